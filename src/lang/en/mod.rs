//! English (British spelling).

mod activity_timer;
mod common;
mod own_work;
mod power_sorter;
mod word_picker;

use super::{Language, Words};

pub(super) use activity_timer::WORDS as ACTIVITY_TIMER;
pub(super) use own_work::WORDS as OWN_WORK;
pub(super) use power_sorter::WORDS as POWER_SORTER;
pub(super) use word_picker::WORDS as WORD_PICKER;

/// What a page with any widget says in English.
pub const WORDS: Words = Words { language: Language::En, tag: "en", common: common::WORDS };
