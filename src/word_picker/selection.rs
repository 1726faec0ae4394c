//! Words that the learner selects by hand in the running text, and the button that adds them.
//!
//! The button stands at the foot of the text, because systems put menus of their own beside a selection. In a tall frame,
//! where that may be far away, it keeps some lines below the selection.

use std::ops::Range;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, Node, ShadowRoot};

use super::pick::whole_words;
use super::running_text::block_at;
use super::view::Picker;
use crate::host::listener::{Wait, listen};
use crate::host::surroundings::is_in_tall_frame;
use crate::lang::fill;
use crate::parts::{button, focus_soon};
use crate::ui::{El, Held, el};

/// The room between a selection and the line below it, in CSS pixels: fingers hold it by handles there.
const ROOM: f64 = 40.0;
/// How long a selection has to stay as it is before it is looked at, in milliseconds.
const SETTLES_AFTER: u32 = 100;
/// The most characters of a selection that its button repeats.
const MOST_SHOWN: usize = 60;

#[wasm_bindgen]
extern "C" {
    /// A `Selection`. Safari before 17, Chromium before 137 and Firefox before 142 have no `getComposedRanges`.
    type Selected;
    #[wasm_bindgen(method, structural, catch, js_name = getComposedRanges)]
    fn composed_ranges(this: &Selected, options: &JsValue) -> Result<js_sys::Array, JsValue>;
    #[wasm_bindgen(method, structural, catch, js_name = getRangeAt)]
    fn range_at(this: &Selected, index: u32) -> Result<Ends, JsValue>;
    #[wasm_bindgen(method, structural, catch, js_name = removeAllRanges)]
    fn remove_all(this: &Selected) -> Result<(), JsValue>;

    /// What can have a selection: a document, and in Chromium a shadow root.
    type Selectable;
    #[wasm_bindgen(method, structural, catch, js_name = getSelection)]
    fn selection(this: &Selectable) -> Result<Option<Selected>, JsValue>;

    /// A range, live or static.
    type Ends;
    #[wasm_bindgen(method, structural, getter)]
    fn collapsed(this: &Ends) -> bool;
    #[wasm_bindgen(method, structural, getter, js_name = startContainer)]
    fn start(this: &Ends) -> Node;
    #[wasm_bindgen(method, structural, getter, js_name = startOffset)]
    fn start_offset(this: &Ends) -> u32;
    #[wasm_bindgen(method, structural, getter, js_name = endContainer)]
    fn end(this: &Ends) -> Node;
    #[wasm_bindgen(method, structural, getter, js_name = endOffset)]
    fn end_offset(this: &Ends) -> u32;
}

/// What is selected.
#[derive(Clone, Debug, Default, PartialEq)]
enum Selection {
    /// Nothing in the text.
    #[default]
    Nothing,
    /// Bytes of one block.
    Within(u32, Range<usize>),
    /// More than one block.
    Across,
}

/// Whether something in the text is selected: then a click ends the selecting and picks no word.
pub(super) fn is_selecting(container: &HtmlElement) -> bool {
    selected_ends(container).is_some()
}

/// The line at the foot of the text that comes with a selection.
pub(super) fn add_selection(picker: Picker, container: HtmlElement) -> El {
    let words = picker.words;
    let selection = Held::new(Selection::Nothing);
    let (held, wait) = (Held::new(false), Wait::new());
    let text = container.clone();
    let below = Held::new(String::new());
    let look = move || {
        // A finger on the button may have ended the selection already.
        if !held.peeked() {
            let now = selection_in(picker, &text);
            if now == Selection::Across && selection.peeked() != now {
                picker.session.say(words.selection_too_long);
            }
            if now != Selection::Nothing {
                below.set(below_words(&text).unwrap_or_default());
            }
            selection.set(now);
        }
    };
    let look = std::rc::Rc::new(look);
    if let Some(document) = container.owner_document() {
        let look = look.clone();
        listen(&document, "selectionchange", move |_| {
            let look = look.clone();
            wait.start(SETTLES_AFTER, move || look());
        });
    }
    let quote = move || match selection.get() {
        Selection::Within(block, range) => {
            picker.text.with(|text| Some(text.blocks.get(block as usize)?.text.get(range)?.to_owned())).flatten()
        }
        _ => None,
    };
    let taken = move || match selection.get() {
        Selection::Within(block, range) => {
            picker.places.track();
            picker.picks_at(block, &range).iter().any(|(_, _, at)| at.start <= range.start && range.end <= at.end)
        }
        _ => false,
    };
    let message = move || match quote() {
        Some(quote) if taken() => fill(words.selection_picked, &[("word", &shortened(&quote))]),
        None if selection.get() == Selection::Across => words.selection_too_long.to_owned(),
        _ => String::new(),
    };
    let label = move || fill(words.add_selection, &[("word", &shortened(&quote().unwrap_or_default()))]);
    let hold = move |on: bool| move |_: web_sys::Event| held.set(on);
    let add = button("", "first")
        .text_when(label)
        .flag("hidden", move || quote().is_none() || taken())
        .on("pointerdown", hold(true))
        .on("pointercancel", hold(false))
        .on("pointerleave", hold(false))
        // Keeps the selection, and the focus where it is.
        .on("mousedown", |event| event.prevent_default())
        .on("click", move |_| {
            held.set(false);
            if let Selection::Within(block, range) = selection.peeked() {
                picker.add(block, range);
                end_selection(&container);
                selection.set(Selection::Nothing);
                focus_soon(picker.text_heading.peeked());
            }
        });
    el("div")
        .class("selection")
        .class_when("by-words", move || below.with(|below| !below.is_empty()).unwrap_or_default())
        .style("inset-block-start", move || below.get())
        .flag("hidden", move || selection.get() == Selection::Nothing)
        .child(el("p").flag("hidden", move || message().is_empty()).text_when(message))
        .child(add)
}

/// How far down the line stands in a tall frame: below what is selected.
fn below_words(container: &HtmlElement) -> Option<String> {
    if !is_in_tall_frame() {
        return None;
    }
    let (range, ends) = (range_in(container)?, selected_ends(container)?);
    range.set_start(&ends.start(), ends.start_offset()).ok()?;
    range.set_end(&ends.end(), ends.end_offset()).ok()?;
    let top = container.parent_element()?.get_bounding_client_rect().top();
    Some([&((range.get_bounding_client_rect().bottom() - top + ROOM) as i32).to_string(), "px"].concat())
}

fn shortened(words: &str) -> String {
    match words.char_indices().nth(MOST_SHOWN) {
        Some((end, _)) => [words.get(..end).unwrap_or_default(), "…"].concat(),
        None => words.to_owned(),
    }
}

/// Whether the person is in a field, where nothing of the text is selected. Chromium may move the cursor when somebody
/// asks for the selection meanwhile.
fn is_in_field(container: &HtmlElement) -> bool {
    let inner = container.get_root_node().dyn_into::<ShadowRoot>().ok().and_then(|root| root.active_element());
    let focused = inner.or_else(|| container.owner_document()?.active_element());
    focused.is_some_and(|focused| focused.matches("textarea, input").unwrap_or_default())
}

fn selection_in(picker: Picker, container: &HtmlElement) -> Selection {
    if is_in_field(container) {
        return Selection::Nothing;
    }
    let Some(ends) = selected_ends(container) else { return Selection::Nothing };
    let Some((element, block)) = block_at(&ends.start()) else { return Selection::Nothing };
    let Some(before) = length(&element, Some((ends.start(), ends.start_offset()))) else {
        return Selection::Nothing;
    };
    let within = element.contains(Some(&ends.end()));
    // Three clicks select to the very beginning of what comes next.
    let nothing_after = || {
        let rest = after(&element, &ends);
        rest.is_some_and(|rest| rest.trim().is_empty())
    };
    let end = if within {
        length(&element, Some((ends.end(), ends.end_offset())))
    } else if nothing_after() {
        length(&element, None)
    } else {
        return Selection::Across;
    };
    let text = picker.text.peeked();
    let paragraph = text.blocks.get(block as usize).map_or("", |block| &block.text);
    let words = end.and_then(|end| {
        picker.boundaries.peek(|boundaries| whole_words(boundaries, paragraph, &(before..end))).flatten()
    });
    words.map_or(Selection::Nothing, |words| Selection::Within(block, words))
}

fn range_in(element: &Element) -> Option<web_sys::Range> {
    element.owner_document()?.create_range().ok()
}

/// The bytes of the block's text up to a point, or of all of it.
fn length(block: &Element, to: Option<(Node, u32)>) -> Option<usize> {
    let range = range_in(block)?;
    range.select_node_contents(block).ok()?;
    if let Some((node, offset)) = to {
        range.set_end(&node, offset).ok()?;
    }
    Some(String::from(range.to_string()).len())
}

/// What is selected after the block.
fn after(block: &Element, ends: &Ends) -> Option<String> {
    let range = range_in(block)?;
    range.set_start_after(block).ok()?;
    range.set_end(&ends.end(), ends.end_offset()).ok()?;
    Some(range.to_string().into())
}

/// The ends of what is selected, when it begins in the container. Each engine has its own way to look into a shadow root.
fn selected_ends(container: &HtmlElement) -> Option<Ends> {
    let root = container.get_root_node();
    let document = container.owner_document()?;
    let of = |node: &JsValue| node.unchecked_ref::<Selectable>().selection().ok().flatten();
    let fits = |ends: &Ends| !ends.collapsed() && container.contains(Some(&ends.start()));
    let whole = of(&document)?;
    let options = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&options, &"shadowRoots".into(), &js_sys::Array::of1(&root));
    // Safari 17 took the shadow roots without an object around them.
    let composed = [options.as_ref(), root.as_ref()].into_iter().find_map(|options: &JsValue| {
        let ends: Ends =
            whole.composed_ranges(options).ok()?.get(0).dyn_into::<js_sys::Object>().ok()?.unchecked_into();
        Some(ends).filter(fits)
    });
    let inner = || of(&root).and_then(|selection| selection.range_at(0).ok()).filter(fits);
    composed.or_else(inner).or_else(|| whole.range_at(0).ok().filter(fits))
}

fn end_selection(container: &HtmlElement) {
    let document = container.owner_document();
    let selectables = [Some(container.get_root_node().into()), document.map(JsValue::from)];
    for selectable in selectables.into_iter().flatten() {
        if let Ok(Some(selection)) = selectable.unchecked_ref::<Selectable>().selection() {
            let _ = selection.remove_all();
        }
    }
}
