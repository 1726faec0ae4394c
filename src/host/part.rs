//! Where the core is cut: what only one widget needs is fetched only where a page has that widget.
//!
//! A release build (`tests/tools/split-core.mjs`) moves what is reached only through certain functions into files of their own,
//! code, texts and tables: for each large widget `word_picker` or `power_sorter`, here and in `store::work`; for the panel
//! about the learner's work `content` in `parts::own_work`. The loader (`www/activity-widgets.js`) fetches the files of a widget
//! before it mounts one, and others for who asks. In any other build these are plain functions. The timer has no
//! part: any widget may have one inside.
//!
//! What keeps the parts from growing together: nothing outside a widget's own module names its items, but for those functions.

use std::cell::{Cell, RefCell};

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

/// The part that shows what is kept on the device.
const OWN_WORK: &str = "own-work";

thread_local! {
    /// The loader's way to fetch a part: a function of its name that answers a promise.
    static LOAD: RefCell<Option<Function>> = const { RefCell::new(None) };
    static HAS_OWN_WORK: Cell<bool> = const { Cell::new(false) };
}

/// From now on, this fetches parts. Without it all are there.
pub fn load_with(load: Function) {
    LOAD.with_borrow_mut(|known| *known = Some(load));
}

/// Fetches what is needed of a widget, whether the page has one or not. False when it cannot be had at the moment.
pub async fn bring_widget(widget: Widget) -> bool {
    let there = work::is_there(widget) || bring(widget.tag()).await;
    if there {
        work::has_come(widget);
    }
    there
}

/// Whether [`OWN_WORK`] is there.
pub fn has_own_work() -> bool {
    HAS_OWN_WORK.get() || LOAD.with_borrow(Option::is_none)
}

/// Fetches [`OWN_WORK`]. False when it cannot be had at the moment.
pub async fn bring_own_work() -> bool {
    let there = has_own_work() || bring(OWN_WORK).await;
    HAS_OWN_WORK.set(there);
    there
}

async fn bring(name: &str) -> bool {
    let Some(load) = LOAD.with_borrow(Clone::clone) else { return true };
    let loaded = load.call1(&JsValue::UNDEFINED, &name.into());
    let Some(loaded) = loaded.ok().and_then(|loaded| loaded.dyn_into::<Promise>().ok()) else { return false };
    JsFuture::from(loaded).await.is_ok()
}

/// Begins that widget, whose part is there.
pub fn begin(widget: Widget, place: Place<'_>) -> Begun {
    work::has_come(widget);
    match widget {
        Widget::WordPicker => word_picker(place),
        Widget::ActivityTimer => activity_timer(place),
        Widget::PowerSorter => power_sorter(place),
    }
}

// Not inlined: the release build finds these two by their names.

#[inline(never)]
fn word_picker(place: Place<'_>) -> Begun {
    begin_with::<WordPicker>(place, Some(word_picker::view::STYLE), word_picker::view::view)
}

#[inline(never)]
fn power_sorter(place: Place<'_>) -> Begun {
    begin_with::<PowerSorter>(place, Some(power_sorter::view::STYLE), power_sorter::view::view)
}

fn activity_timer(place: Place<'_>) -> Begun {
    begin_with::<ActivityTimer>(place, None, activity_timer::view::view)
}

fn begin_with<A: Activity>(place: Place<'_>, own_look: Option<&'static str>, view: fn(Session<A>) -> El) -> Begun {
    // The timer's look too: any widget may have one inside.
    let mut looks = vec![parts::STYLE, activity_timer::view::STYLE];
    looks.extend(own_look);
    style::adopt(place.root, &looks);
    let session = Session::<A>::begin(place.host, place.activity, place.language);
    let view = mount_to_renderer(place.base, move || view(session));
    (session.desk(), Box::new(view))
}
