//! What is shown once its part of the core has come, and what stands there until then.

use web_sys::HtmlElement;

use super::field::button;
use super::focus::focus_soon;
use crate::host::desk::Desk;
use crate::host::part::Part;
use crate::ui::{El, Held, el, untrack};

/// How far it is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Coming {
    #[default]
    NotAsked,
    OnItsWay,
    Failed,
    There,
}

/// A part that something on the screen needs. Cheap to copy; gone with its owner.
#[derive(Clone, Copy)]
pub struct Awaited {
    desk: Desk,
    part: Part,
    coming: Held<Coming>,
}

impl Awaited {
    /// A part that nobody has asked for yet.
    pub fn new(desk: Desk, part: Part) -> Awaited {
        Awaited { desk, part, coming: Held::new(Coming::NotAsked) }
    }

    /// Asks for it, unless it is there or on its way. It is told where it does not come.
    fn ask(self) {
        if self.part.is_there() {
            return self.coming.set(Coming::There);
        }
        if self.coming.peeked() == Coming::OnItsWay {
            return;
        }
        self.coming.set(Coming::OnItsWay);
        leptos::task::spawn_local(async move {
            let there = self.part.bring().await;
            // Nobody need hear of what was closed meanwhile.
            let is_wanted = self.coming.peek(|_| ()).is_some();
            self.coming.set(if there { Coming::There } else { Coming::Failed });
            if is_wanted && !there {
                self.desk.say(self.desk.words.common.part_failed);
            }
        });
    }

    /// What needs the part, once that is there. It is asked for now.
    pub fn place(self, content: impl Fn() -> El + 'static) -> El {
        let words = &self.desk.words.common;
        let place = el("div").class("awaited").attr("tabindex", "-1");
        // The button goes with the press, and the focus must not go with it.
        let stays: Option<HtmlElement> = place.as_element();
        self.ask();
        place.show(move || {
            Some(match self.coming.get() {
                Coming::There => untrack(&content),
                Coming::NotAsked | Coming::OnItsWay => el("p").text(words.part_coming),
                Coming::Failed => {
                    let stays = stays.clone();
                    let again = button(words.try_again, "").on("click", move |_| {
                        focus_soon(stays.clone());
                        self.ask();
                    });
                    el("div").child(el("p").text(words.part_failed)).child(again)
                }
            })
        })
    }
}
