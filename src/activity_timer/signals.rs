//! The signals that a learner may want besides the screen: switched on by a tap, tried at once, and taken back with the
//! reason where the browser refuses.

use super::model::Action;
use super::view::Face;
use super::wishes::{Signal, Wish};
use crate::host::device::{self, Answer, Awake};
use crate::host::listener::Wait;
use crate::host::sound;
use crate::ui::{Held, derived, effect};

/// As long as the vibration is, in milliseconds.
const VIBRATION: u32 = 400;
/// As long as a browser may take to let the sound go, in milliseconds.
const PATIENCE: u32 = 1_000;

/// Why signals that the learner wants do not come, and the screen that is kept awake. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Signals {
    reasons: Held<[&'static str; 4]>,
    /// A browser that lets the sound go does so soon: before it is said that it does not.
    patience: Wait,
    awake: Held<Option<Awake>>,
}

impl Signals {
    /// Nothing is refused yet.
    pub(super) fn new() -> Signals {
        Signals { reasons: Held::new([""; 4]), patience: Wait::new(), awake: Held::new(None) }
    }

    /// Why that signal does not come; empty when nothing is known against it. Followed.
    pub(super) fn reason(&self, signal: Signal) -> &'static str {
        self.reasons.get().get(signal as usize).copied().unwrap_or_default()
    }

    fn set_reason(&self, signal: Signal, reason: &'static str) {
        self.reasons.change(|reasons| {
            let Some(known) = reasons.get_mut(signal as usize) else { return (false, ()) };
            let changed = *known != reason;
            *known = reason;
            (changed, ())
        });
    }
}

/// Does what the learner has wanted before: keeps the screen awake while time goes by, until the current owner ends.
pub(super) fn keep_signals(face: Face) {
    let wanted = derived(move || {
        face.session.with(|timer| timer.wishes.awake && timer.phase == super::model::Phase::Running)
            && face.ticker.in_sight.get()
    });
    effect(move || {
        let signals = face.signals;
        if !wanted.get() {
            drop(signals.awake.change(|awake| (false, awake.take())));
            return;
        }
        leptos::task::spawn_local(async move {
            match device::stay_awake().await {
                // It may have been too late: then it is let go again here.
                Ok(awake) if wanted.peeked() => {
                    signals.set_reason(Signal::Awake, "");
                    drop(signals.awake.change(|known| (false, known.replace(awake))));
                }
                Ok(_) => {}
                Err(answer) => signals.set_reason(Signal::Awake, why_not_awake(face, answer)),
            }
        });
    });
}

/// The time is up: whatever the learner wanted then.
pub(super) fn ring(face: Face) {
    let wishes = face.session.peek(|timer| timer.wishes.clone());
    if wishes.sound {
        sound::tone();
    }
    if wishes.vibration {
        device::vibrate(VIBRATION);
    }
    if wishes.notification {
        device::notify(face.voice.words.time_up, &["activity-timer ", &face.session.activity()].concat());
    }
}

/// A tap is under way: browsers let a page sound only from then on.
pub(super) fn tapped(face: Face) {
    if face.session.peek(|timer| timer.wishes.sound) && !sound::is_awake() {
        face.signals.set_reason(Signal::Sound, wake(face, || {}));
    }
}

/// Asks for sound; `heard` is called when tones will be heard. Answers why they never will.
fn wake(face: Face, heard: impl FnOnce() + 'static) -> &'static str {
    let (signals, words) = (face.signals, face.voice.words);
    let there = sound::wake(move || {
        signals.patience.stop();
        signals.set_reason(Signal::Sound, "");
        heard();
    });
    if !there {
        return words.sound_missing;
    }
    signals.patience.start(PATIENCE, move || {
        if !sound::is_awake() {
            signals.set_reason(Signal::Sound, words.sound_waits);
        }
    });
    ""
}

/// Looks whether what the learner has wanted before is still possible.
pub(super) fn check(face: Face) {
    if face.session.peek(|timer| timer.wishes.notification) {
        face.signals.set_reason(Signal::Notification, why_no_notification(face, device::can_notify()));
    }
}

/// The learner turns a signal on or off. `refused` is called when it stays off.
pub(super) fn turn(face: Face, signal: Signal, on: bool, refused: impl FnOnce() + 'static) {
    if !on {
        face.signals.set_reason(signal, "");
        return wish(face, signal, false);
    }
    leptos::task::spawn_local(async move {
        let reason = try_out(face, signal).await;
        face.signals.set_reason(signal, reason);
        if reason.is_empty() {
            wish(face, signal, true);
        } else {
            refused();
            face.session.say(reason);
        }
    });
}

fn wish(face: Face, signal: Signal, on: bool) {
    face.act(|_| Action::Wish(Wish::Signal(signal, on)));
}

/// Lets the learner see, hear or feel what it will be like. Answers why not; empty when it works.
async fn try_out(face: Face, signal: Signal) -> &'static str {
    let words = face.voice.words;
    match signal {
        Signal::Sound => wake(face, sound::tone),
        Signal::Vibration if device::vibrate(VIBRATION) => "",
        Signal::Vibration => words.vibration_refused,
        Signal::Notification => match device::may_notify().await {
            Answer::Granted if device::notify(words.notification_sample, "activity-timer") => "",
            Answer::Granted => words.notification_missing,
            answer => why_no_notification(face, answer),
        },
        Signal::Awake => match device::stay_awake().await {
            Ok(_) => "",
            Err(answer) => why_not_awake(face, answer),
        },
    }
}

fn why_no_notification(face: Face, answer: Answer) -> &'static str {
    match answer {
        Answer::Granted => "",
        Answer::Refused => face.voice.words.notification_refused,
        Answer::Missing => face.voice.words.notification_missing,
    }
}

fn why_not_awake(face: Face, answer: Answer) -> &'static str {
    match answer {
        Answer::Missing => face.voice.words.awake_missing,
        _ => face.voice.words.awake_refused,
    }
}
