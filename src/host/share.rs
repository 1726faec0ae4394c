//! The system's own way to hand a text to another app, where there is one.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::DomException;

use super::event::put;

/// Whether there is such a way.
pub fn can_share() -> bool {
    method().is_some()
}

/// Opens it. False when the browser refuses; a person who closes it again has not been refused.
///
/// Call it inside a tap or key press: browsers allow it only there (Web Share API, 2.1.2).
pub async fn share(title: &str, text: &str) -> bool {
    let data = Object::new();
    put(&data, "title", title);
    put(&data, "text", text);
    let Some((navigator, share)) = method() else { return false };
    let Ok(Ok(promise)) = share.call1(&navigator, &data).map(JsCast::dyn_into::<Promise>) else { return false };
    let Err(error) = JsFuture::from(promise).await else { return true };
    error.dyn_ref::<DomException>().is_some_and(|error| error.name() == "AbortError")
}

fn method() -> Option<(JsValue, Function)> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let share = Reflect::get(&navigator, &"share".into()).ok()?.dyn_into().ok()?;
    Some((navigator, share))
}
