//! A small drawing of the result: the places as areas with their cards in them, and links from card to card.
//!
//! Boxes and words only, so it is its own text equivalent, prints as it stands and needs no colour.

use std::sync::Arc;

use super::config::Config;
use super::groups::{Group, Sorted};
use super::outcome::short;
use super::places::Places;
use super::view::Sorter;
use crate::lang::{PowerSorterWords, fill};
use crate::ui::{El, Held, derived, el, fragment};

/// As many cards as an area shows: a drawing that is longer than a screen is none.
const MOST: usize = 30;

/// An area of the drawing, ready to be shown.
#[derive(Clone, Default, PartialEq)]
struct Area {
    label: String,
    more: String,
    cards: Vec<Drawn>,
}

/// A card in it.
#[derive(Clone, PartialEq)]
struct Drawn {
    id: Arc<str>,
    /// In the order of the activity, so that it stays when cards move.
    number: usize,
    text: String,
    leads: String,
}

/// The section, there as soon as a card is sorted.
pub(super) fn picture(sorter: Sorter) -> El {
    let words = sorter.words;
    let areas = derived(move || {
        let groups = sorter.groups.get();
        sorter.session.config.with(|config| areas(&groups, config, words)).unwrap_or_default()
    });
    let labels =
        move || areas.with(|areas| areas.iter().map(|area| area.label.clone()).collect::<Vec<_>>()).unwrap_or_default();
    let keys = move || (0..labels().len()).map(|index| index.to_string()).collect();
    let view = move |key: &str| key.parse().map_or_else(|_| fragment(), |index: usize| area(areas, index));
    el("section")
        .class("picture")
        .flag("hidden", move || areas.with(Vec::is_empty).unwrap_or(true))
        .child(el("h3").text(words.picture))
        .child(el("p").class("hint").text(words.picture_hint))
        .child(el("div").class("areas").each(keys, view))
}

/// One area. Only the cards that come, go or change are touched.
fn area(areas: Held<Vec<Area>>, index: usize) -> El {
    let this = derived(move || areas.with(|areas| areas.get(index).cloned()).flatten().unwrap_or_default());
    let keys = move || this.with(|area| area.cards.iter().map(Drawn::key).collect()).unwrap_or_default();
    let view = move |key: &str| {
        let found = this.peek(|area| area.cards.iter().find(|card| card.key() == key).cloned()).flatten();
        found.map(|card| drawn(&card)).unwrap_or_else(fragment)
    };
    let text = move |text: fn(&Area) -> &String| this.with(|area| text(area).clone()).unwrap_or_default();
    el("div")
        .class("area")
        .child(el("h4").text_when(move || text(|area| &area.label)))
        .child(el("ol").each(keys, view))
        .child(
            el("p")
                .class("hint")
                .flag("hidden", move || text(|area| &area.more).is_empty())
                .text_when(move || text(|area| &area.more)),
        )
}

impl Drawn {
    fn key(&self) -> String {
        [&*self.id, " ", &self.number.to_string(), " ", &self.text, " ", &self.leads].concat()
    }
}

fn drawn(card: &Drawn) -> El {
    let item =
        el("li").child(el("span").class("number").text(&card.number.to_string())).child(el("span").text(&card.text));
    if card.leads.is_empty() { item } else { item.child(el("span").class("leads").text(&card.leads)) }
}

/// An area for each place that has cards and for every category, those that are not sorted yet left out. A category whose
/// cards are all in another one as well is in their area. Nothing while no card is sorted.
fn areas(groups: &[Group], config: &Config, words: &PowerSorterWords) -> Vec<Area> {
    let sorted = || groups.iter().filter(|group| !group.places.is_empty());
    let number_of = |text: &Arc<str>| sorted().flat_map(|group| &group.cards).find(|card| card.text == *text);
    let area = |places: Places, cards: &[Sorted]| {
        let count = cards.len();
        let cards = cards.iter().take(MOST).map(|card| {
            let target = card.leads.as_ref().and_then(number_of);
            let leads = target.map(|target| {
                let number = target.number.to_string();
                fill(words.picture_leads, &[("n", &number), ("card", &short(&target.text))])
            });
            let leads = leads.unwrap_or_default();
            Drawn { id: card.id.clone(), number: card.number, text: short(&card.text), leads }
        });
        let cards: Vec<Drawn> = cards.collect();
        let label = fill(words.picture_count, &[("label", &places.label(config, words)), ("n", &count.to_string())]);
        let more = match count.saturating_sub(MOST) {
            0 if count == 0 => words.picture_none.to_owned(),
            0 => String::new(),
            more => fill(words.picture_more, &[("n", &more.to_string())]),
        };
        Area { label, more, cards }
    };
    let mut areas = Vec::new();
    if sorted().next().is_some() {
        // Single categories come first, as they do among groups.
        for only in (0..config.categories.len()).map(Places::only) {
            let cards = sorted().find(|group| group.places == only).map(|group| &*group.cards).unwrap_or_default();
            if !cards.is_empty() || !sorted().any(|group| group.places.holds(only)) {
                areas.push(area(only, cards));
            }
        }
    }
    let others = sorted().filter(|group| group.places.is_hard() || group.places.len() > 1);
    areas.extend(others.map(|group| area(group.places, &group.cards)));
    areas
}
