//! The author's settings: one parser for attributes, JSON and query parameters.
//!
//! Parsing never fails. What cannot be used becomes the default and a [`Problem`], which goes to the author (an
//! `activity-problem` event and the console), never to the learner. Where the settings come from is `host::settings`.

/// Something an author got wrong, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The attribute or setting.
    pub field: String,
    /// A sentence that tells the author what to write.
    pub message: String,
}

impl Problem {
    /// A problem with one field.
    pub fn new(field: &str, message: impl Into<String>) -> Problem {
        Problem { field: field.to_owned(), message: message.into() }
    }
}

/// One entry of a list setting: names and values, such as `id`, `label` and `meaning` of a category.
pub type Entry = Vec<(String, String)>;

/// The value of one setting as the author wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// An attribute, a query parameter, or a string, number or truth value in JSON.
    Text(String),
    /// A list in JSON. Entries that are plain strings have one pair with an empty name.
    List(Vec<Entry>),
    /// What should have been JSON and is not.
    Broken,
}

/// Everything an author has set on one element, by the attribute's name.
///
/// Names are compared as written: attributes are lower case with hyphens, and JSON uses the same names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    values: Vec<(String, Value)>,
    /// Lines of the `cards` slot, if the element has one.
    pub cards: Option<Vec<String>>,
}

impl Settings {
    /// Sets a value. The first one set under a name stays: set what counts most first.
    pub fn set(&mut self, name: &str, value: Value) {
        if self.get(name).is_none() {
            self.values.push((name.to_owned(), value));
        }
    }

    /// Settings made of attributes alone.
    pub fn from_attributes<'a>(attributes: impl IntoIterator<Item = (&'a str, &'a str)>) -> Settings {
        let mut settings = Settings::default();
        for (name, value) in attributes {
            settings.set(name, Value::Text(value.to_owned()));
        }
        settings
    }

    /// The value under that name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.values.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// The text under that name, trimmed; none when it is absent, blank or not a text.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.get(name) {
            Some(Value::Text(text)) => Some(text.trim()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    /// A whole number in a range, or the default and a problem.
    pub fn whole_number(
        &self,
        name: &str,
        default: u32,
        range: std::ops::RangeInclusive<u32>,
        problems: &mut Vec<Problem>,
    ) -> u32 {
        let Some(value) = self.get(name) else { return default };
        let number = match value {
            Value::Text(text) => text.trim().parse().ok(),
            _ => None,
        };
        number.filter(|number| range.contains(number)).unwrap_or_else(|| {
            let message = crate::lang::fill(
                "Write a whole number from {low} to {high}, such as {name}=\"{default}\".",
                &[
                    ("low", &range.start().to_string()),
                    ("high", &range.end().to_string()),
                    ("name", name),
                    ("default", &default.to_string()),
                ],
            );
            problems.push(Problem::new(name, message));
            default
        })
    }

    /// Whether a switch is on: `multiple`, `multiple=""`, `multiple="true"` and `multiple="multiple"` are on, `"false"` and
    /// `"off"` are off; anything else is off and a problem.
    pub fn switch(&self, name: &str, problems: &mut Vec<Problem>) -> bool {
        match self.get(name) {
            None => false,
            Some(Value::Text(text)) if matches!(text.trim(), "" | "true" | "on") || text.trim() == name => true,
            Some(Value::Text(text)) if matches!(text.trim(), "false" | "off") => false,
            Some(_) => {
                problems.push(Problem::new(name, "Write the name alone to turn it on, or leave it out."));
                false
            }
        }
    }

    /// One of several words, or the default and a problem.
    pub fn choice<T: Copy>(&self, name: &str, choices: &[(&str, T)], default: T, problems: &mut Vec<Problem>) -> T {
        let Some(value) = self.get(name) else { return default };
        let found = match value {
            Value::Text(text) => choices.iter().find(|(word, _)| *word == text.trim()),
            _ => None,
        };
        match found {
            Some((_, choice)) => *choice,
            None => {
                let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
                problems.push(Problem::new(name, ["Write one of these: ", &words.join(", "), "."].concat()));
                default
            }
        }
    }

    /// An `http:` or `https:` address, or none and a problem. Other schemes could run script.
    pub fn web_address(&self, name: &str, problems: &mut Vec<Problem>) -> Option<String> {
        let text = match self.get(name)? {
            Value::Text(_) => self.text(name)?,
            _ => "",
        };
        if is_web_address(text) {
            return Some(text.to_owned());
        }
        problems.push(Problem::new(name, "Write a whole address that begins with https:// or http://."));
        None
    }
}

/// Whether a text is an absolute `http:` or `https:` address with a host and no white space or control character.
pub fn is_web_address(text: &str) -> bool {
    let rest = ["https://", "http://"].iter().find_map(|scheme| {
        text.get(..scheme.len()).filter(|start| start.eq_ignore_ascii_case(scheme)).and(text.get(scheme.len()..))
    });
    rest.is_some_and(|rest| {
        // The host stands after a user's name and before a port (RFC 3986, 3.2).
        let authority = rest.split(['/', '\\', '?', '#']).next().unwrap_or_default();
        let host = authority.rsplit('@').next().unwrap_or_default();
        !host.is_empty() && !host.starts_with(':') && !rest.chars().any(|c| c.is_whitespace() || c.is_control())
    })
}

/// When the author's comment may be seen (`reveal`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reveal {
    /// Whenever the learner wants to.
    #[default]
    Anytime,
    /// Once the learner has written something, anywhere in the widget.
    AfterWriting,
}

impl Reveal {
    /// Reads `reveal`.
    pub fn read(settings: &Settings, problems: &mut Vec<Problem>) -> Reveal {
        let choices = [("anytime", Reveal::Anytime), ("after-writing", Reveal::AfterWriting)];
        settings.choice("reveal", &choices, Reveal::Anytime, problems)
    }
}
