//! Phrases that come up often in the text itself. They are something to look at, never an answer.
//!
//! A text is counted a slice at a time, so that a long one does not keep the page from answering. Words and phrases are told
//! apart by hashes of 64 bits: of 300,000 phrases two are taken for one another once in hundreds of millions of texts.

use std::ops::Range;

use crate::text::{Text, folded};

/// The fewest times that a phrase comes up.
const OFTEN: u32 = 2;
/// The most words of a phrase.
const LONGEST: usize = 4;
/// About so many bytes are counted at a time.
const SLICE: usize = 48_000;
/// FNV-1a's numbers for 64 bits (Fowler, Noll and Vo).
const START: u64 = 0xcbf2_9ce4_8422_2325;
const FACTOR: u64 = 0x0100_0000_01b3;

/// A phrase as it is first written, and how often it comes up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The words.
    pub words: String,
    /// How often.
    pub times: usize,
}

/// Counts the phrases of two to four words in a text. No phrase reaches over a mark, or begins or ends with one of the small
/// words.
#[derive(Debug)]
pub struct Count {
    text: Text,
    /// The hashes of the small words, in order.
    small: Vec<u64>,
    /// The next block.
    next: usize,
    phrases: Table,
}

/// A phrase that was met.
#[derive(Clone, Copy, Debug, Default)]
struct Met {
    hash: u64,
    times: u32,
    block: u32,
    start: u32,
    end: u32,
    /// Whether it is only ever a part of a longer one.
    part: bool,
}

/// A word of a run.
#[derive(Debug)]
struct Word {
    hash: u64,
    range: Range<usize>,
    small: bool,
}

impl Count {
    /// A count that has not begun. The small words are parted by spaces.
    pub fn new(text: Text, small_words: &str) -> Count {
        let mut small: Vec<u64> = small_words.split(' ').map(|word| hash(&folded(word))).collect();
        small.sort_unstable();
        Count { text, small, next: 0, phrases: Table::default() }
    }

    /// Counts on for a slice, and answers whether there is more.
    pub fn go_on(&mut self) -> bool {
        let text = self.text.clone();
        let mut bytes = 0;
        while let Some(block) = text.blocks.get(self.next).filter(|_| bytes < SLICE) {
            bytes += block.text.len();
            let number = self.next as u32;
            runs(&block.text, &self.small).iter().for_each(|run| self.add_run(number, run));
            self.next += 1;
        }
        self.next < text.blocks.len()
    }

    fn add_run(&mut self, block: u32, run: &[Word]) {
        phrases(run, |hash, first, last| {
            let (start, end) = (first.range.start as u32, last.range.end as u32);
            self.phrases.add(Met { hash, times: 1, block, start, end, part: false });
        });
    }

    /// The phrases that came up at least twice, the most frequent first and those alike in the order of the text, at most so
    /// many. None is told that is only ever a part of another.
    pub fn most_frequent(mut self, most: usize) -> Vec<Phrase> {
        let often: Vec<Met> = self.phrases.met.iter().filter(|met| met.times >= OFTEN).copied().collect();
        for whole in &often {
            let run = runs(written(&self.text, whole), &self.small).into_iter().next().unwrap_or_default();
            phrases(&run, |hash, _, _| {
                if let Some(met) = self.phrases.get(hash) {
                    met.part |= met.hash != whole.hash && whole.times >= met.times;
                }
            });
        }
        let mut found: Vec<&Met> = self.phrases.met.iter().filter(|met| met.times >= OFTEN && !met.part).collect();
        // Stable: those that come up as often as each other stay in the order of the text.
        found.sort_by_key(|met| u32::MAX - met.times);
        let phrase = |met: &&Met| Phrase {
            words: written(&self.text, met).split_whitespace().collect::<Vec<_>>().join(" "),
            times: met.times as usize,
        };
        found.iter().take(most).map(phrase).collect()
    }
}

/// The phrases of a whole text: see [`Count::most_frequent`].
pub fn frequent_phrases(text: &Text, small_words: &str, most: usize) -> Vec<Phrase> {
    let mut count = Count::new(text.clone(), small_words);
    while count.go_on() {}
    count.most_frequent(most)
}

fn written<'a>(text: &'a Text, met: &Met) -> &'a str {
    let block = text.blocks.get(met.block as usize);
    block.and_then(|block| block.text.get(met.start as usize..met.end as usize)).unwrap_or_default()
}

/// Tells each phrase of a run: its hash, its first word and its last.
fn phrases(run: &[Word], mut tell: impl FnMut(u64, &Word, &Word)) {
    for (index, first) in run.iter().enumerate().filter(|(_, word)| !word.small) {
        let mut hash = first.hash;
        for last in run.iter().skip(index).take(LONGEST).skip(1) {
            hash = hash.wrapping_mul(FACTOR).rotate_left(23) ^ last.hash;
            if !last.small {
                tell(hash, first, last);
            }
        }
    }
}

/// Phrases in the order in which they were met, and a table that finds them by their hashes: open addressing, at most half
/// full.
#[derive(Debug, Default)]
struct Table {
    met: Vec<Met>,
    /// The places in `met`, counted from 1; 0 is free.
    slots: Vec<u32>,
}

impl Table {
    /// Takes a phrase that comes up once, or once more.
    fn add(&mut self, new: Met) {
        if self.met.len() * 2 >= self.slots.len() {
            self.slots = vec![0; (self.slots.len() * 2).max(1024)];
            for index in 0..self.met.len() {
                let hash = self.met.get(index).map_or(0, |met| met.hash);
                self.put(hash, index);
            }
        }
        match self.get(new.hash) {
            Some(met) => met.times = met.times.saturating_add(1),
            None => {
                self.put(new.hash, self.met.len());
                self.met.push(new);
            }
        }
    }

    fn get(&mut self, hash: u64) -> Option<&mut Met> {
        let place = *self.slots.get(self.slot(hash))?;
        self.met.get_mut((place as usize).checked_sub(1)?)
    }

    fn put(&mut self, hash: u64, index: usize) {
        let at = self.slot(hash);
        if let Some(place) = self.slots.get_mut(at) {
            *place = index as u32 + 1;
        }
    }

    /// The slot of a phrase, or the free one where it belongs.
    fn slot(&self, hash: u64) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        let other = |place: u32| {
            let known = (place as usize).checked_sub(1).and_then(|index| self.met.get(index));
            known.is_some_and(|met| met.hash != hash)
        };
        let mut at = (hash ^ (hash >> 29)) as usize & mask;
        while self.slots.get(at).is_some_and(|place| other(*place)) {
            at = (at + 1) & mask;
        }
        at
    }
}

fn hash(word: &str) -> u64 {
    word.bytes().fold(START, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(FACTOR))
}

/// The words between which nothing but space stands, run by run.
fn runs(paragraph: &str, small: &[u64]) -> Vec<Vec<Word>> {
    let mut runs = vec![Vec::new()];
    let mut at = 0;
    for piece in paragraph.split_inclusive(char::is_whitespace) {
        let mark = |c: char| !c.is_alphanumeric();
        let (body, from) = (piece.trim_end(), at);
        at += piece.len();
        let word = body.trim_start_matches(mark);
        let start = from + (body.len() - word.len());
        let word = word.trim_end_matches(mark);
        if body.starts_with(mark) {
            runs.push(Vec::new());
        }
        if let Some(run) = runs.last_mut().filter(|_| !word.is_empty()) {
            let hash = hash(&folded(word));
            let small = !word.contains(char::is_alphabetic) || small.binary_search(&hash).is_ok();
            run.push(Word { hash, range: start..start + word.len(), small });
        }
        if body.ends_with(mark) {
            runs.push(Vec::new());
        }
    }
    runs
}
