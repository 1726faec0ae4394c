//! What the learner takes away from the power sorter.

use super::config::Config;
use super::groups::groups;
use super::model::PowerSorter;
use crate::lang::{Words, fill};
use crate::notes::{Notes, Part};

/// Every category with its cards and reasons, what was thought through, the post if the learner edited it, what stands in open
/// editors, and what was written about cards that are no longer there.
pub(super) fn notes(state: &PowerSorter, config: &Config, words: &Words) -> Notes {
    let words = words.power_sorter();
    let mut notes = Notes::new(words.title);
    notes.push(Part::Paragraph([&state.progress(config).text(words), "."].concat()));
    for group in groups(state, config) {
        notes.push(Part::Heading(group.places.label(config, words)));
        for card in group.cards {
            push_card(&mut notes, &card.text, &card.reason, words.post_why);
            if let Some(target) = card.leads {
                notes.push(Part::Paragraph([words.leads, " ", &target].concat()));
            }
        }
    }
    notes.push_written(words.strengths, &state.strengths);
    notes.push_written(words.limitations, &state.limitations);
    notes.push_written(words.left_out, &state.left_out);
    if state.subject.is_some() || state.post.is_some() {
        notes.push_written(words.post_subject, state.subject(words));
    }
    if let Some(post) = &state.post {
        notes.push_written(words.post, &post.text);
    }
    notes.push_written(words.entry, &state.entry);
    if !state.drafts.is_empty() {
        notes.push(Part::Heading(words.drafts.to_owned()));
        notes.push(Part::List(state.drafts.iter().map(|draft| draft.text.trim().to_owned()).collect()));
    }
    let departed = state.departed(config);
    if !departed.is_empty() {
        notes.push(Part::Heading(words.departed.to_owned()));
    }
    for mark in departed {
        push_card(&mut notes, &mark.text, mark.reason.trim(), words.post_why);
        let places = mark.places(config);
        if !places.is_empty() {
            notes.push(Part::Paragraph(fill(words.was_in, &[("label", &places.label(config, words))])));
        }
    }
    notes
}

fn push_card(notes: &mut Notes, text: &str, reason: &str, why: &str) {
    notes.push(Part::List(vec![text.to_owned()]));
    if !reason.is_empty() {
        notes.push(Part::Paragraph([why, " ", reason].concat()));
    }
}
