//! The learner's work, as whoever keeps it sees it: a state that can be written, read and put in its usual form.

use super::form;
use super::tree::Tree;
use crate::activity::{Activity, Widget};
use crate::activity_timer::model::ActivityTimer;
use crate::power_sorter::model::PowerSorter;
use crate::word_picker::model::WordPicker;

/// How a state that was read takes the place of the one that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// As the beginning: nothing to undo.
    Begin,
    /// As a step of the learner's, which can be undone.
    Step,
    /// As somebody else's part in the work: Undo takes back what was done here, and leaves that.
    Join,
}

/// One activity's state.
pub trait Work {
    /// Whose it is.
    fn widget(&self) -> Widget;
    /// The version of its stored form.
    fn version(&self) -> u32;
    /// The state in its stored form.
    fn write(&self) -> Option<Tree>;
    /// A stored state as this code would write it. None when it has another shape.
    fn normal(&self, state: Tree) -> Option<Tree> {
        normal(self.widget(), state)
    }
    /// Takes a stored state over. False when it has another shape.
    fn read(&self, state: Tree, way: Way) -> bool;
}

/// A stored state of a widget as this code would write it. None when it has another shape.
pub fn normal(widget: Widget, state: Tree) -> Option<Tree> {
    match widget {
        Widget::WordPicker => form::read::<WordPicker>(state).map(form::write),
        Widget::ActivityTimer => form::read::<ActivityTimer>(state).map(form::write),
        Widget::PowerSorter => form::read::<PowerSorter>(state).map(form::write),
    }
}

/// The version of a widget's stored form.
pub const fn version(widget: Widget) -> u32 {
    match widget {
        Widget::WordPicker => WordPicker::VERSION,
        Widget::ActivityTimer => ActivityTimer::VERSION,
        Widget::PowerSorter => PowerSorter::VERSION,
    }
}
