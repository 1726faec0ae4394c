//! A thin layer between Leptos' reactive system and the document, for the learners' bytes.
//!
//! Leptos' own view types make code of their own for every element, signal and closure: the three widgets came to 240 KB
//! brotli with them. Here everything that differs between two elements is a value, not a type. What stays Leptos': owners,
//! triggers, effects, the executor, mounting.
//!
//! [`held`] is state that effects follow, [`effect`] what runs again when it changes, [`element`] builds elements once and
//! lets effects touch only what changes, [`each`] is a keyed list. Absent on purpose: a virtual document, components,
//! anything of a widget.

mod each;
mod effect;
mod element;
mod held;

pub use effect::{effect, owned};
pub use element::{El, el, fragment};
pub use held::{Held, derived};
pub use leptos::prelude::untrack;
