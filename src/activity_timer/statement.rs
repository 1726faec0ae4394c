//! The time in words: on the screen, aloud, and in the notes. Never with a judgement, and in seconds only when the learner
//! wants them.

use super::announcement::Moment;
use super::clock::Reading;
use super::config::{Announce, Config, MINUTE};
use super::duration::{Units, Voice};
use super::model::{ActivityTimer, EXTENSION, MOST_OVER, Outcome, Phase, Sight};
use super::wishes::Seconds;
use crate::activity::Millis;
use crate::lang::fill;

/// From here on, in milliseconds, hours are named.
const NAME_HOURS: i64 = 120 * MINUTE;

/// What the time display says.
pub fn display(timer: &ActivityTimer, config: &Config, now: Millis, reading: Option<&Reading>, voice: Voice) -> String {
    let words = voice.words;
    match timer.phase {
        Phase::Ready => return exactly(timer.length(config), voice),
        Phase::Done => {
            let elapsed = timer.elapsed(config, now, reading);
            let text = if elapsed < MINUTE { words.took_moment } else { words.took };
            return fill(text, &[("time", &minutes(rounded(elapsed), voice))]);
        }
        Phase::Running | Phase::Paused => {}
    }
    let left = timer.left(config, now, reading);
    let (text, time) = match left {
        ..=0 if timer.ended_away && left <= -MOST_OVER => (words.ended_long_ago, 0),
        ..=0 if left <= -MOST_OVER => (words.long_over, 0),
        ..=0 if left > -MINUTE => (words.time_up, 0),
        ..=0 if timer.ended_away => (words.ended_ago, -left / MINUTE),
        ..=0 => (words.over, -left / MINUTE),
        _ if names_seconds(timer, left) => return fill(words.left, &[("time", &exactly(left, voice))]),
        _ if left < MINUTE => (words.last_minute, 0),
        _ => (words.about_left, rounded(left)),
    };
    fill(text, &[("time", &minutes(time, voice))])
}

/// Whether the display changes with every second.
pub fn names_seconds(timer: &ActivityTimer, left: i64) -> bool {
    match timer.wishes.seconds {
        Seconds::Never => false,
        Seconds::LastMinute => (1..MINUTE).contains(&left),
        Seconds::Always => left > 0,
    }
}

/// What the live region says of an outcome, if anything. A timer that is out of sight and one that the author has silenced
/// keep quiet, but a question is always asked.
pub fn spoken(
    outcome: Outcome,
    timer: &ActivityTimer,
    config: &Config,
    now: Millis,
    reading: Option<&Reading>,
    voice: Voice,
) -> Option<String> {
    let words = voice.words;
    let quiet = timer.announce(config) == Announce::Never || timer.sight != Sight::Shown;
    if quiet && outcome != Outcome::Unsure {
        return None;
    }
    let (text, time) = match outcome {
        Outcome::Nothing | Outcome::Measured => return None,
        Outcome::Started => (words.said_started, None),
        Outcome::Paused => (words.said_paused, None),
        Outcome::Resumed => (words.said_resumed, None),
        Outcome::Extended => (words.said_extended, Some(minutes(EXTENSION / MINUTE, voice))),
        Outcome::Set => (words.said_set, Some(exactly(timer.length(config), voice))),
        Outcome::Reset => (words.said_reset, None),
        Outcome::Unsure => return Some(question(timer, voice)),
        Outcome::Moment(Moment::Half) => (words.said_half, None),
        Outcome::Moment(Moment::Minutes(left)) => (words.said_minutes, Some(minutes(left, voice))),
        Outcome::Finished | Outcome::Moment(Moment::Left | Moment::Ended) => ("{display}", None),
    };
    let display = match outcome {
        Outcome::Started => exactly(timer.length(config), voice),
        _ => display(timer, config, now, reading, voice),
    };
    Some(sentence(fill(text, &[("display", &display), ("time", &time.unwrap_or_default())])))
}

/// What "Say the time left" says.
pub fn told(timer: &ActivityTimer, config: &Config, now: Millis, reading: Option<&Reading>, voice: Voice) -> String {
    let display = display(timer, config, now, reading, voice);
    let text = if timer.phase == Phase::Paused { voice.words.said_paused } else { "{display}" };
    sentence(fill(text, &[("display", &display)]))
}

/// The question whether the time by which the clock moved on counts.
pub fn question(timer: &ActivityTimer, voice: Voice) -> String {
    fill(voice.words.question, &[("time", &minutes(rounded(timer.unsure), voice))])
}

/// How long it has been, for the notes.
pub fn spent(timer: &ActivityTimer, config: &Config, now: Millis, voice: Voice) -> String {
    let words = voice.words;
    let allowed = exactly(timer.length(config), voice);
    if !timer.has_begun() {
        return fill(words.note_ready, &[("allowed", &allowed)]);
    }
    let elapsed = timer.elapsed(config, now, None);
    let text = match (timer.phase, elapsed < MINUTE) {
        (Phase::Done, true) => words.note_took_moment,
        (Phase::Done, false) => words.note_took,
        (_, true) => words.note_moment,
        (_, false) => words.note,
    };
    fill(text, &[("time", &minutes(rounded(elapsed), voice)), ("allowed", &allowed)])
}

/// Milliseconds as the nearest number of minutes, at least one.
fn rounded(milliseconds: i64) -> i64 {
    (milliseconds.saturating_add(MINUTE / 2) / MINUTE).max(1)
}

/// A number of minutes; from two hours on with hours.
fn minutes(count: i64, voice: Voice) -> String {
    voice.duration(units(count, 0))
}

/// A duration to the second, such as an author's 7.5 minutes. Rounded up, so that no time that there is reads as none.
fn exactly(milliseconds: i64, voice: Voice) -> String {
    let seconds = milliseconds.saturating_add(999) / 1000;
    voice.duration(units(seconds / 60, seconds % 60))
}

fn units(minutes: i64, seconds: i64) -> Units {
    if minutes.saturating_mul(MINUTE) >= NAME_HOURS {
        [minutes / 60, minutes % 60, seconds]
    } else {
        [0, minutes, seconds]
    }
}

/// The text with a full stop, unless it ends with a mark of its own.
fn sentence(mut text: String) -> String {
    if !text.ends_with(['.', '!', '?', '…']) {
        text.push('.');
    }
    text
}
