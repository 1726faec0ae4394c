//! The author's comment: out of sight until the learner asks for it.

use leptos::prelude::*;

use super::field::fresh_id;
use crate::activity::Activity;
use crate::host::session::Session;

/// What the comment is, and when it may be seen.
pub struct Comment {
    /// Whether it is open.
    pub shown: Signal<bool>,
    /// Whether it may be opened (`reveal`).
    pub allowed: Signal<bool>,
    /// Called with whether it should be open.
    pub toggle: Callback<bool>,
    /// What to show where the author's page has no `comment` slot, a paragraph each.
    pub default: Vec<&'static str>,
}

/// A button and, below it, the comment.
pub fn comment<A: Activity>(session: Session<A>, comment: Comment) -> AnyView {
    let words = &session.words.common;
    let Comment { shown, allowed, toggle, default } = comment;
    let (body, why) = (fresh_id(), fresh_id());
    let open = move || shown.get() && allowed.get();
    let press = move |_| {
        if allowed.get_untracked() {
            toggle.run(!shown.get_untracked());
        }
    };
    let paragraphs: Vec<_> = default.into_iter().map(|paragraph| view! { <p>{paragraph}</p> }).collect();
    view! {
        <section class="comment">
            <button
                type="button"
                aria-expanded=move || open().to_string()
                aria-controls=body.clone()
                aria-disabled=move || (!allowed.get()).to_string()
                aria-describedby=why.clone()
                on:click=press
            >
                {move || if open() { words.hide_comment } else { words.show_comment }}
            </button>
            <p id=why class="hint" hidden=move || allowed.get()>{words.comment_after_writing}</p>
            <div id=body class="comment-body" part="comment" hidden=move || !open()>
                <h3>{words.comment}</h3>
                <slot name="comment">{paragraphs}</slot>
            </div>
        </section>
    }
    .into_any()
}
