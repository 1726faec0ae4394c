//! Keyboard, clipboard and downloads.

use std::time::{Duration, Instant};

use serde_json::json;

use super::Browser;
use crate::engine::Engine;
use crate::failure::{Failure, Result};
use crate::keys;
use crate::pointer::{self, Point, Pointer};

impl Browser {
    /// Presses a key, or keys together: `Tab`, `Shift+Tab`, `Control+z`, `Enter`, `Space`, `ArrowDown`.
    ///
    /// # Errors
    /// When the key has no such name.
    #[track_caller]
    pub fn key(&self, keys: &str) -> Result {
        self.note(format!("press {keys}"));
        self.act(keys::press(keys)?)
    }

    /// Activates what [`Place::read_on_to`](crate::Place::read_on_to) has got to, as a screen reader does.
    ///
    /// # Errors
    /// When nothing has been read yet.
    #[track_caller]
    pub fn activate(&self) -> Result {
        self.note("activate".to_owned());
        self.call("activate", json!([])).map(drop)
    }

    /// A tap with a finger. Two quick taps on one place of the screen are a double click, which selects a word (in an empty
    /// field there is none, and Chromium then leaves the cursor where it was), also where the page has scrolled meanwhile. No
    /// person is that quick on two things, so a tap waits until the one before it is no part of it.
    pub(crate) fn tap_at(&self, at: Point) -> Result {
        const NEAR: f64 = 24.0;
        let double_click = Duration::from_millis(match self.engine() {
            Engine::Chromium => 750,
            Engine::Firefox => 0,
            // Its driver taps with the mouse.
            Engine::WebKit => 1100,
        });
        if let Some((before, when)) = self.tapped.get()
            && (before.x - at.x).abs() < NEAR
            && (before.y - at.y).abs() < NEAR
        {
            std::thread::sleep(double_click.saturating_sub(when.elapsed()));
        }
        let pointer = if self.is_in_a_frame_apart()? { Pointer::Mouse } else { Pointer::Touch };
        let done = self.touch(pointer::tap(pointer, at, 1));
        self.tapped.set(Some((at, Instant::now())));
        done
    }

    /// Whether this is a frame for which Chromium has a process of its own: one of another site, or without an origin. In some
    /// of its versions (148 for one) the click that comes of a tap misses there, by as much as the frame is off the page's
    /// corner; the touches themselves and the mouse do not.
    fn is_in_a_frame_apart(&self) -> Result<bool> {
        const APART: &str = "return origin === 'null' || location.hostname !== '127.0.0.1'";
        let framed = self.engine() == Engine::Chromium && !self.frames.borrow().is_empty();
        Ok(framed && self.session().run(APART, json!([]))? == true)
    }

    pub(crate) fn hold(&self, at: Point) {
        self.held.set(Some(at));
    }

    /// Moves what was picked up to a place in the view.
    ///
    /// # Errors
    /// When nothing was picked up.
    #[track_caller]
    pub fn carry(&self, pointer: Pointer, to: Point) -> Result {
        self.note(format!("carry to {}, {}", to.x, to.y));
        let from = self.held.replace(Some(to)).ok_or_else(|| Failure::step("nothing was picked up"))?;
        if self.forgets() {
            return pointer::between(from, to).try_for_each(|at| self.drive(pointer, pointer::Drive::Move, &[at]));
        }
        self.touch(pointer::carry(pointer, from, to))
    }

    /// Lets go of what was picked up.
    ///
    /// # Errors
    /// When the browser does not answer.
    #[track_caller]
    pub fn let_go(&self, pointer: Pointer) -> Result {
        self.note("let go".to_owned());
        if self.forgets() {
            return self.held.get().map_or(Ok(()), |at| self.drive(pointer, pointer::Drive::Up, &[at]));
        }
        self.touch(pointer::let_go(pointer))
    }

    /// Chromium's driver forgets between actions what is down, which ends any drag.
    pub(crate) fn forgets(&self) -> bool {
        self.engine() == Engine::Chromium
    }

    /// The same past the driver: the last place is the one that changes.
    pub(crate) fn drive(&self, pointer: Pointer, what: pointer::Drive, at: &[Point]) -> Result {
        // Past the driver, places are the outermost page's.
        let (x, y) = if self.frames.borrow().is_empty() { (0.0, 0.0) } else { self.frames_offset()? };
        let at: Vec<Point> = at.iter().map(|at| Point { x: at.x + x, y: at.y + y }).collect();
        let (command, event) = pointer::drive(pointer, what, &at);
        self.session().cdp(command, event).map(drop)
    }

    /// A second finger touches the page while the first is down.
    ///
    /// # Errors
    /// When the browser does not answer.
    #[track_caller]
    pub fn second_finger(&self, at: Point) -> Result {
        self.note("a second finger".to_owned());
        if self.forgets() {
            self.spent.set(true);
            let first = self.held.get().unwrap_or(at);
            self.drive(Pointer::Touch, pointer::Drive::Down, &[first, at])?;
            return self.drive(Pointer::Touch, pointer::Drive::Move, &[first]);
        }
        self.touch(pointer::second_finger(at))
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
            if text.contains(part) { Ok(text) } else { Err(Failure::step(format!("the clipboard holds {text:?}"))) }
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
        let role = if word("role").is_empty() { word("tag") } else { word("role") };
        Ok(format!("{role} “{}”", word("name")))
    }

    /// Waits until this has the focus, by role and name as in [`Browser::focused`]. Pages move it a moment after a change.
    ///
    /// # Errors
    /// When it is somewhere else after the time limit.
    #[track_caller]
    pub fn focus_is(&self, wanted: &str) -> Result {
        self.note(format!("the focus is on {wanted}"));
        self.until(|| {
            let focused = self.focused()?;
            if focused == wanted { Ok(()) } else { Err(Failure::step(format!("the focus is on {focused}"))) }
        })
    }

    /// The same by the accessible name alone.
    ///
    /// # Errors
    /// When something else has it after the time limit.
    #[track_caller]
    pub fn focus_is_named(&self, wanted: &str) -> Result {
        self.note(format!("the focus is on “{wanted}”"));
        self.until(|| {
            if self.focused_name()? == wanted {
                Ok(())
            } else {
                Err(Failure::step(format!("the focus is on {}", self.focused()?)))
            }
        })
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
            Err(Failure::step(format!("no download ends with {ending}; there are {names:?}")))
        })
    }
}
