//! How a step of a scenario goes wrong, in words for the person who reads the test's output.

use std::fmt;

/// Why a scenario stopped.
#[derive(Debug)]
pub enum Failure {
    /// A step did not come out as the story says.
    Step(String),
    /// This engine cannot do what the scenario needs: the test is reported as ignored, with this reason.
    Skip(String),
}

/// What every step returns.
pub type Result<T = ()> = std::result::Result<T, Failure>;

impl Failure {
    /// A failed step with its explanation.
    pub fn step(message: impl Into<String>) -> Self {
        Self::Step(message.into())
    }

    /// Puts what was being done in front of what went wrong.
    #[must_use]
    pub fn while_doing(self, what: &str) -> Self {
        match self {
            Self::Step(message) => Self::Step(format!("{what}: {message}")),
            skip @ Self::Skip(_) => skip,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Step(message) => f.write_str(message),
            Self::Skip(reason) => write!(f, "skipped: {reason}"),
        }
    }
}

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        let mut message = error.to_string();
        let mut source = error.source();
        while let Some(inner) = source {
            let inner_text = inner.to_string();
            if !message.contains(&inner_text) {
                message.push_str(": ");
                message.push_str(&inner_text);
            }
            source = inner.source();
        }
        Self::Step(message)
    }
}

/// Fails the scenario with a message unless a condition holds.
///
/// `check!(n == 3, "{n} cards instead of 3")` reads like `assert!`, and returns an error instead of panicking, so that
/// it can be used in helpers that return [`Result`].
#[macro_export]
macro_rules! check {
    ($condition:expr, $($message:tt)+) => {
        if !$condition {
            return Err($crate::Failure::step(format!($($message)+)));
        }
    };
}
