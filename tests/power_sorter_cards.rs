//! The power sorter's cards: edited, split, joined, brought, shuffled; decks that an author changes; links; what is hard to place.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::sync::Arc;

use activity_widgets::activity::{Activity, Millis, Step};
use activity_widgets::config::Settings;
use activity_widgets::history::History;
use activity_widgets::lang::words;
use activity_widgets::notes::Format;
use activity_widgets::power_sorter::card::text_id;
use activity_widgets::power_sorter::config::Config;
use activity_widgets::power_sorter::model::{Action, PowerSorter};
use activity_widgets::power_sorter::outcome::Outcome;
use activity_widgets::power_sorter::places::{HARD, Places};
use activity_widgets::power_sorter::post;
use activity_widgets::store::form;
use activity_widgets::store::merge::merge;
use proptest::prelude::*;

const NOW: Millis = Millis(1_000);

fn deck_of(lines: &[&str]) -> Config {
    let mut settings = Settings::default();
    settings.cards = Some(lines.iter().map(|line| (*line).to_owned()).collect());
    let (config, problems) = PowerSorter::configure(&settings);
    assert_eq!(problems, []);
    config
}

fn place(card: &str, category: &str) -> Action {
    Action::Place { card: card.into(), category: category.into(), on: true }
}

fn reason(card: &str, reason: &str) -> Action {
    Action::Reason(card.into(), reason.into())
}

fn add(cards: &[&str]) -> Action {
    Action::AddCards { statements: cards.iter().map(|card| (*card).to_owned()).collect(), rest: String::new() }
}

fn after(config: &Config, actions: impl IntoIterator<Item = Action>) -> PowerSorter {
    let mut state = PowerSorter::default();
    for action in actions {
        state.apply(action, config, NOW);
    }
    state
}

fn texts(state: &PowerSorter, config: &Config) -> Vec<String> {
    state.cards(config).map(|card| card.text.to_string()).collect()
}

/// Where the card with these words is, and why.
fn work(state: &PowerSorter, config: &Config, text: &str) -> (String, String) {
    let card = state.cards(config).find(|card| &*card.text == text).unwrap();
    (state.places(card, config).label(config, words("en").power_sorter()), state.reason(card).to_string())
}

fn said(state: &mut PowerSorter, action: Action, config: &Config) -> String {
    state.apply(action, config, NOW).announcement(config, words("en")).unwrap_or_default()
}

// ---- Cards of one's own ----

#[test]
fn an_edited_card_keeps_its_place_its_reason_and_the_links_to_it() {
    let config = deck_of(&["a | One."]);
    let mine = text_id("Mine.");
    let mut state = after(
        &config,
        [
            add(&["Mine.", "Next."]),
            place(&mine, "macro"),
            reason(&mine, "Because."),
            place("a", "micro"),
            Action::Lead("a".into(), mine.clone()),
        ],
    );
    assert_eq!(
        said(&mut state, Action::EditCard(mine, "  Mine,   really. ".into()), &config),
        "The card says “Mine, really” now."
    );
    assert_eq!(texts(&state, &config), ["One.", "Mine, really.", "Next."]);
    assert_eq!(work(&state, &config, "Mine, really."), ("Macro-level power".into(), "Because.".into()));
    let one = state.card("a", &config).unwrap();
    assert_eq!(&*state.leads_to(one, &config).unwrap().text, "Mine, really.");
}

#[test]
fn a_card_cannot_come_to_say_what_another_says_nor_nothing() {
    let config = deck_of(&["a | One."]);
    let state = after(&config, [add(&["Mine.", "Next."])]);
    let id = text_id("Mine.");
    for (text, heard) in [
        ("one.", "Another card says “one” already, so nothing was changed."),
        ("Next.", "Another card says “Next” already, so nothing was changed."),
        (" \u{200b}", ""),
        ("Mine.", ""),
    ] {
        let mut tried = state.clone();
        assert_eq!(said(&mut tried, Action::EditCard(id.clone(), text.into()), &config), heard, "{text:?}");
        assert_eq!(tried, state, "{text:?}");
    }
    // A capital is not another statement, but another text.
    let mut capital = state.clone();
    capital.apply(Action::EditCard(id, "MINE.".into()), &config, NOW);
    assert_eq!(texts(&capital, &config), ["One.", "MINE.", "Next."]);
    // The author's cards are the author's.
    let mut tried = state.clone();
    tried.apply(Action::EditCard("a".into(), "Mine now.".into()), &config, NOW);
    tried.apply(Action::JoinNext("a".into()), &config, NOW);
    assert_eq!(tried, state);
}

#[test]
fn a_split_card_becomes_two_and_the_first_keeps_place_and_reason() {
    let config = deck_of(&["a | One."]);
    let id = text_id("He paid and she spoke.");
    let state =
        after(&config, [add(&["He paid and she spoke.", "Last."]), place(&id, "macro"), reason(&id, "Because.")]);
    let split =
        |first: &str, second: &str| Action::SplitCard { card: id.clone(), first: first.into(), second: second.into() };
    let mut done = state.clone();
    assert_eq!(said(&mut done, split("He paid ", " and she spoke."), &config), "The card became two.");
    assert_eq!(texts(&done, &config), ["One.", "He paid", "and she spoke.", "Last."]);
    assert_eq!(work(&done, &config, "He paid"), ("Macro-level power".into(), "Because.".into()));
    assert_eq!(work(&done, &config, "and she spoke."), ("Not sorted yet".into(), String::new()));
    for (first, second) in [("He paid", ""), (" ", "x"), ("One.", "x"), ("x", "Last."), ("x", "X")] {
        let mut tried = state.clone();
        tried.apply(split(first, second), &config, NOW);
        assert_eq!(tried, state, "{first:?} {second:?}");
    }
}

#[test]
fn joined_cards_keep_both_reasons_and_the_first_place() {
    let config = deck_of(&["a | One."]);
    let (he, she) = (text_id("He paid."), text_id("She spoke."));
    let mut state = after(
        &config,
        [
            add(&["He paid.", "She spoke.", "Last."]),
            reason(&he, "Money."),
            place(&she, "micro"),
            reason(&she, "Words."),
        ],
    );
    assert_eq!(said(&mut state, Action::JoinNext(he), &config), "Joined: “He paid. She spoke”.");
    assert_eq!(texts(&state, &config), ["One.", "He paid. She spoke.", "Last."]);
    assert_eq!(work(&state, &config, "He paid. She spoke."), ("Micro-level power".into(), "Money.\nWords.".into()));
    assert!(state.next_own(&text_id("Last."), &config).is_none());
    let before = state.clone();
    state.apply(Action::JoinNext(text_id("Last.")), &config, NOW);
    assert_eq!(state, before);
}

#[test]
fn brought_notes_go_below_what_is_there_each_once() {
    let config = deck_of(&["One."]);
    let mut state = after(&config, [Action::Entry("Typed.\n".into())]);
    let notes = || Action::Bring(vec!["“we”: who is that?".into(), "Typed.".into()]);
    assert_eq!(
        said(&mut state, notes(), &config),
        "Your word picker notes are in the box. Change what you like, then make cards."
    );
    assert_eq!(&*state.entry, "Typed.\n“we”: who is that?");
    assert_eq!(said(&mut state, notes(), &config), "Those notes are in the box already.");
    assert_eq!(PowerSorter::step(&notes()), Step::Own);
}

// ---- Words in the editor of a card ----

fn edit_draft(id: &str, text: &str) -> Action {
    Action::EditDraft(id.into(), text.into())
}

#[test]
fn what_is_written_in_an_editor_is_kept_until_it_is_saved() {
    let config = deck_of(&["a | One."]);
    let (mine, next) = (text_id("Mine."), text_id("Next."));
    let state = after(&config, [add(&["Mine.", "Next."]), edit_draft(&mine, "Mine,  r"), edit_draft(&next, "Then.")]);
    let json = serde_json::to_string(&state).unwrap();
    let mut stored: PowerSorter = serde_json::from_str(&json).unwrap();
    stored.repair(&config, NOW);
    assert_eq!(stored, state);
    assert_eq!(stored.draft(&mine).map(|text| &**text), Some("Mine,  r"), "as typed");
    assert_eq!(texts(&stored, &config), ["One.", "Mine.", "Next."]);
    // Refused: the words stay.
    let mut tried = state.clone();
    tried.apply(Action::EditCard(mine.clone(), "Next.".into()), &config, NOW);
    tried.apply(Action::EditCard(mine.clone(), " ".into()), &config, NOW);
    assert_eq!(tried, state);
    for done in [
        Action::EditCard(mine.clone(), "Mine, really.".into()),
        Action::EditCard(mine.clone(), "Mine.".into()),
        Action::SplitCard { card: mine.clone(), first: "Mi".into(), second: "ne.".into() },
        Action::RemoveCard(mine.clone()),
        Action::DropDraft(mine.clone()),
        edit_draft(&mine, "Mine."),
    ] {
        let mut state = state.clone();
        state.apply(done.clone(), &config, NOW);
        assert_eq!(state.drafts.len(), 1, "{done:?}");
        assert_eq!(state.draft(&next).map(|text| &**text), Some("Then."), "{done:?}");
    }
    // The author's cards and those that are not there have no editor.
    let mut tried = state.clone();
    tried.apply(edit_draft("a", "One more."), &config, NOW);
    tried.apply(edit_draft("nobody", "One more."), &config, NOW);
    assert_eq!(tried, state);
    let mut joined = state.clone();
    joined.apply(Action::JoinNext(mine), &config, NOW);
    assert_eq!(joined.draft(&text_id("Mine. Next.")).map(|text| &**text), Some("Mine,  r Then."));
    assert_eq!(joined.drafts.len(), 1);
}

#[test]
fn undo_brings_back_what_stood_in_an_editor() {
    let config = deck_of(&["a | One."]);
    let mine = text_id("Mine.");
    for done in [
        Action::DropDraft(mine.clone()),
        Action::EditCard(mine.clone(), "Mine, really.".into()),
        Action::RemoveCard(mine.clone()),
    ] {
        let mut history = History::new(after(&config, [add(&["Mine."])]));
        for text in ["Mine, re", "Mine, really"] {
            history.apply(edit_draft(&mine, text), &config, NOW);
        }
        history.apply(done.clone(), &config, NOW);
        assert_eq!(history.state().draft(&mine), None, "{done:?}");
        assert!(history.undo());
        assert_eq!(history.state().draft(&mine).map(|text| &**text), Some("Mine, really"), "{done:?}");
        // Typed in one go, and no part of the typing of the reason.
        assert!(history.undo());
        assert_eq!(history.state().drafts.len(), 0, "{done:?}");
    }
    assert_ne!(PowerSorter::step(&edit_draft(&mine, "x")), PowerSorter::step(&reason(&mine, "x")));
}

#[test]
fn what_two_tabs_write_in_editors_stays() {
    let config = deck_of(&["a | One."]);
    let (mine, next) = (text_id("Mine."), text_id("Next."));
    let base = after(&config, [add(&["Mine.", "Next."])]);
    let mut here = base.clone();
    here.apply(edit_draft(&mine, "Mine, here."), &config, NOW);
    let mut there = base.clone();
    there.apply(edit_draft(&next, "Then."), &config, NOW);
    let merged = |here: &PowerSorter, there: &PowerSorter| {
        let [base, here, there] = [&base, here, there].map(|state| form::write(state.clone()));
        let mut merged: PowerSorter = form::read(merge(&base, &here, &there)).unwrap();
        merged.repair(&config, NOW);
        merged
    };
    let both = merged(&here, &there);
    assert_eq!(both.draft(&mine).map(|text| &**text), Some("Mine, here."));
    assert_eq!(both.draft(&next).map(|text| &**text), Some("Then."));
    // The other tab has made another card of it.
    there.apply(Action::EditCard(mine, "Mine, there.".into()), &config, NOW);
    let both = merged(&here, &there);
    assert_eq!(texts(&both, &config), ["One.", "Mine, there.", "Next."]);
    assert_eq!(&*both.entry, "Mine, here.");
}

// ---- An order by chance ----

#[test]
fn a_shuffled_deck_keeps_its_order_for_good() {
    let lines: Vec<String> = (1..=30).map(|n| format!("Statement {n}.")).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let plain = deck_of(&lines);
    let config = Config { shuffle: true, ..plain.clone() };
    assert_eq!(texts(&after(&plain, [Action::Shuffle(7)]), &plain), lines, "not asked for");
    let mut state = after(&config, [Action::Shuffle(7), add(&["Mine."])]);
    let order = texts(&state, &config);
    let mut sorted = order.clone();
    sorted.sort();
    let mut expected: Vec<String> = lines.iter().chain(&["Mine."]).map(|line| (*line).to_owned()).collect();
    expected.sort();
    assert_eq!(sorted, expected);
    assert_ne!(order[..30], lines);
    assert_eq!(order[30], "Mine.");

    state.apply(Action::Shuffle(8), &config, NOW);
    assert_eq!(texts(&state, &config), order, "shuffled once");
    let json = serde_json::to_string(&state).unwrap();
    let stored: PowerSorter = serde_json::from_str(&json).unwrap();
    assert_eq!(texts(&stored, &config), order);
    // A card that goes leaves the others as they were.
    let fewer = Config { shuffle: true, ..deck_of(&lines[1..]) };
    let rest: Vec<String> = order.iter().filter(|text| *text != lines[0]).cloned().collect();
    assert_eq!(texts(&state, &fewer), rest);
    assert_ne!(texts(&after(&config, [Action::Shuffle(8)]), &config)[..30], order[..30], "another chance");
    assert_eq!(PowerSorter::step(&Action::Shuffle(1)), Step::Passing);
}

// ---- Decks that change ----

const FIRST: &str = "The largest partner pays for the project worker, so its deadlines count.";

#[test]
fn a_card_put_right_by_the_author_keeps_place_and_reason() {
    let config = deck_of(&[FIRST, "She summed up what nobody had said.", "He has the keys."]);
    let id = config.deck[0].id.clone();
    let state = after(&config, [place(&id, "macro"), reason(&id, "Money.")]);
    let changed = "The largest partner pays for our project worker, so its deadlines count most.";
    let later = deck_of(&["He has the keys.", "She summed up what nobody had said.", changed]);
    let mut loaded = state.clone();
    loaded.repair(&later, NOW);
    assert_eq!(work(&loaded, &later, changed), ("Macro-level power".into(), "Money.".into()));
    assert_eq!(loaded.departed(&later), []);
    let mut open = state.clone();
    open.apply(Action::DeckChanged, &later, NOW);
    assert_eq!(open, loaded, "the same while the page is open");
    // With an id for it, and without one again.
    let named = deck_of(&[&format!("worker | {changed}")]);
    loaded.repair(&named, NOW);
    assert_eq!(work(&loaded, &named, changed).1, "Money.");
    loaded.apply(reason("worker", "Still money."), &named, NOW);
    loaded.repair(&config, NOW);
    assert_eq!(work(&loaded, &config, FIRST), ("Macro-level power".into(), "Still money.".into()));
}

#[test]
fn no_place_is_better_than_a_wrong_one() {
    let config = deck_of(&[FIRST]);
    let id = config.deck[0].id.clone();
    let state = after(&config, [place(&id, "macro"), reason(&id, "Money.")]);
    let alike = "The largest partner pays for the project worker, so its deadlines count";
    for deck in [
        vec!["The smallest partner has the keys to the hall, so we wait for it."],
        vec![&*format!("{alike} twice."), &*format!("{alike} once.")],
    ] {
        let later = deck_of(&deck);
        let mut loaded = state.clone();
        loaded.repair(&later, NOW);
        assert_eq!(loaded.progress(&later).sorted, 0, "{deck:?}");
        assert_eq!(loaded.departed(&later).len(), 1, "{deck:?}");
        loaded.repair(&config, NOW);
        assert_eq!(loaded, state);
    }
}

#[test]
fn a_large_deck_that_is_all_new_takes_no_time() {
    let lines = |from: usize| -> Vec<String> {
        (from..from + 5_000).map(|n| format!("Statement {n} of a deck of five thousand.")).collect()
    };
    let (one, other) = (lines(0), lines(10_000));
    let config = deck_of(&one.iter().map(String::as_str).collect::<Vec<_>>());
    let later = deck_of(&other.iter().map(String::as_str).collect::<Vec<_>>());
    let mut state = PowerSorter::default();
    for card in config.deck.iter().take(100) {
        state.apply(place(&card.id, "micro"), &config, NOW);
    }
    let start = std::time::Instant::now();
    state.repair(&later, NOW);
    assert!(start.elapsed().as_millis() < 2_000, "{:?}", start.elapsed());
    assert_eq!(state.departed(&later).len(), 100);
}

// ---- Hard to place ----

#[test]
fn hard_to_place_is_an_answer_with_a_reason() {
    for multiple in [false, true] {
        let config = Config { multiple, ..deck_of(&["a | One.", "b | Two."]) };
        let mut state = after(&config, [place("b", "macro")]);
        assert_eq!(
            said(&mut state, place("a", HARD), &config),
            "“One” moved from Not sorted yet to Hard to place. 2 of 2 sorted."
        );
        state.apply(reason("a", "It is both, I think."), &config, NOW);
        assert_eq!(work(&state, &config, "One."), ("Hard to place".into(), "It is both, I think.".into()));
        assert!(state.summary(&config, NOW).complete);
        let draft = post::draft(&state, &config, words("en").power_sorter());
        assert!(draft.contains("Macro-level power:\n- Two.\n\nHard to place:\n- One.\n  Why: It is both"), "{draft}");
        assert!(state.notes(&config, words("en"), NOW).render(Format::Text).contains("Hard to place\n---"));
        // It is never together with another place.
        state.apply(place("a", "micro"), &config, NOW);
        assert_eq!(work(&state, &config, "One.").0, "Micro-level power");
        state.apply(place("a", HARD), &config, NOW);
        assert_eq!(state.places(state.card("a", &config).unwrap(), &config), Places::HARD);
        state.apply(Action::Place { card: "a".into(), category: HARD.into(), on: false }, &config, NOW);
        assert_eq!(work(&state, &config, "One.").0, "Not sorted yet");
    }
}

// ---- Links ----

#[test]
fn a_small_move_can_lead_to_a_large_change() {
    let config = deck_of(&["a | She asked.", "b | The rules changed.", "c | He has the keys."]);
    let mut state = after(&config, [place("a", "micro"), place("b", "macro")]);
    assert_eq!(
        said(&mut state, Action::Lead("a".into(), "b".into()), &config),
        "“She asked” could lead to “The rules changed”."
    );
    let draft = post::draft(&state, &config, words("en").power_sorter());
    assert!(draft.contains("- She asked.\n  Could lead to: The rules changed."), "{draft}");
    assert!(state.notes(&config, words("en"), NOW).render(Format::Text).contains("Could lead to: The rules changed."));
    let linked = state.clone();
    for (from, to) in [("a", "a"), ("a", "c"), ("a", "nobody"), ("b", "a"), ("c", "b"), ("a", "b")] {
        assert_eq!(said(&mut state, Action::Lead(from.into(), to.into()), &config), "", "{from} {to}");
        assert_eq!(state, linked);
    }
    // Out of sight while either is somewhere else; never lost.
    let leads = |state: &PowerSorter| state.leads_to(&config.deck[0], &config).is_some();
    state.apply(Action::Unplace("b".into()), &config, NOW);
    assert!(!leads(&state));
    state.apply(place("b", "macro"), &config, NOW);
    assert!(leads(&state));
    state.apply(place("a", "macro"), &config, NOW);
    assert!(!leads(&state));
    state.apply(place("a", "micro"), &config, NOW);
    assert_eq!(
        said(&mut state, Action::Lead("a".into(), "".into()), &config),
        "“She asked” leads to no other card now."
    );
    assert!(!leads(&state));
}

#[test]
fn a_card_is_no_target_of_its_own() {
    let config = Config { multiple: true, ..deck_of(&["a | She asked.", "b | They pay."]) };
    let mut state = after(&config, [place("a", "micro"), place("a", "macro")]);
    let has_one = |state: &PowerSorter, index: usize| {
        state.own_targets(&config.deck[index], &config).is_some_and(|own| state.targets(&config) > own)
    };
    assert!(!has_one(&state, 0), "there is nothing else to choose");
    state.apply(place("b", "micro"), &config, NOW);
    assert!(has_one(&state, 1) && !has_one(&state, 0));
    state.apply(place("b", "macro"), &config, NOW);
    assert!(has_one(&state, 0) && has_one(&state, 1));
    state.apply(Action::Unplace("a".into()), &config, NOW);
    assert!(!has_one(&state, 0) && !has_one(&state, 1));
    assert!(!has_one(&after(&config, [place("a", "micro")]), 0));
}

#[test]
fn a_link_holds_when_the_author_gives_the_card_an_id() {
    let plain = deck_of(&["She asked.", "The rules changed."]);
    let (one, other) = (plain.deck[0].id.clone(), plain.deck[1].id.clone());
    let mut state = after(&plain, [place(&one, "micro"), place(&other, "macro"), Action::Lead(one, other)]);
    let target = |state: &PowerSorter, config: &Config| {
        state.leads_to(&config.deck[0], config).map(|card| card.text.to_string()).unwrap_or_default()
    };
    let named = deck_of(&["ask | She asked.", "rules | The rules changed."]);
    state.repair(&named, NOW);
    assert_eq!(target(&state, &named), "The rules changed.");
    // What is done with the card under its new id takes the link along, so that later its words may change too.
    state.apply(reason("rules", "They bind all."), &named, NOW);
    assert_eq!(target(&state, &named), "The rules changed.");
    let reworded = deck_of(&["ask | She asked.", "rules | All is otherwise now."]);
    state.repair(&reworded, NOW);
    assert_eq!(target(&state, &reworded), "All is otherwise now.");
    // And back, without ids.
    state.repair(&plain, NOW);
    state.apply(Action::DeckChanged, &named, NOW);
    assert_eq!(target(&state, &named), "The rules changed.");
}

// ---- Nothing is lost ----

fn own_actions() -> impl Strategy<Value = Vec<Action>> {
    let ids = prop_oneof![Just("a".to_owned()), "[a-e]{1,2}".prop_map(|text| text_id(&text).to_string())]
        .prop_map(Arc::<str>::from);
    let text = "[a-e]{0,2}";
    let action = prop_oneof![
        2 => proptest::collection::vec(text, 1..4)
            .prop_map(|statements| Action::AddCards { statements, rest: String::new() }),
        2 => (ids.clone(), text).prop_map(|(card, text)| Action::EditCard(card, text)),
        2 => (ids.clone(), text, text).prop_map(|(card, first, second)| Action::SplitCard { card, first, second }),
        2 => ids.clone().prop_map(Action::JoinNext),
        2 => (ids.clone(), "[v-z]{4}").prop_map(|(card, reason)| Action::Reason(card, reason)),
        2 => (ids, proptest::sample::select(vec!["micro", "macro", "?"]))
            .prop_map(|(card, category)| Action::Place { card, category: category.into(), on: true }),
    ];
    proptest::collection::vec(action, 0..40)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn editing_splitting_and_joining_lose_no_reason_and_undo_returns(actions in own_actions()) {
        let config = deck_of(&["a | One.", "b"]);
        let mut history = History::new(PowerSorter::default());
        for action in actions {
            let before = history.state().clone();
            let writes = matches!(action, Action::Reason(..));
            let (outcome, changed) = history.apply(action, &config, NOW);
            let state = history.state();
            prop_assert!(!matches!(outcome, Outcome::Twice(_)) || !changed);
            if !writes {
                let all: String = state.marks.iter().map(|mark| format!("{}\n", mark.reason)).collect();
                for mark in before.marks.iter() {
                    prop_assert!(all.contains(&*mark.reason));
                }
            }
            let mut known: Vec<_> = state.cards(&config).map(|card| card.text_id().clone()).collect();
            let cards = known.len();
            known.sort();
            known.dedup();
            prop_assert_eq!(known.len(), cards, "each statement once");
            if changed && !writes {
                prop_assert!(history.undo());
                prop_assert_eq!(history.state(), &before);
                prop_assert!(history.redo());
            }
        }
    }
}
