//! Uncaught exceptions and `console.error`, as each engine lets them be known.
//!
//! Chromium's log holds everything from every frame, requests that failed and policy violations too. Firefox keeps the
//! uncaught exceptions and policy violations of every frame, but not what pages write with `console.error`, and WebKit's
//! driver tells nothing: what is missing, the probe script in each page notes, for the frame that is being looked at.

use serde_json::{Value, json};

use crate::browser::strings;
use crate::engine::Engine;
use crate::failure::Result;
use crate::session::Session;

const FIREFOX: &str = "
    const errors = [];
    for (const message of Services.console.getMessageArray()) {
      if (!(message instanceof Ci.nsIScriptError) || message.flags & Ci.nsIScriptError.warningFlag) continue;
      const ours = /^(https?|blob|data):/.test(message.sourceName) || message.innerWindowID;
      if (ours && /javascript|CSP/i.test(message.category)) errors.push(`${message.errorMessage} (${message.sourceName}:${message.lineNumber})`);
    }
    Services.console.reset();
    return errors;";

/// The errors since the last time, and forgets them.
pub(crate) fn take(session: &Session) -> Result<Vec<String>> {
    match session.engine() {
        Engine::Chromium => {
            let log = session.post("se/log", json!({ "type": "browser" }))?;
            let severe = log.as_array().into_iter().flatten().filter(|entry| entry["level"] == "SEVERE");
            Ok(severe.filter_map(|entry| entry["message"].as_str().map(ToOwned::to_owned)).collect())
        }
        Engine::Firefox => {
            let mut errors = strings(&session.chrome(FIREFOX, json!([]))?);
            errors.extend(probed(session));
            Ok(errors)
        }
        Engine::WebKit => Ok(probed(session)),
    }
}

/// What the probe script noted. No page yet, or a page without it: nothing.
fn probed(session: &Session) -> Vec<String> {
    let script = "return window.__e2e ? window.__e2e.errors.splice(0) : []";
    strings(&session.run(script, json!([])).unwrap_or(Value::Null))
}

/// Forgets what earlier scenarios left.
pub(crate) fn forget(session: &Session) -> Result {
    take(session).map(drop)
}
