//! Printing one piece of content instead of the page around it.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleSheet, Document, Element};

/// Everything else is taken off the paper, whatever it is; a page that keeps its body at the height of the window would cut
/// the notes after the first sheet.
const STYLE: &str = "
@media screen { .activity-widgets-print { display: none !important } }
@media print {
  html, body { display: block !important; block-size: auto !important; overflow: visible !important; background: none !important }
  body > :not(.activity-widgets-print) { display: none !important }
  .activity-widgets-print { font: 11pt/1.5 Georgia, serif; color: #000; overflow-wrap: break-word }
  .activity-widgets-print :is(h1, h2, h3, h4) { margin: 1em 0 0.3em; color: inherit; font: 700 1em/1.3 sans-serif; break-after: avoid }
  .activity-widgets-print h1 { font-size: 1.4em }
  .activity-widgets-print h2 { font-size: 1.15em }
  .activity-widgets-print :is(p, blockquote, ul) { margin: 0 0 0.6em; padding: 0; white-space: pre-line; orphans: 3; widows: 3 }
  .activity-widgets-print ul { padding-inline-start: 1.2em; white-space: normal }
  .activity-widgets-print blockquote { padding-inline-start: 0.8em; border-inline-start: 1pt solid; font-style: italic }
  .activity-widgets-print ol { padding: 0; list-style: none }
  .activity-widgets-print .area { margin: 0 0 0.6em; padding: 0 0.8em; border: 1pt solid; break-inside: avoid }
  .activity-widgets-print .number { margin-inline-end: 0.8em; font-weight: 700 }
  .activity-widgets-print .leads::before { content: ' → ' }
  .activity-widgets-print mark { color: inherit; background: none; font-weight: 700; text-decoration: underline }
}";

/// The class of what is printed.
pub const CLASS: &str = "activity-widgets-print";

thread_local! {
    static BEGUN: Cell<bool> = const { Cell::new(false) };
    static PRINTED: RefCell<Option<(Element, Document, CssStyleSheet)>> = const { RefCell::new(None) };
}

/// Lets the person print `content`, an element of class [`CLASS`]. It stands at the end of the page, out of sight, until
/// [`end`] is called. False when the browser says that it cannot. A frame that may open no dialogs (`sandbox` without
/// `allow-modals`) says nothing: ask [`has_begun`] a moment later.
pub fn print(content: Element) -> bool {
    end();
    BEGUN.set(false);
    let printed = begin(content).is_some_and(|window| window.print().is_ok());
    if !printed {
        end();
    }
    printed
}

fn begin(content: Element) -> Option<web_sys::Window> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let sheet = CssStyleSheet::new().ok()?;
    sheet.replace_sync(STYLE).ok()?;
    document.body()?.append_child(&content).ok()?;
    let sheets = adopted(&document);
    sheets.push(&sheet);
    adopt(&document, &sheets);
    PRINTED.set(Some((content, document, sheet)));
    Some(window)
}

/// Notes that what was last asked for is being printed. Call it when the window tells of `beforeprint`.
pub fn begun() {
    BEGUN.set(true);
}

/// Whether the browser began to print what was last asked for.
pub fn has_begun() -> bool {
    BEGUN.get()
}

/// Takes away what was there for printing. Call it when the window tells of `afterprint`.
pub fn end() {
    let Some((content, document, sheet)) = PRINTED.take() else { return };
    content.remove();
    let sheet: JsValue = sheet.into();
    let rest: Array = adopted(&document).iter().filter(|other| *other != sheet).collect();
    adopt(&document, &rest);
}

/// A copy of the list of the page's constructed style sheets.
fn adopted(document: &Document) -> Array {
    let sheets = Reflect::get(document, &"adoptedStyleSheets".into()).unwrap_or_default();
    Array::from(&sheets)
}

fn adopt(document: &Document, sheets: &Array) {
    let _ = Reflect::set(document.unchecked_ref(), &"adoptedStyleSheets".into(), sheets);
}
