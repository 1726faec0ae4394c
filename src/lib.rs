//! Learning-activity widgets that any course page can embed: `<word-picker>`, `<activity-timer>`, `<power-sorter>`.
//!
//! # The map
//!
//! | where | what |
//! |---|---|
//! | [`activity`] | what the three models share: `Action` -> `apply` -> state |
//! | [`history`] | undo and redo for any model |
//! | [`config`] | the author's settings; parsing never fails |
//! | [`word_picker`], [`activity_timer`], [`power_sorter`] | one widget each: the contract, the model, the view, the style |
//! | [`text`] | words, sentences, and places that survive an edit |
//! | [`css`] | style sheets in the short form that is downloaded |
//! | [`notes`] | what a learner takes away: text, Markdown, HTML |
//! | [`store`] | the stored document, its key, the backup |
//! | [`lang`] | every word on the screen |
//! | `ui` | elements and state above Leptos' reactive system (browser only) |
//! | `parts` | pieces of view that all three widgets share (browser only) |
//! | `host` | the browser's side: element, storage, clock, announcements, downloads (browser only) |
//!
//! Everything but `ui`, `parts`, `host` and the widgets' views compiles natively and knows no document, clock or chance.
//! A release is cut into parts, so that a page downloads what its widgets need: `host::part` says where.
//! In the browser the one entry point is `host::element::mount`, called by `www/activity-widgets.js`.

pub mod activity;
pub mod activity_timer;
pub mod config;
pub mod css;
pub mod history;
pub mod lang;
pub mod notes;
pub mod power_sorter;
pub mod store;
pub mod text;
pub mod word_picker;

#[cfg(target_arch = "wasm32")]
pub mod host;
#[cfg(target_arch = "wasm32")]
mod parts;
#[cfg(target_arch = "wasm32")]
pub mod ui;
