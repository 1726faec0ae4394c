//! The file by which a learner carries work to another device.

use super::document::{Document, Fit};
use super::form::{self, Pen, Stored};
use super::merge::merge;
use super::migrate::migrate;
use super::tree::Tree;
use super::work::{normal, version};
use crate::activity::{Activity, Millis, Widget};

/// What [`Backup::format`] says in every backup.
pub const FORMAT: &str = "activity-widgets-backup";

/// The longest text that is looked at as a backup, in bytes of UTF-8: far above what a browser stores, far below what
/// would stop a phone.
pub const MOST_BYTES: usize = 16 * 1024 * 1024;

/// The longest list of things that is looked at. Texts are lists too, of lines; those are only as long as the file.
const LONGEST_LIST: usize = 5_000;

/// A backup of one or more activities.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Backup<D> {
    /// [`FORMAT`], so that another JSON file is not mistaken for one.
    pub format: String,
    /// The documents.
    pub documents: Vec<D>,
}

impl<D: Stored + Default> Stored for Backup<D> {
    fn pass(&mut self, pen: &mut Pen) {
        pen.required("format", &mut self.format);
        pen.required("documents", &mut self.documents);
    }
}

/// Why a backup was not taken. The words for it are `CommonWords::refusal`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Longer than [`MOST_BYTES`].
    TooLong,
    /// Not JSON, or JSON of another shape.
    NotABackup,
    /// Holds nothing for this activity.
    NothingForThisWidget,
    /// Made by a newer version.
    Newer,
    /// The activity itself is from a newer version, so it cannot be changed.
    ReadOnly,
}

/// The file that holds these documents, each as JSON.
pub fn file(documents: &[String]) -> String {
    ["{\"format\":\"", FORMAT, "\",\"documents\":[", &documents.join(","), "]}"].concat()
}

/// Reads a file, by `parse` which knows JSON. A document that is none is passed over, so that it does not spoil the rest.
///
/// # Errors
/// Why it is no backup.
pub fn read(text: &str, parse: fn(&str) -> Option<Tree>) -> Result<Vec<Document<Tree>>, Refusal> {
    if text.len() > MOST_BYTES {
        return Err(Refusal::TooLong);
    }
    let backup: Backup<Tree> = parse(text).and_then(form::read).ok_or(Refusal::NotABackup)?;
    if backup.format != FORMAT {
        return Err(Refusal::NotABackup);
    }
    let documents = backup.documents.into_iter().filter_map(form::read::<Document<Tree>>);
    Ok(documents.filter(|document| is_small(&document.state)).collect())
}

/// The state of a document out of a backup, as today's code would write it. None when it cannot be used.
pub fn state(document: Document<Tree>) -> Option<Tree> {
    let widget = Widget::from_tag(&document.widget)?;
    let version = version(widget);
    let usable = document.fit_for(widget, version) == Fit::Current;
    let state = usable.then(|| migrate(widget, document.version, version, document.state)).flatten()?;
    normal(widget, state)
}

/// A state joined with one out of a backup, each with the time of its last change: what only one of them has stays or comes
/// in, and where both have a value, that of the one changed later counts.
pub fn joined(widget: Widget, mine: (Millis, &Tree), copy: (Millis, &Tree)) -> Tree {
    // What nobody has touched yet is nobody's choice.
    let start = normal(widget, Tree::Object(Vec::new())).unwrap_or_default();
    let (changed, mine) = if let (changed, Tree::Null) = mine { (changed, &start) } else { mine };
    if changed > copy.0 { merge(&start, copy.1, mine) } else { merge(&start, mine, copy.1) }
}

/// Whether no list of things is longer than any that a person made: some of what is done with those takes long for long
/// ones.
fn is_small(tree: &Tree) -> bool {
    match tree {
        Tree::List(items) => {
            let things = items.iter().filter(|item| matches!(item, Tree::Object(_)));
            things.count() <= LONGEST_LIST && items.iter().all(is_small)
        }
        Tree::Object(pairs) => pairs.iter().all(|(_, value)| is_small(value)),
        _ => true,
    }
}

/// Picks the document that a widget should take out of a backup: that of the same activity, and of those the one changed
/// last. One of another activity is taken where it is all that the backup holds; in a backup of a whole site each has a place
/// of its own. Answers the index.
///
/// # Errors
/// The reason why none of them can be taken.
pub fn choose<A: Activity, S>(documents: &[Document<S>], activity: &str) -> Result<usize, Refusal> {
    choose_for(documents, A::WIDGET, A::VERSION, activity)
}

/// The same for a widget and a version.
///
/// # Errors
/// The reason why none of them can be taken.
pub fn choose_for<S>(
    documents: &[Document<S>],
    widget: Widget,
    version: u32,
    activity: &str,
) -> Result<usize, Refusal> {
    let mut newer = false;
    let mut best: Option<(bool, i64, usize)> = None;
    for (index, document) in documents.iter().enumerate() {
        match document.fit_for(widget, version) {
            Fit::Foreign => {}
            Fit::Newer => newer = true,
            Fit::Current => {
                let rank = (document.activity == activity, document.changed.0, index);
                if best.is_none_or(|known| rank > known) {
                    best = Some(rank);
                }
            }
        }
    }
    match best {
        Some((here, _, index)) if here || documents.len() == 1 => Ok(index),
        _ if newer => Err(Refusal::Newer),
        _ => Err(Refusal::NothingForThisWidget),
    }
}
