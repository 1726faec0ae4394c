//! Keyboard input as WebDriver actions.

use serde_json::{Value, json};

use crate::failure::{Failure, Result};

/// Names as in `KeyboardEvent.key`, and WebDriver's code for each.
const NAMED: &[(&str, &str)] = &[
    ("Tab", "\u{E004}"),
    ("Enter", "\u{E007}"),
    ("Escape", "\u{E00C}"),
    ("Space", " "),
    ("Backspace", "\u{E003}"),
    ("Delete", "\u{E017}"),
    ("PageUp", "\u{E00E}"),
    ("PageDown", "\u{E00F}"),
    ("End", "\u{E010}"),
    ("Home", "\u{E011}"),
    ("ArrowLeft", "\u{E012}"),
    ("ArrowUp", "\u{E013}"),
    ("ArrowRight", "\u{E014}"),
    ("ArrowDown", "\u{E015}"),
    ("Shift", "\u{E008}"),
    ("Control", "\u{E009}"),
    ("Alt", "\u{E00A}"),
    ("Meta", "\u{E03D}"),
    ("F6", "\u{E036}"),
];

fn code(name: &str) -> Result<String> {
    if let Some((_, code)) = NAMED.iter().find(|(known, _)| *known == name) {
        return Ok((*code).to_owned());
    }
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => Ok(letter.to_string()),
        _ => Err(Failure::step(format!("no key is called {name:?}"))),
    }
}

/// Actions that press keys together (`Shift+Tab`) and let them go in reverse.
pub(crate) fn press(keys: &str) -> Result<Value> {
    let codes: Vec<String> = keys.split('+').map(code).collect::<Result<_>>()?;
    let down = codes.iter().map(|code| json!({ "type": "keyDown", "value": code }));
    let up = codes.iter().rev().map(|code| json!({ "type": "keyUp", "value": code }));
    Ok(source(down.chain(up).collect()))
}

/// Actions that type a text, key by key.
pub(crate) fn typing(text: &str) -> Value {
    let keys = text.chars().flat_map(|letter| {
        let value = if letter == '\n' { "\u{E007}".to_owned() } else { letter.to_string() };
        [json!({ "type": "keyDown", "value": value }), json!({ "type": "keyUp", "value": value })]
    });
    source(keys.collect())
}

fn source(actions: Vec<Value>) -> Value {
    json!([{ "type": "key", "id": "keyboard", "actions": actions }])
}
