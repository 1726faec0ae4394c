//! What is stored for the learner: how much it is, what was set aside, and taking it away for good.

use super::desk::Desk;
use super::neighbour::{self, News};
use super::{clock, copies, json, second, storage};
use crate::activity::Widget;
use crate::store::document::Document;
use crate::store::keeper::Keeping;
use crate::store::{form, key, place, work};

impl Desk {
    /// The space that this activity takes, and all of ours on this site, in bytes as browsers count them.
    pub fn space(&self) -> (usize, usize) {
        let own = self.own_keys();
        let size = |key: &String| {
            let bytes = if second::is_there() && key::is_document(key) { 4 } else { 2 };
            let text = storage::read(key);
            text.map_or(0, |text| place::length(key).saturating_add(place::length(&text)).saturating_mul(bytes))
        };
        (own.iter().map(size).sum(), storage::keys().iter().map(size).sum())
    }

    /// Where the values are that were set aside for this activity, the oldest first.
    pub fn all_set_aside(&self) -> Vec<String> {
        let mut all = self.own_keys();
        all.retain(|key| key::when_set_aside(key).is_some());
        // Moments of our days have one length.
        all.sort_unstable();
        all
    }

    /// How many activities have work on this site.
    pub fn activities(&self) -> usize {
        storage::keys().iter().filter(|key| key::is_document(key)).count()
    }

    /// Takes away for good what the learner did in this activity, or in all on this site, with what was set aside. Nothing
    /// of anybody else's is touched. Other tabs are told by a text that stands in the work's place for a moment, and those
    /// that sleep find it in place of the second copy when they wake up.
    pub fn delete(&self, everywhere: bool) {
        let Some(keeper) = self.keeper() else { return };
        keeper.look();
        let own = keeper.key();
        let mut keys = self.own_keys();
        // The timer inside belongs to the activity.
        let timer = self.timer().map(|_| Widget::ActivityTimer);
        if let Some(timer) = timer {
            keys.extend(keys_of(timer, keeper.activity()));
        }
        if everywhere {
            second::clear();
            keys.extend(storage::keys().into_iter().filter(|key| *key != own));
        }
        for key in keys {
            let farewell = if key == own { keeper.farewell() } else { farewell(&key) };
            if let Some(text) = farewell {
                let _ = storage::write(&key, &text);
                second::put(key.clone(), text);
            }
            storage::remove(&key);
        }
        self.forget();
        let tell = |key: &str| neighbour::tell(key, self.number(), News::Deleted);
        tell(if everywhere { "" } else { &own });
        if let (Some(timer), false) = (timer, everywhere) {
            tell(&key::document(timer, keeper.activity()));
        }
    }

    /// The element begins anew, with nothing to undo.
    pub(super) fn forget(&self) {
        let Some((model, keeper)) = self.model().zip(self.keeper()) else { return };
        self.stop_saving();
        model.forget();
        keeper.forget();
        self.keeping.set(Keeping::Untouched);
        self.put_aside.set(false);
        self.deleted.set(false);
        self.read_only.set(false);
        self.tell_page(true);
    }

    fn own_keys(&self) -> Vec<String> {
        let own = self.keeper().zip(self.model());
        own.map(|(keeper, model)| keys_of(model.widget(), keeper.activity())).unwrap_or_default()
    }
}

/// Where the work in an activity is, and what was set aside for it.
fn keys_of(widget: Widget, activity: &str) -> Vec<String> {
    let mut keys = storage::keys();
    keys.retain(|key| key::is_set_aside_of(key, widget, activity));
    keys.push(key::document(widget, activity));
    keys
}

/// What tells others that a document was deleted. None for values of other kinds.
fn farewell(key: &str) -> Option<String> {
    let last = key::is_document(key).then(|| storage::read(key)).flatten()?;
    let last = copies::envelope(&last)?;
    let version = work::version(Widget::from_tag(&last.widget)?);
    let document = last.clone().emptied().written_over(&last, clock::writer_id());
    json::text(&form::write(Document { version, ..document }))
}
