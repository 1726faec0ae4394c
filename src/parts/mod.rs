//! Pieces of view that all three widgets share, so that they look, read and sound alike.
//!
//! A piece takes the [`crate::host::session::Session`] or plain signals and hands back an element. Absent on purpose: anything
//! that only one widget shows, and every word (`lang`).

mod awaited;
mod by_hand;
mod clearing;
mod comment;
mod field;
mod focus;
mod frame;
mod own_work;
mod printout;
mod status;
mod steps;
mod take_away;

pub use awaited::Awaited;
pub use clearing::keep_clear_of;
pub use comment::comment;
pub use field::{button, field, field_when, fresh_id, labelled_field, text_input, value_of};
pub use focus::{focus_neighbour, focus_soon};
pub use frame::{frame, kept, live_region};
pub use steps::steps;
pub use take_away::{copy_button, take_away};

/// The look that all widgets share: custom properties, type, buttons, fields.
pub const STYLE: &str = crate::style_sheet!("base.css");
/// What the word picker and the power sorter share beyond that.
pub const WORKSPACE_STYLE: &str = crate::style_sheet!("workspace.css");
