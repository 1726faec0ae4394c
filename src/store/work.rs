//! The learner's work, as whoever keeps it sees it: a state that can be written, read and put in its usual form.

use std::cell::Cell;

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

thread_local! {
    /// Whose forms can be read: in a browser those of the widgets whose part of the core has come (see `host::part`).
    static THERE: Cell<[bool; 3]> = const {
        Cell::new([!cfg!(target_arch = "wasm32"); 3])
    };
}

/// Whether states of this widget can be read here.
pub fn is_there(widget: Widget) -> bool {
    THERE.get().get(widget as usize).copied().unwrap_or_default()
}

/// From now on, states of this widget can be read here.
pub fn has_come(widget: Widget) {
    let mut there = THERE.get();
    if let Some(there) = there.get_mut(widget as usize) {
        *there = true;
    }
    THERE.set(there);
}

/// A stored state of a widget as this code would write it. None when it has another shape, or the widget is not there.
pub fn normal(widget: Widget, state: Tree) -> Option<Tree> {
    match widget {
        _ if !is_there(widget) => None,
        Widget::WordPicker => word_picker(state),
        Widget::ActivityTimer => activity_timer(state),
        Widget::PowerSorter => power_sorter(state),
    }
}

// Each is a way into its widget's part: the release build finds them by their names.

#[inline(never)]
fn word_picker(state: Tree) -> Option<Tree> {
    form::read::<WordPicker>(state).map(form::write)
}

#[inline(never)]
fn activity_timer(state: Tree) -> Option<Tree> {
    form::read::<ActivityTimer>(state).map(form::write)
}

#[inline(never)]
fn power_sorter(state: Tree) -> Option<Tree> {
    form::read::<PowerSorter>(state).map(form::write)
}

/// The version of a widget's stored form.
pub const fn version(widget: Widget) -> u32 {
    match widget {
        Widget::WordPicker => WordPicker::VERSION,
        Widget::ActivityTimer => ActivityTimer::VERSION,
        Widget::PowerSorter => PowerSorter::VERSION,
    }
}
