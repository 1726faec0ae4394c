//! The browser's side of the widgets: what touches the document, the clock, the store, the clipboard and the network.
//!
//! [`element`] is the life of one element on a page and the crate's one entry point; [`session`] ties a model to that
//! element and does its actions; [`desk`] keeps the state and tells the page, the same for any [`model`], with its keeping in
//! [`kept`], the author's settings in [`author`], copies of the work in [`copies`] and its end in [`deletion`]. What is kept
//! stands in [`storage`] and once more in [`second`]. [`part`] says where the core is cut into files. The rest are one browser facility a file. Absent on purpose: what the
//! learner sees (`parts` and the widgets' views) and any rule about the learner's state (the models).

pub mod author;
pub mod beat;
pub mod clipboard;
pub mod clock;
pub mod console;
pub mod copies;
pub mod deletion;
pub mod desk;
pub mod device;
pub mod durations;
pub mod element;
pub mod event;
pub mod fetch;
pub mod file;
pub mod frame;
pub mod guard;
pub mod json;
pub mod kept;
pub mod listener;
pub mod model;
pub mod neighbour;
pub mod part;
pub mod print;
pub mod rich_copy;
pub mod second;
pub mod segmenter;
pub mod session;
pub mod settings;
pub mod share;
pub mod sound;
pub mod storage;
pub mod style;
pub mod surroundings;
pub mod take_away;
