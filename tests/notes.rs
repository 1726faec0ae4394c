//! Notes to take away: what a learner wrote stands in all three forms as it was written, and never becomes mark-up.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic"
)]

use activity_widgets::notes::{Format, Notes, Part, Run};
use proptest::prelude::*;

/// Everything that means something somewhere.
const NASTY: [&str; 40] = [
    "<script>alert(1)</script>",
    "<!-- a -->",
    "</p></body>",
    "&amp; &lt; &#60; & &copy;",
    "\" onclick=\"x",
    "# heading",
    "###### six",
    "#",
    "#tag",
    "closing #",
    "closing ##",
    "C# and F #",
    "- item",
    "+ item",
    "* item",
    "1. one",
    "12) twelve",
    "123456789. many",
    "1.5 and 1) and 3.",
    "1.",
    "---",
    "- - -",
    "***",
    "___",
    "===",
    "```",
    "~~~ ~~gone~~",
    "> quoted",
    "**bold** _it_ __x__ `code`",
    "[link](javascript:alert(1))",
    "![image](x) [ref]: /url",
    "<https://example.org>",
    "| a | b |",
    ":--",
    "back\\slash \\* \\\\ end\\",
    "\\",
    "snake_case_word 2*3*4",
    "    indented",
    "\ttab",
    "line one\n# line two\n===\n- three\n\n1. four\\\nfive",
];

fn notes_of(part: Part) -> Notes {
    let mut notes = Notes::new("T");
    notes.push(part);
    notes
}

fn render(part: Part, format: Format) -> String {
    notes_of(part).render(format)
}

/// Every part in which that text can stand.
fn parts_of(text: &str) -> [Part; 6] {
    [
        Part::Heading(text.to_owned()),
        Part::Subheading(text.to_owned()),
        Part::Paragraph(text.to_owned()),
        Part::Quotation(vec![Run::plain(text)]),
        Part::Quotation(vec![Run::plain("see "), Run::marked(text), Run::plain(" there")]),
        Part::List(vec![text.to_owned(), "last".to_owned()]),
    ]
}

/// The words of a part.
fn words_of(part: &Part) -> String {
    match part {
        Part::Heading(text) | Part::Subheading(text) | Part::Paragraph(text) => text.clone(),
        Part::Quotation(runs) => runs.iter().map(|run| run.text.as_str()).collect(),
        Part::List(lines) => lines.concat(),
    }
}

fn dense(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

// --- HTML, read back -------------------------------------------------------------------------------------------------

/// The tags and the words of the body, references resolved.
fn read_html(page: &str) -> (Vec<&str>, String) {
    let (_, body) = page.split_once("<body>").unwrap();
    let (body, _) = body.split_once("</body>").unwrap();
    let (mut tags, mut text) = (Vec::new(), String::new());
    let mut pieces = body.split('<');
    text.push_str(pieces.next().unwrap());
    for piece in pieces {
        let (tag, after) = piece.split_once('>').expect("a tag that ends");
        tags.push(tag);
        assert!(!after.contains('>'), "an unescaped > in {after}");
        text.push_str(after);
    }
    for reference in text.split('&').skip(1) {
        assert!(["lt;", "gt;", "quot;", "amp;"].iter().any(|known| reference.starts_with(known)), "&{reference}");
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    (tags, text)
}

// --- Markdown, read back ---------------------------------------------------------------------------------------------

/// The words of one line of Markdown that should be words alone (CommonMark 0.31.2, and GitHub's additions).
fn read_markdown(line: &str) -> String {
    read_words(line, true)
}

/// The words of a piece of a line, and whether it begins the line.
fn read_words(line: &str, mut first: bool) -> String {
    let begins = first;
    let mut text = String::new();
    let mut chars = line.chars().peekable();
    let mut digits = 0;
    let mut plain_hashes = None;
    while let Some(c) = chars.next() {
        let escaped = c == '\\' && chars.peek().is_some_and(char::is_ascii_punctuation);
        let c = if escaped { chars.next().unwrap() } else { c };
        if !escaped {
            assert!(!"\\`*_[]<>&|~\n\r".contains(c), "{c:?} is mark-up in {line:?}");
            assert!(!first || !"#+-=: \t".contains(c), "{c:?} opens a block in {line:?}");
            let number = begins && digits > 0 && digits == text.chars().count();
            assert!(!number || !".)".contains(c), "a list begins in {line:?}");
        }
        match c {
            '#' if !escaped && text.ends_with([' ', '\t']) => plain_hashes = Some(()),
            '#' if !escaped => {}
            _ => plain_hashes = None,
        }
        digits += usize::from(c.is_ascii_digit() && digits == text.chars().count());
        text.push(c);
        first = false;
    }
    assert!(plain_hashes.is_none(), "a heading would lose its end in {line:?}");
    text
}

/// The line without the `\` that makes its end a hard break.
fn without_break(line: &str) -> (&str, bool) {
    let slashes = line.len() - line.trim_end_matches('\\').len();
    if slashes % 2 == 1 { (line.strip_suffix('\\').unwrap(), true) } else { (line, false) }
}

/// The words of a part as Markdown, after checking that each line is of the kind it should be.
fn read_part(part: &Part) -> String {
    let out = render(part.clone(), Format::Markdown);
    assert!(!out.contains('\r'), "a carriage return ends a line in {out:?}");
    let body = out.strip_prefix("# T\n\n").unwrap();
    // A blank paragraph has no line at all.
    let body = body.strip_suffix('\n').unwrap_or_default();
    match part {
        Part::Heading(_) => read_markdown(body.strip_prefix("## ").unwrap()),
        Part::Subheading(_) => read_markdown(body.strip_prefix("### ").unwrap()),
        Part::List(lines) => {
            let read: Vec<String> =
                body.split('\n').map(|line| read_markdown(line.strip_prefix("- ").unwrap())).collect();
            assert_eq!(read.len(), lines.len());
            read.concat()
        }
        Part::Quotation(runs) => {
            let body = body.strip_prefix("> ").unwrap();
            // Each run is read by itself: the marks around a marked one are the only ones there may be.
            let mut rest = body;
            let mut text = String::new();
            for (run, next) in runs.iter().zip(runs.iter().skip(1).map(Some).chain([None])) {
                rest = if run.marked { rest.strip_prefix("**").unwrap() } else { rest };
                let end = if run.marked { Some("**") } else { next.map(|_| "**") };
                let at = end.map_or(rest.len(), |end| unescaped(rest, end));
                let words = &rest[..at];
                text.push_str(&if text.is_empty() { read_words(words, at > 0) } else { read_words(words, false) });
                rest = &rest[at..];
                rest = if run.marked { rest.strip_prefix("**").unwrap() } else { rest };
            }
            assert_eq!(rest, "");
            text
        }
        Part::Paragraph(_) => {
            let lines: Vec<&str> = body.split('\n').collect();
            let mut text = String::new();
            for (index, line) in lines.iter().enumerate() {
                let (line, broken) = without_break(line);
                let goes_on = !line.is_empty() && lines.get(index + 1).is_some_and(|next| !next.is_empty());
                assert_eq!(broken, goes_on, "{body:?}");
                text.push_str(&read_markdown(line));
                text.push('\n');
            }
            text
        }
    }
}

/// Where `end` stands unescaped.
fn unescaped(text: &str, end: &str) -> usize {
    let mut at = 0;
    while !text[at..].starts_with(end) {
        let c = text[at..].chars().next().expect("the marks of a marked run");
        at += c.len_utf8();
        if c == '\\' {
            at += text[at..].chars().next().map_or(0, char::len_utf8);
        }
    }
    at
}

// --- What the forms look like ----------------------------------------------------------------------------------------

fn example() -> Notes {
    let mut notes = Notes::new("My notes");
    notes.push(Part::Paragraph("2 of 10-12".to_owned()));
    notes.push(Part::Heading("Words".to_owned()));
    notes.push(Part::Subheading("café".to_owned()));
    notes.push(Part::Quotation(vec![Run::plain("A "), Run::marked("café"), Run::plain(" for all.")]));
    notes.push(Part::List(vec!["one".to_owned(), "two".to_owned()]));
    notes.push_written("Why?", "First line\nsecond line\n\nAnother paragraph");
    notes
}

#[test]
fn as_text() {
    assert_eq!(
        example().render(Format::Text),
        "My notes\n========\n\n2 of 10-12\n\nWords\n-----\n\ncafé\n\n  A *café* for all.\n\n- one\n- two\n\n\
         Why?\n----\n\nFirst line\nsecond line\n\nAnother paragraph\n"
    );
}

#[test]
fn as_markdown() {
    assert_eq!(
        example().render(Format::Markdown),
        "# My notes\n\n2 of 10-12\n\n## Words\n\n### café\n\n> A **café** for all.\n\n- one\n- two\n\n\
         ## Why?\n\nFirst line\\\nsecond line\n\nAnother paragraph\n"
    );
}

#[test]
fn as_html() {
    let page = example().render(Format::Html);
    let (head, body) = page.split_once("<body>\n").unwrap();
    assert!(head.starts_with("<!doctype html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"));
    assert!(head.contains("<title>My notes</title>"));
    for absent in ["<script", "<link", "<style", "http", "src=", "href="] {
        assert!(!page.contains(absent), "{absent}");
    }
    assert_eq!(
        body,
        "<h1>My notes</h1>\n<p>2 of 10-12</p>\n<h2>Words</h2>\n<h3>café</h3>\n\
         <blockquote>A <mark>café</mark> for all.</blockquote>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n\
         <h2>Why?</h2>\n<p>First line<br>\nsecond line</p>\n<p>Another paragraph</p>\n</body>\n</html>\n"
    );
}

#[test]
fn the_names_of_the_forms() {
    let names = Format::ALL.map(|format| (format.name(), format.extension()));
    assert_eq!(names, [("text", "txt"), ("markdown", "md"), ("html", "html")]);
    for format in Format::ALL {
        assert_eq!(Format::from_name(format.name()), Some(format));
        assert!(format.media_type().starts_with("text/") && format.media_type().ends_with(";charset=utf-8"));
    }
    for other in ["", "Text", "md", "pdf"] {
        assert_eq!(Format::from_name(other), None);
    }
}

#[test]
fn what_is_blank_is_left_out() {
    for blank in ["", " ", "\n \t\n", "\u{a0}"] {
        let mut notes = Notes::new("T");
        notes.push_written("Why?", blank);
        assert_eq!(notes.parts, []);
    }
    let mut notes = Notes::new("T");
    notes.push_written("Why?", "\n  because \n");
    assert_eq!(notes.parts, [Part::Heading("Why?".to_owned()), Part::Paragraph("because".to_owned())]);
    assert_eq!(Notes::new("T").render(Format::Text), "T\n=\n");
    assert_eq!(Notes::new("T").render(Format::Markdown), "# T\n");
}

#[test]
fn a_heading_is_one_line() {
    for text in ["one\ntwo", "one\r\n two", "one \r\r two", "\none\n\ntwo\n"] {
        let title = Notes::new(text);
        assert_eq!(title.render(Format::Text), "one two\n=======\n", "{text:?}");
        assert_eq!(title.render(Format::Markdown), "# one two\n");
        for heading in [Part::Heading(text.to_owned()), Part::Subheading(text.to_owned())] {
            assert!(render(heading.clone(), Format::Text).contains("\none two\n"), "{text:?}");
            assert!(render(heading, Format::Markdown).ends_with("# one two\n"));
        }
        assert_eq!(render(Part::List(vec![text.to_owned()]), Format::Text), "T\n=\n\n- one two\n");
    }
}

#[test]
fn the_line_under_a_heading_is_as_long_up_to_sixty() {
    for (text, long) in [("é🙂", 2), ("", 1), (&*"x".repeat(60), 60), (&*"x".repeat(200), 60)] {
        assert!(Notes::new(text).render(Format::Text).ends_with(&format!("\n{}\n", "=".repeat(long))));
    }
}

// --- Nothing becomes mark-up -----------------------------------------------------------------------------------------

#[test]
fn no_text_becomes_markdown() {
    for text in NASTY {
        for part in parts_of(text) {
            assert_eq!(dense(&read_part(&part)), dense(&words_of(&part)), "{part:?}");
        }
    }
}

#[test]
fn no_text_becomes_html() {
    for text in NASTY {
        for part in parts_of(text) {
            let page = render(part.clone(), Format::Html);
            let (tags, words) = read_html(&page);
            let known = ["h1", "h2", "h3", "p", "br", "blockquote", "mark", "ul", "li"];
            assert!(tags.iter().all(|tag| known.contains(&tag.trim_start_matches('/'))), "{tags:?}");
            assert_eq!(dense(&words), format!("T{}", dense(&words_of(&part))), "{part:?}");
        }
        // The title stands in two places.
        let page = Notes::new(text).render(Format::Html);
        assert_eq!(page.matches("<title>").count(), 1);
        assert_eq!(dense(&read_html(&page).1), dense(text));
    }
}

#[test]
fn a_marked_blank_is_no_rule_across_the_page() {
    for blank in ["", " ", "  "] {
        let out = render(Part::Quotation(vec![Run::marked(blank)]), Format::Markdown);
        assert!(!out.contains('*'), "{out:?}");
    }
}

#[test]
fn a_quotation_is_one_line_of_markdown() {
    let runs = vec![Run::plain("a\n# "), Run::marked("b\r\nc"), Run::plain("\n- d")];
    let out = render(Part::Quotation(runs), Format::Markdown);
    assert_eq!(out.lines().count(), 3, "{out}");
    // Four spaces would make it code.
    assert_eq!(render(Part::Quotation(vec![Run::plain("    - a")]), Format::Markdown), "# T\n\n> \\- a\n");
}

fn any_words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => proptest::sample::select(&NASTY[..]).prop_map(str::to_owned),
        3 => "[-#+*_=~:.)(0-9 \\\\<>&\"'`|!\\[\\]\n\ra-cé🙂]{0,12}",
        1 => any::<String>(),
    ];
    proptest::collection::vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

fn any_part() -> impl Strategy<Value = Part> {
    prop_oneof![
        any_words().prop_map(Part::Heading),
        any_words().prop_map(Part::Subheading),
        any_words().prop_map(Part::Paragraph),
        proptest::collection::vec(any_words(), 1..4).prop_map(Part::List),
        ("[a-c -]{0,5}", any_words(), any_words()).prop_map(|(before, marked, after)| {
            let marked = if marked.trim().is_empty() { "x".to_owned() } else { marked };
            Part::Quotation(vec![Run::plain(before), Run::marked(marked), Run::plain(after)])
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn any_words_survive_as_markdown(part in any_part()) {
        prop_assert_eq!(dense(&read_part(&part)), dense(&words_of(&part)));
    }

    #[test]
    fn any_words_survive_as_html(parts in proptest::collection::vec(any_part(), 0..5)) {
        let words: String = parts.iter().map(words_of).collect();
        let page = Notes { title: "T".to_owned(), parts }.render(Format::Html);
        prop_assert_eq!(dense(&read_html(&page).1), format!("T{}", dense(&words)));
    }

    #[test]
    fn any_writing_stands_in_the_text_as_it_was_written(
        text in any_words(),
        runs in proptest::collection::vec(any_words(), 1..4),
    ) {
        let mut notes = Notes::new("T");
        notes.push_written("Why?", &text);
        notes.push(Part::Quotation(runs.iter().cloned().map(Run::plain).collect()));
        let out = notes.render(Format::Text);
        prop_assert!(out.contains(text.trim()), "{}", out);
        prop_assert!(out.contains(&runs.concat()), "{}", out);
    }

    #[test]
    fn line_breaks_are_kept(lines in proptest::collection::vec("[a-c#1.*-]{1,4}", 1..5)) {
        let part = Part::Paragraph(lines.join("\n"));
        let read = read_part(&part);
        prop_assert_eq!(read.trim_end(), lines.join("\n"));
        let page = render(part.clone(), Format::Html);
        prop_assert_eq!(page.matches("<br>").count(), lines.len() - 1);
        let windows = Part::Paragraph(lines.join("\r\n"));
        prop_assert_eq!(render(windows, Format::Markdown), render(part, Format::Markdown));
    }
}
