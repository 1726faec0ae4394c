//! Names of stored values. Everything of ours begins with one prefix, because the origin is shared with the rest of the site.
//!
//! | key | what stands there |
//! |---|---|
//! | `activity-widgets/1/document/<tag>/<activity>` | the learner's work in one activity |
//! | `activity-widgets/1/set-aside/<tag>/<activity>/<milliseconds>` | a value that could not be used, as it was, and when it was set aside |
//! | `activity-widgets/1/probe` | written and removed at once, to see whether anything can be kept |
//!
//! The second copies of documents, in the browser's database, have the documents' names (`host::second`).

use crate::activity::{Millis, Widget};

/// What every key of ours begins with. The number is the version of the naming, not of any state.
pub const PREFIX: &str = "activity-widgets/1/";

const DOCUMENT: &str = "document/";
const SET_ASIDE: &str = "set-aside/";

/// Where the document of an activity stands.
pub fn document(widget: Widget, activity: &str) -> String {
    [PREFIX, DOCUMENT, widget.tag(), "/", activity].concat()
}

/// Where a value goes that could not be read, so that it is never overwritten.
pub fn set_aside(widget: Widget, activity: &str, now: Millis) -> String {
    [&set_aside_of(widget, activity), "/", &now.0.to_string()].concat()
}

fn set_aside_of(widget: Widget, activity: &str) -> String {
    [PREFIX, SET_ASIDE, widget.tag(), "/", activity].concat()
}

/// The key by which it is tried whether anything can be stored. Removed at once.
pub fn probe() -> String {
    [PREFIX, "probe"].concat()
}

/// Whether a document stands under a key.
pub fn is_document(key: &str) -> bool {
    key.strip_prefix(PREFIX).is_some_and(|rest| rest.starts_with(DOCUMENT))
}

/// When the value under a key was set aside, and whose it is; none for keys of other kinds.
pub fn when_set_aside(key: &str) -> Option<(&str, Millis)> {
    let (owner, moment) = key.rsplit_once('/')?;
    owner.strip_prefix(PREFIX)?.strip_prefix(SET_ASIDE)?;
    Some((owner, Millis(moment.parse().ok()?)))
}

/// Whether the value under a key was set aside for that activity.
pub fn is_set_aside_of(key: &str, widget: Widget, activity: &str) -> bool {
    when_set_aside(key).is_some_and(|(owner, _)| owner == set_aside_of(widget, activity))
}

/// The value that goes first when space is needed: of those that were set aside the oldest, but of no activity the newest.
pub fn prunable(keys: &[String]) -> Option<String> {
    let aside = || keys.iter().filter_map(|key| when_set_aside(key).map(|(owner, moment)| (moment, owner, key)));
    let is_newest = |moment: Millis, owner: &str| !aside().any(|(other, known, _)| known == owner && other > moment);
    let oldest = aside().filter(|(moment, owner, _)| !is_newest(*moment, owner)).min_by_key(|(moment, _, _)| *moment);
    oldest.map(|(_, _, key)| key.clone())
}
