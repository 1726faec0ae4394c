//! The layer below the widgets: keyed lists, parts that come and go at the root of a mount, state that ends with its owner.

use std::cell::Cell;
use std::rc::Rc;

use activity_widgets::ui::{El, Held, derived, effect, el, fragment};
use leptos::mount::mount_to_renderer;
use leptos::prelude::Owner;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

use super::ledger::{Open, assert_no_errors, settle};
use super::memory;
use super::stage::document;

/// A view mounted in a shadow root, as a widget's is.
struct Bench {
    host: HtmlElement,
    base: HtmlElement,
    owner: Owner,
    view: Option<Box<dyn std::any::Any>>,
}

impl Bench {
    fn new<T: Copy + 'static>(state: impl FnOnce() -> T, view: impl FnOnce(T) -> El + 'static) -> (Bench, T) {
        let host: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&host).unwrap();
        let root = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
        let base: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        root.append_child(&base).unwrap();
        let owner = Owner::new_root(None);
        let (view, state) = owner.with(|| {
            let state = state();
            (mount_to_renderer(&base, move || view(state)), state)
        });
        (Bench { host, base, owner, view: Some(Box::new(view)) }, state)
    }

    fn root(&self) -> ShadowRoot {
        self.host.shadow_root().unwrap()
    }

    fn focused(&self) -> Option<String> {
        self.root().active_element().map(|element| element.id())
    }

    fn items(&self) -> Vec<HtmlElement> {
        let found = self.base.query_selector_all("li").unwrap();
        (0..found.length()).map(|index| found.item(index).unwrap().unchecked_into()).collect()
    }

    fn ids(&self) -> String {
        self.items().iter().map(|item| item.id()).collect::<Vec<_>>().join(" ")
    }

    fn focus(&self, id: &str) {
        self.root()
            .query_selector(&["#", id].concat())
            .unwrap()
            .unwrap()
            .unchecked_into::<HtmlElement>()
            .focus()
            .unwrap();
        assert_eq!(self.focused().as_deref(), Some(id));
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        drop(self.view.take());
        self.owner.cleanup();
        self.host.remove();
    }
}

type Keys = Held<Vec<String>>;

fn keys(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn item(key: &str) -> El {
    el("li").attr("id", key).attr("tabindex", "0").text(key)
}

/// A list at the root of the mount, between two other elements.
fn list(first: &str) -> (Bench, Keys) {
    let view = |state: Keys| {
        fragment().child(el("p").text("above")).each(move || state.get(), item).child(el("p").text("below"))
    };
    Bench::new(|| Held::new(keys(first)), view)
}

#[wasm_bindgen_test]
async fn a_list_keeps_the_elements_whose_keys_stay() {
    let (bench, held) = list("a b c");
    let before = bench.items();
    for next in
        ["a b c d", "z a b c d", "z a x b c d", "c b a", "b", "a b c", "", "c a", "a b c d e f g", "g f e d c b a"]
    {
        let known = bench.items();
        held.set(keys(next));
        settle().await;
        assert_eq!(bench.ids(), next);
        for item in bench.items() {
            let same = known.iter().find(|before| before.id() == item.id());
            assert!(same.is_none_or(|before| *before == item), "{} is the element it was", item.id());
        }
        let (first, last) = (bench.base.first_element_child().unwrap(), bench.base.last_element_child().unwrap());
        assert_eq!((first.text_content(), last.text_content()), (Some("above".into()), Some("below".into())));
    }
    assert!(!bench.items().contains(&before[0]), "a key that went and came back is another element");
    assert_no_errors("after the changes");
}

#[wasm_bindgen_test]
async fn a_list_keeps_the_focus_through_every_reordering() {
    let (bench, held) = list("a b c d");
    for focused in ["a", "b", "c", "d"] {
        held.set(keys("a b c d"));
        settle().await;
        bench.focus(focused);
        for next in [
            "x a b c d",
            "a b c d y",
            "d a b c",
            "b c d a",
            "d c b a",
            "c a d b",
            "a y b c x d",
            "d b z c a",
            "a b c d",
        ] {
            held.set(keys(next));
            settle().await;
            assert_eq!(bench.ids(), next);
            assert_eq!(bench.focused().as_deref(), Some(focused), "focus stays on {focused} in {next}");
        }
        let without: Vec<String> = keys("a b c d").into_iter().filter(|key| key != focused).collect();
        held.set(without);
        settle().await;
        assert_eq!(bench.focused(), None, "what is gone has no focus");
    }
    assert_no_errors("after the changes");
}

#[wasm_bindgen_test]
async fn keys_given_twice_do_no_harm() {
    let (bench, held) = list("a a b");
    for next in ["a b a", "b", "b b b", "a", ""] {
        held.set(keys(next));
        settle().await;
        assert_eq!(bench.ids(), next);
    }
    assert_no_errors("after the changes");
}

#[wasm_bindgen_test]
async fn an_item_that_goes_takes_its_listeners_and_its_effects_along() {
    let runs = Rc::new(Cell::new(0));
    let count = runs.clone();
    let (bench, (held, pulse)) = Bench::new(
        || (Held::new(keys("a b")), Held::new(0_u32)),
        |(held, pulse)| {
            let view = move |key: &str| {
                let count = count.clone();
                let text = move || {
                    count.set(count.get() + 1);
                    pulse.get().to_string()
                };
                item(key).on("click", move |_| pulse.update(|pulse| *pulse += 1)).text_when(text)
            };
            fragment().each(move || held.get(), view)
        },
    );
    let open = Open::now();
    assert_eq!(runs.get(), 2);
    let gone = bench.items()[1].clone();
    held.set(keys("a"));
    settle().await;
    assert_eq!(Open::now().listeners, open.listeners - 1);
    gone.click();
    assert_eq!(pulse.peeked(), 0, "what is gone hears nothing");
    bench.items()[0].click();
    settle().await;
    assert_eq!((pulse.peeked(), runs.get()), (1, 3), "only what is left follows");
}

#[wasm_bindgen_test]
async fn a_list_toggled_at_the_root_of_the_mount_comes_and_goes() {
    let view = |(shown, held): (Held<bool>, Keys)| {
        fragment()
            .show_while(move || shown.get(), move || el("ul").each(move || held.get(), item))
            .child(el("p").text("below"))
    };
    let (bench, (shown, held)) = Bench::new(|| (Held::new(false), Held::new(keys("a b"))), view);
    assert_eq!(bench.base.text_content().unwrap(), "below");
    let (open, nodes) = (Open::now(), bench.base.child_nodes().length());
    for _ in 0..20 {
        shown.set(true);
        settle().await;
        assert_eq!(bench.base.text_content().unwrap(), "abbelow");
        held.set(keys("b c"));
        settle().await;
        assert_eq!(bench.base.text_content().unwrap(), "bcbelow");
        shown.set(false);
        settle().await;
        held.set(keys("a b"));
        settle().await;
        assert_eq!(bench.base.text_content().unwrap(), "below");
    }
    assert_eq!((Open::now(), bench.base.child_nodes().length()), (open, nodes));
    assert_no_errors("after the toggling");
}

#[wasm_bindgen_test]
async fn a_view_unmounts_whole_after_its_root_has_changed() {
    let view = |(shown, held): (Held<bool>, Keys)| {
        fragment().show_while(move || shown.get(), || el("ul")).each(move || held.get(), item)
    };
    let (mut bench, (shown, held)) = Bench::new(|| (Held::new(false), Held::new(keys("a"))), view);
    shown.set(true);
    held.set(keys("b c"));
    settle().await;
    assert_eq!(bench.base.children().length(), 3);
    drop(bench.view.take());
    assert_eq!(bench.base.child_nodes().length(), 0, "nothing of the view is left in its parent");
    shown.set(false);
    held.set(keys("d"));
    settle().await;
    assert_eq!(bench.base.child_nodes().length(), 0);
    assert_no_errors("after unmounting");
}

#[wasm_bindgen_test]
async fn state_whose_owner_has_gone_answers_nothing() {
    let owner = Owner::new_root(None);
    let old = owner.with(|| Held::new(7_u32));
    assert_eq!(old.peek(|value| *value), Some(7));
    owner.cleanup();
    assert_eq!(old.peek(|value| *value), None);
    assert_eq!(old.with(|value| *value), None);
    assert_eq!(old.change(|value| (true, *value)), None);
    assert_eq!((old.get(), old.peeked()), (0, 0));
    old.set(8);
    old.update(|value| *value = 9);
    // Its place is used again, and the old name does not reach the new value.
    let later = Owner::new_root(None);
    let new = later.with(|| Held::new(1_u32));
    old.set(8);
    assert_eq!((new.peeked(), old.peek(|value| *value)), (1, None));
    later.cleanup();
}

#[wasm_bindgen_test]
async fn followers_of_state_that_has_gone_stay_quiet() {
    let (owner, outer) = (Owner::new_root(None), Owner::new_root(None));
    let inner = owner.with(|| Held::new(3_u32));
    let doubled = outer.with(|| derived(move || inner.with(|value| value * 2).unwrap_or_default()));
    assert_eq!(doubled.peeked(), 6);
    owner.cleanup();
    let again = outer.with(|| Held::new(5_u32));
    again.set(50);
    settle().await;
    assert_no_errors("after the owner went");
    assert!(matches!(doubled.peeked(), 0 | 6), "never the value of another");
    outer.cleanup();
}

/// What one owner's state and effects cost, over and over.
async fn lives(times: u32) -> isize {
    let before = memory::live();
    for _ in 0..times {
        let owner = Owner::new_root(None);
        owner.with(|| {
            let quiet = Held::new(0_u32);
            let loud = Held::new(0_u32);
            for _ in 0..20 {
                effect(move || {
                    quiet.track();
                    loud.track();
                });
            }
            loud.set(1);
        });
        settle().await;
        owner.cleanup();
        settle().await;
    }
    memory::live() - before
}

#[wasm_bindgen_test]
async fn places_of_state_are_used_again() {
    // Something settles the executor, whichever test comes first.
    drop(list("a"));
    lives(10).await;
    let grown = lives(100).await;
    assert!(grown < 1_024, "{grown} bytes are lost in 100 lives");
}
