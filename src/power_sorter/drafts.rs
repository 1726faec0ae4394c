//! What the learner writes in the editor of an own card, kept until the card is saved.

use std::sync::Arc;

use super::card::{self, Card};
use super::config::Config;
use super::model::PowerSorter;

impl PowerSorter {
    /// What stands in the editor of the card with that id, where it is not what the card says.
    pub fn draft(&self, id: &str) -> Option<&Arc<str>> {
        self.drafts.iter().find(|draft| *draft.id == *id).map(|draft| &draft.text)
    }

    pub(super) fn edit_draft(&mut self, id: &str, text: String, config: &Config) {
        let Some(card) = self.own_card(id, config) else { return };
        let says = *card.text == *text;
        let draft = Card { id: card.id.clone(), text: text.into(), other_id: None };
        let drafts = Arc::make_mut(&mut self.drafts);
        drafts.retain(|known| *known.id != *id);
        if !says {
            drafts.push(draft);
        }
    }

    /// Takes away what stands in a card's editor.
    pub(super) fn take_draft(&mut self, id: &str) -> Option<Arc<str>> {
        let index = self.drafts.iter().position(|draft| *draft.id == *id)?;
        Some(Arc::make_mut(&mut self.drafts).remove(index).text)
    }

    /// What was written for a card that is gone, as when another tab has changed it, goes below the learner's own notes.
    pub(super) fn mend_drafts(&mut self) {
        let drafts = std::mem::take(&mut self.drafts);
        let mut kept: Vec<Card> = Vec::with_capacity(drafts.len());
        for draft in drafts.iter() {
            let card = self.own.iter().find(|card| card.id == draft.id);
            let is_first = !kept.iter().any(|known| known.id == draft.id);
            match card {
                Some(card) if is_first && card.text != draft.text => kept.push(draft.clone()),
                Some(card) if card.text == draft.text => {}
                _ if card::is_blank(&draft.text) => {}
                _ => drop(self.bring(vec![card::clean(&draft.text)])),
            }
        }
        self.drafts = if kept == *drafts { drafts } else { Arc::new(kept) };
    }
}
