//! When the timer looks at the clocks: once a second while it runs in sight, and whenever the page comes back.
//!
//! What a look finds does not depend on how often one looks, so a browser that delays or drops them does no harm.

use super::clock::Reading;
use super::model::{Action, Phase};
use super::view::Face;
use crate::activity::Millis;
use crate::host::clock;
use crate::host::listener::{Wait, listen, on_page_visibility};
use crate::ui::{Held, derived, effect, untrack};

/// Between two looks, in milliseconds.
const SECOND: i64 = 1_000;

/// One widget's looks. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Ticker {
    wait: Wait,
    /// Whether the page is in sight.
    in_sight: Held<bool>,
    /// Whether it was out of sight, or not loaded, at any time since the last look.
    away: Held<bool>,
}

impl Ticker {
    /// Looks that have not begun.
    pub(super) fn new() -> Ticker {
        let hidden = web_sys::window().and_then(|window| window.document()).is_some_and(|document| document.hidden());
        Ticker { wait: Wait::new(), in_sight: Held::new(!hidden), away: Held::new(true) }
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
    let running = derived(move || face.session.with(|timer| timer.phase == Phase::Running));
    effect(move || {
        ticker.wait.stop();
        if running.get() && ticker.in_sight.get() {
            untrack(|| look(face));
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

/// Looks now, and again when a whole second is left.
fn look(face: Face) {
    face.act(Action::Look);
    let left = face.at(|timer, config, now, reading| timer.left(config, now, reading));
    let part = left.unwrap_or_default().rem_euclid(SECOND);
    // A wait may end a little early; then the next one would be too short to be of use.
    let wait = if part < SECOND / 10 { part + SECOND } else { part };
    face.ticker.wait.start(u32::try_from(wait).unwrap_or(1_000), move || look(face));
}
