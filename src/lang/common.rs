//! The words that all three widgets say.

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
    /// Status: what is kept comes from a newer version.
    pub not_saved_newer: &'static str,
    /// Notice: what was kept could not be read; it was set aside.
    pub set_aside: &'static str,
    /// Button: download a copy of everything in this widget.
    pub download_backup: &'static str,
    /// Said when Undo had taken something back.
    pub undone: &'static str,
    /// Said when Redo had done something again.
    pub redone: &'static str,
    /// Quotes a word or statement of the text: `{text}`.
    pub quoted: &'static str,
}
