//! Reading the clipboard, where the browser lets us.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What a clipboard holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clip {
    /// As HTML; empty when it has no such form.
    pub html: String,
    /// As plain text; empty when it has no such form.
    pub plain: String,
}

/// Whether this browser has a way to read the clipboard at all. It may refuse all the same.
pub fn can_read() -> bool {
    clipboard().is_some_and(|clipboard| method(&clipboard, "readText").is_some())
}

/// Reads the clipboard. None when the browser refuses.
///
/// Call it inside a tap or key press: browsers allow it only there, and may ask the person (Clipboard API, 6.1).
pub async fn read() -> Option<Clip> {
    let clipboard = clipboard()?;
    // `read` knows rich text; a browser that has it and refuses refuses `readText` as well, and asks only once.
    let Some(read) = method(&clipboard, "read") else { return read_text(&clipboard).await };
    let items: Array = wait(&read, &clipboard, &[]).await?.dyn_into().ok()?;
    let mut clip = Clip::default();
    for item in items.iter() {
        if clip.html.is_empty() {
            clip.html = form_of(&item, "text/html").await.unwrap_or_default();
        }
        if clip.plain.is_empty() {
            clip.plain = form_of(&item, "text/plain").await.unwrap_or_default();
        }
    }
    Some(clip)
}

async fn read_text(clipboard: &JsValue) -> Option<Clip> {
    let read = method(clipboard, "readText")?;
    Some(Clip { html: String::new(), plain: wait(&read, clipboard, &[]).await?.as_string()? })
}

/// One form of a `ClipboardItem`, which web-sys counts as unstable.
async fn form_of(item: &JsValue, kind: &str) -> Option<String> {
    let types = Reflect::get(item, &"types".into()).ok()?;
    if !Array::from(&types).includes(&kind.into(), 0) {
        return None;
    }
    let blob = wait(&method(item, "getType")?, item, &[kind.into()]).await?;
    wait(&method(&blob, "text")?, &blob, &[]).await?.as_string()
}

/// Undefined outside secure contexts, although its type says otherwise.
fn clipboard() -> Option<JsValue> {
    let clipboard: JsValue = web_sys::window()?.navigator().clipboard().into();
    (!clipboard.is_undefined()).then_some(clipboard)
}

fn method(object: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
}

async fn wait(function: &Function, this: &JsValue, arguments: &[JsValue]) -> Option<JsValue> {
    let promise: Promise = function.apply(this, &arguments.iter().collect::<Array>()).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}
