//! The list of scenarios, and the runner: every scenario in every engine is one test.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use libtest_mimic::{Arguments, Completion, Failed, Trial};

use crate::browser::Browser;
use crate::engine::Engine;
use crate::failure::{Failure, Result};
use crate::{process, session};

/// A story, told once and run in every engine. Made by [`scenario!`](crate::scenario!).
pub struct Scenario {
    /// The module it stands in.
    pub module: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// The story.
    pub story: fn(&Browser) -> Result,
}

inventory::collect!(Scenario);

impl Scenario {
    /// `picker::story_by_touch`: the module below the test program, and the name.
    fn path(&self) -> String {
        let inner = self.module.split_once("::").map_or("", |(_, inner)| inner);
        if inner.is_empty() { self.name.to_owned() } else { format!("{inner}::{}", self.name) }
    }
}

/// Tells a scenario: `scenario!(reload_keeps_notes, |b| { b.open("index.html")?; ... });`
///
/// It becomes one test an engine, named `chromium::module::reload_keeps_notes`. The story uses `?` on each step and needs
/// no `Ok(())` at its end. At the end, an uncaught exception or a `console.error` that was not announced with
/// [`Browser::expect_console_error`](crate::Browser::expect_console_error) fails it.
#[macro_export]
macro_rules! scenario {
    ($(#[$attribute:meta])* $name:ident, |$browser:ident| $story:block) => {
        $(#[$attribute])*
        fn $name($browser: &$crate::Browser) -> $crate::Result {
            $story
            #[allow(unreachable_code, reason = "a story may end in a skip")]
            Ok(())
        }
        $crate::inventory::submit! {
            $crate::Scenario { module: module_path!(), name: stringify!($name), story: $name }
        }
    };
}

/// Runs all scenarios, as the command line says (the options of cargo's usual tests work).
pub fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    if arguments.test_threads.is_none() {
        // A browser wants a core for itself; more than four get in each other's way.
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        arguments.test_threads = Some(cores.clamp(1, 4));
    }
    let engines = match Engine::wanted() {
        Ok(engines) => engines,
        Err(failure) => {
            eprintln!("{failure}");
            return ExitCode::FAILURE;
        }
    };
    process::end_children_on_signals();
    let _end = process::EndChildren;
    let mut scenarios: Vec<&'static Scenario> = inventory::iter::<Scenario>.into_iter().collect();
    scenarios.sort_by_key(|scenario| scenario.path());
    let mut trials = Vec::new();
    for engine in engines {
        for scenario in &scenarios {
            let scenario = *scenario;
            let name = format!("{engine}::{}", scenario.path());
            trials.push(Trial::ignorable_test(name, move || run(engine, scenario)));
        }
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    session::end_all();
    conclusion.exit_code()
}

fn run(engine: Engine, scenario: &Scenario) -> std::result::Result<Completion, Failed> {
    let path = scenario.path();
    let browser = Browser::start(engine, &path).map_err(|failure| Failed::from(failure.to_string()))?;
    let told = catch_unwind(AssertUnwindSafe(|| (scenario.story)(&browser)));
    let outcome = match told {
        Ok(Ok(())) => browser.unexpected_errors().and_then(|errors| match errors.as_slice() {
            [] => Ok(()),
            some => Err(Failure::step(format!("errors in the console that nobody expected:\n  {}", some.join("\n  ")))),
        }),
        Ok(failed) => failed,
        Err(panic) => Err(Failure::step(panic_text(panic.as_ref()))),
    };
    match outcome {
        Ok(()) => {
            browser.keep_session();
            Ok(Completion::Completed)
        }
        Err(Failure::Skip(reason)) => {
            browser.keep_session();
            Ok(Completion::ignored_with(reason))
        }
        Err(Failure::Step(message)) => {
            Err(Failed::from(format!("{engine}::{path}\n{message}\n{}", browser.account_of_failure())))
        }
    }
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    format!("panicked: {}", text.unwrap_or("without a text"))
}
