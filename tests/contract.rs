//! The public contract: the tables in the README are those in the code, and the code reads what they name.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::Path;

use activity_widgets::activity::{Activity, Widget};
use activity_widgets::activity_timer::model::ActivityTimer;
use activity_widgets::config::{Settings, Value};
use activity_widgets::power_sorter::model::PowerSorter;
use activity_widgets::word_picker::model::WordPicker;

fn read(path: &str) -> String {
    let whole = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(whole).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn source(widget: Widget) -> String {
    format!("src/{}/mod.rs", widget.tag().replace('-', "_"))
}

/// The tables of the contract: what they are called in the README, and how they begin.
const ATTRIBUTES: (&str, &str) = ("contract", "| attribute |");
const NAMES: (&str, &str) = ("names", "| accessible name |");

/// The lines of that table after the heading `# Contract` in the module's doc comment, without the comment's mark.
fn table_in_code(widget: Widget, (_, begins): (&str, &str)) -> Vec<String> {
    let path = source(widget);
    let text = read(&path);
    let doc = text.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim);
    let mut after = doc.skip_while(|line| *line != "# Contract");
    assert!(after.next().is_some(), "{path} has no heading `# Contract` in its doc comment");
    let table: Vec<String> = after
        .skip_while(|line| !line.starts_with(begins))
        .take_while(|line| line.starts_with('|'))
        .map(str::to_owned)
        .collect();
    assert!(table.len() > 2, "{path} has no table `{begins}` after `# Contract`");
    table
}

/// The table lines between the widget's marks in the README.
fn table_in_readme(widget: Widget, (name, _): (&str, &str)) -> Vec<String> {
    let readme = read("README.md");
    let mark = format!("<!-- {name}:{} -->", widget.tag());
    assert_eq!(readme.matches(&mark).count(), 1, "README.md should have `{mark}` once");
    let (_, after) = readme.split_once(&mark).unwrap();
    let end = format!("<!-- /{name} -->");
    let Some((block, _)) = after.split_once(&end) else {
        panic!("README.md has no `{end}` after `{mark}`");
    };
    assert!(!block.contains(&format!("<!-- {name}:")), "README.md has no `{end}` after `{mark}`");
    block.lines().map(str::trim).filter(|line| line.starts_with('|')).map(str::to_owned).collect()
}

fn same_tables(widget: Widget) {
    same_table(widget, ATTRIBUTES);
    same_table(widget, NAMES);
}

fn same_table(widget: Widget, table: (&str, &str)) {
    let (code, readme) = (table_in_code(widget, table), table_in_readme(widget, table));
    let missing: Vec<&String> = code.iter().filter(|line| !readme.contains(line)).collect();
    let unknown: Vec<&String> = readme.iter().filter(|line| !code.contains(line)).collect();
    assert!(
        missing.is_empty() && unknown.is_empty(),
        "README.md and {} differ.\nOnly in the code: {missing:#?}\nOnly in the README: {unknown:#?}",
        source(widget)
    );
    assert_eq!(readme, code, "the same lines in another order");
}

#[test]
fn the_readme_has_the_word_pickers_tables() {
    same_tables(Widget::WordPicker);
}

#[test]
fn the_readme_has_the_activity_timers_tables() {
    same_tables(Widget::ActivityTimer);
}

#[test]
fn the_readme_has_the_power_sorters_tables() {
    same_tables(Widget::PowerSorter);
}

/// The names in the first column.
fn attributes(widget: Widget) -> Vec<String> {
    let rows = table_in_code(widget, ATTRIBUTES).into_iter().skip(2);
    rows.map(|row| row.split('`').nth(1).unwrap_or_else(|| panic!("{row}: no `name` in it")).to_owned()).collect()
}

/// Whether anything comes of setting that attribute to what is no number, no list and no address.
fn is_read<A: Activity>(name: &str) -> bool {
    let mut settings = Settings::default();
    settings.set(name, Value::Text("not a good value".to_owned()));
    let (config, problems) = A::configure(&settings);
    config != A::configure(&Settings::default()).0 || problems.iter().any(|problem| problem.field == name)
}

fn reads_what_it_names<A: Activity>(expected: &[&str]) {
    let names = attributes(A::WIDGET);
    assert_eq!(names, expected, "pages depend on these names");
    for name in &names {
        assert!(is_read::<A>(name), "{} does not read `{name}`", A::WIDGET.tag());
    }
    assert!(is_read::<A>("reveal") == (A::WIDGET != Widget::ActivityTimer), "only the timer has no comment");
    assert!(!is_read::<A>("no-such-attribute"));
}

#[test]
fn the_word_picker_reads_what_its_table_names() {
    reads_what_it_names::<WordPicker>(&[
        "min",
        "max",
        "text-src",
        "own-text",
        "first-prompt",
        "second-prompt",
        "hints",
        "minutes",
        "announce",
    ]);
}

#[test]
fn the_activity_timer_reads_what_its_table_names() {
    reads_what_it_names::<ActivityTimer>(&["minutes", "announce", "compact"]);
}

#[test]
fn the_power_sorter_reads_what_its_table_names() {
    reads_what_it_names::<PowerSorter>(&["categories", "multiple", "shuffle", "forum", "minutes", "announce"]);
}
