//! What is on the screen and what is said.

use activity_widgets::activity::Activity;
use activity_widgets::activity_timer::config::{Announce, Config};
use activity_widgets::activity_timer::model::{Action, ActivityTimer, Outcome, Sight};
use activity_widgets::config::Settings;
use proptest::prelude::*;

use super::desk::{Desk, HOUR, MINUTE, SECOND, config};

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
        ("1.25", "1 minute, 15 seconds"),
        ("30.5", "30 minutes, 30 seconds"),
        ("119", "119 minutes"),
        ("120", "2 hours"),
        ("121", "2 hours, 1 minute"),
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

/// A run as a learner lives it: thirty minutes of work, ten of them in another tab, then a little more.
#[test]
fn a_run_from_start_to_end() {
    let mut desk = Desk::new(config(30));
    let mut transcript = vec![format!("      {}", desk.display())];
    desk.act(Action::Start);
    for minute in 0..36 {
        match minute {
            8 => drop(desk.act(Action::Leave)),
            9..18 => desk.leave(MINUTE, 0),
            34 => drop(desk.act(Action::Finish)),
            _ => desk.watch(MINUTE),
        }
        if minute == 17 {
            desk.look();
        }
        let heard = std::mem::take(&mut desk.heard);
        transcript.extend(heard.into_iter().map(|text| format!("{:>2} said: {text}", minute + 1)));
        if minute % 6 == 5 {
            transcript.push(format!("{:>2}    {}", minute + 1, desk.display()));
        }
    }
    let golden = "      30 minutes
 1 said: Timer started. 30 minutes.
 6    About 24 minutes left
12    About 19 minutes left
18 said: About 13 minutes left.
18    About 13 minutes left
24    About 7 minutes left
26 said: 5 minutes left.
30 said: 1 minute left.
30    About 1 minute left
31 said: Time’s up. Carry on if you like.
35 said: This took about 33 minutes.
36    This took about 33 minutes.";
    assert_eq!(transcript.join("\n"), golden);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn at_most_six_messages_in_any_thirty_minutes(minutes in 1..600_i64, pieces in proptest::collection::vec((1..200_i64, any::<bool>()), 60)) {
        let mut desk = Desk::started(config(minutes));
        let mut said: Vec<i64> = vec![desk.wall; desk.heard.len()];
        for (seconds, away) in pieces.into_iter().cycle().take(600) {
            if away { desk.leave(seconds * SECOND, 0) } else { desk.pass(seconds * SECOND) }
            desk.look();
            let now = desk.wall;
            said.resize(desk.heard.len(), now);
        }
        prop_assert!(said.windows(7).all(|seven| seven[6] - seven[0] > 30 * MINUTE), "{:?}", desk.heard);
    }
}

#[test]
fn every_five_minutes_when_the_author_wants_it() {
    let mut desk = Desk::started(Config { length: 22 * MINUTE, announce: Announce::EveryFive, compact: false });
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
    let mut desk = Desk::started(Config { length: 30 * MINUTE, announce: Announce::Never, compact: false });
    desk.watch(31 * MINUTE);
    desk.act(Action::Extend);
    assert_eq!(desk.heard, Vec::<String>::new());
    assert_eq!(desk.told(), "About 5 minutes left.", "asked, it answers");

    let mut desk = Desk::started(config(30));
    desk.act(|reading| Action::See(Sight::Hidden, reading));
    desk.watch(24 * MINUTE);
    desk.act(|reading| Action::See(Sight::Shown, reading));
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

pub fn desk_ended() -> Outcome {
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
