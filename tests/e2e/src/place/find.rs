//! Finding.

use serde_json::json;

use super::{Name, Place, Step};
use crate::browser::strings;
use crate::failure::{Failure, Result};

impl Place<'_> {
    #[track_caller]
    pub(crate) fn wait_for_it(&self) -> Result {
        self.browser.until(|| self.ask("exists").map(drop))
    }

    #[track_caller]
    fn found(self) -> Result<Self> {
        self.browser.note(format!("find {self}"));
        self.wait_for_it()?;
        Ok(self)
    }

    /// The only one of this role (as in `button`, `status`, `group`) with this accessible name in here.
    ///
    /// # Errors
    /// When there is none within the time limit (the failure lists the names that are there), or more than one.
    #[track_caller]
    pub fn find(&self, role: &str, name: impl Into<Name>) -> Result<Self> {
        self.then(Step::Role { role: role.to_owned(), name: name.into(), n: None }).found()
    }

    /// The nth (from 0) of this role and name, where several are meant to be there.
    ///
    /// # Errors
    /// When there are not so many within the time limit.
    #[track_caller]
    pub fn nth(&self, role: &str, name: impl Into<Name>, n: usize) -> Result<Self> {
        self.then(Step::Role { role: role.to_owned(), name: name.into(), n: Some(n) }).found()
    }

    /// A button.
    ///
    /// # Errors
    /// As [`Place::find`].
    #[track_caller]
    pub fn button(&self, name: impl Into<Name>) -> Result<Self> {
        self.find("button", name)
    }

    /// A link.
    ///
    /// # Errors
    /// As [`Place::find`].
    #[track_caller]
    pub fn link(&self, name: impl Into<Name>) -> Result<Self> {
        self.find("link", name)
    }

    /// A text field of one or more lines.
    ///
    /// # Errors
    /// As [`Place::find`].
    #[track_caller]
    pub fn textbox(&self, name: impl Into<Name>) -> Result<Self> {
        self.find("textbox", name)
    }

    /// A radio button.
    ///
    /// # Errors
    /// As [`Place::find`].
    #[track_caller]
    pub fn radio(&self, name: impl Into<Name>) -> Result<Self> {
        self.find("radio", name)
    }

    /// A tick box.
    ///
    /// # Errors
    /// As [`Place::find`].
    #[track_caller]
    pub fn checkbox(&self, name: impl Into<Name>) -> Result<Self> {
        self.find("checkbox", name)
    }

    /// A group, such as a fieldset named by its legend. Further things are found inside it.
    ///
    /// # Errors
    /// As [`Place::find`].
    #[track_caller]
    pub fn group(&self, name: impl Into<Name>) -> Result<Self> {
        self.find("group", name)
    }

    /// A heading.
    ///
    /// # Errors
    /// As [`Place::find`].
    #[track_caller]
    pub fn heading(&self, name: impl Into<Name>) -> Result<Self> {
        self.find("heading", name)
    }

    /// The nth element in here that matches a selector (shadow roots included). For what has no name.
    ///
    /// # Errors
    /// When there are not so many within the time limit.
    #[track_caller]
    pub fn within(&self, selector: &str, n: usize) -> Result<Self> {
        self.then(Step::css(selector, n)).found()
    }

    /// The nth (from 0) occurrence of a word or phrase in the running text in here, upper and lower case as written:
    /// in what is marked `part="text"` if anything is, else in all text that is not a control's.
    ///
    /// # Errors
    /// When it is not there so often within the time limit.
    #[track_caller]
    pub fn word(&self, word: &str, n: usize) -> Result<Self> {
        self.then(Step::Word { word: word.to_owned(), n }).found()
    }

    /// The accessible names of everything of this role in here, now.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn names(&self, role: &str) -> Result<Vec<String>> {
        Ok(strings(&self.browser.call("names", json!([self.path(), role]))?))
    }

    /// Waits until nothing of this role and name is in here.
    ///
    /// # Errors
    /// When it still is after the time limit.
    #[track_caller]
    pub fn no(&self, role: &str, name: impl Into<Name>) -> Result {
        let name = name.into();
        self.browser.note(format!("no {role} {name} in {self}"));
        let (text, kind) = name.parts();
        self.browser.until(|| {
            let count = self.browser.call("count", json!([self.path(), role, text, kind]))?;
            if count == 0 { Ok(()) } else { Err(Failure::step(format!("{role} {name} is still there, {count} times"))) }
        })
    }
}
