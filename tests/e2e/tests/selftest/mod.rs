//! The harness tested on pages of its own, without any widget: what it claims to see and do, it sees and does, and what
//! is wrong, it reports. A few scenarios expect a failure: a check that cannot fail is none.

mod input;
mod reading;
mod settings;
mod site;

use activity_widgets_e2e::{Failure, Result, check};

const PAGE: &str = "fixtures/selftest.html";

/// Passes only if something failed, with this in its message.
fn fails_with(result: Result<impl Sized>, part: &str) -> Result {
    match result {
        Err(Failure::Step(message)) => {
            check!(message.contains(part), "the failure does not say {part:?}, but: {message}");
            Ok(())
        }
        Err(skip) => Err(skip),
        Ok(_) => Err(Failure::step(format!("this should have failed with {part:?}"))),
    }
}
