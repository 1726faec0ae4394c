//! What a clipboard, a drop or a file holds, before it is read: rich text and plain text, and the author's own texts, which
//! are read at once. All of it is read as text, never as mark-up to be shown.

use web_sys::{DataTransfer, HtmlElement, Node};

use super::html_reader::HtmlReader;
use crate::host::fetch::Fetched;
use crate::host::settings::slotted;
use crate::text::Text;

/// A text as it comes in.
#[derive(Clone, Debug, Default)]
pub(super) struct Raw {
    /// As HTML, where it has that form; it counts more.
    pub(super) html: String,
    /// As plain text.
    pub(super) plain: String,
    /// Whether the plain text is lightly marked: a Markdown file.
    pub(super) marked: bool,
    /// Whether the plain text is what stands in the text field.
    pub(super) typed: bool,
}

impl Raw {
    /// Plain text.
    pub(super) fn plain(plain: String) -> Raw {
        Raw { plain, ..Raw::default() }
    }

    /// What a paste or a drop brought.
    pub(super) fn of(data: &DataTransfer) -> Raw {
        let form = |kind| data.get_data(kind).unwrap_or_default();
        Raw { html: form("text/html"), ..Raw::plain(form("text/plain")) }
    }

    /// Whether there is nothing in it.
    pub(super) fn is_blank(&self) -> bool {
        self.html.is_empty() && self.plain.trim().is_empty()
    }
}

/// Reads the author's `text` slot. What an author gives is all meant to be read, menus too, but for what the author hid.
pub(super) fn from_slot(host: &HtmlElement) -> Option<Text> {
    slotted(host, "text").map(|slot| whole(HtmlReader::new(&slot))).filter(|text| !text.is_empty())
}

/// Reads the same up to a place in one of the slot's texts, in UTF-16 code units. None when that is not read.
pub(super) fn from_slot_to(host: &HtmlElement, text: &Node, units: usize) -> Option<Text> {
    let mut reader = HtmlReader::new(&slotted(host, "text")?);
    reader.read_to(text, units).then(|| shown(reader))
}

fn whole(mut reader: HtmlReader) -> Text {
    while reader.read(usize::MAX) {}
    shown(reader)
}

fn shown(mut reader: HtmlReader) -> Text {
    let shown = reader.take().into_iter().filter(|found| !found.hidden);
    Text::from_blocks(shown.map(|found| (found.kind, found.text)))
}

/// Reads the file that `text-src` names.
///
/// # Errors
/// A sentence that tells the author what to do.
pub(super) fn from_file(file: Fetched) -> Result<Text, String> {
    let text = match file.media_type.as_str() {
        "text/html" | "application/xhtml+xml" => HtmlReader::parse(&file.text).map(whole).unwrap_or_default(),
        "text/plain" => Text::from_plain(&file.text),
        "text/markdown" => Text::from_marked(&file.text),
        _ => {
            return Err([
                "The file is served as “",
                &file.media_type,
                "”. Name one that is plain text, Markdown or HTML.",
            ]
            .concat());
        }
    };
    if text.is_empty() {
        Err("There is no text in this file. Name one that holds the front page’s text.".to_owned())
    } else {
        Ok(text)
    }
}
