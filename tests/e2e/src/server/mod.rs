//! A loopback web server for one scenario: the built `dist/` folder at `/`, the fixture pages at `/fixtures/`, packages from
//! npm (editors, resizers: what course pages are made with) at `/npm/`.
//!
//! Every scenario has a server of its own, on a port that no earlier scenario of this run had, so its storage and its
//! cache are empty. It behaves as a plain static host does (precompressed files, validators, no cache headers), plus
//! what a scenario asks for: see [`rule`]. It adds one thing to HTML pages, a script before all others that notes events
//! and uncaught errors (`page/probe.js`); a server made with [`Server::bare`] adds nothing.
//!
//! Absent on purpose: TLS (loopback is a secure context already) and anything that keeps state between requests.

mod answer;
pub mod rule;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex};

use axum::Router;
use axum::extract::{Request, State};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

pub use rule::Answer;
use rule::{Change, Rule};

use crate::failure::Result;
use crate::run_time::{block_on, lock, spawn};
use crate::tools;

/// Ports that were served in this run. Reusing one could bring an earlier scenario's storage back.
static USED: LazyLock<Mutex<BTreeSet<u16>>> = LazyLock::new(Mutex::default);

/// The events of the widgets' contract, noted in every page.
const WIDGET_EVENTS: [&str; 3] = ["activity-change", "activity-complete", "activity-problem"];

/// One request that a page made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// `GET`, `HEAD`, ...
    pub method: String,
    /// Path and query, beginning with `/`.
    pub path: String,
    /// The status that was answered.
    pub status: u16,
}

/// What the request handler shares with the scenario.
struct Site {
    dist: PathBuf,
    fixtures: PathBuf,
    npm: PathBuf,
    probe: bool,
    rules: Mutex<Vec<Rule>>,
    log: Mutex<Vec<Seen>>,
    events: Mutex<Vec<String>>,
}

/// A running server; it stops when dropped.
pub struct Server {
    port: u16,
    site: Arc<Site>,
    task: JoinHandle<()>,
}

impl Server {
    /// Serves `dist` and this crate's fixtures, with the probe script in every HTML page.
    ///
    /// # Errors
    /// When no loopback port can be had.
    pub fn start(dist: &Path) -> Result<Self> {
        Self::serve(dist, true)
    }

    /// The same without the probe script: the bytes are exactly those on disk.
    ///
    /// # Errors
    /// When no loopback port can be had.
    pub fn bare(dist: &Path) -> Result<Self> {
        Self::serve(dist, false)
    }

    fn serve(dist: &Path, probe: bool) -> Result<Self> {
        let site = Arc::new(Site {
            dist: dist.to_owned(),
            fixtures: Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures"),
            npm: tools::npm(),
            probe,
            rules: Mutex::default(),
            log: Mutex::default(),
            events: Mutex::new(WIDGET_EVENTS.map(ToOwned::to_owned).to_vec()),
        });
        let (listener, port) = block_on(fresh_port())?;
        let app = Router::new().fallback(handle).with_state(Arc::clone(&site));
        let task = spawn(async move { drop(axum::serve(listener, app).await) });
        Ok(Self { port, site, task })
    }

    /// `http://127.0.0.1:PORT`, without a slash at the end.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// All requests so far, in the order of their answers, without the harness's own.
    #[must_use]
    pub fn requests(&self) -> Vec<Seen> {
        lock(&self.site.log).clone()
    }

    /// Forgets the requests so far.
    pub fn forget_requests(&self) {
        lock(&self.site.log).clear();
    }

    /// Answers `path` from memory. A path may hold one `*`, as in `*.wasm` or `/course/*`.
    pub fn answer(&self, path: &str, answer: Answer) {
        self.add(path, Change::Replace(answer));
    }

    /// Sends what `path` holds under another MIME type.
    pub fn content_type(&self, path: &str, mime: &str) {
        self.add(path, Change::Header("content-type".into(), mime.into()));
    }

    /// Adds a header (say a `Content-Security-Policy`) to what `path` answers.
    pub fn header(&self, path: &str, name: &str, value: &str) {
        self.add(path, Change::Header(name.to_lowercase(), value.into()));
    }

    /// Cuts what `path` holds after this many bytes, as a broken upload would.
    pub fn truncate(&self, path: &str, bytes: usize) {
        self.add(path, Change::Truncate(bytes));
    }

    /// Waits before answering `path`.
    pub fn slow(&self, path: &str, delay: std::time::Duration) {
        self.add(path, Change::Delay(delay));
    }

    /// Holds every answer for `path` back until [`Hold::release`] (or until the hold is dropped).
    #[must_use]
    pub fn hold(&self, path: &str) -> Hold {
        let (sender, receiver) = tokio::sync::watch::channel(false);
        self.add(path, Change::Hold(receiver));
        Hold { sender }
    }

    /// Lets the probe script of pages sent from here on note further custom events.
    pub fn record_events(&self, types: &[&str]) {
        lock(&self.site.events).extend(types.iter().map(|&kind| kind.to_owned()));
    }

    /// Takes back every change made for exactly this path pattern.
    pub fn restore(&self, path: &str) {
        lock(&self.site.rules).retain(|rule| rule.pattern() != path);
    }

    fn add(&self, path: &str, change: Change) {
        lock(&self.site.rules).push(Rule::new(path, change));
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Answers that are being held back.
pub struct Hold {
    sender: tokio::sync::watch::Sender<bool>,
}

impl Hold {
    /// Lets them go.
    pub fn release(self) {
        self.sender.send_replace(true);
    }
}

async fn fresh_port() -> Result<(TcpListener, u16)> {
    loop {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let port = listener.local_addr()?.port();
        if lock(&USED).insert(port) {
            return Ok((listener, port));
        }
    }
}

async fn handle(State(site): State<Arc<Site>>, request: Request) -> axum::response::Response {
    let method = request.method().to_string();
    let path = request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
    let ours = answer::is_ours(&path);
    let fits = |rule: &&Rule| !ours && rule.fits(request.uri().path());
    let rules: Vec<Rule> = lock(&site.rules).iter().filter(fits).cloned().collect();
    let response = answer::answer(&site, request, &rules).await;
    if !ours {
        lock(&site.log).push(Seen { method, path, status: response.status().as_u16() });
    }
    response
}
