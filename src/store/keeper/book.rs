//! What a keeper remembers of what it has read and written.

use crate::activity::Millis;
use crate::store::document::{Document, MOST_SEALS, Seal};
use crate::store::tree::Tree;

/// What a keeper knows. Borrowed for single statements only, never while somebody else is called.
#[derive(Default)]
pub(super) struct Book {
    /// The state before anything was read.
    pub(super) start: Tree,
    /// The text that was read or written last.
    pub(super) last: Option<String>,
    /// The text of somebody else's, or from before this page, that was read last: all writers know it or what came of it.
    pub(super) agreed: Option<String>,
    /// What stood in the place when something later came by another way: it has been dealt with.
    pub(super) overtaken: Option<String>,
    /// What was written last and nobody else is known to have read.
    pub(super) written: Option<u32>,
    pub(super) revision: u32,
    pub(super) changed: Millis,
    pub(super) seals: Vec<Seal>,
    /// Something of the learner's is not written yet.
    pub(super) dirty: bool,
    /// Time went on since the last writing. News from elsewhere make that void.
    pub(super) passing: bool,
    /// The place has answered for the first time.
    pub(super) begun: bool,
    pub(super) newer: bool,
    pub(super) busy: bool,
    /// The place has made something else of the last writing.
    pub(super) torn: bool,
    pub(super) save_again: bool,
    pub(super) look_again: bool,
    /// What came by another way while the place had not answered.
    pub(super) heard: Option<String>,
}

impl Book {
    /// Whether a writing is surely in what this keeper has read or written.
    pub(super) fn knows(&self, document: &Document<Tree>) -> bool {
        let is_later = |seal: &Seal| seal.writer == document.writer && seal.revision >= document.revision;
        self.seals.iter().any(is_later)
    }

    /// Whether it is, as far as can be told: the seals of long ago are forgotten.
    pub(super) fn has_outgrown(&self, document: &Document<Tree>) -> bool {
        self.knows(document) || (self.seals.len() >= MOST_SEALS && self.revision > document.revision)
    }
}
