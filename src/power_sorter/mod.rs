//! `<power-sorter>`
pub mod card;
pub mod config;
pub mod groups;
pub mod mark;
pub mod model;
mod notes;
pub mod outcome;
pub mod places;
pub mod post;
pub mod statements;
#[cfg(target_arch = "wasm32")]
pub mod view;
