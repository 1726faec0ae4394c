//! The sentence stepper: one sentence at a time, each of its words a button. For the keyboard, a switch, the voice or a
//! screen reader, and for anyone who finds a word hard to hit.
//!
//! All its buttons are one stop in the tab order, as in a toolbar (ARIA Authoring Practices, toolbar pattern): the arrow
//! keys go from button to button.

use std::ops::Range;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use super::running_text::Place;
use super::view::Picker;
use crate::host::listener::Wait;
use crate::lang::fill;
use crate::parts::button;
use crate::text::{Text, folded, sentence_ranges_with, trimmed, word_ranges_with};
use crate::ui::{El, Held, effect, el};

/// How long letters count as one word's beginning, in milliseconds.
const LETTERS_FOR: u32 = 700;
/// The buttons before the words: previous and next sentence.
const BEFORE_WORDS: usize = 2;

/// A sentence: its block, and its number in it.
type Sentence = (usize, usize);

#[derive(Clone, Copy)]
struct Stepper {
    picker: Picker,
    /// The sentence that is shown.
    stand: Held<Sentence>,
    /// The button that is the stop in the tab order, while there are so many.
    stop: Held<usize>,
    /// The last button that there is: a sentence may have few words, or none at all.
    last: Held<usize>,
    bar: Held<Option<Element>>,
    letters: Held<String>,
    wait: Wait,
}

/// The stepper, always open.
pub(super) fn stepper(picker: Picker) -> El {
    let words = picker.words;
    let (stand, stop, last, bar) = (Held::new((0, 0)), Held::new(BEFORE_WORDS), Held::new(0), Held::new(None));
    let stepper = Stepper { picker, stand, stop, last, bar, letters: Held::new(String::new()), wait: Wait::new() };
    // Another text begins at its beginning.
    effect(move || {
        picker.text.track();
        stand.set((0, 0));
        stop.set(BEFORE_WORDS);
    });
    let step = move |forward| button(if forward { words.next_sentence } else { words.previous_sentence }, "");
    let row = el("div").class("row").children([false, true].map(|forward| {
        stepper.stop_at(step(forward), usize::from(forward)).on("click", move |_| _ = stepper.step(forward))
    }));
    let name = move || stepper.name();
    let toolbar = el("div").class("steps-of").attr("role", "toolbar").attr_when("aria-label", move || Some(name()));
    let toolbar = toolbar.child(row).show(move || Some(stepper.words()));
    bar.set(toolbar.as_element());
    // In Safari a button that is clicked gets no focus.
    let follow = move |event: Event| stepper.follow(&event);
    let toolbar = toolbar.on("keydown", move |event| stepper.key(&event)).on("focusin", follow).on("click", follow);
    el("div")
        .class("way")
        .child(el("h4").text(words.stepper))
        .child(el("p").class("hint").text(words.stepper_hint))
        .child(el("p").class("hint").attr("aria-hidden", "true").text_when(name))
        .child(toolbar)
}

impl Stepper {
    fn stop_at(self, button: El, index: usize) -> El {
        button.attr_when("tabindex", move || {
            Some(if self.stop.get().min(self.last.get()) == index { "0" } else { "-1" }.to_owned())
        })
    }

    fn name(self) -> String {
        let (block, sentence) = self.stand.get();
        let (blocks, total) =
            self.picker.text.with(|text| (text.blocks.len(), self.sentences(text, block).len())).unwrap_or_default();
        let number = |index: usize| index.saturating_add(1).to_string();
        fill(
            self.picker.words.sentence_words,
            &[
                ("block", &number(block)),
                ("blocks", &blocks.to_string()),
                ("number", &number(sentence)),
                ("total", &total.to_string()),
            ],
        )
    }

    /// The words of the sentence, each a button that is pressed when the word is picked.
    fn words(self) -> El {
        let (block, sentence) = self.stand.get();
        let found = self.picker.text.with(|text| self.words_of(text, (block, sentence))).unwrap_or_default();
        self.last.set(found.len().saturating_add(BEFORE_WORDS).saturating_sub(1));
        let number = u32::try_from(block).unwrap_or_default();
        let buttons = found.into_iter().enumerate().map(move |(index, (word, range))| {
            self.stop_at(word_button(self.picker, number, &word, range), index.saturating_add(BEFORE_WORDS))
        });
        el("div").class("row words").children(buttons)
    }

    /// One sentence back or on, said when there is one.
    fn step(self, forward: bool) -> bool {
        let words = self.picker.words;
        let next = self.picker.text.peek(|text| self.neighbour(text, self.stand.peeked(), forward)).flatten();
        let Some(next) = next else {
            self.picker.session.say(if forward { words.last_sentence } else { words.first_sentence });
            return false;
        };
        self.stand.set(next);
        self.picker.session.say(self.picker.text.peek(|text| self.sentence_text(text, next)).unwrap_or_default());
        true
    }

    fn key(self, event: &Event) {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let buttons = self.buttons();
        let now = self.stop_now();
        let backwards = self.bar.peeked().is_some_and(|bar| is_right_to_left(&bar));
        let key = event.key();
        let to = match key.as_str() {
            "ArrowRight" if backwards => now.checked_sub(1),
            "ArrowLeft" if backwards => Some(now.saturating_add(1)),
            "ArrowRight" => Some(now.saturating_add(1)),
            "ArrowLeft" => now.checked_sub(1),
            "Home" => Some(BEFORE_WORDS),
            "End" => buttons.len().checked_sub(1),
            "ArrowDown" | "ArrowUp" => {
                if self.step(key == "ArrowDown") {
                    self.stop.set(BEFORE_WORDS);
                    self.letters.set(String::new());
                    // The words are there a moment later.
                    self.wait.start(0, move || self.focus(self.stop_now()));
                }
                None
            }
            // These press the button; what is typed after them begins a new word.
            " " | "Enter" => return self.letters.set(String::new()),
            letter if letter.chars().nth(1).is_none() => self.by_letter(&buttons, letter),
            _ => return,
        };
        event.prevent_default();
        if let Some(to) = to.filter(|to| *to < buttons.len()) {
            self.focus(to);
        }
    }

    /// The next word that begins with the letters typed lately; where there is none, with the last one.
    fn by_letter(self, buttons: &[HtmlElement], letter: &str) -> Option<usize> {
        let letter = folded(letter);
        let typed = [self.letters.peeked(), letter.clone()].concat();
        let letters = self.letters;
        self.wait.start(LETTERS_FOR, move || letters.set(String::new()));
        // A second letter may still mean the word that the first one led to.
        let longer = typed != letter;
        let found = longer.then(|| self.next_word(buttons, &typed, 0)).flatten();
        self.letters.set(if longer && found.is_none() { letter.clone() } else { typed });
        found.or_else(|| self.next_word(buttons, &letter, 1))
    }

    /// The first word that begins so, from that many buttons after the stop, and from the sentence's beginning again.
    fn next_word(self, buttons: &[HtmlElement], beginning: &str, ahead: usize) -> Option<usize> {
        let from = self.stop_now().saturating_add(ahead);
        let begins = |(_, button): &(usize, &HtmlElement)| {
            button.text_content().is_some_and(|word| folded(&word).starts_with(beginning))
        };
        let all = || buttons.iter().enumerate().skip(BEFORE_WORDS);
        let after = all().filter(|(index, _)| *index >= from).find(begins);
        after.or_else(|| all().find(begins)).map(|(index, _)| index)
    }

    /// Whatever got the focus or was pressed is the stop from now on.
    fn follow(self, event: &Event) {
        let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        if let Some(index) = self.buttons().iter().position(|button| Some(button) == target.as_ref()) {
            self.stop.set(index);
        }
    }

    fn stop_now(self) -> usize {
        self.stop.peeked().min(self.last.peeked())
    }

    fn focus(self, index: usize) {
        if let Some(button) = self.buttons().get(index) {
            let _ = button.focus();
        }
    }

    fn buttons(self) -> Vec<HtmlElement> {
        let list = self.bar.peeked().and_then(|bar| bar.query_selector_all("button").ok());
        list.into_iter()
            .flat_map(|list| (0..list.length()).filter_map(move |index| list.item(index)?.dyn_into().ok()))
            .collect()
    }

    fn sentences(self, text: &Text, block: usize) -> Vec<Range<usize>> {
        let Some(block) = text.blocks.get(block) else { return Vec::new() };
        self.picker.boundaries.peek(|boundaries| sentence_ranges_with(boundaries, &block.text)).unwrap_or_default()
    }

    fn sentence_text(self, text: &Text, (block, number): Sentence) -> String {
        let Some(paragraph) = text.blocks.get(block) else { return String::new() };
        let range = self.sentences(text, block).get(number).cloned().unwrap_or_default();
        paragraph.text.get(trimmed(&paragraph.text, range)).unwrap_or_default().to_owned()
    }

    fn words_of(self, text: &Text, (block, number): Sentence) -> Vec<(String, Range<usize>)> {
        let Some(paragraph) = text.blocks.get(block) else { return Vec::new() };
        let sentence = self.sentences(text, block).get(number).cloned().unwrap_or_default();
        let words = self.picker.boundaries.peek(|boundaries| word_ranges_with(boundaries, &paragraph.text));
        let inside = words.unwrap_or_default().into_iter().filter(|word| sentence.contains(&word.start));
        inside.filter_map(|word| Some((paragraph.text.get(word.clone())?.to_owned(), word))).collect()
    }

    /// The sentence before or after one.
    fn neighbour(self, text: &Text, (block, number): Sentence, forward: bool) -> Option<Sentence> {
        if forward {
            let next = number.saturating_add(1);
            if next < self.sentences(text, block).len() {
                return Some((block, next));
            }
            let below = block.saturating_add(1);
            return (below < text.blocks.len()).then_some((below, 0));
        }
        if let Some(before) = number.checked_sub(1) {
            return Some((block, before));
        }
        let above = block.checked_sub(1)?;
        Some((above, self.sentences(text, above).len().saturating_sub(1)))
    }
}

fn word_button(picker: Picker, block: u32, word: &str, range: Range<usize>) -> El {
    let at = range.clone();
    let covers = move |place: &Place| place.1 == block && place.2.start < at.end && at.start < place.2.end;
    button(word, "word")
        .truth("aria-pressed", move || picker.places.with(|places| places.iter().any(&covers)).unwrap_or_default())
        .on("click", move |_| picker.toggle(block, range.clone()))
}

/// Whether the next button stands to the left of the one before.
fn is_right_to_left(element: &Element) -> bool {
    let style = web_sys::window().and_then(|window| window.get_computed_style(element).ok()?);
    style.and_then(|style| style.get_property_value("direction").ok()).is_some_and(|direction| direction == "rtl")
}
