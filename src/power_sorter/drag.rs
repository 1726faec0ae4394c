//! Cards in the air: mouse, pen and touch by pointer events (HTML's own drag events are unreliable on touch).
//!
//! What a pointer means is `gesture`'s to say, and what happens to a card in the air `flight`'s. Here is heard what pointers do.

use leptos::prelude::Owner;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent, PointerEvent};

use super::card::Card;
use super::flight::Flight;
use super::gesture::{Gesture, Point, REST, Step};
use super::tray::Tray;
use super::view::Sorter;
use crate::host::frame::next_frame;
use crate::host::listener::{Wait, listen};
use crate::host::surroundings::place;
use crate::ui::{El, Held};

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
    flight: Flight,
    rest: Wait,
    later: Wait,
}

impl Drag {
    pub(super) fn new(sorter: Sorter, tray: Tray) -> Drag {
        let hand = Held::new(Hand::default());
        Drag { sorter, tray, hand, flight: Flight::new(tray), rest: Wait::new(), later: Wait::new() }
    }

    /// Lets the cards of a list be picked up.
    pub(super) fn follow(self, list: El) -> El {
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
            ("resize", _) if self.flight.is_view_turned() => self.edit(|hand| hand.gesture.cancel()),
            ("scroll", _) if self.is_dragging() => {
                let flight = self.flight;
                next_frame(move || flight.measure());
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
                self.flight.follow(self.hand.peek(|hand| hand.at).unwrap_or_default());
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
        let Some((Some((card, item)), at, is_mouse)) =
            self.hand.peek(|hand| (hand.card.clone(), hand.at, hand.is_mouse))
        else {
            return;
        };
        // A finger is captured by what it touches from the start; to take it over would look like its loss.
        if is_mouse {
            let _ = item.set_pointer_capture(pointer);
        }
        self.flight.take_off(card, item, at);
    }

    fn put_down(self) {
        self.edit(|hand| hand.ignores_click = true);
        self.flight.land();
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
