//! Elements: built once; effects then touch only the attribute or the text that changes.

use leptos::prelude::untrack;
use leptos::tachys::renderer::types as dom;
use leptos::tachys::view::{Mountable, Render};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, Node};

use super::each;
use super::effect::effect;
use crate::host::listener::listen;

/// An element under construction, or a fragment of several. Nothing here can fail on the names that we use; where a
/// browser refuses all the same, that piece is missing and the rest stands.
#[derive(Clone, Debug, Default)]
pub struct El(Option<Node>);

fn document() -> Option<Document> {
    thread_local!(static DOCUMENT: Option<Document> = web_sys::window().and_then(|window| window.document()));
    DOCUMENT.with(Clone::clone)
}

/// A new element.
pub fn el(tag: &str) -> El {
    El(document().and_then(|document| document.create_element(tag).ok()).map(Into::into))
}

/// Several elements without one around them.
pub fn fragment() -> El {
    El(document().map(|document| document.create_document_fragment().into()))
}

impl El {
    /// The node, for what cannot be said here.
    pub fn node(&self) -> Option<&Node> {
        self.0.as_ref()
    }

    /// The element, as its type.
    pub fn as_element<T: JsCast>(&self) -> Option<T> {
        self.0.clone()?.dyn_into().ok()
    }

    fn element(&self) -> Option<&Element> {
        self.0.as_ref().map(|node| node.unchecked_ref())
    }

    /// Sets an attribute.
    pub fn attr(self, name: &str, value: &str) -> El {
        set(self.element(), name, Some(value));
        self
    }

    /// Sets the class.
    pub fn class(self, value: &str) -> El {
        self.attr("class", value)
    }

    /// Sets an attribute, again whenever the value changes; none takes it away.
    pub fn attr_when(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> El {
        self.attr_boxed(name, Box::new(value))
    }

    fn attr_boxed(self, name: &'static str, value: Box<dyn Fn() -> Option<String>>) -> El {
        let target = self.element().cloned();
        let mut before: Option<Option<String>> = None;
        effect(move || {
            let now = value();
            if before.as_ref() != Some(&now) {
                set(target.as_ref(), name, now.as_deref());
                before = Some(now);
            }
        });
        self
    }

    /// An attribute that is there or not, such as `hidden`.
    pub fn flag(self, name: &'static str, on: impl Fn() -> bool + 'static) -> El {
        self.attr_boxed(name, Box::new(move || on().then(String::new)))
    }

    /// An attribute that is always `true` or `false`, such as `aria-pressed`.
    pub fn truth(self, name: &'static str, on: impl Fn() -> bool + 'static) -> El {
        self.attr_boxed(name, Box::new(move || Some(if on() { "true" } else { "false" }.to_owned())))
    }

    /// A class that is there or not.
    pub fn class_when(self, name: &'static str, on: impl Fn() -> bool + 'static) -> El {
        self.class_boxed(name, Box::new(on))
    }

    fn class_boxed(self, name: &'static str, on: Box<dyn Fn() -> bool>) -> El {
        let target = self.element().cloned();
        effect(move || {
            if let Some(target) = &target {
                let _ = target.class_list().toggle_with_force(name, on());
            }
        });
        self
    }

    /// Sets one style property, again whenever it changes. It goes past the `style` attribute, which strict pages forbid.
    pub fn style(self, name: &'static str, value: impl Fn() -> String + 'static) -> El {
        let target = self.as_element::<web_sys::HtmlElement>();
        effect(move || {
            let value = value();
            if let Some(target) = &target {
                let _ = target.style().set_property(name, &value);
            }
        });
        self
    }

    /// The `value` of a text field. Set only when it is another one, so that the cursor stays where it is.
    pub fn value(self, value: impl Fn() -> String + 'static) -> El {
        self.value_boxed(Box::new(value))
    }

    fn value_boxed(self, value: Box<dyn Fn() -> String>) -> El {
        let target = self.as_element::<web_sys::HtmlTextAreaElement>();
        let input = self.as_element::<web_sys::HtmlInputElement>();
        effect(move || {
            let value = value();
            match (&target, &input) {
                (Some(field), _) if field.value() != value => field.set_value(&value),
                (_, Some(field)) if field.value() != value => field.set_value(&value),
                _ => {}
            }
        });
        self
    }

    /// Whether a radio button or check box is on.
    pub fn checked(self, on: impl Fn() -> bool + 'static) -> El {
        self.checked_boxed(Box::new(on))
    }

    fn checked_boxed(self, on: Box<dyn Fn() -> bool>) -> El {
        let target = self.as_element::<web_sys::HtmlInputElement>();
        effect(move || {
            let on = on();
            if let Some(target) = target.as_ref().filter(|target| target.checked() != on) {
                target.set_checked(on);
            }
        });
        self
    }

    /// Calls `callback` on every such event.
    pub fn on(self, name: &'static str, callback: impl FnMut(Event) + 'static) -> El {
        if let Some(node) = &self.0 {
            listen(node, name, callback);
        }
        self
    }

    /// Adds text.
    pub fn text(self, text: &str) -> El {
        if let Some(document) = document() {
            self.append(&document.create_text_node(text));
        }
        self
    }

    /// Adds text that is set again whenever it changes.
    pub fn text_when(self, text: impl Fn() -> String + 'static) -> El {
        self.text_boxed(Box::new(text))
    }

    fn text_boxed(self, text: Box<dyn Fn() -> String>) -> El {
        let Some(document) = document() else { return self };
        let node = document.create_text_node("");
        self.append(&node);
        let mut before = String::new();
        effect(move || {
            let now = text();
            if now != before {
                node.set_data(&now);
                before = now;
            }
        });
        self
    }

    /// Adds an element.
    pub fn child(self, child: El) -> El {
        if let Some(child) = &child.0 {
            self.append(child);
        }
        self
    }

    /// Adds elements.
    pub fn children(self, children: impl IntoIterator<Item = El>) -> El {
        children.into_iter().fold(self, El::child)
    }

    /// Adds what `view` builds, for as long as it builds something; built anew whenever what it read changes. Read state
    /// with `peek` in the parts that follow it by themselves.
    pub fn show(self, view: impl FnMut() -> Option<El> + 'static) -> El {
        self.show_boxed(Box::new(view))
    }

    fn show_boxed(self, mut view: Box<dyn FnMut() -> Option<El>>) -> El {
        let Some(marker) = self.marker() else { return self };
        let mut shown: Vec<Node> = Vec::new();
        effect(move || {
            remove(&shown);
            shown = match (view(), marker.parent_node()) {
                (Some(El(Some(node))), Some(parent)) => insert(&parent, &node, &marker),
                _ => Vec::new(),
            };
        });
        self
    }

    /// Adds what `view` builds while `shown` is true. What `view` reads is not followed.
    pub fn show_while(self, shown: impl Fn() -> bool + 'static, view: impl Fn() -> El + 'static) -> El {
        let shown = super::derived(shown);
        self.show(move || shown.get().then(|| untrack(&view)))
    }

    /// Adds an element for each key, and keeps it as long as the key is there. Keys must differ.
    pub fn each(self, keys: impl Fn() -> Vec<String> + 'static, view: impl Fn(&str) -> El + 'static) -> El {
        if let Some(marker) = self.marker() {
            each::follow(marker, Box::new(keys), Box::new(view));
        }
        self
    }

    /// An empty text that marks a place among the children.
    fn marker(&self) -> Option<Node> {
        let marker: Node = document()?.create_text_node("").into();
        self.append(&marker);
        Some(marker)
    }

    fn append(&self, child: &Node) {
        if let Some(node) = &self.0 {
            let _ = node.append_child(child);
        }
    }
}

fn set(target: Option<&Element>, name: &str, value: Option<&str>) {
    let Some(target) = target else { return };
    let _ = match value {
        Some(value) => target.set_attribute(name, value),
        None => target.remove_attribute(name),
    };
}

/// Takes nodes out of the document.
pub(super) fn remove(nodes: &[Node]) {
    for node in nodes {
        if let Some(parent) = node.parent_node() {
            let _ = parent.remove_child(node);
        }
    }
}

/// Puts a node, or what a fragment holds, before another, and answers what was put there.
pub(super) fn insert(parent: &Node, node: &Node, before: &Node) -> Vec<Node> {
    let nodes = parts(node);
    let _ = parent.insert_before(node, Some(before));
    nodes
}

/// The node itself, or a fragment's children.
pub(super) fn parts(node: &Node) -> Vec<Node> {
    if node.node_type() != Node::DOCUMENT_FRAGMENT_NODE {
        return vec![node.clone()];
    }
    let children = node.child_nodes();
    (0..children.length()).filter_map(|index| children.item(index)).collect()
}

/// What Leptos keeps of a mounted view.
#[derive(Debug)]
pub struct Mounted(Vec<Node>);

impl Render for El {
    type State = Mounted;

    fn build(self) -> Mounted {
        Mounted(self.0.as_ref().map(parts).unwrap_or_default())
    }

    fn rebuild(self, state: &mut Mounted) {
        remove(&state.0);
        *state = self.build();
    }
}

impl Mountable for Mounted {
    fn unmount(&mut self) {
        remove(&self.0);
    }

    fn mount(&mut self, parent: &dom::Element, marker: Option<&dom::Node>) {
        for node in &self.0 {
            let _ = parent.insert_before(node, marker);
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let first = self.0.first();
        let parent = first.and_then(Node::parent_node).and_then(|parent| parent.dyn_into::<Element>().ok());
        if let Some(parent) = &parent {
            child.mount(parent, first);
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<dom::Element> {
        self.0.iter().filter_map(|node| node.clone().dyn_into().ok()).collect()
    }
}
