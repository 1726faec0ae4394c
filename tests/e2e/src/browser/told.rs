//! What the page told: events, live regions, errors, and pictures of it.

use std::path::PathBuf;

use base64::Engine as _;
use serde_json::{Value, json};

use super::{Browser, strings};
use crate::console;
use crate::engine::Engine;
use crate::failure::{Failure, Result};

impl Browser {
    /// Notes these custom events from here on, also on pages opened later (the widgets' own are always noted).
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn record_events(&self, types: &[&str]) -> Result {
        self.server.record_events(types);
        self.run("for (const type of arguments[0]) window.__e2e?.listen(type)", json!([types])).map(drop)
    }

    /// The details of the events of one type since the page was loaded.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn events(&self, kind: &str) -> Result<Vec<Value>> {
        Ok(self
            .events_in_full()?
            .into_iter()
            .filter(|event| event["type"] == kind)
            .map(|mut event| event["detail"].take())
            .collect())
    }

    /// All noted events since the page was loaded: type, detail, bubbles, composed, target (its tag).
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn events_in_full(&self) -> Result<Vec<Value>> {
        let events = self.run("return window.__e2e ? window.__e2e.events : []", json!([]))?;
        Ok(events.as_array().cloned().unwrap_or_default())
    }

    /// Waits for an event of this type since the page was loaded, and returns the details of all.
    ///
    /// # Errors
    /// When there is none in time.
    #[track_caller]
    pub fn wait_for_event(&self, kind: &str) -> Result<Vec<Value>> {
        self.note(format!("wait for the event {kind}"));
        self.until(|| {
            let events = self.events(kind)?;
            if events.is_empty() { Err(Failure::step(format!("no event {kind}"))) } else { Ok(events) }
        })
    }

    /// Starts to note what live regions say (those that are there now). See [`Browser::heard`].
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn listen(&self) -> Result {
        self.call("listen", json!([])).map(drop)
    }

    /// What live regions have said since [`Browser::listen`], in order.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn heard(&self) -> Result<Vec<String>> {
        Ok(strings(&self.call("spoken", json!([]))?))
    }

    /// Waits until live regions have said more than `known` texts since [`Browser::listen`], and returns those after them.
    ///
    /// # Errors
    /// When they stay silent for the time limit.
    #[track_caller]
    pub fn heard_after(&self, known: usize) -> Result<Vec<String>> {
        self.note("something is said".to_owned());
        self.until(|| {
            let new = self.heard()?.split_off(known);
            if new.is_empty() { Err(Failure::step("nothing is said")) } else { Ok(new) }
        })
    }

    /// Says that an error whose text contains this may stand in the console; any other fails the scenario at its end.
    pub fn expect_console_error(&self, part: &str) {
        self.expected_errors.borrow_mut().push(part.to_owned());
    }

    /// Uncaught exceptions and `console.error` texts so far, expected ones included.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn console_errors(&self) -> Result<Vec<String>> {
        self.collect_errors()?;
        Ok(self.errors.borrow().clone())
    }

    pub(super) fn collect_errors(&self) -> Result {
        let new = console::take(&self.session.borrow())?;
        self.errors.borrow_mut().extend(new);
        Ok(())
    }

    /// A picture of what is in view, into the folder `AW_SHOTS` if that is set. Name it after the state it shows.
    ///
    /// # Errors
    /// When it cannot be taken or written.
    #[track_caller]
    pub fn screenshot(&self, name: &str) -> Result {
        self.shoot(name, false)
    }

    /// A picture of the whole page (in WebKitGTK of what is in view), into `AW_SHOTS` if that is set.
    ///
    /// # Errors
    /// When it cannot be taken or written.
    #[track_caller]
    pub fn screenshot_page(&self, name: &str) -> Result {
        self.shoot(name, true)
    }

    #[track_caller]
    fn shoot(&self, name: &str, whole: bool) -> Result {
        let Some(folder) = std::env::var_os("AW_SHOTS").filter(|set| !set.is_empty()) else {
            return Ok(());
        };
        self.note(format!("screenshot {name}"));
        let folder = PathBuf::from(folder);
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join(format!("{}-{name}.png", self.engine())), self.picture(whole)?)?;
        Ok(())
    }

    pub(super) fn picture(&self, whole: bool) -> Result<Vec<u8>> {
        let session = self.session.borrow();
        let data = match session.engine() {
            Engine::Chromium if whole => {
                let answer = session.cdp("Page.captureScreenshot", json!({ "captureBeyondViewport": true }))?;
                answer.get("data").cloned().unwrap_or_default()
            }
            Engine::Firefox if whole => session.get("moz/screenshot/full")?,
            _ => session.get("screenshot")?,
        };
        Ok(base64::engine::general_purpose::STANDARD.decode(data.as_str().unwrap_or_default())?)
    }
}
