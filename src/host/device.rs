//! The device in the learner's hand: vibration, a screen that stays awake, notifications. Each may be missing or refused, and
//! none of that is an error.

use js_sys::{Object, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::event::put;

/// How a request to the browser went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is so.
    Granted,
    /// The learner, the page's embedder or the device has said no.
    Refused,
    /// The browser does not know of such things, at least not for this page.
    Missing,
}

// web-sys has all of these, but takes for granted that they are there.
#[wasm_bindgen]
extern "C" {
    type Device;
    #[wasm_bindgen(method, catch)]
    fn vibrate(this: &Device, milliseconds: u32) -> Result<bool, JsValue>;
    #[wasm_bindgen(method, getter, js_name = wakeLock)]
    fn wake_lock(this: &Device) -> Option<WakeLock>;

    type WakeLock;
    #[wasm_bindgen(method, catch)]
    fn request(this: &WakeLock) -> Result<Promise, JsValue>;

    #[derive(Debug)]
    type Sentinel;
    #[wasm_bindgen(method, catch)]
    fn release(this: &Sentinel) -> Result<Promise, JsValue>;

    type Notification;
    #[wasm_bindgen(constructor, catch)]
    fn new(title: &str, options: &Object) -> Result<Notification, JsValue>;
    #[wasm_bindgen(static_method_of = Notification, catch, getter)]
    fn permission() -> Result<String, JsValue>;
    #[wasm_bindgen(static_method_of = Notification, catch, js_name = requestPermission)]
    fn request_permission() -> Result<Promise, JsValue>;
}

fn device() -> Option<Device> {
    Some(web_sys::window()?.navigator().unchecked_into())
}

/// Vibrates for that many milliseconds. False where it does not; true says little, for browsers on devices that cannot
/// vibrate may say so too.
pub fn vibrate(milliseconds: u32) -> bool {
    device().is_some_and(|device| device.vibrate(milliseconds).unwrap_or(false))
}

/// Keeps the screen awake until it is dropped or the page goes out of sight.
#[derive(Debug)]
pub struct Awake(Sentinel);

impl Drop for Awake {
    fn drop(&mut self) {
        let _ = self.0.release();
    }
}

/// Asks that the screen stays awake.
///
/// # Errors
/// Why it does not.
pub async fn stay_awake() -> Result<Awake, Answer> {
    let lock = device().and_then(|device| device.wake_lock()).ok_or(Answer::Missing)?;
    let asked = lock.request().map_err(|_| Answer::Refused)?;
    let granted = JsFuture::from(asked).await.map_err(|_| Answer::Refused)?;
    Ok(Awake(granted.unchecked_into()))
}

/// Asks whether notifications may be shown. To be called while a tap is under way.
pub async fn may_notify() -> Answer {
    let Ok(asked) = Notification::request_permission() else { return Answer::Missing };
    match JsFuture::from(asked).await.ok().and_then(|answer| answer.as_string()).as_deref() {
        Some("granted") => Answer::Granted,
        _ => Answer::Refused,
    }
}

/// Whether notifications may be shown, without asking.
pub fn can_notify() -> Answer {
    match Notification::permission().as_deref() {
        Ok("granted") => Answer::Granted,
        Ok(_) => Answer::Refused,
        Err(_) => Answer::Missing,
    }
}

/// Shows a notification. One with the same `tag` takes its place, also from another tab. False where the browser does not,
/// as Chromium on Android, which wants a service worker for it.
pub fn notify(text: &str, tag: &str) -> bool {
    let options = Object::new();
    put(&options, "tag", tag);
    Notification::new(text, &options).is_ok()
}
