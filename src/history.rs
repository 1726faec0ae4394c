//! Undo and redo for any [`Activity`]: whole states, which are cheap to keep because texts inside them are shared.

use crate::activity::{Activity, Millis, Step};
use crate::store::form;
use crate::store::merge::merge;
use crate::store::tree::Tree;

/// As many steps as can be taken back. Older ones are let go.
pub const MOST_STEPS: usize = 100;

/// As many joins as are remembered, each with two whole states. Steps from before the oldest are let go.
const MOST_JOINS: usize = 24;

/// A state with the steps that led to it.
///
/// States of the past know nothing of what somebody else has added since ([`History::join`]). Each is kept with the number
/// of joins it knows, and gets the later ones when it comes back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History<A> {
    now: A,
    past: Vec<(u32, A)>,
    future: Vec<(u32, A)>,
    typing: Option<u32>,
    joins: Vec<(Tree, Tree)>,
    /// The number of joins that are forgotten; the first of `joins` is the next one.
    forgotten: u32,
}

impl<A: Activity> History<A> {
    /// A history that begins with `state`.
    pub fn new(state: A) -> Self {
        History { now: state, ..History::default() }
    }

    /// The state as it stands.
    pub fn state(&self) -> &A {
        &self.now
    }

    /// Does one action, keeps the way back, and says what came of it and whether the state is another one now.
    pub fn apply(&mut self, action: A::Action, config: &A::Config, now: Millis) -> (A::Outcome, bool) {
        let step = A::step(&action);
        let before = self.now.clone();
        let outcome = self.now.apply(action, config, now);
        let changed = before != self.now;
        if changed {
            match step {
                Step::None | Step::Passing => {}
                Step::Typing(field) if self.typing == Some(field) => self.future.clear(),
                Step::Own | Step::Typing(_) => self.keep(before),
            }
        }
        self.typing = match step {
            // What left the text as it was began no step that later typing could join.
            Step::Typing(field) if changed || self.typing == Some(field) => Some(field),
            Step::Own | Step::Typing(_) => None,
            Step::None | Step::Passing => self.typing,
        };
        (outcome, changed)
    }

    /// Puts another state in place of this one, as one step that can be taken back.
    pub fn replace(&mut self, state: A) {
        let before = std::mem::replace(&mut self.now, state);
        self.typing = None;
        if before != self.now {
            self.keep(before);
        }
    }

    /// Puts `state` in place of this one because somebody else had a part in it. That is no step: Undo takes back what was
    /// done here and leaves what came from elsewhere. `before` and `after` are the stored forms of both states.
    pub fn join(&mut self, state: A, before: Tree, after: Tree) {
        self.now = state;
        self.typing = None;
        let known = self.known();
        let unknown = !self.past.iter().chain(&self.future).any(|(steps, _)| *steps == known);
        match self.joins.last_mut() {
            // Nothing was done in between: both are one.
            Some(last) if unknown && last.1 == before => last.1 = after,
            _ => self.joins.push((before, after)),
        }
        if self.joins.len() > MOST_JOINS {
            self.joins.remove(0);
            self.forgotten = self.forgotten.saturating_add(1);
            let forgotten = self.forgotten;
            self.past.retain(|(known, _)| *known >= forgotten);
            self.future.retain(|(known, _)| *known >= forgotten);
        }
    }

    /// Takes the last step back. False when there is none.
    pub fn undo(&mut self) -> bool {
        self.typing = None;
        let Some((known, before)) = self.past.pop() else { return false };
        let before = self.joined(known, before);
        self.future.push((self.known(), std::mem::replace(&mut self.now, before)));
        true
    }

    /// Does the last step that was taken back again. False when there is none.
    pub fn redo(&mut self) -> bool {
        self.typing = None;
        let Some((known, after)) = self.future.pop() else { return false };
        let after = self.joined(known, after);
        self.past.push((self.known(), std::mem::replace(&mut self.now, after)));
        true
    }

    /// Puts right what joining another's work with a state of the past may have left: a number that two things have, an order
    /// that does not hold.
    pub fn mend(&mut self, config: &A::Config, now: Millis) {
        if self.known() > 0 {
            self.now.repair(config, now);
        }
    }

    /// Whether a step can be taken back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether a step that was taken back can be done again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    fn keep(&mut self, before: A) {
        self.future.clear();
        if self.past.len() >= MOST_STEPS {
            self.past.remove(0);
        }
        self.past.push((self.known(), before));
    }

    /// How many joins the state knows.
    fn known(&self) -> u32 {
        self.forgotten.saturating_add(self.joins.len() as u32)
    }

    /// A state that knows so many joins, with the later ones.
    fn joined(&self, known: u32, state: A) -> A {
        let later = self.joins.get(known.saturating_sub(self.forgotten) as usize..).unwrap_or_default();
        if later.is_empty() {
            return state;
        }
        let tree = later.iter().fold(form::write(state.clone()), |tree, (before, after)| merge(before, &tree, after));
        form::read(tree).unwrap_or(state)
    }
}
