//! The places as large buttons at the lower edge of the view, there while a card waits for one: to tap, and to drop on.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusOptions, HtmlElement, KeyboardEvent};

use super::card::Card;
use super::destination::Destination;
use super::meanings::meanings;
use super::outcome::short;
use super::view::Sorter;
use crate::host::surroundings::is_in_tall_frame;
use crate::lang::fill;
use crate::parts::{button, fresh_id};
use crate::ui::{El, Held, el};

/// The card that waits for a place, and where it is on the screen.
#[derive(Clone)]
struct Picked {
    card: Card,
    item: Element,
}

/// The tray. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Tray {
    sorter: Sorter,
    picked: Held<Option<Picked>>,
    /// Over which place a dragged card is.
    pub(super) over: Held<Option<usize>>,
    panel: Held<Option<HtmlElement>>,
}

impl Tray {
    pub(super) fn new(sorter: Sorter) -> Tray {
        Tray { sorter, picked: Held::new(None), over: Held::new(None), panel: Held::new(None) }
    }

    /// The tray itself, out of sight until a card is picked up.
    pub(super) fn view(self) -> El {
        let (sorter, words) = (self.sorter, self.sorter.words);
        let title = fresh_id();
        let question = move || {
            let card = self.picked.with(|picked| picked.as_ref().map(|picked| short(&picked.card.text)));
            let card = card.flatten().map(|card| fill(sorter.session.words.common.quoted, &[("text", &card)]));
            fill(words.where_to, &[("card", &card.unwrap_or_default())])
        };
        let targets = move || {
            let targets = sorter.kinds.with(|kinds| kinds.destinations.clone())?;
            let buttons = targets.iter().enumerate().map(|(index, target)| self.target(index, target));
            Some(el("div").class("targets").children(buttons))
        };
        let panel = el("div")
            .class("tray")
            .attr("role", "group")
            .attr("aria-labelledby", &title)
            .flag("hidden", move || self.picked.with(Option::is_none).unwrap_or(true))
            .child(el("p").attr("id", &title).text_when(question))
            .show(targets)
            // Where the bar that has them is far away.
            .child(meanings(self.sorter))
            .child(button(words.stay, "quiet").on("click", move |_| self.put_back()))
            .on("keydown", move |event| self.key(&event));
        self.panel.update(|known| *known = panel.as_element());
        el("div").class("tray-place").child(panel)
    }

    fn target(self, index: usize, target: &Destination) -> El {
        let key = el("span").class("key").attr("aria-hidden", "true").text(target.key.encode_utf8(&mut [0; 4]));
        button("", "target")
            .class_when("over", move || self.over.with(|over| *over == Some(index)).unwrap_or_default())
            .child(el("span").text(&target.label))
            .child(key)
            .on("click", move |_| self.send(index))
    }

    fn key(self, event: &Event) {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        if event.key() == "Escape" {
            event.prevent_default();
            self.put_back();
        } else if let Some(index) = self.sorter.key_index(event) {
            event.prevent_default();
            if !event.repeat() {
                self.send(index);
            }
        }
    }

    /// Picks a card up. Shown at once, so that its buttons can be measured.
    pub(super) fn open(self, card: Card, item: Element) {
        self.close();
        mark(&item, true);
        self.stand_by(&item);
        self.picked.update(|picked| *picked = Some(Picked { card, item }));
        if let Some(panel) = self.panel.peeked() {
            let _ = panel.remove_attribute("hidden");
        }
    }

    /// In a tall frame the tray stands on the lower edge of its card, elsewhere on that of the view.
    fn stand_by(self, item: &Element) {
        let place = self.panel.peeked().and_then(|panel| panel.parent_element());
        let place = place.and_then(|place| place.dyn_into::<HtmlElement>().ok());
        let Some((place, item)) = place.zip(item.dyn_ref::<HtmlElement>()) else { return };
        let by_card = is_in_tall_frame();
        let _ = place.class_list().toggle_with_force("by-card", by_card);
        let _ = if by_card {
            let end = item.offset_top().saturating_add(item.offset_height());
            place.style().set_property("inset-block-start", &[&end.to_string(), "px"].concat())
        } else {
            place.style().remove_property("inset-block-start").map(drop)
        };
    }

    /// The same by a tap or a key: the focus goes to the places, or back when it was picked up already.
    pub(super) fn toggle(self, card: Card, item: Element) {
        if self.picked.peek(|picked| picked.as_ref().is_some_and(|picked| picked.card.id == card.id)) == Some(true) {
            self.put_back();
            return;
        }
        self.open(card, item);
        self.focus();
    }

    /// Gives the focus to the first place.
    pub(super) fn focus(self) {
        focus_quietly(self.panel.peeked().and_then(|panel| panel.query_selector("button").ok()?));
    }

    /// The buttons of the places.
    pub(super) fn targets(self) -> Vec<Element> {
        let list = self.panel.peeked().and_then(|panel| panel.query_selector_all(".target").ok());
        list.map(|list| (0..list.length()).filter_map(|index| list.item(index)?.dyn_into().ok()).collect())
            .unwrap_or_default()
    }

    /// The card goes to the place with that number. The focus follows the card.
    pub(super) fn send(self, index: usize) {
        let card = self.picked.peek(|picked| picked.as_ref().map(|picked| picked.card.id.clone())).flatten();
        let target = self.sorter.kinds.peek(|kinds| kinds.destinations.get(index).cloned()).flatten();
        if let Some((card, target)) = card.zip(target) {
            self.sorter.act(target.action(&card));
        }
        self.put_back();
    }

    /// The card stays. The focus goes back to it.
    pub(super) fn put_back(self) {
        if let Some(item) = self.close() {
            focus_quietly(item.query_selector(".grip").ok().flatten());
        }
    }

    fn close(self) -> Option<Element> {
        self.over.set(None);
        if let Some(panel) = self.panel.peeked() {
            let _ = panel.set_attribute("hidden", "");
        }
        let picked = self.picked.change(|picked| (picked.is_some(), picked.take())).flatten()?;
        mark(&picked.item, false);
        Some(picked.item)
    }
}

fn mark(item: &Element, picked: bool) {
    let _ = item.class_list().toggle_with_force("picked", picked);
    if let Ok(Some(grip)) = item.query_selector(".grip") {
        let _ = grip.set_attribute("aria-expanded", if picked { "true" } else { "false" });
    }
}

/// Focuses without scrolling: what is touched is in view.
pub(super) fn focus_quietly(element: Option<Element>) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let element = element.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let _ = element.map(|element| element.focus_with_options(&options));
}
