//! `./dev bench`: the word picker measured against a plain page. See the library's `bench` module.

fn main() -> std::process::ExitCode {
    activity_widgets_e2e::bench::main()
}
