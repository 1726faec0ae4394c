//! What a hand on the text comes to: picking a place, letting it go, and making a pick reach further. All ways to pick end
//! here, so that they lead to the same picks.

use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

use super::model::{Action, Onto, Passage, Removed, WordPicker};
use super::pick::Reach;
use super::running_text::Place;
use super::view::Picker;
use crate::host::session::Session;
use crate::text::{Anchor, Text};
use crate::ui::{Held, derived, effect};

/// What is known of a pick's place: its number, its anchor, and where that is.
type Known = (u32, Anchor, Option<(u32, Range<usize>)>);

/// Where the picks stand in the text. A place is looked for only when the pick or the text is new: a lost one costs a
/// search of the whole text, and notes are typed letter by letter.
pub(super) fn places(session: Session<WordPicker>, text: Held<Text>) -> Held<Rc<Vec<Place>>> {
    let anchors = derived(move || {
        session.with(|state| state.picks.iter().map(|pick| (pick.id, pick.anchor.clone())).collect::<Vec<_>>())
    });
    let places = Held::<Rc<Vec<Place>>>::new(Rc::default());
    let mut known: Vec<Known> = Vec::new();
    let mut read = Text::default();
    effect(move || {
        let now = text.get();
        if now != read {
            known.clear();
            read = now;
        }
        let (anchors, plain) = (anchors.get(), OnceCell::new());
        known = anchors
            .into_iter()
            .map(|(id, anchor)| {
                let old = known.iter().find(|old| old.0 == id && old.1 == anchor);
                let place = old.map_or_else(|| anchor.resolve_among(&read, &plain), |old| old.2.clone());
                (id, anchor, place)
            })
            .collect();
        let here = |(id, _, place): &Known| place.clone().map(|(block, range)| (*id, block, range));
        places.set(Rc::new(known.iter().filter_map(here).collect()));
    });
    places
}

impl Picker {
    /// Picks the word at a place of the text, or lets it go when it is picked.
    pub(super) fn toggle(&self, block: u32, range: Range<usize>) {
        match self.picks_at(block, &range).first() {
            Some((id, _, _)) => self.act(Action::Unpick(*id)),
            None => self.add(block, range),
        }
    }

    /// Picks the words at a place. Picks that they overlap with come to cover them too.
    pub(super) fn add(&self, block: u32, range: Range<usize>) {
        let there = self.picks_at(block, &range);
        match there.first() {
            Some((id, _, _)) => self.cover(*id, block, range),
            None => {
                if let Some(mut passage) = self.passage(block, range.clone()) {
                    // The model knows words by their anchors, and after an edit of the text the same place has a new one.
                    let removed = self.removed().filter(|(.., place)| *place == Some((block, range)));
                    if let Some((_, anchor, _)) = removed.filter(|(_, anchor, _)| anchor.quote == passage.anchor.quote)
                    {
                        passage.anchor = anchor;
                    }
                    self.act(Action::Pick(passage));
                }
            }
        }
    }

    /// Brings back the pick that was let go last. Where others stand by now, they come to cover it.
    pub(super) fn restore(&self) {
        let onto = self.removed().and_then(|(.., place)| {
            let (block, range) = place?;
            let there = self.picks_at(block, &range);
            if there.is_empty() {
                return None;
            }
            let passage = self.passage(block, spanned(&there, range))?;
            Some(Onto { parts: there.iter().map(|place| place.0).collect(), passage })
        });
        self.act(Action::Restore(onto));
    }

    /// The pick that was let go last, and where its words stand now.
    fn removed(&self) -> Option<Known> {
        let removed = |removed: &Removed| (removed.pick.id, removed.pick.anchor.clone());
        let (id, anchor) = self.session.peek(|state| state.removed.as_ref().map(removed))?;
        let place = self.text.peek(|text| anchor.resolve(text)).flatten();
        Some((id, anchor, place))
    }

    /// Makes a pick reach further or less far. What it comes to overlap with becomes part of it.
    pub(super) fn reach(&self, id: u32, reach: Reach) {
        let Some((_, block, range)) = self.place_of(id) else { return };
        if let Some((covered, _)) = self.reached(block, &range, reach) {
            self.cover(id, block, covered);
        }
    }

    /// The word that would come or go, and whether it is picked itself; followed.
    pub(super) fn reach_word(&self, id: u32, reach: Reach) -> Option<(String, bool)> {
        self.places.track();
        self.text.track();
        let (_, block, range) = self.place_of(id)?;
        let (covered, word) = self.reached(block, &range, reach)?;
        let others = self.picks_at(block, &covered);
        let other =
            others.into_iter().find(|(other, _, at)| *other != id && at.start < word.end && word.start < at.end);
        let joins = other.is_some();
        let shown = other.map_or(word, |(_, _, at)| at);
        let text = self.text.peek(|text| Some(text.blocks.get(block as usize)?.text.get(shown)?.to_owned()));
        Some((text.flatten()?, joins))
    }

    /// Where a pick stands, if it does.
    pub(super) fn place_of(&self, id: u32) -> Option<Place> {
        self.places.peek(|places| places.iter().find(|place| place.0 == id).cloned()).flatten()
    }

    /// The picks that share a word with a place, in the order of the text.
    pub(super) fn picks_at(&self, block: u32, range: &Range<usize>) -> Vec<Place> {
        let shares = |place: &&Place| place.1 == block && place.2.start < range.end && range.start < place.2.end;
        let mut found: Vec<Place> =
            self.places.peek(|places| places.iter().filter(shares).cloned().collect()).unwrap_or_default();
        found.sort_unstable_by_key(|place| place.2.start);
        found
    }

    fn reached(&self, block: u32, range: &Range<usize>, reach: Reach) -> Option<(Range<usize>, Range<usize>)> {
        let text = self.text.peeked();
        let paragraph = &text.blocks.get(block as usize)?.text;
        self.boundaries.peek(|boundaries| reach.from(boundaries, paragraph, range)).flatten()
    }

    fn cover(&self, id: u32, block: u32, range: Range<usize>) {
        let there = self.picks_at(block, &range);
        // Fewer words than before: what was covered counts no more.
        let shrinks = matches!(there.as_slice(), [only] if only.0 == id && only.2.start <= range.start && range.end <= only.2.end);
        let whole = if shrinks { range } else { spanned(&there, range) };
        if let Some(passage) = self.passage(block, whole) {
            self.act(Action::Cover { id, parts: there.iter().map(|place| place.0).collect(), passage });
        }
    }

    fn passage(&self, block: u32, range: Range<usize>) -> Option<Passage> {
        let text = self.text.peeked();
        self.boundaries.peek(|boundaries| Passage::new(boundaries, &text, block, range)).flatten()
    }
}

/// From the first byte of a range and of the places to the last.
fn spanned(there: &[Place], range: Range<usize>) -> Range<usize> {
    there.iter().fold(range, |whole, place| whole.start.min(place.2.start)..whole.end.max(place.2.end))
}
