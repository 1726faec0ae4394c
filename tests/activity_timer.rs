//! The activity timer's model, against clocks that sleep, jump and begin anew.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use activity_widgets::activity::{Activity, Figure, Millis};
use activity_widgets::activity_timer::clock::{Reading, Seen};
use activity_widgets::activity_timer::config::{Announce, Config, milliseconds};
use activity_widgets::activity_timer::model::{Action, ActivityTimer, MOST_OVER, Outcome, Phase};
use activity_widgets::activity_timer::statement;
use activity_widgets::config::Settings;
use activity_widgets::history::History;
use activity_widgets::lang::{ActivityTimerWords, words};
use activity_widgets::notes::Format;
use proptest::prelude::*;

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;

fn english() -> &'static ActivityTimerWords {
    &words("en").activity_timer
}

fn config(minutes: i64) -> Config {
    Config { length: minutes * MINUTE, announce: Announce::Few }
}

/// A timer on a page of a device: what a learner sees, and the clocks below it.
struct Desk {
    timer: History<ActivityTimer>,
    config: Config,
    wall: i64,
    monotonic: i64,
    page: i64,
    away: bool,
    heard: Vec<String>,
}

impl Desk {
    fn new(config: Config) -> Desk {
        Desk {
            timer: History::new(ActivityTimer::default()),
            config,
            wall: 1_800_000_000_000,
            monotonic: 1_000,
            page: 1,
            away: true,
            heard: Vec::new(),
        }
    }

    fn started(config: Config) -> Desk {
        let mut desk = Desk::new(config);
        desk.act(Action::Start);
        desk
    }

    fn now(&self) -> Millis {
        Millis(self.wall)
    }

    fn reading(&self) -> Reading {
        Reading { page: Millis(self.page), monotonic: Millis(self.monotonic), away: self.away }
    }

    fn act(&mut self, action: impl FnOnce(Reading) -> Action) -> Outcome {
        let reading = self.reading();
        let (outcome, _) = self.timer.apply(action(reading), &self.config, self.now());
        self.away = false;
        let said = statement::spoken(outcome, self.timer.state(), &self.config, self.now(), Some(&reading), english());
        self.heard.extend(said);
        outcome
    }

    fn look(&mut self) -> Outcome {
        self.act(Action::Look)
    }

    /// Time goes by in sight, with a look every second.
    fn watch(&mut self, milliseconds: i64) {
        let mut rest = milliseconds;
        while rest > 0 {
            let step = rest.min(SECOND);
            self.pass(step);
            self.look();
            rest -= step;
        }
    }

    fn pass(&mut self, milliseconds: i64) {
        self.wall += milliseconds;
        self.monotonic += milliseconds;
    }

    /// Out of sight, awake for some time and asleep for some.
    fn leave(&mut self, awake: i64, asleep: i64) {
        self.pass(awake);
        self.wall += asleep;
        self.away = true;
    }

    /// Saved as JSON, and loaded by another page load.
    fn reload(&mut self, gap: i64) {
        self.act(Action::Leave);
        self.crash(gap);
    }

    /// As it was saved last, by another page load.
    fn crash(&mut self, gap: i64) {
        let stored = serde_json::to_string(self.timer.state()).unwrap();
        self.wall += gap;
        self.monotonic = 5;
        self.page += 1;
        self.away = true;
        let mut state: ActivityTimer = serde_json::from_str(&stored).unwrap();
        state.repair(&self.config, self.now());
        self.timer = History::new(state);
    }

    fn left(&self) -> i64 {
        self.timer.state().left(&self.config, self.now(), Some(&self.reading()))
    }

    fn elapsed(&self) -> i64 {
        self.timer.state().elapsed(&self.config, self.now(), Some(&self.reading()))
    }

    fn display(&self) -> String {
        statement::display(self.timer.state(), &self.config, self.now(), Some(&self.reading()), english())
    }

    fn told(&self) -> String {
        statement::told(self.timer.state(), &self.config, self.now(), Some(&self.reading()), english())
    }
}

// --- The author's settings --------------------------------------------------------------------------------------------

#[test]
fn minutes_are_read_exactly() {
    for (text, expected) in [
        ("30", Some(1_800_000)),
        ("30.5", Some(1_830_000)),
        ("7.25", Some(435_000)),
        (".5", Some(30_000)),
        ("30.", Some(1_800_000)),
        ("0.0000000000000001", Some(0)),
        ("0.3333333333333333333333", Some(19_999)),
        ("", None),
        (".", None),
        ("-5", None),
        ("+5", None),
        ("1e2", None),
        ("NaN", None),
        ("30,5", None),
        ("3 0", None),
        ("1.2.3", None),
        ("٣٠", None),
        ("99999999999999999999999", None),
    ] {
        assert_eq!(milliseconds(text), expected, "{text:?}");
    }
}

#[test]
fn settings_out_of_range_become_the_default_and_a_problem() {
    let read = |name, value| ActivityTimer::configure(&Settings::from_attributes([(name, value)]));
    for good in ["0.01", "1", "600", " 45 ", "600.0"] {
        let (config, problems) = read("minutes", good);
        assert_eq!(problems, [], "{good:?}");
        assert_eq!(Some(config.length), milliseconds(good.trim()));
    }
    for bad in ["", "abc", "0", "-1", "600.1", "601", "1e300", "∞", "0.00000001"] {
        let (config, problems) = read("minutes", bad);
        assert_eq!(config.length, 30 * MINUTE, "{bad:?}");
        assert_eq!(problems.len(), 1, "{bad:?}");
        assert_eq!(problems[0].field, "minutes");
        assert!(problems[0].message.contains("minutes=\"30\""), "tells what to write");
    }
    assert_eq!(read("announce", "every-5").0.announce, Announce::EveryFive);
    assert_eq!(read("announce", "never").0.announce, Announce::Never);
    let (config, problems) = read("announce", "always");
    assert_eq!((config.announce, problems.len()), (Announce::Few, 1));
    assert_eq!(ActivityTimer::configure(&Settings::default()), (Config::default(), vec![]));
}

#[test]
fn other_minutes_hold_for_a_timer_that_has_not_begun() {
    let mut desk = Desk::new(config(30));
    desk.config = config(15);
    assert_eq!(desk.display(), "15 minutes");
    desk.act(Action::Start);
    desk.config = config(60);
    assert_eq!(desk.left(), 15 * MINUTE);
    desk.act(Action::Pause);
    assert_eq!(desk.left(), 15 * MINUTE);
    desk.act(|_| Action::Reset);
    assert_eq!(desk.display(), "60 minutes");
}

// --- What it says -----------------------------------------------------------------------------------------------------

#[test]
fn the_display_goes_by_minutes_and_never_scolds() {
    let mut desk = Desk::new(config(30));
    assert_eq!(desk.display(), "30 minutes");
    desk.act(Action::Start);
    assert_eq!(desk.display(), "About 30 minutes left");
    for (wait, expected) in [
        (10 * MINUTE, "About 20 minutes left"),
        (18 * MINUTE, "About 2 minutes left"),
        (MINUTE, "About 1 minute left"),
        (1, "Less than a minute left"),
        (MINUTE - 1, "Time’s up. Carry on if you like."),
        (MINUTE, "1 minute over"),
        (MINUTE, "2 minutes over"),
        (118 * MINUTE, "2 hours over"),
        (22 * HOUR, "More than a day over"),
        (1_000 * HOUR, "More than a day over"),
    ] {
        desk.pass(wait);
        desk.look();
        assert_eq!(desk.display(), expected);
    }
    desk.act(Action::Pause);
    assert_eq!(desk.told(), "Paused. More than a day over.");
}

#[test]
fn lengths_are_named_exactly() {
    for (text, expected) in [
        ("1", "1 minute"),
        ("0.5", "30 seconds"),
        ("0.0167", "2 seconds"),
        ("1.25", "1 minute 15 seconds"),
        ("30.5", "30 minutes 30 seconds"),
        ("119", "119 minutes"),
        ("120", "2 hours"),
        ("121", "2 hours 1 minute"),
        ("600", "10 hours"),
    ] {
        let (config, _) = ActivityTimer::configure(&Settings::from_attributes([("minutes", text)]));
        assert_eq!(Desk::new(config).display(), expected);
    }
}

#[test]
fn half_an_hour_is_spoken_of_five_times() {
    let mut desk = Desk::started(config(30));
    desk.watch(45 * MINUTE);
    assert_eq!(
        desk.heard,
        [
            "Timer started. 30 minutes.",
            "Half-way. About 15 minutes left.",
            "5 minutes left.",
            "1 minute left.",
            "Time’s up. Carry on if you like.",
        ]
    );
}

#[test]
fn every_five_minutes_when_the_author_wants_it() {
    let mut desk = Desk::started(Config { length: 22 * MINUTE, announce: Announce::EveryFive });
    desk.watch(40 * MINUTE);
    assert_eq!(
        desk.heard,
        [
            "Timer started. 22 minutes.",
            "20 minutes left.",
            "15 minutes left.",
            "10 minutes left.",
            "5 minutes left.",
            "Time’s up. Carry on if you like.",
        ]
    );
}

#[test]
fn never_means_never_and_hidden_is_quiet() {
    let mut desk = Desk::started(Config { length: 30 * MINUTE, announce: Announce::Never });
    desk.watch(31 * MINUTE);
    desk.act(Action::Extend);
    assert_eq!(desk.heard, Vec::<String>::new());
    assert_eq!(desk.told(), "About 5 minutes left.", "asked, it answers");

    let mut desk = Desk::started(config(30));
    desk.act(|_| Action::Hide);
    desk.watch(24 * MINUTE);
    desk.act(|_| Action::Show);
    desk.watch(2 * MINUTE);
    assert_eq!(desk.heard, ["Timer started. 30 minutes.", "5 minutes left."]);
}

#[test]
fn short_times_are_not_crowded_with_words() {
    for (minutes, expected) in [
        (
            10,
            vec!["Timer started. 10 minutes.", "5 minutes left.", "1 minute left.", "Time’s up. Carry on if you like."],
        ),
        (
            5,
            vec![
                "Timer started. 5 minutes.",
                "Half-way. About 3 minutes left.",
                "1 minute left.",
                "Time’s up. Carry on if you like.",
            ],
        ),
        (1, vec!["Timer started. 1 minute.", "Time’s up. Carry on if you like."]),
    ] {
        let mut desk = Desk::started(config(minutes));
        desk.watch(30 * MINUTE);
        assert_eq!(desk.heard, expected);
    }
}

#[test]
fn what_was_missed_while_away_is_said_once_and_as_it_is_now() {
    let mut desk = Desk::started(config(30));
    desk.leave(27 * MINUTE, 0);
    desk.look();
    assert_eq!(desk.heard.last().unwrap(), "About 3 minutes left.");
    desk.leave(MINUTE, 14 * MINUTE);
    assert_eq!(desk.look(), desk_ended());
    assert_eq!(desk.display(), "Ended 12 minutes ago");
    assert_eq!(desk.heard.last().unwrap(), "Ended 12 minutes ago.");
    assert_eq!(desk.heard.len(), 3);
    desk.watch(3 * MINUTE);
    assert_eq!(desk.heard.len(), 3, "no late alarm");
}

fn desk_ended() -> Outcome {
    Outcome::Moment(activity_widgets::activity_timer::announcement::Moment::Ended)
}

#[test]
fn what_the_learner_does_is_answered() {
    let mut desk = Desk::started(config(30));
    desk.pass(10 * MINUTE);
    desk.act(Action::Pause);
    desk.act(Action::Resume);
    desk.act(Action::Extend);
    desk.act(|_| Action::Reset);
    assert_eq!(
        desk.heard,
        [
            "Timer started. 30 minutes.",
            "Paused. About 20 minutes left.",
            "Going on. About 20 minutes left.",
            "5 minutes added. About 25 minutes left.",
            "Back to the start. 30 minutes.",
        ]
    );
}

#[test]
fn half_way_is_said_once_even_when_time_is_added() {
    let mut desk = Desk::started(config(30));
    desk.watch(16 * MINUTE);
    desk.act(Action::Extend);
    desk.watch(25 * MINUTE);
    assert_eq!(desk.heard.iter().filter(|text| text.starts_with("Half")).count(), 1);
}

// --- The truth --------------------------------------------------------------------------------------------------------

#[test]
fn a_second_that_goes_by_is_no_change() {
    let mut desk = Desk::started(config(30));
    let before = desk.timer.state().clone();
    desk.watch(14 * MINUTE);
    assert_eq!(*desk.timer.state(), before, "nothing to save, nothing to tell");
    assert_eq!(desk.left(), 16 * MINUTE);
}

#[test]
fn paused_is_paused_to_the_millisecond_across_a_reload() {
    let mut desk = Desk::started(config(30));
    desk.pass(123_456);
    desk.act(Action::Pause);
    desk.reload(5 * HOUR);
    desk.look();
    assert_eq!(desk.left(), 30 * MINUTE - 123_456);
    desk.act(Action::Resume);
    assert_eq!(desk.left(), 30 * MINUTE - 123_456);
}

#[test]
fn a_clock_set_back_takes_nothing_back() {
    let mut desk = Desk::started(config(30));
    desk.watch(10 * MINUTE);
    desk.wall -= 3 * HOUR;
    desk.watch(MINUTE);
    assert_eq!(desk.elapsed(), 11 * MINUTE);
    desk.reload(0);
    desk.look();
    assert_eq!(desk.elapsed(), 11 * MINUTE);
    desk.reload(-HOUR);
    assert_eq!(desk.elapsed(), 11 * MINUTE);
    desk.look();
    desk.watch(MINUTE);
    assert_eq!(desk.elapsed(), 12 * MINUTE);
}

#[test]
fn a_jump_in_plain_sight_is_asked_about_and_time_goes_on_meanwhile() {
    for (counts, expected) in [(true, 37), (false, 12)] {
        let mut desk = Desk::started(config(60));
        desk.watch(10 * MINUTE);
        desk.wall += 25 * MINUTE;
        assert_eq!(desk.look(), Outcome::Unsure);
        assert_eq!(desk.heard.last().unwrap(), "The clock has moved on by 25 minutes. Should that time count?");
        desk.watch(2 * MINUTE);
        assert_eq!(desk.elapsed(), 12 * MINUTE);
        desk.act(|reading| Action::Count(counts, reading));
        assert_eq!(desk.elapsed(), expected * MINUTE);
        assert_eq!(desk.timer.state().unsure, 0);
    }
}

#[test]
fn a_jump_that_counts_may_end_the_time() {
    let mut desk = Desk::started(config(30));
    desk.watch(10 * MINUTE);
    desk.wall += 25 * MINUTE;
    desk.look();
    assert_eq!(desk.act(|reading| Action::Count(true, reading)), desk_ended());
    assert_eq!(desk.display(), "5 minutes over");
    assert!(desk.timer.state().reached);
}

#[test]
fn without_a_monotonic_clock_the_wall_clock_tells() {
    let mut desk = Desk::new(config(30));
    desk.page = 0;
    desk.act(Action::Start);
    for _ in 0..20 {
        desk.wall += MINUTE;
        desk.look();
    }
    assert_eq!(desk.left(), 10 * MINUTE);
    desk.wall -= HOUR;
    assert_eq!(desk.left(), 10 * MINUTE, "no less even before the next look");
    desk.look();
    desk.wall += MINUTE;
    assert_eq!(desk.left(), 9 * MINUTE);
}

#[test]
fn hidden_stays_hidden() {
    let mut desk = Desk::started(config(30));
    desk.act(|_| Action::Hide);
    desk.act(|_| Action::Reset);
    desk.reload(HOUR);
    desk.look();
    assert!(desk.timer.state().hidden);
    desk.act(|_| Action::Show);
    assert!(!desk.timer.state().hidden);
}

#[test]
fn more_time_when_it_is_over_begins_now() {
    let mut desk = Desk::started(config(30));
    desk.watch(42 * MINUTE);
    desk.act(Action::Extend);
    assert_eq!(desk.left(), 5 * MINUTE);
    assert_eq!(desk.elapsed(), 42 * MINUTE);
    for _ in 0..10 {
        desk.act(Action::Extend);
    }
    assert_eq!(desk.left(), 55 * MINUTE);
}

#[test]
fn more_time_before_it_begins_and_while_paused() {
    let mut desk = Desk::new(config(30));
    desk.act(Action::Extend);
    assert_eq!(desk.display(), "35 minutes");
    desk.act(Action::Start);
    desk.pass(MINUTE);
    desk.act(Action::Pause);
    desk.act(Action::Extend);
    assert_eq!(desk.left(), 39 * MINUTE);
}

#[test]
fn the_page_learns_when_the_time_is_up() {
    let mut desk = Desk::started(config(1));
    let summary = |desk: &Desk| desk.timer.state().summary(&desk.config, desk.now());
    assert!(!summary(&desk).complete);
    desk.watch(20_400);
    assert_eq!(
        summary(&desk).figures.get(..2).unwrap(),
        [("elapsedSeconds", Figure::Count(20)), ("remainingSeconds", Figure::Count(40))]
    );
    desk.watch(69_600);
    assert!(summary(&desk).complete);
    assert_eq!(
        summary(&desk).figures,
        [
            ("elapsedSeconds", Figure::Count(90)),
            ("remainingSeconds", Figure::Count(0)),
            ("running", Figure::Flag(true)),
            ("over", Figure::Flag(true)),
        ]
    );
    desk.act(Action::Extend);
    assert!(summary(&desk).complete, "it was up, and is not told again");
    desk.act(|_| Action::Reset);
    assert!(!summary(&desk).complete);
}

#[test]
fn the_notes_say_how_long_it_has_been() {
    let mut desk = Desk::new(config(30));
    let notes = |desk: &Desk| desk.timer.state().notes(&desk.config, words("en"), desk.now()).render(Format::Text);
    assert_eq!(notes(&desk), "Timer\n=====\n\nNot started yet. Time allowed: 30 minutes.\n");
    desk.act(Action::Start);
    desk.watch(20 * SECOND);
    assert!(notes(&desk).contains("Time spent so far: less than a minute."));
    desk.watch(12 * MINUTE);
    assert!(notes(&desk).contains("Time spent so far: about 12 minutes. Time allowed: 30 minutes."));
}

// --- Undo -------------------------------------------------------------------------------------------------------------

#[test]
fn undo_is_as_if_it_had_not_been_done() {
    let mut desk = Desk::started(config(30));
    desk.watch(10 * MINUTE);
    desk.act(|_| Action::Reset);
    desk.pass(MINUTE);
    assert!(desk.timer.undo());
    desk.look();
    assert_eq!(desk.elapsed(), 11 * MINUTE, "it has run on");

    desk.act(Action::Pause);
    desk.pass(4 * MINUTE);
    assert!(desk.timer.undo());
    desk.look();
    assert_eq!(desk.elapsed(), 15 * MINUTE);

    desk.act(Action::Extend);
    assert!(desk.timer.undo());
    assert_eq!(desk.left(), 15 * MINUTE);
    assert!(desk.timer.redo());
    assert_eq!(desk.left(), 20 * MINUTE);
}

// --- Repair -----------------------------------------------------------------------------------------------------------

#[test]
fn odd_stored_states_are_brought_to_the_nearest_sensible_one() {
    let now = 1_800_000_000_000_i64;
    let year = 365 * 24 * HOUR;
    let read = |text: &str| {
        let mut timer: ActivityTimer = serde_json::from_str(text).unwrap();
        timer.repair(&config(30), Millis(now));
        let left = timer.left(&config(30), Millis(now), None);
        (timer.phase, left)
    };
    let seen = |wall: i64| format!(r#""seen":{{"wall":{wall}}}"#);
    for (stored, phase, left) in [
        ("{}".to_owned(), Phase::Ready, 30 * MINUTE),
        (r#"{"phase":"running"}"#.to_owned(), Phase::Ready, 30 * MINUTE),
        (r#"{"phase":"paused"}"#.to_owned(), Phase::Ready, 30 * MINUTE),
        // Says that it is ready, and knows a time left.
        (r#"{"left":600000}"#.to_owned(), Phase::Paused, 10 * MINUTE),
        (r#"{"phase":"running","left":600000}"#.to_owned(), Phase::Paused, 10 * MINUTE),
        (r#"{"phase":"paused","left":99999999999}"#.to_owned(), Phase::Paused, 30 * MINUTE),
        (r#"{"phase":"paused","left":-9007199254740991}"#.to_owned(), Phase::Paused, -MOST_OVER),
        (format!(r#"{{"phase":"running","deadline":{}}}"#, now + 7 * MINUTE), Phase::Running, 7 * MINUTE),
        (format!(r#"{{"deadline":{},{}}}"#, now + 7 * MINUTE, seen(now - MINUTE)), Phase::Paused, 8 * MINUTE),
        // A deadline a year away.
        (format!(r#"{{"phase":"running","deadline":{},{}}}"#, now + year, seen(now)), Phase::Running, 30 * MINUTE),
        (format!(r#"{{"phase":"running","deadline":{}}}"#, now + year), Phase::Running, 30 * MINUTE),
        // From the future: the clock was wrong, the time left was not.
        (
            format!(r#"{{"phase":"running","deadline":{},{}}}"#, now + year + 9 * MINUTE, seen(now + year)),
            Phase::Running,
            9 * MINUTE,
        ),
        // From 1970, by the reading or altogether.
        (format!(r#"{{"phase":"running","deadline":{},{}}}"#, now + 4 * MINUTE, seen(0)), Phase::Running, 4 * MINUTE),
        (format!(r#"{{"phase":"running","deadline":{},{}}}"#, 10 * MINUTE, seen(0)), Phase::Running, -MOST_OVER),
        (
            r#"{"phase":"running","deadline":-9007199254740991,"seen":{"wall":9007199254740991}}"#.to_owned(),
            Phase::Running,
            -MOST_OVER,
        ),
        (r#"{"phase":"paused","length":-5,"left":3,"unsure":-7}"#.to_owned(), Phase::Paused, 1),
    ] {
        assert_eq!(read(&stored), (phase, left), "{stored}");
    }
}

fn any_time() -> impl Strategy<Value = i64> {
    prop_oneof![
        Just(0),
        Just(-1),
        Just(9_007_199_254_740_991),
        Just(-9_007_199_254_740_991),
        -100 * HOUR..100 * HOUR,
        1_799_990_000_000_i64..1_800_010_000_000,
        any::<i32>().prop_map(i64::from),
    ]
}

fn any_state() -> impl Strategy<Value = ActivityTimer> {
    let millis = || any_time().prop_map(Millis);
    let seen = (millis(), millis(), millis()).prop_map(|(wall, monotonic, page)| Seen { wall, monotonic, page });
    (
        prop_oneof![Just(Phase::Ready), Just(Phase::Running), Just(Phase::Paused)],
        proptest::option::of(any_time()),
        proptest::option::of(millis()),
        proptest::option::of(seen),
        proptest::option::of(any_time()),
        any_time(),
        any::<[bool; 4]>(),
    )
        .prop_map(|(phase, length, deadline, seen, left, unsure, [half, reached, ended_away, hidden])| {
            ActivityTimer { phase, length, deadline, seen, left, unsure, half, reached, ended_away, hidden }
        })
}

fn check_valid(timer: &ActivityTimer, config: &Config, now: Millis) {
    match timer.phase {
        Phase::Ready => assert!(timer.deadline.is_none() && timer.seen.is_none() && timer.left.is_none()),
        Phase::Running => assert!(timer.deadline.is_some() && timer.seen.is_some() && timer.left.is_none()),
        Phase::Paused => assert!(timer.deadline.is_none() && timer.seen.is_none() && timer.left.is_some()),
    }
    assert!(timer.phase == Phase::Ready || timer.length.is_some());
    let length = timer.length(config);
    let left = timer.left(config, now, None);
    assert!(length > 0 && (-MOST_OVER..=length).contains(&left), "{left} of {length}");
    assert!(timer.unsure >= 0);
    assert!(timer.permille(config, now, None) <= 1000);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_stored_state_is_repaired_for_good(state in any_state(), now in any_time()) {
        let (config, now) = (config(30), Millis(now.max(0)));
        let mut once = state.clone();
        once.repair(&config, now);
        check_valid(&once, &config, now);
        prop_assert_eq!(once.hidden, state.hidden);
        let mut twice = once.clone();
        twice.repair(&config, now);
        prop_assert_eq!(&once, &twice);
        // And it can be used: time goes on, and the words come out.
        let reading = Reading { page: Millis(7), monotonic: Millis(1), away: true };
        for action in [Action::Look(reading), Action::Extend(reading), Action::Pause(reading), Action::Count(true, reading)] {
            once.apply(action, &config, now);
            check_valid(&once, &config, now);
            let text = statement::display(&once, &config, now, Some(&reading), english());
            prop_assert!(!text.contains('{') && !text.contains('-'), "{}", text);
        }
    }
}

// --- Any sequence, against an oracle ----------------------------------------------------------------------------------

#[derive(Clone, Copy, Debug)]
enum Event {
    Start,
    Pause,
    Resume,
    Extend,
    Hide,
    Show,
    Watch(i64),
    SleepInSight(i64),
    Leave { awake: i64, asleep: i64 },
    SetBack { by: i64, away: bool },
    Reload { gap: i64 },
    Crash { gap: i64 },
    Count(bool),
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        3 => Just(Event::Start),
        2 => Just(Event::Pause),
        3 => Just(Event::Resume),
        1 => Just(Event::Extend),
        1 => Just(Event::Hide),
        1 => Just(Event::Show),
        4 => (0..20 * MINUTE).prop_map(Event::Watch),
        2 => (SECOND..HOUR).prop_map(Event::SleepInSight),
        2 => (0..HOUR, prop_oneof![Just(0), SECOND..HOUR]).prop_map(|(awake, asleep)| Event::Leave { awake, asleep }),
        2 => (SECOND..10 * HOUR, any::<bool>()).prop_map(|(by, away)| Event::SetBack { by, away }),
        2 => (-HOUR..HOUR).prop_map(|gap| Event::Reload { gap }),
        1 => (0..HOUR).prop_map(|gap| Event::Crash { gap }),
        1 => any::<bool>().prop_map(Event::Count),
    ]
}

/// What a person with a good watch would say.
struct Oracle {
    phase: Phase,
    length: i64,
    spent: i64,
    unsure: i64,
    reached: bool,
}

impl Oracle {
    fn spend(&mut self, milliseconds: i64) {
        if self.phase == Phase::Running {
            self.spent = (self.spent + milliseconds).min(self.length + MOST_OVER);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_tells_the_truth(events in proptest::collection::vec(event(), 1..60)) {
        let mut desk = Desk::new(config(30));
        let mut oracle = Oracle { phase: Phase::Ready, length: 30 * MINUTE, spent: 0, unsure: 0, reached: false };
        for event in events {
            let before = desk.elapsed();
            match event {
                Event::Start => {
                    desk.act(Action::Start);
                    if oracle.phase == Phase::Ready {
                        oracle.phase = Phase::Running;
                    }
                }
                Event::Pause => {
                    desk.act(Action::Pause);
                    if oracle.phase == Phase::Running {
                        oracle.phase = Phase::Paused;
                    }
                }
                Event::Resume => {
                    desk.act(Action::Resume);
                    if oracle.phase == Phase::Paused {
                        oracle.phase = Phase::Running;
                    }
                }
                Event::Extend => {
                    desk.act(Action::Extend);
                    oracle.length = oracle.length.max(oracle.spent) + 5 * MINUTE;
                }
                Event::Hide => {
                    desk.act(|_| Action::Hide);
                }
                Event::Show => {
                    desk.act(|_| Action::Show);
                }
                Event::Watch(time) => {
                    desk.pass(time);
                    oracle.spend(time);
                }
                Event::SleepInSight(time) => {
                    desk.wall += time;
                    if time < MINUTE {
                        oracle.spend(time);
                    } else if oracle.phase == Phase::Running {
                        oracle.unsure += time;
                    }
                }
                Event::Leave { awake, asleep } => {
                    desk.leave(awake, asleep);
                    oracle.spend(awake + asleep);
                }
                Event::SetBack { by, away } => {
                    desk.wall -= by;
                    desk.away |= away;
                }
                Event::Reload { gap } => {
                    desk.reload(gap);
                    oracle.spend(gap.max(0));
                }
                Event::Crash { gap } => {
                    desk.crash(gap);
                    oracle.spend(gap);
                }
                Event::Count(counts) => {
                    desk.act(|reading| Action::Count(counts, reading));
                    let unsure = std::mem::take(&mut oracle.unsure);
                    if counts && oracle.phase != Phase::Ready {
                        oracle.spent = (oracle.spent + unsure).min(oracle.length + MOST_OVER);
                    }
                }
            }
            desk.look();
            let state = desk.timer.state();
            check_valid(state, &desk.config, desk.now());
            prop_assert_eq!(state.phase, oracle.phase, "{:?}", event);
            prop_assert_eq!(desk.elapsed(), oracle.spent, "{:?}", event);
            prop_assert_eq!(state.length(&desk.config), oracle.length, "{:?}", event);
            prop_assert_eq!(state.unsure, oracle.unsure, "{:?}", event);
            oracle.reached |= oracle.phase != Phase::Ready && oracle.spent >= oracle.length;
            prop_assert_eq!(state.reached, oracle.reached, "{:?}", event);
            prop_assert!(desk.elapsed() >= before, "{:?}", event);
            let stored = serde_json::to_string(state).unwrap();
            prop_assert_eq!(&serde_json::from_str::<ActivityTimer>(&stored).unwrap(), state);
        }
    }

    #[test]
    fn undoing_everything_leads_back_to_the_beginning(actions in proptest::collection::vec(0..6_u8, 1..40)) {
        let mut desk = Desk::new(config(30));
        for action in actions {
            desk.watch(30 * SECOND);
            match action {
                0 => desk.act(Action::Start),
                1 => desk.act(Action::Pause),
                2 => desk.act(Action::Resume),
                3 => desk.act(|_| Action::Reset),
                4 => desk.act(Action::Extend),
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
