//! Bringing a stored state to the nearest sensible one. What the learner wrote is kept.

use std::sync::Arc;

use super::card::{self, Card, Known};
use super::model::PowerSorter;
use super::placing::put;

impl PowerSorter {
    /// Own cards without a statement go, and so do repeated ones; drafts find their cards; marks are put in order, and those of one card joined.
    pub(super) fn mend(&mut self) {
        let mut own: Vec<Card> = Vec::with_capacity(self.own.len());
        for card in self.own.iter().filter(|card| !card::is_blank(&card.text)) {
            let mut mended = Card::new(&card.text);
            if !card.id.is_empty() {
                mended.id = card.id.clone();
            }
            own.push(mended);
        }
        let mut ids = Known::new(own.iter().map(|card| card.id.clone()));
        own.retain(|card| ids.is_first(&card.id));
        if own != *self.own {
            self.own = Arc::new(own);
        }
        self.mend_drafts();
        let mut marks = Vec::with_capacity(self.marks.len());
        for mark in self.marks.iter().map(|mark| mark.mended()).filter(|mark| !mark.is_empty()) {
            put(&mut marks, mark);
        }
        if marks != *self.marks {
            self.marks = Arc::new(marks);
        }
    }
}
