//! Taking the notes along: copied, downloaded, or, where the browser allows neither, as text to select.

use web_sys::HtmlTextAreaElement;

use super::field::{button, fresh_id};
use crate::host::desk::Desk;
use crate::host::take_away;
use crate::notes::Format;
use crate::ui::{El, Held, el, fragment};

/// A button that copies a text, and the text itself to select by hand when the browser refuses.
pub fn copy_button(desk: Desk, label: &str, class: &str, text: impl Fn() -> String + 'static) -> El {
    let words = &desk.words.common;
    let refused = Held::new(String::new());
    let copy = move |_| {
        let text = text();
        leptos::task::spawn_local(async move {
            if take_away::copy(text.clone()).await {
                refused.set(String::new());
                desk.say(words.copied);
            } else {
                refused.set(text);
                desk.say(words.copy_refused);
            }
        });
    };
    let by_hand = move || {
        let id = fresh_id();
        let area = el("textarea").attr("id", &id).attr("rows", "6").attr("readonly", "").value(move || refused.get());
        if let Some(area) = area.as_element::<HtmlTextAreaElement>() {
            area.select();
        }
        let label = el("label").attr("for", &id).text(words.copy_by_hand);
        el("div").class("field by-hand").child(el("p").text(words.copy_refused)).child(label).child(area)
    };
    let button = button(label, class).on("click", copy);
    fragment().child(button).show_while(move || refused.with(|text| !text.is_empty()).unwrap_or_default(), by_hand)
}

/// The section with all ways to take the notes along.
pub fn take_away(desk: Desk) -> El {
    let words = &desk.words.common;
    let downloads = [
        (Format::Text, words.download_text),
        (Format::Markdown, words.download_markdown),
        (Format::Html, words.download_html),
    ];
    let buttons = downloads.map(|(format, label)| {
        button(label, "quiet").on("click", move |_| {
            let name = [desk.tag(), "-notes.", format.extension()].concat();
            take_away::download(&name, format.media_type(), &desk.export_notes(format));
        })
    });
    let copy = copy_button(desk, words.copy_notes, "", move || desk.export_notes(Format::Text));
    let row = el("div").class("row").child(copy).children(buttons);
    el("section").class("take-away").child(el("h3").text(words.take_away)).child(row)
}
