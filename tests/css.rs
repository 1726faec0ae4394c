//! Style sheets in their short form say the same as before.

#![cfg(not(target_arch = "wasm32"))]

use activity_widgets::css::{short_form, short_length};

fn short(css: &str) -> String {
    let whole: Vec<u8> = short_form::<20_000>(css).into_iter().take(short_length(css)).collect();
    String::from_utf8_lossy(&whole).into_owned()
}

#[test]
fn what_only_people_need_goes() {
    for (css, wanted) in [
        ("", ""),
        ("/* all */", ""),
        ("a { color: red; }\n", "a{color:red}"),
        ("a,\nb > c d {\n  margin: 0 auto;\n  gap: 1px;\n}\n\n.x { }", "a,b > c d{margin:0 auto;gap:1px}.x{}"),
        ("a{b:c}/* one */\n\nd{e:f}", "a{b:c}d{e:f}"),
        ("a /* or */ b {}", "a b{}"),
        ("a { width: calc(100% - 2 * (1px + 3px)); }", "a{width:calc(100% - 2 * (1px + 3px))}"),
        ("a :hover, a:hover {}", "a :hover,a:hover{}"),
        ("@media (width >= 40em) and (hover) { a { b: c; } }", "@media (width >= 40em) and (hover){a{b:c}}"),
        ("a { --x: ; --y: 1px }", "a{--x:;--y:1px}"),
        ("a { b: c; ; }", "a{b:c;}"),
    ] {
        assert_eq!(short(css), wanted, "{css}");
    }
}

#[test]
fn quoted_text_stays() {
    for (css, wanted) in [
        ("a::before { content: \"– , ;  } /* no */\"; }", "a::before{content:\"– , ;  } /* no */\"}"),
        ("[title='a  b'] { }", "[title='a  b']{}"),
        ("a { content: \"it's\" ; }", "a{content:\"it's\"}"),
    ] {
        assert_eq!(short(css), wanted, "{css}");
    }
}

#[test]
fn our_own_sheets_keep_every_word() {
    for css in [
        include_str!("../src/parts/base.css"),
        include_str!("../src/activity_timer/style.css"),
        include_str!("../src/word_picker/style.css"),
        include_str!("../src/power_sorter/style.css"),
    ] {
        let words = |css: &str| -> Vec<String> {
            let is_sign = |sign: char| sign.is_whitespace() || "{};,:".contains(sign);
            css.split(is_sign).filter(|word| !word.is_empty()).map(str::to_owned).collect()
        };
        let without_comments: String =
            css.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, css)| css)).collect();
        assert!(short(css).len() < css.len());
        assert_eq!(words(&short(css)), words(&without_comments));
        assert!(!css.contains('\\'), "a backslash in quotation marks is not looked for");
    }
}
