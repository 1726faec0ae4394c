//! English (British spelling).

mod activity_timer;
mod common;
mod power_sorter;
mod word_picker;

use super::Words;

/// All words in English.
pub const WORDS: Words = Words {
    tag: "en",
    common: common::WORDS,
    word_picker: word_picker::WORDS,
    activity_timer: activity_timer::WORDS,
    power_sorter: power_sorter::WORDS,
};
