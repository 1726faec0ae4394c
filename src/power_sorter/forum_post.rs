//! The post: a draft that follows the work until the learner edits it.

use std::sync::Arc;

use web_sys::HtmlElement;

use super::difference::{Line, difference};
use super::model::{Action, PowerSorter};
use super::view::Sorter;
use super::{post, post_html};
use crate::host::rich_copy::{self, Copied};
use crate::lang::fill;
use crate::parts::{button, copy_button, field, text_input};
use crate::ui::{El, Held, derived, el, fragment};

/// The section with the post and what can be done with it.
pub(super) fn forum_post(sorter: Sorter) -> El {
    let (session, words) = (sorter.session, sorter.words);
    let thoughts = derived(move || session.with(|state| state.thoughts().map(Arc::clone)));
    let draft = derived(move || {
        // These alone: where it followed the state as well, it would be made twice for each move.
        let groups = sorter.groups.get();
        thoughts.track();
        session.config.track();
        sorter.look(|state, config| Arc::from(post::draft_of(&groups, state, config, words)))
    });
    let text = derived(move || {
        let edited = session.with(|state| state.post.as_ref().map(|post| post.text.clone()));
        edited.unwrap_or_else(|| draft.get())
    });
    let is_edited = derived(move || session.with(|state| state.post.is_some()));
    // Where the draft reads as it did, there is nothing to offer.
    let is_behind = derived(move || {
        let draft = draft.get();
        let differs = |state: &PowerSorter| state.post.as_ref().is_some_and(|post| post.draft != draft);
        session.with_config(|state, config| differs(state) && state.post_is_behind(config))
    });
    let is_empty = derived(move || text.with(|text| text.trim().is_empty()).unwrap_or(true));
    let heading = Held::new(None::<HtmlElement>);
    // The buttons that choose between draft and post vanish when pressed; focus waits at the heading.
    let choose = move |action: fn(Arc<str>) -> Action| {
        move |_| {
            if let Some(heading) = heading.peeked() {
                let _ = heading.focus();
            }
            sorter.act(action(draft.peeked()));
        }
    };
    let link = move || {
        let forum = session.config.with(|config| config.forum.clone()).flatten()?;
        let link = el("a").class("button").attr("href", &forum).attr("target", "_blank");
        Some(link.attr("rel", "noopener noreferrer").text(words.open_forum))
    };
    let title = el("h3").attr("tabindex", "-1").text(words.forum);
    heading.set(title.as_element());
    let behind = el("div")
        .class("notice")
        .flag("hidden", move || !is_behind.get())
        .child(el("p").text(words.post_behind))
        .show_while(move || is_behind.get(), move || changes(sorter, draft))
        .child(
            el("div")
                .class("row")
                .child(button(words.take_changes, "").on("click", choose(Action::TakeChanges)))
                .child(button(words.keep_post, "quiet").on("click", choose(Action::KeepPost)))
                .child(button(words.use_draft, "quiet").on("click", choose(|_| Action::UseDraft))),
        );
    let copy = el("div").class("row").flag("hidden", move || is_empty.get());
    let back = button(words.back_to_draft, "quiet")
        .flag("hidden", move || !is_edited.get() || is_behind.get())
        .on("click", choose(|_| Action::UseDraft));
    let plain = copy_button(session.desk(), words.copy_post, "", move || text.peeked().to_string());
    let row = el("div").class("row").child(copy.child(plain).child(rich_copy_button(sorter, text)));
    let length = move || {
        let count = text.with(|text| text.split_whitespace().count()).unwrap_or_default();
        fill(if count == 1 { words.length_one } else { words.length }, &[("n", &count.to_string())])
    };
    let write = move |text: String| drop(sorter.act(Action::EditPost { text, draft: draft.peeked() }));
    el("section")
        .class("post")
        .child(title)
        .child(el("p").class("hint").text(words.forum_hint))
        .child(subject(sorter))
        .child(field(words.post, 6, move || text.get().to_string(), write))
        .child(el("p").class("hint").flag("hidden", move || is_empty.get()).text_when(length))
        .child(el("p").class("hint").flag("hidden", move || is_edited.get() || !is_empty.get()).text(words.post_empty))
        .child(behind)
        .child(row.show(link).child(back))
}

/// The post's subject, for the field that forums have for it. It is no part of the post and is copied by itself.
fn subject(sorter: Sorter) -> El {
    let (session, words) = (sorter.session, sorter.words);
    let text = derived(move || session.with(|state| state.subject(words).to_owned()));
    let write = move |text: String| drop(sorter.act(Action::Subject(text)));
    let copy = copy_button(session.desk(), words.copy_subject, "quiet", move || text.peeked());
    let is_blank = move || text.with(|text| text.trim().is_empty()).unwrap_or(true);
    el("div")
        .class("subject")
        .child(text_input(words.post_subject, "text", move || text.get(), write))
        .child(el("div").class("row").flag("hidden", is_blank).child(copy))
}

/// What has changed in the draft since the post was edited, line by line.
fn changes(sorter: Sorter, draft: Held<Arc<str>>) -> El {
    let (session, words) = (sorter.session, sorter.words);
    let known = derived(move || session.with(|state| state.post.as_ref().map(|post| post.draft.clone())));
    el("div").class("changes").show(move || {
        let (known, draft) = (known.get().unwrap_or_default(), draft.get());
        let line = |line: &Line<'_>| {
            let (tag, label, text) = match line {
                Line::Kept(_) => return None,
                Line::New(text) => ("ins", words.line_new, text),
                Line::Gone(text) => ("del", words.line_gone, text),
            };
            let label = el("span").class("label").text(label);
            (!text.trim().is_empty()).then(|| el("li").child(label).text(" ").child(el(tag).text(text)))
        };
        let lines: Vec<El> = difference(&known, &draft).iter().filter_map(line).collect();
        Some(el("ul").children(lines))
    })
}

/// Copies the post as HTML too, for editors that take it. Where the browser cannot, the text alone is copied.
fn rich_copy_button(sorter: Sorter, text: Held<Arc<str>>) -> El {
    let session = sorter.session;
    let shown = Held::new("");
    let copy = move |_| {
        let text = text.peeked();
        leptos::task::spawn_local(async move {
            let said = match rich_copy::copy(text.to_string(), &post_html::html(&text)).await {
                Copied::Rich => sorter.words.copied_rich,
                Copied::Plain => session.words.common.copied,
                Copied::Nothing => session.words.common.copy_refused,
            };
            shown.set(said);
            session.say(said);
        });
    };
    let said =
        el("p").class("hint").flag("hidden", move || shown.get().is_empty()).text_when(move || shown.get().to_owned());
    fragment().child(button(sorter.words.copy_post_rich, "quiet").on("click", copy)).child(said)
}
