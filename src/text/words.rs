//! The words of a paragraph that can be picked.
//!
//! The raw boundaries give letters and digits; this layer makes of them what a reader calls one word: hyphenated words,
//! words with apostrophes, dotted abbreviations with their last full stop, prices, percentages, times, addresses,
//! @names and #tags. Dashes and quotation marks never stick, signs and emoji alone are no words.

use std::ops::Range;

use super::Boundaries;
use super::abbreviations::classes;
use super::chars::{Chars, is_apostrophe, is_blank, is_hyphen, is_terminator, is_unspaced};
use super::forms::{is_dotted, word_start};
use super::glued::ends_without_space;
use super::stops::{Stop, ends_sentence};
use super::tokens::addresses;

/// The words of a paragraph as byte ranges: in order, not overlapping, on character boundaries, none empty.
pub fn word_ranges_with(boundaries: &dyn Boundaries, paragraph: &str) -> Vec<Range<usize>> {
    let chars = Chars::new(paragraph);
    let mut words: Vec<Range<usize>> = Vec::new();
    let addresses = addresses(&chars);
    let mut addresses = addresses.into_iter().peekable();
    for segment in segments(boundaries, paragraph, &chars) {
        while let Some(address) = addresses.next_if(|address| address.start <= segment.start) {
            add(&mut words, address);
        }
        match words.last_mut() {
            Some(last) if segment.start >= last.end && joins(&chars, last, &segment) => {
                last.end = segment.end;
            }
            _ => add(&mut words, segment),
        }
    }
    for address in addresses {
        add(&mut words, address);
    }
    for i in 0..words.len() {
        let least = i.checked_sub(1).and_then(|i| words.get(i)).map_or(0, |word| word.end);
        let most = words.get(i + 1).map_or(chars.len(), |word| word.start);
        if let Some(word) = words.get_mut(i) {
            *word = widen(&chars, word.clone(), least, most);
        }
    }
    words.into_iter().map(|word| chars.byte(word.start)..chars.byte(word.end)).collect()
}

/// Adds a word; one that reaches into the last becomes part of it.
fn add(words: &mut Vec<Range<usize>>, word: Range<usize>) {
    match words.last_mut() {
        Some(last) if word.start < last.end => last.end = last.end.max(word.end),
        _ => words.push(word),
    }
}

/// The words of a paragraph, with [`super::Uax29`].
#[cfg(not(target_arch = "wasm32"))]
pub fn word_ranges(paragraph: &str) -> Vec<Range<usize>> {
    word_ranges_with(&super::Uax29, paragraph)
}

/// The raw segments as character ranges, checked, and parted where two words were glued together.
fn segments(boundaries: &dyn Boundaries, paragraph: &str, chars: &Chars) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut reached = 0;
    for raw in boundaries.words(paragraph) {
        let word = paragraph.get(raw.clone()).unwrap_or_default();
        if raw.start < reached || !word.contains(char::is_alphanumeric) {
            continue;
        }
        reached = raw.end;
        let (mut from, mut to) = (chars.index(raw.start), chars.index(raw.end));
        // Markdown's emphasis; and a space is in a raw word when a combining mark stands on it.
        let loose = |c: char| c == '_' || c.is_whitespace();
        while from < to && loose(chars.at(from)) {
            from += 1;
        }
        while to > from && loose(chars.before(to)) {
            to -= 1;
        }
        if (from..to).any(|i| chars.at(i).is_whitespace()) {
            continue;
        }
        let mut part = from;
        for i in from..to {
            if parts(chars, part, i) {
                found.push(part..i);
                part = i + 1;
            }
        }
        found.push(part..to);
    }
    found.retain(|word| (word.start..word.end).any(|i| chars.at(i).is_alphanumeric()));
    found
}

/// Whether the mark at `i`, in a raw word that begins at `from`, parts two words: "word.Next", "subject:matter".
fn parts(chars: &Chars, from: usize, i: usize) -> bool {
    match chars.at(i) {
        '.' => ends_without_space(chars, from, &Stop::read(chars, i)),
        ':' => !(chars.before(i).is_ascii_digit() && chars.at(i + 1).is_ascii_digit()),
        _ => false,
    }
}

/// Whether two segments with a mark between them are one word.
fn joins(chars: &Chars, left: &Range<usize>, right: &Range<usize>) -> bool {
    let (last, first) = (chars.before(left.end), chars.at(right.start));
    let gap = chars.at(left.end);
    let digits = last.is_ascii_digit() && first.is_ascii_digit();
    match right.start - left.end {
        1 if is_hyphen(gap) => last.is_alphanumeric() && first.is_alphanumeric(),
        1 if is_apostrophe(gap) => {
            last.is_alphanumeric() && first.is_alphanumeric() && !is_unspaced(last) && !is_unspaced(first)
        }
        1 => match gap {
            ':' | '/' | ',' | '.' => digits,
            '&' => last.is_uppercase() && first.is_uppercase(),
            '°' => last.is_ascii_digit() && matches!(first, 'C' | 'F') && right.end == right.start + 1,
            _ => is_currency(gap) && first.is_ascii_digit() && last.is_uppercase() && left.end - left.start <= 3,
        },
        2 => gap == '.' && chars.at(left.end + 1) == '-' && first.is_alphabetic(),
        _ => false,
    }
}

/// Takes in the signs that belong to a word: between `least` and `most`, so that words never meet.
fn widen(chars: &Chars, mut word: Range<usize>, least: usize, most: usize) -> Range<usize> {
    let before = chars.before(word.start);
    let alone = !chars.before(word.start.saturating_sub(1)).is_alphanumeric() || word.start < 2;
    let sign = (is_currency(before) && chars.at(word.start).is_numeric()) || (matches!(before, '@' | '#') && alone);
    if word.start > least && sign {
        word.start -= 1;
    }

    let last = chars.before(word.end);
    let spaced = word.end + usize::from(is_blank(chars.at(word.end)));
    let sign = chars.at(spaced);
    let closes = !chars.at(spaced + 1).is_alphanumeric();
    if last.is_numeric() && (matches!(sign, '%' | '‰') || (is_currency(sign) && closes)) && spaced < most {
        word.end = spaced + 1;
    } else if chars.at(word.end) == '°' && last.is_numeric() && word.end < most {
        word.end += 1;
    } else if last.is_alphanumeric() && matches!(chars.at(word.end), '+' | '#') && word.end < most {
        // "16+", "C++", "C#"
        let end = chars.skip(word.end, |c| matches!(c, '+' | '#')).min(most);
        if end <= word.end + 2 && !chars.at(end).is_alphanumeric() {
            word.end = end;
        }
    } else if chars.at(word.end) == '.' && word.end < most && owns_stop(chars, &word) {
        word.end += 1;
    }
    word
}

/// Whether the full stop after a word is the word's: always in "U.S.", in "Dr." and "J." while the sentence goes on.
fn owns_stop(chars: &Chars, word: &Range<usize>) -> bool {
    if is_terminator(chars.at(word.end + 1)) {
        return false;
    }
    let from = word_start(chars, word.end).max(word.start);
    let token = chars.string(from, word.end);
    if is_dotted(&token) {
        return true;
    }
    let token = token.rsplit('-').next().unwrap_or(&token);
    let initial = token.chars().nth(1).is_none() && token.chars().all(char::is_uppercase);
    let stop = Stop::read(chars, word.end);
    let goes_on = stop.next > stop.closed && stop.next < chars.len() && !ends_sentence(chars, 0, &stop);
    (initial || classes(token).next().is_some()) && goes_on
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '£' | '€' | '¥' | '¢' | '₹' | '\u{20a0}'..='\u{20c0}')
}
