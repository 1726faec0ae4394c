//! Keeping one activity's work in a place, together with whoever else writes there.
//!
//! A writing is four steps, each of which may be answered at once or late: read what stands there; take it in, if somebody
//! else wrote it; write; read again, since some places take a text and do nothing. Nothing is ever written over unread:
//! what can be read is merged, what cannot is set aside, and what newer code wrote is left alone. Whatever fails, the work
//! stays in the model, and the next change tries again.
//!
//! What a keeper remembers is `book`, the steps are `writing`, and joining with what others wrote is `taking`. Others write in
//! the place, or are heard of by another way ([`Keeper::take_in`]): a second copy, a notice that the work was deleted.

mod book;
mod taking;
mod writing;

use std::cell::RefCell;
use std::rc::Rc;

use self::book::Book;
use super::document::Document;
use super::place::{Place, Trouble};
use super::tree::Tree;
use super::work::Work;
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
    /// What the place had lost came back by another way.
    Restored,
    /// The work was deleted elsewhere, and so it was here, but for what was done here since.
    Deleted,
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

    /// The text that tells others of the deletion that [`Keeper::forget`] does next. None where nothing can be written.
    pub fn farewell(&self) -> Option<String> {
        let document = self.document()?.emptied();
        let later = Millis(document.changed.0.saturating_add(1)).max((self.tools.now)());
        (self.tools.text)(&form::write(Document { changed: later, ..document }))
    }

    /// Begins again as if nothing had ever been read or written; the model stands at its beginning. Only whose writings
    /// were known stays known: so other tabs see that what they have was taken out.
    pub fn forget(&self) {
        let start = self.work.write().unwrap_or_default();
        let mut book = self.book.borrow_mut();
        let (begun, revision, seals) = (book.begun, book.revision, std::mem::take(&mut book.seals));
        // No other writing may look like the farewell.
        let revision = revision.saturating_add(u32::from(begun));
        *book = Book { start, begun, revision, seals, ..Book::default() };
    }

    fn tell(&self, told: Told) {
        (self.tools.tell)(told);
    }
}
