//! Keeping the focus where a person left it, when the element that had it goes.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, HtmlElement};

/// Before a list item goes by a button on it: focuses what `selector` finds in the item after it, else in the one before,
/// else `fallback`.
pub fn focus_neighbour(event: &Event, selector: &str, fallback: impl FnOnce() -> Option<Element>) {
    let item = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()?.closest("li").ok()?);
    let neighbour = item.and_then(|item| item.next_element_sibling().or_else(|| item.previous_element_sibling()));
    let target = neighbour.and_then(|item| item.query_selector(selector).ok()?).or_else(fallback);
    if let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
        let _ = target.focus();
    }
}

/// Focuses an element once the changes that are under way have reached the screen: a hidden element takes no focus, and
/// what follows a change may itself be followed.
pub fn focus_soon(element: Option<HtmlElement>) {
    // A callback that frees itself once it has been called.
    let focus = Closure::once_into_js(move || drop(element.map(|element| element.focus())));
    if let Some(window) = web_sys::window() {
        let _ = window.set_timeout_with_callback(focus.unchecked_ref());
    }
}
