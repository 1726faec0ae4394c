//! Where an author's settings come from: attributes first, then a JSON child, then the file that `src` names.

use web_sys::{Element, HtmlElement};

use super::element::shares_its_id;
use super::json;
use crate::config::{Problem, Settings, Value};

/// Settings whose text is a JSON list.
const LISTS: [&str; 1] = ["categories"];

/// Reads the attributes, the JSON child and the `cards` slot of an element. `file` is the text of the file that `src`
/// names, once it is there.
pub fn read(host: &HtmlElement, file: Option<&str>) -> (Settings, Vec<Problem>) {
    let mut settings = Settings::default();
    let mut problems = Vec::new();
    for name in host.get_attribute_names().iter().filter_map(|name| name.as_string()) {
        let Some(text) = host.get_attribute(&name) else { continue };
        settings.set(&name, if LISTS.contains(&name.as_str()) { json::list(&text) } else { Value::Text(text) });
    }
    let child = children(host).find(|child| child.matches("script[type='application/json']").unwrap_or(false));
    if let Some(child) = child {
        let text = child.text_content().unwrap_or_default();
        add_object(&mut settings, "application/json", &text, &mut problems);
    }
    if let Some(file) = file {
        add_object(&mut settings, "src", file, &mut problems);
    }
    if shares_its_id(host) {
        let message = "Give each activity an id of its own, such as week-3-words. Without one, what a learner does here is also shown in other activities at this address.";
        problems.push(Problem::new("activity", message));
    }
    settings.cards = slotted(host, "cards").map(|slot| lines(&slot));
    (settings, problems)
}

/// The element's child in that slot.
pub fn slotted(host: &HtmlElement, slot: &str) -> Option<Element> {
    children(host).find(|child| child.slot() == slot)
}

fn children(host: &HtmlElement) -> impl Iterator<Item = Element> + use<> {
    let children = host.children();
    (0..children.length()).filter_map(move |index| children.item(index))
}

fn add_object(settings: &mut Settings, field: &str, text: &str, problems: &mut Vec<Problem>) {
    match json::object(text) {
        Some(pairs) => pairs.into_iter().for_each(|(name, value)| settings.set(&name, value)),
        None => problems
            .push(Problem::new(field, "Write the settings as one JSON object, such as {\"min\": 10, \"max\": 12}.")),
    }
}

/// One text for each list item, or for each line where there is no list.
fn lines(slot: &Element) -> Vec<String> {
    let items = slot.query_selector_all("li").ok();
    let items: Vec<String> = items
        .map(|items| (0..items.length()).filter_map(|index| items.item(index)?.text_content()).collect())
        .unwrap_or_default();
    if !items.is_empty() {
        return items;
    }
    slot.text_content().unwrap_or_default().lines().map(str::to_owned).collect()
}
