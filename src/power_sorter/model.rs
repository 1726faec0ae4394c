//! The power sorter's state and all that can happen to it.

use std::sync::Arc;

use super::card::{self, Card, Hash, Known};
use super::config::{self, Config};
use super::mark::Mark;
use super::places::Places;
use super::{notes, outcome::Outcome, outcome::Progress};
use crate::activity::{Activity, Figure, Millis, Step, Summary, Widget};
use crate::activity_timer;
use crate::config::{Problem, Reveal, Settings};
use crate::lang::Words;
use crate::notes::Notes;
use crate::store::form::{Pen, Stored};

/// The forum post once the learner has edited it. Until then it is the draft, made anew from everything else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Post {
    /// What it says.
    pub text: Arc<str>,
    /// [`PowerSorter::fingerprint`] of the work that the learner knew when editing it.
    pub seen: Arc<str>,
}

/// Everything the learner did. Cheap to clone and to compare: what an action leaves alone is shared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PowerSorter {
    /// The learner's own cards, in the order in which they were made.
    pub own: Arc<Vec<Card>>,
    /// Placements and reasons, by the card's id and in that order. Those of cards that left the deck stay.
    pub marks: Arc<Vec<Arc<Mark>>>,
    /// What stands under "Your own notes" and has not become cards yet.
    pub entry: Arc<str>,
    /// Strengths of the approach.
    pub strengths: Arc<str>,
    /// Limitations of the approach.
    pub limitations: Arc<str>,
    /// The post, once edited.
    pub post: Option<Post>,
    /// Whether the author's comment is open.
    pub revealed: bool,
}

impl Stored for Post {
    fn pass(&mut self, pen: &mut Pen) {
        pen.field("text", &mut self.text);
        pen.field("seen", &mut self.seen);
    }
}

impl Stored for PowerSorter {
    fn pass(&mut self, pen: &mut Pen) {
        pen.field("own", &mut self.own);
        pen.field("marks", &mut self.marks);
        pen.field("entry", &mut self.entry);
        pen.field("strengths", &mut self.strengths);
        pen.field("limitations", &mut self.limitations);
        pen.field("post", &mut self.post);
        pen.field("revealed", &mut self.revealed);
    }
}

/// What can happen. Cards and categories are named by their ids; unknown ones change nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// A card goes into a category, or out of it. Unless cards may be in several, it leaves the one it was in.
    Place {
        /// The card.
        card: Arc<str>,
        /// The category.
        category: Arc<str>,
        /// Into it, or out of it.
        on: bool,
    },
    /// A card is not sorted any more.
    Unplace(Arc<str>),
    /// Why the learner put a card where it is.
    Reason(Arc<str>, String),
    /// The learner writes under "Your own notes".
    Entry(String),
    /// Notes become cards. Those that are there already are skipped.
    AddCards {
        /// A card each.
        statements: Vec<String>,
        /// What of the notes is left for later.
        rest: String,
    },
    /// A card of the learner's own, or one that is no longer in the activity, goes with its reason. Undo brings both back.
    RemoveCard(Arc<str>),
    /// Strengths of the approach.
    Strengths(String),
    /// Limitations of the approach.
    Limitations(String),
    /// The learner writes in the post.
    EditPost(String),
    /// The edited post stays, although the work has changed since.
    KeepPost,
    /// The edited post gives way to the draft.
    UseDraft,
    /// The author's comment is opened or closed.
    Reveal(bool),
}

impl PowerSorter {
    /// The cards to sort: the deck, then the learner's own cards that the deck has not.
    pub fn cards<'a>(&'a self, config: &'a Config) -> impl Iterator<Item = &'a Card> {
        let mut texts: Vec<&str> = Vec::new();
        if !self.own.is_empty() {
            texts = config.deck.iter().flat_map(|card| [&*card.id, &**card.text_id()]).collect();
            texts.sort_unstable();
        }
        let own = self.own.iter().filter(move |card| texts.binary_search(&&*card.id).is_err());
        config.deck.iter().chain(own)
    }

    /// The card with that id, if it is among [`PowerSorter::cards`].
    pub fn card<'a>(&'a self, id: &str, config: &'a Config) -> Option<&'a Card> {
        let mut all = config.deck.iter().chain(self.own.iter());
        all.find(|card| *card.id == *id)
    }

    /// Whether a card is the learner's own.
    pub fn is_own(&self, id: &str, config: &Config) -> bool {
        self.own.iter().any(|card| *card.id == *id) && !config.deck.iter().any(|card| *card.id == *id)
    }

    /// What the learner did with a card.
    pub fn mark(&self, card: &Card) -> Option<&Arc<Mark>> {
        self.index_of(card).and_then(|index| self.marks.get(index))
    }

    /// Where a card is.
    pub fn places(&self, card: &Card, config: &Config) -> Places {
        self.mark(card).map(|mark| mark.places(config)).unwrap_or_default()
    }

    /// Why it is there, in the learner's words.
    pub fn reason(&self, card: &Card) -> Arc<str> {
        self.mark(card).map(|mark| mark.reason.clone()).unwrap_or_default()
    }

    /// How many cards are sorted.
    pub fn progress(&self, config: &Config) -> Progress {
        let mut progress = Progress::default();
        for card in self.cards(config) {
            progress.cards += 1;
            progress.sorted += u32::from(!self.places(card, config).is_empty());
        }
        progress
    }

    /// What the learner did with cards that are no longer in the activity.
    pub fn departed(&self, config: &Config) -> Vec<Arc<Mark>> {
        let mut here = vec![false; self.marks.len()];
        for index in self.cards(config).filter_map(|card| self.index_of(card)) {
            if let Some(here) = here.get_mut(index) {
                *here = true;
            }
        }
        self.marks.iter().zip(here).filter(|(_, here)| !here).map(|(mark, _)| mark.clone()).collect()
    }

    /// Whether the learner wrote anything anywhere.
    pub fn has_writing(&self) -> bool {
        let texts = [&self.entry, &self.strengths, &self.limitations];
        let reasons = self.marks.iter().map(|mark| &mark.reason);
        self.post.is_some()
            || !self.own.is_empty()
            || texts.into_iter().chain(reasons).any(|text| !text.trim().is_empty())
    }

    /// Whether the author's comment may be seen.
    pub fn may_reveal(&self, config: &Config) -> bool {
        config.reveal == Reveal::Anytime || self.has_writing()
    }

    /// Whether the work has changed since the learner last edited the post.
    pub fn post_is_behind(&self) -> bool {
        self.post.as_ref().is_some_and(|post| *post.seen != *self.fingerprint())
    }

    /// Says in short what a draft would be made of, in any language: it differs when one of those differs.
    pub fn fingerprint(&self) -> String {
        let mut hash = Hash::new();
        let mut add = |text: &str| {
            hash.add(text.trim());
            // Ends a text, so that "a", "b" is not the same as "ab", "".
            hash.add("\0");
        };
        for mark in self.marks.iter() {
            add(&mark.id);
            mark.on.iter().for_each(|category| add(category));
            add(&mark.reason);
        }
        add(&self.strengths);
        add(&self.limitations);
        hash.hex()
    }

    fn find(&self, id: &str) -> Result<usize, usize> {
        self.marks.binary_search_by(|mark| (*mark.id).cmp(id))
    }

    fn index_of(&self, card: &Card) -> Option<usize> {
        self.find(&card.id).or_else(|_| self.find(card.text_id())).ok()
    }

    /// Changes the mark of a card, wherever it is kept, and keeps it under the card's id from now on.
    fn change(&mut self, card: &Card, change: impl FnOnce(&mut Mark)) {
        let index = self.index_of(card);
        let marks = Arc::make_mut(&mut self.marks);
        let before = index.map(|index| marks.remove(index));
        let mut mark = before.map(Arc::unwrap_or_clone).unwrap_or_default();
        mark.id = card.id.clone();
        mark.text = card.text.clone();
        change(&mut mark);
        if !mark.is_empty() {
            let place = marks.binary_search_by(|known| known.id.cmp(&card.id)).unwrap_or_else(|place| place);
            marks.insert(place, Arc::new(mark));
        }
    }

    fn place(&mut self, id: &str, config: &Config, change: impl FnOnce(&mut Mark)) -> Outcome {
        let Some(card) = self.card(id, config).cloned() else { return Outcome::Quiet };
        let from = self.places(&card, config);
        self.change(&card, change);
        let to = self.places(&card, config);
        if from == to {
            return Outcome::Quiet;
        }
        Outcome::Moved { card: card.text, from, to, progress: self.progress(config) }
    }

    fn add_cards(&mut self, statements: Vec<String>, rest: String, config: &Config) -> Outcome {
        let new: Vec<Card> =
            statements.iter().map(|text| Card::new(text)).filter(|card| !card::is_blank(&card.text)).collect();
        if new.is_empty() {
            return Outcome::Made { made: 0, repeated: 0, left: false };
        }
        let known = config.deck.iter().flat_map(|card| [card.id.clone(), card.text_id().clone()]);
        let known: Vec<_> = known.chain(self.own.iter().map(|card| card.id.clone())).collect();
        let mut ids = Known::new(known.iter().cloned().chain(new.iter().map(|card| card.id.clone())));
        for id in &known {
            ids.is_first(id);
        }
        let offered = new.len();
        let made: Vec<Card> = new.into_iter().filter(|card| ids.is_first(&card.id)).collect();
        let outcome = Outcome::Made {
            made: made.len() as u32,
            repeated: offered.saturating_sub(made.len()) as u32,
            left: !rest.trim().is_empty(),
        };
        Arc::make_mut(&mut self.own).extend(made);
        self.entry = rest.into();
        outcome
    }

    fn remove(&mut self, id: &str, config: &Config) -> Outcome {
        if config.deck.iter().any(|card| *card.id == *id || **card.text_id() == *id) {
            return Outcome::Quiet;
        }
        let own = self.own.iter().position(|card| *card.id == *id);
        let own = own.map(|index| Arc::make_mut(&mut self.own).remove(index).text);
        let mark = self.find(id).ok().map(|index| Arc::make_mut(&mut self.marks).remove(index).text.clone());
        own.or(mark).map_or(Outcome::Quiet, Outcome::Removed)
    }
}

impl Activity for PowerSorter {
    type Action = Action;
    type Config = Config;
    type Outcome = Outcome;

    const WIDGET: Widget = Widget::PowerSorter;
    const VERSION: u32 = 1;

    fn configure(settings: &Settings) -> (Config, Vec<Problem>) {
        config::read(settings)
    }

    /// Own cards without a statement go, and so do repeated ones; marks are put in order, and those of one card joined.
    fn repair(&mut self, _: &Config, _: Millis) {
        let mut own: Vec<Card> = Vec::with_capacity(self.own.len());
        for card in self.own.iter().filter(|card| !card::is_blank(&card.text)) {
            let mut mended = Card::new(&card.text);
            if !card.id.is_empty() {
                mended.id = card.id.clone();
            }
            own.push(mended);
        }
        let mut ids = Known::new(own.iter().map(|card| card.id.clone()));
        own.retain(|card| ids.is_first(&card.id));
        if own != *self.own {
            self.own = Arc::new(own);
        }
        let mut marks: Vec<Mark> =
            self.marks.iter().map(|mark| mark.mended()).filter(|mark| !mark.is_empty()).collect();
        marks.sort_by(|a, b| a.id.cmp(&b.id));
        marks.dedup_by(|again, first| again.id == first.id && first.join(again));
        let marks: Vec<Arc<Mark>> = marks.into_iter().map(Arc::new).collect();
        if marks != *self.marks {
            self.marks = Arc::new(marks);
        }
    }

    fn apply(&mut self, action: Action, config: &Config, _: Millis) -> Outcome {
        match action {
            Action::Place { card, category, on } => {
                if !config.categories.iter().any(|known| known.id == category) {
                    return Outcome::Quiet;
                }
                return self.place(&card, config, |mark| mark.place(category, on, config.multiple));
            }
            Action::Unplace(card) => return self.place(&card, config, |mark| mark.on.clear()),
            Action::Reason(card, reason) => {
                if let Some(card) = self.card(&card, config).cloned() {
                    self.change(&card, |mark| mark.reason = reason.into());
                }
            }
            Action::Entry(text) => self.entry = text.into(),
            Action::AddCards { statements, rest } => return self.add_cards(statements, rest, config),
            Action::RemoveCard(card) => return self.remove(&card, config),
            Action::Strengths(text) => self.strengths = text.into(),
            Action::Limitations(text) => self.limitations = text.into(),
            Action::EditPost(text) => {
                let seen = self.post.take().map_or_else(|| self.fingerprint().into(), |post| post.seen);
                self.post = Some(Post { text: text.into(), seen });
            }
            Action::KeepPost => {
                let seen = self.fingerprint().into();
                if let Some(post) = &mut self.post {
                    post.seen = seen;
                    return Outcome::PostKept;
                }
            }
            Action::UseDraft => {
                if self.post.take().is_some() {
                    return Outcome::DraftTaken;
                }
            }
            Action::Reveal(open) => self.revealed = open,
        }
        Outcome::Quiet
    }

    fn step(action: &Action) -> Step {
        match action {
            Action::Entry(_) => Step::Typing(0),
            Action::Strengths(_) => Step::Typing(1),
            Action::Limitations(_) => Step::Typing(2),
            Action::EditPost(_) => Step::Typing(3),
            Action::Reason(card, _) => {
                let mut hash = Hash::new();
                hash.add(card);
                Step::Typing(hash.short().max(4))
            }
            Action::Reveal(_) => Step::None,
            _ => Step::Own,
        }
    }

    /// `complete` when every card of the deck is sorted; own cards are extra.
    fn timer(config: &Config) -> Option<activity_timer::config::Config> {
        config.timer
    }

    fn summary(&self, config: &Config, _: Millis) -> Summary {
        let progress = self.progress(config);
        let deck = config.deck.iter().filter(|card| !self.places(card, config).is_empty()).count();
        let reasons = self.cards(config).filter(|card| !self.reason(card).trim().is_empty()).count();
        let figures = vec![
            ("sorted", Figure::Count(progress.sorted)),
            ("cards", Figure::Count(progress.cards)),
            ("own", Figure::Count(self.own.len() as u32)),
            ("reasons", Figure::Count(reasons as u32)),
            ("written", Figure::Flag(self.has_writing())),
        ];
        Summary { figures, complete: deck == config.deck.len() }
    }

    fn notes(&self, config: &Config, words: &'static Words, _: Millis) -> Notes {
        notes::notes(self, config, words)
    }
}
