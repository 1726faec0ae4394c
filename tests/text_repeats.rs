//! Finding a term again, and the phrases that come up often.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::indexing_slicing, clippy::string_slice, reason = "a test may panic")]

use activity_widgets::lang::words;
use activity_widgets::text::{Term, Text, Uax29, in_sentences, word_ranges};
use activity_widgets::word_picker::hints::frequent_phrases;
use proptest::prelude::*;

const PAGE: &str = "Charity begins at home. A CHARITY’S work, a charity's home; charities grow.\n\
    It’s what it does: non-charity work, charity-work. That living  wage. Living wage’s, “living wage”!\n\
    Ça coûte L’ÉTÉ, l'été. 我们的社区，社区。";

fn found(term: &str) -> Vec<String> {
    let text = Text::from_plain(PAGE);
    let term = Term::new(term);
    term.repeats(&text).into_iter().map(|at| text.blocks[at.block as usize].text[at.range].to_owned()).collect()
}

#[test]
fn case_apostrophes_and_inflection_make_no_difference() {
    let charity = ["Charity", "CHARITY", "charity"];
    for term in ["charity", "Charity’s", "CHARITY'S", "charity’"] {
        assert_eq!(found(term), charity, "{term}");
    }
    assert_eq!(found("living wage"), ["living wage", "Living wage", "living wage"]);
    assert_eq!(found("Living wage’s").len(), 3);
    assert_eq!(found("l’été"), ["L’ÉTÉ", "l'été"]);
    assert_eq!(found("社区").len(), 2);
}

#[test]
fn another_word_is_not_a_repeat() {
    assert_eq!(found("it"), ["it"], "it’s is it is");
    assert_eq!(found("it's"), ["It’s"]);
    assert_eq!(found("work"), ["work", "work"], "charity-work is a word of its own");
    assert_eq!(found("charit"), [""; 0]);
    assert_eq!(found("été"), [""; 0]);
    for nothing in ["", " ", "’", "nowhere"] {
        assert_eq!(found(nothing), [""; 0]);
    }
}

#[test]
fn words_that_begin_so_are_found_too() {
    let text = Text::from_plain(PAGE);
    let found = Term::new("charit").places(&text);
    assert_eq!(found.len(), 5);
    assert!(found.iter().all(|place| !place.whole));
}

#[test]
fn each_stands_in_its_sentence() {
    let text = Text::from_plain(PAGE);
    let places = Term::new("home").repeats(&text).into_iter().map(|at| (at.block, at.range));
    let found = in_sentences(&Uax29, &text, places);
    let sentences: Vec<&str> =
        found.iter().map(|it| &text.blocks[it.block as usize].text[it.sentence.clone()]).collect();
    assert_eq!(sentences, ["Charity begins at home.", "A CHARITY’S work, a charity's home; charities grow."]);
}

#[test]
fn frequent_phrases_come_from_the_text() {
    let small = words("en").word_picker().small_words;
    let phrases = |text: &str| -> Vec<(String, usize)> {
        let found = frequent_phrases(&Text::from_plain(text), small, 8);
        found.into_iter().map(|phrase| (phrase.words, phrase.times)).collect()
    };
    let sample = Text::from_marked(words("en").word_picker().sample_page);
    let found = frequent_phrases(&sample, small, 8);
    assert_eq!(found[0].words, "safe way home", "{found:?}");
    assert_eq!(phrases("A living wage. The Living Wage for all, a real living wage."), [("living wage".to_owned(), 3)]);
    assert_eq!(phrases("living, wage. living wage"), []);
    assert_eq!(phrases("of the people, of the people"), []);
    assert_eq!(phrases("10 20, 10 20"), []);
    let longer = "a safe way home. a safe way home. safe way";
    assert_eq!(phrases(longer), [("safe way".to_owned(), 3), ("safe way home".to_owned(), 2)]);
    assert_eq!(phrases(""), []);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever word is picked, its own place is among those of its term.
    #[test]
    fn every_word_is_found_where_it_stands(paragraph in "[a-dAB ÉéİßŒ'’.,“”-]{0,40}") {
        let text = Text::from_plain(&paragraph);
        for (number, block) in text.blocks.iter().enumerate() {
            for word in word_ranges(&block.text) {
                let found = Term::new(&block.text[word.clone()]).places(&text);
                prop_assert!(
                    found.iter().any(|at| at.block as usize == number && at.range.start < word.end && word.start < at.range.end),
                    "{:?} of {:?} is not in {:?}", &block.text[word], block.text, found
                );
            }
        }
    }

    #[test]
    fn any_term_in_any_text(paragraphs in "[a-c İß'’\n我é-]{0,40}", term in "[a-cİß'’ 我é-]{0,5}") {
        let text = Text::from_plain(&paragraphs);
        for at in Term::new(&term).places(&text) {
            let found = &text.blocks[at.block as usize].text[at.range.clone()];
            prop_assert!(!found.is_empty());
            prop_assert!(at.range.start < at.range.end);
        }
        let places: Vec<_> = Term::new(&term).places(&text).into_iter().map(|at| (at.block, at.range)).collect();
        prop_assert_eq!(in_sentences(&Uax29, &text, places.clone()).len(), places.len());
        frequent_phrases(&text, "a b", 8);
    }
}
