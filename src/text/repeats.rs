//! Where a word or phrase stands in a text, however it is written there.
//!
//! Upper and lower case are alike, both apostrophes are, both hyphens are, and an inflected apostrophe does not count:
//! `charity’s` is found with `charity`. Words are told apart by what stands beside them, not by the raw boundaries, so that
//! a long text is searched within a frame.

use std::ops::Range;

use super::chars::{is_apostrophe, is_hyphen, is_unspaced};
use super::{Boundaries, Text, sentence_at, sentence_ranges_with, trimmed};

/// After these `’s` is a verb: `it’s` is another word than `it`.
const WITH_VERB: [&str; 13] =
    ["it", "that", "there", "he", "she", "what", "who", "let", "here", "how", "where", "when", "why"];

/// A word or phrase, made alike. Two are equal when they count as the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term(Vec<char>);

/// A place where a term stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// The block.
    pub block: u32,
    /// The bytes in it, without an inflected apostrophe.
    pub range: Range<usize>,
    /// Whether words end with it; else a longer word begins so.
    pub whole: bool,
}

/// A place and the sentence around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InSentence {
    /// The block.
    pub block: u32,
    /// The bytes of the place.
    pub range: Range<usize>,
    /// The bytes of its sentence, without white space around it.
    pub sentence: Range<usize>,
}

impl Term {
    /// The term that these words are.
    pub fn new(words: &str) -> Term {
        let mut folded: Vec<char> = Vec::with_capacity(words.len());
        for word in words.split_whitespace() {
            if !folded.is_empty() {
                folded.push(' ');
            }
            folded.extend(word.chars().flat_map(fold));
        }
        if folded.ends_with(&['\'', 's']) && !has_verb(folded.get(..folded.len() - 2).unwrap_or_default()) {
            folded.truncate(folded.len() - 2);
        }
        while folded.last() == Some(&'\'') {
            folded.pop();
        }
        Term(folded)
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every place that begins where a word begins, in the order of the text.
    pub fn places(&self, text: &Text) -> Vec<Repeat> {
        let mut found = Vec::new();
        let Some(first) = self.0.first() else { return found };
        for (block, number) in text.blocks.iter().zip(0u32..) {
            let mut before = [' ', ' '];
            let mut reached = 0;
            for (start, c) in block.text.char_indices() {
                if start >= reached && fold(c).next() == Some(*first) && (is_unspaced(c) || begins_word(before)) {
                    let rest = block.text.get(start..).unwrap_or_default();
                    if let Some(length) = self.length_at(rest) {
                        let whole = self.ends_word(rest.get(length..).unwrap_or_default());
                        reached = start + length;
                        found.push(Repeat { block: number, range: start..reached, whole });
                    }
                }
                before = [before[1], c];
            }
        }
        found
    }

    /// The places where the term stands as whole words.
    pub fn repeats(&self, text: &Text) -> Vec<Repeat> {
        let mut places = self.places(text);
        places.retain(|place| place.whole);
        places
    }

    /// How many bytes of `rest` the term takes up at its start.
    fn length_at(&self, rest: &str) -> Option<usize> {
        let mut wanted = self.0.iter();
        for (at, c) in rest.char_indices() {
            if !fold(c).all(|folded| wanted.next() == Some(&folded)) {
                return None;
            }
            if wanted.len() == 0 {
                return Some(at + c.len_utf8());
            }
        }
        None
    }

    fn ends_word(&self, rest: &str) -> bool {
        if self.0.last().is_some_and(|last| is_unspaced(*last)) {
            return true;
        }
        let mut after = rest.chars();
        let Some(next) = after.next() else { return true };
        let then = after.next().filter(|c| c.is_alphanumeric());
        match then {
            _ if next.is_alphanumeric() => false,
            Some(_) if is_hyphen(next) => false,
            Some(then) if is_apostrophe(next) => {
                let inflected = matches!(then, 's' | 'S') && !after.next().is_some_and(char::is_alphanumeric);
                inflected && !has_verb(&self.0)
            }
            _ => true,
        }
    }
}

/// Each place with its sentence. The places are in the order of the text.
pub fn in_sentences(
    boundaries: &dyn Boundaries,
    text: &Text,
    places: impl IntoIterator<Item = (u32, Range<usize>)>,
) -> Vec<InSentence> {
    let mut known: Option<(u32, Vec<Range<usize>>)> = None;
    let mut found = Vec::new();
    for (block, range) in places {
        let Some(paragraph) = text.blocks.get(block as usize).map(|block| &*block.text) else { continue };
        if known.as_ref().is_none_or(|(number, _)| *number != block) {
            known = Some((block, sentence_ranges_with(boundaries, paragraph)));
        }
        let Some((_, sentences)) = &known else { continue };
        let sentence = trimmed(paragraph, sentence_at(sentences, range.clone()));
        found.push(InSentence { block, range, sentence });
    }
    found
}

/// A character as all its spellings are written here.
fn fold(c: char) -> impl Iterator<Item = char> {
    let c = match c {
        _ if is_apostrophe(c) => '\'',
        _ if is_hyphen(c) => '-',
        _ if c.is_whitespace() => ' ',
        _ => c,
    };
    c.to_lowercase()
}

/// A word as all its spellings are written here.
pub fn folded(word: &str) -> String {
    word.chars().flat_map(fold).collect()
}

/// Whether a word can begin after these two characters.
fn begins_word([before, last]: [char; 2]) -> bool {
    !last.is_alphanumeric() && !((is_hyphen(last) || is_apostrophe(last)) && before.is_alphanumeric())
}

fn has_verb(word: &[char]) -> bool {
    WITH_VERB.iter().any(|known| known.chars().eq(word.iter().copied()))
}
