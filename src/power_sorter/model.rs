//! The power sorter's state.

use std::sync::Arc;

pub use super::action::Action;
use super::card::{Card, Hash};
use super::config::{self, Config};
use super::mark::Mark;
use super::notes;
use super::outcome::{Outcome, Progress};
use super::places::HARD;
use crate::activity::{Activity, Figure, Millis, Step, Summary, Widget};
use crate::activity_timer;
use crate::config::{Problem, Reveal, Settings};
use crate::lang::{PowerSorterWords, Words};
use crate::notes::Notes;
use crate::store::form::{Pen, Stored};

/// The forum post once the learner has edited it. Until then it is the draft, made anew from everything else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Post {
    /// What it says.
    pub text: Arc<str>,
    /// [`PowerSorter::fingerprint`] of the work that the learner knew when editing it.
    pub seen: Arc<str>,
    /// The draft that the learner knew then, so that what has changed since can be told.
    pub draft: Arc<str>,
}

/// Everything the learner did. Cheap to clone and to compare: what an action leaves alone is shared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PowerSorter {
    /// The learner's own cards, in the order in which they were made. Each is known by its statement.
    pub own: Arc<Vec<Card>>,
    /// What stands in the editors of own cards and is not on the cards yet, as typed, each with the id of its card.
    pub drafts: Arc<Vec<Card>>,
    /// Placements and reasons, by the card's id and in that order. Those of cards that left the deck stay.
    pub marks: Arc<Vec<Arc<Mark>>>,
    /// What the order of the deck is made of where the author wants it shuffled; 0 before that. The order is kept with it.
    pub order: u32,
    /// What stands under "Your own notes" and has not become cards yet.
    pub entry: Arc<str>,
    /// Strengths of the approach.
    pub strengths: Arc<str>,
    /// Limitations of the approach.
    pub limitations: Arc<str>,
    /// Who might be left out by it.
    pub left_out: Arc<str>,
    /// The post's subject, once edited. Until then it is a suggestion, see [`PowerSorter::subject`].
    pub subject: Option<Arc<str>>,
    /// The post, once edited.
    pub post: Option<Post>,
    /// Whether the author's comment is open.
    pub revealed: bool,
}

impl Stored for Post {
    fn pass(&mut self, pen: &mut Pen) {
        pen.field("text", &mut self.text);
        pen.field("seen", &mut self.seen);
        pen.field("draft", &mut self.draft);
    }
}

impl Stored for PowerSorter {
    fn pass(&mut self, pen: &mut Pen) {
        pen.field("own", &mut self.own);
        pen.field("drafts", &mut self.drafts);
        pen.field("marks", &mut self.marks);
        pen.field("order", &mut self.order);
        pen.field("entry", &mut self.entry);
        pen.field("strengths", &mut self.strengths);
        pen.field("limitations", &mut self.limitations);
        pen.field("left_out", &mut self.left_out);
        pen.field("subject", &mut self.subject);
        pen.field("post", &mut self.post);
        pen.field("revealed", &mut self.revealed);
    }
}

impl PowerSorter {
    /// What the learner thought about the approach: strengths, limitations, who is left out.
    pub fn thoughts(&self) -> [&Arc<str>; 3] {
        [&self.strengths, &self.limitations, &self.left_out]
    }

    /// The post's subject: the learner's, else a suggestion.
    pub fn subject<'a>(&'a self, words: &'a PowerSorterWords) -> &'a str {
        self.subject.as_deref().unwrap_or(words.title)
    }

    /// Whether the learner wrote anything anywhere.
    pub fn has_writing(&self) -> bool {
        let reasons = self.marks.iter().map(|mark| &mark.reason);
        let texts = self.thoughts().into_iter().chain([&self.entry]).chain(&self.subject).chain(reasons);
        self.post.is_some() || !self.own.is_empty() || texts.into_iter().any(|text| !text.trim().is_empty())
    }

    /// Whether the author's comment may be seen.
    pub fn may_reveal(&self, config: &Config) -> bool {
        config.reveal == Reveal::Anytime || self.has_writing()
    }

    /// Says in short what a draft is made of, the learner's part and the author's, without this code's own words: it differs
    /// when one of those differs.
    pub fn fingerprint(&self, config: &Config) -> String {
        let mut hash = Hash::new();
        let mut add = |text: &str| {
            hash.add(text.trim());
            // Ends a text, so that "a", "b" is not the same as "ab", "".
            hash.add("\0");
        };
        for card in self.cards(config) {
            let Some(mark) = self.mark(card) else { continue };
            let places = mark.places(config);
            if places.is_empty() && mark.reason.trim().is_empty() {
                continue;
            }
            add(&card.text);
            places.categories(config).for_each(|category| add(&category.label));
            // Ends the labels, of which none is blank.
            add("");
            add(if places.is_hard() { HARD } else { "" });
            add(&mark.reason);
            add(self.leads_to(card, config).map_or("", |target| &target.text));
        }
        for text in self.thoughts() {
            add(text);
        }
        hash.hex()
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

    fn repair(&mut self, config: &Config, _: Millis) {
        self.mend();
        self.adopt(config);
    }

    fn apply(&mut self, action: Action, config: &Config, _: Millis) -> Outcome {
        match action {
            Action::Place { card, category, on } => return self.place(&card, category, on, config),
            Action::Unplace(card) => return self.unplace(&card, config),
            Action::Reason(card, reason) => self.explain(&card, reason, config),
            Action::Lead(card, to) => return self.lead(&card, to, config),
            Action::Entry(text) => self.entry = text.into(),
            Action::Bring(statements) => return self.bring(statements),
            Action::AddCards { statements, rest } => return self.add_cards(statements, rest, config),
            Action::EditDraft(card, text) => self.edit_draft(&card, text, config),
            Action::DropDraft(card) => drop(self.take_draft(&card)),
            Action::EditCard(card, text) => return self.edit_card(&card, &text, config),
            Action::SplitCard { card, first, second } => return self.split_card(&card, &first, &second, config),
            Action::JoinNext(card) => return self.join_next(&card, config),
            Action::RemoveCard(card) => return self.remove_card(&card, config),
            Action::Shuffle(chance) => {
                if config.shuffle && self.order == 0 {
                    self.order = chance.max(1);
                }
            }
            Action::DeckChanged => self.adopt(config),
            Action::Strengths(text) => self.strengths = text.into(),
            Action::Limitations(text) => self.limitations = text.into(),
            Action::LeftOut(text) => self.left_out = text.into(),
            Action::Subject(text) => self.subject = Some(text.into()),
            Action::EditPost { text, draft } => self.edit_post(text, draft, config),
            Action::TakeChanges(draft) => return self.take_changes(draft, config),
            Action::KeepPost(draft) => return self.keep_post(draft, config),
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
        action.step()
    }

    /// `complete` when every card of the deck is sorted; own cards are extra.
    fn timer(config: &Config) -> Option<activity_timer::config::Config> {
        config.timer
    }

    fn summary(&self, config: &Config, _: Millis) -> Summary {
        let (mut progress, mut deck, mut reasons) = (Progress::default(), 0, 0);
        // The deck comes first.
        for (index, card) in self.cards(config).enumerate() {
            let mark = self.mark(card);
            let is_sorted = mark.is_some_and(|mark| !mark.places(config).is_empty());
            progress.cards += 1;
            progress.sorted += u32::from(is_sorted);
            deck += usize::from(is_sorted && index < config.deck.len());
            reasons += u32::from(mark.is_some_and(|mark| !mark.reason.trim().is_empty()));
        }
        let figures = vec![
            ("sorted", Figure::Count(progress.sorted)),
            ("cards", Figure::Count(progress.cards)),
            ("own", Figure::Count(self.own.len() as u32)),
            ("reasons", Figure::Count(reasons)),
            ("written", Figure::Flag(self.has_writing())),
        ];
        Summary { figures, complete: deck == config.deck.len() }
    }

    fn notes(&self, config: &Config, words: &'static Words, _: Millis) -> Notes {
        notes::notes(self, config, words)
    }
}
