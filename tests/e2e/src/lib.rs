//! Real browsers on the built widgets: Chromium, Firefox and WebKitGTK, driven through WebDriver as a person would.
//!
//! A test is a story, told with [`scenario!`] in a module below `tests/`:
//!
//! ```ignore
//! scenario!(a_word_is_kept, |b| {
//!     b.viewport(390, 844)?;
//!     b.open("index.html")?;
//!     let picker = b.widget("word-picker", 0)?;
//!     picker.button("Use the sample page")?.tap()?;
//!     picker.word("community", 0)?.tap()?;
//!     picker.see("1 of 10-12")?;
//!     b.reload()?;
//!     b.widget("word-picker", 0)?.see("1 of 10-12")?;
//!     b.axe()?;
//! });
//! ```
//!
//! Nothing in a story sleeps: each step waits until it can be done, up to 5 s. Things are found by role and accessible
//! name, so a scenario breaks where a screen reader's user would be lost. A failure tells the steps with their lines, what
//! was to be seen, and leaves a picture in `target/e2e-failures/`.
//!
//! | module | what is in it |
//! |---|---|
//! | [`mod@scenario`] | the list of stories and the runner |
//! | [`browser`] | the page as a whole: opening, keyboard, clipboard, window and settings, events, errors, pictures |
//! | [`place`] | finding by role and name, touching, typing, reading |
//! | [`axe`] | axe-core on every frame |
//! | [`server`] | the loopback server of a scenario, and what it can be told to answer |
//! | [`session`], [`engine`], [`process`], [`tools`] | drivers: starting, keeping, ending, finding them |
//! | [`emulate`], [`console`], `keys`, [`mod@pointer`] | what differs from engine to engine, and raw input |
//! | [`mod@bench`] | the measurements of `./dev bench` |
//! | `page/` | the two scripts that run in pages |
//!
//! Absent on purpose: page objects (names and roles are the contract), sleeping, and anything that passes when a
//! browser is missing.

pub mod axe;
pub mod bench;
pub mod browser;
pub mod console;
pub mod emulate;
pub mod engine;
pub mod failure;
mod keys;
pub mod place;
pub mod pointer;
pub mod process;
mod run_time;
pub mod scenario;
pub mod server;
pub mod session;
pub mod tools;

pub use browser::Browser;
pub use engine::Engine;
pub use failure::{Failure, Result};
#[doc(hidden)]
pub use inventory;
pub use place::{Name, Place, has, starts};
pub use pointer::{Point, Pointer};
pub use scenario::Scenario;
pub use server::{Answer, Server};
