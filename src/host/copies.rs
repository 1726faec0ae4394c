//! Copies of the learner's work: taken away as a file, and brought back with a look at what that would change.

use std::cell::RefCell;
use std::rc::Rc;

use super::desk::Desk;
use super::neighbour::{self, News};
use super::part::Part;
use super::storage::{self, Local};
use super::{clock, json};
use crate::activity::{Millis, Widget};
use crate::store::backup::{self, Refusal, joined};
use crate::store::document::{Document, Fit};
use crate::store::gain::{Gain, gain};
use crate::store::keeper::{Keeper, Tools};
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
    /// What the copy holds, and when that was changed last.
    changed: Millis,
    state: Tree,
}

/// What stood under a key before a copy was brought back, and what has stood there since.
#[derive(Clone, Debug, PartialEq)]
struct Before {
    key: String,
    before: Option<String>,
    after: Option<String>,
}

/// What came of taking over what was offered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taken {
    /// What could not be kept.
    pub failed: Vec<Offer>,
    /// The state in this element right after, if it gained something.
    here: Option<Tree>,
    elsewhere: Vec<Before>,
}

impl Offer {
    /// What that document would change in that work, which was changed last at that time.
    fn new(document: Document<Tree>, here: bool, (time, before): (Millis, Tree)) -> Option<Offer> {
        let (widget, activity) = (Widget::from_tag(&document.widget)?, document.activity.clone());
        let (changed, state) = dated(document)?;
        let mut offer = Offer { widget, activity, here, gain: Gain::default(), changed, state };
        offer.gain = gain(&before, &offer.onto(time, &before));
        Some(offer)
    }

    /// That work, changed last at that time, together with what is offered.
    fn onto(&self, changed: Millis, mine: &Tree) -> Tree {
        joined(self.widget, (changed, mine), (self.changed, &self.state))
    }
}

impl Taken {
    /// Whether anything was taken over.
    pub fn is_something(&self) -> bool {
        self.here.is_some() || !self.elsewhere.is_empty()
    }

    /// Together with what was taken over before.
    #[must_use]
    pub fn after(self, before: Taken) -> Taken {
        let mut elsewhere = before.elsewhere;
        elsewhere.extend(self.elsewhere);
        Taken { here: self.here.or(before.here), elsewhere, ..self }
    }
}

impl Desk {
    /// A backup of this activity, as JSON. What newer code wrote is handed on as it is.
    pub fn export_backup(&self) -> String {
        let Some(keeper) = self.keeper() else { return String::new() };
        let document = || json::text(&form::write(keeper.document()?));
        backup::file(&[self.shown_newer(&keeper).or_else(document).unwrap_or_default()])
    }

    /// A backup of all activities on this site, with those on this page as they are on the screen.
    pub fn export_all(&self) -> String {
        self.save_now();
        let (mut keys, mut texts) = (Vec::new(), Vec::new());
        // What could not be saved is only on the screen.
        for document in neighbour::ask() {
            // One in which nothing was done or read is no work; what newer code wrote is handed on as it is stored.
            if let Some(text) = json::text(&document)
                && let Some(document) = form::read::<Document<Tree>>(document)
                && let Some(widget) = Widget::from_tag(&document.widget)
                && document.changed > Millis(0)
            {
                keys.push(key::document(widget, &document.activity));
                texts.push(text);
            }
        }
        for key in storage::keys() {
            if key::is_document(&key)
                && !keys.contains(&key)
                && let Some(text) = storage::read(&key)
                && envelope(&text).is_some()
            {
                texts.push(text);
            }
        }
        backup::file(&texts)
    }

    /// What newer code wrote, where it is what the screen shows. What newer code wrote meanwhile is safe where it is; the
    /// work on the screen is kept nowhere.
    fn shown_newer(&self, keeper: &Keeper) -> Option<String> {
        keeper.newer().filter(|_| self.read_only.peeked())
    }

    /// Takes a backup over, as one step that can be undone. Answers why not, in the learner's language; empty when it was taken.
    pub fn import_backup(&self, text: &str) -> Vec<String> {
        let taken = self.documents(text).and_then(|documents| self.offers(documents)).and_then(|(offers, refusal)| {
            let here = offers.iter().find(|offer| offer.here);
            let here = here.ok_or(refusal.unwrap_or(Refusal::NotABackup))?;
            if self.take_here(here) { Ok(()) } else { Err(Refusal::NotABackup) }
        });
        taken.err().map(|refusal| self.words.common.refusal(refusal).to_owned()).into_iter().collect()
    }

    /// What a backup holds.
    ///
    /// # Errors
    /// Why it is no backup, or none can be used here.
    pub fn documents(&self, text: &str) -> Result<Vec<Document<Tree>>, Refusal> {
        if self.read_only.peeked() {
            return Err(Refusal::ReadOnly);
        }
        backup::read(text, json::parse)
    }

    /// What the documents of a backup would change in which activity; those of widgets that are [`missing`] are passed over.
    /// Those in which they would change nothing are among them. And why they hold nothing for this one, if so, or that
    /// something in them or in its place is of newer code, which is left alone.
    ///
    /// # Errors
    /// Why none of them can be used here.
    pub fn offers(&self, documents: Vec<Document<Tree>>) -> Result<(Vec<Offer>, Option<Refusal>), Refusal> {
        let (model, keeper) = self.model().zip(self.keeper()).ok_or(Refusal::NotABackup)?;
        // It can have become so while something was fetched.
        if self.read_only.peeked() {
            return Err(Refusal::ReadOnly);
        }
        let chosen = backup::choose_for(&documents, model.widget(), model.version(), keeper.activity());
        let mut newer = chosen == Err(Refusal::Newer);
        let mut offers = Vec::with_capacity(documents.len());
        for (index, document) in documents.into_iter().enumerate() {
            let here = chosen == Ok(index);
            let Some(widget) = Widget::from_tag(&document.widget) else { continue };
            let key = key::document(widget, &document.activity);
            let own = key == keeper.key();
            if own && !here {
                continue;
            }
            newer |= is_newer(&document);
            let before = if here {
                keeper.document().map(|mine| (mine.changed, mine.state))
            } else {
                let stored = storage::read(&key).and_then(|text| envelope(&text));
                if stored.as_ref().is_some_and(is_newer) {
                    newer = true;
                    continue;
                }
                stored.and_then(dated)
            };
            offers.extend(Offer::new(document, here, before.unwrap_or_default()));
        }
        match chosen {
            _ if newer && offers.is_empty() => Err(Refusal::Newer),
            _ if newer => Ok((offers, Some(Refusal::Newer))),
            chosen if offers.is_empty() => Err(chosen.err().unwrap_or(Refusal::NotABackup)),
            chosen => Ok((offers, chosen.err())),
        }
    }

    /// Takes over what was offered. In this activity that is a step which Undo takes back.
    pub fn take_offers(&self, offers: &[Offer]) -> Taken {
        let mut taken = Taken::default();
        for offer in offers.iter().filter(|offer| offer.gain.differs) {
            let done = match offer.here {
                true => {
                    let done = self.take_here(offer);
                    taken.here = self.model().and_then(|model| model.write()).filter(|_| done);
                    done
                }
                false => {
                    let key = key::document(offer.widget, &offer.activity);
                    let before = storage::read(&key);
                    let done = add_to_stored(offer, &key);
                    if done {
                        taken.elsewhere.push(Before { before, after: storage::read(&key), key: key.clone() });
                    }
                    neighbour::tell(&key, None, News::Written);
                    done
                }
            };
            if !done {
                taken.failed.push(offer.clone());
            }
        }
        taken
    }

    /// Whether what was taken over can still be given back: this activity is as it was right after. Followed.
    pub fn can_give_back(&self, taken: &Taken) -> bool {
        let (can_undo, _) = self.can_step();
        let as_it_was = || self.model().and_then(|model| model.write()) == taken.here;
        taken.is_something() && (taken.here.is_none() || (can_undo && as_it_was()))
    }

    /// Gives back what was taken over: here by a step back, and elsewhere where nothing has changed since. Whether that is
    /// all of it.
    pub fn give_back(&self, taken: &Taken) -> bool {
        if !self.can_give_back(taken) {
            return false;
        }
        let mut all = true;
        for one in &taken.elsewhere {
            all &= storage::read(&one.key) == one.after && put_back(one);
            neighbour::tell(&one.key, None, News::Written);
        }
        if taken.here.is_some() {
            self.undo();
        }
        all
    }

    fn take_here(&self, offer: &Offer) -> bool {
        let Some((model, keeper)) = self.model().zip(self.keeper()) else { return false };
        let merged = keeper.document().map(|mine| offer.onto(mine.changed, &mine.state));
        let taken = merged.is_some_and(|state| model.read(state, Way::Step));
        if taken {
            self.has_changed(false);
        }
        taken
    }
}

/// The widgets whose work is among these documents and whose part of the core has not come: see [`bring`].
pub fn missing(documents: &[Document<Tree>]) -> Vec<Widget> {
    let held = |widget: &Widget| documents.iter().any(|document| document.widget == widget.tag());
    Widget::ALL.into_iter().filter(|widget| held(widget) && !work::is_there(*widget)).collect()
}

/// Fetches what is needed to read work of these widgets. Whether all of it came.
pub async fn bring(widgets: Vec<Widget>) -> bool {
    let mut all = true;
    for widget in widgets {
        all &= Part::Widget(widget).bring().await;
    }
    all
}

/// The document that a text holds, whatever its widget and version.
pub(super) fn envelope(text: &str) -> Option<Document<Tree>> {
    json::parse(text).and_then(form::read)
}

/// The state of a document as today's code would write it, and when it was changed last.
fn dated(document: Document<Tree>) -> Option<(Millis, Tree)> {
    Some((document.changed, backup::state(document)?))
}

/// Whether newer code wrote it.
fn is_newer(document: &Document<Tree>) -> bool {
    let widget = Widget::from_tag(&document.widget);
    widget.is_some_and(|widget| document.fit_for(widget, work::version(widget)) == Fit::Newer)
}

/// Puts back what stood somewhere before, as a writing that comes after what stands there now. Where nothing stood, that is
/// empty work: a value that is gone would be written again by whoever shows it.
fn put_back(one: &Before) -> bool {
    let last = one.after.as_deref().and_then(envelope);
    let known = match &one.before {
        Some(text) => envelope(text),
        None => last.clone().and_then(emptied),
    };
    let anew = known.zip(last).map(|(known, last)| known.written_over(&last, clock::writer_id()));
    let anew = anew.and_then(|document| json::text(&form::write(document)));
    match anew.as_ref().or(one.before.as_ref()) {
        Some(text) => storage::write(&one.key, text).is_ok(),
        None => storage::remove(&one.key),
    }
}

fn emptied(document: Document<Tree>) -> Option<Document<Tree>> {
    let state = work::normal(Widget::from_tag(&document.widget)?, Tree::Object(Vec::new()))?;
    Some(Document { state, ..document })
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

/// Joins what is offered with what is stored. Whether it really stands there afterwards.
fn add_to_stored(offer: &Offer, key: &str) -> bool {
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
    let merged = keeper.document().map(|mine| offer.onto(mine.changed, &mine.state));
    if merged.is_some_and(|state| unseen.read(state, Way::Step)) {
        keeper.has_changed(false);
        keeper.save();
    }
    // A full, blocked or forgetful store shows only in what can be read from it.
    let stored = storage::read(key).and_then(|text| envelope(&text)).and_then(backup::state);
    stored.is_some() && stored == unseen.write().and_then(|state| work::normal(widget, state))
}
