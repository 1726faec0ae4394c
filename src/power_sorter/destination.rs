//! Where a card can be sent, by whatever way: the same list for buttons, keys and drops.

use std::sync::Arc;

use super::config::Config;
use super::model::Action;
use super::places::{HARD, Places};
use crate::lang::PowerSorterWords;

/// A place to send a card to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// What the learner reads.
    pub label: Arc<str>,
    /// The number key that stands for it.
    pub key: char,
    /// The category, or [`HARD`]; none is "not sorted yet".
    pub category: Option<Arc<str>>,
    /// The same as a place.
    pub place: Places,
}

impl Destination {
    /// What sends a card there.
    pub fn action(&self, card: &Arc<str>) -> Action {
        match &self.category {
            Some(category) => Action::Place { card: card.clone(), category: category.clone(), on: true },
            None => Action::Unplace(card.clone()),
        }
    }
}

/// All of them: the author's categories, then "hard to place", then "not sorted yet". Keys count from 1; 0 is the last.
pub fn destinations(config: &Config, words: &PowerSorterWords) -> Vec<Destination> {
    let categories = config.categories.iter().map(|category| (category.label.clone(), Some(category.id.clone())));
    let hard = (words.hard.into(), Some(HARD.into()));
    let mut all: Vec<Destination> = Vec::with_capacity(7);
    for (label, category) in categories.chain([hard]) {
        let index = all.len();
        let key = u32::try_from(index + 1).ok().and_then(|number| char::from_digit(number, 10)).unwrap_or(' ');
        all.push(Destination { label, key, category, place: Places::only(index) });
    }
    if let Some(hard) = all.last_mut() {
        hard.place = Places::HARD;
    }
    all.push(Destination { label: words.not_sorted.into(), key: '0', category: None, place: Places::default() });
    all
}
