//! The buttons. Where the timer takes one line, all but the first are behind another.

use super::model::{Action, Phase, Sight};
use super::statement;
use super::view::Face;
use crate::history::History;
use crate::parts::{button, focus_soon};
use crate::ui::{El, derived, el};

/// All buttons but those of the settings.
pub(super) fn controls(face: Face) -> El {
    let (session, words) = (face.session, face.voice.words);
    let phase = derived(move || session.with(|timer| timer.phase));
    let fresh = derived(move || session.with(|timer| !timer.has_begun() && timer.length.is_none()));
    let undoable = move || session.history.with(History::can_undo).unwrap_or_default() && phase.get() == Phase::Ready;
    let plain = move || face.sight.get() == Sight::Shown;
    let rest = move || plain() && (face.open.get() || !face.compact.get());
    let press_main = move |_| {
        face.act(match session.peek(|timer| timer.phase) {
            Phase::Ready => Action::Start,
            Phase::Running => Action::Pause,
            Phase::Paused | Phase::Done => Action::Resume,
        });
    };
    let main_name = move || match phase.get() {
        Phase::Ready => words.start,
        Phase::Running => words.pause,
        Phase::Paused | Phase::Done => words.resume,
    };
    let undo = move |_| {
        session.undo();
        face.act(Action::Look);
        face.focus_main();
    };
    let say = move |_| {
        face.act(Action::Look);
        let told = face.at(|timer, config, now, reading| statement::told(timer, config, now, reading, face.voice));
        if let Some(told) = told {
            session.say(told);
        }
    };
    let finish = move |_| {
        face.act(Action::Finish);
        face.focus_main();
    };
    let see = move |_| {
        let sight = if plain() { Sight::Hidden } else { Sight::Shown };
        face.act(|reading| Action::See(sight, reading));
        if sight == Sight::Shown && face.compact.peeked() && !face.open.peeked() {
            focus_soon(face.main.peeked());
        }
    };
    let shown = move |text: &str, class: &str, on: &'static dyn Fn(Phase) -> bool| {
        button(text, class).flag("hidden", move || !rest() || !on(phase.get()))
    };
    // The buttons that stand for two things stay the same element, so that the focus stays where it is.
    let main = button("", "first")
        .flag("hidden", move || !plain())
        .text_when(move || main_name().to_owned())
        .on("click", press_main);
    face.main.set(main.as_element());
    let back = button("", "quiet")
        .flag("hidden", move || plain() && !rest())
        .text_when(move || {
            let name = match face.sight.get() {
                Sight::Shown => words.hide,
                Sight::Hidden => words.show,
                Sight::Off => words.turn_on,
            };
            name.to_owned()
        })
        .on("click", see);
    face.back.set(back.as_element());
    el("div")
        .class("controls")
        .attr("part", "controls")
        .child(main)
        .show_while(move || face.compact.get() && plain(), move || disclosure(face, words.more))
        .child(shown(words.extend, "", &|phase| phase != Phase::Done).on("click", move |_| face.act(Action::Extend)))
        .child(shown(words.finish, "", &|phase| matches!(phase, Phase::Running | Phase::Paused)).on("click", finish))
        .child(shown(words.say, "quiet", &|_| true).on("click", say))
        .child(
            shown(words.reset, "quiet", &|_| true)
                .truth("aria-disabled", move || fresh.get())
                .on("click", move |_| face.act(|_| Action::Reset)),
        )
        .child(
            button(session.words.common.undo, "quiet").flag("hidden", move || !rest() || !undoable()).on("click", undo),
        )
        .child(back)
        .show_while(move || !face.compact.get() && plain(), move || disclosure(face, words.settings))
}

/// The button that opens the settings, and where the timer takes one line the other buttons too.
fn disclosure(face: Face, name: &str) -> El {
    button(name, "quiet")
        .truth("aria-expanded", move || face.open.get())
        .on("click", move |_| face.open.update(|open| *open = !*open))
}
