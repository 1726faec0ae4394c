//! What the learner sees of the word picker, from bringing a text to taking notes away.

use std::ops::Range;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, MouseEvent};

use super::model::{Action, Outcome, Source, WordPicker};
use super::notes::count;
use super::running_text::{self, Place, RunningText};
use super::{left_out, origin_fields, paste, picks, places, start, stepper};
use crate::config::{Problem, Reveal};
use crate::host::fetch;
use crate::host::listener::Wait;
use crate::host::segmenter::IntlBoundaries;
use crate::host::session::Session;
use crate::lang::{WordPickerWords, fill, section};
use crate::parts::{button, comment, field_when, focus_soon, frame, steps, take_away};
use crate::text::{Anchor, Text, sentence_at, sentence_ranges_with, trimmed};
use crate::ui::{El, Held, derived, effect, el, fragment, untrack};

/// The look of the word picker, above the look that all widgets share.
pub const STYLE: &str = include_str!("style.css");

/// What the pieces of this view share. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Picker {
    pub(super) session: Session<WordPicker>,
    pub(super) words: &'static WordPickerWords,
    /// The author's text, once it is there.
    pub(super) given: Held<Text>,
    /// The text that is read; empty while there is none.
    pub(super) text: Held<Text>,
    /// Where the picks stand in it.
    pub(super) places: Held<Rc<Vec<Place>>>,
    /// Whether the learner is about to bring another text.
    pub(super) choosing: Held<bool>,
    pub(super) boundaries: Held<IntlBoundaries>,
    /// The heading above the text, where the focus waits when what had it is gone.
    pub(super) text_heading: Held<Option<HtmlElement>>,
}

/// The widget.
pub fn view(session: Session<WordPicker>) -> El {
    let words = &session.words.word_picker;
    let given = Held::new(Text::default());
    let sample = Text::from_marked(words.sample_page);
    let text = derived(move || match session.with(|state| state.source) {
        Source::Given => given.get(),
        Source::Sample => sample.clone(),
        Source::Own => session.with(|state| state.own.clone()),
    });
    let places = places::places(session, text);
    let boundaries = Held::new(IntlBoundaries::new(session.words.tag));
    let (choosing, text_heading) = (Held::new(false), Held::new(None));
    let picker = Picker { session, words, given, text, places, choosing, boundaries, text_heading };
    picker.read_given();

    let has_text = move || text.with(|text| !text.is_empty()).unwrap_or_default();
    let work = el("div")
        .flag("hidden", move || !has_text())
        .child(sheet(picker))
        .child(stepper::stepper(picker))
        .child(picks::picks(picker))
        .child(reflect(picker))
        .child(authors_comment(picker))
        .child(take_away(session.desk()));
    let start = fragment().show_while(move || picker.choosing.get() || !has_text(), move || start::start(picker));
    frame(session.desk(), start.child(work))
}

impl Picker {
    /// Does an action, and says what came of it.
    pub(super) fn act(&self, action: Action) {
        let (text, word) = match self.session.dispatch(action) {
            Some(Outcome::Picked(word)) => (self.words.picked, word),
            Some(Outcome::Unpicked(word)) => (self.words.unpicked, word),
            Some(Outcome::OtherText) => (self.other_text(), String::new()),
            Some(Outcome::PutBack(_)) => (self.words.put_back_said, String::new()),
            Some(Outcome::Quiet) | None => return,
        };
        self.session.say(fill(text, &[("word", &word), ("count", &untrack(|| self.count()))]));
    }

    /// Picks the word at a place of the text, or lets it go when it is picked.
    pub(super) fn toggle(&self, block: u32, range: Range<usize>) {
        let places = self.places.peeked();
        let there = |place: &&Place| place.1 == block && place.2.start < range.end && range.start < place.2.end;
        if let Some((id, _, _)) = places.iter().find(there) {
            return self.act(Action::Unpick(*id));
        }
        let pick = self.text.peek(|text| self.pick_at(text, block, range)).flatten();
        if let Some(action) = pick {
            self.act(action);
        }
    }

    fn pick_at(&self, text: &Text, block: u32, range: Range<usize>) -> Option<Action> {
        let anchor = Anchor::new(text, block, range.clone())?;
        let paragraph: &str = &text.blocks.get(usize::try_from(block).ok()?)?.text;
        let sentences = self.boundaries.peek(|boundaries| sentence_ranges_with(boundaries, paragraph))?;
        let sentence = trimmed(paragraph, sentence_at(&sentences, range.clone()));
        let at = u32::try_from(range.start.checked_sub(sentence.start)?).ok()?;
        Some(Action::Pick { anchor, sentence: paragraph.get(sentence)?.to_owned(), at })
    }

    /// What is said of another text.
    fn other_text(&self) -> &'static str {
        let is_whole = self.session.peek(|state| state.source != Source::Own || state.left.is_empty());
        if is_whole { self.words.other_text } else { self.words.other_text_in_part }
    }

    /// Whether there is another text to go to: one of the learner's own, or the author's.
    fn may_change_text(&self) -> bool {
        let own = self.session.config.with(|config| config.own_text).unwrap_or_default();
        let source = self.session.with(|state| state.source);
        let given = self.given.with(|text| !text.is_empty()).unwrap_or_default();
        own || source == Source::Own || (given && source != Source::Given)
    }

    /// Where the learner stands, followed: "7 of 10-12".
    pub(super) fn count(&self) -> String {
        self.session.with_config(|state, config| count(state.picks.len(), config, self.words))
    }

    /// Ends bringing a text: on to the text itself.
    pub(super) fn go_reading(&self) {
        self.choosing.set(false);
        focus_soon(self.text_heading.peeked());
    }

    /// Reads the author's text from the slot or, where there is none, from `text-src`; again whenever the author changes it.
    fn read_given(self) {
        let session = self.session;
        let (slot, file) = (Held::new(Text::default()), Held::new(Text::default()));
        let read = move || slot.set(session.host().and_then(|host| paste::from_slot(&host)).unwrap_or_default());
        read();
        session.on_author_change(read);
        effect(move || self.given.set(Some(slot.get()).filter(|text| !text.is_empty()).unwrap_or_else(|| file.get())));
        let source = derived(move || session.config.with(|config| config.text_src.clone()).flatten());
        effect(move || {
            let Some(url) = source.get() else { return file.set(Text::default()) };
            leptos::task::spawn_local(async move {
                let found = fetch::text(&url).await.and_then(paste::from_file);
                if source.peeked().as_ref() != Some(&url) {
                    return;
                }
                match found {
                    Ok(text) => file.set(text),
                    Err(message) => session.report(vec![Problem::new("text-src", message)]),
                }
            });
        });
    }
}

/// The running text, with the count and the way back above it.
fn sheet(picker: Picker) -> El {
    let words = picker.words;
    let container =
        el("div").class("text").attr("part", "text").attr("role", "group").attr("aria-label", words.text_label);
    let running = Held::new(container.as_element().and_then(RunningText::new));
    let wait = Wait::new();
    let mut shown: Option<Text> = None;
    effect(move || {
        let text = picker.text.get();
        let places = picker.places.get();
        let same = shown.as_ref() == Some(&text);
        let more = running.change(|running| {
            let Some(running) = running else { return (false, false) };
            if same {
                running.mark(places);
                return (false, false);
            }
            (false, running.show(text.clone(), places))
        });
        if !same {
            wait.stop();
            shown = Some(text);
        }
        if more == Some(true) {
            show_more(running, wait);
        }
    });
    let press = move |event: web_sys::Event| {
        let found = event.dyn_ref::<MouseEvent>().and_then(|event| {
            let target = running_text::target_of(event)?;
            let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
            let word = |boundaries: &IntlBoundaries| {
                running.peek(|running| running.as_ref()?.word_at(&target, x, y, boundaries))
            };
            picker.boundaries.peek(word).flatten().flatten()
        });
        if let Some((block, range)) = found {
            picker.toggle(block, range);
        }
    };
    let count = el("p").class("count").attr("part", "count").text_when(move || picker.count());
    let change = button(words.change_text, "quiet")
        .flag("hidden", move || picker.choosing.get() || !picker.may_change_text())
        .on("click", move |_| picker.choosing.set(true));
    let heading = el("h3").class("unseen").attr("tabindex", "-1").text(words.text_label);
    picker.text_heading.set(heading.as_element());
    el("section")
        .class("reading")
        .child(heading)
        .child(el("div").class("standing").child(count).child(steps(picker.session.desk())))
        .child(el("p").class("hint").text(words.text_hint))
        .child(left_out::left_out(picker))
        .child(container.on("click", press))
        .child(origin_fields::origin_fields(picker))
        .child(change)
}

/// Shows the rest of a long text slice by slice, so that the page stays alive.
fn show_more(running: Held<Option<RunningText>>, wait: Wait) {
    wait.start(0, move || {
        let more = running.change(|running| (false, running.as_mut().is_some_and(RunningText::show_more)));
        if more == Some(true) {
            show_more(running, wait);
        }
    });
}

fn reflect(picker: Picker) -> El {
    let (session, words) = (picker.session, picker.words);
    let prompt = move |which: fn([&str; 2]) -> &str| {
        move || session.config.with(|config| which(config.prompts(words)).to_owned()).unwrap_or_default()
    };
    let why = move || session.with(|state| state.why.clone());
    let influence = move || session.with(|state| state.influence.clone());
    el("section")
        .child(el("h3").text(words.reflect))
        .child(field_when(prompt(|[first, _]| first), 3, why, move |text| picker.act(Action::Why(text))))
        .child(field_when(prompt(|[_, second]| second), 3, influence, move |text| picker.act(Action::Influence(text))))
}

fn authors_comment(picker: Picker) -> El {
    let session = picker.session;
    let shown = move || session.with(|state| state.revealed);
    let allowed = move || session.with_config(|state, config| config.reveal == Reveal::Anytime || state.has_writing());
    let toggle = move |open| picker.act(Action::Reveal(open));
    comment(session.desk(), section(picker.words.comments, "word-picker"), shown, allowed, toggle)
}
