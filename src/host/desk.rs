//! What is the same for every widget on a page: keeping the state, telling the page, speaking, the author's settings,
//! exports and imports.

use std::rc::Rc;

use web_sys::HtmlElement;

use super::listener::{self, Wait};
use super::model::{Model, Way};
use super::saver::{Keeping, Neighbour, Saver};
use super::{clock, console, event, fetch, json, settings, storage};
use crate::activity_timer;
use crate::config::{Problem, Settings};
use crate::lang::{self, Words};
use crate::notes::Format;
use crate::store::backup::{self, Backup, Refusal};
use crate::store::document::{Document, Fit};
use crate::store::form;
use crate::store::tree::Tree;
use crate::ui::Held;

/// The longest time between a change and its writing, in milliseconds.
const SAVE_AFTER: u32 = 250;
/// How long a spoken message waits for a later one to take its place, in milliseconds.
const SPEAK_AFTER: u32 = 250;

/// One element's desk. Cheap to copy; gone with its owner, after which every call does nothing.
#[derive(Clone, Copy, Debug)]
pub struct Desk {
    /// Whether the learner's work is kept.
    pub keeping: Held<Keeping>,
    /// Whether something that could not be read was put aside when this element began.
    pub put_aside: Held<bool>,
    /// What the live region says.
    pub spoken: Held<String>,
    /// The words in the learner's language.
    pub words: &'static Words,
    shell: Held<Shell>,
    save: Wait,
    speak: Wait,
}

struct Shell {
    host: HtmlElement,
    model: Rc<dyn Model>,
    activity: String,
    saver: Saver,
    neighbour: Option<Neighbour>,
    complete: bool,
    file: Option<String>,
    /// Whether it is a part of another desk's widget, whose events are that desk's.
    silent: bool,
    problems: Vec<Problem>,
    on_author_change: Vec<Rc<dyn Fn()>>,
}

impl Desk {
    /// Begins: reads the settings and what is kept, and listens until the current owner ends.
    pub(super) fn begin(host: &HtmlElement, activity: String, language: &str, model: Rc<dyn Model>) -> Desk {
        let desk = Desk::new(host.clone(), activity, lang::words(language), model, false);
        if let Some(given) = desk.read_settings() {
            desk.fetch_settings(&given);
        }
        desk.keep();
        desk
    }

    /// A second desk of the same widget and activity, for a model of another kind. It keeps its own document, is given its
    /// settings, and sends no events: those are about the widget.
    pub(super) fn beside(outer: Desk, model: Rc<dyn Model>) -> Option<Desk> {
        let (host, activity) = outer.shell.peek(|shell| (shell.host.clone(), shell.activity.clone()))?;
        let desk = Desk::new(host, activity, outer.words, model, true);
        desk.keep();
        Some(desk)
    }

    fn new(host: HtmlElement, activity: String, words: &'static Words, model: Rc<dyn Model>, silent: bool) -> Desk {
        let saver = Saver::new(model.widget(), model.version(), &activity);
        let shell = Shell {
            host,
            model,
            activity,
            saver,
            neighbour: None,
            complete: false,
            file: None,
            silent,
            problems: Vec::new(),
            on_author_change: Vec::new(),
        };
        Desk {
            keeping: Held::new(Keeping::Untouched),
            put_aside: Held::new(false),
            spoken: Held::new(String::new()),
            words,
            shell: Held::new(shell),
            save: Wait::new(),
            speak: Wait::new(),
        }
    }

    /// Reads what is kept, and from here on what others write.
    fn keep(self) {
        let desk = self;
        let key = desk.shell.peek(|shell| shell.saver.key()).unwrap_or_default();
        desk.load();
        let neighbour = Neighbour::listen(&key, move || desk.take_news());
        desk.edit(|shell| shell.neighbour = Some(neighbour));
        listener::on_page_visibility(move |hidden| if hidden { desk.save_now() } else { desk.take_news() });
        if let Some(window) = web_sys::window() {
            listener::listen(&window, "storage", move |_| desk.take_news());
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
        self.shell.peek(|shell| shell.activity.clone()).unwrap_or_default()
    }

    /// Calls `changed` whenever the author changes the element's attributes or children.
    pub fn on_author_change(&self, changed: impl Fn() + 'static) {
        self.edit(|shell| shell.on_author_change.push(Rc::new(changed)));
    }

    /// Tells the author of problems, of each once: an event and a line in the console.
    pub fn report(&self, problems: Vec<Problem>) {
        for problem in problems {
            let new = self.edit(|shell| {
                let new = !shell.problems.contains(&problem);
                if new {
                    shell.problems.push(problem.clone());
                }
                new
            });
            if new != Some(true) {
                continue;
            }
            console::warning(&["<", self.tag(), "> ", &problem.field, ": ", &problem.message].concat());
            if let Some(host) = self.host() {
                event::send(&host, event::PROBLEM, &event::problem_detail(&problem));
            }
        }
    }

    /// Takes note of a change, which is written soon. Time going on (`passing`) is written with the next change.
    pub(super) fn has_changed(&self, passing: bool) {
        self.edit(|shell| if passing { shell.saver.passing = true } else { shell.saver.dirty = true });
        if !passing && !self.save.is_pending() {
            let desk = *self;
            self.save.start(SAVE_AFTER, move || desk.save_now());
        }
        self.tell_page(!passing);
    }

    /// Writes at once what is not written yet.
    pub fn save_now(&self) {
        self.save.stop();
        if self.keeping.peek(|keeping| *keeping == Keeping::Newer) != Some(false) {
            return;
        }
        let keeping = self.edit(|shell| {
            if !shell.saver.dirty && !shell.saver.passing {
                return None;
            }
            let (model, activity, writer) = (shell.model.clone(), shell.activity.clone(), shell.saver.writer.clone());
            Some(
                shell
                    .saver
                    .write(&move |revision| json::text(&form::write(document(&*model, &activity, &writer, revision)?))),
            )
        });
        if let Some(Some(keeping)) = keeping {
            self.keeping.set(keeping);
            if keeping == Keeping::Saved {
                let calls = self
                    .shell
                    .peek(|shell| shell.neighbour.as_ref().map(|neighbour| neighbour.calls(&shell.saver.key())));
                calls.flatten().into_iter().flatten().for_each(|call| call());
            }
        }
    }

    /// The notes in one of the forms.
    pub fn export_notes(&self, format: Format) -> String {
        self.model().map(|model| model.notes(self.words).render(format)).unwrap_or_default()
    }

    /// A backup of this activity, as JSON.
    pub fn export_backup(&self) -> String {
        self.shell.peek(backup_of).flatten().unwrap_or_default()
    }

    /// Takes a backup over, as one step that can be undone. Answers why not; empty when it was taken.
    pub fn import_backup(&self, text: &str) -> Vec<String> {
        match self.read_backup(text) {
            Ok(()) => {
                self.has_changed(false);
                Vec::new()
            }
            Err(refusal) => vec![refusal.message().to_owned()],
        }
    }

    /// Begins again, as one step that can be undone.
    pub fn reset(&self) {
        if let Some(model) = self.model() {
            model.clear();
            self.has_changed(false);
        }
    }

    /// Reads the author's settings again.
    pub fn refresh(&self) {
        self.read_settings();
        let calls = self.shell.peek(|shell| shell.on_author_change.clone());
        calls.into_iter().flatten().for_each(|call| call());
    }

    fn model(&self) -> Option<Rc<dyn Model>> {
        self.shell.peek(|shell| shell.model.clone())
    }

    fn edit<T>(&self, edit: impl FnOnce(&mut Shell) -> T) -> Option<T> {
        self.shell.change(|shell| (false, edit(shell)))
    }

    fn tell_page(&self, change: bool) {
        let Some((model, host)) = self.model().zip(self.host()) else { return };
        if self.shell.peek(|shell| shell.silent) == Some(true) {
            return;
        }
        let summary = model.summary();
        let activity = self.activity();
        let detail = event::change_detail(model.widget().tag(), &activity, model.version(), &summary);
        if change {
            event::send(&host, event::CHANGE, &detail);
        }
        let before = self.edit(|shell| std::mem::replace(&mut shell.complete, summary.complete));
        if summary.complete && before == Some(false) {
            event::send(&host, event::COMPLETE, &detail);
        }
    }

    fn load(&self) {
        if let Err(trouble) = storage::probe() {
            self.keeping.set(Keeping::NotSaved(trouble));
        }
        let text = self.shell.peek(|shell| shell.saver.news()).flatten();
        if text.is_some_and(|text| self.take(text, Way::Begin)) {
            let complete = self.model().is_some_and(|model| model.summary().complete);
            self.edit(|shell| shell.complete = complete);
        }
    }

    /// Another tab or element has written: takes it over, unless something here is not written yet. (Then the next write
    /// sets the other one's aside.)
    fn take_news(&self) {
        let news = self.shell.peek(|shell| shell.saver.news().filter(|_| !shell.saver.dirty)).flatten();
        if news.is_some_and(|text| self.take(text, Way::Step)) {
            self.tell_page(true);
        }
    }

    /// Reads a stored document. What cannot be read is put aside; what is newer is left alone.
    fn take(&self, text: String, way: Way) -> bool {
        let Some(model) = self.model() else { return false };
        let envelope: Option<Document<Tree>> = json::parse(&text).and_then(form::read);
        let fit = envelope.as_ref().map_or(Fit::Foreign, |envelope| envelope.fit_for(model.widget(), model.version()));
        if fit == Fit::Newer {
            self.keeping.set(Keeping::Newer);
            return false;
        }
        let revision = envelope.as_ref().map_or(0, |envelope| envelope.revision);
        let current = envelope.filter(|_| fit == Fit::Current);
        if current.is_some_and(|document| model.read(document.state, way)) {
            self.edit(|shell| shell.saver.has_read(text, revision));
            self.keeping.set(Keeping::Saved);
            return true;
        }
        let aside = self.edit(|shell| {
            let aside = shell.saver.set_aside(&text);
            if aside.is_ok() {
                shell.saver.has_read(text, revision);
            }
            aside
        });
        match aside {
            Some(Err(trouble)) => self.keeping.set(Keeping::NotSaved(trouble)),
            _ => self.put_aside.set(true),
        }
        false
    }

    /// The documents are looked at one by one, so that a foreign or broken one does not spoil the rest.
    fn read_backup(&self, text: &str) -> Result<(), Refusal> {
        let model = self.model().ok_or(Refusal::NotABackup)?;
        if text.len() > backup::MOST_BYTES {
            return Err(Refusal::TooLong);
        }
        let mut backup: Backup<Tree> = json::parse(text).and_then(form::read).ok_or(Refusal::NotABackup)?;
        let activity = self.activity();
        let index = backup::choose_for(&backup, model.widget(), model.version(), &activity)?;
        let state = backup.documents.get_mut(index).map(|document| std::mem::take(&mut document.state));
        if state.is_some_and(|state| model.read(state, Way::Step)) { Ok(()) } else { Err(Refusal::NotABackup) }
    }

    fn read_settings(&self) -> Option<Settings> {
        let (given, mut problems) = self.shell.peek(|shell| settings::read(&shell.host, shell.file.as_deref()))?;
        problems.extend(self.model()?.configure(&given));
        self.report(problems);
        Some(given)
    }

    fn fetch_settings(&self, given: &Settings) {
        let Some(url) = given.text("src").map(str::to_owned) else { return };
        let desk = *self;
        leptos::task::spawn_local(async move {
            match fetch::text(&url).await {
                Ok(fetched) => {
                    desk.edit(|shell| shell.file = Some(fetched.text));
                    desk.read_settings();
                }
                Err(message) => desk.report(vec![Problem::new("src", message)]),
            }
        });
    }
}

/// The document of a model, as it is stored.
fn document(model: &dyn Model, activity: &str, writer: &str, revision: u32) -> Option<Document<Tree>> {
    Some(Document {
        widget: model.widget().tag().to_owned(),
        activity: activity.to_owned(),
        version: model.version(),
        revision,
        changed: clock::now(),
        writer: writer.to_owned(),
        state: model.write()?,
    })
}

fn backup_of(shell: &Shell) -> Option<String> {
    let document = document(&*shell.model, &shell.activity, &shell.saver.writer, shell.saver.revision)?;
    json::text(&form::write(Backup { format: backup::FORMAT.to_owned(), documents: vec![document] }))
}
