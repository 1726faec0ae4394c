//! A learner's notes as statements: one a line, or a sentence where a line holds several.

use super::card::{clean, is_blank};
use crate::text::{Boundaries, sentence_ranges_with};

/// The most characters that are looked at for sentences at a time, because `Intl.Segmenter` takes seconds over more.
const WINDOW: usize = 2_000;

/// Reads statements from the start of `notes` until there are `most` of them. Answers them and the notes that are left.
/// Bullets and numbers before a statement are dropped, and so are lines that only rule off; nothing else is.
pub fn take<'a>(notes: &'a str, most: usize, boundaries: &dyn Boundaries) -> (Vec<String>, &'a str) {
    let mut statements = Vec::new();
    let mut rest = notes;
    while statements.len() < most && !rest.is_empty() {
        let (line, after) = rest.split_at_checked(rest.find(is_line_end).unwrap_or(rest.len())).unwrap_or((rest, ""));
        let mut sentences = Sentences { line, at: 0, seen: 0, ends: Vec::new(), boundaries };
        while statements.len() < most
            && let Some(sentence) = sentences.next()
        {
            let statement = clean(unmarked(sentence));
            if !is_rule(&statement) {
                statements.push(statement);
            }
        }
        let left = line.get(sentences.at..).unwrap_or_default();
        rest = if left.trim().is_empty() { after } else { rest.get(sentences.at..).unwrap_or_default() };
        rest = rest.trim_start_matches(is_line_end);
    }
    (statements, rest)
}

/// The sentences of one line, found window by window.
struct Sentences<'a> {
    line: &'a str,
    /// Where the sentence begins that comes next, in bytes.
    at: usize,
    /// How far the line has been looked at.
    seen: usize,
    /// Where sentences end, as far as the line has been looked at; the nearest one last.
    ends: Vec<usize>,
    boundaries: &'a dyn Boundaries,
}

impl<'a> Iterator for Sentences<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        while self.ends.is_empty() && self.seen < self.line.len() {
            self.look();
        }
        let end = self.ends.pop().unwrap_or(self.line.len());
        let sentence = self.line.get(self.at..end).filter(|sentence| !sentence.is_empty());
        self.at = end;
        sentence
    }
}

impl Sentences<'_> {
    /// Looks at the next window. Its last sentence is looked at again with what follows, unless it fills the window.
    fn look(&mut self) {
        let rest = self.line.get(self.seen..).unwrap_or_default();
        let window = window(rest);
        let ranges = if is_single(window) { Vec::new() } else { sentence_ranges_with(self.boundaries, window) };
        let from = self.seen;
        self.ends.extend(ranges.iter().skip(1).map(|range| from + range.start).rev().filter(|end| *end > from));
        self.seen = match self.ends.first() {
            Some(last) if window.len() < rest.len() => *last,
            _ => from + window.len(),
        };
    }
}

/// Whether a text is one sentence for sure, so that the browser need not be asked: most lines of notes are.
fn is_single(text: &str) -> bool {
    let body = text.trim_end_matches(['.', '!', '?']);
    body.chars().all(|c| c < '\u{530}' && !matches!(c, '.' | '!' | '?'))
}

/// The first characters of a text, cut at white space where there is some.
fn window(text: &str) -> &str {
    let Some((end, _)) = text.char_indices().nth(WINDOW) else { return text };
    let cut = text.get(..end).unwrap_or(text);
    cut.rfind(char::is_whitespace).filter(|at| *at > 0).and_then(|at| cut.get(..at)).unwrap_or(cut)
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// A line without the bullets, boxes and numbers before it: `- `, `• `, `[x] `, `1. `, `(2) `, `a) `.
fn unmarked(line: &str) -> &str {
    let mut line = line.trim();
    while let Some(rest) = without_bullet(line).or_else(|| without_number(line)) {
        line = rest;
    }
    line
}

fn without_bullet(line: &str) -> Option<&str> {
    const SURE: [char; 16] = ['•', '◦', '▪', '▫', '■', '□', '‣', '⁃', '●', '○', '✓', '✔', '➤', '►', '☐', '☑'];
    const MAYBE: [&str; 10] = ["-", "–", "—", "*", "+", ">", "·", "[ ]", "[x]", "[X]"];
    let sure = line.strip_prefix(SURE);
    // The others are bullets only with a space after them: "-5 degrees" and "*this*" are words.
    let maybe = || MAYBE.iter().find_map(|mark| line.strip_prefix(mark).filter(|rest| ends_mark(rest)));
    sure.or_else(maybe).map(str::trim_start)
}

fn without_number(line: &str) -> Option<&str> {
    let open = line.strip_prefix('(');
    let inner = open.unwrap_or(line);
    let after_digits = inner.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = inner.len() - after_digits.len();
    let rest = match digits {
        1..=3 if open.is_some() => after_digits.strip_prefix(')'),
        1..=3 => after_digits.strip_prefix(['.', ')']),
        0 => inner.strip_prefix(|c: char| c.is_ascii_alphabetic()).and_then(|rest| rest.strip_prefix(')')),
        _ => None,
    };
    rest.filter(|rest| ends_mark(rest)).map(str::trim_start)
}

fn ends_mark(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(char::is_whitespace)
}

/// Whether a line is blank or only rules it off, such as `---` or `* * *`.
fn is_rule(line: &str) -> bool {
    is_blank(line) || line.chars().all(|c| c.is_ascii_punctuation() || matches!(c, ' ' | '–' | '—' | '―' | '…'))
}
