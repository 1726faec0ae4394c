//! The file by which a learner carries work to another device.

use super::document::{Document, Fit};
use super::form::{Pen, Stored};
use crate::activity::{Activity, Widget};

/// What [`Backup::format`] says in every backup.
pub const FORMAT: &str = "activity-widgets-backup";

/// The longest text that is looked at as a backup, in bytes of UTF-8: far above what a browser stores, far below what
/// would stop a phone.
pub const MOST_BYTES: usize = 16 * 1024 * 1024;

/// A backup of one or more activities.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Backup<S> {
    /// [`FORMAT`], so that another JSON file is not mistaken for one.
    pub format: String,
    /// The documents.
    pub documents: Vec<Document<S>>,
}

impl<S: Stored + Default> Stored for Backup<S> {
    fn pass(&mut self, pen: &mut Pen) {
        pen.required("format", &mut self.format);
        pen.required("documents", &mut self.documents);
    }
}

/// Why a backup was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Longer than [`MOST_BYTES`].
    TooLong,
    /// Not JSON, or JSON of another shape.
    NotABackup,
    /// Holds no activity of this widget.
    NothingForThisWidget,
    /// Made by a newer version.
    Newer,
}

impl Refusal {
    /// The reason as a sentence, for `importBackup` (in English: it is read by whoever calls that).
    pub const fn message(self) -> &'static str {
        match self {
            Refusal::TooLong => "This file is too large to be a backup of an activity.",
            Refusal::NotABackup => "This is not a backup of an activity.",
            Refusal::NothingForThisWidget => "This backup holds nothing for this kind of activity.",
            Refusal::Newer => "This backup was made by a newer version of the activity.",
        }
    }
}

/// Picks the document that a widget should take out of a backup: that of the same activity, else the one changed last.
/// When the same activity is there, but newer than can be read, no other takes its place. Answers the index.
///
/// # Errors
/// The reason why none of them can be taken.
pub fn choose<A: Activity, S>(backup: &Backup<S>, activity: &str) -> Result<usize, Refusal> {
    choose_for(backup, A::WIDGET, A::VERSION, activity)
}

/// The same for a widget and a version.
///
/// # Errors
/// The reason why none of them can be taken.
pub fn choose_for<S>(backup: &Backup<S>, widget: Widget, version: u32, activity: &str) -> Result<usize, Refusal> {
    if backup.format != FORMAT {
        return Err(Refusal::NotABackup);
    }
    let (mut newer, mut newer_here) = (false, false);
    let mut best: Option<(bool, i64, usize)> = None;
    for (index, document) in backup.documents.iter().enumerate() {
        match document.fit_for(widget, version) {
            Fit::Foreign => {}
            Fit::Newer => {
                newer = true;
                newer_here |= document.activity == activity;
            }
            Fit::Current => {
                let rank = (document.activity == activity, document.changed.0, index);
                if best.is_none_or(|known| rank > known) {
                    best = Some(rank);
                }
            }
        }
    }
    match best {
        Some((here, _, _)) if newer_here && !here => Err(Refusal::Newer),
        Some((_, _, index)) => Ok(index),
        None if newer => Err(Refusal::Newer),
        None => Err(Refusal::NothingForThisWidget),
    }
}
