//! What the author of the page has set: read, read again when it changes, and told about where it is wrong.

use std::rc::Rc;

use super::desk::Desk;
use super::{console, event, fetch, settings};
use crate::config::{Problem, Settings};

/// What a desk knows of the author's doings.
#[derive(Default)]
pub(super) struct Author {
    /// The text of the file that `src` names.
    file: Option<String>,
    /// The problems that were told.
    problems: Vec<Problem>,
    on_change: Vec<Rc<dyn Fn()>>,
}

impl Desk {
    /// Calls `changed` whenever the author changes the element's attributes or children.
    pub fn on_author_change(&self, changed: impl Fn() + 'static) {
        self.author.change(|author| (false, author.on_change.push(Rc::new(changed))));
    }

    /// Tells the author of problems, of each once: an event and a line in the console.
    pub fn report(&self, problems: Vec<Problem>) {
        for problem in problems {
            let new = self.author.change(|author| {
                let new = !author.problems.contains(&problem);
                if new {
                    author.problems.push(problem.clone());
                }
                (false, new)
            });
            if new != Some(true) {
                continue;
            }
            console::warning(&["<", self.tag(), "> ", &problem.field, ": ", &problem.message].concat());
            if let Some(host) = self.host() {
                event::send(&host, event::PROBLEM, &event::problem_detail(&problem));
            }
        }
    }

    /// Reads the author's settings again.
    pub fn refresh(&self) {
        self.read_settings();
        let calls = self.author.peek(|author| author.on_change.clone());
        calls.into_iter().flatten().for_each(|call| call());
    }

    pub(super) fn read_settings(&self) -> Option<Settings> {
        let host = self.host()?;
        let (given, mut problems) = self.author.peek(|author| settings::read(&host, author.file.as_deref()))?;
        problems.extend(self.model()?.configure(&given));
        self.report(problems);
        Some(given)
    }

    pub(super) fn fetch_settings(&self, given: &Settings) {
        let Some(url) = given.text("src").map(str::to_owned) else { return };
        let desk = *self;
        leptos::task::spawn_local(async move {
            match fetch::text(&url).await {
                Ok(fetched) => {
                    desk.author.change(|author| (false, author.file = Some(fetched.text)));
                    desk.read_settings();
                }
                Err(message) => desk.report(vec![Problem::new("src", message)]),
            }
        });
    }
}
