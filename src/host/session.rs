//! One element's activity while it is on the page: the model with its history, the author's settings, what is kept, what is
//! said aloud, and what the page is told.

use std::rc::Rc;

use web_sys::HtmlElement;

use super::listener::{self, Wait};
use super::saver::{Keeping, Neighbour, Saver};
use super::{clock, console, event, fetch, json, settings, storage};
use crate::activity::{Activity, Millis};
use crate::config::Problem;
use crate::history::History;
use crate::lang::{self, Words};
use crate::notes::Format;
use crate::store::backup::{self, Backup, Refusal};
use crate::store::document::{Anything, Document, Fit};
use crate::ui::Held;

/// The longest time between a change and its writing, in milliseconds.
const SAVE_AFTER: u32 = 250;
/// How long a spoken message waits for a later one to take its place, in milliseconds.
const SPEAK_AFTER: u32 = 250;

/// One element's activity. Cheap to copy; gone with its owner, after which every call does nothing.
#[derive(Debug)]
pub struct Session<A: Activity> {
    /// The model. Change it by [`Session::dispatch`] only.
    pub history: Held<History<A>>,
    /// What the author has set.
    pub config: Held<A::Config>,
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

impl<A: Activity> Clone for Session<A> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<A: Activity> Copy for Session<A> {}

struct Shell {
    host: HtmlElement,
    activity: String,
    saver: Saver,
    neighbour: Option<Neighbour>,
    complete: bool,
    file: Option<String>,
    problems: Vec<Problem>,
    on_author_change: Vec<Rc<dyn Fn()>>,
}

impl<A: Activity> Session<A> {
    /// Begins: reads the settings and what is kept, and listens until the current owner ends.
    pub fn begin(host: &HtmlElement, activity: String, language: &str) -> Session<A> {
        let (given, mut problems) = settings::read(host, None);
        let (config, more) = A::configure(&given);
        problems.extend(more);
        let saver = Saver::new(A::WIDGET, &activity);
        let key = saver.key();
        let shell = Shell {
            host: host.clone(),
            activity,
            saver,
            neighbour: None,
            complete: false,
            file: None,
            problems: Vec::new(),
            on_author_change: Vec::new(),
        };
        let session = Session {
            history: Held::new(History::new(A::default())),
            config: Held::new(config),
            keeping: Held::new(Keeping::Untouched),
            put_aside: Held::new(false),
            spoken: Held::new(String::new()),
            words: lang::words(language),
            shell: Held::new(shell),
            save: Wait::new(),
            speak: Wait::new(),
        };
        session.load();
        let neighbour = Neighbour::listen(&key, move || session.take_news());
        session.edit(|shell| shell.neighbour = Some(neighbour));
        session.report(problems);
        session.fetch_settings(&given);
        listener::on_page_visibility(move |hidden| if hidden { session.save_now() } else { session.take_news() });
        if let Some(window) = web_sys::window() {
            listener::listen(&window, "storage", move |_| session.take_news());
        }
        session
    }

    /// Does one action and says what came of it. None once the element is gone.
    pub fn dispatch(&self, action: A::Action) -> Option<A::Outcome> {
        let now = clock::now();
        let passing = A::step(&action) == crate::activity::Step::Passing;
        let config = self.config.peek(A::Config::clone)?;
        let mut changed = false;
        let outcome = self.history.change(|history| {
            let (outcome, did) = history.apply(action, &config, now);
            changed = did;
            (did, outcome)
        })?;
        if changed && passing {
            self.edit(|shell| shell.saver.dirty = true);
            self.tell_page(false);
        } else if changed {
            self.has_changed();
        }
        Some(outcome)
    }

    /// Takes the last step back.
    pub fn undo(&self) {
        if self.history.change(|history| (history.can_undo(), history.undo())) == Some(true) {
            self.has_changed();
            self.say(self.words.common.undone);
        }
    }

    /// Does the step that was taken back again.
    pub fn redo(&self) {
        if self.history.change(|history| (history.can_redo(), history.redo())) == Some(true) {
            self.has_changed();
            self.say(self.words.common.redone);
        }
    }

    /// Lets the live region say something. When two messages come close together the last one is said.
    pub fn say(&self, message: impl Into<String>) {
        let (spoken, message) = (self.spoken, message.into());
        self.speak.start(SPEAK_AFTER, move || {
            spoken.change(|text| {
                // A region whose text stays the same is not read again, so a repeat differs by a space that nobody sees.
                let repeat = *text == message;
                *text = message;
                if repeat {
                    text.push('\u{a0}');
                }
                (true, ())
            });
        });
    }

    /// Looks at the state; the running effect follows it. The default once the element is gone.
    pub fn with<T: Default>(&self, look: impl FnOnce(&A) -> T) -> T {
        self.history.with(|history| look(history.state())).unwrap_or_default()
    }

    /// The same with the settings.
    pub fn with_config<T: Default>(&self, look: impl FnOnce(&A, &A::Config) -> T) -> T {
        self.config.with(|config| self.with(|state| look(state, config))).unwrap_or_default()
    }

    /// Looks at the state without following it.
    pub fn peek<T: Default>(&self, look: impl FnOnce(&A) -> T) -> T {
        self.history.peek(|history| look(history.state())).unwrap_or_default()
    }

    /// The element on the page.
    pub fn host(&self) -> Option<HtmlElement> {
        self.shell.peek(|shell| shell.host.clone())
    }

    /// The activity's id.
    pub fn activity(&self) -> String {
        self.shell.peek(|shell| shell.activity.clone()).unwrap_or_default()
    }

    /// Calls `changed` whenever the author changes the element's attributes or children.
    pub fn on_author_change(&self, changed: impl Fn() + 'static) {
        self.edit(|shell| shell.on_author_change.push(Rc::new(changed)));
    }

    /// Tells the author of a problem, each once: an event and a line in the console.
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
            console::warning(&["<", A::WIDGET.tag(), "> ", &problem.field, ": ", &problem.message].concat());
            if let Some(host) = self.host() {
                event::send(&host, event::PROBLEM, &event::problem_detail(&problem));
            }
        }
    }

    /// Writes at once what is not written yet.
    pub fn save_now(&self) {
        self.save.stop();
        if self.keeping.peek(|keeping| *keeping).is_none_or(|keeping| keeping == Keeping::Newer) {
            return;
        }
        let history = self.history;
        let keeping = self.edit(|shell| {
            if !shell.saver.dirty {
                return None;
            }
            let (activity, writer) = (shell.activity.clone(), shell.saver.writer.clone());
            let document = move |revision| {
                let changed = clock::now();
                let document = |state: &A| {
                    json::write(&document_of(state, &activity, &writer, revision, changed))
                };
                history.peek(|history| document(history.state())).flatten()
            };
            let keeping = shell.saver.write(&document);
            Some(keeping)
        });
        if let Some(Some(keeping)) = keeping {
            self.keeping.change(|known| (std::mem::replace(known, keeping) != keeping, ()));
            if keeping == Keeping::Saved {
                let calls = self.shell.peek(|shell| {
                    shell.neighbour.as_ref().map(|neighbour| neighbour.calls(&shell.saver.key()))
                });
                calls.flatten().into_iter().flatten().for_each(|call| call());
            }
        }
    }

    fn edit<T>(&self, edit: impl FnOnce(&mut Shell) -> T) -> Option<T> {
        self.shell.change(|shell| (false, edit(shell)))
    }

    fn has_changed(&self) {
        self.edit(|shell| shell.saver.dirty = true);
        if !self.save.is_pending() {
            let session = *self;
            self.save.start(SAVE_AFTER, move || session.save_now());
        }
        self.tell_page(true);
    }

    fn tell_page(&self, change: bool) {
        let Some(host) = self.host() else { return };
        let Some(config) = self.config.peek(A::Config::clone) else { return };
        let summary = self.history.peek(|history| history.state().summary(&config, clock::now()));
        let Some(summary) = summary else { return };
        let detail = event::change_detail(A::WIDGET.tag(), &self.activity(), A::VERSION, &summary);
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
        let Some(text) = self.shell.peek(|shell| shell.saver.news()).flatten() else { return };
        if let Some(state) = self.take(text) {
            let complete = self.config.peek(|config| state.summary(config, clock::now()).complete);
            self.history.update(|history| *history = History::new(state));
            self.edit(|shell| shell.complete = complete.unwrap_or_default());
        }
    }

    /// Another tab or element has written: takes it over, unless something here is not written yet. (Then the next write
    /// sets the other one's aside.)
    fn take_news(&self) {
        let news = self.shell.peek(|shell| shell.saver.news().filter(|_| !shell.saver.dirty)).flatten();
        let Some(text) = news else { return };
        if let Some(state) = self.take(text) {
            self.history.update(|history| history.replace(state));
            self.tell_page(true);
        }
    }

    /// Reads a stored document. What cannot be read is put aside; what is newer is left alone.
    fn take(&self, text: String) -> Option<A> {
        let envelope = json::read::<Document<Anything>>(&text);
        let fit = envelope.as_ref().map_or(Fit::Foreign, |envelope| envelope.fit::<A>());
        if fit == Fit::Newer {
            self.keeping.set(Keeping::Newer);
            return None;
        }
        let document = json::read::<Document<A>>(&text).filter(|_| fit == Fit::Current);
        let revision = envelope.map_or(0, |envelope| envelope.revision);
        let Some(document) = document else {
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
            return None;
        };
        self.edit(|shell| shell.saver.has_read(text, revision));
        self.keeping.set(Keeping::Saved);
        Some(self.repaired(document.state))
    }

    fn repaired(&self, mut state: A) -> A {
        self.config.peek(|config| state.repair(config, clock::now()));
        state
    }

    fn fetch_settings(&self, given: &crate::config::Settings) {
        let Some(url) = given.text("src").map(str::to_owned) else { return };
        let session = *self;
        leptos::task::spawn_local(async move {
            match fetch::text(&url).await {
                Ok(fetched) => {
                    session.edit(|shell| shell.file = Some(fetched.text));
                    session.read_settings();
                }
                Err(message) => session.report(vec![Problem::new("src", message)]),
            }
        });
    }

    fn read_settings(&self) {
        let read = self.shell.peek(|shell| settings::read(&shell.host, shell.file.as_deref()));
        let Some((given, mut problems)) = read else { return };
        let (config, more) = A::configure(&given);
        problems.extend(more);
        self.config.change(|known| (*known != config, *known = config));
        self.report(problems);
    }
}

fn document_of<'a, A: Activity>(
    state: &'a A,
    activity: &str,
    writer: &str,
    revision: u32,
    changed: Millis,
) -> Document<&'a A> {
    Document {
        widget: A::WIDGET.tag().to_owned(),
        activity: activity.to_owned(),
        version: A::VERSION,
        revision,
        changed,
        writer: writer.to_owned(),
        state,
    }
}

/// What the page can ask of any widget. Text in, text out; nothing here fails.
pub trait Controls {
    /// The notes in one of the forms.
    fn export_notes(&self, format: Format) -> String;
    /// A backup of this activity, as JSON.
    fn export_backup(&self) -> String;
    /// Takes a backup over, as one step that can be undone. Answers why not; empty when it was taken.
    fn import_backup(&self, text: &str) -> Vec<String>;
    /// Begins again, as one step that can be undone.
    fn reset(&self);
    /// Reads the author's settings again.
    fn refresh(&self);
    /// Writes what is not written yet.
    fn flush(&self);
    /// The same controls once more.
    fn clone_box(&self) -> Box<dyn Controls>;
}

impl<A: Activity> Controls for Session<A> {
    fn export_notes(&self, format: Format) -> String {
        let Some(config) = self.config.peek(A::Config::clone) else { return String::new() };
        let notes = self.history.peek(|history| history.state().notes(&config, self.words, clock::now()));
        notes.map(|notes| notes.render(format)).unwrap_or_default()
    }

    fn export_backup(&self) -> String {
        let saver = self.shell.peek(|shell| (shell.saver.writer.clone(), shell.saver.revision));
        let Some((writer, revision)) = saver else { return String::new() };
        let activity = self.activity();
        let text = self.history.peek(|history| {
            let document = document_of(history.state(), &activity, &writer, revision, clock::now());
            json::write(&Backup { format: backup::FORMAT.to_owned(), documents: vec![document] })
        });
        text.flatten().unwrap_or_default()
    }

    fn import_backup(&self, text: &str) -> Vec<String> {
        match read_backup::<A>(text, &self.activity()) {
            Ok(state) => {
                let state = self.repaired(state);
                self.history.update(|history| history.replace(state));
                self.has_changed();
                Vec::new()
            }
            Err(refusal) => vec![refusal.message().to_owned()],
        }
    }

    fn reset(&self) {
        self.history.update(|history| history.replace(A::default()));
        self.has_changed();
    }

    fn refresh(&self) {
        self.read_settings();
        let calls = self.shell.peek(|shell| shell.on_author_change.clone());
        calls.into_iter().flatten().for_each(|call| call());
    }

    fn flush(&self) {
        self.save_now();
    }

    fn clone_box(&self) -> Box<dyn Controls> {
        Box::new(*self)
    }
}

/// The documents are read one by one, so that a foreign or broken one does not spoil the rest.
fn read_backup<A: Activity>(text: &str, activity: &str) -> Result<A, Refusal> {
    if text.len() > backup::MOST_BYTES {
        return Err(Refusal::TooLong);
    }
    let envelope: Backup<Anything> = json::read(text).ok_or(Refusal::NotABackup)?;
    let index = backup::choose::<A, _>(&envelope, activity)?;
    json::read_at::<Document<A>>(text, "documents", index as u32)
        .map(|document| document.state)
        .ok_or(Refusal::NotABackup)
}
