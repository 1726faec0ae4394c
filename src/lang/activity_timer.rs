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
}
