//! Bringing a text: pasted, typed, the author's, or the sample page.

use leptos::prelude::*;

use super::model::{Action, Source};
use super::paste::{self, Pasted};
use super::view::Picker;
use crate::parts::fresh_id;
use crate::text::Text;

/// The longest text that is put into the field to be edited, in characters: a field that holds more stops a phone.
const MOST_EDITABLE: usize = 100_000;

/// The panel. Pasting into the empty field is enough: no button needs to be found after it.
pub(super) fn start(picker: Picker) -> AnyView {
    let (session, words) = (picker.session, picker.words);
    let id = fresh_id();
    let editing = picker.choosing.get_untracked();
    let now = picker.text.get_untracked();
    let too_long = editing && now.chars() > MOST_EDITABLE;
    let edited = if editing && !too_long { now.to_plain() } else { String::new() };
    let draft = session.history.try_with_untracked(|history| history.state().draft.clone()).unwrap_or_default();
    let value = RwSignal::new(if draft.is_empty() { edited } else { draft });
    let reading = RwSignal::new(false);

    let take = move |text: Text| {
        reading.try_set(false);
        if !text.is_empty() {
            picker.choosing.try_set(false);
            picker.act(Action::UseOwn(text));
        }
    };
    let read = move |plain: String| {
        reading.set(true);
        let known = picker.text.get_untracked();
        paste::read_plain(plain, known, take);
    };
    let on_paste = move |event: web_sys::ClipboardEvent| {
        let empty = value.with_untracked(|text| text.trim().is_empty());
        let pasted = event.clipboard_data().as_ref().and_then(paste::pasted);
        match pasted {
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
    let on_input = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        value.set(text.clone());
        picker.act(Action::Draft(text));
    };
    let choose = move |action: Action| {
        picker.choosing.set(false);
        picker.act(action);
    };
    let has_given = move || picker.given.with(|text| !text.is_empty());
    let reads_given = move || session.with(|state| state.source == Source::Given);
    view! {
        <section class="start">
            <h3>{words.bring_heading}</h3>
            <p class="hint">{words.bring_hint}</p>
            <div class="field">
                <label for=id.clone()>{words.bring_label}</label>
                <textarea id=id rows="7" prop:value=move || value.get() on:paste=on_paste on:input=on_input></textarea>
            </div>
            <p class="hint" hidden=!too_long>{words.too_long_to_edit}</p>
            <p class="hint" hidden=move || !reading.get()>{words.reading}</p>
            <div class="row">
                <button type="button" class="first" on:click=move |_| read(value.get_untracked())>{words.use_text}</button>
                <button type="button" on:click=move |_| choose(Action::UseSample)>{words.use_sample}</button>
                {move || (has_given() && !reads_given()).then(|| view! {
                    <button type="button" on:click=move |_| choose(Action::UseGiven)>{words.use_given}</button>
                })}
                {editing.then(|| view! {
                    <button type="button" class="quiet" on:click=move |_| picker.choosing.set(false)>{words.keep_text}</button>
                })}
            </div>
        </section>
    }
    .into_any()
}
