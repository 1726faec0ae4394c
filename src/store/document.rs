//! One stored activity: the learner's state in an envelope that says who wrote it, when, and in which form.

use super::form::{Pen, Stored};
use super::tree::Tree;
use crate::activity::{Activity, Millis, Widget};

/// The stored form of one activity of one widget.
///
/// `S` is the state. When reading something unknown, it is first read as `Document<Anything>` to learn the version.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document<S> {
    /// The widget's tag.
    pub widget: String,
    /// The activity's id, as the author gave it or as it was made from the page's address.
    pub activity: String,
    /// [`Activity::VERSION`] of the code that wrote it.
    pub version: u32,
    /// Goes up by one with each write.
    pub revision: u32,
    /// When the learner last changed something, by the writer's clock; but always later than what the writer had read, so
    /// that a clock which was set back makes nothing old.
    pub changed: Millis,
    /// Who wrote it: an id that each element makes for itself.
    pub writer: String,
    /// Whose writings are in it, as far as the last few go. Who does not find its own last one here knows that it was
    /// written over at the same moment.
    pub knows: Vec<Seal>,
    /// The state.
    pub state: S,
}

/// One writing of one writer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seal {
    /// Who wrote.
    pub writer: String,
    /// The revision.
    pub revision: u32,
}

/// As many seals a document carries. One that fell off only makes the next merge more careful.
pub(super) const MOST_SEALS: usize = 8;

impl Stored for Seal {
    fn pass(&mut self, pen: &mut Pen) {
        pen.field("writer", &mut self.writer);
        pen.field("revision", &mut self.revision);
    }
}

/// Takes the place of a state whose form is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Anything {}

impl<S: Stored> Stored for Document<S> {
    fn pass(&mut self, pen: &mut Pen) {
        pen.required("widget", &mut self.widget);
        pen.required("activity", &mut self.activity);
        pen.required("version", &mut self.version);
        pen.required("revision", &mut self.revision);
        pen.required("changed", &mut self.changed);
        pen.required("writer", &mut self.writer);
        pen.field("knows", &mut self.knows);
        pen.required("state", &mut self.state);
    }
}

/// Read from any object.
impl Stored for Anything {
    fn pass(&mut self, pen: &mut Pen) {
        pen.object();
    }
}

/// What an envelope turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// Written by this version.
    Current,
    /// Written by newer code: may be shown, never overwritten.
    Newer,
    /// Not this widget's, or no version that ever was.
    Foreign,
}

impl<S> Document<S> {
    /// The seals of whoever writes next and has read this one.
    pub fn seals(&self) -> Vec<Seal> {
        let mut seals = vec![Seal { writer: self.writer.clone(), revision: self.revision }];
        seals.extend(self.knows.iter().filter(|seal| seal.writer != self.writer).cloned());
        seals.truncate(MOST_SEALS);
        seals
    }

    /// Whether what that writer wrote as that revision is in it.
    pub fn has_seen(&self, writer: &str, revision: u32) -> bool {
        let own = self.writer == writer && self.revision >= revision;
        own || self.knows.iter().any(|seal| seal.writer == writer && seal.revision >= revision)
    }

    /// Whether it was made of that writing, as far as can be told: one that fell off the end of a full list counts by its
    /// revision alone.
    pub fn comes_of(&self, seal: &Seal) -> bool {
        let full = self.knows.len() >= MOST_SEALS;
        self.has_seen(&seal.writer, seal.revision) || (full && self.revision > seal.revision)
    }

    /// The same state, written anew by `writer` over `last`, so that whoever has read that sees it taken back.
    #[must_use]
    pub fn written_over(self, last: &Document<S>, writer: String) -> Document<S> {
        Document {
            revision: last.revision.saturating_add(1),
            changed: Millis(last.changed.0.saturating_add(1)),
            writer,
            knows: last.seals(),
            ..self
        }
    }

    /// Whether this version of `A` can read the state.
    pub fn fit<A: Activity>(&self) -> Fit {
        self.fit_for(A::WIDGET, A::VERSION)
    }

    /// Whether the code of that widget and version can read the state.
    pub fn fit_for(&self, widget: Widget, version: u32) -> Fit {
        if self.widget != widget.tag() || self.version == 0 {
            Fit::Foreign
        } else if self.version > version {
            Fit::Newer
        } else {
            Fit::Current
        }
    }
}

impl Document<Tree> {
    /// What tells others that the work was deleted: this document without its state, which no writing of a state looks
    /// like. Code that does not know of it reads the state of somebody who has not begun.
    #[must_use]
    pub fn emptied(self) -> Document<Tree> {
        Document { state: Tree::Object(Vec::new()), ..self }
    }

    /// Whether it says that the work was deleted.
    pub fn is_emptied(&self) -> bool {
        matches!(&self.state, Tree::Object(fields) if fields.is_empty())
    }
}
