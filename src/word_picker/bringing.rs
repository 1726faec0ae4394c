//! Bringing a text of one's own: pasted, typed, or from a file.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Event, HtmlTextAreaElement};

use super::brought::LeftOut;
use super::file_input::{file_input, takes_drops};
use super::intake::Intake;
use super::model::{Action, Source};
use super::paste::Raw;
use super::paste_button::paste_button;
use super::view::Picker;
use crate::parts::{button, focus_soon, fresh_id, value_of};
use crate::store::place;
use crate::ui::{El, Held, effect, el};

/// The longest text that is put into the field to be edited, in characters: a field that holds more stops a phone.
const MOST_EDITABLE: usize = 100_000;

/// The field for a text of one's own, and the buttons that fill it. Pasting into the empty field, or over all of it, is
/// enough: no button needs to be found after it. The release build finds this by its name: it and all that only it needs is a part
/// of its own (see `host::part`).
#[inline(never)]
pub(super) fn bringing(picker: Picker) -> El {
    let (session, words) = (picker.session, picker.words);
    let intake = Intake::new(picker);
    let editing = picker.choosing.peeked();
    let now = picker.text.peeked();
    let too_long = editing && now.chars() > MOST_EDITABLE;
    let edited = if editing && !too_long { now.to_plain() } else { String::new() };
    let value = Held::new(edited.clone());
    follow_draft(picker, value, edited);
    let is_empty = move || value.peek(|text| text.trim().is_empty()).unwrap_or_default();

    let on_paste = move |event: Event| {
        let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        let raw = data.as_ref().map(Raw::of).unwrap_or_default();
        if !raw.is_blank() && (is_replaced(&event) || raw.plain.len() > MOST_EDITABLE) {
            event.prevent_default();
            intake.take(raw, LeftOut::default());
        }
    };
    let on_input = move |event: Event| {
        let text = value_of(&event);
        value.set(text.clone());
        picker.act(Action::Draft(text));
    };
    let on_use = move |_| {
        // What was left out of a text stays with it when it is edited.
        let own = session.peek(|state| (state.source == Source::Own).then(|| state.left.clone()));
        let typed = Raw { typed: true, ..Raw::plain(value.peeked()) };
        intake.take(typed, own.filter(|_| editing && !too_long).unwrap_or_default());
    };
    let id = fresh_id();
    let area = el("textarea").attr("id", &id).attr("rows", "7").value(move || value.get());
    let area = takes_drops(area.on("paste", on_paste).on("input", on_input), intake, words, is_empty);
    let field = area.as_element::<web_sys::HtmlElement>();
    if editing && picker.is_at_start() {
        focus_soon(field.clone());
    }
    let returning = field.clone();
    let paste = paste_button(intake, words, move || focus_soon(field.clone()));
    let row = el("div")
        .class("row")
        .child(button(words.use_text, "first").on("click", on_use))
        .children(paste)
        .child(file_input(intake, words));
    let earlier = button(words.take_up, "quiet")
        .flag("hidden", move || session.with(|state| state.earlier.is_empty()))
        .on("click", move |_| {
            picker.act(Action::TakeUp);
            focus_soon(returning.clone());
        });
    let parts = [
        el("div").class("field").child(el("label").attr("for", &id).text(words.bring_label)).child(area),
        el("p").class("hint").flag("hidden", move || !too_long).text(words.too_long_to_edit),
        earlier,
        intake.standing(),
        row,
    ];
    el("div").class("bring").children(parts)
}

/// Lets the field hold the draft, also one that comes from elsewhere: by Undo, by a copy that is brought back, from another
/// tab. While there is none, the field holds `without`.
fn follow_draft(picker: Picker, value: Held<String>, without: String) {
    let mut known = String::new();
    effect(move || {
        let other = picker.session.with(|state| (state.draft != known).then(|| state.draft.clone()));
        let Some(draft) = other else { return };
        // What is typed stands in the field before it is the draft: a field that was emptied stays empty.
        if value.peek(|value| *value != draft) == Some(true) {
            value.set(if draft.is_empty() { without.clone() } else { draft.clone() });
        }
        known = draft;
    });
}

/// Whether what is put into the field now takes the place of all that it says. Then it is another text, and no edit.
fn is_replaced(event: &Event) -> bool {
    let Some(area) = event.current_target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok()) else {
        return false;
    };
    let text = area.value();
    let start = place::length(&text).saturating_sub(place::length(text.trim_start()));
    let chosen = area.selection_start().ok().flatten().zip(area.selection_end().ok().flatten());
    chosen.is_some_and(|(from, to)| from as usize <= start && place::length(text.trim_end()) <= to as usize)
}
