//! Notes as plain text: readable in any editor, forum or message.

use super::{Notes, Part, one_line};

/// The notes, one blank line between parts; marked words stand in *asterisks*.
pub(super) fn render(notes: &Notes) -> String {
    let mut out = String::new();
    underlined(&mut out, &notes.title, '=');
    for part in &notes.parts {
        out.push('\n');
        match part {
            Part::Heading(heading) => underlined(&mut out, heading, '-'),
            Part::Subheading(heading) => {
                out.push_str(&one_line(heading));
                out.push('\n');
            }
            Part::Paragraph(text) => {
                out.push_str(text);
                out.push('\n');
            }
            Part::Quotation(runs) => {
                out.push_str("  ");
                for run in runs {
                    let edge = if run.marked { "*" } else { "" };
                    out.push_str(edge);
                    out.push_str(&run.text);
                    out.push_str(edge);
                }
                out.push('\n');
            }
            Part::List(lines) => {
                for line in lines {
                    out.push_str("- ");
                    out.push_str(&one_line(line));
                    out.push('\n');
                }
            }
        }
    }
    out
}

fn underlined(out: &mut String, heading: &str, with: char) {
    let heading = one_line(heading);
    out.push_str(&heading);
    out.push('\n');
    out.extend(std::iter::repeat_n(with, heading.chars().count().clamp(1, 60)));
    out.push('\n');
}
