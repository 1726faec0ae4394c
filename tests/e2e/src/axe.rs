//! axe-core on the whole page, every frame and shadow root.

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::failure::{Failure, Result};

const RUN: &str = "
    const [without] = args;
    axe.teardown();
    const rules = Object.fromEntries(without.map((id) => [id, { enabled: false }]));
    const { violations } = await axe.run(document, { resultTypes: ['violations'], iframes: false, rules });
    return violations.map(({ id, impact, help, nodes }) => ({
      id, impact, help,
      nodes: nodes.map(({ target, html, failureSummary }) => ({ target: target.flat(3).join(' >> '), html, failureSummary })),
    }));";

impl Browser {
    /// Checks the page with all of axe-core's rules; the failure names rule, place, markup and remedy.
    ///
    /// # Errors
    /// When a rule is broken.
    #[track_caller]
    pub fn axe(&self) -> Result {
        self.axe_without(&[])
    }

    /// The same without some rules, by their ids. Say in the scenario why.
    ///
    /// # Errors
    /// When another rule is broken.
    #[track_caller]
    pub fn axe_without(&self, rules: &[&str]) -> Result {
        self.note("axe".to_owned());
        let found = self.violations(rules)?;
        if found.is_empty() { Ok(()) } else { Err(Failure::step(format!("axe-core:\n{}", found.join("\n")))) }
    }

    /// What axe-core finds, as lines that begin with the rule's id.
    ///
    /// # Errors
    /// When axe-core itself fails.
    pub fn violations(&self, without: &[&str]) -> Result<Vec<String>> {
        // Puts axe-core into this frame if it is not there.
        let frames = self.call("frames", json!([]))?;
        let mut found: Vec<String> = lines(&self.run_async(RUN, json!([without]))?);
        for frame in frames.as_array().into_iter().flatten() {
            self.session().post("frame", json!({ "id": frame }))?;
            let inside = self.violations(without);
            self.session().post("frame/parent", json!({}))?;
            found.extend(inside?.into_iter().map(|line| format!("(in a frame) {line}")));
        }
        Ok(found)
    }
}

fn lines(violations: &Value) -> Vec<String> {
    let mut lines = Vec::new();
    for violation in violations.as_array().into_iter().flatten() {
        let text = |of: &Value, key: &str| of[key].as_str().unwrap_or_default().to_owned();
        for node in violation["nodes"].as_array().into_iter().flatten() {
            let summary = text(node, "failureSummary").replace('\n', "\n    ");
            lines.push(format!(
                "{} ({}): {}\n    at {}\n    {}\n    {summary}",
                text(violation, "id"),
                text(violation, "impact"),
                text(violation, "help"),
                text(node, "target"),
                text(node, "html"),
            ));
        }
    }
    lines
}
