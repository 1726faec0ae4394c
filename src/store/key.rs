//! Names of stored values. Everything of ours begins with one prefix, because the origin is shared with the rest of the site.

use crate::activity::{Millis, Widget};

/// What every key of ours begins with. The number is the version of the naming, not of any state.
pub const PREFIX: &str = "activity-widgets/1/";

/// Where the document of an activity stands.
pub fn document(widget: Widget, activity: &str) -> String {
    [PREFIX, "document/", widget.tag(), "/", activity].concat()
}

/// Where a value goes that could not be read, so that it is never overwritten or deleted.
pub fn set_aside(widget: Widget, activity: &str, now: Millis) -> String {
    [PREFIX, "set-aside/", widget.tag(), "/", activity, "/", &now.0.to_string()].concat()
}

/// The key by which it is tried whether anything can be stored. Removed at once.
pub fn probe() -> String {
    [PREFIX, "probe"].concat()
}
