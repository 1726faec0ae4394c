//! The post as HTML, for forums whose editor takes formatting from the clipboard.

use crate::notes::escape;

/// Blocks between blank lines become paragraphs. Lines that begin with `- ` become a list, with what is indented below each.
pub fn html(post: &str) -> String {
    let mut out = String::with_capacity(post.len() + 64);
    // What is open: none, "p" or "ul".
    let mut open = "";
    for line in post.lines() {
        let text = line.trim();
        let item = line.strip_prefix("- ");
        let wanted = match item {
            Some(_) => "ul",
            None if text.is_empty() => "",
            None if open == "ul" && line.starts_with(' ') => "ul",
            None => "p",
        };
        if wanted != open {
            close(&mut out, open);
            if !wanted.is_empty() {
                out.extend(["<", wanted, ">"]);
            }
        }
        match (item, open == wanted) {
            (Some(_), going_on) => out.push_str(if going_on { "</li><li>" } else { "<li>" }),
            (None, true) if !wanted.is_empty() => out.push_str("<br>"),
            (None, _) => {}
        }
        escape(&mut out, item.map_or(text, str::trim));
        open = wanted;
    }
    close(&mut out, open);
    out
}

fn close(out: &mut String, open: &str) {
    match open {
        "ul" => out.push_str("</li></ul>\n"),
        "p" => out.push_str("</p>\n"),
        _ => {}
    }
}
