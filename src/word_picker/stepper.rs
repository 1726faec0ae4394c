//! The sentence stepper: one sentence at a time, each of its words a button. For the keyboard, a switch, the voice or a
//! screen reader, and for anyone who finds a word hard to hit.

use std::ops::Range;

use leptos::prelude::*;

use super::running_text::Place;
use super::view::Picker;
use crate::lang::fill;
use crate::parts::fresh_id;
use crate::text::{Text, sentence_ranges_with, trimmed, word_ranges_with};

/// Where the stepper stands: a block, and a sentence in it.
type Stand = (usize, usize);

/// The button that opens it, and the stepper.
pub(super) fn stepper(picker: Picker) -> AnyView {
    let words = picker.words;
    let open = RwSignal::new(false);
    let body = fresh_id();
    view! {
        <section class="stepper">
            <button
                type="button"
                class="quiet"
                aria-expanded=move || open.get().to_string()
                aria-controls=body.clone()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {words.stepper}
            </button>
            <div id=body hidden=move || !open.get()>{move || open.get().then(|| sentence_view(picker))}</div>
        </section>
    }
    .into_any()
}

fn sentence_view(picker: Picker) -> AnyView {
    let words = picker.words;
    let stand = RwSignal::<Stand>::new((0, 0));
    // Another text begins at its beginning.
    Effect::new(move |_| {
        picker.text.track();
        stand.set((0, 0));
    });
    let move_by = move |forward: bool| {
        let next = picker.text.with_untracked(|text| neighbour(picker, text, stand.get_untracked(), forward));
        if let Some(next) = next {
            stand.set(next);
            picker.session.say(picker.text.with_untracked(|text| sentence_text(picker, text, next)));
        }
    };
    let buttons = move || {
        let (block, sentence) = stand.get();
        picker.text.with(|text| {
            let number = u32::try_from(block).unwrap_or_default();
            words_of(picker, text, (block, sentence))
                .into_iter()
                .map(|(word, range)| word_button(picker, number, word, range))
                .collect::<Vec<_>>()
        })
    };
    let name = move || {
        let (block, sentence) = stand.get();
        picker.text.with(|text| {
            let total = sentences(picker, text, block).len().to_string();
            fill(words.sentence_words, &[("number", &sentence.saturating_add(1).to_string()), ("total", &total)])
        })
    };
    view! {
        <p class="hint">{words.stepper_hint}</p>
        <div class="row">
            <button type="button" on:click=move |_| move_by(false)>{words.previous_sentence}</button>
            <button type="button" on:click=move |_| move_by(true)>{words.next_sentence}</button>
        </div>
        <div class="row words" role="group" aria-label=name>{buttons}</div>
    }
    .into_any()
}

fn word_button(picker: Picker, block: u32, word: String, range: Range<usize>) -> AnyView {
    let at = range.clone();
    let covers = move |place: &Place| place.1 == block && place.2.start < at.end && at.start < place.2.end;
    let pressed = Memo::new(move |_| picker.places.with(|places| places.iter().any(&covers)));
    view! {
        <button
            type="button"
            class="word"
            aria-pressed=move || pressed.get().to_string()
            on:click=move |_| picker.toggle(block, range.clone())
        >
            {word}
        </button>
    }
    .into_any()
}

fn sentences(picker: Picker, text: &Text, block: usize) -> Vec<Range<usize>> {
    let Some(block) = text.blocks.get(block) else { return Vec::new() };
    picker.boundaries.try_with_value(|boundaries| sentence_ranges_with(boundaries, &block.text)).unwrap_or_default()
}

fn sentence_text(picker: Picker, text: &Text, stand: Stand) -> String {
    let Some(block) = text.blocks.get(stand.0) else { return String::new() };
    let range = sentences(picker, text, stand.0).get(stand.1).cloned().unwrap_or_default();
    block.text.get(trimmed(&block.text, range)).unwrap_or_default().to_owned()
}

fn words_of(picker: Picker, text: &Text, stand: Stand) -> Vec<(String, Range<usize>)> {
    let Some(block) = text.blocks.get(stand.0) else { return Vec::new() };
    let sentence = sentences(picker, text, stand.0).get(stand.1).cloned().unwrap_or_default();
    let words = picker.boundaries.try_with_value(|boundaries| word_ranges_with(boundaries, &block.text)).unwrap_or_default();
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
