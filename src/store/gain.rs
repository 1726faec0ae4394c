//! What somebody would see change when one state takes the place of another: said before it happens.

use super::tree::Tree;

/// Fields whose texts nobody wrote.
const NOT_PROSE: [&str; 4] = ["id", "anchor", "seen", "leads"];

/// Fields that mostly quote what the learner worked on. They are told after what the learner wrote about it.
const QUOTES: [&str; 2] = ["text", "sentence"];

/// What a new state has that the old one has not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gain {
    /// New lines of text: what the learner wrote, then what it is about.
    pub lines: Vec<String>,
    /// Whether the states differ at all.
    pub differs: bool,
}

/// Compares two states. [`Tree::Null`] stands for none.
pub fn gain(before: &Tree, after: &Tree) -> Gain {
    let (mut known, mut found) = (Vec::new(), Vec::new());
    for quotes in [false, true] {
        collect(before, quotes, &mut known);
        collect(after, quotes, &mut found);
    }
    known.sort_unstable();
    let mut lines: Vec<String> = Vec::new();
    for line in found {
        if known.binary_search(&line).is_err() && lines.last().is_none_or(|last| last != line) {
            lines.push(line.to_owned());
        }
    }
    Gain { lines, differs: before != after }
}

fn collect<'a>(tree: &'a Tree, quotes: bool, lines: &mut Vec<&'a str>) {
    match tree {
        Tree::Object(pairs) => {
            for (name, value) in pairs.iter().filter(|(name, _)| !NOT_PROSE.contains(&name.as_str())) {
                match value {
                    Tree::Text(_) if QUOTES.contains(&name.as_str()) != quotes => {}
                    Tree::Text(text) => lines.extend(text.lines().map(str::trim).filter(|line| !line.is_empty())),
                    other => collect(other, quotes, lines),
                }
            }
        }
        Tree::List(items) => items.iter().for_each(|item| collect(item, quotes, lines)),
        _ => {}
    }
}
