//! One step of the way to a place, and how names are compared.

use std::fmt;

use serde_json::{Value, json};

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
    pub(super) fn parts(&self) -> (&str, &'static str) {
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
    Css { selector: String, n: usize },
    Role { role: String, name: Name, n: Option<usize> },
    Word { word: String, n: usize },
}

impl Step {
    pub(crate) fn css(selector: &str, n: usize) -> Self {
        Self::Css { selector: selector.to_owned(), n }
    }

    pub(super) fn json(&self) -> Value {
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
            Self::Role { role, name, n: None } => write!(f, "{role} {name}"),
            Self::Role { role, name, n: Some(n) } => write!(f, "{role} {name}[{n}]"),
            Self::Word { word, n } => write!(f, "word “{word}”[{n}]"),
        }
    }
}
