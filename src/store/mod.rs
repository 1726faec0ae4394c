//! What is kept, and where.
//!
//! [`document`] is the form of one stored activity, [`key`] names its place, [`backup`] is the file a learner carries to
//! another device. [`form`] says how a type is stored, and [`tree`] is the value it is stored as: all pure. The place it
//! lives in, the browser's local storage, is `host::storage`. Absent on purpose: a server, cookies, and any deletion of a
//! value that we could not read.

pub mod backup;
pub mod document;
pub mod form;
pub mod keeper;
pub mod key;
pub mod merge;
pub mod migrate;
#[cfg(not(target_arch = "wasm32"))]
mod native;
pub mod place;
mod sequence;
pub mod tree;
pub mod work;
