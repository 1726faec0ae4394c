//! The scenarios, a module a subject. `cargo test -p activity-widgets-e2e -- chromium::selftest` runs a part of them.

mod selftest;

fn main() -> std::process::ExitCode {
    activity_widgets_e2e::scenario::main()
}
