//! Activity widgets.
