//! The widgets in a real browser, from the one entry point on: what mounts, changes, moves, goes and comes back, what must
//! be left when it has gone, and what a hostile store can do.
//!
//! | module | what |
//! |---|---|
//! | `stage` | a page with one widget on it, and hands to use it |
//! | `ledger` | what is open in the browser: listeners, waits, observers; and what went wrong unseen |
//! | `memory` | what is allocated in WebAssembly |
//! | `life` | mount, change an attribute, move, unmount, mount again |
//! | `rounds` | a hundred times mounted and unmounted, with nothing left behind |
//! | `late` | what comes back when its widget has gone |
//! | `keeping` | what is written when, exports and imports |
//! | `hostile` | stored values that nobody's code wrote |
//! | `pieces` | the layer below the widgets: keyed lists, parts that come and go, state that ends |

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

#[path = "web/hostile.rs"]
mod hostile;
#[path = "web/keeping.rs"]
mod keeping;
#[path = "web/late.rs"]
mod late;
#[path = "web/ledger.rs"]
mod ledger;
#[path = "web/life.rs"]
mod life;
#[path = "web/memory.rs"]
mod memory;
#[path = "web/pieces.rs"]
mod pieces;
#[path = "web/rounds.rs"]
mod rounds;
#[path = "web/stage.rs"]
mod stage;
