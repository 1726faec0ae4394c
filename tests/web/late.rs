//! What comes back when its widget has gone: a fetch, a copy, a wait, an event on an element that somebody kept.

use activity_widgets::activity::Widget;
use wasm_bindgen_test::wasm_bindgen_test;

use super::ledger::{Open, assert_no_errors, settle, wait};
use super::stage::{Ear, Stage, fire, tap};

/// Longer than a file on this machine takes, and than any wait of ours before something is stored.
const LONG_ENOUGH: u32 = 400;

/// A file that takes so long that its widget has gone by then, and one that is there. The first is of the second's kind.
const FILE: &str = "data:text/plain,Give%20an%20hour.";
const NOT_A_TEXT: &str = "data:image/png,Give%20an%20hour.";

#[wasm_bindgen_test]
async fn a_text_that_comes_too_late_is_dropped() {
    let mut stage = Stage::new(Widget::WordPicker);
    stage.set("text-src", FILE);
    wait(0).await;
    let before = Open::now();
    stage.mount().await;
    stage.unmount();
    wait(LONG_ENOUGH).await;
    assert_no_errors("after the file");
    assert_eq!(Open::now(), before);
    assert_eq!(stage.root().child_nodes().length(), 0);
    assert_eq!(stage.document(), None);
}

#[wasm_bindgen_test]
async fn a_problem_that_comes_too_late_is_not_told() {
    let mut stage = Stage::new(Widget::WordPicker);
    stage.set("text-src", NOT_A_TEXT);
    stage.set("src", FILE);
    let ear = Ear::new(&stage.host, "activity-problem");
    stage.mount().await;
    stage.unmount();
    wait(LONG_ENOUGH).await;
    assert_no_errors("after the files");
    assert_eq!(ear.heard(), Vec::<String>::new());
    // One that stays tells both.
    stage.mount().await;
    wait(LONG_ENOUGH).await;
    let mut fields: Vec<String> = ear.heard().iter().map(|heard| heard.chars().take(19).collect()).collect();
    fields.sort_unstable();
    assert_eq!(fields, [r#"{"field":"src","mes"#, r#"{"field":"text-src""#]);
}

#[wasm_bindgen_test]
async fn a_copy_that_ends_too_late_says_nothing() {
    for widget in [Widget::WordPicker, Widget::PowerSorter] {
        wait(0).await;
        let before = Open::now();
        let mut stage = Stage::mounted(widget).await;
        stage.play().await;
        tap(&stage.button("Copy notes"));
        stage.unmount();
        wait(LONG_ENOUGH).await;
        assert_no_errors("after the copy");
        assert_eq!(Open::now(), before, "no wait is left or begun");
        assert_eq!(stage.root().child_nodes().length(), 0);
    }
}

#[wasm_bindgen_test]
async fn elements_that_somebody_kept_do_nothing() {
    for widget in Widget::ALL {
        wait(0).await;
        let before = Open::now();
        let mut stage = Stage::mounted(widget).await;
        stage.play().await;
        let kept = stage.all("*");
        stage.unmount();
        settle().await;
        let written = stage.document();
        assert!(written.is_some());
        let ear = Ear::new(&stage.host, "activity-change");
        for element in &kept {
            for event in ["click", "input", "change", "paste"] {
                fire(element, event);
            }
        }
        let window = web_sys::window().unwrap();
        for event in ["storage", "focus", "pageshow", "pagehide"] {
            window.dispatch_event(&web_sys::Event::new(event).unwrap()).unwrap();
        }
        stage.set("min", "1");
        stage.set("minutes", "1");
        stage.set("categories", "[");
        settle().await;
        wait(LONG_ENOUGH).await;
        assert_no_errors("after events on what is gone");
        assert_eq!(ear.heard(), Vec::<String>::new(), "{widget:?}");
        assert_eq!(stage.document(), written);
        drop(ear);
        assert_eq!(Open::now(), before, "{widget:?}");
    }
}

#[wasm_bindgen_test]
async fn a_long_paste_ends_quietly_when_its_widget_has_gone() {
    let mut stage = Stage::mounted(Widget::WordPicker).await;
    let long = "Come and join us today. ".repeat(20_000);
    let area: web_sys::HtmlTextAreaElement = wasm_bindgen::JsCast::unchecked_into(stage.find(".start textarea"));
    area.set_value(&long);
    fire(&area, "input");
    tap(&stage.button("Use this text"));
    stage.unmount();
    wait(LONG_ENOUGH).await;
    assert_no_errors("after the paste");
    // What was written in the field is kept, whether it was taken in or not.
    assert!(stage.document().unwrap().contains("Come and join us today."));
}
