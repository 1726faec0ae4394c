//! The stored form of types: what is read, what is refused, and that both directions are each other's reverse.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::sync::Arc;

use activity_widgets::store::form::{Pen, Stored, read, write};
use activity_widgets::store::tree::Tree;

#[derive(Clone, Debug, Default, PartialEq)]
struct Thing {
    small: u8,
    number: u32,
    wide: i64,
    maybe: Option<i64>,
    flag: bool,
    text: String,
    shared: Arc<str>,
    list: Vec<Arc<str>>,
    deep: Arc<Vec<Thing>>,
}

impl Stored for Thing {
    fn pass(&mut self, pen: &mut Pen) {
        pen.field("small", &mut self.small);
        pen.field("number", &mut self.number);
        pen.field("wide", &mut self.wide);
        pen.field("maybe", &mut self.maybe);
        pen.field("flag", &mut self.flag);
        pen.field("text", &mut self.text);
        pen.field("shared", &mut self.shared);
        pen.field("list", &mut self.list);
        pen.field("deep", &mut self.deep);
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Word {
    #[default]
    One,
    Two,
}

impl Stored for Word {
    fn pass(&mut self, pen: &mut Pen) {
        pen.word(self, &[("one", Word::One), ("two", Word::Two)]);
    }
}

#[derive(Debug, Default, PartialEq)]
struct Strict(String);

impl Stored for Strict {
    fn pass(&mut self, pen: &mut Pen) {
        pen.required("text", &mut self.0);
    }
}

fn tree(json: &str) -> Tree {
    serde_json::from_str(json).unwrap()
}

fn thing(json: &str) -> Option<Thing> {
    read(tree(json))
}

#[test]
fn what_is_written_is_what_is_read() {
    let inner = Thing { small: 255, number: u32::MAX, wide: i64::MIN, maybe: Some(-1), ..Thing::default() };
    let whole = Thing {
        flag: true,
        text: "“a”\u{0}".to_owned(),
        shared: "b".into(),
        list: vec!["c".into(), "".into()],
        deep: Arc::new(vec![inner, Thing::default()]),
        ..Thing::default()
    };
    assert_eq!(read(write(whole.clone())), Some(whole.clone()));
    let text = serde_json::to_string(&write(whole.clone())).unwrap();
    assert_eq!(thing(&text), Some(whole));
}

#[test]
fn fields_stand_in_their_order_and_empty_lists_are_lists() {
    let written = serde_json::to_string(&write(Thing::default())).unwrap();
    let expected =
        r#"{"small":0,"number":0,"wide":0,"maybe":null,"flag":false,"text":"","shared":"","list":[],"deep":[]}"#;
    assert_eq!(written, expected);
}

#[test]
fn writing_leaves_what_is_shared_alone() {
    let deep = Arc::new(vec![Thing { text: "kept".to_owned(), ..Thing::default() }]);
    write(Thing { deep: deep.clone(), ..Thing::default() });
    assert_eq!(deep.first().map(|thing| thing.text.as_str()), Some("kept"));
}

#[test]
fn what_is_missing_is_as_in_the_default_and_what_is_unknown_is_passed_over() {
    assert_eq!(thing("{}"), Some(Thing::default()));
    let read = thing(r#"{"__proto__":{"number":1},"later":[[{}]],"number":2.0}"#);
    assert_eq!(read, Some(Thing { number: 2, ..Thing::default() }));
}

#[test]
fn a_value_of_another_type_breaks_the_whole() {
    for bad in [
        "null",
        "[]",
        "7",
        "\"\"",
        "true",
        r#"{"small":256}"#,
        r#"{"small":-1}"#,
        r#"{"number":4294967296}"#,
        r#"{"number":-1}"#,
        r#"{"number":0.5}"#,
        r#"{"number":"1"}"#,
        r#"{"number":null}"#,
        r#"{"wide":1e300}"#,
        r#"{"wide":18446744073709551615}"#,
        r#"{"maybe":"1"}"#,
        r#"{"maybe":1.5}"#,
        r#"{"flag":0}"#,
        r#"{"flag":null}"#,
        r#"{"text":1}"#,
        r#"{"text":null}"#,
        r#"{"shared":["a"]}"#,
        r#"{"list":{}}"#,
        r#"{"list":"a"}"#,
        r#"{"list":[1]}"#,
        r#"{"list":["a",null]}"#,
        r#"{"deep":[[]]}"#,
        r#"{"deep":[{"deep":[{"flag":1}]}]}"#,
    ] {
        assert_eq!(thing(bad), None, "{bad}");
    }
}

#[test]
fn words_stand_for_values() {
    assert_eq!(write(Word::Two), Tree::Word("two".to_owned()));
    assert_eq!(read(tree(r#""two""#)), Some(Word::Two));
    for bad in [r#""Two""#, r#""""#, "1", "null", r#"{"two":null}"#] {
        assert_eq!(read::<Word>(tree(bad)), None, "{bad}");
    }
}

#[test]
fn what_is_required_must_be_there() {
    assert_eq!(read(tree(r#"{"text":"a"}"#)), Some(Strict("a".to_owned())));
    assert_eq!(read::<Strict>(tree("{}")), None);
    assert_eq!(read::<Strict>(tree(r#"{"text":null}"#)), None);
}

#[test]
fn only_whole_numbers_that_javascript_tells_apart_are_numbers() {
    let most = Tree::SAFE as f64;
    for (number, expected) in [
        (0.0, Tree::Number(0)),
        (-0.0, Tree::Number(0)),
        (-7.0, Tree::Number(-7)),
        (most, Tree::Number(Tree::SAFE)),
        (-most, Tree::Number(-Tree::SAFE)),
        (most + 1.0, Tree::Other),
        (-most - 1.0, Tree::Other),
        (0.1, Tree::Other),
        (f64::NAN, Tree::Other),
        (f64::INFINITY, Tree::Other),
        (f64::NEG_INFINITY, Tree::Other),
    ] {
        assert_eq!(Tree::number(number), expected, "{number}");
    }
}

#[test]
fn what_is_too_deep_or_too_rich_is_not_even_parsed() {
    use activity_widgets::store::shape::is_reasonable;
    for text in
        ["", "[[]]", "]]]]", r#"{"a":"[[[[\"[[[["}"#, &"[]".repeat(1000), &["\"", &"[".repeat(1000), "\""].concat()]
    {
        assert!(is_reasonable(text), "{text}");
    }
    for text in ["[".repeat(33), "{\"a\":".repeat(33), "[1,".repeat(1_000_000), format!("[{}1]", "1,".repeat(400_001))]
    {
        assert!(!is_reasonable(&text));
    }
    assert!(is_reasonable(&"[".repeat(32)));
}
