//! The scenarios, a module a subject. `cargo test -p activity-widgets-e2e -- chromium::selftest` runs a part of them.

mod activity_timer;
mod activity_timer_truth;
mod activity_timer_wishes;
mod author_mistakes;
mod bringing;
mod common;
mod copies;
mod course_page;
mod early_taps;
mod embedding;
mod faults;
mod frame_height;
mod host_pages;
mod hosting;
mod keeping;
mod loading;
mod looks;
mod messages;
mod odd_texts;
mod oembed;
mod parts;
mod peers;
mod picking;
mod picking_for_everyone;
mod power_sorter;
mod power_sorter_cards;
mod power_sorter_ways;
mod second_copy;
mod selftest;
mod snippets;
mod taking_away;
mod word_picker;

fn main() -> std::process::ExitCode {
    activity_widgets_e2e::scenario::main()
}
