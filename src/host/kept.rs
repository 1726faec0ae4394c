//! Keeping what a desk's model holds: when it is read and written, and what is heard of others meanwhile.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::StorageEvent;

use super::desk::Desk;
use super::listener;
use super::neighbour::{self, Neighbour, News};
use super::storage::{self, Local};
use super::{clock, json, second};
use crate::store::keeper::{Keeper, Keeping, Told, Tools};
use crate::store::place::Trouble;
use crate::store::{form, key};

/// The longest time between a change and its writing, in milliseconds.
const SAVE_AFTER: u32 = 250;
/// How long after a writing that failed it is tried again, if nothing changes before, in milliseconds.
const TRY_AGAIN_AFTER: u32 = 10_000;

impl Desk {
    /// Reads what is kept, and from here on what others write.
    pub(super) fn keep(self, activity: &str) {
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
            News::Wanted => {
                if let Some(document) = desk.keeper().and_then(|keeper| keeper.document()) {
                    neighbour::answer(form::write(document));
                }
            }
        });
        desk.edit(|shell| shell.neighbour = Some(neighbour));
        desk.keeper.change(|place| (false, *place = Some(keeper.clone())));
        desk.load(&keeper);
        listener::on_page_visibility(move |hidden| if hidden { desk.save_now() } else { desk.look() });
        if let Some(window) = web_sys::window() {
            listener::listen(&window, "storage", move |event| desk.look_beside(event.unchecked_ref()));
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
        self.ask_second(keeper);
    }

    pub(super) fn save_soon(&self) {
        let desk = *self;
        // A wait that is under way is not begun again, or somebody who never stops typing would never be saved.
        if !self.save.is_pending() {
            self.save.start(SAVE_AFTER, move || desk.save_now());
        }
    }

    fn is_in_trouble(&self) -> bool {
        matches!(self.keeping.peek(|keeping| *keeping), Some(Keeping::NotSaved(_)))
    }

    fn is_torn(&self) -> bool {
        self.keeping.peek(|keeping| *keeping) == Some(Keeping::NotSaved(Trouble::Torn))
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

    /// Looks at the place, and where nothing stands there, also at the second copy.
    fn look(&self) {
        let Some(keeper) = self.keeper() else { return };
        self.look_at_place();
        if storage::read(&keeper.key()).is_none() {
            // Deleted while this tab slept, or cleared by somebody else: the second copy says which.
            self.ask_second(&keeper);
        }
    }

    /// Looks whether somebody else has written, and whether what could not be written can be now.
    fn look_at_place(&self) {
        let Some(keeper) = self.keeper() else { return };
        keeper.look();
        if self.is_in_trouble() && !self.is_torn() {
            keeper.save();
        }
    }

    /// Looks, knowing what another tab wrote. A text that tells of a deletion stands in its place for a moment only.
    fn look_beside(&self, event: &StorageEvent) {
        let Some(keeper) = self.keeper() else { return };
        let key = keeper.key();
        if let Some(written) = event.key().filter(|written| *written != key) {
            // Somebody else's value, which may have made room. One that was put aside makes it for whoever took it away.
            return if key::when_set_aside(&written).is_none() {
                self.look_at_place()
            };
        }
        match event.new_value() {
            None => self.look(),
            Some(text) if storage::read(&key).is_none() => keeper.take_in(text),
            Some(_) => self.look_at_place(),
        }
    }

    fn ask_second(&self, keeper: &Rc<Keeper>) {
        let (desk, asker) = (*self, keeper.clone());
        let then = move |text| {
            if desk.keeper().is_some() {
                asker.take_in(text);
            }
        };
        second::ask(keeper.key(), Box::new(then));
    }

    /// What the keeper tells.
    fn hear(&self, told: Told) {
        match told {
            Told::Keeping(keeping) => {
                self.keeping.set(keeping);
                if matches!(keeping, Keeping::NotSaved(Trouble::Blocked | Trouble::Full | Trouble::Torn)) {
                    let desk = *self;
                    self.again.start(TRY_AGAIN_AFTER, move || desk.save_now());
                }
            }
            Told::SetAside => self.put_aside.set(true),
            // Nobody starts afresh after all.
            Told::Restored => self.put_aside.set(false),
            Told::Deleted => self.deleted.set(true),
            Told::News => self.tell_page(true),
            // Two tabs that write over each other's torn writings would never end.
            Told::Due if self.is_torn() => {}
            Told::Due => self.save_soon(),
            Told::Written => {
                if let Some(keeper) = self.keeper() {
                    neighbour::tell(&keeper.key(), self.number(), News::Written);
                }
            }
        }
    }
}
