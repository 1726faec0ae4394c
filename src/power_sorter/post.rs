//! The draft of a forum post: plain text that a learner would really post.

use super::config::Config;
use super::groups::{self, Group, Sorted};
use super::model::PowerSorter;
use crate::lang::{PowerSorterWords, fill};

/// The draft, made of placements, reasons, links, and thoughts about the approach, in the learner's order of the cards. Empty while there is
/// nothing to make it of. Its subject is [`PowerSorter::subject`]: forums have a field of its own for that.
pub fn draft(state: &PowerSorter, config: &Config, words: &PowerSorterWords) -> String {
    draft_of(&groups::groups(state, config), state, config, words)
}

/// The same of groups that are known.
pub(super) fn draft_of(groups: &[Group], state: &PowerSorter, config: &Config, words: &PowerSorterWords) -> String {
    let mut sections = Vec::new();
    let mut sorted = 0;
    for group in groups {
        let cards: Vec<&Sorted> = match group.places.is_empty() {
            true => group.cards.iter().filter(|card| !card.reason.is_empty()).collect(),
            false => group.cards.iter().collect(),
        };
        if cards.is_empty() {
            continue;
        }
        let heading = if group.places.is_empty() {
            words.post_undecided.to_owned()
        } else {
            sorted += cards.len();
            group.places.label(config, words)
        };
        sections.push([&heading, ":\n", &list(&cards, words)].concat());
    }
    for (heading, text) in [
        (words.post_strengths, &state.strengths),
        (words.post_limitations, &state.limitations),
        (words.post_left_out, &state.left_out),
    ] {
        if !text.trim().is_empty() {
            sections.push([heading, ":\n", text.trim()].concat());
        }
    }
    if sections.is_empty() {
        return String::new();
    }
    let mut parts = Vec::new();
    if sorted > 0 {
        let opening = if sorted == 1 { words.post_opening_one } else { words.post_opening };
        parts.push(fill(opening, &[("n", &sorted.to_string())]));
    }
    parts.extend(sections);
    parts.push(words.post_question.to_owned());
    parts.join("\n\n")
}

fn list(cards: &[&Sorted], words: &PowerSorterWords) -> String {
    let mut out = String::new();
    for card in cards {
        if !out.is_empty() {
            out.push('\n');
        }
        out.extend(["- ", &*card.text]);
        // Lines of a reason stay under their card.
        let lines = card.reason.lines().map(str::trim).filter(|line| !line.is_empty());
        for (index, line) in lines.enumerate() {
            out.push_str("\n  ");
            if index == 0 {
                out.extend([words.post_why, " "]);
            }
            out.push_str(line);
        }
        if let Some(target) = &card.leads {
            out.extend(["\n  ", words.leads, " ", target]);
        }
    }
    out
}
