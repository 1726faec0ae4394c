//! Stored values that nobody's code wrote. One panic would end every widget on the page.

use activity_widgets::activity::Widget;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::ledger::{assert_no_errors, settle};
use super::stage::{Stage, storage};

#[wasm_bindgen(inline_js = r#"
const ODD = [null, true, -1, 1.5, 1e300, 4294967295, 9007199254740993, "", "\ud800 \u0000", [], [null], {}];

/** The document with each of its values in turn replaced by an odd one, or gone. */
export function spoilt(text) {
  const found = [];
  let next = 0;
  const walk = (value, put) => {
    if (value === null || typeof value !== "object") return;
    for (const name of Object.keys(value)) {
      const before = value[name];
      const odd = [0, 5, 7].map((step) => ODD[(next + step) % ODD.length]);
      next += 1;
      for (const wrong of odd) {
        value[name] = wrong;
        found.push(put());
      }
      delete value[name];
      found.push(put());
      value[name] = before;
      walk(before, put);
    }
    if (Array.isArray(value) && value.length) {
      value.push(value[0]);
      found.push(put());
      value.pop();
    }
  };
  const whole = JSON.parse(text);
  walk(whole, () => JSON.stringify(whole));
  return found;
}
"#)]
extern "C" {
    fn spoilt(text: &str) -> Vec<String>;
}

/// Values with which no widget can begin. `{tag}` stands for its tag.
const UNREADABLE: [&str; 36] = [
    "",
    " ",
    "null",
    "true",
    "0",
    "-1e999",
    "\"text\"",
    "[]",
    "{}",
    "{",
    "}{",
    "undefined",
    "NaN",
    "\u{0}",
    "\u{feff}{}",
    "<html></html>",
    "[null,null]",
    r#"{"__proto__":{"widget":"{tag}","version":1}}"#,
    r#"{"widget":"{tag}"}"#,
    r#"{"widget":null,"activity":"","version":1,"revision":1,"changed":0,"writer":"","state":{}}"#,
    r#"{"widget":"{tag}s","activity":"","version":1,"revision":1,"changed":0,"writer":"","state":{}}"#,
    r#"{"widget":"{tag}","activity":"","version":0,"revision":1,"changed":0,"writer":"","state":{}}"#,
    r#"{"widget":"{tag}","activity":"","version":-1,"revision":1,"changed":0,"writer":"","state":{}}"#,
    r#"{"widget":"{tag}","activity":"","version":1.5,"revision":1,"changed":0,"writer":"","state":{}}"#,
    r#"{"widget":"{tag}","activity":"","version":"1","revision":1,"changed":0,"writer":"","state":{}}"#,
    r#"{"widget":"{tag}","activity":"","version":1,"revision":-1,"changed":0,"writer":"","state":{}}"#,
    r#"{"widget":"{tag}","activity":"","version":1,"revision":4294967296,"changed":0,"writer":"","state":{}}"#,
    r#"{"widget":"{tag}","activity":"","version":1,"revision":1,"changed":1e300,"writer":"","state":{}}"#,
    r#"{"widget":"{tag}","activity":"","version":1,"revision":1,"changed":0,"writer":5,"state":{}}"#,
    r#"{"widget":"{tag}","activity":"","version":1,"revision":1,"changed":0,"writer":""}"#,
    r#"{"widget":"{tag}","activity":"","version":1,"revision":1,"changed":0,"writer":"","state":null}"#,
    r#"{"widget":"{tag}","activity":"","version":1,"revision":1,"changed":0,"writer":"","state":5}"#,
    r#"{"widget":"{tag}","activity":"","version":1,"revision":1,"changed":0,"writer":"","state":"lost"}"#,
    r#"{"widget":"{tag}","activity":"","version":1,"revision":1,"changed":0,"writer":"","state":true}"#,
    r#"{"widget":"{tag}","activity":"","version":1,"revision":1,"changed":0,"writer":"","state":[]}"#,
    r#"{"widget":"{tag}","activity":"","version":1,"revision":1,"changed":0,"writer":"","state":[{"why":"lantern"}]}"#,
];

/// One thing that each widget's learner can do, whatever was stored.
async fn begin(stage: &Stage, widget: Widget) {
    match widget {
        Widget::WordPicker => stage.press("Use the sample page").await,
        Widget::ActivityTimer => stage.press("Start").await,
        Widget::PowerSorter => stage.click(".sorting .cards input").await,
    }
}

#[wasm_bindgen_test]
async fn what_cannot_be_read_is_set_aside_and_the_widget_starts_fresh() {
    for widget in Widget::ALL {
        let mut stage = Stage::mounted(widget).await;
        let fresh = stage.widget().export_notes("text");
        stage.unmount();
        let deep = "[".repeat(50_000);
        let values = UNREADABLE.iter().map(|value| value.replace("{tag}", widget.tag())).chain([deep]);
        for value in values {
            stage.forget();
            storage().set_item(&stage.key(), &value).unwrap();
            stage.mount().await;
            let said: String = value.chars().take(200).collect();
            assert_eq!(stage.aside(), vec![value.clone()], "{widget:?}: set aside as it was: {said}");
            assert_eq!(stage.widget().export_notes("text"), fresh, "{widget:?}: {said}");
            assert!(stage.text(".status").contains("could not be read"), "{widget:?}: {said}");
            assert!(!stage.find(".status").has_attribute("hidden"));
            begin(&stage, widget).await;
            stage.unmount();
            assert_no_errors(&said);
            assert_eq!(stage.aside(), [value], "{widget:?}: still there, once: {said}");
            assert!(stage.document().unwrap().contains("\"revision\":"), "{widget:?} keeps what comes after: {said}");
        }
    }
}

#[wasm_bindgen_test]
async fn a_newer_document_is_left_alone() {
    for widget in Widget::ALL {
        let mut stage = Stage::new(widget);
        for state in ["{}", r#"{"why":{"later":"form"}}"#, "[5]", r#""a form of its own""#, "null"] {
            let newer = r#"{"widget":"{tag}","activity":"","version":99,"revision":7,"changed":0,"writer":"n","state":{state}}"#;
            let newer = newer.replace("{tag}", widget.tag()).replace("{state}", state);
            storage().set_item(&stage.key(), &newer).unwrap();
            stage.mount().await;
            assert!(stage.text(".status").contains("newer version"), "{widget:?}: {state}");
            begin(&stage, widget).await;
            stage.unmount();
            assert_eq!(stage.document(), Some(newer));
            assert!(stage.aside().is_empty());
        }
    }
}

/// The document either still stands where it stood, was set aside, or was read.
async fn a_spoilt_document_does_no_harm(widget: Widget) {
    let mut stage = Stage::mounted(widget).await;
    stage.play().await;
    stage.unmount();
    let written = stage.document().unwrap();
    let spoilt = spoilt(&written);
    assert!(spoilt.len() > 60, "there is much to spoil: {}", spoilt.len());
    for value in spoilt {
        stage.forget();
        storage().set_item(&stage.key(), &value).unwrap();
        stage.mount().await;
        let aside = stage.aside();
        assert!(aside.is_empty() || aside == [value.clone()], "{widget:?}: set aside as it was: {value}");
        assert_eq!(aside.is_empty(), !stage.text(".status").contains("could not be read"), "{widget:?}: {value}");
        // The whole view was built, down to its last piece.
        assert_eq!(stage.all("[role='status'][aria-live='polite']").len(), 1, "{widget:?}: {value}");
        for format in ["text", "markdown", "html"] {
            assert!(!stage.widget().export_notes(format).is_empty(), "{widget:?}: {value}");
        }
        stage.widget().reset();
        settle().await;
        stage.unmount();
        assert_no_errors(&value);
        let read = aside.is_empty();
        assert!(read || stage.aside().contains(&value), "{widget:?}: {value}");
    }
}

#[wasm_bindgen_test]
async fn a_spoilt_document_of_the_word_picker_does_no_harm() {
    a_spoilt_document_does_no_harm(Widget::WordPicker).await;
}

#[wasm_bindgen_test]
async fn a_spoilt_document_of_the_activity_timer_does_no_harm() {
    a_spoilt_document_does_no_harm(Widget::ActivityTimer).await;
}

#[wasm_bindgen_test]
async fn a_spoilt_document_of_the_power_sorter_does_no_harm() {
    a_spoilt_document_does_no_harm(Widget::PowerSorter).await;
}
