//! Durations in words: the browser's where it has them, else made of our own units.

use crate::lang::{ActivityTimerWords, Words, fill};

/// A duration as hours, minutes and seconds. What is nought is not named.
pub type Units = [i64; 3];

/// The words of the timer, and who writes its durations.
#[derive(Clone, Copy, Debug)]
pub struct Voice {
    /// The words.
    pub words: &'static ActivityTimerWords,
    /// Their language, as a BCP 47 tag.
    pub tag: &'static str,
    /// Writes a duration in that language; none where it cannot. In the browser this is `Intl.DurationFormat`.
    pub write: fn(&'static str, Units) -> Option<String>,
}

impl Voice {
    /// A voice that makes durations of the units in the table, for notes, tests, and browsers without a better one.
    pub fn plain(words: &'static Words) -> Voice {
        Voice { words: words.activity_timer(), tag: words.tag, write: |_, _| None }
    }

    /// The duration in words. Nought is so many minutes.
    pub fn duration(&self, units: Units) -> String {
        let written = if units == [0; 3] { None } else { (self.write)(self.tag, units) };
        written.unwrap_or_else(|| self.of_units(units))
    }

    fn of_units(&self, [hours, minutes, seconds]: Units) -> String {
        let words = self.words;
        let all_nought = hours == 0 && seconds == 0;
        let names = [
            (hours, words.hour, words.hours, hours != 0),
            (minutes, words.minute, words.minutes, minutes != 0 || all_nought),
            (seconds, words.second, words.seconds, seconds != 0),
        ];
        let mut out = String::new();
        for (count, one, more, named) in names {
            if !named {
                continue;
            }
            if !out.is_empty() {
                out.push_str(words.between_units);
            }
            out.push_str(&fill(if count == 1 { one } else { more }, &[("n", &count.to_string())]));
        }
        out
    }
}
