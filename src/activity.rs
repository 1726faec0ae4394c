//! What the three models have in common: state that changes in one place.
//!
//! Data goes one way: an event becomes an `Action`, [`Activity::apply`] turns it into a new state, and the view shows that
//! state. Nothing here or in an implementation knows a document, a clock or chance: those come in as arguments.

use std::fmt::Debug;

use crate::activity_timer;
use crate::config::{Problem, Settings};
use crate::lang::Words;
use crate::notes::Notes;
use crate::store::form::{Pen, Stored};

/// A moment, in whole milliseconds since 1970-01-01T00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Millis(pub i64);

impl Stored for Millis {
    fn pass(&mut self, pen: &mut Pen) {
        pen.number(&mut self.0);
    }
}

/// Which of the three widgets something belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Widget {
    /// `<word-picker>`
    WordPicker,
    /// `<activity-timer>`
    ActivityTimer,
    /// `<power-sorter>`
    PowerSorter,
}

impl Widget {
    /// All widgets, in the order in which the documentation lists them.
    pub const ALL: [Widget; 3] = [Widget::WordPicker, Widget::ActivityTimer, Widget::PowerSorter];

    /// The element's tag, which is also the widget's name in stored keys, backups and events.
    pub const fn tag(self) -> &'static str {
        match self {
            Widget::WordPicker => "word-picker",
            Widget::ActivityTimer => "activity-timer",
            Widget::PowerSorter => "power-sorter",
        }
    }

    /// The widget with that tag, in lower case.
    pub fn from_tag(tag: &str) -> Option<Widget> {
        Widget::ALL.into_iter().find(|widget| widget.tag() == tag)
    }
}

/// One figure of a [`Summary`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Figure {
    /// How many of something.
    Count(u32),
    /// Whether something is so.
    Flag(bool),
}

/// What an `activity-change` event tells the page: a few figures, never the learner's words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// Names and figures, in a fixed order for each widget.
    pub figures: Vec<(&'static str, Figure)>,
    /// Whether what the activity asks for is there. Never blocks anything.
    pub complete: bool,
}

/// How an action bears on undo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A step of its own: Undo takes it back.
    Own,
    /// Typing in one field: joined with the step before when that was typing in the same field.
    Typing(u32),
    /// No step: Undo passes it by (revealing a comment).
    None,
    /// Time going on: no step, not told to the page, and written only with the next change or when the page is hidden.
    Passing,
}

/// A widget's model.
///
/// `Default` is the state before the learner has done anything. Reading a stored one never needs all fields: what it
/// lacks is as in `Default`.
pub trait Activity: Clone + PartialEq + Debug + Default + Stored + Send + Sync + 'static {
    /// What the learner, the page or the clock can do to it.
    type Action: Clone + Debug;
    /// What the author has set.
    type Config: Clone + PartialEq + Debug + Send + Sync;
    /// What an action led to, for the announcement.
    type Outcome: Clone + PartialEq + Debug;

    /// The widget this is the model of.
    const WIDGET: Widget;
    /// Version of the stored form of the state. Goes up when an older reader would misread it.
    const VERSION: u32;

    /// Reads the author's settings. Never fails: what cannot be used becomes a default and a [`Problem`].
    fn configure(settings: &Settings) -> (Self::Config, Vec<Problem>);

    /// Brings a state that was read from somewhere to the nearest sensible one. Words the learner wrote are kept.
    fn repair(&mut self, config: &Self::Config, now: Millis);

    /// Does one action. The only place where the state changes.
    fn apply(&mut self, action: Self::Action, config: &Self::Config, now: Millis) -> Self::Outcome;

    /// How an action bears on undo.
    fn step(action: &Self::Action) -> Step;

    /// What the author has set for a timer inside the widget, if there is to be one.
    fn timer(_config: &Self::Config) -> Option<activity_timer::config::Config> {
        None
    }

    /// The figures for the page.
    fn summary(&self, config: &Self::Config, now: Millis) -> Summary;

    /// What the learner takes away, in the words of the learner's language.
    fn notes(&self, config: &Self::Config, words: &'static Words, now: Millis) -> Notes;
}
