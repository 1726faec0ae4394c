//! Words that were tapped in the author's text before the picker was there: on a slow line a reader is sooner than the code.
//! The loader marks them in the page, and hands them over in an event once the picker is there.

use std::ops::Range;

use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, Element, Event, HtmlElement};

use super::model::Source;
use super::paste;
use super::view::Picker;
use crate::host::listener::listen;
use crate::host::settings::slotted;
use crate::text::{Text, word_ranges_with};

/// The event, with an array of ranges as its detail: each is a word of the slotted text, or a part of one.
const EARLY: &str = "activity-early";

/// Picks what was tapped early, where the author's text is the one that is read. A tap never lets go what was picked on an
/// earlier visit, for nobody saw then that it was.
pub(super) fn take_early(picker: Picker) {
    let Some(host) = picker.session.host() else { return };
    let target = host.clone();
    listen(&target, EARLY, move |event: Event| {
        let words = event.dyn_ref::<CustomEvent>().map(|event| js_sys::Array::from(&event.detail()));
        if picker.session.peek(|state| state.source == Source::Given) {
            for word in words.iter().flat_map(|words| words.iter()).filter_map(|word| word.dyn_into().ok()) {
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
/// as the whole: that ends in the same block, as far from its start.
fn place(picker: Picker, host: &HtmlElement, word: &web_sys::Range) -> Option<(u32, Range<usize>)> {
    let slot = slotted(host, "text")?;
    let first = String::from(word.to_string()).chars().next()?.len_utf16();
    let end = word.start_offset().ok()?.checked_add(u32::try_from(first).ok()?)?;
    let before = word.clone_range();
    before.set_end(&word.start_container().ok()?, end).ok()?;
    before.set_start(&slot, 0).ok()?;
    let copy: Element = slot.clone_node().ok()?.dyn_into().ok()?;
    copy.append_child(before.clone_contents().ok()?.as_ref()).ok()?;
    let read = paste::from_element(&copy);
    let last = read.blocks.last()?;
    let number = read.blocks.len().checked_sub(1)?;
    let at = last.text.len().checked_sub(1)?;
    let text: Text = picker.text.peeked();
    let block = &text.blocks.get(number)?.text;
    if !block.starts_with(&*last.text) {
        return None;
    }
    let words = picker.boundaries.peek(|boundaries| word_ranges_with(boundaries, block))?;
    Some((u32::try_from(number).ok()?, words.into_iter().find(|word| word.contains(&at))?))
}
