//! The words that all three widgets say.

use crate::store::backup::Refusal;

/// What all three widgets say.
#[derive(Debug)]
pub struct CommonWords {
    /// Button: take the last step back.
    pub undo: &'static str,
    /// Button: do it again.
    pub redo: &'static str,
    /// Button: show the author's comment.
    pub show_comment: &'static str,
    /// Button: hide the author's comment.
    pub hide_comment: &'static str,
    /// Heading above the author's comment.
    pub comment: &'static str,
    /// Why the comment cannot be seen yet.
    pub comment_after_writing: &'static str,
    /// Heading above the buttons that copy and download.
    pub take_away: &'static str,
    /// Button: copy the notes.
    pub copy_notes: &'static str,
    /// Button: hand the notes to another app.
    pub share: &'static str,
    /// Button: print the notes.
    pub print: &'static str,
    /// Button: download as plain text.
    pub download_text: &'static str,
    /// Button: download as Markdown.
    pub download_markdown: &'static str,
    /// Button: download as HTML.
    pub download_html: &'static str,
    /// Said when something was copied.
    pub copied: &'static str,
    /// Said when the browser does not let us copy.
    pub copy_refused: &'static str,
    /// Label of the field that holds text to copy by hand.
    pub copy_by_hand: &'static str,
    /// Status: everything is kept in this browser.
    pub saved: &'static str,
    /// Status: the browser lets nothing be kept.
    pub not_saved_blocked: &'static str,
    /// Status: the browser's space is used up.
    pub not_saved_full: &'static str,
    /// Status: the work is longer than can be kept.
    pub not_saved_too_long: &'static str,
    /// Status: what is kept comes from a newer version.
    pub not_saved_newer: &'static str,
    /// Status: a newer version wrote while this one was open.
    pub not_saved_newer_now: &'static str,
    /// Notice: what was kept could not be read; it was set aside.
    pub set_aside: &'static str,
    /// Notice: the work was deleted in another tab.
    pub deleted_elsewhere: &'static str,
    /// Button: download a copy of everything in this widget.
    pub download_backup: &'static str,
    /// Notice: a text was turned away, because it is longer than can be kept.
    pub text_too_long: &'static str,
    /// Heading of the panel about what is saved, closed at first.
    pub own_work: &'static str,
    /// What is said until what was asked for has come.
    pub part_coming: &'static str,
    /// What is said where it does not come.
    pub part_failed: &'static str,
    /// Button: ask for it again.
    pub try_again: &'static str,
    /// A file is too large.
    pub copy_too_large: &'static str,
    /// A file is something else.
    pub no_copy: &'static str,
    /// A file holds other widgets’ work.
    pub copy_of_others: &'static str,
    /// A file, or what is here, is of a newer version.
    pub copy_newer: &'static str,
    /// What is here is of a newer version, so no file can be joined with it.
    pub copy_read_only: &'static str,
    /// Said when Undo had taken something back.
    pub undone: &'static str,
    /// Said when Redo had done something again.
    pub redone: &'static str,
    /// Quotes a word or statement of the text: `{text}`.
    pub quoted: &'static str,
}

impl CommonWords {
    /// Why a file with a copy of the work was not taken.
    pub const fn refusal(&self, refusal: Refusal) -> &'static str {
        match refusal {
            Refusal::TooLong => self.copy_too_large,
            Refusal::NotABackup => self.no_copy,
            Refusal::NothingForThisWidget => self.copy_of_others,
            Refusal::Newer => self.copy_newer,
            Refusal::ReadOnly => self.copy_read_only,
        }
    }
}
