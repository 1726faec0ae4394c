//! A page with a timer, and a device whose clocks the tests set.

use activity_widgets::activity::{Activity, Millis};
use activity_widgets::activity_timer::clock::Reading;
use activity_widgets::activity_timer::config::Config;
use activity_widgets::activity_timer::duration::Voice;
use activity_widgets::activity_timer::model::{Action, ActivityTimer, Outcome};
use activity_widgets::activity_timer::statement;
use activity_widgets::history::History;
use activity_widgets::lang::words;

pub const SECOND: i64 = 1_000;
pub const MINUTE: i64 = 60 * SECOND;
pub const HOUR: i64 = 60 * MINUTE;

pub fn english() -> Voice {
    Voice::plain(words("en"))
}

pub fn config(minutes: i64) -> Config {
    Config { length: minutes * MINUTE, ..Config::default() }
}

/// A timer on a page of a device: what a learner sees, and the clocks below it.
pub struct Desk {
    pub timer: History<ActivityTimer>,
    pub config: Config,
    pub wall: i64,
    pub monotonic: i64,
    pub page: i64,
    pub away: bool,
    pub heard: Vec<String>,
    /// What stands in the browser's storage.
    pub saved: String,
}

impl Desk {
    pub fn new(config: Config) -> Desk {
        Desk {
            timer: History::new(ActivityTimer::default()),
            config,
            wall: 1_800_000_000_000,
            monotonic: 1_000,
            page: 1,
            away: true,
            heard: Vec::new(),
            saved: serde_json::to_string(&ActivityTimer::default()).unwrap(),
        }
    }

    pub fn started(config: Config) -> Desk {
        let mut desk = Desk::new(config);
        desk.act(Action::Start);
        desk
    }

    pub fn now(&self) -> Millis {
        Millis(self.wall)
    }

    pub fn reading(&self) -> Reading {
        Reading { page: Millis(self.page), monotonic: Millis(self.monotonic), away: self.away }
    }

    pub fn act(&mut self, action: impl FnOnce(Reading) -> Action) -> Outcome {
        let reading = self.reading();
        let action = action(reading);
        let (outcome, _) = self.timer.apply(action, &self.config, self.now());
        // As the view does: time that only goes by is not written.
        if reading.away || outcome != Outcome::Nothing || !matches!(action, Action::Look(_)) {
            self.saved = serde_json::to_string(self.timer.state()).unwrap();
        }
        self.away = false;
        let said = statement::spoken(outcome, self.timer.state(), &self.config, self.now(), Some(&reading), english());
        self.heard.extend(said);
        outcome
    }

    pub fn look(&mut self) -> Outcome {
        self.act(Action::Look)
    }

    /// Time goes by in sight, with a look every second.
    pub fn watch(&mut self, milliseconds: i64) {
        let mut rest = milliseconds;
        while rest > 0 {
            let step = rest.min(SECOND);
            self.pass(step);
            self.look();
            rest -= step;
        }
    }

    pub fn pass(&mut self, milliseconds: i64) {
        self.wall += milliseconds;
        self.monotonic += milliseconds;
    }

    /// Out of sight, awake for some time and asleep for some.
    pub fn leave(&mut self, awake: i64, asleep: i64) {
        self.pass(awake);
        self.wall += asleep;
        self.away = true;
    }

    /// Saved as JSON, and loaded by another page load.
    pub fn reload(&mut self, gap: i64) {
        self.act(Action::Leave);
        self.crash(gap);
    }

    /// As it was saved last, by another page load.
    pub fn crash(&mut self, gap: i64) {
        self.wall += gap;
        self.monotonic = 5;
        // Another one than that of a second tab, too.
        self.page += 2;
        self.away = true;
        self.timer = History::new(self.read(&self.saved));
    }

    /// Takes over what another tab has written.
    pub fn take(&mut self, saved: &str) {
        if self.saved != saved {
            self.saved = saved.to_owned();
            self.timer.replace(self.read(saved));
        }
    }

    fn read(&self, saved: &str) -> ActivityTimer {
        let mut state: ActivityTimer = serde_json::from_str(saved).unwrap();
        state.repair(&self.config, self.now());
        state
    }

    pub fn left(&self) -> i64 {
        self.timer.state().left(&self.config, self.now(), Some(&self.reading()))
    }

    pub fn elapsed(&self) -> i64 {
        self.timer.state().elapsed(&self.config, self.now(), Some(&self.reading()))
    }

    pub fn display(&self) -> String {
        statement::display(self.timer.state(), &self.config, self.now(), Some(&self.reading()), english())
    }

    pub fn told(&self) -> String {
        statement::told(self.timer.state(), &self.config, self.now(), Some(&self.reading()), english())
    }
}
