//! Notes as CommonMark (<https://spec.commonmark.org/0.31.2/>). What a learner wrote is escaped, so that it reads as it was
//! written.

use super::{Notes, Part, one_line};

/// The notes as Markdown.
pub(super) fn render(notes: &Notes) -> String {
    let mut out = String::new();
    line(&mut out, "# ", &notes.title);
    for part in &notes.parts {
        out.push('\n');
        match part {
            Part::Heading(heading) => line(&mut out, "## ", heading),
            Part::Subheading(heading) => line(&mut out, "### ", heading),
            Part::Paragraph(text) => paragraph(&mut out, text),
            Part::Quotation(runs) => {
                out.push_str("> ");
                let mut begun = false;
                for run in runs {
                    // Four spaces at the start would make it code, and marks around nothing a rule across the page.
                    let text = if begun { &run.text } else { run.text.trim_start() };
                    let edge = if run.marked && !text.trim().is_empty() { "**" } else { "" };
                    out.push_str(edge);
                    escape(&mut out, text);
                    out.push_str(edge);
                    begun |= !text.is_empty();
                }
                out.push('\n');
            }
            Part::List(lines) => {
                for text in lines {
                    line(&mut out, "- ", text);
                }
            }
        }
    }
    out
}

fn line(out: &mut String, lead: &str, text: &str) {
    out.push_str(lead);
    escape(out, &one_line(text));
    out.push('\n');
}

/// Line breaks inside a paragraph are hard breaks; blank lines part paragraphs.
fn paragraph(out: &mut String, text: &str) {
    let mut lines = text.lines().map(str::trim).peekable();
    while let Some(text) = lines.next() {
        escape(out, text);
        let goes_on = lines.peek().is_some_and(|next| !next.is_empty());
        if goes_on && !text.is_empty() {
            out.push('\\');
        }
        out.push('\n');
    }
}

/// Escapes what CommonMark, or GitHub's additions to it, would read as mark-up: any of these characters anywhere, and the
/// few that matter only where a line begins. A `#` after a space could be the closing sequence of a heading. A line end
/// becomes a space.
fn escape(out: &mut String, text: &str) {
    let (mut digits, mut gap) = (true, true);
    for (index, c) in text.char_indices() {
        let numbered = digits && index > 0 && matches!(c, '.' | ')');
        let opening = index == 0 && matches!(c, '+' | '-' | '=' | ':');
        let anywhere = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~');
        if numbered || opening || anywhere || (gap && c == '#') {
            out.push('\\');
        }
        digits &= c.is_ascii_digit();
        gap = c.is_whitespace();
        out.push(if matches!(c, '\n' | '\r') { ' ' } else { c });
    }
}
