//! Finger, mouse and typing.

use serde_json::{Value, json};

use super::Place;
use crate::failure::{Failure, Result};
use crate::keys;
use crate::pointer::{self, Point, Pointer};

impl Place<'_> {
    /// Where to put a finger: in view, not covered, enabled, no longer moving, and painted there: what tells a browser
    /// whether a touch may scroll is as old as its last frame, and looking for the place may have scrolled.
    fn aim(&self) -> Result<Point> {
        let mut last = None;
        self.browser.call("afterPaint", json!([]))?;
        self.browser.until(|| {
            let at = self.ask("aim")?;
            let coordinate = |key: &str| at[key].as_f64().unwrap_or_default();
            let point = Point { x: coordinate("x"), y: coordinate("y") };
            if last.replace(point) == Some(point) {
                return Ok(point);
            }
            self.browser.call("afterPaint", json!([]))?;
            Err(Failure::step(format!("{self} keeps moving")))
        })
    }

    /// Taps it with a finger, in its middle.
    ///
    /// # Errors
    /// When it is disabled, covered or moving after the time limit.
    #[track_caller]
    pub fn tap(&self) -> Result {
        self.browser.note(format!("tap {self}"));
        self.browser.tap_at(self.aim()?)
    }

    /// Clicks it with the mouse.
    ///
    /// # Errors
    /// As [`Place::tap`].
    #[track_caller]
    pub fn click(&self) -> Result {
        self.browser.note(format!("click {self}"));
        let point = self.aim()?;
        self.browser.touch(pointer::tap(Pointer::Mouse, point, 1))
    }

    /// Clicks it twice quickly with the mouse.
    ///
    /// # Errors
    /// As [`Place::tap`].
    #[track_caller]
    pub fn double_click(&self) -> Result {
        self.browser.note(format!("double-click {self}"));
        let point = self.aim()?;
        self.browser.touch(pointer::tap(Pointer::Mouse, point, 2))
    }

    /// Rests the mouse on it.
    ///
    /// # Errors
    /// As [`Place::tap`].
    #[track_caller]
    pub fn hover(&self) -> Result {
        self.browser.note(format!("hover over {self}"));
        let point = self.aim()?;
        self.browser.touch(pointer::hover(point))
    }

    /// Drags it by touch to the middle of another place: rests `hold` ms first, then moves in 12 frames.
    /// Both must fit into the view at once.
    ///
    /// # Errors
    /// When either cannot be reached.
    #[track_caller]
    pub fn drag_to(&self, target: &Place<'_>, hold: u32) -> Result {
        self.drag(target, Pointer::Touch, hold)
    }

    /// Drags it with the mouse to the middle of another place.
    ///
    /// # Errors
    /// When either cannot be reached.
    #[track_caller]
    pub fn drag_with_mouse_to(&self, target: &Place<'_>) -> Result {
        self.drag(target, Pointer::Mouse, 0)
    }

    #[track_caller]
    fn drag(&self, target: &Place<'_>, pointer: Pointer, hold: u32) -> Result {
        self.browser.note(format!("drag {self} to {target}"));
        // Looking for the target may scroll, so where to start is asked once more.
        self.aim()?;
        let end = target.aim()?;
        let from = self.aim()?;
        if target.aim()? != end {
            return Err(Failure::step(format!("{self} and {target} are not in view together")));
        }
        self.browser.touch(pointer::drag(pointer, from, end, hold, 12))
    }

    /// Presses on it, rests there for `hold` ms and begins to move, without letting go: the start of a drag to what is
    /// not there yet. Go on with [`Place::carry_here`] and [`Browser::let_go`](crate::Browser::let_go).
    ///
    /// # Errors
    /// As [`Place::tap`].
    #[track_caller]
    pub fn pick_up(&self, pointer: Pointer, hold: u32) -> Result {
        self.browser.note(format!("pick up {self}"));
        let point = self.aim()?;
        self.browser.hold(point);
        if self.browser.forgets() {
            self.browser.drive(pointer, pointer::Drive::Down, &[point])?;
            std::thread::sleep(std::time::Duration::from_millis(u64::from(hold)));
            let end = Point { x: point.x - 9.0, y: point.y };
            let mut way = pointer::between(point, end);
            return way.try_for_each(|at| self.browser.drive(pointer, pointer::Drive::Move, &[at]));
        }
        self.browser.touch(pointer::pick_up(pointer, point, hold))
    }

    /// Moves what was picked up to the middle of this, which must be in view.
    ///
    /// # Errors
    /// When it is not there.
    #[track_caller]
    pub fn carry_here(&self, pointer: Pointer) -> Result {
        self.browser.note(format!("carry to {self}"));
        let (x, y, width, height) = self.bounds()?;
        self.browser.carry(pointer, Point { x: x + width / 2.0, y: y + height / 2.0 })
    }

    /// Selects from here to the end of another place with the mouse, as one selects text. Both are usually words.
    ///
    /// # Errors
    /// When either cannot be reached.
    #[track_caller]
    pub fn select_to(&self, end: &Place<'_>) -> Result {
        self.browser.note(format!("select from {self} to {end}"));
        self.aim()?;
        end.aim()?;
        let side = |place: &Place<'_>, part: f64| -> Result<Point> {
            let at = place.bounds()?;
            Ok(Point { x: at.0 + at.2 * part, y: at.1 + at.3 / 2.0 })
        };
        let (start, stop) = (side(self, 0.02)?, side(end, 1.0)?);
        self.browser.touch(pointer::drag(Pointer::Mouse, start, Point { x: stop.x + 1.0, y: stop.y }, 0, 8))
    }

    /// Gives it the focus and types the text behind what is there.
    ///
    /// # Errors
    /// When it cannot be reached, or takes no text.
    #[track_caller]
    pub fn type_text(&self, text: &str) -> Result {
        self.browser.note(format!("type {text:?} into {self}"));
        self.focus_quietly()?;
        self.browser.act(keys::press("Control+End")?)?;
        self.send(text)
    }

    /// Replaces what is in a field by this text, typed.
    ///
    /// # Errors
    /// As [`Place::type_text`].
    #[track_caller]
    pub fn fill(&self, text: &str) -> Result {
        self.browser.note(format!("fill {self} with {text:?}"));
        self.focus_quietly()?;
        self.browser.act(keys::press("Control+a")?)?;
        self.browser.act(keys::press("Delete")?)?;
        self.send(text)
    }

    fn send(&self, text: &str) -> Result {
        if text.is_empty() {
            return Ok(());
        }
        let element = self.ask("element")?;
        let reference = element.as_object().and_then(|object| object.values().next()).and_then(Value::as_str);
        let Some(reference) = reference else {
            return Err(Failure::step(format!("{self} is no element")));
        };
        self.browser.session().post(&format!("element/{reference}/value"), json!({ "text": text })).map(drop)
    }

    /// Puts this text on the real clipboard and pastes it here.
    ///
    /// # Errors
    /// When it cannot be reached.
    #[track_caller]
    pub fn paste(&self, text: &str) -> Result {
        self.browser.copy(text)?;
        self.paste_clipboard()
    }

    /// Puts rich text (HTML) on the real clipboard and pastes it here.
    ///
    /// # Errors
    /// When it cannot be reached.
    #[track_caller]
    pub fn paste_rich(&self, html: &str) -> Result {
        self.browser.copy_rich(html)?;
        self.paste_clipboard()
    }

    /// Pastes here what the clipboard holds.
    ///
    /// # Errors
    /// When it cannot be reached.
    #[track_caller]
    pub fn paste_clipboard(&self) -> Result {
        self.browser.note(format!("paste into {self}"));
        self.focus_quietly()?;
        self.browser.act(keys::press("Control+v")?)
    }

    /// Gives it the focus by script. A person would tap it or press Tab; use those where the way matters.
    ///
    /// # Errors
    /// When it takes no focus.
    #[track_caller]
    pub fn focus(&self) -> Result {
        self.browser.note(format!("focus {self}"));
        self.focus_quietly()
    }

    fn focus_quietly(&self) -> Result {
        self.browser.until(|| self.ask("focus").map(drop))
    }

    /// Gives it the focus and presses keys, as in [`Browser::key`](crate::Browser::key).
    ///
    /// # Errors
    /// When it takes no focus, or a key has no such name.
    #[track_caller]
    pub fn press(&self, keys: &str) -> Result {
        self.browser.note(format!("press {keys} on {self}"));
        self.focus_quietly()?;
        self.browser.act(keys::press(keys)?)
    }
}
