//! What the categories mean, one tap away wherever the learner is in the list.

use super::config::Category;
use super::view::Sorter;
use crate::ui::{El, el};

/// What opens, for the bar that is always in sight.
pub(super) fn meanings(sorter: Sorter) -> El {
    let kinds = sorter.kinds;
    let has_meaning = |category: &&Category| !category.meaning.is_empty();
    let explained = move || kinds.with(|kinds| kinds.categories.iter().any(|category| has_meaning(&category)));
    let list = move || {
        kinds.with(|kinds| {
            kinds.categories.iter().filter(has_meaning).fold(el("dl"), |list, category| {
                let meaning = el("dd").children(category.meaning.lines().map(|line| el("p").text(line)));
                list.child(el("dt").text(&category.label)).child(meaning)
            })
        })
    };
    el("details")
        .class("meanings")
        .flag("hidden", move || explained() != Some(true))
        .child(el("summary").text(sorter.words.meanings))
        .show(list)
}
