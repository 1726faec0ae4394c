//! The author's settings: what is taken, what becomes a default, and what the author is told.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::indexing_slicing, reason = "a test may panic")]

use activity_widgets::config::{Problem, Reveal, Settings, Value, is_web_address};
use proptest::prelude::*;

fn one(name: &str, value: &str) -> Settings {
    Settings::from_attributes([(name, value)])
}

fn with(name: &str, value: Value) -> Settings {
    let mut settings = Settings::default();
    settings.set(name, value);
    settings
}

fn list() -> Value {
    Value::List(vec![vec![(String::new(), "5".to_owned())]])
}

/// Something that is neither absent nor a text.
fn not_texts() -> [Value; 3] {
    [list(), Value::List(Vec::new()), Value::Broken]
}

/// The one problem there is, which must be with `field` and be a sentence.
fn told<'a>(problems: &'a [Problem], field: &str) -> &'a str {
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(problems[0].field, field);
    let message = problems[0].message.as_str();
    assert!(message.starts_with("Write ") && message.ends_with('.') && !message.contains('{'), "{message}");
    message
}

#[test]
fn what_is_set_first_counts() {
    let mut settings = Settings::from_attributes([("min", "3"), ("min", "4")]);
    settings.set("min", Value::Text("5".to_owned()));
    settings.set("max", list());
    settings.set("max", Value::Text("6".to_owned()));
    assert_eq!(settings.get("min"), Some(&Value::Text("3".to_owned())));
    assert_eq!(settings.get("max"), Some(&list()));
    // An empty value is set, too: an attribute can undo what the JSON below it says.
    let mut settings = one("forum", "");
    settings.set("forum", Value::Text("https://example.org/".to_owned()));
    assert_eq!(settings.text("forum"), None);
}

#[test]
fn names_are_compared_as_written() {
    assert_eq!(one("text-src", "page.txt").get("textSrc"), None);
    assert_eq!(one("Min", "3").get("min"), None);
}

#[test]
fn a_text_is_trimmed_and_a_blank_one_is_none() {
    assert_eq!(one("text-src", "  page one.txt\n").text("text-src"), Some("page one.txt"));
    for blank in ["", " ", "\n\t"] {
        assert_eq!(one("text-src", blank).text("text-src"), None);
    }
    for value in not_texts() {
        assert_eq!(with("text-src", value).text("text-src"), None);
    }
    assert_eq!(Settings::default().text("text-src"), None);
}

#[test]
fn a_whole_number_in_its_range_is_taken() {
    let mut problems = Vec::new();
    assert_eq!(Settings::default().whole_number("min", 10, 1..=100, &mut problems), 10);
    for (text, number) in [("1", 1), ("100", 100), (" 42 ", 42), ("007", 7)] {
        assert_eq!(one("min", text).whole_number("min", 10, 1..=100, &mut problems), number);
    }
    assert_eq!(problems, []);
}

#[test]
fn any_other_number_is_the_default_and_a_problem() {
    for text in [
        "",
        " ",
        "abc",
        "0",
        "101",
        "-1",
        "12.5",
        "12,5",
        "1e1",
        "0x10",
        "ten",
        "10 words",
        "99999999999999",
        "١٢",
        "NaN",
    ] {
        let mut problems = Vec::new();
        assert_eq!(one("min", text).whole_number("min", 10, 1..=100, &mut problems), 10, "{text}");
        assert_eq!(told(&problems, "min"), "Write a whole number from 1 to 100, such as min=\"10\".");
    }
    for value in not_texts() {
        let mut problems = Vec::new();
        assert_eq!(with("min", value).whole_number("min", 10, 1..=100, &mut problems), 10);
        told(&problems, "min");
    }
}

#[test]
fn a_switch_is_on_as_html_writes_it() {
    for (text, on) in [
        ("", true),
        ("true", true),
        ("on", true),
        (" true ", true),
        ("multiple", true),
        ("false", false),
        ("off", false),
        (" false", false),
    ] {
        let mut problems = Vec::new();
        assert_eq!(one("multiple", text).switch("multiple", &mut problems), on, "{text:?}");
        assert_eq!(problems, []);
    }
    let mut problems = Vec::new();
    assert!(!Settings::default().switch("multiple", &mut problems));
    assert_eq!(problems, []);
}

#[test]
fn any_other_switch_is_off_and_a_problem() {
    let odd = ["maybe", "truer", "TRUE!", "another-name", "\u{0}"].map(|text| Value::Text(text.to_owned()));
    for value in odd.into_iter().chain(not_texts()) {
        let mut problems = Vec::new();
        assert!(!with("multiple", value).switch("multiple", &mut problems));
        told(&problems, "multiple");
    }
}

#[test]
fn a_choice_is_one_of_its_words() {
    let choices = [("few", 1), ("many", 2)];
    let mut problems = Vec::new();
    assert_eq!(Settings::default().choice("how", &choices, 2, &mut problems), 2);
    assert_eq!(one("how", "few").choice("how", &choices, 2, &mut problems), 1);
    assert_eq!(one("how", "\tmany ").choice("how", &choices, 1, &mut problems), 2);
    assert_eq!(problems, []);
    let odd = ["", "Few", "fewer", "few many"].map(|text| Value::Text(text.to_owned()));
    for value in odd.into_iter().chain(not_texts()) {
        let mut problems = Vec::new();
        assert_eq!(with("how", value).choice("how", &choices, 2, &mut problems), 2, "the default, not the first");
        assert_eq!(told(&problems, "how"), "Write one of these: few, many.");
    }
}

#[test]
fn the_comment_is_there_at_any_time_unless_the_author_says_otherwise() {
    for (text, reveal, good) in [
        ("anytime", Reveal::Anytime, true),
        ("after-writing", Reveal::AfterWriting, true),
        ("afterwriting", Reveal::Anytime, false),
        ("", Reveal::Anytime, false),
    ] {
        let mut problems = Vec::new();
        assert_eq!(Reveal::read(&one("reveal", text), &mut problems), reveal);
        assert_eq!(problems.is_empty(), good, "{text}");
    }
    assert_eq!(Reveal::read(&Settings::default(), &mut Vec::new()), Reveal::default());
}

#[test]
fn only_whole_web_addresses_are_taken() {
    for good in [
        "https://example.org",
        "http://example.org/",
        "HTTPS://example.org/a?b=c#d",
        "hTTp://localhost:8080/x",
        "https://[::1]/x",
        "https://user@example.org/",
        "https://example.org/%3Cscript%3E",
        "https://bücher.example/a/b",
    ] {
        assert!(is_web_address(good), "{good}");
        let mut problems = Vec::new();
        let padded = ["\n ", good, " "].concat();
        assert_eq!(one("forum", &padded).web_address("forum", &mut problems).as_deref(), Some(good));
        assert_eq!(problems, []);
    }
    for bad in [
        // Other schemes, some of which run script.
        "javascript:alert(1)",
        "JavaScript://example.org/%0Aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "blob:https://example.org/1",
        "file:///etc/passwd",
        "mailto:a@example.org",
        "ftp://example.org/",
        // Not whole.
        "forum",
        "/forum",
        "../forum",
        "//example.org/forum",
        "?id=4",
        "#forum",
        "example.org/forum",
        "www.example.org",
        "https:example.org",
        "https:/example.org",
        // No host.
        "https",
        "https:",
        "https://",
        "http:///example.org",
        "https://?id=4",
        "https://#forum",
        "https://:443/",
        "https://@/forum",
        "https://user@:443/",
        "https://\\example.org",
        // White space and control characters.
        "https://exa mple.org/",
        "https://example.org/a b",
        "https://example.org/a\u{a0}b",
        "https://example.org/a\nb",
        "java\nscript:alert(1)",
        "ht\ttps://example.org/",
        "https://example.org/\u{0}",
        "\u{1}https://example.org/",
        "\u{feff}https://example.org/",
    ] {
        assert!(!is_web_address(bad), "{bad:?}");
        let mut problems = Vec::new();
        assert_eq!(one("forum", bad).web_address("forum", &mut problems), None);
        told(&problems, "forum");
    }
}

#[test]
fn no_web_address_is_no_problem_but_one_that_is_no_text_is() {
    let mut problems = Vec::new();
    assert_eq!(Settings::default().web_address("forum", &mut problems), None);
    assert_eq!(one("forum", "  ").web_address("forum", &mut problems), None);
    assert_eq!(problems, []);
    for value in not_texts() {
        let mut problems = Vec::new();
        assert_eq!(with("forum", value).web_address("forum", &mut problems), None);
        told(&problems, "forum");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_in_range_or_told(text in ".{0,12}", low in 0..50_u32, more in 0..50_u32) {
        let mut problems = Vec::new();
        let number = one("n", &text).whole_number("n", low, low..=low + more, &mut problems);
        prop_assert!((low..=low + more).contains(&number));
        let read: Option<u32> = text.trim().parse().ok().filter(|n| (low..=low + more).contains(n));
        prop_assert_eq!(problems.is_empty(), read.is_some());
        prop_assert_eq!(number, read.unwrap_or(low));
    }

    #[test]
    fn any_text_is_a_safe_address_or_none(text in "((https?|HTTP|javascript|data):)?/{1,3}[a-z?#:@ \\\\/.]{0,6}") {
        let mut problems = Vec::new();
        match one("forum", &text).web_address("forum", &mut problems) {
            Some(address) => {
                prop_assert_eq!(&address, text.trim());
                let lower = address.to_ascii_lowercase();
                let rest = lower.strip_prefix("https://").or(lower.strip_prefix("http://"));
                let host = rest.unwrap_or_default().split(['/', '\\', '?', '#']).next().unwrap_or_default();
                let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
                prop_assert!(!host.is_empty() && !host.starts_with(':'), "{}", address);
                prop_assert!(!address.contains(char::is_whitespace), "{}", address);
            }
            None => prop_assert_eq!(problems.len(), usize::from(!text.trim().is_empty())),
        }
    }
}
