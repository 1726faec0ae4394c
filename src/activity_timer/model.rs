//! The timer's state and what can be done to it.
//!
//! The truth is a deadline on the wall clock while it runs and the time left while it is paused. While nothing unusual
//! happens to the clocks the state stays as it is, so a second that goes by is no change and nothing to save.

use super::announcement::{self, Moment, Stretch};
use super::clock::{Reading, Seen};
use super::config::{Config, MINUTE};
use super::statement;
use crate::activity::{Activity, Figure, Millis, Step, Summary, Widget};
use crate::config::{Problem, Settings};
use crate::lang::Words;
use crate::notes::{Notes, Part};
use crate::store::form::{Pen, Stored};

/// What one press on "Add 5 minutes" adds, in milliseconds.
pub const EXTENSION: i64 = 5 * MINUTE;
/// Time over is counted up to this, in milliseconds: a day. Nobody needs to know more exactly.
pub const MOST_OVER: i64 = 24 * 60 * MINUTE;
/// The longest time that extensions can make, in milliseconds: a year. It keeps sums far from overflow.
pub const MOST_ALLOWED: i64 = 366 * MOST_OVER;

/// What the timer is doing. Whether it is over is told by the time left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// It has not begun.
    #[default]
    Ready,
    /// Time goes by, perhaps past zero.
    Running,
    /// Time stands still.
    Paused,
}

/// The state of one timer.
///
/// While ready there is neither `deadline` nor `seen` nor `left`; while running there are `deadline` and `seen`; while
/// paused there is `left`. [`Activity::repair`] makes it so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActivityTimer {
    /// What it is doing.
    pub phase: Phase,
    /// The whole time with extensions, in milliseconds. None: not begun, and as long as the author says.
    pub length: Option<i64>,
    /// When the time will be up or was up, by the wall clock as it stood at `seen`.
    pub deadline: Option<Millis>,
    /// The clocks at the moment from which time is measured.
    pub seen: Option<Seen>,
    /// What is left while paused, in milliseconds; below zero when over.
    pub left: Option<i64>,
    /// Time by which the wall clock moved on in plain sight. It does not count until the learner says so. In milliseconds.
    pub unsure: i64,
    /// Whether half of the time has been passed in this run.
    pub half: bool,
    /// Whether zero has been reached in this run, even if time was added since.
    pub reached: bool,
    /// Whether zero was reached while nobody could see it.
    pub ended_away: bool,
    /// Whether the learner has put the timer out of sight.
    pub hidden: bool,
}

impl Stored for Phase {
    fn pass(&mut self, pen: &mut Pen) {
        pen.word(self, &[("ready", Phase::Ready), ("running", Phase::Running), ("paused", Phase::Paused)]);
    }
}

impl Stored for ActivityTimer {
    fn pass(&mut self, pen: &mut Pen) {
        pen.field("phase", &mut self.phase);
        pen.field("length", &mut self.length);
        pen.field("deadline", &mut self.deadline);
        pen.field("seen", &mut self.seen);
        pen.field("left", &mut self.left);
        pen.field("unsure", &mut self.unsure);
        pen.field("half", &mut self.half);
        pen.field("reached", &mut self.reached);
        pen.field("ended_away", &mut self.ended_away);
        pen.field("hidden", &mut self.hidden);
    }
}

/// What the learner, the page or the clock can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Begins. Nothing when it has begun.
    Start(Reading),
    /// Lets time stand still.
    Pause(Reading),
    /// Lets time go on.
    Resume(Reading),
    /// Begins again with the author's time. Undo brings everything back.
    Reset,
    /// Adds [`EXTENSION`]; when it is over, that much is left from now on.
    Extend(Reading),
    /// Answers whether the time that nobody is sure about counts.
    Count(bool, Reading),
    /// Puts the timer out of sight.
    Hide,
    /// Brings it back in sight.
    Show,
    /// Looks at the clocks: every now and then, and when the page is loaded or comes back in sight.
    Look(Reading),
    /// Takes the clocks down, because the page goes out of sight or away and may never come back.
    Leave(Reading),
}

/// What an action led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing to speak of.
    Nothing,
    /// It has begun.
    Started,
    /// Time stands still.
    Paused,
    /// Time goes on.
    Resumed,
    /// Time was added.
    Extended,
    /// It is as before it began.
    Reset,
    /// The clock moved on and the learner should say whether that counts.
    Unsure,
    /// There is something to say about the time.
    Moment(Moment),
}

impl ActivityTimer {
    /// The whole time, in milliseconds, above 0.
    pub fn length(&self, config: &Config) -> i64 {
        self.length.unwrap_or(config.length)
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

    /// Whether it has begun.
    pub fn has_begun(&self) -> bool {
        self.phase != Phase::Ready
    }

    /// Takes the clocks in. `settle` measures from here on in any case.
    fn look(&mut self, config: &Config, now: Millis, reading: &Reading, settle: bool) -> Outcome {
        let (Phase::Running, Some(deadline), Some(seen)) = (self.phase, self.deadline, self.seen) else {
            return Outcome::Nothing;
        };
        let before = deadline.0.saturating_sub(seen.wall.0);
        let passed = seen.passed(now, Some(reading));
        let after = self.left(config, now, Some(reading));
        let moment = self.pass(config, before, after, reading.away);
        // Without a monotonic clock of its own, every look is all there is to hold on to.
        let new_page = (reading.away || reading.page == Millis(0)) && !seen.is_same_page(reading);
        if settle || passed.parted || new_page || moment.is_some() {
            self.measure_from(after, now, reading);
        }
        self.unsure = self.unsure.saturating_add(passed.unsure).min(MOST_ALLOWED);
        match moment {
            _ if passed.unsure > 0 => Outcome::Unsure,
            Some(moment) => Outcome::Moment(moment),
            None => Outcome::Nothing,
        }
    }

    /// Notes what a stretch of time led past, and says the last of it.
    fn pass(&mut self, config: &Config, before: i64, after: i64, away: bool) -> Option<Moment> {
        let length = self.length(config);
        let stretch = Stretch { length, before, after, half_passed: self.half };
        self.half |= after <= length / 2;
        if before > 0 && after <= 0 {
            self.reached = true;
            self.ended_away = away && after <= -MINUTE;
        }
        announcement::passed(&stretch, config.announce)
    }

    fn measure_from(&mut self, left: i64, now: Millis, reading: &Reading) {
        self.deadline = Some(Millis(now.0.saturating_add(left)));
        self.seen = Some(Seen::at(now, reading));
    }

    fn run(&mut self, left: i64, now: Millis, reading: &Reading) {
        self.phase = Phase::Running;
        self.left = None;
        self.measure_from(left, now, reading);
    }

    fn start(&mut self, config: &Config, now: Millis, reading: &Reading) -> Outcome {
        if self.phase != Phase::Ready {
            return Outcome::Nothing;
        }
        let length = self.length(config);
        self.length = Some(length);
        self.run(length, now, reading);
        Outcome::Started
    }

    fn pause(&mut self, config: &Config, now: Millis, reading: &Reading) -> Outcome {
        if self.phase != Phase::Running {
            return Outcome::Nothing;
        }
        self.look(config, now, reading, true);
        self.left = Some(self.left(config, now, Some(reading)));
        self.phase = Phase::Paused;
        self.deadline = None;
        self.seen = None;
        Outcome::Paused
    }

    fn resume(&mut self, config: &Config, now: Millis, reading: &Reading) -> Outcome {
        if self.phase != Phase::Paused {
            return Outcome::Nothing;
        }
        self.run(self.left(config, now, Some(reading)), now, reading);
        Outcome::Resumed
    }

    fn extend(&mut self, config: &Config, now: Millis, reading: &Reading) -> Outcome {
        self.look(config, now, reading, true);
        let left = self.left(config, now, Some(reading));
        let elapsed = self.length(config).saturating_sub(left);
        let left = left.max(0).saturating_add(EXTENSION);
        let length = elapsed.saturating_add(left);
        if length > MOST_ALLOWED {
            return Outcome::Nothing;
        }
        self.length = Some(length);
        self.put_left(left, now, reading);
        Outcome::Extended
    }

    fn count(&mut self, counts: bool, config: &Config, now: Millis, reading: &Reading) -> Outcome {
        self.look(config, now, reading, true);
        let unsure = std::mem::take(&mut self.unsure);
        if unsure == 0 || !counts {
            return Outcome::Nothing;
        }
        let before = self.left(config, now, Some(reading));
        let after = before.saturating_sub(unsure).max(-MOST_OVER);
        self.put_left(after, now, reading);
        let moment = self.pass(config, before, after, false);
        Outcome::Moment(moment.filter(|moment| *moment == Moment::Ended).unwrap_or(Moment::Left))
    }

    /// Sets what is left, in whichever way the phase keeps it.
    fn put_left(&mut self, left: i64, now: Millis, reading: &Reading) {
        match self.phase {
            Phase::Ready => {}
            Phase::Running => self.measure_from(left, now, reading),
            Phase::Paused => self.left = Some(left),
        }
    }

    fn reset(&mut self) -> Outcome {
        let fresh = ActivityTimer { hidden: self.hidden, ..ActivityTimer::default() };
        if *self == fresh {
            return Outcome::Nothing;
        }
        *self = fresh;
        Outcome::Reset
    }
}

impl Activity for ActivityTimer {
    type Action = Action;
    type Config = Config;
    type Outcome = Outcome;

    const WIDGET: Widget = Widget::ActivityTimer;
    const VERSION: u32 = 1;

    fn configure(settings: &Settings) -> (Config, Vec<Problem>) {
        Config::read(settings)
    }

    fn repair(&mut self, config: &Config, now: Millis) {
        super::repair::repair(self, config, now);
    }

    fn apply(&mut self, action: Action, config: &Config, now: Millis) -> Outcome {
        match action {
            Action::Start(reading) => self.start(config, now, &reading),
            Action::Pause(reading) => self.pause(config, now, &reading),
            Action::Resume(reading) => self.resume(config, now, &reading),
            Action::Reset => self.reset(),
            Action::Extend(reading) => self.extend(config, now, &reading),
            Action::Count(counts, reading) => self.count(counts, config, now, &reading),
            Action::Look(reading) => self.look(config, now, &reading, false),
            Action::Leave(reading) => self.look(config, now, &reading, true),
            Action::Hide | Action::Show => {
                self.hidden = action == Action::Hide;
                Outcome::Nothing
            }
        }
    }

    /// What the learner does to the time is a step each, so that Undo always means "as if I had not done that": after
    /// undoing a pause the timer has run on, after undoing a reset it has never stopped.
    fn step(action: &Action) -> Step {
        match action {
            Action::Hide | Action::Show => Step::None,
            Action::Look(_) | Action::Leave(_) => Step::Passing,
            _ => Step::Own,
        }
    }

    fn summary(&self, config: &Config, now: Millis) -> Summary {
        let seconds = |milliseconds: i64| Figure::Count(u32::try_from(milliseconds.max(0) / 1000).unwrap_or(u32::MAX));
        let left = self.left(config, now, None);
        let over = self.has_begun() && left <= 0;
        Summary {
            figures: vec![
                ("elapsedSeconds", seconds(self.elapsed(config, now, None))),
                // Rounded up, so that it and the elapsed seconds make the whole.
                ("remainingSeconds", seconds(left.saturating_add(999))),
                ("running", Figure::Flag(self.phase == Phase::Running)),
                ("over", Figure::Flag(over)),
            ],
            complete: over || self.reached,
        }
    }

    fn notes(&self, config: &Config, words: &'static Words, now: Millis) -> Notes {
        let mut notes = Notes::new(words.activity_timer.name);
        notes.push(Part::Paragraph(statement::spent(self, config, now, &words.activity_timer)));
        notes
    }
}
