//! The notes as elements, for paper, and the picture of them where the widget has one. Every word is set as text, never as
//! mark-up.

use web_sys::Node;

use crate::host::desk::Desk;
use crate::host::print;
use crate::notes::{Part, Run};
use crate::ui::{El, el};

/// The notes in an element that can be printed.
pub(super) fn printout(desk: Desk) -> El {
    let notes = desk.notes();
    let sheet = el("div").class(print::CLASS).child(el("h1").text(&notes.title));
    let sheet = sheet.children(notes.parts.iter().map(part));
    if let Some(picture) = picture(desk) {
        let _ = sheet.node().append_child(&picture);
    }
    sheet
}

/// What the widget shows in an element of class `picture`, as it is now.
fn picture(desk: Desk) -> Option<Node> {
    let root = desk.host()?.shadow_root()?;
    root.query_selector(".picture:not([hidden])").ok()??.clone_node_with_deep(true).ok()
}

fn part(part: &Part) -> El {
    match part {
        Part::Heading(heading) => el("h2").text(heading),
        Part::Subheading(heading) => el("h3").text(heading),
        Part::Paragraph(text) => el("p").text(text),
        Part::Quotation(runs) => runs.iter().fold(el("blockquote"), run),
        Part::List(lines) => el("ul").children(lines.iter().map(|line| el("li").text(line))),
    }
}

fn run(quotation: El, run: &Run) -> El {
    if run.marked { quotation.child(el("mark").text(&run.text)) } else { quotation.text(&run.text) }
}
