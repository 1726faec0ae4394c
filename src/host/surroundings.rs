//! Where things are in the view, in CSS pixels, and what scrolls there.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, MouseEvent, ShadowRoot};

/// Where a pointer is in the view.
pub fn place(event: &MouseEvent) -> (i32, i32) {
    (event.client_x(), event.client_y())
}

/// Left, top, right and bottom of an element in the view.
pub fn bounds(element: &Element) -> [i32; 4] {
    let at = element.get_bounding_client_rect();
    [at.left() as i32, at.top() as i32, at.right() as i32, at.bottom() as i32]
}

/// Width and height of the view.
pub fn view() -> (i32, i32) {
    let side = |value: Option<JsValue>| value.and_then(|value| value.as_f64()).unwrap_or_default() as i32;
    let window = web_sys::window();
    let width = window.as_ref().and_then(|window| window.inner_width().ok());
    (side(width), side(window.and_then(|window| window.inner_height().ok())))
}

/// Whether this page stands in a frame that is as tall as the page. Its edges are not those of the screen then, and what
/// sticks to them may be far out of sight.
pub fn is_in_tall_frame() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let is_framed = window.parent().ok().flatten().is_some_and(|parent| parent != window);
    let root = window.document().and_then(|document| document.document_element());
    is_framed && root.is_some_and(|root| root.scroll_height() <= view().1.saturating_add(1))
}

/// The nearest element around that scrolls up and down, through shadow roots; none when that is the page.
pub fn scroller(from: &Element) -> Option<Element> {
    let window = web_sys::window()?;
    let mut at = from.clone();
    loop {
        at = match at.parent_element() {
            Some(parent) => parent,
            None => at.get_root_node().dyn_into::<ShadowRoot>().ok()?.host(),
        };
        if at.tag_name() == "BODY" || at.tag_name() == "HTML" {
            return None;
        }
        let overflow = window.get_computed_style(&at).ok()??.get_property_value("overflow-y").unwrap_or_default();
        if matches!(&*overflow, "auto" | "scroll") && at.scroll_height() > at.client_height() {
            return Some(at);
        }
    }
}

/// Scrolls that element down by so many CSS pixels, or the page where there is none.
pub fn scroll(scroller: Option<&Element>, by: f64) {
    match (scroller, web_sys::window()) {
        (Some(scroller), _) => scroller.set_scroll_top(scroller.scroll_top().saturating_add(by as i32)),
        (None, Some(window)) => window.scroll_by_with_x_and_y(0.0, by),
        (None, None) => {}
    }
}
