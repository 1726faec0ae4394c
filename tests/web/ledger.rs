//! What is open in the browser, counted by standing in for the functions that open and close it; and errors that no caller
//! sees, such as a panic in a listener.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(inline_js = r#"
const listeners = new Map();
const timeouts = new Set();
const intervals = new Set();
const observers = new Set();
const errors = [];

const { addEventListener, removeEventListener } = EventTarget.prototype;
addEventListener.call(window, "error", (event) => errors.push(String(event.error ?? event.message)));
addEventListener.call(window, "unhandledrejection", (event) => errors.push(String(event.reason)));

const key = (type, callback, options) => [type, callback, Boolean(options?.capture ?? options)];
const same = (a, b) => a.every((part, index) => part === b[index]);
EventTarget.prototype.addEventListener = function (type, callback, options) {
  const target = this ?? window;
  const known = listeners.get(target) ?? [];
  const wanted = key(type, callback, options);
  if (callback && !known.some((entry) => same(entry, wanted))) listeners.set(target, [...known, wanted]);
  return addEventListener.call(target, type, callback, options);
};
EventTarget.prototype.removeEventListener = function (type, callback, options) {
  const target = this ?? window;
  const wanted = key(type, callback, options);
  const left = (listeners.get(target) ?? []).filter((entry) => !same(entry, wanted));
  if (left.length) listeners.set(target, left);
  else listeners.delete(target);
  return removeEventListener.call(target, type, callback, options);
};

const { setTimeout, clearTimeout, setInterval, clearInterval } = window;
window.setTimeout = (callback, delay, ...rest) => {
  const id = setTimeout.call(window, (...given) => {
    timeouts.delete(id);
    callback(...given);
  }, delay, ...rest);
  timeouts.add(id);
  return id;
};
window.setInterval = (...given) => {
  const id = setInterval.apply(window, given);
  intervals.add(id);
  return id;
};
// Either function ends either kind (HTML Standard, 8.7).
window.clearTimeout = window.clearInterval = (id) => {
  timeouts.delete(id);
  intervals.delete(id);
  clearTimeout.call(window, id);
};

const { observe, disconnect } = MutationObserver.prototype;
MutationObserver.prototype.observe = function (...given) {
  observers.add(this);
  return observe.apply(this, given);
};
MutationObserver.prototype.disconnect = function () {
  observers.delete(this);
  return disconnect.call(this);
};

export function open_now() {
  const count = [...listeners.values()].reduce((sum, entries) => sum + entries.length, 0);
  return [count, timeouts.size, intervals.size, observers.size];
}
export function errors_so_far() {
  return errors.splice(0).join("; ");
}
/** Waits by the browser's own clock, which the counts leave out. */
export function wait(milliseconds) {
  return new Promise((resolve) => setTimeout.call(window, resolve, milliseconds));
}
/** Waits for a frame, and for what is put off until it is there. */
export function frame() {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout.call(window, resolve, 4)));
}
"#)]
extern "C" {
    fn open_now() -> Vec<u32>;
    fn errors_so_far() -> String;
    #[wasm_bindgen(js_name = wait)]
    async fn wait_js(milliseconds: u32);
    #[wasm_bindgen(js_name = frame)]
    async fn frame_js();
}

/// What is open at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open {
    pub listeners: u32,
    pub timeouts: u32,
    pub intervals: u32,
    pub observers: u32,
}

impl Open {
    pub fn now() -> Open {
        let counts = open_now();
        Open { listeners: counts[0], timeouts: counts[1], intervals: counts[2], observers: counts[3] }
    }
}

/// Fails when anything was thrown that nobody caught, since the last time this was asked. A panic in a listener, a wait or an
/// effect ends here.
pub fn assert_no_errors(where_at: &str) {
    let errors = errors_so_far();
    assert!(errors.is_empty(), "{where_at}: {errors}");
}

/// Lets that many milliseconds go by.
pub async fn wait(milliseconds: u32) {
    wait_js(milliseconds).await;
}

/// Lets a frame be made, and what waits for it be done.
pub async fn frame() {
    frame_js().await;
    settle().await;
}

/// Lets every microtask run that is due, and those that these lead to; no wait ends meanwhile.
pub async fn settle() {
    for _ in 0..12 {
        leptos::task::tick().await;
    }
}
