//! The post: what has changed since it was edited, and how that is taken over without losing a word of the learner's.

#![cfg(not(target_arch = "wasm32"))]

use std::sync::Arc;

use activity_widgets::activity::{Activity, Millis};
use activity_widgets::config::Settings;
use activity_widgets::power_sorter::config::Config;
use activity_widgets::power_sorter::difference::{Line, carry_over, difference};
use activity_widgets::power_sorter::model::{Action, PowerSorter};
use proptest::prelude::*;

const BEFORE: &str = "Subject: Power\n\nI sorted 1.\n\nMicro:\n- She asked.\n\nWhat do you think?";
const AFTER: &str = "Subject: Power\n\nI sorted 2.\n\nMicro:\n- She asked.\n  Why: a turn.\n\nMacro:\n- They pay.\n\nWhat do you think?";

#[test]
fn a_difference_names_lines_that_went_and_lines_that_came() {
    let changed: Vec<Line<'_>> =
        difference(BEFORE, AFTER).into_iter().filter(|line| !matches!(line, Line::Kept(_))).collect();
    let expected = [
        Line::Gone("I sorted 1."),
        Line::New("I sorted 2."),
        Line::New("  Why: a turn."),
        Line::New(""),
        Line::New("Macro:"),
        Line::New("- They pay."),
    ];
    assert_eq!(changed, expected);
    assert!(difference("", "").is_empty());
    assert_eq!(difference("a", ""), [Line::Gone("a")]);
}

#[test]
fn changes_go_to_where_they_belong_in_an_edited_post() {
    let mine = "Subject: My power\n\nHello!\nI sorted 1.\n\nMicro:\n- She asked.\n\nWhat do you think?\nR.";
    assert_eq!(
        carry_over(BEFORE, AFTER, mine),
        "Subject: My power\n\nHello!\nI sorted 2.\n\nMicro:\n- She asked.\n  Why: a turn.\n\nMacro:\n- They pay.\n\n\
         What do you think?\nR."
    );
    assert_eq!(carry_over(BEFORE, AFTER, BEFORE), AFTER);
    assert_eq!(carry_over(BEFORE, BEFORE, mine), mine);
    assert_eq!(carry_over("", AFTER, "All my own."), [AFTER, "All my own."].join("\n"));
}

#[test]
fn a_line_that_the_learner_changed_stays_when_the_draft_drops_it() {
    assert_eq!(carry_over("one\ntwo\nthree", "one\nthree", "one\nmy two\nthree"), "one\nmy two\nthree");
}

#[test]
fn a_post_of_thousands_of_lines_is_told_apart() {
    let lines = |step: usize| (0..9_000).map(|n| format!("- {}", n * step)).collect::<Vec<_>>().join("\n");
    let (one, other) = (lines(1), lines(2));
    let start = std::time::Instant::now();
    assert!(difference(&one, &other).len() >= 9_000);
    let changed = one.replace("- 4500\n", "- changed\n");
    assert_eq!(difference(&one, &changed).iter().filter(|line| !matches!(line, Line::Kept(_))).count(), 2);
    assert!(start.elapsed().as_millis() < 2_000, "{:?}", start.elapsed());
}

fn deck_of(lines: &[&str]) -> Config {
    let mut settings = Settings::default();
    settings.cards = Some(lines.iter().map(|line| (*line).to_owned()).collect());
    PowerSorter::configure(&settings).0
}

#[test]
fn what_the_author_changes_makes_the_post_fall_behind_as_well() {
    const DECK: [&str; 4] = ["a | One.", "b | Two.", "c | Three.", "Four."];
    let config = deck_of(&DECK);
    let mut state = PowerSorter::default();
    let place = |card: &str, category: &str| Action::Place { card: card.into(), category: category.into(), on: true };
    let four = config.deck.last().map(|card| card.id.clone()).unwrap_or_default();
    for action in [
        place("a", "micro"),
        place("b", "macro"),
        place(&four, "?"),
        Action::Lead("a".into(), "b".into()),
        Action::EditPost { text: "Mine".into(), draft: "".into() },
    ] {
        state.apply(action, &config, Millis(0));
    }
    let is_behind = |config: &Config| {
        let mut state = state.clone();
        state.apply(Action::DeckChanged, config, Millis(0));
        state.post_is_behind(config)
    };
    assert!(!is_behind(&config));
    assert!(is_behind(&deck_of(&["a | One, said better.", "b | Two.", "c | Three.", "Four."])), "a card reworded");
    assert!(is_behind(&deck_of(&["a | One.", "b | Two.", "c | Three."])), "a card removed");
    assert!(is_behind(&deck_of(&["a | One.", "c | Three.", "Four."])), "a card removed to which another leads");
    assert!(is_behind(&deck_of(&["b | Two.", "a | One.", "c | Three.", "Four."])), "another order");
    let mut categories = config.categories.to_vec();
    if let Some(category) = categories.first_mut() {
        category.label = "In talk".into();
    }
    assert!(is_behind(&Config { categories: Arc::new(categories), ..config.clone() }), "a category renamed");
    // What the draft does not say: a card that nobody sorted, an id, a meaning.
    assert!(!is_behind(&deck_of(&["a | One.", "b | Two.", "c | Three!", "Four.", "Five."])));
    assert!(!is_behind(&deck_of(&["a | One.", "b | Two.", "c | Three.", "d | Four."])));
    let mut categories = config.categories.to_vec();
    categories.iter_mut().for_each(|category| category.meaning = "".into());
    assert!(!is_behind(&Config { categories: Arc::new(categories), ..config.clone() }));
}

fn texts() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(vec!["a", "b", "c", "", "d"]), 0..12)
        .prop_map(|lines| lines.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_difference_holds_both_texts(before in texts(), after in texts()) {
        let lines = difference(&before, &after);
        let side = |old: bool| -> Vec<&str> {
            let kept = lines.iter().filter_map(|line| match line {
                Line::Kept(text) => Some(*text),
                Line::Gone(text) => old.then_some(*text),
                Line::New(text) => (!old).then_some(*text),
            });
            kept.collect()
        };
        prop_assert_eq!(side(true), before.lines().collect::<Vec<_>>());
        prop_assert_eq!(side(false), after.lines().collect::<Vec<_>>());
    }

    #[test]
    fn no_line_of_the_learners_own_is_lost(before in texts(), after in texts(), mine in texts(), own in "[x-z]{1,3}") {
        let mine = [&mine, "\n", &own].concat();
        let taken = carry_over(&before, &after, &mine);
        prop_assert!(taken.lines().any(|line| line == own));
        for line in mine.lines().filter(|line| !before.lines().any(|known| known == *line)) {
            prop_assert!(taken.lines().any(|known| known == line));
        }
        // Nothing stands there that is neither the learner's nor the draft's.
        prop_assert!(taken.lines().all(|line| mine.lines().chain(after.lines()).any(|known| known == line)));
    }
}
