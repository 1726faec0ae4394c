//! What is written when, and the widget's methods: exports, imports, reset.

use activity_widgets::activity::Widget;
use wasm_bindgen_test::wasm_bindgen_test;

use super::ledger::{assert_no_errors, settle, wait};
use super::stage::{Ear, Stage, storage};

/// Longer than a change waits before it is written, in milliseconds; the promise is 300.
const WRITTEN: u32 = 300;

/// One change, which the stored document then holds, with a word of the document by which to know it.
async fn change(stage: &Stage, widget: Widget) -> &'static str {
    match widget {
        Widget::WordPicker => {
            stage.write(".start textarea", "lantern").await;
            "lantern"
        }
        Widget::ActivityTimer => {
            stage.press("Hide timer").await;
            "\"sight\":\"hidden\""
        }
        Widget::PowerSorter => {
            stage.write(".thinking textarea", "lantern").await;
            "lantern"
        }
    }
}

#[wasm_bindgen_test]
async fn unmounting_writes_what_is_not_yet_written() {
    for widget in Widget::ALL {
        let mut stage = Stage::mounted(widget).await;
        let word = change(&stage, widget).await;
        if widget != Widget::ActivityTimer {
            assert_eq!(stage.document(), None, "{widget:?} waits before it writes");
        }
        stage.unmount();
        assert!(stage.document().unwrap().contains(word), "{widget:?}");
    }
}

#[wasm_bindgen_test]
async fn a_change_is_written_soon_by_itself() {
    for widget in Widget::ALL {
        let stage = Stage::mounted(widget).await;
        let word = change(&stage, widget).await;
        wait(WRITTEN).await;
        assert!(stage.document().unwrap().contains(word), "{widget:?}");
        settle().await;
        assert!(stage.text(".status").contains("Saved on this device"));
    }
}

#[wasm_bindgen_test]
async fn a_widget_that_did_nothing_writes_nothing() {
    for widget in Widget::ALL {
        let mut stage = Stage::mounted(widget).await;
        wait(WRITTEN).await;
        stage.unmount();
        assert_eq!(stage.document(), None, "{widget:?}");
    }
}

#[wasm_bindgen_test]
async fn notes_come_in_three_forms() {
    for widget in Widget::ALL {
        let stage = Stage::mounted(widget).await;
        stage.play().await;
        let [text, markdown, html] = ["text", "markdown", "html"].map(|format| stage.widget().export_notes(format));
        assert!(html.trim_start().starts_with("<!doctype html>"), "{html}");
        assert!(markdown.starts_with("# "), "{markdown}");
        assert!(text != markdown && !text.contains("# ") && !text.contains('<'), "{text}");
        assert_eq!(stage.widget().export_notes("no such form"), text);
        let word = match widget {
            Widget::WordPicker => "warm",
            Widget::ActivityTimer => "35 minutes",
            Widget::PowerSorter => "talk",
        };
        for notes in [text, markdown, html] {
            assert!(notes.contains(word), "{notes}");
        }
    }
}

#[wasm_bindgen_test]
async fn a_backup_brings_everything_to_another_store() {
    for widget in Widget::ALL {
        let mut stage = Stage::mounted(widget).await;
        stage.play().await;
        if widget == Widget::ActivityTimer {
            stage.press("Pause").await;
        }
        let (notes, backup) = (stage.widget().export_notes("text"), stage.widget().export_backup());
        stage.unmount();
        storage().remove_item(&stage.key()).unwrap();
        stage.mount().await;
        assert!(stage.widget().export_notes("text") != notes);
        let ear = Ear::new(&stage.host, "activity-change");
        assert_eq!(stage.widget().import_backup(&backup), Vec::<String>::new());
        settle().await;
        assert_no_errors("after an import");
        assert_eq!(stage.widget().export_notes("text"), notes, "{widget:?}");
        assert_eq!(ear.heard().len(), 1);
        stage.unmount();
        stage.mount().await;
        assert_eq!(stage.widget().export_notes("text"), notes, "{widget:?}: an import is kept");
    }
}

#[wasm_bindgen_test]
async fn what_is_no_backup_is_refused_and_changes_nothing() {
    for widget in Widget::ALL {
        let stage = Stage::mounted(widget).await;
        stage.play().await;
        let other = Widget::ALL.into_iter().find(|other| *other != widget).unwrap();
        let backup = stage.widget().export_backup();
        let version = |number: u32| format!("\"version\":{number},");
        let current = (1..100).find(|number| backup.contains(&version(*number))).unwrap();
        let notes = stage.widget().export_notes("text");
        wait(WRITTEN).await;
        let written = stage.document();
        let ear = Ear::new(&stage.host, "activity-change");
        let refused = [
            String::new(),
            "null".to_owned(),
            "[]".to_owned(),
            "{}".to_owned(),
            backup.replace(widget.tag(), other.tag()),
            backup.replace(&version(current), &version(current + 1)),
            backup.replace(&version(current), &version(0)),
            backup.replace("\"state\":{", "\"state\":[{").replace("}}]}", "}]}]}"),
            backup.replace("\"documents\":[", "\"documents\":[[").replace("}]}", "}]]}"),
            backup.replace("}]}", "}]"),
            backup.replace("\"format\":\"", "\"format\":\"x"),
        ];
        for text in refused {
            assert!(text != backup, "each is another text than the backup");
            let problems = stage.widget().import_backup(&text);
            assert_eq!(problems.len(), 1, "{widget:?} took {text}");
            assert!(problems[0].ends_with('.'), "{problems:?}");
        }
        settle().await;
        assert_no_errors("after refused backups");
        assert_eq!(stage.widget().export_notes("text"), notes);
        wait(WRITTEN).await;
        if widget != Widget::ActivityTimer {
            assert_eq!(stage.document(), written);
            assert_eq!(ear.heard(), Vec::<String>::new());
        }
    }
}

#[wasm_bindgen_test]
async fn reset_begins_again_and_undo_brings_it_back() {
    for widget in Widget::ALL {
        let stage = Stage::mounted(widget).await;
        let fresh = stage.widget().export_notes("text");
        stage.play().await;
        if widget == Widget::ActivityTimer {
            stage.press("Pause").await;
        }
        let notes = stage.widget().export_notes("text");
        stage.widget().reset();
        settle().await;
        assert_no_errors("after a reset");
        assert_eq!(stage.widget().export_notes("text"), fresh, "{widget:?}");
        stage.press("Undo").await;
        assert_eq!(stage.widget().export_notes("text"), notes, "{widget:?}");
    }
}
