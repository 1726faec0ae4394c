//! The learner's own cards: made of notes, edited, split, joined, removed.

use std::sync::Arc;

use super::card::{self, Card, Known};
use super::config::Config;
use super::model::PowerSorter;
use super::outcome::Outcome;

impl PowerSorter {
    pub(super) fn bring(&mut self, statements: Vec<String>) -> Outcome {
        let known: Vec<&str> = self.entry.lines().map(str::trim).collect();
        let new: Vec<&str> = statements.iter().map(String::as_str).filter(|line| !known.contains(line)).collect();
        let brought = new.len() as u32;
        if brought > 0 {
            let mut lines = vec![self.entry.trim_end()];
            lines.retain(|entry| !entry.is_empty());
            lines.extend(new);
            self.entry = lines.join("\n").into();
        }
        Outcome::Brought(brought)
    }

    pub(super) fn add_cards(&mut self, statements: Vec<String>, rest: String, config: &Config) -> Outcome {
        let new: Vec<Card> =
            statements.iter().map(|text| Card::new(text)).filter(|card| !card::is_blank(&card.text)).collect();
        if new.is_empty() {
            return Outcome::Made { made: 0, repeated: 0, left: false };
        }
        let known = config.deck.iter().flat_map(|card| [card.id.clone(), card.text_id().clone()]);
        let known: Vec<_> = known.chain(self.own.iter().map(|card| card.id.clone())).collect();
        let mut ids = Known::new(known.iter().cloned().chain(new.iter().map(|card| card.id.clone())));
        for id in &known {
            ids.is_first(id);
        }
        let offered = new.len();
        let made: Vec<Card> = new.into_iter().filter(|card| ids.is_first(&card.id)).collect();
        let outcome = Outcome::Made {
            made: made.len() as u32,
            repeated: offered.saturating_sub(made.len()) as u32,
            left: !rest.trim().is_empty(),
        };
        Arc::make_mut(&mut self.own).extend(made);
        self.entry = rest.into();
        outcome
    }

    pub(super) fn edit_card(&mut self, id: &str, text: &str, config: &Config) -> Outcome {
        let card = Card::new(text);
        let Some(index) = self.own_index(id, config) else { return Outcome::Quiet };
        if card::is_blank(&card.text) {
            return Outcome::Quiet;
        }
        if self.own.get(index) == Some(&card) {
            self.take_draft(id);
            return Outcome::Quiet;
        }
        if self.is_taken(&card, &[id], config) {
            return Outcome::Twice(card.text);
        }
        self.take_draft(id);
        self.rename(id, &card);
        let text = card.text.clone();
        self.set_own(index, card);
        Outcome::Edited(text)
    }

    pub(super) fn split_card(&mut self, id: &str, first: &str, second: &str, config: &Config) -> Outcome {
        let (first, second) = (Card::new(first), Card::new(second));
        let Some(index) = self.own_index(id, config) else { return Outcome::Quiet };
        if card::is_blank(&first.text) || card::is_blank(&second.text) {
            return Outcome::Quiet;
        }
        if let Some(taken) = [&first, &second].into_iter().find(|card| self.is_taken(card, &[id], config)) {
            return Outcome::Twice(taken.text.clone());
        }
        if first.id == second.id {
            return Outcome::Twice(first.text);
        }
        self.take_draft(id);
        self.rename(id, &first);
        self.set_own(index, first);
        Arc::make_mut(&mut self.own).insert(index + 1, second);
        Outcome::Split
    }

    pub(super) fn join_next(&mut self, id: &str, config: &Config) -> Outcome {
        let next = self.next_own(id, config).cloned();
        let Some((index, next)) = self.own_index(id, config).zip(next) else { return Outcome::Quiet };
        let Some(before) = self.own.get(index).map(|card| card.text.clone()) else { return Outcome::Quiet };
        let card = Card::new(&[&*before, " ", &next.text].concat());
        if self.is_taken(&card, &[id, &next.id], config) {
            return Outcome::Twice(card.text);
        }
        // What was being written on either goes on with the joined card.
        let drafts = (self.take_draft(id), self.take_draft(&next.id));
        if drafts != (None, None) {
            let written = [&*drafts.0.unwrap_or(before), " ", &*drafts.1.unwrap_or(next.text.clone())].concat();
            Arc::make_mut(&mut self.drafts).push(Card { id: card.id.clone(), text: written.into(), other_id: None });
        }
        self.rename(id, &card);
        self.rename(&next.id, &card);
        let text = card.text.clone();
        self.set_own(index, card);
        Arc::make_mut(&mut self.own).retain(|known| known.id != next.id);
        Outcome::Joined(text)
    }

    pub(super) fn remove_card(&mut self, id: &str, config: &Config) -> Outcome {
        if config.deck.iter().any(|card| *card.id == *id || **card.text_id() == *id) {
            return Outcome::Quiet;
        }
        self.take_draft(id);
        let own = self.own.iter().position(|card| *card.id == *id);
        let own = own.map(|index| Arc::make_mut(&mut self.own).remove(index).text);
        let mark = self.find(id).ok().map(|index| Arc::make_mut(&mut self.marks).remove(index).text.clone());
        own.or(mark).map_or(Outcome::Quiet, Outcome::Removed)
    }

    /// The card of the learner's own that stands after this one, if any.
    pub fn next_own<'a>(&'a self, id: &str, config: &Config) -> Option<&'a Card> {
        let mut after = self.own.iter().skip_while(|card| *card.id != *id).skip(1);
        after.find(|card| !in_deck(card, config))
    }

    /// Where a card of the learner's own stands among those that are shown.
    fn own_index(&self, id: &str, config: &Config) -> Option<usize> {
        self.own.iter().position(|card| *card.id == *id && !in_deck(card, config))
    }

    /// The card of the learner's own with that id, among those that are shown.
    pub(super) fn own_card(&self, id: &str, config: &Config) -> Option<&Card> {
        self.own.get(self.own_index(id, config)?)
    }

    fn set_own(&mut self, index: usize, card: Card) {
        if let Some(known) = Arc::make_mut(&mut self.own).get_mut(index) {
            *known = card;
        }
    }

    /// Whether another card than those says the same.
    fn is_taken(&self, card: &Card, but: &[&str], config: &Config) -> bool {
        in_deck(card, config) || self.own.iter().any(|known| known.id == card.id && !but.contains(&&*known.id))
    }
}

fn in_deck(card: &Card, config: &Config) -> bool {
    config.deck.iter().any(|known| known.id == card.id || *known.text_id() == card.id)
}
