//! Keeping work in places of all kinds, with others who write there too: several tabs, places that answer late, hold
//! little, forget, lie or fail.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::type_complexity,
    reason = "a test may panic"
)]

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use activity_widgets::activity::Activity;
use activity_widgets::activity::{Millis, Widget};
use activity_widgets::config::Settings;
use activity_widgets::history::History;
use activity_widgets::store::document::Document;
use activity_widgets::store::form;
use activity_widgets::store::keeper::{Keeper, Keeping, Told, Tools};
use activity_widgets::store::place::{Memory, Place, Then, Trouble};
use activity_widgets::store::tree::Tree;
use activity_widgets::store::work::{Way, Work};
use activity_widgets::text::Anchor;
use activity_widgets::word_picker::model::{Action, WordPicker};
use proptest::prelude::*;

thread_local! {
    static CLOCK: Cell<i64> = const { Cell::new(1_000) };
}

fn now() -> Millis {
    Millis(CLOCK.get())
}

fn parse(text: &str) -> Option<Tree> {
    serde_json::from_str(text).ok()
}

fn text(tree: &Tree) -> Option<String> {
    serde_json::to_string(tree).ok()
}

/// A word picker's history, without a browser.
#[derive(Default)]
struct Picker(RefCell<History<WordPicker>>);

impl Work for Picker {
    fn widget(&self) -> Widget {
        Widget::WordPicker
    }

    fn version(&self) -> u32 {
        WordPicker::VERSION
    }

    fn write(&self) -> Option<Tree> {
        Some(form::write(self.0.borrow().state().clone()))
    }

    fn read(&self, state: Tree, way: Way) -> bool {
        let Some(mut read) = form::read::<WordPicker>(state.clone()) else { return false };
        read.repair(&WordPicker::configure(&Settings::default()).0, now());
        let before = self.write().unwrap();
        let mut history = self.0.borrow_mut();
        match way {
            Way::Begin => *history = History::new(read),
            Way::Step => history.replace(read),
            Way::Join => history.join(read, before, state),
        }
        true
    }
}

/// A tab: a learner, a model and a keeper.
struct Tab {
    work: Rc<Picker>,
    keeper: Rc<Keeper>,
    told: Rc<RefCell<Vec<Told>>>,
    aside: Rc<RefCell<Vec<String>>>,
}

const KEY: &str = "activity-widgets/1/document/word-picker/a";

impl Tab {
    fn open(name: &str, place: &(impl Place + Clone + 'static)) -> Tab {
        let (work, told, aside) = (Rc::new(Picker::default()), Rc::default(), Rc::<RefCell<Vec<String>>>::default());
        let (hear, put): (Rc<RefCell<Vec<Told>>>, _) = (Rc::clone(&told), aside.clone());
        let tools = Tools {
            parse,
            text,
            now,
            set_aside: Box::new(move |text| {
                put.borrow_mut().push(text.to_owned());
                Ok(())
            }),
            tell: Box::new(move |told| hear.borrow_mut().push(told)),
        };
        let keeper = Keeper::new(work.clone(), Rc::new(place.clone()), tools, "a", name.to_owned());
        keeper.begin();
        Tab { work, keeper, told, aside }
    }

    fn act(&self, action: Action) {
        CLOCK.set(CLOCK.get() + 1);
        let config = WordPicker::configure(&Settings::default()).0;
        self.work.0.borrow_mut().apply(action, &config, now());
        self.keeper.has_changed(false);
    }

    fn why(&self, text: &str) {
        self.act(Action::Why(text.to_owned()));
    }

    fn pick(&self, word: &str) {
        let anchor = Anchor { quote: word.to_owned(), ..Anchor::default() };
        self.act(Action::Pick(activity_widgets::word_picker::model::Passage {
            anchor,
            sentence: word.to_owned(),
            at: 0,
        }));
    }

    fn undo(&self) {
        assert!(self.work.0.borrow_mut().undo());
        self.keeper.has_changed(false);
    }

    fn state(&self) -> WordPicker {
        self.work.0.borrow().state().clone()
    }

    fn keeping(&self) -> Keeping {
        let last = |told: &Told| if let Told::Keeping(keeping) = told { Some(*keeping) } else { None };
        self.told.borrow().iter().rev().find_map(last).unwrap_or(Keeping::Untouched)
    }

    fn words(&self) -> Vec<String> {
        self.state().picks.into_iter().map(|pick| pick.anchor.quote).collect()
    }
}

/// Until nobody has anything to say any more.
fn settle(tabs: &[Tab]) {
    for _ in 0..6 {
        for tab in tabs {
            tab.keeper.look();
            tab.keeper.save();
        }
    }
}

#[test]
fn what_is_written_is_there_in_the_next_tab() {
    let place = Memory::default();
    let first = Tab::open("first", &place);
    assert_eq!(first.keeping(), Keeping::Untouched);
    first.why("Warm words.");
    first.keeper.save();
    assert_eq!(first.keeping(), Keeping::Saved);
    assert_eq!(Tab::open("second", &place).state(), first.state());
}

#[test]
fn what_another_tab_took_out_stays_out() {
    let place = Memory::default();
    let first = Tab::open("first", &place);
    first.why("hello");
    first.keeper.save();
    let second = Tab::open("second", &place);
    second.why("help");
    second.keeper.save();
    first.keeper.look();
    assert_eq!(first.state().why, "help");
    first.why("help!");
    first.keeper.save();
    second.keeper.look();
    assert_eq!(second.state().why, "help!");
}

#[test]
fn two_tabs_that_write_at_once_keep_both() {
    for order in [[0, 1], [1, 0]] {
        let place = Memory::default();
        CLOCK.set(1_000);
        let tabs = [Tab::open("first", &place), Tab::open("second", &place)];
        tabs[0].why("Warm.");
        tabs[1].why("Bold.");
        tabs[0].pick("one");
        tabs[1].pick("two");
        order.into_iter().for_each(|at| tabs[at].keeper.save());
        settle(&tabs);
        assert_eq!(tabs[0].state(), tabs[1].state());
        assert_eq!(tabs[0].state().why, "Warm.\nBold.", "whoever wrote first");
        let mut words = tabs[0].words();
        words.sort();
        assert_eq!(words, ["one", "two"]);
        let ids: Vec<u32> = tabs[0].state().picks.iter().map(|pick| pick.id).collect();
        assert!(ids[0] != ids[1], "{ids:?}");
        assert!(tabs.iter().all(|tab| tab.keeping() == Keeping::Saved && tab.aside.borrow().is_empty()));
    }
}

#[test]
fn undo_takes_back_what_was_done_here_and_leaves_what_came_from_elsewhere() {
    let place = Memory::default();
    let (mine, theirs) = (Tab::open("mine", &place), Tab::open("theirs", &place));
    mine.pick("one");
    mine.keeper.save();
    theirs.keeper.look();
    mine.pick("two");
    theirs.why("Theirs.");
    theirs.keeper.save();
    mine.keeper.save();
    assert_eq!((mine.words().len(), mine.state().why.as_str()), (2, "Theirs."));
    mine.undo();
    assert_eq!((mine.words().len(), mine.state().why.as_str()), (1, "Theirs."));
    mine.undo();
    assert_eq!((mine.words().len(), mine.state().why.as_str()), (0, "Theirs."));
    assert!(!mine.work.0.borrow_mut().undo(), "what came from elsewhere is no step");
    assert!(mine.work.0.borrow_mut().redo() && mine.work.0.borrow_mut().redo());
    assert_eq!((mine.words().len(), mine.state().why.as_str()), (2, "Theirs."));
}

#[test]
fn writing_at_the_very_same_moment_loses_nothing() {
    // Two processes of a browser may each not have heard of the other's writing yet.
    let [place, other] = [Memory::default(), Memory::default()];
    let (mine, theirs) = (Tab::open("mine", &place), Tab::open("theirs", &other));
    mine.why("Mine.");
    mine.keeper.save();
    theirs.why("Theirs.");
    theirs.keeper.save();
    theirs.why("Theirs, and more.");
    theirs.keeper.save();
    // The other's arrives over ours.
    place.put(KEY, &other.get(KEY).unwrap());
    mine.keeper.look();
    assert_eq!(mine.state().why, "Mine.\nTheirs, and more.");
    mine.keeper.save();
    assert_eq!(Tab::open("next", &place).state().why, "Mine.\nTheirs, and more.");
}

#[test]
fn a_clock_that_was_set_back_makes_nothing_old() {
    let place = Memory::default();
    CLOCK.set(1_000_000);
    let first = Tab::open("first", &place);
    first.act(Action::UseSample);
    first.keeper.save();
    let second = Tab::open("second", &place);
    CLOCK.set(5);
    second.act(Action::UseGiven);
    second.keeper.save();
    first.keeper.look();
    assert_eq!(first.state().source, second.state().source);
    let document = Tab::open("third", &place).keeper.document().unwrap();
    assert!(document.changed > Millis(1_000_000), "{:?}", document.changed);
}

// --- Places --------------------------------------------------------------------------------------------------------

/// A place that answers when the test says so.
#[derive(Clone, Default)]
struct Slow(Memory, Rc<RefCell<Vec<Box<dyn FnOnce()>>>>);

impl Slow {
    fn answer(&self) {
        let waiting = std::mem::take(&mut *self.1.borrow_mut());
        waiting.into_iter().for_each(|call| call());
    }
}

impl Place for Slow {
    fn read(&self, key: &str, then: Then<Option<String>>) {
        let found = self.0.get(key);
        self.1.borrow_mut().push(Box::new(move || then(Ok(found))));
    }

    fn write(&self, key: &str, text: &str, then: Then<()>) {
        let (place, key, text) = (self.0.clone(), key.to_owned(), text.to_owned());
        self.1.borrow_mut().push(Box::new(move || {
            place.put(&key, &text);
            then(Ok(()));
        }));
    }

    fn longest(&self) -> usize {
        usize::MAX
    }
}

#[test]
fn a_place_that_answers_late_is_joined_with_what_was_begun_meanwhile() {
    let place = Slow::default();
    let before = Tab::open("before", &place.0);
    before.why("Last week.");
    before.pick("one");
    before.keeper.save();
    let tab = Tab::open("now", &place);
    tab.why("Today.");
    tab.keeper.save();
    assert_eq!(place.0.get(KEY).map(|text| text.contains("Today")), Some(false), "nothing is written unread");
    place.answer();
    assert_eq!(tab.state().why, "Last week.\nToday.");
    assert_eq!(tab.words(), ["one"]);
    assert!(tab.told.borrow().contains(&Told::Due));
    tab.keeper.save();
    // Between the steps of a writing the learner goes on.
    place.answer();
    tab.pick("two");
    tab.keeper.save();
    for _ in 0..8 {
        place.answer();
    }
    assert_eq!(tab.keeping(), Keeping::Saved);
    let next = Tab::open("next", &place.0);
    assert_eq!(next.state(), tab.state());
    assert_eq!(next.words(), ["one", "two"]);
}

/// A place with a fault.
#[derive(Clone)]
struct Faulty(Memory, Rc<Cell<Fault>>);

#[derive(Clone, Copy, PartialEq)]
enum Fault {
    None,
    Refuses(Trouble),
    SilentlyDoesNothing,
    KeepsHalf,
    Rewrites,
    Unreadable,
    Longest(usize),
}

impl Faulty {
    fn new() -> Faulty {
        Faulty(Memory::default(), Rc::new(Cell::new(Fault::None)))
    }
}

impl Place for Faulty {
    fn read(&self, key: &str, then: Then<Option<String>>) {
        match self.1.get() {
            Fault::Unreadable => then(Err(Trouble::Blocked)),
            _ => self.0.read(key, then),
        }
    }

    fn write(&self, key: &str, text: &str, then: Then<()>) {
        match self.1.get() {
            Fault::Refuses(trouble) => then(Err(trouble)),
            Fault::SilentlyDoesNothing => then(Ok(())),
            Fault::Rewrites => self.0.write(key, &text.replace("Work", "Play"), then),
            Fault::KeepsHalf => self.0.write(key, &text[..text.len() / 2], then),
            _ => self.0.write(key, text, then),
        }
    }

    fn longest(&self) -> usize {
        if let Fault::Longest(longest) = self.1.get() { longest } else { usize::MAX }
    }
}

#[test]
fn a_place_that_fails_later_is_noticed_and_tried_again_and_nothing_is_lost() {
    for (fault, expected) in [
        (Fault::Refuses(Trouble::Full), Keeping::NotSaved(Trouble::Full)),
        (Fault::Refuses(Trouble::Blocked), Keeping::NotSaved(Trouble::Blocked)),
        (Fault::SilentlyDoesNothing, Keeping::NotSaved(Trouble::Blocked)),
        (Fault::Unreadable, Keeping::NotSaved(Trouble::Blocked)),
        (Fault::Longest(200), Keeping::NotSaved(Trouble::TooLong)),
    ] {
        for first in [0, 1, 99] {
            let place = Faulty::new();
            let tab = Tab::open("tab", &place);
            for n in 0..first {
                tab.why(&format!("{n}"));
                tab.keeper.save();
                assert_eq!(tab.keeping(), Keeping::Saved);
            }
            let before = place.0.get(KEY);
            place.1.set(fault);
            tab.why(&"Much work. ".repeat(20));
            tab.keeper.save();
            assert_eq!(tab.keeping(), expected);
            assert_eq!(place.0.get(KEY), before, "what was stored before stays");
            assert!(tab.keeper.is_due());
            tab.keeper.save();
            assert_eq!(tab.keeping(), expected);
            place.1.set(Fault::None);
            tab.keeper.save();
            assert_eq!(tab.keeping(), Keeping::Saved);
            assert_eq!(Tab::open("next", &place).state(), tab.state());
        }
    }
}

#[test]
fn a_torn_writing_is_set_aside_and_written_again() {
    let place = Faulty::new();
    let tab = Tab::open("tab", &place);
    place.1.set(Fault::KeepsHalf);
    tab.why("Work.");
    tab.keeper.save();
    place.1.set(Fault::None);
    settle(std::slice::from_ref(&tab));
    assert_eq!(tab.keeping(), Keeping::Saved);
    assert_eq!(tab.aside.borrow().len(), 1);
    assert_eq!(Tab::open("next", &place).state().why, "Work.");
}

#[test]
fn a_place_that_tears_every_writing_is_no_place_and_is_not_filled_up() {
    let place = Faulty::new();
    let tab = Tab::open("tab", &place);
    tab.why("Kept.");
    tab.keeper.save();
    place.1.set(Fault::KeepsHalf);
    for n in 0..50 {
        tab.why(&format!("Work {n}."));
        tab.keeper.save();
        assert_eq!(tab.keeping(), Keeping::NotSaved(Trouble::Torn), "{n}");
        tab.told.borrow_mut().clear();
        tab.keeper.look();
        assert!(tab.keeper.is_due() && !tab.told.borrow().contains(&Told::Written));
    }
    assert_eq!(tab.aside.borrow().len(), 1, "what may be somebody's is put aside, and nothing else");
    place.1.set(Fault::None);
    tab.keeper.save();
    assert_eq!(tab.keeping(), Keeping::Saved);
    assert_eq!(Tab::open("next", &place).state().why, "Work 49.");
}

#[test]
fn a_place_that_changes_what_is_written_has_not_saved_it() {
    let place = Faulty::new();
    let tab = Tab::open("tab", &place);
    place.1.set(Fault::Rewrites);
    for n in 0..5 {
        tab.why(&format!("Work {n}."));
        tab.keeper.save();
        assert_eq!(tab.keeping(), Keeping::NotSaved(Trouble::Torn), "{n}");
        tab.keeper.look();
    }
    assert_eq!(tab.state().why, "Work 4.");
}

#[test]
fn what_was_cleared_meanwhile_is_written_again() {
    let place = Faulty::new();
    let tab = Tab::open("tab", &place);
    tab.why("Work.");
    tab.keeper.save();
    let cleared = Faulty::new();
    cleared.1.set(Fault::None);
    let tab_after = Tab::open("after", &cleared);
    assert_eq!(tab_after.state(), WordPicker::default());
    // The same tab, its place emptied behind its back.
    place.0.put(KEY, "");
    tab.why("Work goes on.");
    tab.keeper.save();
    assert_eq!(Tab::open("next", &place).state().why, "Work goes on.");
    assert_eq!(*tab.aside.borrow(), [""]);
}

#[test]
fn what_was_begun_anew_in_a_cleared_place_takes_nothing_away() {
    for (first_writes, dirty, more) in
        [(false, false, 0), (true, false, 0), (false, true, 0), (true, true, 0), (false, false, 9), (true, false, 20)]
    {
        let place = Memory::default();
        let before = Tab::open("before", &place);
        before.why("Last week.");
        before.pick("one");
        before.keeper.save();
        let open = Tab::open("open", &place);
        if first_writes {
            open.pick("two");
            open.keeper.save();
        }
        if dirty {
            open.pick("three");
        }
        let expected = open.words();
        // The site empties its store, and another tab begins there.
        let emptied = Memory::default();
        let anew = Tab::open("anew", &emptied);
        anew.why("Anew.");
        anew.keeper.save();
        for n in 0..more {
            anew.why(&format!("Anew. {n}"));
            anew.keeper.save();
        }
        let last = anew.state().why;
        place.put(KEY, &emptied.get(KEY).unwrap());
        open.keeper.look();
        assert_eq!(open.words(), expected, "{first_writes} {dirty} {more}");
        let why = open.state().why;
        assert!(why.contains("Last week.") && why.contains(&last), "{why}");
        open.keeper.save();
        assert_eq!(Tab::open("next", &place).state(), open.state());
    }
}

#[test]
fn what_was_deleted_here_does_not_come_back_from_another_tab() {
    for (deleter_wrote, other_wrote) in [(false, false), (true, false), (false, true), (true, true)] {
        let place = Memory::default();
        let before = Tab::open("before", &place);
        before.why("Last week.");
        before.keeper.save();
        let (deleter, other) = (Tab::open("deleter", &place), Tab::open("other", &place));
        if deleter_wrote {
            deleter.why("Last week, and more.");
            deleter.keeper.save();
            other.keeper.look();
        }
        if other_wrote {
            other.pick("one");
            other.keeper.save();
            deleter.keeper.look();
        }
        place.remove(KEY);
        *deleter.work.0.borrow_mut() = History::default();
        deleter.keeper.forget();
        other.keeper.look();
        deleter.pick("two");
        deleter.keeper.save();
        settle(&[deleter, other]);
        let next = Tab::open("next", &place);
        assert_eq!(
            (next.words(), next.state().why.as_str()),
            (vec!["two".to_owned()], ""),
            "{deleter_wrote} {other_wrote}"
        );
    }
}

#[test]
fn what_is_put_back_as_it_was_is_no_beginning() {
    let place = Memory::default();
    let first = Tab::open("first", &place);
    first.why("Mine.");
    first.keeper.save();
    let before = place.get(KEY).unwrap();
    let second = Tab::open("second", &place);
    second.why("Mine.\nOf a copy.");
    second.keeper.save();
    first.keeper.look();
    assert_eq!(first.state().why, "Mine.\nOf a copy.");
    let read = |text: &str| parse(text).and_then(form::read::<Document<Tree>>).unwrap();
    let back = read(&before).written_over(&read(&place.get(KEY).unwrap()), "back".to_owned());
    place.put(KEY, &text(&form::write(back)).unwrap());
    settle(&[first, second]);
    assert_eq!(Tab::open("next", &place).state().why, "Mine.");
}

#[test]
fn what_was_taken_out_in_many_visits_stays_out() {
    // Each visit is a writer of its own, and a document remembers the last few only.
    let place = Memory::default();
    let open = Tab::open("open", &place);
    open.why("Mine.");
    open.pick("one");
    open.keeper.save();
    for visit in 0..20 {
        let tab = Tab::open(&format!("visit {visit}"), &place);
        tab.why(&format!("Visit {visit}."));
        tab.keeper.save();
    }
    let idle = Tab::open("idle", &place);
    for visit in 20..40 {
        let tab = Tab::open(&format!("visit {visit}"), &place);
        tab.why(&format!("Visit {visit}."));
        tab.keeper.save();
    }
    idle.keeper.look();
    assert_eq!((idle.state().why.as_str(), idle.words().len()), ("Visit 39.", 1));
}

#[test]
fn what_another_script_put_there_is_set_aside_and_newer_work_left_alone() {
    let place = Memory::default();
    let tab = Tab::open("tab", &place);
    tab.why("Work.");
    tab.keeper.save();
    place.put(KEY, "{\"theme\":\"dark\"}");
    tab.why("Work!");
    tab.keeper.save();
    assert_eq!(*tab.aside.borrow(), ["{\"theme\":\"dark\"}"]);
    assert_eq!(Tab::open("next", &place).state().why, "Work!");
    let newer = place.get(KEY).unwrap().replace("\"version\":1", "\"version\":2");
    place.put(KEY, &newer);
    tab.why("Work?");
    tab.keeper.save();
    assert_eq!(tab.keeping(), Keeping::Newer);
    assert_eq!(place.get(KEY).as_ref(), Some(&newer));
    let looking = Tab::open("looking", &place);
    assert_eq!(
        (looking.keeping(), looking.state().why.as_str()),
        (Keeping::Newer, "Work!"),
        "shown as far as it can be"
    );
    looking.why("Mine.");
    looking.keeper.save();
    assert_eq!(place.get(KEY), Some(newer));
}

// --- A second copy, and deletion told by others --------------------------------------------------------------------

#[test]
fn a_place_that_lost_the_last_writings_gets_them_back_from_the_second_copy() {
    let place = Memory::default();
    let tab = Tab::open("tab", &place);
    tab.why("One.");
    tab.pick("one");
    tab.keeper.save();
    let early = place.get(KEY).unwrap();
    tab.why("One.\nTwo.");
    let pick = tab.state().picks[0].id;
    tab.act(Action::Unpick(pick));
    tab.keeper.save();
    let second = place.get(KEY).unwrap();
    for (stands, typed) in [(Some(&early), ""), (None, ""), (Some(&early), "\nThree."), (None, "Three.")] {
        let place = Memory::default();
        if let Some(stands) = stands {
            place.put(KEY, stands);
        }
        let next = Tab::open("next", &place);
        if !typed.is_empty() {
            next.why(&format!("{}{typed}", next.state().why));
        }
        next.keeper.take_in(second.clone());
        assert!(next.told.borrow().contains(&Told::Due));
        next.keeper.look();
        next.keeper.save();
        next.keeper.look();
        let expected = if typed.is_empty() { "One.\nTwo." } else { "One.\nTwo.\nThree." };
        assert_eq!((next.state().why.as_str(), next.words().len()), (expected, 0), "{typed}");
        assert_eq!(Tab::open("later", &place).state(), next.state());
        assert!(next.aside.borrow().is_empty());
    }
}

#[test]
fn a_second_copy_that_is_older_or_no_document_changes_nothing() {
    let place = Memory::default();
    let tab = Tab::open("tab", &place);
    tab.why("One.\nTwo.");
    tab.keeper.save();
    let older = place.get(KEY).unwrap();
    for visit in 0..12 {
        let tab = Tab::open(&format!("visit {visit}"), &place);
        tab.why(&format!("Visit {visit}."));
        tab.keeper.save();
        let next = Tab::open("next", &place);
        let told = next.told.borrow().len();
        for text in [older.as_str(), "", "null", "{", "{\"theme\":1}", &older.replace("\"picks\":[]", "\"picks\":7")] {
            next.keeper.take_in(text.to_owned());
            assert_eq!((next.state(), next.told.borrow().len()), (tab.state(), told), "{visit} {text}");
        }
    }
}

#[test]
fn what_was_damaged_is_set_aside_once_and_comes_back_from_the_second_copy() {
    let place = Memory::default();
    let tab = Tab::open("tab", &place);
    tab.why("Mine.");
    tab.keeper.save();
    let second = place.get(KEY).unwrap();
    place.put(KEY, "torn {");
    let next = Tab::open("next", &place);
    next.keeper.take_in(second);
    assert!(next.told.borrow().contains(&Told::Restored));
    next.keeper.look();
    next.keeper.save();
    assert_eq!((next.state().why.as_str(), next.aside.borrow().len()), ("Mine.", 1));
    assert_eq!(Tab::open("later", &place).state(), next.state());
}

#[test]
fn a_second_copy_that_answers_before_the_place_waits_for_it() {
    let place = Slow::default();
    let before = Tab::open("before", &place.0);
    before.why("One.");
    before.keeper.save();
    let early = place.0.get(KEY).unwrap();
    before.why("One.\nTwo.");
    before.keeper.save();
    let second = place.0.get(KEY).unwrap();
    place.0.put(KEY, &early);
    let tab = Tab::open("tab", &place);
    tab.keeper.take_in(second);
    assert_eq!(tab.state().why, "");
    place.answer();
    place.answer();
    assert_eq!(tab.state().why, "One.\nTwo.");
}

/// The learner deletes the work in a tab: what others are told.
fn delete(tab: &Tab, place: &Memory) -> String {
    let farewell = tab.keeper.farewell().unwrap();
    place.remove(KEY);
    *tab.work.0.borrow_mut() = History::default();
    tab.keeper.forget();
    farewell
}

#[test]
fn a_tab_that_hears_of_the_deletion_begins_afresh_and_keeps_what_was_done_since() {
    for (other_wrote, typed_since) in [(false, false), (true, false), (false, true), (true, true)] {
        let place = Memory::default();
        let before = Tab::open("before", &place);
        before.why("Last week.");
        before.pick("one");
        before.keeper.save();
        let (deleter, other) = (Tab::open("deleter", &place), Tab::open("other", &place));
        if other_wrote {
            other.pick("two");
            other.keeper.save();
            deleter.keeper.look();
        }
        let farewell = delete(&deleter, &place);
        if typed_since {
            other.why("Last week.\nSince.");
        }
        other.keeper.take_in(farewell.clone());
        assert!(other.told.borrow().contains(&Told::Deleted));
        let since = if typed_since { "Since." } else { "" };
        assert_eq!((other.state().why.as_str(), other.words().len()), (since, 0), "{other_wrote} {typed_since}");
        assert_eq!(other.keeper.is_due(), typed_since);
        assert!(typed_since || !other.work.0.borrow().can_undo(), "deleted work could be brought back");
        other.keeper.save();
        assert_eq!(place.get(KEY).is_some(), typed_since);
        // Both go on.
        deleter.why("Anew.");
        deleter.keeper.save();
        settle(&[deleter, other]);
        let why = Tab::open("next", &place).state().why;
        assert!(why.contains("Anew.") && why.contains(since) && !why.contains("Last week."), "{why}");
    }
}

#[test]
fn deleted_work_does_not_rise_from_a_place_that_went_back() {
    let place = Memory::default();
    let tab = Tab::open("tab", &place);
    tab.why("Last week.");
    tab.keeper.save();
    let early = place.get(KEY).unwrap();
    tab.why("This week.");
    tab.keeper.save();
    let farewell = delete(&tab, &place);
    for stands in [Some(early.as_str()), None] {
        if let Some(stands) = stands {
            place.put(KEY, stands);
        }
        let next = Tab::open("next", &place);
        next.keeper.take_in(farewell.clone());
        assert_eq!(next.state(), WordPicker::default());
        assert_eq!(next.told.borrow().contains(&Told::Deleted), stands.is_some());
        assert_eq!(next.keeper.is_due(), stands.is_some());
        next.keeper.save();
        assert_eq!(Tab::open("later", &place).state(), WordPicker::default());
        place.remove(KEY);
    }
}

// --- Whatever happens ------------------------------------------------------------------------------------------------

#[derive(Clone, Debug)]
enum Event {
    Type(usize),
    Pick(usize),
    Save(usize),
    Look(usize),
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let event = (0..4_usize, 0..3_usize).prop_map(|(kind, tab)| match kind {
        0 => Event::Type(tab),
        1 => Event::Pick(tab),
        2 => Event::Save(tab),
        _ => Event::Look(tab),
    });
    proptest::collection::vec(event, 1..40)
}

/// A JSON value of any shape.
fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        "[a-z]{0,4}".prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
            proptest::collection::vec(("id|note|picks|own|anchor|why|__proto__|b|state", inner), 0..4)
                .prop_map(|pairs| serde_json::Value::Object(pairs.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tabs_come_together_and_lose_nothing_whoever_writes_when(events in events()) {
        let place = Memory::default();
        let tabs = ["a", "b", "c"].map(|name| Tab::open(name, &place));
        let mut typed: Vec<String> = Vec::new();
        let mut picked: Vec<String> = Vec::new();
        for (n, event) in events.into_iter().enumerate() {
            match event {
                Event::Type(tab) => {
                    // Everybody writes on below what they see.
                    let line = format!("line {n} of {tab}.");
                    let text = [tabs[tab].state().why.as_str(), &line].join("\n");
                    tabs[tab].why(text.trim_start());
                    typed.push(line);
                }
                Event::Pick(tab) => {
                    picked.push(format!("word {n}."));
                    tabs[tab].pick(&format!("word {n}."));
                }
                Event::Save(tab) => tabs[tab].keeper.save(),
                Event::Look(tab) => tabs[tab].keeper.look(),
            }
        }
        settle(&tabs);
        let state = tabs[0].state();
        prop_assert_eq!(&tabs[1].state(), &state);
        prop_assert_eq!(&tabs[2].state(), &state);
        prop_assert_eq!(&Tab::open("next", &place).state(), &state);
        let mut lines: Vec<&str> = state.why.lines().collect();
        lines.sort_unstable();
        typed.sort();
        prop_assert_eq!(lines, typed, "each line once");
        let mut words = tabs[0].words();
        words.sort();
        picked.sort();
        prop_assert_eq!(words, picked, "each word once");
        prop_assert!(tabs.iter().all(|tab| tab.aside.borrow().is_empty()));
    }

    #[test]
    fn whenever_the_browser_is_killed_the_second_copy_has_everything(
        visits in proptest::collection::vec((1..6_usize, 0..8_usize, any::<bool>()), 1..14),
    ) {
        let place = Memory::default();
        let mut second: Option<String> = None;
        let mut lines: Vec<String> = Vec::new();
        for (visit, (writings, lost, fails)) in visits.into_iter().enumerate() {
            let tab = Tab::open(&format!("visit {visit}"), &place);
            if let Some(second) = &second {
                tab.keeper.take_in(second.clone());
            }
            prop_assert_eq!(tab.state().why, lines.join("\n"));
            let mut written: Vec<Option<String>> = vec![place.get(KEY)];
            for n in 0..writings {
                if lines.len() > 3 && n == 1 {
                    lines.remove(0);
                }
                lines.push(format!("visit {visit}, line {n}."));
                tab.why(&lines.join("\n"));
                tab.keeper.save();
                written.push(place.get(KEY));
            }
            if fails {
                // This time only the place works, and nobody kills the browser.
                continue;
            }
            second = place.get(KEY);
            match written.into_iter().rev().nth(lost.min(writings)).flatten() {
                Some(text) => place.put(KEY, &text),
                None => place.remove(KEY),
            }
        }
    }

    #[test]
    fn whatever_stands_there_nothing_breaks_and_it_is_not_lost(value in any_json(), cut in 0..200_usize, place_of in 0..4_usize) {
        let place = Memory::default();
        let envelope = |state| serde_json::json!({ "widget": "word-picker", "activity": "a", "version": 1, "revision": 1,
            "changed": 5, "writer": "x", "state": state });
        let stored = match place_of {
            0 => value.to_string(),
            1 => envelope(value).to_string(),
            2 => envelope(serde_json::json!({ "picks": [value.clone()], "why": value })).to_string(),
            _ => envelope(value).to_string().chars().take(cut).collect(),
        };
        place.put(KEY, &stored);
        let tab = Tab::open("tab", &place);
        let read = !tab.told.borrow().contains(&Told::SetAside);
        tab.why("Mine.");
        tab.keeper.save();
        prop_assert_eq!(tab.keeping(), Keeping::Saved);
        prop_assert!(read || tab.aside.borrow().contains(&stored));
        prop_assert!(Tab::open("next", &place).state().why.contains("Mine."));
    }
}
