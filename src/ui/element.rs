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
#[derive(Clone, Debug)]
pub struct El(Node);

fn document() -> Document {
    thread_local!(static DOCUMENT: Document = {
        let document = web_sys::window().and_then(|window| window.document());
        // There is one wherever an element can be.
        document.unwrap_or_else(|| wasm_bindgen::JsValue::UNDEFINED.unchecked_into())
    });
    DOCUMENT.with(Clone::clone)
}

/// A new element.
pub fn el(tag: &str) -> El {
    // A refused name leaves an error object, on which every later call is refused as well and nothing is shown.
    El(document().create_element(tag).map_or_else(JsCast::unchecked_into, Into::into))
}

/// Several elements without one around them.
pub fn fragment() -> El {
    El(document().create_document_fragment().into())
}

impl El {
    /// The node, for what cannot be said here.
    pub fn node(&self) -> &Node {
        &self.0
    }

    /// The element, as its type.
    pub fn as_element<T: JsCast>(&self) -> Option<T> {
        self.0.clone().dyn_into().ok()
    }

    fn element(&self) -> &Element {
        self.0.unchecked_ref()
    }

    /// Sets an attribute.
    pub fn attr(self, name: &str, value: &str) -> El {
        let _ = self.element().set_attribute(name, value);
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
        let target = self.element().clone();
        let mut before: Option<Option<String>> = None;
        effect(move || {
            let now = value();
            if before.as_ref() != Some(&now) {
                let _ = match &now {
                    Some(value) => target.set_attribute(name, value),
                    None => target.remove_attribute(name),
                };
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
        let target = self.element().clone();
        effect(move || drop(target.class_list().toggle_with_force(name, on())));
        self
    }

    /// Sets one style property, again whenever it changes. It goes past the `style` attribute, which strict pages forbid.
    pub fn style(self, name: &'static str, value: impl Fn() -> String + 'static) -> El {
        let target: web_sys::HtmlElement = self.0.clone().unchecked_into();
        effect(move || drop(target.style().set_property(name, &value())));
        self
    }

    /// The `value` of a text field. Set only when it is another one, so that the cursor stays where it is.
    pub fn value(self, value: impl Fn() -> String + 'static) -> El {
        self.value_boxed(Box::new(value))
    }

    fn value_boxed(self, value: Box<dyn Fn() -> String>) -> El {
        // Text areas and inputs have the same property.
        let target: web_sys::HtmlTextAreaElement = self.0.clone().unchecked_into();
        effect(move || {
            let value = value();
            if target.value() != value {
                target.set_value(&value);
            }
        });
        self
    }

    /// Whether a radio button or check box is on.
    pub fn checked(self, on: impl Fn() -> bool + 'static) -> El {
        self.checked_boxed(Box::new(on))
    }

    fn checked_boxed(self, on: Box<dyn Fn() -> bool>) -> El {
        let target: web_sys::HtmlInputElement = self.0.clone().unchecked_into();
        effect(move || target.set_checked(on()));
        self
    }

    /// Calls `callback` on every such event.
    pub fn on(self, name: &'static str, callback: impl FnMut(Event) + 'static) -> El {
        listen(&self.0, name, callback);
        self
    }

    /// Adds text.
    pub fn text(self, text: &str) -> El {
        self.append(&document().create_text_node(text));
        self
    }

    /// Adds text that is set again whenever it changes.
    pub fn text_when(self, text: impl Fn() -> String + 'static) -> El {
        self.text_boxed(Box::new(text))
    }

    fn text_boxed(self, text: Box<dyn Fn() -> String>) -> El {
        let node = document().create_text_node("");
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
        self.append(&child.0);
        self
    }

    /// Adds elements.
    pub fn children(self, children: impl IntoIterator<Item = El>) -> El {
        children.into_iter().fold(self, El::child)
    }

    /// Adds the one element that `view` builds, for as long as it builds something; built anew whenever what it read changes. Read state
    /// with `peek` in the parts that follow it by themselves.
    pub fn show(self, view: impl FnMut() -> Option<El> + 'static) -> El {
        self.show_boxed(Box::new(view))
    }

    fn show_boxed(self, mut view: Box<dyn FnMut() -> Option<El>>) -> El {
        let marker = self.marker();
        let mut shown: Option<Node> = None;
        effect(move || {
            if let Some(before) = shown.take() {
                remove(&before);
            }
            shown = view().map(|El(node)| node);
            if let (Some(node), Some(parent)) = (&shown, marker.parent_node()) {
                let _ = parent.insert_before(node, Some(&marker));
            }
        });
        self
    }

    /// Adds what `view` builds while `shown` is true. What `view` reads is not followed.
    pub fn show_while(self, shown: impl Fn() -> bool + 'static, view: impl Fn() -> El + 'static) -> El {
        let shown = super::derived(shown);
        self.show(move || shown.get().then(|| untrack(&view)))
    }

    /// Adds one element for each key, and keeps it as long as the key is there. Keys must differ.
    pub fn each(self, keys: impl Fn() -> Vec<String> + 'static, view: impl Fn(&str) -> El + 'static) -> El {
        each::follow(self.marker(), Box::new(keys), Box::new(view));
        self
    }

    /// An empty text that marks a place among the children.
    fn marker(&self) -> Node {
        let marker: Node = document().create_text_node("").into();
        self.append(&marker);
        marker
    }

    fn append(&self, child: &Node) {
        let _ = self.0.append_child(child);
    }
}

/// Takes a node out of the document.
pub(super) fn remove(node: &Node) {
    if let Some(parent) = node.parent_node() {
        let _ = parent.remove_child(node);
    }
}

/// What Leptos keeps of a mounted view: its first and its last node. What comes between them later belongs to it as well.
#[derive(Debug)]
pub struct Mounted(Node, Node);

impl Mounted {
    fn nodes(&self) -> Vec<Node> {
        let mut nodes = vec![self.0.clone()];
        while let Some(next) = nodes.last().filter(|last| **last != self.1).and_then(Node::next_sibling) {
            nodes.push(next);
        }
        nodes
    }
}

impl Render for El {
    type State = Mounted;

    fn build(self) -> Mounted {
        if self.0.node_type() != Node::DOCUMENT_FRAGMENT_NODE {
            return Mounted(self.0.clone(), self.0);
        }
        let first: Node = document().create_text_node("").into();
        let _ = self.0.insert_before(&first, self.0.first_child().as_ref());
        Mounted(first, self.marker())
    }

    fn rebuild(self, state: &mut Mounted) {
        state.unmount();
        *state = self.build();
    }
}

impl Mountable for Mounted {
    fn unmount(&mut self) {
        self.nodes().iter().for_each(remove);
    }

    fn mount(&mut self, parent: &dom::Element, marker: Option<&dom::Node>) {
        for node in &self.nodes() {
            let _ = parent.insert_before(node, marker);
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = self.0.parent_node().and_then(|parent| parent.dyn_into::<Element>().ok());
        if let Some(parent) = &parent {
            child.mount(parent, Some(&self.0));
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<dom::Element> {
        self.nodes().into_iter().filter_map(|node| node.dyn_into().ok()).collect()
    }
}
