//! Finding: a word or phrase is typed, and each place where it stands can be picked.

use std::ops::Range;

use super::hints::{Count, Phrase};
use super::occurrences::{how_many, marked, occurrences};
use super::pick::whole_words;
use super::running_text::Place;
use super::view::Picker;
use crate::host::listener::Wait;
use crate::lang::fill;
use crate::parts::{button, fresh_id, value_of};
use crate::text::{InSentence, Term, Text};
use crate::ui::{El, Held, derived, effect, el, fragment};

/// How long after the last letter the number of places is said, in milliseconds. It is to be seen at once.
const SPOKEN_AFTER: u32 = 750;
/// How many frequent phrases are shown.
const MOST_PHRASES: usize = 8;

/// The field and what it finds, and frequent phrases where the author wants them shown.
pub(super) fn find(picker: Picker) -> El {
    let words = picker.words;
    let (wanted, spoken) = (Held::new(String::new()), Wait::new());
    let id = fresh_id();
    let field = el("input")
        .attr("type", "text")
        .attr("id", &id)
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr("enterkeyhint", "search")
        .value(move || wanted.get())
        .on("input", move |event| {
            let now = value_of(&event);
            spoken.stop();
            if !now.trim().is_empty() {
                let now = now.clone();
                spoken.start(SPOKEN_AFTER, move || picker.session.say(summary(picker, &now)));
            }
            wanted.set(now);
        })
        .on("blur", move |_| spoken.stop());
    // What is said of a pick is not talked over.
    effect(move || {
        picker.places.track();
        spoken.stop();
    });
    let results = move || {
        let wanted = wanted.get();
        if wanted.trim().is_empty() {
            return None;
        }
        picker.text.track();
        let found = places(picker, &wanted);
        let count = el("p").class("hint").text(&told(picker, &wanted, found.len()));
        Some(el("div").class("found").child(count).child(occurrences(picker, found, result)))
    };
    let label = el("h4").child(el("label").attr("for", &id).text(words.find));
    el("div").class("way").child(label).child(field).child(phrases(picker, wanted)).show(results)
}

fn summary(picker: Picker, wanted: &str) -> String {
    told(picker, wanted, places(picker, wanted).len())
}

fn told(picker: Picker, wanted: &str, count: usize) -> String {
    let words = picker.words;
    if count == 0 {
        return fill(words.no_place, &[("word", wanted.trim())]);
    }
    how_many(count, words.one_place, words.places)
}

/// Where the wanted words stand, as whole words; where they stand nowhere, what begins with them.
fn places(picker: Picker, wanted: &str) -> Vec<(u32, Range<usize>)> {
    let mut found = picker.text.peek(|text| Term::new(wanted).places(text)).unwrap_or_default();
    if found.iter().any(|place| place.whole) {
        found.retain(|place| place.whole);
    }
    found.into_iter().map(|place| (place.block, place.range)).collect()
}

/// A sentence, and the button that picks the place in it.
fn result(picker: Picker, text: &Text, mut place: InSentence) -> El {
    // What is picked is whole words, the same as by any other way.
    let paragraph = text.blocks.get(place.block as usize).map_or("", |block| &block.text);
    let whole = picker.boundaries.peek(|boundaries| whole_words(boundaries, paragraph, &place.range)).flatten();
    place.range = whole.unwrap_or(place.range);
    let words = picker.words;
    let sentence = paragraph.get(place.sentence.clone()).unwrap_or_default();
    let (block, range) = (place.block, place.range.clone());
    let covers = move |at: &Place| at.1 == block && at.2.start <= range.start && range.end <= at.2.end;
    let picked = derived(move || picker.places.with(|places| places.iter().any(&covers)).unwrap_or_default());
    let range = place.range.clone();
    let press = button(words.pick, "take")
        .attr("aria-label", &fill(words.pick_name, &[("sentence", sentence)]))
        .truth("aria-pressed", move || picked.get())
        .on("click", move |_| {
            if picked.peeked() { picker.toggle(block, range.clone()) } else { picker.add(block, range.clone()) }
        });
    el("li").child(marked(el("p"), text, &place)).child(press)
}

/// Counts slice by slice, so that the page stays alive however long the text is.
fn go_on(mut count: Count, found: Held<Vec<Phrase>>, wait: Wait) {
    wait.start(0, move || {
        if count.go_on() {
            go_on(count, found, wait);
        } else {
            found.set(count.most_frequent(MOST_PHRASES));
        }
    });
}

/// The phrases that come up often in the text: a press looks for one of them.
fn phrases(picker: Picker, wanted: Held<String>) -> El {
    let words = picker.words;
    let found = Held::new(Vec::new());
    let wait = Wait::new();
    let asked = derived(move || picker.session.with_config(|_, config| config.hints));
    effect(move || {
        picker.text.track();
        found.set(Vec::new());
        wait.stop();
        if asked.get() {
            let count = Count::new(picker.text.peeked(), words.small_words);
            // Not before the text is to be seen.
            go_on(count, found, wait);
        }
    });
    let heading = fresh_id();
    let heading_line = el("p").attr("id", &heading).class("label").text(words.phrases);
    let list = move || {
        let phrases = found.get();
        let buttons = phrases.into_iter().map(|phrase| {
            let times = phrase.times.to_string();
            let name = fill(words.phrase, &[("phrase", &phrase.words), ("count", &times)]);
            button(&name, "").on("click", move |_| {
                wanted.set(phrase.words.clone());
                picker.session.say(summary(picker, &phrase.words));
            })
        });
        Some(el("div").class("row").attr("role", "group").attr("aria-labelledby", &heading).children(buttons))
    };
    let body = el("div").class("phrases").flag("hidden", move || found.with(Vec::is_empty).unwrap_or(true));
    fragment().child(body.child(heading_line).child(el("p").class("hint").text(words.phrases_hint)).show(list))
}
