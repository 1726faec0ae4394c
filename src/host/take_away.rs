//! Copying and downloading, where the browser lets us.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Copies a text. False when the browser refuses, as it does in frames of other origins.
///
/// Call it inside a tap or key press: browsers allow it only there (Clipboard API, 6.1).
pub async fn copy(text: String) -> bool {
    let Some(window) = web_sys::window() else { return false };
    // Undefined outside secure contexts, although its type says otherwise.
    let clipboard = window.navigator().clipboard();
    if clipboard.is_undefined() {
        return false;
    }
    JsFuture::from(clipboard.write_text(&text)).await.is_ok()
}

/// Offers a text as a file. False when the browser refuses at once.
///
/// Call it inside a tap: iOS ignores downloads that start later.
pub fn download(name: &str, media_type: &str, text: &str) -> bool {
    try_download(name, media_type, text).is_some()
}

fn try_download(name: &str, media_type: &str, text: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let document = web_sys::window()?.document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The download has begun, but some browsers read the blob a little later.
    gloo_timers::callback::Timeout::new(60_000, move || drop(Url::revoke_object_url(&url))).forget();
    Some(())
}
