//! Words and sentences of any string whatever: byte ranges that hold what they promise, and never a panic.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::string_slice, reason = "a test may panic")]

use std::ops::Range;
use std::time::{Duration, Instant};

use activity_widgets::text::{Boundaries, Uax29, sentence_ranges, sentence_ranges_with, word_ranges, word_ranges_with};
use proptest::prelude::*;

fn odd_string() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<char>().prop_map(String::from),
        "[a-zA-Z]{1,6}",
        "[0-9.,:/%£$€#@+°&_-]{1,4}",
        "[.!?…()\\[\\]\"'“”‘’«»„ ]{1,5}",
        prop::sample::select(vec![
            " ",
            "\n",
            "\r",
            "\r\n",
            "\0",
            "\u{2028}",
            "\u{a0}",
            "e\u{301}",
            "\u{200d}",
            "شكرا؟ ",
            "我们。",
            "「",
            "」",
            "ที่",
            "क्षि।",
            "U.S.",
            "e.g. ",
            "p.m. The ",
            "J. K. ",
            "No. 10",
            "1. a 2. b",
            "• ",
            "https://a.b/c?d",
            "a@b.c",
            ". . .",
            "“Stop!” she said",
            "👩‍👩‍👧",
            "🇬🇧",
            "ß",
            "İ",
            "ﬁ",
            "①",
            "٣.٥",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

/// Boundaries that answer with anything.
#[derive(Debug)]
struct Wild(Vec<Range<usize>>);

impl Boundaries for Wild {
    fn words(&self, _: &str) -> Vec<Range<usize>> {
        self.0.clone()
    }
    fn sentences(&self, _: &str) -> Vec<Range<usize>> {
        self.0.clone()
    }
}

fn assert_sentences(paragraph: &str, ranges: &[Range<usize>]) -> Result<(), TestCaseError> {
    let mut at = 0;
    for range in ranges {
        prop_assert_eq!(range.start, at);
        prop_assert!(range.end > range.start && paragraph.is_char_boundary(range.end));
        prop_assert!(!paragraph[range.clone()].trim().is_empty() || ranges.len() == 1);
        at = range.end;
    }
    prop_assert_eq!(at, paragraph.len());
    Ok(())
}

fn assert_words(paragraph: &str, ranges: &[Range<usize>]) -> Result<(), TestCaseError> {
    let mut at = 0;
    for range in ranges {
        prop_assert!(range.start >= at && range.end > range.start);
        let word = paragraph.get(range.clone());
        prop_assert!(
            word.is_some_and(|word| word.trim() == word && word.chars().any(char::is_alphanumeric)),
            "{:?}",
            word
        );
        at = range.end;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sentences_partition_the_paragraph(paragraph in odd_string()) {
        assert_sentences(&paragraph, &sentence_ranges(&paragraph))?;
    }

    #[test]
    fn words_are_ordered_and_whole(paragraph in odd_string()) {
        let words = word_ranges(&paragraph);
        assert_words(&paragraph, &words)?;
        // Every letter and digit that stands in a raw word is in one of ours.
        let mut words = words.into_iter().peekable();
        for raw in Uax29.words(&paragraph) {
            for (at, c) in paragraph[raw.clone()].char_indices().filter(|(_, c)| c.is_alphanumeric()) {
                let at = raw.start + at;
                while words.next_if(|word| word.end <= at).is_some() {}
                prop_assert!(words.peek().is_some_and(|word| word.start <= at), "{:?} of {:?} is lost", c, paragraph);
            }
        }
    }

    #[test]
    fn words_stand_in_one_sentence(paragraph in "([A-Za-z]{1,7}[.!?,]?[ .]|U\\.S\\. |Dr\\. |“|” |[0-9]{1,3} ){0,30}") {
        let sentences = sentence_ranges(&paragraph);
        for word in word_ranges(&paragraph) {
            prop_assert!(
                sentences.iter().any(|sentence| sentence.start <= word.start && word.end <= sentence.end),
                "{:?} crosses a border in {:?}", &paragraph[word], &paragraph
            );
        }
    }

    #[test]
    fn no_boundaries_can_do_harm(
        paragraph in odd_string(),
        wild in prop::collection::vec((0_usize..300, 0_usize..300), 0..20),
    ) {
        let wild = Wild(wild.into_iter().map(|(from, to)| from..to).collect());
        assert_sentences(&paragraph, &sentence_ranges_with(&wild, &paragraph))?;
        assert_words(&paragraph, &word_ranges_with(&wild, &paragraph))?;
    }
}

#[test]
fn empty_and_blank_paragraphs() {
    assert!(sentence_ranges("").is_empty() && word_ranges("").is_empty());
    assert_eq!(sentence_ranges(" \n ").first(), Some(&(0..3)));
    assert!(word_ranges(" \n ").is_empty());
}

/// The time this thread has had on a processor, where the system tells (Linux), else the time of day. Other work on the
/// machine lengthens only the latter.
fn worked(since: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|text| text.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| since.elapsed(), Duration::from_nanos)
}

/// The time of several runs: the system tells it in steps of some milliseconds, which one run may not fill.
fn several(paragraph: &str) -> Duration {
    let epoch = Instant::now();
    let started = worked(epoch);
    for _ in 0..8 {
        sentence_ranges(paragraph);
        word_ranges(paragraph);
    }
    worked(epoch).saturating_sub(started)
}

#[test]
fn time_grows_with_length_alone() {
    // Strings made to tempt a scan back or ahead into going over everything again and again.
    let units =
        ["a", ".", "a.", "(", "\"", " '", ". . ", "1. ", "• ", "a\n", "“a. ", "Mr. ", "a@", "/", "[1", "J.", "-", "a-"];
    for unit in units {
        let grows = || {
            let (short, long) = (unit.repeat(2_500 / unit.len()), unit.repeat(20_000 / unit.len()));
            // Eight times as long: some eight times the time, where a scan of everything for everything takes 64.
            several(&long) > several(&short) * 24 + Duration::from_millis(60)
        };
        assert!(!(grows() && grows() && grows()), "{unit:?} takes more than its length");
    }
}
