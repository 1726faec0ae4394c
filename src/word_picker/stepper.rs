//! The sentence stepper: one sentence at a time, each of its words a button. For the keyboard, a switch, the voice or a
//! screen reader, and for anyone who finds a word hard to hit.

use std::ops::Range;

use super::running_text::Place;
use super::view::Picker;
use crate::lang::fill;
use crate::parts::{button, fresh_id};
use crate::text::{Text, sentence_ranges_with, trimmed, word_ranges_with};
use crate::ui::{El, Held, effect, el};

/// Where the stepper stands: a block, and a sentence in it.
type Stand = (usize, usize);

/// The button that opens it, and the stepper.
pub(super) fn stepper(picker: Picker) -> El {
    let open = Held::new(false);
    let body = fresh_id();
    let press = button(picker.words.stepper, "quiet")
        .attr("aria-controls", &body)
        .truth("aria-expanded", move || open.get())
        .on("click", move |_| open.update(|open| *open = !*open));
    let body = el("div").attr("id", &body).flag("hidden", move || !open.get());
    el("section").class("stepper").child(press).child(body.show_while(move || open.get(), move || steps(picker)))
}

fn steps(picker: Picker) -> El {
    let words = picker.words;
    let stand = Held::<Stand>::new((0, 0));
    // Another text begins at its beginning.
    effect(move || {
        picker.text.track();
        stand.set((0, 0));
    });
    let move_by = move |forward: bool| {
        let next = picker.text.peek(|text| neighbour(picker, text, stand.peeked(), forward)).flatten();
        if let Some(next) = next {
            stand.set(next);
            picker.session.say(picker.text.peek(|text| sentence_text(picker, text, next)).unwrap_or_default());
        }
    };
    let name = move || {
        let (block, sentence) = stand.get();
        let total = picker.text.with(|text| sentences(picker, text, block).len()).unwrap_or_default().to_string();
        fill(words.sentence_words, &[("number", &sentence.saturating_add(1).to_string()), ("total", &total)])
    };
    let row = el("div")
        .class("row")
        .child(button(words.previous_sentence, "").on("click", move |_| move_by(false)))
        .child(button(words.next_sentence, "").on("click", move |_| move_by(true)));
    let group = el("div").attr("role", "group").attr_when("aria-label", move || Some(name()));
    let buttons = move || {
        let (block, sentence) = stand.get();
        let number = u32::try_from(block).unwrap_or_default();
        let found = picker.text.with(|text| words_of(picker, text, (block, sentence))).unwrap_or_default();
        let buttons = found.into_iter().map(|(word, range)| word_button(picker, number, &word, range));
        Some(el("div").class("row words").children(buttons))
    };
    el("div")
        .class("steps-of")
        .child(el("p").class("hint").text(words.stepper_hint))
        .child(row)
        .child(group.show(buttons))
}

fn word_button(picker: Picker, block: u32, word: &str, range: Range<usize>) -> El {
    let at = range.clone();
    let covers = move |place: &Place| place.1 == block && place.2.start < at.end && at.start < place.2.end;
    button(word, "word")
        .truth("aria-pressed", move || picker.places.with(|places| places.iter().any(&covers)).unwrap_or_default())
        .on("click", move |_| picker.toggle(block, range.clone()))
}

fn sentences(picker: Picker, text: &Text, block: usize) -> Vec<Range<usize>> {
    let Some(block) = text.blocks.get(block) else { return Vec::new() };
    picker.boundaries.peek(|boundaries| sentence_ranges_with(boundaries, &block.text)).unwrap_or_default()
}

fn sentence_text(picker: Picker, text: &Text, stand: Stand) -> String {
    let Some(block) = text.blocks.get(stand.0) else { return String::new() };
    let range = sentences(picker, text, stand.0).get(stand.1).cloned().unwrap_or_default();
    block.text.get(trimmed(&block.text, range)).unwrap_or_default().to_owned()
}

fn words_of(picker: Picker, text: &Text, stand: Stand) -> Vec<(String, Range<usize>)> {
    let Some(block) = text.blocks.get(stand.0) else { return Vec::new() };
    let sentence = sentences(picker, text, stand.0).get(stand.1).cloned().unwrap_or_default();
    let words = picker.boundaries.peek(|boundaries| word_ranges_with(boundaries, &block.text)).unwrap_or_default();
    let inside = words.into_iter().filter(|word| sentence.contains(&word.start));
    inside.filter_map(|word| Some((block.text.get(word.clone())?.to_owned(), word))).collect()
}

/// The sentence before or after one.
fn neighbour(picker: Picker, text: &Text, (block, sentence): Stand, forward: bool) -> Option<Stand> {
    if forward {
        let next = sentence.saturating_add(1);
        if next < sentences(picker, text, block).len() {
            return Some((block, next));
        }
        let below = block.saturating_add(1);
        return (below < text.blocks.len()).then_some((below, 0));
    }
    if let Some(before) = sentence.checked_sub(1) {
        return Some((block, before));
    }
    let above = block.checked_sub(1)?;
    Some((above, sentences(picker, text, above).len().saturating_sub(1)))
}
