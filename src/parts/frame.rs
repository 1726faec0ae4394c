//! What stands around every widget: the author's task above it, how things are kept below it, and the live region.

use super::status::status;
use crate::host::desk::Desk;
use crate::ui::{El, el, fragment};

/// A widget's content in its frame. The live region is there from the start: one that comes later stays silent.
pub fn frame(desk: Desk, content: El) -> El {
    let spoken = el("div").class("unseen").attr("role", "status").attr("aria-live", "polite");
    fragment()
        .child(el("slot").attr("name", "task"))
        .child(content)
        .child(status(desk))
        .child(spoken.text_when(move || desk.spoken.get()))
}
