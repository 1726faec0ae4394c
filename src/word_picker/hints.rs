//! Phrases that come up often in the text itself. They are something to look at, never an answer.

use crate::text::{Text, folded};

/// The fewest times that a phrase comes up.
const OFTEN: usize = 2;
/// The most words of a phrase.
const LONGEST: usize = 4;

/// A phrase as it is first written, and how often it comes up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The words.
    pub words: String,
    /// How often.
    pub times: usize,
}

/// The phrases of two to four words that come up at least twice, the most frequent first, at most `most` of them. No phrase
/// reaches over a mark, or begins or ends with one of the `small_words` (which are parted by spaces), and none is told that
/// is only ever a part of another.
pub fn frequent_phrases(text: &Text, small_words: &str, most: usize) -> Vec<Phrase> {
    let mut all: Vec<(String, usize, String)> = Vec::new();
    for block in text.blocks.iter() {
        for run in runs(&block.text) {
            let words: Vec<(String, bool)> = run.iter().map(|word| known(word, small_words)).collect();
            for start in 0..run.len() {
                for length in 2..=LONGEST.min(run.len() - start) {
                    let phrase = words.get(start..start + length).unwrap_or_default();
                    let small = |word: Option<&(String, bool)>| word.is_none_or(|(_, small)| *small);
                    if small(phrase.first()) || small(phrase.last()) {
                        continue;
                    }
                    let key: Vec<&str> = phrase.iter().map(|(word, _)| word.as_str()).collect();
                    let written = run.get(start..start + length).unwrap_or_default().join(" ");
                    all.push((key.join(" "), all.len(), written));
                }
            }
        }
    }
    all.sort_unstable();
    let mut found: Vec<(String, usize, Phrase)> = Vec::new();
    for same in all.chunk_by(|one, other| one.0 == other.0) {
        if let Some((key, place, words)) = same.first().filter(|_| same.len() >= OFTEN) {
            found.push((key.clone(), *place, Phrase { words: words.clone(), times: same.len() }));
        }
    }
    found.sort_unstable_by(|one, other| other.2.times.cmp(&one.2.times).then(one.1.cmp(&other.1)));
    let keys: Vec<(String, usize)> = found.iter().map(|(key, _, phrase)| (key.clone(), phrase.times)).collect();
    let part = |key: &str, times: usize| {
        keys.iter().any(|(other, often)| other.len() > key.len() && *often >= times && has_words(other, key))
    };
    let whole = found.into_iter().filter(|(key, _, phrase)| !part(key, phrase.times));
    whole.map(|(.., phrase)| phrase).take(most).collect()
}

/// A word made alike, and whether it is a small one or none.
fn known(word: &str, small_words: &str) -> (String, bool) {
    let word = folded(word);
    let small = !word.contains(char::is_alphabetic) || small_words.split(' ').any(|known| known == word);
    (word, small)
}

fn has_words(phrase: &str, part: &str) -> bool {
    phrase.match_indices(part).any(|(at, _)| {
        let end = at + part.len();
        (at == 0 || phrase.get(..at).is_some_and(|before| before.ends_with(' ')))
            && (end == phrase.len() || phrase.get(end..).is_some_and(|after| after.starts_with(' ')))
    })
}

/// The words between which nothing but space stands, run by run.
fn runs(paragraph: &str) -> Vec<Vec<&str>> {
    let mut runs = vec![Vec::new()];
    for piece in paragraph.split_whitespace() {
        let word = piece.trim_matches(|c: char| !c.is_alphanumeric());
        let begins = piece.starts_with(|c: char| !c.is_alphanumeric());
        let ends = piece.ends_with(|c: char| !c.is_alphanumeric());
        if begins {
            runs.push(Vec::new());
        }
        if let Some(run) = runs.last_mut().filter(|_| !word.is_empty()) {
            run.push(word);
        }
        if ends {
            runs.push(Vec::new());
        }
    }
    runs
}
