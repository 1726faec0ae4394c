//! State that effects follow.

use std::any::Any;
use std::cell::{Cell, Ref, RefCell, RefMut};
use std::fmt;
use std::marker::PhantomData;

use leptos::prelude::{ArcTrigger, Notify, Track};
use leptos::reactive::graph::{Source, ToAnySource};

use super::effect::{effect, owned};

/// A value that belongs to the current owner: whoever reads it in an effect runs again when it changes. A `Held` is copied
/// into closures freely. Once its owner is gone, reading answers nothing and writing does nothing.
///
/// Its place in memory is never given back but used again, for a later value: that makes a `Held` a plain reference, and
/// reading one a few instructions, where there are hundreds of readers. A generation tells an old `Held` from the new one
/// in the same place. Places know no types, so that a learner downloads what they do once, and not once for each type.
pub struct Held<T: 'static> {
    place: &'static Place,
    generation: u32,
    kind: PhantomData<fn() -> T>,
}

struct Place {
    generation: Cell<u32>,
    value: RefCell<Option<Box<dyn Any>>>,
    trigger: ArcTrigger,
}

thread_local! {
    /// Places whose owners are gone.
    static FREE: RefCell<Vec<&'static Place>> = const { RefCell::new(Vec::new()) };
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
struct Lease(&'static Place);

impl Drop for Lease {
    fn drop(&mut self) {
        self.0.generation.set(self.0.generation.get().wrapping_add(1));
        drop(self.0.value.take());
        // Effects that have gone do not take their names off a trigger's list.
        self.0.trigger.to_any_source().clear_subscribers();
        FREE.with_borrow_mut(|free| free.push(self.0));
    }
}

impl Place {
    /// A place with this value, until the current owner goes.
    fn holding(value: Box<dyn Any>) -> &'static Place {
        let place = FREE.with_borrow_mut(Vec::pop).unwrap_or_else(|| {
            Box::leak(Box::new(Place {
                generation: Cell::default(),
                value: RefCell::default(),
                trigger: ArcTrigger::new(),
            }))
        });
        place.value.replace(Some(value));
        owned(Box::new(Lease(place)));
        place
    }

    fn read(&'static self, generation: u32) -> Option<Ref<'static, dyn Any>> {
        if self.generation.get() != generation {
            return None;
        }
        Ref::filter_map(self.value.try_borrow().ok()?, Option::as_deref).ok()
    }

    fn write(&'static self, generation: u32) -> Option<RefMut<'static, dyn Any>> {
        if self.generation.get() != generation {
            return None;
        }
        RefMut::filter_map(self.value.try_borrow_mut().ok()?, Option::as_deref_mut).ok()
    }

    fn replace(&self, generation: u32, value: Box<dyn Any>) {
        if self.generation.get() != generation {
            return;
        }
        let Ok(mut known) = self.value.try_borrow_mut() else { return };
        let before = known.replace(value);
        drop(known);
        drop(before);
        self.trigger.notify();
    }
}

impl<T: 'static> Held<T> {
    /// A value of the current owner's.
    pub fn new(value: T) -> Held<T> {
        let place = Place::holding(Box::new(value));
        Held { place, generation: place.generation.get(), kind: PhantomData }
    }

    // Once for each type, not once for each of its readers.
    #[inline(never)]
    fn read(&self) -> Option<Ref<'static, T>> {
        Ref::filter_map(self.place.read(self.generation)?, |value| value.downcast_ref()).ok()
    }

    #[inline(never)]
    fn write(&self) -> Option<RefMut<'static, T>> {
        RefMut::filter_map(self.place.write(self.generation)?, |value| value.downcast_mut()).ok()
    }

    /// Looks at the value; the running effect follows it from now on.
    pub fn with<R>(&self, look: impl FnOnce(&T) -> R) -> Option<R> {
        self.track();
        self.peek(look)
    }

    /// Looks at the value without following it.
    pub fn peek<R>(&self, look: impl FnOnce(&T) -> R) -> Option<R> {
        Some(look(&*self.read()?))
    }

    /// Changes the value and answers whether followers shall run, with an answer of the caller's own.
    pub fn change<R>(&self, change: impl FnOnce(&mut T) -> (bool, R)) -> Option<R> {
        let (changed, answer) = change(&mut *self.write()?);
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
        if self.read().is_some_and(|known| *known != value) {
            self.place.replace(self.generation, Box::new(value));
        }
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
