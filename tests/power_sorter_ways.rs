//! Ways to sort, below the browser: gestures, destinations, notes from a word picker, the post as HTML.

#![cfg(not(target_arch = "wasm32"))]

use activity_widgets::activity::Activity;
use activity_widgets::config::Settings;
use activity_widgets::lang::words;
use activity_widgets::power_sorter::destination::destinations;
use activity_widgets::power_sorter::gesture::{Gesture, Step};
use activity_widgets::power_sorter::model::PowerSorter;
use activity_widgets::power_sorter::picker_notes;
use activity_widgets::power_sorter::post_html::html;
use activity_widgets::text::Anchor;
use activity_widgets::word_picker::model::{Pick, WordPicker};
use proptest::prelude::*;

#[test]
fn a_card_is_lifted_by_its_handle_at_once() {
    let mut gesture = Gesture::default();
    assert_eq!(gesture.press(1, (10, 10), true), Step::Nothing);
    assert_eq!(gesture.travel(1, (12, 11)), Step::Nothing, "a tremble");
    assert_eq!(gesture.travel(1, (10, 14)), Step::Lift);
    assert_eq!(gesture.travel(1, (10, 200)), Step::Follow);
    assert_eq!(gesture.release(1), Step::Drop);
    assert_eq!(gesture, Gesture::Idle);
}

#[test]
fn elsewhere_it_is_lifted_by_resting_and_an_earlier_move_scrolls() {
    let mut gesture = Gesture::default();
    assert_eq!(gesture.press(1, (10, 10), false), Step::Wait);
    assert_eq!(gesture.travel(1, (15, 5)), Step::Nothing);
    assert_eq!(gesture.rested(), Step::Lift);
    assert_eq!(gesture.travel(1, (10, 90)), Step::Follow);
    assert_eq!(gesture.travel(1, (10, 10)), Step::Follow, "back again");
    assert_eq!(gesture.release(1), Step::Drop);

    assert_eq!(gesture.press(1, (10, 10), false), Step::Wait);
    assert_eq!(gesture.travel(1, (10, 16)), Step::LetGo);
    assert_eq!(gesture.rested(), Step::Nothing, "too late");
    assert_eq!(gesture.travel(1, (10, 300)), Step::Nothing);
    assert_eq!(gesture.release(1), Step::Nothing);
}

#[test]
fn a_tap_is_no_drag() {
    for handle in [true, false] {
        let mut gesture = Gesture::default();
        gesture.press(4, (0, 0), handle);
        assert_eq!(gesture.release(4), Step::Tap);
    }
}

#[test]
fn a_long_tap_leaves_the_card_waiting_for_its_place() {
    let mut gesture = Gesture::default();
    gesture.press(1, (10, 10), false);
    assert_eq!(gesture.rested(), Step::Lift);
    assert_eq!(gesture.travel(1, (12, 9)), Step::Follow, "a tremble");
    assert_eq!(gesture.release(1), Step::Settle);
    assert_eq!(gesture, Gesture::Idle);
}

#[test]
fn whatever_comes_in_between_cancels() {
    let lifted = Gesture::Dragging { pointer: 1, at: (0, 0), moved: true };
    for interrupt in [|gesture: &mut Gesture| gesture.cancel(), |gesture: &mut Gesture| gesture.press(2, (0, 0), true)]
    {
        let mut gesture = lifted;
        assert_eq!(interrupt(&mut gesture), Step::Cancel);
        assert_eq!((gesture.travel(1, (9, 9)), gesture.release(1)), (Step::Nothing, Step::Nothing));
    }
    let mut gesture = lifted;
    assert_eq!((gesture.travel(2, (5, 5)), gesture.release(2)), (Step::Nothing, Step::Nothing));
    assert!(gesture.is_dragging(), "another pointer's moves are not ours");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_card_that_is_lifted_lands_once(inputs in proptest::collection::vec((0..5u8, 1..3i32, 0..20i32), 0..60)) {
        let (mut gesture, mut in_the_air) = (Gesture::default(), false);
        for (input, pointer, at) in inputs {
            let step = match input {
                0 => gesture.press(pointer, (at, at), at % 2 == 0),
                1 => gesture.rested(),
                2 => gesture.travel(pointer, (at, 0)),
                3 => gesture.release(pointer),
                _ => gesture.cancel(),
            };
            match step {
                Step::Lift => prop_assert!(!std::mem::replace(&mut in_the_air, true)),
                Step::Drop | Step::Settle | Step::Cancel => prop_assert!(std::mem::replace(&mut in_the_air, false)),
                Step::Follow => prop_assert!(in_the_air),
                Step::Tap | Step::LetGo | Step::Wait => prop_assert!(!in_the_air),
                Step::Nothing => {}
            }
            prop_assert_eq!(gesture.is_dragging(), in_the_air);
        }
    }
}

#[test]
fn every_place_has_a_key() {
    let config = PowerSorter::configure(&Settings::default()).0;
    let all: Vec<(char, String)> = destinations(&config, words("en").power_sorter())
        .into_iter()
        .map(|to| {
            assert_eq!(to.place.label(&config, words("en").power_sorter()), *to.label);
            (to.key, to.label.to_string())
        })
        .collect();
    let expected =
        [('1', "Micro-level power"), ('2', "Macro-level power"), ('3', "Hard to place"), ('0', "Not sorted yet")];
    assert_eq!(all, expected.map(|(key, label)| (key, label.to_owned())));
}

#[test]
fn notes_of_a_word_picker_become_lines() {
    let pick = |word: &str, note: &str, sentence: &str| Pick {
        anchor: Anchor { quote: word.into(), ..Anchor::default() },
        note: note.into(),
        sentence: sentence.into(),
        ..Pick::default()
    };
    let picker = WordPicker {
        picks: vec![
            pick("our", " makes me\na member ", "Our bus."),
            pick("tonight", "", "Join us  tonight."),
            pick("us", " ", "Join us tonight."),
        ],
        why: "They ask for little.\n\nThey say we.".into(),
        ..WordPicker::default()
    };
    assert_eq!(
        picker_notes::statements(&picker, words("en")),
        ["“our”: makes me a member", "Join us tonight.", "They ask for little.", "They say we."]
    );
    assert!(picker_notes::statements(&WordPicker::default(), words("en")).is_empty());
}

#[test]
fn the_post_as_html_has_paragraphs_and_lists() {
    let post = "Subject: A <b>\n\nMicro:\n- She asked.\n  Why: a turn.\n  So.\n- He paid & left.\n\nBye,\nR.";
    assert_eq!(
        html(post),
        "<p>Subject: A &lt;b&gt;</p>\n<p>Micro:</p>\n<ul><li>She asked.<br>Why: a turn.<br>So.</li><li>He paid &amp; \
         left.</li></ul>\n<p>Bye,<br>R.</p>\n"
    );
    assert_eq!(html(""), "");
}
