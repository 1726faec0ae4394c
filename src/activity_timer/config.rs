//! The author's two settings: how many minutes, and how often they are spoken of.

use crate::config::{Problem, Settings, Value};

/// One minute in milliseconds.
pub const MINUTE: i64 = 60_000;
/// The time a timer has when the author says nothing, in milliseconds.
pub const DEFAULT_LENGTH: i64 = 30 * MINUTE;
/// The most an author can give, in milliseconds.
pub const MOST_LENGTH: i64 = 600 * MINUTE;

/// When the time left is said to screen readers (`announce`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Announce {
    /// Only when asked.
    Never,
    /// At the start, half-way, five minutes and one minute before the end, and at the end.
    #[default]
    Few,
    /// At the start, every five minutes, and at the end.
    EveryFive,
}

/// What the author has set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Config {
    /// The time the activity is meant to take, in milliseconds: above 0, at most [`MOST_LENGTH`].
    pub length: i64,
    /// When the time left is said.
    pub announce: Announce,
}

impl Default for Config {
    fn default() -> Self {
        Config { length: DEFAULT_LENGTH, announce: Announce::Few }
    }
}

impl Config {
    /// Reads `minutes` and `announce`.
    pub fn read(settings: &Settings) -> (Config, Vec<Problem>) {
        let mut problems = Vec::new();
        let length = match settings.get("minutes") {
            None => DEFAULT_LENGTH,
            Some(value) => {
                let length = match value {
                    Value::Text(text) => milliseconds(text.trim()).filter(|length| (1..=MOST_LENGTH).contains(length)),
                    _ => None,
                };
                length.unwrap_or_else(|| {
                    let message =
                        "Write a number of minutes above 0 and up to 600, such as minutes=\"30\" or minutes=\"7.5\".";
                    problems.push(Problem::new("minutes", message));
                    DEFAULT_LENGTH
                })
            }
        };
        let words = [("never", Announce::Never), ("few", Announce::Few), ("every-5", Announce::EveryFive)];
        let announce = settings.choice("announce", &words, Announce::Few, &mut problems);
        (Config { length, announce }, problems)
    }
}

/// The milliseconds in a decimal number of minutes such as `30`, `30.5` or `.5`, rounded down. None for anything else, a
/// sign or an exponent included.
///
/// Digits are read one by one: a parser for floating-point numbers would cost every learner some kilobytes.
pub fn milliseconds(text: &str) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let digit = |c: char| c.to_digit(10).map(i64::from);
    let mut minutes = 0_i64;
    for c in whole.chars() {
        minutes = minutes.checked_mul(10)?.checked_add(digit(c)?)?;
    }
    // Twelve digits are far below a millisecond; those after them are only checked.
    let (mut parts, mut unit) = (0_i64, 1_i64);
    for (index, c) in fraction.chars().enumerate() {
        let digit = digit(c)?;
        if index < 12 {
            parts = parts * 10 + digit;
            unit *= 10;
        }
    }
    minutes.checked_mul(MINUTE)?.checked_add(parts.checked_mul(MINUTE)? / unit)
}
