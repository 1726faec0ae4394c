//! What is left out of a text that the learner brought, how it comes back, and where the text came from.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use activity_widgets::activity::{Activity, Millis};
use activity_widgets::config::{Problem, Settings};
use activity_widgets::history::History;
use activity_widgets::lang::words;
use activity_widgets::notes::Format;
use activity_widgets::store::form;
use activity_widgets::text::{BlockKind, Text};
use activity_widgets::word_picker::brought::{Brought, Found, LeftOut};
use activity_widgets::word_picker::config::Config;
use activity_widgets::word_picker::model::{Action, Outcome, WordPicker};
use activity_widgets::word_picker::origin::Origin;
use proptest::prelude::*;

const NOW: Millis = Millis(1_000);

fn configured(attributes: &[(&str, &str)]) -> (Config, Vec<Problem>) {
    WordPicker::configure(&Settings::from_attributes(attributes.iter().copied()))
}

/// "m" a menu's link, "f" words of a footer, "x" what is hidden, "y" a hidden link, "l" a link elsewhere, "h" a heading that is a link, "p" a paragraph.
fn found(blocks: &[(char, &str)]) -> Vec<Found> {
    let block = |(sign, text): &(char, &str)| Found {
        kind: if *sign == 'h' { BlockKind::Heading } else { BlockKind::Paragraph },
        text: (*text).to_owned(),
        aside: matches!(sign, 'm' | 'f'),
        link: matches!(sign, 'm' | 'l' | 'h' | 'y'),
        hidden: matches!(sign, 'x' | 'y'),
    };
    blocks.iter().map(block).collect()
}

fn brought(blocks: &[(char, &str)]) -> Brought {
    found(blocks).into_iter().collect()
}

fn texts(text: &Text) -> Vec<&str> {
    text.blocks.iter().map(|block| &*block.text).collect()
}

fn left(left: &LeftOut) -> Vec<&str> {
    left.blocks().iter().map(|block| &*block.text).collect()
}

const PAGE: [(char, &str); 9] = [
    ('m', "Home"),
    ('m', "About  us"),
    ('h', "About us"),
    ('p', "We mend things."),
    ('l', "about us"),
    ('l', "Join us"),
    ('p', "Home"),
    ('f', "A charity since 1902"),
    ('m', "Home"),
];

#[test]
fn menus_and_what_repeats_them_are_left_out() {
    let page = brought(&PAGE);
    assert_eq!(texts(&page.text), ["About us", "We mend things.", "Join us", "Home"]);
    assert_eq!(left(&page.left), ["Home", "About us", "about us", "A charity since 1902", "Home"]);
}

#[test]
fn a_menu_alone_is_what_was_wanted() {
    let page = brought(&[('m', "Home"), ('m', "About us"), ('f', "A charity")]);
    assert_eq!(texts(&page.text), ["Home", "About us", "A charity"]);
    assert!(page.left.is_empty());
    assert_eq!(brought(&[]), Brought::default());
}

#[test]
fn what_was_left_out_goes_back_into_its_place() {
    let mut page = brought(&PAGE);
    page.text = page.left.put_back(Some(2), &page.text);
    assert_eq!(texts(&page.text), ["About us", "We mend things.", "about us", "Join us", "Home"]);
    assert_eq!(left(&page.left), ["Home", "About us", "A charity since 1902", "Home"]);
    page.text = page.left.put_back(Some(1), &page.text);
    page.text = page.left.put_back(Some(7), &page.text);
    page.text = page.left.put_back(None, &page.text);
    let all: Vec<String> = PAGE.iter().map(|(_, text)| text.replace("  ", " ")).collect();
    assert_eq!(texts(&page.text), all);
    assert!(page.left.is_empty());
}

#[test]
fn the_model_puts_back_and_undoes() {
    let (config, _) = configured(&[]);
    let mut history = History::new(WordPicker::default());
    let mut act = |action| history.apply(action, &config, NOW).0;
    assert_eq!(act(Action::PutBack(None)), Outcome::Quiet);
    assert_eq!(act(Action::UseOwn { brought: brought(&PAGE), typed: None }), Outcome::OtherText);
    assert_eq!(act(Action::PutBack(Some(0))), Outcome::PutBack(1));
    assert_eq!(act(Action::PutBack(Some(9))), Outcome::Quiet);
    assert_eq!(act(Action::PutBack(None)), Outcome::PutBack(4));
    assert_eq!(history.state().own.blocks.len(), 9);
    history.undo();
    history.undo();
    assert_eq!(history.state().left.len(), 5);
    assert_eq!(texts(&history.state().own), texts(&brought(&PAGE).text));
}

#[test]
fn a_damaged_store_loses_no_block() {
    for places in ["[]", "[9,9]", "[4294967295,0,0,0,0]"] {
        let stored =
            format!(r#"{{"own":[["p","Here"]],"left":{{"places":{places},"blocks":[["p","One"],["p","Two"]]}}}}"#);
        let mut state: WordPicker = serde_json::from_str(&stored).unwrap();
        state.apply(Action::PutBack(None), &configured(&[]).0, NOW);
        assert_eq!(state.own.blocks.len(), 3, "{places}");
    }
}

#[test]
fn an_address_is_a_link_only_on_the_web() {
    let origin = |address: &str| Origin { organisation: " ".to_owned(), address: address.to_owned() };
    for address in ["https://moonbus.example/", " HTTP://moonbus.example "] {
        assert_eq!(origin(address).link(), Some(address.trim()));
    }
    for address in ["", "moonbus.example", "javascript:alert(1)", "https://", "data:text/html,x", "https://a b"] {
        assert_eq!(origin(address).link(), None, "{address}");
    }
}

#[test]
fn where_the_text_came_from_is_exported() {
    let (config, _) = configured(&[]);
    let mut state = WordPicker::default();
    let notes = |state: &WordPicker| state.notes(&config, words("en"), NOW).render(Format::Text);
    assert!(!notes(&state).contains("I brought"));
    state.apply(Action::UseOwn { brought: brought(&PAGE), typed: None }, &config, NOW);
    state.apply(Action::Address(" moonbus.example".to_owned()), &config, NOW);
    assert!(notes(&state).contains("The page I brought: moonbus.example\n"));
    state.apply(Action::Organisation("Moonbus".to_owned()), &config, NOW);
    assert!(notes(&state).contains("The page I brought: Moonbus, moonbus.example\n"));
    assert!(!state.has_writing(), "a name is no reflection");
    state.apply(Action::UseSample, &config, NOW);
    assert!(!notes(&state).contains("I brought"), "the sample page is from nowhere");
}

#[test]
fn the_author_words_the_prompts() {
    let (config, problems) = configured(&[("first-prompt", " Which of these is yours? "), ("second-prompt", " ")]);
    assert!(problems.is_empty());
    let [first, second] = config.prompts(words("en").word_picker());
    assert_eq!((first, second), ("Which of these is yours?", words("en").word_picker().influence));
    let mut state = WordPicker::default();
    state.apply(Action::Why("All".to_owned()), &config, NOW);
    let notes = state.notes(&config, words("en"), NOW).render(Format::Markdown);
    assert!(notes.contains("## Which of these is yours?\n"), "{notes}");
}

#[test]
fn the_author_turns_own_texts_off() {
    assert!(configured(&[]).0.own_text);
    assert!(configured(&[("own-text", "on")]).0.own_text);
    assert!(!configured(&[("own-text", "off")]).0.own_text);
    let (config, problems) = configured(&[("own-text", "no")]);
    assert!(config.own_text && problems.len() == 1, "{problems:?}");
}

#[test]
fn what_a_page_hides_is_left_out_and_can_be_put_back() {
    let page =
        [('m', "Home"), ('x', "Sorry, we are closed."), ('p', "We mend things."), ('y', "Join us"), ('l', "Join us")];
    let mut found = brought(&page);
    assert_eq!(texts(&found.text), ["We mend things.", "Join us"], "a hidden link is no menu that another one repeats");
    assert_eq!(left(&found.left), ["Home", "Sorry, we are closed.", "Join us"]);
    let text = found.left.put_back(Some(1), &found.text);
    assert_eq!(texts(&text), ["Sorry, we are closed.", "We mend things.", "Join us"]);
    // Who brings nothing but what is hidden wants that.
    assert_eq!(texts(&brought(&[('x', "Closed")]).text), ["Closed"]);
}

fn any_found() -> impl Strategy<Value = Vec<Found>> {
    let kind = prop_oneof![Just(BlockKind::Paragraph), Just(BlockKind::Heading), Just(BlockKind::Item)];
    let block = (kind, "[aB ]{0,3}", any::<[bool; 3]>());
    let block = block.prop_map(|(kind, text, [aside, link, hidden])| Found { kind, text, aside, link, hidden });
    proptest::collection::vec(block, 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// In whatever order blocks are put back, at the end the page is as it was.
    #[test]
    fn nothing_is_lost(found in any_found(), order in proptest::collection::vec(0..12_usize, 0..12)) {
        let whole = Text::from_blocks(found.iter().map(|found| (found.kind, found.text.clone())));
        let mut page: Brought = found.into_iter().collect();
        prop_assert_eq!(page.text.is_empty(), whole.is_empty(), "something is always left to read");
        for index in order {
            let before = page.left.len();
            page.text = page.left.put_back(Some(index), &page.text);
            prop_assert_eq!(page.left.len(), before - usize::from(index < before));
        }
        page.left = form::read(form::write(page.left)).unwrap();
        page.text = page.left.put_back(None, &page.text);
        prop_assert_eq!(page.text, whole);
    }
}
