//! The post: a draft that follows the work until the learner edits it.

use web_sys::HtmlElement;

use super::model::{Action, PowerSorter};
use super::post;
use super::view::Sorter;
use crate::parts::{button, copy_button, field};
use crate::ui::{El, Held, derived, el};

/// The section with the post and what can be done with it.
pub(super) fn forum_post(sorter: Sorter) -> El {
    let (session, words) = (sorter.session, sorter.words);
    let text = derived(move || {
        session.with_config(|state, config| match &state.post {
            Some(post) => post.text.to_string(),
            None => post::draft(state, config, words),
        })
    });
    let is_edited = derived(move || session.with(|state| state.post.is_some()));
    let is_behind = derived(move || session.with(PowerSorter::post_is_behind));
    let is_empty = derived(move || text.with(|text| text.trim().is_empty()).unwrap_or(true));
    let heading = Held::new(None::<HtmlElement>);
    // The buttons that choose between draft and post vanish when pressed; focus waits at the heading.
    let choose = move |action: fn() -> Action| {
        move |_| {
            if let Some(heading) = heading.peeked() {
                let _ = heading.focus();
            }
            sorter.act(action());
        }
    };
    let link = move || {
        let forum = session.config.with(|config| config.forum.clone()).flatten()?;
        let link = el("a").class("button").attr("href", &forum).attr("target", "_blank");
        Some(link.attr("rel", "noopener noreferrer").text(words.open_forum))
    };
    let title = el("h3").attr("tabindex", "-1").text(words.forum);
    heading.set(title.as_element());
    let behind =
        el("div").class("notice").flag("hidden", move || !is_behind.get()).child(el("p").text(words.post_behind));
    let behind = behind.child(
        el("div")
            .class("row")
            .child(button(words.use_draft, "").on("click", choose(|| Action::UseDraft)))
            .child(button(words.keep_post, "quiet").on("click", choose(|| Action::KeepPost))),
    );
    let copy = el("div").class("row").flag("hidden", move || is_empty.get());
    let back = button(words.back_to_draft, "quiet")
        .flag("hidden", move || !is_edited.get() || is_behind.get())
        .on("click", choose(|| Action::UseDraft));
    let row = el("div")
        .class("row")
        .child(copy.child(copy_button(session.desk(), words.copy_post, "", move || text.peeked())));
    el("section")
        .class("post")
        .child(title)
        .child(el("p").class("hint").text(words.forum_hint))
        .child(field(words.post, 6, move || text.get(), move |text| drop(sorter.act(Action::EditPost(text)))))
        .child(el("p").class("hint").flag("hidden", move || is_edited.get() || !is_empty.get()).text(words.post_empty))
        .child(behind)
        .child(row.show(link).child(back))
}
