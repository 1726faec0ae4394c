//! The time in words: on the screen, aloud, and in the notes. Never in seconds while time goes by, never with a judgement.

use super::announcement::Moment;
use super::clock::Reading;
use super::config::{Announce, Config, MINUTE};
use super::model::{ActivityTimer, EXTENSION, MOST_OVER, Outcome, Phase};
use crate::activity::Millis;
use crate::lang::{ActivityTimerWords, fill};

/// From here on, in milliseconds, hours are named.
const NAME_HOURS: i64 = 120 * MINUTE;

/// What the time display says.
pub fn display(
    timer: &ActivityTimer,
    config: &Config,
    now: Millis,
    reading: Option<&Reading>,
    words: &ActivityTimerWords,
) -> String {
    if !timer.has_begun() {
        return exactly(timer.length(config), words);
    }
    let left = timer.left(config, now, reading);
    let (text, time) = match left {
        ..=0 if timer.ended_away && left <= -MOST_OVER => (words.ended_long_ago, 0),
        ..=0 if left <= -MOST_OVER => (words.long_over, 0),
        ..=0 if left > -MINUTE => (words.time_up, 0),
        ..=0 if timer.ended_away => (words.ended_ago, -left / MINUTE),
        ..=0 => (words.over, -left / MINUTE),
        _ if left < MINUTE => (words.last_minute, 0),
        _ => (words.about_left, rounded(left)),
    };
    fill(text, &[("time", &minutes(time, words))])
}

/// What the live region says of an outcome, if anything. A timer that is out of sight and one that the author has silenced
/// keep quiet, but a question is always asked.
pub fn spoken(
    outcome: Outcome,
    timer: &ActivityTimer,
    config: &Config,
    now: Millis,
    reading: Option<&Reading>,
    words: &ActivityTimerWords,
) -> Option<String> {
    let quiet = config.announce == Announce::Never || timer.hidden;
    if quiet && outcome != Outcome::Unsure {
        return None;
    }
    let (text, time) = match outcome {
        Outcome::Nothing => return None,
        Outcome::Started => (words.said_started, None),
        Outcome::Paused => (words.said_paused, None),
        Outcome::Resumed => (words.said_resumed, None),
        Outcome::Extended => (words.said_extended, Some(minutes(EXTENSION / MINUTE, words))),
        Outcome::Reset => (words.said_reset, None),
        Outcome::Unsure => return Some(question(timer, words)),
        Outcome::Moment(Moment::Half) => (words.said_half, None),
        Outcome::Moment(Moment::Minutes(left)) => (words.said_minutes, Some(minutes(left, words))),
        Outcome::Moment(Moment::Left | Moment::Ended) => ("{display}", None),
    };
    let display = match outcome {
        Outcome::Started => exactly(timer.length(config), words),
        _ => display(timer, config, now, reading, words),
    };
    Some(sentence(fill(text, &[("display", &display), ("time", &time.unwrap_or_default())])))
}

/// What "Say the time left" says.
pub fn told(
    timer: &ActivityTimer,
    config: &Config,
    now: Millis,
    reading: Option<&Reading>,
    words: &ActivityTimerWords,
) -> String {
    let display = display(timer, config, now, reading, words);
    let text = if timer.phase == Phase::Paused { words.said_paused } else { "{display}" };
    sentence(fill(text, &[("display", &display)]))
}

/// The question whether the time by which the clock moved on counts.
pub fn question(timer: &ActivityTimer, words: &ActivityTimerWords) -> String {
    fill(words.question, &[("time", &minutes(rounded(timer.unsure), words))])
}

/// How long it has been, for the notes.
pub fn spent(timer: &ActivityTimer, config: &Config, now: Millis, words: &ActivityTimerWords) -> String {
    let allowed = exactly(timer.length(config), words);
    if !timer.has_begun() {
        return fill(words.note_ready, &[("allowed", &allowed)]);
    }
    let elapsed = timer.elapsed(config, now, None);
    let text = if elapsed < MINUTE { words.note_moment } else { words.note };
    fill(text, &[("time", &minutes(rounded(elapsed), words)), ("allowed", &allowed)])
}

/// Milliseconds as the nearest number of minutes, at least one.
fn rounded(milliseconds: i64) -> i64 {
    (milliseconds.saturating_add(MINUTE / 2) / MINUTE).max(1)
}

/// A number of minutes; from two hours on with hours.
fn minutes(count: i64, words: &ActivityTimerWords) -> String {
    let (hours, minutes) = if count * MINUTE >= NAME_HOURS { (count / 60, count % 60) } else { (0, count) };
    units(&[(hours, words.hour, words.hours), (minutes, words.minute, words.minutes)])
}

/// A duration to the second, such as an author's 7.5 minutes.
fn exactly(milliseconds: i64, words: &ActivityTimerWords) -> String {
    let whole = minutes(milliseconds / MINUTE, words);
    // Rounded up, so that no time that there is reads as none.
    let seconds = (milliseconds % MINUTE + 999) / 1000;
    if seconds == 0 {
        return whole;
    }
    let seconds = units(&[(seconds, words.second, words.seconds)]);
    if milliseconds < MINUTE { seconds } else { [&whole, " ", &seconds].concat() }
}

/// The units that are not nought, in order; all nought: the last one.
fn units(units: &[(i64, &str, &str)]) -> String {
    let mut out = String::new();
    for (index, (count, one, more)) in units.iter().enumerate() {
        if *count == 0 && (index + 1 < units.len() || !out.is_empty()) {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&fill(if *count == 1 { one } else { more }, &[("n", &count.to_string())]));
    }
    out
}

/// The text with a full stop, unless it ends with a mark of its own.
fn sentence(mut text: String) -> String {
    if !text.ends_with(['.', '!', '?', '…']) {
        text.push('.');
    }
    text
}
