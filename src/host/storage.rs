//! The browser's local storage, which may be denied, null, full, or shared with anything.

use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage};

use crate::store::key;

/// Why something cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser gives this page no store.
    Blocked,
    /// There is no room.
    Full,
}

/// The store, when the browser gives one.
///
/// The mere access throws where storage is blocked or the page's origin is opaque (HTML Standard, 12.2.3), and
/// `LocalStorage::raw` would panic there, so it is tried first.
fn local() -> Result<Storage, Trouble> {
    match web_sys::window().map(|window| window.local_storage()) {
        Some(Ok(Some(_))) => Ok(LocalStorage::raw()),
        _ => Err(Trouble::Blocked),
    }
}

/// What stands under a key. An unreadable store is as good as an empty one here: [`write`] tells the trouble.
pub fn read(key: &str) -> Option<String> {
    local().ok()?.get_item(key).ok()?
}

/// All keys that begin like this, in order. None in an unreadable store.
pub fn keys(prefix: &str) -> Vec<String> {
    let Ok(store) = local() else { return Vec::new() };
    let count = store.length().unwrap_or_default();
    let mut keys: Vec<String> = (0..count).filter_map(|index| store.key(index).ok()?).collect();
    keys.retain(|key| key.starts_with(prefix));
    keys.sort_unstable();
    keys
}

/// Keeps a value.
///
/// # Errors
/// What stands in the way.
pub fn write(key: &str, value: &str) -> Result<(), Trouble> {
    local()?.set_item(key, value).map_err(|error| trouble(&error))
}

/// Whether anything can be kept at all, tried with a value of a few characters.
///
/// # Errors
/// What stands in the way.
pub fn probe() -> Result<(), Trouble> {
    let key = key::probe();
    write(&key, "1")?;
    local()?.remove_item(&key).map_err(|error| trouble(&error))
}

fn trouble(error: &JsValue) -> Trouble {
    match error.dyn_ref::<DomException>().map(DomException::name).as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => Trouble::Full,
        _ => Trouble::Blocked,
    }
}
