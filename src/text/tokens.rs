//! Addresses: what is one word although no word boundary rule says so.

use std::ops::Range;

use super::chars::{Chars, is_closer, is_opener, is_terminator};

/// The web and mail addresses of a paragraph, as character ranges in order.
pub(super) fn addresses(chars: &Chars) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        let from = chars.skip(i, char::is_whitespace);
        let to = chars.skip(from, |c| !c.is_whitespace());
        i = to;
        let start = chars.skip(from, is_opener).min(to);
        let end = trim_end(chars, start, to);
        if start < end && is_address(chars, start, end) {
            found.push(start..end);
        }
    }
    found
}

/// Without the punctuation of the sentence around it; a closing bracket stays if it was opened within.
fn trim_end(chars: &Chars, start: usize, mut end: usize) -> usize {
    while end > start {
        let last = chars.before(end);
        let paired = last == ')' && (start..end).any(|i| chars.at(i) == '(');
        let loose = is_terminator(last) || is_closer(last) || matches!(last, ',' | ';' | ':' | '>' | '—' | '–');
        if paired || !loose {
            break;
        }
        end -= 1;
    }
    end
}

fn is_address(chars: &Chars, start: usize, end: usize) -> bool {
    let find = |c: char| (start..end).find(|&i| chars.at(i) == c);
    // Dashes set words apart; no address has one of the long ones.
    if (start..end).any(|i| matches!(chars.at(i), '—' | '–' | '…')) {
        return false;
    }
    if chars.starts_with(start, "www.") || chars.starts_with(start, "mailto:") {
        return end - start > 7;
    }
    if let Some(at) = find(':')
        && chars.starts_with(at, "://")
    {
        return at > start && (start..at).all(|i| chars.at(i).is_ascii_alphabetic()) && end > at + 3;
    }
    if let Some(at) = find('@') {
        let dot = (at + 1..end).find(|&i| chars.at(i) == '.');
        return at > start
            && chars.before(at).is_alphanumeric()
            && dot.is_some_and(|dot| dot > at + 1 && chars.at(dot + 1).is_alphanumeric());
    }
    // "example.org/join": a host with a dot and a last part in small letters, then a path.
    let Some(slash) = find('/') else { return false };
    let Some(dot) = (start..slash).rfind(|&i| chars.at(i) == '.') else {
        return false;
    };
    dot >= start + 2
        && slash >= dot + 3
        && (start..slash).all(|i| chars.at(i).is_ascii_alphanumeric() || matches!(chars.at(i), '.' | '-'))
        && (dot + 1..slash).all(|i| chars.at(i).is_ascii_lowercase())
}
