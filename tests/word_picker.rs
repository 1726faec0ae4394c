//! The word picker's model: what actions do, what undo and storage bring back, and what an author may get wrong.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic"
)]

use activity_widgets::activity::{Activity, Figure, Millis, Step};
use activity_widgets::config::{Problem, Reveal, Settings, Value};
use activity_widgets::history::History;
use activity_widgets::lang::words;
use activity_widgets::notes::{Format, Notes, Part};
use activity_widgets::text::{Anchor, Text, Uax29, word_ranges};
use activity_widgets::word_picker::config::Config;
use activity_widgets::word_picker::model::{Action, Onto, Outcome, Passage, Pick, Removed, Source, WordPicker};
use activity_widgets::word_picker::pick::{Reach, whole_words};
use proptest::prelude::*;

const NOW: Millis = Millis(1_000);

const PAGE: &str = "Together we can\nEvery gift counts. Give today, and every child at the café gets a warm meal!\n\
    “It’s a naïve idea,” they said 🙂. Today it feeds 1,200 children; it cost £3.\nGive today";

fn configured(attributes: &[(&str, &str)]) -> (Config, Vec<Problem>) {
    WordPicker::configure(&Settings::from_attributes(attributes.iter().copied()))
}

fn shipped() -> Config {
    configured(&[]).0
}

/// A pick of each word of the text, as the view makes them.
fn picks_of(text: &Text) -> Vec<Action> {
    let mut picks = Vec::new();
    for (index, block) in text.blocks.iter().enumerate() {
        for word in word_ranges(&block.text) {
            picks.push(Action::Pick(Passage::new(&Uax29, text, index as u32, word).unwrap()));
        }
    }
    picks
}

/// The pick of the first place where that word stands.
fn pick(word: &str) -> Action {
    let is = |action: &Action| matches!(action, Action::Pick(passage) if passage.anchor.quote == word);
    picks_of(&Text::from_plain(PAGE)).into_iter().find(is).unwrap()
}

fn after(actions: impl IntoIterator<Item = Action>) -> WordPicker {
    let mut state = WordPicker::default();
    for action in actions {
        state.apply(action, &shipped(), NOW);
    }
    state
}

fn first_picks(count: usize) -> Vec<Action> {
    picks_of(&Text::from_plain(PAGE)).into_iter().take(count).collect()
}

fn quotes(state: &WordPicker) -> Vec<&str> {
    state.picks.iter().map(|pick| pick.anchor.quote.as_str()).collect()
}

fn read(stored: &str) -> WordPicker {
    serde_json::from_str(stored).unwrap()
}

/// A text from a file.
fn use_own(text: Text) -> Action {
    Action::UseOwn { brought: text.into(), typed: None }
}

fn repaired(mut state: WordPicker) -> WordPicker {
    state.repair(&shipped(), NOW);
    state
}

// --- Picking ---------------------------------------------------------------------------------------------------------

#[test]
fn a_word_is_picked_once_and_says_so() {
    let mut state = WordPicker::default();
    let mut act = |action| state.apply(action, &shipped(), NOW);
    assert_eq!(act(pick("café")), Outcome::Picked("café".to_owned()));
    assert_eq!(act(pick("café")), Outcome::Quiet);
    assert_eq!(act(pick("meal")), Outcome::Picked("meal".to_owned()));
    assert_eq!(act(Action::Unpick(0)), Outcome::Unpicked("café".to_owned()));
    assert_eq!(act(Action::Unpick(0)), Outcome::Quiet);
    assert_eq!(act(Action::Note(0, "too late".to_owned())), Outcome::Quiet);
    assert_eq!(act(pick("café")), Outcome::Picked("café".to_owned()));
    assert_eq!(state.picks.iter().map(|pick| pick.id).collect::<Vec<_>>(), [1, 2], "a number is never given again");
    assert_eq!(quotes(&state), ["meal", "café"]);
    assert!(state.picks.iter().all(|pick| pick.note.is_empty()));
    assert_eq!(state.pick(2).unwrap().sentence, "Give today, and every child at the café gets a warm meal!");
    assert_eq!(state.pick(0), None);
}

#[test]
fn the_same_word_in_two_places_is_two_picks() {
    let all: Vec<Action> = picks_of(&Text::from_plain(PAGE))
        .into_iter()
        .filter(|action| matches!(action, Action::Pick(passage) if passage.anchor.quote == "today"))
        .collect();
    assert_eq!(quotes(&after(all)), ["today", "today"]);
}

#[test]
fn a_pick_of_nothing_is_none() {
    let nothing = Action::Pick(Passage { sentence: "Here.".to_owned(), ..Passage::default() });
    assert_eq!(after([nothing]), WordPicker::default());
}

/// The passage of the words from the first place of `from` to the next place of `to`, in the same paragraph.
fn passage(from: &str, to: &str) -> Passage {
    let text = Text::from_plain(PAGE);
    let (block, start) =
        text.blocks.iter().enumerate().find_map(|(index, it)| Some((index, it.text.find(from)?))).unwrap();
    let end = start + text.blocks[block].text[start..].find(to).unwrap() + to.len();
    Passage::new(&Uax29, &text, block as u32, start..end).unwrap()
}

fn note(id: u32, text: &str) -> Action {
    Action::Note(id, text.to_owned())
}

#[test]
fn a_pick_comes_to_cover_a_phrase() {
    let mut state = after([pick("warm"), pick("child"), note(0, "cosy")]);
    let phrase = passage("warm", "meal");
    let cover = Action::Cover { id: 0, parts: vec![0], passage: phrase.clone() };
    assert_eq!(state.apply(cover.clone(), &shipped(), NOW), Outcome::Covered("warm meal".to_owned()));
    assert_eq!(quotes(&state), ["warm meal", "child"]);
    assert_eq!((state.picks[0].id, state.picks[0].note.as_str()), (0, "cosy"));
    assert_eq!(state.picks[0].sentence, "Give today, and every child at the café gets a warm meal!");
    // The same as if the phrase had been picked at once.
    let at_once = after([Action::Pick(phrase), pick("child"), note(0, "cosy")]);
    assert_eq!(state, at_once);
    assert_eq!(
        state.apply(Action::Cover { id: 9, parts: vec![0], passage: passage("warm", "meal") }, &shipped(), NOW),
        { Outcome::Quiet }
    );
    assert_eq!(state, at_once, "a pick that is not there covers nothing");
}

#[test]
fn joined_picks_keep_both_notes_in_the_order_of_the_text() {
    let picks = [pick("meal"), pick("child"), pick("warm"), note(0, "food"), note(2, "cosy")];
    let mut state = after(picks);
    let cover = Action::Cover { id: 0, parts: vec![2, 0], passage: passage("warm", "meal") };
    assert_eq!(state.apply(cover, &shipped(), NOW), Outcome::Joined("warm meal".to_owned()));
    assert_eq!(quotes(&state), ["warm meal", "child"]);
    assert_eq!(state.picks[0].note, "cosy\nfood");
}

#[test]
fn words_of_another_pick_are_not_covered_twice() {
    let mut state = after([pick("warm"), pick("meal")]);
    let same = Action::Cover { id: 0, parts: vec![0], passage: passage("meal", "meal") };
    assert_eq!(state.apply(same, &shipped(), NOW), Outcome::Quiet);
    assert_eq!(quotes(&state), ["warm", "meal"]);
}

#[test]
fn picks_change_places() {
    let mut state = after([pick("warm"), pick("meal"), pick("child")]);
    let mut act = |action| state.apply(action, &shipped(), NOW);
    assert_eq!(act(Action::Swap(2, 1)), Outcome::Moved("child".to_owned(), 2));
    assert_eq!(act(Action::Swap(2, 9)), Outcome::Quiet);
    assert_eq!(act(Action::Swap(2, 2)), Outcome::Quiet);
    assert_eq!(quotes(&state), ["warm", "child", "meal"]);
}

#[test]
fn what_was_let_go_is_kept_until_the_next_one_goes() {
    let mut state = after([pick("warm"), pick("meal"), pick("child"), note(1, "food"), Action::Unpick(1)]);
    let mut act = |action| state.apply(action, &shipped(), NOW);
    act(note(0, "cosy"));
    assert_eq!(act(Action::Restore(None)), Outcome::Restored("meal".to_owned()));
    assert_eq!(act(Action::Restore(None)), Outcome::Quiet);
    assert_eq!(state.picks[1].note, "food", "with its note, at its place");
    assert_eq!(quotes(&state), ["warm", "meal", "child"]);
    let mut act = |action| state.apply(action, &shipped(), NOW);
    act(Action::Unpick(1));
    act(Action::Unpick(0));
    assert_eq!(act(Action::Restore(None)), Outcome::Restored("warm".to_owned()), "only the last one");
    assert_eq!(quotes(&state), ["warm", "child"]);
}

#[test]
fn a_word_that_is_picked_again_has_its_note_again() {
    let state = after([pick("warm"), pick("meal"), note(0, "cosy"), Action::Unpick(0), pick("warm")]);
    assert_eq!(quotes(&state), ["meal", "warm"]);
    assert_eq!((state.picks[1].note.as_str(), &state.removed), ("cosy", &None));
    // Words that came back as part of another pick do not come back twice.
    let cover = Action::Cover { id: 1, parts: vec![1], passage: passage("warm", "warm") };
    let state = after([pick("warm"), pick("meal"), note(0, "cosy"), Action::Unpick(0), cover, Action::Restore(None)]);
    assert_eq!((quotes(&state), state.picks[0].note.as_str()), (vec!["warm"], "cosy"));
}

#[test]
fn a_pick_comes_back_onto_those_that_stand_there_now() {
    // After an edit of the text the same words have another anchor: the view tells who stands at their place.
    let onto = |parts: &[u32], passage: Passage| Action::Restore(Some(Onto { parts: parts.to_vec(), passage }));
    let before = [pick("child"), pick("warm"), pick("meal"), note(0, "small"), note(1, "cosy"), note(2, "food")];
    let mut state = after(before.into_iter().chain([Action::Unpick(2)]));
    let wide = onto(&[1], passage("warm", "meal"));
    assert_eq!(state.apply(wide, &shipped(), NOW), Outcome::Restored("meal".to_owned()));
    assert_eq!(quotes(&state), ["child", "warm meal"]);
    assert_eq!((state.picks[1].id, state.picks[1].note.as_str(), &state.removed), (1, "cosy\nfood", &None));
    // Onto the very same words: nothing but the note comes.
    state.apply(Action::Unpick(0), &shipped(), NOW);
    state.apply(onto(&[1], passage("warm", "meal")), &shipped(), NOW);
    assert_eq!((quotes(&state), state.picks[0].note.as_str()), (vec!["warm meal"], "cosy\nfood\nsmall"));
    // Nobody of that number: it stands for itself.
    state.apply(Action::Unpick(1), &shipped(), NOW);
    state.apply(onto(&[9], passage("warm", "meal")), &shipped(), NOW);
    assert_eq!(quotes(&state), ["warm meal"]);
}

#[test]
fn what_was_let_go_is_not_stored() {
    let state = after([pick("warm"), pick("meal"), Action::Unpick(0)]);
    let stored = serde_json::to_string(&state).unwrap();
    assert!(!stored.contains("warm\""), "{stored}");
    assert_eq!(read(&stored).removed, None);
}

#[test]
fn a_pick_reaches_for_its_neighbours() {
    let paragraph = "Our living wage isn’t charity.";
    let at = |word: &str| paragraph.find(word).map(|start| start..start + word.len()).unwrap();
    for (from, reach, covered) in [
        ("wage", Reach::AddBefore, Some(("living wage", "living"))),
        ("wage", Reach::AddAfter, Some(("wage isn’t", "isn’t"))),
        ("wage", Reach::DropFirst, None),
        ("wage", Reach::DropLast, None),
        ("Our", Reach::AddBefore, None),
        ("charity", Reach::AddAfter, None),
        ("living wage isn’t", Reach::DropFirst, Some(("wage isn’t", "living"))),
        ("living wage isn’t", Reach::DropLast, Some(("living wage", "isn’t"))),
    ] {
        let found = reach.from(&Uax29, paragraph, &at(from));
        let found = found.map(|(covered, word)| (&paragraph[covered], &paragraph[word]));
        assert_eq!(found, covered, "{from} {reach:?}");
    }
}

#[test]
fn a_stretch_of_text_becomes_whole_words() {
    let paragraph = "Our living wage isn’t charity.";
    let snapped = |from: &str| {
        let start = paragraph.find(from).unwrap();
        whole_words(&Uax29, paragraph, &(start..start + from.len())).map(|range| &paragraph[range])
    };
    assert_eq!(snapped("ving wa"), Some("living wage"));
    assert_eq!(snapped(" wage "), Some("wage"));
    assert_eq!(snapped("y."), Some("charity"));
    assert_eq!(snapped("t"), Some("isn’t"));
    assert_eq!(snapped("."), None);
    assert_eq!(snapped(paragraph), Some("Our living wage isn’t charity"));
}

#[test]
fn nothing_limits_how_many_are_picked() {
    let all = picks_of(&Text::from_plain(PAGE));
    assert!(all.len() > 12);
    assert_eq!(after(all.clone()).picks.len(), all.len());
}

#[test]
fn the_learners_own_text_stays_when_another_is_read() {
    let own = Text::from_plain("Our own words");
    let mut state = after([Action::Draft("Our own".to_owned())]);
    let mut act = |action| state.apply(action, &shipped(), NOW);
    assert_eq!(act(Action::UseGiven), Outcome::Quiet, "it is read already");
    assert_eq!(act(use_own(Text::default())), Outcome::Quiet, "nothing to read");
    assert_eq!(act(use_own(own.clone())), Outcome::OtherText);
    act(pick("warm"));
    act(Action::Note(0, "warmth".to_owned()));
    assert_eq!(act(Action::UseSample), Outcome::OtherText);
    assert_eq!(act(Action::UseSample), Outcome::Quiet);
    act(Action::Draft("half a".to_owned()));
    assert_eq!(act(Action::UseGiven), Outcome::OtherText);
    assert_eq!((state.source, &state.own, state.draft.as_str()), (Source::Given, &own, ""));
    assert_eq!(state.earlier, "Our own\n\nhalf a");
    assert_eq!(state.picks[0].note, "warmth", "picks stay whatever is read");
    state.apply(use_own(Text::from_plain("half a page")), &shipped(), NOW);
    assert_eq!(state.earlier, "Our own\n\nhalf a", "a file took its place, it is not used");
}

#[test]
fn only_what_is_used_is_no_draft_any_more() {
    let typed =
        |typed: &str| Action::UseOwn { brought: Text::from_plain("Give today").into(), typed: Some(typed.to_owned()) };
    let draft = || Action::Draft("Give today".to_owned());
    assert_eq!(after([draft(), typed("Give today")]).draft, "");
    assert_eq!(after([draft(), typed("Give")]).draft, "Give today", "more was typed while it was read");
    // A file came instead: the field shows that from now on, and what was typed waits.
    let mut state = after([draft(), use_own(Text::from_plain("A file"))]);
    assert_eq!((state.draft.as_str(), state.earlier.as_str()), ("", "Give today"));
    for action in [Action::Draft("A file, mended".to_owned()), Action::TakeUp] {
        state.apply(action, &shipped(), NOW);
    }
    assert_eq!((state.draft.as_str(), state.earlier.as_str()), ("Give today", "A file, mended"));
}

#[test]
fn what_bears_on_undo() {
    let text = String::new;
    for (action, step) in [
        (Action::Draft(text()), Step::Typing(0)),
        (Action::TakeUp, Step::Own),
        (Action::Why(text()), Step::Typing(1)),
        (Action::Influence(text()), Step::Typing(2)),
        (Action::Note(0, text()), Step::Typing(3)),
        (Action::Note(9, text()), Step::Typing(12)),
        (Action::Reveal(true), Step::None),
        (Action::UseSample, Step::Own),
        (Action::UseGiven, Step::Own),
        (use_own(Text::default()), Step::Own),
        (Action::Unpick(0), Step::Own),
        (Action::Restore(None), Step::Own),
        (Action::Swap(0, 1), Step::Own),
        (Action::Cover { id: 0, parts: vec![0], passage: Passage::default() }, Step::Own),
        (pick("warm"), Step::Own),
    ] {
        assert_eq!(WordPicker::step(&action), step, "{action:?}");
    }
}

#[test]
fn undo_brings_a_pick_back_with_its_note() {
    let mut history = History::new(WordPicker::default());
    for action in
        [pick("warm"), Action::Note(0, "w".to_owned()), Action::Note(0, "warm?".to_owned()), Action::Unpick(0)]
    {
        history.apply(action, &shipped(), NOW);
    }
    assert!(history.state().picks.is_empty());
    assert!(history.undo());
    assert_eq!(history.state().picks[0].note, "warm?");
    assert!(history.undo());
    assert_eq!(history.state().picks[0].note, "", "the whole note was one step");
    assert!(history.undo() && !history.undo());
    assert_eq!(history.state(), &WordPicker::default());
}

// --- The page's figures ----------------------------------------------------------------------------------------------

#[test]
fn the_figures_are_counts_and_never_words() {
    let config = configured(&[("min", "2"), ("max", "5")]).0;
    let mut state = after(first_picks(3));
    state.why = "because".to_owned();
    let summary = state.summary(&config, NOW);
    assert_eq!(
        summary.figures,
        [
            ("picked", Figure::Count(3)),
            ("min", Figure::Count(2)),
            ("max", Figure::Count(5)),
            ("written", Figure::Flag(true)),
        ]
    );
    assert!(summary.complete);
}

#[test]
fn complete_with_enough_picks_and_something_written() {
    let why = |text: &str| Action::Why(text.to_owned());
    for (picks, more, complete) in [
        (9, vec![why("a")], false),
        (10, vec![], false),
        (10, vec![why(" \n\t")], false),
        (10, vec![Action::Draft("not used".to_owned()), Action::Reveal(true)], false),
        (10, vec![why("a")], true),
        (10, vec![Action::Influence("a".to_owned())], true),
        (10, vec![Action::Note(4, "a".to_owned())], true),
        (10, vec![Action::Note(99, "a".to_owned())], false),
        (10, vec![why("a"), why("")], false),
        (10, vec![why("a"), Action::Unpick(3)], false),
        (16, vec![why("a")], true),
    ] {
        let state = after(first_picks(picks).into_iter().chain(more.clone()));
        assert_eq!(state.summary(&shipped(), NOW).complete, complete, "{picks} {more:?}");
    }
}

// --- Settings --------------------------------------------------------------------------------------------------------

/// The bounds, and the fields with a problem.
fn bounds(attributes: &[(&str, &str)]) -> (u32, u32, Vec<String>) {
    let (config, problems) = configured(attributes);
    for problem in &problems {
        assert!(problem.message.starts_with("Write ") && problem.message.ends_with('.'), "{problem:?}");
        assert!(!problem.message.contains('{'), "{problem:?}");
    }
    (config.min, config.max, problems.into_iter().map(|problem| problem.field).collect())
}

#[test]
fn ten_to_twelve_unless_told_otherwise() {
    let (config, problems) = configured(&[]);
    assert_eq!(
        config,
        Config {
            min: 10,
            max: 12,
            text_src: None,
            own_text: true,
            prompts: [None, None],
            hints: false,
            reveal: Reveal::Anytime,
            timer: None
        }
    );
    assert_eq!(problems, []);
}

#[test]
fn good_bounds_are_taken() {
    for (min, max) in [(1, 1), (3, 7), (10, 100), (100, 100), (12, 12)] {
        assert_eq!(bounds(&[("min", &min.to_string()), ("max", &max.to_string())]), (min, max, vec![]));
    }
}

#[test]
fn one_bound_alone_draws_the_other_along() {
    assert_eq!(bounds(&[("min", "20")]), (20, 20, vec![]));
    assert_eq!(bounds(&[("min", "11")]), (11, 12, vec![]));
    assert_eq!(bounds(&[("min", "3")]), (3, 12, vec![]));
    assert_eq!(bounds(&[("max", "5")]), (5, 5, vec![]), "an author who allows five does not ask for ten");
    assert_eq!(bounds(&[("max", "11")]), (10, 11, vec![]));
    assert_eq!(bounds(&[("max", "40")]), (10, 40, vec![]));
}

#[test]
fn a_bad_bound_is_the_default_and_a_problem() {
    for bad in ["abc", "", "0", "101", "-1", "12.5", "4294967296"] {
        assert_eq!(bounds(&[("min", bad)]), (10, 12, vec!["min".to_owned()]), "{bad}");
        assert_eq!(bounds(&[("max", bad)]), (10, 12, vec!["max".to_owned()]), "{bad}");
        assert_eq!(bounds(&[("min", bad), ("max", "5")]), (5, 5, vec!["min".to_owned()]), "{bad}");
        assert_eq!(bounds(&[("min", "20"), ("max", bad)]), (20, 20, vec!["max".to_owned()]), "{bad}");
        assert_eq!(bounds(&[("min", bad), ("max", bad)]), (10, 12, vec!["min".to_owned(), "max".to_owned()]), "{bad}");
    }
    let mut settings = Settings::default();
    settings.set("min", Value::Broken);
    settings.set("max", Value::List(Vec::new()));
    assert_eq!(WordPicker::configure(&settings).1.len(), 2);
}

#[test]
fn what_a_problem_advises_can_be_followed() {
    for attributes in [vec![("min", "abc"), ("max", "5")], vec![("min", "20"), ("max", "abc")], vec![("min", "abc")]] {
        let (_, problems) = configured(&attributes);
        let (_, advice) = problems[0].message.split_once("such as ").unwrap();
        let (name, value) = advice.trim_end_matches('.').split_once('=').unwrap();
        let mut mended = attributes.clone();
        mended.retain(|(known, _)| *known != name);
        mended.push((name, value.trim_matches('"')));
        assert_eq!(configured(&mended).1, [], "{attributes:?}");
    }
}

#[test]
fn a_max_below_min_gives_the_defaults_and_one_problem() {
    assert_eq!(bounds(&[("min", "12"), ("max", "3")]), (10, 12, vec!["max".to_owned()]));
    assert_eq!(bounds(&[("min", "2"), ("max", "1")]), (10, 12, vec!["max".to_owned()]));
}

#[test]
fn the_other_settings() {
    let (config, problems) = configured(&[("text-src", " page.html "), ("reveal", "after-writing")]);
    assert_eq!((config.text_src.as_deref(), config.reveal), (Some("page.html"), Reveal::AfterWriting));
    assert_eq!(problems, []);
    let (config, problems) = configured(&[("text-src", " "), ("reveal", "later")]);
    assert_eq!((config.text_src, config.reveal), (None, Reveal::Anytime));
    assert_eq!(problems.iter().map(|problem| problem.field.as_str()).collect::<Vec<_>>(), ["reveal"]);
}

// --- Notes -----------------------------------------------------------------------------------------------------------

fn notes(state: &WordPicker, attributes: &[(&str, &str)]) -> Notes {
    state.notes(&configured(attributes).0, words("en"), NOW)
}

#[test]
fn the_notes_hold_every_word_sentence_note_and_reflection() {
    let mut state = after(first_picks(6));
    for pick in &mut state.picks {
        pick.note = format!("note {}", pick.id);
    }
    state.why = "my reasons".to_owned();
    state.influence = "its rhythm".to_owned();
    state.draft = "a page to come".to_owned();
    state.earlier = "one from before".to_owned();
    for format in Format::ALL {
        let out = notes(&state, &[]).render(format);
        let plain = out.replace("<mark>", "").replace("</mark>", "").replace('*', "");
        for pick in &state.picks {
            assert!(plain.contains(&pick.sentence) && out.contains(&pick.note), "{out}");
        }
        for text in ["my reasons", "its rhythm", "a page to come", "one from before"] {
            assert_eq!(out.matches(text).count(), 1, "{out}");
        }
    }
    assert_eq!(notes(&after([pick("café"), Action::Note(0, "cosy".to_owned())]), &[]).render(Format::Text), {
        let title = words("en").word_picker().notes_title;
        let line = "=".repeat(title.len());
        let sentence = "  Give today, and every child at the *café* gets a warm meal!";
        format!("{title}\n{line}\n\n1 of 10-12\n\nYour words\n----------\n\ncafé\n\n{sentence}\n\ncosy\n")
    });
}

#[test]
fn what_is_blank_is_left_out_of_the_notes() {
    let state = after([Action::Why(" \n".to_owned()), Action::Draft("\t".to_owned())]);
    assert_eq!(notes(&state, &[]).parts, [Part::Paragraph("0 of 10-12".to_owned())]);
    let state = after([pick("warm"), Action::Note(0, "  ".to_owned())]);
    assert_eq!(notes(&state, &[]).parts.len(), 4, "the count, a heading, the word and its sentence");
    // From a damaged store: a pick without its sentence.
    let lost = read(r#"{"picks":[{"anchor":{"q":"warm"},"note":"still here"}]}"#);
    let parts = notes(&lost, &[]).parts;
    assert!(!parts.iter().any(|part| matches!(part, Part::Quotation(_))), "{parts:?}");
    assert_eq!(parts.last(), Some(&Part::Paragraph("still here".to_owned())));
    let lost = read(r#"{"picks":[{"sentence":"It was warm.","note":"still here"}]}"#);
    assert!(!notes(&lost, &[]).parts.contains(&Part::Subheading(String::new())));
}

#[test]
fn the_count_has_one_number_where_the_bounds_are_one() {
    let state = after(first_picks(3));
    let count = |attributes: &[(&str, &str)]| notes(&state, attributes).parts[0].clone();
    assert_eq!(count(&[("min", "5"), ("max", "5")]), Part::Paragraph("3 of 5".to_owned()));
    assert_eq!(count(&[("min", "5"), ("max", "6")]), Part::Paragraph("3 of 5-6".to_owned()));
}

#[test]
fn a_mark_that_does_not_fit_leaves_the_sentence_whole() {
    for at in [0, 1, 3, 40, u32::MAX] {
        let anchor = Anchor { quote: "warm".to_owned(), ..Anchor::default() };
        let picks = vec![Pick { anchor, sentence: "Café: warm.".to_owned(), at, ..Pick::default() }];
        let out = notes(&WordPicker { picks, ..WordPicker::default() }, &[]).render(Format::Text);
        assert!(out.contains("  Café: warm.\n"), "{at}: {out}");
    }
}

// --- Stored states ---------------------------------------------------------------------------------------------------

#[test]
fn missing_fields_are_as_at_the_beginning() {
    assert_eq!(read("{}"), WordPicker::default());
    assert_eq!(read(r#"{"not-known-yet":[1,{}]}"#), WordPicker::default());
    let state = read(r#"{"why":"so","picks":[{"anchor":{"q":"warm"}},{"note":"alone"},{}]}"#);
    assert_eq!(state.why, "so");
    assert_eq!(quotes(&state), ["warm", "", ""]);
    let whole = serde_json::to_value(after(first_picks(2))).unwrap();
    for field in whole.as_object().unwrap().keys() {
        let mut part = whole.clone();
        part.as_object_mut().unwrap().remove(field);
        assert!(serde_json::from_value::<WordPicker>(part).is_ok(), "without {field}");
    }
}

/// These names stand in learners' browsers: a change needs a new version and a migration.
#[test]
fn the_stored_form() {
    let mut state = after([use_own(Text::from_marked("# Hi\nOh")), Action::Why("y".to_owned())]);
    let anchor = Anchor::new(&state.own, 1, 0..2).unwrap();
    state.apply(Action::Pick(Passage { anchor, sentence: "Oh".to_owned(), at: 0 }), &shipped(), NOW);
    let expected = r#"{"source":"own","own":[["h","Hi"],["p","Oh"]],"left":{"places":[],"blocks":[]},
        "origin":{"organisation":"","address":""},"draft":"","earlier":"","picks":[{"id":0,
        "anchor":{"b":1,"s":0,"q":"Oh","x":"Hi\n","y":"","t":0},"sentence":"Oh","at":0,"note":""}],
        "why":"y","influence":"","revealed":false,"next":1}"#;
    let expected: serde_json::Value = serde_json::from_str(expected).unwrap();
    assert_eq!(serde_json::to_value(&state).unwrap(), expected);
    assert_eq!(WordPicker::VERSION, 1);
    for (source, name) in [(Source::Given, "given"), (Source::Sample, "sample"), (Source::Own, "own")] {
        assert_eq!(serde_json::to_value(source).unwrap(), name);
    }
}

#[test]
fn numbers_given_twice_or_missing_are_given_anew() {
    let state = repaired(read(
        r#"{"next":1,"picks":[{"id":4,"note":"a"},{"id":4,"note":"b"},{"note":"c"},{"note":"d"},{"id":2,"note":"e"}]}"#,
    ));
    let ids: Vec<u32> = state.picks.iter().map(|pick| pick.id).collect();
    assert_eq!(ids, [4, 5, 0, 6, 2], "whoever came first keeps the number");
    assert_eq!(state.next, 7);
    assert_eq!(state.picks.iter().map(|pick| pick.note.as_str()).collect::<String>(), "abcde");
}

#[test]
fn numbers_never_run_out() {
    for stored in [
        r#"{"picks":[{"id":4294967295,"note":"a"},{"id":4294967295,"note":"b"}]}"#,
        r#"{"picks":[{"id":4294967294,"note":"a"},{"id":3,"note":"b"}]}"#,
        r#"{"next":4294967295,"picks":[{"id":7,"note":"a"},{"id":8,"note":"b"}]}"#,
    ] {
        let mut state = repaired(read(stored));
        for action in first_picks(3) {
            state.apply(action, &shipped(), NOW);
        }
        check_numbers(&state);
        assert_eq!(state.picks.iter().map(|pick| pick.note.as_str()).collect::<String>(), "ab");
        let fields: Vec<Step> =
            state.picks.iter().map(|pick| WordPicker::step(&Action::Note(pick.id, String::new()))).collect();
        assert!((1..fields.len()).all(|index| !fields[..index].contains(&fields[index])), "{fields:?}");
    }
}

#[test]
fn a_mark_goes_to_its_word() {
    let sentence = "Café, “warm”? warm.";
    let (first, last) = (sentence.find("warm").unwrap() as u32, sentence.rfind("warm").unwrap() as u32);
    // In the order given: right, right, before it, within a character, within a word, and outside.
    for (at, mended) in
        [(first, first), (last, last), (0, first), (4, first), (last + 1, first), (99, first), (u32::MAX, first)]
    {
        let anchor = Anchor { quote: "warm".to_owned(), ..Anchor::default() };
        let picks = vec![Pick { anchor, sentence: sentence.to_owned(), at, ..Pick::default() }];
        assert_eq!(repaired(WordPicker { picks, ..WordPicker::default() }).picks[0].at, mended, "{at}");
    }
}

#[test]
fn an_own_text_that_is_not_there_is_not_read() {
    assert_eq!(repaired(read(r#"{"source":"own"}"#)).source, Source::Given);
    assert_eq!(repaired(read(r#"{"source":"own","own":[["p"," "]]}"#)).source, Source::Given);
    assert_eq!(repaired(read(r#"{"source":"own","own":[["p","x"]]}"#)).source, Source::Own);
    assert_eq!(repaired(read(r#"{"source":"sample"}"#)).source, Source::Sample);
}

fn check_numbers(state: &WordPicker) {
    for (index, pick) in state.picks.iter().enumerate() {
        assert!(state.picks[..index].iter().all(|other| other.id != pick.id), "{:?}", state.picks);
        assert!(state.next > pick.id, "{} {:?}", state.next, state.picks);
    }
}

fn check_valid(state: &WordPicker) {
    check_numbers(state);
    for (index, pick) in state.picks.iter().enumerate() {
        assert!(state.picks[..index].iter().all(|other| other.anchor != pick.anchor), "{:?}", state.picks);
        assert!(!pick.anchor.quote.is_empty());
        assert!(pick.sentence[pick.at as usize..].starts_with(&pick.anchor.quote), "{pick:?}");
    }
    assert!(state.source != Source::Own || !state.own.is_empty());
}

/// Everything the learner wrote or chose, in order.
fn written(state: &WordPicker) -> Vec<String> {
    let picks = state.picks.iter().flat_map(|pick| [&pick.anchor.quote, &pick.sentence, &pick.note].map(String::clone));
    let own = state.own.blocks.iter().map(|block| block.text.to_string());
    picks.chain(own).chain([&state.draft, &state.earlier, &state.why, &state.influence].map(String::clone)).collect()
}

fn any_number() -> impl Strategy<Value = u32> {
    prop_oneof![6 => 0..6_u32, 1 => u32::MAX - 3..=u32::MAX, 1 => any::<u32>()]
}

fn any_writing() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "[a-c é“🙂\n\\\\\"<&\u{0}]{0,8}"]
}

fn any_text() -> impl Strategy<Value = Text> {
    proptest::collection::vec("[a-d é🙂\u{feff}\u{a0}.-]{0,12}", 0..4)
        .prop_map(|lines| Text::from_marked(&lines.join("\n")))
}

fn any_source() -> impl Strategy<Value = Source> {
    prop_oneof![Just(Source::Given), Just(Source::Sample), Just(Source::Own)]
}

fn any_pick() -> impl Strategy<Value = Pick> {
    let place = (any_number(), any_number(), any_writing(), any_writing(), any::<u8>());
    let quote = prop_oneof![Just("é"), Just("b"), Just("aé"), Just(""), Just("elsewhere")];
    (any_number(), place, quote, "[abé ]{0,6}", any_number(), any_writing()).prop_map(
        |(id, (block, start, before, after, twins), quote, sentence, at, note)| {
            let anchor = Anchor { block, start, quote: quote.to_owned(), before, after, twins };
            Pick { id, anchor, sentence, at, note }
        },
    )
}

fn any_state() -> impl Strategy<Value = WordPicker> {
    let writing = (any_writing(), any_writing(), any_writing(), any_writing());
    (any_source(), any_text(), proptest::collection::vec(any_pick(), 0..6), writing, any::<bool>(), any_number())
        .prop_map(|(source, own, picks, (draft, earlier, why, influence), revealed, next)| WordPicker {
            source,
            own,
            draft,
            earlier,
            picks,
            why,
            influence,
            revealed,
            next,
            removed: None,
            ..WordPicker::default()
        })
}

fn any_action() -> impl Strategy<Value = Action> {
    let picks = picks_of(&Text::from_plain(PAGE));
    let passages: Vec<Passage> =
        [("warm", "meal"), ("Give today", "today"), ("café", "gets")].map(|(from, to)| passage(from, to)).to_vec();
    prop_oneof![
        8 => proptest::sample::select(picks),
        4 => (0..12_u32).prop_map(Action::Unpick),
        2 => Just(Action::Restore(None)),
        1 => (proptest::collection::vec(0..12_u32, 0..3), proptest::sample::select(passages.clone()))
            .prop_map(|(parts, passage)| Action::Restore(Some(Onto { parts, passage }))),
        2 => (0..12_u32, 0..12_u32).prop_map(|(one, other)| Action::Swap(one, other)),
        2 => (0..12_u32, proptest::collection::vec(0..12_u32, 0..3), proptest::sample::select(passages))
            .prop_map(|(id, parts, passage)| Action::Cover { id, parts, passage }),
        4 => (0..12_u32, any_writing()).prop_map(|(id, text)| Action::Note(id, text)),
        1 => any_writing().prop_map(Action::Why),
        1 => any_writing().prop_map(Action::Influence),
        1 => any_writing().prop_map(Action::Draft),
        1 => any_text().prop_map(use_own),
        1 => any_writing().prop_map(Action::Organisation),
        1 => any_writing().prop_map(Action::Address),
        1 => proptest::option::of(0..3_usize).prop_map(Action::PutBack),
        1 => Just(Action::TakeUp),
        1 => Just(Action::UseSample),
        1 => Just(Action::UseGiven),
        1 => any::<bool>().prop_map(Action::Reveal),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_keeps_the_state_valid(actions in proptest::collection::vec(any_action(), 0..60)) {
        let mut state = WordPicker::default();
        // What a person with a pencil would have on paper: a word and a note for each pick, and one torn-off slip.
        let mut paper: Vec<(u32, Anchor, String)> = Vec::new();
        let mut slip: Option<(usize, (u32, Anchor, String))> = None;
        for action in actions {
            let outcome = state.apply(action.clone(), &shipped(), NOW);
            match action {
                Action::Pick(Passage { anchor, .. }) => {
                    let new = paper.iter().all(|(_, known, _)| *known != anchor);
                    prop_assert_eq!(matches!(outcome, Outcome::Picked(_)), new);
                    if new {
                        let again = slip.take_if(|(_, (_, known, _))| *known == anchor);
                        let note = again.map(|(_, (.., note))| note).unwrap_or_default();
                        paper.push((state.picks.last().unwrap().id, anchor, note));
                    }
                }
                Action::Unpick(id) => {
                    let found = paper.iter().position(|(known, ..)| *known == id);
                    prop_assert_eq!(matches!(outcome, Outcome::Unpicked(_)), found.is_some());
                    slip = found.map(|index| (index, paper.remove(index))).or(slip);
                }
                Action::Note(id, text) => {
                    if let Some((.., note)) = paper.iter_mut().find(|(known, ..)| *known == id) {
                        *note = text;
                    }
                }
                // What these do is told above; here only that nothing written gets lost.
                Action::Restore(_) | Action::Swap(..) | Action::Cover { .. } => {
                    let after: String = state.picks.iter().map(|pick| pick.note.as_str()).collect();
                    for (.., note) in paper.iter().filter(|(.., note)| !note.trim().is_empty()) {
                        prop_assert!(after.contains(note.as_str()), "{note:?} is lost in {after:?}");
                    }
                    paper = state.picks.iter().map(|it| (it.id, it.anchor.clone(), it.note.clone())).collect();
                    slip = state.removed.clone().map(|Removed { index, pick: it }| (index, (it.id, it.anchor, it.note)));
                }
                _ => {}
            }
            check_valid(&state);
            let picks: Vec<_> =
                state.picks.iter().map(|pick| (pick.id, pick.anchor.clone(), pick.note.clone())).collect();
            prop_assert_eq!(&picks, &paper);
            let summary = state.summary(&shipped(), NOW);
            prop_assert_eq!(summary.figures[0], ("picked", Figure::Count(paper.len() as u32)));
            prop_assert_eq!(summary.complete, paper.len() >= 10 && state.has_writing());
        }
        prop_assert_eq!(&repaired(state.clone()), &state, "nothing to repair");
    }

    #[test]
    fn undo_returns_the_earlier_state_and_redo_the_later(actions in proptest::collection::vec(any_action(), 0..60)) {
        let mut history = History::new(WordPicker::default());
        let mut seen = vec![WordPicker::default()];
        for action in actions {
            let before = history.state().clone();
            let step = WordPicker::step(&action);
            let (_, changed) = history.apply(action, &shipped(), NOW);
            let after = history.state().clone();
            prop_assert_eq!(changed, before != after);
            if changed && step == Step::Own {
                prop_assert!(history.undo());
                prop_assert_eq!(history.state(), &before);
                prop_assert!(history.redo());
                prop_assert_eq!(history.state(), &after);
            }
            seen.push(after);
        }
        let mut there = vec![history.state().clone()];
        while history.undo() {
            prop_assert!(seen.contains(history.state()));
            check_valid(history.state());
            there.push(history.state().clone());
        }
        // Opening the comment is no step, so it may be open at the first one.
        let first = WordPicker { revealed: history.state().revealed, ..WordPicker::default() };
        prop_assert_eq!(history.state(), &first);
        while let Some(state) = there.pop() {
            prop_assert_eq!(history.state(), &state);
            prop_assert_eq!(history.redo(), !there.is_empty());
        }
    }

    #[test]
    fn any_state_written_is_the_state_read(state in any_state()) {
        let stored = serde_json::to_string(&state).unwrap();
        prop_assert_eq!(read(&stored), state);
    }

    #[test]
    fn any_stored_state_is_repaired_for_good_and_loses_no_word(
        state in any_state(),
        more in proptest::collection::vec(any_action(), 0..8),
    ) {
        let mut once = repaired(state.clone());
        check_numbers(&once);
        for pick in &once.picks {
            let rest = pick.sentence.get(pick.at as usize..);
            let marked = rest.is_some_and(|rest| rest.starts_with(&pick.anchor.quote));
            prop_assert!(marked || (pick.at == 0 && !pick.sentence.contains(&pick.anchor.quote)), "{:?}", pick);
        }
        prop_assert!(once.source != Source::Own || !once.own.is_empty());
        prop_assert_eq!(written(&once), written(&state));
        prop_assert_eq!(once.revealed, state.revealed);
        prop_assert_eq!(&repaired(once.clone()), &once);
        // And it can be used.
        for action in more {
            once.apply(action, &shipped(), NOW);
            check_numbers(&once);
        }
        for format in Format::ALL {
            prop_assert!(!notes(&once, &[]).render(format).is_empty());
        }
    }

    #[test]
    fn the_notes_hold_every_word_of_any_state(state in any_state()) {
        let state = repaired(state);
        let out = notes(&state, &[]).render(Format::Text);
        let plain = out.replace('*', "");
        for pick in &state.picks {
            prop_assert!(out.contains(pick.note.trim()) && plain.contains(pick.sentence.trim()), "{}", out);
            prop_assert!(out.contains(&pick.anchor.quote));
        }
        for text in [&state.why, &state.influence, &state.draft, &state.earlier] {
            prop_assert!(out.contains(text.trim()), "{}", out);
        }
    }
}
