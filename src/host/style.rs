//! Style sheets, one object per text and document, shared by all elements that use it.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{CssStyleSheet, Document, ShadowRoot};

use super::desk::Desk;

thread_local! {
    static SHEETS: RefCell<Vec<(Document, &'static str, CssStyleSheet)>> = const { RefCell::new(Vec::new()) };
}

/// Where [`add`] puts a sheet.
const AFTER_FIRST: u32 = 1;

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

/// Gives an element one more, unless it has that: right after the first, so that what is the widget's own still comes last.
pub fn add(desk: Desk, text: &'static str) {
    let Some(root) = desk.host().and_then(|host| host.shadow_root()) else { return };
    let sheet = root.owner_document().and_then(|document| sheet(&document, text));
    let known = js_sys::Reflect::get(root.unchecked_ref(), &"adoptedStyleSheets".into());
    let (Some(sheet), Ok(known)) = (sheet, known) else { return };
    let sheets = js_sys::Array::from(&known);
    if !sheets.includes(&sheet, 0) {
        sheets.splice(AFTER_FIRST, 0, &sheet);
        let _ = js_sys::Reflect::set(root.unchecked_ref(), &"adoptedStyleSheets".into(), &sheets);
    }
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
