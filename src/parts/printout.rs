//! The notes as elements, for paper. Every word is set as text, never as mark-up.

use crate::host::print;
use crate::notes::{Notes, Part, Run};
use crate::ui::{El, el};

/// The notes in an element that can be printed.
pub(super) fn printout(notes: &Notes) -> El {
    let sheet = el("div").class(print::CLASS).child(el("h1").text(&notes.title));
    sheet.children(notes.parts.iter().map(part))
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
