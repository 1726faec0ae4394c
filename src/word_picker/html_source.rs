//! HTML as it comes from a clipboard, before the browser's parser sees it: pure.
//!
//! Clipboards set styles on nearly every element. A parsed document has its page's content security policy (CSP level 3,
//! 4.2), so on a page that forbids inline styles each of them would be reported as a violation, to the console and to
//! wherever the page sends reports. They are of no use here but to tell what is hidden, so they get another name.

/// The name that `style` attributes get.
pub const STYLE: &str = "data-style";

/// Renames the `style` attributes inside tags. Everything else, text between tags above all, stays as it is.
///
/// ```
/// # use activity_widgets::word_picker::html_source::without_styles;
/// assert_eq!(without_styles("<p class=a style='x'>a style='b'</p>"), "<p class=a data-style='x'>a style='b'</p>");
/// ```
pub fn without_styles(html: &str) -> String {
    let mut out = String::with_capacity(html.len().saturating_add(html.len() / 16));
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        out.push_str(text);
        out.push('<');
        // An end tag has no attributes that count.
        rest = if after.starts_with(|c: char| c.is_ascii_alphabetic()) { copy_tag(after, &mut out) } else { after };
    }
    out.push_str(rest);
    out
}

/// Copies a tag up to its end, and answers with what comes after it.
fn copy_tag<'a>(mut rest: &'a str, out: &mut String) -> &'a str {
    let mut before = '<';
    while let Some(c) = rest.chars().next().filter(|c| *c != '>') {
        let mut length = c.len_utf8();
        if before == '=' && matches!(c, '"' | '\'') {
            let value = rest.get(length..).unwrap_or_default();
            length = value.find(c).map_or(rest.len(), |at| at.saturating_add(2));
        } else if (before.is_ascii_whitespace() || matches!(before, '"' | '\'' | '/')) && is_style(rest) {
            out.push_str("data-");
        }
        // White space may stand between the sign and the quotation mark.
        if before != '=' || !c.is_ascii_whitespace() {
            before = c;
        }
        let (copied, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        out.push_str(copied);
        rest = after;
    }
    rest
}

fn is_style(rest: &str) -> bool {
    let name = rest.get(..5).is_some_and(|name| name.eq_ignore_ascii_case("style"));
    let after = rest.get(5..).and_then(|rest| rest.chars().next());
    name && after.is_none_or(|c| c == '=' || c == '>' || c == '/' || c.is_ascii_whitespace())
}
