//! The author's settings for the power sorter.

use std::sync::Arc;

use super::card::{self, Card};
use super::places::HARD;
use crate::activity_timer;
use crate::config::{Entry, Problem, Reveal, Settings, Value};
use crate::lang::{self, PowerSorterWords};

/// A place for cards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// By what placements are kept.
    pub id: Arc<str>,
    /// What the learner reads beside the button.
    pub label: Arc<str>,
    /// What it means, a sentence or more. May be empty.
    pub meaning: Arc<str>,
}

/// What the author has set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The deck (slot `cards`, else setting `cards`, else the ten statements that ship). Each statement is in it once.
    pub deck: Arc<Vec<Card>>,
    /// The categories (`categories`): two to five, each with an id of its own and a label.
    pub categories: Arc<Vec<Category>>,
    /// Whether a card may be in several categories (`multiple`).
    pub multiple: bool,
    /// Whether the deck is shown in an order by chance, kept for each learner (`shuffle`).
    pub shuffle: bool,
    /// The address of the discussion (`forum`), http or https.
    pub forum: Option<Arc<str>>,
    /// When the author's comment may be seen (`reveal`).
    pub reveal: Reveal,
    /// The timer inside (`minutes`, `announce`), if there is to be one.
    pub timer: Option<activity_timer::config::Config>,
}

/// Reads the settings. What ships is in the language of the element's own `lang`, else English.
pub(super) fn read(settings: &Settings) -> (Config, Vec<Problem>) {
    let mut problems = Vec::new();
    let words = lang::words(settings.text("lang").unwrap_or_default()).power_sorter();
    let deck =
        card::deck(settings, &mut problems).unwrap_or_else(|| words.deck.lines().filter_map(Card::read).collect());
    let config = Config {
        deck: Arc::new(deck),
        categories: Arc::new(categories(settings, words, &mut problems)),
        multiple: settings.switch("multiple", &mut problems),
        shuffle: settings.switch("shuffle", &mut problems),
        forum: settings.web_address("forum", &mut problems).map(Arc::from),
        reveal: Reveal::read(settings, &mut problems),
        timer: activity_timer::config::Config::read_inside(settings, &mut problems),
    };
    (config, problems)
}

fn categories(settings: &Settings, words: &PowerSorterWords, problems: &mut Vec<Problem>) -> Vec<Category> {
    let read = match settings.get("categories") {
        None => return shipped(words),
        Some(Value::List(entries)) => read_list(entries),
        Some(Value::Text(_) | Value::Broken) => Err("This is not a list."),
    };
    read.unwrap_or_else(|reason| {
        let how = "Write two to five categories as a list, such as [{\"id\": \"micro\", \"label\": \"Micro-level power\", \
                   \"meaning\": \"...\"}, {\"id\": \"macro\", \"label\": \"Macro-level power\"}]. ";
        problems.push(Problem::new("categories", [how, reason].concat()));
        shipped(words)
    })
}

fn shipped(words: &PowerSorterWords) -> Vec<Category> {
    let category = |id: &str, label: &str| {
        let meaning: Vec<&str> = lang::section(words.content, id).collect();
        Category { id: id.into(), label: label.into(), meaning: meaning.join("\n").into() }
    };
    vec![category("micro", words.micro), category("macro", words.macro_level)]
}

/// # Errors
/// A sentence that says what is wrong with the list.
fn read_list(entries: &[Entry]) -> Result<Vec<Category>, &'static str> {
    if !(2..=5).contains(&entries.len()) {
        return Err("This list has too few or too many.");
    }
    let mut categories: Vec<Category> = Vec::with_capacity(entries.len());
    for entry in entries {
        let value = |wanted: &str| {
            let found = entry.iter().find(|(name, _)| name == wanted);
            found.map(|(_, value)| card::clean(value)).unwrap_or_default()
        };
        let (id, label) = (value("id"), value("label"));
        if id == HARD {
            return Err("The id \"?\" is taken: it stands for what is hard to place.");
        }
        if card::is_blank(&id) || categories.iter().any(|known| *known.id == *id) {
            return Err("Each needs an id of its own.");
        }
        if card::is_blank(&label) || categories.iter().any(|known| *known.label == *label) {
            return Err("Each needs a label of its own.");
        }
        categories.push(Category { id: id.into(), label: label.into(), meaning: value("meaning").into() });
    }
    Ok(categories)
}
