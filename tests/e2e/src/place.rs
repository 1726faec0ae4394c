//! Places on the page: found by role and accessible name, touched, typed into and read as a person would.
//!
//! A [`Place`] is a way there, not a thing: it is looked up again at each use, so it survives the page redrawing itself,
//! and stops being found when its name changes. Finding waits until exactly one is there.

use std::fmt;

use serde_json::{Value, json};

use crate::browser::{Browser, strings};
use crate::failure::{Failure, Result};
use crate::keys;
use crate::pointer::{self, Point, Pointer};

/// How an accessible name is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// The whole name.
    Is(String),
    /// How the name begins.
    Starts(String),
    /// Something within the name.
    Has(String),
}

/// A name that begins like this.
#[must_use]
pub fn starts(text: &str) -> Name {
    Name::Starts(text.to_owned())
}

/// A name with this in it.
#[must_use]
pub fn has(text: &str) -> Name {
    Name::Has(text.to_owned())
}

impl From<&str> for Name {
    fn from(text: &str) -> Self {
        Self::Is(text.to_owned())
    }
}

impl From<&String> for Name {
    fn from(text: &String) -> Self {
        Self::Is(text.clone())
    }
}

impl From<String> for Name {
    fn from(text: String) -> Self {
        Self::Is(text)
    }
}

impl Name {
    fn parts(&self) -> (&str, &'static str) {
        match self {
            Self::Is(text) => (text, "exact"),
            Self::Starts(text) => (text, "prefix"),
            Self::Has(text) => (text, "contains"),
        }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Is(text) => write!(f, "“{text}”"),
            Self::Starts(text) => write!(f, "“{text}…”"),
            Self::Has(text) => write!(f, "“…{text}…”"),
        }
    }
}

/// One step of the way to a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Css {
        selector: String,
        n: usize,
    },
    Role {
        role: String,
        name: Name,
        n: Option<usize>,
    },
    Word {
        word: String,
        n: usize,
    },
}

impl Step {
    pub(crate) fn css(selector: &str, n: usize) -> Self {
        Self::Css {
            selector: selector.to_owned(),
            n,
        }
    }

    fn json(&self) -> Value {
        match self {
            Self::Css { selector, n } => json!({ "css": selector, "n": n }),
            Self::Role { role, name, n } => {
                let (text, kind) = name.parts();
                json!({ "role": role, "name": text, "match": kind, "n": n })
            }
            Self::Word { word, n } => json!({ "word": word, "n": n }),
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Css { selector, n } => write!(f, "{selector}[{n}]"),
            Self::Role {
                role,
                name,
                n: None,
            } => write!(f, "{role} {name}"),
            Self::Role {
                role,
                name,
                n: Some(n),
            } => write!(f, "{role} {name}[{n}]"),
            Self::Word { word, n } => write!(f, "word “{word}”[{n}]"),
        }
    }
}

/// A place on the page: the whole of it, a widget, a control, a word in running text.
#[derive(Clone)]
pub struct Place<'b> {
    browser: &'b Browser,
    steps: Vec<Step>,
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.steps.split_last() {
            None => f.write_str("the page"),
            Some((last, before)) => {
                for step in before {
                    write!(f, "{step} > ")?;
                }
                write!(f, "{last}")
            }
        }
    }
}

/// Finding.
impl<'b> Place<'b> {
    pub(crate) fn new(browser: &'b Browser, steps: Vec<Step>) -> Self {
        Self { browser, steps }
    }

    pub(crate) fn path(&self) -> Value {
        self.steps.iter().map(Step::json).collect()
    }

    fn then(&self, step: Step) -> Self {
        let mut steps = self.steps.clone();
        steps.push(step);
        Self {
            browser: self.browser,
            steps,
        }
    }

    #[track_caller]
    pub(crate) fn wait_for_it(&self) -> Result {
        self.browser.until(|| self.ask("exists").map(drop))
    }

    #[track_caller]
    fn found(self) -> Result<Self> {
        self.browser.note(format!("find {self}"));
        self.wait_for_it()?;
        Ok(self)
    }

    /// The only one of this role (as in `button`, `status`, `group`) with this accessible name in here.
    ///
    /// # Errors
    /// When there is none within the time limit (the failure lists the names that are there), or more than one.
    #[track_caller]
    pub fn find(&self, role: &str, name: impl Into<Name>) -> Result<Self> {
        self.then(Step::Role {
            role: role.to_owned(),
            name: name.into(),
            n: None,
        })
        .found()
    }

    /// The nth (from 0) of this role and name, where several are meant to be there.
    ///
    /// # Errors
    /// When there are not so many within the time limit.
    #[track_caller]
    pub fn nth(&self, role: &str, name: impl Into<Name>, n: usize) -> Result<Self> {
        self.then(Step::Role {
            role: role.to_owned(),
            name: name.into(),
            n: Some(n),
        })
        .found()
    }

    /// A button.
    ///
    /// # Errors
    /// As [`Place::find`].
    #[track_caller]
    pub fn button(&self, name: impl Into<Name>) -> Result<Self> {
        self.find("button", name)
    }

    /// A link.
    ///
    /// # Errors
    /// As [`Place::find`].
    #[track_caller]
    pub fn link(&self, name: impl Into<Name>) -> Result<Self> {
        self.find("link", name)
    }

    /// A text field of one or more lines.
    ///
    /// # Errors
    /// As [`Place::find`].
    #[track_caller]
    pub fn textbox(&self, name: impl Into<Name>) -> Result<Self> {
        self.find("textbox", name)
    }

    /// A radio button.
    ///
    /// # Errors
    /// As [`Place::find`].
    #[track_caller]
    pub fn radio(&self, name: impl Into<Name>) -> Result<Self> {
        self.find("radio", name)
    }

    /// A tick box.
    ///
    /// # Errors
    /// As [`Place::find`].
    #[track_caller]
    pub fn checkbox(&self, name: impl Into<Name>) -> Result<Self> {
        self.find("checkbox", name)
    }

    /// A group, such as a fieldset named by its legend. Further things are found inside it.
    ///
    /// # Errors
    /// As [`Place::find`].
    #[track_caller]
    pub fn group(&self, name: impl Into<Name>) -> Result<Self> {
        self.find("group", name)
    }

    /// A heading.
    ///
    /// # Errors
    /// As [`Place::find`].
    #[track_caller]
    pub fn heading(&self, name: impl Into<Name>) -> Result<Self> {
        self.find("heading", name)
    }

    /// The nth element in here that matches a selector (shadow roots included). For what has no name.
    ///
    /// # Errors
    /// When there are not so many within the time limit.
    #[track_caller]
    pub fn within(&self, selector: &str, n: usize) -> Result<Self> {
        self.then(Step::css(selector, n)).found()
    }

    /// The nth (from 0) occurrence of a word or phrase in the running text in here, upper and lower case as written:
    /// in what is marked `part="text"` if anything is, else in all text that is not a control's.
    ///
    /// # Errors
    /// When it is not there so often within the time limit.
    #[track_caller]
    pub fn word(&self, word: &str, n: usize) -> Result<Self> {
        self.then(Step::Word {
            word: word.to_owned(),
            n,
        })
        .found()
    }

    /// The accessible names of everything of this role in here, now.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn names(&self, role: &str) -> Result<Vec<String>> {
        Ok(strings(
            &self.browser.call("names", json!([self.path(), role]))?,
        ))
    }

    /// Waits until nothing of this role and name is in here.
    ///
    /// # Errors
    /// When it still is after the time limit.
    #[track_caller]
    pub fn no(&self, role: &str, name: impl Into<Name>) -> Result {
        let name = name.into();
        self.browser.note(format!("no {role} {name} in {self}"));
        let (text, kind) = name.parts();
        self.browser.until(|| {
            let count = self
                .browser
                .call("count", json!([self.path(), role, text, kind]))?;
            if count == 0 {
                Ok(())
            } else {
                Err(Failure::step(format!(
                    "{role} {name} is still there, {count} times"
                )))
            }
        })
    }
}

/// Touching and typing.
impl Place<'_> {
    /// Where to put a finger: in view, not covered, enabled, and no longer moving.
    fn aim(&self) -> Result<Point> {
        let mut last = None;
        self.browser.until(|| {
            let at = self.ask("aim")?;
            let coordinate = |key: &str| at[key].as_f64().unwrap_or_default();
            let point = Point {
                x: coordinate("x"),
                y: coordinate("y"),
            };
            if last.replace(point) == Some(point) {
                Ok(point)
            } else {
                Err(Failure::step(format!("{self} keeps moving")))
            }
        })
    }

    /// Taps it with a finger, in its middle.
    ///
    /// # Errors
    /// When it is disabled, covered or moving after the time limit.
    #[track_caller]
    pub fn tap(&self) -> Result {
        self.browser.note(format!("tap {self}"));
        let point = self.aim()?;
        self.browser.touch(pointer::tap(Pointer::Touch, point, 1))
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
            return Err(Failure::step(format!(
                "{self} and {target} are not in view together"
            )));
        }
        self.browser
            .touch(pointer::drag(pointer, from, end, hold, 12))
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
            Ok(Point {
                x: at.0 + at.2 * part,
                y: at.1 + at.3 / 2.0,
            })
        };
        let (start, stop) = (side(self, 0.02)?, side(end, 1.0)?);
        self.browser.touch(pointer::drag(
            Pointer::Mouse,
            start,
            Point {
                x: stop.x + 1.0,
                y: stop.y,
            },
            0,
            8,
        ))
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
        let reference = element
            .as_object()
            .and_then(|object| object.values().next())
            .and_then(Value::as_str);
        let Some(reference) = reference else {
            return Err(Failure::step(format!("{self} is no element")));
        };
        self.browser
            .session()
            .post(
                &format!("element/{reference}/value"),
                json!({ "text": text }),
            )
            .map(drop)
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

    /// Gives it the focus and presses keys, as in [`Browser::key`].
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

/// Reading.
impl Place<'_> {
    fn ask(&self, function: &str) -> Result<Value> {
        self.browser.call(function, json!([self.path()]))
    }

    fn text_of(&self, function: &str) -> Result<String> {
        Ok(self.ask(function)?.as_str().unwrap_or_default().to_owned())
    }

    /// The text a person sees in here, a line a block, white space squeezed.
    ///
    /// # Errors
    /// When it is not there.
    pub fn text(&self) -> Result<String> {
        self.text_of("text")
    }

    /// Waits until this text can be seen in here (white space and line breaks count as one space).
    ///
    /// # Errors
    /// When it cannot after the time limit; the failure shows what can.
    #[track_caller]
    pub fn see(&self, text: &str) -> Result {
        self.browser.note(format!("see {text:?} in {self}"));
        self.browser.until(|| {
            let seen = self.text()?;
            if one_line(&seen).contains(&one_line(text)) {
                return Ok(());
            }
            Err(Failure::step(format!(
                "{text:?} is not to be seen in {self}, but:\n{}",
                shorten(&seen)
            )))
        })
    }

    /// Waits until this text cannot be seen in here (any longer).
    ///
    /// # Errors
    /// When it still can after the time limit.
    #[track_caller]
    pub fn do_not_see(&self, text: &str) -> Result {
        self.browser.note(format!("do not see {text:?} in {self}"));
        self.browser.until(|| {
            let seen = self.text()?;
            if !one_line(&seen).contains(&one_line(text)) {
                return Ok(());
            }
            Err(Failure::step(format!(
                "{text:?} is to be seen in {self}:\n{}",
                shorten(&seen)
            )))
        })
    }

    /// Waits until a live region in here says this, whether or not it can be seen.
    ///
    /// # Errors
    /// When none does after the time limit.
    #[track_caller]
    pub fn hear(&self, text: &str) -> Result {
        self.browser.note(format!("hear {text:?} in {self}"));
        self.browser.until(|| {
            let said = strings(&self.ask("liveText")?);
            if said.iter().any(|one| one.contains(&one_line(text))) {
                return Ok(());
            }
            Err(Failure::step(format!(
                "no live region in {self} says {text:?}, but {said:?}"
            )))
        })
    }

    /// The value of a field, or the text of anything else.
    ///
    /// # Errors
    /// When it is not there.
    pub fn value(&self) -> Result<String> {
        self.text_of("value")
    }

    /// Waits until a field holds exactly this.
    ///
    /// # Errors
    /// When it does not after the time limit.
    #[track_caller]
    pub fn holds(&self, value: &str) -> Result {
        self.browser.note(format!("{self} holds {value:?}"));
        self.browser.until(|| {
            let is = self.value()?;
            if is == value {
                Ok(())
            } else {
                Err(Failure::step(format!(
                    "{self} holds {is:?} instead of {value:?}"
                )))
            }
        })
    }

    /// Whether it is ticked, chosen, pressed or expanded.
    ///
    /// # Errors
    /// When it is not there.
    pub fn checked(&self) -> Result<bool> {
        Ok(self.ask("checked")? == json!(true))
    }

    /// Waits until it is ticked, chosen, pressed or expanded (or until it is not).
    ///
    /// # Errors
    /// When it is not so after the time limit.
    #[track_caller]
    pub fn is_checked(&self, wanted: bool) -> Result {
        self.browser.note(format!("{self} is checked: {wanted}"));
        self.browser.until(|| {
            if self.checked()? == wanted {
                Ok(())
            } else {
                Err(Failure::step(format!("{self} is checked: {}", !wanted)))
            }
        })
    }

    /// Whether it cannot be used now.
    ///
    /// # Errors
    /// When it is not there.
    pub fn disabled(&self) -> Result<bool> {
        Ok(self.ask("disabled")? == json!(true))
    }

    /// Whether it, or something in it, has the focus.
    ///
    /// # Errors
    /// When it is not there.
    pub fn has_focus(&self) -> Result<bool> {
        Ok(self.ask("hasFocus")? == json!(true))
    }

    /// Its accessible name.
    ///
    /// # Errors
    /// When it is not there.
    pub fn name(&self) -> Result<String> {
        self.text_of("name")
    }

    /// An attribute of its element.
    ///
    /// # Errors
    /// When it is not there.
    pub fn attribute(&self, name: &str) -> Result<Option<String>> {
        Ok(self
            .browser
            .call("attribute", json!([self.path(), name]))?
            .as_str()
            .map(ToOwned::to_owned))
    }

    /// A computed style of its element, as in `background-color`.
    ///
    /// # Errors
    /// When it is not there.
    pub fn style(&self, property: &str) -> Result<String> {
        let value = self.browser.call("style", json!([self.path(), property]))?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// Left, top, width and height in the view, in CSS pixels (of the first line, if it has several).
    ///
    /// # Errors
    /// When it is not there.
    pub fn bounds(&self) -> Result<(f64, f64, f64, f64)> {
        let at = self.ask("box")?;
        let side = |key: &str| at[key].as_f64().unwrap_or_default();
        Ok((side("x"), side("y"), side("width"), side("height")))
    }

    /// Runs the body of a function with the element as its first argument. For what no person could do: calling a
    /// widget's methods, setting an attribute.
    ///
    /// # Errors
    /// When it is not there, or the script throws.
    #[track_caller]
    pub fn run(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.browser.note(format!("script on {self}"));
        let element = self.ask("element")?;
        let all: Vec<Value> = std::iter::once(element)
            .chain(arguments.iter().cloned())
            .collect();
        self.browser.run_async(
            &format!("const [element, ...rest] = args; {script}"),
            Value::Array(all),
        )
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn shorten(text: &str) -> String {
    const LIMIT: usize = 1500;
    let short: String = text.chars().take(LIMIT).collect();
    if short.len() < text.len() {
        format!("{short} …")
    } else {
        short
    }
}
