//! What gets the focus by a key is not left under a bar that is always in sight (WCAG 2.2, 2.4.11).
//!
//! A scroll margin alone does not do it: it has one size while the bar has several, WebKitGTK heeds none for the focus, and
//! Chromium none for text fields, where it looks for the cursor.

use leptos::prelude::Owner;
use wasm_bindgen::JsCast;
use web_sys::{Element, ShadowRoot};

use crate::host::frame::next_frame;
use crate::host::listener::listen;
use crate::host::surroundings::{scroll, scroller};
use crate::ui::El;

/// The room left between the bar and what has the focus, in CSS pixels: enough for its label and its ring.
const ROOM: f64 = 36.0;

/// Scrolls what gets the focus out from under the bar, until the current owner ends.
pub fn keep_clear_of(bar: &El) {
    let (Some(bar), Some(owner)) = (bar.as_element::<Element>(), Owner::current()) else { return };
    // Only inside the widget is every such event heard, and the bar is not there yet.
    next_frame(move || {
        let root = bar.get_root_node();
        owner.with(|| listen(&root, "focusin", move |_| has_moved(&bar)));
    });
}

fn has_moved(bar: &Element) {
    // What is being pressed must not move away under the finger.
    if let Some(focused) = focused_beside(bar).filter(|focused| focused.matches(":active") != Ok(true)) {
        let bar = bar.clone();
        // The browser has scrolled by then.
        next_frame(move || uncover(&bar, &focused));
    }
}

/// What has the focus in the widget of the bar, but not in the bar itself.
fn focused_beside(bar: &Element) -> Option<Element> {
    let root = bar.get_root_node().dyn_into::<ShadowRoot>().ok()?;
    root.active_element().filter(|focused| !bar.contains(Some(focused)))
}

fn uncover(bar: &Element, focused: &Element) {
    let (above, here) = (bar.get_bounding_client_rect(), focused.get_bounding_client_rect());
    // Where the bar is not at the edge of the view, nothing is under it.
    let is_before = here.bottom() <= above.top() && above.top() > 0.0;
    if here.top() >= above.bottom() || is_before {
        return;
    }
    scroll(scroller(bar).as_ref(), here.top() - above.bottom() - ROOM);
}
