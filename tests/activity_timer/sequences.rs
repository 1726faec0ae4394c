//! Any sequence of what a learner, a device and a second tab can do, against an oracle of a few lines.

use activity_widgets::activity::{Activity, Millis};
use activity_widgets::activity_timer::clock::Reading;
use activity_widgets::activity_timer::config::Config;
use activity_widgets::activity_timer::model::{Action, ActivityTimer, MOST_OVER, Phase, Sight};
use proptest::prelude::*;

use super::desk::{Desk, HOUR, MINUTE, SECOND, config};
use super::repair::check_valid;

#[derive(Clone, Copy, Debug)]
enum Event {
    Start,
    Pause,
    Resume,
    Finish,
    Reset,
    Extend,
    SetLength(i64),
    See(Sight),
    Watch(i64),
    SleepInSight(i64),
    Leave { awake: i64, asleep: i64 },
    SetBack { by: i64, away: bool },
    Reload { gap: i64 },
    Crash { gap: i64 },
    Count(bool),
    OtherTab,
}

fn event() -> impl Strategy<Value = Event> {
    let sight = prop_oneof![Just(Sight::Shown), Just(Sight::Hidden), Just(Sight::Shown), Just(Sight::Off)];
    prop_oneof![
        4 => Just(Event::Start),
        2 => Just(Event::Pause),
        4 => Just(Event::Resume),
        1 => Just(Event::Finish),
        1 => Just(Event::Reset),
        1 => Just(Event::Extend),
        1 => (1..12 * HOUR).prop_map(Event::SetLength),
        2 => sight.prop_map(Event::See),
        5 => (0..20 * MINUTE).prop_map(Event::Watch),
        2 => (SECOND..HOUR).prop_map(Event::SleepInSight),
        3 => (0..HOUR, prop_oneof![Just(0), SECOND..HOUR]).prop_map(|(awake, asleep)| Event::Leave { awake, asleep }),
        2 => (SECOND..10 * HOUR, any::<bool>()).prop_map(|(by, away)| Event::SetBack { by, away }),
        2 => (-HOUR..HOUR).prop_map(|gap| Event::Reload { gap }),
        1 => (0..HOUR).prop_map(|gap| Event::Crash { gap }),
        1 => any::<bool>().prop_map(Event::Count),
        3 => Just(Event::OtherTab),
    ]
}

/// What a person with a good watch would say.
struct Oracle {
    phase: Phase,
    length: i64,
    spent: i64,
    unsure: i64,
    reached: bool,
    off: bool,
}

impl Oracle {
    fn new() -> Oracle {
        Oracle { phase: Phase::Ready, length: 30 * MINUTE, spent: 0, unsure: 0, reached: false, off: false }
    }

    fn spend(&mut self, milliseconds: i64) {
        if self.phase == Phase::Running {
            self.spent = (self.spent + milliseconds).min(self.length + MOST_OVER);
        }
    }

    fn hear(&mut self, event: Event) {
        let stands_still = matches!(self.phase, Phase::Paused | Phase::Done);
        match event {
            Event::Start if self.phase == Phase::Ready && !self.off => self.phase = Phase::Running,
            Event::Pause if self.phase == Phase::Running => self.phase = Phase::Paused,
            Event::Resume if stands_still && !self.off => self.phase = Phase::Running,
            Event::Finish if self.phase != Phase::Ready => self.phase = Phase::Done,
            Event::Reset => *self = Oracle { off: self.off, ..Oracle::new() },
            Event::Extend => self.length = self.length.max(self.spent) + 5 * MINUTE,
            Event::SetLength(length) => self.length = length.max(self.spent - MOST_OVER),
            Event::See(sight) => {
                self.off = sight == Sight::Off;
                if self.off && self.phase == Phase::Running {
                    self.phase = Phase::Paused;
                }
            }
            Event::Watch(time) => self.spend(time),
            Event::SleepInSight(time) if time < MINUTE => self.spend(time),
            Event::SleepInSight(time) if self.phase == Phase::Running => self.unsure += time,
            Event::Leave { awake, asleep } => self.spend(awake + asleep),
            Event::Reload { gap } | Event::Crash { gap } => self.spend(gap.max(0)),
            Event::Count(counts) => {
                let unsure = std::mem::take(&mut self.unsure);
                if counts && self.phase != Phase::Ready {
                    self.spent = (self.spent + unsure).min(self.length + MOST_OVER);
                }
            }
            _ => {}
        }
        self.reached |= self.phase != Phase::Ready && self.spent >= self.length;
    }
}

/// Two tabs of one browser, of which one is in sight.
struct Browser {
    tabs: [Desk; 2],
    front: usize,
}

impl Browser {
    fn new() -> Browser {
        let mut tabs = [Desk::new(config(30)), Desk::new(config(30))];
        tabs[1].page = 2;
        Browser { tabs, front: 0 }
    }

    fn front(&mut self) -> &mut Desk {
        &mut self.tabs[self.front]
    }

    fn back(&self) -> &Desk {
        &self.tabs[1 - self.front]
    }

    /// Time goes by for both.
    fn pass(&mut self, awake: i64, asleep: i64) {
        for tab in &mut self.tabs {
            tab.pass(awake);
            tab.wall += asleep;
        }
    }

    /// What the tab in front has written reaches the other.
    fn share(&mut self) {
        let saved = self.front().saved.clone();
        self.tabs[1 - self.front].take(&saved);
    }

    fn undergo(&mut self, event: Event) {
        match event {
            Event::Start => drop(self.front().act(Action::Start)),
            Event::Pause => drop(self.front().act(Action::Pause)),
            Event::Resume => drop(self.front().act(Action::Resume)),
            Event::Finish => drop(self.front().act(Action::Finish)),
            Event::Reset => drop(self.front().act(|_| Action::Reset)),
            Event::Extend => drop(self.front().act(Action::Extend)),
            Event::SetLength(length) => drop(self.front().act(|reading| Action::SetLength(length, reading))),
            Event::See(sight) => drop(self.front().act(|reading| Action::See(sight, reading))),
            Event::Count(counts) => drop(self.front().act(|reading| Action::Count(counts, reading))),
            Event::Watch(time) => self.pass(time, 0),
            Event::SleepInSight(time) => self.pass(0, time),
            Event::Leave { awake, asleep } => {
                self.front().act(Action::Leave);
                self.share();
                self.pass(awake, asleep);
                self.front().away = true;
            }
            Event::SetBack { by, away } => {
                self.pass(0, -by);
                self.front().away |= away;
            }
            Event::Reload { gap } => {
                self.front().act(Action::Leave);
                self.share();
                self.front().crash(0);
                self.pass(0, gap);
            }
            Event::Crash { gap } => {
                self.front().crash(0);
                self.pass(0, gap);
            }
            Event::OtherTab => {
                self.front().act(Action::Leave);
                self.share();
                self.front().away = true;
                self.front = 1 - self.front;
                self.front().away = true;
            }
        }
        self.front().look();
        self.share();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_tells_the_truth(events in proptest::collection::vec(event(), 1..60)) {
        let (mut browser, mut oracle) = (Browser::new(), Oracle::new());
        for event in events {
            let before = browser.front().elapsed();
            browser.undergo(event);
            oracle.hear(event);
            let desk = browser.front();
            let state = desk.timer.state();
            check_valid(state, &desk.config, desk.now());
            prop_assert_eq!(state.phase, oracle.phase, "{:?}", event);
            prop_assert_eq!(desk.elapsed(), oracle.spent, "{:?}", event);
            prop_assert_eq!(state.length(&desk.config), oracle.length, "{:?}", event);
            prop_assert_eq!(state.unsure, oracle.unsure, "{:?}", event);
            prop_assert_eq!(state.reached, oracle.reached, "{:?}", event);
            prop_assert!(desk.elapsed() >= before || matches!(event, Event::Reset), "{:?}", event);
            prop_assert_eq!(browser.back().elapsed(), oracle.spent, "the other tab, {:?}", event);
            prop_assert_eq!(browser.back().timer.state().phase, oracle.phase, "the other tab, {:?}", event);
        }
    }

    #[test]
    fn undoing_everything_leads_back_to_the_beginning(actions in proptest::collection::vec(0..8_u8, 1..40)) {
        let mut desk = Desk::new(config(30));
        for action in actions {
            desk.watch(30 * SECOND);
            match action {
                0 => desk.act(Action::Start),
                1 => desk.act(Action::Pause),
                2 => desk.act(Action::Resume),
                3 => desk.act(|_| Action::Reset),
                4 => desk.act(Action::Extend),
                5 => desk.act(Action::Finish),
                6 => desk.act(|reading| Action::SetLength(12 * MINUTE, reading)),
                _ => desk.act(|reading| Action::Count(true, reading)),
            };
        }
        let end = desk.timer.state().clone();
        let mut steps = 0;
        while desk.timer.undo() {
            steps += 1;
            check_valid(desk.timer.state(), &desk.config, desk.now());
        }
        prop_assert_eq!(desk.timer.state(), &ActivityTimer::default());
        for _ in 0..steps {
            prop_assert!(desk.timer.redo());
        }
        prop_assert_eq!(desk.timer.state(), &end);
    }
}

/// Numbers that look like chance and are the same on every run.
struct Dice(u64);

impl Dice {
    fn up_to(&mut self, most: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(self.0 >> 33).unwrap() % (most + 1)
    }
}

#[test]
fn a_million_steps() {
    let begun = std::time::Instant::now();
    let (config, mut timer, mut dice) = (Config::default(), ActivityTimer::default(), Dice(4));
    let (mut wall, mut monotonic, mut spent, mut steps) = (1_800_000_000_000, 0, 0, 0);
    let mut running = false;
    while steps < 1_000_000 {
        let (passed, slept) =
            (dice.up_to(2 * SECOND), if dice.up_to(999) == 0 { SECOND + dice.up_to(50 * SECOND) } else { 0 });
        wall += passed + slept;
        monotonic += passed;
        let reading = Reading { page: Millis(1), monotonic: Millis(monotonic), away: slept > 0 };
        let action = match dice.up_to(200) {
            0 => Action::Start(reading),
            1 => Action::Pause(reading),
            2..=4 => Action::Resume(reading),
            // Time enough that it is never over by more than is counted.
            5 => Action::SetLength(spent + HOUR, reading),
            6 => Action::Leave(reading),
            _ => Action::Look(reading),
        };
        spent += if running { passed + slept } else { 0 };
        timer.apply(action, &config, Millis(wall));
        running = timer.phase == Phase::Running;
        steps += 1;
    }
    // A second is the promise for what learners get; a build for tests is not that fast, and the machine may be busy.
    let most = std::time::Duration::from_secs(if cfg!(debug_assertions) { 5 } else { 1 });
    assert!(begun.elapsed() < most, "a million steps took {:?}", begun.elapsed());
    let reading = Reading { page: Millis(1), monotonic: Millis(monotonic), away: false };
    let elapsed = timer.elapsed(&config, Millis(wall), Some(&reading));
    assert_eq!(elapsed, spent, "after {steps} steps");
}
