//! What the learner sees of the timer: the time in words, a quiet bar, and the controls.

use web_sys::HtmlElement;

use super::clock::Reading;
use super::config::Config;
use super::model::{Action, ActivityTimer, Outcome, Phase};
use super::statement;
use super::ticker::{Ticker, keep_looking};
use crate::activity::Millis;
use crate::history::History;
use crate::host::clock;
use crate::host::session::Session;
use crate::lang::ActivityTimerWords;
use crate::parts::{button, frame};
use crate::ui::{El, Held, derived, el};

/// The look of the timer, above the look that all widgets share.
pub const STYLE: &str = include_str!("style.css");

/// What the pieces of this view share. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Face {
    pub(super) session: Session<ActivityTimer>,
    pub(super) words: &'static ActivityTimerWords,
    /// The clocks when they were looked at last: the moment that is on the screen.
    pub(super) looked: Held<(Millis, Reading)>,
    pub(super) ticker: Ticker,
    /// The button that is always there while the timer is in sight, for the focus to fall back to.
    main: Held<Option<HtmlElement>>,
}

/// The widget.
pub fn view(session: Session<ActivityTimer>) -> El {
    let ticker = Ticker::new();
    let face = Face {
        session,
        words: &session.words.activity_timer,
        looked: Held::new((clock::now(), ticker.reading())),
        ticker,
        main: Held::new(None),
    };
    keep_looking(face);
    let hidden = derived(move || session.with(|timer| timer.hidden));
    let content = el("div")
        .class("timer")
        .class_when("tucked", move || hidden.get())
        .attr("part", "timer")
        .attr("role", "group")
        .attr("aria-label", face.words.name)
        .child(display(face, hidden))
        .child(question(face))
        .child(controls(face, hidden));
    frame(session.desk(), content)
}

impl Face {
    /// Does an action at this moment, and says what came of it.
    pub(super) fn act(&self, action: impl FnOnce(Reading) -> Action) {
        let (now, reading) = (clock::now(), self.ticker.reading());
        let outcome = self.session.dispatch(action(reading));
        self.ticker.has_looked();
        self.looked.update(|looked| *looked = (now, reading));
        let said = outcome.and_then(|outcome| {
            self.at(|timer, config, now, reading| statement::spoken(outcome, timer, config, now, reading, self.words))
                .flatten()
        });
        if let Some(said) = said {
            self.session.say(said);
        }
        // What time alone led to is written at once, so that nothing is left waiting while another tab writes.
        if reading.away || outcome.is_some_and(|outcome| outcome != Outcome::Nothing) {
            self.session.save_now();
        }
    }

    /// The timer at the moment that is on the screen, not followed.
    pub(super) fn at<T>(&self, look: impl FnOnce(&ActivityTimer, &Config, Millis, Option<&Reading>) -> T) -> Option<T> {
        let (now, reading) = self.looked.peek(|looked| *looked)?;
        let config = self.session.config.peek(Config::clone)?;
        self.session.history.peek(|history| look(history.state(), &config, now, Some(&reading)))
    }

    /// The same, followed.
    fn shown<T: Default>(&self, look: impl FnOnce(&ActivityTimer, &Config, Millis, Option<&Reading>) -> T) -> T {
        let Some((now, reading)) = self.looked.with(|looked| *looked) else { return T::default() };
        self.session.with_config(|timer, config| look(timer, config, now, Some(&reading)))
    }

    fn focus_main(&self) {
        if let Some(button) = self.main.peeked() {
            let _ = button.focus();
        }
    }
}

/// The time in words, what goes with it, and how much of it is spent.
fn display(face: Face, hidden: Held<bool>) -> El {
    let words = face.words;
    let text = derived(move || {
        face.shown(|timer, config, now, reading| statement::display(timer, config, now, reading, words))
    });
    let beside = derived(move || {
        face.shown(|timer, config, now, reading| match timer.phase {
            Phase::Paused => words.paused,
            Phase::Running if timer.left(config, now, reading) <= 0 && text.get() != words.time_up => words.carry_on,
            _ => "",
        })
    });
    let spent = derived(move || face.shown(|timer, config, now, reading| timer.permille(config, now, reading)));
    let width = move || {
        let spent = spent.get();
        [&(spent / 10).to_string(), ".", &(spent % 10).to_string(), "%"].concat()
    };
    let time = el("div").class("time").attr("part", "time").attr("role", "timer").attr("aria-live", "off");
    let bar = el("div").class("bar").attr("part", "bar").attr("aria-hidden", "true");
    el("div")
        .class("face")
        .flag("hidden", move || hidden.get())
        .child(time.text_when(move || text.get()))
        .child(
            el("p")
                .class("hint")
                .flag("hidden", move || beside.get().is_empty())
                .text_when(move || beside.get().to_owned()),
        )
        .child(bar.child(el("div").style("inline-size", width)))
}

/// Asks whether time counts by which the clock moved on in plain sight.
fn question(face: Face) -> El {
    let words = face.words;
    let asked =
        derived(move || face.session.with(|timer| (timer.unsure > 0).then(|| statement::question(timer, words))));
    let answer = move |counts: bool| {
        face.act(move |reading| Action::Count(counts, reading));
        face.focus_main();
    };
    el("div").show(move || {
        let text = asked.get()?;
        let row = el("div")
            .class("row")
            .child(button(words.count, "").on("click", move |_| answer(true)))
            .child(button(words.leave_out, "").on("click", move |_| answer(false)));
        let group = el("div").class("question").attr("role", "group").attr("aria-label", &text);
        Some(group.child(el("p").text(&text)).child(row))
    })
}

fn controls(face: Face, hidden: Held<bool>) -> El {
    let (session, words) = (face.session, face.words);
    let phase = derived(move || session.with(|timer| timer.phase));
    let fresh = derived(move || session.with(|timer| !timer.has_begun() && timer.length.is_none()));
    let undoable = move || session.history.with(History::can_undo).unwrap_or_default() && phase.get() == Phase::Ready;
    let press_main = move |_| {
        face.act(match session.peek(|timer| timer.phase) {
            Phase::Ready => Action::Start,
            Phase::Running => Action::Pause,
            Phase::Paused => Action::Resume,
        });
    };
    let main_name = move || match phase.get() {
        Phase::Ready => words.start,
        Phase::Running => words.pause,
        Phase::Paused => words.resume,
    };
    let undo = move |_| {
        session.undo();
        face.act(Action::Look);
        face.focus_main();
    };
    let say = move |_| {
        face.act(Action::Look);
        if let Some(told) = face.at(|timer, config, now, reading| statement::told(timer, config, now, reading, words)) {
            session.say(told);
        }
    };
    let toggle = move |_| face.act(|_| if session.peek(|timer| timer.hidden) { Action::Show } else { Action::Hide });
    let shown = move |text: &str, class: &str| button(text, class).flag("hidden", move || hidden.get());
    // The buttons that stand for two things stay the same element, so that the focus stays where it is.
    let main = shown("", "first").text_when(move || main_name().to_owned()).on("click", press_main);
    face.main.set(main.as_element());
    el("div")
        .class("controls")
        .attr("part", "controls")
        .child(main)
        .child(shown(words.extend, "").on("click", move |_| face.act(Action::Extend)))
        .child(shown(words.say, "quiet").on("click", say))
        .child(
            shown(words.reset, "quiet")
                .truth("aria-disabled", move || fresh.get())
                .on("click", move |_| face.act(|_| Action::Reset)),
        )
        .child(
            button(session.words.common.undo, "quiet")
                .flag("hidden", move || hidden.get() || !undoable())
                .on("click", undo),
        )
        .child(
            button("", "quiet")
                .text_when(move || if hidden.get() { words.show } else { words.hide }.to_owned())
                .on("click", toggle),
        )
}
