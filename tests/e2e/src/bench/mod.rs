//! The word picker measured against a plain page with a span for each word, on a slow phone with a slow line; and the power
//! sorter with many cards, on a slow phone (see `sorter`).
//!
//! Both of the word picker's pages hold the same text, in Chromium with 390 x 844 CSS pixels, a CPU slowed down four times, 1.6 Mbit/s with
//! 150 ms latency and no cache. The two take turns, each run in a new browser with a new origin. Printed are the medians of
//! the runs, beside the goals of the project.
//!
//! What is measured, and how:
//!
//! | row | meaning |
//! |---|---|
//! | transferred | bytes of all responses with their headers, compressed as a static host sends them |
//! | text in sight | from the start of the navigation to the end of the first frame with the text's first word in view and its last word in the page, be it the picker's own or still the author's, which readers have until then |
//! | first word marked | from the start of the navigation to the end of the first frame that shows a word marked by a real touch: one word is touched again and again from the moment the page's scripts have run. The picker takes such a touch before it is ready itself |
//! | first word ready | from the start of the navigation to the end of the first frame in which the page says it is ready and the text's first word is in view; then a real touch must mark that word |
//! | whole text there | the same for the text's last word |
//! | tap to frame | from a tap's time stamp to the end of the first frame that shows the tapped word's new state, over real touches |
//! | undo to frame | the same for a touch of the button that takes a step back; on the plain page it does no more than that |
//! | key to frame | from a key's time stamp to the end of the first frame with its letter in a pick's note |
//! | longest task in use | the longest that the page was busy at a stretch during all that, if over 50 ms |
//! | DOM nodes | elements and text nodes, shadow roots included |
//! | accessibility nodes | the length of Chromium's full accessibility tree |
//! | memory | used JavaScript heap after a collection, plus the WebAssembly memory |
//!
//! Absent on purpose: a pass or a fail. The numbers depend on the machine; the table says where a goal is missed.

mod measure;
mod sorter;
mod table;
mod text;

use std::process::ExitCode;

use crate::failure::{Failure, Result};
use crate::process;
use measure::{Measured, Subject};

/// How many runs the medians are of, unless `--runs` says otherwise.
const RUNS: usize = 5;
/// Lengths of the text in words, unless `--words` says otherwise.
const SIZES: [usize; 3] = [400, 2_000, 10_000];
/// The length at which accessibility nodes have their goal.
const ACCESSIBILITY_SIZE: usize = 5_000;

/// How many cards the power sorter has, unless `--cards` says otherwise.
const CARDS: [usize; 1] = [300];

/// What is measured.
struct Options {
    runs: usize,
    words: Vec<usize>,
    cards: Vec<usize>,
}

/// Runs the measurements and prints the tables. `--runs N`, `--words 400,2000` and `--cards 10,300` change what is measured; a
/// list that is empty leaves its widget out.
pub fn main() -> ExitCode {
    process::end_children_on_signals();
    let _end = process::EndChildren;
    match options(std::env::args().skip(1)).and_then(|options| bench(&options)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("bench: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn options(mut arguments: impl Iterator<Item = String>) -> Result<Options> {
    let mut options = Options { runs: RUNS, words: SIZES.to_vec(), cards: CARDS.to_vec() };
    let number = |text: &str| text.trim().parse::<usize>().ok().filter(|number| *number > 0);
    while let Some(name) = arguments.next() {
        let value = arguments.next().unwrap_or_default();
        let bad = || Failure::step(format!("{name} {value}: use --runs N, --words N,N and --cards N,N"));
        let list = || {
            value
                .split(',')
                .filter(|part| !part.is_empty())
                .map(|part| number(part).ok_or_else(bad))
                .collect::<Result<Vec<_>>>()
        };
        match name.as_str() {
            "--runs" => options.runs = number(&value).ok_or_else(bad)?,
            "--words" => options.words = list()?,
            "--cards" => options.cards = list()?,
            _ => return Err(bad()),
        }
    }
    Ok(options)
}

fn bench(options: &Options) -> Result {
    if !options.words.is_empty() {
        pickers(options.runs, &options.words)?;
    }
    if !options.cards.is_empty() {
        sorters(options.runs, &options.cards)?;
    }
    Ok(())
}

fn sorters(runs: usize, sizes: &[usize]) -> Result {
    println!("Chromium, 390 x 844; moves with a CPU 4x slower, drags without; all of {runs} runs\n");
    for &size in sizes {
        let measured = |run: usize| {
            eprintln!("  {size} cards, run {} of {runs}", run + 1);
            sorter::run(size).map_err(|failure| failure.while_doing(&format!("power sorter with {size} cards")))
        };
        table::print_sorter(size, &(0..runs).map(measured).collect::<Result<Vec<_>>>()?);
    }
    Ok(())
}

fn pickers(runs: usize, sizes: &[usize]) -> Result {
    println!("Chromium, 390 x 844, CPU 4x slower, 1.6 Mbit/s, 150 ms latency, no cache; medians of {runs} runs\n");
    for &size in sizes {
        let text = text::html(size);
        let mut results: [Vec<Measured>; 2] = [Vec::new(), Vec::new()];
        for run in 0..runs {
            // Taking turns, and each first every other time, so that what else the machine does hits both.
            let mut order = Subject::BOTH;
            if run % 2 == 1 {
                order.reverse();
            }
            for subject in order {
                let measured = measure::run(subject, &text, true)
                    .map_err(|failure| failure.while_doing(&format!("{subject} with {size} words")))?;
                eprintln!("  {size} words, run {} of {runs}, {subject}: ready after {:.0} ms", run + 1, measured.ready);
                results[subject as usize].push(measured);
            }
        }
        let [picker, plain] = results;
        table::print(size, &picker, &plain);
    }
    let text = text::html(ACCESSIBILITY_SIZE);
    let picker = measure::run(Subject::Picker, &text, false)?;
    let plain = measure::run(Subject::Plain, &text, false)?;
    table::print_accessibility(ACCESSIBILITY_SIZE, &picker, &plain);
    Ok(())
}
