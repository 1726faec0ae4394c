//! A keyed list: an element stays the same element, with its focus and its cursor, as long as its key is there.

use leptos::prelude::{Owner, untrack};
use wasm_bindgen::JsCast;
use web_sys::{Node, ShadowRoot};

use super::effect::effect;
use super::element::{El, remove};

struct Item {
    key: String,
    node: Node,
    owner: Owner,
}

/// Keeps the elements before `marker` in step with the keys. Each has an owner of its own, below the one that is current
/// now, so that what it follows ends when its key goes.
pub(super) fn follow(marker: Node, keys: Box<dyn Fn() -> Vec<String>>, view: Box<dyn Fn(&str) -> El>) {
    let Some(parent_owner) = Owner::current() else { return };
    let mut items: Vec<Item> = Vec::new();
    effect(move || {
        let keys = keys();
        if keys.iter().eq(items.iter().map(|item| &item.key)) {
            return;
        }
        let Some(parent) = marker.parent_node() else { return };
        let mut before = std::mem::take(&mut items);
        // In most changes the keys that stay are in their old order, so each is looked for from the last one found.
        let mut from = 0;
        for key in keys {
            let known = before.iter().skip(from).position(|item| item.key == key).map(|at| at.saturating_add(from));
            let known = known.or_else(|| before.iter().position(|item| item.key == key));
            items.push(match known {
                Some(at) => {
                    from = at;
                    before.remove(at)
                }
                None => build(&parent_owner, key, &*view),
            });
        }
        for item in before {
            remove(&item.node);
            item.owner.cleanup();
        }
        // From the end, and only what is not in its place: an element that moves loses its focus. The one that has it stays
        // where it is, and the others go around it.
        let focused = focused(&parent);
        let mut next = marker.clone();
        for item in items.iter().rev() {
            let stays = focused.is_some() && item.node.contains(focused.as_ref());
            if !stays && item.node.next_sibling().as_ref() != Some(&next) {
                let _ = parent.insert_before(&item.node, Some(&next));
            }
            next = item.node.clone();
        }
    });
}

/// The element that has the focus in the shadow root around `node`.
fn focused(node: &Node) -> Option<Node> {
    node.get_root_node().dyn_into::<ShadowRoot>().ok()?.active_element().map(Node::from)
}

fn build(parent_owner: &Owner, key: String, view: &dyn Fn(&str) -> El) -> Item {
    let owner = parent_owner.with(Owner::new);
    let built = owner.with(|| untrack(|| view(&key)));
    Item { key, node: built.node().clone(), owner }
}
