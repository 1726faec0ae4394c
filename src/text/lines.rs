//! Line ends within a paragraph: some only wrap a sentence, the others end one.
//!
//! A block of a `Text` has none; these rules serve callers that pass text as it came.

use super::chars::{Chars, is_blank, is_newline, is_terminator};

/// The line ends (character indexes) that only wrap a sentence: the next line begins with a small letter, and the lines
/// wrapped so come to a full stop, question or exclamation mark. (The lines of a list begin small too, but never end.)
pub(super) fn wrapping(chars: &Chars) -> Vec<usize> {
    let mut soft = Vec::new();
    // Whether the text after the line end at hand comes to an end mark before a line that does not go on from it.
    let mut ends = false;
    let mut begins_small = false;
    let mut after_newline = false;
    for i in (0..chars.len()).rev() {
        let c = chars.at(i);
        if c == '\r' && chars.at(i + 1) == '\n' {
            continue;
        }
        if is_newline(c) {
            let wraps = begins_small && ends && !after_newline;
            if wraps {
                soft.push(i);
            }
            ends &= wraps;
            begins_small = false;
            after_newline = true;
        } else if !is_blank(c) {
            begins_small = c.is_lowercase();
            after_newline = false;
            ends |= is_terminator(c) && !chars.at(i + 1).is_alphanumeric();
        }
    }
    soft.reverse();
    soft
}
