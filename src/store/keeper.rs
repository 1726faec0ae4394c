//! Keeping one activity's work in a place, together with whoever else writes there.
//!
//! A writing is four steps, each of which may be answered at once or late: read what stands there; take it in, if somebody
//! else wrote it; write; read again, since some places take a text and do nothing. Nothing is ever written over unread:
//! what can be read is merged, what cannot is set aside, and what newer code wrote is left alone. Whatever fails, the work
//! stays in the model, and the next change tries again.

use std::cell::RefCell;
use std::rc::Rc;

use super::document::{Document, Fit, Seal};
use super::merge::merge;
use super::migrate::migrate;
use super::place::{self, Place, Trouble};
use super::tree::Tree;
use super::work::{Way, Work};
use super::{form, key};
use crate::activity::Millis;

/// How things stand with keeping the learner's work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// Nothing has been written or was there.
    Untouched,
    /// What is on the screen is in its place.
    Saved,
    /// It is in memory only.
    NotSaved(Trouble),
    /// What stands there is newer than this code, so it is left alone.
    Newer,
}

/// What a keeper has to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// How things stand.
    Keeping(Keeping),
    /// What stood there could not be read and was set aside.
    SetAside,
    /// Somebody else's work came in.
    News,
    /// The document was written.
    Written,
    /// There is something to write.
    Due,
}

/// Puts a text where it is never written over, or says why it cannot.
pub type SetAside = Box<dyn Fn(&str) -> Result<(), Trouble>>;

/// What a keeper needs of the world around it.
pub struct Tools {
    /// What a JSON text holds.
    pub parse: fn(&str) -> Option<Tree>,
    /// The JSON text of a value.
    pub text: fn(&Tree) -> Option<String>,
    /// The wall clock.
    pub now: fn() -> Millis,
    /// Puts a text that cannot be read where it is never written over.
    pub set_aside: SetAside,
    /// Hears what there is to tell.
    pub tell: Box<dyn Fn(Told)>,
}

/// Keeps one document.
pub struct Keeper {
    work: Rc<dyn Work>,
    place: Rc<dyn Place>,
    tools: Tools,
    activity: String,
    writer: String,
    book: RefCell<Book>,
}

/// What a keeper knows. Borrowed for single statements only, never while somebody else is called.
#[derive(Default)]
struct Book {
    /// The state before anything was read.
    start: Tree,
    /// The text that was read or written last.
    last: Option<String>,
    /// The text of somebody else's, or from before this page, that was read last: all writers know it or what came of it.
    agreed: Option<String>,
    /// What was written last and nobody else is known to have read.
    written: Option<u32>,
    revision: u32,
    changed: Millis,
    seals: Vec<Seal>,
    /// Something of the learner's is not written yet.
    dirty: bool,
    /// Time went on since the last writing. News from elsewhere make that void.
    passing: bool,
    /// The place has answered for the first time.
    begun: bool,
    newer: bool,
    busy: bool,
    save_again: bool,
    look_again: bool,
}

/// Why nothing may be written.
enum Stop {
    Newer,
    Trouble(Trouble),
}

impl Keeper {
    /// A keeper that has read and written nothing. `writer` is an id that nobody else has.
    pub fn new(work: Rc<dyn Work>, place: Rc<dyn Place>, tools: Tools, activity: &str, writer: String) -> Rc<Keeper> {
        let keeper = Keeper { work, place, tools, activity: activity.to_owned(), writer, book: RefCell::default() };
        keeper.forget();
        Rc::new(keeper)
    }

    /// The document's name.
    pub fn key(&self) -> String {
        key::document(self.work.widget(), &self.activity)
    }

    /// The activity's id.
    pub fn activity(&self) -> &str {
        &self.activity
    }

    /// Reads what is there. Until the place has answered, nothing is written.
    pub fn begin(self: &Rc<Self>) {
        let keeper = self.clone();
        self.place.read(&self.key(), Box::new(move |answer| keeper.has_begun(answer)));
    }

    fn has_begun(self: &Rc<Self>, answer: Result<Option<String>, Trouble>) {
        match answer {
            Ok(Some(text)) => {
                if let Err(Stop::Trouble(trouble)) = self.take(text, Way::Begin) {
                    self.tell(Told::Keeping(Keeping::NotSaved(trouble)));
                }
            }
            Ok(None) => {}
            Err(trouble) => self.tell(Told::Keeping(Keeping::NotSaved(trouble))),
        }
        self.book.borrow_mut().begun = true;
        if self.is_due() {
            self.tell(Told::Due);
        }
    }

    /// Takes note that the learner changed something, or (`passing`) that time went on.
    pub fn has_changed(&self, passing: bool) {
        let now = (self.tools.now)();
        let mut book = self.book.borrow_mut();
        if passing {
            book.passing = true;
            return;
        }
        book.dirty = true;
        book.changed = now.max(Millis(book.changed.0.saturating_add(1)));
    }

    /// Whether something of the learner's waits to be written.
    pub fn is_due(&self) -> bool {
        let book = self.book.borrow();
        book.dirty && !book.newer
    }

    /// Looks whether somebody else has written, and takes that in.
    pub fn look(self: &Rc<Self>) {
        {
            let mut book = self.book.borrow_mut();
            if !book.begun || book.newer {
                return;
            }
            book.look_again = book.busy;
            if book.busy {
                return;
            }
        }
        let keeper = self.clone();
        let take = move |answer: Result<Option<String>, Trouble>| {
            let news = answer.ok().flatten().filter(|text| keeper.is_news(text));
            let taken = news.map(|text| keeper.take(text, Way::Join));
            if let Some(Err(Stop::Trouble(trouble))) = taken {
                keeper.tell(Told::Keeping(Keeping::NotSaved(trouble)));
            }
            if keeper.is_due() {
                keeper.tell(Told::Due);
            }
        };
        self.place.read(&self.key(), Box::new(take));
    }

    /// Writes what is not written yet.
    pub fn save(self: &Rc<Self>) {
        {
            let mut book = self.book.borrow_mut();
            if !book.begun || book.newer || !(book.dirty || book.passing) {
                return;
            }
            book.save_again = book.busy;
            if book.busy {
                return;
            }
            book.busy = true;
        }
        let keeper = self.clone();
        self.place.read(&self.key(), Box::new(move |answer| keeper.write(answer)));
    }

    fn write(self: &Rc<Self>, answer: Result<Option<String>, Trouble>) {
        let stop = match answer {
            Err(trouble) => Err(Stop::Trouble(trouble)),
            Ok(Some(text)) if self.is_news(&text) => self.take(text, Way::Join),
            Ok(_) => Ok(()),
        };
        let written = match stop {
            Err(Stop::Newer) => return self.end(Keeping::Newer),
            Err(Stop::Trouble(trouble)) => return self.end(Keeping::NotSaved(trouble)),
            Ok(()) => self
                .document()
                .and_then(|document| Some((document.revision, (self.tools.text)(&form::write(document))?))),
        };
        let Some((revision, text)) = written else { return self.end(Keeping::NotSaved(Trouble::Blocked)) };
        if place::length(&text) > self.place.longest() {
            return self.end(Keeping::NotSaved(Trouble::TooLong));
        }
        // What changes from here on is for the next writing.
        let was_dirty = std::mem::take(&mut self.book.borrow_mut().dirty);
        let (keeper, sent) = (self.clone(), text.clone());
        let then = move |answer: Result<(), Trouble>| match answer {
            Ok(()) => keeper.check(sent, revision),
            Err(trouble) => {
                keeper.book.borrow_mut().dirty |= was_dirty;
                keeper.end(Keeping::NotSaved(trouble));
            }
        };
        self.place.write(&self.key(), &text, Box::new(then));
    }

    fn check(self: &Rc<Self>, sent: String, revision: u32) {
        let keeper = self.clone();
        let then = move |answer: Result<Option<String>, Trouble>| {
            let found = answer.as_ref().ok().and_then(Option::as_ref);
            let mut book = keeper.book.borrow_mut();
            let others = found.is_some_and(|text| *text != sent && book.last.as_ref() != Some(text));
            if found == Some(&sent) || others {
                // Somebody who wrote at the same moment may not have read this: see `Document::knows`.
                book.last = Some(sent);
                book.revision = revision;
                book.written = Some(revision);
                book.passing = false;
                book.look_again |= others;
                drop(book);
                keeper.end(Keeping::Saved);
            } else {
                book.dirty = true;
                drop(book);
                keeper.end(Keeping::NotSaved(answer.err().unwrap_or(Trouble::Blocked)));
            }
        };
        self.place.read(&self.key(), Box::new(then));
    }

    fn end(self: &Rc<Self>, keeping: Keeping) {
        let (look, save) = {
            let mut book = self.book.borrow_mut();
            book.busy = false;
            (std::mem::take(&mut book.look_again), std::mem::take(&mut book.save_again))
        };
        self.tell(Told::Keeping(keeping));
        if keeping == Keeping::Saved {
            self.tell(Told::Written);
        }
        if look {
            self.look();
        }
        if save {
            self.save();
        }
    }

    /// The document as it would be written now.
    pub fn document(&self) -> Option<Document<Tree>> {
        let state = self.work.write()?;
        let book = self.book.borrow();
        Some(Document {
            widget: self.work.widget().tag().to_owned(),
            activity: self.activity.clone(),
            version: self.work.version(),
            revision: book.revision.saturating_add(1),
            changed: book.changed,
            writer: self.writer.clone(),
            knows: book.seals.clone(),
            state,
        })
    }

    /// The text that was read last and is newer than this code, for a copy to take away.
    pub fn newer(&self) -> Option<String> {
        let book = self.book.borrow();
        book.last.clone().filter(|_| book.newer)
    }

    /// Begins again as if nothing had ever been read or written; the model stands at its beginning. Only whose writings
    /// were known stays known: so other tabs see that what they have was taken out.
    pub fn forget(&self) {
        let start = self.work.write().unwrap_or_default();
        let mut book = self.book.borrow_mut();
        let (begun, revision, seals) = (book.begun, book.revision, std::mem::take(&mut book.seals));
        *book = Book { start, begun, revision, seals, ..Book::default() };
    }

    fn is_news(&self, text: &str) -> bool {
        self.book.borrow().last.as_deref() != Some(text)
    }

    /// Takes in what stands in the place.
    fn take(&self, text: String, way: Way) -> Result<(), Stop> {
        let Some(document) = self.envelope(&text) else { return self.put_aside(text, 0) };
        if document.fit_for(self.work.widget(), self.work.version()) == Fit::Newer {
            {
                let mut book = self.book.borrow_mut();
                book.newer = true;
                book.last = Some(text);
            }
            // Shown as far as it can be read, unless there is something here that is not kept anywhere.
            if way == Way::Begin && !self.book.borrow().dirty {
                self.work.read(document.state, Way::Begin);
            }
            self.tell(Told::Keeping(Keeping::Newer));
            return Err(Stop::Newer);
        }
        let Some(theirs) = self.state_of(&document) else { return self.put_aside(text, document.revision) };
        let (seals, state) = (document.seals(), self.work.write());
        let (mine, theirs_later, dirty, base) = {
            let book = self.book.borrow();
            // Who has read nothing of what this tab has read began anew, in a place that had been emptied. What is missing
            // there was not taken out by anybody.
            let anew = book.seals.first().is_some_and(|seal| !document.comes_of(seal));
            let seen = !anew && book.written.is_none_or(|revision| document.has_seen(&self.writer, revision));
            let later = (book.changed, self.writer.as_str()) < (document.changed, document.writer.as_str());
            let base = match (anew, seen) {
                (true, _) => None,
                (_, true) => book.last.clone(),
                _ => book.agreed.clone(),
            };
            // Nothing of this tab's is missing in it: then it is the whole truth.
            let whole = seen && !book.dirty;
            (state.filter(|_| !whole), later, book.dirty, base)
        };
        let joined = match &mine {
            None => theirs.clone(),
            Some(mine) => {
                let start = || self.book.borrow().start.clone();
                let base = base.and_then(|text| self.state_of(&self.envelope(&text)?)).unwrap_or_else(start);
                if theirs_later { merge(&base, mine, &theirs) } else { merge(&base, &theirs, mine) }
            }
        };
        let way = if way == Way::Begin && !dirty { Way::Begin } else { Way::Join };
        let mut written = joined == theirs;
        let news = mine.as_ref() != Some(&joined);
        if news && !self.work.read(joined, way) {
            // It makes no sense together. What is here stays, and what was there goes where it can be fetched.
            (self.tools.set_aside)(&text).map_err(Stop::Trouble)?;
            self.tell(Told::SetAside);
            written = false;
        }
        {
            let mut book = self.book.borrow_mut();
            book.revision = book.revision.max(document.revision);
            book.changed = book.changed.max(document.changed);
            book.seals = seals;
            book.last = Some(text.clone());
            book.agreed = Some(text);
            book.written = None;
            book.dirty = !written;
            book.passing = false;
        }
        if written {
            self.tell(Told::Keeping(Keeping::Saved));
        }
        if news && way == Way::Join {
            self.tell(Told::News);
        }
        Ok(())
    }

    fn envelope(&self, text: &str) -> Option<Document<Tree>> {
        let document: Document<Tree> = (self.tools.parse)(text).and_then(form::read)?;
        (document.fit_for(self.work.widget(), self.work.version()) != Fit::Foreign).then_some(document)
    }

    fn state_of(&self, document: &Document<Tree>) -> Option<Tree> {
        let state = migrate(self.work.widget(), document.version, self.work.version(), document.state.clone())?;
        self.work.normal(state)
    }

    fn put_aside(&self, text: String, revision: u32) -> Result<(), Stop> {
        (self.tools.set_aside)(&text).map_err(Stop::Trouble)?;
        let state = self.work.write();
        {
            let mut book = self.book.borrow_mut();
            book.revision = book.revision.max(revision);
            book.last = Some(text);
            // Whatever had been kept there is there no longer.
            book.dirty |= state.as_ref() != Some(&book.start);
        }
        self.tell(Told::SetAside);
        Ok(())
    }

    fn tell(&self, told: Told) {
        (self.tools.tell)(told);
    }
}
