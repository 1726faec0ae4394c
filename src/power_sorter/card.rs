//! A statement on a card, and by what it is known.

use std::sync::Arc;

use crate::config::{Entry, Problem, Settings, Value};
use crate::store::form::{Pen, Stored};

/// The longest id an author may give a card, in characters.
const LONGEST_ID: usize = 64;

/// One statement to sort.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// By what the learner's placement and reason are kept: the author's id, else [`text_id`] of the statement.
    pub id: Arc<str>,
    /// The statement, cleaned by [`clean`].
    pub text: Arc<str>,
    /// [`text_id`], where `id` is another one: an author who gives an id to a card that had none loses nobody's work. Not stored.
    pub other_id: Option<Arc<str>>,
}

impl Stored for Card {
    fn pass(&mut self, pen: &mut Pen) {
        pen.field("id", &mut self.id);
        pen.field("text", &mut self.text);
    }
}

impl Card {
    /// A card that is known by its statement.
    pub fn new(text: &str) -> Card {
        let text = clean(text);
        Card { id: text_id(&text), text: text.into(), other_id: None }
    }

    /// Reads one line of a deck: `statement`, or `id | statement` where the id is of small letters, digits and hyphens and
    /// begins with a letter. None when there is no statement.
    pub fn read(line: &str) -> Option<Card> {
        let line = clean(line);
        match line.split_once(" | ").filter(|(id, text)| is_id(id) && !is_blank(text)) {
            Some((id, text)) => Card::with_id(id, text),
            None if is_blank(&line) => None,
            None => Some(Card { id: text_id(&line), text: line.into(), other_id: None }),
        }
    }

    fn with_id(id: &str, text: &str) -> Option<Card> {
        let text = clean(text);
        let other_id = Some(text_id(&text));
        (!is_blank(&text)).then(|| Card { id: id.into(), text: text.into(), other_id })
    }

    /// [`text_id`] of the statement, whether the card is known by it or not.
    pub fn text_id(&self) -> &Arc<str> {
        self.other_id.as_ref().unwrap_or(&self.id)
    }
}

/// A statement as one line: control characters and runs of white space become one space, the ends are trimmed.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|&c| c != '\u{feff}') {
        if !(c.is_whitespace() || c.is_control()) {
            out.push(c);
        } else if !out.ends_with(' ') && !out.is_empty() {
            out.push(' ');
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

/// Whether nothing of a text can be seen.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_whitespace() || c.is_control() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
    })
}

/// An id made of a cleaned statement. Case does not count, so that a capital put right later keeps the id.
pub fn text_id(text: &str) -> Arc<str> {
    let mut hash = Hash::new();
    let mut bytes = [0; 4];
    for c in text.chars().flat_map(char::to_lowercase) {
        hash.add(c.encode_utf8(&mut bytes));
    }
    ["t-", &hash.hex()].concat().into()
}

fn is_id(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.len() <= LONGEST_ID
        && id.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

/// FNV-1a with 64 bits (Fowler, Noll and Vo): short, the same on every machine, and good enough where nobody attacks.
pub(super) struct Hash(u64);

impl Hash {
    pub(super) fn new() -> Hash {
        Hash(0xcbf2_9ce4_8422_2325)
    }

    pub(super) fn add(&mut self, text: &str) {
        for byte in text.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// The lower half, for where a small number will do.
    pub(super) fn short(&self) -> u32 {
        self.0 as u32
    }

    /// The value with every bit depending on all of the text (the finalizer of MurmurHash3), for an order by chance.
    pub(super) fn mixed(&self) -> u64 {
        let mixed = (self.0 ^ (self.0 >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        let mixed = (mixed ^ (mixed >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        mixed ^ (mixed >> 33)
    }

    /// The value in sixteen hexadecimal digits.
    pub(super) fn hex(&self) -> String {
        (0..16).rev().filter_map(|place| char::from_digit((self.0 >> (place * 4)) as u32 & 0xf, 16)).collect()
    }
}

/// The author's deck, each card once: the `cards` slot, else the `cards` setting; none where there is neither.
pub(super) fn deck(settings: &Settings, problems: &mut Vec<Problem>) -> Option<Vec<Card>> {
    let found: Vec<Card> = match (&settings.cards, settings.get("cards")) {
        (Some(lines), _) => lines.iter().filter_map(|line| Card::read(line)).collect(),
        (None, None) => return None,
        (None, Some(Value::Text(text))) => text.lines().filter_map(Card::read).collect(),
        (None, Some(Value::List(entries))) => {
            tell_of_categories(entries, problems);
            entries.iter().filter_map(|entry| read_entry(entry)).collect()
        }
        (None, Some(Value::Broken)) => Vec::new(),
    };
    if found.is_empty() {
        problems
            .push(Problem::new("cards", "Write at least one statement: an item of a list in the cards slot for each."));
        return None;
    }
    Some(each_once(found, problems))
}

/// A card that is to belong somewhere, be it in a category that exists: the author should know that it does not.
fn tell_of_categories(entries: &[Entry], problems: &mut Vec<Problem>) {
    let mut named = entries.iter().flatten().filter(|(name, _)| matches!(name.as_str(), "category" | "categories"));
    if let Some((name, category)) = named.next() {
        let how = "A card belongs in no category, for learners sort it and no answer is right. Leave this out: ";
        problems.push(Problem::new("cards", [how, name, " ", category].concat()));
    }
}

fn read_entry(entry: &[(String, String)]) -> Option<Card> {
    let value = |wanted: &str| entry.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
    match (value("id").map(str::trim).filter(|id| is_id(id)), value("text")) {
        (Some(id), Some(text)) => Card::with_id(id, text),
        (None, Some(text)) => Some(Card::new(text)).filter(|card| !is_blank(&card.text)),
        (_, None) => value("").and_then(Card::read),
    }
}

/// Drops statements that stand there twice, and ids given to two statements.
fn each_once(cards: Vec<Card>, problems: &mut Vec<Problem>) -> Vec<Card> {
    let mut texts = Known::new(cards.iter().map(|card| card.text_id().clone()));
    let mut ids = Known::new(cards.iter().flat_map(|card| [card.id.clone(), card.text_id().clone()]));
    let (mut twice, mut shared) = (None, None);
    let mut kept = Vec::with_capacity(cards.len());
    for mut card in cards {
        if !texts.is_first(card.text_id()) {
            twice.get_or_insert(card.text);
            continue;
        }
        if !ids.is_first(&card.id) {
            shared.get_or_insert(card.id.clone());
            card = Card { id: card.text_id().clone(), text: card.text, other_id: None };
        }
        kept.push(card);
    }
    if let Some(text) = twice {
        let text: String = text.chars().take(80).collect();
        let message = ["Write each statement once. This one stands in the list again: ", &text].concat();
        problems.push(Problem::new("cards", message));
    }
    if let Some(id) = shared {
        problems.push(Problem::new("cards", ["Give each card an id of its own. Two have this one: ", &id].concat()));
    }
    kept
}

/// A set of ids of which each is met for the first time once.
pub(super) struct Known {
    ids: Vec<Arc<str>>,
    met: Vec<bool>,
}

impl Known {
    /// The ids that may be asked for.
    pub(super) fn new(ids: impl Iterator<Item = Arc<str>>) -> Known {
        let mut ids: Vec<_> = ids.collect();
        ids.sort_unstable();
        ids.dedup();
        let met = vec![false; ids.len()];
        Known { ids, met }
    }

    /// Whether an id is asked for the first time. An id that was not announced never is.
    pub(super) fn is_first(&mut self, id: &str) -> bool {
        let slot = self.ids.binary_search_by(|known| (**known).cmp(id)).ok().and_then(|index| self.met.get_mut(index));
        slot.is_some_and(|met| !std::mem::replace(met, true))
    }
}
