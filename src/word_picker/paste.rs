//! The ways in for a text: a clipboard, the author's slot, a file on the web. All of it is read as text, never as mark-up to
//! be shown.

use gloo_timers::callback::Timeout;
use web_sys::{DataTransfer, DomParser, Element, HtmlElement, Node, SupportedType};

use super::html_source;
use crate::host::fetch::Fetched;
use crate::host::settings::slotted;
use crate::text::{BlockKind, Text, TextBuilder};

/// Plain text that is taken in at once, in bytes. A longer one is taken in pieces, so that the page stays alive.
const PIECE: usize = 128 * 1024;
/// The longest rich text that is read as such, in characters; beyond it the plain form serves.
const MOST_RICH: u32 = 2_000_000;

/// What a clipboard or a drop brought.
pub(super) enum Pasted {
    /// Rich text, already read.
    Rich(Text),
    /// Plain text, not read yet: it may be very long.
    Plain(String),
}

/// Reads rich text first, plain text second.
pub(super) fn pasted(data: &DataTransfer) -> Option<Pasted> {
    let html = js_sys::JsString::from(data.get_data("text/html").unwrap_or_default());
    if html.length() > 0 && html.length() <= MOST_RICH {
        let text = from_html(&String::from(html));
        if !text.is_empty() {
            return Some(Pasted::Rich(text));
        }
    }
    data.get_data("text/plain").ok().filter(|plain| !plain.trim().is_empty()).map(Pasted::Plain)
}

/// Reads plain text piece by piece, with a pause after each, and hands the text over. Lines that stand in `known` unchanged
/// keep their kind, so that editing a text does not make paragraphs of its headings.
pub(super) fn read_plain(plain: String, known: Text, done: impl FnOnce(Text) + 'static) {
    step(TextBuilder::new(), plain, 0, known, done);
}

fn step(mut builder: TextBuilder, plain: String, from: usize, known: Text, done: impl FnOnce(Text) + 'static) {
    let rest = plain.get(from..).unwrap_or_default();
    if rest.len() <= PIECE {
        builder.push_plain(rest);
        done(with_kinds(builder.finish(), &known));
        return;
    }
    // A piece ends at a line's end where there is one; a block is cut much sooner than a piece is full.
    let limit = rest.char_indices().map(|(at, _)| at).take_while(|at| *at <= PIECE).last().unwrap_or(rest.len());
    let head = rest.get(..limit).unwrap_or(rest);
    let cut = head.rfind('\n').map_or(limit, |at| at.saturating_add(1));
    builder.push_plain(rest.get(..cut).unwrap_or(rest));
    Timeout::new(0, move || step(builder, plain, from.saturating_add(cut), known, done)).forget();
}

fn with_kinds(text: Text, known: &Text) -> Text {
    let special: Vec<_> = known.blocks.iter().filter(|block| block.kind != BlockKind::Paragraph).collect();
    if special.is_empty() {
        return text;
    }
    let blocks = text.blocks.iter().map(|block| {
        let before = special.iter().find(|before| before.text == block.text);
        (before.map_or(block.kind, |before| before.kind), block.text.to_string())
    });
    Text::from_blocks(blocks)
}

/// Reads HTML by the browser's parser, in a document of its own where nothing runs and nothing is fetched.
pub(super) fn from_html(html: &str) -> Text {
    let html = html_source::without_styles(html);
    let parsed = DomParser::new().and_then(|parser| parser.parse_from_string(&html, SupportedType::TextHtml));
    let body = parsed.ok().and_then(|document| document.body());
    body.map(|body| from_element(&body)).unwrap_or_default()
}

/// Reads the author's `text` slot.
pub(super) fn from_slot(host: &HtmlElement) -> Option<Text> {
    slotted(host, "text").map(|slot| from_element(&slot)).filter(|text| !text.is_empty())
}

/// Reads the file that `text-src` names.
///
/// # Errors
/// A sentence that tells the author what to do.
pub(super) fn from_file(file: Fetched) -> Result<Text, String> {
    let text = match file.media_type.as_str() {
        "text/html" | "application/xhtml+xml" => from_html(&file.text),
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

/// Walks an element, without recursion: a hostile page may be nested a hundred thousand deep.
fn from_element(root: &Element) -> Text {
    let mut reader = Reader::default();
    let mut at: Option<Node> = root.first_child();
    let mut kinds: Vec<(Node, BlockKind)> = Vec::new();
    while let Some(node) = at {
        at = if reader.enter(&node, &mut kinds) { node.first_child() } else { None };
        let mut climb = Some(node);
        while at.is_none() {
            let Some(node) = climb.take() else { break };
            reader.leave(&node, &mut kinds);
            at = node.next_sibling();
            climb = node.parent_node().filter(|parent| parent != root.as_ref() as &Node);
            if at.is_none() && climb.is_none() {
                break;
            }
        }
    }
    reader.end_block(BlockKind::Paragraph);
    reader.builder.finish()
}

/// Collects runs of text until a block ends.
#[derive(Default)]
struct Reader {
    builder: TextBuilder,
    line: String,
}

impl Reader {
    /// Comes to a node, and answers whether to go into it.
    fn enter(&mut self, node: &Node, kinds: &mut Vec<(Node, BlockKind)>) -> bool {
        match node.node_type() {
            Node::TEXT_NODE => {
                let text = node.node_value().unwrap_or_default();
                // Line breaks in HTML source are spaces.
                self.line.extend(text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }));
                false
            }
            Node::ELEMENT_NODE => {
                let name = node.node_name().to_ascii_lowercase();
                if is_left_out(&name) || wasm_bindgen::JsCast::dyn_ref::<Element>(node).is_some_and(is_hidden) {
                    return false;
                }
                if name == "br" {
                    self.end_block(kind_of(kinds));
                } else if is_block(&name) {
                    self.end_block(kind_of(kinds));
                    let kind = match name.as_str() {
                        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Heading,
                        "li" | "dt" | "dd" => BlockKind::Item,
                        "blockquote" => BlockKind::Quote,
                        _ => kind_of(kinds),
                    };
                    kinds.push((node.clone(), kind));
                }
                true
            }
            _ => false,
        }
    }

    fn leave(&mut self, node: &Node, kinds: &mut Vec<(Node, BlockKind)>) {
        if kinds.last().is_some_and(|(open, _)| open == node) {
            self.end_block(kind_of(kinds));
            kinds.pop();
        }
    }

    fn end_block(&mut self, kind: BlockKind) {
        if !self.line.trim().is_empty() {
            self.builder.push_block(kind, &self.line);
        }
        self.line.clear();
    }
}

fn kind_of(kinds: &[(Node, BlockKind)]) -> BlockKind {
    kinds.last().map_or(BlockKind::Paragraph, |(_, kind)| *kind)
}

/// What holds no reading text.
fn is_left_out(name: &str) -> bool {
    const NAMES: [&str; 14] = [
        "script", "style", "template", "noscript", "head", "title", "svg", "math", "iframe", "object", "select",
        "textarea", "video", "audio",
    ];
    NAMES.contains(&name)
}

fn is_hidden(element: &Element) -> bool {
    element.has_attribute("hidden")
        || element.get_attribute("aria-hidden").as_deref() == Some("true")
        || element.get_attribute("style").or_else(|| element.get_attribute(html_source::STYLE)).is_some_and(|style| {
            let style: String = style.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
            style.contains("display:none") || style.contains("visibility:hidden") || style.contains("mso-hide:all")
        })
}

/// Elements that begin and end a line of their own.
fn is_block(name: &str) -> bool {
    const NAMES: [&str; 34] = [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ];
    NAMES.contains(&name) || matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}
