//! Where a card is, among the author's categories.

use super::config::{Category, Config};
use crate::lang::PowerSorterWords;

/// By what "Hard to place" is kept, where the id of a category would stand. No author may use it for one.
pub const HARD: &str = "?";

/// The categories that a card is in, by their place in [`Config::categories`]. Empty: not sorted yet.
/// "Hard to place" is an answer of its own, never together with a category.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Places(u8);

impl Places {
    /// Hard to place.
    pub const HARD: Places = Places(1 << 7);

    /// Whether the learner found the card hard to place.
    pub fn is_hard(self) -> bool {
        self == Places::HARD
    }

    /// The category at `index` alone.
    pub fn only(index: usize) -> Places {
        Places(bit(index))
    }

    /// Adds the category at `index`. There are at most five; an index of seven or more is left out.
    pub fn add(&mut self, index: usize) {
        self.0 |= bit(index);
    }

    /// Whether the card is in the category at `index`.
    pub fn contains(self, index: usize) -> bool {
        self.0 & bit(index) != 0
    }

    /// Whether the card is in all of these; for none, whether it is nowhere.
    pub fn holds(self, others: Places) -> bool {
        if others.is_empty() { self.is_empty() } else { self.0 & others.0 == others.0 }
    }

    /// Whether the card is not sorted yet.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// In how many places the card is.
    pub fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// The categories themselves, in the author's order.
    pub fn categories(self, config: &Config) -> impl Iterator<Item = &Category> {
        config
            .categories
            .iter()
            .enumerate()
            .filter(move |(index, _)| self.contains(*index))
            .map(|(_, category)| category)
    }

    /// The categories as words: "Micro-level power and Macro-level power", "Hard to place", or "Not sorted yet".
    pub fn label(self, config: &Config, words: &PowerSorterWords) -> String {
        let labels: Vec<&str> = self.categories(config).map(|category| &*category.label).collect();
        match labels.split_last() {
            None if self.is_hard() => words.hard.to_owned(),
            None => words.not_sorted.to_owned(),
            Some((last, [])) => (*last).to_owned(),
            Some((last, others)) => [&others.join(", "), words.and, last].concat(),
        }
    }
}

fn bit(index: usize) -> u8 {
    if index < 7 { 1 << index } else { 0 }
}
