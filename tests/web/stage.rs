//! A page with one widget on it, and hands to use it. Elements are found as a person finds them, by what they say, wherever
//! that is possible.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};

use activity_widgets::activity::Widget;
use activity_widgets::host::element::{Mounted, mount};
use activity_widgets::store::key;
use leptos::reactive::diagnostics::SpecialNonReactiveZone;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement, ShadowRoot, Storage};

use super::ledger::{assert_no_errors, frame, settle};

#[wasm_bindgen(inline_js = r#"
export function fire(target, name) {
  target.dispatchEvent(new Event(name, { bubbles: true, composed: true }));
}
"#)]
extern "C" {
    #[wasm_bindgen(js_name = fire)]
    fn fire_js(target: &Element, name: &str);
}

/// Sends a plain event. Without Leptos' advice, in debug builds, that a listener follows nothing of what it reads: the
/// runner keeps each such line in memory.
pub fn fire(target: &Element, name: &str) {
    let _quiet = SpecialNonReactiveZone::enter();
    fire_js(target, name);
}

/// Clicks as a person does: what a click does by itself, such as checking a box, is done too.
pub fn tap(target: &HtmlElement) {
    let _quiet = SpecialNonReactiveZone::enter();
    target.click();
}

pub fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

pub fn storage() -> Storage {
    web_sys::window().unwrap().local_storage().unwrap().unwrap()
}

/// Everything of ours in the store whose key holds a text.
fn stored(part: &str) -> Vec<(String, String)> {
    let storage = storage();
    let keys = (0..storage.length().unwrap()).filter_map(|index| storage.key(index).unwrap());
    let keys = keys.filter(|key| key.starts_with(key::PREFIX) && key.contains(part)).collect::<Vec<_>>();
    keys.into_iter().map(|key| (key.clone(), storage.get_item(&key).unwrap().unwrap())).collect()
}

fn fresh_activity() -> String {
    static LAST: AtomicU32 = AtomicU32::new(100_000);
    ["tested-", &LAST.fetch_add(1, Ordering::Relaxed).to_string(), "-"].concat()
}

/// One widget's element on the page, with an activity of its own. Goes, with all it stored, when dropped.
pub struct Stage {
    pub host: HtmlElement,
    pub activity: String,
    tag: Widget,
    mounted: Option<Mounted>,
}

impl Stage {
    /// An element that is on the page and not mounted, with an empty store.
    pub fn new(tag: Widget) -> Stage {
        let activity = fresh_activity();
        let host: HtmlElement = document().create_element(tag.tag()).unwrap().unchecked_into();
        host.set_attribute("activity", &activity).unwrap();
        document().body().unwrap().append_child(&host).unwrap();
        Stage { host, activity, tag, mounted: None }
    }

    /// A widget on the page.
    pub async fn mounted(tag: Widget) -> Stage {
        let mut stage = Stage::new(tag);
        stage.mount().await;
        // Picks that were kept are built after the first frame.
        frame().await;
        stage
    }

    pub async fn mount(&mut self) {
        assert!(self.mounted.is_none());
        self.mounted = Some(mount(self.tag.tag(), &self.host, None).expect("the widget mounts"));
        settle().await;
        assert_no_errors("after mounting");
    }

    /// Unmounts at once, as the element class does.
    pub fn unmount(&mut self) {
        self.mounted.take().expect("the widget is mounted").unmount();
    }

    pub fn widget(&self) -> &Mounted {
        self.mounted.as_ref().expect("the widget is mounted")
    }

    pub fn set(&self, name: &str, value: &str) {
        self.host.set_attribute(name, value).unwrap();
    }

    pub fn root(&self) -> ShadowRoot {
        self.host.shadow_root().expect("a shadow root")
    }

    pub fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root().query_selector_all(selector).unwrap();
        (0..found.length()).map(|index| found.item(index).unwrap().unchecked_into()).collect()
    }

    pub fn find(&self, selector: &str) -> HtmlElement {
        self.all(selector).into_iter().next().unwrap_or_else(|| panic!("nothing fits {selector}"))
    }

    /// What an element says, in full.
    pub fn text(&self, selector: &str) -> String {
        self.find(selector).text_content().unwrap()
    }

    /// The button of that name.
    pub fn button(&self, name: &str) -> HtmlElement {
        let is_named = |button: &HtmlElement| {
            button.get_attribute("aria-label").or_else(|| button.text_content()).is_some_and(|known| known == name)
        };
        self.all("button").into_iter().find(is_named).unwrap_or_else(|| panic!("no button is named {name}"))
    }

    /// Presses a button and lets the view follow.
    pub async fn press(&self, name: &str) {
        tap(&self.button(name));
        settle().await;
        assert_no_errors(name);
    }

    /// Clicks what a selector finds and lets the view follow.
    pub async fn click(&self, selector: &str) {
        tap(&self.find(selector));
        settle().await;
        assert_no_errors(selector);
    }

    /// Writes into a text area, key by key.
    pub async fn write(&self, selector: &str, text: &str) {
        let area: HtmlTextAreaElement = self.find(selector).unchecked_into();
        let mut written = String::new();
        for c in text.chars() {
            written.push(c);
            area.set_value(&written);
            fire(&area, "input");
        }
        settle().await;
        assert_no_errors(selector);
    }

    /// What stands in a text area.
    pub fn written(&self, selector: &str) -> String {
        self.find(selector).unchecked_into::<HtmlTextAreaElement>().value()
    }

    /// Whether a radio or check box is on.
    pub fn is_checked(&self, selector: &str) -> bool {
        self.find(selector).unchecked_into::<HtmlInputElement>().checked()
    }

    /// The key of this widget's document.
    pub fn key(&self) -> String {
        key::document(self.tag, &self.activity)
    }

    /// The stored document.
    pub fn document(&self) -> Option<String> {
        storage().get_item(&self.key()).unwrap()
    }

    /// What was set aside.
    pub fn aside(&self) -> Vec<String> {
        let ours = ["/set-aside/", self.tag.tag(), "/", &self.activity, "/"].concat();
        stored(&ours).into_iter().map(|(_, text)| text).collect()
    }

    /// Empties the store of what is this widget's, and gives it an activity that nobody has a copy of.
    pub fn forget(&mut self) {
        for (key, _) in stored(&self.activity) {
            storage().remove_item(&key).unwrap();
        }
        self.activity = fresh_activity();
        self.host.set_attribute("activity", &self.activity).unwrap();
    }

    /// Does some of everything that can be done with the widget, and leaves what goes on by itself going on.
    pub async fn play(&self) {
        match self.tag {
            Widget::WordPicker => self.play_word_picker().await,
            Widget::ActivityTimer => self.play_activity_timer().await,
            Widget::PowerSorter => self.play_power_sorter().await,
        }
    }

    async fn play_word_picker(&self) {
        self.press("Use the sample page").await;
        self.set("hints", "");
        self.press("More ways to pick").await;
        self.press("Next sentence").await;
        self.click(".words button:first-child").await;
        self.click(".words button:last-child").await;
        self.write(".way input", "night").await;
        self.click(".take").await;
        // A pick is built after the frame in which its word is marked.
        frame().await;
        assert_eq!(self.all(".pick").len(), 3, "three words are picked");
        self.click(".head .row button").await;
        self.click(".change button:last-child").await;
        self.click(".remove").await;
        self.click(".removed button").await;
        frame().await;
        self.click(".remove").await;
        assert_eq!(self.all(".pick").len(), 2, "one went, came back, and went");
        self.press("Words in context").await;
        self.write(".pick textarea", "warm").await;
        self.press("Undo").await;
        self.press("Redo").await;
        self.press("Show the author’s comment").await;
        self.press("Change the text").await;
        self.write(".start textarea", "mine").await;
    }

    async fn play_activity_timer(&self) {
        self.press("Start").await;
        self.press("Add 5 minutes").await;
        self.press("Say the time left").await;
        self.press("Hide timer").await;
        self.press("Show timer").await;
        self.press("Timer settings").await;
        assert_eq!(self.button("Pause").text_content().unwrap(), "Pause", "the timer runs");
    }

    async fn play_power_sorter(&self) {
        self.click(".sorting .cards input").await;
        self.write(".sorting .cards textarea", "talk").await;
        self.write(".own textarea", "Who speaks first?\nWho takes the notes?").await;
        self.press("Make cards").await;
        assert_eq!(self.all(".card").len(), 12, "two cards are made");
        self.press("Remove: Who takes the notes?").await;
        self.click(".only input").await;
        self.click(".only input").await;
        self.write(".thinking textarea", "plain").await;
        self.write(".post textarea", "Dear all").await;
        self.press("Undo").await;
        self.press("Show the author’s comment").await;
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        drop(self.mounted.take());
        self.host.remove();
        self.forget();
    }
}

/// Hears an event of an element's, with the JSON of its detail, until dropped.
pub struct Ear {
    target: Element,
    name: &'static str,
    heard: Rc<RefCell<Vec<String>>>,
    callback: Closure<dyn FnMut(Event)>,
}

impl Ear {
    pub fn new(target: &Element, name: &'static str) -> Ear {
        let heard = Rc::<RefCell<Vec<String>>>::default();
        let list = heard.clone();
        let callback = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            let detail = event.unchecked_into::<web_sys::CustomEvent>().detail();
            list.borrow_mut().push(js_sys::JSON::stringify(&detail).unwrap().into());
        });
        target.add_event_listener_with_callback(name, callback.as_ref().unchecked_ref()).unwrap();
        Ear { target: target.clone(), name, heard, callback }
    }

    pub fn heard(&self) -> Vec<String> {
        self.heard.borrow().clone()
    }
}

impl Drop for Ear {
    fn drop(&mut self) {
        let callback = self.callback.as_ref().unchecked_ref();
        self.target.remove_event_listener_with_callback(self.name, callback).unwrap();
    }
}
