//! What a scenario holds: a person's browser on a page.
//!
//! Everything here is a step of the story; each one is noted with its line, so that a failure says what came before it:
//! `page` (opening, the page as a whole), `input` (keyboard, clipboard, downloads), `settings` (window, colours, zoom),
//! `told` (events, live regions, errors, pictures), `inner` (what the harness itself needs).
//!
//! Absent on purpose: finding and touching things on the page, which is in [`crate::place`].

mod inner;
mod input;
mod page;
mod settings;
mod told;

use std::cell::{Cell, RefCell};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::console;
use crate::emulate::{self, Emulation};
use crate::engine::{Engine, Look};
use crate::failure::{Failure, Result};
use crate::pointer::Point;
use crate::server::Server;
use crate::session::{self, Session};
use crate::tools;

/// How long a step waits for what it wants to see: 5 s, or as many as `AW_PATIENCE` says, for machines with much to do.
fn usual_patience() -> Duration {
    let set = std::env::var("AW_PATIENCE").ok().and_then(|seconds| seconds.parse().ok());
    Duration::from_secs(set.unwrap_or(5))
}

const POLL: Duration = Duration::from_millis(25);

const PAGE_SCRIPT: &str = include_str!("../page/page.js");

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
    /// The elements of the frames that are being looked into, outermost first.
    frames: RefCell<Vec<Value>>,
    held: Cell<Option<Point>>,
    /// Where and when the last tap was.
    tapped: Cell<Option<(Point, Instant)>>,
    /// Whether no other scenario may have this browser: after two fingers at once, Chromium sends pages of another origin no
    /// touches past the driver, though it makes clicks of them.
    spent: Cell<bool>,
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
            patience: Cell::new(usual_patience()),
            frames: RefCell::default(),
            held: Cell::new(None),
            tapped: Cell::new(None),
            spent: Cell::new(false),
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

    /// Waits so long from here on, where that is longer than usual.
    pub fn patience(&self, limit: Duration) {
        self.patience.set(limit.max(usual_patience()));
    }

    /// Waits no longer than this from here on: for steps that are to fail.
    pub fn impatience(&self, limit: Duration) {
        self.patience.set(limit);
    }
}

/// The strings of a JSON array.
pub(crate) fn strings(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(ToOwned::to_owned).collect()
}
