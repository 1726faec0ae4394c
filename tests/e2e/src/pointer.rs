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
        json!([{ "type": "pointer", "id": self.name(), "parameters": { "pointerType": self.name() }, "actions": actions }])
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
