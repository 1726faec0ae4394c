//! Sentences, as tables: `|` stands where a sentence ends and the next begins. The sentences are our own.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::string_slice, reason = "a test may panic")]

mod again;
mod everyday;
mod rules;

use std::ops::Range;

use activity_widgets::text::{Boundaries, sentence_ranges, sentence_ranges_with, trimmed};

/// An engine that finds no boundaries at all.
struct Blind;

impl Boundaries for Blind {
    fn words(&self, _: &str) -> Vec<Range<usize>> {
        Vec::new()
    }
    fn sentences(&self, _: &str) -> Vec<Range<usize>> {
        Vec::new()
    }
}

/// Reads cases, and says what came out where it is not what was wanted.
fn check(cases: &[&str]) {
    let mut wrong = Vec::new();
    for case in cases {
        let wanted: Vec<&str> = case.split('|').map(str::trim).collect();
        let paragraph = case.split('|').collect::<String>();
        let found: Vec<&str> =
            sentence_ranges(&paragraph).into_iter().map(|range| &paragraph[trimmed(&paragraph, range)]).collect();
        // Where our rules have a say, every engine must give the same sentences. (Ethiopic marks are the engine's.)
        let blind = sentence_ranges_with(&Blind, &paragraph);
        assert!(blind == sentence_ranges(&paragraph) || case.contains('።'), "{case} depends on the engine");
        if found != wanted {
            wrong.push(format!("wanted {case}\n found {}", found.join("|")));
        }
    }
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}
