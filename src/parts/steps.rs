//! Undo and redo. They stay until there is nothing more to take back, never for a number of seconds.

use super::button;
use crate::host::desk::Desk;
use crate::ui::{El, el};

/// The two buttons, there as soon as one of them does something. One that does nothing is disabled in name only: were it
/// gone or really disabled, the focus on it would be lost.
pub fn steps(desk: Desk) -> El {
    let words = &desk.words.common;
    let can_undo = move || desk.can_step().0;
    let can_redo = move || desk.can_step().1;
    let undo =
        button(words.undo, "quiet").truth("aria-disabled", move || !can_undo()).on("click", move |_| desk.undo());
    let redo =
        button(words.redo, "quiet").truth("aria-disabled", move || !can_redo()).on("click", move |_| desk.redo());
    el("div").class("steps").flag("hidden", move || !can_undo() && !can_redo()).child(undo).child(redo)
}
