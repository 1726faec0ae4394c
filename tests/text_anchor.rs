//! Places that survive an edit: found again where they stand, or not found, and never found wrongly.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::string_slice, clippy::indexing_slicing, clippy::unwrap_used, reason = "a test may panic")]

use std::ops::Range;
use std::time::{Duration, Instant};

use activity_widgets::text::{Anchor, CONTEXT, Text, word_ranges};
use proptest::prelude::*;

/// The anchor of the `nth` time (from 0) that `quote` stands in the text.
fn anchor(text: &Text, quote: &str, nth: usize) -> Anchor {
    let (block, start) = places(text, quote)[nth];
    Anchor::new(text, block, start..start + quote.len()).unwrap()
}

fn places(text: &Text, quote: &str) -> Vec<(u32, usize)> {
    let blocks = text.blocks.iter().enumerate();
    blocks.flat_map(|(i, block)| block.text.match_indices(quote).map(move |(at, _)| (i as u32, at))).collect()
}

/// The place where it resolves, as the block and what stands before it there.
fn found(anchor: &Anchor, text: &Text) -> Option<(u32, String)> {
    let (block, range) = anchor.resolve(text)?;
    let it = &text.blocks[block as usize].text;
    assert_eq!(it[range.clone()], *anchor.quote);
    Some((block, it[..range.start].to_owned()))
}

const PAGE: &str = "Give today\nEvery pound stays in the valley, and every pound counts.\nGive today\n\
    A safe way home is good medicine. A safe way home is ours.\nThank you";

#[test]
fn context_crosses_the_borders_of_blocks() {
    let text = Text::from_plain(PAGE);
    let second = anchor(&text, "today", 1);
    assert_eq!((second.block, second.start), (2, 5));
    assert_eq!(second.before, "y, and every pound counts.\nGive ");
    assert_eq!(second.after, "\nA safe way home is good medicin");
    assert_eq!(second.before.chars().count(), CONTEXT);
    assert_eq!(anchor(&text, "Give", 0).before, "");
    assert_eq!(anchor(&text, "Thank you", 0).after, "");
}

#[test]
fn the_stored_form_is_short() {
    let text = Text::from_plain("One power.");
    let json = serde_json::to_string(&anchor(&text, "power", 0)).unwrap();
    assert_eq!(json, r#"{"b":0,"s":4,"q":"power","x":"One ","y":".","t":0}"#);
    let bare: Anchor = serde_json::from_str(r#"{"q":"power"}"#).unwrap();
    assert_eq!(bare.resolve(&text), None, "no context, no certainty");
}

#[test]
fn only_real_ranges_have_an_anchor() {
    let text = Text::from_plain("né\nb");
    assert!(Anchor::new(&text, 0, 0..3).is_some());
    for (block, range) in [(0, 0..0), (0, 0..2), (0, 2..3), (0, 0..9), (2, 0..1), (u32::MAX, 0..1)] {
        assert_eq!(Anchor::new(&text, block, range), None);
    }
    #[allow(clippy::reversed_empty_ranges, reason = "what is tested")]
    let backwards = 3..1;
    assert_eq!(Anchor::new(&text, 0, backwards), None);
}

#[test]
fn a_moved_paragraph_takes_its_picks_along() {
    let text = Text::from_plain(PAGE);
    let pound = anchor(&text, "pound", 1);
    let moved = Text::from_plain("New!\nThank you\nEvery pound stays in the valley, and every pound counts.\nMore");
    assert_eq!(found(&pound, &moved).unwrap(), (2, "Every pound stays in the valley, and every ".to_owned()));
}

#[test]
fn like_headings_are_told_apart_by_a_neighbour() {
    let text = Text::from_plain(PAGE);
    let (first, second) = (anchor(&text, "Give today", 0), anchor(&text, "Give today", 1));
    let more = Text::from_plain(&format!("Welcome\n{PAGE}"));
    assert_eq!(found(&first, &more).unwrap().0, 1);
    assert_eq!(found(&second, &more).unwrap().0, 3);
    // With one of the two gone, what is left must not be taken for it.
    let one: Vec<&str> = PAGE.lines().collect();
    let without_first = Text::from_plain(&one[1..].join("\n"));
    assert_eq!(found(&second, &without_first).unwrap().0, 1);
    assert_eq!(found(&first, &without_first), None);
    // Nothing around them is left to tell by.
    let bare = Text::from_plain("Here\nGive today\nThere\nGive today\nEverywhere");
    assert_eq!((found(&first, &bare), found(&second, &bare)), (None, None));
}

#[test]
fn what_never_told_places_apart_is_not_trusted_later() {
    let one = "A long line before, longer than any context is.\nGive\nA long line after, longer than any context is.";
    let text = Text::from_plain(&format!("{one}\n{one}"));
    let (first, second) = (anchor(&text, "Give", 0), anchor(&text, "Give", 1));
    assert_eq!((first.twins, second.twins), (3, 3));
    assert_eq!((found(&first, &text).unwrap().0, found(&second, &text).unwrap().0), (1, 4));
    // One is left, and not where either was: it may be the other.
    let left = Text::from_plain(&format!("New\n{one}"));
    assert_eq!((found(&first, &left), found(&second, &left)), (None, None));
}

#[test]
fn the_same_words_at_the_same_place_in_another_text_are_not_the_pick() {
    let text = Text::from_plain("We give power to people who have never held any of it before now.");
    let power = anchor(&text, "power", 0);
    let other = Text::from_plain("My cat power naps on warm stones whenever the sun is out at noon.");
    assert_eq!(found(&power, &other), None);
}

#[test]
fn a_small_edit_nearby_does_no_harm() {
    let text = Text::from_plain("All the staff here say that living wage campaigns win respect for everyone.");
    let wage = anchor(&text, "living wage", 0);
    for edited in [
        "All the staff here say that the living wage campaigns win respect for everyone.",
        "All the staff here say that living wage work will win respect for everyone.",
        "Nearly all staff here say: that living wage campaigns can win respect for everyone!",
        "All the staff here say that  living wage \u{2013} campaigns win respect for everyone.",
    ] {
        assert!(found(&wage, &Text::from_plain(edited)).is_some(), "{edited}");
    }
    for edited in [
        "All the staff here say that living wages campaigns win respect for everyone.",
        "All the staff here say that Living Wage campaigns win respect for everyone.",
        "A living wage is a right.",
        "",
    ] {
        assert_eq!(found(&wage, &Text::from_plain(edited)), None, "{edited}");
    }
}

#[test]
fn two_places_that_would_do_are_none() {
    let text = Text::from_plain("We say that soft power moves people more than force.");
    let power = anchor(&text, "power", 0);
    let twice = "They say that soft power moves people. You say that soft power moves people.";
    assert_eq!(found(&power, &Text::from_plain(twice)), None);
    let better = "We say that soft power moves people most. Hard power costs more than force.";
    assert_eq!(found(&power, &Text::from_plain(better)).unwrap().1, "We say that soft ");
}

#[test]
fn a_pick_comes_back_when_the_text_does() {
    let text = Text::from_plain(PAGE);
    let home = anchor(&text, "home", 1);
    assert_eq!(found(&home, &Text::from_plain("Nothing of it")), None);
    assert_eq!(home.resolve(&text).unwrap(), (3, 45..49));
}

#[test]
fn many_picks_in_a_long_text_are_quick() {
    let plain: String = (0..200)
        .map(|i| {
            format!("Paragraph {i} tells how the power of the people in hall {i} grew. ")
                + &"the power of it all ".repeat(8)
                + "\n"
        })
        .collect();
    let text = Text::from_plain(&plain);
    assert!(text.words() > 10_000);
    let anchors: Vec<Anchor> = (0..12).map(|i| anchor(&text, "power", 9 * i * 16)).collect();
    let moved = Text::from_plain(&format!("Something new.\n{plain}"));
    let started = Instant::now();
    for anchor in &anchors {
        assert!(anchor.resolve(&moved).is_some());
    }
    let limit = Duration::from_millis(if cfg!(debug_assertions) { 5_000 } else { 100 });
    assert!(started.elapsed() < limit, "{:?}", started.elapsed());
}

/// Short paragraphs of few different words, so that much is repeated.
fn paragraphs(most: usize) -> impl Strategy<Value = Vec<String>> {
    let word = prop::sample::select(vec!["power", "people", "give", "the", "a", "safe", "way", "home.", "now!", "we"]);
    let paragraph = prop::collection::vec(word, 1..14).prop_map(|words| words.join(" "));
    prop::collection::vec(paragraph, 1..most)
}

fn all_words(text: &Text) -> Vec<(u32, Range<usize>)> {
    let blocks = text.blocks.iter().enumerate();
    blocks.flat_map(|(i, block)| word_ranges(&block.text).into_iter().map(move |range| (i as u32, range))).collect()
}

/// Whether taking paragraphs out of `old`, and putting in new ones, can leave `kept`.
fn is_left(kept: &[&str], old: &[&str]) -> bool {
    let mut old = old.iter();
    kept.iter().filter(|it| !it.starts_with(['x', 'y', 'z'])).all(|it| old.any(|other| other == it))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_unchanged_text_gives_exactly_the_place(paragraphs in paragraphs(8)) {
        let text = Text::from_plain(&paragraphs.join("\n"));
        for (block, range) in all_words(&text) {
            let anchor = Anchor::new(&text, block, range.clone()).unwrap();
            prop_assert_eq!(anchor.resolve(&text), Some((block, range)));
        }
    }

    #[test]
    fn any_text_keeps_any_range(plain in "\\PC{1,80}", from in 0_usize..80, len in 1_usize..20) {
        let text = Text::from_plain(&plain);
        if let Some(anchor) = Anchor::new(&text, 0, from..from + len) {
            prop_assert_eq!(anchor.resolve(&text), Some((0, from..from + len)));
        }
    }

    #[test]
    fn paragraphs_that_come_and_go_around_a_pick_never_mislead_it(
        paragraphs in paragraphs(8),
        added in prop::collection::vec((0_usize..9, "[xyz]{3,9}( [xyz]{3,9}){0,6}"), 0..4),
        removed in prop::collection::vec(0_usize..9, 0..3),
    ) {
        // Each paragraph gets a number of its own, so that the truth can be told.
        let numbered: Vec<(usize, String)> = paragraphs.into_iter().enumerate().collect();
        let text = Text::from_plain(&numbered.iter().map(|(_, it)| it.as_str()).collect::<Vec<_>>().join("\n"));
        let mut edited = numbered.clone();
        for (at, new) in added {
            edited.insert(at.min(edited.len()), (usize::MAX, new));
        }
        for at in removed {
            edited.retain(|(number, _)| *number != at);
        }
        let after = Text::from_plain(&edited.iter().map(|(_, it)| it.as_str()).collect::<Vec<_>>().join("\n"));
        for (block, range) in all_words(&text) {
            let anchor = Anchor::new(&text, block, range.clone()).unwrap();
            let truth = edited.iter().position(|(number, _)| *number == block as usize).map(|at| (at as u32, range));
            let resolved = anchor.resolve(&after);
            if anchor.twins < 2 {
                prop_assert_eq!(resolved, truth);
            } else if let Some((at, _)) = resolved.clone()
                && resolved != truth
                && anchor.twins == 2
            {
                // "x B x C" becomes "x C" in two ways: either x may be the one that is left.
                let kept: Vec<&str> = edited.iter().map(|(_, it)| it.as_str()).collect();
                let old: Vec<&str> = numbered.iter().map(|(_, it)| it.as_str()).collect();
                let (at, block) = (at as usize, block as usize);
                prop_assert!(kept[at] == old[block] && is_left(&kept[..at], &old[..block]), "{:?}", anchor);
                prop_assert!(is_left(&kept[at + 1..], &old[block + 1..]), "{:?}", anchor);
            }
        }
    }

    #[test]
    fn nothing_stored_can_do_harm(
        plain in "[ab \n]{0,40}", block in any::<u32>(), start in any::<u32>(), low in 0_u32..50,
        quote in "[ab ]{0,3}", before in "\\PC{0,90}", after in "[ab \n]{0,90}", twins in any::<u8>(),
    ) {
        let text = Text::from_plain(&plain);
        for (block, start) in [(block, start), (0, low), (low, low)] {
            let anchor = Anchor { block, start, quote: quote.clone(), before: before.clone(), after: after.clone(), twins };
            if let Some((block, range)) = anchor.resolve(&text) {
                prop_assert_eq!(&text.blocks[block as usize].text[range], quote.as_str());
            }
        }
    }
}

#[test]
fn typography_does_not_part_a_pick_from_its_word() {
    let web = "We don’t wait – we’re the “neighbours” you haven’t met.\nIt isn’t ours alone.";
    let typed = "We don't wait - we're the \"neighbours\" you haven't met.\nIt isn't ours alone.";
    for (from, to) in [(web, typed), (typed, web)] {
        let (from, to) = (Text::from_plain(from), Text::from_plain(&format!("New\n{to}")));
        for (block, range) in all_words(&from) {
            let anchor = Anchor::new(&from, block, range.clone()).unwrap();
            let (at, found) = anchor.resolve(&to).unwrap();
            assert_eq!(at, block + 1);
            let (before, after) = (&from.blocks[block as usize].text, &to.blocks[at as usize].text);
            let count = |text: &str, to: usize| text[..to].chars().count();
            assert_eq!(count(before, range.start), count(after, found.start));
            assert_eq!(count(before, range.end), count(after, found.end));
        }
    }
    // The same words in both dresses: neither is certain.
    let both = Text::from_plain("Yes, we don’t give up here.\nYes, we don't give up here.");
    let third = anchor(&Text::from_plain("Yes, we don‛t give up here."), "don‛t", 0);
    assert_eq!(third.resolve(&both), None);
}

/// One edit as a person makes it: a word more, a word less, another word, two paragraphs joined or one parted.
fn edited(plain: &str, kind: u8, at: usize) -> String {
    let mut words: Vec<&str> = plain.split(' ').collect();
    let at = at % words.len();
    match kind {
        0 => words.insert(at, "truly"),
        1 => drop(words.remove(at)),
        2 => words[at] = "else",
        3 => return plain.replacen('\n', " ", 1),
        _ => {
            return words
                .iter()
                .enumerate()
                .map(|(i, word)| if i == at { format!("\n{word} ") } else { format!("{word} ") })
                .collect();
        }
    }
    words.join(" ")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Where every word is another, each pick is either found at its own word after an edit, or lost: never at another one.
    #[test]
    fn an_edit_never_moves_a_pick_to_another_word(seed in 0_usize..1_000, kind in 0_u8..5, at in 0_usize..60) {
        let names = ["the", "a", "we"];
        let word = |i: usize| if i % 4 == 3 { names[(i + seed) % 3].to_owned() } else { format!("word{}", (i * 7 + seed) % 97) };
        let plain: String = (0..60).map(|i| word(i) + if i % 15 == 14 { "\n" } else { " " }).collect();
        let plain = plain.trim_end().to_owned();
        let (before, after) = (Text::from_plain(&plain), Text::from_plain(&edited(&plain, kind, at)));
        let mut lost = 0;
        for (block, range) in all_words(&before) {
            let anchor = Anchor::new(&before, block, range).unwrap();
            let Some((block, range)) = anchor.resolve(&after) else { lost += 1; continue };
            let text = &after.blocks[block as usize].text;
            prop_assert_eq!(&text[range.clone()], anchor.quote.as_str());
            if anchor.quote.starts_with("word") {
                continue;
            }
            // The small words stand in many places: one of the numbered neighbours must be the same.
            let near = |words: &str, at: usize| words.split_whitespace().rev().nth(at).unwrap_or_default().to_owned();
            let left = near(&text[..range.start], 0);
            let right = text[range.end..].split_whitespace().next().unwrap_or_default().to_owned();
            let same = anchor.before.contains(&left) || anchor.after.contains(&right);
            prop_assert!(same, "{anchor:?} is found between {left} and {right}");
        }
        // One edit bears on few words: those whose context it changed beyond half.
        prop_assert!(lost <= 8, "{lost} lost by one edit");
    }
}
