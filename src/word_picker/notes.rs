//! What the learner takes away from the word picker.

use super::config::Config;
use super::model::{Pick, Source, WordPicker};
use crate::lang::{WordPickerWords, fill};
use crate::notes::{Notes, Part, Run};

/// The picks with their sentences and notes, then the two reflections.
pub(super) fn notes(state: &WordPicker, config: &Config, words: &WordPickerWords) -> Notes {
    let mut notes = Notes::new(words.notes_title);
    // Where the learner's own text came from says nothing of another one.
    if let Some(line) = state.origin.line().filter(|_| state.source == Source::Own) {
        notes.push(Part::Paragraph(fill(words.origin_line, &[("origin", &line)])));
    }
    notes.push(Part::Paragraph(count(state.picks.len(), config, words)));
    if !state.picks.is_empty() {
        notes.push(Part::Heading(words.picks.to_owned()));
    }
    for pick in &state.picks {
        // Either may be missing from a damaged store.
        if !pick.anchor.quote.trim().is_empty() {
            notes.push(Part::Subheading(pick.anchor.quote.clone()));
        }
        if !pick.sentence.trim().is_empty() {
            notes.push(Part::Quotation(marked_sentence(pick)));
        }
        if !pick.note.trim().is_empty() {
            notes.push(Part::Paragraph(pick.note.trim().to_owned()));
        }
    }
    let [first, second] = config.prompts(words);
    notes.push_written(first, &state.why);
    notes.push_written(second, &state.influence);
    notes.push_written(words.draft_heading, &unused(state));
    notes
}

/// What was typed and is not in use.
fn unused(state: &WordPicker) -> String {
    let texts = [state.earlier.trim(), state.draft.trim()];
    texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// Where the learner stands: "7 of 10-12".
pub(super) fn count(picked: usize, config: &Config, words: &WordPickerWords) -> String {
    let (picked, min, max) = (picked.to_string(), config.min.to_string(), config.max.to_string());
    let text = if config.min == config.max { words.count_exact } else { words.count };
    fill(text, &[("picked", &picked), ("min", &min), ("max", &max)])
}

/// The sentence of a pick in runs, the picked word marked.
pub(super) fn marked_sentence(pick: &Pick) -> Vec<Run> {
    let start = pick.at as usize;
    let end = start.saturating_add(pick.anchor.quote.len());
    let sentence = pick.sentence.as_str();
    let parts = sentence.get(..start).zip(sentence.get(start..end)).zip(sentence.get(end..));
    let Some(((before, word), after)) = parts.filter(|((_, word), _)| *word == pick.anchor.quote) else {
        return vec![Run::plain(sentence)];
    };
    let runs = [Run::plain(before), Run::marked(word), Run::plain(after)];
    runs.into_iter().filter(|run| !run.text.is_empty()).collect()
}
