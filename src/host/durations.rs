//! Durations in words from the browser's `Intl.DurationFormat` (ECMA-402, clause 13), where it has that.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

use super::event::put;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    #[derive(Clone)]
    type DurationFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(language: &str, options: &js_sys::Object) -> Result<DurationFormat, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn format(this: &DurationFormat, duration: &js_sys::Object) -> Result<String, JsValue>;
}

/// What writes a language's durations, once it was asked for; none where the browser cannot.
type Known = (&'static str, Option<DurationFormat>);

thread_local! {
    static FORMATS: RefCell<Vec<Known>> = const { RefCell::new(Vec::new()) };
}

/// Hours, minutes and seconds in the words of a language (a BCP 47 tag). None where the browser cannot.
pub fn write(language: &'static str, units: [i64; 3]) -> Option<String> {
    let duration = js_sys::Object::new();
    for (name, count) in ["hours", "minutes", "seconds"].into_iter().zip(units) {
        put(&duration, name, count as f64);
    }
    format_for(language)?.format(&duration).ok().filter(|text| !text.is_empty())
}

fn format_for(language: &'static str) -> Option<DurationFormat> {
    FORMATS.with_borrow_mut(|known| {
        if let Some((_, format)) = known.iter().find(|(tag, _)| *tag == language) {
            return format.clone();
        }
        let options = js_sys::Object::new();
        put(&options, "style", "long");
        let format = DurationFormat::new(language, &options).ok();
        known.push((language, format.clone()));
        format
    })
}
