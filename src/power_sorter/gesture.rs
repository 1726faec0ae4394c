//! What a finger, a pen or a mouse on a card means: a tap, a scroll that begins there, or a drag.
//!
//! By its handle a card is lifted at once, elsewhere only by resting on it first: who moves earlier scrolls the page or selects
//! text. Whatever is not a clean drop cancels. Knows no document and no clock.

/// How long a pointer must rest on a card before it lifts it, in milliseconds.
pub const REST: u32 = 250;
/// How far it may move meanwhile, in CSS pixels.
pub const STILL: i32 = 5;
/// How far it must move on the handle, so that the tremble of a tap lifts nothing, in CSS pixels.
const HANDLE_STILL: i32 = 3;

/// A place in the view, in CSS pixels.
pub type Point = (i32, i32);

/// One gesture after the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gesture {
    /// Nobody touches a card.
    #[default]
    Idle,
    /// A pointer is down and has not decided yet.
    Pressed {
        /// Which pointer.
        pointer: i32,
        /// Where it went down.
        at: Point,
        /// Whether that was the handle.
        handle: bool,
    },
    /// A card is in the air.
    Dragging {
        /// By which pointer.
        pointer: i32,
    },
}

/// What the view shall do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Nothing.
    Nothing,
    /// Tell after [`REST`] that the time is over.
    Wait,
    /// The card leaves its place.
    Lift,
    /// The card follows the pointer.
    Follow,
    /// It was no drag: a scroll or a selection goes its way.
    LetGo,
    /// It was a tap.
    Tap,
    /// The card is dropped where the pointer is.
    Drop,
    /// The card goes back to where it was.
    Cancel,
}

impl Gesture {
    /// Whether a card is in the air.
    pub fn is_dragging(self) -> bool {
        matches!(self, Gesture::Dragging { .. })
    }

    /// The pointer that is down.
    pub fn pointer(self) -> Option<i32> {
        match self {
            Gesture::Idle => None,
            Gesture::Pressed { pointer, .. } | Gesture::Dragging { pointer } => Some(pointer),
        }
    }

    /// A pointer goes down. A second one ends whatever the first one does.
    pub fn press(&mut self, pointer: i32, at: Point, handle: bool) -> Step {
        if *self != Gesture::Idle {
            return self.cancel();
        }
        *self = Gesture::Pressed { pointer, at, handle };
        if handle { Step::Nothing } else { Step::Wait }
    }

    /// [`REST`] has passed since the pointer went down.
    pub fn rested(&mut self) -> Step {
        match *self {
            Gesture::Pressed { pointer, handle: false, .. } => {
                *self = Gesture::Dragging { pointer };
                Step::Lift
            }
            _ => Step::Nothing,
        }
    }

    /// A pointer moves.
    pub fn travel(&mut self, pointer: i32, to: Point) -> Step {
        match *self {
            Gesture::Dragging { pointer: known } if known == pointer => Step::Follow,
            Gesture::Pressed { pointer: known, at, handle } if known == pointer => {
                let limit = if handle { HANDLE_STILL } else { STILL };
                if to.0.abs_diff(at.0).max(to.1.abs_diff(at.1)) <= limit.unsigned_abs() {
                    Step::Nothing
                } else if handle {
                    *self = Gesture::Dragging { pointer };
                    Step::Lift
                } else {
                    *self = Gesture::Idle;
                    Step::LetGo
                }
            }
            _ => Step::Nothing,
        }
    }

    /// A pointer goes up.
    pub fn release(&mut self, pointer: i32) -> Step {
        let (known, step) = match *self {
            Gesture::Idle => return Step::Nothing,
            Gesture::Pressed { pointer, .. } => (pointer, Step::Tap),
            Gesture::Dragging { pointer } => (pointer, Step::Drop),
        };
        if known != pointer {
            return Step::Nothing;
        }
        *self = Gesture::Idle;
        step
    }

    /// Something comes in between: Escape, the browser, a turned device.
    pub fn cancel(&mut self) -> Step {
        match std::mem::take(self) {
            Gesture::Idle => Step::Nothing,
            Gesture::Pressed { .. } => Step::LetGo,
            Gesture::Dragging { .. } => Step::Cancel,
        }
    }
}
