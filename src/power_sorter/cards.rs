//! Which cards there are, in which order, and what the learner did with each.

use std::sync::Arc;

use super::card::{Card, Hash};
use super::config::Config;
use super::mark::Mark;
use super::model::PowerSorter;
use super::outcome::Progress;
use super::places::Places;

impl PowerSorter {
    /// The cards to sort: the deck in the learner's order, then the learner's own cards that the deck has not.
    pub fn cards<'a>(&'a self, config: &'a Config) -> impl Iterator<Item = &'a Card> {
        let mut cards: Vec<&Card> = config.deck.iter().collect();
        if config.shuffle && self.order != 0 {
            // By card, not by place: a card that the author adds or takes out leaves the others in their order.
            let seed = self.order.to_string();
            cards.sort_by_cached_key(|card| {
                let mut hash = Hash::new();
                hash.add(&seed);
                hash.add(&card.id);
                hash.mixed()
            });
        }
        if !self.own.is_empty() {
            let mut known: Vec<&str> = config.deck.iter().flat_map(|card| [&*card.id, &**card.text_id()]).collect();
            known.sort_unstable();
            cards.extend(self.own.iter().filter(|card| known.binary_search(&&*card.id).is_err()));
        }
        cards.into_iter()
    }

    /// The card with that id, if it is among [`PowerSorter::cards`]. Those of the deck are known by their statements as well: the
    /// author may have given one an id since.
    pub fn card<'a>(&'a self, id: &str, config: &'a Config) -> Option<&'a Card> {
        let deck = config.deck.iter().find(|card| *card.id == *id || **card.text_id() == *id);
        deck.or_else(|| self.own.iter().find(|card| *card.id == *id))
    }

    /// Whether a card is the learner's own.
    pub fn is_own(&self, id: &str, config: &Config) -> bool {
        self.own.iter().any(|card| *card.id == *id) && !config.deck.iter().any(|card| *card.id == *id)
    }

    /// What the learner did with a card.
    pub fn mark(&self, card: &Card) -> Option<&Arc<Mark>> {
        self.index_of(card).and_then(|index| self.marks.get(index))
    }

    /// Where a card is.
    pub fn places(&self, card: &Card, config: &Config) -> Places {
        self.mark(card).map(|mark| mark.places(config)).unwrap_or_default()
    }

    /// Why it is there, in the learner's words.
    pub fn reason(&self, card: &Card) -> Arc<str> {
        self.mark(card).map(|mark| mark.reason.clone()).unwrap_or_default()
    }

    /// How many cards are sorted.
    pub fn progress(&self, config: &Config) -> Progress {
        let mut progress = Progress::default();
        for card in self.cards(config) {
            progress.cards += 1;
            progress.sorted += u32::from(!self.places(card, config).is_empty());
        }
        progress
    }

    /// What the learner did with cards that are no longer in the activity.
    pub fn departed(&self, config: &Config) -> Vec<Arc<Mark>> {
        let mut here = vec![false; self.marks.len()];
        for index in self.cards(config).filter_map(|card| self.index_of(card)) {
            if let Some(here) = here.get_mut(index) {
                *here = true;
            }
        }
        self.marks.iter().zip(here).filter(|(_, here)| !here).map(|(mark, _)| mark.clone()).collect()
    }

    /// Where the mark of that id stands, or where it would.
    pub(super) fn find(&self, id: &str) -> Result<usize, usize> {
        self.marks.binary_search_by(|mark| (*mark.id).cmp(id))
    }

    pub(super) fn index_of(&self, card: &Card) -> Option<usize> {
        let by_text = |_| card.other_id.as_ref().map_or(Err(0), |id| self.find(id));
        self.find(&card.id).or_else(by_text).ok()
    }
}
