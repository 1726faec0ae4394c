//! The word picker's state and all that can happen to it.

use super::brought::{Brought, LeftOut};
use super::config::{self, Config};
use super::notes;
use super::origin::Origin;
pub use super::pick::{Onto, Passage, Pick, Removed};
use crate::activity::{Activity, Figure, Millis, Step, Summary, Widget};
use crate::activity_timer;
use crate::config::{Problem, Settings};
use crate::lang::Words;
use crate::notes::Notes;
use crate::store::form::{Pen, Stored};
use crate::text::Text;

/// Which text the learner reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// The author's, where there is one; else none yet.
    #[default]
    Given,
    /// The sample page that ships.
    Sample,
    /// The learner's own.
    Own,
}

/// Everything the learner did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WordPicker {
    /// Which text is read.
    pub source: Source,
    /// The learner's own text. Stays when another one is read.
    pub own: Text,
    /// What was left out of it.
    pub left: LeftOut,
    /// Where it came from.
    pub origin: Origin,
    /// What stands in the text field and is not in use yet.
    pub draft: String,
    /// What was typed and not used before another text came. It waits until the learner wants it.
    pub earlier: String,
    /// The picks, in the order in which they were made unless the learner changed it.
    pub picks: Vec<Pick>,
    /// Why these words.
    pub why: String,
    /// What about the language began to influence the learner.
    pub influence: String,
    /// Whether the author's comment is open.
    pub revealed: bool,
    /// The number that the next pick gets.
    pub next: u32,
    /// The pick that was let go last. Not stored: it is kept until the next one goes or the page is left.
    pub removed: Option<Removed>,
}

impl Stored for Source {
    fn pass(&mut self, pen: &mut Pen) {
        pen.word(self, &[("given", Source::Given), ("sample", Source::Sample), ("own", Source::Own)]);
    }
}

impl Stored for WordPicker {
    fn pass(&mut self, pen: &mut Pen) {
        pen.field("source", &mut self.source);
        pen.field("own", &mut self.own);
        pen.field("left", &mut self.left);
        pen.field("origin", &mut self.origin);
        pen.field("draft", &mut self.draft);
        pen.field("earlier", &mut self.earlier);
        pen.field("picks", &mut self.picks);
        pen.field("why", &mut self.why);
        pen.field("influence", &mut self.influence);
        pen.field("revealed", &mut self.revealed);
        pen.field("next", &mut self.next);
    }
}

/// What can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The learner writes in the text field.
    Draft(String),
    /// The learner's own text is to be read.
    UseOwn {
        /// The text.
        brought: Brought,
        /// What it was read from, where that stood in the text field: it is in use then, and no draft any more. Where the
        /// text came another way, a draft waits as what was typed earlier.
        typed: Option<String>,
    },
    /// What was typed earlier is the draft again, and the draft waits in its place.
    TakeUp,
    /// One block that was left out of the learner's own text goes back into it, or all of them.
    PutBack(Option<usize>),
    /// The organisation that the learner's own text is from.
    Organisation(String),
    /// The address that it is from.
    Address(String),
    /// The sample page is to be read.
    UseSample,
    /// The author's text is to be read.
    UseGiven,
    /// Words are picked. Does nothing when the same place is picked already. Those that were let go last bring their note
    /// along.
    Pick(Passage),
    /// A pick goes, with its note. Undo brings both back, and so does [`Action::Restore`] until the next one goes.
    Unpick(u32),
    /// The pick that was let go last comes back to its place; where others stand there by now, it becomes part of them.
    Restore(Option<Onto>),
    /// A pick covers other words from now on, and other picks become part of it.
    Cover {
        /// The pick that stays.
        id: u32,
        /// All picks that become one, in the order of the text; their notes are kept in this order.
        parts: Vec<u32>,
        /// The words.
        passage: Passage,
    },
    /// Two picks change places in the list.
    Swap(u32, u32),
    /// The note of a pick.
    Note(u32, String),
    /// Why these words.
    Why(String),
    /// What about the language began to influence the learner.
    Influence(String),
    /// The author's comment is opened or closed.
    Reveal(bool),
}

/// What came of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing to speak of.
    Quiet,
    /// A word was picked.
    Picked(String),
    /// A pick went.
    Unpicked(String),
    /// A pick came back.
    Restored(String),
    /// A pick covers these words now.
    Covered(String),
    /// Several picks are one now.
    Joined(String),
    /// The pick with this number changed places with another one.
    Moved(String, u32),
    /// Another text is read.
    OtherText,
    /// So many blocks that were left out are in the text now.
    PutBack(usize),
}

impl WordPicker {
    /// Whether the learner wrote anything anywhere.
    pub fn has_writing(&self) -> bool {
        let texts = self.picks.iter().map(|pick| &pick.note).chain([&self.why, &self.influence]);
        texts.into_iter().any(|text| !text.trim().is_empty())
    }

    /// The pick with that number.
    pub fn pick(&self, id: u32) -> Option<&Pick> {
        self.picks.iter().find(|pick| pick.id == id)
    }

    fn index_of(&self, id: u32) -> Option<usize> {
        self.picks.iter().position(|pick| pick.id == id)
    }

    fn add(&mut self, Passage { anchor, sentence, at }: Passage) -> Outcome {
        if anchor.quote.is_empty() || self.picks.iter().any(|pick| pick.anchor == anchor) {
            return Outcome::Quiet;
        }
        let word = anchor.quote.clone();
        let back = self.removed.take_if(|removed| removed.pick.anchor == anchor);
        let note = back.map(|removed| removed.pick.note).unwrap_or_default();
        self.picks.push(Pick { id: self.next, anchor, sentence, at, note });
        self.next = self.next.saturating_add(1);
        Outcome::Picked(word)
    }

    fn cover(&mut self, id: u32, parts: &[u32], Passage { anchor, sentence, at }: Passage) -> Outcome {
        let known = |pick: &Pick| pick.id == id || !parts.contains(&pick.id);
        let taken = self.picks.iter().any(|pick| pick.anchor == anchor && known(pick));
        if anchor.quote.is_empty() || taken || self.pick(id).is_none() {
            return Outcome::Quiet;
        }
        let mut note = String::new();
        for part in
            parts.iter().filter_map(|part| self.pick(*part)).chain(self.pick(id).filter(|_| !parts.contains(&id)))
        {
            add_note(&mut note, &part.note);
        }
        let before = self.picks.len();
        self.picks.retain(known);
        let word = anchor.quote.clone();
        if let Some(pick) = self.pick_mut(id) {
            *pick = Pick { id, anchor, sentence, at, note };
        }
        if self.picks.len() < before { Outcome::Joined(word) } else { Outcome::Covered(word) }
    }

    fn restore(&mut self, onto: Option<Onto>) -> Outcome {
        let Some(Removed { index, pick }) = self.removed.take() else { return Outcome::Quiet };
        let word = pick.anchor.quote.clone();
        let standing = onto.and_then(|Onto { parts, passage }| {
            let first = self.pick(*parts.first()?)?.id;
            self.cover(first, &parts, passage);
            Some(first)
        });
        // Another pick may have come to cover these very words.
        let same = self.picks.iter().find(|known| known.anchor == pick.anchor).map(|known| known.id);
        match standing.or(same).and_then(|id| self.pick_mut(id)) {
            Some(known) => add_note(&mut known.note, &pick.note),
            None => self.picks.insert(index.min(self.picks.len()), pick),
        }
        Outcome::Restored(word)
    }

    fn pick_mut(&mut self, id: u32) -> Option<&mut Pick> {
        self.picks.iter_mut().find(|pick| pick.id == id)
    }

    fn read(&mut self, source: Source) -> Outcome {
        if self.source == source {
            return Outcome::Quiet;
        }
        self.source = source;
        self.put_draft_by();
        Outcome::OtherText
    }

    /// The field shall show the text that has come, so what was typed for another one waits.
    fn put_draft_by(&mut self) {
        let draft = std::mem::take(&mut self.draft);
        add_text(&mut self.earlier, &draft, "\n\n");
    }
}

/// Adds a note to another, on a line of its own.
fn add_note(note: &mut String, other: &str) {
    add_text(note, other, "\n");
}

fn add_text(text: &mut String, other: &str, between: &str) {
    if !other.trim().is_empty() {
        text.push_str(if text.is_empty() { "" } else { between });
        text.push_str(other);
    }
}

impl Activity for WordPicker {
    type Action = Action;
    type Config = Config;
    type Outcome = Outcome;

    const WIDGET: Widget = Widget::WordPicker;
    const VERSION: u32 = 1;

    fn configure(settings: &Settings) -> (Config, Vec<Problem>) {
        config::read(settings)
    }

    /// Numbers that are missing, given twice or about to run out are given anew; a mark that is not at its word goes to the
    /// first place of the word in the sentence, or to the sentence's start.
    fn repair(&mut self, _: &Config, _: Millis) {
        let mut known: Vec<u32> = Vec::with_capacity(self.picks.len());
        let highest = self.picks.iter().map(|pick| pick.id).max();
        self.next = self.next.max(highest.map_or(0, |id| id.saturating_add(1)));
        // Nobody picked so often: the number is damaged, and few would be left. All are given anew.
        if self.next > u32::MAX / 2 {
            self.next = 0;
            for pick in &mut self.picks {
                pick.id = self.next;
                self.next += 1;
            }
        }
        for pick in &mut self.picks {
            if known.contains(&pick.id) {
                pick.id = self.next;
                self.next = self.next.saturating_add(1);
            }
            known.push(pick.id);
            let start = pick.at as usize;
            let marks =
                |start: usize| pick.sentence.get(start..).is_some_and(|rest| rest.starts_with(&pick.anchor.quote));
            if !marks(start) {
                pick.at = pick.sentence.find(&pick.anchor.quote).unwrap_or(0) as u32;
            }
        }
        if self.source == Source::Own && self.own.is_empty() {
            self.source = Source::Given;
        }
    }

    fn apply(&mut self, action: Action, _: &Config, _: Millis) -> Outcome {
        match action {
            Action::Draft(text) => self.draft = text,
            Action::UseOwn { brought: Brought { text, left }, typed } => {
                if text.is_empty() {
                    return Outcome::Quiet;
                }
                match typed {
                    Some(typed) if typed == self.draft => self.draft.clear(),
                    Some(_) => {}
                    None => self.put_draft_by(),
                }
                (self.own, self.left) = (text, left);
                self.source = Source::Own;
                return Outcome::OtherText;
            }
            Action::PutBack(which) => {
                let before = self.left.len();
                self.own = self.left.put_back(which, &self.own);
                let back = before.saturating_sub(self.left.len());
                return if back == 0 { Outcome::Quiet } else { Outcome::PutBack(back) };
            }
            Action::TakeUp => std::mem::swap(&mut self.draft, &mut self.earlier),
            Action::Organisation(text) => self.origin.organisation = text,
            Action::Address(text) => self.origin.address = text,
            Action::UseSample => return self.read(Source::Sample),
            Action::UseGiven => return self.read(Source::Given),
            Action::Pick(passage) => return self.add(passage),
            Action::Unpick(id) => {
                let Some(index) = self.index_of(id) else { return Outcome::Quiet };
                let pick = self.picks.remove(index);
                let word = pick.anchor.quote.clone();
                self.removed = Some(Removed { index, pick });
                return Outcome::Unpicked(word);
            }
            Action::Restore(onto) => return self.restore(onto),
            Action::Cover { id, parts, passage } => return self.cover(id, &parts, passage),
            Action::Swap(one, other) => {
                let indices = self.index_of(one).zip(self.index_of(other)).filter(|(one, other)| one != other);
                let Some((from, to)) = indices else { return Outcome::Quiet };
                self.picks.swap(from, to);
                let word = self.pick(one).map(|pick| pick.anchor.quote.clone()).unwrap_or_default();
                return Outcome::Moved(word, one);
            }
            Action::Note(id, text) => {
                if let Some(pick) = self.pick_mut(id) {
                    pick.note = text;
                }
            }
            Action::Why(text) => self.why = text,
            Action::Influence(text) => self.influence = text,
            Action::Reveal(open) => self.revealed = open,
        }
        Outcome::Quiet
    }

    fn step(action: &Action) -> Step {
        match action {
            Action::Draft(_) => Step::Typing(0),
            Action::Why(_) => Step::Typing(1),
            Action::Influence(_) => Step::Typing(2),
            Action::Note(id, _) => Step::Typing(id.saturating_add(3)),
            // The notes' numbers begin below these and never come so far.
            Action::Organisation(_) => Step::Typing(u32::MAX),
            Action::Address(_) => Step::Typing(u32::MAX - 1),
            Action::Reveal(_) => Step::None,
            _ => Step::Own,
        }
    }

    fn timer(config: &Config) -> Option<activity_timer::config::Config> {
        config.timer
    }

    fn summary(&self, config: &Config, _: Millis) -> Summary {
        let picked = self.picks.len() as u32;
        let figures = vec![
            ("picked", Figure::Count(picked)),
            ("min", Figure::Count(config.min)),
            ("max", Figure::Count(config.max)),
            ("written", Figure::Flag(self.has_writing())),
        ];
        Summary { figures, complete: picked >= config.min && self.has_writing() }
    }

    fn notes(&self, config: &Config, words: &'static Words, _: Millis) -> Notes {
        notes::notes(self, config, words.word_picker())
    }
}
