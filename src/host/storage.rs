//! The browser's local storage, which may be denied, null, full, cleared at any time, or shared with anything.

use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage};

use super::{clock, second};
use crate::activity::Widget;
use crate::store::key;
use crate::store::place::{Place, Then, Trouble};

/// The longest document that is written, in UTF-16 code units: a third of what browsers give a whole site, and room for a
/// text of more than 100,000 words.
pub const LONGEST: usize = 1_600_000;

/// The local storage of this page's site, as a place for documents.
#[derive(Clone, Copy, Debug)]
pub struct Local;

impl Place for Local {
    fn read(&self, key: &str, then: Then<Option<String>>) {
        then(local().and_then(|store| store.get_item(key).map_err(|error| trouble(&error))));
    }

    fn write(&self, key: &str, text: &str, then: Then<()>) {
        then(write(key, text));
    }

    fn longest(&self) -> usize {
        LONGEST
    }
}

/// The store, when the browser gives one. The mere access throws where storage is blocked or the page's origin is opaque
/// (HTML Standard, 12.2.3), and some pages put null in its place: gloo's `raw` would panic there, so it comes after a look.
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

/// Keeps a value, and a second copy of it if it is a document. Where there is no room, values that were set aside long ago
/// make it.
///
/// # Errors
/// What stands in the way.
pub fn write(key: &str, value: &str) -> Result<(), Trouble> {
    set(key, value)?;
    if key::is_document(key) {
        second::copy(key);
    }
    Ok(())
}

fn set(key: &str, value: &str) -> Result<(), Trouble> {
    let store = local()?;
    let Err(error) = store.set_item(key, value) else { return Ok(()) };
    let trouble = trouble(&error);
    let oldest = if trouble == Trouble::Full { key::prunable(&keys()) } else { None };
    let Some(oldest) = oldest else { return Err(trouble) };
    let Some(text) = read(&oldest) else { return Err(trouble) };
    // A store that keeps what it was told to remove would be asked for ever.
    if !remove(&oldest) || read(&oldest).is_some() {
        return Err(trouble);
    }
    let done = set(key, value);
    if done.is_err() {
        // It was not enough, with all that went after it, so it does not go.
        let _ = store.set_item(&oldest, &text);
    }
    done
}

/// Takes a value away. True when it is gone.
pub fn remove(key: &str) -> bool {
    local().is_ok_and(|store| store.remove_item(key).is_ok())
}

/// All keys of ours.
pub fn keys() -> Vec<String> {
    let Ok(store) = local() else { return Vec::new() };
    let all = (0..store.length().unwrap_or_default()).filter_map(|index| store.key(index).ok()?);
    all.filter(|key| key.starts_with(key::PREFIX)).collect()
}

/// Copies a text to a dated key, where it stays; once only, however often it is found. When another one has that date already,
/// the next free moment serves.
///
/// # Errors
/// Why it cannot be kept there.
pub fn set_aside(widget: Widget, activity: &str, text: &str) -> Result<(), Trouble> {
    let known = keys().into_iter().filter(|key| key::is_set_aside_of(key, widget, activity));
    if known.map(|key| read(&key)).any(|value| value.as_deref() == Some(text)) {
        return Ok(());
    }
    let mut moment = clock::now();
    let place = loop {
        let key = key::set_aside(widget, activity, moment);
        if read(&key).is_none_or(|known| known == text) {
            break key;
        }
        moment.0 = moment.0.saturating_add(1);
    };
    write(&place, text)?;
    // Only what is really there may be written over at its old place.
    if read(&place).as_deref() == Some(text) {
        return Ok(());
    }
    remove(&place);
    Err(Trouble::Blocked)
}

/// Whether anything can be kept at all, tried with a value of a few characters.
///
/// # Errors
/// What stands in the way.
pub fn probe() -> Result<(), Trouble> {
    let (store, key) = (local()?, key::probe());
    store.set_item(&key, "1").and_then(|()| store.remove_item(&key)).map_err(|error| trouble(&error))
}

fn trouble(error: &JsValue) -> Trouble {
    match error.dyn_ref::<DomException>().map(DomException::name).as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => Trouble::Full,
        _ => Trouble::Blocked,
    }
}
