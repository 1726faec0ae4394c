//! What is kept: names of values, the envelope of a document, and which document is taken out of a backup.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::sync::Arc;

use activity_widgets::activity::{Activity, Millis, Widget};
use activity_widgets::activity_timer::clock::Seen;
use activity_widgets::activity_timer::model::{ActivityTimer, Phase, Sight};
use activity_widgets::lang;
use activity_widgets::power_sorter::mark::Mark;
use activity_widgets::power_sorter::model::PowerSorter;
use activity_widgets::store::backup::{self, Backup, Refusal};
use activity_widgets::store::document::{Anything, Document, Fit};
use activity_widgets::store::gain::gain;
use activity_widgets::store::tree::Tree;
use activity_widgets::store::{form, key};
use activity_widgets::text::{Anchor, BlockKind, TextBuilder};
use activity_widgets::word_picker::model::{Pick, Source, WordPicker};
use proptest::prelude::*;

fn document(widget: &str, activity: &str, version: u32, changed: i64) -> Document<Anything> {
    Document {
        widget: widget.to_owned(),
        activity: activity.to_owned(),
        version,
        revision: 1,
        changed: Millis(changed),
        writer: "w".to_owned(),
        knows: Vec::new(),
        state: Anything {},
    }
}

fn parse(text: &str) -> Option<Tree> {
    serde_json::from_str(text).ok()
}

fn chosen(documents: impl IntoIterator<Item = Document<Anything>>, activity: &str) -> Result<usize, Refusal> {
    backup::choose::<WordPicker, _>(&documents.into_iter().collect::<Vec<_>>(), activity)
}

// --- Keys ------------------------------------------------------------------------------------------------------------

/// These names stand in learners' browsers: a change loses their work.
#[test]
fn keys_have_a_fixed_shape() {
    assert_eq!(key::document(Widget::WordPicker, "week-4"), "activity-widgets/1/document/word-picker/week-4");
    assert_eq!(key::document(Widget::ActivityTimer, ""), "activity-widgets/1/document/activity-timer/");
    assert_eq!(
        key::document(Widget::PowerSorter, "/course/4.html#1"),
        "activity-widgets/1/document/power-sorter//course/4.html#1"
    );
    assert_eq!(
        key::set_aside(Widget::PowerSorter, "a", Millis(1_700_000_000_123)),
        "activity-widgets/1/set-aside/power-sorter/a/1700000000123"
    );
    assert_eq!(key::probe(), "activity-widgets/1/probe");
    assert_eq!(Widget::ALL.map(Widget::tag), ["word-picker", "activity-timer", "power-sorter"]);
    assert_eq!(backup::FORMAT, "activity-widgets-backup");
}

#[test]
fn a_tag_names_its_widget() {
    for widget in Widget::ALL {
        assert_eq!(Widget::from_tag(widget.tag()), Some(widget));
    }
    for other in ["", "Word-Picker", "word-picker ", "power_sorter"] {
        assert_eq!(Widget::from_tag(other), None);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_two_things_have_one_key(
        [a, b] in ["[a/1-]{0,5}", "[a/1-]{0,5}"],
        [at, bt] in [0..3_i64, 0..3_i64],
        [i, j] in [0..3_usize, 0..3_usize],
    ) {
        let (v, w) = (Widget::ALL[i], Widget::ALL[j]);
        let same = a == b && v == w;
        prop_assert_eq!(key::document(v, &a) == key::document(w, &b), same);
        let aside = |widget, activity: &str, at| key::set_aside(widget, activity, Millis(at));
        prop_assert_eq!(aside(v, &a, at) == aside(w, &b, bt), same && at == bt);
        for key in [key::document(v, &a), aside(v, &a, at)] {
            prop_assert!(key.starts_with(key::PREFIX) && key != key::probe());
        }
        prop_assert_ne!(key::document(v, &a), aside(w, &b, bt));
    }
}

#[test]
fn only_what_was_set_aside_makes_room_the_oldest_first_and_of_no_activity_the_newest() {
    let aside = |activity: &str, at| key::set_aside(Widget::WordPicker, activity, Millis(at));
    let mut keys = vec![
        key::document(Widget::WordPicker, "a"),
        key::document(Widget::WordPicker, "x/set-aside/1"),
        aside("a", 30),
        aside("b", 1),
        aside("a", 20),
        aside("a", 100),
        "somebody/elses/5".to_owned(),
        format!("{}set-aside/word-picker/a/not-a-date", key::PREFIX),
    ];
    for gone in [aside("a", 20), aside("a", 30)] {
        assert_eq!(key::prunable(&keys), Some(gone.clone()));
        keys.retain(|key| *key != gone);
    }
    assert_eq!(key::prunable(&keys), None);
    assert!(key::is_set_aside_of(&aside("a/b", 5), Widget::WordPicker, "a/b"));
    assert!(!key::is_set_aside_of(&aside("a/b", 5), Widget::WordPicker, "a"));
    assert!(key::is_document(&key::document(Widget::PowerSorter, "")) && !key::is_document(&aside("a", 1)));
}

#[test]
fn what_a_copy_would_bring_is_told_by_what_was_written() {
    let state = |why: &str, next| form::write(WordPicker { why: why.to_owned(), next, ..WordPicker::default() });
    let told = |before: &Tree, after: &Tree| {
        let gain = gain(before, after);
        (gain.lines, gain.differs)
    };
    assert_eq!(told(&state("a\nb", 0), &state("a\nb", 0)), (vec![], false));
    assert_eq!(told(&state("a\nb", 0), &state("b\n\n c \na", 0)), (vec!["c".to_owned()], true));
    assert_eq!(told(&state("a", 0), &state("a", 1)), (vec![], true));
    assert_eq!(told(&Tree::Null, &state("a", 0)), (vec!["a".to_owned()], true));
}

#[test]
fn what_a_copy_would_change_besides_text_is_told_too() {
    let picked = |quote: &str, id| Pick {
        id,
        anchor: Anchor { quote: quote.to_owned(), ..Anchor::default() },
        ..Pick::default()
    };
    let picker = |source, picks: &[Pick]| {
        form::write(WordPicker { source, picks: picks.to_vec(), next: picks.len() as u32, ..WordPicker::default() })
    };
    let sorter = |on: &[&str], reason: &str| {
        let mark = Mark {
            id: "c".into(),
            on: on.iter().map(|on| (*on).into()).collect(),
            reason: reason.into(),
            ..Mark::default()
        };
        form::write(PowerSorter { marks: Arc::new(vec![Arc::new(mark)]), ..PowerSorter::default() })
    };
    let timer =
        |left| form::write(ActivityTimer { phase: Phase::Paused, left: Some(left), ..ActivityTimer::default() });
    let (one, two) = (picked("one", 0), picked("two", 1));
    for (before, after, replaces) in [
        (picker(Source::Own, std::slice::from_ref(&one)), picker(Source::Own, &[two.clone(), one.clone()]), false),
        (picker(Source::Own, &[]), picker(Source::Sample, &[]), true),
        (sorter(&["micro"], ""), sorter(&["micro"], "Why."), false),
        (sorter(&["micro"], ""), sorter(&["macro"], ""), true),
        (sorter(&["micro"], ""), sorter(&["macro", "micro"], ""), true),
        (timer(5), timer(5), false),
        (timer(5), timer(9), true),
        (Tree::Null, picker(Source::Own, std::slice::from_ref(&one)), false),
    ] {
        assert_eq!(gain(&before, &after).replaces, replaces, "{before:?} {after:?}");
    }
}

// --- Bringing back -----------------------------------------------------------------------------------------------------

#[test]
fn where_both_have_a_value_the_one_changed_later_counts_and_texts_of_both_stay() {
    let picker = |source, why: &str, revealed| {
        form::write(WordPicker { source, why: why.to_owned(), revealed, next: 1, ..WordPicker::default() })
    };
    let (old, new) = (picker(Source::Sample, "Then.", true), picker(Source::Own, "Now.", false));
    for (mine, copy) in [((9, &new), (5, &old)), ((5, &old), (9, &new))] {
        let joined = backup::joined(Widget::WordPicker, (Millis(mine.0), mine.1), (Millis(copy.0), copy.1));
        let joined: WordPicker = form::read(joined).unwrap();
        assert_eq!((joined.source, joined.why.as_str()), (Source::Own, "Then.\nNow."));
    }
    // A running timer is not stopped by an older copy, nor a later one set back.
    let timer = |phase, left, deadline: Option<i64>| {
        let seen = deadline.map(|_| Seen { wall: Millis(1), ..Seen::default() });
        form::write(ActivityTimer {
            phase,
            length: Some(900),
            left,
            deadline: deadline.map(Millis),
            seen,
            ..ActivityTimer::default()
        })
    };
    let (paused, running) = (timer(Phase::Paused, Some(800), None), timer(Phase::Running, None, Some(700)));
    let fresh = form::write(ActivityTimer::default());
    let timers = |mine: (i64, &Tree), copy: (i64, &Tree)| {
        backup::joined(Widget::ActivityTimer, (Millis(mine.0), mine.1), (Millis(copy.0), copy.1))
    };
    assert_eq!(timers((9, &running), (5, &paused)), running);
    assert_eq!(timers((5, &running), (9, &paused)), paused);
    // What is missing comes back, however late somebody looked at it anew.
    for mine in [&fresh, &Tree::Null] {
        assert_eq!(timers((9, mine), (5, &paused)), paused);
    }
    // A card that was sorted again stays where it is.
    let sorter = |on: &str| {
        let mark = Mark { id: "c".into(), text: "C.".into(), on: vec![on.into()], ..Mark::default() };
        form::write(PowerSorter { marks: Arc::new(vec![Arc::new(mark)]), ..PowerSorter::default() })
    };
    let (micro, r#macro) = (sorter("micro"), sorter("macro"));
    let joined = backup::joined(Widget::PowerSorter, (Millis(9), &r#macro), (Millis(5), &micro));
    let joined: PowerSorter = form::read(joined).unwrap();
    assert_eq!(&*joined.marks[0].on[0], "macro");
    let both = form::write(joined);
    let joined = backup::joined(Widget::PowerSorter, (Millis(5), &both), (Millis(9), &micro));
    assert!(gain(&both, &joined).replaces);
    let joined: PowerSorter = form::read(joined).unwrap();
    assert_eq!(&*joined.marks[0].on[0], "micro");
}

/// A copy of last year comes back as the form of today.
#[test]
fn a_backup_of_an_older_version_is_taken() {
    let old = include_str!("documents/activity-timer-1.json");
    let document = backup::read(&backup::file(&[old.to_owned()]), parse).unwrap().remove(0);
    assert!(document.version < ActivityTimer::VERSION);
    assert_eq!(backup::choose::<ActivityTimer, _>(std::slice::from_ref(&document), &document.activity), Ok(0));
    let state = backup::state(document.clone()).unwrap();
    let timer: ActivityTimer = form::read(state.clone()).unwrap();
    assert_eq!(timer.sight, Sight::Hidden);
    assert_eq!(backup::joined(Widget::ActivityTimer, (Millis(0), &Tree::Null), (document.changed, &state)), state);
}

#[test]
fn the_help_names_browsers_that_clear_what_is_not_used_for_a_week() {
    let help = lang::words("en").own_work().help;
    assert!(help.contains("Safari") && help.contains("seven days"), "{help}");
}

// --- The envelope ----------------------------------------------------------------------------------------------------

fn fits<A: Activity>() {
    let tag = A::WIDGET.tag();
    let fit = |widget: &str, version| document(widget, "a", version, 0).fit::<A>();
    for version in 1..=A::VERSION {
        assert_eq!(fit(tag, version), Fit::Current);
    }
    assert_eq!(fit(tag, A::VERSION + 1), Fit::Newer);
    assert_eq!(fit(tag, u32::MAX), Fit::Newer);
    assert_eq!(fit(tag, 0), Fit::Foreign, "no version that ever was");
    for other in Widget::ALL.map(Widget::tag).into_iter().chain(["", "another-widget"]).filter(|other| *other != tag) {
        assert_eq!(fit(other, A::VERSION), Fit::Foreign);
        assert_eq!(fit(other, A::VERSION + 1), Fit::Foreign, "newer code of others is none of ours");
    }
}

#[test]
fn a_document_is_this_widgets_or_foreign_or_newer() {
    fits::<WordPicker>();
    fits::<ActivityTimer>();
    fits::<PowerSorter>();
}

#[test]
fn a_state_of_unknown_form_still_shows_its_envelope() {
    let text = r#"{"widget":"word-picker","activity":"a","version":7,"revision":3,"changed":12,"writer":"w",
        "more":[1],"state":{"picks":"another form","deep":{"er":[null]}}}"#;
    let read: Document<Anything> = serde_json::from_str(text).unwrap();
    assert_eq!(read.fit::<WordPicker>(), Fit::Newer);
    assert_eq!((read.revision, read.changed), (3, Millis(12)));
    assert!(serde_json::from_str::<Document<WordPicker>>(text).is_err());
}

#[test]
fn what_is_no_envelope_is_not_read() {
    let whole = serde_json::to_value(document("word-picker", "a", 1, 5)).unwrap();
    assert!(serde_json::from_value::<Document<Anything>>(whole.clone()).is_ok());
    for field in ["widget", "activity", "version", "revision", "changed", "writer", "state"] {
        let mut part = whole.clone();
        part.as_object_mut().unwrap().remove(field);
        assert!(serde_json::from_value::<Document<Anything>>(part).is_err(), "without {field}");
    }
    for text in ["", "null", "{}", "[]", "7", "\"word-picker\"", "{\"widget\":"] {
        assert!(serde_json::from_str::<Document<Anything>>(text).is_err(), "{text}");
        assert_eq!(backup::read(text, parse), Err(Refusal::NotABackup), "{text}");
    }
}

#[test]
fn a_backup_written_is_the_backup_read() {
    let state = WordPicker { why: "“Why?” <b>\u{1F600}\u{0}".to_owned(), ..WordPicker::default() };
    let whole = Document {
        widget: "word-picker".to_owned(),
        activity: "a/b “c”".to_owned(),
        version: WordPicker::VERSION,
        revision: u32::MAX,
        changed: Millis(-1),
        writer: "w-1".to_owned(),
        knows: Vec::new(),
        state,
    };
    let text = backup::file(&[serde_json::to_string(&whole).unwrap(), serde_json::to_string(&whole).unwrap()]);
    assert_eq!(
        serde_json::from_str::<Backup<Document<WordPicker>>>(&text).unwrap().documents,
        [whole.clone(), whole.clone()]
    );
    for document in backup::read(&text, parse).unwrap() {
        assert_eq!(backup::state(document), Some(form::write(whole.state.clone())));
    }
}

#[test]
fn a_text_of_any_number_of_lines_comes_back_and_a_list_of_too_many_things_does_not() {
    let kept = |state: WordPicker| {
        let whole = Document {
            widget: "word-picker".to_owned(),
            activity: "a".to_owned(),
            version: WordPicker::VERSION,
            revision: 1,
            changed: Millis(1),
            writer: "w".to_owned(),
            knows: Vec::new(),
            state,
        };
        backup::read(&backup::file(&[serde_json::to_string(&whole).unwrap()]), parse).unwrap()
    };
    let mut lines = TextBuilder::new();
    for line in 0..20_000 {
        lines.push_block(BlockKind::Paragraph, &format!("Line {line}."));
    }
    let long = WordPicker { own: lines.finish(), ..WordPicker::default() };
    let states: Vec<_> = kept(long.clone()).into_iter().map(backup::state).collect();
    assert_eq!(states, [Some(form::write(long))]);
    let many = WordPicker { picks: vec![Pick::default(); 5_001], ..WordPicker::default() };
    assert!(kept(many).is_empty());
}

// --- Choosing --------------------------------------------------------------------------------------------------------

#[test]
fn the_same_activity_comes_first() {
    let all = [
        document("word-picker", "b", 1, 900),
        document("power-sorter", "a", 1, 950),
        document("word-picker", "a", 1, 100),
        document("word-picker", "c", 1, 999),
    ];
    assert_eq!(chosen(all.clone(), "a"), Ok(2));
    assert_eq!(chosen(all.clone(), "b"), Ok(0));
    assert_eq!(
        chosen(all, "elsewhere"),
        Err(Refusal::NothingForThisWidget),
        "in a file of a whole site each has its own place"
    );
}

#[test]
fn of_the_same_activity_the_one_changed_last() {
    let all = [1, 30, 20].map(|changed| document("word-picker", "a", 1, changed));
    assert_eq!(chosen(all, "a"), Ok(1));
    let alike = [5, 5].map(|changed| document("word-picker", "a", 1, changed));
    assert_eq!(chosen(alike, "a"), Ok(1), "as written: the later one");
}

#[test]
fn the_only_one_of_this_widget_is_taken_under_another_name() {
    assert_eq!(chosen([document("word-picker", "there", 1, 1)], "here"), Ok(0));
    let all = [document("activity-timer", "here", 1, 9), document("word-picker", "there", 1, 1)];
    assert_eq!(chosen(all, "here"), Err(Refusal::NothingForThisWidget), "unless the file holds more");
}

#[test]
fn nothing_for_this_widget() {
    assert_eq!(chosen([], "a"), Err(Refusal::NothingForThisWidget));
    let foreign =
        [document("power-sorter", "a", 1, 1), document("word-picker", "a", 0, 1), document("power-sorter", "a", 9, 1)];
    assert_eq!(chosen(foreign, "a"), Err(Refusal::NothingForThisWidget));
}

#[test]
fn made_by_a_newer_version() {
    let newer = WordPicker::VERSION + 1;
    let theirs = document("word-picker", "a", newer, 9);
    assert_eq!(chosen([theirs.clone()], "a"), Err(Refusal::Newer));
    assert_eq!(chosen([theirs.clone(), document("power-sorter", "a", 1, 9)], "a"), Err(Refusal::Newer));
    // One of the same activity that can be read is taken.
    assert_eq!(chosen([theirs.clone(), document("word-picker", "a", 1, 1)], "a"), Ok(1));
    assert_eq!(chosen([theirs.clone(), document("word-picker", "b", 1, 1)], "c"), Err(Refusal::Newer));
    // But this activity's own work is not passed over in silence for another's.
    assert_eq!(chosen([theirs, document("word-picker", "b", 1, 1)], "a"), Err(Refusal::Newer));
}

#[test]
fn another_json_file_is_no_backup() {
    for format in ["", "activity-widgets", "Activity-Widgets-Backup", "activity-widgets-backup "] {
        let document = serde_json::to_string(&document("word-picker", "a", 1, 1)).unwrap();
        let text = backup::file(&[document]);
        assert_eq!(backup::read(&text, parse).map(|documents| documents.len()), Ok(1));
        assert_eq!(backup::read(&text.replace(backup::FORMAT, format), parse), Err(Refusal::NotABackup));
    }
}

#[test]
fn each_reason_is_a_sentence_of_its_own() {
    let words = &lang::words("en").common;
    let all = [Refusal::TooLong, Refusal::NotABackup, Refusal::NothingForThisWidget, Refusal::Newer, Refusal::ReadOnly];
    for (index, reason) in all.iter().enumerate() {
        let message = words.refusal(*reason);
        assert!(message.len() > 10 && message.ends_with('.'));
        assert!(all.iter().take(index).all(|other| words.refusal(*other) != message));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_choice_can_be_read_and_is_the_best(
        all in proptest::collection::vec((0..3_usize, "[abc]", 0..3_u32, -5..5_i64), 0..8),
    ) {
        let made = all.iter().map(|(widget, id, version, at)| document(Widget::ALL[*widget].tag(), id, *version, *at));
        let documents: Vec<_> = made.collect();
        let fits = |fit: Fit| documents.iter().filter(move |one| one.fit::<WordPicker>() == fit);
        let mine = |one: &&Document<Anything>| one.activity == "a";
        match chosen(documents.clone(), "a") {
            Ok(index) => {
                let taken = &documents[index];
                prop_assert_eq!(taken.fit::<WordPicker>(), Fit::Current);
                if fits(Fit::Current).any(|one| one.activity == "a") {
                    prop_assert_eq!(taken.activity.as_str(), "a");
                    prop_assert!(fits(Fit::Current).filter(mine).all(|one| one.changed <= taken.changed));
                } else {
                    prop_assert_eq!(documents.len(), 1);
                }
            }
            Err(Refusal::Newer) => {
                prop_assert!(fits(Fit::Newer).count() > 0 && fits(Fit::Current).filter(mine).count() == 0);
            }
            Err(refusal) => {
                prop_assert_eq!(refusal, Refusal::NothingForThisWidget);
                prop_assert_eq!(fits(Fit::Newer).count(), 0);
                prop_assert!(documents.len() > 1 || fits(Fit::Current).count() == 0);
                prop_assert_eq!(fits(Fit::Current).filter(mine).count(), 0);
            }
        }
    }
}
