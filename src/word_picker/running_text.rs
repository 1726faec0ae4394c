//! The running text: one text node a paragraph and one handler for all of it. Only picked words become elements.
//!
//! An element for each word would cost a phone thousands of accessibility nodes and seconds of layout, so the word under a
//! tap is found by the rectangles of the tapped paragraph's words instead.

use std::ops::Range;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Document, DomRect, Element, HtmlElement, Node};

use crate::text::{BlockKind, Boundaries, Text, word_ranges_with};

/// Characters shown at once before the browser gets to breathe.
const SLICE: usize = 24_000;
/// How far outside a word a finger may land, in px.
const SLACK: f64 = 6.0;
/// The attribute that holds a block's number.
const NUMBER: &str = "data-block";

/// A picked place: the number of the pick, the block, and the bytes in it.
pub(super) type Place = (u32, u32, Range<usize>);

/// The text in its container.
pub(super) struct RunningText {
    container: HtmlElement,
    document: Document,
    text: Text,
    places: Rc<Vec<Place>>,
    blocks: Vec<Element>,
}

impl RunningText {
    /// An empty text in `container`.
    pub(super) fn new(container: HtmlElement) -> Option<RunningText> {
        let document = container.owner_document()?;
        let (places, blocks) = (Rc::default(), Vec::new());
        Some(RunningText { container, document, text: Text::default(), places, blocks })
    }

    /// Begins to show a text, and answers whether there is more of it: then call [`RunningText::show_more`] after a while.
    pub(super) fn show(&mut self, text: Text, places: Rc<Vec<Place>>) -> bool {
        self.container.set_text_content(None);
        self.blocks.clear();
        (self.text, self.places) = (text, places);
        self.show_more()
    }

    /// Shows the next slice, and answers whether there is more.
    pub(super) fn show_more(&mut self) -> bool {
        let Ok(slice) = self.document.create_element("div") else { return false };
        slice.set_class_name("slice");
        let mut list: Option<Element> = None;
        let mut shown = 0;
        let blocks = self.text.blocks.clone();
        for (index, block) in blocks.iter().enumerate().skip(self.blocks.len()) {
            if shown > SLICE {
                break;
            }
            shown = shown.saturating_add(block.text.len());
            let tag = match block.kind {
                BlockKind::Paragraph => "p",
                BlockKind::Heading => "h4",
                BlockKind::Item => "li",
                BlockKind::Quote => "blockquote",
            };
            let Ok(element) = self.document.create_element(tag) else { continue };
            let _ = element.set_attribute(NUMBER, &index.to_string());
            fill(&self.document, &element, &block.text, &marks(&self.places, index));
            if block.kind == BlockKind::Item {
                if list.is_none() {
                    list = self.document.create_element("ul").ok();
                    list.iter().for_each(|list| drop(slice.append_child(list)));
                }
                list.iter().for_each(|list| drop(list.append_child(&element)));
            } else {
                list = None;
                let _ = slice.append_child(&element);
            }
            self.blocks.push(element);
        }
        let _ = self.container.append_child(&slice);
        self.blocks.len() < blocks.len()
    }

    /// Marks these places and no others; only the blocks where something changed are touched.
    pub(super) fn mark(&mut self, places: Rc<Vec<Place>>) {
        let before = std::mem::replace(&mut self.places, places);
        let mut changed: Vec<usize> =
            before.iter().chain(self.places.iter()).map(|(_, block, _)| *block as usize).collect();
        changed.sort_unstable();
        changed.dedup();
        for index in changed {
            let now = marks(&self.places, index);
            let known = self.blocks.get(index).zip(self.text.blocks.get(index));
            if let Some((element, block)) = known.filter(|_| marks(&before, index) != now) {
                fill(&self.document, element, &block.text, &now);
            }
        }
    }

    /// The word at a point of the window: its block, and the bytes in it.
    pub(super) fn word_at(
        &self,
        target: &Element,
        x: f64,
        y: f64,
        boundaries: &dyn Boundaries,
    ) -> Option<(u32, Range<usize>)> {
        let (element, index) = block_at(target)?;
        let text = &self.text.blocks.get(index as usize)?.text;
        let words = word_ranges_with(boundaries, text);
        let ruler = Ruler::new(&self.document, &element, text)?;
        let found = ruler.find(&words, x, y)?;
        Some((index, found))
    }
}

/// The marked ranges of one block, in order, without overlaps.
fn marks(places: &[Place], index: usize) -> Vec<Range<usize>> {
    let mut marks: Vec<Range<usize>> =
        places.iter().filter(|(_, block, _)| *block as usize == index).map(|(_, _, range)| range.clone()).collect();
    marks.sort_unstable_by_key(|range| range.start);
    let mut end = 0;
    marks.retain(|range| {
        let apart = range.start >= end;
        if apart {
            end = range.end;
        }
        apart
    });
    marks
}

/// Sets a block's text: text nodes, and a `mark` for each marked range.
fn fill(document: &Document, element: &Element, text: &str, marks: &[Range<usize>]) {
    if marks.is_empty() {
        element.set_text_content(Some(text));
        return;
    }
    element.set_text_content(None);
    let mut at = 0;
    for range in marks {
        add_text(document, element, text.get(at..range.start));
        if let Ok(mark) = document.create_element("mark") {
            mark.set_text_content(text.get(range.clone()));
            let _ = element.append_child(&mark);
        }
        at = range.end;
    }
    add_text(document, element, text.get(at..));
}

fn add_text(document: &Document, element: &Element, text: Option<&str>) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        let _ = element.append_child(&document.create_text_node(text));
    }
}

/// Measures where on the screen the words of one block are.
struct Ruler<'a> {
    range: web_sys::Range,
    text: &'a str,
    /// The block's text nodes, each with the byte at which it begins.
    nodes: Vec<(usize, Node)>,
}

impl<'a> Ruler<'a> {
    fn new(document: &Document, element: &Element, text: &'a str) -> Option<Ruler<'a>> {
        let range = document.create_range().ok()?;
        let mut nodes = Vec::new();
        let mut at = 0usize;
        let mut child = element.first_child();
        while let Some(node) = child {
            child = node.next_sibling();
            // A mark holds one text node.
            let leaf = node.first_child().unwrap_or(node);
            nodes.push((at, leaf.clone()));
            at = at.saturating_add(leaf.text_content().map_or(0, |text| text.len()));
        }
        Some(Ruler { range, text, nodes })
    }

    /// The word under a point. Lines follow each other downwards whatever the direction of the script, so the line is found
    /// by halving and the word on it by looking at each.
    fn find(&self, words: &[Range<usize>], x: f64, y: f64) -> Option<Range<usize>> {
        let first = words.partition_point(|word| self.rects(word).last().is_some_and(|rect| rect.bottom() < y - SLACK));
        let mut best: Option<(f64, &Range<usize>)> = None;
        for word in words.get(first..)? {
            let rects = self.rects(word);
            if rects.first().is_some_and(|rect| rect.top() > y + SLACK) {
                break;
            }
            for rect in &rects {
                let away = outside(x, rect.left(), rect.right()).max(outside(y, rect.top(), rect.bottom()));
                if away <= SLACK && best.as_ref().is_none_or(|(nearest, _)| away < *nearest) {
                    best = Some((away, word));
                }
            }
        }
        best.map(|(_, word)| word.clone())
    }

    fn rects(&self, word: &Range<usize>) -> Vec<DomRect> {
        let ends = self.point(word.start, false).zip(self.point(word.end, true));
        let Some(((start, from), (end, to))) = ends else { return Vec::new() };
        if self.range.set_start(start, from).is_err() || self.range.set_end(end, to).is_err() {
            return Vec::new();
        }
        let Some(rects) = self.range.get_client_rects() else { return Vec::new() };
        (0..rects.length()).filter_map(|index| rects.item(index)).collect()
    }

    /// The text node that holds a byte, and the offset in it in UTF-16 code units, as the DOM counts. At a border between
    /// two nodes an `end` belongs to the one before.
    fn point(&self, byte: usize, end: bool) -> Option<(&Node, u32)> {
        let holds = |start: usize| if end { start < byte } else { start <= byte };
        let index = self.nodes.partition_point(|(start, _)| holds(*start)).checked_sub(1)?;
        let (start, node) = self.nodes.get(index)?;
        let units = self.text.get(*start..byte)?.encode_utf16().count();
        Some((node, u32::try_from(units).ok()?))
    }
}

fn outside(at: f64, low: f64, high: f64) -> f64 {
    (low - at).max(at - high).max(0.0)
}

/// The block that a node of the text is in, and its number.
pub(super) fn block_at(node: &Node) -> Option<(Element, u32)> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    let block = element.closest(&["[", NUMBER, "]"].concat()).ok()??;
    let number = block.get_attribute(NUMBER)?.parse().ok()?;
    Some((block, number))
}

/// The element an event is about, also when it hit a text node's parent inside the shadow root.
pub(super) fn target_of(event: &web_sys::Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}
