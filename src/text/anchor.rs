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
//! 3. the one place where they stand with their whole context within the block; if that did not tell places apart when
//!    the anchor was made, or does not now, one neighbouring block must agree as well;
//! 4. a close match: the words, whole, once more with at least half of the words around them (and at least two) in order,
//!    and at least two more than any other place has.
//!
//! Anything else is not found: a lost pick is shown as lost, a wrong one would never be noticed.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::blocks::Text;

/// How many characters of context are kept on either side of a pick.
pub const CONTEXT: usize = 32;

/// How far around a candidate the words of the context are looked for: some may have been added.
const NEAR: usize = 48;

/// Where a pick stands. Made by [`Anchor::new`]; any value, also one from a damaged store, may be resolved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The index of the block.
    #[serde(rename = "b", default)]
    pub block: u32,
    /// The byte offset in the block.
    #[serde(rename = "s", default)]
    pub start: u32,
    /// The words, exactly as they stand in the text.
    #[serde(rename = "q")]
    pub quote: String,
    /// Up to [`CONTEXT`] characters before them.
    #[serde(rename = "x", default)]
    pub before: String,
    /// Up to [`CONTEXT`] characters after them.
    #[serde(rename = "y", default)]
    pub after: String,
    /// Whether the words stood elsewhere, when the anchor was made, with the same context: 0 no, 1 within the block,
    /// 2 also across its borders.
    #[serde(rename = "t", default)]
    pub twins: u8,
}

/// A place where the quote stands.
#[derive(Clone, Copy)]
struct Place {
    block: usize,
    start: usize,
    end: usize,
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
        for place in places(text, quote) {
            if (place.block, place.start) != (here.block, here.start) && anchor.agrees_within(text, place) {
                let level = if anchor.agrees_before(text, place) && anchor.agrees_after(text, place) { 2 } else { 1 };
                anchor.twins = anchor.twins.max(level);
            }
        }
        Some(anchor)
    }

    /// Where the words stand in `text`: the block, and the bytes in it. `None` when they are gone or it is not certain
    /// which of several places is meant.
    pub fn resolve(&self, text: &Text) -> Option<(u32, Range<usize>)> {
        let place = self.exact(text).or_else(|| self.moved(text))?;
        Some((u32::try_from(place.block).ok()?, place.start..place.end))
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
            ([only], _) => (self.twins < 2).then_some(*only),
            ([_, _, ..], _) => None,
            ([], [only]) if self.twins == 0 => Some(*only),
            ([], []) => self.close(text, &all),
            ([], several) => {
                let mut agreeing = several.iter().copied().filter(|&place| self.neighbour_agrees(text, place));
                let found = agreeing.next().filter(|_| self.twins < 2)?;
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
        let own = before(text, place, CONTEXT);
        let own_after = after(text, place, CONTEXT);
        own.rsplit('\n').next() == self.before.rsplit('\n').next()
            && own_after.split('\n').next() == self.after.split('\n').next()
    }

    /// Whether the context agrees on a side where it reaches into a neighbouring block.
    fn neighbour_agrees(&self, text: &Text, place: Place) -> bool {
        (self.before.contains('\n') && self.agrees_before(text, place))
            || (self.after.contains('\n') && self.agrees_after(text, place))
    }

    /// The one place where enough of the words around the quote still stand around it.
    fn close(&self, text: &Text, all: &[Place]) -> Option<Place> {
        let (wanted_before, wanted_after) = (self.words_before(), self.words_after());
        let wanted = wanted_before.len() + wanted_after.len();
        let mut best: Option<(usize, Place)> = None;
        let mut second = 0;
        for &place in all {
            if !self.is_as_whole(text, place) {
                continue;
            }
            let (near_before, near_after) = (before(text, place, NEAR), after(text, place, NEAR));
            let found = common(&wanted_before, &words(&near_before)) + common(&wanted_after, &words(&near_after));
            match best {
                Some((most, _)) if found <= most => second = second.max(found),
                _ => {
                    second = best.map_or(0, |(most, _)| most);
                    best = Some((found, place));
                }
            }
        }
        let (found, place) = best?;
        let rivals = all.len() > 1;
        (self.twins == 0 && found >= 2 && found * 2 >= wanted && (!rivals || found >= second + 2)).then_some(place)
    }

    /// The whole words of the context before: the first may have been cut.
    fn words_before(&self) -> Vec<&str> {
        let cut = self.before.chars().nth(CONTEXT - 1).is_some();
        let mut words = words(&self.before);
        if cut && !words.is_empty() {
            words.remove(0);
        }
        words
    }

    fn words_after(&self) -> Vec<&str> {
        let cut = self.after.chars().nth(CONTEXT - 1).is_some();
        let mut words = words(&self.after);
        if cut {
            words.pop();
        }
        words
    }

    /// Whether the quote is cut off from letters at the place just as it was: `art` is not found in `party`.
    fn is_as_whole(&self, text: &Text, place: Place) -> bool {
        let joined = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        joined(before(text, place, 1).chars().next()) == joined(self.before.chars().next_back())
            && joined(after(text, place, 1).chars().next()) == joined(self.after.chars().next())
    }
}

/// Every place where `quote` stands; none for an empty one. Overlapping places count once.
fn places<'a>(text: &'a Text, quote: &'a str) -> impl Iterator<Item = Place> + 'a {
    let blocks = if quote.is_empty() { &[][..] } else { &text.blocks };
    blocks.iter().enumerate().flat_map(move |(block, it)| {
        it.text.match_indices(quote).map(move |(start, _)| Place { block, start, end: start + quote.len() })
    })
}

/// Up to `count` characters before the place, one LF for each border of a block.
fn before(text: &Text, place: Place, count: usize) -> String {
    let mut found = Vec::with_capacity(count);
    let mut block = place.block;
    let mut end = Some(place.start);
    while found.len() < count {
        let Some(it) = text.blocks.get(block) else { break };
        let part = end.map_or(Some(&*it.text), |end| it.text.get(..end)).unwrap_or_default();
        found.extend(part.chars().rev().take(count - found.len()));
        if block == 0 {
            break;
        }
        if found.len() < count {
            found.push('\n');
        }
        block -= 1;
        end = None;
    }
    found.into_iter().rev().collect()
}

/// Up to `count` characters after the place, one LF for each border of a block.
fn after(text: &Text, place: Place, count: usize) -> String {
    let mut found = String::new();
    let mut left = count;
    for (i, it) in text.blocks.iter().enumerate().skip(place.block) {
        if i > place.block && left > 0 {
            found.push('\n');
            left -= 1;
        }
        let part = if i == place.block { it.text.get(place.end..).unwrap_or_default() } else { &it.text };
        for c in part.chars().take(left) {
            found.push(c);
            left -= 1;
        }
        if left == 0 {
            break;
        }
    }
    found
}

/// The words of a piece of context, roughly: what white space parts, without marks around it.
fn words(context: &str) -> Vec<&str> {
    context
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect()
}

/// How many words two lists have in common, in the same order.
fn common(wanted: &[&str], found: &[&str]) -> usize {
    let mut best = vec![0; found.len() + 1];
    for word in wanted {
        let mut diagonal = 0;
        let mut left = 0;
        for (other, cell) in found.iter().zip(best.iter_mut().skip(1)) {
            let above = *cell;
            *cell = if word == other { diagonal + 1 } else { above.max(left) };
            diagonal = above;
            left = *cell;
        }
    }
    best.last().copied().unwrap_or(0)
}
