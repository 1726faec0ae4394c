//! A stored form as a value of the browser's, and back.

use wasm_bindgen::{JsCast, JsValue};

use super::name_and_value;
use crate::host::event;
use crate::store::tree::Tree;

/// No form of ours is as deep as this; what lies deeper is not looked at, so that nothing can exhaust the stack.
const DEEPEST: u32 = 16;

/// No text that a browser stores holds more values than this; what comes after is not looked at, so that no file can
/// exhaust the memory.
const MOST: u32 = 2_500_000;

/// The browser's value. Whole numbers beyond those that JavaScript tells apart become the last of them.
pub fn to_browser(tree: &Tree) -> JsValue {
    match tree {
        Tree::Null | Tree::Other => JsValue::NULL,
        Tree::Flag(flag) => JsValue::from_bool(*flag),
        Tree::Number(number) => JsValue::from_f64((*number).clamp(-Tree::SAFE, Tree::SAFE) as f64),
        Tree::Text(text) | Tree::Word(text) => JsValue::from_str(text),
        Tree::List(items) => {
            let list = js_sys::Array::new();
            for item in items {
                list.push(&to_browser(item));
            }
            list.into()
        }
        Tree::Object(pairs) => {
            let object = js_sys::Object::new();
            for (name, value) in pairs {
                event::put(&object, name, to_browser(value));
            }
            object.into()
        }
    }
}

/// The stored form. Reads an object's own properties only.
pub fn from_browser(value: &JsValue) -> Tree {
    read(value, DEEPEST, &mut { MOST })
}

fn read(value: &JsValue, depth: u32, left: &mut u32) -> Tree {
    if let Some(text) = value.as_string() {
        return Tree::Text(text);
    }
    if let Some(number) = value.as_f64() {
        return Tree::number(number);
    }
    if let Some(flag) = value.as_bool() {
        return Tree::Flag(flag);
    }
    if !value.is_object() {
        return Tree::Null;
    }
    let list = value.dyn_ref::<js_sys::Array>();
    let entries = list.cloned().unwrap_or_else(|| js_sys::Object::entries(value.unchecked_ref()));
    let (Some(depth), Some(rest)) = (depth.checked_sub(1), left.checked_sub(entries.length())) else {
        return Tree::Other;
    };
    *left = rest;
    if list.is_some() {
        return Tree::List(entries.iter().map(|item| read(&item, depth, left)).collect());
    }
    let pairs = entries.iter().filter_map(|pair| name_and_value(&pair));
    Tree::Object(pairs.map(|(name, value)| (name, read(&value, depth, left))).collect())
}
