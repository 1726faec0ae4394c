//! What came of an action, and how it is said aloud: once, in one sentence or two.

use std::sync::Arc;

use super::config::Config;
use super::places::Places;
use crate::lang::{PowerSorterWords, Words, fill};

/// The longest piece of a statement that is read out, in characters.
const SPOKEN: usize = 80;

/// How many cards are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// In at least one category.
    pub sorted: u32,
    /// All cards: the deck and the learner's own.
    pub cards: u32,
}

impl Progress {
    /// "4 of 10 sorted".
    pub fn text(self, words: &PowerSorterWords) -> String {
        fill(words.progress, &[("sorted", &self.sorted.to_string()), ("cards", &self.cards.to_string())])
    }
}

/// What came of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing to speak of.
    Quiet,
    /// A card is somewhere else.
    Moved {
        /// The statement.
        card: Arc<str>,
        /// Where it was.
        from: Places,
        /// Where it is.
        to: Places,
        /// How many are sorted now.
        progress: Progress,
    },
    /// Notes became cards.
    Made {
        /// How many.
        made: u32,
        /// How many statements were there already.
        repeated: u32,
        /// Whether notes are left for later.
        left: bool,
    },
    /// So many lines of notes from elsewhere went into the field for own notes.
    Brought(u32),
    /// A card says this now.
    Edited(Arc<str>),
    /// A card became two.
    Split,
    /// Two cards became this one.
    Joined(Arc<str>),
    /// Nothing was done, because another card says the same.
    Twice(Arc<str>),
    /// A card went.
    Removed(Arc<str>),
    /// A card could lead to what another says, or to none now.
    Led {
        /// The statement.
        card: Arc<str>,
        /// The other one.
        to: Option<Arc<str>>,
    },
    /// What had changed in the draft went into the post.
    ChangesTaken,
    /// The post is the draft again.
    DraftTaken,
    /// The edited post stays.
    PostKept,
}

impl Outcome {
    /// What the live region says; none where nothing is worth saying.
    pub fn announcement(&self, config: &Config, words: &Words) -> Option<String> {
        let sorter = words.power_sorter();
        match self {
            Outcome::Quiet => None,
            Outcome::Moved { card, from, to, progress } => Some(fill(
                sorter.moved,
                &[
                    ("card", &quoted(card, words)),
                    ("from", &from.label(config, sorter)),
                    ("to", &to.label(config, sorter)),
                    ("progress", &progress.text(sorter)),
                ],
            )),
            Outcome::Made { made, repeated, left } => Some(made_text(*made, *repeated, *left, sorter)),
            Outcome::Brought(0) => Some(sorter.brought_none.to_owned()),
            Outcome::Brought(_) => Some(sorter.brought.to_owned()),
            Outcome::Edited(card) => Some(about(sorter.edited, card, words)),
            Outcome::Split => Some(sorter.split_done.to_owned()),
            Outcome::Joined(card) => Some(about(sorter.joined, card, words)),
            Outcome::Twice(card) => Some(about(sorter.twice, card, words)),
            Outcome::Removed(card) => Some(about(sorter.removed, card, words)),
            Outcome::Led { card, to: None } => Some(about(sorter.led_nowhere, card, words)),
            Outcome::Led { card, to: Some(to) } => {
                Some(fill(sorter.led, &[("card", &quoted(card, words)), ("to", &quoted(to, words))]))
            }
            Outcome::ChangesTaken => Some(sorter.changes_taken.to_owned()),
            Outcome::DraftTaken => Some(sorter.draft_taken.to_owned()),
            Outcome::PostKept => Some(sorter.post_kept.to_owned()),
        }
    }
}

fn made_text(made: u32, repeated: u32, left: bool, words: &PowerSorterWords) -> String {
    let count = |n: u32, one: &str, many: &str| fill(if n == 1 { one } else { many }, &[("n", &n.to_string())]);
    let mut sentences = Vec::with_capacity(3);
    match made {
        0 if repeated == 0 => sentences.push(words.made_none.to_owned()),
        0 => {}
        _ => sentences.push(count(made, words.made_one, words.made)),
    }
    if repeated > 0 {
        sentences.push(count(repeated, words.repeated_one, words.repeated));
    }
    if left {
        sentences.push(words.left.to_owned());
    }
    sentences.join(" ")
}

fn about(text: &str, card: &str, words: &Words) -> String {
    fill(text, &[("card", &quoted(card, words))])
}

fn quoted(card: &str, words: &Words) -> String {
    fill(words.common.quoted, &[("text", &short(card))])
}

/// A statement, or as many whole words of a long one as are worth hearing. A full stop at its end goes, since the sentence
/// around it goes on.
pub fn short(card: &str) -> String {
    let Some((end, _)) = card.char_indices().nth(SPOKEN) else {
        return card.strip_suffix('.').unwrap_or(card).to_owned();
    };
    let start = card.get(..end).unwrap_or(card);
    // A word that fills half of it or more is cut: there are scripts without spaces.
    let whole = start.rfind(' ').filter(|at| *at > end / 2).and_then(|at| start.get(..at)).unwrap_or(start);
    [whole.trim_end_matches([',', ';', ':', ' ', '.', '–', '—']), "…"].concat()
}
