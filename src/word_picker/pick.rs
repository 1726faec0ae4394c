//! A pick, the words it stands for, and how far they reach.

use std::ops::Range;

use crate::store::form::{Pen, Stored};
use crate::text::{Anchor, Boundaries, Text, sentence_at, sentence_ranges_with, trimmed, word_ranges_with};

/// A word or phrase that the learner picked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pick {
    /// Its number, given once and never again.
    pub id: u32,
    /// Where it stands and what it says.
    pub anchor: Anchor,
    /// The sentence it stood in when it was picked.
    pub sentence: String,
    /// Where in that sentence, in bytes.
    pub at: u32,
    /// Why it stood out, in the learner's words.
    pub note: String,
}

impl Stored for Pick {
    fn pass(&mut self, pen: &mut Pen) {
        pen.field("id", &mut self.id);
        pen.field("anchor", &mut self.anchor);
        pen.field("sentence", &mut self.sentence);
        pen.field("at", &mut self.at);
        pen.field("note", &mut self.note);
    }
}

/// Words of the text with the sentence they stand in: what a pick is made of. The same words give the same passage,
/// whichever way they were found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Passage {
    /// Where they stand and what they say.
    pub anchor: Anchor,
    /// The sentence; several where the words reach over its end.
    pub sentence: String,
    /// Where in the sentence, in bytes.
    pub at: u32,
}

impl Passage {
    /// The words at bytes `range` of a block. None where there are no such bytes.
    pub fn new(boundaries: &dyn Boundaries, text: &Text, block: u32, range: Range<usize>) -> Option<Passage> {
        let paragraph: &str = &text.blocks.get(usize::try_from(block).ok()?)?.text;
        let anchor = Anchor::new(text, block, range.clone())?;
        let sentences = sentence_ranges_with(boundaries, paragraph);
        let sentence = trimmed(paragraph, sentence_at(&sentences, range.clone()));
        let at = u32::try_from(range.start.checked_sub(sentence.start)?).ok()?;
        Some(Passage { anchor, sentence: paragraph.get(sentence)?.to_owned(), at })
    }
}

/// A pick that was let go, kept until the next one is.
#[derive(Clone, Debug, PartialEq)]
pub struct Removed {
    /// Its place in the list.
    pub index: usize,
    /// The pick with its note.
    pub pick: Pick,
}

/// The picks that stand where one that was let go comes back to: all become one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Onto {
    /// Their numbers, in the order of the text. The first one stays.
    pub parts: Vec<u32>,
    /// The words of them all.
    pub passage: Passage,
}

/// The ways in which a pick can come to cover other words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The word before it as well.
    AddBefore,
    /// The word after it as well.
    AddAfter,
    /// All but its first word.
    DropFirst,
    /// All but its last word.
    DropLast,
}

impl Reach {
    /// All ways, in the order in which they are offered.
    pub const ALL: [Reach; 4] = [Reach::AddBefore, Reach::AddAfter, Reach::DropFirst, Reach::DropLast];

    /// The bytes of a paragraph that a pick at `range` then covers, and those of the word that comes or goes. None where
    /// there is no such word, or the pick would be left without any.
    pub fn from(
        self,
        boundaries: &dyn Boundaries,
        paragraph: &str,
        range: &Range<usize>,
    ) -> Option<(Range<usize>, Range<usize>)> {
        let words = word_ranges_with(boundaries, paragraph);
        let mut inside = words.iter().filter(|word| word.start < range.end && range.start < word.end);
        let (word, covered) = match self {
            Reach::AddBefore => {
                let word = words.iter().rev().find(|word| word.end <= range.start)?;
                (word, word.start..range.end)
            }
            Reach::AddAfter => {
                let word = words.iter().find(|word| word.start >= range.end)?;
                (word, range.start..word.end)
            }
            Reach::DropFirst => {
                let (first, second) = (inside.next()?, inside.next()?);
                (first, second.start..range.end)
            }
            Reach::DropLast => {
                let (last, before) = (inside.next_back()?, inside.next_back()?);
                (last, range.start..before.end)
            }
        };
        Some((covered, word.clone()))
    }
}

/// The whole words that a stretch of a paragraph touches; none where it touches no word.
pub fn whole_words(boundaries: &dyn Boundaries, paragraph: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let words = word_ranges_with(boundaries, paragraph);
    let mut touched = words.into_iter().filter(|word| word.start < range.end && range.start < word.end);
    let first = touched.next()?;
    Some(first.start..touched.next_back().map_or(first.end, |last| last.end))
}
