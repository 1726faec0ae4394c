//! Reading.

use serde_json::{Value, json};

use super::{Name, Place};
use crate::browser::strings;
use crate::failure::{Failure, Result};

impl Place<'_> {
    pub(super) fn ask(&self, function: &str) -> Result<Value> {
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
            Err(Failure::step(format!("{text:?} is not to be seen in {self}, but:\n{}", shorten(&seen))))
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
            Err(Failure::step(format!("{text:?} is to be seen in {self}:\n{}", shorten(&seen))))
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
            Err(Failure::step(format!("no live region in {self} says {text:?}, but {said:?}")))
        })
    }

    /// Reads on in here, as a screen reader does from where it has got to, as far as something of this role and name. It
    /// never goes back.
    ///
    /// # Errors
    /// When no such thing comes within the time limit.
    #[track_caller]
    pub fn read_on_to(&self, role: &str, name: impl Into<Name>) -> Result {
        let name = name.into();
        self.browser.note(format!("read on to {role} {name} in {self}"));
        let (text, kind) = name.parts();
        self.browser.until(|| self.browser.call("readOn", json!([self.path(), role, text, kind])).map(drop))
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
            if is == value { Ok(()) } else { Err(Failure::step(format!("{self} holds {is:?} instead of {value:?}"))) }
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
        Ok(self.browser.call("attribute", json!([self.path(), name]))?.as_str().map(ToOwned::to_owned))
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
        let all: Vec<Value> = std::iter::once(element).chain(arguments.iter().cloned()).collect();
        self.browser.run_async(&format!("const [element, ...rest] = args; {script}"), Value::Array(all))
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn shorten(text: &str) -> String {
    const LIMIT: usize = 1500;
    let short: String = text.chars().take(LIMIT).collect();
    if short.len() < text.len() { format!("{short} …") } else { short }
}
