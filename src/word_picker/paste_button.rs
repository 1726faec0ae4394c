//! A button that pastes, for those to whom no menu and no key combination comes easily.

use super::brought::LeftOut;
use super::intake::Intake;
use super::paste::Raw;
use crate::host::clipboard;
use crate::lang::WordPickerWords;
use crate::parts::button;
use crate::ui::El;

/// The button; none where the browser has no way to read the clipboard. When it refuses, `refused` is called, and the learner is told how to paste by hand.
pub(super) fn paste_button(
    intake: Intake,
    words: &'static WordPickerWords,
    refused: impl Fn() + Clone + 'static,
) -> Option<El> {
    let press = move |_| {
        let refused = refused.clone();
        leptos::task::spawn_local(async move {
            match clipboard::read().await {
                Some(clip) => intake.take(Raw { html: clip.html, ..Raw::plain(clip.plain) }, LeftOut::default()),
                None => {
                    intake.refuse(words.paste_by_hand);
                    refused();
                }
            }
        });
    };
    clipboard::can_read().then(|| button(words.paste, "").on("click", press))
}
