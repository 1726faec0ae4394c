//! Reading and writing, a step at a time: each step may be answered at once or late.

use std::rc::Rc;

use super::{Keeper, Keeping, Told};
use crate::store::form;
use crate::store::place::{self, Trouble};
use crate::store::work::Way;

/// Why nothing may be written.
pub(super) enum Stop {
    Newer,
    Trouble(Trouble),
}

impl Keeper {
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
        self.take_heard();
        if self.is_due() {
            self.tell(Told::Due);
        }
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
            let news = found.filter(|text| **text != sent && keeper.is_news(text));
            let others = news.is_some_and(|text| keeper.is_of_others(text));
            let mut book = keeper.book.borrow_mut();
            if found == Some(&sent) || others {
                // Somebody who wrote at the same moment may not have read this: see `Document::knows`.
                book.last = Some(sent);
                book.revision = revision;
                book.written = Some(revision);
                book.passing = false;
                book.torn = false;
                book.look_again |= others;
                drop(book);
                return keeper.end(Keeping::Saved);
            }
            book.dirty = true;
            let mut trouble = Trouble::Blocked;
            if let Some(torn) = news {
                trouble = Trouble::Torn;
                // What the place made of one writing is put aside before the next, since it may be somebody's. What it
                // makes of those that follow is surely our own, of which nothing is missing here.
                if std::mem::replace(&mut book.torn, true) {
                    book.last = Some(torn.clone());
                }
            }
            drop(book);
            keeper.end(Keeping::NotSaved(answer.err().unwrap_or(trouble)));
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
        self.take_heard();
        if look {
            self.look();
        }
        if save {
            self.save();
        }
    }

    pub(super) fn is_news(&self, text: &str) -> bool {
        let book = self.book.borrow();
        ![&book.last, &book.overtaken].into_iter().any(|known| known.as_deref() == Some(text))
    }
}
