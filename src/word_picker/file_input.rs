//! A text file, chosen by button or dropped on the text field.

use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, File, HtmlInputElement};

use super::brought::LeftOut;
use super::intake::Intake;
use super::paste::Raw;
use crate::host::file;
use crate::lang::WordPickerWords;
use crate::parts::fresh_id;
use crate::ui::{El, el, fragment};

/// What the button offers. Systems know few of the media types, so the endings stand there as well.
const ACCEPT: &str = ".txt,.md,.markdown,.html,.htm,text/plain,text/markdown,text/html";

/// The button: a file field with its label for a face.
pub(super) fn file_input(intake: Intake, words: &'static WordPickerWords) -> El {
    let id = fresh_id();
    let input = el("input").attr("type", "file").attr("id", &id).class("unseen").attr("accept", ACCEPT);
    let chosen = move |event: Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        let chosen = input.files().and_then(|files| files.item(0));
        // The same file may be chosen again, after it was changed.
        if let Some(chosen) = chosen {
            take_file(intake, words, chosen);
        }
        input.set_value("");
    };
    let label = el("label").attr("for", &id).class("button").text(words.choose_file);
    fragment().child(input.on("change", chosen)).child(label)
}

/// Lets a field take what is dropped on it: a file always, a text while the field is empty. Everything else is the browser's
/// affair.
pub(super) fn takes_drops(
    field: El,
    intake: Intake,
    words: &'static WordPickerWords,
    is_empty: impl Fn() -> bool + 'static,
) -> El {
    let data = |event: &Event| event.dyn_ref::<DragEvent>()?.data_transfer();
    let over = move |event: Event| {
        // Without this the browser would leave the page for the file.
        if data(&event).is_some_and(|data| data.types().includes(&"Files".into(), 0)) {
            event.prevent_default();
        }
    };
    let dropped = move |event: Event| {
        let Some(data) = data(&event) else { return };
        if let Some(file) = data.files().and_then(|files| files.item(0)) {
            event.prevent_default();
            take_file(intake, words, file);
        } else if is_empty() {
            let raw = Raw::of(&data);
            if !raw.is_blank() {
                event.prevent_default();
                intake.take(raw, LeftOut::default());
            }
        }
    };
    field.on("dragover", over).on("drop", dropped)
}

fn take_file(intake: Intake, words: &'static WordPickerWords, file: File) {
    let name = file.name().to_ascii_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    let (html, marked) = (ends(&[".html", ".htm", ".xhtml"]), ends(&[".md", ".markdown"]));
    leptos::task::spawn_local(async move {
        let Some(text) = file::text(&file).await else { return intake.refuse(words.no_text_file) };
        let raw = if html { Raw { html: text, ..Raw::default() } } else { Raw { marked, ..Raw::plain(text) } };
        intake.take(raw, LeftOut::default());
    });
}
