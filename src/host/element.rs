//! The life of one element: mounted when it comes to the page, told when its attributes or children change, unmounted when
//! it goes. `www/activity-widgets.js` holds the element classes, which a wasm module cannot be, and calls [`mount`].

use leptos::prelude::Owner;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, MutationObserver, MutationObserverInit, ShadowRoot, ShadowRootInit, ShadowRootMode};

use super::desk::Desk;
use super::part::{self, Place};
use crate::activity::Widget;
use crate::lang;
use crate::notes::Format;

/// A widget that is on the page. Freed or unmounted, it leaves nothing behind: no listener, no wait, no reactive owner.
#[wasm_bindgen]
pub struct Mounted {
    desk: Desk,
    view: Option<Box<dyn std::any::Any>>,
    owner: Owner,
    base: HtmlElement,
    observer: Option<MutationObserver>,
    _changed: Closure<dyn FnMut()>,
}

impl std::fmt::Debug for Mounted {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Mounted").finish_non_exhaustive()
    }
}

/// Shows the widget of that tag, whose part is there, in the element's shadow root. `load` fetches what is not there yet,
/// where the core is cut (see [`part`]). None when there is no such widget or the element can have no shadow root.
#[wasm_bindgen]
pub fn mount(tag: &str, host: &HtmlElement, load: Option<js_sys::Function>) -> Option<Mounted> {
    part::load_with(load);
    let widget = Widget::from_tag(tag)?;
    let root = shadow_root(host)?;
    let base: HtmlElement = root.owner_document()?.create_element("div").ok()?.dyn_into().ok()?;
    base.set_attribute("part", "base").ok()?;
    base.set_class_name(tag);
    let language = language(host);
    base.set_lang(lang::words(&language).tag);
    root.append_child(&base).ok()?;

    // A root owner: an element that comes to the page while another widget renders must not become that one's child.
    let owner = Owner::new_root(None);
    let activity = activity_id(host, widget.tag());
    let place = Place { host, root: &root, base: &base, activity, language: &language };
    let (desk, view) = owner.with(|| part::begin(widget, place));
    let (changed, observer) = observe(host, desk);
    Some(Mounted { desk, view: Some(view), owner, base, observer, _changed: changed })
}

#[wasm_bindgen]
impl Mounted {
    /// The notes as `text`, `markdown` or `html`; any other name gives text.
    #[wasm_bindgen(js_name = exportNotes)]
    pub fn export_notes(&self, format: &str) -> String {
        self.desk.export_notes(Format::from_name(format).unwrap_or(Format::Text))
    }

    /// A backup as JSON.
    #[wasm_bindgen(js_name = exportBackup)]
    pub fn export_backup(&self) -> String {
        self.desk.export_backup()
    }

    /// Takes a backup over; answers the problems, none when all was taken.
    #[wasm_bindgen(js_name = importBackup)]
    pub fn import_backup(&self, text: &str) -> Vec<String> {
        self.desk.import_backup(text)
    }

    /// Begins again. Undo brings everything back.
    pub fn reset(&self) {
        self.desk.reset();
    }

    /// Ends the widget: writes what is not written yet and takes everything down.
    pub fn unmount(self) {}
}

impl Drop for Mounted {
    fn drop(&mut self) {
        if let Some(observer) = self.observer.take() {
            observer.disconnect();
        }
        self.desk.save_now();
        drop(self.view.take());
        self.owner.cleanup();
        self.base.remove();
    }
}

/// The element's open shadow root: a new one, or the one that an earlier mount left behind, emptied.
fn shadow_root(host: &HtmlElement) -> Option<ShadowRoot> {
    if let Some(root) = host.shadow_root() {
        root.set_text_content(None);
        return Some(root);
    }
    host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).ok()
}

/// The closest ancestor's language, across shadow boundaries, else the browser's.
fn language(host: &HtmlElement) -> String {
    let mut at: web_sys::Element = host.clone().into();
    loop {
        if let Ok(Some(found)) = at.closest("[lang]") {
            let tag = found.get_attribute("lang").unwrap_or_default();
            if !tag.trim().is_empty() {
                return tag.trim().to_owned();
            }
        }
        match at.get_root_node().dyn_into::<ShadowRoot>() {
            Ok(root) => at = root.host(),
            Err(_) => break,
        }
    }
    web_sys::window().and_then(|window| window.navigator().language()).unwrap_or_default()
}

/// The `activity` attribute.
fn own_id(host: &HtmlElement) -> Option<String> {
    host.get_attribute("activity").map(|id| id.trim().to_owned()).filter(|id| !id.is_empty())
}

/// Whether others are likely to have the same id, since the author gave none: pages for frames and many hosts' pages are told
/// apart by their query, and a shadow root has a numbering of its own.
pub(super) fn shares_its_id(host: &HtmlElement) -> bool {
    let by_query =
        || web_sys::window().and_then(|window| window.location().search().ok()).is_some_and(|query| !query.is_empty());
    let in_shadow = || host.get_root_node().is_instance_of::<ShadowRoot>();
    own_id(host).is_none() && (host.has_attribute("data-from-query") || in_shadow() || by_query())
}

/// The id under which state is kept: the `activity` attribute, else the page's path with the tag and its number there.
fn activity_id(host: &HtmlElement, tag: &str) -> String {
    if let Some(id) = own_id(host) {
        return id;
    }
    let path = web_sys::window().and_then(|window| window.location().pathname().ok()).unwrap_or_default();
    let all = host.owner_document().map(|document| document.get_elements_by_tag_name(tag));
    let index = all.and_then(|all| (0..all.length()).find(|index| all.item(*index).as_ref() == Some(host)));
    [&path, "#", tag, "-", &index.unwrap_or_default().to_string()].concat()
}

/// Reads the settings again when the author's attributes or children change.
fn observe(host: &HtmlElement, desk: Desk) -> (Closure<dyn FnMut()>, Option<MutationObserver>) {
    let changed = Closure::<dyn FnMut()>::new(move || desk.refresh());
    let observer = MutationObserver::new(changed.as_ref().unchecked_ref()).ok();
    if let Some(observer) = &observer {
        let options = MutationObserverInit::new();
        options.set_attributes(true);
        options.set_child_list(true);
        options.set_character_data(true);
        options.set_subtree(true);
        let _ = observer.observe_with_options(host, &options);
    }
    (changed, observer)
}
