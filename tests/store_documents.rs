//! Documents of every version that ever shipped can be read: `tests/documents/` holds one of each widget and version, as that
//! version wrote it. They are never changed.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::Path;

use activity_widgets::activity::{Activity, Millis, Widget};
use activity_widgets::activity_timer::model::{ActivityTimer, Phase, Sight};
use activity_widgets::config::Settings;
use activity_widgets::power_sorter::model::PowerSorter;
use activity_widgets::store::document::Document;
use activity_widgets::store::form;
use activity_widgets::store::migrate::{Step, migrate, migrate_by};
use activity_widgets::store::tree::Tree;
use activity_widgets::word_picker::model::{Source, WordPicker};

fn stored(widget: Widget, version: u32) -> Document<Tree> {
    let path = format!("tests/documents/{}-{version}.json", widget.tag());
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&path)).unwrap();
    let document: Document<Tree> = serde_json::from_str(&text).unwrap();
    assert_eq!((document.widget.as_str(), document.version), (widget.tag(), version), "{path}");
    assert_eq!((document.revision, document.changed), (17, Millis(1_790_000_000_000)), "{path}");
    document
}

/// The state as today's code reads it, and that reading and repairing it changes nothing.
fn state<A: Activity>(version: u32) -> A {
    let document = stored(A::WIDGET, version);
    let tree = migrate(A::WIDGET, version, A::VERSION, document.state).unwrap();
    let read: A = form::read(tree.clone()).unwrap();
    let mut repaired = read.clone();
    repaired.repair(&A::configure(&Settings::default()).0, Millis(1_790_000_100_000));
    assert_eq!(repaired, read);
    read
}

#[test]
fn word_picker() {
    for version in 1..=WordPicker::VERSION {
        let state: WordPicker = state(version);
        assert_eq!((state.source, state.own.blocks.len(), state.revealed), (Source::Own, 4, true));
        let words: Vec<&str> = state.picks.iter().map(|pick| pick.anchor.quote.as_str()).collect();
        assert_eq!(words, ["broken", "volunteers"]);
        assert!(state.picks.iter().all(|pick| pick.anchor.resolve(&state.own).is_some()));
        assert_eq!(state.pick(1).unwrap().note, "They give their time.\nSo could I.");
        assert_eq!(state.why, "All of them are warm – “kind”, even. 漢字");
        assert_eq!(state.influence, "It says ‘our’.");
    }
}

#[test]
fn activity_timer() {
    for version in 1..=ActivityTimer::VERSION {
        let state: ActivityTimer = state(version);
        assert_eq!((state.phase, state.length, state.sight), (Phase::Running, Some(35 * 60_000), Sight::Hidden));
        assert_eq!(state.deadline, Some(Millis(1_790_000_000_000 + 35 * 60_000)));
    }
}

#[test]
fn power_sorter() {
    for version in 1..=PowerSorter::VERSION {
        let state: PowerSorter = state(version);
        let config = PowerSorter::configure(&Settings::default()).0;
        let own = state.own.first().unwrap();
        assert_eq!(&*own.text, "She offered to write the minutes.");
        assert_eq!(&*state.reason(own), "Who writes decides what was said.");
        assert_eq!(state.progress(&config).sorted, 2);
        assert_eq!(&*state.entry, "Later: who books the room");
        assert_eq!((&*state.strengths, &*state.limitations), ("Anybody can.", "Not everybody is heard."));
        assert_eq!(&*state.post.as_ref().unwrap().text, "My post.");
    }
}

#[test]
fn steps_follow_one_another_and_a_missing_one_is_no_state() {
    fn to_two(_: Tree) -> Tree {
        Tree::Number(2)
    }
    fn to_three(before: Tree) -> Tree {
        if before == Tree::Number(2) { Tree::Number(3) } else { Tree::Null }
    }
    let (mine, other) = (Widget::WordPicker, Widget::PowerSorter);
    let steps: [Step; 3] = [(mine, 2, to_three), (mine, 1, to_two), (other, 3, to_two)];
    let migrated = |from, to| migrate_by(&steps, mine, from, to, Tree::Number(1));
    assert_eq!(migrated(1, 1), Some(Tree::Number(1)));
    assert_eq!(migrated(1, 2), Some(Tree::Number(2)));
    assert_eq!(migrated(1, 3), Some(Tree::Number(3)));
    assert_eq!(migrated(1, 4), None);
    assert_eq!(migrate_by(&steps, other, 1, 2, Tree::Null), None);
}
