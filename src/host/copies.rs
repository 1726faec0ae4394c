//! Copies of the learner's work: taken away as a file, and brought back with a look at what that would change.

use std::cell::RefCell;
use std::rc::Rc;

use super::desk::Desk;
use super::storage::{self, Local};
use super::{clock, json, neighbour};
use crate::activity::Widget;
use crate::store::backup::{self, Refusal};
use crate::store::document::Document;
use crate::store::gain::{Gain, gain};
use crate::store::keeper::{Keeper, Tools};
use crate::store::merge::merge;
use crate::store::tree::Tree;
use crate::store::work::{self, Way, Work};
use crate::store::{form, key};

/// What a copy would change in one activity.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// Whose activity it is.
    pub widget: Widget,
    /// Its id.
    pub activity: String,
    /// Whether it is the one in this element.
    pub here: bool,
    /// What it would gain.
    pub gain: Gain,
    /// What the copy holds.
    state: Tree,
}

/// What stood under a key before a copy was brought back, and what has stood there since.
#[derive(Clone, Debug, PartialEq)]
pub struct Before {
    key: String,
    before: Option<String>,
    after: Option<String>,
}

impl Desk {
    /// A backup of this activity, as JSON. What newer code wrote is handed on as it is.
    pub fn export_backup(&self) -> String {
        let Some(keeper) = self.keeper() else { return String::new() };
        let document = || json::text(&form::write(keeper.document()?));
        backup::file(&[self.shown_newer(&keeper).or_else(document).unwrap_or_default()])
    }

    /// A backup of all activities on this site, with this one as it is on the screen.
    pub fn export_all(&self) -> String {
        let Some(keeper) = self.keeper() else { return String::new() };
        self.save_now();
        let own = keeper.key();
        let others = storage::keys().into_iter().filter(|key| key::is_document(key) && *key != own);
        let others = others.filter_map(|key| storage::read(&key)).filter(|text| envelope(text).is_some());
        let this = self.shown_newer(&keeper).or_else(|| json::text(&form::write(keeper.document()?)));
        backup::file(&this.into_iter().chain(others).collect::<Vec<_>>())
    }

    /// What newer code wrote, where it is what the screen shows. What newer code wrote meanwhile is safe where it is; the
    /// work on the screen is kept nowhere.
    fn shown_newer(&self, keeper: &Keeper) -> Option<String> {
        keeper.newer().filter(|_| self.read_only.peeked())
    }

    /// Takes a backup over, as one step that can be undone. Answers why not; empty when it was taken.
    pub fn import_backup(&self, text: &str) -> Vec<String> {
        let taken = self.offers(text).and_then(|(offers, refusal)| {
            let here = offers.iter().find(|offer| offer.here);
            let here = here.ok_or(refusal.unwrap_or(Refusal::NotABackup))?;
            if self.take_here(here) { Ok(()) } else { Err(Refusal::NotABackup) }
        });
        taken.err().map(|refusal| refusal.message().to_owned()).into_iter().collect()
    }

    /// What a backup would change in which activity, and why it holds nothing for this one, if so. Those in which it would
    /// change nothing are among them.
    ///
    /// # Errors
    /// Why it is no backup, or none that can be used here.
    pub fn offers(&self, text: &str) -> Result<(Vec<Offer>, Option<Refusal>), Refusal> {
        let (model, keeper) = self.model().zip(self.keeper()).ok_or(Refusal::NotABackup)?;
        if self.read_only.peeked() {
            return Err(Refusal::ReadOnly);
        }
        let documents = backup::read(text, json::parse)?;
        let chosen = backup::choose_for(&documents, model.widget(), model.version(), keeper.activity());
        let mut offers = Vec::with_capacity(documents.len());
        for (index, document) in documents.into_iter().enumerate() {
            let here = chosen == Ok(index);
            let Some(widget) = Widget::from_tag(&document.widget) else { continue };
            let key = key::document(widget, &document.activity);
            if key == keeper.key() && !here {
                continue;
            }
            let activity = document.activity.clone();
            let Some(state) = backup::state(document) else { continue };
            let before = match here {
                true => model.write(),
                false => storage::read(&key).map(|text| envelope(&text).and_then(backup::state).unwrap_or_default()),
            };
            let before = before.unwrap_or_default();
            let gain = gain(&before, &merge(&Tree::Null, &before, &state));
            offers.push(Offer { widget, activity, here, gain, state });
        }
        match chosen {
            Err(refusal) if offers.is_empty() => Err(refusal),
            Ok(_) if offers.is_empty() => Err(Refusal::NotABackup),
            chosen => Ok((offers, chosen.err())),
        }
    }

    /// Takes over what was offered. In this activity that is a step which Undo takes back; for the others, answers what
    /// [`Desk::give_back`] needs.
    pub fn take_offers(&self, offers: &[Offer]) -> Vec<Before> {
        let mut all = Vec::new();
        for offer in offers.iter().filter(|offer| offer.gain.differs) {
            if offer.here {
                self.take_here(offer);
                continue;
            }
            let key = key::document(offer.widget, &offer.activity);
            let before = storage::read(&key);
            add_to_stored(offer);
            all.push(Before { before, after: storage::read(&key), key: key.clone() });
            neighbour::tell(&key, None, false);
        }
        all
    }

    /// Puts back what stood elsewhere before, where nothing has changed since.
    pub fn give_back(&self, all: &[Before]) {
        for one in all.iter().filter(|one| storage::read(&one.key) == one.after) {
            let last = one.after.as_deref().and_then(envelope);
            let known = one.before.as_deref().and_then(envelope);
            let anew = known.zip(last).map(|(known, last)| known.written_over(&last, clock::writer_id()));
            let anew = anew.and_then(|document| json::text(&form::write(document)));
            let _ = match anew.as_ref().or(one.before.as_ref()) {
                Some(text) => storage::write(&one.key, text).is_ok(),
                None => storage::remove(&one.key),
            };
            neighbour::tell(&one.key, None, false);
        }
    }

    fn take_here(&self, offer: &Offer) -> bool {
        let Some(model) = self.model() else { return false };
        let merged = model.write().map(|mine| merge(&Tree::Null, &mine, &offer.state));
        let taken = merged.is_some_and(|state| model.read(state, Way::Step));
        if taken {
            self.has_changed(false);
        }
        taken
    }
}

/// The document that a text holds, whatever its widget and version.
fn envelope(text: &str) -> Option<Document<Tree>> {
    json::parse(text).and_then(form::read)
}

/// Work that no element shows.
struct Unseen {
    widget: Widget,
    state: RefCell<Tree>,
}

impl Work for Unseen {
    fn widget(&self) -> Widget {
        self.widget
    }

    fn version(&self) -> u32 {
        work::version(self.widget)
    }

    fn write(&self) -> Option<Tree> {
        self.state.try_borrow().ok().map(|state| state.clone())
    }

    fn read(&self, state: Tree, _: Way) -> bool {
        self.state.try_borrow_mut().map(|mut known| *known = state).is_ok()
    }
}

fn add_to_stored(offer: &Offer) {
    let (widget, activity) = (offer.widget, offer.activity.clone());
    let tools = Tools {
        parse: json::parse,
        text: json::text,
        now: clock::now,
        set_aside: Box::new(move |text| storage::set_aside(widget, &activity, text)),
        tell: Box::new(|_| {}),
    };
    let unseen = Rc::new(Unseen { widget, state: RefCell::default() });
    let keeper = Keeper::new(unseen.clone(), Rc::new(Local), tools, &offer.activity, clock::writer_id());
    keeper.begin();
    let merged = unseen.write().map(|mine| merge(&Tree::Null, &mine, &offer.state));
    if merged.is_some_and(|state| unseen.read(state, Way::Step)) {
        keeper.has_changed(false);
        keeper.save();
    }
}
