//! Fields and buttons.

use std::sync::atomic::{AtomicU32, Ordering};

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlTextAreaElement};

use crate::ui::{El, el};

/// An id that no other element of ours has. Ids never cross a shadow boundary, but one widget has many fields.
pub fn fresh_id() -> String {
    static LAST: AtomicU32 = AtomicU32::new(0);
    ["aw-", &LAST.fetch_add(1, Ordering::Relaxed).to_string()].concat()
}

/// A button with a text, and a class: `first` for the one that matters most, `quiet` for those that matter least.
pub fn button(text: &str, class: &str) -> El {
    el("button").attr("type", "button").class(class).text(text)
}

/// A text field below its label, which is always in sight. `changed` gets the whole text after each change.
pub fn field(label: &str, rows: u32, value: impl Fn() -> String + 'static, changed: impl Fn(String) + 'static) -> El {
    labelled_field(el("label").text(label), rows, value, changed)
}

/// The same with a label that the caller made.
pub fn labelled_field(
    label: El,
    rows: u32,
    value: impl Fn() -> String + 'static,
    changed: impl Fn(String) + 'static,
) -> El {
    let id = fresh_id();
    let area = el("textarea").attr("id", &id).attr("rows", &rows.to_string()).value(value);
    let area = area.on("input", move |event| changed(value_of(&event)));
    el("div").class("field").child(label.attr("for", &id)).child(area)
}

/// What stands in the field that an event is about.
pub fn value_of(event: &Event) -> String {
    let Some(target) = event.target() else { return String::new() };
    match target.dyn_into::<HtmlTextAreaElement>() {
        Ok(area) => area.value(),
        Err(other) => other.dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default(),
    }
}
