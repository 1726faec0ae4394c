//! What the learner sees of the power sorter, from the first card to taking notes away.

use std::sync::Arc;

use web_sys::Event;

use super::card::Card;
use super::config::{Category, Config};
use super::mark::Mark;
use super::model::{Action, PowerSorter};
use super::{card_list, forum_post, own_notes};
use crate::host::session::Session;
use crate::lang::{PowerSorterWords, fill, section};
use crate::parts::{button, comment, field, focus_neighbour, frame, steps, take_away};
use crate::ui::{El, Held, derived, el, fragment};

/// The look of the power sorter, above the look that all widgets share.
pub const STYLE: &str = include_str!("style.css");

/// What the learner's own cards and the marks are at one moment. Shared with the state, so comparing costs nothing.
type Work = (Arc<Vec<Card>>, Arc<Vec<Arc<Mark>>>);

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
    /// The places there are, and whether a card may be in several.
    pub(super) kinds: Held<(Arc<Vec<Category>>, bool)>,
    work: Held<Work>,
}

/// The widget.
pub fn view(session: Session<PowerSorter>) -> El {
    let words = &session.words.power_sorter;
    let work = derived(move || session.with(|state| (state.own.clone(), state.marks.clone())));
    let kinds =
        derived(move || session.config.with(|config| (config.categories.clone(), config.multiple)).unwrap_or_default());
    let cards = derived(move || {
        work.track();
        session.config.track();
        look(session, |state, config| {
            let decks = config.deck.len();
            state.cards(config).enumerate().map(|(index, card)| (card.clone(), index >= decks)).collect()
        })
    });
    let sorter = Sorter { session, words, cards, kinds, work };
    let progress = move || sorter.watch(|state, config| state.progress(config)).text(words);
    let count = el("p").class("count").attr("part", "count").text_when(progress);
    let content = fragment()
        .child(el("div").class("standing").child(count).child(steps(session.desk())))
        .child(card_list::card_list(sorter))
        .child(departed(sorter))
        .child(own_notes::own_notes(sorter))
        .child(thinking(sorter))
        .child(forum_post::forum_post(sorter))
        .child(authors_comment(sorter))
        .child(take_away(session.desk()));
    frame(session.desk(), content)
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

/// Removes a card by a button on it. After the last of the cards that left the deck, focus goes to the first that is there.
fn remove(sorter: Sorter, event: &Event, card: Arc<str>) {
    let first = || sorter.session.host()?.shadow_root()?.query_selector(".sorting .cards input").ok()?;
    focus_neighbour(event, "input, button", first);
    sorter.act(Action::RemoveCard(card));
}

/// What was done with cards that the author has taken out.
fn departed(sorter: Sorter) -> El {
    let words = sorter.words;
    let gone = derived(move || sorter.watch(PowerSorter::departed));
    let ids = move || gone.with(|gone| gone.iter().map(|mark| mark.id.to_string()).collect()).unwrap_or_default();
    let item = move |id: &str| {
        let mark = gone.peek(|gone| gone.iter().find(|mark| *mark.id == *id).cloned()).flatten();
        mark.map(|mark| departed_card(sorter, &mark)).unwrap_or_else(fragment)
    };
    el("section")
        .class("gone")
        .flag("hidden", move || gone.with(Vec::is_empty).unwrap_or(true))
        .child(el("h3").text(words.departed))
        .child(el("p").class("hint").text(words.departed_hint))
        .child(el("ul").class("cards").each(ids, item))
}

fn departed_card(sorter: Sorter, mark: &Mark) -> El {
    let words = sorter.words;
    let label = sorter.look(|_, config| {
        let places = mark.places(config);
        (!places.is_empty()).then(|| fill(words.was_in, &[("label", &places.label(config, words))]))
    });
    let head = el("div").class("head").child(el("p").class("statement").text(&mark.text)).child(remove_button(
        sorter,
        &mark.text,
        mark.id.clone(),
    ));
    let card = el("li").class("card").attr("part", "card").child(head);
    let card = label.iter().fold(card, |card, label| card.child(el("p").class("hint").text(label)));
    let reason = mark.reason.trim();
    if reason.is_empty() { card } else { card.child(el("p").class("written").text(reason)) }
}

/// The button that removes a card.
pub(super) fn remove_button(sorter: Sorter, text: &str, id: Arc<str>) -> El {
    let words = sorter.words;
    button(words.remove, "quiet")
        .attr("aria-label", &fill(words.remove_card, &[("card", text)]))
        .on("click", move |event| remove(sorter, &event, id.clone()))
}

/// Strengths and limitations of the approach.
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
}

fn authors_comment(sorter: Sorter) -> El {
    let session = sorter.session;
    let shown = move || session.with(|state| state.revealed);
    let allowed = move || session.with_config(PowerSorter::may_reveal);
    let toggle = move |open| drop(sorter.act(Action::Reveal(open)));
    comment(session.desk(), section(sorter.words.content, "power-sorter"), shown, allowed, toggle)
}
