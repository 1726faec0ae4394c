//! One card: its handle, its statement, where it is, why, and to what it could lead.

use std::sync::Arc;

use super::card::Card;
use super::choices::choices;
use super::leading::leading;
use super::mark::Mark;
use super::model::Action;
use super::own_card::own_card;
use super::places::Places;
use super::view::Sorter;
use crate::lang::fill;
use crate::parts::{fresh_id, value_of};
use crate::ui::{El, Held, derived, el};

/// A card in the list. Nothing here is made anew when it moves: only `checked` changes, so focus stays where it is.
pub(super) fn card_view(sorter: Sorter, card: Card, own: bool) -> El {
    let words = sorter.words;
    let known = card.clone();
    let mark = derived(move || sorter.watch(|state, _| state.mark(&known).cloned()));
    let grip = el("button")
        .attr("type", "button")
        .class("grip")
        .attr("aria-label", &fill(words.move_card, &[("card", &card.text)]))
        .attr("aria-expanded", "false");
    let set = el("fieldset")
        .child(el("legend").class("statement").text(&card.text))
        .child(choices(sorter, &card, mark))
        .child(reason(sorter, &card, mark))
        .child(leading(sorter, &card));
    let set = if own { set.child(own_card(sorter, &card)) } else { set };
    el("li").class("card").attr("part", "card").attr("data-card", &card.id).child(grip).child(set)
}

/// Why the card is there, or what makes it hard to place.
fn reason(sorter: Sorter, card: &Card, mark: Held<Option<Arc<Mark>>>) -> El {
    let words = sorter.words;
    let is_hard = derived(move || {
        let places = |mark: &Arc<Mark>| sorter.session.config.with(|config| mark.places(config));
        mark.with(|mark| mark.as_ref().and_then(places)).flatten().is_some_and(Places::is_hard)
    });
    let text =
        move || mark.with(|mark| mark.as_ref().map(|mark| mark.reason.to_string())).flatten().unwrap_or_default();
    let (id, statement, field) = (card.id.clone(), card.text.clone(), fresh_id());
    let name = move || {
        let name = if is_hard.get() { words.hard_reason_for } else { words.reason_for };
        Some(fill(name, &[("card", &statement)]))
    };
    let area = el("textarea")
        .attr("id", &field)
        .attr("rows", "2")
        .attr_when("aria-label", name)
        .value(text)
        .on("input", move |event| drop(sorter.act(Action::Reason(id.clone(), value_of(&event)))));
    let label = move || if is_hard.get() { words.hard_reason } else { words.reason }.to_owned();
    el("div").class("field").child(el("label").attr("for", &field).text_when(label)).child(area)
}
