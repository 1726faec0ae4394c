//! HTML read as blocks of text, by the browser's own parser, in a document where nothing runs and nothing is fetched.
//!
//! Word processors say what is hidden and what is a list in styles and classes of their own; those that are read here are
//! `mso-list` and `mso-hide` (Microsoft Word writes them into `text/html` clipboards) and the classes that front-end
//! frameworks give to text for screen readers only.

use wasm_bindgen::JsCast;
use web_sys::{DomParser, Element, Node, SupportedType};

use super::brought::Found;
use super::html_source;
use crate::text::BlockKind;

/// Walks an element in slices, without recursion: a hostile page may be nested a hundred thousand deep.
pub(super) struct HtmlReader {
    root: Node,
    next: Option<Node>,
    open: Vec<Open>,
    line: String,
    /// Whether the line has words outside links.
    plain: bool,
    found: Vec<Found>,
    bytes: usize,
    /// A text in which the reading ends, and after how many UTF-16 code units of it.
    end: Option<(Node, usize)>,
}

/// An element that bears on the text in it.
struct Open {
    node: Node,
    block: bool,
    state: State,
    /// The line that a hidden element stands within, and whether it had words outside links: it goes on after it.
    around: Option<(String, bool)>,
}

/// What holds for the text at hand.
#[derive(Clone, Copy, Default)]
struct State {
    kind: BlockKind,
    aside: bool,
    link: bool,
    hidden: bool,
    /// Within a part of the page that may have a footer of its own.
    section: bool,
}

impl HtmlReader {
    /// Parses a page. None when there is nothing.
    pub(super) fn parse(html: &str) -> Option<HtmlReader> {
        let html = html_source::without_styles(html);
        let document = DomParser::new().ok()?.parse_from_string(&html, SupportedType::TextHtml).ok()?;
        Some(HtmlReader::new(&document.body()?.into()))
    }

    /// Reads what is in an element.
    pub(super) fn new(root: &Element) -> HtmlReader {
        HtmlReader {
            root: root.clone().into(),
            next: root.first_child(),
            open: Vec::new(),
            line: String::new(),
            plain: false,
            found: Vec::new(),
            bytes: 0,
            end: None,
        }
    }

    /// Reads all up to a place in one of the texts, in UTF-16 code units. False when that is not read: it may be hidden.
    pub(super) fn read_to(&mut self, text: &Node, units: usize) -> bool {
        self.end = Some((text.clone(), units));
        self.read(usize::MAX);
        self.end.is_none() && self.found.last().is_some_and(|found| !found.hidden)
    }

    /// Reads on for so many nodes, and answers whether there are more.
    pub(super) fn read(&mut self, nodes: usize) -> bool {
        for _ in 0..nodes {
            let Some(node) = self.next.take() else { break };
            let had_end = self.end.is_some();
            self.next = if self.enter(&node) { node.first_child() } else { None };
            if had_end && self.end.is_none() {
                break;
            }
            let mut climb = Some(node);
            while self.next.is_none() {
                let Some(node) = climb.take() else { break };
                self.leave(&node);
                self.next = node.next_sibling();
                climb = node.parent_node().filter(|parent| *parent != self.root);
            }
        }
        if self.next.is_none() {
            self.end_block();
        }
        self.next.is_some()
    }

    /// How much text was read so far, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// All that was found since the last call.
    pub(super) fn take(&mut self) -> Vec<Found> {
        std::mem::take(&mut self.found)
    }

    fn state(&self) -> State {
        self.open.last().map(|open| open.state).unwrap_or_default()
    }

    /// Comes to a node, and answers whether to go into it.
    fn enter(&mut self, node: &Node) -> bool {
        match node.node_type() {
            Node::TEXT_NODE => {
                let mut text = node.node_value().unwrap_or_default();
                if let Some((_, units)) = self.end.take_if(|(end, _)| end == node) {
                    let mut left = units;
                    text.retain(|c| {
                        let is_before = left > 0;
                        left = left.saturating_sub(c.len_utf16());
                        is_before
                    });
                }
                self.bytes = self.bytes.saturating_add(text.len());
                self.plain |= !self.state().link && !text.trim().is_empty();
                // Line breaks in HTML source are spaces.
                self.line.extend(text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }));
                false
            }
            Node::ELEMENT_NODE => node.dyn_ref::<Element>().is_some_and(|element| self.enter_element(element)),
            _ => false,
        }
    }

    fn enter_element(&mut self, element: &Element) -> bool {
        let name = element.local_name();
        if has(SILENT, &name) {
            return false;
        }
        let mut state = self.state();
        // Most elements have no attributes, and each question to the browser takes its time.
        let bare = !element.has_attributes();
        let style = if bare { String::new() } else { style(element) };
        // The bullet or number that Word puts before an item.
        if style.contains("mso-list:ignore") {
            return false;
        }
        let hides = !bare && !state.hidden && is_hidden(element, &style);
        if name == "br" {
            if !hides {
                self.end_block();
            }
            return true;
        }
        let around = hides.then(|| (std::mem::take(&mut self.line), std::mem::take(&mut self.plain)));
        state.hidden |= hides;
        let role = if bare { None } else { element.get_attribute("role") }.unwrap_or_default();
        state.section |= has("article main section blockquote dialog li", &name);
        state.aside |= matches!(name.as_str(), "nav" | "menu")
            || has("navigation menu menubar contentinfo", &role)
            || (name == "footer" && !state.section);
        state.link |= name == "a";
        let block = has(BLOCKS, &name);
        if block {
            self.end_block();
            state.kind = match name.as_str() {
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Heading,
                "li" | "dt" | "dd" => BlockKind::Item,
                "blockquote" => BlockKind::Quote,
                "p" if !bare => paragraph_kind(element, &style).unwrap_or(state.kind),
                _ => state.kind,
            };
        }
        if block || state.aside || state.link || state.hidden {
            self.open.push(Open { node: element.clone().into(), block: block || hides, state, around });
        }
        true
    }

    fn leave(&mut self, node: &Node) {
        if self.open.last().is_some_and(|open| open.node == *node) {
            if self.open.last().is_some_and(|open| open.block) {
                self.end_block();
            }
            if let Some((line, plain)) = self.open.pop().and_then(|open| open.around) {
                (self.line, self.plain) = (line, plain);
            }
        }
    }

    fn end_block(&mut self) {
        let State { kind, aside, hidden, .. } = self.state();
        // Arrows and stars that are hidden from some are there for the eye alone.
        let says = |c: char| if hidden { c.is_alphanumeric() } else { !c.is_whitespace() };
        if self.line.contains(says) {
            let text = std::mem::take(&mut self.line);
            self.found.push(Found { kind, text, aside, link: !self.plain, hidden });
        }
        self.line.clear();
        self.plain = false;
    }
}

/// Holds no reading text.
const SILENT: &str = "script style template noscript head title svg math iframe object select textarea video audio xml";

/// Begins and ends a line of its own.
const BLOCKS: &str = "address article aside blockquote body button caption center dd details dialog div dl dt fieldset \
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section summary table td th tr ul";

/// Classes of what is said to screen readers only, about the page: a link past its menu, what a link will open.
const UNSEEN: &str = "sr-only visually-hidden visuallyhidden screen-reader-text skip-link";

fn has(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split_ascii_whitespace().any(|known| known == word)
}

/// The style, in small letters without white space. Each declaration has its semicolon before it, or
/// `backface-visibility: hidden` would be taken for another one.
fn style(element: &Element) -> String {
    let style = element.get_attribute("style").or_else(|| element.get_attribute(html_source::STYLE));
    let style = [";", &style.unwrap_or_default()].concat();
    style.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect()
}

/// Whether the page keeps it from the eye, or from screen readers.
fn is_hidden(element: &Element, style: &str) -> bool {
    element.has_attribute("hidden")
        || element.get_attribute("aria-hidden").as_deref() == Some("true")
        || element.class_name().split_ascii_whitespace().any(|class| has(UNSEEN, class))
        || [";display:none", ";visibility:hidden", ";mso-hide:all"].iter().any(|what| style.contains(what))
}

/// What a paragraph of a word processor's is in truth.
fn paragraph_kind(element: &Element, style: &str) -> Option<BlockKind> {
    let class = element.class_name();
    if matches!(class.as_str(), "MsoTitle" | "MsoSubtitle") {
        return Some(BlockKind::Heading);
    }
    let listed = class.starts_with("MsoListParagraph") || style.contains("mso-list:");
    listed.then_some(BlockKind::Item)
}
