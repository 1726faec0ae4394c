//! What the learner sees of the word picker, from bringing a text to taking notes away.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, MouseEvent, Node, ShadowRoot};

use super::model::{Action, Outcome, Pick, Source, WordPicker};
use super::notes::count;
use super::running_text::{self, Place, RunningText};
use super::{context_view, early, find, left_out, origin_fields, paste, picking, picks, selection, start, stepper};
use crate::config::{Problem, Reveal};
use crate::host::fetch;
use crate::host::listener::Wait;
use crate::host::segmenter::IntlBoundaries;
use crate::host::session::Session;
use crate::lang::{WordPickerWords, fill, section};
use crate::parts::{button, comment, field_when, focus_soon, frame, steps, take_away};
use crate::text::Text;
use crate::ui::{El, Held, derived, effect, el, fragment, untrack};

/// The look of the word picker, above the look that all widgets share.
pub const STYLE: &str = crate::style_sheet!("style.css");

/// How long nothing else is offered while the author's file is on its way, in milliseconds.
const LONG: u32 = 3_000;

/// What the pieces of this view share. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Picker {
    pub(super) session: Session<WordPicker>,
    pub(super) words: &'static WordPickerWords,
    /// The author's text, once it is there.
    pub(super) given: Held<Text>,
    /// Whether the author's file is on its way, and not for long yet.
    coming: Held<bool>,
    /// The text that is read; empty while there is none.
    pub(super) text: Held<Text>,
    /// Where the picks stand in it.
    pub(super) places: Held<Rc<Vec<Place>>>,
    /// Whether the learner is about to bring another text.
    pub(super) choosing: Held<bool>,
    pub(super) boundaries: Held<IntlBoundaries>,
    /// The heading of the panel that brings a text, while there is one.
    pub(super) start_heading: Held<Option<HtmlElement>>,
    /// The heading above the text, where the focus waits when what had it is gone.
    pub(super) text_heading: Held<Option<HtmlElement>>,
    /// The heading above the other ways to pick.
    pub(super) ways_heading: Held<Option<HtmlElement>>,
}

/// The widget.
pub fn view(session: Session<WordPicker>) -> El {
    let words = session.words.word_picker();
    let given = Held::new(slotted(session));
    let sample = Text::from_marked(words.sample_page);
    let text = derived(move || match session.with(|state| state.source) {
        Source::Given => given.get(),
        Source::Sample => sample.clone(),
        Source::Own => session.with(|state| state.own.clone()),
    });
    let places = picking::places(session, text);
    let boundaries = Held::new(IntlBoundaries::new(session.words.tag));
    let choosing = Held::new(false);
    let [start_heading, text_heading, ways_heading] = [(); 3].map(|()| Held::new(None));
    let picker = Picker {
        session,
        words,
        given,
        coming: Held::new(false),
        text,
        places,
        choosing,
        boundaries,
        start_heading,
        text_heading,
        ways_heading,
    };
    picker.read_given();
    picker.keep_focus();
    early::take_early(picker);

    let has_text = move || text.with(|text| !text.is_empty()).unwrap_or_default();
    let work = el("div")
        .flag("hidden", move || !has_text())
        .child(sheet(picker))
        .child(more_ways(picker))
        .child(picks::picks(picker))
        .child(context_view::context_view(picker))
        .child(reflect(picker))
        .child(authors_comment(picker))
        .child(take_away(session.desk()));
    let waits = move || picker.coming.get() && !has_text() && session.with(|state| state.source == Source::Given);
    let starts = move || picker.choosing.get() || !(has_text() || waits());
    let start = fragment()
        .child(el("p").flag("hidden", move || !waits()).text(session.words.common.part_coming))
        .show_while(starts, move || start::start(picker));
    frame(session.desk(), start.child(work))
}

impl Picker {
    /// Does an action, and says what came of it.
    pub(super) fn act(&self, action: Action) {
        let words = self.words;
        let (text, word, place) = match self.session.dispatch(action) {
            Some(Outcome::Picked(word)) => (words.picked, word, 0),
            Some(Outcome::Unpicked(word)) => (words.unpicked, word, 0),
            Some(Outcome::Restored(word)) => (words.restored, word, 0),
            Some(Outcome::Covered(word)) => (words.covered, word, 0),
            Some(Outcome::Joined(word)) => (words.joined, word, 0),
            Some(Outcome::Moved(word, id)) => (words.moved, word, self.listed_at(id)),
            Some(Outcome::OtherText) => (self.other_text(), String::new(), 0),
            Some(Outcome::PutBack(_)) => (words.put_back_said, String::new(), 0),
            Some(Outcome::Quiet) | None => return,
        };
        let (count, place) = (untrack(|| self.count()), place.to_string());
        self.session.say(fill(text, &[("word", &word), ("count", &count), ("place", &place)]));
    }

    /// The place of a pick in the list that it is shown in, counted from 1: there is one for the picks in the text, and one
    /// for those that are no longer there.
    fn listed_at(&self, id: u32) -> usize {
        let is_here = |id: u32| self.place_of(id).is_some();
        let with_it = |picks: &[Pick]| {
            let list = || picks.iter().map(|pick| pick.id).filter(|other| is_here(*other) == is_here(id));
            list().position(|other| other == id)
        };
        self.session.peek(|state| with_it(&state.picks)).map_or(0, |index| index.saturating_add(1))
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

    /// Where a text comes or goes, by Undo for one, what had the focus may go with it: the focus waits at the heading of what
    /// comes.
    fn keep_focus(self) {
        let wait = Wait::new();
        let mut had = false;
        // Made before what it looks after, so that it runs before anything is gone.
        effect(move || {
            let has = self.text.with(|text| !text.is_empty()).unwrap_or_default();
            if std::mem::replace(&mut had, has) != has && self.goes_with_focus(has) {
                let heading = if has { self.text_heading } else { self.start_heading };
                wait.start(0, move || drop(heading.peeked().map(|heading| heading.focus())));
            }
        });
    }

    /// Whether the focus is in the panel that brings a text, or on its way there: the panel is not on the page yet. Who has
    /// gone on to something else while it was loading stays there.
    pub(super) fn is_at_start(self) -> bool {
        let heading = self.start_heading.peeked();
        let panel = heading.filter(|heading| heading.is_connected()).and_then(|heading| heading.parent_element());
        panel.is_none_or(|panel| has_focus(&panel))
    }

    /// Whether the focus is in what goes: the panel when a text has come, unless the learner opened it, else the work.
    fn goes_with_focus(self, has_text: bool) -> bool {
        let going = if has_text {
            let heading = self.start_heading.peeked().filter(|_| !self.choosing.peeked());
            heading.and_then(|heading| heading.parent_element())
        } else {
            self.text_heading.peeked().and_then(|heading| heading.parent_element()?.parent_element())
        };
        going.is_some_and(|going| has_focus(&going))
    }

    /// Reads the author's text from the slot or, where there is none, from `text-src`; again whenever the author changes it.
    fn read_given(self) {
        let session = self.session;
        let (slot, file) = (Held::new(self.given.peeked()), Held::new(Text::default()));
        session.on_author_change(move || slot.set(slotted(session)));
        effect(move || self.given.set(Some(slot.get()).filter(|text| !text.is_empty()).unwrap_or_else(|| file.get())));
        let wait = Wait::new();
        let mut is_first = true;
        let source = derived(move || session.config.with(|config| config.text_src.clone()).flatten());
        effect(move || {
            let first = std::mem::replace(&mut is_first, false);
            let Some(url) = source.get() else {
                wait.stop();
                self.coming.set(false);
                return file.set(Text::default());
            };
            // Later there may be somebody at work in what is offered.
            if first {
                self.coming.set(true);
                wait.start(LONG, move || self.coming.set(false));
            }
            leptos::task::spawn_local(async move {
                let found = fetch::text(&url).await.and_then(paste::from_file);
                if source.peeked().as_ref() != Some(&url) {
                    return;
                }
                match found {
                    // When the waiting ends, the text is in sight already.
                    Ok(text) => {
                        file.set(text);
                        wait.start(0, move || self.coming.set(false));
                    }
                    Err(message) => {
                        self.coming.set(false);
                        session.report(vec![Problem::new("text-src", message)]);
                    }
                }
            });
        });
    }
}

/// Whether the focus is in an element of the widget.
fn has_focus(element: &Element) -> bool {
    let root = element.get_root_node().dyn_into::<ShadowRoot>();
    let focused = root.ok().and_then(|root| root.active_element()).map(Node::from);
    focused.is_some_and(|focused| element.contains(Some(&focused)))
}

/// The text in the author's slot.
fn slotted(session: Session<WordPicker>) -> Text {
    session.host().and_then(|host| paste::from_slot(&host)).unwrap_or_default()
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
    let area: Option<HtmlElement> = container.as_element();
    let selection = area.clone().map(|area| selection::add_selection(picker, area));
    let press = move |event: web_sys::Event| {
        if area.as_ref().is_some_and(selection::is_selecting) {
            return;
        }
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
    let ways = button(words.more_ways, "quiet").on("click", move |_| focus_soon(picker.ways_heading.peeked()));
    let heading = el("h3").class("unseen").attr("tabindex", "-1").text(words.text_label);
    picker.text_heading.set(heading.as_element());
    el("section")
        .class("reading")
        .child(heading)
        .child(el("div").class("standing").child(count).child(steps(picker.session.desk())))
        .child(el("p").class("hint").text(words.text_hint))
        .child(ways)
        .child(left_out::left_out(picker))
        .child(container.on("click", press))
        .children(selection)
        .child(origin_fields::origin_fields(picker))
        .child(change)
}

/// The ways to pick besides tapping and selecting. They are always open: nobody should have to look for the one they need.
fn more_ways(picker: Picker) -> El {
    let heading = el("h3").attr("tabindex", "-1").text(picker.words.more_ways);
    picker.ways_heading.set(heading.as_element());
    el("section").class("ways").child(heading).child(stepper::stepper(picker)).child(find::find(picker))
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
