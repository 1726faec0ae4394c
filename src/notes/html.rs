//! Notes as one HTML page: no script, nothing from elsewhere, and every word of the learner's escaped.

use super::{Notes, Part};

/// The notes as a whole page.
pub(super) fn render(notes: &Notes) -> String {
    let mut out = String::from("<!doctype html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    element(&mut out, "title", &notes.title);
    out.push_str("</head>\n<body>\n");
    element(&mut out, "h1", &notes.title);
    for part in &notes.parts {
        match part {
            Part::Heading(heading) => element(&mut out, "h2", heading),
            Part::Subheading(heading) => element(&mut out, "h3", heading),
            Part::Paragraph(text) => {
                for block in text.split("\n\n").filter(|block| !block.trim().is_empty()) {
                    out.push_str("<p>");
                    for (index, line) in block.trim().lines().enumerate() {
                        if index > 0 {
                            out.push_str("<br>\n");
                        }
                        escape(&mut out, line);
                    }
                    out.push_str("</p>\n");
                }
            }
            Part::Quotation(runs) => {
                out.push_str("<blockquote>");
                for run in runs {
                    if run.marked {
                        out.push_str("<mark>");
                    }
                    escape(&mut out, &run.text);
                    if run.marked {
                        out.push_str("</mark>");
                    }
                }
                out.push_str("</blockquote>\n");
            }
            Part::List(lines) => {
                out.push_str("<ul>\n");
                for line in lines {
                    element(&mut out, "li", line);
                }
                out.push_str("</ul>\n");
            }
        }
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn element(out: &mut String, name: &str, text: &str) {
    for edge in ["<", "</"] {
        out.push_str(edge);
        out.push_str(name);
        out.push('>');
        if edge == "<" {
            escape(out, text);
        }
    }
    out.push('\n');
}

/// Escapes the characters that mean something in HTML text (HTML Standard, 13.1.2.4 and 13.3).
pub(crate) fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
}
