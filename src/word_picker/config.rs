//! The author's settings for the word picker.

use crate::activity_timer;
use crate::config::{Problem, Reveal, Settings};
use crate::lang::WordPickerWords;

/// The highest number of words an author may ask for.
const MOST_WORDS: u32 = 100;

/// What the author has set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// How many words to pick at least (`min`, 1 to 100, default 10, or `max` where that is less). Advice, never a limit.
    pub min: u32,
    /// How many words to pick at most (`max`, `min` to 100, default 12, or `min` where that is more). Advice, never a limit.
    pub max: u32,
    /// Where the author's text is, when it is not in the `text` slot (`text-src`).
    pub text_src: Option<String>,
    /// Whether the learner may bring a text (`own-text`).
    pub own_text: bool,
    /// The author's wording of the two reflections (`first-prompt`, `second-prompt`), where it is not ours.
    pub prompts: [Option<String>; 2],
    /// Whether phrases that come up often in the text are shown (`hints`). They are counted, never called answers.
    pub hints: bool,
    /// When the author's comment may be seen.
    pub reveal: Reveal,
    /// The timer inside (`minutes`, `announce`), if there is to be one.
    pub timer: Option<activity_timer::config::Config>,
}

impl Config {
    /// The two questions about the words together.
    pub fn prompts<'a>(&'a self, words: &WordPickerWords) -> [&'a str; 2] {
        let [first, second] = &self.prompts;
        [first.as_deref().unwrap_or(words.why), second.as_deref().unwrap_or(words.influence)]
    }
}

/// Reads the settings. One bound set alone draws the other's default along: `max="5"` alone asks for 5, `min="20"` alone
/// for 20. When both are set and `max` is below `min`, both are the default.
pub(super) fn read(settings: &Settings) -> (Config, Vec<Problem>) {
    let mut problems = Vec::new();
    // What is wrong with `max` is told below, after what is wrong with `min`.
    let most = settings.whole_number("max", 12, 1..=MOST_WORDS, &mut Vec::new());
    let mut min = settings.whole_number("min", most.min(10), 1..=MOST_WORDS, &mut problems);
    let mut max = settings.whole_number("max", min.max(12), 1..=MOST_WORDS, &mut problems);
    if max < min {
        problems.push(Problem::new("max", "Write a max that is not below min, such as min=\"10\" max=\"12\"."));
        (min, max) = (10, 12);
    }
    let text_src = settings.text("text-src").map(str::to_owned);
    let own_text = settings.choice("own-text", &[("on", true), ("off", false)], true, &mut problems);
    let prompts = ["first-prompt", "second-prompt"].map(|name| settings.text(name).map(str::to_owned));
    let reveal = Reveal::read(settings, &mut problems);
    let hints = settings.switch("hints", &mut problems);
    let timer = activity_timer::config::Config::read_inside(settings, &mut problems);
    (Config { min, max, text_src, own_text, prompts, hints, reveal, timer }, problems)
}
