//! The place of a pick, kept so that it survives an edit of the text.
//!
//! A pick is kept as its position, the quoted words, and [`CONTEXT`] characters on either side. Context crosses the
//! borders of blocks (one LF stands for a border), so that two like headings are told apart by their neighbours; the part
//! of it within the pick's own block is what survives when paragraphs around it come and go.
//!
//! [`Anchor::resolve`] tries, in this order, and stops at the first that decides:
//!
//! 1. the exact place, if the words and the whole context still stand there;
//! 2. the one place where the words stand with their whole context;
//! 3. the one place where they stand with their whole context within the block; if that does not tell places apart, one
//!    neighbouring block must agree as well;
//! 4. a close match: the words, whole, with at least half of the words of their context within the block (and at least
//!    two) still about where they were, and at least two more of them than any other place has;
//! 5. the same four once more in plain typography: curly or straight quotation marks, kinds of hyphens, dashes and spaces
//!    do not count.
//!
//! What did not tell places apart when the anchor was made ([`Anchor::twins`]) is never trusted later: the one place left
//! may be the other one. Anything else is not found: a lost pick is shown as lost, a wrong one would never be noticed.

use std::cell::OnceCell;
use std::ops::Range;

use super::blocks::Text;
use super::context::{Place, after, alike, before, first_line, last_line, places, words};
use super::typeset::{byte_in, plain_text, plain_words};
use crate::store::form::{Pen, Stored};

/// How many characters of context are kept on either side of a pick.
pub const CONTEXT: usize = 32;

/// How many characters around a place are looked at for a close match: some words may have been added.
const NEAR: usize = 48;

/// Where a pick stands. Made by [`Anchor::new`]; any value, also one from a damaged store, may be resolved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchor {
    /// The index of the block.
    pub block: u32,
    /// The byte offset in the block.
    pub start: u32,
    /// The words, exactly as they stand in the text.
    pub quote: String,
    /// Up to [`CONTEXT`] characters before them.
    pub before: String,
    /// Up to [`CONTEXT`] characters after them.
    pub after: String,
    /// Whether the words stood elsewhere, when the anchor was made, with such a context: 0 no, 1 with one close to it,
    /// 2 with the same within the block, 3 with the same across its borders too.
    pub twins: u8,
}

impl Stored for Anchor {
    fn pass(&mut self, pen: &mut Pen) {
        pen.field("b", &mut self.block);
        pen.field("s", &mut self.start);
        pen.field("q", &mut self.quote);
        pen.field("x", &mut self.before);
        pen.field("y", &mut self.after);
        pen.field("t", &mut self.twins);
    }
}

impl Anchor {
    /// The anchor of the words at bytes `range` of block `block`. `None` if there is no such block, or the range is empty,
    /// out of bounds or splits a character.
    pub fn new(text: &Text, block: u32, range: Range<usize>) -> Option<Self> {
        let quote = text.blocks.get(block as usize)?.text.get(range.clone())?;
        if quote.is_empty() {
            return None;
        }
        let here = Place { block: block as usize, start: range.start, end: range.end };
        let mut anchor = Self {
            block,
            start: u32::try_from(range.start).ok()?,
            quote: quote.to_owned(),
            before: before(text, here, CONTEXT),
            after: after(text, here, CONTEXT),
            twins: 0,
        };
        let mut twins = 0;
        let words = anchor.context_words();
        for place in places(text, quote) {
            if (place.block, place.start) == (here.block, here.start) {
                continue;
            }
            let level = if anchor.agrees_within(text, place) {
                let whole = anchor.agrees_before(text, place) && anchor.agrees_after(text, place);
                if whole { 3 } else { 2 }
            } else if twins == 0 && anchor.likeness_at_most(text, place, &words) >= words.least() {
                let likeness = anchor.likeness(text, place, &words);
                u8::from(likeness.is_some_and(|likeness| words.is_close(likeness)))
            } else {
                0
            };
            twins = twins.max(level);
        }
        anchor.twins = twins;
        Some(anchor)
    }

    /// Where the words stand in `text`: the block, and the bytes in it. `None` when they are gone or it is not certain
    /// which of several places is meant.
    pub fn resolve(&self, text: &Text) -> Option<(u32, Range<usize>)> {
        self.resolve_among(text, &OnceCell::new())
    }

    /// The same, for one of several anchors in one text. `plain` is empty for the first of them, and keeps what has to be
    /// made of the text only once.
    pub fn resolve_among(&self, text: &Text, plain: &OnceCell<Text>) -> Option<(u32, Range<usize>)> {
        let place = self.place(text).or_else(|| self.in_plain_typography(text, plain))?;
        Some((u32::try_from(place.block).ok()?, place.start..place.end))
    }

    fn place(&self, text: &Text) -> Option<Place> {
        self.exact(text).or_else(|| self.moved(text))
    }

    fn in_plain_typography(&self, text: &Text, plain: &OnceCell<Text>) -> Option<Place> {
        let (quote, before, after) = (plain_words(&self.quote), plain_words(&self.before), plain_words(&self.after));
        let plain = plain.get_or_init(|| plain_text(text));
        let Place { block, start, end } = Anchor { quote, before, after, ..self.clone() }.place(plain)?;
        let (typeset, plain) = (text.blocks.get(block)?, plain.blocks.get(block)?);
        let at = |byte| byte_in(&typeset.text, &plain.text, byte);
        Some(Place { block, start: at(start)?, end: at(end)? })
    }

    fn exact(&self, text: &Text) -> Option<Place> {
        let (block, start) = (self.block as usize, self.start as usize);
        let rest = text.blocks.get(block)?.text.get(start..)?;
        if self.quote.is_empty() || !rest.starts_with(self.quote.as_str()) {
            return None;
        }
        let place = Place { block, start, end: start + self.quote.len() };
        (self.agrees_before(text, place) && self.agrees_after(text, place)).then_some(place)
    }

    fn moved(&self, text: &Text) -> Option<Place> {
        let all: Vec<Place> = places(text, &self.quote).collect();
        let within: Vec<Place> = all.iter().copied().filter(|&place| self.agrees_within(text, place)).collect();
        let whole: Vec<Place> = within
            .iter()
            .copied()
            .filter(|&place| self.agrees_before(text, place) && self.agrees_after(text, place))
            .collect();
        match (whole.as_slice(), within.as_slice()) {
            ([only], _) => (self.twins < 3).then_some(*only),
            ([_, _, ..], _) => None,
            ([], [only]) if self.twins < 2 => Some(*only),
            ([], []) if self.twins == 0 => self.close(text, &all),
            ([], []) => None,
            ([], several) => {
                let mut agreeing = several.iter().copied().filter(|&place| self.neighbour_agrees(text, place));
                let found = agreeing.next().filter(|_| self.twins < 3)?;
                agreeing.next().is_none().then_some(found)
            }
        }
    }

    fn agrees_before(&self, text: &Text, place: Place) -> bool {
        before(text, place, CONTEXT) == self.before
    }

    fn agrees_after(&self, text: &Text, place: Place) -> bool {
        after(text, place, CONTEXT) == self.after
    }

    /// Whether the context agrees as far as it lies in the block of the quote.
    fn agrees_within(&self, text: &Text, place: Place) -> bool {
        let (before, after) = around(text, place);
        let (own_before, own_after) = (last_line(&self.before), first_line(&self.after));
        let whole = |context: &str| context.chars().nth(CONTEXT - 1).is_some();
        (if whole(own_before) { before.ends_with(own_before) } else { before == own_before })
            && (if whole(own_after) { after.starts_with(own_after) } else { after == own_after })
    }

    /// Whether the context agrees on a side where it reaches into a neighbouring block.
    fn neighbour_agrees(&self, text: &Text, place: Place) -> bool {
        (self.before.contains('\n') && self.agrees_before(text, place))
            || (self.after.contains('\n') && self.agrees_after(text, place))
    }

    /// The one place where enough of the words around the quote still stand around it.
    fn close(&self, text: &Text, all: &[Place]) -> Option<Place> {
        let mut best: Option<(usize, Place)> = None;
        let mut second = None;
        let words = self.context_words();
        for &place in all {
            // Neither the best one, nor near enough to it to count against it.
            let most = best.map_or(0, |(most, _)| most).max(words.least());
            if self.likeness_at_most(text, place, &words) + 2 <= most {
                continue;
            }
            let Some(likeness) = self.likeness(text, place, &words) else {
                continue;
            };
            match best {
                Some((most, _)) if likeness <= most => second = second.max(Some(likeness)),
                _ => {
                    second = best.map(|(most, _)| most);
                    best = Some((likeness, place));
                }
            }
        }
        let (likeness, place) = best?;
        let alone = second.is_none_or(|second| likeness >= second + 2);
        (alone && words.is_close(likeness)).then_some(place)
    }

    /// How many words of the context stand about where they were; `None` where the quote is not whole.
    fn likeness(&self, text: &Text, place: Place, wanted: &ContextWords<'_>) -> Option<usize> {
        if !self.is_as_whole(text, place) {
            return None;
        }
        let (near_before, near_after) = near(text, place);
        let mut before = words(near_before);
        before.reverse();
        Some(alike(&wanted.before, &before) + alike(&wanted.after, &words(near_after)))
    }

    /// How many words of the context stand near, in any order and as parts of others: quicker to see than
    /// [`Anchor::likeness`], which is never more.
    fn likeness_at_most(&self, text: &Text, place: Place, wanted: &ContextWords<'_>) -> usize {
        let (before, after) = near(text, place);
        // Not `str::contains`, which makes ready to search texts much longer than these.
        let has = |near: &str, word: &str| near.as_bytes().windows(word.len()).any(|part| part == word.as_bytes());
        let count = |words: &[&str], near: &str| words.iter().filter(|word| has(near, word)).count();
        count(&wanted.before, before) + count(&wanted.after, after)
    }

    /// The whole words of the context within the block: the outermost ones may have been cut.
    fn context_words(&self) -> ContextWords<'_> {
        let (before_line, after_line) = (last_line(&self.before), first_line(&self.after));
        let (mut before, mut after) = (words(before_line), words(after_line));
        if before_line.chars().nth(CONTEXT - 1).is_some() && !before.is_empty() {
            before.remove(0);
        }
        before.reverse();
        if after_line.chars().nth(CONTEXT - 1).is_some() {
            after.pop();
        }
        ContextWords { before, after }
    }

    /// Whether the quote is cut off from letters at the place just as it was: `art` is not found in `party`.
    fn is_as_whole(&self, text: &Text, place: Place) -> bool {
        let joined = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let (before, after) = around(text, place);
        joined(before.chars().next_back()) == joined(self.before.chars().next_back())
            && joined(after.chars().next()) == joined(self.after.chars().next())
    }
}

/// Words of the context, on either side counted from the quote.
struct ContextWords<'a> {
    before: Vec<&'a str>,
    after: Vec<&'a str>,
}

impl ContextWords<'_> {
    fn is_close(&self, likeness: usize) -> bool {
        likeness >= self.least()
    }

    /// At least half of the words, and at least two.
    fn least(&self) -> usize {
        (self.before.len() + self.after.len()).div_ceil(2).max(2)
    }
}

/// The [`NEAR`] characters before and after a place in its block.
fn near(text: &Text, place: Place) -> (&str, &str) {
    let (before, after) = around(text, place);
    let from = before.char_indices().rev().take(NEAR).last().map_or(before.len(), |(at, _)| at);
    let to = after.char_indices().nth(NEAR).map_or(after.len(), |(at, _)| at);
    (before.get(from..).unwrap_or_default(), after.get(..to).unwrap_or_default())
}

/// What stands before and after a place in its block.
fn around(text: &Text, place: Place) -> (&str, &str) {
    let block = text.blocks.get(place.block).map_or("", |block| &block.text);
    (block.get(..place.start).unwrap_or_default(), block.get(place.end..).unwrap_or_default())
}
