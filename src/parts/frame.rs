//! What stands around every widget: the author's task above it, how things are kept below it, and the live region.

use leptos::prelude::*;

use super::status::status;
use crate::activity::Activity;
use crate::host::session::Session;

/// A widget's content in its frame. The live region is there from the start: one that comes later stays silent.
pub fn frame<A: Activity>(session: Session<A>, content: AnyView) -> AnyView {
    view! {
        <slot name="task"></slot>
        {content}
        {status(session)}
        <div class="unseen" role="status" aria-live="polite">{move || session.spoken.try_get()}</div>
    }
    .into_any()
}
