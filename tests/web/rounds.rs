//! A hundred times mounted, used and unmounted, in one and the same shadow root.

use activity_widgets::activity::Widget;
use wasm_bindgen_test::wasm_bindgen_test;

use super::ledger::{Open, assert_no_errors, settle, wait};
use super::memory;
use super::stage::Stage;

/// Rounds before the measured ones: caches fill, lists find their size.
const WARM: u32 = 12;
const ROUNDS: u32 = 100;
/// What a list of the browser's handles may grow by, in bytes, over all the rounds. One lost owner or state in each round
/// would come to more.
const SLACK: isize = 4_096;

/// Waits until nothing goes on any more: copies on their way to the browser's database are kept in memory.
async fn rest() {
    for _ in 0..100 {
        let before = memory::live();
        wait(200).await;
        if memory::live() == before {
            return;
        }
    }
    panic!("something goes on and on");
}

async fn round(stage: &mut Stage, number: u32) {
    stage.mount().await;
    // Some rounds end before anything was done.
    if number % 4 != 3 {
        stage.play().await;
    }
    stage.unmount();
    assert_eq!(stage.root().child_nodes().length(), 0, "the shadow root is empty");
    stage.forget();
    settle().await;
    assert_no_errors("after unmounting");
}

async fn rounds(widget: Widget) {
    let mut stage = Stage::new(widget);
    for number in 0..WARM {
        round(&mut stage, number).await;
    }
    rest().await;
    let (open, bytes) = (Open::now(), memory::live());
    for number in 0..ROUNDS {
        round(&mut stage, number).await;
    }
    rest().await;
    let grown = memory::live() - bytes;
    assert_eq!(Open::now(), open, "as much is open as before");
    assert!(grown <= SLACK, "{grown} bytes are lost in {ROUNDS} rounds");
    // The counts count: a widget in use has something open that is closed again.
    stage.mount().await;
    stage.play().await;
    let used = Open::now();
    assert!(used.listeners > open.listeners && used.timeouts > open.timeouts && used.observers > open.observers);
    stage.unmount();
    rest().await;
    assert_eq!(Open::now(), open);
}

#[wasm_bindgen_test]
async fn a_word_picker_leaves_nothing_behind() {
    rounds(Widget::WordPicker).await;
}

#[wasm_bindgen_test]
async fn an_activity_timer_leaves_nothing_behind() {
    rounds(Widget::ActivityTimer).await;
}

#[wasm_bindgen_test]
async fn a_power_sorter_leaves_nothing_behind() {
    rounds(Widget::PowerSorter).await;
}
