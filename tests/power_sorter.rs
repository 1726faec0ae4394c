//! The power sorter's model: what actions do, what undo and storage bring back, and what an author may get wrong.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::sync::Arc;

use activity_widgets::activity::{Activity, Figure, Millis, Step};
use activity_widgets::config::{Entry, Problem, Reveal, Settings, Value};
use activity_widgets::history::History;
use activity_widgets::lang::words;
use activity_widgets::notes::Format;
use activity_widgets::power_sorter::card::{Card, clean, text_id};
use activity_widgets::power_sorter::config::Config;
use activity_widgets::power_sorter::groups::groups;
use activity_widgets::power_sorter::mark::Mark;
use activity_widgets::power_sorter::model::{Action, Post, PowerSorter};
use activity_widgets::power_sorter::outcome::{Outcome, Progress};
use activity_widgets::power_sorter::places::Places;
use activity_widgets::power_sorter::{post, statements};
use activity_widgets::store::form;
use activity_widgets::text::Uax29;
use proptest::prelude::*;

const NOW: Millis = Millis(1_000);

fn configured(settings: &Settings) -> (Config, Vec<Problem>) {
    PowerSorter::configure(settings)
}

fn shipped() -> Config {
    configured(&Settings::default()).0
}

/// Settings with a `cards` slot.
fn slot(lines: impl IntoIterator<Item = String>) -> Settings {
    let mut settings = Settings::default();
    settings.cards = Some(lines.into_iter().collect());
    settings
}

fn deck_of(lines: &[&str]) -> Config {
    let (config, problems) = configured(&slot(lines.iter().map(|line| (*line).to_owned())));
    assert_eq!(problems, []);
    config
}

fn multiple(lines: &[&str]) -> Config {
    Config { multiple: true, ..deck_of(lines) }
}

fn place(card: &str, category: &str, on: bool) -> Action {
    Action::Place { card: card.into(), category: category.into(), on }
}

fn after(config: &Config, actions: impl IntoIterator<Item = Action>) -> PowerSorter {
    let mut state = PowerSorter::default();
    for action in actions {
        state.apply(action, config, NOW);
    }
    state
}

fn card<'a>(state: &'a PowerSorter, config: &'a Config, id: &str) -> &'a Card {
    state.cards(config).find(|card| *card.id == *id).unwrap()
}

fn label(state: &PowerSorter, config: &Config, id: &str) -> String {
    state.places(card(state, config, id), config).label(config, words("en").power_sorter())
}

fn draft(state: &PowerSorter, config: &Config) -> String {
    post::draft(state, config, words("en").power_sorter())
}

fn add(text: &str) -> Action {
    let (statements, rest) = statements::take(text, 5_000, &Uax29);
    Action::AddCards { statements, rest: rest.to_owned() }
}

fn edit_post(text: &str) -> Action {
    Action::EditPost { text: text.into(), draft: "".into() }
}

fn split(text: &str) -> Vec<String> {
    statements::take(text, usize::MAX, &Uax29).0
}

// ---- The deck and the other settings ----

#[test]
fn the_shipped_deck_has_ten_cards_with_ids_of_their_own_and_two_categories_with_meanings() {
    let (config, problems) = configured(&Settings::default());
    assert_eq!(problems, []);
    assert_eq!(config.deck.len(), 10);
    assert_eq!(&*config.deck[0].id, "opening-story");
    assert!(config.deck[0].text.starts_with("She began with a story"));
    let mut ids: Vec<_> = config.deck.iter().map(|card| &card.id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 10);
    let labels: Vec<_> = config.categories.iter().map(|category| (&*category.id, &*category.label)).collect();
    assert_eq!(labels, [("micro", "Micro-level power"), ("macro", "Macro-level power")]);
    assert!(config.categories.iter().all(|category| category.meaning.len() > 80));
    assert!(!config.multiple && config.forum.is_none() && config.reveal == Reveal::Anytime);
}

#[test]
fn a_deck_from_the_slot_is_cleaned_and_known_by_its_statements_or_by_the_ids_given() {
    let config =
        deck_of(&["  They hold\u{a0}the \n budget. ", "", "chair | She chairs \0 the meeting.", "A | b is no id"]);
    let cards: Vec<_> = config.deck.iter().map(|card| (&*card.id, &*card.text)).collect();
    let budget = text_id("They hold the budget.");
    let no_id = text_id("A | b is no id");
    assert_eq!(
        cards,
        [(&*budget, "They hold the budget."), ("chair", "She chairs the meeting."), (&*no_id, "A | b is no id")]
    );
    assert_eq!(text_id("they hold the Budget."), budget);
    assert_ne!(text_id("They hold a budget."), budget);
}

#[test]
fn repeated_statements_and_ids_are_told_to_the_author_and_each_card_is_there_once() {
    let lines = ["One.", "Two.", "one.", "x | Three.", "x | Four.", "Five.", "two."];
    let (config, problems) = configured(&slot(lines.map(str::to_owned)));
    let texts: Vec<_> = config.deck.iter().map(|card| &*card.text).collect();
    assert_eq!(texts, ["One.", "Two.", "Three.", "Four.", "Five."]);
    assert_eq!(&*config.deck[2].id, "x");
    assert_eq!(config.deck[3].id, text_id("Four."));
    assert_eq!(problems.len(), 2);
    assert!(problems.iter().all(|problem| problem.field == "cards"));
    assert!(problems[0].message.ends_with("one.") && problems[1].message.ends_with('x'));
}

#[test]
fn an_empty_deck_is_told_to_the_author_and_the_shipped_one_used() {
    for cards in [vec![], vec![" ".to_owned(), "\u{200b}".to_owned()]] {
        let (config, problems) = configured(&slot(cards));
        assert_eq!(config.deck, shipped().deck);
        assert_eq!(problems.iter().map(|problem| &*problem.field).collect::<Vec<_>>(), ["cards"]);
    }
}

#[test]
fn a_deck_may_also_stand_in_the_settings() {
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut settings = Settings::default();
    let entries: Vec<Entry> = vec![
        vec![pair("", "Plain.")],
        vec![pair("id", "k"), pair("text", " With  id. ")],
        vec![pair("text", "Without.")],
        vec![pair("id", "lonely")],
    ];
    settings.set("cards", Value::List(entries));
    let (config, problems) = configured(&settings);
    assert_eq!(problems, []);
    let cards: Vec<_> = config.deck.iter().map(|card| (card.id.to_string(), card.text.to_string())).collect();
    let expected = [
        (text_id("Plain.").to_string(), "Plain."),
        ("k".into(), "With id."),
        (text_id("Without.").to_string(), "Without."),
    ];
    assert_eq!(cards, expected.map(|(id, text)| (id, text.to_owned())));

    let config = configured(&Settings::from_attributes([("cards", "First.\nsecond | Second.")])).0;
    assert_eq!(config.deck.iter().map(|card| &*card.text).collect::<Vec<_>>(), ["First.", "Second."]);

    let mut broken = Settings::default();
    broken.set("cards", Value::Broken);
    let (config, problems) = configured(&broken);
    assert_eq!((config.deck, problems.len()), (shipped().deck, 1));
}

fn categories(entries: &[&[(&str, &str)]]) -> (Config, Vec<Problem>) {
    let own =
        |entry: &&[(&str, &str)]| entry.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
    let mut settings = Settings::default();
    settings.set("categories", Value::List(entries.iter().map(own).collect()));
    configured(&settings)
}

#[test]
fn an_author_may_set_two_to_five_categories() {
    let (config, problems) = categories(&[
        &[("id", "in"), ("label", " Inside ")],
        &[("meaning", "Of  it."), ("label", "Out"), ("id", "out")],
    ]);
    assert_eq!(problems, []);
    let read: Vec<_> = config.categories.iter().map(|known| (&*known.id, &*known.label, &*known.meaning)).collect();
    assert_eq!(read, [("in", "Inside", ""), ("out", "Out", "Of it.")]);
    let five: Vec<[(&str, &str); 2]> = ["a", "b", "c", "d", "e"].map(|id| [("id", id), ("label", id)]).to_vec();
    let five: Vec<&[(&str, &str)]> = five.iter().map(|entry| &entry[..]).collect();
    let (config, problems) = categories(&five);
    assert_eq!((config.categories.len(), problems.len()), (5, 0));
    let state = after(&config, [place("opening-story", "e", true)]);
    assert_eq!(label(&state, &config, "opening-story"), "e");
}

#[test]
fn bad_categories_are_told_to_the_author_and_the_shipped_ones_used() {
    let a: &[(&str, &str)] = &[("id", "a"), ("label", "A")];
    let b: &[(&str, &str)] = &[("id", "b"), ("label", "B")];
    let lists: [&[&[(&str, &str)]]; 8] = [
        &[],
        &[a],
        &[a, a],
        &[
            a,
            b,
            &[("id", "c"), ("label", "C")],
            &[("id", "d"), ("label", "D")],
            &[("id", "e"), ("label", "E")],
            &[("id", "f"), ("label", "F")],
        ],
        &[a, &[("id", " "), ("label", "B")]],
        &[a, &[("id", "b"), ("lable", "B")]],
        &[a, &[("id", "b"), ("label", "A")]],
        // Ids alone, of the categories that ship and of one that nobody knows.
        &[&[("", "micro")], &[("", "meso")]],
    ];
    for list in lists {
        let (config, problems) = categories(list);
        assert_eq!(config.categories, shipped().categories, "{list:?}");
        assert_eq!(problems.iter().map(|problem| &*problem.field).collect::<Vec<_>>(), ["categories"], "{list:?}");
        assert!(problems[0].message.contains("\"label\": \"Micro-level power\""));
    }
    for value in [Value::Broken, Value::Text("micro, macro".into())] {
        let mut settings = Settings::default();
        settings.set("categories", value);
        let (config, problems) = configured(&settings);
        assert_eq!((config.categories, problems.len()), (shipped().categories, 1));
    }
}

#[test]
fn a_card_that_names_a_category_is_told_to_the_author_and_sorted_by_nobody() {
    for category in ["micro", "meso"] {
        let named = [("text", "She summed up."), ("category", category)];
        let entry =
            |pairs: &[(&str, &str)]| pairs.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
        let mut settings = Settings::default();
        settings.set(
            "cards",
            Value::List(vec![entry(&[("text", "He left.")]), entry(&named), entry(&[("", "It rained.")])]),
        );
        let (config, problems) = configured(&settings);
        assert_eq!(config.deck.len(), 3);
        let fields: Vec<_> = problems.iter().map(|problem| &*problem.field).collect();
        assert_eq!(fields, ["cards"]);
        assert!(problems[0].message.ends_with(&["Leave this out: category ", category].concat()), "{problems:?}");
        let state = after(&config, []);
        assert_eq!(label(&state, &config, &config.deck[1].id), "Not sorted yet");
    }
}

#[test]
fn other_bad_settings_are_told_to_the_author() {
    let given = [("multiple", "perhaps"), ("forum", "javascript:alert(1)"), ("reveal", "never")];
    let (config, problems) = configured(&Settings::from_attributes(given));
    assert_eq!(config, shipped());
    let mut fields: Vec<_> = problems.iter().map(|problem| &*problem.field).collect();
    fields.sort_unstable();
    assert_eq!(fields, ["forum", "multiple", "reveal"]);

    let given = [("multiple", ""), ("forum", "https://forum.example/t/1"), ("reveal", "after-writing")];
    let (config, problems) = configured(&Settings::from_attributes(given));
    assert_eq!(problems, []);
    assert!(config.multiple && config.reveal == Reveal::AfterWriting);
    assert_eq!(config.forum.as_deref(), Some("https://forum.example/t/1"));
}

// ---- Sorting ----

#[test]
fn a_card_begins_unsorted_moves_and_may_return() {
    let config = shipped();
    let mut state = PowerSorter::default();
    assert_eq!(state.progress(&config), Progress { sorted: 0, cards: 10 });
    assert_eq!(label(&state, &config, "one-office"), "Not sorted yet");

    let outcome = state.apply(place("one-office", "macro", true), &config, NOW);
    let said = outcome.announcement(&config, words("en")).unwrap();
    assert_eq!(
        said,
        "“Every referral passes through one office, so that office hears about a problem…” moved from Not sorted yet to \
         Macro-level power. 1 of 10 sorted."
    );
    state.apply(place("one-office", "micro", true), &config, NOW);
    assert_eq!(label(&state, &config, "one-office"), "Micro-level power");
    assert_eq!(state.progress(&config).sorted, 1);

    let again = state.apply(place("one-office", "micro", true), &config, NOW);
    assert_eq!((again.clone(), again.announcement(&config, words("en"))), (Outcome::Quiet, None));

    state.apply(Action::Unplace("one-office".into()), &config, NOW);
    assert_eq!(state, PowerSorter::default());
}

#[test]
fn a_short_card_is_said_whole() {
    let config = deck_of(&["They hold the budget.", "She chairs."]);
    let mut state = PowerSorter::default();
    let outcome = state.apply(place(&config.deck[0].id, "macro", true), &config, NOW);
    let said = outcome.announcement(&config, words("en")).unwrap();
    assert_eq!(said, "“They hold the budget” moved from Not sorted yet to Macro-level power. 1 of 2 sorted.");
}

#[test]
fn unknown_cards_and_categories_change_nothing() {
    let config = shipped();
    let actions = [
        place("nobody", "micro", true),
        place("one-office", "nowhere", true),
        place("one-office", "micro", false),
        Action::Unplace("nobody".into()),
        Action::Reason("nobody".into(), "x".into()),
        Action::RemoveCard("nobody".into()),
        Action::RemoveCard("one-office".into()),
        Action::KeepPost("".into()),
        Action::UseDraft,
    ];
    for action in actions {
        let mut state = PowerSorter::default();
        assert_eq!(state.apply(action.clone(), &config, NOW), Outcome::Quiet, "{action:?}");
        assert_eq!(state, PowerSorter::default(), "{action:?}");
    }
}

#[test]
fn with_multiple_a_card_may_be_in_several_categories() {
    let config = multiple(&["a | One.", "b | Two."]);
    let mut state = after(&config, [place("a", "macro", true)]);
    let outcome = state.apply(place("a", "micro", true), &config, NOW);
    assert_eq!(
        outcome.announcement(&config, words("en")).unwrap(),
        "“One” moved from Macro-level power to Micro-level power and Macro-level power. 1 of 2 sorted."
    );
    state.apply(place("a", "macro", false), &config, NOW);
    assert_eq!(label(&state, &config, "a"), "Micro-level power");
    state.apply(place("a", "micro", false), &config, NOW);
    assert_eq!(state, PowerSorter::default());
}

#[test]
fn without_multiple_a_card_is_in_one_place_and_the_other_is_kept_until_it_moves() {
    let both = multiple(&["a | One."]);
    let one = Config { multiple: false, ..both.clone() };
    let mut state = after(&both, [place("a", "macro", true), place("a", "micro", true)]);
    assert_eq!(label(&state, &one, "a"), "Macro-level power");
    assert_eq!(label(&state, &both, "a"), "Micro-level power and Macro-level power");
    state.apply(place("a", "micro", true), &one, NOW);
    assert_eq!(label(&state, &both, "a"), "Micro-level power");
}

#[test]
fn a_placement_in_a_category_that_went_is_kept_and_shows_as_unsorted() {
    let (other, _) = categories(&[&[("id", "x"), ("label", "X")], &[("id", "y"), ("label", "Y")]]);
    let config = shipped();
    let mut state =
        after(&config, [place("one-office", "macro", true), Action::Reason("one-office".into(), "why".into())]);
    assert_eq!(label(&state, &other, "one-office"), "Not sorted yet");
    assert_eq!(state.progress(&other).sorted, 0);
    state.repair(&other, NOW);
    state.apply(Action::Reason("one-office".into(), "because".into()), &other, NOW);
    assert_eq!(label(&state, &config, "one-office"), "Macro-level power");
}

#[test]
fn complete_is_when_the_whole_deck_is_sorted() {
    let config = deck_of(&["a | One.", "b | Two."]);
    let mut state = after(&config, [add("My own."), place("a", "micro", true)]);
    assert!(!state.summary(&config, NOW).complete);
    state.apply(place("b", "macro", true), &config, NOW);
    let summary = state.summary(&config, NOW);
    assert!(summary.complete);
    let figure = |name: &str| summary.figures.iter().find(|(known, _)| *known == name).unwrap().1;
    assert_eq!(
        (figure("sorted"), figure("cards"), figure("own")),
        (Figure::Count(2), Figure::Count(3), Figure::Count(1))
    );
}

// ---- Decks that change ----

#[test]
fn what_was_done_with_a_card_survives_its_leaving_and_comes_back_with_it() {
    let config = deck_of(&["One.", "Two.", "Three."]);
    let id = config.deck[1].id.clone();
    let mut state =
        after(&config, [place(&id, "micro", true), Action::Reason(id.clone(), "It turned the talk.".into())]);
    let without = deck_of(&["Three.", "One."]);
    state.repair(&without, NOW);
    let departed = state.departed(&without);
    assert_eq!(departed.len(), 1);
    assert_eq!((&*departed[0].text, &*departed[0].reason), ("Two.", "It turned the talk."));
    assert_eq!(state.progress(&without), Progress { sorted: 0, cards: 2 });
    let notes = state.notes(&without, words("en"), NOW).render(Format::Text);
    let end = notes.split_once("No longer in the activity").unwrap().1;
    assert!(end.contains("Two.") && end.contains("It turned the talk.") && end.contains("Micro-level power"));

    let again = deck_of(&["Two.", "Four."]);
    assert_eq!(label(&state, &again, &id), "Micro-level power");
    assert_eq!(state.departed(&again), []);
}

#[test]
fn the_order_of_the_deck_does_not_matter_to_what_is_kept() {
    let config = deck_of(&["One.", "Two.", "Three."]);
    let id = config.deck[2].id.clone();
    let state = after(&config, [place(&id, "macro", true)]);
    let turned = deck_of(&["Three.", "Two.", "One."]);
    assert_eq!(label(&state, &turned, &id), "Macro-level power");
    assert_eq!(state.departed(&turned), []);
}

#[test]
fn an_id_given_later_and_words_changed_under_an_id_lose_nothing() {
    let config = deck_of(&["One.", "Two."]);
    let mut state = after(&config, [place(&config.deck[0].id, "macro", true)]);
    let with_id = deck_of(&["first | One.", "Two."]);
    assert_eq!(label(&state, &with_id, "first"), "Macro-level power");
    assert_eq!(state.departed(&with_id), []);
    state.apply(Action::Reason("first".into(), "They pay.".into()), &with_id, NOW);
    assert_eq!(state.marks.len(), 1);

    let other_words = deck_of(&["first | The first one.", "Two."]);
    assert_eq!(label(&state, &other_words, "first"), "Macro-level power");
    assert_eq!(&*state.reason(&other_words.deck[0]), "They pay.");
    assert_eq!(state.departed(&other_words), []);
}

#[test]
fn a_card_of_ones_own_that_the_deck_has_too_is_there_once() {
    let config = deck_of(&["One."]);
    let mut state = after(&config, [add("Mine.\nAnd mine.")]);
    let id = text_id("Mine.");
    state.apply(place(&id, "micro", true), &config, NOW);
    let taken_up = deck_of(&["One.", "mine | Mine."]);
    let texts: Vec<_> = state.cards(&taken_up).map(|card| card.text.to_string()).collect();
    assert_eq!(texts, ["One.", "Mine.", "And mine."]);
    assert_eq!(label(&state, &taken_up, "mine"), "Micro-level power");
    assert_eq!(state.departed(&taken_up), []);
    assert_eq!(state.progress(&taken_up), Progress { sorted: 1, cards: 3 });
}

// ---- Cards of one's own ----

#[test]
fn lines_become_cards_without_bullets_and_numbers() {
    let notes = "- They hold the budget\r\n\r\n  • She drew up the minutes.\n3. We had the room\n(4) Two of us \
                 knew the minister\na) He asked again\n[x] Done\n* * *\n----\n1.\n\u{2022}Tight bullet\n-5 degrees outside\n*Stressed* word\n\
                 2019 was a good year\n10.30 is when we meet\nA. Smith\u{2028}next";
    let expected = [
        "They hold the budget",
        "She drew up the minutes.",
        "We had the room",
        "Two of us knew the minister",
        "He asked again",
        "Done",
        "Tight bullet",
        "-5 degrees outside",
        "*Stressed* word",
        "2019 was a good year",
        "10.30 is when we meet",
        "A. Smith",
        "next",
    ];
    assert_eq!(split(notes), expected);
}

#[test]
fn a_line_with_several_sentences_becomes_several_cards() {
    let notes = "- The funder sets the date. Dr. Shah asked why! “Is that agreed?” she said.\nOne line only";
    let expected = ["The funder sets the date.", "Dr. Shah asked why!", "“Is that agreed?” she said.", "One line only"];
    assert_eq!(split(notes), expected);
    assert_eq!(split("経費は財団が払う。議長は彼女だ。"), ["経費は財団が払う。", "議長は彼女だ。"]);
}

#[test]
fn statements_taken_in_slices_are_those_taken_at_once() {
    let long = "The funder sets the date. Nobody objects, as far as we know. ".repeat(60);
    let notes = [&long, "\n- short\n\n", &long, "\r\n", "3. end"].concat();
    let whole = split(&notes);
    assert_eq!(whole.len(), 242);
    for most in [1, 7, 500] {
        let (mut parts, mut rest) = (Vec::new(), &*notes);
        while !rest.is_empty() {
            let (more, left) = statements::take(rest, most, &Uax29);
            assert!(more.len() <= most);
            parts.extend(more);
            rest = left;
        }
        assert_eq!(parts, whole, "{most} at a time");
    }
}

#[test]
fn a_card_of_20_000_characters_and_5_000_lines_work() {
    let long = "power ".repeat(3_400);
    let solid = "力".repeat(20_000);
    assert_eq!(split(&[&long, "\n", &solid].concat()), [long.trim().to_owned(), solid.clone()]);
    let config = shipped();
    let mut state = after(&config, [add(&solid)]);
    let id = text_id(&solid);
    let outcome = state.apply(place(&id, "micro", true), &config, NOW);
    assert!(outcome.announcement(&config, words("en")).unwrap().chars().count() < 200);
    assert!(state.notes(&config, words("en"), NOW).render(Format::Markdown).contains(&solid));

    let lines: Vec<String> = (0..5_000).map(|n| format!("- Statement {n}")).collect();
    let mut state = PowerSorter::default();
    let outcome = state.apply(add(&lines.join("\n")), &config, NOW);
    assert_eq!(outcome, Outcome::Made { made: 5_000, repeated: 0, left: false });
    state.apply(place(&text_id("Statement 4999"), "macro", true), &config, NOW);
    assert_eq!(state.progress(&config), Progress { sorted: 1, cards: 5_010 });
}

#[test]
fn odd_characters_make_cards_too() {
    let odd = "\u{feff}A\0B\u{fffd}\u{202e}مرحبا بالعالم\n\u{200b}\n🙂\n";
    assert_eq!(split(odd), ["A B\u{fffd}\u{202e}مرحبا بالعالم", "🙂"]);
}

#[test]
fn more_than_fits_at_once_stays_in_the_box() {
    let (statements, rest) = statements::take("One.\nTwo. Three.\nFour.", 2, &Uax29);
    assert_eq!((statements, rest), (vec!["One.".to_owned(), "Two.".to_owned()], "Three.\nFour."));
    let config = shipped();
    let mut state = after(&config, [Action::Entry("whatever".into())]);
    let outcome =
        state.apply(Action::AddCards { statements: vec!["One.".into()], rest: "Three.\nFour.".into() }, &config, NOW);
    assert_eq!(&*state.entry, "Three.\nFour.");
    let said = outcome.announcement(&config, words("en")).unwrap();
    assert_eq!(said, "1 card made. That is as many as can be made at once. The rest is still in the box.");
}

#[test]
fn repeated_statements_are_skipped_and_said() {
    let config = deck_of(&["One.", "x | Two."]);
    let mut state = after(&config, [Action::Entry("One.".into()), add("Mine.")]);
    assert_eq!(&*state.entry, "");
    let outcome = state.apply(add("one.\nTwo.\nMine.\nNew.\n- New."), &config, NOW);
    assert_eq!(outcome, Outcome::Made { made: 1, repeated: 4, left: false });
    let said = outcome.announcement(&config, words("en")).unwrap();
    assert_eq!(said, "1 card made. 4 statements are on cards already, so they were left out.");
    assert_eq!(state.own.iter().map(|card| &*card.text).collect::<Vec<_>>(), ["Mine.", "New."]);
}

#[test]
fn notes_without_a_statement_make_no_card_and_stay() {
    let config = shipped();
    let before = after(&config, [Action::Entry(" --- ".into())]);
    let mut state = before.clone();
    let outcome = state.apply(add(" --- "), &config, NOW);
    assert_eq!(outcome.announcement(&config, words("en")).unwrap(), "There is nothing here to make a card of yet.");
    assert_eq!(state, before);
}

#[test]
fn own_cards_go_with_their_reason_and_undo_brings_both_back() {
    let config = shipped();
    let id = text_id("Mine.");
    let state =
        after(&config, [add("Mine."), place(&id, "micro", true), Action::Reason(id.clone(), "Because.".into())]);
    assert!(state.is_own(&id, &config) && !state.is_own("one-office", &config));
    let mut history = History::new(state.clone());
    let (outcome, changed) = history.apply(Action::RemoveCard(id.clone()), &config, NOW);
    assert!(changed);
    assert_eq!(outcome.announcement(&config, words("en")).unwrap(), "“Mine” removed.");
    assert_eq!(*history.state(), PowerSorter::default());
    assert!(history.undo());
    assert_eq!(*history.state(), state);
}

#[test]
fn a_card_that_left_the_deck_can_be_removed_for_good() {
    let config = deck_of(&["One.", "Two."]);
    let id = config.deck[0].id.clone();
    let mut state = after(&config, [Action::Reason(id.clone(), "Why.".into())]);
    let without = deck_of(&["Two."]);
    assert_eq!(state.apply(Action::RemoveCard(id), &without, NOW), Outcome::Removed("One.".into()));
    assert_eq!(state, PowerSorter::default());
}

// ---- The post ----

fn sorted_state(config: &Config) -> PowerSorter {
    after(
        config,
        [
            place("a", "macro", true),
            Action::Reason("a".into(), " They pay.\n\nSo they decide. ".into()),
            place("b", "micro", true),
            Action::Reason("c".into(), "Hard to say.".into()),
            Action::Strengths(" I saw my own part.\n".into()),
            Action::Limitations("Who is not in the room?".into()),
        ],
    )
}

#[test]
fn the_draft_is_a_post_that_one_can_send() {
    let config =
        deck_of(&["a | The funder sets the date.", "b | She summed up.", "c | He has the keys.", "d | Nobody asked."]);
    let expected = "I sorted 2 statements about a collaboration. This is where I put them, and why.\n\n\
        Micro-level power:\n- She summed up.\n\n\
        Macro-level power:\n- The funder sets the date.\n  Why: They pay.\n  So they decide.\n\n\
        I have not decided on these yet:\n- He has the keys.\n  Why: Hard to say.\n\n\
        What this way of looking helped me to see:\nI saw my own part.\n\n\
        What it may hide:\nWho is not in the room?\n\n\
        Which of these would you have put somewhere else?";
    assert_eq!(draft(&sorted_state(&config), &config), expected);
    assert_eq!(draft(&PowerSorter::default(), &config), "");
}

#[test]
fn a_subject_is_suggested_until_the_learner_writes_one() {
    let config = deck_of(&["a | One."]);
    let all = words("en");
    let words = all.power_sorter();
    let mut history = History::new(sorted_state(&config));
    assert_eq!(history.state().subject(words), words.title);
    let exported = |state: &PowerSorter| state.notes(&config, all, NOW).render(Format::Text);
    assert!(!exported(history.state()).contains("Subject"), "the learner wrote none");
    history.apply(Action::Subject("Who ".into()), &config, NOW);
    history.apply(Action::Subject("Who decides?".into()), &config, NOW);
    history.apply(edit_post("My words"), &config, NOW);
    history.apply(place("a", "micro", true), &config, NOW);
    history.apply(Action::UseDraft, &config, NOW);
    assert_eq!(history.state().subject(words), "Who decides?", "nothing but the learner changes it");
    assert!(
        exported(history.state()).contains("Subject\n-------\nWho decides?")
            || exported(history.state()).contains("Subject\n-------\n\nWho decides?")
    );
    assert!(!draft(history.state(), &config).contains("Who decides?"));
    // An empty one is the learner's, too.
    history.apply(Action::Subject(String::new()), &config, NOW);
    assert_eq!(history.state().subject(words), "");
    let kept = form::read::<PowerSorter>(form::write(history.state().clone())).unwrap();
    assert_eq!(kept.subject.as_deref(), Some(""));
    assert!(history.undo());
    assert_eq!(history.state().subject(words), "Who decides?");
}

#[test]
fn what_stands_in_an_open_editor_is_in_the_notes() {
    let config = deck_of(&["a | One."]);
    let add = Action::AddCards { statements: vec!["Mine.".into()], rest: String::new() };
    let state = after(&config, [add, Action::EditDraft(text_id("Mine."), "Mine, and ours.".into())]);
    let notes = state.notes(&config, words("en"), NOW).render(Format::Text);
    assert!(notes.contains("Cards you are still editing") && notes.contains("Mine, and ours."), "{notes}");
}

#[test]
fn a_card_in_both_categories_stands_in_the_draft_once() {
    let config = multiple(&["a | One.", "b | Two.", "c | Three."]);
    let actions =
        [place("a", "micro", true), place("b", "macro", true), place("b", "micro", true), place("c", "macro", true)];
    let state = after(&config, actions);
    let text = draft(&state, &config);
    assert_eq!(text.matches("Two.").count(), 1);
    let order: Vec<usize> = ["Micro-level power:", "Macro-level power:", "Micro-level power and Macro-level power:"]
        .iter()
        .map(|heading| text.find(&format!("\n\n{heading}\n")).unwrap())
        .collect();
    assert!(order.is_sorted());
}

#[test]
fn an_edited_post_is_never_overwritten_and_later_changes_are_offered() {
    let config = deck_of(&["a | One.", "b | Two.", "c | Three."]);
    let mut history = History::new(sorted_state(&config));
    let act = |history: &mut History<PowerSorter>, action| history.apply(action, &config, NOW);
    act(&mut history, edit_post("My words"));
    assert!(!history.state().post_is_behind(&config));
    act(&mut history, place("c", "micro", true));
    assert_eq!(&*history.state().post.as_ref().unwrap().text, "My words");
    assert!(history.state().post_is_behind(&config));
    act(&mut history, edit_post("My words!"));
    assert!(history.state().post_is_behind(&config), "the offer stays until it is taken or left");

    let (outcome, _) = act(&mut history, Action::UseDraft);
    assert_eq!(outcome, Outcome::DraftTaken);
    assert!(history.state().post.is_none() && draft(history.state(), &config).contains("Three."));
    assert!(history.undo());
    assert_eq!(&*history.state().post.as_ref().unwrap().text, "My words!");

    act(&mut history, Action::KeepPost("".into()));
    assert!(!history.state().post_is_behind(&config));
    act(&mut history, Action::Strengths("Another".into()));
    assert!(history.state().post_is_behind(&config));
    assert!(history.undo());
    assert!(!history.state().post_is_behind(&config), "what was taken back is not a change");
}

#[test]
fn each_kind_of_change_makes_the_post_fall_behind() {
    let config = multiple(&["a | One.", "b | Two.", "c | Three."]);
    let edited = {
        let mut state = sorted_state(&config);
        state.apply(edit_post("Mine"), &config, NOW);
        state
    };
    let changes = [
        place("a", "micro", true),
        Action::Unplace("b".into()),
        Action::Reason("b".into(), "x".into()),
        Action::Strengths("x".into()),
        Action::Limitations("x".into()),
    ];
    for change in changes {
        let mut state = edited.clone();
        state.apply(change.clone(), &config, NOW);
        assert!(state.post_is_behind(&config), "{change:?}");
    }
    for change in [Action::Entry("x".into()), Action::Reveal(true), add("New.")] {
        let mut state = edited.clone();
        state.apply(change.clone(), &config, NOW);
        assert!(!state.post_is_behind(&config), "{change:?}");
    }
}

// ---- The comment, the notes, undo ----

#[test]
fn the_comment_can_wait_until_something_is_written() {
    let waiting = Config { reveal: Reveal::AfterWriting, ..shipped() };
    assert!(PowerSorter::default().may_reveal(&shipped()));
    assert!(!PowerSorter::default().may_reveal(&waiting));
    assert!(!after(&waiting, [place("one-office", "micro", true)]).may_reveal(&waiting));
    let writings = [
        Action::Reason("one-office".into(), "x".into()),
        Action::Strengths("x".into()),
        Action::Limitations("x".into()),
        Action::Entry("x".into()),
        edit_post("x"),
        add("x"),
    ];
    for action in writings {
        assert!(after(&waiting, [action.clone()]).may_reveal(&waiting), "{action:?}");
    }
    assert!(!after(&waiting, [Action::Strengths(" \n".into())]).may_reveal(&waiting));
}

#[test]
fn the_notes_hold_everything_the_learner_wrote() {
    let config = deck_of(&["a | The funder sets the date.", "b | She summed up.", "c | He has the keys."]);
    let mut state = sorted_state(&config);
    state.apply(edit_post("My own post"), &config, NOW);
    state.apply(Action::Entry("Not a card yet".into()), &config, NOW);
    for format in Format::ALL {
        let notes = state.notes(&config, words("en"), NOW).render(format);
        let wanted = [
            "Where does the power sit?",
            "2 of 3 sorted",
            "Macro-level power",
            "The funder sets the date.",
            "They pay.",
            "Hard to say.",
            "I saw my own part.",
            "Who is not in the room?",
            "My own post",
            "Not a card yet",
        ];
        for text in wanted {
            assert!(notes.contains(text), "{format:?} lacks {text}");
        }
        let at = |text: &str| notes.find(text).unwrap();
        assert!(at("She summed up.") < at("The funder sets the date."), "by category, not by deck");
    }
    let unedited = sorted_state(&config).notes(&config, words("en"), NOW).render(Format::Text);
    assert!(!unedited.contains("Your forum post"));
}

#[test]
fn typing_in_one_field_is_one_step() {
    let config = shipped();
    let mut history = History::new(PowerSorter::default());
    for text in ["T", "Th", "The"] {
        history.apply(Action::Reason("one-office".into(), text.into()), &config, NOW);
    }
    history.apply(Action::Reason("first-draft".into(), "x".into()), &config, NOW);
    assert!(history.undo());
    assert_eq!(&*history.state().marks[0].reason, "The");
    assert!(history.undo());
    assert_eq!(*history.state(), PowerSorter::default());
    assert!(!history.undo());
    assert_eq!(PowerSorter::step(&Action::Reveal(true)), Step::None);
}

// ---- Stored states ----

fn stored(json: &str) -> PowerSorter {
    let mut state: PowerSorter = serde_json::from_str(json).unwrap();
    state.repair(&shipped(), NOW);
    state
}

#[test]
fn a_stored_state_may_lack_anything() {
    assert_eq!(stored("{}"), PowerSorter::default());
    assert_eq!(stored(r#"{"later":1,"marks":[{}],"own":[{}],"post":null}"#), PowerSorter::default());
}

#[test]
fn odd_stored_states_are_mended_and_words_kept() {
    let state = stored(
        r#"{"marks":[
            {"id":"one-office","on":["macro","macro",""],"reason":"first"},
            {"id":"a","reason":"no text"},
            {"id":"one-office","on":["micro"],"reason":"second"},
            {"text":"Only text.","reason":"kept"}],
          "own":[{"text":" My  own. "},{"text":"My own."},{"id":"k","text":"Other."},{"id":"e","text":""}]}"#,
    );
    let ids: Vec<&str> = state.marks.iter().map(|mark| &*mark.id).collect();
    assert!(ids.is_sorted());
    let office = state.marks.iter().find(|mark| &*mark.id == "one-office").unwrap();
    assert_eq!(&*office.reason, "first\nsecond");
    assert_eq!(office.on, [Arc::from("macro"), Arc::from("micro")] as [Arc<str>; 2]);
    let config = shipped();
    let departed: Vec<_> =
        state.departed(&config).iter().map(|mark| (mark.text.to_string(), mark.reason.to_string())).collect();
    assert!(
        departed.contains(&("a".into(), "no text".into())) && departed.contains(&("Only text.".into(), "kept".into()))
    );
    let own: Vec<_> = state.own.iter().map(|card| (card.id.to_string(), card.text.to_string())).collect();
    assert_eq!(own, [(text_id("My own.").to_string(), "My own.".to_owned()), ("k".into(), "Other.".into())]);
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), Just(" ".to_owned()), "[a-c]{1,3}", any::<String>()]
}

fn ids() -> impl Strategy<Value = Arc<str>> {
    let known = ["a", "b", "c", "gone"].map(str::to_owned).to_vec();
    prop_oneof![proptest::sample::select(known), "[a-c]{1}".prop_map(|text| text_id(&text).to_string())]
        .prop_map(Arc::from)
}

fn actions() -> impl Strategy<Value = Vec<Action>> {
    let category = proptest::sample::select(vec!["micro", "macro", "?", "x", ""]).prop_map(Arc::from);
    let action = prop_oneof![
        4 => (ids(), category, any::<bool>()).prop_map(|(card, category, on)| Action::Place { card, category, on }),
        1 => ids().prop_map(Action::Unplace),
        2 => (ids(), texts()).prop_map(|(card, reason)| Action::Reason(card, reason)),
        1 => texts().prop_map(Action::Entry),
        2 => (proptest::collection::vec(texts(), 0..4), texts())
            .prop_map(|(statements, rest)| Action::AddCards { statements, rest }),
        1 => ids().prop_map(Action::RemoveCard),
        1 => (ids(), ids()).prop_map(|(card, to)| Action::Lead(card, to)),
        2 => (ids(), texts()).prop_map(|(card, text)| Action::EditCard(card, text)),
        1 => (ids(), texts(), texts()).prop_map(|(card, first, second)| Action::SplitCard { card, first, second }),
        1 => ids().prop_map(Action::JoinNext),
        1 => (ids(), texts()).prop_map(|(card, text)| Action::EditDraft(card, text)),
        1 => proptest::collection::vec(texts(), 0..3).prop_map(Action::Bring),
        1 => any::<u32>().prop_map(Action::Shuffle),
        1 => Just(Action::DeckChanged),
        1 => texts().prop_map(Action::LeftOut),
        1 => texts().prop_map(|draft| Action::TakeChanges(draft.into())),
        1 => texts().prop_map(Action::Strengths),
        1 => texts().prop_map(Action::Subject),
        1 => texts().prop_map(Action::Limitations),
        1 => (texts(), texts()).prop_map(|(text, draft)| Action::EditPost { text, draft: draft.into() }),
        1 => texts().prop_map(|draft| Action::KeepPost(draft.into())),
        1 => Just(Action::UseDraft),
        1 => any::<bool>().prop_map(Action::Reveal),
    ];
    proptest::collection::vec(action, 0..40)
}

fn configs() -> impl Strategy<Value = Config> {
    let decks = [&["a | One.", "b | Two.", "c | a"][..], &["b | Two.", "c", "d | Four."][..], &["One."][..]];
    (0..3usize, any::<bool>(), any::<bool>()).prop_map(move |(deck, multiple, shuffle)| Config {
        multiple,
        shuffle,
        ..deck_of(decks[deck])
    })
}

/// What holds for every state.
fn check(state: &PowerSorter, config: &Config) {
    assert!(state.marks.windows(2).all(|pair| pair[0].id < pair[1].id), "marks in order, each card once");
    assert!(state.marks.iter().all(|mark| !mark.is_empty() && !mark.text.is_empty() && !mark.id.is_empty()));
    let cards: Vec<&Card> = state.cards(config).collect();
    let mut known: Vec<&str> = cards.iter().map(|card| &*card.id).collect();
    known.sort_unstable();
    known.dedup();
    assert_eq!(known.len(), cards.len(), "each card once");
    for card in &cards {
        assert_eq!(clean(&card.text), *card.text);
        let places = state.places(card, config);
        assert!(config.multiple || places.len() <= 1);
        assert_eq!(places.categories(config).count() as u32, places.len() - u32::from(places.is_hard()));
        assert!(!places.is_hard() || places.len() == 1, "what is hard to place is nowhere else");
    }
    let grouped: usize = groups(state, config).iter().map(|group| group.cards.len()).sum();
    assert_eq!(grouped, cards.len(), "each card in one group");
    let marked = cards.iter().filter(|card| state.mark(card).is_some()).count();
    assert!(marked + state.departed(config).len() >= state.marks.len(), "no mark out of sight");
    let progress = state.progress(config);
    assert!(progress.sorted <= progress.cards && progress.cards as usize == cards.len());
}

/// Every reason in the state, to find them again.
fn reasons(state: &PowerSorter) -> Vec<Arc<str>> {
    state.marks.iter().map(|mark| mark.reason.clone()).filter(|reason| !reason.is_empty()).collect()
}

proptest! {
    #[test]
    fn any_actions_keep_the_state_valid_and_undo_returns_it(actions in actions(), config in configs()) {
        let mut history = History::new(PowerSorter::default());
        let mut states = vec![PowerSorter::default()];
        for action in actions {
            let own_step = PowerSorter::step(&action) == Step::Own;
            let (outcome, changed) = history.apply(action, &config, NOW);
            check(history.state(), &config);
            prop_assert_eq!(outcome == Outcome::Quiet, outcome.announcement(&config, words("en")).is_none());
            if own_step && changed {
                states.push(history.state().clone());
            } else if changed {
                // A shuffle is no step either. Typing may join the step before; opening the comment is none. Begin again from here.
                history = History::new(history.state().clone());
                states = vec![history.state().clone()];
            }
        }
        while let Some(state) = states.pop() {
            prop_assert_eq!(history.state(), &state);
            prop_assert_eq!(history.undo(), !states.is_empty());
        }
    }

    #[test]
    fn saving_and_loading_is_identity_and_repair_changes_no_sound_state(actions in actions(), config in configs()) {
        let state = after(&config, actions);
        let json = serde_json::to_string(&state).unwrap();
        let mut loaded: PowerSorter = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(&loaded, &state);
        loaded.repair(&config, NOW);
        prop_assert_eq!(&loaded, &state);
    }

    #[test]
    fn another_deck_and_back_loses_nothing(actions in actions(), from in configs(), to in configs()) {
        let mut state = after(&from, actions);
        let before = state.clone();
        state.repair(&to, NOW);
        check(&state, &to);
        let mut back = state.clone();
        back.repair(&from, NOW);
        for card in before.cards(&from) {
            prop_assert_eq!(back.places(card, &from), before.places(card, &from));
            prop_assert_eq!(back.reason(card), before.reason(card));
        }
        let text = state.notes(&to, words("en"), NOW).render(Format::Text);
        for reason in reasons(&state) {
            prop_assert!(text.contains(reason.trim()));
        }
    }

    #[test]
    fn repair_makes_any_stored_state_valid_and_keeps_every_reason(
        marks in proptest::collection::vec((ids(), texts(), proptest::collection::vec(ids(), 0..3), texts()), 0..8),
        own in proptest::collection::vec((prop_oneof![Just(Arc::from("")), ids()], texts()), 0..6),
        config in configs(),
    ) {
        let marks: Vec<_> = marks.into_iter().map(|(id, text, on, reason)| Arc::new(Mark {
            id, text: text.into(), on, reason: reason.into(), ..Mark::default()
        })).collect();
        let own: Vec<_> = own.into_iter().map(|(id, text)| Card { id, text: text.into(), other_id: None }).collect();
        let mut state = PowerSorter { own: Arc::new(own), marks: Arc::new(marks), ..PowerSorter::default() };
        let before = reasons(&state);
        state.repair(&config, NOW);
        check(&state, &config);
        let after = reasons(&state).join("\n");
        for reason in before {
            prop_assert!(after.contains(reason.trim()));
        }
        let mended = state.clone();
        state.repair(&config, NOW);
        prop_assert_eq!(state, mended);
    }

    #[test]
    fn statements_hold_every_letter_of_the_notes(notes in any::<String>(), most in 1usize..5) {
        let (mut rest, mut letters) = (&*notes, 0);
        let count = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
        while !rest.is_empty() {
            let (statements, left) = statements::take(rest, most, &Uax29);
            prop_assert!(left.len() < rest.len());
            letters += statements.iter().map(|text| count(text)).sum::<usize>();
            rest = left;
        }
        // Marks such as "a)" and "[x]" are the only letters that go, one each.
        let marks = notes.matches([')', ']']).count();
        prop_assert!(letters <= count(&notes) && letters + marks >= count(&notes));
    }

    #[test]
    fn the_draft_never_fails_and_holds_every_reason(actions in actions(), config in configs()) {
        let state = after(&config, actions);
        let text = draft(&state, &config);
        let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let whole = squeezed(&text);
        for card in state.cards(&config) {
            prop_assert!(whole.contains(&squeezed(&state.reason(card))));
        }
    }
}

#[test]
fn the_post_keeps_what_the_learner_knew_when_it_was_first_edited() {
    let config = shipped();
    let state = after(&config, [edit_post("x"), edit_post("y")]);
    assert_eq!(
        state.post,
        Some(Post { text: "y".into(), seen: PowerSorter::default().fingerprint(&config).into(), draft: "".into() })
    );
    assert_eq!(Places::default().label(&config, words("en").power_sorter()), "Not sorted yet");
}
