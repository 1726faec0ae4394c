//! A deck that the author has changed: what the learner did with a card stays with it, by its id, else its statement, else
//! one that is nearly the same.

use std::sync::Arc;

use super::card::{Card, Hash, text_id};
use super::config::Config;
use super::mark::Mark;
use super::model::PowerSorter;

/// How much alike two statements must be, in thousandths: three words of four.
const ALIKE: usize = 700;
/// As many pairs of statements are compared at most. Beyond that only those that are the same find each other.
const MOST_PAIRS: usize = 40_000;

impl PowerSorter {
    /// Gives marks whose cards have left the deck to cards without one that say the same, or nearly. A mark goes to a card only
    /// where each is the other's best match and no second one is as good: no place is better than a wrong one.
    pub(super) fn adopt(&mut self, config: &Config) {
        let departed = self.departed(config);
        if departed.is_empty() {
            return;
        }
        let without_mark = |card: &&Card| self.index_of(card).is_none();
        let mut cards: Vec<Card> = config.deck.iter().filter(without_mark).cloned().collect();
        for mark in &departed {
            let id = text_id(&mark.text);
            if let Some(index) = cards.iter().position(|card| *card.text_id() == id) {
                self.rename(&mark.id, &cards.remove(index));
            }
        }
        let departed = self.departed(config);
        if cards.len().saturating_mul(departed.len()) > MOST_PAIRS {
            return;
        }
        for (mark, card) in matches(&departed, &cards) {
            self.rename(&mark.id, card);
        }
    }
}

/// The best match of a card or of a mark: how good, and how many are as good.
type Best = (usize, u32);

fn matches<'a>(marks: &'a [Arc<Mark>], cards: &'a [Card]) -> Vec<(&'a Mark, &'a Card)> {
    let mark_words: Vec<Vec<u32>> = marks.iter().map(|mark| words(&mark.text)).collect();
    let card_words: Vec<Vec<u32>> = cards.iter().map(|card| words(&card.text)).collect();
    let mut best_marks: Vec<Best> = vec![(ALIKE, 0); marks.len()];
    let mut best_cards: Vec<Best> = vec![(ALIKE, 0); cards.len()];
    let mut pairs = Vec::new();
    for (mark, (one, best_mark)) in mark_words.iter().zip(&mut best_marks).enumerate() {
        for (card, (other, best_card)) in card_words.iter().zip(&mut best_cards).enumerate() {
            let score = likeness(one, other);
            if score >= ALIKE {
                improve(best_mark, score);
                improve(best_card, score);
                pairs.push((mark, card, score));
            }
        }
    }
    pairs.retain(|(mark, card, score)| {
        best_marks.get(*mark) == Some(&(*score, 1)) && best_cards.get(*card) == Some(&(*score, 1))
    });
    pairs.iter().filter_map(|(mark, card, _)| Some((&**marks.get(*mark)?, cards.get(*card)?))).collect()
}

fn improve(best: &mut Best, score: usize) {
    match score.cmp(&best.0) {
        std::cmp::Ordering::Greater => *best = (score, 1),
        std::cmp::Ordering::Equal => best.1 += 1,
        std::cmp::Ordering::Less => {}
    }
}

/// The words of a statement as numbers, in their order, without case and punctuation.
fn words(text: &str) -> Vec<u32> {
    let mut words: Vec<u32> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| {
            let mut hash = Hash::new();
            hash.add(&word.to_lowercase());
            hash.short()
        })
        .collect();
    words.sort_unstable();
    words
}

/// How many of their words two statements share, in thousandths (the Sørensen-Dice coefficient of multisets).
fn likeness(one: &[u32], other: &[u32]) -> usize {
    let (mut left, mut right, mut shared) = (one.iter().peekable(), other.iter().peekable(), 0usize);
    while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => drop(left.next()),
            std::cmp::Ordering::Greater => drop(right.next()),
            std::cmp::Ordering::Equal => {
                shared += 1;
                left.next();
                right.next();
            }
        }
    }
    (shared * 2_000).checked_div(one.len() + other.len()).unwrap_or_default()
}
