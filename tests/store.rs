//! What is kept: names of values, the envelope of a document, and which document is taken out of a backup.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use activity_widgets::activity::{Activity, Millis, Widget};
use activity_widgets::activity_timer::model::ActivityTimer;
use activity_widgets::lang;
use activity_widgets::power_sorter::model::PowerSorter;
use activity_widgets::store::backup::{self, Backup, Refusal};
use activity_widgets::store::document::{Anything, Document, Fit};
use activity_widgets::store::gain::gain;
use activity_widgets::store::tree::Tree;
use activity_widgets::store::{form, key};
use activity_widgets::text::{BlockKind, TextBuilder};
use activity_widgets::word_picker::model::{Pick, WordPicker};
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
    assert_eq!(chosen(all, "elsewhere"), Ok(3), "else the one changed last");
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
    let all = [document("activity-timer", "here", 1, 9), document("word-picker", "there", 1, 1)];
    assert_eq!(chosen(all, "here"), Ok(1));
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
    // For another activity, a readable one is taken too.
    assert_eq!(chosen([theirs.clone(), document("word-picker", "b", 1, 1)], "c"), Ok(1));
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
                    prop_assert_eq!(fits(Fit::Newer).filter(mine).count(), 0);
                    prop_assert!(fits(Fit::Current).all(|one| one.changed <= taken.changed));
                }
            }
            Err(Refusal::Newer) => {
                prop_assert!(fits(Fit::Newer).count() > 0 && fits(Fit::Current).filter(mine).count() == 0);
            }
            Err(refusal) => {
                prop_assert_eq!(refusal, Refusal::NothingForThisWidget);
                prop_assert_eq!(fits(Fit::Current).count() + fits(Fit::Newer).count(), 0);
            }
        }
    }
}
