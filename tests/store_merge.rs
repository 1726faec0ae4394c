//! Three states become one: nothing that either side wrote is lost, and merging again changes nothing.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::unreachable,
    clippy::cloned_ref_to_slice_refs,
    reason = "a test may panic"
)]

use activity_widgets::activity::Widget;
use activity_widgets::store::form;
use activity_widgets::store::merge::merge;
use activity_widgets::store::tree::Tree;
use activity_widgets::store::work::normal;
use activity_widgets::word_picker::model::{Pick, Source, WordPicker};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::json;

fn tree(value: serde_json::Value) -> Tree {
    serde_json::from_value(value).unwrap()
}

fn text(base: &str, older: &str, newer: &str) -> String {
    let text = |text: &str| Tree::Text(text.to_owned());
    match merge(&text(base), &text(older), &text(newer)) {
        Tree::Text(merged) => merged,
        other => format!("not a text: {other:?}"),
    }
}

#[test]
fn a_text_that_one_side_changed_is_that_sides() {
    assert_eq!(text("a", "a", "b"), "b");
    assert_eq!(text("a", "b", "a"), "b");
    assert_eq!(text("a\nb", "a\nb", "a"), "a");
    assert_eq!(text("a", "", "a"), "");
}

#[test]
fn texts_that_both_changed_both_stay() {
    for (base, older, newer, merged) in [
        ("", "Soft words.", "Hard words.", "Soft words.\nHard words."),
        ("One", "One and two", "One and three", "One and two\nOne and three"),
        // Other lines of the same text.
        ("One\nTwo\nThree", "One!\nTwo\nThree", "One\nTwo\nThree!", "One!\nTwo\nThree!"),
        ("One\nTwo", "One\nTwo\nThree", "Zero\nOne\nTwo", "Zero\nOne\nTwo\nThree"),
        // What says more stands for both.
        ("", "Soft", "Soft words", "Soft words"),
        ("", "Soft words", "Soft", "Soft words"),
        ("a", "a b", "a b c", "a b c"),
        // What one side took out and the other changed stays changed.
        ("One\nTwo", "One", "One\nTwo!", "One\nTwo!"),
        ("One", "", "One!", "One!"),
        ("One", "One!", "", "One!"),
        // Two people type on, each in a line of their own.
        ("mine\ntheirs", "mine on\ntheirs", "mine\ntheirs on", "mine on\ntheirs on"),
    ] {
        assert_eq!(text(base, older, newer), merged, "{base:?} became {older:?} and {newer:?}");
    }
}

#[test]
fn single_values_of_one_thing_belong_together() {
    let timer = |json| normal(Widget::ActivityTimer, tree(json)).unwrap();
    let base = timer(json!({ "phase": "running", "length": 900, "deadline": 1000, "seen": { "wall": 100 } }));
    let paused = timer(json!({ "phase": "paused", "length": 900, "left": 800 }));
    let extended = timer(json!({ "phase": "running", "length": 1200, "deadline": 1300, "seen": { "wall": 150 } }));
    let hidden =
        timer(json!({ "phase": "running", "length": 900, "deadline": 1000, "seen": { "wall": 100 }, "hidden": true }));
    assert_eq!(merge(&base, &paused, &extended), extended);
    assert_eq!(merge(&base, &extended, &paused), paused);
    let both = timer(json!({ "phase": "paused", "length": 900, "left": 800, "hidden": true }));
    assert_eq!(merge(&base, &paused, &hidden), both);
    assert_eq!(merge(&base, &hidden, &paused), both);
}

fn pick(id: u32, word: &str, note: &str) -> Pick {
    let mut pick = Pick { id, sentence: format!("A {word}."), at: 2, note: note.to_owned(), ..Pick::default() };
    pick.anchor.quote = word.to_owned();
    pick
}

fn picker(picks: &[Pick]) -> Tree {
    let next = picks.iter().map(|pick| pick.id + 1).max().unwrap_or_default();
    form::write(WordPicker { source: Source::Sample, picks: picks.to_vec(), next, ..WordPicker::default() })
}

fn picked(base: &[Pick], older: &[Pick], newer: &[Pick]) -> Vec<(u32, String, String)> {
    let merged: WordPicker = form::read(merge(&picker(base), &picker(older), &picker(newer))).unwrap();
    merged.picks.into_iter().map(|pick| (pick.id, pick.anchor.quote, pick.note)).collect()
}

fn told(picks: &[(u32, &str, &str)]) -> Vec<(u32, String, String)> {
    picks.iter().map(|(id, word, note)| (*id, (*word).to_owned(), (*note).to_owned())).collect()
}

#[test]
fn picks_are_joined_one_by_one() {
    let (a, b) = (pick(0, "broken", ""), pick(1, "second", ""));
    let noted = pick(0, "broken", "It hurts.");
    // One writes about a word, the other picks another.
    assert_eq!(
        picked(&[a.clone()], &[noted.clone()], &[a.clone(), b.clone()]),
        told(&[(0, "broken", "It hurts."), (1, "second", "")])
    );
    // One lets a word go, the other leaves it alone: it goes.
    assert_eq!(
        picked(&[a.clone(), b.clone()], &[b.clone()], &[a.clone(), b.clone(), pick(2, "life", "")]),
        told(&[(1, "second", ""), (2, "life", "")])
    );
    // One lets a word go that the other writes about: it stays.
    assert_eq!(
        picked(&[a.clone(), b.clone()], &[noted.clone(), b.clone()], &[b.clone()]),
        told(&[(1, "second", ""), (0, "broken", "It hurts.")])
    );
    // Both count on from the same number: those are two words, although they have one number (which `repair` puts right).
    let (mine, theirs) = (pick(1, "volunteers", "Mine."), pick(1, "rescued", "Theirs."));
    assert_eq!(
        picked(&[a.clone()], &[a.clone(), theirs], &[a.clone(), mine.clone()]),
        told(&[(0, "broken", ""), (1, "volunteers", "Mine."), (1, "rescued", "Theirs.")])
    );
    // Both pick the same word: it is one pick, with what both wrote.
    let again = pick(4, "volunteers", "Theirs.");
    assert_eq!(
        picked(&[a.clone()], &[a.clone(), again], &[a, mine]),
        told(&[(0, "broken", ""), (1, "volunteers", "Theirs.\nMine.")])
    );
}

#[test]
fn a_line_that_goes_takes_no_other_along() {
    // One side moved the line down, the other shortened it.
    assert_eq!(text("ac", "\nac", "c"), "\nc");
    assert_eq!(text("ac", "c", "\nac"), "c\n");
}

#[test]
fn placements_of_different_cards_come_together_and_of_one_card_the_newer_counts() {
    let sorter = |json| normal(Widget::PowerSorter, tree(json)).unwrap();
    let mark = |id: &str, on: &[&str], reason: &str| json!({ "id": id, "text": id, "on": on, "reason": reason });
    let base = sorter(json!({ "marks": [mark("a", &["micro"], "")] }));
    let older = sorter(json!({ "marks": [mark("a", &["macro"], "Money."), mark("b", &["micro"], "")] }));
    let newer = sorter(json!({ "marks": [mark("a", &["both"], "Talk."), mark("c", &[], "Hm.")] }));
    let merged = merge(&base, &older, &newer);
    let expected = sorter(
        json!({ "marks": [mark("a", &["both", "macro"], "Money.\nTalk."), mark("c", &[], "Hm."), mark("b", &["micro"], "")] }),
    );
    assert_eq!(merged, expected);
}

// --- Whatever was written --------------------------------------------------------------------------------------------

/// A state of the kind that widgets have: singles, prose, a list of things, a list of lines.
fn any_state() -> impl Strategy<Value = Tree> {
    let prose = || vec("[abc]{0,3}", 0..4).prop_map(|lines| lines.join("\n"));
    let thing = (0..5_u32, prose(), "[xy]")
        .prop_map(|(id, note, place)| json!({ "id": format!("t{id}"), "note": note, "on": [place] }));
    let things = vec(thing, 0..4).prop_map(|mut things| {
        things.sort_by_key(|thing| thing["id"].to_string());
        things.dedup_by_key(|thing| thing["id"].to_string());
        things
    });
    (0..3_i64, any::<bool>(), prose(), prose(), things, vec("[pq]{1,2}", 0..5)).prop_map(
        |(number, flag, one, two, things, lines)| {
            tree(json!({ "number": number, "flag": flag, "one": one, "two": two, "things": things, "lines": lines }))
        },
    )
}

/// Every line of prose, with the path to its field.
fn lines(tree: &Tree, path: &str, found: &mut Vec<(String, String)>) {
    match tree {
        Tree::Text(text) => found
            .extend(text.split('\n').filter(|line| !line.is_empty()).map(|line| (path.to_owned(), line.to_owned()))),
        Tree::List(items) => {
            for item in items {
                let id = match item {
                    Tree::Object(pairs) => pairs.iter().find(|(name, _)| name == "id").map(|(_, id)| format!("{id:?}")),
                    _ => None,
                };
                lines(item, &format!("{path}/{}", id.unwrap_or_default()), found);
            }
        }
        Tree::Object(pairs) => pairs.iter().for_each(|(name, value)| lines(value, &format!("{path}.{name}"), found)),
        _ => {}
    }
}

fn lines_of(tree: &Tree) -> Vec<(String, String)> {
    let mut found = Vec::new();
    lines(tree, "", &mut found);
    found
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn no_line_of_either_side_is_lost(base in any_state(), older in any_state(), newer in any_state()) {
        let known = lines_of(&base);
        let merged = lines_of(&merge(&base, &older, &newer));
        for (path, line) in lines_of(&older).into_iter().chain(lines_of(&newer)) {
            let kept = merged.iter().any(|(at, text)| *at == path && text.contains(&line));
            prop_assert!(kept || known.contains(&(path.clone(), line.clone())), "{path} lost {line:?}: {merged:?}");
        }
    }

    #[test]
    fn merging_again_changes_nothing(base in any_state(), older in any_state(), newer in any_state()) {
        let merged = merge(&base, &older, &newer);
        prop_assert_eq!(&merge(&base, &merged, &merged), &merged);
        prop_assert_eq!(&merge(&older, &older, &merged), &merged);
        prop_assert_eq!(&merge(&newer, &merged, &newer), &merged);
    }

    /// A backup that is brought back twice, or brought to where it came from, adds nothing the second time.
    #[test]
    fn what_came_without_a_base_comes_once(mine in any_state(), backup in any_state()) {
        let once = merge(&Tree::Null, &mine, &backup);
        prop_assert_eq!(&merge(&Tree::Null, &once, &backup), &once);
    }

    #[test]
    fn what_one_side_left_alone_is_the_others(base in any_state(), other in any_state()) {
        prop_assert_eq!(&merge(&base, &base, &other), &other);
        prop_assert_eq!(&merge(&base, &other, &base), &other);
    }
}
