//! A card in the air: what follows the pointer, over which place it is, and the page that comes along near an edge.
//!
//! Where things are is measured when a card is lifted and when something scrolls, never while it moves; moving only writes one
//! transform.

use web_sys::{Element, HtmlElement};

use super::card::Card;
use super::gesture::Point;
use super::outcome::short;
use super::tray::Tray;
use crate::host::frame::next_frame;
use crate::host::surroundings::{bounds, scroll, scroller, view};
use crate::ui::{Held, el};

/// How near to the upper or lower edge of the view a card makes the page scroll, in CSS pixels.
const EDGE: i32 = 28;
/// How far it scrolls with each frame, in CSS pixels.
const SPEED: i32 = 10;

/// What is known of the card in the air.
#[derive(Default)]
struct Air {
    /// The card's element in the list.
    item: Option<Element>,
    /// Where the pointer is.
    at: Point,
    /// What follows the pointer, and where it would be without a transform.
    ghost: Option<(HtmlElement, Point)>,
    /// Left, top, right and bottom of each place.
    places: Vec<[i32; 4]>,
    /// Width and height of the view.
    view: Point,
    /// What scrolls, if it is not the page.
    scroller: Option<Element>,
    gliding: bool,
}

/// At most one card in the air. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Flight {
    tray: Tray,
    air: Held<Air>,
}

impl Flight {
    pub(super) fn new(tray: Tray) -> Flight {
        Flight { tray, air: Held::new(Air::default()) }
    }

    /// The card leaves its place, and the tray with all places opens.
    pub(super) fn take_off(self, card: Card, item: Element, at: Point) {
        let _ = item.class_list().add_1("dragged");
        let ghost = el("div").class("ghost").attr("aria-hidden", "true").text(&short(&card.text));
        let ghost = ghost.as_element::<HtmlElement>();
        let list = item.parent_element();
        if let Some((ghost, parent)) = ghost.as_ref().zip(list.as_ref().and_then(|list| list.parent_element())) {
            let _ = parent.append_child(ghost);
        }
        let scroller = list.and_then(|list| scroller(&list));
        self.tray.open(card, item.clone());
        self.edit(|air| {
            air.ghost = ghost.map(|ghost| {
                // A page that moves the widget by a transform moves what is fixed in it, too.
                let at = ghost.get_bounding_client_rect();
                (ghost, (at.left() as i32, at.top() as i32))
            });
            air.item = Some(item);
            air.scroller = scroller;
            air.view = view();
        });
        self.move_to(at);
        next_frame(move || self.measure());
    }

    /// The card follows the pointer.
    pub(super) fn follow(self, at: Point) {
        self.move_to(at);
        self.aim();
    }

    /// Looks where the places are.
    pub(super) fn measure(self) {
        if self.is_up() {
            let places = self.tray.targets().iter().map(bounds).collect();
            self.edit(|air| air.places = places);
            self.aim();
        }
    }

    /// Whether the view has another width than when the card was lifted. Bars of the browser that come and go change the
    /// height alone.
    pub(super) fn is_view_turned(self) -> bool {
        self.is_up() && self.air.peek(|air| air.view.0 != view().0) == Some(true)
    }

    /// Nothing is in the air any more.
    pub(super) fn land(self) {
        let Some(air) = self.air.change(|air| (false, std::mem::take(air))) else { return };
        if let Some(item) = air.item {
            let _ = item.class_list().remove_1("dragged");
        }
        if let Some((ghost, _)) = air.ghost {
            ghost.remove();
        }
    }

    fn is_up(self) -> bool {
        self.air.peek(|air| air.ghost.is_some()) == Some(true)
    }

    fn edit(self, edit: impl FnOnce(&mut Air)) {
        self.air.change(|air| (false, edit(air)));
    }

    fn move_to(self, at: Point) {
        self.edit(|air| {
            air.at = at;
            if let Some((ghost, from)) = &air.ghost {
                let (x, y) = ((at.0 - from.0).to_string(), (at.1 - from.1).to_string());
                let _ = ghost.style().set_property("transform", &["translate3d(", &x, "px, ", &y, "px, 0)"].concat());
            }
        });
    }

    /// Finds over which place the pointer is, and whether it is near an edge.
    fn aim(self) {
        let found = self.air.peek(|air| {
            let (x, y) = air.at;
            let inside = |place: &[i32; 4]| {
                let [left, top, right, bottom] = *place;
                (left..right).contains(&x) && (top..bottom).contains(&y)
            };
            let over = air.places.iter().position(inside);
            (over, !air.gliding && over.is_none() && glide_of(air) != 0)
        });
        let Some((over, glides)) = found else { return };
        self.tray.over.set(over);
        if glides {
            self.edit(|air| air.gliding = true);
            next_frame(move || self.glide());
        }
    }

    /// Scrolls a little, frame by frame, as long as the pointer is near an edge.
    fn glide(self) {
        let (by, scroller) = self.air.peek(|air| (glide_of(air), air.scroller.clone())).unwrap_or_default();
        if by == 0 || !self.is_up() || self.tray.over.peeked().is_some() {
            self.edit(|air| air.gliding = false);
            return;
        }
        scroll(scroller.as_ref(), f64::from(by));
        self.measure();
        next_frame(move || self.glide());
    }
}

fn glide_of(air: &Air) -> i32 {
    match air.at.1 {
        y if y < EDGE => -SPEED,
        y if y > air.view.1 - EDGE => SPEED,
        _ => 0,
    }
}
