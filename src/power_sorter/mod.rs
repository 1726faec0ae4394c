//! `<power-sorter>`: the learner takes statements about a collaboration, sorts them into kinds of power, says why, weighs the
//! approach, and comes away with a post for the forum.
//!
//! The state: [`model`], what can happen to it (`action`), which cards there are (`cards`), where they go (`placing`), the
//! learner's own ones (`own_cards`, `drafts`), a changed deck (`adopt`), damage (`repair`), the edited post (`kept_post`). Its pieces:
//! [`config`], [`card`], [`mark`], [`places`]. What is made of it: [`groups`], [`post`], [`post_html`], [`difference`],
//! [`outcome`] (what is said aloud). What comes in: [`statements`], [`picker_notes`], [`gesture`], [`destination`]. The rest is
//! what is seen, browser only; it begins in `view`. Absent on purpose: a right answer, a score, and any order in which cards
//! must be done.
//!
//! # Contract
//!
//! | attribute | meaning | default |
//! |---|---|---|
//! | `categories` | JSON list of two to five categories: `id`, `label`, and `meaning` if you like | micro-level and macro-level power |
//! | `multiple` | a card may be in several categories | off |
//! | `shuffle` | the deck in an order by chance, which each learner keeps | off |
//! | `forum` | address of the discussion, http or https | none |
//! | `minutes` | shows an activity timer for so many minutes inside the widget, above 0 and at most 600; it shares its time with an `<activity-timer>` of the same `activity` | none: no timer |
//! | `announce` | when that timer is said to screen readers: `never`, `few` or `every-5` | `few` |
//!
//! Besides these, all the common ones: `activity`, `lang`, `src`, `reveal`. Slots: `task`, `cards` (a list, an item a card;
//! `id | statement` gives a card an id by which it is known when its words change), `comment`. Parts: `base`, `count`, `card`,
//! `comment`. Where there is no slot `cards`, the setting of that name does: in JSON a list of statements or of objects with
//! `text` and, if you like, `id`; as an attribute or in a query a statement a line. Without either, ten statements that ship.
//!
//! | accessible name | role |
//! |---|---|
//! | the statement | group |
//! | Move: the statement | button on each card, expanded while the card waits for a place; also the handle to drag it by |
//! | Where does “the statement” go? | group that is there meanwhile, with a button for each place |
//! | Leave it where it is | button in that group |
//! | Micro-level power, Macro-level power, Hard to place, Not sorted yet | radio in the card’s group, button in the other |
//! | Micro-level power, Macro-level power, Hard to place | checkbox in the card’s group, with `multiple` |
//! | Reason: the statement, What makes it hard to place? the statement | textbox, one at a time |
//! | Could lead to…, Could lead to: “the other statement” | button on cards of the first category, when others are in another one |
//! | Which change might it help to bring about? | combobox, when that is open |
//! | What do these mean? | button that opens the meanings; in a frame as tall as its page, in the group of the places too |
//! | Show only the cards I have not sorted | checkbox |
//! | Show 100 more | button, with more than a hundred cards |
//! | Your own notes | textbox |
//! | Make cards | button |
//! | Bring my word picker notes | button, where there are or could be some |
//! | Edit: the statement | button on own cards |
//! | Join with the next: the statement | button on own cards with another one after them |
//! | What the card says | textbox, while an own card is edited |
//! | Save card, Split at the cursor, Cancel | button there |
//! | Remove: the statement | button on own cards and on those no longer in the activity |
//! | Strengths: the prompt, Limitations: the prompt, Left out: the prompt | textbox |
//! | Subject | textbox |
//! | Copy subject | button |
//! | Your forum post | textbox |
//! | Copy post, Copy with formatting | button |
//! | Open the forum (opens in a new tab) | link, with `forum` |
//! | Take these changes, Keep my post, Use the new draft | button, when the sorting has changed since the post was edited |
//! | Go back to the draft | button, when the post was edited and the sorting has not changed |
//! | Timer | group with the names of `<activity-timer>`, with `minutes` |
//! | Undo, Redo, Show the author’s comment, Hide the author’s comment, Copy notes, Share (where the system can), Print, Download text, Download Markdown, Download HTML | button |
//! | Download a copy | button, while the work cannot be kept |
//! | Try again | button, where something that is fetched when it is wanted did not load |

mod action;
mod adopt;
pub mod card;
#[cfg(target_arch = "wasm32")]
mod card_list;
#[cfg(target_arch = "wasm32")]
mod card_view;
mod cards;
#[cfg(target_arch = "wasm32")]
mod cells;
#[cfg(target_arch = "wasm32")]
mod choices;
pub mod config;
#[cfg(target_arch = "wasm32")]
mod departed;
pub mod destination;
pub mod difference;
mod drafts;
#[cfg(target_arch = "wasm32")]
mod drag;
#[cfg(target_arch = "wasm32")]
mod flight;
#[cfg(target_arch = "wasm32")]
mod forum_post;
pub mod gesture;
pub mod groups;
mod kept_post;
#[cfg(target_arch = "wasm32")]
mod leading;
pub mod mark;
#[cfg(target_arch = "wasm32")]
mod meanings;
pub mod model;
mod notes;
pub mod outcome;
#[cfg(target_arch = "wasm32")]
mod own_card;
mod own_cards;
#[cfg(target_arch = "wasm32")]
mod own_notes;
pub mod picker_notes;
#[cfg(target_arch = "wasm32")]
mod picture;
pub mod places;
mod placing;
pub mod post;
pub mod post_html;
mod repair;
pub mod statements;
#[cfg(target_arch = "wasm32")]
mod tray;
#[cfg(target_arch = "wasm32")]
pub mod view;
