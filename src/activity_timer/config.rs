//! The author's settings: how many minutes, how often they are spoken of, and how much room the timer takes.

use crate::config::{Problem, Settings, Value};
use crate::store::form::{Pen, Stored};

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

/// The words for `announce`, in attributes and in what is stored.
const ANNOUNCE: [(&str, Announce); 3] =
    [("never", Announce::Never), ("few", Announce::Few), ("every-5", Announce::EveryFive)];

impl Stored for Announce {
    fn pass(&mut self, pen: &mut Pen) {
        pen.word(self, &ANNOUNCE);
    }
}

/// What the author has set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Config {
    /// The time the activity is meant to take, in milliseconds: above 0, at most [`MOST_LENGTH`].
    pub length: i64,
    /// When the time left is said, unless the learner wants it otherwise.
    pub announce: Announce,
    /// Whether it shall take one line, with all but the time and one button behind another (`compact`).
    pub compact: bool,
}

impl Default for Config {
    fn default() -> Self {
        Config { length: DEFAULT_LENGTH, announce: Announce::Few, compact: false }
    }
}

impl Config {
    /// Reads `minutes`, `announce` and `compact`.
    pub fn read(settings: &Settings) -> (Config, Vec<Problem>) {
        let mut problems = Vec::new();
        let length = length(settings, &mut problems).unwrap_or(DEFAULT_LENGTH);
        let announce = settings.choice("announce", &ANNOUNCE, Announce::Few, &mut problems);
        let compact = settings.switch("compact", &mut problems);
        (Config { length, announce, compact }, problems)
    }

    /// Reads `minutes` and `announce` of another widget. Without good `minutes` it has no timer: a learner who sees none
    /// misses less than one who sees a time that the author never gave.
    pub fn read_inside(settings: &Settings, problems: &mut Vec<Problem>) -> Option<Config> {
        let length = length(settings, problems);
        let announce = settings.choice("announce", &ANNOUNCE, Announce::Few, problems);
        length.map(|length| Config { length, announce, compact: true })
    }
}

/// `minutes`, in milliseconds. None when there are none or they cannot be used, which is a problem.
fn length(settings: &Settings, problems: &mut Vec<Problem>) -> Option<i64> {
    let length = match settings.get("minutes")? {
        Value::Text(text) => length_of(text),
        _ => None,
    };
    if length.is_none() {
        let message = "Write a number of minutes above 0 and up to 600, such as minutes=\"30\" or minutes=\"7.5\".";
        problems.push(Problem::new("minutes", message));
    }
    length
}

/// A length that somebody wrote in minutes, in milliseconds: above 0 and up to [`MOST_LENGTH`].
pub fn length_of(text: &str) -> Option<i64> {
    milliseconds(text.trim()).filter(|length| (1..=MOST_LENGTH).contains(length))
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

/// A length as minutes in digits, such as `30` or `7.5`: what [`length_of`] reads, to a thousandth of a minute.
pub fn minutes_of(length: i64) -> String {
    let whole = (length / MINUTE).to_string();
    let thousandths = length % MINUTE * 1000 / MINUTE;
    if thousandths == 0 {
        return whole;
    }
    // The leading 1 keeps the noughts after the point.
    let digits = (1000 + thousandths).to_string();
    [&whole, ".", digits.get(1..).unwrap_or_default().trim_end_matches('0')].concat()
}
