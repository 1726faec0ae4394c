//! What a learner does with one card: where it goes, why, and to what it could lead.

use std::sync::Arc;

use super::card::Card;
use super::config::Config;
use super::mark::Mark;
use super::model::PowerSorter;
use super::outcome::Outcome;
use super::places::HARD;

impl PowerSorter {
    pub(super) fn place(&mut self, id: &str, category: Arc<str>, on: bool, config: &Config) -> Outcome {
        if *category != *HARD && !config.categories.iter().any(|known| known.id == category) {
            return Outcome::Quiet;
        }
        self.move_card(id, config, &mut |mark| mark.place(category.clone(), on, config.multiple))
    }

    pub(super) fn unplace(&mut self, id: &str, config: &Config) -> Outcome {
        self.move_card(id, config, &mut |mark| mark.on.clear())
    }

    fn move_card(&mut self, id: &str, config: &Config, change: &mut dyn FnMut(&mut Mark)) -> Outcome {
        let Some(card) = self.card(id, config).cloned() else { return Outcome::Quiet };
        let from = self.places(&card, config);
        self.change(&card, change);
        let to = self.places(&card, config);
        if from == to {
            return Outcome::Quiet;
        }
        Outcome::Moved { card: card.text, from, to, progress: self.progress(config) }
    }

    pub(super) fn explain(&mut self, id: &str, reason: String, config: &Config) {
        if let Some(card) = self.card(id, config).cloned() {
            self.change(&card, &mut |mark| mark.reason = reason.as_str().into());
        }
    }

    /// Notes to what a card could lead. Only from the first category, where small moves stand, to a card in another one.
    pub(super) fn lead(&mut self, id: &str, to: Arc<str>, config: &Config) -> Outcome {
        let Some(card) = self.card(id, config).cloned() else { return Outcome::Quiet };
        let before = self.mark(&card).map(|mark| mark.leads.clone()).unwrap_or_default();
        let target = self.card(&to, config).filter(|target| self.can_be_led_to(target, config));
        let target = target.map(|target| target.text.clone());
        let fits = to.is_empty() || (target.is_some() && self.can_lead(&card, config));
        if before == to || !fits {
            return Outcome::Quiet;
        }
        self.change(&card, &mut |mark| mark.leads = to.clone());
        Outcome::Led { card: card.text, to: target }
    }

    /// Whether a card is in the first category.
    pub fn can_lead(&self, card: &Card, config: &Config) -> bool {
        self.places(card, config).contains(0)
    }

    /// Whether a card is in a category other than the first.
    pub fn can_be_led_to(&self, card: &Card, config: &Config) -> bool {
        let places = self.places(card, config);
        (1..config.categories.len()).any(|index| places.contains(index))
    }

    /// How many cards others could lead to, where it matters: none, one, or two for any more.
    pub fn targets(&self, config: &Config) -> usize {
        self.cards(config).filter(|card| self.can_be_led_to(card, config)).take(2).count()
    }

    /// With more than so many of them there is one for this card, which is none for itself. None where it cannot lead.
    pub fn own_targets(&self, card: &Card, config: &Config) -> Option<usize> {
        self.can_lead(card, config).then(|| usize::from(self.can_be_led_to(card, config)))
    }

    /// The card to which another could lead, as long as both are where that makes sense.
    pub fn leads_to<'a>(&'a self, card: &Card, config: &'a Config) -> Option<&'a Card> {
        let leads = self.mark(card).map(|mark| &mark.leads).filter(|leads| !leads.is_empty())?;
        let target = self.card(leads, config).filter(|target| self.can_be_led_to(target, config))?;
        (self.can_lead(card, config) && target.id != card.id).then_some(target)
    }

    /// Changes the mark of a card, wherever it is kept, and keeps it under the card's id from now on, with the links to it.
    pub(super) fn change(&mut self, card: &Card, change: &mut dyn FnMut(&mut Mark)) {
        let index = self.index_of(card);
        let marks = Arc::make_mut(&mut self.marks);
        if let Some(before) = index.and_then(|index| marks.get(index)).map(|mark| mark.id.clone()) {
            move_links(marks, &before, card);
        }
        let before = index.map(|index| marks.remove(index));
        let mut mark = before.map(Arc::unwrap_or_clone).unwrap_or_default();
        mark.id = card.id.clone();
        mark.text = card.text.clone();
        change(&mut mark);
        if !mark.is_empty() {
            let place = marks.binary_search_by(|known| known.id.cmp(&card.id)).unwrap_or_else(|place| place);
            marks.insert(place, Arc::new(mark));
        }
    }

    /// Keeps what was done with the card of one id under another card from now on, and the links to it.
    pub(super) fn rename(&mut self, from: &str, to: &Card) {
        if *to.id == *from {
            return;
        }
        let marks = Arc::make_mut(&mut self.marks);
        move_links(marks, from, to);
        let Ok(index) = marks.binary_search_by(|mark| (*mark.id).cmp(from)) else { return };
        let mut mark = Arc::unwrap_or_clone(marks.remove(index));
        mark.id = to.id.clone();
        mark.text = to.text.clone();
        put(marks, mark);
    }
}

/// Puts a mark in its place, or what it has to the mark of the same card.
pub(super) fn put(marks: &mut Vec<Arc<Mark>>, mark: Mark) {
    match marks.binary_search_by(|known| known.id.cmp(&mark.id)) {
        Ok(known) => marks.get_mut(known).into_iter().for_each(|known| Arc::make_mut(known).join(&mark)),
        Err(place) => marks.insert(place, Arc::new(mark)),
    }
}

/// Makes the links to the card of one id lead to another card.
fn move_links(marks: &mut [Arc<Mark>], from: &str, to: &Card) {
    if *to.id != *from {
        for mark in marks.iter_mut().filter(|mark| *mark.leads == *from) {
            Arc::make_mut(mark).leads = to.id.clone();
        }
    }
}
