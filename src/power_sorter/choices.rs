//! The places a card can go, as native buttons: radios, or checkboxes where it may go to several.

use std::sync::Arc;

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use super::card::Card;
use super::destination::Destination;
use super::mark::Mark;
use super::model::Action;
use super::places::Places;
use super::view::Sorter;
use crate::parts::fresh_id;
use crate::ui::{El, Held, derived, el};

/// The buttons of one card. Made anew only when the author changes the categories.
pub(super) fn choices(sorter: Sorter, card: &Card, mark: Held<Option<Arc<Mark>>>) -> El {
    let (name, card) = (fresh_id(), card.id.clone());
    let places = derived(move || {
        let places = |mark: &Arc<Mark>| sorter.session.config.with(|config| mark.places(config));
        mark.with(|mark| mark.as_ref().and_then(places)).flatten().unwrap_or_default()
    });
    let all = move || {
        let kinds = sorter.kinds.get();
        let shown = kinds.destinations.iter().filter(|to| !kinds.multiple || to.category.is_some());
        let each = |to: &Destination| {
            choice(sorter, if kinds.multiple { "checkbox" } else { "radio" }, &name, to, &card, places)
        };
        let list = el("div").class("places").children(shown.map(each));
        if !kinds.multiple {
            return Some(list);
        }
        let hint = el("p").class("hint").flag("hidden", move || !places.get().is_empty());
        Some(list.child(hint.text(sorter.words.not_sorted)))
    };
    el("div").class("choices").show(all)
}

fn choice(sorter: Sorter, kind: &str, name: &str, to: &Destination, card: &Arc<str>, places: Held<Places>) -> El {
    let (place, on, off) = (to.place, to.action(card), off(to, card));
    let chosen = derived(move || places.get().holds(place));
    let input = el("input").attr("type", kind).attr("name", name).checked(move || chosen.get());
    let input = input.on("change", move |event| {
        sorter.act(if is_checked(&event) { on.clone() } else { off.clone() });
    });
    let class = if to.category.is_some() { "choice" } else { "choice none" };
    el("label").class(class).class_when("chosen", move || chosen.get()).child(input).child(el("span").text(&to.label))
}

/// What takes a card out of a place.
fn off(to: &Destination, card: &Arc<str>) -> Action {
    let category = to.category.clone().unwrap_or_default();
    Action::Place { card: card.clone(), category, on: false }
}

/// Whether the button that an event is about is on.
pub(super) fn is_checked(event: &Event) -> bool {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    input.is_some_and(|input| input.checked())
}
