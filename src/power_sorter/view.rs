//! What the learner sees.

use leptos::prelude::*;

use super::model::PowerSorter;
use crate::host::session::Session;
use crate::parts::frame;

/// The look.
pub const STYLE: &str = include_str!("style.css");

/// The widget.
pub fn view(session: Session<PowerSorter>) -> AnyView {
    frame(session, ().into_any())
}
