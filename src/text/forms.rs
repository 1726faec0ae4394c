//! What a word around a stop looks like: an initial, a time, a dotted abbreviation, a number.

use super::abbreviations::{begins_sentences, tells_who_spoke};
use super::chars::{Chars, is_blank};

/// The longest word or address that is looked at around a stop; longer ones are ordinary.
pub(super) const LONG: usize = 200;

/// Where the word that ends before `end` begins: letters, digits, and the marks within abbreviations.
pub(super) fn word_start(chars: &Chars, end: usize) -> usize {
    let from = chars.skip_back(end, LONG, |c| c.is_alphanumeric() || matches!(c, '.' | '-' | '°' | '’' | '\'' | ','));
    chars.skip(from, |c| !c.is_alphanumeric()).min(end)
}

/// The word that begins at `i`: its letters and digits.
pub(super) fn next_word(chars: &Chars, i: usize) -> String {
    chars.string(i, chars.skip(i, char::is_alphanumeric).min(i + LONG))
}

/// Whether the word at `i` is one that begins sentences, and no initial.
pub(super) fn is_starter(chars: &Chars, i: usize) -> bool {
    let word = next_word(chars, i);
    let initial = word.chars().nth(1).is_none() && chars.at(i + 1) == '.';
    !initial && begins_sentences(&word)
}

/// Whether up to two names and a verb of saying stand at `i`: `“Why?” Amina Khan asked.`
pub(super) fn names_speaker(chars: &Chars, mut i: usize) -> bool {
    if is_starter(chars, i) && chars.at(i) != 'I' {
        return false;
    }
    for _ in 0..3 {
        let word = next_word(chars, i);
        if tells_who_spoke(&word) {
            return word.chars().next().is_some_and(char::is_lowercase);
        }
        if !word.chars().next().is_some_and(char::is_uppercase) {
            return false;
        }
        let end = i + word.chars().count();
        i = chars.skip(end, |c| is_blank(c) || c == '.');
        if i == end {
            return false;
        }
    }
    tells_who_spoke(&next_word(chars, i))
}

/// A number, a Roman one, a single letter, or a telephone number.
pub(super) fn is_number_like(chars: &Chars, i: usize) -> bool {
    let word = next_word(chars, i);
    let first = chars.at(i);
    let roman = word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C')) && !word.is_empty();
    first.is_numeric()
        || (roman && word != "I")
        || (matches!(first, '+' | '(' | '#' | '§') && chars.at(i + 1).is_numeric())
        || word.chars().any(char::is_numeric)
}

/// "1", "12", "a", "B", "iv": what may number an item. (No sentence consists of it.)
pub(super) fn is_list_marker(token: &str) -> bool {
    let short = token.len() <= 3;
    short
        && (token.bytes().all(|b| b.is_ascii_digit())
            || token.chars().nth(1).is_none()
            || token.bytes().all(|b| matches!(b.to_ascii_lowercase(), b'i' | b'v' | b'x')))
}

/// "a.m", "pm", "P.M": a time of day without its last full stop.
pub(super) fn is_time(token: &str) -> bool {
    let mut letters = token.bytes().filter(u8::is_ascii_alphabetic).map(|b| b.to_ascii_lowercase());
    let ends = matches!(letters.next(), Some(b'a' | b'p')) && letters.next() == Some(b'm') && letters.next().is_none();
    ends && (token.contains('.') || token.starts_with(|c: char| c.is_ascii_digit()))
}

/// Letters with full stops between them, such as "U.S", "Ph.D", "B.Sc", "e.V", "EE.UU".
pub(super) fn is_dotted(token: &str) -> bool {
    let parts = || token.split('.');
    parts().nth(1).is_some()
        && parts().all(|part| (1..=3).contains(&part.chars().count()) && part.chars().all(char::is_alphabetic))
        && (parts().any(|part| part.chars().nth(1).is_none()) || token.bytes().all(|b| !b.is_ascii_lowercase()))
}

/// "Blvd", "mtgs": a short word no language here can say aloud (Welsh says w and y) is an abbreviation.
pub(super) fn is_vowelless(token: &str) -> bool {
    (2..=5).contains(&token.len())
        && token.bytes().all(|b| b.is_ascii_alphabetic())
        && token.bytes().skip(1).all(|b| b.is_ascii_lowercase())
        && !token.bytes().any(|b| b"aeiouwyAEIOUWY".contains(&b))
}
