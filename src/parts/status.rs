//! One quiet line that says whether the learner's work is kept, and what to do when it is not.

use super::button;
use crate::host::desk::Desk;
use crate::host::take_away::download;
use crate::store::keeper::Keeping;
use crate::store::place::Trouble;
use crate::ui::{El, Held, el};

/// The status line, with a download of everything when nothing is kept.
pub(super) fn status(desk: Desk) -> El {
    let words = &desk.words.common;
    let text = move || match desk.keeping.with(|keeping| *keeping) {
        Some(Keeping::Saved) => words.saved,
        Some(Keeping::NotSaved(Trouble::Blocked | Trouble::Torn)) => words.not_saved_blocked,
        Some(Keeping::NotSaved(Trouble::Full)) => words.not_saved_full,
        Some(Keeping::NotSaved(Trouble::TooLong)) => words.not_saved_too_long,
        Some(Keeping::Newer) if desk.read_only.get() => words.not_saved_newer,
        Some(Keeping::Newer) => words.not_saved_newer_now,
        Some(Keeping::Untouched) | None => "",
    };
    let trouble = move || matches!(desk.keeping.with(|keeping| *keeping), Some(Keeping::NotSaved(_) | Keeping::Newer));
    let notices = [desk.put_aside, desk.deleted, desk.too_long];
    // Each has its own place, so that only what is new is read out.
    let notice = |shown: Held<bool>, words: &'static str| {
        el("p").flag("hidden", move || !shown.get()).text_when(move || if shown.get() { words } else { "" }.to_owned())
    };
    let backup = move |_| {
        let name = ["activity-", desk.tag(), "-backup.json"].concat();
        download(&name, "application/json", &desk.export_backup());
    };
    el("div")
        .class("status")
        .attr("role", "status")
        .class_when("trouble", move || trouble() || notices.iter().any(Held::get))
        .child(notice(desk.put_aside, words.set_aside))
        .child(notice(desk.deleted, words.deleted_elsewhere))
        .child(notice(desk.too_long, words.text_too_long))
        .child(el("p").text_when(move || text().to_owned()))
        .child(button(words.download_backup, "").flag("hidden", move || !trouble()).on("click", backup))
}
