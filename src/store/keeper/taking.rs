//! Taking in what somebody else wrote.

use std::rc::Rc;

use super::writing::Stop;
use super::{Keeper, Keeping, Told};
use crate::store::document::{Document, Fit};
use crate::store::form;
use crate::store::merge::merge;
use crate::store::migrate::migrate;
use crate::store::place::Trouble;
use crate::store::tree::Tree;
use crate::store::work::Way;

impl Keeper {
    /// Takes in a writing that came by another way than the place: out of a second copy of it, or told by another tab. What
    /// is known already changes nothing, and what cannot be read says nothing. What the place lacks is written there next.
    pub fn take_in(self: &Rc<Self>, text: String) {
        {
            let mut book = self.book.borrow_mut();
            if !book.begun || book.busy {
                book.heard = Some(text);
                return;
            }
        }
        let keeper = self.clone();
        let then = move |answer: Result<Option<String>, Trouble>| keeper.take_beside(answer.ok().flatten(), text);
        self.place.read(&self.key(), Box::new(then));
    }

    /// Takes in what came while the place was asked.
    pub(super) fn take_heard(self: &Rc<Self>) {
        let heard = self.book.borrow_mut().heard.take();
        if let Some(text) = heard {
            self.take_in(text);
        }
    }

    fn take_beside(&self, stands: Option<String>, text: String) {
        let news = stands.clone().filter(|stands| self.is_news(stands));
        if let Some(Err(Stop::Trouble(trouble))) = news.map(|stands| self.take(stands, Way::Join)) {
            return self.tell(Told::Keeping(Keeping::NotSaved(trouble)));
        }
        let Some(document) = self.envelope(&text) else { return };
        let is_newer = document.fit_for(self.work.widget(), self.work.version()) == Fit::Newer;
        let outgrown = document.writer == self.writer || self.book.borrow().has_outgrown(&document);
        if outgrown || self.book.borrow().newer || !(is_newer || self.state_of(&document).is_some()) {
            return;
        }
        if self.take(text, Way::Join).is_ok() {
            let gone = document.is_emptied();
            {
                let mut book = self.book.borrow_mut();
                book.dirty |= stands.is_some() || !gone;
                book.overtaken = stands;
            }
            if !gone {
                self.tell(Told::Restored);
            }
        }
        if self.is_due() {
            self.tell(Told::Due);
        }
    }

    /// Takes in what stands in the place.
    pub(super) fn take(&self, text: String, way: Way) -> Result<(), Stop> {
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
        if document.writer == self.writer || self.book.borrow().knows(&document) {
            // The place has gone back to an earlier writing, as after a crash of the browser.
            self.book.borrow_mut().dirty = true;
            return Ok(());
        }
        let Some(theirs) = self.state_of(&document) else { return self.put_aside(text, document.revision) };
        let (seals, before) = (document.seals(), self.work.write());
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
            (before.clone().filter(|_| !whole), later, book.dirty, base)
        };
        let joined = match &mine {
            None => theirs.clone(),
            Some(mine) => {
                let start = || self.book.borrow().start.clone();
                let base = base.and_then(|text| self.state_of(&self.envelope(&text)?)).unwrap_or_else(start);
                if theirs_later { merge(&base, mine, &theirs) } else { merge(&base, &theirs, mine) }
            }
        };
        // Of work that was deleted, nothing is left to undo.
        let gone = document.is_emptied();
        let afresh = gone && mine.is_none();
        let had_work = before.as_ref().is_some_and(|state| *state != theirs && *state != self.book.borrow().start);
        let way = if afresh || (way == Way::Begin && !dirty) { Way::Begin } else { Way::Join };
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
            self.tell(Told::Keeping(if gone { Keeping::Untouched } else { Keeping::Saved }));
        }
        if news && (had_work && gone || way == Way::Join) {
            self.tell(Told::News);
        }
        if gone && had_work {
            self.tell(Told::Deleted);
        }
        Ok(())
    }

    /// Whether it is a writing of somebody else's that is not known yet.
    pub(super) fn is_of_others(&self, text: &str) -> bool {
        let others = |document: &Document<Tree>| document.writer != self.writer && !self.book.borrow().knows(document);
        self.envelope(text).as_ref().is_some_and(others)
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
}
