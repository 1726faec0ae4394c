//! What stands around every widget: the author's task and, where the author wants one, a timer above it, how things are kept below it, and the live region.

use super::awaited::Awaited;
use super::own_work::own_work;
use super::status::status;
use crate::activity::Widget;
use crate::activity_timer;
use crate::host::desk::Desk;
use crate::host::part::Part;
use crate::ui::{El, el, fragment};

/// A widget's content in its frame. The live region is there from the start: one that comes later stays silent.
pub fn frame(desk: Desk, content: El) -> El {
    fragment()
        .child(el("slot").attr("name", "task"))
        .show_while(move || desk.timer().is_some(), move || timer(desk))
        .child(kept(desk, content))
        .child(own_work(desk))
        .child(live_region(desk))
}

/// The timer inside another widget, whose part may not be there yet.
fn timer(desk: Desk) -> El {
    Awaited::new(desk, Part::Widget(Widget::ActivityTimer)).place(move || activity_timer::view::inside(desk))
}

/// What a desk keeps, and below it how that is kept.
pub fn kept(desk: Desk, content: El) -> El {
    // Work of a newer version can be read, but no control in it does anything.
    let content = match desk.read_only.peeked() {
        false => content,
        true => el("fieldset").attr("role", "none").flag("disabled", move || desk.read_only.get()).child(content),
    };
    fragment().child(content).child(status(desk))
}

/// The region that speaks for a desk.
pub fn live_region(desk: Desk) -> El {
    let spoken = el("div").class("unseen").attr("role", "status").attr("aria-live", "polite");
    spoken.text_when(move || desk.spoken.get())
}
