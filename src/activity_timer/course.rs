//! The course of time: what is left and spent at a moment, and what a look at the clocks changes.

use super::announcement::{self, Moment, Stretch};
use super::clock::{Reading, Seen};
use super::config::{Announce, Config, MINUTE};
use super::model::{ActivityTimer, MOST_ALLOWED, MOST_OVER, Outcome, Phase};
use crate::activity::Millis;

impl ActivityTimer {
    /// The whole time, in milliseconds, above 0.
    pub fn length(&self, config: &Config) -> i64 {
        self.length.unwrap_or(config.length)
    }

    /// When the time left is said: as the learner wants it, else as the author has set.
    pub fn announce(&self, config: &Config) -> Announce {
        self.wishes.announce.unwrap_or(config.announce)
    }

    /// What is left, in milliseconds; below zero when over, but never by more than [`MOST_OVER`]. Without a reading it is
    /// told by the wall clock alone.
    pub fn left(&self, config: &Config, now: Millis, reading: Option<&Reading>) -> i64 {
        match (self.phase, self.deadline, self.seen) {
            (Phase::Running, Some(deadline), Some(seen)) => {
                let before = deadline.0.saturating_sub(seen.wall.0);
                before.saturating_sub(seen.passed(now, reading).counted).max(-MOST_OVER)
            }
            _ => self.left.unwrap_or_else(|| self.length(config)),
        }
    }

    /// What has been spent, in milliseconds. Goes back only by Undo and Reset.
    pub fn elapsed(&self, config: &Config, now: Millis, reading: Option<&Reading>) -> i64 {
        self.length(config).saturating_sub(self.left(config, now, reading)).max(0)
    }

    /// The part of the time that has been spent, in thousandths: 0 to 1000.
    pub fn permille(&self, config: &Config, now: Millis, reading: Option<&Reading>) -> u32 {
        let elapsed = self.elapsed(config, now, reading);
        u32::try_from(elapsed.saturating_mul(1000) / self.length(config).max(1)).unwrap_or(1000).min(1000)
    }

    /// Takes the clocks in. `settle` measures from here on in any case.
    pub(super) fn look(&mut self, config: &Config, now: Millis, reading: &Reading, settle: bool) -> Outcome {
        let (Phase::Running, Some(deadline), Some(seen)) = (self.phase, self.deadline, self.seen) else {
            return Outcome::Nothing;
        };
        let before = deadline.0.saturating_sub(seen.wall.0);
        let passed = seen.passed(now, Some(reading));
        let after = self.left(config, now, Some(reading));
        let moment = self.pass(config, before, after, reading.away);
        // What another page load has measured is measured on by this one's clock. Without a monotonic clock, every look is
        // all there is to hold on to.
        if settle || passed.parted || !seen.is_same_page(reading) || moment.is_some() {
            self.measure_from(after, now, reading);
        }
        self.unsure = self.unsure.saturating_add(passed.unsure).min(MOST_ALLOWED);
        match moment {
            _ if passed.unsure > 0 => Outcome::Unsure,
            Some(moment) => Outcome::Moment(moment),
            // Else a page that crashes would forget what went by before the clock was set back.
            None if passed.parted => Outcome::Measured,
            None => Outcome::Nothing,
        }
    }

    /// Notes what a stretch of time led past, and says the last of it.
    pub(super) fn pass(&mut self, config: &Config, before: i64, after: i64, away: bool) -> Option<Moment> {
        let length = self.length(config);
        let stretch = Stretch { length, before, after, half_passed: self.half };
        self.half |= after <= length / 2;
        if before > 0 && after <= 0 {
            self.reached = true;
            self.ended_away = away && after <= -MINUTE;
        }
        announcement::passed(&stretch, self.announce(config))
    }

    /// From here on that much is left, while time goes by.
    pub(super) fn measure_from(&mut self, left: i64, now: Millis, reading: &Reading) {
        self.deadline = Some(Millis(now.0.saturating_add(left)));
        self.seen = Some(Seen::at(now, reading));
    }

    /// Sets what is left, in whichever way the phase keeps it.
    pub(super) fn put_left(&mut self, left: i64, now: Millis, reading: &Reading) {
        match self.phase {
            Phase::Ready => {}
            Phase::Running => self.measure_from(left, now, reading),
            Phase::Paused | Phase::Done => self.left = Some(left),
        }
    }
}
