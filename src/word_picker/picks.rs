//! The picks: each word with its sentence and a note, and apart from them those whose words left the text.

use super::model::{Action, Pick};
use super::notes::marked_sentence;
use super::view::Picker;
use crate::lang::fill;
use crate::parts::{button, field, focus_neighbour};
use crate::ui::{El, derived, el, fragment};

/// Both lists.
pub(super) fn picks(picker: Picker) -> El {
    let words = picker.words;
    let listed = move |here: bool| {
        derived(move || {
            let places = picker.places.get();
            let is_here = |id: u32| places.iter().any(|place| place.0 == id);
            let ids =
                |picks: &[Pick]| picks.iter().map(|pick| pick.id).filter(|id| is_here(*id) == here).collect::<Vec<_>>();
            picker.session.with(|state| ids(&state.picks))
        })
    };
    let (here, gone) = (listed(true), listed(false));
    let list = move |ids: crate::ui::Held<Vec<u32>>| {
        let keys = move || ids.with(|ids| ids.iter().map(u32::to_string).collect()).unwrap_or_default();
        el("ol").each(keys, move |key| pick(picker, key.parse().unwrap_or_default()))
    };
    let is_empty = move |ids: crate::ui::Held<Vec<u32>>| ids.with(Vec::is_empty).unwrap_or(true);
    let found = el("section")
        .class("picks")
        .child(el("h3").text(words.picks))
        .child(el("p").class("hint").flag("hidden", move || !is_empty(here)).text(words.no_picks))
        .child(list(here));
    let lost = el("section")
        .class("picks gone")
        .flag("hidden", move || is_empty(gone))
        .child(el("h3").text(words.gone))
        .child(el("p").class("hint").text(words.gone_hint))
        .child(list(gone));
    fragment().child(found).child(lost)
}

fn pick(picker: Picker, id: u32) -> El {
    let (session, words) = (picker.session, picker.words);
    let known = session.peek(|state| state.pick(id).cloned()).unwrap_or_default();
    let word = known.anchor.quote.as_str();
    let note = move || session.with(|state| state.pick(id).map(|pick| pick.note.clone()).unwrap_or_default());
    let remove = button(words.remove, "quiet").attr("aria-label", &fill(words.remove_name, &[("word", word)]));
    let head =
        el("div").class("head").child(el("h4").child(el("mark").text(word))).child(remove.on("click", move |event| {
            focus_neighbour(&event, "button", || picker.text_heading.peeked().map(Into::into));
            picker.act(Action::Unpick(id));
        }));
    let runs = marked_sentence(&known);
    let sentence = runs.iter().fold(el("blockquote"), |quote, run| {
        if run.marked { quote.child(el("mark").text(&run.text)) } else { quote.text(&run.text) }
    });
    el("li").class("pick").attr("part", "pick").child(head).child(sentence).child(field(
        &fill(words.note, &[("word", word)]),
        2,
        note,
        move |text| picker.act(Action::Note(id, text)),
    ))
}
