//! State that effects follow.

use std::any::{Any, TypeId};
use std::cell::{Cell, Ref, RefCell};
use std::fmt;

use leptos::prelude::{ArcTrigger, Notify, Track};
use leptos::reactive::graph::{Source, ToAnySource};

use super::effect::{effect, owned};

/// A value that belongs to the current owner: whoever reads it in an effect runs again when it changes. A `Held` is copied
/// into closures freely. Once its owner is gone, reading answers nothing and writing does nothing.
///
/// Its place in memory is never given back but used again, for a later value of the same type: that makes a `Held` a plain
/// reference, and reading one a few instructions, where there are hundreds of readers. A generation tells an old `Held`
/// from the new one in the same place.
pub struct Held<T: 'static> {
    place: &'static Place<T>,
    generation: u32,
}

struct Place<T> {
    generation: Cell<u32>,
    value: RefCell<Option<T>>,
    trigger: ArcTrigger,
}

thread_local! {
    /// Places whose owners are gone.
    static FREE: RefCell<Vec<(TypeId, &'static dyn Any)>> = const { RefCell::new(Vec::new()) };
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

/// Empties its place when the owner goes.
struct Lease<T: 'static>(&'static Place<T>);

impl<T: 'static> Drop for Lease<T> {
    fn drop(&mut self) {
        self.0.generation.set(self.0.generation.get().wrapping_add(1));
        drop(self.0.value.take());
        // Effects that have gone do not take their names off a trigger's list.
        self.0.trigger.to_any_source().clear_subscribers();
        FREE.with_borrow_mut(|free| free.push((TypeId::of::<Place<T>>(), self.0)));
    }
}

fn free_place(id: TypeId) -> Option<&'static dyn Any> {
    FREE.with_borrow_mut(|free| {
        let at = free.iter().position(|(known, _)| *known == id)?;
        Some(free.swap_remove(at).1)
    })
}

impl<T: 'static> Held<T> {
    /// A value of the current owner's.
    pub fn new(value: T) -> Held<T> {
        let known = free_place(TypeId::of::<Place<T>>()).and_then(<dyn Any>::downcast_ref);
        let place: &'static Place<T> = known.unwrap_or_else(|| {
            Box::leak(Box::new(Place {
                generation: Cell::default(),
                value: RefCell::default(),
                trigger: ArcTrigger::new(),
            }))
        });
        place.value.replace(Some(value));
        owned(Box::new(Lease(place)));
        Held { place, generation: place.generation.get() }
    }

    fn is_live(&self) -> bool {
        self.place.generation.get() == self.generation
    }

    fn read(&self) -> Option<Ref<'static, Option<T>>> {
        if self.is_live() { self.place.value.try_borrow().ok() } else { None }
    }

    /// Looks at the value; the running effect follows it from now on.
    pub fn with<R>(&self, look: impl FnOnce(&T) -> R) -> Option<R> {
        self.track();
        self.peek(look)
    }

    /// Looks at the value without following it.
    pub fn peek<R>(&self, look: impl FnOnce(&T) -> R) -> Option<R> {
        self.read()?.as_ref().map(look)
    }

    /// Changes the value and answers whether followers shall run, with an answer of the caller's own.
    pub fn change<R>(&self, change: impl FnOnce(&mut T) -> (bool, R)) -> Option<R> {
        if !self.is_live() {
            return None;
        }
        let (changed, answer) = change(self.place.value.try_borrow_mut().ok()?.as_mut()?);
        if changed {
            self.place.trigger.notify();
        }
        Some(answer)
    }

    /// Changes the value; followers run.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        self.change(|value| (true, change(value)));
    }

    /// Follows the value without looking at it.
    pub fn track(&self) {
        self.place.trigger.track();
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
        self.track();
        self.peeked()
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
