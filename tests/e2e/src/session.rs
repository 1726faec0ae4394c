//! One driver with one browser, and the few WebDriver commands everything else is made of.
//!
//! Sessions are kept and used again ([`take`], [`give_back`]): starting a browser costs seconds, a new origin nothing.
//! A session in which a scenario failed is thrown away.

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::{Duration, Instant};

use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use http::Method;
use serde_json::{Value, json};

use crate::emulate::Emulation;
use crate::engine::{Engine, Look};
use crate::failure::{Failure, Result};
use crate::process::{Process, TempFolder};
use crate::run_time::{block_on, lock};

/// How long a browser may take to start.
const START_LIMIT: Duration = Duration::from_secs(60);
/// How long one command may take, the page loads included.
const COMMAND_LIMIT: Duration = Duration::from_secs(60);

static IDLE: LazyLock<Mutex<Vec<Session>>> = LazyLock::new(Mutex::default);

/// A running browser under its driver. Dropping it ends both.
pub struct Session {
    engine: Engine,
    look: Look,
    // Ended in this order: the connection, the driver with its browser, the display, and last the folder they used.
    client: Client,
    emulated: Mutex<Option<Emulation>>,
    driver: Process,
    _display: Option<Process>,
    folder: TempFolder,
    profile: Option<Arc<TempFolder>>,
}

impl Session {
    /// Starts a browser.
    ///
    /// # Errors
    /// When the engine is not installed, or does not start.
    pub fn start(engine: Engine, look: Look) -> Result<Self> {
        Self::start_in(engine, look, None)
    }

    /// The same with what the browser keeps in a folder that outlives it.
    ///
    /// # Errors
    /// When the engine is not installed, or does not start.
    pub fn start_in(engine: Engine, look: Look, profile: Option<Arc<TempFolder>>) -> Result<Self> {
        Self::start_once(engine, look, profile.clone())
            // The driver's port was free a moment ago, but may be gone by now: once more.
            .or_else(|_| Self::start_once(engine, look, profile))
            .map_err(|failure| failure.while_doing(&format!("starting {engine}")))
    }

    fn start_once(engine: Engine, look: Look, profile: Option<Arc<TempFolder>>) -> Result<Self> {
        let folder = TempFolder::new()?;
        let launch = engine.launch(folder.path(), look, profile.as_ref().map(|profile| profile.path()))?;
        let log = folder.path().join("driver.log");
        let mut driver = Process::start(launch.command, &log, None)?;
        let explain = |why: &str| {
            let printed = std::fs::read_to_string(&log).unwrap_or_default();
            let lines: Vec<&str> = printed.lines().rev().take(8).collect();
            Failure::step(format!("{why}\n{}", lines.into_iter().rev().collect::<Vec<_>>().join("\n")))
        };
        wait_for_port(launch.port, &mut driver).map_err(|failure| explain(&failure.to_string()))?;
        let mut capabilities = launch.capabilities;
        capabilities["timeouts"] = json!({ "script": 30_000, "pageLoad": 30_000, "implicit": 0 });
        let Value::Object(capabilities) = capabilities else {
            return Err(Failure::step("no capabilities"));
        };
        let address = format!("http://127.0.0.1:{}", launch.port);
        let connect = async {
            let mut builder = ClientBuilder::new(hyper_connector());
            builder.capabilities(capabilities);
            tokio::time::timeout(START_LIMIT, builder.connect(&address)).await
        };
        let client = match block_on(connect) {
            Ok(Ok(client)) => client,
            Ok(Err(error)) => return Err(explain(&error.to_string())),
            Err(_) => return Err(explain("no session within 60 s")),
        };
        Ok(Self { engine, look, client, emulated: Mutex::default(), driver, _display: launch.display, folder, profile })
    }

    /// Kills the processes of its pages on the spot, as a system short of memory does, and then ends the browser as a person
    /// would.
    ///
    /// # Errors
    /// When there was no such process.
    pub fn kill_pages(&self) -> Result {
        if self.driver.kill_pages() == 0 {
            return Err(Failure::step("there is no process of a page"));
        }
        let client = self.client.clone();
        drop(block_on(async { tokio::time::timeout(COMMAND_LIMIT, client.close()).await }));
        Ok(())
    }

    /// Kills the whole browser on the spot, as a system that is shut down hard does.
    ///
    /// # Errors
    /// When there was none.
    pub fn kill(&self) -> Result {
        if self.driver.kill_below() == 0 {
            return Err(Failure::step("there is no browser"));
        }
        Ok(())
    }

    /// Where what the browser keeps outlives it, if it does.
    #[must_use]
    pub fn profile(&self) -> Option<Arc<TempFolder>> {
        self.profile.clone()
    }

    /// Which engine this is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// How it was started.
    #[must_use]
    pub fn look(&self) -> Look {
        self.look
    }

    /// The folder into which the browser downloads.
    #[must_use]
    pub fn downloads(&self) -> PathBuf {
        self.folder.path().join("downloads")
    }

    /// The folder with everything the session wrote.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The settings that are in force, if any were applied.
    pub(crate) fn emulated(&self) -> Option<Emulation> {
        lock(&self.emulated).clone()
    }

    /// Notes the settings that are in force now.
    pub(crate) fn set_emulated(&self, emulation: Emulation) {
        *lock(&self.emulated) = Some(emulation);
    }

    /// Sends a command: `path` follows `/session/{id}/`.
    ///
    /// # Errors
    /// What the driver answers, or a time-out.
    pub fn post(&self, path: &str, body: Value) -> Result<Value> {
        self.send(Method::POST, path, Some(body))
    }

    /// Asks for something.
    ///
    /// # Errors
    /// What the driver answers, or a time-out.
    pub fn get(&self, path: &str) -> Result<Value> {
        self.send(Method::GET, path, None)
    }

    /// Deletes something.
    ///
    /// # Errors
    /// What the driver answers, or a time-out.
    pub fn delete(&self, path: &str) -> Result<Value> {
        self.send(Method::DELETE, path, None)
    }

    fn send(&self, method: Method, path: &str, body: Option<Value>) -> Result<Value> {
        let command = Command { method, path: path.to_owned(), body: body.map(|body| body.to_string()) };
        let answer = block_on(async { tokio::time::timeout(COMMAND_LIMIT, self.client.issue_cmd(command)).await });
        match answer {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(error)) => Err(error.into()),
            Err(_) => Err(Failure::step(format!("{path}: the browser did not answer within 60 s"))),
        }
    }

    /// Runs the body of a function in the page and returns what it returns.
    ///
    /// # Errors
    /// When the script throws, or returns something that is not JSON.
    pub fn run(&self, script: &str, arguments: Value) -> Result<Value> {
        self.post("execute/sync", json!({ "script": script, "args": arguments }))
    }

    /// Runs the body of an `async` function in the page and waits for its result.
    ///
    /// # Errors
    /// When the script throws, or takes more than 30 s.
    pub fn run_async(&self, script: &str, arguments: Value) -> Result<Value> {
        // Not every driver waits for a returned promise, but all of them have the call-back.
        let wrapped = format!(
            "const done = arguments[arguments.length - 1]; const args = [...arguments].slice(0, -1);
             (async function () {{ {script} }}).apply(null, args)
               .then((ok) => done({{ ok }}), (error) => done({{ error: String(error && error.stack || error) }}));"
        );
        let answer = self.post("execute/async", json!({ "script": wrapped, "args": arguments }))?;
        match answer.get("error").and_then(Value::as_str) {
            Some(error) => Err(Failure::step(error)),
            None => Ok(answer.get("ok").cloned().unwrap_or(Value::Null)),
        }
    }

    /// A command of the Chrome DevTools Protocol (Chromium only).
    ///
    /// # Errors
    /// In another engine, or what the browser answers.
    pub fn cdp(&self, command: &str, parameters: Value) -> Result<Value> {
        self.post("goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
    }

    /// Runs a script in Firefox's own context, where preferences and the console's store are (Firefox only).
    ///
    /// # Errors
    /// In another engine, or when the script throws.
    pub fn chrome(&self, script: &str, arguments: Value) -> Result<Value> {
        self.post("moz/context", json!({ "context": "chrome" }))?;
        let answer = self.run(script, arguments);
        self.post("moz/context", json!({ "context": "content" }))?;
        answer
    }

    /// Closes the extra windows of the last scenario and leaves an empty page.
    ///
    /// # Errors
    /// When the browser no longer answers.
    pub fn tidy(&self) -> Result {
        let handles = self.get("window/handles")?;
        let handles: Vec<&str> = handles.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let Some((first, extra)) = handles.split_first() else {
            return Err(Failure::step("the window is gone"));
        };
        for handle in extra {
            self.post("window", json!({ "handle": handle }))?;
            self.delete("window")?;
        }
        self.post("window", json!({ "handle": first }))?;
        self.post("url", json!({ "url": "about:blank" }))?;
        for entry in std::fs::read_dir(self.downloads())?.flatten() {
            drop(std::fs::remove_file(entry.path()));
        }
        Ok(())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // The driver ends its browser properly if it is quick; the process group is ended in any case.
        let client = self.client.clone();
        drop(block_on(async { tokio::time::timeout(Duration::from_secs(3), client.close()).await }));
    }
}

/// A session of this engine: one that is idle, or a new one.
///
/// # Errors
/// When a browser cannot be started.
pub fn take(engine: Engine, look: Look) -> Result<Session> {
    let idle = {
        let mut sessions = lock(&IDLE);
        let at = sessions.iter().position(|session| session.engine == engine && session.look == look);
        at.map(|at| sessions.swap_remove(at))
    };
    idle.map_or_else(|| Session::start(engine, look), Ok)
}

/// Keeps a session for the next scenario.
pub fn give_back(session: Session) {
    lock(&IDLE).push(session);
}

/// Ends all idle sessions.
pub fn end_all() {
    let sessions = std::mem::take(&mut *lock(&IDLE));
    drop(sessions);
}

/// Any command below `/session/{id}/`.
#[derive(Debug)]
struct Command {
    method: Method,
    path: String,
    body: Option<String>,
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> std::result::Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (Method, Option<String>) {
        (self.method.clone(), self.body.clone())
    }
}

fn hyper_connector() -> hyper_util::client::legacy::connect::HttpConnector {
    hyper_util::client::legacy::connect::HttpConnector::new()
}

fn wait_for_port(port: u16, driver: &mut Process) -> Result {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(15) {
        if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return Ok(());
        }
        if driver.has_ended() {
            return Err(Failure::step("the driver ended at once"));
        }
        std::thread::sleep(Duration::from_millis(15));
    }
    Err(Failure::step("the driver does not listen after 15 s"))
}
