//! Style sheets, one object per text and document, shared by all elements that use it.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{CssStyleSheet, Document, ShadowRoot};

thread_local! {
    static SHEETS: RefCell<Vec<(Document, &'static str, CssStyleSheet)>> = const { RefCell::new(Vec::new()) };
}

/// Gives a shadow root its style sheets. A constructed sheet belongs to the document it was made for (CSSOM, 6.2), so an
/// element that moved into another document gets sheets of that one.
pub fn adopt(root: &ShadowRoot, texts: &[&'static str]) {
    let Some(document) = root.owner_document() else { return };
    let sheets = js_sys::Array::new();
    for text in texts {
        if let Some(sheet) = sheet(&document, text) {
            sheets.push(&sheet);
        }
    }
    let _ = js_sys::Reflect::set(root.unchecked_ref(), &"adoptedStyleSheets".into(), &sheets);
}

fn sheet(document: &Document, text: &'static str) -> Option<CssStyleSheet> {
    SHEETS.with_borrow_mut(|sheets| {
        let known = sheets.iter().find(|(owner, known, _)| owner == document && std::ptr::eq(*known, text));
        if let Some((_, _, sheet)) = known {
            return Some(sheet.clone());
        }
        let sheet = CssStyleSheet::new().ok()?;
        sheet.replace_sync(text).ok()?;
        sheets.push((document.clone(), text, sheet.clone()));
        Some(sheet)
    })
}
