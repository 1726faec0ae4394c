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
    slot: usize,
    generation: u32,
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

struct Cell<T> {
    value: RefCell<T>,
    trigger: ArcTrigger,
}

#[derive(Default)]
struct Slots {
    slots: Vec<(u32, Option<Rc<dyn Any>>)>,
    free: Vec<usize>,
}

thread_local! {
    static SLOTS: RefCell<Slots> = RefCell::default();
}

fn keep(cell: Rc<dyn Any>) -> (usize, u32) {
    let (slot, generation) = SLOTS.with_borrow_mut(|slots| {
        let slot = slots.free.pop().unwrap_or(slots.slots.len());
        match slots.slots.get_mut(slot) {
            Some((generation, place)) => {
                *place = Some(cell);
                (slot, *generation)
            }
            None => {
                slots.slots.push((0, Some(cell)));
                (slot, 0)
            }
        }
    });
    on_cleanup(move || {
        // Dropped only when nothing is borrowed: a value may hold other values.
        let gone = SLOTS.with_borrow_mut(|slots| {
            slots.free.push(slot);
            let (generation, place) = slots.slots.get_mut(slot)?;
            *generation = generation.wrapping_add(1);
            place.take()
        });
        drop(gone);
    });
    (slot, generation)
}

fn find(slot: usize, generation: u32) -> Option<Rc<dyn Any>> {
    SLOTS.with_borrow(|slots| {
        let (known, cell) = slots.slots.get(slot)?;
        cell.clone().filter(|_| *known == generation)
    })
}

impl<T: 'static> Held<T> {
    /// A value of the current owner's.
    pub fn new(value: T) -> Held<T> {
        let (slot, generation) = keep(Rc::new(Cell { value: RefCell::new(value), trigger: ArcTrigger::new() }));
        Held { slot, generation, _type: PhantomData }
    }

    fn cell(&self) -> Option<Rc<Cell<T>>> {
        find(self.slot, self.generation)?.downcast().ok()
    }

    /// Looks at the value; the running effect follows it from now on.
    pub fn with<R>(&self, look: impl FnOnce(&T) -> R) -> Option<R> {
        let cell = self.cell()?;
        cell.trigger.track();
        let value = cell.value.try_borrow().ok()?;
        Some(look(&value))
    }

    /// Looks at the value without following it.
    pub fn peek<R>(&self, look: impl FnOnce(&T) -> R) -> Option<R> {
        let cell = self.cell()?;
        let value = cell.value.try_borrow().ok()?;
        Some(look(&value))
    }

    /// Changes the value and answers whether followers shall run, with an answer of the caller's own.
    pub fn change<R>(&self, change: impl FnOnce(&mut T) -> (bool, R)) -> Option<R> {
        let cell = self.cell()?;
        let (changed, answer) = change(&mut *cell.value.try_borrow_mut().ok()?);
        if changed {
            cell.trigger.notify();
        }
        Some(answer)
    }

    /// Changes the value; followers run.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        self.change(|value| (true, change(value)));
    }

    /// Follows the value without looking at it.
    pub fn track(&self) {
        if let Some(cell) = self.cell() {
            cell.trigger.track();
        }
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
        self.with(T::clone).unwrap_or_default()
    }

    /// The value, not followed. The default once it is gone.
    pub fn peeked(&self) -> T {
        self.peek(T::clone).unwrap_or_default()
    }
}

/// A value that is worked out from others. Its followers run only when it becomes another one.
pub fn derived<T: PartialEq + Default + 'static>(work_out: impl Fn() -> T + 'static) -> Held<T> {
    let held = Held::new(T::default());
    effect(move || held.set(work_out()));
    held
}
