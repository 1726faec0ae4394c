//! Where the picks stand in the text that is read.

use std::cell::RefCell;
use std::rc::Rc;

use super::model::WordPicker;
use super::running_text::Place;
use crate::host::session::Session;
use crate::text::{Resolver, Text};
use crate::ui::{Held, derived};

/// The places of the picks that stand in `text`, followed. What is typed into a note does not look for them again.
pub(super) fn places(session: Session<WordPicker>, text: Held<Text>) -> Held<Rc<Vec<Place>>> {
    let resolver = RefCell::new(Resolver::default());
    derived(move || {
        let text = text.get();
        let find = |state: &WordPicker| {
            let anchors = state.picks.iter().map(|pick| &pick.anchor);
            let found = resolver.try_borrow_mut().map(|mut resolver| resolver.resolve(&text, anchors));
            let placed = state.picks.iter().zip(found.unwrap_or_default());
            Rc::new(placed.filter_map(|(pick, found)| found.map(|(block, range)| (pick.id, block, range))).collect())
        };
        session.with(find)
    })
}
