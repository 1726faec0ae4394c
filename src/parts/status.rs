//! One quiet line that says whether the learner's work is kept, and what to do when it is not.

use leptos::prelude::*;

use crate::activity::Activity;
use crate::host::saver::Keeping;
use crate::host::session::{Controls, Session};
use crate::host::storage::Trouble;
use crate::host::take_away::download;

/// The status line, with a download of everything when nothing is kept.
pub(super) fn status<A: Activity>(session: Session<A>) -> AnyView {
    let words = &session.words.common;
    let text = move || match session.keeping.try_get()? {
        Keeping::Untouched => None,
        Keeping::Saved => Some(words.saved),
        Keeping::NotSaved(Trouble::Blocked) => Some(words.not_saved_blocked),
        Keeping::NotSaved(Trouble::Full) => Some(words.not_saved_full),
        Keeping::Newer => Some(words.not_saved_newer),
    };
    let trouble = move || matches!(session.keeping.try_get(), Some(Keeping::NotSaved(_) | Keeping::Newer));
    let backup = move |_| {
        let name = ["activity-", A::WIDGET.tag(), "-backup.json"].concat();
        download(&name, "application/json", &session.export_backup());
    };
    view! {
        <div class="status" class:trouble=trouble role="status">
            {move || session.put_aside.try_get().unwrap_or_default().then(|| view! { <p>{words.set_aside}</p> })}
            {move || text().map(|text| view! { <p>{text}</p> })}
            {move || trouble().then(|| view! { <button type="button" on:click=backup>{words.download_backup}</button> })}
        </div>
    }
    .into_any()
}
