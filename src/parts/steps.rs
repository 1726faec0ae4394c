//! Undo and redo. They stay until there is nothing more to take back, never for a number of seconds.

use super::button;
use crate::activity::Activity;
use crate::history::History;
use crate::host::session::Session;
use crate::ui::{El, el};

/// The two buttons, there as soon as one of them does something. One that does nothing is disabled in name only: were it
/// gone or really disabled, the focus on it would be lost.
pub fn steps<A: Activity>(session: Session<A>) -> El {
    let words = &session.words.common;
    let can_undo = move || session.history.with(History::can_undo).unwrap_or_default();
    let can_redo = move || session.history.with(History::can_redo).unwrap_or_default();
    let undo = button(words.undo, "quiet").truth("aria-disabled", move || !can_undo()).on("click", move |_| session.undo());
    let redo = button(words.redo, "quiet").truth("aria-disabled", move || !can_redo()).on("click", move |_| session.redo());
    el("div").class("steps").flag("hidden", move || !can_undo() && !can_redo()).child(undo).child(redo)
}
