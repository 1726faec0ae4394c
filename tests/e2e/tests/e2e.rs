//! The scenarios, a module a subject. `cargo test -p activity-widgets-e2e -- chromium::selftest` runs a part of them.

mod activity_timer;
mod author_mistakes;
mod common;
mod course_page;
mod embedding;
mod keeping;
mod looks;
mod odd_texts;
mod power_sorter;
mod power_sorter_cards;
mod power_sorter_ways;
mod selftest;
mod word_picker;

fn main() -> std::process::ExitCode {
    activity_widgets_e2e::scenario::main()
}
