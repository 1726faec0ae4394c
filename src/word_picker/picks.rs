//! The picks: each word with its sentence and a note, and apart from them those whose words left the text.

use std::ops::Range;

use wasm_bindgen::JsCast;

use super::model::{Action, Pick};
use super::notes::marked_sentence;
use super::occurrences::{how_many, marked, occurrences};
use super::reaching::reaching;
use super::view::Picker;
use crate::host::listener::Wait;
use crate::lang::fill;
use crate::parts::{button, focus_neighbour, focus_soon, fresh_id, labelled_field};
use crate::text::Term;
use crate::ui::{El, Held, derived, effect, el, fragment};

/// How many picks are built between two frames.
const AT_ONCE: usize = 4;

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
    let list = move |ids: Held<Vec<u32>>| {
        let ids = in_time(ids);
        let keys = move || ids.with(|ids| ids.iter().map(u32::to_string).collect()).unwrap_or_default();
        el("ol").each(keys, move |key| pick(picker, ids, key.parse().unwrap_or_default()))
    };
    let is_empty = move |ids: Held<Vec<u32>>| ids.with(Vec::is_empty).unwrap_or(true);
    let heading = el("h3").attr("tabindex", "-1").text(words.picks);
    let focus = heading.as_element();
    let found = el("section")
        .class("picks")
        .child(heading)
        .child(el("p").class("hint").flag("hidden", move || !is_empty(here)).text(words.no_picks))
        .child(list(here))
        .child(removed(picker, focus));
    let lost = el("section")
        .class("picks gone")
        .flag("hidden", move || is_empty(gone))
        .child(el("h3").text(words.gone))
        .child(el("p").class("hint").text(words.gone_hint))
        .child(list(gone));
    fragment().child(found).child(lost)
}

/// The picks of a list as they are to be shown. New ones are built after the next frame, a few at a time: a word is marked
/// first, which is what the learner looks at. What goes or moves does so at once, for the focus may be on it.
fn in_time(ids: Held<Vec<u32>>) -> Held<Vec<u32>> {
    let shown = Held::<Vec<u32>>::new(Vec::new());
    let wait = Wait::new();
    effect(move || show_some(ids.get(), 0, ids, shown, wait));
    shown
}

/// Shows what is shown already, and so many more.
fn show_some(now: Vec<u32>, mut more: usize, ids: Held<Vec<u32>>, shown: Held<Vec<u32>>, wait: Wait) {
    let all = now.len();
    let known = shown.peeked();
    let next: Vec<u32> = now
        .into_iter()
        .filter(|id| {
            let new = !known.contains(id);
            let shows = !new || more > 0;
            more -= usize::from(new && shows);
            shows
        })
        .collect();
    if next.len() < all {
        wait.after_frame(move || show_some(ids.peeked(), AT_ONCE, ids, shown, wait));
    }
    shown.set(next);
}

/// What was let go last, and the way back. It stays until the next one goes, never for a number of seconds.
fn removed(picker: Picker, heading: Option<web_sys::HtmlElement>) -> El {
    let words = picker.words;
    let word = derived(move || {
        picker.session.with(|state| state.removed.as_ref().map(|removed| removed.pick.anchor.quote.clone()))
    });
    let filled = move |text| fill(text, &[("word", &word.get().unwrap_or_default())]);
    let back = button("", "").text_when(move || filled(words.restore)).on("click", move |_| {
        picker.restore();
        focus_soon(heading.clone());
    });
    el("div")
        .class("removed")
        .flag("hidden", move || word.get().is_none())
        .child(el("p").text_when(move || filled(words.removed)))
        .child(back)
}

fn pick(picker: Picker, list: Held<Vec<u32>>, id: u32) -> El {
    let (session, words) = (picker.session, picker.words);
    let known = derived(move || {
        let pick = session.with(|state| state.pick(id).map(|pick| Pick { note: String::new(), ..pick.clone() }));
        pick.unwrap_or_default()
    });
    let named = move |text| known.with(|pick| fill(text, &[("word", &pick.anchor.quote)])).unwrap_or_default();
    let note = move || session.with(|state| state.pick(id).map(|pick| pick.note.clone()).unwrap_or_default());
    let (open, body) = (Held::new(false), fresh_id());
    let change = button(words.change, "quiet")
        .attr_when("aria-label", move || Some(named(words.change_name)))
        .attr("aria-controls", &body)
        .truth("aria-expanded", move || open.get())
        .on("click", move |_| open.update(|open| *open = !*open));
    let remove = button(words.remove, "quiet remove").attr_when("aria-label", move || Some(named(words.remove_name)));
    let remove = remove.on("click", move |event| {
        focus_neighbour(&event, ".remove", || picker.text_heading.peeked().map(JsCast::unchecked_into));
        picker.act(Action::Unpick(id));
    });
    let word =
        el("h4").child(el("mark").text_when(move || known.with(|pick| pick.anchor.quote.clone()).unwrap_or_default()));
    let head = el("div").class("head").child(word).child(el("div").class("row").child(change).child(remove));
    let panel = el("div").attr("id", &body).show_while(move || open.get(), move || reaching(picker, list, id, known));
    let sentence = move || {
        let runs = known.with(marked_sentence).unwrap_or_default();
        Some(runs.iter().fold(el("blockquote"), |quote, run| {
            if run.marked { quote.child(el("mark").text(&run.text)) } else { quote.text(&run.text) }
        }))
    };
    let label = el("label").text_when(move || named(words.note));
    let note = labelled_field(label, 2, note, move |text| picker.act(Action::Note(id, text)));
    el("li")
        .class("pick")
        .attr("part", "pick")
        .child(head)
        .child(panel)
        .child(fragment().show(sentence))
        .child(repeats(picker, id, known))
        .child(note)
}

/// How often the pick's words are in the text, and the other sentences with them below the pick's own.
fn repeats(picker: Picker, id: u32, known: Held<Pick>) -> El {
    let words = picker.words;
    let term = derived(move || known.with(|pick| Term::new(&pick.anchor.quote)).unwrap_or_default());
    // Counted a moment later, each pick's by itself: after another text came, the page would not answer while all are.
    let (found, wait) = (Held::<Vec<(u32, Range<usize>)>>::new(Vec::new()), Wait::new());
    effect(move || {
        let (text, term) = (picker.text.get(), term.get());
        wait.start(0, move || {
            found.set(term.repeats(&text).into_iter().map(|place| (place.block, place.range)).collect());
        });
    });
    let count = move || found.with(Vec::len).unwrap_or_default();
    let told = move || how_many(count(), words.once, words.times);
    let (open, body) = (Held::new(false), fresh_id());
    let press = button("", "quiet")
        .flag("hidden", move || count() < 2)
        .text_when(told)
        .attr("aria-controls", &body)
        .truth("aria-expanded", move || open.get())
        .on("click", move |_| open.update(|open| *open = !*open));
    let others = move || {
        picker.places.track();
        let own = picker.place_of(id);
        let other = |(block, range): &(u32, Range<usize>)| {
            own.as_ref().is_none_or(|(_, at, own)| at != block || own.end <= range.start || range.end <= own.start)
        };
        let others = found.get().into_iter().filter(other).collect();
        let list = move || occurrences(picker, others, |_, text, place| marked(el("li"), text, &place));
        open.get().then(|| el("div").child(list()))
    };
    el("div")
        .class("repeats")
        .child(el("p").class("hint").flag("hidden", move || count() != 1).text(words.once))
        .child(press)
        .child(el("div").attr("id", &body).show(others))
}
