//! Copying with formatting: text and HTML at once, where the browser has `ClipboardItem`.

use js_sys::{Array, Object};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag};

use super::{event, take_away};

#[wasm_bindgen]
extern "C" {
    type ClipboardItem;
    #[wasm_bindgen(constructor, catch)]
    fn new(items: &Object) -> Result<ClipboardItem, JsValue>;
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// Text and HTML.
    Rich,
    /// The text alone.
    Plain,
    /// The browser refused.
    Nothing,
}

/// Copies a text with its HTML, else the text alone. Call it inside a tap or key press.
pub async fn copy(text: String, html: &str) -> Copied {
    if let Some(written) = write(&text, html)
        && JsFuture::from(written).await.is_ok()
    {
        return Copied::Rich;
    }
    if take_away::copy(text).await { Copied::Plain } else { Copied::Nothing }
}

fn write(text: &str, html: &str) -> Option<js_sys::Promise> {
    let items = Object::new();
    for (kind, content) in [("text/plain", text), ("text/html", html)] {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&content.into()), &options).ok()?;
        event::put(&items, kind, &blob);
    }
    let item = ClipboardItem::new(&items).ok()?;
    let clipboard = web_sys::window()?.navigator().clipboard();
    // Undefined outside secure contexts, although its type says otherwise.
    (!clipboard.is_undefined()).then(|| clipboard.write(&Array::of1(&item)))
}
