//! What the learner sees of the power sorter, from the first card to taking notes away.

use std::sync::Arc;

use web_sys::{Element, KeyboardEvent};

use super::card::Card;
use super::cells::Cells;
use super::config::{Category, Config};
use super::destination::{Destination, destinations};
use super::groups::{Group, groups};
use super::mark::Mark;
use super::model::{Action, PowerSorter};
use super::{card_list, departed, forum_post, meanings, own_notes, picture};
use crate::host::clock;
use crate::host::session::Session;
use crate::lang::{PowerSorterWords, section};
use crate::parts::{comment, field, frame, keep_clear_of, steps, take_away};
use crate::ui::{El, Held, derived, effect, el, fragment};

/// The look of the power sorter, above the look that all widgets share.
pub const STYLE: &str = crate::style_sheet!("style.css");

/// What the learner's own cards and the marks are at one moment. Shared with the state, so comparing costs nothing.
type Work = (Arc<Vec<Card>>, Arc<Vec<Arc<Mark>>>, u32);

/// Of it, what decides which cards there are, and in which order.
type Shape = (Arc<Vec<Card>>, u32);

/// The places there are.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Kinds {
    /// The author's categories.
    pub(super) categories: Arc<Vec<Category>>,
    /// Whether a card may be in several.
    pub(super) multiple: bool,
    /// All places, in the order of the number keys.
    pub(super) destinations: Arc<Vec<Destination>>,
}

/// What the pieces of this view share. Cheap to copy.
///
/// The derived values stand between the state and the cards, so that a key press in one field wakes what shows that field
/// and nothing else, whatever the number of cards.
#[derive(Clone, Copy)]
pub(super) struct Sorter {
    pub(super) session: Session<PowerSorter>,
    pub(super) words: &'static PowerSorterWords,
    /// The cards to sort, with whether each is the learner's own.
    pub(super) cards: Held<Vec<(Card, bool)>>,
    /// The places there are.
    pub(super) kinds: Held<Kinds>,
    /// [`PowerSorter::targets`].
    pub(super) targets: Held<usize>,
    /// What was done with cards that are no longer in the activity.
    pub(super) departed: Held<Vec<Arc<Mark>>>,
    pub(super) cells: Cells,
    /// Which cards are together.
    pub(super) groups: Held<Arc<Vec<Group>>>,
    /// What stands in the editors of own cards and is not on the cards yet.
    pub(super) drafts: Held<Arc<Vec<Card>>>,
    /// The own card whose editor the learner opened last.
    pub(super) opened: Held<Option<Arc<str>>>,
    /// While only the cards that are not sorted are shown: the ids of those on the screen, in order.
    pub(super) only: Held<Option<Vec<Arc<str>>>>,
    work: Held<Work>,
}

/// The widget.
pub fn view(session: Session<PowerSorter>) -> El {
    let words = session.words.power_sorter();
    let work = derived(move || session.with(|state| (state.own.clone(), state.marks.clone(), state.order)));
    let kinds = derived(move || session.config.with(|config| kinds(config, words)).unwrap_or_default());
    let shape: Held<Shape> = derived(move || work.with(|(own, _, order)| (own.clone(), *order)).unwrap_or_default());
    let cards = derived(move || {
        shape.track();
        session.config.track();
        look(session, |state, config| {
            let decks = config.deck.len();
            state.cards(config).enumerate().map(|(index, card)| (card.clone(), index >= decks)).collect()
        })
    });
    let targets = derived(move || {
        work.track();
        session.config.track();
        look(session, PowerSorter::targets)
    });
    let departed = derived(move || {
        work.track();
        session.config.track();
        look(session, PowerSorter::departed)
    });
    let cells = Cells::new();
    effect(move || {
        work.track();
        look(session, |state, _| cells.refresh(state));
    });
    let groups = derived(move || {
        work.track();
        session.config.track();
        look(session, |state, config| Arc::new(groups(state, config)))
    });
    let drafts = derived(move || session.with(|state| state.drafts.clone()));
    let opened = Held::new(None);
    let only = Held::new(None);
    let sorter = Sorter { session, words, cards, departed, kinds, targets, cells, groups, drafts, opened, only, work };
    keep_up(sorter);
    let progress = move || sorter.watch(|state, config| state.progress(config)).text(words);
    let count = el("p").class("count").attr("part", "count").text_when(progress);
    let bar = el("div").class("standing").child(count).child(steps(session.desk())).child(meanings::meanings(sorter));
    keep_clear_of(&bar);
    let content = fragment()
        .child(bar)
        .child(card_list::card_list(sorter))
        .child(departed::departed(sorter))
        .child(own_notes::own_notes(sorter))
        .child(picture::picture(sorter))
        .child(thinking(sorter))
        .child(forum_post::forum_post(sorter))
        .child(authors_comment(sorter))
        .child(take_away(session.desk()));
    frame(session.desk(), content)
}

fn kinds(config: &Config, words: &PowerSorterWords) -> Kinds {
    let (categories, multiple) = (config.categories.clone(), config.multiple);
    Kinds { categories, multiple, destinations: Arc::new(destinations(config, words)) }
}

/// Does what an author's change of the deck, or a deck to shuffle, asks of the state.
fn keep_up(sorter: Sorter) {
    let session = sorter.session;
    // Worked out first, so that what follows does not run at every key press.
    let is_to_shuffle = derived(move || session.with_config(|state, config| config.shuffle && state.order == 0));
    effect(move || {
        session.config.track();
        let unsettled = sorter.departed.with(|departed| !departed.is_empty()).unwrap_or_default();
        let to_shuffle = is_to_shuffle.get();
        if unsettled {
            session.dispatch(Action::DeckChanged);
        }
        if to_shuffle {
            session.dispatch(Action::Shuffle(clock::chance()));
        }
    });
}

/// Looks at the state and the settings without being woken by either.
fn look<T: Default>(session: Session<PowerSorter>, look: impl FnOnce(&PowerSorter, &Config) -> T) -> T {
    let state = |config: &Config| session.history.peek(|history| look(history.state(), config));
    session.config.peek(state).flatten().unwrap_or_default()
}

impl Sorter {
    /// Looks at the state and the settings without being woken by either.
    pub(super) fn look<T: Default>(&self, f: impl FnOnce(&PowerSorter, &Config) -> T) -> T {
        look(self.session, f)
    }

    /// Looks at the state and the settings, and again when the settings, a card or a mark change; not for the other texts.
    pub(super) fn watch<T: Default>(&self, f: impl FnOnce(&PowerSorter, &Config) -> T) -> T {
        self.work.track();
        self.session.config.track();
        look(self.session, f)
    }

    /// Does an action and says what came of it. Answers what was said.
    pub(super) fn act(&self, action: Action) -> Option<String> {
        let outcome = self.session.dispatch(action)?;
        let words = self.session.words;
        let said = self.session.config.peek(|config| outcome.announcement(config, words)).flatten()?;
        self.session.say(said.clone());
        Some(said)
    }

    /// The card that an element is on, and the card's own element.
    pub(super) fn card_at(&self, element: &Element) -> Option<(Card, Element)> {
        let item = element.closest(".card[data-card]").ok()??;
        let id = item.get_attribute("data-card")?;
        Some((self.look(|state, config| state.card(&id, config).cloned())?, item))
    }

    /// Whether the editor of an own card is open: the learner opened it, or there is something in it.
    pub(super) fn is_edited(&self, id: &str) -> bool {
        let has_draft = |drafts: &Arc<Vec<Card>>| drafts.iter().any(|draft| *draft.id == *id);
        let is_opened = self.opened.with(|opened| opened.as_deref() == Some(id)).unwrap_or_default();
        self.drafts.with(has_draft).unwrap_or_default() || is_opened
    }

    /// Shows the card with that id, too, where only some are shown.
    pub(super) fn keep_in_sight(&self, id: Arc<str>) {
        self.only.change(|only| {
            let Some(ids) = only else { return (false, ()) };
            let Err(place) = ids.binary_search(&id) else { return (false, ()) };
            ids.insert(place, id);
            (true, ())
        });
    }

    /// The number of the place that a key stands for.
    pub(super) fn key_index(&self, event: &KeyboardEvent) -> Option<usize> {
        let with_others = event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing();
        let key = event.key();
        let is_key = |to: &Destination| key.len() == 1 && key.starts_with(to.key);
        let found = self.kinds.peek(|kinds| kinds.destinations.iter().position(is_key)).flatten();
        found.filter(|_| !with_others)
    }

    /// A text field that belongs to one part of the state.
    pub(super) fn field(
        self,
        label: &str,
        rows: u32,
        value: fn(&PowerSorter) -> &Arc<str>,
        action: fn(String) -> Action,
    ) -> El {
        let text = move || self.session.with(|state| value(state).to_string());
        field(label, rows, text, move |text| drop(self.act(action(text))))
    }
}

/// Strengths and limitations of the approach, and who is left out by it.
fn thinking(sorter: Sorter) -> El {
    let words = sorter.words;
    let label = |label: &str, prompt: &str| {
        let prompt: Vec<&str> = section(words.content, prompt).collect();
        [label, ": ", &prompt.join(" ")].concat()
    };
    el("section")
        .class("thinking")
        .child(el("h3").text(words.thinking))
        .child(sorter.field(&label(words.strengths, "strengths"), 3, |state| &state.strengths, Action::Strengths))
        .child(sorter.field(
            &label(words.limitations, "limitations"),
            3,
            |state| &state.limitations,
            Action::Limitations,
        ))
        .child(sorter.field(&label(words.left_out, "left-out"), 3, |state| &state.left_out, Action::LeftOut))
}

fn authors_comment(sorter: Sorter) -> El {
    let session = sorter.session;
    let shown = move || session.with(|state| state.revealed);
    let allowed = move || session.with_config(PowerSorter::may_reveal);
    let toggle = move |open| drop(sorter.act(Action::Reveal(open)));
    comment(session.desk(), section(sorter.words.content, "power-sorter"), shown, allowed, toggle)
}
