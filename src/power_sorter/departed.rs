//! What was done with cards that the author has taken out, kept in sight.

use std::sync::Arc;

use web_sys::Event;

use super::mark::Mark;
use super::model::{Action, PowerSorter};
use super::view::Sorter;
use crate::lang::fill;
use crate::parts::{button, focus_neighbour};
use crate::ui::{El, derived, el, fragment};

/// Removes a card by a button on it. After the last of the cards that left the deck, focus goes to the first that is there.
fn remove(sorter: Sorter, event: &Event, card: Arc<str>) {
    let first = || sorter.session.host()?.shadow_root()?.query_selector(".sorting .cards input").ok()?;
    focus_neighbour(event, "input, button", first);
    sorter.act(Action::RemoveCard(card));
}

/// What was done with cards that the author has taken out.
pub(super) fn departed(sorter: Sorter) -> El {
    let words = sorter.words;
    let gone = derived(move || sorter.watch(PowerSorter::departed));
    let ids = move || gone.with(|gone| gone.iter().map(|mark| mark.id.to_string()).collect()).unwrap_or_default();
    let item = move |id: &str| {
        let mark = gone.peek(|gone| gone.iter().find(|mark| *mark.id == *id).cloned()).flatten();
        mark.map(|mark| departed_card(sorter, &mark)).unwrap_or_else(fragment)
    };
    el("section")
        .class("gone")
        .flag("hidden", move || gone.with(Vec::is_empty).unwrap_or(true))
        .child(el("h3").text(words.departed))
        .child(el("p").class("hint").text(words.departed_hint))
        .child(el("ul").class("cards").each(ids, item))
}

fn departed_card(sorter: Sorter, mark: &Mark) -> El {
    let words = sorter.words;
    let label = sorter.look(|_, config| {
        let places = mark.places(config);
        (!places.is_empty()).then(|| fill(words.was_in, &[("label", &places.label(config, words))]))
    });
    let head = el("div").class("head").child(el("p").class("statement").text(&mark.text)).child(remove_button(
        sorter,
        &mark.text,
        mark.id.clone(),
    ));
    let card = el("li").class("card").attr("part", "card").child(head);
    let card = label.iter().fold(card, |card, label| card.child(el("p").class("hint").text(label)));
    let reason = mark.reason.trim();
    if reason.is_empty() { card } else { card.child(el("p").class("written").text(reason)) }
}

/// The button that removes a card.
pub(super) fn remove_button(sorter: Sorter, text: &str, id: Arc<str>) -> El {
    let words = sorter.words;
    button(words.remove, "quiet")
        .attr("aria-label", &fill(words.remove_card, &[("card", text)]))
        .on("click", move |event| remove(sorter, &event, id.clone()))
}
