//! The timer's state and what can be done to it.
//!
//! The truth is a deadline on the wall clock while it runs and the time left while it is paused. While nothing unusual
//! happens to the clocks the state stays as it is, so a second that goes by is no change and nothing to save.

use super::announcement::Moment;
use super::clock::{Reading, Seen};
use super::config::{Config, MINUTE};
use super::duration::Voice;
use super::statement;
use super::wishes::{Wish, Wishes};
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
    /// The learner has finished the activity: time stands still for good, unless the learner goes on all the same.
    Done,
}

/// How much of the timer the learner wants to see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sight {
    /// All of it.
    #[default]
    Shown,
    /// Nothing but the way back. Time goes on.
    Hidden,
    /// Nothing but the way back, and time stands still.
    Off,
}

/// The state of one timer.
///
/// While ready there is neither `deadline` nor `seen` nor `left`; while running there are `deadline` and `seen`; while
/// paused or done there is `left`. A timer that is off does not run. [`Activity::repair`] makes it so.
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
    /// What is left while paused or done, in milliseconds; below zero when over.
    pub left: Option<i64>,
    /// Time by which the wall clock moved on in plain sight. It does not count until the learner says so. In milliseconds.
    pub unsure: i64,
    /// Whether half of the time has been passed in this run.
    pub half: bool,
    /// Whether zero has been reached in this run, even if time was added since.
    pub reached: bool,
    /// Whether zero was reached while nobody could see it.
    pub ended_away: bool,
    /// Whether the learner has put the timer out of sight, or turned it off.
    pub sight: Sight,
    /// What else the learner wants of it.
    pub wishes: Wishes,
}

impl Stored for Phase {
    fn pass(&mut self, pen: &mut Pen) {
        let words =
            [("ready", Phase::Ready), ("running", Phase::Running), ("paused", Phase::Paused), ("done", Phase::Done)];
        pen.word(self, &words);
    }
}

impl Stored for Sight {
    fn pass(&mut self, pen: &mut Pen) {
        pen.word(self, &[("shown", Sight::Shown), ("hidden", Sight::Hidden), ("off", Sight::Off)]);
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
        pen.field("sight", &mut self.sight);
        pen.field("wishes", &mut self.wishes);
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
    /// Sets the whole time, in milliseconds. What has been spent stays spent.
    SetLength(i64, Reading),
    /// Says that the activity is finished.
    Finish(Reading),
    /// Answers whether the time that nobody is sure about counts.
    Count(bool, Reading),
    /// Shows the timer, hides it or turns it off, which lets time stand still.
    See(Sight, Reading),
    /// Takes a wish in.
    Wish(Wish),
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
    /// Nothing to speak of, but the clocks have parted: worth writing down at once.
    Measured,
    /// It has begun.
    Started,
    /// Time stands still.
    Paused,
    /// Time goes on.
    Resumed,
    /// Time was added.
    Extended,
    /// The whole time is another one.
    Set,
    /// The activity is finished.
    Finished,
    /// It is as before it began.
    Reset,
    /// The clock moved on and the learner should say whether that counts.
    Unsure,
    /// There is something to say about the time.
    Moment(Moment),
}

impl ActivityTimer {
    /// Whether it has begun.
    pub fn has_begun(&self) -> bool {
        self.phase != Phase::Ready
    }

    /// Whether an end that an action led to is worth an alarm: it has come just now, as time went by.
    pub fn rings(&self, outcome: Outcome, config: &Config, now: Millis, reading: Option<&Reading>) -> bool {
        outcome == Outcome::Moment(Moment::Ended) && self.left(config, now, reading) > -MINUTE
    }

    fn run(&mut self, left: i64, now: Millis, reading: &Reading) {
        self.phase = Phase::Running;
        self.left = None;
        self.measure_from(left, now, reading);
    }

    /// Lets time stand still. Nothing while it does.
    fn stop(&mut self, config: &Config, now: Millis, reading: &Reading) {
        if self.phase == Phase::Running {
            self.look(config, now, reading, true);
            self.left = Some(self.left(config, now, Some(reading)));
            self.phase = Phase::Paused;
            self.deadline = None;
            self.seen = None;
        }
    }

    fn start(&mut self, config: &Config, now: Millis, reading: &Reading) -> Outcome {
        if self.phase != Phase::Ready || self.sight == Sight::Off {
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
        self.stop(config, now, reading);
        Outcome::Paused
    }

    fn resume(&mut self, config: &Config, now: Millis, reading: &Reading) -> Outcome {
        if !matches!(self.phase, Phase::Paused | Phase::Done) || self.sight == Sight::Off {
            return Outcome::Nothing;
        }
        self.run(self.left(config, now, Some(reading)), now, reading);
        Outcome::Resumed
    }

    fn finish(&mut self, config: &Config, now: Millis, reading: &Reading) -> Outcome {
        if matches!(self.phase, Phase::Ready | Phase::Done) {
            return Outcome::Nothing;
        }
        self.stop(config, now, reading);
        self.phase = Phase::Done;
        Outcome::Finished
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

    fn set_length(&mut self, length: i64, config: &Config, now: Millis, reading: &Reading) -> Outcome {
        self.look(config, now, reading, true);
        let elapsed = self.elapsed(config, now, Some(reading));
        // However little it is, what has been spent is not over by more than can be told.
        let length = length.clamp(1, MOST_ALLOWED).max(elapsed.saturating_sub(MOST_OVER));
        if length == self.length(config) {
            return Outcome::Nothing;
        }
        self.length = Some(length);
        if self.has_begun() {
            let left = length.saturating_sub(elapsed);
            self.put_left(left, now, reading);
            self.half = left <= length / 2;
            self.reached |= left <= 0;
            self.ended_away = false;
        }
        Outcome::Set
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

    fn see(&mut self, sight: Sight, config: &Config, now: Millis, reading: &Reading) -> Outcome {
        if sight == Sight::Off {
            self.stop(config, now, reading);
        }
        self.sight = sight;
        Outcome::Nothing
    }

    fn reset(&mut self) -> Outcome {
        let fresh = ActivityTimer { sight: self.sight, wishes: self.wishes.clone(), ..ActivityTimer::default() };
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
    const VERSION: u32 = 2;

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
            Action::SetLength(length, reading) => self.set_length(length, config, now, &reading),
            Action::Finish(reading) => self.finish(config, now, &reading),
            Action::See(sight, reading) => self.see(sight, config, now, &reading),
            Action::Wish(wish) => {
                self.wishes.change(wish);
                Outcome::Nothing
            }
        }
    }

    /// What the learner does to the time is a step each, so that Undo always means "as if I had not done that": after
    /// undoing a pause the timer has run on, after undoing a reset it has never stopped.
    fn step(action: &Action) -> Step {
        match action {
            Action::See(..) => Step::None,
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
        let mut notes = Notes::new(words.activity_timer().name);
        notes.push(Part::Paragraph(statement::spent(self, config, now, Voice::plain(words))));
        notes
    }
}
