//! The words of the activity timer.

/// What the activity timer says.
///
/// `{time}` and `{allowed}` stand for a duration made of the units; `{display}` for what the time display says.
#[derive(Debug)]
pub struct ActivityTimerWords {
    /// Name of the whole, and title of the notes.
    pub name: &'static str,
    /// Button: begin.
    pub start: &'static str,
    /// Button: let time stand still.
    pub pause: &'static str,
    /// Button: let time go on.
    pub resume: &'static str,
    /// Button: begin again.
    pub reset: &'static str,
    /// Button: add five minutes.
    pub extend: &'static str,
    /// Button: put the timer out of sight.
    pub hide: &'static str,
    /// Button: bring it back.
    pub show: &'static str,
    /// Button: say the time left.
    pub say: &'static str,

    /// Button: opens what the learner can set.
    pub settings: &'static str,
    /// The same in one line above an activity, where it opens the other buttons too.
    pub more: &'static str,
    /// Button: the activity is finished.
    pub finish: &'static str,
    /// Button: turn the timer off.
    pub turn_off: &'static str,
    /// Button: turn it on again.
    pub turn_on: &'static str,
    /// In place of everything while it is off.
    pub off: &'static str,

    /// Unit: one hour.
    pub hour: &'static str,
    /// Unit: `{n}` hours.
    pub hours: &'static str,
    /// Unit: one minute.
    pub minute: &'static str,
    /// Unit: `{n}` minutes.
    pub minutes: &'static str,
    /// Unit: one second.
    pub second: &'static str,
    /// Unit: `{n}` seconds.
    pub seconds: &'static str,
    /// What stands between two units.
    pub between_units: &'static str,

    /// Display: `{time}`, to the second, is left.
    pub left: &'static str,
    /// Display: about `{time}` is left.
    pub about_left: &'static str,
    /// Display: less than a minute is left.
    pub last_minute: &'static str,
    /// Display: the time is up, and that changes nothing.
    pub time_up: &'static str,
    /// Display: it was up `{time}` ago, and the learner went on.
    pub over: &'static str,
    /// Display: it was up more than a day ago, and the learner went on.
    pub long_over: &'static str,
    /// Display: it was up `{time}` ago, while nobody was here.
    pub ended_ago: &'static str,
    /// Display: it was up more than a day ago, while nobody was here.
    pub ended_long_ago: &'static str,
    /// Display, when the activity is finished: it took about `{time}`.
    pub took: &'static str,
    /// Display, when the activity is finished: it took less than a minute.
    pub took_moment: &'static str,
    /// Beside the display: time stands still.
    pub paused: &'static str,
    /// Beside the display, when the time is up.
    pub carry_on: &'static str,

    /// Asked when the clock moved on by `{time}` in plain sight.
    pub question: &'static str,
    /// Answer: that time counts.
    pub count: &'static str,
    /// Answer: it does not.
    pub leave_out: &'static str,

    /// Said: begun, with `{display}` to go.
    pub said_started: &'static str,
    /// Said: paused, with `{display}`.
    pub said_paused: &'static str,
    /// Said: going on, with `{display}`.
    pub said_resumed: &'static str,
    /// Said: `{time}` were added, now `{display}`.
    pub said_extended: &'static str,
    /// Said: the whole time is `{time}` now, with `{display}`.
    pub said_set: &'static str,
    /// Said: as before it began, with `{display}`.
    pub said_reset: &'static str,
    /// Said: half-way, with `{display}`.
    pub said_half: &'static str,
    /// Said: `{time}` is left.
    pub said_minutes: &'static str,

    /// Notes: not begun, `{allowed}` allowed.
    pub note_ready: &'static str,
    /// Notes: less than a minute spent of `{allowed}`.
    pub note_moment: &'static str,
    /// Notes: `{time}` spent of `{allowed}`.
    pub note: &'static str,
    /// Notes: finished after less than a minute of `{allowed}`.
    pub note_took_moment: &'static str,
    /// Notes: finished after `{time}` of `{allowed}`.
    pub note_took: &'static str,

    /// Field: how many minutes the learner wants.
    pub minutes_field: &'static str,
    /// Button: take that number.
    pub set: &'static str,
    /// Below the field, when what stands there is no number of minutes.
    pub minutes_wrong: &'static str,
    /// Group of choices: when seconds are shown.
    pub show_seconds: &'static str,
    /// Choice: no seconds.
    pub seconds_never: &'static str,
    /// Choice: seconds in the last minute.
    pub seconds_last: &'static str,
    /// Choice: seconds all the time.
    pub seconds_always: &'static str,
    /// Group of choices: when the time left is said.
    pub announce: &'static str,
    /// Choice: only when asked.
    pub announce_never: &'static str,
    /// Choice: a few times.
    pub announce_few: &'static str,
    /// Choice: every five minutes.
    pub announce_every: &'static str,
    /// Heading of the switches.
    pub signals: &'static str,
    /// Switch: a tone at the end.
    pub sound: &'static str,
    /// Switch: a vibration at the end.
    pub vibration: &'static str,
    /// Switch: a notification at the end.
    pub notification: &'static str,
    /// Switch: the screen stays awake.
    pub awake: &'static str,
    /// A notification that shows what one looks like, when the switch goes on.
    pub notification_sample: &'static str,
    /// Why there is no sound: the browser has none for pages.
    pub sound_missing: &'static str,
    /// Why there is no sound yet: the browser waits for a tap, or the device has no sound.
    pub sound_waits: &'static str,
    /// Why there is no vibration.
    pub vibration_refused: &'static str,
    /// Why there are no notifications: the browser has none for this page.
    pub notification_missing: &'static str,
    /// Why there are no notifications: the learner or the browser has said no.
    pub notification_refused: &'static str,
    /// Why the screen does not stay awake: the browser cannot.
    pub awake_missing: &'static str,
    /// Why the screen does not stay awake: the browser or the device will not now.
    pub awake_refused: &'static str,
}
