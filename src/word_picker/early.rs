//! Words that were tapped in the author's text before the picker was there: on a slow line a reader is sooner than the code.
//! The loader marks them in the page, and hands them over in an event once the picker is there.

use std::ops::Range;

use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, Event, HtmlElement};

use super::model::Source;
use super::paste;
use super::view::Picker;
use crate::host::listener::listen;
use crate::text::word_ranges_with;

/// The event, with an array of ranges as its detail: each is a word of the slotted text, or a part of one.
const EARLY: &str = "activity-early";

/// Picks what was tapped early, where the author's text is the one that is read. A tap never lets go what was picked on an
/// earlier visit, for nobody saw then that it was.
pub(super) fn take_early(picker: Picker) {
    let Some(host) = picker.session.host() else { return };
    let target = host.clone();
    listen(&target, EARLY, move |event: Event| {
        let words = event.dyn_ref::<CustomEvent>().and_then(|event| event.detail().dyn_into::<js_sys::Array>().ok());
        if picker.session.peek(|state| state.source == Source::Given) {
            for word in words.iter().flat_map(js_sys::Array::iter).filter_map(|word| word.dyn_into().ok()) {
                if let Some((block, range)) = place(picker, &host, &word)
                    && picker.picks_at(block, &range).is_empty()
                {
                    picker.add(block, range);
                }
            }
        }
    });
}

/// Where a word of the slotted text is in the text that was read. All before it, with its first letter, is read in the same way
/// as the whole. Blocks may be cut elsewhere in it, and white space may be another; what can be seen is the same.
fn place(picker: Picker, host: &HtmlElement, word: &web_sys::Range) -> Option<(u32, Range<usize>)> {
    let first = String::from(word.to_string()).chars().next()?;
    let start = usize::try_from(word.start_offset().ok()?).ok()?;
    let before = paste::from_slot_to(host, &word.start_container().ok()?, start.saturating_add(first.len_utf16()))?;
    let mut left = before.blocks.iter().map(|block| seen(&block.text).count()).sum::<usize>().checked_sub(1)?;
    let text = picker.text.peeked();
    for (number, block) in text.blocks.iter().enumerate() {
        let all = seen(&block.text).count();
        if left >= all {
            left = left.saturating_sub(all);
            continue;
        }
        let (at, _) = seen(&block.text).nth(left)?;
        let words = picker.boundaries.peek(|boundaries| word_ranges_with(boundaries, &block.text))?;
        return Some((u32::try_from(number).ok()?, words.into_iter().find(|word| word.contains(&at))?));
    }
    None
}

/// The characters that can be seen, and where they are.
fn seen(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.char_indices().filter(|(_, c)| !c.is_whitespace())
}
