//! When the timer looks at the clocks: with the page's beat while it runs in sight, and whenever the page comes back.
//!
//! What a look finds does not depend on how often one looks, so a browser that delays or drops them does no harm.

use super::clock::Reading;
use super::model::{Action, Phase};
use super::view::Face;
use crate::activity::Millis;
use crate::host::beat::{self, Place};
use crate::host::clock;
use crate::host::listener::{Wait, listen, on_page_visibility};
use crate::ui::{Held, derived, effect, untrack};

/// Between two looks, in milliseconds.
const SECOND: i64 = 1_000;

/// One widget's looks. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Ticker {
    /// The place in the page's beat, while it runs in sight.
    place: Held<Option<Place>>,
    /// What waits for the end while the page is out of sight and the learner wants to be called.
    alarm: Wait,
    /// Whether the page is in sight.
    pub(super) in_sight: Held<bool>,
    /// Whether it was out of sight, or not loaded, at any time since the last look.
    away: Held<bool>,
}

impl Ticker {
    /// Looks that have not begun.
    pub(super) fn new() -> Ticker {
        let hidden = web_sys::window().and_then(|window| window.document()).is_some_and(|document| document.hidden());
        Ticker { place: Held::new(None), alarm: Wait::new(), in_sight: Held::new(!hidden), away: Held::new(true) }
    }

    /// What the page's clock says now.
    pub(super) fn reading(&self) -> Reading {
        let origin = web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.time_origin());
        Reading {
            page: Millis(origin as i64),
            monotonic: clock::monotonic(),
            away: self.away.peek(|away| *away).unwrap_or(true),
        }
    }

    /// Takes note that the clocks were looked at.
    pub(super) fn has_looked(&self) {
        self.away.set(!self.in_sight.peeked());
    }
}

/// Looks at the clocks until the current owner ends.
pub(super) fn keep_looking(face: Face) {
    let ticker = face.ticker;
    // A deadline that another tab or element has set is looked at, at once.
    let run = derived(move || {
        face.session
            .with(|timer| (timer.phase == Phase::Running).then_some((timer.deadline, timer.wishes.wants_alarm())))
    });
    effect(move || {
        ticker.alarm.stop();
        let (run, in_sight) = (run.get(), ticker.in_sight.get());
        let place = (run.is_some() && in_sight).then(|| untrack(|| beat::join(move || look(face))));
        let before = ticker.place.change(|known| (false, std::mem::replace(known, place)));
        drop(before);
        if !in_sight && run.is_some_and(|(_, wants_alarm)| wants_alarm) {
            untrack(|| wait_for_the_end(face));
        }
    });
    on_page_visibility(move |hidden| {
        let was_in_sight = ticker.in_sight.peeked();
        if hidden && was_in_sight {
            face.act(Action::Leave);
            ticker.in_sight.set(false);
            ticker.away.set(true);
            face.session.save_now();
        } else if !hidden && !was_in_sight {
            // The effect looks.
            ticker.in_sight.set(true);
        }
    });
    if let Some(window) = web_sys::window() {
        listen(&window, "focus", move |_| face.act(Action::Look));
    }
}

/// Looks now. Answers the milliseconds to the next whole second that is left.
fn look(face: Face) -> u32 {
    face.act(Action::Look);
    let part = left(face).rem_euclid(SECOND);
    // A wait may end a little early; then the next one would be too short to be of use.
    let wait = if part < SECOND / 10 { part + SECOND } else { part };
    u32::try_from(wait).unwrap_or(1_000)
}

/// One wait, not a beat: it wakes a page out of sight once, when the time is up.
fn wait_for_the_end(face: Face) {
    let left = left(face);
    // A browser counts waits in 32 bits.
    if let Some(wait) = u32::try_from(left).ok().filter(|wait| (1..0x7fff_ffff).contains(wait)) {
        face.ticker.alarm.start(wait, move || {
            face.act(Action::Look);
            wait_for_the_end(face);
        });
    }
}

fn left(face: Face) -> i64 {
    face.at(|timer, config, now, reading| timer.left(config, now, reading)).unwrap_or_default()
}
