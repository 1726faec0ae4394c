//! What the learner sees of the timer: the time in words, a quiet bar, and the controls.

use web_sys::HtmlElement;

use super::clock::Reading;
use super::config::Config;
use super::controls::controls;
use super::duration::Voice;
use super::model::{Action, ActivityTimer, Outcome, Phase, Sight};
use super::panel::panel;
use super::signals::{self, Signals};
use super::statement;
use super::ticker::{Ticker, keep_looking};
use crate::activity::Millis;
use crate::host::desk::Desk;
use crate::host::part::Part;
use crate::host::session::Session;
use crate::host::{clock, durations, style};
use crate::parts::{Awaited, button, focus_soon, frame, kept, live_region};
use crate::ui::{El, Held, derived, effect, el, fragment};

/// The look of the timer, above the look that all widgets share.
pub const STYLE: &str = crate::style_sheet!("style.css");

/// What the pieces of this view share. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Face {
    pub(super) session: Session<ActivityTimer>,
    pub(super) voice: Voice,
    /// The clocks when they were looked at last: the moment that is on the screen.
    looked: Held<(Millis, Reading)>,
    pub(super) ticker: Ticker,
    pub(super) signals: Signals,
    /// How much of it the learner wants to see.
    pub(super) sight: Held<Sight>,
    /// Whether it shall take one line.
    pub(super) compact: Held<bool>,
    /// Whether the settings are open.
    pub(super) open: Held<bool>,
    /// The button that is always there while the timer is in sight, for the focus to fall back to.
    pub(super) main: Held<Option<HtmlElement>>,
    /// The button that brings it back.
    pub(super) back: Held<Option<HtmlElement>>,
}

/// The widget.
pub fn view(session: Session<ActivityTimer>) -> El {
    frame(session.desk(), timer(session))
}

/// The same timer inside another widget that has `minutes`: it shares its state with a timer of the same activity. The release
/// build finds this by its name (see `host::part`).
#[inline(never)]
pub fn inside(outer: Desk) -> El {
    let session = outer.timer().and_then(|config| Session::beside(outer, config));
    let Some(session) = session else { return fragment() };
    style::add(outer, STYLE);
    effect(move || {
        if let Some(config) = outer.timer() {
            session.config.set(config);
        }
    });
    el("div").class("inside").child(kept(session.desk(), timer(session))).child(live_region(session.desk()))
}

fn timer(session: Session<ActivityTimer>) -> El {
    let ticker = Ticker::new();
    let words = session.words.activity_timer();
    let face = Face {
        session,
        voice: Voice { words, tag: session.words.tag, write: durations::write },
        looked: Held::new((clock::now(), ticker.reading())),
        ticker,
        signals: Signals::new(),
        sight: derived(move || session.with(|timer| timer.sight)),
        compact: derived(move || session.config.with(|config| config.compact).unwrap_or_default()),
        open: Held::new(false),
        main: Held::new(None),
        back: Held::new(None),
    };
    keep_looking(face);
    signals::keep_signals(face);
    el("div")
        .class("timer")
        .class_when("tucked", move || face.sight.get() == Sight::Hidden)
        .class_when("compact", move || face.compact.get())
        .attr("part", "timer")
        .attr("role", "group")
        .attr("aria-label", words.name)
        .on("click", move |_| signals::tapped(face))
        .child(display(face))
        .child(question(face))
        .child(controls(face))
        .show_while(
            move || face.open.get() && face.sight.get() == Sight::Shown,
            move || Awaited::new(session.desk(), Part::TimerSettings).place(move || panel(face)),
        )
}

impl Face {
    /// Does an action at this moment, and says what came of it.
    pub(super) fn act(&self, action: impl FnOnce(Reading) -> Action) {
        let (now, reading) = (clock::now(), self.ticker.reading());
        self.do_at(now, reading, action(reading));
    }

    fn do_at(&self, now: Millis, reading: Reading, action: Action) {
        let outcome = self.session.dispatch(action).unwrap_or(Outcome::Nothing);
        self.ticker.has_looked();
        self.looked.update(|looked| *looked = (now, reading));
        // All but time that only goes by is written at once: another tab or element shows it without delay, and nothing is
        // left waiting while another one writes.
        if reading.away || outcome != Outcome::Nothing || !matches!(action, Action::Look(_)) {
            self.session.save_now();
        }
        let found = self.at(|timer, config, now, reading| {
            let said = statement::spoken(outcome, timer, config, now, reading, self.voice);
            (said, timer.rings(outcome, config, now, reading))
        });
        let (said, rings) = found.unwrap_or_default();
        if let Some(said) = said {
            self.session.say(said);
        }
        if rings {
            signals::ring(*self);
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

    pub(super) fn focus_main(&self) {
        if let Some(button) = self.main.peeked() {
            let _ = button.focus();
        }
    }
}

/// The time in words, what goes with it, and how much of it is spent.
fn display(face: Face) -> El {
    let words = face.voice.words;
    let text = derived(move || {
        face.shown(|timer, config, now, reading| match timer.sight {
            Sight::Off => words.off.to_owned(),
            _ => statement::display(timer, config, now, reading, face.voice),
        })
    });
    let beside = derived(move || {
        face.shown(|timer, config, now, reading| match timer.phase {
            _ if timer.sight == Sight::Off => "",
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
        .flag("hidden", move || face.sight.get() == Sight::Hidden)
        .child(time.text_when(move || text.get()))
        .child(
            el("p")
                .class("hint")
                .flag("hidden", move || beside.get().is_empty())
                .text_when(move || beside.get().to_owned()),
        )
        .child(bar.flag("hidden", move || face.sight.get() == Sight::Off).child(el("div").style("inline-size", width)))
}

/// Asks whether time counts by which the clock moved on in plain sight.
fn question(face: Face) -> El {
    let words = face.voice.words;
    let asked = derived(move || {
        face.session.with(|timer| {
            (timer.unsure > 0 && timer.sight != Sight::Off).then(|| statement::question(timer, face.voice))
        })
    });
    let answer = move |counts: bool| {
        face.act(move |reading| Action::Count(counts, reading));
        // The question is asked of a hidden timer too, whose buttons cannot have the focus.
        if face.sight.peeked() == Sight::Shown { face.focus_main() } else { focus_soon(face.back.peeked()) }
    };
    el("div").class("asks").show(move || {
        let text = asked.get()?;
        let row = el("div")
            .class("row")
            .child(button(words.count, "").on("click", move |_| answer(true)))
            .child(button(words.leave_out, "").on("click", move |_| answer(false)));
        let group = el("div").class("question").attr("role", "group").attr("aria-label", &text);
        Some(group.child(el("p").text(&text)).child(row))
    })
}
