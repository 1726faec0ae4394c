//! Undo and redo for any [`Activity`]: whole states, which are cheap to keep because texts inside them are shared.

use crate::activity::{Activity, Millis, Step};

/// As many steps as can be taken back. Older ones are let go.
pub const MOST_STEPS: usize = 100;

/// A state with the steps that led to it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History<A> {
    now: A,
    past: Vec<A>,
    future: Vec<A>,
    typing: Option<u32>,
}

impl<A: Activity> History<A> {
    /// A history that begins with `state`.
    pub fn new(state: A) -> Self {
        History { now: state, past: Vec::new(), future: Vec::new(), typing: None }
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

    /// Takes the last step back. False when there is none.
    pub fn undo(&mut self) -> bool {
        self.typing = None;
        let Some(before) = self.past.pop() else { return false };
        self.future.push(std::mem::replace(&mut self.now, before));
        true
    }

    /// Does the last step that was taken back again. False when there is none.
    pub fn redo(&mut self) -> bool {
        self.typing = None;
        let Some(after) = self.future.pop() else { return false };
        self.past.push(std::mem::replace(&mut self.now, after));
        true
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
        self.past.push(before);
    }
}
