//! The table, with the goals beside the numbers.

use super::measure::Measured;
use super::sorter::Sorted;

/// Milliseconds until the picker with 2,000 words is ready.
const READY_GOAL: f64 = 1_600.0;
/// Milliseconds from a tap, a key or any move of a card to the frame, 95th percentile.
const FRAME_GOAL: f64 = 50.0;
/// Frames a second while a card is dragged; a frame more or less in a second is the clock's.
const FRAMES_GOAL: f64 = 59.0;
/// Accessibility nodes of the picker with 5,000 words.
const ACCESSIBILITY_GOAL: f64 = 1_500.0;

/// Times of one run, in milliseconds.
type Times = fn(&Measured) -> &Vec<f64>;

/// Prints what was measured at one length.
pub(super) fn print(words: usize, picker: &[Measured], plain: &[Measured]) {
    println!("{words} words");
    println!("  {:<26}{:>14}{:>14}   goal", "", "word picker", "plain page");
    let row =
        |name: &str, value: &dyn Fn(&Measured) -> f64, show: &dyn Fn(f64) -> String, goal: Option<(f64, String)>| {
            let median_of = |runs: &[Measured]| median(runs.iter().map(value).collect());
            let (ours, theirs) = (median_of(picker), median_of(plain));
            println!("  {name:<26}{:>14}{:>14}   {}", show(ours), show(theirs), verdict(ours, goal));
        };
    let ms = |value: f64| format!("{value:.0} ms");
    let kb = |value: f64| format!("{:.1} KB", value / 1024.0);
    let count = |value: f64| format!("{value:.0}");
    let as_plain = |value: fn(&Measured) -> f64| {
        Some((median(plain.iter().map(value).collect()), "1.0 x the plain page".to_owned()))
    };
    let ready = || Some((READY_GOAL, format!("{READY_GOAL:.0} ms")));
    let (sight_goal, pasted_goal, tap_goal, ready_goal) = match words {
        2_000 => (None, None, ready(), ready()),
        10_000 => (
            as_plain(|run| run.sight),
            as_plain(|run| run.pasted),
            as_plain(|run| run.first_tap),
            as_plain(|run| run.ready),
        ),
        _ => (None, None, None, None),
    };
    row("transferred", &|run| run.bytes, &kb, None);
    row("text in sight", &|run| run.sight, &ms, sight_goal);
    row("pasted text in sight", &|run| run.pasted, &ms, pasted_goal);
    row("first word marked", &|run| run.first_tap, &ms, tap_goal);
    row("first word ready", &|run| run.ready, &ms, ready_goal);
    row("whole text there", &|run| run.whole, &ms, None);
    let timed: [(&str, Times); 3] =
        [("tap", |run| &run.taps), ("undo", |run| &run.steps_back), ("key", |run| &run.keys)];
    for (name, times) in timed {
        let goal = Some((FRAME_GOAL, format!("{FRAME_GOAL:.0} ms")));
        row(&format!("{name} to frame, median"), &|run| percentile(times(run), 0.5), &ms, None);
        row(&format!("{name} to frame, 95 %"), &|run| percentile(times(run), 0.95), &ms, goal);
    }
    row("longest task in use", &|run| run.longest, &ms, None);
    row("DOM nodes", &|run| run.dom_nodes, &count, None);
    row("accessibility nodes", &|run| run.accessibility_nodes, &count, None);
    row("JavaScript heap", &|run| run.heap, &kb, None);
    row("WebAssembly memory", &|run| run.wasm, &kb, None);
    row("memory together", &|run| run.heap + run.wasm, &kb, None);
    println!();
}

/// Prints the accessibility nodes at the length that has a goal for them.
pub(super) fn print_accessibility(words: usize, picker: &Measured, plain: &Measured) {
    println!("{words} words");
    let (ours, theirs) = (picker.accessibility_nodes, plain.accessibility_nodes);
    let goal = verdict(ours, Some((ACCESSIBILITY_GOAL, format!("{ACCESSIBILITY_GOAL:.0}"))));
    println!("  {:<26}{ours:>14.0}{theirs:>14.0}   {goal}", "accessibility nodes");
}

/// A kind of move, and its times in a run.
type Kind = (&'static str, fn(&Sorted) -> &Vec<f64>);

/// Prints what was measured of the power sorter with so many cards.
pub(super) fn print_sorter(cards: usize, runs: &[Sorted]) {
    println!("{cards} cards");
    println!("  {:<26}{:>10}{:>10}   goal", "move to frame", "median", "slowest");
    let kinds: [Kind; 4] = [
        ("by radio", |run| &run.radio),
        ("by key", |run| &run.key),
        ("by drop", |run| &run.drop),
        ("by Undo", |run| &run.undo),
    ];
    for (name, times) in kinds {
        let times: Vec<f64> = runs.iter().flat_map(times).copied().collect();
        let (middle, slowest) = (percentile(&times, 0.5), percentile(&times, 1.0));
        let goal = verdict(slowest, Some((FRAME_GOAL, format!("{FRAME_GOAL:.0} ms"))));
        println!("  {name:<26}{middle:>7.0} ms{slowest:>7.0} ms   {goal}");
    }
    let gaps = |run: &Sorted| run.frames.windows(2).map(|pair| pair[1] - pair[0]).collect::<Vec<f64>>();
    let rates = runs.iter().map(gaps).map(|gaps| gaps.len() as f64 * 1_000.0 / gaps.iter().sum::<f64>().max(1.0));
    let rate = median(rates.collect());
    let longest = percentile(&runs.iter().flat_map(gaps).collect::<Vec<f64>>(), 1.0);
    let goal = if rate >= FRAMES_GOAL { "60: reached".to_owned() } else { format!("60: MISSED by {:.0}", 60.0 - rate) };
    println!("  {:<26}{rate:>20.1}   {goal}", "drag, frames a second");
    println!("  {:<26}{longest:>17.0} ms", "longest gap");
    println!();
}

fn verdict(value: f64, goal: Option<(f64, String)>) -> String {
    match goal {
        None => String::new(),
        Some((limit, text)) if value <= limit => format!("{text}: reached"),
        Some((limit, text)) => format!("{text}: MISSED by {:.0} %", (value / limit - 1.0) * 100.0),
    }
}

fn median(values: Vec<f64>) -> f64 {
    percentile(&values, 0.5)
}

/// The smallest value that so much of all lies at or below (nearest rank); 0 for none.
fn percentile(values: &[f64], part: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rank within the list")]
    let rank = (part * sorted.len() as f64).ceil() as usize;
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_by_nearest_rank() {
        let values: Vec<f64> = (1..=20).rev().map(f64::from).collect();
        assert_eq!(percentile(&values, 0.5), 10.0);
        assert_eq!(percentile(&values, 0.95), 19.0);
        assert_eq!(percentile(&[7.0], 0.95), 7.0);
        assert_eq!(percentile(&[], 0.5), 0.0);
    }

    #[test]
    fn a_missed_goal_says_so() {
        assert_eq!(verdict(60.0, Some((50.0, "50 ms".to_owned()))), "50 ms: MISSED by 20 %");
        assert_eq!(verdict(50.0, Some((50.0, "50 ms".to_owned()))), "50 ms: reached");
    }
}
