//! One element's activity while it is on the page, for the view of one widget: its model, its settings, and a [`Desk`] for
//! all that does not depend on which widget it is.

use std::ops::Deref;
use std::rc::Rc;

use web_sys::HtmlElement;

use super::clock;
use super::desk::Desk;
use super::model::Typed;
use crate::activity::{Activity, Step};
use crate::config::Settings;
use crate::history::History;
use crate::ui::Held;

/// One element's activity. Cheap to copy; gone with its owner, after which every call does nothing.
#[derive(Debug)]
pub struct Session<A: Activity> {
    /// The model. Change it by [`Session::dispatch`] only.
    pub history: Held<History<A>>,
    /// What the author has set.
    pub config: Held<A::Config>,
    desk: Desk,
}

impl<A: Activity> Clone for Session<A> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<A: Activity> Copy for Session<A> {}

impl<A: Activity> Deref for Session<A> {
    type Target = Desk;

    fn deref(&self) -> &Desk {
        &self.desk
    }
}

impl<A: Activity> Session<A> {
    /// Begins: reads the settings and what is kept, and listens until the current owner ends.
    pub fn begin(host: &HtmlElement, activity: String, language: &str) -> Session<A> {
        let history = Held::new(History::new(A::default()));
        let config = Held::new(A::configure(&Settings::default()).0);
        let desk = Desk::begin(host, &activity, language, Rc::new(Typed { history, config }));
        Session { history, config, desk }
    }

    /// A session of another model beside the one of `outer`, for the same element and activity. Set its `config` when the
    /// author changes it.
    pub fn beside(outer: Desk, config: A::Config) -> Option<Session<A>> {
        let (history, config) = (Held::new(History::new(A::default())), Held::new(config));
        let desk = Desk::beside(outer, Rc::new(Typed { history, config }))?;
        Some(Session { history, config, desk })
    }

    /// What the view shares with pieces that serve any widget.
    pub fn desk(&self) -> Desk {
        self.desk
    }

    /// Does one action and says what came of it. None once the element is gone, and while the work can only be looked at.
    pub fn dispatch(&self, action: A::Action) -> Option<A::Outcome> {
        if self.desk.read_only.peeked() {
            return None;
        }
        let now = clock::now();
        let passing = A::step(&action) == Step::Passing;
        let (history, config) = (self.history, self.config);
        let apply = |config: &A::Config| {
            history.change(|history| {
                let (outcome, changed) = history.apply(action, config, now);
                (changed, (outcome, changed))
            })
        };
        let (outcome, changed) = config.peek(apply)??;
        if changed {
            self.desk.has_changed(passing);
        }
        Some(outcome)
    }

    /// Looks at the state; the running effect follows it. The default once the element is gone.
    pub fn with<T: Default>(&self, look: impl FnOnce(&A) -> T) -> T {
        self.history.with(|history| look(history.state())).unwrap_or_default()
    }

    /// The same with the settings.
    pub fn with_config<T: Default>(&self, look: impl FnOnce(&A, &A::Config) -> T) -> T {
        self.config.with(|config| self.with(|state| look(state, config))).unwrap_or_default()
    }

    /// Looks at the state without following it.
    pub fn peek<T: Default>(&self, look: impl FnOnce(&A) -> T) -> T {
        self.history.peek(|history| look(history.state())).unwrap_or_default()
    }
}
