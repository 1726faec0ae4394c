//! What is kept, and where.
//!
//! [`document`] is the form of one stored activity, [`key`] names its place, [`backup`] is the file a learner carries to
//! another device: all pure. The place it lives in, the browser's local storage, is `host::storage`. Absent on purpose: a
//! server, cookies, and any deletion of a value that we could not read.

pub mod backup;
pub mod document;
pub mod key;
