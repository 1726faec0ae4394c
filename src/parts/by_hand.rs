//! The last resort: the text itself, to select and copy by hand.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlTextAreaElement};

use super::field::fresh_id;
use crate::host::desk::Desk;
use crate::host::listener::Wait;
use crate::ui::{El, Held, el, fragment};

/// A text that the browser neither copied nor handed on. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct ByHand {
    desk: Desk,
    text: Held<String>,
    field: Held<Option<HtmlTextAreaElement>>,
    wait: Wait,
}

impl ByHand {
    /// Nothing yet.
    pub(super) fn new(desk: Desk) -> ByHand {
        ByHand { desk, text: Held::new(String::new()), field: Held::new(None), wait: Wait::new() }
    }

    /// Nothing to do by hand: the browser did it.
    pub(super) fn done(self) {
        self.text.set(String::new());
    }

    /// Shows the text, selected.
    pub(super) fn offer(self, text: String) {
        self.text.set(text);
        // The field stands on the page only when the change has gone through.
        self.wait.start(0, move || {
            if let Some(field) = self.field.peeked() {
                let _ = field.unchecked_ref::<HtmlElement>().focus();
                field.select();
            }
        });
        self.desk.say(self.desk.words.common.copy_refused);
    }

    /// The field, there while there is something to do by hand.
    pub(super) fn view(self) -> El {
        let is_there = move || self.text.with(|text| !text.is_empty()).unwrap_or_default();
        fragment().show_while(is_there, move || self.field())
    }

    fn field(self) -> El {
        let words = &self.desk.words.common;
        let id = fresh_id();
        let area = el("textarea").attr("id", &id).attr("rows", "6").attr("readonly", "");
        let area = area.value(move || self.text.get());
        self.field.set(area.as_element());
        let label = el("label").attr("for", &id).text(words.copy_by_hand);
        el("div").class("field by-hand").child(el("p").text(words.copy_refused)).child(label).child(area)
    }
}
