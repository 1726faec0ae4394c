//! Where the core is cut: a page fetches what its widgets need, and what is seldom needed when somebody wants it.
//!
//! A release build (`tests/tools/split-core.mjs`) moves what is reached only through certain functions into files of their own,
//! code, texts and tables. These are the functions, with the part that each leads into:
//!
//! | part | its functions |
//! |---|---|
//! | each widget's | `word_picker`, `activity_timer`, `power_sorter`, here and in `store::work`; `activity_timer::view::inside` |
//! | [`Part::TimerSettings`] | `activity_timer::panel::panel` |
//! | [`Part::OwnWork`] | `parts::own_work::content` |
//! | [`Part::Bringing`] | `word_picker::bringing::bringing` |
//! | [`Part::OwnNotes`] | `power_sorter::own_notes::{bring, make_cards}` |
//!
//! The loader (`www/activity-widgets.js`) fetches the files of a widget before it mounts one, and others for who asks. In any
//! other build these are plain functions.
//!
//! What keeps the parts from growing together: nothing outside a widget's own module names its items, but for those functions.

use std::cell::RefCell;

use js_sys::{Function, Promise};
use leptos::mount::mount_to_renderer;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlElement, ShadowRoot};

use super::desk::Desk;
use super::session::Session;
use super::style;
use crate::activity::{Activity, Widget};
use crate::activity_timer::model::ActivityTimer;
use crate::power_sorter::model::PowerSorter;
use crate::store::work;
use crate::ui::El;
use crate::word_picker::model::WordPicker;
use crate::{activity_timer, parts, power_sorter, word_picker};

/// Where a widget is to begin.
#[derive(Debug)]
pub struct Place<'a> {
    /// The page's element.
    pub host: &'a HtmlElement,
    /// Its shadow root.
    pub root: &'a ShadowRoot,
    /// What the view is put into.
    pub base: &'a HtmlElement,
    /// The id under which its state is kept.
    pub activity: String,
    /// A BCP 47 tag.
    pub language: &'a str,
}

/// A widget that has begun: its desk, and its view, which unmounts when dropped.
pub type Begun = (Desk, Box<dyn std::any::Any>);

/// A part of the core, which a page may not have yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All that only this widget needs.
    Widget(Widget),
    /// The settings of the timer.
    TimerSettings,
    /// The panel about what is kept on the device.
    OwnWork,
    /// Bringing a text of one's own into the word picker.
    Bringing,
    /// Making cards of one's own notes in the power sorter.
    OwnNotes,
}

thread_local! {
    /// The loader's way to fetch a part: a function of its name that answers a promise. None where all are there.
    static LOAD: RefCell<Option<Function>> = const { RefCell::new(None) };
    /// Which parts have come. Of the widgets' `store::work` knows it.
    static HERE: RefCell<Vec<Part>> = const { RefCell::new(Vec::new()) };
}

/// From now on, this fetches parts. Without it all are there.
pub fn load_with(load: Option<Function>) {
    if load.is_none() {
        Widget::ALL.into_iter().for_each(work::has_come);
    }
    LOAD.set(load);
}

impl Part {
    /// What the loader calls it.
    const fn name(self) -> &'static str {
        match self {
            Part::Widget(widget) => widget.tag(),
            Part::TimerSettings => "timer-settings",
            Part::OwnWork => "own-work",
            Part::Bringing => "bringing",
            Part::OwnNotes => "own-notes",
        }
    }

    /// Whether it is there.
    pub fn is_there(self) -> bool {
        match self {
            Part::Widget(widget) => work::is_there(widget),
            _ => LOAD.with_borrow(Option::is_none) || HERE.with_borrow(|here| here.contains(&self)),
        }
    }

    /// Fetches it, whether the page has a widget that needs it or not. False when it cannot be had at the moment.
    pub async fn bring(self) -> bool {
        let there = self.is_there() || fetch(self.name()).await;
        if there {
            self.has_come();
        }
        there
    }

    /// Fetches it for somebody who is likely to want it soon.
    pub fn expect_use(self) {
        leptos::task::spawn_local(async move {
            let _ = self.bring().await;
        });
    }

    fn has_come(self) {
        match self {
            Part::Widget(widget) => work::has_come(widget),
            _ => HERE.with_borrow_mut(|here| {
                if !here.contains(&self) {
                    here.push(self);
                }
            }),
        }
    }
}

async fn fetch(name: &str) -> bool {
    let Some(load) = LOAD.with_borrow(Clone::clone) else { return true };
    let loaded = load.call1(&JsValue::UNDEFINED, &name.into());
    let Some(loaded) = loaded.ok().and_then(|loaded| loaded.dyn_into::<Promise>().ok()) else { return false };
    JsFuture::from(loaded).await.is_ok()
}

/// Begins that widget, whose part is there.
pub fn begin(widget: Widget, place: Place<'_>) -> Begun {
    Part::Widget(widget).has_come();
    match widget {
        Widget::WordPicker => word_picker(place),
        Widget::ActivityTimer => activity_timer(place),
        Widget::PowerSorter => power_sorter(place),
    }
}

// Not inlined: the release build finds these by their names.

#[inline(never)]
fn word_picker(place: Place<'_>) -> Begun {
    begin_with::<WordPicker>(place, &[parts::WORKSPACE_STYLE, word_picker::view::STYLE], word_picker::view::view)
}

#[inline(never)]
fn activity_timer(place: Place<'_>) -> Begun {
    begin_with::<ActivityTimer>(place, &[activity_timer::view::STYLE], activity_timer::view::view)
}

#[inline(never)]
fn power_sorter(place: Place<'_>) -> Begun {
    begin_with::<PowerSorter>(place, &[parts::WORKSPACE_STYLE, power_sorter::view::STYLE], power_sorter::view::view)
}

fn begin_with<A: Activity>(place: Place<'_>, own_looks: &[&'static str], view: fn(Session<A>) -> El) -> Begun {
    style::adopt(place.root, &[&[parts::STYLE], own_looks].concat());
    let session = Session::<A>::begin(place.host, place.activity, place.language);
    let view = mount_to_renderer(place.base, move || view(session));
    (session.desk(), Box::new(view))
}
