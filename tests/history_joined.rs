//! Steps taken back or done again after somebody else had a part in the work, with real models.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::sync::Arc;

use activity_widgets::activity::{Activity, Millis};
use activity_widgets::config::Settings;
use activity_widgets::history::History;
use activity_widgets::power_sorter::model as sorter;
use activity_widgets::power_sorter::model::PowerSorter;
use activity_widgets::store::form;
use activity_widgets::store::merge::merge;
use activity_widgets::text::Anchor;
use activity_widgets::word_picker::model::{Action, Passage, WordPicker};

const NOW: Millis = Millis(1_790_000_000_000);

/// What a keeper does with another tab's state, made of the same base.
fn join<A: Activity>(history: &mut History<A>, base: &A, theirs: &A, config: &A::Config) {
    let before = form::write(history.state().clone());
    let merged = merge(&form::write(base.clone()), &before, &form::write(theirs.clone()));
    let mut state: A = form::read(merged.clone()).unwrap();
    state.repair(config, NOW);
    history.join(state, before, merged);
}

#[test]
fn a_pick_done_again_gets_a_number_of_its_own() {
    let config = WordPicker::configure(&Settings::default()).0;
    let pick = |word: &str| {
        let anchor = Anchor { quote: word.to_owned(), ..Anchor::default() };
        Action::Pick(Passage { anchor, sentence: word.to_owned(), at: 0 })
    };
    let mut here = History::new(WordPicker::default());
    here.apply(pick("first"), &config, NOW);
    let base = here.state().clone();
    here.apply(pick("alpha"), &config, NOW);
    assert!(here.undo());
    let mut theirs = base.clone();
    theirs.apply(pick("beta"), &config, NOW);
    join(&mut here, &base, &theirs, &config);
    assert!(here.redo());
    here.mend(&config, NOW);
    let mut picks: Vec<(u32, &str)> =
        here.state().picks.iter().map(|pick| (pick.id, pick.anchor.quote.as_str())).collect();
    picks.sort_unstable();
    let mut ids: Vec<u32> = picks.iter().map(|(id, _)| *id).collect();
    ids.dedup();
    assert_eq!((picks.len(), ids.len()), (3, 3), "{picks:?}");
}

#[test]
fn a_card_put_back_by_undo_is_where_it_was() {
    let config = PowerSorter::configure(&Settings::default()).0;
    let card = |at: usize| config.deck.get(at).unwrap();
    let place =
        |at: usize, on: bool| sorter::Action::Place { card: Arc::clone(&card(at).id), category: "micro".into(), on };
    let mut here = History::new(PowerSorter::default());
    for at in [0, 4, 9] {
        here.apply(place(at, true), &config, NOW);
        here.apply(sorter::Action::Reason(Arc::clone(&card(at).id), format!("Reason {at}")), &config, NOW);
    }
    let base = here.state().clone();
    for at in [0, 4, 9] {
        here.apply(sorter::Action::Reason(Arc::clone(&card(at).id), String::new()), &config, NOW);
        here.apply(sorter::Action::Unplace(Arc::clone(&card(at).id)), &config, NOW);
    }
    let mut theirs = base.clone();
    theirs.apply(place(7, true), &config, NOW);
    join(&mut here, &base, &theirs, &config);
    // Three reasons and three places.
    for _ in 0..6 {
        assert!(here.undo());
        here.mend(&config, NOW);
    }
    for at in [0, 4, 9] {
        assert_eq!(here.state().places(card(at), &config).len(), 1, "card {at}");
        assert_eq!(&*here.state().reason(card(at)), format!("Reason {at}"));
    }
    assert_eq!(here.state().departed(&config), []);
}
