//! The power sorter with many cards: how soon a move is seen on a slow phone, and how smoothly a card is dragged.
//!
//! | row | meaning |
//! |---|---|
//! | by radio, by key, by drop, by Undo | from the event's time stamp to the end of the first frame that shows the new progress, CPU 4x slower |
//! | frames a second | animation frames while a card is dragged over the view by mouse for some seconds, CPU as it is |
//! | longest gap | the longest time between two of them |

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::measure::UNASKED;
use crate::emulate::{self, Emulation};
use crate::engine::{Engine, Look};
use crate::failure::{Failure, Result};
use crate::pointer::{self, Drive, Point, Pointer};
use crate::server::{Answer, Server};
use crate::session::Session;
use crate::{keys, tools};

const PROBE: &str = include_str!("sorter.js");
const PAGE: &str = include_str!("../../fixtures/sorter-with-cards.html");

/// CPU time takes so many times longer.
const SLOW_DOWN: u32 = 4;
/// Moves of each kind in a run.
const MOVES: usize = 6;
/// The pause between moves: what a page writes after a move gets in the way of the next.
const BETWEEN: Duration = Duration::from_millis(700);
/// How long a card is dragged.
const DRAG: Duration = Duration::from_secs(2);
const LIMIT: Duration = Duration::from_secs(60);

/// The numbers of one run, in milliseconds.
#[derive(Clone, Debug, Default)]
pub(super) struct Sorted {
    pub radio: Vec<f64>,
    pub key: Vec<f64>,
    pub drop: Vec<f64>,
    pub undo: Vec<f64>,
    /// When each frame of the drag began.
    pub frames: Vec<f64>,
}

/// Measures a sorter with so many cards once.
pub(super) fn run(cards: usize) -> Result<Sorted> {
    let server = Server::bare(&tools::dist()?)?;
    let items: Vec<String> = (1..=cards).map(statement).collect();
    let page = PAGE.replace("<!-- the cards -->", &items.join("\n"));
    server.answer("/fixtures/sorter-with-cards.html", Answer::html(page));
    let session = Session::start(Engine::Chromium, Look::Plain)?;
    emulate::apply(&session, &Emulation { width: 390, height: 844, ..Emulation::default() })?;
    session.post("url", json!({ "url": format!("{}/fixtures/sorter-with-cards.html", server.origin()) }))?;
    session.run_async(
        "await customElements.whenDefined('power-sorter'); await document.querySelector('power-sorter').ready",
        json!([]),
    )?;
    session.run(PROBE, json!([]))?;
    let bench = Bench { session, moves: std::cell::Cell::new(0) };
    bench.until("return __bench.all()")?;
    bench.until(&format!("return __bench.cards() === {cards}"))?;
    bench.measure(cards)
}

fn statement(number: usize) -> String {
    format!("<li>Statement {number}: somebody in the collaboration did something that the others had to follow.</li>")
}

struct Bench {
    session: Session,
    moves: std::cell::Cell<usize>,
}

impl Bench {
    fn measure(&self, cards: usize) -> Result<Sorted> {
        let slow = |rate: u32| self.session.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": rate })).map(drop);
        slow(SLOW_DOWN)?;
        // Spread over the whole list, each kind between those of the others, the first card left for the drag.
        let card = |kind: usize, number: usize| 1 + (number * 4 + kind) * (cards - 2) / (MOVES * 4);
        for number in 0..MOVES {
            self.by_radio(card(0, number), number % 2)?;
            self.by_key(card(1, number), number % 2)?;
            self.by_drop(card(2, number), number % 2)?;
            self.by_undo()?;
        }
        slow(1)?;
        let moves = self.session.run("return __bench.moves", json!([]))?;
        let moves: Vec<Option<f64>> = moves.as_array().into_iter().flatten().map(Value::as_f64).collect();
        let mut sorted = Sorted::default();
        for (at, time) in moves.into_iter().enumerate() {
            let time = time.ok_or_else(|| Failure::step("a move was not seen within 60 frames"))?;
            match at % 4 {
                0 => sorted.radio.push(time),
                1 => sorted.key.push(time),
                2 => sorted.drop.push(time),
                _ => sorted.undo.push(time),
            }
        }
        sorted.frames = self.drag()?;
        Ok(sorted)
    }

    fn by_radio(&self, card: usize, place: usize) -> Result {
        self.show(card)?;
        let at = self.point(&format!("radio({card}, {place})"))?;
        self.move_by("click", || self.tap(at))
    }

    fn by_key(&self, card: usize, place: usize) -> Result {
        self.show(card)?;
        self.session.run(&format!("__bench.focus({card})"), json!([]))?;
        let key = keys::press(if place == 0 { "1" } else { "2" })?;
        self.move_by("keydown", || self.session.post("actions", json!({ "actions": key })).map(drop))
    }

    fn by_drop(&self, card: usize, place: usize) -> Result {
        self.show(card)?;
        let end = self.lift(card, place)?;
        self.move_by("pointerup", || self.drive(Drive::Up, end))
    }

    fn by_undo(&self) -> Result {
        let at = self.point("undo()")?;
        self.move_by("click", || self.tap(at))
    }

    /// Drags the first card about for a while.
    fn drag(&self) -> Result<Vec<f64>> {
        self.show(0)?;
        let end = self.lift(0, 1)?;
        self.session.run("__bench.film(true)", json!([]))?;
        let start = Instant::now();
        let mut turn = 0.0_f64;
        while start.elapsed() < DRAG {
            turn += 0.05;
            self.drive(Drive::Move, Point { x: 190.0 + 150.0 * turn.sin(), y: 420.0 + 250.0 * turn.cos() })?;
        }
        let frames = self.session.run("return __bench.film(false)", json!([]))?;
        self.drive(Drive::Up, end)?;
        Ok(frames.as_array().into_iter().flatten().filter_map(Value::as_f64).collect())
    }

    /// Picks a card up by its handle and carries it to a place of the tray.
    fn lift(&self, card: usize, place: usize) -> Result<Point> {
        let from = self.point(&format!("handle({card})"))?;
        self.drive(Drive::Down, from)?;
        for by in [2.0, 4.0, 6.0, 8.0] {
            self.drive(Drive::Move, Point { x: from.x - by, y: from.y })?;
        }
        let end = self.point(&format!("place({place})"))?;
        for at in pointer::between(from, end) {
            self.drive(Drive::Move, at)?;
        }
        Ok(end)
    }

    fn show(&self, card: usize) -> Result {
        self.session.run(&format!("__bench.show({card})"), json!([]))?;
        std::thread::sleep(BETWEEN);
        Ok(())
    }

    fn move_by(&self, event: &str, act: impl FnOnce() -> Result) -> Result {
        self.session.run(&format!("__bench.await({event:?})"), json!([]))?;
        std::thread::sleep(BETWEEN);
        act()?;
        std::thread::sleep(UNASKED);
        let known = self.moves.get() + 1;
        self.moves.set(known);
        self.until(&format!("return __bench.moves.length === {known}"))
    }

    fn tap(&self, at: Point) -> Result {
        self.session.post("actions", json!({ "actions": pointer::tap(Pointer::Touch, at, 1) })).map(drop)
    }

    fn drive(&self, what: Drive, at: Point) -> Result {
        let (command, event) = pointer::drive(Pointer::Mouse, what, &[at]);
        self.session.cdp(command, event).map(drop)
    }

    fn point(&self, of: &str) -> Result<Point> {
        let place = self.session.run(&format!("return __bench.{of}"), json!([]))?;
        match (place["x"].as_f64(), place["y"].as_f64()) {
            (Some(x), Some(y)) => Ok(Point { x, y }),
            _ => Err(Failure::step(format!("{of} is nowhere"))),
        }
    }

    fn until(&self, script: &str) -> Result {
        let start = Instant::now();
        while self.session.run(script, json!([]))? != true {
            if start.elapsed() > LIMIT {
                return Err(Failure::step(format!("not after 60 s: {script}")));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}
