//! What a learner can do with a card of their own: change its words, cut it in two, join it with the next one, remove it.

use std::sync::Arc;

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlTextAreaElement, KeyboardEvent};

use super::card::{Card, clean, is_blank, text_id};
use super::departed::remove_button;
use super::model::Action;
use super::view::Sorter;
use crate::lang::fill;
use crate::parts::{button, field, focus_soon};
use crate::ui::{El, Held, derived, el};

/// The row of buttons, or the editor in its place.
pub(super) fn own_card(sorter: Sorter, card: &Card) -> El {
    let (words, text) = (sorter.words, card.text.clone());
    let is_open = {
        let id = card.id.clone();
        derived(move || sorter.is_edited(&id))
    };
    let named = |label: &'static str, name: &str| {
        button(label, "quiet").attr("aria-label", &fill(name, &[("card", &card.text)]))
    };
    let has_next = derived({
        let id = card.id.clone();
        move || {
            sorter.cards.track();
            // The next one may be out of sight where only some are shown.
            let is_filtered = sorter.only.with(Option::is_some).unwrap_or_default();
            !is_filtered && sorter.look(|state, config| state.next_own(&id, config).is_some())
        }
    });
    let edit = named(words.edit, words.edit_card);
    let back = edit.as_element::<HtmlElement>();
    let join = {
        let (id, text) = (card.id.clone(), text.clone());
        move |_| {
            let next = sorter.look(|state, config| state.next_own(&id, config).map(|next| next.text.clone()));
            sorter.act(Action::JoinNext(id.clone()));
            focus_card(sorter, &[&*text, " ", &next.unwrap_or_default()].concat());
        }
    };
    let open = {
        let id = card.id.clone();
        move |_| sorter.opened.set(Some(id.clone()))
    };
    let row = el("div")
        .class("head")
        .flag("hidden", move || is_open.get())
        .child(el("p").class("hint").text(words.own_card))
        .child(
            el("div")
                .class("row")
                .child(edit.on("click", open))
                .child(named(words.join, words.join_card).flag("hidden", move || !has_next.get()).on("click", join))
                .child(remove_button(sorter, &card.text, card.id.clone())),
        );
    let card = card.clone();
    el("div")
        .class("own-card")
        .child(row)
        .show_while(move || is_open.get(), move || editor(sorter, &card, back.clone()))
}

/// The editor. What stands in it belongs to the state, so that it outlasts the page and another tab's changes.
fn editor(sorter: Sorter, card: &Card, back: Option<HtmlElement>) -> El {
    let (words, id) = (sorter.words, card.id.clone());
    let said = Held::new(String::new());
    let written = {
        let card = card.clone();
        move |drafts: &Arc<Vec<Card>>| drafts.iter().find(|draft| draft.id == card.id).unwrap_or(&card).text.to_string()
    };
    let text = {
        let written = written.clone();
        move || sorter.drafts.with(&written).unwrap_or_default()
    };
    let peeked = move || sorter.look(|state, _| written(&state.drafts));
    let write = {
        let id = id.clone();
        move |text| {
            // Stays open when it says again what the card says.
            sorter.opened.set(Some(id.clone()));
            sorter.act(Action::EditDraft(id.clone(), text));
        }
    };
    let field = field(words.edit_label, 2, text, write);
    let area: Option<HtmlTextAreaElement> =
        field.as_element::<HtmlElement>().and_then(|field| field.query_selector("textarea").ok()??.dyn_into().ok());
    // One that opens by itself, with what was written before, leaves the focus where it is.
    let is_asked_for = sorter.opened.peeked().as_ref() == Some(&id);
    focus_soon(area.clone().filter(|_| is_asked_for).map(Into::into));
    let close = {
        let id = id.clone();
        move || {
            sorter.opened.set(None);
            sorter.act(Action::DropDraft(id.clone()));
            focus_soon(back.clone());
        }
    };
    // What was refused changes no card: it stays in the field, and the reason stands below it.
    let act = move |action: Action, first: &str| {
        let cards = || sorter.look(|state, _| state.own.clone());
        let before = cards();
        let answer = sorter.act(action).unwrap_or_default();
        if cards() != before {
            sorter.opened.set(None);
            // Sorted or not, it stays in sight with its new words.
            sorter.keep_in_sight(text_id(first));
            focus_card(sorter, first);
        }
        said.set(answer);
    };
    let save = {
        let (id, close, peeked) = (id.clone(), close.clone(), peeked.clone());
        move || {
            let text = clean(&peeked());
            if is_blank(&text) {
                said.set(words.save_what.to_owned());
                sorter.session.say(words.save_what);
                return;
            }
            // Nothing to do, which is no refusal.
            if sorter.look(|state, config| state.card(&id, config).is_some_and(|card| *card.text == *text)) {
                close();
            } else {
                act(Action::EditCard(id.clone(), text.clone()), &text);
            }
        }
    };
    let split = {
        let id = id.clone();
        move |_| {
            let text = peeked();
            let cursor = area.as_ref().and_then(|area| area.selection_start().ok()?).unwrap_or_default();
            let (first, second) = cut(&text, cursor);
            let (first, second) = (clean(first), clean(second));
            if first.is_empty() || second.is_empty() {
                said.set(words.split_where.to_owned());
                sorter.session.say(words.split_where);
                return;
            }
            act(Action::SplitCard { card: id.clone(), first: first.clone(), second }, &first);
        }
    };
    let keys = {
        let (save, close) = (save.clone(), close.clone());
        move |event: Event| {
            let Some(key) = event.dyn_ref::<KeyboardEvent>().filter(|key| !key.is_composing()) else { return };
            let is_field = event.target().is_some_and(|target| target.has_type::<HtmlTextAreaElement>());
            match &*key.key() {
                "Enter" if is_field => save(),
                "Escape" => close(),
                _ => return,
            }
            event.prevent_default();
        }
    };
    let row = el("div")
        .class("row")
        .child(button(words.save_card, "").on("click", move |_| save()))
        .child(button(words.split_card, "").on("click", split))
        .child(button(words.cancel, "quiet").on("click", move |_| close()));
    let hint = el("p").class("hint").flag("hidden", move || said.get().is_empty()).text_when(move || said.get());
    el("div").class("editor").child(field).child(row).child(hint).on("keydown", keys)
}

/// A text before and after a place that the browser counts in UTF-16 code units.
fn cut(text: &str, units: u32) -> (&str, &str) {
    let mut left = units;
    let end = text.char_indices().find(|(_, c)| {
        let done = left == 0;
        left = left.saturating_sub(c.len_utf16() as u32);
        done
    });
    text.split_at_checked(end.map_or(text.len(), |(index, _)| index)).unwrap_or((text, ""))
}

/// Focuses the card with these words once it is on the screen: a card with other words is another one there.
fn focus_card(sorter: Sorter, text: &str) {
    let id = text_id(&clean(text));
    let again = sorter.session;
    crate::host::frame::next_frame(move || {
        let found = || {
            again
                .host()?
                .shadow_root()?
                .query_selector(&[".card[data-card='", &id, "'] .own-card button"].concat())
                .ok()?
        };
        focus_soon(found().and_then(|button| button.dyn_into().ok()));
    });
}
