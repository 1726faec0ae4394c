//! Keeping one activity's document in the browser's storage, without ever writing over what somebody else wrote there.

use std::cell::RefCell;
use std::rc::Rc;

use super::storage::{self, Trouble};
use super::{clock, json};
use crate::activity::Widget;
use crate::store::document::{Document, Fit};
use crate::store::tree::Tree;
use crate::store::{form, key};

/// How things stand with keeping the learner's work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// Nothing has been written or was there.
    Untouched,
    /// What is on the screen is in the browser's storage.
    Saved,
    /// It is in memory only.
    NotSaved(Trouble),
    /// The stored document is newer than this code, so it is left alone.
    Newer,
}

type Listener = (u32, String, Rc<dyn Fn()>);

thread_local! {
    static NEIGHBOURS: RefCell<(u32, Vec<Listener>)> = const { RefCell::new((0, Vec::new())) };
}

/// Calls `changed` when another element on this page writes the same document, until it is dropped.
pub struct Neighbour(u32);

impl Neighbour {
    /// Begins to listen. Browsers send `storage` events to other documents only.
    pub fn listen(key: &str, changed: impl Fn() + 'static) -> Neighbour {
        NEIGHBOURS.with_borrow_mut(|(last, list)| {
            *last = last.wrapping_add(1);
            list.push((*last, key.to_owned(), Rc::new(changed)));
            Neighbour(*last)
        })
    }

    /// The calls to make after a write. They are made once nothing is borrowed, since each looks into its own element.
    pub fn calls(&self, key: &str) -> Vec<Rc<dyn Fn()>> {
        NEIGHBOURS.with_borrow(|(_, list)| {
            list.iter()
                .filter(|(id, known, _)| *id != self.0 && known == key)
                .map(|(_, _, call)| call.clone())
                .collect()
        })
    }
}

impl Drop for Neighbour {
    fn drop(&mut self) {
        NEIGHBOURS.with_borrow_mut(|(_, list)| list.retain(|(id, _, _)| *id != self.0));
    }
}

/// Writes one document, and knows which one it read or wrote last.
#[derive(Debug)]
pub struct Saver {
    widget: Widget,
    version: u32,
    activity: String,
    /// The id of this writer.
    pub writer: String,
    /// The revision that was read or written last.
    pub revision: u32,
    /// Whether there is something of the learner's that is not written yet.
    pub dirty: bool,
    /// Whether time went on since the last writing. News from elsewhere make that void.
    pub passing: bool,
    /// The text that was read or written last, to see whether somebody else has written since.
    last: Option<String>,
}

impl Saver {
    /// A saver that has read and written nothing.
    pub fn new(widget: Widget, version: u32, activity: &str) -> Saver {
        let writer = clock::writer_id();
        Saver {
            widget,
            version,
            activity: activity.to_owned(),
            writer,
            revision: 0,
            dirty: false,
            passing: false,
            last: None,
        }
    }

    /// The document's key.
    pub fn key(&self) -> String {
        key::document(self.widget, &self.activity)
    }

    /// The stored text, if it is another one than was read or written last.
    pub fn news(&self) -> Option<String> {
        storage::read(&self.key()).filter(|text| self.last.as_ref() != Some(text))
    }

    /// Takes note that `text` is what stands in the store, at that revision.
    pub fn has_read(&mut self, text: String, revision: u32) {
        self.passing = false;
        self.last = Some(text);
        self.revision = revision;
    }

    /// Copies a text to a dated key, where it stays. When another one has that date already, the next free moment serves.
    ///
    /// # Errors
    /// Why it cannot be kept there.
    pub fn set_aside(&self, text: &str) -> Result<(), Trouble> {
        let mut moment = clock::now();
        let place = loop {
            let key = key::set_aside(self.widget, &self.activity, moment);
            if storage::read(&key).is_none_or(|known| known == text) {
                break key;
            }
            moment.0 = moment.0.saturating_add(1);
        };
        storage::write(&place, text)
    }

    /// Writes the document that `document` makes for a revision. What somebody else wrote in between is set
    /// aside first; what newer code wrote is left alone, and nothing is written.
    pub fn write(&mut self, document: &dyn Fn(u32) -> Option<String>) -> Keeping {
        if let Some(other) = self.news() {
            let envelope: Option<Document<Tree>> = json::parse(&other).and_then(form::read);
            let fit = envelope.as_ref().map(|document| document.fit_for(self.widget, self.version));
            if fit == Some(Fit::Newer) {
                return Keeping::Newer;
            }
            if let Err(trouble) = self.set_aside(&other) {
                return Keeping::NotSaved(trouble);
            }
            self.has_read(other, self.revision.max(envelope.map_or(0, |document| document.revision)));
        }
        let revision = self.revision.saturating_add(1);
        let Some(text) = document(revision) else { return Keeping::NotSaved(Trouble::Blocked) };
        match storage::write(&self.key(), &text) {
            Ok(()) => {
                self.has_read(text, revision);
                self.dirty = false;
                Keeping::Saved
            }
            Err(trouble) => Keeping::NotSaved(trouble),
        }
    }
}
