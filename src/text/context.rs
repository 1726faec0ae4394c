//! What stands around a place in a text, for [`super::Anchor`].

use super::blocks::Text;

/// How many words a word of the context may have moved by.
const SHIFT: usize = 2;

/// A place where the quote stands.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub block: usize,
    pub start: usize,
    pub end: usize,
}

/// Every place where `quote` stands; none for an empty one. Overlapping places count once.
pub(super) fn places<'a>(text: &'a Text, quote: &'a str) -> impl Iterator<Item = Place> + 'a {
    let blocks = if quote.is_empty() { &[][..] } else { &text.blocks };
    blocks.iter().enumerate().flat_map(move |(block, it)| {
        it.text.match_indices(quote).map(move |(start, _)| Place { block, start, end: start + quote.len() })
    })
}

/// Up to `count` characters before the place, one LF for each border of a block.
pub(super) fn before(text: &Text, place: Place, count: usize) -> String {
    let mut found = Vec::with_capacity(count);
    let mut block = place.block;
    let mut end = Some(place.start);
    while found.len() < count {
        let Some(it) = text.blocks.get(block) else {
            break;
        };
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
pub(super) fn after(text: &Text, place: Place, count: usize) -> String {
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

/// The part of the context before that lies in the block.
pub(super) fn last_line(before: &str) -> &str {
    before.rsplit('\n').next().unwrap_or_default()
}

/// The part of the context after that lies in the block.
pub(super) fn first_line(after: &str) -> &str {
    after.split('\n').next().unwrap_or_default()
}

/// The words of a piece of context, roughly: what white space parts, without marks around it.
pub(super) fn words(context: &str) -> Vec<&str> {
    context
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect()
}

/// How many of the wanted words are found at most [`SHIFT`] words from their place; both lists count from the quote.
pub(super) fn alike(wanted: &[&str], found: &[&str]) -> usize {
    let near = |i: usize| found.iter().skip(i.saturating_sub(SHIFT)).take(i.min(SHIFT) + 1 + SHIFT);
    wanted.iter().enumerate().filter(|&(i, word)| near(i).any(|other| other == word)).count()
}
