//! Where a card is, among the author's categories.

use super::config::{Category, Config};
use crate::lang::PowerSorterWords;

/// The categories that a card is in, by their place in [`Config::categories`]. Empty: not sorted yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Places(u8);

impl Places {
    /// Adds the category at `index`. There are at most five; an index of eight or more is left out.
    pub fn add(&mut self, index: usize) {
        self.0 |= bit(index);
    }

    /// Whether the card is in the category at `index`.
    pub fn contains(self, index: usize) -> bool {
        self.0 & bit(index) != 0
    }

    /// Whether the card is not sorted yet.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// In how many categories the card is.
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

    /// The categories as words: "Micro-level power and Macro-level power", or "Not sorted yet".
    pub fn label(self, config: &Config, words: &PowerSorterWords) -> String {
        let labels: Vec<&str> = self.categories(config).map(|category| &*category.label).collect();
        match labels.split_last() {
            None => words.not_sorted.to_owned(),
            Some((last, [])) => (*last).to_owned(),
            Some((last, others)) => [&others.join(", "), words.and, last].concat(),
        }
    }
}

fn bit(index: usize) -> u8 {
    u32::try_from(index).ok().and_then(|index| 1u8.checked_shl(index)).unwrap_or_default()
}
