//! What was done with each card on the screen, a cell a card: a move wakes the card that moved and none of the others.

use std::sync::Arc;

use super::card::Card;
use super::mark::Mark;
use super::model::PowerSorter;
use crate::ui::Held;

/// What was done with one card; followed by what shows it.
pub(super) type Cell = Held<Option<Arc<Mark>>>;

/// The cells of the cards that are on the screen. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Cells(Held<Vec<(Card, Cell)>>);

impl Cells {
    pub(super) fn new() -> Cells {
        Cells(Held::new(Vec::new()))
    }

    /// A card's cell, which goes with the current owner.
    pub(super) fn add(self, card: &Card, now: Option<Arc<Mark>>) -> Cell {
        let cell = Held::new(now);
        self.0.change(|cells| (false, cells.push((card.clone(), cell))));
        cell
    }

    /// Brings every cell up to date, and forgets those that are gone.
    pub(super) fn refresh(self, state: &PowerSorter) {
        self.0.change(|cells| {
            cells.retain(|(card, cell)| {
                let is_there = cell.peek(|_| ()).is_some();
                if is_there {
                    cell.set(state.mark(card).cloned());
                }
                is_there
            });
            (false, ())
        });
    }
}
