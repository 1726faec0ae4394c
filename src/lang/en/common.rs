//! What all three widgets say, in English.

use crate::lang::CommonWords;

pub(super) const WORDS: CommonWords = CommonWords {
    undo: "Undo",
    redo: "Redo",
    show_comment: "Show the author’s comment",
    hide_comment: "Hide the author’s comment",
    comment: "The author’s comment",
    comment_after_writing: "Write something first, however short. Then you can open the author’s comment.",
    take_away: "Take your notes with you",
    copy_notes: "Copy notes",
    share: "Share",
    print: "Print",
    download_text: "Download text",
    download_markdown: "Download Markdown",
    download_html: "Download HTML",
    copied: "Copied.",
    copy_refused: "This page may not copy for you. Here is the text: select it and copy it yourself.",
    copy_by_hand: "Text to copy",
    saved: "Saved on this device",
    not_saved_blocked: "This browser does not let this page keep anything. Your work stays here until you close the page, so download a copy before you go.",
    not_saved_full: "There is no room left in this browser to save this. Your work stays here until you close the page, so download a copy before you go.",
    not_saved_newer: "Your saved work was made by a newer version of this activity. It is safe, but this page can’t open it. What you do here is not saved, so download a copy before you go.",
    set_aside: "What was saved here before could not be read. It has been put aside, not deleted, and you are starting afresh.",
    download_backup: "Download a copy",
    undone: "Undone.",
    redone: "Done again.",
    quoted: "“{text}”",
};
