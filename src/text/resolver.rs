//! Where anchors stand in one text, remembered: looking for one that is gone means reading all of a long text.

use std::ops::Range;

use super::{Anchor, Text};

/// The block, and the bytes in it.
type Found = Option<(u32, Range<usize>)>;

/// Resolves anchors, each once for a text.
#[derive(Clone, Debug, Default)]
pub struct Resolver {
    text: Text,
    known: Vec<(Anchor, Found)>,
}

impl Resolver {
    /// Where each of the anchors stands in `text`, as [`Anchor::resolve`] says.
    pub fn resolve<'a>(&mut self, text: &Text, anchors: impl Iterator<Item = &'a Anchor>) -> Vec<Found> {
        let before = std::mem::take(&mut self.known);
        let before = if self.text == *text { before } else { Vec::new() };
        self.text = text.clone();
        for anchor in anchors {
            let known = before.iter().find(|(known, _)| known == anchor);
            let found = known.map_or_else(|| anchor.resolve(text), |(_, found)| found.clone());
            self.known.push((anchor.clone(), found));
        }
        self.known.iter().map(|(_, found)| found.clone()).collect()
    }
}
