//! Mount, change an attribute, move, unmount, mount again.

use activity_widgets::activity::Widget;
use activity_widgets::host::element::mount;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use super::ledger::{assert_no_errors, frame, settle, wait};
use super::stage::{Ear, Stage, document};

#[wasm_bindgen_test]
async fn each_widget_mounts_in_a_shadow_root_of_its_element() {
    for widget in Widget::ALL {
        let stage = Stage::mounted(widget).await;
        assert_eq!(stage.root().children().length(), 1);
        let base = stage.find("[part='base']");
        assert_eq!(base.class_name(), widget.tag());
        assert_eq!(base.lang(), "en");
        assert_eq!(stage.all("slot[name='task']").len(), 1);
        assert_eq!(stage.all("[role='status'][aria-live='polite']").len(), 1);
        let sheets = js_sys::Reflect::get(&stage.root(), &"adoptedStyleSheets".into()).unwrap();
        // That of all widgets, that of the timer, which may be inside any, and its own.
        let looks = if widget == Widget::ActivityTimer { 2 } else { 3 };
        assert_eq!(js_sys::Array::from(&sheets).length(), looks);
        assert_eq!(stage.document(), None, "nothing is stored before anything was done");
    }
}

#[wasm_bindgen_test]
fn what_is_no_widget_mounts_nothing() {
    let host: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    for tag in ["", "div", "Word-Picker", "word-picker ", "power\u{0}sorter"] {
        assert!(mount(tag, &host, None).is_none(), "{tag:?}");
    }
    assert!(host.shadow_root().is_none());
    let image: HtmlElement = document().create_element("img").unwrap().unchecked_into();
    assert!(mount("word-picker", &image, None).is_none(), "an image can have no shadow root");
}

#[wasm_bindgen_test]
async fn two_widgets_of_a_kind_are_two() {
    let stage = Stage::mounted(Widget::ActivityTimer).await;
    let other: HtmlElement = stage.host.clone_node().unwrap().unchecked_into();
    other.set_attribute("activity", "another").unwrap();
    stage.host.after_with_node_1(&other).unwrap();
    let another = mount("activity-timer", &other, None).unwrap();
    settle().await;
    stage.press("Start").await;
    assert_eq!(stage.button("Pause").text_content().unwrap(), "Pause");
    let start = other.shadow_root().unwrap().query_selector("button.first").unwrap().unwrap();
    assert_eq!(start.text_content().unwrap(), "Start");
    drop(another);
    assert_eq!(other.shadow_root().unwrap().child_nodes().length(), 0);
    stage.press("Pause").await;
    assert_eq!(stage.button("Resume").text_content().unwrap(), "Resume", "the first one lives on");
    other.remove();
}

#[wasm_bindgen_test]
async fn the_word_picker_follows_its_attributes() {
    let stage = Stage::mounted(Widget::WordPicker).await;
    assert_eq!(stage.text(".count"), "0 of 10-12");
    stage.set("min", "3");
    stage.set("max", "4");
    settle().await;
    assert_eq!(stage.text(".count"), "0 of 3-4");
    let ear = Ear::new(&stage.host, "activity-problem");
    stage.set("max", "many");
    settle().await;
    assert_eq!(stage.text(".count"), "0 of 3-12");
    stage.set("max", "lots");
    settle().await;
    assert_eq!(ear.heard().len(), 1, "the same mistake is told once: {:?}", ear.heard());
    assert!(ear.heard()[0].starts_with(r#"{"field":"max","message":"Write a whole number"#), "{:?}", ear.heard());
    stage.host.remove_attribute("min").unwrap();
    stage.host.remove_attribute("max").unwrap();
    settle().await;
    assert_eq!(stage.text(".count"), "0 of 10-12");
}

#[wasm_bindgen_test]
async fn the_word_picker_follows_its_text_slot() {
    let stage = Stage::mounted(Widget::WordPicker).await;
    stage.host.insert_adjacent_html("beforeend", "<div slot='text'><p>We need you.</p></div>").unwrap();
    settle().await;
    assert_eq!(stage.text("[part='text']"), "We need you.");
    stage.host.query_selector("p").unwrap().unwrap().first_child().unwrap().set_text_content(Some("Join us."));
    settle().await;
    assert_eq!(stage.text("[part='text']"), "Join us.");
}

#[wasm_bindgen_test]
async fn the_word_picker_reads_the_file_that_text_src_names() {
    let stage = Stage::mounted(Widget::WordPicker).await;
    stage.set("text-src", "data:text/plain,Give%20an%20hour.");
    for _ in 0..100 {
        wait(10).await;
        if stage.text("[part='text']") == "Give an hour." {
            break;
        }
    }
    assert_eq!(stage.text("[part='text']"), "Give an hour.");
    assert_no_errors("after the file");
}

#[wasm_bindgen_test]
async fn the_timer_follows_its_minutes_until_it_has_begun() {
    let stage = Stage::mounted(Widget::ActivityTimer).await;
    assert_eq!(stage.text(".time"), "30 minutes");
    stage.set("minutes", "15");
    settle().await;
    assert_eq!(stage.text(".time"), "15 minutes");
    let ear = Ear::new(&stage.host, "activity-problem");
    stage.set("minutes", "abc");
    settle().await;
    assert_eq!(stage.text(".time"), "30 minutes");
    assert_eq!(ear.heard().len(), 1);
    stage.set("minutes", "15");
    settle().await;
    stage.press("Start").await;
    stage.set("minutes", "2");
    settle().await;
    assert_eq!(stage.text(".time"), "About 15 minutes left");
}

#[wasm_bindgen_test]
async fn the_power_sorter_follows_its_attributes_and_its_deck() {
    let stage = Stage::mounted(Widget::PowerSorter).await;
    let choices = |stage: &Stage| {
        let labels = stage.all(".sorting .card:first-child .choice");
        labels.iter().map(|label| label.text_content().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(stage.text(".count"), "0 of 10 sorted");
    assert_eq!(choices(&stage)[..2], ["Micro-level power", "Macro-level power"]);
    stage.set("categories", r#"[{"id":"a","label":"Here"},{"id":"b","label":"There"},{"id":"c","label":"Both"}]"#);
    settle().await;
    assert_eq!(choices(&stage)[..3], ["Here", "There", "Both"]);
    // Each category, "Hard to place" and "Not sorted yet".
    assert_eq!(stage.all(".sorting .card:first-child input[type='radio']").len(), 5);
    stage.set("multiple", "");
    settle().await;
    assert_eq!(stage.all(".sorting .card:first-child input[type='checkbox']").len(), 4);
    stage
        .host
        .insert_adjacent_html("beforeend", "<ul slot='cards'><li>One says so.</li><li>All nod.</li></ul>")
        .unwrap();
    settle().await;
    let statements: Vec<String> =
        stage.all(".sorting legend").iter().map(|legend| legend.text_content().unwrap()).collect();
    assert_eq!(statements, ["One says so.", "All nod."]);
    let ear = Ear::new(&stage.host, "activity-problem");
    stage.set("categories", "[");
    settle().await;
    assert_eq!(choices(&stage), ["Micro-level power", "Macro-level power", "Hard to place"]);
    assert_eq!(ear.heard().len(), 1);
}

#[wasm_bindgen_test]
async fn the_authors_comment_waits_for_writing_when_it_must() {
    let stage = Stage::mounted(Widget::WordPicker).await;
    stage.set("reveal", "after-writing");
    settle().await;
    assert_eq!(stage.button("Show the author’s comment").get_attribute("aria-disabled").unwrap(), "true");
    stage.host.remove_attribute("reveal").unwrap();
    settle().await;
    assert_eq!(stage.button("Show the author’s comment").get_attribute("aria-disabled").unwrap(), "false");
}

/// What a learner would look for after a move or a return.
fn traces(stage: &Stage, widget: Widget) -> Vec<String> {
    let all = |selector| stage.all(selector).iter().map(|found| found.text_content().unwrap()).collect::<Vec<_>>();
    match widget {
        Widget::WordPicker => {
            let mut traces = all(".pick mark");
            traces.extend(all("[part='text'] mark"));
            traces.extend([stage.text(".count"), stage.written(".pick textarea")]);
            traces
        }
        Widget::ActivityTimer => vec![stage.text(".time"), stage.text("button.first")],
        Widget::PowerSorter => {
            let mut traces = all(".sorting legend");
            traces.extend([
                stage.text(".count"),
                stage.written(".sorting textarea"),
                stage.written(".thinking textarea"),
            ]);
            traces.push(stage.is_checked(".sorting .cards input").to_string());
            traces.push(stage.written(".post textarea"));
            traces
        }
    }
}

#[wasm_bindgen_test]
async fn a_widget_that_is_moved_goes_on() {
    for widget in Widget::ALL {
        let stage = Stage::mounted(widget).await;
        stage.play().await;
        let (before, base) = (traces(&stage, widget), stage.find("[part='base']"));
        let shelf = document().create_element("section").unwrap();
        document().body().unwrap().append_child(&shelf).unwrap();
        shelf.append_child(&stage.host).unwrap();
        settle().await;
        assert_no_errors("after a move");
        assert!(stage.find("[part='base']") == base, "nothing is built anew");
        assert_eq!(traces(&stage, widget), before);
        let ear = Ear::new(&stage.host, "activity-change");
        match widget {
            Widget::WordPicker => stage.click(".remove").await,
            Widget::ActivityTimer => stage.press("Pause").await,
            Widget::PowerSorter => stage.click(".sorting .card:last-child input").await,
        }
        assert_eq!(ear.heard().len(), 1, "{widget:?} still listens");
        assert!(traces(&stage, widget) != before, "{widget:?} still follows");
        shelf.remove();
    }
}

#[wasm_bindgen_test]
async fn a_widget_that_comes_back_is_as_it_was() {
    for widget in Widget::ALL {
        let mut stage = Stage::mounted(widget).await;
        let fresh = stage.find("[part='base']").text_content().unwrap();
        stage.play().await;
        let before = traces(&stage, widget);
        let root = stage.root();
        stage.unmount();
        assert_eq!(root.child_nodes().length(), 0);
        settle().await;
        stage.mount().await;
        assert!(stage.root() == root, "the same shadow root serves again");
        assert_eq!(root.children().length(), 1);
        // The picks come after a frame.
        frame().await;
        assert_eq!(traces(&stage, widget), before, "{widget:?}");
        assert!(stage.find("[part='base']").text_content().unwrap() != fresh);
        assert!(stage.aside().is_empty(), "nothing had to be put aside");
    }
}
