//! Bringing a text: pasted, typed, the author's, or the sample page.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Event};

use super::model::{Action, Source};
use super::paste::{self, Pasted};
use super::view::Picker;
use crate::parts::{button, focus_soon, fresh_id, steps, value_of};
use crate::text::Text;
use crate::ui::{El, Held, el};

/// The longest text that is put into the field to be edited, in characters: a field that holds more stops a phone.
const MOST_EDITABLE: usize = 100_000;

/// The panel. Pasting into the empty field is enough: no button needs to be found after it.
pub(super) fn start(picker: Picker) -> El {
    let (session, words) = (picker.session, picker.words);
    let editing = picker.choosing.peeked();
    let now = picker.text.peeked();
    let too_long = editing && now.chars() > MOST_EDITABLE;
    let edited = if editing && !too_long { now.to_plain() } else { String::new() };
    let draft = session.peek(|state| state.draft.clone());
    let value = Held::new(if draft.is_empty() { edited } else { draft });
    let reading = Held::new(false);

    let take = move |text: Text| {
        reading.set(false);
        if !text.is_empty() {
            picker.act(Action::UseOwn(text));
            picker.go_reading();
        }
    };
    let read = move |plain: String| {
        reading.set(true);
        paste::read_plain(plain, picker.text.peeked(), take);
    };
    let on_paste = move |event: Event| {
        let empty = value.peek(|text| text.trim().is_empty()).unwrap_or_default();
        let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        match data.as_ref().and_then(paste::pasted) {
            Some(Pasted::Rich(text)) if empty => {
                event.prevent_default();
                take(text);
            }
            Some(Pasted::Plain(plain)) if empty || plain.len() > MOST_EDITABLE => {
                event.prevent_default();
                read(plain);
            }
            _ => {}
        }
    };
    let on_input = move |event: Event| {
        let text = value_of(&event);
        value.set(text.clone());
        picker.act(Action::Draft(text));
    };
    let choose = move |action: Action| {
        picker.act(action);
        picker.go_reading();
    };
    let other_than_given = move || {
        picker.given.with(|text| !text.is_empty()).unwrap_or_default()
            && session.with(|state| state.source != Source::Given)
    };
    let id = fresh_id();
    let area = el("textarea").attr("id", &id).attr("rows", "7").value(move || value.get());
    let area = area.on("paste", on_paste).on("input", on_input);
    if editing {
        focus_soon(area.as_element());
    }
    let row = el("div")
        .class("row")
        .child(button(words.use_text, "first").on("click", move |_| read(value.peeked())))
        .child(button(words.use_sample, "").on("click", move |_| choose(Action::UseSample)))
        .child(
            button(words.use_given, "")
                .flag("hidden", move || !other_than_given())
                .on("click", move |_| choose(Action::UseGiven)),
        );
    let row = if editing {
        row.child(button(words.keep_text, "quiet").on("click", move |_| picker.go_reading()))
    } else {
        row
    };
    // Beside the text there are these buttons already.
    let row = if now.is_empty() { row.child(steps(session.desk())) } else { row };
    el("section")
        .class("start")
        .child(el("h3").text(words.bring_heading))
        .child(el("p").class("hint").text(words.bring_hint))
        .child(el("div").class("field").child(el("label").attr("for", &id).text(words.bring_label)).child(area))
        .child(el("p").class("hint").flag("hidden", move || !too_long).text(words.too_long_to_edit))
        .child(el("p").class("hint").flag("hidden", move || !reading.get()).text(words.reading))
        .child(row)
}
