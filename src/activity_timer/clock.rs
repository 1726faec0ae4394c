//! How much time has gone by, told from two clocks that are each wrong in their own way.
//!
//! The wall clock goes on while a device sleeps and while no page is loaded, but people and time servers set it. A page's
//! monotonic clock is never set, but on most systems it stands still while the device sleeps (High Resolution Time, 3.2),
//! and every page load has one of its own. So within a page load the monotonic clock measures and the wall clock tells of
//! sleep; between page loads there is only the wall clock. Time zones and summer time have no part in either.

use crate::activity::Millis;
use crate::store::form::{Pen, Stored};

/// As far as the two clocks may part before it means anything, in milliseconds. Browsers blur both, some by 100 ms.
pub const JITTER: i64 = 500;
/// A wall clock that moved on by this much, in milliseconds, while the page was in sight, is asked about. Less than that is
/// counted: a short sleep is likelier than a clock that somebody set.
pub const WORTH_ASKING: i64 = 60_000;

/// What the page knows at one moment, besides the wall clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Which page load this is: its time origin. 0 where there is no monotonic clock.
    pub page: Millis,
    /// Milliseconds since that page load began.
    pub monotonic: Millis,
    /// Whether, since the reading before, the page was out of sight or not loaded yet.
    pub away: bool,
}

/// Both clocks at the moment from which time is measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// The wall clock.
    pub wall: Millis,
    /// The monotonic clock of the page load `page`.
    pub monotonic: Millis,
    /// Which page load that was; 0 for none.
    pub page: Millis,
}

impl Stored for Seen {
    fn pass(&mut self, pen: &mut Pen) {
        pen.field("wall", &mut self.wall);
        pen.field("monotonic", &mut self.monotonic);
        pen.field("page", &mut self.page);
    }
}

/// The time between a [`Seen`] and a later moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Passed {
    /// What counts, in milliseconds. Never negative.
    pub counted: i64,
    /// What the wall clock moved on besides that, and nobody knows why, in milliseconds.
    pub unsure: i64,
    /// Whether the two clocks parted, so that time has to be measured from here on.
    pub parted: bool,
}

impl Seen {
    /// Both clocks as they stand.
    pub fn at(now: Millis, reading: &Reading) -> Seen {
        Seen { wall: now, monotonic: reading.monotonic, page: reading.page }
    }

    /// Whether the monotonic clocks can be compared.
    pub fn is_same_page(self, reading: &Reading) -> bool {
        self.page == reading.page && reading.page != Millis(0)
    }

    /// The time that has gone by since. Without a reading it is told by the wall clock alone.
    pub fn passed(self, now: Millis, reading: Option<&Reading>) -> Passed {
        let wall = now.0.saturating_sub(self.wall.0);
        let Some(reading) = reading.filter(|reading| self.is_same_page(reading)) else {
            return Passed { counted: wall.max(0), unsure: 0, parted: wall < 0 };
        };
        let monotonic = reading.monotonic.0.saturating_sub(self.monotonic.0).max(0);
        let ahead = wall.saturating_sub(monotonic);
        if ahead <= JITTER {
            Passed { counted: monotonic, unsure: 0, parted: ahead < -JITTER }
        } else if reading.away || ahead < WORTH_ASKING {
            Passed { counted: wall, unsure: 0, parted: true }
        } else {
            Passed { counted: monotonic, unsure: ahead, parted: true }
        }
    }
}
