//! Undo and redo. They stay until there is nothing more to take back, never for a number of seconds.

use leptos::prelude::*;

use crate::activity::Activity;
use crate::host::session::Session;

/// The two buttons; each is there only when it does something.
pub fn steps<A: Activity>(session: Session<A>) -> AnyView {
    let words = &session.words.common;
    let can_undo = Memo::new(move |_| session.history.try_with(|history| history.can_undo()).unwrap_or_default());
    let can_redo = Memo::new(move |_| session.history.try_with(|history| history.can_redo()).unwrap_or_default());
    let undo = move |_| session.undo();
    let redo = move |_| session.redo();
    // Disabled in name only: a button that vanished or was really disabled would lose the focus that is on it.
    view! {
        <div class="steps" hidden=move || !(can_undo.get() || can_redo.get())>
            <button type="button" class="quiet" aria-disabled=move || (!can_undo.get()).to_string() on:click=undo>
                {words.undo}
            </button>
            <button type="button" class="quiet" aria-disabled=move || (!can_redo.get()).to_string() on:click=redo>
                {words.redo}
            </button>
        </div>
    }
    .into_any()
}
