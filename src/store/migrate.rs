//! Old forms of states, brought to the form of today, a version at a time.
//!
//! Whoever raises an [`Activity::VERSION`](crate::activity::Activity::VERSION) adds one function to [`STEPS`] that turns the
//! form before into the new one, and a document in the form before to `tests/documents/`. Functions that stand here are not
//! changed any more: documents of every version ever shipped stand in learners' browsers. A field that is only added, and
//! whose absence means its default, needs no new version and no step.

use super::tree::Tree;
use crate::activity::Widget;

/// From that version of that widget's form to the next one.
pub type Step = (Widget, u32, fn(Tree) -> Tree);

/// All steps there are.
const STEPS: [Step; 1] = [(Widget::ActivityTimer, 1, timer_off)];

/// The timer can be off as well as hidden: what was a switch is one of three words.
fn timer_off(mut state: Tree) -> Tree {
    if let Tree::Object(fields) = &mut state {
        let hidden = fields.iter().any(|field| *field == ("hidden".to_owned(), Tree::Flag(true)));
        fields.retain(|(name, _)| name != "hidden");
        let sight = if hidden { "hidden" } else { "shown" };
        fields.push(("sight".to_owned(), Tree::Text(sight.to_owned())));
    }
    state
}

/// Brings a state from the version that wrote it to `to`. None when a step is missing.
pub fn migrate(widget: Widget, from: u32, to: u32, state: Tree) -> Option<Tree> {
    migrate_by(&STEPS, widget, from, to, state)
}

/// The same by steps of the caller's.
pub fn migrate_by(steps: &[Step], widget: Widget, from: u32, to: u32, mut state: Tree) -> Option<Tree> {
    for version in from..to {
        let (_, _, step) = steps.iter().find(|(known, from, _)| *known == widget && *from == version)?;
        state = step(state);
    }
    Some(state)
}
