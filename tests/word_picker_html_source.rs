//! HTML source before the browser's parser: only `style` attributes are renamed.

#![cfg(not(target_arch = "wasm32"))]

use activity_widgets::word_picker::html_source::without_styles;
use proptest::prelude::*;

#[test]
fn style_attributes_are_renamed_and_nothing_else() {
    for (html, wanted) in [
        ("<p style=\"color: red\">a</p>", "<p data-style=\"color: red\">a</p>"),
        ("<p\nSTYLE = 'x'>a", "<p\ndata-STYLE = 'x'>a"),
        ("<p class='a'style='x'>", "<p class='a'data-style='x'>"),
        ("<p title=\"a style='b'\" style=c>", "<p title=\"a style='b'\" data-style=c>"),
        ("<p title= 'a style=b'>", "<p title= 'a style=b'>"),
        ("a style=\"b\" <i>style=c</i>", "a style=\"b\" <i>style=c</i>"),
        ("1 < 2 style=x", "1 < 2 style=x"),
        ("<p styled=a stylesheet style>", "<p styled=a stylesheet data-style>"),
        ("<style>p { color: red }</style>", "<style>p { color: red }</style>"),
        ("<br/style=x>", "<br/data-style=x>"),
    ] {
        assert_eq!(without_styles(html), wanted);
    }
}

proptest! {
    #[test]
    fn what_has_no_tag_stays_as_it_is(text in "[^<]*") {
        prop_assert_eq!(without_styles(&text), text);
    }

    #[test]
    fn nothing_is_lost(html in "[<>a style='\"=/\n-]*") {
        prop_assert_eq!(without_styles(&html).replace("data-style", "style"), html.replace("data-style", "style"));
    }
}
