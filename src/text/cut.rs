//! Cutting an over-long block where it hurts least.

use super::chars::{Chars, is_terminator};
use super::stops::{Stop, ends_sentence};

/// How far back from the limit a character boundary that splits no user-perceived character is looked for.
const CLUSTER: usize = 64;

/// Hands `text` to `take` in pieces of at most `limit` characters, trimmed, in order. A piece ends at the last sentence
/// end before the limit, else at the last white space, else before a whole user-perceived character. Sentence ends and
/// white space count only in the last three quarters of a piece, so that no tiny pieces come out.
pub(super) fn cut(text: &str, limit: usize, mut take: impl FnMut(&str)) {
    let mut rest = text.trim();
    // A text of few bytes has few characters: most blocks need no counting.
    while rest.len() > limit {
        let Some((over, _)) = rest.char_indices().nth(limit) else {
            break;
        };
        let end = place(rest, over, limit);
        let (piece, tail) = rest.split_at_checked(end).unwrap_or((rest, ""));
        if !piece.trim_end().is_empty() {
            take(piece.trim_end());
        }
        rest = tail.trim_start();
    }
    if !rest.is_empty() {
        take(rest);
    }
}

/// The byte offset to cut at; `over` is the offset of the first character that has no room.
fn place(text: &str, over: usize, limit: usize) -> usize {
    // A few characters beyond the limit let the rules see what follows a full stop.
    let seen =
        text.get(over..).and_then(|tail| tail.char_indices().nth(CLUSTER)).map_or(text.len(), |(at, _)| over + at);
    let chars = Chars::new(text.get(..seen).unwrap_or(text));
    let least = limit / 4;

    for i in (least..limit).rev() {
        if is_terminator(chars.at(i)) && !is_terminator(chars.before(i)) {
            let stop = Stop::read(&chars, i);
            if (least..=limit).contains(&stop.closed) && stop.next > stop.closed && ends_sentence(&chars, 0, &stop) {
                return chars.byte(stop.closed);
            }
        }
    }
    for i in (least..=limit).rev() {
        if chars.at(i).is_whitespace() {
            return chars.byte(i);
        }
    }
    for i in (limit.saturating_sub(CLUSTER).max(1)..=limit).rev() {
        if !extends(chars.at(i)) && !joins(chars.before(i), chars.at(i)) {
            return chars.byte(i);
        }
    }
    over
}

/// Whether a character must not be parted from the next: a zero-width joiner, a Thai or Lao vowel written before its
/// consonant, a virama between two consonants of India.
fn joins(c: char, next: char) -> bool {
    let indian = |c: char| matches!(c, '\u{900}'..='\u{dff}');
    c == '\u{200d}'
        || matches!(c, '\u{e40}'..='\u{e44}' | '\u{ec0}'..='\u{ec4}')
        || (indian(c) && indian(next) && (c as u32) & 0x7f == 0x4d)
}

/// Whether a character belongs to the one before it: combining marks, variation selectors, emoji modifiers, Hangul vowels
/// and finals, regional indicators. Coarser than Unicode's table on purpose (that costs kilobytes): it may call a plain
/// character combining, which only moves a cut.
fn extends(c: char) -> bool {
    match c {
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' => true,
        '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' | '\u{711}' | '\u{730}'..='\u{74a}' => true,
        '\u{7a6}'..='\u{7b0}' | '\u{7eb}'..='\u{7f3}' | '\u{816}'..='\u{82d}' | '\u{859}'..='\u{85b}' => true,
        '\u{897}'..='\u{8ff}' | '\u{9fe}' | '\u{a70}'..='\u{a75}' | '\u{afa}'..='\u{aff}' | '\u{dca}'..='\u{df3}' => {
            true
        }
        // The Indian blocks are laid out alike: signs at 00-03, 3A-57 (with a few letters), 62-63.
        '\u{900}'..='\u{dff}' => matches!((c as u32) & 0x7f, 0..=3 | 0x3a..=0x57 | 0x62..=0x63),
        '\u{e31}' | '\u{e33}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' => true,
        '\u{eb1}' | '\u{eb3}'..='\u{ebc}' | '\u{ec8}'..='\u{ece}' | '\u{f71}'..='\u{fbc}' => true,
        '\u{102b}'..='\u{103e}' | '\u{1160}'..='\u{11ff}' | '\u{17b4}'..='\u{17d3}' => true,
        '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{200c}'..='\u{200d}' | '\u{20d0}'..='\u{20ff}' => true,
        '\u{302a}'..='\u{302f}' | '\u{3099}'..='\u{309a}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' => true,
        '\u{1f1e6}'..='\u{1f1ff}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e01ef}' => true,
        _ => false,
    }
}
