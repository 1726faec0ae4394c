//! The result of sorting: which cards are together.

use std::sync::Arc;

use super::card::Card;
use super::config::Config;
use super::model::PowerSorter;
use super::places::Places;

/// Cards that are in the same categories.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The categories; empty for the cards that are not sorted yet.
    pub places: Places,
    /// The cards, in the order of the activity.
    pub cards: Vec<Sorted>,
}

/// A card with the learner's reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Sorted {
    /// The statement.
    pub text: Arc<str>,
    /// Why, trimmed. May be empty.
    pub reason: String,
}

/// Every card once: a group for each category and for each combination that is in use, in the author's order and single
/// categories first; the cards that are not sorted yet come last. No group is empty.
pub fn groups(state: &PowerSorter, config: &Config) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for card in state.cards(config) {
        let places = state.places(card, config);
        let sorted = sorted(state, card);
        match groups.iter_mut().find(|group| group.places == places) {
            Some(group) => group.cards.push(sorted),
            None => groups.push(Group { places, cards: vec![sorted] }),
        }
    }
    groups.sort_by_key(|group| (group.places.is_empty(), group.places.len(), group.places));
    groups
}

fn sorted(state: &PowerSorter, card: &Card) -> Sorted {
    Sorted { text: card.text.clone(), reason: state.reason(card).trim().to_owned() }
}
