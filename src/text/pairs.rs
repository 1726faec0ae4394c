//! Which quotation mark or bracket closes which.

use super::chars::{Chars, is_apostrophe, is_dash, is_terminator};

/// The most characters between the two of a pair: beyond it, a mark was more likely forgotten.
const REACH: usize = 400;

/// How many open marks are kept in mind.
const DEPTH: usize = 8;

/// An opening mark and the one that closes it, as character indexes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub open: usize,
    pub close: usize,
    pub quotation: bool,
}

/// All pairs, ordered by where they open.
pub(super) fn pairs(chars: &Chars) -> Vec<Pair> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut found = Vec::new();
    for i in 0..chars.len() {
        let c = chars.at(i);
        if !is_mark(c) {
            continue;
        }
        let closed = open
            .iter()
            .rposition(|&(at, mark)| i - at <= REACH && closes(chars, i, mark))
            .filter(|_| !(c == '"' && looks_opening(chars, i)));
        if let Some(depth) = closed {
            if let Some(&(at, mark)) = open.get(depth) {
                let pair = Pair { open: at, close: i, quotation: !matches!(mark, '(' | '[' | '{' | '（' | '【') };
                // In order of opening, without a sort: its code would be larger than all of this file.
                let place = found.partition_point(|other: &Pair| other.open < at);
                found.insert(place, pair);
            }
            open.truncate(depth);
        } else if opens(chars, i) {
            if open.len() == DEPTH {
                open.remove(0);
            }
            open.push((i, c));
        }
    }
    found
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '”' | '„' | '‘' | '’' | '‚' | '«' | '»' | '‹' | '›')
        || matches!(c, '(' | ')' | '[' | ']' | '{' | '}' | '（' | '）' | '【' | '】' | '「' | '」' | '『' | '』')
}

/// Whether the mark at `i` can close a pair opened with `mark`.
fn closes(chars: &Chars, i: usize, mark: char) -> bool {
    let c = chars.at(i);
    match mark {
        '(' => c == ')',
        '[' => c == ']',
        '{' => c == '}',
        '（' => c == '）',
        '【' => c == '】',
        '「' => c == '」',
        '『' => c == '』',
        '"' => c == '"',
        '“' => matches!(c, '”' | '"'),
        '”' => c == '”',
        '„' => matches!(c, '“' | '”' | '"'),
        '‚' => c == '‘',
        '«' => c == '»',
        '»' => c == '«',
        '‹' => c == '›',
        // An apostrophe closes only where speech ends, or `the members' room` would close what was never opened.
        '\'' | '‘' => {
            is_apostrophe(c)
                && (is_terminator(chars.before(i)) || chars.before(i) == ',')
                && !chars.at(i + 1).is_alphanumeric()
        }
        _ => false,
    }
}

fn opens(chars: &Chars, i: usize) -> bool {
    match chars.at(i) {
        '"' => looks_opening(chars, i),
        '\'' => looks_opening(chars, i) && chars.at(i + 1).is_alphabetic(),
        '”' | '»' => looks_opening(chars, i),
        '“' | '„' | '‘' | '‚' | '«' | '‹' | '(' | '[' | '{' | '（' | '【' | '「' | '『' => true,
        _ => false,
    }
}

/// Whether a mark stands after a gap and before a word.
fn looks_opening(chars: &Chars, i: usize) -> bool {
    let (before, after) = (chars.before(i), chars.at(i + 1));
    let gap =
        i == 0 || before.is_whitespace() || is_dash(before) || matches!(before, '(' | '[' | '“' | '‘' | '"' | ':');
    gap && !after.is_whitespace() && after != '\0'
}
