//! What the learner sees of the word picker, from bringing a text to taking notes away.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;

use super::model::{Action, Outcome, Source, WordPicker};
use super::notes::count;
use super::{paste, picks, running_text, start, stepper};
use crate::config::{Problem, Reveal};
use crate::host::listener::Wait;
use crate::host::segmenter::IntlBoundaries;
use crate::host::session::Session;
use crate::host::fetch;
use crate::lang::{WordPickerWords, fill, section};
use crate::parts::{Comment, Field, comment, field, frame, steps, take_away};
use crate::text::{Anchor, Text, sentence_at, sentence_ranges_with, trimmed};
use running_text::{Place, RunningText};

/// The look of the word picker, above the look that all widgets share.
pub const STYLE: &str = include_str!("style.css");

/// What the pieces of this view share. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Picker {
    pub(super) session: Session<WordPicker>,
    pub(super) words: &'static WordPickerWords,
    /// The author's text, once it is there.
    pub(super) given: RwSignal<Text>,
    /// The text that is read; empty while there is none.
    pub(super) text: Memo<Text>,
    /// Where the picks stand in it.
    pub(super) places: Memo<Vec<Place>>,
    /// Whether the learner is about to bring another text.
    pub(super) choosing: RwSignal<bool>,
    pub(super) boundaries: StoredValue<IntlBoundaries, LocalStorage>,
}

/// The widget.
pub fn view(session: Session<WordPicker>) -> AnyView {
    let words = &session.words.word_picker;
    let given = RwSignal::new(Text::default());
    let sample = StoredValue::new(Text::from_marked(words.sample_page));
    let text = Memo::new(move |_| {
        session.with(|state| match state.source {
            Source::Given => given.get(),
            Source::Sample => sample.get_value(),
            Source::Own => state.own.clone(),
        })
    });
    let places = Memo::new(move |_| text.with(|text| session.with(|state| places_of(state, text))));
    let boundaries = StoredValue::new_local(IntlBoundaries::new(session.words.tag));
    let picker = Picker { session, words, given, text, places, choosing: RwSignal::new(false), boundaries };
    picker.read_given();

    let has_text = Memo::new(move |_| text.with(|text| !text.is_empty()));
    let bringing = Memo::new(move |_| picker.choosing.get() || !has_text.get());
    let content = view! {
        {move || bringing.get().then(|| start::start(picker))}
        <div hidden=move || !has_text.get()>
            {sheet(picker)}
            {stepper::stepper(picker)}
            {picks::picks(picker)}
            {reflect(picker)}
            {authors_comment(picker)}
            {take_away(session)}
        </div>
    };
    frame(session, content.into_any())
}

fn places_of(state: &WordPicker, text: &Text) -> Vec<Place> {
    let place = |pick: &super::model::Pick| pick.anchor.resolve(text).map(|(block, range)| (pick.id, block, range));
    state.picks.iter().filter_map(place).collect()
}

impl Picker {
    /// Does an action, and says what came of it.
    pub(super) fn act(&self, action: Action) {
        let (text, word) = match self.session.dispatch(action) {
            Some(Outcome::Picked(word)) => (self.words.picked, word),
            Some(Outcome::Unpicked(word)) => (self.words.unpicked, word),
            Some(Outcome::OtherText) => (self.words.other_text, String::new()),
            Some(Outcome::Quiet) | None => return,
        };
        self.session.say(fill(text, &[("word", &word), ("count", &untrack(|| self.count()))]));
    }

    /// Picks the word at a place of the text, or lets it go when it is picked.
    pub(super) fn toggle(&self, block: u32, range: Range<usize>) {
        let Some(places) = self.places.try_get_untracked() else { return };
        let there = |place: &&Place| place.1 == block && place.2.start < range.end && range.start < place.2.end;
        if let Some((id, _, _)) = places.iter().find(there) {
            return self.act(Action::Unpick(*id));
        }
        let pick = self.text.try_with_untracked(|text| self.pick_at(text, block, range)).flatten();
        if let Some(action) = pick {
            self.act(action);
        }
    }

    fn pick_at(&self, text: &Text, block: u32, range: Range<usize>) -> Option<Action> {
        let anchor = Anchor::new(text, block, range.clone())?;
        let paragraph: &str = &text.blocks.get(usize::try_from(block).ok()?)?.text;
        let sentences = self.boundaries.try_with_value(|boundaries| sentence_ranges_with(boundaries, paragraph))?;
        let sentence = trimmed(paragraph, sentence_at(&sentences, range.clone()));
        let at = u32::try_from(range.start.checked_sub(sentence.start)?).ok()?;
        Some(Action::Pick { anchor, sentence: paragraph.get(sentence)?.to_owned(), at })
    }

    /// Where the learner stands, tracked: "7 of 10-12".
    pub(super) fn count(&self) -> String {
        self.session.with_config(|state, config| count(state.picks.len(), config, self.words))
    }

    /// Reads the author's text from the slot or from `text-src`, now and whenever the author changes it.
    fn read_given(self) {
        let session = self.session;
        let read = move || {
            if let Some(text) = session.host().and_then(|host| paste::from_slot(&host)) {
                self.given.try_maybe_update(|known| (*known != text, *known = text));
            }
        };
        read();
        session.on_author_change(read);
        let source = Memo::new(move |_| session.config.try_with(|config| config.text_src.clone()).flatten());
        Effect::new(move |_| {
            let Some(url) = source.get() else { return };
            leptos::task::spawn_local(async move {
                let text = fetch::text(&url).await.and_then(paste::from_file);
                match text {
                    // The slot counts more than a file.
                    Ok(text) => drop(self.given.try_maybe_update(|known| {
                        let empty = known.is_empty();
                        if empty {
                            *known = text;
                        }
                        (empty, ())
                    })),
                    Err(message) => session.report(vec![Problem::new("text-src", message)]),
                }
            });
        });
    }
}

/// The running text, with the count and the way back above it.
fn sheet(picker: Picker) -> AnyView {
    let words = picker.words;
    let container = NodeRef::<leptos::html::Div>::new();
    let running = StoredValue::new_local(None::<RunningText>);
    let wait = Wait::new();
    Effect::new(move |shown: Option<Option<Text>>| {
        let element = container.get()?;
        let text = picker.text.get();
        let places = Arc::new(picker.places.get());
        let same = shown.flatten().as_ref() == Some(&text);
        let mut more = false;
        running.try_update_value(|running| {
            if running.is_none() {
                *running = RunningText::new(element.into());
            }
            if same {
                running.iter_mut().for_each(|running| running.mark(places.clone()));
                return;
            }
            wait.stop();
            if let Some(running) = running && running.show(text.clone(), places) {
                more = true;
            }
        });
        if more {
            show_more(running, wait);
        }
        Some(text)
    });
    let press = move |event: leptos::ev::MouseEvent| {
        let found = running.try_with_value(|running| {
            let target = running_text::target_of(&event)?;
            let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
            let look = |boundaries: &IntlBoundaries| running.as_ref()?.word_at(&target, x, y, boundaries);
            picker.boundaries.try_with_value(look).flatten()
        });
        if let Some(Some((block, range))) = found {
            picker.toggle(block, range);
        }
    };
    view! {
        <section class="reading">
            <div class="bar">
                <p class="count" part="count">{move || picker.count()}</p>
                {steps(picker.session)}
            </div>
            <p class="hint">{words.text_hint}</p>
            <div class="text" part="text" role="group" aria-label=words.text_label node_ref=container on:click=press></div>
            <button type="button" class="quiet" hidden=move || picker.choosing.get() on:click=move |_| picker.choosing.set(true)>
                {words.change_text}
            </button>
        </section>
    }
    .into_any()
}

/// Shows the rest of a long text slice by slice, so that the page stays alive.
fn show_more(running: StoredValue<Option<RunningText>, LocalStorage>, wait: Wait) {
    wait.start(0, move || {
        let more = running.try_update_value(|running| running.as_mut().is_some_and(RunningText::show_more));
        if more == Some(true) {
            show_more(running, wait);
        }
    });
}

fn reflect(picker: Picker) -> AnyView {
    let (session, words) = (picker.session, picker.words);
    let why = Field {
        label: Signal::derive(move || words.why.to_owned()),
        value: Signal::derive(move || session.with(|state| state.why.clone())),
        rows: 3,
        changed: Callback::new(move |text| picker.act(Action::Why(text))),
    };
    let influence = Field {
        label: Signal::derive(move || words.influence.to_owned()),
        value: Signal::derive(move || session.with(|state| state.influence.clone())),
        rows: 3,
        changed: Callback::new(move |text| picker.act(Action::Influence(text))),
    };
    view! {
        <section>
            <h3>{words.reflect}</h3>
            {field(why)}
            {field(influence)}
        </section>
    }
    .into_any()
}

fn authors_comment(picker: Picker) -> AnyView {
    let session = picker.session;
    comment(
        session,
        Comment {
            shown: Signal::derive(move || session.with(|state| state.revealed)),
            allowed: Signal::derive(move || {
                session.with_config(|state, config| config.reveal == Reveal::Anytime || state.has_writing())
            }),
            toggle: Callback::new(move |open| picker.act(Action::Reveal(open))),
            default: section(picker.words.comments, "word-picker").collect(),
        },
    )
}
