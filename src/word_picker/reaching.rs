//! Changing a pick: which words it covers, and its place in the list.

use super::model::{Action, Pick};
use super::pick::Reach;
use super::view::Picker;
use crate::lang::fill;
use crate::parts::button;
use crate::ui::{El, Held, derived, el};

/// The buttons for one pick of a list. Each names the word that would come or go. One that can do nothing is disabled in
/// name only: were it gone, the focus on it would be lost.
pub(super) fn reaching(picker: Picker, list: Held<Vec<u32>>, id: u32, known: Held<Pick>) -> El {
    let words = picker.words;
    let name = move || known.with(|pick| fill(words.change_name, &[("word", &pick.anchor.quote)]));
    let reach = Reach::ALL.map(|reach| {
        let word = derived(move || picker.reach_word(id, reach));
        let label = move || {
            let (word, joins) = word.get()?;
            let text = match reach {
                _ if joins => words.join,
                Reach::AddBefore => words.add_before,
                Reach::AddAfter => words.add_after,
                Reach::DropFirst | Reach::DropLast => words.drop,
            };
            Some(fill(text, &[("word", &word)]))
        };
        let last = Held::new(String::new());
        let told = move || {
            // The label stays when there is nothing more to do, for the focus may be on it.
            if let Some(label) = label() {
                last.set(label);
            }
            last.peeked()
        };
        let unable = move || word.get().is_none();
        button("", "")
            .text_when(told)
            .flag("hidden", move || unable() && last.peek(String::is_empty).unwrap_or(true))
            .truth("aria-disabled", unable)
            .on("click", move |_| picker.reach(id, reach))
    });
    let other = move |up: bool| {
        let index = list.with(|list| list.iter().position(|known| *known == id)).flatten()?;
        let index = if up { index.checked_sub(1)? } else { index.saturating_add(1) };
        list.with(|list| list.get(index).copied()).flatten()
    };
    let moves = [true, false].map(|up| {
        button(if up { words.move_up } else { words.move_down }, "")
            .truth("aria-disabled", move || other(up).is_none())
            .on("click", move |_| {
                if let Some(other) = other(up) {
                    picker.act(Action::Swap(id, other));
                }
            })
    });
    el("div").class("row change").attr("role", "group").attr_when("aria-label", name).children(reach).children(moves)
}
