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
    let mut place = Place::Text;
    let mut before = ' ';
    for (at, c) in html.char_indices() {
        let rest = html.get(at..).unwrap_or_default();
        place = match place {
            // An end tag has no attributes that count.
            Place::Text if before == '<' && c.is_ascii_alphabetic() => Place::Tag,
            Place::Tag if c == '>' => Place::Text,
            Place::Tag if before == '=' && matches!(c, '"' | '\'') => Place::Quoted(c),
            // White space may stand between the sign and the quotation mark.
            Place::Tag if before == '=' && c.is_ascii_whitespace() => {
                out.push(c);
                continue;
            }
            Place::Quoted(mark) if c == mark => Place::Tag,
            same => same,
        };
        let begins_name = before.is_ascii_whitespace() || matches!(before, '"' | '\'' | '/');
        if matches!(place, Place::Tag) && begins_name && is_style(rest) {
            out.push_str("data-");
        }
        out.push(c);
        before = c;
    }
    out
}

/// Where in the source the reader is.
#[derive(Clone, Copy)]
enum Place {
    Text,
    Tag,
    Quoted(char),
}

fn is_style(rest: &str) -> bool {
    let name = rest.get(..5).is_some_and(|name| name.eq_ignore_ascii_case("style"));
    let after = rest.get(5..).and_then(|rest| rest.chars().next());
    name && after.is_none_or(|c| c == '=' || c == '>' || c == '/' || c.is_ascii_whitespace())
}
