//! Copies of the learner's work: taken away as a file, brought back.

use super::desk::Desk;
use super::json;
use crate::store::backup::{self, Refusal};
use crate::store::document::Document;
use crate::store::form;
use crate::store::merge::merge;
use crate::store::tree::Tree;
use crate::store::work::{Way, Work};

impl Desk {
    /// A backup of this activity, as JSON. What newer code wrote is handed on as it is.
    pub fn export_backup(&self) -> String {
        let Some(keeper) = self.keeper() else { return String::new() };
        let document = || json::text(&form::write(keeper.document()?));
        backup::file(&[keeper.newer().or_else(document).unwrap_or_default()])
    }

    /// Takes a backup over, as one step that can be undone. Answers why not; empty when it was taken.
    pub fn import_backup(&self, text: &str) -> Vec<String> {
        match self.read_backup(text) {
            Ok(()) => {
                self.has_changed(false);
                Vec::new()
            }
            Err(refusal) => vec![refusal.message().to_owned()],
        }
    }

    fn read_backup(&self, text: &str) -> Result<(), Refusal> {
        let (model, keeper) = self.model().zip(self.keeper()).ok_or(Refusal::NotABackup)?;
        if self.read_only.peeked() {
            return Err(Refusal::ReadOnly);
        }
        let mut documents = backup::read(text, json::parse)?;
        let index = backup::choose_for(&documents, model.widget(), model.version(), keeper.activity())?;
        let document = documents.get_mut(index).map(std::mem::take);
        let merged = document.and_then(|document| self.with_copy(&*model, document));
        if merged.is_some_and(|state| model.read(state, Way::Step)) { Ok(()) } else { Err(Refusal::NotABackup) }
    }

    /// The state with what a copy adds to it.
    fn with_copy(&self, work: &dyn Work, document: Document<Tree>) -> Option<Tree> {
        let theirs = backup::state(document)?;
        Some(merge(&Tree::Null, &work.write()?, &theirs))
    }
}
