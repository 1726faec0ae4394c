//! The result of sorting: which cards are together.

use std::sync::Arc;

use super::card::Card;
use super::config::Config;
use super::mark::Mark;
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
    /// The card's id.
    pub id: Arc<str>,
    /// Its number in the order of the activity, from 1.
    pub number: usize,
    /// The statement.
    pub text: Arc<str>,
    /// Why, trimmed. May be empty.
    pub reason: String,
    /// The statement to what it could lead.
    pub leads: Option<Arc<str>>,
}

/// Every card once: a group for each category and for each combination that is in use, in the author's order and single
/// categories first; what is hard to place comes after them, and the cards that are not sorted yet last. No group is empty.
pub fn groups(state: &PowerSorter, config: &Config) -> Vec<Group> {
    let rank = |places: Places| (places.is_empty(), places.is_hard(), places.len(), places);
    let mut groups: Vec<Group> = Vec::new();
    for (index, card) in state.cards(config).enumerate() {
        let mark = state.mark(card);
        let places = mark.map(|mark| mark.places(config)).unwrap_or_default();
        let at = groups.binary_search_by_key(&rank(places), |group| rank(group.places)).unwrap_or_else(|at| {
            groups.insert(at, Group { places, cards: Vec::new() });
            at
        });
        if let Some(group) = groups.get_mut(at) {
            group.cards.push(sorted(state, card, mark, index + 1, config));
        }
    }
    groups
}

fn sorted(state: &PowerSorter, card: &Card, mark: Option<&Arc<Mark>>, number: usize, config: &Config) -> Sorted {
    // Most cards lead nowhere.
    let leads = mark.filter(|mark| !mark.leads.is_empty()).and_then(|_| state.leads_to(card, config));
    Sorted {
        id: card.id.clone(),
        number,
        text: card.text.clone(),
        reason: mark.map(|mark| mark.reason.trim().to_owned()).unwrap_or_default(),
        leads: leads.map(|target| target.text.clone()),
    }
}
