//! The cards to sort: each a group of native buttons with a reason below it.

use std::sync::Arc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

use super::card::Card;
use super::config::Category;
use super::mark::Mark;
use super::model::Action;
use super::view::{Sorter, remove_button};
use crate::lang::fill;
use crate::parts::{button, fresh_id, value_of};
use crate::ui::{El, Held, derived, effect, el, fragment};

/// How many cards are shown at first, and how many more each time: thousands at once would stop a phone.
const BATCH: usize = 100;

/// The section with all cards.
pub(super) fn card_list(sorter: Sorter) -> El {
    let words = sorter.words;
    // A card that is sorted while only the unsorted ones are shown stays until the learner asks again: what is under a
    // finger or has the focus must not vanish.
    let only = Held::new(None::<Vec<Arc<str>>>);
    let most = Held::new(BATCH);
    let all = derived(move || {
        let cards = sorter.cards.get();
        let Some(ids) = only.get() else { return cards };
        let kept = |(card, _): &(Card, bool)| ids.binary_search(&card.id).is_ok() || is_unsorted(sorter, card);
        cards.into_iter().filter(kept).collect()
    });
    let left = move || all.with(Vec::len).unwrap_or_default().saturating_sub(most.get());
    let filter = move |event: Event| {
        let unsorted = is_checked(&event).then(|| {
            let cards = sorter.cards.peeked().into_iter().map(|(card, _)| card);
            let mut ids: Vec<_> = cards.filter(|card| is_unsorted(sorter, card)).map(|card| card.id).collect();
            ids.sort_unstable();
            ids
        });
        only.set(unsorted);
    };
    let keys = move || {
        let most = most.get();
        all.with(|all| all.iter().take(most).map(|(card, own)| key(card, *own)).collect()).unwrap_or_default()
    };
    let item = move |wanted: &str| {
        let found = all.peek(|all| all.iter().find(|(card, own)| key(card, *own) == wanted).cloned()).flatten();
        found.map(|(card, own)| card_view(sorter, card, own)).unwrap_or_else(fragment)
    };
    let list = el("ol").class("cards").each(keys, item);
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
        .child(meanings(sorter))
        .child(el("label").class("choice only").child(only_unsorted).child(el("span").text(words.only_unsorted)))
        .child(el("p").flag("hidden", move || !all.with(Vec::is_empty).unwrap_or_default()).text(words.all_sorted))
        .child(list)
        .child(
            button("", "")
                .flag("hidden", move || left() == 0)
                .text_when(move || fill(words.more_cards, &[("n", &left().min(BATCH).to_string())]))
                .on("click", more),
        )
}

/// A card's key: another text, or another owner, makes it another card on the screen.
fn key(card: &Card, own: bool) -> String {
    [&*card.id, if own { " own " } else { " " }, &*card.text].concat()
}

fn is_checked(event: &Event) -> bool {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    input.is_some_and(|input| input.checked())
}

fn is_unsorted(sorter: Sorter, card: &Card) -> bool {
    sorter.look(|state, config| state.places(card, config).is_empty())
}

/// What the categories mean, one tap away.
fn meanings(sorter: Sorter) -> El {
    let kinds = sorter.kinds;
    let has_meaning = |category: &&Category| !category.meaning.is_empty();
    let explained = move || kinds.with(|(categories, _)| categories.iter().any(|category| has_meaning(&category)));
    let list = move || {
        kinds.with(|(categories, _)| {
            categories.iter().filter(has_meaning).fold(el("dl"), |list, category| {
                let meaning = el("dd").children(category.meaning.lines().map(|line| el("p").text(line)));
                list.child(el("dt").text(&category.label)).child(meaning)
            })
        })
    };
    el("details")
        .flag("hidden", move || explained() != Some(true))
        .child(el("summary").text(sorter.words.meanings))
        .show(list)
}

/// One card. Nothing here is made anew when it moves: only `checked` changes, so focus stays where it is.
fn card_view(sorter: Sorter, card: Card, own: bool) -> El {
    let (words, id, text) = (sorter.words, card.id.clone(), card.text.clone());
    let field = fresh_id();
    let mark = derived(move || sorter.watch(|state, _| state.mark(&card).cloned()));
    let reason =
        move || mark.with(|mark| mark.as_ref().map(|mark| mark.reason.to_string())).flatten().unwrap_or_default();
    let write = id.clone();
    let area = el("textarea")
        .attr("id", &field)
        .attr("rows", "2")
        .attr("aria-label", &fill(words.reason_for, &[("card", &text)]))
        .value(reason)
        .on("input", move |event| drop(sorter.act(Action::Reason(write.clone(), value_of(&event)))));
    let set = el("fieldset")
        .child(el("legend").class("statement").text(&text))
        .child(choices(sorter, id.clone(), mark))
        .child(el("div").class("field").child(el("label").attr("for", &field).text(words.reason)).child(area));
    let set = if own {
        let head = el("div").class("head").child(el("p").class("hint").text(words.own_card));
        set.child(head.child(remove_button(sorter, &text, id)))
    } else {
        set
    };
    el("li").class("card").attr("part", "card").child(set)
}

/// The places a card can go: radios, or checkboxes where it may go to several.
fn choices(sorter: Sorter, card: Arc<str>, mark: Held<Option<Arc<Mark>>>) -> El {
    let name = fresh_id();
    let places = move || {
        let places = |mark: &Arc<Mark>| sorter.session.config.with(|config| mark.places(config));
        mark.with(|mark| mark.as_ref().and_then(places)).flatten().unwrap_or_default()
    };
    // Made anew only when the author changes the categories.
    let all = move || {
        let (categories, multiple) = sorter.kinds.get();
        let kind = if multiple { "checkbox" } else { "radio" };
        let each = |(index, category): (usize, &Category)| {
            let (card, category_id) = (card.clone(), category.id.clone());
            let act = move |on| {
                sorter.act(Action::Place { card: card.clone(), category: category_id.clone(), on });
            };
            choice(kind, "choice", &name, &category.label, Box::new(move || places().contains(index)), Box::new(act))
        };
        let list = el("div").class(if multiple { "several" } else { "one" });
        let list = list.children(categories.iter().enumerate().map(each));
        let words = sorter.words;
        if multiple {
            let hint = el("p").class("hint").flag("hidden", move || !places().is_empty());
            return Some(list.child(hint.text(words.not_sorted)));
        }
        let card = card.clone();
        let act = move |_| drop(sorter.act(Action::Unplace(card.clone())));
        let none = choice(
            "radio",
            "choice none",
            &name,
            words.not_sorted,
            Box::new(move || places().is_empty()),
            Box::new(act),
        );
        Some(list.child(none))
    };
    el("div").class("choices").show(all)
}

fn choice(kind: &str, class: &str, name: &str, label: &str, on: Box<dyn Fn() -> bool>, act: Box<dyn Fn(bool)>) -> El {
    let on = derived(on);
    let input = el("input")
        .attr("type", kind)
        .attr("name", name)
        .checked(move || on.get())
        .on("change", move |event| act(is_checked(&event)));
    el("label").class(class).class_when("chosen", move || on.get()).child(input).child(el("span").text(label))
}
