//! States that cannot be.

use activity_widgets::activity::{Activity, Millis};
use activity_widgets::activity_timer::clock::{Reading, Seen};
use activity_widgets::activity_timer::config::{Announce, Config};
use activity_widgets::activity_timer::model::{Action, ActivityTimer, MOST_OVER, Phase, Sight};
use activity_widgets::activity_timer::statement;
use activity_widgets::activity_timer::wishes::{Seconds, Wishes};
use proptest::prelude::*;

use super::desk::{HOUR, MINUTE, config, english};

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

fn any_sight() -> impl Strategy<Value = Sight> {
    prop_oneof![Just(Sight::Shown), Just(Sight::Hidden), Just(Sight::Off)]
}

fn any_wishes() -> impl Strategy<Value = Wishes> {
    let seconds = prop_oneof![Just(Seconds::Never), Just(Seconds::LastMinute), Just(Seconds::Always)];
    let announce = prop_oneof![Just(Announce::Never), Just(Announce::Few), Just(Announce::EveryFive)];
    (seconds, proptest::option::of(announce), any::<[bool; 4]>()).prop_map(
        |(seconds, announce, [sound, vibration, notification, awake])| Wishes {
            seconds,
            announce,
            sound,
            vibration,
            notification,
            awake,
        },
    )
}

fn any_state() -> impl Strategy<Value = ActivityTimer> {
    let millis = || any_time().prop_map(Millis);
    let seen = (millis(), millis(), millis()).prop_map(|(wall, monotonic, page)| Seen { wall, monotonic, page });
    (
        prop_oneof![Just(Phase::Ready), Just(Phase::Running), Just(Phase::Paused), Just(Phase::Done)],
        proptest::option::of(any_time()),
        proptest::option::of(millis()),
        proptest::option::of(seen),
        proptest::option::of(any_time()),
        any_time(),
        any::<[bool; 3]>(),
        (any_sight(), any_wishes()),
    )
        .prop_map(|(phase, length, deadline, seen, left, unsure, [half, reached, ended_away], (sight, wishes))| {
            ActivityTimer { phase, length, deadline, seen, left, unsure, half, reached, ended_away, sight, wishes }
        })
}

pub fn check_valid(timer: &ActivityTimer, config: &Config, now: Millis) {
    match timer.phase {
        Phase::Ready => assert!(timer.deadline.is_none() && timer.seen.is_none() && timer.left.is_none()),
        Phase::Running => assert!(timer.deadline.is_some() && timer.seen.is_some() && timer.left.is_none()),
        Phase::Paused | Phase::Done => {
            assert!(timer.deadline.is_none() && timer.seen.is_none() && timer.left.is_some())
        }
    }
    assert!(timer.phase == Phase::Ready || timer.length.is_some());
    assert!(timer.phase != Phase::Running || timer.sight != Sight::Off);
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
        prop_assert_eq!(once.sight, state.sight);
        prop_assert_eq!(&once.wishes, &state.wishes);
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
