//! The browser's next frame.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Calls `callback` once, just before the next frame is drawn.
pub fn next_frame(callback: impl FnOnce() + 'static) {
    boxed(Box::new(callback));
}

fn boxed(callback: Box<dyn FnOnce()>) {
    let function = Closure::once_into_js(callback);
    if let Some(window) = web_sys::window() {
        let _ = window.request_animation_frame(function.unchecked_ref());
    }
}
