//! Places on the page: found by role and accessible name, touched, typed into and read as a person would.
//!
//! A [`Place`] is a way there, not a thing: it is looked up again at each use, so it survives the page redrawing itself,
//! and stops being found when its name changes. Finding waits until exactly one is there.
//!
//! `step` is the way, `find` finding, `touch` finger, mouse and typing, `read` reading. The looking itself happens in the
//! page, in `page/page.js`.

mod find;
mod read;
mod step;
mod touch;

use std::fmt;

use serde_json::Value;

pub(crate) use step::Step;
pub use step::{Name, has, starts};

use crate::browser::Browser;

/// A place on the page: the whole of it, a widget, a control, a word in running text.
#[derive(Clone)]
pub struct Place<'b> {
    browser: &'b Browser,
    steps: Vec<Step>,
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.steps.split_last() {
            None => f.write_str("the page"),
            Some((last, before)) => {
                for step in before {
                    write!(f, "{step} > ")?;
                }
                write!(f, "{last}")
            }
        }
    }
}

impl<'b> Place<'b> {
    pub(crate) fn new(browser: &'b Browser, steps: Vec<Step>) -> Self {
        Self { browser, steps }
    }

    pub(crate) fn path(&self) -> Value {
        self.steps.iter().map(Step::json).collect()
    }

    fn then(&self, step: Step) -> Self {
        let mut steps = self.steps.clone();
        steps.push(step);
        Self { browser: self.browser, steps }
    }
}
