//! The learner's own notes, and how they become cards.

use super::model::Action;
use super::view::Sorter;
use super::{picker_notes, statements};
use crate::activity::Widget;
use crate::host::listener::Wait;
use crate::host::neighbour;
use crate::host::part::Part;
use crate::host::segmenter::IntlBoundaries;
use crate::host::{json, storage};
use crate::lang::Words;
use crate::parts::button;
use crate::store::document::{Document, Fit};
use crate::store::{form, key};
use crate::ui::{El, Held, el};
use crate::word_picker::model::WordPicker;

/// How many statements are read between two frames.
const SLICE: usize = 200;
/// How many cards one press of the button makes at most. The rest stays in the field.
const MOST: usize = 5_000;

/// Notes that are being read.
#[derive(Default)]
struct Reading {
    notes: String,
    /// How far they are read, in bytes.
    at: usize,
    statements: Vec<String>,
}

#[derive(Clone, Copy)]
struct Maker {
    sorter: Sorter,
    boundaries: Held<IntlBoundaries>,
    reading: Held<Option<Reading>>,
    wait: Wait,
    /// Whether something is to be done when the part has come.
    waits: Held<bool>,
    /// What is shown below the button.
    said: Held<String>,
}

/// The section with the field and its button.
pub(super) fn own_notes(sorter: Sorter) -> El {
    let words = sorter.words;
    let maker = Maker {
        sorter,
        boundaries: Held::new(IntlBoundaries::new(sorter.session.words.tag)),
        reading: Held::new(None),
        wait: Wait::new(),
        waits: Held::new(false),
        said: Held::new(String::new()),
    };
    // Whoever writes notes will make cards of them, perhaps when the connection is gone again.
    let fetch = |_| Part::OwnNotes.expect_use();
    let said = el("p").class("hint").flag("hidden", move || maker.said.get().is_empty());
    el("section")
        .class("own")
        .on("focusin", fetch)
        .child(el("h3").text(words.own))
        .child(el("p").class("hint").text(words.own_hint))
        .child(sorter.field(words.entry, 4, |state| &state.entry, Action::Entry))
        .child(
            el("div")
                .class("row")
                .child(button(words.make_cards, "").on("click", move |_| maker.when_there(make_cards)))
                .child(bring_button(maker)),
        )
        .child(said.text_when(move || maker.said.get()))
}

/// Brings what was written in word pickers on this site into the field. There where the page has one, or has had one before.
fn bring_button(maker: Maker) -> El {
    let is_near = || {
        let document = web_sys::window().and_then(|window| window.document());
        document.is_some_and(|document| document.get_elements_by_tag_name(Widget::WordPicker.tag()).length() > 0)
    };
    let offered = is_near() || !picker_keys().is_empty();
    button(maker.sorter.words.bring, "quiet")
        .flag("hidden", move || !offered)
        .on("click", move |_| maker.when_there(bring))
}

fn picker_keys() -> Vec<String> {
    let prefix = key::document(Widget::WordPicker, "");
    let mut keys = storage::keys();
    keys.retain(|key| key.starts_with(&prefix));
    keys.sort_unstable();
    keys
}

/// The statements of word pickers: of those on this page as they are, whether that can be kept or not, then of what else is
/// stored. None of what cannot be read.
fn brought(words: &Words) -> Vec<String> {
    let mut documents = neighbour::ask();
    documents.extend(picker_keys().iter().filter_map(|key| json::parse(&storage::read(key)?)));
    let (mut known, mut found) = (Vec::new(), Vec::new());
    for document in documents.into_iter().filter_map(form::read::<Document<WordPicker>>) {
        if document.fit::<WordPicker>() == Fit::Current && !known.contains(&document.activity) {
            found.extend(picker_notes::statements(&document.state, words));
            known.push(document.activity);
        }
    }
    found
}

// The release build finds these two by their names: they and all that only they need is a part of its own (see `host::part`).

#[inline(never)]
fn bring(maker: Maker) {
    let sorter = maker.sorter;
    let found = brought(sorter.session.words);
    let said = if found.is_empty() {
        sorter.session.say(sorter.words.bring_none);
        Some(sorter.words.bring_none.to_owned())
    } else {
        sorter.act(Action::Bring(found))
    };
    maker.said.set(said.unwrap_or_default());
}

#[inline(never)]
fn make_cards(maker: Maker) {
    if maker.reading.peek(Option::is_some) == Some(false) {
        let notes = maker.sorter.look(|state, _| state.entry.to_string());
        maker.reading.change(|reading| (false, *reading = Some(Reading { notes, ..Reading::default() })));
        maker.go_on();
    }
}

impl Maker {
    /// Does something that needs the part, now or when it has come. Where it does not come, the notes stay in the field.
    fn when_there(self, what: fn(Maker)) {
        if Part::OwnNotes.is_there() {
            return what(self);
        }
        // Once is enough, however often somebody presses.
        if self.waits.peeked() {
            return;
        }
        let words = &self.sorter.session.words.common;
        self.said.set(words.part_coming.to_owned());
        self.waits.set(true);
        leptos::task::spawn_local(async move {
            let there = Part::OwnNotes.bring().await;
            self.waits.set(false);
            if there {
                self.said.set(String::new());
                return what(self);
            }
            self.said.set(words.part_failed.to_owned());
            self.sorter.session.say(words.part_failed);
        });
    }

    /// Reads a slice, and the next one after the page had time for something else.
    fn go_on(self) {
        let done = self.reading.change(|reading| {
            if let Some(known) = reading.as_mut() {
                self.boundaries.peek(|boundaries| known.read(boundaries));
            }
            let is_done = reading.as_ref().is_some_and(Reading::is_done);
            (false, if is_done { reading.take() } else { None })
        });
        match done {
            Some(Some(reading)) => self.finish(reading),
            Some(None) => {
                self.said.set(self.sorter.words.making.to_owned());
                self.wait.start(0, move || self.go_on());
            }
            None => {}
        }
    }

    fn finish(self, reading: Reading) {
        // Who went on writing meanwhile keeps all of it; what is on cards already is skipped the next time.
        let now = self.sorter.look(|state, _| state.entry.clone());
        let rest = if *now == *reading.notes { reading.rest().to_owned() } else { now.to_string() };
        let said = self.sorter.act(Action::AddCards { statements: reading.statements, rest });
        self.said.set(said.unwrap_or_default());
    }
}

impl Reading {
    fn rest(&self) -> &str {
        self.notes.get(self.at..).unwrap_or_default()
    }

    fn is_done(&self) -> bool {
        self.rest().is_empty() || self.statements.len() >= MOST
    }

    fn read(&mut self, boundaries: &IntlBoundaries) {
        let (more, left) = statements::take(self.rest(), SLICE, boundaries);
        let left = left.len();
        self.statements.extend(more);
        self.at = self.notes.len() - left;
    }
}
