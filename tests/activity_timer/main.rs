//! The activity timer's model, against clocks that sleep, jump and begin anew.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

mod desk;
mod repair;
mod said;
mod sequences;
mod settings;
mod truth;
mod wishes;
