//! Where a text is chosen: one of the learner's own, the author's, or the sample page.

use super::bringing::bringing;
use super::model::{Action, Source};
use super::view::Picker;
use crate::host::part::Part;
use crate::parts::{Awaited, button, focus_soon, steps};
use crate::ui::{El, el};

/// The panel: a text of one's own, where the author allows one, and the texts that are there already.
pub(super) fn start(picker: Picker) -> El {
    let (session, words) = (picker.session, picker.words);
    let own = move || session.config.with(|config| config.own_text).unwrap_or_default();
    let hint = move || if own() { words.bring_hint } else { words.choose_hint }.to_owned();
    let heading = el("h3")
        .attr("tabindex", "-1")
        .text_when(move || if own() { words.bring_heading } else { words.choose_heading }.to_owned());
    picker.start_heading.set(heading.as_element());
    // The field takes the focus, where there is one at once.
    let has_field = Part::Bringing.is_there() && session.config.peek(|config| config.own_text).unwrap_or_default();
    if picker.choosing.peeked() && !has_field {
        focus_soon(heading.as_element());
    }
    el("section")
        .class("start")
        .child(heading)
        .child(el("p").class("hint").text_when(hint))
        .show_while(own, move || Awaited::new(session.desk(), Part::Bringing).place(move || bringing(picker)))
        .child(choices(picker))
}

/// The texts that are there already, and the ways back.
fn choices(picker: Picker) -> El {
    let (session, words) = (picker.session, picker.words);
    let own = move || session.config.with(|config| config.own_text).unwrap_or_default();
    let has_given = move || picker.given.with(|text| !text.is_empty()).unwrap_or_default();
    let reads_given = move || session.with(|state| state.source == Source::Given);
    let choose = move |action: Action| {
        picker.act(action);
        picker.go_reading();
    };
    let sample = button(words.use_sample, "").flag("hidden", move || !own() && has_given());
    let given = button(words.use_given, "").flag("hidden", move || !has_given() || reads_given());
    let row = el("div")
        .class("row")
        .child(sample.on("click", move |_| choose(Action::UseSample)))
        .child(given.on("click", move |_| choose(Action::UseGiven)));
    let row = if picker.choosing.peeked() {
        row.child(button(words.keep_text, "quiet").on("click", move |_| picker.go_reading()))
    } else {
        row
    };
    // Beside the text there are these buttons already.
    let alone = move || picker.text.with(|text| text.is_empty()).unwrap_or_default();
    row.show_while(alone, move || steps(session.desk()))
}
