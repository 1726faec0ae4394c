//! What runs again when the state it read changes.

use std::any::Any;

use leptos::prelude::{RenderEffect, on_cleanup};
use send_wrapper::SendWrapper;

/// Runs at once, and again, shortly after, whenever something changed that it read. Ends with the current owner.
pub fn effect(run: impl FnMut() + 'static) {
    boxed(Box::new(run));
}

fn boxed(mut run: Box<dyn FnMut()>) {
    owned(Box::new(RenderEffect::new(move |_: Option<()>| run())));
}

/// Keeps a value until the current owner is cleaned up.
pub fn owned(value: Box<dyn Any>) {
    let value = SendWrapper::new(value);
    on_cleanup(move || drop(value));
}
