//! Every word that a learner sees or hears, a folder a language. Views and models hold none.
//!
//! Each widget's table is a plain struct of texts (`common`, `word_picker`, ...), so that a language that lacks one does not
//! compile. `{name}` in a text is a place that [`fill`] fills. Longer content that ships (the sample page, the deck, the
//! default comments) stands beside the tables as Markdown. Absent on purpose: messages for authors, which stand in English
//! where the setting is parsed.

mod activity_timer;
mod common;
mod content;
mod en;
mod own_work;
mod power_sorter;
mod word_picker;

pub use activity_timer::ActivityTimerWords;
pub use common::CommonWords;
pub use content::section;
pub use own_work::OwnWorkWords;
pub use power_sorter::PowerSorterWords;
pub use word_picker::WordPickerWords;

/// The languages that ship.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English (British spelling).
    En,
}

/// All words in one language. Those of one widget alone, or of what is seldom opened, are asked for, so that a page without it
/// does not download them.
#[derive(Debug)]
pub struct Words {
    /// The language.
    pub language: Language,
    /// The same as a BCP 47 tag.
    pub tag: &'static str,
    /// What all three widgets say.
    pub common: CommonWords,
}

impl Words {
    /// What the word picker says.
    pub fn word_picker(&self) -> &'static WordPickerWords {
        match self.language {
            Language::En => &en::WORD_PICKER,
        }
    }

    /// What the timer says, which any widget may have inside.
    pub fn activity_timer(&self) -> &'static ActivityTimerWords {
        match self.language {
            Language::En => &en::ACTIVITY_TIMER,
        }
    }

    /// What the panel about the learner's work says.
    pub fn own_work(&self) -> &'static OwnWorkWords {
        match self.language {
            Language::En => &en::OWN_WORK,
        }
    }

    /// What the power sorter says.
    pub fn power_sorter(&self) -> &'static PowerSorterWords {
        match self.language {
            Language::En => &en::POWER_SORTER,
        }
    }
}

/// The words of each language. The first one serves where nothing fits better.
const LANGUAGES: [&Words; 1] = [&en::WORDS];

/// The words for a BCP 47 language tag: those of the same primary language, else English.
pub fn words(tag: &str) -> &'static Words {
    let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let wanted = primary(tag);
    LANGUAGES.into_iter().find(|words| primary(words.tag) == wanted).unwrap_or(&en::WORDS)
}

/// Fills the `{name}` places of a text. A place without a value stays as it is; values are not looked into again.
///
/// ```
/// # use activity_widgets::lang::fill;
/// assert_eq!(fill("{n} of {low}-{high}", &[("n", "7"), ("low", "10"), ("high", "12")]), "7 of 10-12");
/// ```
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let found = after
            .split_once('}')
            .and_then(|(name, tail)| values.iter().find(|(known, _)| *known == name).map(|(_, value)| (value, tail)));
        match found {
            Some((value, tail)) => {
                out.push_str(value);
                rest = tail;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}
