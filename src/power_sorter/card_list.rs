//! The cards to sort, as many as a phone can show at a time, and the number keys that sort the one with the focus.

use std::sync::Arc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use super::card::Card;
use super::card_view::card_view;
use super::choices::is_checked;
use super::drag::Drag;
use super::tray::Tray;
use super::view::Sorter;
use crate::lang::fill;
use crate::parts::button;
use crate::ui::{El, Held, derived, effect, el, fragment};

/// How many cards are shown at first, and how many more each time: thousands at once would stop a phone.
const BATCH: usize = 100;

/// The section with all cards.
pub(super) fn card_list(sorter: Sorter) -> El {
    let words = sorter.words;
    let only = sorter.only;
    follow_unsorted(sorter);
    let most = Held::new(BATCH);
    let all = derived(move || {
        let cards = sorter.cards.get();
        let Some(ids) = only.get() else { return cards };
        let kept = |(card, _): &(Card, bool)| ids.binary_search(&card.id).is_ok() || is_wanted(sorter, card);
        cards.into_iter().filter(kept).collect()
    });
    let left = move || all.with(Vec::len).unwrap_or_default().saturating_sub(most.get());
    let filter = move |event: Event| {
        only.set(is_checked(&event).then(|| wanted(sorter)));
    };
    let keys = move || {
        let most = most.get();
        all.with(|all| all.iter().take(most).map(|(card, own)| name(card, *own)).collect()).unwrap_or_default()
    };
    let item = move |wanted: &str| {
        let found = all.peek(|all| all.iter().find(|(card, own)| name(card, *own) == wanted).cloned()).flatten();
        found.map(|(card, own)| card_view(sorter, card, own)).unwrap_or_else(fragment)
    };
    let tray = Tray::new(sorter);
    let list = Drag::new(sorter, tray).follow(el("ol").class("cards").each(keys, item));
    let list = list.on("keydown", move |event| key(sorter, &event));
    // Once more cards are there, focus goes to the first of them, since the button may be gone.
    let next = Held::new(None::<u32>);
    let cards = list.as_element::<Element>();
    effect(move || {
        all.track();
        most.track();
        let wanted = next.change(|next| (false, next.take())).flatten();
        let item = wanted.and_then(|index| cards.as_ref()?.children().item(index));
        if let Some(input) = item.and_then(|item| item.query_selector("input").ok()?) {
            let _ = input.unchecked_into::<HtmlElement>().focus();
        }
    });
    let more = move |_| {
        let before = most.peeked();
        next.change(|next| (false, *next = u32::try_from(before).ok()));
        most.set(before.saturating_add(BATCH));
    };
    let only_unsorted = el("input").attr("type", "checkbox").on("change", filter);
    el("section")
        .class("sorting")
        .child(el("h3").text(words.cards))
        .child(el("p").class("hint").text(words.cards_hint))
        .child(el("p").class("hint keys").text_when(move || keys_hint(sorter)))
        .child(el("label").class("choice only").child(only_unsorted).child(el("span").text(words.only_unsorted)))
        .child(el("p").flag("hidden", move || !all.with(Vec::is_empty).unwrap_or_default()).text(words.all_sorted))
        // A box of their own: what is sticky keeps to it.
        .child(el("div").class("stage").child(list).child(tray.view()))
        .child(
            button("", "")
                .flag("hidden", move || left() == 0)
                .text_when(move || fill(words.more_cards, &[("n", &left().min(BATCH).to_string())]))
                .on("click", more),
        )
}

/// A card's key in the list: another text, or another owner, makes it another card on the screen.
fn name(card: &Card, own: bool) -> String {
    [&*card.id, if own { " own " } else { " " }, &*card.text].concat()
}

/// While only the cards that are not sorted are shown, those stay that are sorted now, until the learner asks again: what is
/// under a finger or has the focus must not vanish. Those that Undo or another tab takes out of their places come back.
fn follow_unsorted(sorter: Sorter) {
    effect(move || {
        if sorter.only.with(Option::is_none).unwrap_or(true) {
            return;
        }
        sorter.cards.track();
        sorter.drafts.track();
        sorter.opened.track();
        sorter.watch(|_, _| ());
        let wanted = wanted(sorter);
        sorter.only.change(|only| {
            let Some(ids) = only else { return (false, ()) };
            let before = ids.len();
            ids.extend(wanted);
            ids.sort_unstable();
            ids.dedup();
            (ids.len() != before, ())
        });
    });
}

/// The cards to show where only those are wanted that are not sorted, by their ids in order.
fn wanted(sorter: Sorter) -> Vec<Arc<str>> {
    let cards = sorter.cards.peeked().into_iter().map(|(card, _)| card);
    let mut ids: Vec<_> = cards.filter(|card| is_wanted(sorter, card)).map(|card| card.id).collect();
    ids.sort_unstable();
    ids
}

/// A card that is not sorted, or that is being edited.
fn is_wanted(sorter: Sorter, card: &Card) -> bool {
    let is_opened = || sorter.opened.peeked().as_ref() == Some(&card.id);
    is_unsorted(sorter, card) || is_opened() || sorter.look(|state, _| state.draft(&card.id).is_some())
}

fn is_unsorted(sorter: Sorter, card: &Card) -> bool {
    sorter.look(|state, config| state.places(card, config).is_empty())
}

fn keys_hint(sorter: Sorter) -> String {
    let words = sorter.words;
    let keys = sorter.kinds.with(|kinds| {
        let key = |to: &super::destination::Destination| {
            fill(words.key, &[("key", to.key.encode_utf8(&mut [0; 4])), ("label", &to.label)])
        };
        kinds.destinations.iter().map(key).collect::<Vec<_>>().join(", ")
    });
    fill(words.keys_hint, &[("keys", &keys.unwrap_or_default())])
}

/// A number key sorts the card that has the focus, and leads on to the next one that is not sorted. Not in text fields.
fn key(sorter: Sorter, event: &Event) {
    let Some(pressed) = event.dyn_ref::<KeyboardEvent>() else { return };
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(target) = target.filter(|target| !target.matches("textarea, select").unwrap_or(true)) else { return };
    let Some((index, (card, item))) = sorter.key_index(pressed).zip(sorter.card_at(&target)) else { return };
    event.prevent_default();
    // A key that is held sorts one card, not all.
    if pressed.repeat() {
        return;
    }
    let found =
        sorter.kinds.peek(|kinds| (kinds.multiple, kinds.destinations.get(index).map(|to| to.action(&card.id))));
    let Some((multiple, Some(action))) = found else { return };
    sorter.act(action);
    // With several places the card may not be done yet.
    if !multiple && let Some(next) = next_unsorted(sorter, &item) {
        let chosen = next.query_selector("input:checked").ok().flatten();
        let input = chosen.or_else(|| next.query_selector("input").ok().flatten());
        let _ = input.and_then(|input| input.dyn_into::<HtmlElement>().ok()).map(|input| input.focus());
    }
}

/// The next card in the list that is not sorted, from the top again after the last one.
fn next_unsorted(sorter: Sorter, item: &Element) -> Option<Element> {
    let after = std::iter::successors(item.next_element_sibling(), Element::next_element_sibling);
    let first = item.parent_element().and_then(|list| list.first_element_child());
    let before = std::iter::successors(first, Element::next_element_sibling).take_while(|other| other != item);
    after.chain(before).find(|other| sorter.card_at(other).is_some_and(|(card, _)| is_unsorted(sorter, &card)))
}
