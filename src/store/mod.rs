//! What is kept, and where.
//!
//! [`document`] is the form of one stored activity and [`migrate`] brings old forms of it up to date; [`form`] says how a type
//! is stored, and [`tree`] is the value it is stored as. [`keeper`] keeps [`work`] in a [`place`] under a [`key`], and
//! [`merge`]s it with what others write there. [`backup`] is the file a learner carries to another device, and [`gain`] what
//! it would bring. All of it is pure; the browser's own place is `host::storage`. Absent on purpose: a server, cookies, and
//! any deletion of a value that we could not read, unless the learner says so or the space is needed.

pub mod backup;
pub mod document;
pub mod form;
pub mod gain;
pub mod keeper;
pub mod key;
pub mod merge;
pub mod migrate;
#[cfg(not(target_arch = "wasm32"))]
mod native;
pub mod place;
mod sequence;
pub mod shape;
pub mod tree;
pub mod work;
