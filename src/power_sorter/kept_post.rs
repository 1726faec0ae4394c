//! The post once the learner has edited it: never overwritten, and told what has changed since.

use std::sync::Arc;

use super::config::Config;
use super::difference;
use super::model::{Post, PowerSorter};
use super::outcome::Outcome;

impl PowerSorter {
    /// Whether the work, or what the author gave for it, has changed since the learner last edited the post.
    pub fn post_is_behind(&self, config: &Config) -> bool {
        self.post.as_ref().is_some_and(|post| *post.seen != *self.fingerprint(config))
    }

    pub(super) fn edit_post(&mut self, text: String, draft: Arc<str>, config: &Config) {
        match &mut self.post {
            Some(post) => post.text = text.into(),
            None => self.post = Some(Post { text: text.into(), seen: self.fingerprint(config).into(), draft }),
        }
    }

    /// Only lines of the draft that the learner left as they were go; all that is the learner's own stays.
    pub(super) fn take_changes(&mut self, draft: Arc<str>, config: &Config) -> Outcome {
        let seen = self.fingerprint(config).into();
        let Some(post) = &mut self.post else { return Outcome::Quiet };
        post.text = difference::carry_over(&post.draft, &draft, &post.text).into();
        post.seen = seen;
        post.draft = draft;
        Outcome::ChangesTaken
    }

    pub(super) fn keep_post(&mut self, draft: Arc<str>, config: &Config) -> Outcome {
        let seen = self.fingerprint(config).into();
        let Some(post) = &mut self.post else { return Outcome::Quiet };
        post.seen = seen;
        post.draft = draft;
        Outcome::PostKept
    }
}
