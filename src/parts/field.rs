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
    labelled(el("label").text(label), area(rows), Box::new(value), Box::new(changed))
}

/// The same with a label that may change.
pub fn field_when(
    label: impl Fn() -> String + 'static,
    rows: u32,
    value: impl Fn() -> String + 'static,
    changed: impl Fn(String) + 'static,
) -> El {
    labelled(el("label").text_when(label), area(rows), Box::new(value), Box::new(changed))
}

/// The same with a label that the caller made.
pub fn labelled_field(
    label: El,
    rows: u32,
    value: impl Fn() -> String + 'static,
    changed: impl Fn(String) + 'static,
) -> El {
    labelled(label, area(rows), Box::new(value), Box::new(changed))
}

/// A field for one line, with the keyboard that `mode` asks for (`inputmode`). It is about somebody else than the person who
/// writes, so the browser shall not offer that person's own data.
pub fn text_input(
    label: &str,
    mode: &str,
    value: impl Fn() -> String + 'static,
    changed: impl Fn(String) + 'static,
) -> El {
    let input = el("input").attr("type", "text").attr("inputmode", mode).attr("autocomplete", "off");
    labelled(el("label").text(label), input, Box::new(value), Box::new(changed))
}

fn area(rows: u32) -> El {
    el("textarea").attr("rows", &rows.to_string())
}

fn labelled(label: El, control: El, value: Box<dyn Fn() -> String>, changed: Box<dyn Fn(String)>) -> El {
    let id = fresh_id();
    let control = control.attr("id", &id).value(value).on("input", move |event| changed(value_of(&event)));
    el("div").class("field").child(label.attr("for", &id)).child(control)
}

/// What stands in the field that an event is about.
pub fn value_of(event: &Event) -> String {
    let Some(target) = event.target() else { return String::new() };
    match target.dyn_into::<HtmlTextAreaElement>() {
        Ok(area) => area.value(),
        Err(other) => other.dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default(),
    }
}
