//! Text as blocks: nothing is lost, nothing is too long, nothing takes long.

#![cfg(not(target_arch = "wasm32"))]

use std::time::{Duration, Instant};

use activity_widgets::text::{BlockKind, MAX_BLOCK, Text, TextBuilder, sentence_ranges};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

fn lines(text: &Text) -> Vec<&str> {
    text.blocks.iter().map(|block| &*block.text).collect()
}

#[test]
fn every_kind_of_line_end_ends_a_block() {
    let text = Text::from_plain("a\nb\r\nc\rd\u{2028}e\u{2029}f\u{b}g\u{c}h\u{85}i\n\n\n \t \n");
    assert_eq!(lines(&text), ["a", "b", "c", "d", "e", "f", "g", "h", "i"]);
}

#[test]
fn white_space_is_folded_and_control_characters_go() {
    let text = Text::from_plain("\u{feff}  one\t\ttwo \u{a0} three\u{0}four\u{a0}five \u{7}\n");
    assert_eq!(lines(&text), ["one two three four\u{a0}five"]);
}

#[test]
fn marks_make_headings_items_and_quotations() {
    let text =
        Text::from_marked("# Join us\r\n## Today\nCome.\n- tea\n* cake\n• talk\n> “Yes.”\n#tag\n-5\n>x\n####### seven");
    let kinds: Vec<BlockKind> = text.blocks.iter().map(|block| block.kind).collect();
    use BlockKind::{Heading as H, Item as I, Paragraph as P, Quote as Q};
    assert_eq!(kinds, [H, H, P, I, I, I, Q, P, P, P, P]);
    assert_eq!(lines(&text)[..7], ["Join us", "Today", "Come.", "tea", "cake", "talk", "“Yes.”"]);
    assert_eq!(lines(&text)[7..], ["#tag", "-5", ">x", "####### seven"]);
}

#[test]
fn plain_text_keeps_items_together() {
    let text = Text::from_marked("# Title\n- one\n- two\nEnd.");
    assert_eq!(text.to_plain(), "Title\n\none\ntwo\n\nEnd.");
    assert_eq!(Text::default().to_plain(), "");
}

#[test]
fn sizes_are_estimated() {
    let text = Text::from_plain("Three plain words.\n— and two\n我们需要");
    assert_eq!((text.words(), text.chars(), text.is_empty()), (3 + 2 + 2, 18 + 9 + 4, false));
    assert!(Text::from_plain(" \r\n\0 ").is_empty());
}

#[test]
fn pieces_build_the_same_text() {
    let plain = "One line.\r\nAnother,  with   gaps.\r\n\r\nThe last";
    let mut builder = TextBuilder::new();
    for c in plain.chars() {
        builder.push_plain(&c.to_string());
    }
    assert_eq!(builder.finish(), Text::from_plain(plain));
}

#[test]
fn stored_form_is_compact_and_survives_nonsense() {
    let text = Text::from_marked("# Hi\nThere.");
    let json = serde_json::to_string(&text).unwrap();
    assert_eq!(json, r#"[["h","Hi"],["p","There."]]"#);
    assert_eq!(serde_json::from_str::<Text>(&json).unwrap(), text);
    let odd: Text = serde_json::from_str(r#"[["zzz"," a\u0000b\nc "],["h",""]]"#).unwrap();
    assert_eq!(lines(&odd), ["a b", "c"]);
    for bad in ["{}", "[[1,2]]", "[[\"p\"]]", "null", "[\"p\"]"] {
        assert!(serde_json::from_str::<Text>(bad).is_err(), "{bad}");
    }
}

#[test]
fn a_long_block_is_cut_at_sentence_ends() {
    let sentence = "Dr. Lowe went to the U.K. Government with approx. 40 friends, e.g. Maria. ";
    let text = Text::from_blocks([(BlockKind::Quote, sentence.repeat(200))]);
    assert!(text.blocks.len() > 5);
    for block in text.blocks.iter() {
        assert!(block.kind == BlockKind::Quote && block.text.chars().count() <= MAX_BLOCK);
        assert!(block.text.starts_with("Dr. Lowe") && block.text.ends_with("Maria."), "{}", block.text);
    }
    assert_eq!(lines(&text).join(" "), sentence.repeat(200).trim_end());
}

#[test]
fn a_long_block_without_sentences_is_cut_at_white_space_or_between_whole_characters() {
    let words = Text::from_plain(&"word ".repeat(1_000));
    assert!(words.blocks.iter().all(|block| block.text.starts_with("word") && block.text.ends_with("word")));
    for cluster in ["e\u{301}\u{323}", "👩\u{200d}👩\u{200d}👧", "👍🏽", "🇬🇧", "नि", "क्ष", "가\u{11a8}", "ที่", "เก"]
    {
        let text = Text::from_plain(&cluster.repeat(3_000));
        assert!(text.blocks.len() > 1);
        for block in text.blocks.iter() {
            assert!(block.text.chars().count() <= MAX_BLOCK);
            let whole = block.text.len() % cluster.len() == 0 && block.text.starts_with(cluster);
            assert!(whole, "{cluster} was split");
        }
    }
}

#[test]
fn huge_texts_take_little_time() {
    let started = Instant::now();
    let line = Text::from_plain(&"x".repeat(200_000));
    assert_eq!(line.blocks.len(), 100);
    let words = Text::from_plain(&"A line of words, e.g. these. ".repeat(7_000));
    assert_eq!(words.words(), 42_000);
    let big = Text::from_plain(&"Dr. Lowe left at 5 p.m. and nobody minded. She came back.\n".repeat(90_000));
    assert_eq!(big.blocks.len(), 90_000);
    let longest = Text::from_plain(&"Mr. ".repeat(50_000));
    assert!(longest.blocks.len() >= 100);
    // A debug build takes about ten times as long as a release build, where the goal is 200 ms for each.
    let limit = Duration::from_secs(if cfg!(debug_assertions) { 40 } else { 2 });
    assert!(started.elapsed() < limit, "{:?}", started.elapsed());
}

/// What must survive: everything but white space and control characters.
fn ink(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control() && *c != '\u{feff}').collect()
}

/// Strings with much of what goes wrong in them.
fn odd_string() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Z ]{1,12}",
        "\\PC{0,6}",
        any::<char>().prop_map(String::from),
        Just("\r\n".to_owned()),
        Just("\0\r\u{2028}".to_owned()),
        Just("e\u{301}\u{200d}".to_owned()),
        Just("شكرا. \u{202e}".to_owned()),
        Just("我们。".to_owned()),
        Just("Mr. J. 5 p.m. (e.g. \"".to_owned()),
        Just(" 1. a) ... ".to_owned()),
        Just("long ".repeat(500)),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost(plain in odd_string()) {
        let text = Text::from_plain(&plain);
        prop_assert_eq!(ink(&lines(&text).concat()), ink(&plain));
        for block in text.blocks.iter() {
            prop_assert!(!block.text.is_empty() && block.text.chars().count() <= MAX_BLOCK);
            prop_assert_eq!(block.text.trim(), &*block.text);
            let broken = block.text.contains(['\n', '\r', '\0', '\t', '\u{2028}', '\u{2029}']);
            prop_assert!(!broken);
        }
    }

    #[test]
    fn cleaning_twice_changes_nothing(plain in odd_string()) {
        let text = Text::from_plain(&plain);
        prop_assert_eq!(&Text::from_plain(&text.to_plain()), &text);
        let json = serde_json::to_string(&text).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Text>(&json).unwrap(), &text);
        let again = text.blocks.iter().map(|block| (block.kind, block.text.to_string()));
        prop_assert_eq!(&Text::from_blocks(again), &text);
    }

    #[test]
    fn cuts_fall_between_whole_characters(unit in "\\p{L}[\\p{L}\\p{M}]{0,3}") {
        let text = Text::from_plain(&unit.repeat(2_000));
        let whole: Vec<usize> = unit.repeat(2_000).grapheme_indices(true).map(|(at, _)| at).collect();
        let mut at = 0;
        for block in text.blocks.iter() {
            // Scripts whose marks the coarse table lacks may be cut anywhere; the common ones may not.
            if unit.chars().all(|c| c < '\u{700}') {
                prop_assert!(whole.binary_search(&at).is_ok(), "{:?} cut at {}", unit, at);
            }
            at += block.text.len();
        }
    }
}

#[test]
fn a_cut_block_has_the_sentences_of_the_whole() {
    let paragraph = "We met at St. Anne’s at 6 p.m. on Friday. Who came? “Nobody!” said Mr. Doyle. ".repeat(60);
    let whole = sentence_ranges(paragraph.trim_end()).len();
    let cut: usize = Text::from_plain(&paragraph).blocks.iter().map(|block| sentence_ranges(&block.text).len()).sum();
    assert_eq!(cut, whole);
}
