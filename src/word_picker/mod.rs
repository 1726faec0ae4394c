//! `<word-picker>`: the learner takes the text of a front page, picks the words that influence, keeps their sentences, and
//! reflects on why they stood out.
//!
//! [`model`] is the state, [`config`] the author's settings, `view` what is seen (browser only), `running_text` the text
//! whose words can be tapped, `paste` the ways in. Absent on purpose: a score, a right answer, a limit.
//!
//! # Contract
//!
//! | attribute | meaning | default |
//! |---|---|---|
//! | `min` | words to pick at least, 1 to 100; advice only | 10, or `max` if that is less |
//! | `max` | words to pick at most, `min` to 100; advice only | 12, or `min` if that is more |
//! | `text-src` | address of the author's text: plain text, Markdown or HTML, on the same site or with CORS; slot `text` counts more | none |
//! | `minutes` | shows an activity timer for so many minutes inside the widget, above 0 and at most 600; it shares its time with an `<activity-timer>` of the same `activity` | none: no timer |
//! | `announce` | when that timer is said to screen readers: `never`, `few` or `every-5` | `few` |
//!
//! Besides these, all the common ones: `activity`, `lang`, `src`, `reveal`. Slots: `task`, `text` (the author's text),
//! `comment`. Parts: `base`, `count`, `text`, `pick`, `comment`.
//!
//! | accessible name | role |
//! |---|---|
//! | Text of the front page | textbox |
//! | Use this text, Use the sample page, Use the course’s text, Change the text, Leave it as it is | button |
//! | The text | group |
//! | Pick word by word | button that opens the sentence stepper |
//! | Previous sentence, Next sentence | button |
//! | the word | button in the stepper, pressed when the word is picked |
//! | Why did “word” stand out? | textbox |
//! | Remove “word” | button |
//! | Why these words? Look for what your choices have in common. | textbox |
//! | What was it about the language that began to influence you? | textbox |
//! | Timer | group with the names of `<activity-timer>`, with `minutes` |
//! | Undo, Redo, Show the author’s comment, Hide the author’s comment, Copy notes, Download text, Download Markdown, Download HTML | button |
//! | Download a copy | button, while the work cannot be kept |

pub mod config;
pub mod html_source;
pub mod model;
mod notes;
#[cfg(target_arch = "wasm32")]
mod paste;
#[cfg(target_arch = "wasm32")]
mod picks;
#[cfg(target_arch = "wasm32")]
mod running_text;
#[cfg(target_arch = "wasm32")]
mod start;
#[cfg(target_arch = "wasm32")]
mod stepper;
#[cfg(target_arch = "wasm32")]
pub mod view;
