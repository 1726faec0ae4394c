//! Opening pages, tabs and frames, and the page as a whole.

use std::sync::Arc;

use serde_json::{Value, json};

use super::Browser;
use crate::emulate;
use crate::engine::{Engine, Look};
use crate::failure::{Failure, Result};
use crate::place::{Place, Step};
use crate::process::TempFolder;
use crate::session::Session;

impl Browser {
    /// Opens a page: a path below this scenario's origin, or a whole URL.
    ///
    /// # Errors
    /// When it does not load within 30 s.
    #[track_caller]
    pub fn open(&self, page: &str) -> Result {
        self.note(format!("open {page}"));
        self.collect_errors()?;
        let url = if page.contains("://") || page.starts_with("about:") || page.starts_with("data:") {
            page.to_owned()
        } else {
            format!("{}/{}", self.server.origin(), page.trim_start_matches('/'))
        };
        self.session.borrow().post("url", json!({ "url": url }))?;
        self.emulate_again()
    }

    /// Loads the page again.
    ///
    /// # Errors
    /// When it does not load within 30 s.
    #[track_caller]
    pub fn reload(&self) -> Result {
        self.note("reload".to_owned());
        self.collect_errors()?;
        self.session.borrow().post("refresh", json!({}))?;
        self.emulate_again()
    }

    /// Goes back in the history.
    ///
    /// # Errors
    /// When the browser does not answer.
    #[track_caller]
    pub fn back(&self) -> Result {
        self.note("back".to_owned());
        self.collect_errors()?;
        self.session.borrow().post("back", json!({}))?;
        Ok(())
    }

    /// Goes on with a browser whose profile outlives it. See [`Browser::kill_page`].
    ///
    /// # Errors
    /// In WebKitGTK, whose small browser keeps nothing under automation; and when the browser does not start.
    #[track_caller]
    pub fn with_profile(&self) -> Result {
        self.note("a browser with a profile".to_owned());
        if self.engine() == Engine::WebKit {
            return self.skip("WebKitGTK's small browser keeps nothing from one start under automation to the next");
        }
        let profile = Arc::new(TempFolder::new()?);
        self.go_on_with(Session::start_in(self.engine(), Look::Plain, Some(profile))?)
    }

    /// Kills the page's process on the spot, as a system short of memory does; then ends the browser and starts it again with
    /// the same profile.
    ///
    /// # Errors
    /// When it does not start again.
    #[track_caller]
    pub fn kill_page(&self) -> Result {
        self.note("kill the page, and start the browser again".to_owned());
        self.start_again_after(Session::kill_pages)
    }

    /// Kills the whole browser on the spot, and starts it again with the same profile.
    ///
    /// # Errors
    /// When it does not start again.
    #[track_caller]
    pub fn kill_browser(&self) -> Result {
        self.note("kill the browser, and start it again".to_owned());
        self.start_again_after(Session::kill)
    }

    fn start_again_after(&self, kill: fn(&Session) -> Result) -> Result {
        let profile = self.session.borrow().profile();
        kill(&self.session.borrow())?;
        self.go_on_with(Session::start_in(self.engine(), Look::Plain, profile)?)
    }

    /// Opens a second tab, runs the steps in it, and comes back. The tab stays open until the scenario ends.
    ///
    /// # Errors
    /// What the steps return.
    #[track_caller]
    pub fn in_new_tab<T>(&self, steps: impl FnOnce(&Self) -> Result<T>) -> Result<T> {
        self.note("a second tab".to_owned());
        let first = self.session.borrow().get("window")?;
        let new = self.session.borrow().post("window/new", json!({ "type": "tab" }))?;
        self.session.borrow().post("window", json!({ "handle": new["handle"] }))?;
        emulate::apply_to_tab(&self.session.borrow(), &self.emulation.borrow())?;
        let result = steps(self);
        self.collect_errors()?;
        self.session.borrow().post("window", json!({ "handle": first }))?;
        result
    }

    /// Runs the steps inside the nth frame that matches a selector (shadow roots included).
    ///
    /// # Errors
    /// When there is no such frame, or what the steps return.
    #[track_caller]
    pub fn in_frame<T>(&self, selector: &str, n: usize, steps: impl FnOnce(&Self) -> Result<T>) -> Result<T> {
        self.note(format!("in frame {selector} number {n}"));
        let frame = Place::new(self, vec![Step::css(selector, n)]);
        frame.wait_for_it()?;
        let element = self.call("element", json!([frame.path()]))?;
        let script = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.session.borrow().run(script, json!([element]))?;
        self.session.borrow().post("frame", json!({ "id": element }))?;
        self.frames.borrow_mut().push(element);
        let result = steps(self);
        // A failed step leaves the browser in the frame, for the account of the failure.
        let value = result?;
        self.collect_errors()?;
        self.session.borrow().post("frame/parent", json!({}))?;
        self.frames.borrow_mut().pop();
        Ok(value)
    }

    // ---- the page as a whole ----

    /// The whole page, to find things in.
    pub fn page(&self) -> Place<'_> {
        Place::new(self, Vec::new())
    }

    /// The nth element with this tag (or any selector), once it is defined and its `ready` promise is kept.
    ///
    /// # Errors
    /// When it does not become ready in time.
    #[track_caller]
    pub fn widget(&self, tag: &str, n: usize) -> Result<Place<'_>> {
        self.note(format!("widget {tag} number {n}"));
        let place = Place::new(self, vec![Step::css(tag, n)]);
        self.until(|| self.call("ready", json!([place.path()])).map(drop))?;
        Ok(place)
    }

    /// The nth element that matches a selector (shadow roots included), ready or not.
    ///
    /// # Errors
    /// When there is none in time.
    #[track_caller]
    pub fn element(&self, selector: &str, n: usize) -> Result<Place<'_>> {
        self.page().within(selector, n)
    }

    /// The only button of this name on the page. See [`Place::button`].
    ///
    /// # Errors
    /// As [`Place::find`].
    #[track_caller]
    pub fn button(&self, name: &str) -> Result<Place<'_>> {
        self.page().button(name)
    }

    /// Waits until the page shows this text. See [`Place::see`].
    ///
    /// # Errors
    /// When it does not in time.
    #[track_caller]
    pub fn see(&self, text: &str) -> Result {
        self.page().see(text)
    }

    /// Waits until the page does not show this text (any longer).
    ///
    /// # Errors
    /// When it still does after the time limit.
    #[track_caller]
    pub fn do_not_see(&self, text: &str) -> Result {
        self.page().do_not_see(text)
    }

    /// Waits until a JavaScript expression is true in the page. For what no person could see.
    ///
    /// # Errors
    /// When it is not in time, or throws.
    #[track_caller]
    pub fn wait_until(&self, expression: &str) -> Result {
        self.note(format!("wait until {expression}"));
        self.until(|| {
            let value = self.run(&format!("return ({expression})"), json!([]))?;
            if value == json!(true) { Ok(()) } else { Err(Failure::step(format!("{expression} is {value}"))) }
        })
    }

    /// Runs the body of a function in the page. For what no person could do; a story should not need it.
    ///
    /// # Errors
    /// When it throws.
    pub fn run(&self, script: &str, arguments: Value) -> Result<Value> {
        self.session.borrow().run(script, arguments)
    }

    /// The same with `await` allowed.
    ///
    /// # Errors
    /// When it throws, or takes more than 30 s.
    pub fn run_async(&self, script: &str, arguments: Value) -> Result<Value> {
        self.session.borrow().run_async(script, arguments)
    }
}
