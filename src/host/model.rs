//! A model of any kind, as the code sees it that is the same for all three: one copy of that code is what learners download.

use super::clock;
use crate::activity::{Activity, Summary, Widget};
use crate::activity_timer;
use crate::config::{Problem, Settings};
use crate::history::History;
use crate::lang::Words;
use crate::notes::Notes;
use crate::store::form;
use crate::store::tree::Tree;
use crate::store::work::{Way, Work};
use crate::ui::Held;

/// A model with its history and settings.
pub trait Model: Work {
    /// Begins anew, as a step that can be undone.
    fn clear(&self);
    /// Begins anew, with nothing to undo.
    fn forget(&self);
    /// Takes the author's settings over.
    fn configure(&self, settings: &Settings) -> Vec<Problem>;
    /// What the author has set for a timer inside the widget, followed.
    fn timer(&self) -> Option<activity_timer::config::Config>;
    /// The figures for the page.
    fn summary(&self) -> Summary;
    /// The notes.
    fn notes(&self, words: &'static Words) -> Notes;
    /// Takes the last step back.
    fn undo(&self) -> bool;
    /// Does it again.
    fn redo(&self) -> bool;
    /// Whether there is something to take back, and to do again; followed.
    fn can_step(&self) -> (bool, bool);
}

/// A model of one kind.
pub(super) struct Typed<A: Activity> {
    pub(super) history: Held<History<A>>,
    pub(super) config: Held<A::Config>,
}

impl<A: Activity> Typed<A> {
    fn step(&self, step: fn(&mut History<A>) -> bool) -> bool {
        let done = self.config.peek(|config| {
            self.history.change(|history| {
                let done = step(history);
                if done {
                    history.mend(config, clock::now());
                }
                (done, done)
            })
        });
        done.flatten() == Some(true)
    }
}

impl<A: Activity> Work for Typed<A> {
    fn widget(&self) -> Widget {
        A::WIDGET
    }

    fn version(&self) -> u32 {
        A::VERSION
    }

    fn write(&self) -> Option<Tree> {
        self.history.peek(|history| history.state().clone()).map(form::write)
    }

    fn read(&self, state: Tree, way: Way) -> bool {
        let joins = (way == Way::Join).then(|| Some((self.write()?, state.clone()))).flatten();
        let Some(mut state) = form::read::<A>(state) else { return false };
        self.config.peek(|config| state.repair(config, clock::now()));
        self.history.update(|history| match (way, joins) {
            (Way::Begin, _) => *history = History::new(state),
            (_, Some((before, after))) => history.join(state, before, after),
            (_, None) => history.replace(state),
        });
        true
    }
}

impl<A: Activity> Model for Typed<A> {
    fn clear(&self) {
        self.history.update(|history| history.replace(A::default()));
    }

    fn forget(&self) {
        self.history.update(|history| *history = History::new(A::default()));
    }

    fn configure(&self, settings: &Settings) -> Vec<Problem> {
        let (config, problems) = A::configure(settings);
        self.config.set(config);
        problems
    }

    fn timer(&self) -> Option<activity_timer::config::Config> {
        self.config.with(A::timer).flatten()
    }

    fn summary(&self) -> Summary {
        let summary = |config: &A::Config| self.history.peek(|history| history.state().summary(config, clock::now()));
        self.config.peek(summary).flatten().unwrap_or_default()
    }

    fn notes(&self, words: &'static Words) -> Notes {
        let notes =
            |config: &A::Config| self.history.peek(|history| history.state().notes(config, words, clock::now()));
        self.config.peek(notes).flatten().unwrap_or_default()
    }

    fn undo(&self) -> bool {
        self.step(History::undo)
    }

    fn redo(&self) -> bool {
        self.step(History::redo)
    }

    fn can_step(&self) -> (bool, bool) {
        self.history.with(|history| (history.can_undo(), history.can_redo())).unwrap_or_default()
    }
}
