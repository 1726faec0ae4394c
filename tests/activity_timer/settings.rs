//! The author's settings.

use activity_widgets::activity::Activity;
use activity_widgets::activity_timer::config::{Announce, Config, length_of, milliseconds, minutes_of};
use activity_widgets::activity_timer::model::{Action, ActivityTimer};
use activity_widgets::config::Settings;

use super::desk::{Desk, MINUTE, config};

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
    assert!(read("compact", "").0.compact && !read("compact", "off").0.compact);
    assert_eq!(read("compact", "maybe").1.len(), 1);
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

#[test]
fn another_widget_has_a_timer_only_for_good_minutes() {
    let read = |settings: &[(&str, &str)]| {
        let mut problems = Vec::new();
        let config = Config::read_inside(&Settings::from_attributes(settings.iter().copied()), &mut problems);
        (config.map(|config| (config.length, config.announce, config.compact)), problems.len())
    };
    assert_eq!(read(&[]), (None, 0));
    assert_eq!(read(&[("minutes", "7.5"), ("announce", "never")]), (Some((450_000, Announce::Never, true)), 0));
    assert_eq!(read(&[("minutes", "soon")]), (None, 1));
    assert_eq!(read(&[("announce", "always")]), (None, 1));
}

#[test]
fn minutes_are_written_as_they_are_read() {
    for text in ["30", "7.5", "0.05", "600", "1.125", "30.001"] {
        assert_eq!(minutes_of(length_of(text).unwrap()), text);
    }
    assert_eq!(minutes_of(1), "0", "less than a thousandth of a minute");
}
