//! What the learner sets: minutes, seconds, announcements, off, done.

use activity_widgets::activity::Activity;
use activity_widgets::activity_timer::config::{Announce, length_of};
use activity_widgets::activity_timer::model::{Action, Phase, Sight};
use activity_widgets::activity_timer::wishes::{Seconds, Signal, Wish};
use activity_widgets::lang::words;
use activity_widgets::notes::Format;

use super::desk::{Desk, HOUR, MINUTE, SECOND, config};

fn wish(desk: &mut Desk, wish: Wish) {
    desk.act(|_| Action::Wish(wish));
}

#[test]
fn minutes_by_hand_keep_what_has_been_spent() {
    let set = |desk: &mut Desk, text: &str| {
        let length = length_of(text).unwrap();
        desk.act(|reading| Action::SetLength(length, reading));
    };
    let mut desk = Desk::new(config(30));
    set(&mut desk, "45");
    assert_eq!(desk.display(), "45 minutes");
    desk.act(Action::Start);
    desk.watch(10 * MINUTE);
    set(&mut desk, "20");
    assert_eq!((desk.left(), desk.elapsed()), (10 * MINUTE, 10 * MINUTE));
    assert_eq!(desk.heard.last().unwrap(), "20 minutes in all. About 10 minutes left.");
    desk.act(Action::Pause);
    set(&mut desk, "12.5");
    assert_eq!(desk.left(), 150 * SECOND);
    set(&mut desk, "5");
    assert_eq!((desk.left(), desk.elapsed()), (-5 * MINUTE, 10 * MINUTE));
    assert!(desk.timer.state().reached);
    assert_eq!(desk.display(), "5 minutes over");
    set(&mut desk, "60");
    assert_eq!((desk.left(), desk.elapsed()), (50 * MINUTE, 10 * MINUTE));
}

#[test]
fn seconds_only_for_those_who_want_them() {
    let mut desk = Desk::started(config(2));
    desk.watch(65 * SECOND);
    assert_eq!(desk.display(), "Less than a minute left");
    wish(&mut desk, Wish::Seconds(Seconds::LastMinute));
    assert_eq!(desk.display(), "55 seconds left");
    desk.act(Action::Extend);
    assert_eq!(desk.display(), "About 6 minutes left");
    wish(&mut desk, Wish::Seconds(Seconds::Always));
    assert_eq!(desk.display(), "5 minutes, 55 seconds left");
    desk.pass(354_001);
    desk.look();
    assert_eq!(desk.display(), "1 second left");
    desk.pass(SECOND);
    desk.look();
    assert_eq!(desk.display(), "Time’s up. Carry on if you like.");
    desk.watch(65 * SECOND);
    assert_eq!(desk.display(), "1 minute over", "overtime is quiet");
}

#[test]
fn the_learners_announcements_count_more_than_the_authors() {
    let mut desk = Desk::new(config(12));
    wish(&mut desk, Wish::Announce(Announce::EveryFive));
    desk.act(Action::Start);
    desk.watch(12 * MINUTE);
    let every =
        ["Timer started. 12 minutes.", "10 minutes left.", "5 minutes left.", "Time’s up. Carry on if you like."];
    assert_eq!(desk.heard, every);
    wish(&mut desk, Wish::Announce(Announce::Never));
    desk.act(Action::Extend);
    desk.watch(10 * MINUTE);
    assert_eq!(desk.heard.len(), 4);
}

#[test]
fn off_means_that_time_stands_still() {
    let mut desk = Desk::started(config(30));
    desk.watch(10 * MINUTE);
    desk.act(|reading| Action::See(Sight::Off, reading));
    desk.reload(3 * HOUR);
    desk.look();
    assert_eq!((desk.timer.state().phase, desk.elapsed()), (Phase::Paused, 10 * MINUTE));
    desk.act(Action::Resume);
    assert_eq!(desk.timer.state().phase, Phase::Paused, "it is off");
    desk.act(|reading| Action::See(Sight::Shown, reading));
    desk.act(Action::Resume);
    desk.watch(MINUTE);
    assert_eq!(desk.elapsed(), 11 * MINUTE);
}

#[test]
fn afterwards_one_line_says_how_long_it_took() {
    let mut desk = Desk::started(config(30));
    desk.watch(20 * SECOND);
    desk.act(Action::Finish);
    assert_eq!(desk.display(), "This took less than a minute.");
    desk.act(Action::Resume);
    desk.watch(42 * MINUTE);
    desk.act(Action::Finish);
    assert_eq!(desk.display(), "This took about 42 minutes.");
    assert_eq!(desk.heard.last().unwrap(), "This took about 42 minutes.");
    desk.reload(20 * HOUR);
    desk.look();
    assert_eq!(desk.told(), "This took about 42 minutes.");
    let notes = desk.timer.state().notes(&desk.config, words("en"), desk.now()).render(Format::Text);
    assert!(notes.contains("Time spent: about 42 minutes. Time allowed: 30 minutes."), "{notes}");
}

#[test]
fn wishes_outlive_a_reset_and_a_reload() {
    let mut desk = Desk::new(config(30));
    wish(&mut desk, Wish::Seconds(Seconds::Always));
    for signal in Signal::ALL {
        wish(&mut desk, Wish::Signal(signal, true));
    }
    desk.act(Action::Start);
    desk.act(|_| Action::Reset);
    desk.reload(MINUTE);
    let wishes = desk.timer.state().wishes.clone();
    assert!(Signal::ALL.into_iter().all(|signal| wishes.wants(signal)));
    assert_eq!(wishes.seconds, Seconds::Always);
    assert!(wishes.wants_alarm());
}

#[test]
fn an_alarm_rings_at_the_end_and_never_late() {
    let mut desk = Desk::started(config(1));
    let rings = |desk: &mut Desk| {
        let outcome = desk.look();
        desk.timer.state().rings(outcome, &desk.config, desk.now(), Some(&desk.reading()))
    };
    desk.pass(59 * SECOND);
    assert!(!rings(&mut desk));
    desk.pass(SECOND);
    assert!(rings(&mut desk));
    desk.pass(SECOND);
    assert!(!rings(&mut desk), "once");
    desk.act(Action::Extend);
    desk.leave(17 * MINUTE, 0);
    assert!(!rings(&mut desk), "twelve minutes late");
    assert_eq!(desk.display(), "Ended 12 minutes ago");
}
