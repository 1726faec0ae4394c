//! Word and sentence boundaries from the browser's `Intl.Segmenter` (ECMA-402, clause 18), which costs no download.

use std::cell::OnceCell;
use std::ops::Range;

use wasm_bindgen::prelude::*;

use crate::text::Boundaries;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    #[derive(Clone)]
    type Segmenter;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(language: &str, options: &JsValue) -> Result<Segmenter, JsValue>;
    #[wasm_bindgen(method)]
    fn segment(this: &Segmenter, text: &str) -> JsValue;

    type Segment;
    #[wasm_bindgen(method, getter)]
    fn index(this: &Segment) -> u32;
}

/// The browser's boundaries for one language. A segmenter takes a browser milliseconds to make, so each is made when it is
/// first asked for.
pub struct IntlBoundaries {
    language: String,
    words: OnceCell<Option<Segmenter>>,
    sentences: OnceCell<Option<Segmenter>>,
}

impl IntlBoundaries {
    /// Boundaries for a BCP 47 language tag; for an unknown or broken tag, the browser's default.
    pub fn new(language: &str) -> IntlBoundaries {
        IntlBoundaries { language: language.to_owned(), words: OnceCell::new(), sentences: OnceCell::new() }
    }

    fn segments(&self, kept: &OnceCell<Option<Segmenter>>, granularity: &str, paragraph: &str) -> Vec<Range<usize>> {
        let make = || {
            let options = js_sys::Object::new();
            super::event::put(&options, "granularity", granularity);
            Segmenter::new(&self.language, &options).or_else(|_| Segmenter::new("en", &options)).ok()
        };
        kept.get_or_init(make).as_ref().map(|segmenter| segments(segmenter, paragraph)).unwrap_or_default()
    }
}

impl Boundaries for IntlBoundaries {
    fn words(&self, paragraph: &str) -> Vec<Range<usize>> {
        // Not by `isWordLike`: Firefox 153 answers no for a word before a bidi control.
        let mut ranges = self.segments(&self.words, "word", paragraph);
        ranges.retain(|range| paragraph.get(range.clone()).is_some_and(|word| word.contains(char::is_alphanumeric)));
        ranges
    }

    fn sentences(&self, paragraph: &str) -> Vec<Range<usize>> {
        self.segments(&self.sentences, "sentence", paragraph)
    }
}

/// The segments as byte ranges. The browser counts in UTF-16 code units, so both counts walk along together.
fn segments(segmenter: &Segmenter, text: &str) -> Vec<Range<usize>> {
    let found = js_sys::Array::from(&segmenter.segment(text));
    let mut chars = text.char_indices();
    let (mut units, mut byte) = (0u32, 0usize);
    let mut byte_at = |wanted: u32| {
        while units < wanted {
            let Some((at, c)) = chars.next() else { break };
            units = units.saturating_add(c.len_utf16() as u32);
            byte = at.saturating_add(c.len_utf8());
        }
        byte
    };
    let mut ranges: Vec<Range<usize>> = Vec::with_capacity(found.length() as usize);
    for segment in found.iter() {
        let start = byte_at(segment.unchecked_into::<Segment>().index());
        if let Some(before) = ranges.last_mut() {
            before.end = start;
        }
        ranges.push(start..text.len());
    }
    ranges
}
