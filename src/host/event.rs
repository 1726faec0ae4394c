//! Events to the page: bubbling and composed, so that they leave shadow roots.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

use crate::activity::{Figure, Summary};
use crate::config::Problem;

/// The learner's state changed.
pub const CHANGE: &str = "activity-change";
/// What the activity asks for is there.
pub const COMPLETE: &str = "activity-complete";
/// The author got something wrong.
pub const PROBLEM: &str = "activity-problem";

/// Sets a property on a plain object. Cannot fail on one of our own.
pub fn put(object: &Object, name: &str, value: impl Into<JsValue>) {
    let _ = Reflect::set(object, &JsValue::from_str(name), &value.into());
}

/// Sends a custom event from `host`.
pub fn send(host: &HtmlElement, name: &str, detail: &Object) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        let _ = host.dispatch_event(&event);
    }
}

/// `{field, message}`
pub fn problem_detail(problem: &Problem) -> Object {
    let detail = Object::new();
    put(&detail, "field", problem.field.as_str());
    put(&detail, "message", problem.message.as_str());
    detail
}

/// `{widget, activity, version, summary}`
pub fn change_detail(widget: &str, activity: &str, version: u32, summary: &Summary) -> Object {
    let figures = Object::new();
    for (name, figure) in &summary.figures {
        match figure {
            Figure::Count(count) => put(&figures, name, *count),
            Figure::Flag(flag) => put(&figures, name, *flag),
        }
    }
    let detail = Object::new();
    put(&detail, "widget", widget);
    put(&detail, "activity", activity);
    put(&detail, "version", version);
    put(&detail, "summary", &figures);
    detail
}
