//! What the learner wants of the timer. All of it is off at first, remembered, and never the only sign of anything.

use super::config::Announce;
use crate::store::form::{Pen, Stored};

/// When the display names seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Seconds {
    /// Minutes only.
    #[default]
    Never,
    /// While less than a minute is left.
    LastMinute,
    /// As long as time is left.
    Always,
}

/// A way to notice the end without looking, or to go on looking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// A soft tone at the end.
    Sound,
    /// A short vibration at the end.
    Vibration,
    /// A notification of the system's at the end.
    Notification,
    /// The screen stays awake while time goes by.
    Awake,
}

impl Signal {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Signal; 4] = [Signal::Sound, Signal::Vibration, Signal::Notification, Signal::Awake];
}

/// One change of mind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// When seconds are named.
    Seconds(Seconds),
    /// When the time left is said, whatever the author thought best.
    Announce(Announce),
    /// One signal, on or off.
    Signal(Signal, bool),
}

/// All wishes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// When seconds are named.
    pub seconds: Seconds,
    /// When the time left is said. None: as the author has set.
    pub announce: Option<Announce>,
    /// See [`Signal::Sound`].
    pub sound: bool,
    /// See [`Signal::Vibration`].
    pub vibration: bool,
    /// See [`Signal::Notification`].
    pub notification: bool,
    /// See [`Signal::Awake`].
    pub awake: bool,
}

impl Wishes {
    /// Whether a signal is wanted.
    pub fn wants(&self, signal: Signal) -> bool {
        match signal {
            Signal::Sound => self.sound,
            Signal::Vibration => self.vibration,
            Signal::Notification => self.notification,
            Signal::Awake => self.awake,
        }
    }

    /// Whether anything shall happen at the end besides what is on the screen.
    pub fn wants_alarm(&self) -> bool {
        self.sound || self.vibration || self.notification
    }

    /// Takes a change of mind in.
    pub(super) fn change(&mut self, wish: Wish) {
        match wish {
            Wish::Seconds(seconds) => self.seconds = seconds,
            Wish::Announce(announce) => self.announce = Some(announce),
            Wish::Signal(Signal::Sound, on) => self.sound = on,
            Wish::Signal(Signal::Vibration, on) => self.vibration = on,
            Wish::Signal(Signal::Notification, on) => self.notification = on,
            Wish::Signal(Signal::Awake, on) => self.awake = on,
        }
    }
}

impl Stored for Seconds {
    fn pass(&mut self, pen: &mut Pen) {
        let words = [("never", Seconds::Never), ("last-minute", Seconds::LastMinute), ("always", Seconds::Always)];
        pen.word(self, &words);
    }
}

impl Stored for Wishes {
    fn pass(&mut self, pen: &mut Pen) {
        pen.field("seconds", &mut self.seconds);
        pen.field("announce", &mut self.announce);
        pen.field("sound", &mut self.sound);
        pen.field("vibration", &mut self.vibration);
        pen.field("notification", &mut self.notification);
        pen.field("awake", &mut self.awake);
    }
}
