//! Uncaught exceptions and `console.error`, as each engine lets them be known.
//!
//! Chromium's log and Firefox's console store hold everything from every frame (Chromium's also requests that failed and
//! policy violations). WebKit's driver has no log: there the probe script in each page notes them, frame by frame.

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
    const store = Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage);
    for (const event of store.getEvents()) {
      if (event.level !== 'error' || !/^(https?|blob|data):/.test(event.filename)) continue;
      const text = Array.from(event.arguments, (part) => { try { return String(part.message ?? part); } catch (error) { return '?'; } });
      errors.push(`${text.join(' ')} (${event.filename}:${event.lineNumber})`);
    }
    store.clearEvents();
    return errors;";

/// The errors since the last time, and forgets them.
pub(crate) fn take(session: &Session) -> Result<Vec<String>> {
    match session.engine() {
        Engine::Chromium => {
            let log = session.post("se/log", json!({ "type": "browser" }))?;
            let severe = log.as_array().into_iter().flatten().filter(|entry| entry["level"] == "SEVERE");
            Ok(severe.filter_map(|entry| entry["message"].as_str().map(ToOwned::to_owned)).collect())
        }
        Engine::Firefox => Ok(strings(&session.chrome(FIREFOX, json!([]))?)),
        Engine::WebKit => {
            let script = "return window.__e2e ? window.__e2e.errors.splice(0) : []";
            // No page yet, or a page that refuses scripts: nothing to tell.
            Ok(strings(&session.run(script, json!([])).unwrap_or(Value::Null)))
        }
    }
}

/// Forgets what earlier scenarios left.
pub(crate) fn forget(session: &Session) -> Result {
    take(session).map(drop)
}
