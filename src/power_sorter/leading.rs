//! To what a small move could lead: a card of the first category names one of another category.

use std::sync::Arc;

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlSelectElement};

use super::card::Card;
use super::model::Action;
use super::outcome::short;
use super::view::Sorter;
use crate::lang::fill;
use crate::parts::{button, fresh_id};
use crate::ui::{El, Held, derived, el};

/// A button that says to what the card could lead, and opens the choice. There while both ends of a link are.
pub(super) fn leading(sorter: Sorter, card: &Card) -> El {
    let words = sorter.words;
    let open = Held::new(false);
    let known = card.clone();
    let state = derived(move || {
        sorter.watch(|state, config| {
            let target = state.leads_to(&known, config).cloned();
            let offered = target.is_some() || (state.can_lead(&known, config) && sorter.has_targets.get());
            (offered, target)
        })
    });
    let target = move || state.with(|(_, target)| target.clone()).flatten();
    let label = move || match target() {
        Some(card) => {
            let quoted = fill(sorter.session.words.common.quoted, &[("text", &short(&card.text))]);
            fill(words.leads_to_card, &[("card", &quoted)])
        }
        None => words.leads_to.to_owned(),
    };
    let body = fresh_id();
    let toggle = button("", "quiet")
        .attr("aria-controls", &body)
        .truth("aria-expanded", move || open.get())
        .text_when(label)
        .on("click", move |_| open.set(!open.peeked()));
    let id = card.id.clone();
    let choice = move || select(sorter, &id, move || target().map(|card| card.id).unwrap_or_default());
    let choice = el("div").attr("id", &body).show_while(move || open.get(), choice);
    let shown = move || state.with(|(offered, _)| *offered).unwrap_or_default();
    el("div").class("leading").flag("hidden", move || !shown()).child(toggle).child(choice)
}

/// The choice itself, made when it is opened: many cards times many cards would be too much.
fn select(sorter: Sorter, card: &Arc<str>, target: impl Fn() -> Arc<str> + 'static) -> El {
    let words = sorter.words;
    let (id, card) = (fresh_id(), card.clone());
    let option = |value: &str, text: &str| el("option").attr("value", value).text(text);
    let targets = sorter.look(|state, config| {
        let others = state.cards(config).filter(|other| other.id != card && state.can_be_led_to(other, config));
        others.map(|other| option(&other.id, &short(&other.text))).collect::<Vec<_>>()
    });
    let select = el("select").attr("id", &id).child(option("", words.leads_none)).children(targets);
    let choose = move |event: Event| {
        let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        if let Some(select) = select {
            sorter.act(Action::Lead(card.clone(), select.value().into()));
        }
    };
    let select = select.value(move || target().to_string()).on("change", choose);
    el("div").class("field").child(el("label").attr("for", &id).text(words.leads_label)).child(select)
}
