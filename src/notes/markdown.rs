//! Notes as CommonMark (<https://spec.commonmark.org/0.31.2/>). What a learner wrote is escaped, so that it reads as it was
//! written.

use super::{Notes, Part};

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
                for run in runs {
                    let edge = if run.marked { "**" } else { "" };
                    out.push_str(edge);
                    escape(&mut out, &run.text);
                    out.push_str(edge);
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
    escape(out, &text.split_whitespace().collect::<Vec<_>>().join(" "));
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

/// Escapes what CommonMark would read as mark-up: any of these characters anywhere, and the few that matter only where a
/// line begins.
fn escape(out: &mut String, text: &str) {
    let mut digits = true;
    for (index, c) in text.char_indices() {
        let numbered = digits && index > 0 && matches!(c, '.' | ')');
        let opening = index == 0 && matches!(c, '#' | '+' | '-' | '=' | '~');
        if numbered || opening || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|') {
            out.push('\\');
        }
        digits &= c.is_ascii_digit();
        out.push(c);
    }
}
