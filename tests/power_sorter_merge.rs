//! Two tabs sort the same cards at once: neither's work is lost.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::sync::Arc;

use activity_widgets::activity::{Activity, Millis};
use activity_widgets::config::Settings;
use activity_widgets::power_sorter::config::Config;
use activity_widgets::power_sorter::model::Action;
use activity_widgets::power_sorter::model::PowerSorter;
use activity_widgets::store::form;
use activity_widgets::store::merge::merge;
use proptest::prelude::*;

const NOW: Millis = Millis(1_790_000_000_000);

/// What one tab does: cards by their place in the deck.
#[derive(Clone, Debug)]
enum Doing {
    Place(usize, usize),
    Unplace(usize),
    Reason(usize, u8),
}

fn doings() -> impl Strategy<Value = Vec<Doing>> {
    let doing = prop_oneof![
        (0..10_usize, 0..3_usize).prop_map(|(card, place)| Doing::Place(card, place)),
        (0..10_usize).prop_map(Doing::Unplace),
        (0..10_usize, any::<u8>()).prop_map(|(card, word)| Doing::Reason(card, word)),
    ];
    proptest::collection::vec(doing, 0..12)
}

/// The state after a tab's doings. What it writes says which tab it was.
fn after(mut state: PowerSorter, tab: &str, doings: &[Doing], config: &Config) -> PowerSorter {
    for doing in doings {
        let id = |card: usize| Arc::clone(&config.deck[card].id);
        let action = match doing {
            Doing::Place(card, place) => {
                Action::Place { card: id(*card), category: Arc::from(["micro", "macro", "?"][*place]), on: true }
            }
            Doing::Unplace(card) => Action::Unplace(id(*card)),
            Doing::Reason(card, word) => Action::Reason(id(*card), format!("{tab} says {word}.")),
        };
        state.apply(action, config, NOW);
    }
    state
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn neither_tab_loses_its_sorting(before in doings(), here in doings(), there in doings()) {
        let config = PowerSorter::configure(&Settings::default()).0;
        let base = after(PowerSorter::default(), "base", &before, &config);
        let older = after(base.clone(), "here", &here, &config);
        let newer = after(base.clone(), "there", &there, &config);
        let [base_tree, older_tree, newer_tree] = [&base, &older, &newer].map(|state| form::write(state.clone()));
        let mut merged: PowerSorter = form::read(merge(&base_tree, &older_tree, &newer_tree)).unwrap();
        merged.repair(&config, NOW);
        for card in config.deck.iter() {
            let at = |state: &PowerSorter| state.places(card, &config);
            prop_assert!(at(&merged).len() <= 1, "{card:?} stands in several places");
            // A card that both tabs worked on is where one of them has it.
            let untouched = |side: &PowerSorter| at(side) == at(&base) && side.reason(card) == base.reason(card);
            let wanted = [&older, &newer].map(|side| (at(side), untouched(side)));
            prop_assert!(wanted.iter().any(|(place, _)| *place == at(&merged)), "{card:?} is where nobody put it");
            match wanted {
                [(_, true), (place, _)] | [(place, _), (_, true)] => prop_assert_eq!(at(&merged), place, "{:?}", card),
                _ => {}
            }
            let kept = merged.reason(card);
            for side in [&older, &newer] {
                let said = side.reason(card);
                prop_assert!(said == base.reason(card) || kept.contains(&*said), "{said:?} is lost: {kept:?}");
            }
        }
        // Whoever merges, in either tab, comes to the same.
        let mut again: PowerSorter = form::read(merge(&newer_tree, &form::write(merged.clone()), &newer_tree)).unwrap();
        again.repair(&config, NOW);
        prop_assert_eq!(&again, &merged);
    }
}

#[test]
fn the_subject_of_one_tab_and_the_post_of_another_are_kept() {
    let config = PowerSorter::configure(&Settings::default()).0;
    let base = PowerSorter::default();
    let (mut here, mut there) = (base.clone(), base.clone());
    here.apply(Action::Subject("Who decides?".into()), &config, NOW);
    there.apply(Action::EditPost { text: "My words".into(), draft: Arc::from("") }, &config, NOW);
    let tree = |state: &PowerSorter| form::write(state.clone());
    for (older, newer) in [(&here, &there), (&there, &here)] {
        let merged: PowerSorter = form::read(merge(&tree(&base), &tree(older), &tree(newer))).unwrap();
        assert_eq!(merged.subject.as_deref(), Some("Who decides?"));
        assert_eq!(&*merged.post.unwrap().text, "My words");
    }
}
