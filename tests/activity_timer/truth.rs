//! Clocks that sleep, jump and begin anew; undo.

use activity_widgets::activity::{Activity, Figure};
use activity_widgets::activity_timer::model::{Action, Outcome, Sight};
use activity_widgets::lang::words;
use activity_widgets::notes::Format;

use super::desk::{Desk, HOUR, MINUTE, SECOND, config};
use super::said::desk_ended;

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
    desk.act(|reading| Action::See(Sight::Hidden, reading));
    desk.act(|_| Action::Reset);
    desk.reload(HOUR);
    desk.look();
    assert_eq!(desk.timer.state().sight, Sight::Hidden);
    desk.act(|reading| Action::See(Sight::Shown, reading));
    assert_eq!(desk.timer.state().sight, Sight::Shown);
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
