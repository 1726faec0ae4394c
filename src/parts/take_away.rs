//! Taking the notes along: copied, downloaded, printed, handed to another app, or, where the browser allows none of it, as
//! text to select.

use super::by_hand::ByHand;
use super::field::button;
use super::printout::printout;
use crate::host::desk::Desk;
use crate::host::listener::{self, Wait};
use crate::host::{print, share, take_away};
use crate::notes::Format;
use crate::ui::{El, el, fragment};

/// How soon a browser that prints begins with it, in milliseconds. Most have begun before they answer.
const PRINTS_WITHIN: u32 = 1000;

/// A button that copies a text, and the text itself to select by hand when the browser refuses.
pub fn copy_button(desk: Desk, label: &str, class: &str, text: impl Fn() -> String + 'static) -> El {
    let by_hand = ByHand::new(desk);
    fragment().child(copy(desk, by_hand, button(label, class), Box::new(text))).child(by_hand.view())
}

fn copy(desk: Desk, by_hand: ByHand, button: El, text: Box<dyn Fn() -> String>) -> El {
    button.on("click", move |_| {
        let text = text();
        leptos::task::spawn_local(async move {
            if take_away::copy(text.clone()).await {
                by_hand.done();
                desk.say(desk.words.common.copied);
            } else {
                by_hand.offer(text);
            }
        });
    })
}

/// The section with all ways to take the notes along.
pub fn take_away(desk: Desk) -> El {
    let words = &desk.words.common;
    let by_hand = ByHand::new(desk);
    let text = move || desk.export_notes(Format::Text);
    let downloads = [
        (Format::Text, words.download_text),
        (Format::Markdown, words.download_markdown),
        (Format::Html, words.download_html),
    ];
    let downloads = downloads.map(|(format, label)| {
        button(label, "quiet").on("click", move |_| {
            let name = [desk.tag(), "-notes.", format.extension()].concat();
            if !take_away::download(&name, format.media_type(), &desk.export_notes(format)) {
                by_hand.offer(text());
            }
        })
    });
    let row = el("div")
        .class("row")
        .child(copy(desk, by_hand, button(words.copy_notes, ""), Box::new(text)))
        .children(share::can_share().then(|| share_button(desk, by_hand)))
        .child(print_button(desk, by_hand))
        .children(downloads);
    el("section").class("take-away").child(el("h3").text(words.take_away)).child(row).child(by_hand.view())
}

fn share_button(desk: Desk, by_hand: ByHand) -> El {
    button(desk.words.common.share, "").on("click", move |_| {
        let (title, text) = (desk.notes().title, desk.export_notes(Format::Text));
        leptos::task::spawn_local(async move {
            if !share::share(&title, &text).await {
                by_hand.offer(text);
            }
        });
    })
}

fn print_button(desk: Desk, by_hand: ByHand) -> El {
    let wait = Wait::new();
    if let Some(window) = web_sys::window() {
        listener::listen(&window, "beforeprint", |_| print::begun());
        listener::listen(&window, "afterprint", |_| print::end());
    }
    button(desk.words.common.print, "quiet").on("click", move |_| {
        let content = printout(desk).as_element();
        let offer = move || by_hand.offer(desk.export_notes(Format::Text));
        if !content.is_some_and(print::print) {
            return offer();
        }
        wait.start(PRINTS_WITHIN, move || {
            if !print::has_begun() {
                print::end();
                offer();
            }
        });
    })
}
