//! Finger and mouse as WebDriver actions. Positions are CSS pixels in the view of the current frame.

use serde_json::{Value, json};

/// A place in the view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// From the left edge.
    pub x: f64,
    /// From the top edge.
    pub y: f64,
}

/// What touches the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointer {
    /// A finger.
    Touch,
    /// A mouse with its left button.
    Mouse,
}

impl Pointer {
    fn name(self) -> &'static str {
        match self {
            Self::Touch => "touch",
            Self::Mouse => "mouse",
        }
    }

    fn source(self, actions: Vec<Value>) -> Value {
        self.source_named(self.name(), actions)
    }

    fn source_named(self, id: &str, actions: Vec<Value>) -> Value {
        json!([{ "type": "pointer", "id": id, "parameters": { "pointerType": self.name() }, "actions": actions }])
    }
}

fn to(point: Point, milliseconds: u32) -> Value {
    // Not every driver takes fractions.
    json!({ "type": "pointerMove", "duration": milliseconds, "x": point.x.floor(), "y": point.y.floor() })
}

fn down() -> Value {
    json!({ "type": "pointerDown", "button": 0 })
}

fn up() -> Value {
    json!({ "type": "pointerUp", "button": 0 })
}

fn pause(milliseconds: u32) -> Value {
    json!({ "type": "pause", "duration": milliseconds })
}

/// A tap or a click, `count` times in quick succession.
pub(crate) fn tap(pointer: Pointer, at: Point, count: usize) -> Value {
    let mut actions = vec![to(at, 0)];
    for _ in 0..count {
        actions.extend([down(), up()]);
    }
    pointer.source(actions)
}

/// Only moves there (a mouse hovers).
pub(crate) fn hover(at: Point) -> Value {
    Pointer::Mouse.source(vec![to(at, 0)])
}

/// Presses, rests for `hold` ms, moves in `steps` of a frame each, and lets go.
pub(crate) fn drag(pointer: Pointer, from: Point, end: Point, hold: u32, steps: u32) -> Value {
    let mut actions = vec![to(from, 0), down()];
    if hold > 0 {
        actions.push(pause(hold));
    }
    let steps = steps.max(1);
    for step in 1..=steps {
        let part = f64::from(step) / f64::from(steps);
        let between = Point { x: from.x + (end.x - from.x) * part, y: from.y + (end.y - from.y) * part };
        actions.push(to(between, 16));
    }
    actions.push(pause(16));
    actions.push(up());
    pointer.source(actions)
}

/// Presses, rests for `hold` ms and begins to move, without letting go.
pub(crate) fn pick_up(pointer: Pointer, at: Point, hold: u32) -> Value {
    let mut actions = vec![to(at, 0), down()];
    if hold > 0 {
        actions.push(pause(hold));
    }
    actions.extend([3.0, 6.0, 9.0].map(|by| to(Point { x: at.x - by, y: at.y }, 16)));
    actions.push(pause(50));
    pointer.source(actions)
}

/// Places on the way from one to another.
pub(crate) fn between(from: Point, end: Point) -> impl Iterator<Item = Point> {
    (1..=6).map(move |step| {
        let part = f64::from(step) / 6.0;
        Point { x: from.x + (end.x - from.x) * part, y: from.y + (end.y - from.y) * part }
    })
}

/// Moves what is down.
pub(crate) fn carry(pointer: Pointer, from: Point, end: Point) -> Value {
    pointer.source(between(from, end).map(|at| to(at, 16)).chain([pause(50)]).collect())
}

/// Lets go of what is down.
pub(crate) fn let_go(pointer: Pointer) -> Value {
    pointer.source(vec![up()])
}

/// A second finger goes down and up while another is down.
pub(crate) fn second_finger(at: Point) -> Value {
    Pointer::Touch.source_named("second", vec![to(at, 0), down(), pause(30), up()])
}

/// What a pointer does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Drive {
    Down,
    Move,
    Up,
}

/// The command and the event of Chromium's protocol for it.
pub(crate) fn drive(pointer: Pointer, what: Drive, at: &[Point]) -> (&'static str, Value) {
    let kind = |names: [&'static str; 3]| match what {
        Drive::Down => names[0],
        Drive::Move => names[1],
        Drive::Up => names[2],
    };
    if pointer == Pointer::Mouse {
        let kind = kind(["mousePressed", "mouseMoved", "mouseReleased"]);
        let (place, buttons) = (at.last().copied(), u8::from(what != Drive::Up));
        let (x, y) = place.map_or((0.0, 0.0), |place| (place.x, place.y));
        let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": buttons, "clickCount": 1 });
        return ("Input.dispatchMouseEvent", event);
    }
    let points = at.iter().enumerate().map(|(id, place)| json!({ "x": place.x, "y": place.y, "id": id }));
    let points: Vec<Value> = if what == Drive::Up { Vec::new() } else { points.collect() };
    let kind = kind(["touchStart", "touchMove", "touchEnd"]);
    ("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points }))
}
