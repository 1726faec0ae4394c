//! State that effects follow.

use std::any::Any;
use std::cell::RefCell;
use std::fmt;
use std::marker::PhantomData;
use std::rc::Rc;

use leptos::prelude::{ArcTrigger, Notify, Track, on_cleanup};

use super::effect::effect;

/// A value that belongs to the current owner: whoever reads it in an effect runs again when it changes. A `Held` is a
/// number, so it is copied into closures freely. Once its owner is gone, reading answers nothing and writing does nothing.
pub struct Held<T> {
    id: Id,
    _type: PhantomData<fn() -> T>,
}

impl<T> Clone for Held<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Held<T> {}

impl<T> fmt::Debug for Held<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Held")
    }
}

/// A place among the slots, and how often it had been used before.
#[derive(Clone, Copy)]
struct Id {
    slot: usize,
    generation: u32,
}

/// Whatever the type of the value, the code that looks after it is one and the same.
struct Cell {
    value: RefCell<Box<dyn Any>>,
    trigger: ArcTrigger,
}

#[derive(Default)]
struct Slots {
    slots: Vec<(u32, Option<Rc<Cell>>)>,
    free: Vec<usize>,
}

thread_local! {
    static SLOTS: RefCell<Slots> = RefCell::default();
}

#[inline(never)]
fn keep(value: Box<dyn Any>) -> Id {
    let cell = Rc::new(Cell { value: RefCell::new(value), trigger: ArcTrigger::new() });
    let id = SLOTS.with_borrow_mut(|slots| {
        let slot = slots.free.pop().unwrap_or(slots.slots.len());
        match slots.slots.get_mut(slot) {
            Some((generation, place)) => {
                *place = Some(cell);
                Id { slot, generation: *generation }
            }
            None => {
                slots.slots.push((0, Some(cell)));
                Id { slot, generation: 0 }
            }
        }
    });
    on_cleanup(move || {
        // Dropped only when nothing is borrowed: a value may hold other values.
        let gone = SLOTS.with_borrow_mut(|slots| {
            slots.free.push(id.slot);
            let (generation, place) = slots.slots.get_mut(id.slot)?;
            *generation = generation.wrapping_add(1);
            place.take()
        });
        drop(gone);
    });
    id
}

impl Id {
    fn cell(self) -> Option<Rc<Cell>> {
        SLOTS.with_borrow(|slots| {
            let (known, cell) = slots.slots.get(self.slot)?;
            cell.clone().filter(|_| *known == self.generation)
        })
    }

    #[inline(never)]
    fn look(self, follow: bool, look: &mut dyn FnMut(&dyn Any)) {
        let Some(cell) = self.cell() else { return };
        if follow {
            cell.trigger.track();
        }
        if let Ok(value) = cell.value.try_borrow() {
            look(&**value);
        }
    }

    #[inline(never)]
    fn change(self, change: &mut dyn FnMut(&mut dyn Any) -> bool) {
        let Some(cell) = self.cell() else { return };
        let changed = cell.value.try_borrow_mut().is_ok_and(|mut value| change(&mut **value));
        if changed {
            cell.trigger.notify();
        }
    }
}

impl<T: 'static> Held<T> {
    /// A value of the current owner's.
    pub fn new(value: T) -> Held<T> {
        Held { id: keep(Box::new(value)), _type: PhantomData }
    }

    /// Looks at the value; the running effect follows it from now on.
    pub fn with<R>(&self, look: impl FnOnce(&T) -> R) -> Option<R> {
        self.look(true, look)
    }

    /// Looks at the value without following it.
    pub fn peek<R>(&self, look: impl FnOnce(&T) -> R) -> Option<R> {
        self.look(false, look)
    }

    fn look<R>(&self, follow: bool, look: impl FnOnce(&T) -> R) -> Option<R> {
        let (mut look, mut answer) = (Some(look), None);
        self.id.look(follow, &mut |value| answer = value.downcast_ref().zip(look.take()).map(|(value, look)| look(value)));
        answer
    }

    /// Changes the value and answers whether followers shall run, with an answer of the caller's own.
    pub fn change<R>(&self, change: impl FnOnce(&mut T) -> (bool, R)) -> Option<R> {
        let (mut change, mut answer) = (Some(change), None);
        self.id.change(&mut |value| {
            let (Some(value), Some(change)) = (value.downcast_mut(), change.take()) else { return false };
            let (changed, given) = change(value);
            answer = Some(given);
            changed
        });
        answer
    }

    /// Changes the value; followers run.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        self.change(|value| (true, change(value)));
    }

    /// Follows the value without looking at it.
    pub fn track(&self) {
        self.id.look(true, &mut |_| {});
    }
}

impl<T: PartialEq + 'static> Held<T> {
    /// Sets the value; followers run when it is another one.
    pub fn set(&self, value: T) {
        self.change(|known| (*known != value, *known = value));
    }
}

impl<T: Clone + Default + 'static> Held<T> {
    /// The value, followed. The default once it is gone.
    pub fn get(&self) -> T {
        self.look(true, T::clone).unwrap_or_default()
    }

    /// The value, not followed. The default once it is gone.
    pub fn peeked(&self) -> T {
        self.look(false, T::clone).unwrap_or_default()
    }
}

/// A value that is worked out from others. Its followers run only when it becomes another one.
pub fn derived<T: PartialEq + Default + 'static>(work_out: impl Fn() -> T + 'static) -> Held<T> {
    let held = Held::new(T::default());
    effect(move || held.set(work_out()));
    held
}
