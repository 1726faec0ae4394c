//! To what a small move could lead: a card of the first category names one of another category.

use std::sync::Arc;

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlSelectElement};

use super::card::Card;
use super::cells::Cell;
use super::model::Action;
use super::outcome::short;
use super::view::Sorter;
use crate::lang::fill;
use crate::parts::{button, fresh_id};
use crate::ui::{El, Held, derived, el};

/// A button that says to what the card could lead, and opens the choice. There while both ends of a link are.
pub(super) fn leading(sorter: Sorter, card: &Card, mark: Cell) -> El {
    let words = sorter.words;
    let open = Held::new(false);
    let known = card.clone();
    let state = derived(move || {
        // Only a card that can lead looks at what others do, and only one that does at which others there are.
        let leads = mark.with(|mark| mark.as_ref().map(|mark| !mark.leads.is_empty())).flatten().unwrap_or_default();
        let own = sorter.session.config.with(|config| sorter.look(|state, _| state.own_targets(&known, config)));
        let target = if leads { sorter.watch(|state, config| state.leads_to(&known, config).cloned()) } else { None };
        (own.flatten().is_some_and(|own| sorter.targets.get() > own), target)
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

/// The choice itself, made while it is open: many cards times many cards would be too much. Made anew when there are other
/// cards to choose from, so that what is chosen can be kept.
fn select(sorter: Sorter, card: &Arc<str>, target: impl Fn() -> Arc<str> + Clone + 'static) -> El {
    let words = sorter.words;
    let (id, card) = (fresh_id(), card.clone());
    let label = el("label").attr("for", &id).text(words.leads_label);
    let others = {
        let card = card.clone();
        derived(move || {
            sorter.watch(|state, config| {
                let others = state.cards(config).filter(|other| other.id != card && state.can_be_led_to(other, config));
                others.cloned().collect::<Vec<Card>>()
            })
        })
    };
    let select = move || {
        let option = |value: &str, text: &str| el("option").attr("value", value).text(text);
        let options = others.get().into_iter().map(|other| option(&other.id, &short(&other.text)));
        let select = el("select").attr("id", &id).child(option("", words.leads_none)).children(options);
        let (card, target) = (card.clone(), target.clone());
        let choose = move |event: Event| {
            let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
            if let Some(select) = select {
                sorter.act(Action::Lead(card.clone(), select.value().into()));
            }
        };
        Some(select.value(move || target().to_string()).on("change", choose))
    };
    el("div").class("field").child(label).show(select)
}
