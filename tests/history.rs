//! Undo and redo, with a small model of its own: whole states, typing joined, and steps that are none.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::indexing_slicing, reason = "a test may panic")]

use activity_widgets::activity::{Activity, Millis, Step, Summary, Widget};
use activity_widgets::config::{Problem, Settings};
use activity_widgets::history::{History, MOST_STEPS};
use activity_widgets::lang::Words;
use activity_widgets::notes::Notes;
use activity_widgets::store::form::{Pen, Stored};
use proptest::prelude::*;

/// Two fields to write in, a number, a curtain and a clock.
#[derive(Clone, Debug, Default, PartialEq)]
struct Desk {
    number: u32,
    fields: [String; 2],
    open: bool,
    ticks: u32,
}

impl Stored for Desk {
    fn pass(&mut self, pen: &mut Pen) {
        pen.field("number", &mut self.number);
    }
}

#[derive(Clone, Debug)]
enum Action {
    Add(u32),
    Write(u32, String),
    Open(bool),
    Tick,
}

impl Activity for Desk {
    type Action = Action;
    type Config = ();
    type Outcome = u32;

    const WIDGET: Widget = Widget::WordPicker;
    const VERSION: u32 = 1;

    fn configure(_: &Settings) -> ((), Vec<Problem>) {
        ((), Vec::new())
    }

    fn repair(&mut self, (): &(), _: Millis) {}

    fn apply(&mut self, action: Action, (): &(), _: Millis) -> u32 {
        match action {
            Action::Add(more) => self.number += more,
            Action::Write(0, text) => self.fields[0] = text,
            Action::Write(_, text) => self.fields[1] = text,
            Action::Open(open) => self.open = open,
            Action::Tick => self.ticks += 1,
        }
        self.number
    }

    fn step(action: &Action) -> Step {
        match action {
            Action::Add(_) => Step::Own,
            Action::Write(field, _) => Step::Typing(*field),
            Action::Open(_) => Step::None,
            Action::Tick => Step::Passing,
        }
    }

    fn summary(&self, (): &(), _: Millis) -> Summary {
        Summary::default()
    }

    fn notes(&self, (): &(), _: &'static Words, _: Millis) -> Notes {
        Notes::default()
    }
}

fn write(field: u32, text: &str) -> Action {
    Action::Write(field, text.to_owned())
}

fn act(history: &mut History<Desk>, action: Action) -> bool {
    history.apply(action, &(), Millis(0)).1
}

fn after(actions: impl IntoIterator<Item = Action>) -> History<Desk> {
    let mut history = History::new(Desk::default());
    for action in actions {
        act(&mut history, action);
    }
    history
}

/// The texts of the two fields at each step back, the present first.
fn back(history: &mut History<Desk>) -> Vec<String> {
    let shown = |history: &History<Desk>| history.state().fields.join("|");
    let mut seen = vec![shown(history)];
    while history.undo() {
        seen.push(shown(history));
    }
    seen
}

#[test]
fn nothing_to_take_back_at_first() {
    let mut history = History::new(Desk { number: 5, ..Desk::default() });
    assert!(!history.can_undo() && !history.can_redo());
    assert!(!history.undo() && !history.redo());
    assert_eq!(history.state().number, 5);
}

#[test]
fn the_outcome_and_whether_it_changed_are_told() {
    let mut history = History::new(Desk::default());
    assert_eq!(history.apply(Action::Add(3), &(), Millis(0)), (3, true));
    assert_eq!(history.apply(Action::Add(0), &(), Millis(0)), (3, false));
    assert_eq!(history.apply(Action::Tick, &(), Millis(0)), (3, true));
}

#[test]
fn what_changes_nothing_is_no_step_and_keeps_redo() {
    let mut history = after([Action::Add(1)]);
    assert!(history.undo());
    assert!(!act(&mut history, Action::Add(0)));
    assert!(!act(&mut history, write(0, "")));
    assert!(!history.can_undo());
    assert!(history.redo());
    assert_eq!(history.state().number, 1);
}

#[test]
fn typing_in_one_field_is_one_step() {
    let mut history = after([write(0, "a"), write(0, "ab"), write(0, "abc")]);
    assert_eq!(back(&mut history), ["abc|", "|"]);
    assert!(history.redo() && !history.redo());
    assert_eq!(history.state().fields[0], "abc");
}

#[test]
fn another_field_and_another_action_end_the_typing() {
    let mut history = after([write(0, "a"), write(0, "ab"), write(1, "x"), write(1, "xy"), write(0, "abc")]);
    assert_eq!(back(&mut history), ["abc|xy", "ab|xy", "ab|", "|"]);
    let mut history = after([write(0, "a"), Action::Add(1), write(0, "ab")]);
    assert_eq!(back(&mut history), ["ab|", "a|", "a|", "|"]);
}

#[test]
fn typing_after_undo_redo_or_another_state_is_a_step_of_its_own() {
    let mut history = after([write(0, "a"), write(1, "x")]);
    assert!(history.undo());
    act(&mut history, write(0, "ab"));
    assert_eq!(back(&mut history), ["ab|", "a|", "|"]);

    let mut history = after([write(0, "a")]);
    assert!(history.undo() && history.redo());
    act(&mut history, write(0, "ab"));
    assert_eq!(back(&mut history), ["ab|", "a|", "|"]);

    let mut history = after([write(0, "a")]);
    history.replace(Desk { fields: ["b".to_owned(), String::new()], ..Desk::default() });
    act(&mut history, write(0, "bc"));
    assert_eq!(back(&mut history), ["bc|", "b|", "a|", "|"]);
}

/// A browser may tell of input that leaves the text as it was (a word replaced by itself).
#[test]
fn typing_that_changed_nothing_begins_no_step() {
    let mut history = after([Action::Add(1), write(0, ""), write(0, "a")]);
    assert!(history.undo());
    assert_eq!((history.state().number, history.state().fields[0].as_str()), (1, ""));
    let mut history = after([write(0, ""), write(0, "a")]);
    assert!(history.undo(), "the typing can be taken back");
}

#[test]
fn a_new_step_ends_what_could_be_redone() {
    for step in [Action::Add(7), write(0, "new"), write(1, "new")] {
        let mut history = after([write(0, "a"), Action::Add(1)]);
        assert!(history.undo() && history.undo() && history.can_redo());
        act(&mut history, step);
        assert!(!history.can_redo() && !history.redo());
    }
    let mut history = after([Action::Add(1)]);
    assert!(history.undo());
    history.replace(Desk { number: 9, ..Desk::default() });
    assert!(!history.can_redo());
}

#[test]
fn what_is_no_step_leaves_undo_alone() {
    for other in [Action::Open(true), Action::Tick] {
        let history = after([other.clone()]);
        assert!(!history.can_undo(), "{other:?}");

        let mut history = after([write(0, "a"), other.clone(), write(0, "ab")]);
        assert_eq!(back(&mut history), ["ab|", "|"], "{other:?} does not part the typing");

        let mut history = after([Action::Add(1), Action::Add(1)]);
        assert!(history.undo());
        assert!(act(&mut history, other.clone()));
        assert!(history.can_undo() && history.can_redo(), "{other:?}");
        assert!(history.redo());
        assert_eq!(history.state().number, 2, "{other:?}");
    }
}

#[test]
fn another_state_in_place_is_one_step_and_the_same_one_is_none() {
    let mut history = after([Action::Add(1)]);
    history.replace(history.state().clone());
    history.replace(Desk { number: 40, ..Desk::default() });
    assert!(history.undo());
    assert_eq!(history.state().number, 1);
    assert!(history.undo() && !history.undo());
    assert!(history.redo() && history.redo());
    assert_eq!(history.state().number, 40);
}

#[test]
fn the_oldest_steps_are_let_go() {
    let mut history = after((0..MOST_STEPS + 20).map(|_| Action::Add(1)));
    let mut steps = 0;
    while history.undo() {
        steps += 1;
    }
    assert_eq!(steps, MOST_STEPS);
    assert_eq!(history.state().number, 20);
    while history.redo() {}
    assert_eq!(history.state().number as usize, MOST_STEPS + 20);
}

#[derive(Clone, Debug)]
enum Event {
    Act(Action),
    Replace(u32),
    Undo,
    Redo,
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        3 => (0..3_u32).prop_map(|more| Event::Act(Action::Add(more))),
        5 => (0..2_u32, "[ab]{0,2}").prop_map(|(field, text)| Event::Act(Action::Write(field, text))),
        1 => any::<bool>().prop_map(|open| Event::Act(Action::Open(open))),
        1 => Just(Event::Act(Action::Tick)),
        1 => (0..3_u32).prop_map(Event::Replace),
        3 => Just(Event::Undo),
        2 => Just(Event::Redo),
    ]
}

/// All states in one row with the present among them: the way one would explain undo on paper.
struct Row {
    states: Vec<Desk>,
    here: usize,
    typing: Option<u32>,
}

impl Row {
    fn step(&mut self, state: Desk, joined: bool) {
        self.states.truncate(self.here + 1);
        if joined {
            self.states[self.here] = state;
        } else {
            self.states.push(state);
            self.here += 1;
        }
        if self.states.len() > MOST_STEPS + 1 {
            self.states.remove(0);
            self.here -= 1;
        }
    }

    fn act(&mut self, action: Action) {
        let step = Desk::step(&action);
        let mut state = self.states[self.here].clone();
        state.apply(action, &(), Millis(0));
        let changed = state != self.states[self.here];
        match step {
            Step::None | Step::Passing => self.states[self.here] = state,
            Step::Own => {
                self.typing = None;
                if changed {
                    self.step(state, false);
                }
            }
            Step::Typing(field) => {
                if changed {
                    self.step(state, self.typing == Some(field));
                    self.typing = Some(field);
                } else if self.typing != Some(field) {
                    self.typing = None;
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_is_a_walk_along_a_row_of_states(events in proptest::collection::vec(event(), 1..200)) {
        let mut history = History::new(Desk::default());
        let mut row = Row { states: vec![Desk::default()], here: 0, typing: None };
        for event in events {
            match event {
                Event::Act(action) => {
                    act(&mut history, action.clone());
                    row.act(action);
                }
                Event::Replace(number) => {
                    let state = Desk { number, ..Desk::default() };
                    history.replace(state.clone());
                    row.typing = None;
                    if state != row.states[row.here] {
                        row.step(state, false);
                    }
                }
                Event::Undo => {
                    prop_assert_eq!(history.undo(), row.here > 0);
                    row.here = row.here.saturating_sub(1);
                    row.typing = None;
                }
                Event::Redo => {
                    let more = row.here + 1 < row.states.len();
                    prop_assert_eq!(history.redo(), more);
                    row.here += usize::from(more);
                    row.typing = None;
                }
            }
            prop_assert_eq!(history.state(), &row.states[row.here]);
            prop_assert_eq!(history.can_undo(), row.here > 0);
            prop_assert_eq!(history.can_redo(), row.here + 1 < row.states.len());
        }
    }
}
