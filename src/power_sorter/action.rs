//! All that can happen to the power sorter, and how each action bears on undo.

use std::sync::Arc;

use super::card::Hash;
use crate::activity::Step;

/// What can happen. Cards and categories are named by their ids; unknown ones change nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// A card goes into a category, or out of it. Unless cards may be in several, it leaves the one it was in.
    Place {
        /// The card.
        card: Arc<str>,
        /// The category, or [`super::places::HARD`].
        category: Arc<str>,
        /// Into it, or out of it.
        on: bool,
    },
    /// A card is not sorted any more.
    Unplace(Arc<str>),
    /// Why the learner put a card where it is.
    Reason(Arc<str>, String),
    /// A card of the first category could lead to what another card says; an empty id: to none.
    Lead(Arc<str>, Arc<str>),
    /// The learner writes under "Your own notes".
    Entry(String),
    /// Notes from elsewhere go below what stands under "Your own notes", a statement a line.
    Bring(Vec<String>),
    /// Notes become cards. Those that are there already are skipped.
    AddCards {
        /// A card each.
        statements: Vec<String>,
        /// What of the notes is left for later.
        rest: String,
    },
    /// The learner writes what a card of their own shall say. The card says it once it is saved.
    EditDraft(Arc<str>, String),
    /// What was written so goes; the card stays as it is.
    DropDraft(Arc<str>),
    /// A card of the learner's own says something else. It stays where it is, with its reason.
    EditCard(Arc<str>, String),
    /// A card of the learner's own becomes two. The first keeps place and reason.
    SplitCard {
        /// The card.
        card: Arc<str>,
        /// What the first says.
        first: String,
        /// What the second says.
        second: String,
    },
    /// A card of the learner's own takes up the next one of these, with its reason.
    JoinNext(Arc<str>),
    /// A card of the learner's own, or one that is no longer in the activity, goes with its reason. Undo brings both back.
    RemoveCard(Arc<str>),
    /// The deck gets an order by chance, where the author wants that and it has none yet.
    Shuffle(u32),
    /// The author has changed the deck.
    DeckChanged,
    /// Strengths of the approach.
    Strengths(String),
    /// Limitations of the approach.
    Limitations(String),
    /// Who might be left out by it.
    LeftOut(String),
    /// The learner writes the post's subject.
    Subject(String),
    /// The learner writes in the post, knowing this draft.
    EditPost {
        /// The post.
        text: String,
        /// The draft as it is now.
        draft: Arc<str>,
    },
    /// What has changed in the draft since goes into the edited post.
    TakeChanges(Arc<str>),
    /// The edited post stays, although the draft, which is this now, has changed since.
    KeepPost(Arc<str>),
    /// The edited post gives way to the draft.
    UseDraft,
    /// The author's comment is opened or closed.
    Reveal(bool),
}

impl Action {
    /// How the action bears on undo.
    pub(super) fn step(&self) -> Step {
        match self {
            Action::Entry(_) => Step::Typing(0),
            Action::Strengths(_) => Step::Typing(1),
            Action::Limitations(_) => Step::Typing(2),
            Action::LeftOut(_) => Step::Typing(3),
            Action::EditPost { .. } => Step::Typing(4),
            Action::Subject(_) => Step::Typing(5),
            Action::Reason(card, _) => typing_on(card, ""),
            Action::EditDraft(card, _) => typing_on(card, " draft"),
            Action::Reveal(_) | Action::DeckChanged => Step::None,
            // Written with the learner's first change: who only looks leaves nothing behind.
            Action::Shuffle(_) => Step::Passing,
            _ => Step::Own,
        }
    }
}

/// Typing in one of a card's fields.
fn typing_on(card: &str, field: &str) -> Step {
    let mut hash = Hash::new();
    hash.add(card);
    hash.add(field);
    Step::Typing(hash.short().max(6))
}
