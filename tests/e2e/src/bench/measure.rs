//! One run: a new browser, one page, all its numbers.

use std::fmt;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::text;
use crate::emulate::{self, Emulation};
use crate::engine::{Engine, Look};
use crate::failure::{Failure, Result};
use crate::keys;
use crate::pointer::{self, Point, Pointer};
use crate::server::{Answer, Server};
use crate::session::Session;
use crate::tools;

const PROBE: &str = include_str!("page.js");
const PICKER_PAGE: &str = include_str!("../../fixtures/picker-with-text.html");
const PLAIN_PAGE: &str = include_str!("../../fixtures/span-per-word.html");

/// CPU time takes so many times longer.
const SLOW_DOWN: u32 = 4;
/// Bytes a second: 1.6 Mbit.
const DOWN: f64 = 1_600_000.0 / 8.0;
/// Bytes a second: 0.75 Mbit.
const UP: f64 = 750_000.0 / 8.0;
/// Milliseconds until a response begins.
const LATENCY: u32 = 150;
/// Words tapped in a run, each twice: on and off again.
const WORDS_TAPPED: usize = 16;
/// Steps taken back in a run.
const STEPS_BACK: usize = 16;
/// What is typed into a note.
const NOTE: &str = "It makes me one of them";
/// The pause between taps or keys. Nobody taps faster, and what a page does after a tap gets in the way of the next.
const BETWEEN_TAPS: Duration = Duration::from_millis(120);
/// How long the page is left alone after a tap or a key before it is asked what it took: each question is a script that the
/// page runs, as slowly as its own.
pub(super) const UNASKED: Duration = Duration::from_millis(250);
const LIMIT: Duration = Duration::from_secs(60);

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    Picker,
    Plain,
}

impl Subject {
    pub(super) const BOTH: [Self; 2] = [Self::Picker, Self::Plain];

    fn page(self) -> (&'static str, &'static str) {
        match self {
            Self::Picker => ("/fixtures/picker-with-text.html", PICKER_PAGE),
            Self::Plain => ("/fixtures/span-per-word.html", PLAIN_PAGE),
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Picker => "word picker",
            Self::Plain => "plain page",
        })
    }
}

/// The numbers of one run.
#[derive(Clone, Debug)]
pub(super) struct Measured {
    /// Bytes.
    pub bytes: f64,
    /// Milliseconds since the navigation began.
    pub sight: f64,
    /// Milliseconds since the navigation began.
    pub ready: f64,
    /// Milliseconds since the navigation began.
    pub whole: f64,
    /// Milliseconds from the beginning of the navigation to the frame that shows the first word that a touch marked.
    pub first_tap: f64,
    /// Milliseconds of each tap.
    pub taps: Vec<f64>,
    /// Milliseconds of each step back.
    pub steps_back: Vec<f64>,
    /// Milliseconds of each key.
    pub keys: Vec<f64>,
    /// Milliseconds from pasting the same text to the frame that shows it.
    pub pasted: f64,
    /// Milliseconds of the longest task while it was used.
    pub longest: f64,
    pub dom_nodes: f64,
    pub accessibility_nodes: f64,
    /// Bytes.
    pub heap: f64,
    /// Bytes.
    pub wasm: f64,
}

/// Begins to load a page in a new browser, from a new origin.
fn begin(subject: Subject, text: &str) -> Result<(Server, Session)> {
    let server = Server::bare(&tools::dist()?)?;
    let (path, template) = subject.page();
    let page = template.replace("<!-- the text -->", text);
    server.answer(path, Answer::html(page).brotli()?);
    server.answer("/warm.html", Answer::html("<!doctype html><title>Warm</title><p>The browser has started."));
    let warm = Server::bare(&tools::dist()?)?;
    warm.answer("/warm.html", Answer::html("<!doctype html><title>Warm</title><p>The browser has started."));

    let session = Session::start(Engine::Chromium, Look::Plain)?;
    emulate::apply(&session, &Emulation { width: 390, height: 844, ..Emulation::default() })?;
    session.post("url", json!({ "url": format!("{}/warm.html", warm.origin()) }))?;
    session.cdp("Network.enable", json!({}))?;
    session.cdp("Network.setCacheDisabled", json!({ "cacheDisabled": true }))?;
    let line = json!({ "offline": false, "latency": LATENCY, "downloadThroughput": DOWN, "uploadThroughput": UP });
    session.cdp("Network.emulateNetworkConditions", line)?;
    session.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": SLOW_DOWN }))?;
    let probe = PROBE.replace("LAST", &json!(text::LAST).to_string());
    session.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": probe }))?;

    session.post("url", json!({ "url": format!("{}{path}", server.origin()) }))?;
    Ok((server, session))
}

/// Touches a word again and again until one touch marks it, from the moment at which a driver may: when the page's own scripts
/// have run. Answers when that was to be seen.
fn first_tap(subject: Subject, text: &str) -> Result<f64> {
    let (_server, session) = begin(subject, text)?;
    let start = Instant::now();
    while start.elapsed() < LIMIT {
        let places = session.run("return __bench.words(1)", json!([]))?;
        if !places[0].is_null() {
            tap(&session, &places[0])?;
        }
        std::thread::sleep(BETWEEN_TAPS);
        if let Some(first) = session.run("return __bench.first", json!([]))?.as_f64() {
            return Ok(first);
        }
    }
    Err(Failure::step("no touch marked a word within 60 s"))
}

/// Measures a page once; taps only if asked.
pub(super) fn run(subject: Subject, text: &str, with_taps: bool) -> Result<Measured> {
    // In a browser of its own, which is gone before the other one starts.
    let first_tap = if with_taps { first_tap(subject, text)? } else { 0.0 };
    let (_server, session) = begin(subject, text)?;
    let [sight, ready, whole] = wait_until_whole(&session)?;
    let ask = |script: &str| -> Result<f64> {
        let value = session.run_async(script, json!([]))?;
        value.as_f64().ok_or_else(|| Failure::step(format!("{script} gave {value}")))
    };
    let bytes = ask("return __bench.bytes()")?;
    let dom_nodes = ask("return __bench.nodes()")?;
    let wasm = ask("return await __bench.wasm()")?;
    let heap = heap(&session)?;
    // A word must really be marked by a touch, or 'ready' was a lie.
    let first = tap_words(&session, 1)?;
    session.run("__bench.longest = 0", json!([]))?;
    let taps = if with_taps { tap_words(&session, WORDS_TAPPED)? } else { first };
    let (mut steps_back, mut keys) = (Vec::new(), Vec::new());
    if with_taps {
        steps_back = step_back(&session)?;
        keys = type_note(&session)?;
    }
    let longest = ask("return __bench.longest")?;
    let accessibility_nodes = accessibility_nodes(&session)?;
    let pasted = if with_taps { ask("return await __bench.paste()")? } else { 0.0 };
    Ok(Measured {
        bytes,
        sight,
        ready,
        whole,
        first_tap,
        taps,
        steps_back,
        keys,
        pasted,
        longest,
        dom_nodes,
        accessibility_nodes,
        heap,
        wasm,
    })
}

fn wait_until_whole(session: &Session) -> Result<[f64; 3]> {
    let start = Instant::now();
    loop {
        let value = session.run("return [__bench.sight, __bench.ready, __bench.whole]", json!([]))?;
        if let [Some(sight), Some(ready), Some(whole)] = [0, 1, 2].map(|at| value[at].as_f64()) {
            return Ok([sight, ready, whole]);
        }
        if start.elapsed() > LIMIT {
            return Err(Failure::step(format!("not ready after 60 s: sight, ready, whole = {value}")));
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Taps so many words in view by touch, all on and then all off again, and returns the time of each tap.
fn tap_words(session: &Session, words: usize) -> Result<Vec<f64>> {
    session.run("__bench.taps.length = 0", json!([]))?;
    let mut done = 0;
    for _ in 0..2 {
        for at in 0..words {
            // Marks may move what comes after them, so each word is looked up again.
            let places = session.run("return __bench.words(arguments[0])", json!([words]))?;
            let place = &places[at];
            if place.is_null() {
                continue;
            }
            tap(session, place)?;
            done += 1;
            wait_for(session, "taps", done)?;
            std::thread::sleep(BETWEEN_TAPS);
        }
    }
    times(session, "taps")
}

/// Takes as many steps back by touch: what [`tap_words`] let go is marked again.
fn step_back(session: &Session) -> Result<Vec<f64>> {
    session.run("__bench.taps.length = 0", json!([]))?;
    for done in 1..=STEPS_BACK {
        let place = session.run("return __bench.place('undo')", json!([]))?;
        tap(session, &place)?;
        wait_for(session, "taps", done)?;
        std::thread::sleep(BETWEEN_TAPS);
    }
    times(session, "taps")
}

/// Types into the first note, key by key.
fn type_note(session: &Session) -> Result<Vec<f64>> {
    let place = session.run("return __bench.place('note')", json!([]))?;
    tap(session, &place)?;
    for (done, key) in NOTE.chars().enumerate() {
        std::thread::sleep(BETWEEN_TAPS);
        session.post("actions", json!({ "actions": keys::typing(&key.to_string()) }))?;
        wait_for(session, "keys", done + 1)?;
    }
    times(session, "keys")
}

fn tap(session: &Session, place: &Value) -> Result {
    let (Some(x), Some(y)) = (place["x"].as_f64(), place["y"].as_f64()) else {
        return Err(Failure::step(format!("no place to tap: {place}")));
    };
    session.post("actions", json!({ "actions": pointer::tap(Pointer::Touch, Point { x, y }, 1) }))?;
    Ok(())
}

fn times(session: &Session, which: &str) -> Result<Vec<f64>> {
    let times = session.run("return __bench[arguments[0]]", json!([which]))?;
    let times: Vec<Option<f64>> = times.as_array().into_iter().flatten().map(Value::as_f64).collect();
    if times.is_empty() || times.iter().any(Option::is_none) {
        return Err(Failure::step(format!("nothing was seen of one of the {which} within 60 frames: {times:?}")));
    }
    Ok(times.into_iter().flatten().collect())
}

fn wait_for(session: &Session, which: &str, count: usize) -> Result {
    let start = Instant::now();
    std::thread::sleep(UNASKED);
    while session.run("return __bench[arguments[0]].length", json!([which]))?.as_u64().unwrap_or_default()
        < count as u64
    {
        if start.elapsed() > Duration::from_secs(10) {
            return Err(Failure::step(format!("{count} {which} did not arrive")));
        }
        std::thread::sleep(UNASKED);
    }
    Ok(())
}

fn heap(session: &Session) -> Result<f64> {
    session.cdp("HeapProfiler.collectGarbage", json!({}))?;
    session.cdp("Performance.enable", json!({}))?;
    let answer = session.cdp("Performance.getMetrics", json!({}))?;
    let metrics = answer["metrics"].as_array().cloned().unwrap_or_default();
    let used =
        metrics.iter().find(|metric| metric["name"] == "JSHeapUsedSize").and_then(|metric| metric["value"].as_f64());
    used.ok_or_else(|| Failure::step("no JSHeapUsedSize"))
}

fn accessibility_nodes(session: &Session) -> Result<f64> {
    session.cdp("Accessibility.enable", json!({}))?;
    let answer = session.cdp("Accessibility.getFullAXTree", json!({}))?;
    let count = answer["nodes"].as_array().map_or(0, Vec::len);
    Ok(u32::try_from(count).map_or(f64::INFINITY, f64::from))
}
