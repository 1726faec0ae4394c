//! Taking the notes along: copied, downloaded, or, where the browser allows neither, as text to select.

use leptos::html::Textarea;
use leptos::prelude::*;

use super::field::fresh_id;
use crate::activity::Activity;
use crate::host::session::{Controls, Session};
use crate::host::take_away;
use crate::notes::Format;

/// A button that copies a text, and the text itself to select by hand when the browser refuses.
pub fn copy_button<A: Activity>(session: Session<A>, label: &'static str, text: Callback<(), String>) -> AnyView {
    let words = &session.words.common;
    let refused = RwSignal::new(String::new());
    let by_hand = NodeRef::<Textarea>::new();
    let id = fresh_id();
    let copy = move |_| {
        let text = text.run(());
        leptos::task::spawn_local(async move {
            if take_away::copy(text.clone()).await {
                refused.try_set(String::new());
                session.say(words.copied);
            } else {
                refused.try_set(text);
                session.say(words.copy_refused);
                leptos::task::tick().await;
                if let Some(Some(field)) = by_hand.try_get_untracked() {
                    let _ = field.focus();
                    field.select();
                }
            }
        });
    };
    let field = move || {
        let text = refused.try_get().filter(|text| !text.is_empty())?;
        let id = id.clone();
        Some(view! {
            <div class="field by-hand">
                <p>{words.copy_refused}</p>
                <label for=id.clone()>{words.copy_by_hand}</label>
                <textarea id=id readonly rows="6" node_ref=by_hand prop:value=text></textarea>
            </div>
        })
    };
    view! {
        <button type="button" on:click=copy>{label}</button>
        {field}
    }
    .into_any()
}

/// The section with all ways to take the notes along.
pub fn take_away<A: Activity>(session: Session<A>) -> AnyView {
    let words = &session.words.common;
    let downloads = [
        (Format::Text, words.download_text),
        (Format::Markdown, words.download_markdown),
        (Format::Html, words.download_html),
    ];
    let buttons: Vec<_> = downloads
        .into_iter()
        .map(|(format, label)| {
            let press = move |_| {
                let name = [A::WIDGET.tag(), "-notes.", format.extension()].concat();
                take_away::download(&name, format.media_type(), &session.export_notes(format));
            };
            view! { <button type="button" class="quiet" on:click=press>{label}</button> }
        })
        .collect();
    let copy = copy_button(session, words.copy_notes, Callback::new(move |()| session.export_notes(Format::Text)));
    view! {
        <section class="take-away">
            <h3>{words.take_away}</h3>
            <div class="row">{copy} {buttons}</div>
        </section>
    }
    .into_any()
}
