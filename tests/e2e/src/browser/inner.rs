//! What the harness itself needs of a browser; no story does.

use std::panic::Location;
use std::time::Instant;

use serde_json::{Value, json};

use super::{Browser, PAGE_SCRIPT, POLL};
use crate::engine::Engine;
use crate::failure::{Failure, Result};
use crate::session::{self, Session};
use crate::tools;

impl Browser {
    /// Notes a step, with the line of the scenario it stands in.
    #[track_caller]
    pub(crate) fn note(&self, step: String) {
        let place = Location::caller();
        let file = place.file().rsplit_once("tests/").map_or(place.file(), |(_, file)| file);
        self.steps.borrow_mut().push(format!("{file}:{}  {step}", place.line()));
    }

    /// Tries until it works or patience ends; the last failure is returned.
    pub(crate) fn until<T>(&self, mut attempt: impl FnMut() -> Result<T>) -> Result<T> {
        let start = Instant::now();
        loop {
            match attempt() {
                Ok(value) => return Ok(value),
                Err(skip @ Failure::Skip(_)) => return Err(skip),
                Err(failure) if start.elapsed() >= self.patience.get() => return Err(failure),
                Err(_) => std::thread::sleep(POLL),
            }
        }
    }

    /// Calls a function of `page.js`, which is put into the page first where it is not there yet.
    pub(crate) fn call(&self, function: &str, arguments: Value) -> Result<Value> {
        const CALL: &str = "const page = window.__aw;
            if (!page) return { missing: true };
            try { return { ok: page[arguments[0]](...arguments[1]) }; }
            catch (error) { return { error: error.message || String(error) }; }";
        let session = self.session.borrow();
        let ask = || session.run(CALL, json!([function, arguments]));
        let mut answer = ask()?;
        if answer.get("missing").is_some() {
            session.run(&self.axe, json!([]))?;
            session.run(PAGE_SCRIPT, json!([]))?;
            answer = ask()?;
        }
        match answer.get("error").and_then(Value::as_str) {
            Some(error) => Err(Failure::step(error)),
            None => Ok(answer.get_mut("ok").map(Value::take).unwrap_or_default()),
        }
    }

    /// Performs input actions.
    pub(crate) fn act(&self, actions: Value) -> Result {
        self.session.borrow().post("actions", json!({ "actions": actions })).map(drop)
    }

    /// Performs pointer actions whose positions are in the view of the current frame.
    pub(crate) fn touch(&self, mut actions: Value) -> Result {
        let (x, y) = match self.engine() {
            _ if self.frames.borrow().is_empty() => (0.0, 0.0),
            Engine::Firefox => (0.0, 0.0),
            // The other two take such positions for the outermost page's. Chromium loses its way in a frame that is taller
            // than the window; WebKit knows where a frame's elements are, and nothing of where a frame is.
            Engine::Chromium => self.frames_offset()?,
            Engine::WebKit => {
                // The element under the finger, for it is in view where a tall frame's middle is not.
                const UNDER: &str = "const [x, y] = arguments;
                    const under = (root) => { const top = root.elementFromPoint(x, y);
                      return top?.shadowRoot ? under(top.shadowRoot) ?? top : top; };
                    const one = under(document) ?? document.documentElement, box = one.getClientRects()[0];
                    const middle = (from, to, end) => Math.floor((Math.max(0, from) + Math.min(end, to)) / 2);
                    return [one, middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight)];";
                let first = pointer_moves(&mut actions).next().cloned().unwrap_or_default();
                self.bring_frames_to(first["y"].as_f64().unwrap_or_default())?;
                let under = self.run(UNDER, json!([first["x"], first["y"]]))?;
                pointer_moves(&mut actions).for_each(|action| action["origin"] = under[0].clone());
                (-under[1].as_f64().unwrap_or_default(), -under[2].as_f64().unwrap_or_default())
            }
        };
        for action in pointer_moves(&mut actions) {
            for (side, by) in [("x", x), ("y", y)] {
                action[side] = json!(action[side].as_f64().unwrap_or_default() + by);
            }
        }
        self.act(actions)
    }

    /// Scrolls the pages around the current frame to a height in it. WebKit's own scrolling into view ends where another
    /// site begins.
    fn bring_frames_to(&self, y: f64) -> Result {
        const BRING: &str =
            "const [frame, y] = arguments, at = () => frame.getBoundingClientRect().top + frame.clientTop + y;
            if (at() < 80 || at() > innerHeight - 80) scrollBy({ top: at() - innerHeight / 2, behavior: 'instant' });
            return at();";
        let session = self.session.borrow();
        let mut y = json!(y);
        for frame in self.frames.borrow().iter().rev() {
            session.post("frame/parent", json!({}))?;
            y = session.run(BRING, json!([frame, y]))?;
        }
        for frame in self.frames.borrow().iter() {
            session.post("frame", json!({ "id": frame }))?;
        }
        Ok(())
    }

    /// Where the current frame's view begins in the window.
    pub(super) fn frames_offset(&self) -> Result<(f64, f64)> {
        const WHERE: &str = "const frame = arguments[0], box = frame.getBoundingClientRect();
            return [box.left + frame.clientLeft, box.top + frame.clientTop];";
        let session = self.session.borrow();
        let (mut x, mut y) = (0.0, 0.0);
        for frame in self.frames.borrow().iter().rev() {
            session.post("frame/parent", json!({}))?;
            let at = session.run(WHERE, json!([frame]))?;
            x += at[0].as_f64().unwrap_or_default();
            y += at[1].as_f64().unwrap_or_default();
        }
        for frame in self.frames.borrow().iter() {
            session.post("frame", json!({ "id": frame }))?;
        }
        Ok((x, y))
    }

    /// Goes on with another browser, with the window and settings of this one.
    pub(super) fn go_on_with(&self, session: Session) -> Result {
        crate::emulate::apply(&session, &self.emulation.borrow())?;
        let before = self.session.replace(session);
        drop(before);
        Ok(())
    }

    /// The session, for what this crate's other modules do with it.
    pub(crate) fn session(&self) -> std::cell::Ref<'_, Session> {
        self.session.borrow()
    }

    /// The errors in the console that nobody expected.
    pub(crate) fn unexpected_errors(&self) -> Result<Vec<String>> {
        let expected = self.expected_errors.borrow();
        let fine = |error: &String| expected.iter().any(|part| error.contains(part.as_str()));
        Ok(self.console_errors()?.into_iter().filter(|error| !fine(error)).collect())
    }

    /// What a person needs to understand a failure: steps, visible text, console, and a picture in the target folder.
    pub(crate) fn account_of_failure(&self) -> String {
        let mut account = String::from("\nsteps:\n");
        for step in self.steps.borrow().iter() {
            account.push_str(&format!("  {step}\n"));
        }
        if let Ok(errors) = self.console_errors()
            && !errors.is_empty()
        {
            account.push_str(&format!("console:\n  {}\n", errors.join("\n  ")));
        }
        let folder = tools::target().join("e2e-failures");
        let file = folder.join(format!("{}.png", self.shot_prefix));
        let saved = std::fs::create_dir_all(&folder).is_ok()
            && self.picture(false).is_ok_and(|picture| std::fs::write(&file, picture).is_ok());
        if saved {
            account.push_str(&format!("picture: {}\n", file.display()));
        }
        match self.page().text() {
            Ok(text) => {
                let short: String = text.chars().take(3000).collect();
                account.push_str(&format!("visible text:\n  {}\n", short.replace('\n', "\n  ")));
            }
            Err(failure) => account.push_str(&format!("(the visible text cannot be read: {failure})\n")),
        }
        account
    }

    /// Gives the browser back for the next scenario, unless this one has spent it.
    pub(crate) fn keep_session(self) {
        if !self.spent.get() {
            session::give_back(self.session.into_inner());
        }
    }
}

/// The moves of the first pointer of an actions request.
fn pointer_moves(actions: &mut Value) -> impl Iterator<Item = &mut Value> {
    let moves = actions[0]["actions"].as_array_mut().into_iter().flatten();
    moves.filter(|action| action["type"] == "pointerMove")
}
