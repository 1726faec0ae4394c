//! The sentences of a paragraph.
//!
//! Where Latin, Arabic, Indian and East Asian end marks stand, the rules of this folder decide (`stops.rs` for the
//! neighbourhood of a mark, `pairs.rs` for quotations and brackets, `lists.rs` for lists on one line, `lines.rs` for line
//! ends), so that every engine gives the same sentences. Breaks after anything else are the raw boundaries'.
//!
//! A break is left out where in doubt: half a sentence reads worse than two.

use std::ops::Range;

use super::Boundaries;
use super::chars::{Chars, insert, is_newline, is_terminator};
use super::forms::names_speaker;
use super::lines::wrapping;
use super::lists::items;
use super::pairs::{Pair, pairs};
use super::stops::{Stop, ends_sentence, is_particle};

/// The sentences of a paragraph as byte ranges. They partition it: in order, without gaps, on character boundaries, none
/// empty. White space after a sentence belongs to it; [`trimmed`] takes it off. An empty paragraph has none.
pub fn sentence_ranges_with(boundaries: &dyn Boundaries, paragraph: &str) -> Vec<Range<usize>> {
    let chars = Chars::new(paragraph);
    let mut breaks = own_breaks(&chars);
    for at in raw_breaks(boundaries, paragraph, &chars) {
        insert(&mut breaks, at);
    }

    let mut ranges = Vec::with_capacity(breaks.len() + 1);
    let mut start = 0;
    for end in breaks.into_iter().chain([paragraph.len()]) {
        // Nothing but white space is no sentence: it goes with the one before, or the one after at the very start.
        if end > start && !paragraph.get(start..end).is_none_or(|piece| piece.trim().is_empty()) {
            ranges.push(start..end);
            start = end;
        }
    }
    match ranges.last_mut() {
        Some(last) => last.end = paragraph.len(),
        None if paragraph.is_empty() => {}
        None => ranges.push(0..paragraph.len()),
    }
    ranges
}

/// The sentences of a paragraph, with [`super::Uax29`].
#[cfg(not(target_arch = "wasm32"))]
pub fn sentence_ranges(paragraph: &str) -> Vec<Range<usize>> {
    sentence_ranges_with(&super::Uax29, paragraph)
}

/// The sentence that a word stands in: of `sentences` as [`sentence_ranges_with`] gives them, the one with the word's
/// first byte, lengthened to the end of the word should the word reach over it. The word itself if there is none.
pub fn sentence_at(sentences: &[Range<usize>], word: Range<usize>) -> Range<usize> {
    let after = sentences.partition_point(|sentence| sentence.start <= word.start);
    let Some(first) = after.checked_sub(1).and_then(|i| sentences.get(i)) else {
        return word;
    };
    let reached = sentences.iter().skip(after).take_while(|sentence| sentence.start < word.end).last();
    first.start..reached.unwrap_or(first).end.max(word.end)
}

/// A range of a paragraph without the white space at its ends; empty, at its start, if it is out of bounds or blank.
pub fn trimmed(paragraph: &str, range: Range<usize>) -> Range<usize> {
    let Some(piece) = paragraph.get(range.clone()) else {
        return range.start..range.start;
    };
    let from = range.start + (piece.len() - piece.trim_start().len());
    if piece.trim().is_empty() { range.start..range.start } else { from..from + piece.trim().len() }
}

/// Breaks that our rules find, as byte offsets.
fn own_breaks(chars: &Chars) -> Vec<usize> {
    let pairs = pairs(chars);
    let mut pairs = pairs.iter().peekable();
    let items = items(chars);
    let mut items = items.iter().peekable();
    let wrapping = wrapping(chars);
    let mut breaks = Vec::new();
    let mut start = 0;
    // Up to here a quotation or a bracket holds its sentences together.
    let mut held = 0;
    let mut i = 0;
    while i < chars.len() {
        while items.next_if(|&&item| item < i).is_some() {}
        if items.next_if(|&&item| item == i).is_some() && i >= held && i > start {
            breaks.push(chars.byte(i));
            start = i;
        }
        while pairs.next_if(|pair| pair.open < i).is_some() {}
        if let Some(pair) = pairs.next_if(|pair| pair.open == i)
            && i >= held
            && holds(chars, start, pair)
        {
            held = pair.close;
        }
        let c = chars.at(i);
        if is_newline(c) && !(c == '\r' && chars.at(i + 1) == '\n') {
            if wrapping.binary_search(&i).is_err() {
                i = chars.skip(i, char::is_whitespace);
                breaks.push(chars.byte(i));
                start = i;
                held = 0;
                continue;
            }
        } else if is_terminator(c) {
            let stop = Stop::read(chars, i);
            if stop.closed > held && ends_sentence(chars, start, &stop) {
                breaks.push(chars.byte(stop.next));
                start = stop.next;
            }
            i = stop.closed.max(i + 1);
            continue;
        }
        i += 1;
    }
    breaks
}

/// Whether a quotation or bracket keeps the sentences in it together: it began within a sentence, or the sentence goes
/// on after it ("Stop! Wait!" she said). A bracket always does.
fn holds(chars: &Chars, start: usize, pair: &Pair) -> bool {
    if !pair.quotation || (start..pair.open).any(|i| chars.at(i).is_alphanumeric()) {
        return true;
    }
    let next = chars.skip(pair.close + 1, char::is_whitespace);
    chars.at(next).is_lowercase() || is_particle(chars.at(next)) || names_speaker(chars, next)
}

/// Raw breaks at places that our rules have no say in.
fn raw_breaks(boundaries: &dyn Boundaries, paragraph: &str, chars: &Chars) -> Vec<usize> {
    boundaries
        .sentences(paragraph)
        .into_iter()
        .map(|raw| raw.start)
        .filter(|&at| at > 0 && paragraph.is_char_boundary(at))
        .filter(|&at| {
            let mut end = chars.index(at);
            while end > 0 && !chars.before(end).is_alphanumeric() {
                end -= 1;
                if is_terminator(chars.at(end)) || is_newline(chars.at(end)) {
                    return false;
                }
            }
            end > 0
        })
        .collect()
}
