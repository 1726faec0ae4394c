//! Turning away texts that could not be kept, before anybody takes them.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, Event, HtmlElement};

use super::desk::Desk;
use super::listener::listen_first;
use crate::store::place;

/// The longest text that may be pasted or dropped at once, in UTF-16 code units: half of what one activity may take.
pub const LONGEST_TEXT: usize = super::storage::LONGEST / 2;

/// Turns away longer texts that are pasted into the element or dropped on it, and says so.
pub(super) fn refuse_long_texts(host: &HtmlElement, desk: Desk) {
    let guard = move |event: Event| {
        let text = carried(&event).and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        if place::length(&text) > LONGEST_TEXT {
            event.prevent_default();
            event.stop_immediate_propagation();
            desk.too_long.set(true);
        }
    };
    listen_first(host, "paste", guard);
    listen_first(host, "drop", guard);
}

/// What an event brings along.
fn carried(event: &Event) -> Option<DataTransfer> {
    match event.dyn_ref::<ClipboardEvent>() {
        Some(event) => event.clipboard_data(),
        None => event.dyn_ref::<DragEvent>()?.data_transfer(),
    }
}
