//! Sentences with no space between them: "The hall is cold.We lit a fire."

use super::abbreviations::{classes, is_an_ending};
use super::chars::{Chars, is_apostrophe, is_blank, is_opener};
use super::forms::{LONG, next_word, word_start};
use super::stops::Stop;

/// A stop with no space after it ends a sentence only between a word in small letters and one with a capital.
pub(super) fn ends_without_space(chars: &Chars, start: usize, stop: &Stop) -> bool {
    let word = chars.skip(stop.closed, is_opener);
    let (c, second) = (chars.at(word), chars.at(word + 1));
    let worded = second.is_lowercase() || (matches!(c, 'A' | 'I') && (is_blank(second) || is_apostrophe(second)));
    if !c.is_uppercase() || !worded || stop.dots == 3 {
        return false;
    }
    let last = chars.before(stop.first);
    if stop.closed == stop.ended && !last.is_lowercase() && !last.is_ascii_digit() && stop.dots == 1 {
        return false;
    }
    let next = next_word(chars, word);
    if stop.dots == 1 && is_an_ending(&next) {
        return false;
    }
    let from = word_start(chars, stop.first).max(start);
    let token = chars.string(from, stop.first);
    let short =
        token.chars().nth(1).is_none() || token.contains('.') && !token.bytes().all(|b| !b.is_ascii_alphabetic());
    if stop.closed == stop.ended && stop.dots == 1 && (short || classes(&token).next().is_some()) {
        return false;
    }
    !is_in_address(chars, stop.first)
}

/// Whether the run of characters around `i`, up to white space, is an address.
fn is_in_address(chars: &Chars, i: usize) -> bool {
    let from = chars.skip_back(i, LONG, |c| !c.is_whitespace());
    let mut to = i;
    while to < from + LONG && to < chars.len() && !chars.at(to).is_whitespace() {
        to += 1;
    }
    (from..to).any(|k| {
        chars.at(k) == '@' || matches!(chars.at(k), ':' | '/') && chars.at(k + 1) == '/' || chars.starts_with(k, "www.")
    })
}
