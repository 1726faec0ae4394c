//! Words in context: every sentence of each term, one below the other, aligned on the term where there is room.

use super::occurrences::{occurrences, parts};
use super::view::Picker;
use crate::parts::{button, fresh_id};
use crate::text::{InSentence, Term, Text};
use crate::ui::{El, Held, derived, el};

/// The button that opens it, and the view. Worked out only while it is open.
pub(super) fn context_view(picker: Picker) -> El {
    let words = picker.words;
    let open = Held::new(false);
    let body = fresh_id();
    let press = button(words.context, "quiet")
        .attr("aria-controls", &body)
        .truth("aria-expanded", move || open.get())
        .on("click", move |_| open.update(|open| *open = !*open));
    let has_picks = move || picker.session.with(|state| !state.picks.is_empty());
    let body = el("div").attr("id", &body).show_while(move || open.get(), move || terms(picker));
    el("section").class("context").flag("hidden", move || !has_picks()).child(press).child(body)
}

fn terms(picker: Picker) -> El {
    // Words that count as the same are one term, told as the first pick writes it.
    let terms = derived(move || {
        let quotes = picker
            .session
            .with(|state| state.picks.iter().map(|pick| pick.anchor.quote.clone()).collect::<Vec<String>>());
        let mut known: Vec<Term> = Vec::new();
        let mut terms = Vec::new();
        for quote in quotes {
            let term = Term::new(&quote);
            if !term.is_empty() && !known.contains(&term) {
                known.push(term);
                terms.push(quote);
            }
        }
        terms
    });
    let each = el("div").class("terms").each(move || terms.get(), move |quote| one_term(picker, quote));
    el("div").child(el("p").class("hint").text(picker.words.context_hint)).child(each)
}

fn one_term(picker: Picker, quote: &str) -> El {
    let term = Term::new(quote);
    let list = move || {
        let found = picker.text.with(|text| term.repeats(text)).unwrap_or_default();
        let places = found.into_iter().map(|place| (place.block, place.range)).collect();
        Some(el("div").child(occurrences(picker, places, line)))
    };
    el("div").class("term").child(el("h4").text(quote)).show(list)
}

/// A sentence in two halves: what comes before the term, and the term with what follows.
fn line(_: Picker, text: &Text, place: InSentence) -> El {
    let (before, words, after) = parts(text, &place);
    let before = el("span").class("before").child(el("span").text(before));
    el("li").class("line").child(before).child(el("span").child(el("mark").text(words)).text(after))
}
