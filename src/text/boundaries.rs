//! Raw word and sentence boundaries, before the layer of our own.

use std::ops::Range;

/// Where words and sentences may break, as raw material: Unicode's UAX #29 by `Intl.Segmenter` in the browser, by the
/// `unicode-segmentation` crate natively.
///
/// Both methods are given one paragraph (at most [`super::MAX_BLOCK`] characters when it comes from a [`super::Text`])
/// and answer with byte ranges. The layer above checks what it is given: a range that is out of bounds, not on character
/// boundaries or out of order is skipped, so an implementation cannot make it panic.
pub trait Boundaries {
    /// The word-like segments only (those with a letter or a digit in them), in order.
    fn words(&self, paragraph: &str) -> Vec<Range<usize>>;

    /// All sentence segments, in order. Only their starts are looked at.
    fn sentences(&self, paragraph: &str) -> Vec<Range<usize>>;
}

/// UAX #29 by the `unicode-segmentation` crate: stands in for `Intl.Segmenter` in native builds and tests.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Copy, Debug, Default)]
pub struct Uax29;

#[cfg(not(target_arch = "wasm32"))]
impl Boundaries for Uax29 {
    fn words(&self, paragraph: &str) -> Vec<Range<usize>> {
        use unicode_segmentation::UnicodeSegmentation;
        paragraph.unicode_word_indices().map(|(at, word)| at..at + word.len()).collect()
    }

    fn sentences(&self, paragraph: &str) -> Vec<Range<usize>> {
        use unicode_segmentation::UnicodeSegmentation;
        paragraph.split_sentence_bound_indices().map(|(at, sentence)| at..at + sentence.len()).collect()
    }
}
