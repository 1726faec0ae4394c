//! Places in the text, each in its sentence: a list that several views show.

use std::ops::Range;

use super::view::Picker;
use crate::lang::fill;
use crate::parts::{button, focus_soon};
use crate::text::{InSentence, Text, in_sentences};
use crate::ui::{El, Held, el, fragment};

/// How many are shown at once.
const AT_ONCE: usize = 50;

/// Builds the item of one place.
pub(super) type Item = fn(Picker, &Text, InSentence) -> El;

/// A list of places, item by item as `item` builds it. A long one is shown in pieces, each after the press of a button.
pub(super) fn occurrences(picker: Picker, places: Vec<(u32, Range<usize>)>, item: Item) -> El {
    let text = picker.text.peeked();
    let total = places.len();
    let shown = Held::new(AT_ONCE);
    let keys = move || (0..total.min(shown.get())).map(|index| index.to_string()).collect();
    let list = el("ul").class("places").each(keys, move |key| {
        let index = key.parse().unwrap_or(0);
        let place = places.get(index).cloned();
        let found = picker.boundaries.peek(|boundaries| in_sentences(boundaries, &text, place)).unwrap_or_default();
        let item = found.into_iter().next().map_or_else(|| el("li"), |place| item(picker, &text, place));
        if index == 0 || !index.is_multiple_of(AT_ONCE) {
            return item;
        }
        // The first of those that the button brought. The button may be gone now, so the focus goes on to it.
        let item = item.attr("tabindex", "-1");
        focus_soon(item.as_element());
        item
    });
    let left = move || total.saturating_sub(shown.get());
    let more = button("", "quiet")
        .flag("hidden", move || left() == 0)
        .text_when(move || fill(picker.words.show_more, &[("count", &left().min(AT_ONCE).to_string())]))
        .on("click", move |_| shown.update(|shown| *shown = shown.saturating_add(AT_ONCE)));
    fragment().child(list).child(more)
}

/// The sentence of a place before it, the place itself, and what comes after.
pub(super) fn parts<'a>(text: &'a Text, place: &InSentence) -> (&'a str, &'a str, &'a str) {
    let paragraph = text.blocks.get(place.block as usize).map_or("", |block| &block.text);
    let part = |range: Range<usize>| paragraph.get(range).unwrap_or_default();
    let (range, sentence) = (place.range.clone(), place.sentence.clone());
    (part(sentence.start..range.start), part(range.clone()), part(range.end..sentence.end))
}

/// The sentence of a place with the place marked, added to an element.
pub(super) fn marked(element: El, text: &Text, place: &InSentence) -> El {
    let (before, words, after) = parts(text, place);
    element.text(before).child(el("mark").text(words)).text(after)
}

/// How many places there are, in words.
pub(super) fn how_many(count: usize, one: &str, many: &str) -> String {
    if count == 1 { one.to_owned() } else { fill(many, &[("count", &count.to_string())]) }
}
