//! Cards in the air: mouse, pen and touch by pointer events (HTML's own drag events are unreliable on touch).
//!
//! What a pointer means is `gesture`'s to say. Here the places are measured when a card is lifted and when something
//! scrolls, never while it moves, and moving only writes one transform.

use leptos::prelude::Owner;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent};

use super::card::Card;
use super::gesture::{Gesture, Point, REST, Step};
use super::outcome::short;
use super::surroundings::{bounds, place, scroller, view};
use super::tray::Tray;
use super::view::Sorter;
use crate::host::frame::next_frame;
use crate::host::listener::{Wait, listen};
use crate::ui::{El, Held, el};

/// How near to the upper or lower edge of the view a card makes the page scroll, in CSS pixels.
const EDGE: i32 = 28;
/// How far it scrolls with each frame, in CSS pixels.
const SPEED: i32 = 10;
/// What is heard on the window while a pointer is down. A turned device resizes the view.
const HEARD: [&str; 10] = [
    "pointermove",
    "pointerup",
    "pointercancel",
    "lostpointercapture",
    "pointerdown",
    "keydown",
    "resize",
    "scroll",
    "contextmenu",
    "selectstart",
];

/// What is going on.
#[derive(Default)]
struct Hand {
    gesture: Gesture,
    /// The card and its element.
    card: Option<(Card, Element)>,
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
    is_mouse: bool,
    /// The click that a browser makes of what was no tap means nothing.
    ignores_click: bool,
    listeners: Option<Owner>,
}

/// Drags of one list. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Drag {
    sorter: Sorter,
    tray: Tray,
    hand: Held<Hand>,
    list: Held<Option<Element>>,
    rest: Wait,
    later: Wait,
}

impl Drag {
    pub(super) fn new(sorter: Sorter, tray: Tray) -> Drag {
        let hand = Held::new(Hand::default());
        Drag { sorter, tray, hand, list: Held::new(None), rest: Wait::new(), later: Wait::new() }
    }

    /// Lets the cards of a list be picked up.
    pub(super) fn follow(self, list: El) -> El {
        self.list.update(|known| *known = list.as_element());
        let Some(owner) = Owner::current() else { return list };
        list.on("pointerdown", move |event| self.press(&event, &owner))
            .on("click", move |event| self.click(&event))
            // Here from the start: WebKit lets only such a listener stop a scroll.
            .on("touchmove", move |event| {
                if self.is_dragging() && event.cancelable() {
                    event.prevent_default();
                }
            })
    }

    fn is_dragging(self) -> bool {
        self.hand.peek(|hand| hand.gesture.is_dragging()).unwrap_or_default()
    }

    fn edit<T>(self, edit: impl FnOnce(&mut Hand) -> T) -> Option<T> {
        self.hand.change(|hand| (false, edit(hand)))
    }

    fn press(self, event: &Event, owner: &Owner) {
        let Some(pointer) = event.dyn_ref::<PointerEvent>() else { return };
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some((target, (card, item))) =
            target.and_then(|target| Some((target.clone(), self.sorter.card_at(&target)?)))
        else {
            return;
        };
        let is = |selector: &str| target.closest(selector).is_ok_and(|found| found.is_some());
        let handle = is(".grip");
        if pointer.button() != 0 || (!handle && is("button, input, label, textarea, select, summary, a")) {
            return;
        }
        // A second finger is heard on the window.
        if self.hand.peek(|hand| hand.gesture != Gesture::Idle) != Some(false) {
            return;
        }
        let at = place(pointer);
        let listeners = owner.with(Owner::new);
        if let Some(window) = web_sys::window() {
            listeners.with(|| HEARD.iter().for_each(|name| listen(&window, name, move |event| self.heard(&event))));
        }
        let step = self.edit(|hand| {
            hand.card = Some((card, item));
            hand.at = at;
            hand.is_mouse = pointer.pointer_type() == "mouse";
            hand.ignores_click = false;
            if let Some(before) = hand.listeners.replace(listeners) {
                before.cleanup();
            }
            hand.gesture.press(pointer.pointer_id(), at, handle)
        });
        self.take(step, pointer.pointer_id());
    }

    fn heard(self, event: &Event) {
        let kind = event.type_();
        let pointer = event.dyn_ref::<PointerEvent>();
        let id = pointer.map_or(-1, PointerEvent::pointer_id);
        let step = match (&*kind, pointer) {
            ("pointermove", Some(pointer)) => {
                let at = place(pointer);
                self.edit(|hand| {
                    let step = hand.gesture.travel(id, at);
                    if step != Step::Nothing {
                        hand.at = at;
                    }
                    step
                })
            }
            ("pointerup", _) => self.edit(|hand| hand.gesture.release(id)),
            ("pointerdown", _) => self.edit(|hand| {
                // The press that began this comes along here as well.
                if hand.gesture.pointer() == Some(id) { Step::Nothing } else { hand.gesture.cancel() }
            }),
            ("pointercancel", _) => {
                self.edit(|hand| if hand.gesture.pointer() == Some(id) { hand.gesture.cancel() } else { Step::Nothing })
            }
            ("lostpointercapture", _) if self.is_dragging() => self.edit(|hand| hand.gesture.cancel()),
            ("keydown", _) if event.dyn_ref::<KeyboardEvent>().is_some_and(|key| key.key() == "Escape") => {
                let step = self.edit(|hand| hand.gesture.cancel());
                if step == Some(Step::Cancel) {
                    event.prevent_default();
                }
                step
            }
            ("resize", _) => {
                // Bars of the browser that come and go change the height alone.
                let turned = self.hand.peek(|hand| hand.gesture.is_dragging() && hand.view.0 != view().0);
                if turned == Some(true) { self.edit(|hand| hand.gesture.cancel()) } else { None }
            }
            ("scroll", _) if self.is_dragging() => {
                next_frame(move || self.measure());
                None
            }
            ("contextmenu" | "selectstart", _) if self.is_dragging() => {
                event.prevent_default();
                None
            }
            _ => None,
        };
        self.take(step, id);
    }

    fn take(self, step: Option<Step>, pointer: i32) {
        match step.unwrap_or(Step::Nothing) {
            Step::Nothing => return,
            Step::Wait => {
                self.rest.start(REST, move || {
                    let step = self.edit(|hand| hand.gesture.rested());
                    self.take(step, pointer);
                });
                return;
            }
            Step::Lift => {
                self.rest.stop();
                self.lift(pointer);
                return;
            }
            Step::Follow => {
                self.move_ghost();
                self.aim();
                return;
            }
            Step::Tap => {}
            Step::LetGo => drop(self.edit(|hand| hand.ignores_click = true)),
            Step::Settle => self.put_down(),
            Step::Drop => match self.tray.over.peeked() {
                Some(index) => {
                    self.put_down();
                    self.tray.send(index);
                }
                None => self.cancel(),
            },
            Step::Cancel => self.cancel(),
        }
        self.rest.stop();
        // Not at once: this may be called by one of these listeners. Till then the click has come, too.
        let settled = step == Some(Step::Settle);
        self.later.start(50, move || {
            // The mouse events that a browser makes of a touch have taken the focus away by now.
            if settled {
                self.tray.focus();
            }
            let listeners = self.edit(|hand| {
                hand.ignores_click = false;
                if hand.gesture == Gesture::Idle { hand.listeners.take() } else { None }
            });
            if let Some(listeners) = listeners.flatten() {
                listeners.cleanup();
            }
        });
    }

    fn lift(self, pointer: i32) {
        let Some((card, item)) = self.hand.peek(|hand| hand.card.clone()).flatten() else { return };
        if let Some(list) = self.list.peeked() {
            // A finger is captured by what it touches from the start; to take it over would look like its loss.
            if self.hand.peek(|hand| hand.is_mouse) == Some(true) {
                let _ = list.set_pointer_capture(pointer);
            }
            let _ = list.class_list().add_1("dragging");
        }
        let ghost = el("div").class("ghost").attr("aria-hidden", "true").text(&short(&card.text));
        let ghost = ghost.as_element::<HtmlElement>();
        if let Some((ghost, parent)) = ghost.as_ref().zip(item.parent_element().and_then(|list| list.parent_element()))
        {
            let _ = parent.append_child(ghost);
        }
        let scroller = item.parent_element().and_then(|list| scroller(&list));
        self.tray.open(card, item);
        self.edit(|hand| {
            hand.ghost = ghost.map(|ghost| {
                // A page that moves the widget by a transform moves what is fixed in it, too.
                let at = ghost.get_bounding_client_rect();
                (ghost, (at.left() as i32, at.top() as i32))
            });
            hand.scroller = scroller;
            hand.view = view();
        });
        self.move_ghost();
        next_frame(move || self.measure());
    }

    /// Looks where the places are.
    fn measure(self) {
        if self.is_dragging() {
            let places = self.tray.targets().iter().map(bounds).collect();
            self.edit(|hand| hand.places = places);
            self.aim();
        }
    }

    fn move_ghost(self) {
        self.hand.peek(|hand| {
            if let Some((ghost, from)) = &hand.ghost {
                let (x, y) = ((hand.at.0 - from.0).to_string(), (hand.at.1 - from.1).to_string());
                let _ = ghost.style().set_property("transform", &["translate3d(", &x, "px, ", &y, "px, 0)"].concat());
            }
        });
    }

    /// Finds over which place the pointer is, and whether it is near an edge.
    fn aim(self) {
        let found = self.hand.peek(|hand| {
            let (x, y) = hand.at;
            let inside = |place: &[i32; 4]| {
                let [left, top, right, bottom] = *place;
                (left..right).contains(&x) && (top..bottom).contains(&y)
            };
            let over = hand.places.iter().position(inside);
            (over, !hand.gliding && over.is_none() && glide_of(hand) != 0)
        });
        let Some((over, glides)) = found else { return };
        self.tray.over.set(over);
        if glides {
            self.edit(|hand| hand.gliding = true);
            next_frame(move || self.glide());
        }
    }

    /// Scrolls a little, frame by frame, as long as the pointer is near an edge.
    fn glide(self) {
        let (by, scroller) = self.hand.peek(|hand| (glide_of(hand), hand.scroller.clone())).unwrap_or_default();
        if by == 0 || !self.is_dragging() || self.tray.over.peeked().is_some() {
            self.edit(|hand| hand.gliding = false);
            return;
        }
        match (scroller, web_sys::window()) {
            (Some(scroller), _) => scroller.set_scroll_top(scroller.scroll_top().saturating_add(by)),
            (None, Some(window)) => window.scroll_by_with_x_and_y(0.0, f64::from(by)),
            (None, None) => {}
        }
        self.measure();
        next_frame(move || self.glide());
    }

    fn put_down(self) {
        if let Some(list) = self.list.peeked() {
            let _ = list.class_list().remove_1("dragging");
        }
        self.edit(|hand| {
            hand.ignores_click = true;
            hand.places.clear();
            hand.gliding = false;
            if let Some((ghost, _)) = hand.ghost.take() {
                ghost.remove();
            }
        });
    }

    fn cancel(self) {
        self.put_down();
        self.tray.put_back();
    }

    /// A tap on a card's statement or its handle, or a key on the handle.
    fn click(self, event: &Event) {
        // Of keys and of assistive technology comes no pointer; their clicks always count.
        let by_pointer = event.dyn_ref::<MouseEvent>().is_some_and(|event| event.detail() > 0);
        let ignored = self.edit(|hand| std::mem::take(&mut hand.ignores_click)) == Some(true);
        if by_pointer && ignored {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(target) = target.filter(|target| target.closest(".grip, legend").is_ok_and(|found| found.is_some()))
        else {
            return;
        };
        if let Some((card, item)) = self.sorter.card_at(&target) {
            self.tray.toggle(card, item);
        }
    }
}

fn glide_of(hand: &Hand) -> i32 {
    match hand.at.1 {
        y if y < EDGE => -SPEED,
        y if y > hand.view.1 - EDGE => SPEED,
        _ => 0,
    }
}
