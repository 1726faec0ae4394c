//! A text field with a label that is always in sight.

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::*;

/// An id that no other element of ours has. Ids never cross a shadow boundary, but one widget has many fields.
pub fn fresh_id() -> String {
    static LAST: AtomicU32 = AtomicU32::new(0);
    ["aw-", &LAST.fetch_add(1, Ordering::Relaxed).to_string()].concat()
}

/// What a field is about.
pub struct Field {
    /// The label, which is also the accessible name.
    pub label: Signal<String>,
    /// What stands in it.
    pub value: Signal<String>,
    /// Rows it shows when empty.
    pub rows: u32,
    /// Called with the whole text after each change.
    pub changed: Callback<String>,
}

/// The field.
pub fn field(field: Field) -> AnyView {
    let id = fresh_id();
    let Field { label, value, rows, changed } = field;
    view! {
        <div class="field">
            <label for=id.clone()>{move || label.try_get()}</label>
            <textarea
                id=id
                rows=rows
                prop:value=move || value.try_get().unwrap_or_default()
                on:input=move |event| { changed.try_run(event_target_value(&event)); }
            ></textarea>
        </div>
    }
    .into_any()
}
