//! What a scenario holds: a person's browser on a page.
//!
//! Everything here is a step of the story; each one is noted with its line, so that a failure says what came before it.
//! Finding and touching things on the page is in [`crate::place`].

use std::cell::{Cell, RefCell};
use std::panic::Location;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use base64::Engine as _;
use serde_json::{Value, json};

use crate::console;
use crate::emulate::{self, Emulation};
use crate::engine::{Engine, Look};
use crate::failure::{Failure, Result};
use crate::place::{Place, Step};
use crate::server::Server;
use crate::session::{self, Session};
use crate::{keys, tools};

/// How long a step waits for what it wants to see.
const PATIENCE: Duration = Duration::from_secs(5);
const POLL: Duration = Duration::from_millis(25);

const PAGE_SCRIPT: &str = include_str!("page/page.js");

/// A browser with a fresh origin of its own, for one scenario.
pub struct Browser {
    session: RefCell<Session>,
    server: Server,
    axe: String,
    emulation: RefCell<Emulation>,
    steps: RefCell<Vec<String>>,
    expected_errors: RefCell<Vec<String>>,
    errors: RefCell<Vec<String>>,
    patience: Cell<Duration>,
    in_frames: Cell<u32>,
    shot_prefix: String,
}

impl Browser {
    /// A browser for the scenario of this name. Idle browsers are used again.
    ///
    /// # Errors
    /// When the engine, axe-core or the built widgets are missing.
    pub fn start(engine: Engine, scenario: &str) -> Result<Self> {
        let axe = tools::axe()?;
        let server = Server::start(&tools::dist()?)?;
        let session = session::take(engine, Look::Plain)?;
        let session = match session.tidy() {
            Ok(()) => session,
            // A browser that died while idle is no fault of this scenario's.
            Err(_) => Session::start(engine, Look::Plain)?,
        };
        console::forget(&session)?;
        let emulation = Emulation::default();
        emulate::apply(&session, &emulation)?;
        Ok(Self {
            session: RefCell::new(session),
            server,
            axe,
            emulation: RefCell::new(emulation),
            steps: RefCell::default(),
            expected_errors: RefCell::default(),
            errors: RefCell::default(),
            patience: Cell::new(PATIENCE),
            in_frames: Cell::new(0),
            shot_prefix: format!("{engine}-{}", scenario.replace("::", "-")),
        })
    }

    /// The engine this scenario runs in.
    pub fn engine(&self) -> Engine {
        self.session.borrow().engine()
    }

    /// The server behind the page: change its answers, read its log.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// A second server of the same files: another origin.
    ///
    /// # Errors
    /// When no port can be had.
    pub fn second_origin(&self) -> Result<Server> {
        Server::start(&tools::dist()?)
    }

    /// Ends the scenario for this engine as "ignored", with a reason that is printed.
    ///
    /// # Errors
    /// Always: that is how it ends.
    pub fn skip<T>(&self, reason: &str) -> Result<T> {
        Err(Failure::Skip(reason.to_owned()))
    }

    /// Waits longer (or shorter) than 5 s from here on.
    pub fn patience(&self, limit: Duration) {
        self.patience.set(limit);
    }

    // ---- pages ----

    /// Opens a page: a path below this scenario's origin, or a whole URL.
    ///
    /// # Errors
    /// When it does not load within 30 s.
    #[track_caller]
    pub fn open(&self, page: &str) -> Result {
        self.note(format!("open {page}"));
        self.collect_errors()?;
        let url = if page.contains("://") || page.starts_with("about:") || page.starts_with("data:")
        {
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

    /// Opens a second tab, runs the steps in it, and comes back. The tab stays open until the scenario ends.
    ///
    /// # Errors
    /// What the steps return.
    #[track_caller]
    pub fn in_new_tab<T>(&self, steps: impl FnOnce(&Self) -> Result<T>) -> Result<T> {
        self.note("a second tab".to_owned());
        let first = self.session.borrow().get("window")?;
        let new = self
            .session
            .borrow()
            .post("window/new", json!({ "type": "tab" }))?;
        self.session
            .borrow()
            .post("window", json!({ "handle": new["handle"] }))?;
        emulate::apply_to_tab(&self.session.borrow(), &self.emulation.borrow())?;
        let result = steps(self);
        self.collect_errors()?;
        self.session
            .borrow()
            .post("window", json!({ "handle": first }))?;
        result
    }

    /// Runs the steps inside the nth frame that matches a selector (shadow roots included).
    ///
    /// # Errors
    /// When there is no such frame, or what the steps return.
    #[track_caller]
    pub fn in_frame<T>(
        &self,
        selector: &str,
        n: usize,
        steps: impl FnOnce(&Self) -> Result<T>,
    ) -> Result<T> {
        self.note(format!("in frame {selector} number {n}"));
        let frame = Place::new(self, vec![Step::css(selector, n)]);
        frame.wait_for_it()?;
        let element = self.call("element", json!([frame.path()]))?;
        let script = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.session.borrow().run(script, json!([element]))?;
        self.session
            .borrow()
            .post("frame", json!({ "id": element }))?;
        self.in_frames.set(self.in_frames.get() + 1);
        let result = steps(self);
        // A failed step leaves the browser in the frame, for the account of the failure.
        let value = result?;
        self.collect_errors()?;
        self.session.borrow().post("frame/parent", json!({}))?;
        self.in_frames.set(self.in_frames.get() - 1);
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
            if value == json!(true) {
                Ok(())
            } else {
                Err(Failure::step(format!("{expression} is {value}")))
            }
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

    // ---- keyboard and clipboard ----

    /// Presses a key, or keys together: `Tab`, `Shift+Tab`, `Control+z`, `Enter`, `Space`, `ArrowDown`.
    ///
    /// # Errors
    /// When the key has no such name.
    #[track_caller]
    pub fn key(&self, keys: &str) -> Result {
        self.note(format!("press {keys}"));
        self.act(keys::press(keys)?)
    }

    /// Types into whatever has the focus, key by key.
    ///
    /// # Errors
    /// When the browser does not answer.
    #[track_caller]
    pub fn type_keys(&self, text: &str) -> Result {
        self.note(format!("type {text:?}"));
        self.act(keys::typing(text))
    }

    /// Puts text on the real clipboard, as somebody who copies it from another page.
    ///
    /// # Errors
    /// When the browser does not copy.
    #[track_caller]
    pub fn copy(&self, text: &str) -> Result {
        self.note("copy a text".to_owned());
        self.copy_from("text", text)
    }

    /// Puts rich text (HTML) on the real clipboard.
    ///
    /// # Errors
    /// When the browser does not copy.
    #[track_caller]
    pub fn copy_rich(&self, html: &str) -> Result {
        self.note("copy rich text".to_owned());
        self.copy_from("html", html)
    }

    fn copy_from(&self, kind: &str, content: &str) -> Result {
        self.call("scratch", json!([kind, content]))?;
        self.act(keys::press("Control+c")?)?;
        self.call("unscratch", json!([]))?;
        Ok(())
    }

    /// What the clipboard holds as text, read by pasting it somewhere.
    ///
    /// # Errors
    /// When the browser does not paste.
    #[track_caller]
    pub fn clipboard(&self) -> Result<String> {
        self.note("read the clipboard".to_owned());
        self.read_clipboard()
    }

    /// Waits until the clipboard holds a text with this in it, and returns the whole. Pages copy a moment after the tap.
    ///
    /// # Errors
    /// When it does not in time.
    #[track_caller]
    pub fn clipboard_has(&self, part: &str) -> Result<String> {
        self.note(format!("the clipboard has {part:?}"));
        self.until(|| {
            let text = self.read_clipboard()?;
            if text.contains(part) {
                Ok(text)
            } else {
                Err(Failure::step(format!("the clipboard holds {text:?}")))
            }
        })
    }

    fn read_clipboard(&self) -> Result<String> {
        self.call("scratch", json!(["text", ""]))?;
        self.act(keys::press("Control+v")?)?;
        let value = self.call("scratchValue", json!([]))?;
        self.call("unscratch", json!([]))?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// The accessible name of what has the focus, through all shadow roots (empty when nothing has).
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn focused_name(&self) -> Result<String> {
        let focused = self.call("focused", json!([]))?;
        Ok(focused["name"].as_str().unwrap_or_default().to_owned())
    }

    /// Role and name of what has the focus, as in `button “Pick”`.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn focused(&self) -> Result<String> {
        let focused = self.call("focused", json!([]))?;
        let word = |key: &str| focused[key].as_str().unwrap_or_default().to_owned();
        let role = if word("role").is_empty() {
            word("tag")
        } else {
            word("role")
        };
        Ok(format!("{role} “{}”", word("name")))
    }

    /// The text of a file the page let the person download, whose name ends like this.
    ///
    /// # Errors
    /// When none arrives in time.
    #[track_caller]
    pub fn downloaded(&self, ending: &str) -> Result<String> {
        self.note(format!("the downloaded *{ending}"));
        let folder = self.session.borrow().downloads();
        self.until(|| {
            let mut names = Vec::new();
            for entry in std::fs::read_dir(&folder)?.flatten() {
                let name = entry.file_name().to_string_lossy().into_owned();
                if name.ends_with(ending) && entry.metadata()?.len() > 0 {
                    return Ok(String::from_utf8_lossy(&std::fs::read(entry.path())?).into_owned());
                }
                names.push(name);
            }
            Err(Failure::step(format!(
                "no download ends with {ending}; there are {names:?}"
            )))
        })
    }

    // ---- the person's settings ----

    /// A window with so much room for the page, in CSS pixels. Below 600 it behaves as a phone where the engine can.
    ///
    /// # Errors
    /// When the engine cannot.
    #[track_caller]
    pub fn viewport(&self, width: u32, height: u32) -> Result {
        self.note(format!("viewport {width} x {height}"));
        self.emulate(|emulation| (emulation.width, emulation.height) = (width, height))
    }

    /// The room for the page as the page sees it.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn inner_size(&self) -> Result<(u64, u64)> {
        let size = self.run("return [innerWidth, innerHeight]", json!([]))?;
        Ok((
            size[0].as_u64().unwrap_or_default(),
            size[1].as_u64().unwrap_or_default(),
        ))
    }

    /// Dark mode on or off. In WebKitGTK this starts another browser: set it before [`Browser::open`].
    ///
    /// # Errors
    /// When the engine cannot.
    #[track_caller]
    pub fn dark(&self, on: bool) -> Result {
        self.note(format!("dark mode {on}"));
        self.emulate(|emulation| emulation.dark = on)
    }

    /// Forced colours (high contrast) on or off.
    ///
    /// # Errors
    /// Skips the scenario in WebKitGTK, which has none.
    #[track_caller]
    pub fn forced_colors(&self, on: bool) -> Result {
        self.note(format!("forced colours {on}"));
        self.emulate(|emulation| emulation.forced_colors = on)
    }

    /// Reduced motion on or off. In WebKitGTK this starts another browser: set it before [`Browser::open`].
    ///
    /// # Errors
    /// When the engine cannot.
    #[track_caller]
    pub fn reduced_motion(&self, on: bool) -> Result {
        self.note(format!("reduced motion {on}"));
        self.emulate(|emulation| emulation.reduced_motion = on)
    }

    /// The style of paper instead of the screen's.
    ///
    /// # Errors
    /// Skips the scenario in WebKitGTK, which cannot.
    #[track_caller]
    pub fn print_style(&self, on: bool) -> Result {
        self.note(format!("print style {on}"));
        self.emulate(|emulation| emulation.print = on)
    }

    /// The whole page enlarged: 2.0 is 200 %, and leaves half the room.
    ///
    /// # Errors
    /// When the engine cannot.
    #[track_caller]
    pub fn zoom(&self, factor: f64) -> Result {
        self.note(format!("zoom {factor}"));
        self.emulate(|emulation| emulation.zoom = factor)
    }

    /// Only the text enlarged.
    ///
    /// # Errors
    /// Skips the scenario outside Firefox, the only one of the three with a way to do so.
    #[track_caller]
    pub fn text_zoom(&self, factor: f64) -> Result {
        self.note(format!("text zoom {factor}"));
        self.emulate(|emulation| emulation.text_zoom = factor)
    }

    fn emulate(&self, change: impl FnOnce(&mut Emulation)) -> Result {
        change(&mut self.emulation.borrow_mut());
        let emulation = self.emulation.borrow().clone();
        let look = emulate::look(self.engine(), &emulation)?;
        if look != self.session.borrow().look() {
            let session = session::take(self.engine(), look)?;
            session.tidy()?;
            session::give_back(self.session.replace(session));
        }
        emulate::apply(&self.session.borrow(), &emulation)
    }

    /// Firefox forgets the zoom when it goes to another page.
    fn emulate_again(&self) -> Result {
        let emulation = self.emulation.borrow();
        if self.engine() != Engine::Chromium && emulation.needs_repeating() {
            emulate::apply_to_tab(&self.session.borrow(), &emulation)?;
        }
        Ok(())
    }

    /// Fails when the page is wider than the window, so that people must scroll sideways.
    ///
    /// # Errors
    /// When it is.
    #[track_caller]
    pub fn fits_the_width(&self) -> Result {
        self.note("the page fits the width".to_owned());
        let overflow = self.call("overflow", json!([]))?;
        let (width, view) = (overflow["width"].as_u64(), overflow["view"].as_u64());
        if width > view {
            return Err(Failure::step(format!(
                "the page is {width:?} px wide in a window of {view:?} px"
            )));
        }
        Ok(())
    }

    // ---- what the page told ----

    /// Notes these custom events from here on, also on pages opened later (the widgets' own are always noted).
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn record_events(&self, types: &[&str]) -> Result {
        self.server.record_events(types);
        self.run(
            "for (const type of arguments[0]) window.__e2e?.listen(type)",
            json!([types]),
        )
        .map(drop)
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
            if events.is_empty() {
                Err(Failure::step(format!("no event {kind}")))
            } else {
                Ok(events)
            }
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

    fn collect_errors(&self) -> Result {
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
        std::fs::write(
            folder.join(format!("{}-{name}.png", self.engine())),
            self.picture(whole)?,
        )?;
        Ok(())
    }

    fn picture(&self, whole: bool) -> Result<Vec<u8>> {
        let session = self.session.borrow();
        let data = match session.engine() {
            Engine::Chromium if whole => {
                let answer = session.cdp(
                    "Page.captureScreenshot",
                    json!({ "captureBeyondViewport": true }),
                )?;
                answer.get("data").cloned().unwrap_or_default()
            }
            Engine::Firefox if whole => session.get("moz/screenshot/full")?,
            _ => session.get("screenshot")?,
        };
        Ok(base64::engine::general_purpose::STANDARD.decode(data.as_str().unwrap_or_default())?)
    }

    // ---- for the harness ----

    /// Notes a step, with the line of the scenario it stands in.
    #[track_caller]
    pub(crate) fn note(&self, step: String) {
        let place = Location::caller();
        let file = place
            .file()
            .rsplit_once("tests/")
            .map_or(place.file(), |(_, file)| file);
        self.steps
            .borrow_mut()
            .push(format!("{file}:{}  {step}", place.line()));
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
        self.session
            .borrow()
            .post("actions", json!({ "actions": actions }))
            .map(drop)
    }

    /// Performs pointer actions whose positions are in the view of the current frame.
    pub(crate) fn touch(&self, mut actions: Value) -> Result {
        if self.engine() != Engine::Firefox && self.in_frames.get() > 0 {
            // The other two take such positions for the outermost page's, but know where a frame's elements are.
            const MIDDLE: &str = "const root = document.documentElement, box = root.getClientRects()[0];
                const middle = (from, to, end) => Math.floor((Math.max(0, from) + Math.min(end, to)) / 2);
                return [root, middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight)];";
            let middle = self.run(MIDDLE, json!([]))?;
            let moves = actions[0]["actions"].as_array_mut().into_iter().flatten();
            for action in moves.filter(|action| action["type"] == "pointerMove") {
                for (side, at) in [("x", &middle[1]), ("y", &middle[2])] {
                    action[side] = json!(
                        action[side].as_f64().unwrap_or_default() - at.as_f64().unwrap_or_default()
                    );
                }
                action["origin"] = middle[0].clone();
            }
        }
        self.act(actions)
    }

    /// The session, for what this crate's other modules do with it.
    pub(crate) fn session(&self) -> std::cell::Ref<'_, Session> {
        self.session.borrow()
    }

    /// The errors in the console that nobody expected.
    pub(crate) fn unexpected_errors(&self) -> Result<Vec<String>> {
        let expected = self.expected_errors.borrow();
        let fine = |error: &String| expected.iter().any(|part| error.contains(part.as_str()));
        Ok(self
            .console_errors()?
            .into_iter()
            .filter(|error| !fine(error))
            .collect())
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
            && self
                .picture(false)
                .is_ok_and(|picture| std::fs::write(&file, picture).is_ok());
        if saved {
            account.push_str(&format!("picture: {}\n", file.display()));
        }
        match self.page().text() {
            Ok(text) => {
                let short: String = text.chars().take(3000).collect();
                account.push_str(&format!(
                    "visible text:\n  {}\n",
                    short.replace('\n', "\n  ")
                ));
            }
            Err(failure) => {
                account.push_str(&format!("(the visible text cannot be read: {failure})\n"))
            }
        }
        account
    }

    /// Gives the browser back for the next scenario.
    pub(crate) fn keep_session(self) {
        session::give_back(self.session.into_inner());
    }
}

/// The strings of a JSON array.
pub(crate) fn strings(value: &Value) -> Vec<String> {
    value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(ToOwned::to_owned)
        .collect()
}
