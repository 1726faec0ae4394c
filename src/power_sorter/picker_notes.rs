//! What a learner wrote in a word picker, as statements for cards.

use crate::lang::{Words, fill};
use crate::word_picker::model::WordPicker;

/// A line for each pick with a note, else for its sentence, and for each line of the reflections; each once.
pub fn statements(picker: &WordPicker, words: &Words) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for pick in &picker.picks {
        let note = one_line(&pick.note);
        let word = fill(words.common.quoted, &[("text", pick.anchor.quote.trim())]);
        add(&mut lines, if note.is_empty() { one_line(&pick.sentence) } else { [&word, ": ", &note].concat() });
    }
    for text in [&picker.why, &picker.influence] {
        text.lines().for_each(|line| add(&mut lines, one_line(line)));
    }
    lines
}

fn add(lines: &mut Vec<String>, line: String) {
    if !line.is_empty() && !lines.contains(&line) {
        lines.push(line);
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
