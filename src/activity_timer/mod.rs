//! `<activity-timer>`: "Allow about 30 minutes", as a companion that never lies and never scares.
//!
//! It advises. At zero nothing closes, locks or is lost; the time over is counted quietly.
//!
//! | module | what |
//! |---|---|
//! | [`config`] | the attributes |
//! | [`clock`] | how much time has gone by, told from two clocks |
//! | [`model`] | the state and what can be done to it |
//! | `course` | what is left at a moment, and what a look at the clocks changes |
//! | [`wishes`] | what the learner has set |
//! | [`repair`] | states that cannot be, brought to the nearest that can |
//! | [`announcement`] | the moments at which the time left is said |
//! | [`statement`], [`duration`] | the time in words |
//! | `view`, `controls`, `panel` | what the learner sees: the time, the buttons, the settings (browser only) |
//! | `signals` | sound, vibration, notification, a screen that stays awake (browser only) |
//! | `ticker` | when the clocks are looked at (browser only) |
//!
//! Absent on purpose: counted ticks (browsers stop them), the page's title, and any rule that ends an activity.
//!
//! # Contract
//!
//! | attribute | meaning | default |
//! |---|---|---|
//! | `minutes` | how long the activity is meant to take, above 0 and at most 600; fractions such as `7.5` are kept | 30 |
//! | `announce` | when the time left is said to screen readers, until the learner sets it: `never`, `few` (start, half-way, 5 minutes, 1 minute, end) or `every-5` | `few` |
//! | `compact` | one line: the time, one button, and a button for the rest | off |
//!
//! Besides these, the common ones `activity`, `lang` and `src`. Slot: `task`. Parts: `base`, `timer`, `time`, `bar`, `controls`.
//!
//! A change of `minutes` holds for a timer that has not begun. One that runs or is paused keeps its time.
//!
//! `activity-change` carries `{elapsedSeconds, remainingSeconds, running, over}` as its `summary`; `activity-complete` is sent
//! when the time is up, and again only after a reset. It is not sent when the time ran out while no page was there: it says that
//! something has just come about, and a page that records a moment would record the wrong one. `over` in the next
//! `activity-change` tells it.
//!
//! Inside another widget (its `minutes`) it is the same timer, always `compact`, and sends no events: those are about the
//! widget around it.
//!
//! | accessible name | role |
//! |---|---|
//! | Timer | group around the whole |
//! | the time in words: “30 minutes”, “About 20 minutes left”, “Less than a minute left”, “Time’s up. Carry on if you like.”, “2 minutes over”, “Ended 12 minutes ago”, “This took about 25 minutes.”, “The timer is off.” | timer, by its text |
//! | Start, Pause, Resume | button, one at a time |
//! | Add 5 minutes, Say the time left, Reset | button |
//! | I’m done | button, once it has begun |
//! | Hide timer, Show timer, Turn the timer on | button, one at a time |
//! | Undo | button, before the start, when something was done before |
//! | Timer settings | button that opens the group of that name |
//! | More | button that opens the other buttons and the settings, with `compact` and inside another widget |
//! | Minutes for this activity | textbox in the settings |
//! | Set, Turn the timer off | button in the settings |
//! | Show seconds | group of the radios Never, In the last minute, Always |
//! | Tell screen readers the time | group of the radios A few times, Every 5 minutes, Only when asked |
//! | If you like | group of the switches Soft tone at the end, Vibrate at the end, Notification at the end, Keep the screen awake |
//! | The clock has moved on by 7 minutes. Should that time count? | group, when the device's clock has moved on by itself |
//! | Count it, Leave it out | button in that group |
//! | Download a copy | button, while the time cannot be kept |
//! | Try again | button, where something that is fetched when it is wanted did not load |

pub mod announcement;
pub mod clock;
pub mod config;
#[cfg(target_arch = "wasm32")]
mod controls;
mod course;
pub mod duration;
pub mod model;
#[cfg(target_arch = "wasm32")]
mod panel;
mod repair;
#[cfg(target_arch = "wasm32")]
mod signals;
pub mod statement;
#[cfg(target_arch = "wasm32")]
mod ticker;
#[cfg(target_arch = "wasm32")]
pub mod view;
pub mod wishes;
