//! JSON through the browser's own parser: one of ours would cost learners 22 KB.
//!
//! Here are the author's settings and the two ways between a text and a stored form; `tree` is the way between that form
//! and the browser's values. Absent on purpose: any type of the widgets' own (see `store::form`).

mod tree;

use wasm_bindgen::{JsCast, JsValue};

use crate::config::{Entry, Value};
use crate::store::shape;
use crate::store::tree::Tree;

/// The JSON text of a stored form.
pub fn text(tree: &Tree) -> Option<String> {
    js_sys::JSON::stringify(&tree::to_browser(tree)).ok().map(String::from)
}

/// What a JSON text holds; none when it is not JSON, or none that anybody would store.
pub fn parse(text: &str) -> Option<Tree> {
    if !shape::is_reasonable(text) {
        return None;
    }
    js_sys::JSON::parse(text).ok().map(|value| tree::from_browser(&value))
}

/// A list setting: `[{"id": "a", "label": "A"}, ...]` or `["one", "two"]`.
pub fn list(text: &str) -> Value {
    js_sys::JSON::parse(text).ok().as_ref().and_then(entries).map_or(Value::Broken, Value::List)
}

/// Settings written as one JSON object; none when the text is not that.
pub fn object(text: &str) -> Option<Vec<(String, Value)>> {
    let object: js_sys::Object = js_sys::JSON::parse(text).ok()?.dyn_into().ok()?;
    if js_sys::Array::is_array(&object) {
        return None;
    }
    let pairs = js_sys::Object::entries(&object);
    let settings = pairs.iter().filter_map(|pair| name_and_value(&pair)).map(|(name, value)| (name, setting(&value)));
    Some(settings.collect())
}

fn setting(value: &JsValue) -> Value {
    match scalar(value) {
        Some(text) => Value::Text(text),
        None => entries(value).map_or(Value::Broken, Value::List),
    }
}

fn entries(value: &JsValue) -> Option<Vec<Entry>> {
    let list = value.dyn_ref::<js_sys::Array>()?;
    list.iter().map(|item| entry(&item)).collect()
}

fn entry(item: &JsValue) -> Option<Entry> {
    if let Some(text) = scalar(item) {
        return Some(vec![(String::new(), text)]);
    }
    let object = item.dyn_ref::<js_sys::Object>()?;
    js_sys::Object::entries(object)
        .iter()
        .map(|pair| name_and_value(&pair).and_then(|(name, value)| Some((name, scalar(&value)?))))
        .collect()
}

fn name_and_value(pair: &JsValue) -> Option<(String, JsValue)> {
    let pair = pair.dyn_ref::<js_sys::Array>()?;
    Some((pair.get(0).as_string()?, pair.get(1)))
}

fn scalar(value: &JsValue) -> Option<String> {
    if value.as_f64().is_some() || value.as_bool().is_some() {
        return js_sys::JSON::stringify(value).ok().map(String::from);
    }
    value.as_string()
}
