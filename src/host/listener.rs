//! Listeners and waits that end with their widget: owned by the reactive owner they are made under.

use std::any::Any;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, EventTarget};

use crate::ui::{Held, owned};

struct Listener {
    target: EventTarget,
    name: &'static str,
    callback: Closure<dyn FnMut(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.callback.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback(self.name, function);
    }
}

/// Calls `callback` on every such event until the current owner is cleaned up.
pub fn listen(target: &EventTarget, name: &'static str, callback: impl FnMut(Event) + 'static) {
    listen_boxed(target, name, Box::new(callback));
}

// One piece of code for all listeners: a closure type of its own for each would cost learners some 10 KB.
fn listen_boxed(target: &EventTarget, name: &'static str, callback: Box<dyn FnMut(Event)>) {
    let callback = Closure::wrap(callback);
    if target.add_event_listener_with_callback(name, callback.as_ref().unchecked_ref()).is_ok() {
        owned(Box::new(Listener { target: target.clone(), name, callback }));
    }
}

/// The same, before anybody below the target hears of the event. Ends with the current owner.
pub fn listen_first(target: &EventTarget, name: &'static str, callback: impl FnMut(Event) + 'static) {
    let callback: Box<dyn FnMut(Event)> = Box::new(callback);
    let callback = Closure::wrap(callback);
    let function = callback.as_ref().unchecked_ref();
    if target.add_event_listener_with_callback_and_bool(name, function, true).is_ok() {
        owned(Box::new(First(Listener { target: target.clone(), name, callback })));
    }
}

/// A listener that hears of events first, which the browser keeps apart from the others.
struct First(Listener);

impl Drop for First {
    fn drop(&mut self) {
        let function = self.0.callback.as_ref().unchecked_ref();
        let _ = self.0.target.remove_event_listener_with_callback_and_bool(self.0.name, function, true);
    }
}

/// Calls `callback` whenever the page goes out of sight or comes back: with true when it is hidden, about to be left or about
/// to be frozen (Page Lifecycle).
pub fn on_page_visibility(callback: impl Fn(bool) + 'static) {
    let callback: Rc<dyn Fn(bool)> = Rc::new(callback);
    let Some(window) = web_sys::window() else { return };
    let Some(document) = window.document() else { return };
    for (target, name) in
        [(document.as_ref(), "visibilitychange"), (document.as_ref(), "resume"), (window.as_ref(), "pageshow")]
    {
        let (callback, document) = (callback.clone(), document.clone());
        listen(target, name, move |_| callback(document.hidden()));
    }
    let freezing = callback.clone();
    listen(&document, "freeze", move |_| freezing(true));
    listen(&window, "pagehide", move |_| callback(true));
}

/// One wait at a time, which ends with the current owner.
///
/// Beside the timeout or frame stands whether it is still to come. One that has fired stays until the next, so that its
/// callback is neither dropped while it runs nor lost.
#[derive(Clone, Copy, Debug)]
pub struct Wait(Held<(bool, Option<Box<dyn Any>>)>);

/// A frame that is waited for. Dropped, it is not.
struct Frame {
    id: i32,
    _callback: Closure<dyn FnMut()>,
}

impl Drop for Frame {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            let _ = window.cancel_animation_frame(self.id);
        }
    }
}

impl Wait {
    /// Nothing to wait for yet.
    pub fn new() -> Wait {
        Wait(Held::new((false, None)))
    }

    /// Whether something is waited for.
    pub fn is_pending(&self) -> bool {
        self.0.peek(|wait| wait.0).unwrap_or(false)
    }

    /// Calls `callback` after that many milliseconds, in place of what was waited for before.
    pub fn start(&self, milliseconds: u32, callback: impl FnOnce() + 'static) {
        self.start_boxed(milliseconds, Box::new(callback));
    }

    fn start_boxed(&self, milliseconds: u32, callback: Box<dyn FnOnce()>) {
        let wait = self.0;
        let timeout = Timeout::new(milliseconds, move || {
            wait.change(|wait| (false, wait.0 = false));
            callback();
        });
        self.keep(Box::new(timeout));
    }

    /// Calls `callback` once what has changed so far is on the screen: after the next frame. Where the page is out of sight
    /// there are no frames, and it is called soon.
    pub fn after_frame(&self, callback: impl FnOnce() + 'static) {
        self.after_frame_boxed(Box::new(callback));
    }

    fn after_frame_boxed(&self, callback: Box<dyn FnOnce()>) {
        let Some(window) = web_sys::window() else { return };
        if window.document().is_none_or(|document| document.hidden()) {
            return self.start_boxed(0, callback);
        }
        let wait = *self;
        let on_frame = Closure::once(move || wait.start_boxed(0, callback));
        if let Ok(id) = window.request_animation_frame(on_frame.as_ref().unchecked_ref()) {
            self.keep(Box::new(Frame { id, _callback: on_frame }));
        }
    }

    fn keep(&self, pending: Box<dyn Any>) {
        let before = self.0.change(|wait| (false, std::mem::replace(wait, (true, Some(pending)))));
        drop(before);
    }

    /// Forgets what was waited for.
    pub fn stop(&self) {
        drop(self.0.change(|wait| (false, std::mem::take(wait))));
    }
}

impl Default for Wait {
    fn default() -> Self {
        Wait::new()
    }
}
