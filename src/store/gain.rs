//! What somebody would see change when one state takes the place of another: said before it happens.

use super::tree::Tree;

/// Fields whose texts nobody wrote.
const NOT_PROSE: [&str; 4] = ["id", "anchor", "seen", "leads"];

/// Fields that mostly quote what the learner worked on. They are told after what the learner wrote about it.
const QUOTES: [&str; 2] = ["text", "sentence"];

/// Numbers that each device counts for itself.
const COUNTED: [&str; 2] = ["id", "next"];

/// What a new state has that the old one has not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gain {
    /// New lines of text: what the learner wrote, then what it is about.
    pub lines: Vec<String>,
    /// Whether anything but text that was there before becomes another: a choice, a setting.
    pub replaces: bool,
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
    Gain { lines, replaces: replaces(before, after), differs: before != after }
}

/// Whether the new state has something else in place of what the old one had. What is only added is not meant, nor texts.
fn replaces(before: &Tree, after: &Tree) -> bool {
    match (before, after) {
        (Tree::Null, Tree::Text(_) | Tree::List(_) | Tree::Object(_)) | (Tree::Text(_), Tree::Text(_)) => false,
        (Tree::Object(before), Tree::Object(after)) => before.iter().any(|(name, value)| {
            let other = after.iter().find(|(known, _)| known == name).map_or(&Tree::Null, |(_, other)| other);
            match name.as_str() {
                name if COUNTED.contains(&name) => false,
                name if NOT_PROSE.contains(&name) => value != other,
                _ => replaces(value, other),
            }
        }),
        (Tree::List(before), Tree::List(after)) => match before.first() {
            Some(Tree::Object(_)) => !before.iter().all(|one| after.iter().any(|other| !replaces(one, other))),
            // Of the places that a card is in, the first may count alone.
            _ => before.len() > after.len() || before.iter().zip(after).any(|(before, after)| before != after),
        },
        _ => before != after,
    }
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
