//! Words, sentences, and places in a text that survive an edit.
//!
//! What belongs here: turning what a learner pasted into blocks ([`Text`]), finding the words and sentences of one block
//! ([`word_ranges_with`], [`sentence_ranges_with`]), finding a term again ([`Term`]), and remembering where a picked word
//! stood ([`Anchor`]). All of it is
//! pure: no document, no clock.
//!
//! What is absent on purpose: reading HTML (the browser's own parser does that, and hands blocks over), and the Unicode
//! break properties. Those come in through [`Boundaries`], from `Intl.Segmenter` in the browser and from the
//! `unicode-segmentation` crate natively, because carrying the tables would cost a learner 20 KB.

mod abbreviations;
mod anchor;
mod blocks;
mod boundaries;
mod chars;
mod context;
mod cut;
mod forms;
mod glued;
mod lines;
mod lists;
mod pairs;
mod repeats;
mod sentences;
mod stops;
mod tokens;
mod words;

pub use anchor::{Anchor, CONTEXT};
pub use blocks::{Block, BlockKind, MAX_BLOCK, Text, TextBuilder};
pub use boundaries::Boundaries;
#[cfg(not(target_arch = "wasm32"))]
pub use boundaries::Uax29;
pub use repeats::{InSentence, Repeat, Term, folded, in_sentences};
#[cfg(not(target_arch = "wasm32"))]
pub use sentences::sentence_ranges;
pub use sentences::{sentence_at, sentence_ranges_with, trimmed};
#[cfg(not(target_arch = "wasm32"))]
pub use words::word_ranges;
pub use words::word_ranges_with;
