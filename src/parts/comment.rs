//! The author's comment: out of sight until the learner asks for it.

use super::field::fresh_id;
use crate::host::desk::Desk;
use crate::ui::{El, el};

/// A button and, below it, the comment.
///
/// `shown` is whether it is open, `allowed` whether it may be (`reveal`), `toggle` gets whether it should be. `default`
/// stands where the author's page has no `comment` slot, a paragraph each.
pub fn comment(
    desk: Desk,
    default: impl Iterator<Item = &'static str>,
    shown: impl Fn() -> bool + Copy + 'static,
    allowed: impl Fn() -> bool + Copy + 'static,
    toggle: impl Fn(bool) + 'static,
) -> El {
    let words = &desk.words.common;
    let (body, why) = (fresh_id(), fresh_id());
    let open = move || shown() && allowed();
    let press = move |_| {
        if allowed() {
            toggle(!shown());
        }
    };
    let reason = why.clone();
    let button = el("button")
        .attr("type", "button")
        .attr("aria-controls", &body)
        // A description counts even where it is hidden (Accessible Name and Description Computation, 2A).
        .attr_when("aria-describedby", move || (!allowed()).then(|| reason.clone()))
        .truth("aria-expanded", open)
        .truth("aria-disabled", move || !allowed())
        .text_when(move || if open() { words.hide_comment } else { words.show_comment }.to_owned())
        .on("click", press);
    let hint = el("p").attr("id", &why).class("hint").flag("hidden", allowed).text(words.comment_after_writing);
    let slot = el("slot").attr("name", "comment").children(default.map(|paragraph| el("p").text(paragraph)));
    let body =
        el("div").attr("id", &body).class("comment-body").attr("part", "comment").flag("hidden", move || !open());
    let body = body.child(el("h3").text(words.comment)).child(slot);
    el("section").class("comment").child(button).child(hint).child(body)
}
