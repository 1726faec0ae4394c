//! What is the same for every widget on a page: keeping the state, telling the page, speaking, undoing.
//!
//! What the author set is `author`; copies of the work, taken away and brought back, are `copies`; what is stored, and taking
//! it away for good, is `deletion`.

use std::rc::Rc;

use web_sys::HtmlElement;

use super::author::Author;
use super::guard;
use super::listener::{self, Wait};
use super::model::Model;
use super::neighbour::{self, Neighbour, News};
use super::storage::{self, Local};
use super::{clock, event, json};
use crate::activity_timer;
use crate::lang::{self, Words};
use crate::notes::{Format, Notes};
use crate::store::keeper::{Keeper, Keeping, Told, Tools};
use crate::store::place::Trouble;
use crate::ui::Held;

/// The longest time between a change and its writing, in milliseconds.
const SAVE_AFTER: u32 = 250;
/// How long after a writing that failed it is tried again, if nothing changes before, in milliseconds.
const TRY_AGAIN_AFTER: u32 = 10_000;
/// How long a spoken message waits for a later one to take its place, in milliseconds.
const SPEAK_AFTER: u32 = 250;

/// One element's desk. Cheap to copy; gone with its owner, after which every call does nothing.
#[derive(Clone, Copy, Debug)]
pub struct Desk {
    /// Whether the learner's work is kept.
    pub keeping: Held<Keeping>,
    /// Whether something that could not be read was put aside since this element began.
    pub put_aside: Held<bool>,
    /// Whether the work can be looked at, but not changed: it was written by newer code.
    pub read_only: Held<bool>,
    /// Whether a text was just turned away because it is longer than can be kept.
    pub too_long: Held<bool>,
    /// What the live region says.
    pub spoken: Held<String>,
    /// The words in the learner's language.
    pub words: &'static Words,
    pub(super) author: Held<Author>,
    shell: Held<Shell>,
    keeper: Held<Option<Rc<Keeper>>>,
    save: Wait,
    again: Wait,
    speak: Wait,
}

struct Shell {
    host: HtmlElement,
    model: Rc<dyn Model>,
    neighbour: Option<Neighbour>,
    complete: bool,
    /// Whether it is a part of another desk's widget, whose events are that desk's.
    silent: bool,
}

impl Desk {
    /// Begins: reads the settings and what is kept, and listens until the current owner ends.
    pub(super) fn begin(host: &HtmlElement, activity: &str, language: &str, model: Rc<dyn Model>) -> Desk {
        let desk = Desk::new(host.clone(), lang::words(language), model, false);
        if let Some(given) = desk.read_settings() {
            desk.fetch_settings(&given);
        }
        desk.keep(activity);
        guard::refuse_long_texts(host, desk);
        desk
    }

    /// A second desk of the same widget and activity, for a model of another kind. It keeps its own document, is given its
    /// settings, and sends no events: those are about the widget.
    pub(super) fn beside(outer: Desk, model: Rc<dyn Model>) -> Option<Desk> {
        let desk = Desk::new(outer.host()?, outer.words, model, true);
        desk.keep(&outer.activity());
        Some(desk)
    }

    fn new(host: HtmlElement, words: &'static Words, model: Rc<dyn Model>, silent: bool) -> Desk {
        Desk {
            keeping: Held::new(Keeping::Untouched),
            put_aside: Held::new(false),
            read_only: Held::new(false),
            too_long: Held::new(false),
            spoken: Held::new(String::new()),
            words,
            author: Held::new(Author::default()),
            shell: Held::new(Shell { host, model, neighbour: None, complete: false, silent }),
            keeper: Held::new(None),
            save: Wait::new(),
            again: Wait::new(),
            speak: Wait::new(),
        }
    }

    /// Reads what is kept, and from here on what others write.
    fn keep(self, activity: &str) {
        let desk = self;
        let Some(model) = desk.model() else { return };
        let (widget, id) = (model.widget(), activity.to_owned());
        let tools = Tools {
            parse: json::parse,
            text: json::text,
            now: clock::now,
            set_aside: Box::new(move |text| storage::set_aside(widget, &id, text)),
            tell: Box::new(move |told| desk.hear(told)),
        };
        let keeper = Keeper::new(model, Rc::new(Local), tools, activity, clock::writer_id());
        let neighbour = Neighbour::listen(&keeper.key(), move |news| match news {
            News::Written => desk.look(),
            News::Deleted => desk.forget(),
            News::Wanted => desk.save_now(),
        });
        desk.edit(|shell| shell.neighbour = Some(neighbour));
        desk.keeper.change(|place| (false, *place = Some(keeper.clone())));
        desk.load(&keeper);
        listener::on_page_visibility(move |hidden| if hidden { desk.save_now() } else { desk.look() });
        if let Some(window) = web_sys::window() {
            listener::listen(&window, "storage", move |_| desk.look());
        }
    }

    /// Takes the last step back.
    pub fn undo(&self) {
        if self.model().is_some_and(|model| model.undo()) {
            self.has_changed(false);
            self.say(self.words.common.undone);
        }
    }

    /// Does the step that was taken back again.
    pub fn redo(&self) {
        if self.model().is_some_and(|model| model.redo()) {
            self.has_changed(false);
            self.say(self.words.common.redone);
        }
    }

    /// Whether there is something to take back, and to do again; followed.
    pub fn can_step(&self) -> (bool, bool) {
        self.model().map(|model| model.can_step()).unwrap_or_default()
    }

    /// Lets the live region say something. When two messages come close together the last one is said.
    pub fn say(&self, message: impl Into<String>) {
        let (spoken, message) = (self.spoken, message.into());
        self.speak.start(SPEAK_AFTER, move || {
            spoken.update(|text| {
                // A region whose text stays the same is not read again, so a repeat differs by a space that nobody sees.
                let repeat = *text == message;
                *text = message;
                if repeat {
                    text.push('\u{a0}');
                }
            });
        });
    }

    /// The element on the page.
    pub fn host(&self) -> Option<HtmlElement> {
        self.shell.peek(|shell| shell.host.clone())
    }

    /// The widget's tag.
    pub fn tag(&self) -> &'static str {
        self.model().map_or("", |model| model.widget().tag())
    }

    /// What the author has set for a timer inside this widget, followed.
    pub fn timer(&self) -> Option<activity_timer::config::Config> {
        self.model().and_then(|model| model.timer())
    }

    /// The id under which the work is kept.
    pub fn activity(&self) -> String {
        self.keeper().map(|keeper| keeper.activity().to_owned()).unwrap_or_default()
    }

    /// Takes note of a change, which is written soon. Time going on (`passing`) is written with the next change.
    pub(super) fn has_changed(&self, passing: bool) {
        if let Some(keeper) = self.keeper() {
            keeper.has_changed(passing);
        }
        if !passing {
            self.too_long.set(false);
            self.save_soon();
        }
        self.tell_page(!passing);
    }

    fn save_soon(&self) {
        let desk = *self;
        // A wait that is under way is not begun again, or somebody who never stops typing would never be saved.
        if !self.save.is_pending() {
            self.save.start(SAVE_AFTER, move || desk.save_now());
        }
    }

    fn is_in_trouble(&self) -> bool {
        self.keeping.peek(|keeping| matches!(keeping, Keeping::NotSaved(_))) == Some(true)
    }

    /// Writes at once what is not written yet.
    pub fn save_now(&self) {
        self.stop_saving();
        if let Some(keeper) = self.keeper() {
            keeper.save();
        }
    }

    pub(super) fn stop_saving(&self) {
        self.save.stop();
        self.again.stop();
    }

    /// This element's number among its neighbours.
    pub(super) fn number(&self) -> Option<u32> {
        self.shell.peek(|shell| shell.neighbour.as_ref().map(Neighbour::number)).flatten()
    }

    /// Looks whether somebody else has written, and whether what could not be written can be now.
    fn look(&self) {
        let Some(keeper) = self.keeper() else { return };
        keeper.look();
        if self.is_in_trouble() {
            keeper.save();
        }
    }

    /// What the keeper tells.
    fn hear(&self, told: Told) {
        match told {
            Told::Keeping(keeping) => {
                self.keeping.set(keeping);
                if matches!(keeping, Keeping::NotSaved(Trouble::Blocked | Trouble::Full)) {
                    let desk = *self;
                    self.again.start(TRY_AGAIN_AFTER, move || desk.save_now());
                }
            }
            Told::SetAside => self.put_aside.set(true),
            Told::News => self.tell_page(true),
            Told::Due => self.save_soon(),
            Told::Written => {
                if let Some(keeper) = self.keeper() {
                    neighbour::tell(&keeper.key(), self.number(), News::Written);
                }
            }
        }
    }

    /// The notes; empty ones once the element is gone.
    pub fn notes(&self) -> Notes {
        self.model().map(|model| model.notes(self.words)).unwrap_or_default()
    }

    /// The notes in one of the forms.
    pub fn export_notes(&self, format: Format) -> String {
        self.model().map(|_| self.notes().render(format)).unwrap_or_default()
    }

    /// Begins again, as one step that can be undone.
    pub fn reset(&self) {
        if let Some(model) = self.model().filter(|_| !self.read_only.peeked()) {
            model.clear();
            self.has_changed(false);
        }
    }

    pub(super) fn model(&self) -> Option<Rc<dyn Model>> {
        self.shell.peek(|shell| shell.model.clone())
    }

    pub(super) fn keeper(&self) -> Option<Rc<Keeper>> {
        self.keeper.peek(Clone::clone).flatten()
    }

    fn edit<T>(&self, edit: impl FnOnce(&mut Shell) -> T) -> Option<T> {
        self.shell.change(|shell| (false, edit(shell)))
    }

    pub(super) fn tell_page(&self, change: bool) {
        let (Some((model, host)), Some(keeper)) = (self.model().zip(self.host()), self.keeper()) else { return };
        if self.shell.peek(|shell| shell.silent) == Some(true) {
            return;
        }
        let summary = model.summary();
        let detail = event::change_detail(model.widget().tag(), keeper.activity(), model.version(), &summary);
        if change {
            event::send(&host, event::CHANGE, &detail);
        }
        let before = self.edit(|shell| std::mem::replace(&mut shell.complete, summary.complete));
        if summary.complete && before == Some(false) {
            event::send(&host, event::COMPLETE, &detail);
        }
    }

    fn load(&self, keeper: &Rc<Keeper>) {
        if let Err(trouble) = storage::probe() {
            self.keeping.set(Keeping::NotSaved(trouble));
        }
        keeper.begin();
        self.read_only.set(self.keeping.peek(|keeping| *keeping == Keeping::Newer) == Some(true));
        let complete = self.model().is_some_and(|model| model.summary().complete);
        self.edit(|shell| shell.complete = complete);
    }
}
