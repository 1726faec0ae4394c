//! What the learner did with one card.

use std::sync::Arc;

use super::card::{clean, text_id};
use super::config::Config;
use super::places::{HARD, Places};
use crate::store::form::{Pen, Stored};

/// What the learner did with one card: where it is, and why. Outlives the card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// The card's id.
    pub id: Arc<str>,
    /// The card's statement when the learner last did something with it, for when the card is gone.
    pub text: Arc<str>,
    /// Ids of the categories it is in, in the learner's order, or [`HARD`]. May name some that the author has no longer.
    pub on: Vec<Arc<str>>,
    /// Why, in the learner's words.
    pub reason: Arc<str>,
    /// Id of the card to what this one could lead; empty for none. May name one that is gone or somewhere else by now.
    pub leads: Arc<str>,
}

impl Stored for Mark {
    fn pass(&mut self, pen: &mut Pen) {
        pen.field("id", &mut self.id);
        pen.field("text", &mut self.text);
        pen.field("on", &mut self.on);
        pen.field("reason", &mut self.reason);
        pen.field("leads", &mut self.leads);
    }
}

impl Mark {
    /// Whether the learner did nothing with the card.
    pub fn is_empty(&self) -> bool {
        self.on.is_empty() && self.reason.is_empty() && self.leads.is_empty()
    }

    /// The author's categories that the card is in: all of them where cards may be in several, else the first. "Hard to place"
    /// is a place by itself.
    pub fn places(&self, config: &Config) -> Places {
        let mut places = Places::default();
        for id in &self.on {
            if let Some(index) = config.categories.iter().position(|category| category.id == *id) {
                places.add(index);
            } else if **id == *HARD && places.is_empty() {
                return Places::HARD;
            }
            if !config.multiple && !places.is_empty() {
                break;
            }
        }
        places
    }

    pub(super) fn place(&mut self, category: Arc<str>, on: bool, multiple: bool) {
        self.on.retain(|known| *known != category);
        if on {
            let alone = !multiple || *category == *HARD;
            self.on.retain(|known| !alone && **known != *HARD);
            self.on.push(category);
        }
    }

    /// The mark with all it needs: an id, a statement, each category once.
    pub(super) fn mended(&self) -> Mark {
        let mut mark = self.clone();
        if mark.id.is_empty() {
            mark.id = text_id(&clean(&mark.text));
        }
        if mark.text.is_empty() {
            mark.text = mark.id.clone();
        }
        let mut on: Vec<Arc<str>> = Vec::with_capacity(mark.on.len());
        for category in mark.on.iter().filter(|category| !category.is_empty()) {
            if !on.contains(category) {
                on.push(category.clone());
            }
        }
        mark.on = on;
        mark
    }

    /// Takes over what another mark of the same card has.
    pub(super) fn join(&mut self, other: &Mark) {
        for category in &other.on {
            if !self.on.contains(category) {
                self.on.push(category.clone());
            }
        }
        if self.reason.trim().is_empty() {
            self.reason = other.reason.clone();
        } else if !self.reason.contains(&*other.reason) {
            self.reason = [&*self.reason, "\n", &other.reason].concat().into();
        }
        if self.leads.is_empty() {
            self.leads = other.leads.clone();
        }
    }
}
