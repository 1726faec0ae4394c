//! Words for whoever looks into the browser's console: the author of the page.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console)]
    fn warn(text: &str);
}

/// Writes a warning.
pub fn warning(text: &str) {
    warn(text);
}
