//! `<word-picker>`: the learner takes the text of a front page, picks the words that influence, keeps their sentences, and
//! reflects on why they stood out.
//!
//! [`model`] is the state, [`pick`] one pick, [`config`] the author's settings, [`hints`] phrases that come up often; browser
//! only are `view` (the whole), `running_text` (whose words can be tapped), `stepper`, `find` and `selection` (the other
//! three ways to pick), `picking` (what all four come to), `picks` with `reaching` (the list and how a pick changes),
//! `context_view`, `start` with `bringing` (choosing a text and bringing one), `paste` (the ways in), and `early` (taps before it was there). Absent on purpose: a score, a right answer, a limit.
//!
//! # Contract
//!
//! | attribute | meaning | default |
//! |---|---|---|
//! | `min` | words to pick at least, 1 to 100; advice only | 10, or `max` if that is less |
//! | `max` | words to pick at most, `min` to 100; advice only | 12, or `min` if that is more |
//! | `text-src` | address of the author's text: plain text, Markdown or HTML, on the same site or with CORS; slot `text` counts more | none |
//! | `own-text` | whether learners may bring a text of their own: `on` or `off`; what one has brought before stays | `on` |
//! | `first-prompt` | the question about all the words together | Why these words? Look for what your choices have in common. |
//! | `second-prompt` | the question about the language | What was it about the language that began to influence you? |
//! | `hints` | show phrases that come up often in the text | off |
//! | `minutes` | shows an activity timer for so many minutes inside the widget, above 0 and at most 600; it shares its time with an `<activity-timer>` of the same `activity` | none: no timer |
//! | `announce` | when that timer is said to screen readers: `never`, `few` or `every-5` | `few` |
//!
//! Besides these, all the common ones: `activity`, `lang`, `src`, `reveal`. Slots: `task`, `text` (the author's text),
//! `comment`. Parts: `base`, `count`, `text`, `pick`, `comment`.
//!
//! | accessible name | role |
//! |---|---|
//! | Text of the front page | textbox |
//! | Use this text, Paste (where the browser can), Open a text file, Use the sample page, Use the course’s text, Change the text, Leave it as it is | button |
//! | Go back to what I typed before | button, when another text came before that was used |
//! | Show what was left out, Hide what was left out, Put everything back, Put back “text” | button, while something was left out of a pasted page |
//! | Whose page is it?, Its web address | textbox, for a text of the learner’s own |
//! | Open the page | link, where the address is one of the web |
//! | The text | group |
//! | More ways to pick | button that leads to the heading of that name |
//! | Add selection: “words” | button, while words of the text are selected |
//! | Paragraph 2 of 9, sentence 1 of 3 | toolbar: the sentence stepper, one stop in the tab order |
//! | Previous sentence, Next sentence | button in the stepper |
//! | the word | button in the stepper, pressed when the word is picked |
//! | Find a word or phrase | textbox |
//! | Pick: the sentence | button at each place that was found, pressed when it is picked |
//! | Show 50 more | button, with more than fifty places |
//! | Phrases that come up often | group, with `hints` |
//! | the phrase (3 times) | button in that group: finds the phrase |
//! | Why did “word” stand out? | textbox |
//! | Change “word” | button that opens a group of the same name |
//! | Add “word” before, Add “word” after, Join with “word”, Drop “word”, Move up, Move down | button in that group |
//! | 3 times in the text | button that shows the other sentences with a pick’s words |
//! | Remove “word” | button |
//! | Bring back “word” | button, until another word is removed or the page is left |
//! | Words in context | button that shows every sentence with each pick’s words |
//! | Why these words? Look for what your choices have in common. | textbox, named by `first-prompt` |
//! | What was it about the language that began to influence you? | textbox, named by `second-prompt` |
//! | Timer | group with the names of `<activity-timer>`, with `minutes` |
//! | Undo, Redo, Show the author’s comment, Hide the author’s comment, Copy notes, Share (where the system can), Print, Download text, Download Markdown, Download HTML | button |
//! | Text to copy | textbox, where the browser neither copies nor downloads |
//! | Download a copy | button, while the work cannot be kept |
//! | Try again | button, where something that is fetched when it is wanted did not load |

#[cfg(target_arch = "wasm32")]
mod bringing;
pub mod brought;
pub mod config;
#[cfg(target_arch = "wasm32")]
mod context_view;
#[cfg(target_arch = "wasm32")]
mod early;
#[cfg(target_arch = "wasm32")]
mod file_input;
#[cfg(target_arch = "wasm32")]
mod find;
pub mod hints;
#[cfg(target_arch = "wasm32")]
mod html_reader;
pub mod html_source;
#[cfg(target_arch = "wasm32")]
mod intake;
#[cfg(target_arch = "wasm32")]
mod left_out;
pub mod model;
mod notes;
#[cfg(target_arch = "wasm32")]
mod occurrences;
pub mod origin;
#[cfg(target_arch = "wasm32")]
mod origin_fields;
#[cfg(target_arch = "wasm32")]
mod paste;
#[cfg(target_arch = "wasm32")]
mod paste_button;
pub mod pick;
#[cfg(target_arch = "wasm32")]
mod picking;
#[cfg(target_arch = "wasm32")]
mod picks;
#[cfg(target_arch = "wasm32")]
mod reaching;
#[cfg(target_arch = "wasm32")]
mod running_text;
#[cfg(target_arch = "wasm32")]
mod selection;
#[cfg(target_arch = "wasm32")]
mod start;
#[cfg(target_arch = "wasm32")]
mod stepper;
#[cfg(target_arch = "wasm32")]
pub mod view;
