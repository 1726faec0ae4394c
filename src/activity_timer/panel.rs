//! What the learner can set, behind one quiet button.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use super::config::{Announce, Config, length_of, minutes_of};
use super::model::{Action, ActivityTimer, Sight};
use super::signals::{check, turn};
use super::view::Face;
use super::wishes::{Seconds, Signal, Wish};
use crate::parts::{button, focus_soon, fresh_id};
use crate::ui::{El, Held, derived, el, untrack};

/// The settings. The release build finds this by its name: it and all that only it needs is a part of its own (see `host::part`).
#[inline(never)]
pub(super) fn panel(face: Face) -> El {
    check(face);
    let words = face.voice.words;
    let seconds = [
        (words.seconds_never, Wish::Seconds(Seconds::Never)),
        (words.seconds_last, Wish::Seconds(Seconds::LastMinute)),
        (words.seconds_always, Wish::Seconds(Seconds::Always)),
    ];
    let announce = [
        (words.announce_few, Wish::Announce(Announce::Few)),
        (words.announce_every, Wish::Announce(Announce::EveryFive)),
        (words.announce_never, Wish::Announce(Announce::Never)),
    ];
    let switches = [words.sound, words.vibration, words.notification, words.awake];
    let switches = Signal::ALL.into_iter().zip(switches).map(|(signal, name)| switch(face, signal, name));
    let off = move |_| {
        face.act(|reading| Action::See(Sight::Off, reading));
        face.open.set(false);
        focus_soon(face.back.peeked());
    };
    el("div")
        .class("panel")
        .attr("role", "group")
        .attr("aria-label", words.settings)
        .child(minutes(face))
        .child(choices(face, words.show_seconds, seconds, |timer, _| Wish::Seconds(timer.wishes.seconds)))
        .child(choices(face, words.announce, announce, |timer, config| Wish::Announce(timer.announce(config))))
        .child(set_of(words.signals).children(switches))
        .child(button(words.turn_off, "").on("click", off))
}

/// The field for the minutes. What it takes is taken by Enter or its button, not while somebody still types.
fn minutes(face: Face) -> El {
    let (words, id, why) = (face.voice.words, fresh_id(), fresh_id());
    let wrong = Held::new(false);
    let text = move || face.session.with_config(|timer, config| minutes_of(timer.length(config)));
    let field = el("input")
        .attr("type", "text")
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off")
        .attr("id", &id)
        .attr("aria-describedby", &why)
        .truth("aria-invalid", move || wrong.get())
        .value(text);
    let input: Option<HtmlInputElement> = field.as_element();
    let set = move |event: Event| {
        event.prevent_default();
        let Some(input) = &input else { return };
        // What stands there already may be rounded, or longer than anybody may set: it is no wish.
        if input.value() == untrack(text) {
            return wrong.set(false);
        }
        // In many languages the decimal sign is a comma.
        let length = length_of(&input.value().replace(',', "."));
        wrong.set(length.is_none());
        match length {
            Some(length) => face.act(|reading| Action::SetLength(length, reading)),
            None => {
                face.session.say(words.minutes_wrong);
                let _ = input.focus();
            }
        }
    };
    let row = el("div").class("row").child(field).child(button(words.set, "").attr("type", "submit"));
    el("form")
        .class("minutes")
        .attr("novalidate", "")
        .on("submit", set)
        .child(el("label").attr("for", &id).text(words.minutes_field))
        .child(row)
        .child(el("p").attr("id", &why).class("hint").flag("hidden", move || !wrong.get()).text(words.minutes_wrong))
}

fn set_of(legend: &str) -> El {
    el("fieldset").child(el("legend").text(legend))
}

/// One of three wishes, the one that holds chosen.
fn choices(
    face: Face,
    legend: &str,
    options: [(&'static str, Wish); 3],
    chosen: fn(&ActivityTimer, &Config) -> Wish,
) -> El {
    let name = fresh_id();
    let holds = derived(move || face.session.with_config(|timer, config| Some(chosen(timer, config))));
    set_of(legend).children(options.map(|(label, wish)| {
        let input = el("input")
            .attr("type", "radio")
            .attr("name", &name)
            .checked(move || holds.get() == Some(wish))
            .on("change", move |_| face.act(|_| Action::Wish(wish)));
        el("label").class("option").child(input).child(el("span").text(label))
    }))
}

/// A switch for a signal, with the reason below it where there is one.
fn switch(face: Face, signal: Signal, label: &str) -> El {
    let why = fresh_id();
    let reason = move || face.signals.reason(signal);
    let change = move |event: Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        turn(face, signal, input.checked(), move || input.set_checked(false));
    };
    let input = el("input")
        .attr("type", "checkbox")
        .attr("role", "switch")
        .attr("aria-describedby", &why)
        .checked(move || face.session.with(|timer| timer.wishes.wants(signal)))
        .on("change", change);
    let why = el("p").attr("id", &why).class("hint").flag("hidden", move || reason().is_empty());
    el("div")
        .child(el("label").class("option").child(input).child(el("span").text(label)))
        .child(why.text_when(move || reason().to_owned()))
}
