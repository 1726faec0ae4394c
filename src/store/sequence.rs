//! Two lists, or the lines of two texts, that were made of one base, joined in order.
//!
//! What stands unchanged in all three holds the result together; between such places, what one side left alone is taken
//! from the other, and where both sides changed something, both versions stay.

use super::tree::Tree;

/// As many pairs are compared at most, which takes some milliseconds. Longer stretches are taken as changed altogether.
const MOST_PAIRS: usize = 1_000_000;

/// Among as many others a line is looked for at most.
const MOST_OTHERS: usize = 1_000;

/// Joins the lines of two texts. Of lines that both sides changed, the older side's come first.
pub(super) fn texts(base: &str, older: &str, newer: &str) -> String {
    let lines = |text: &str| match text {
        "" => Vec::new(),
        text => text.split('\n').map(|line| Tree::Text(line.to_owned())).collect(),
    };
    let joined = join(&lines(base), &lines(older), &lines(newer), true);
    let mut text = String::new();
    for (at, line) in joined.iter().enumerate() {
        if at > 0 {
            text.push('\n');
        }
        if let Tree::Text(line) = line {
            text.push_str(line);
        }
    }
    text
}

/// Joins two lists. Of items that both sides changed, the newer side's come first.
pub(super) fn items(base: &[Tree], older: &[Tree], newer: &[Tree]) -> Vec<Tree> {
    join(base, older, newer, false)
}

fn join(base: &[Tree], older: &[Tree], newer: &[Tree], lines: bool) -> Vec<Tree> {
    let (in_older, in_newer) = (partners(base, older), partners(base, newer));
    let mut joined = Vec::with_capacity(newer.len());
    let whole = base;
    let (mut from, mut old, mut new) = (0, 0, 0);
    let common = in_older.into_iter().zip(in_newer).enumerate();
    let common = common.filter_map(|(at, (old, new))| Some((at, old?, new?)));
    for (at, old_end, new_end) in common.chain([(base.len(), older.len(), newer.len())]) {
        let (base, older, newer) = (part(base, from, at), part(older, old, old_end), part(newer, new, new_end));
        if older == newer || base == older {
            joined.extend_from_slice(newer);
        } else if base == newer {
            joined.extend_from_slice(older);
        } else {
            both(base, older, newer, lines, &mut joined);
        }
        if let Some(shared) = whole.get(at) {
            joined.push(shared.clone());
        }
        (from, old, new) = (at.saturating_add(1), old_end.saturating_add(1), new_end.saturating_add(1));
    }
    joined
}

fn part(list: &[Tree], from: usize, to: usize) -> &[Tree] {
    list.get(from..to).unwrap_or_default()
}

/// Both sides' versions of a stretch, what they share once. What one side left as it was and the other took out goes.
fn both(base: &[Tree], older: &[Tree], newer: &[Tree], lines: bool, joined: &mut Vec<Tree>) {
    let gone = |item: &Tree, other: &[Tree]| base.contains(item) && !other.contains(item);
    // A line that goes holds no other one.
    let staying = |side: &[Tree], other: &[Tree]| -> Vec<Tree> {
        side.iter().filter(|item| !gone(item, other)).cloned().collect()
    };
    let (old_staying, new_staying) = (staying(older, newer), staying(newer, older));
    let (mut old, mut new) = (0, 0);
    let common = partners(older, newer).into_iter().enumerate().filter_map(|(at, partner)| Some((at, partner?)));
    for (old_end, new_end) in common.chain([(older.len(), newer.len())]) {
        let before = part(older, old, old_end)
            .iter()
            .filter(|item| !gone(item, newer) && !is_within(item, &new_staying, lines, false));
        let after = part(newer, new, new_end)
            .iter()
            .filter(|item| !gone(item, older) && !is_within(item, &old_staying, lines, true));
        if lines {
            joined.extend(before.chain(after).cloned());
        } else {
            joined.extend(after.chain(before).cloned());
        }
        if let Some(shared) = newer.get(new_end) {
            joined.push(shared.clone());
        }
        (old, new) = (old_end.saturating_add(1), new_end.saturating_add(1));
    }
}

/// Whether an item is said by one of the others as well. A line is when another one holds it and more. `strictly`: the
/// same is not enough, so that of two that are the same one stays.
fn is_within(item: &Tree, others: &[Tree], lines: bool, strictly: bool) -> bool {
    // In very long lists nothing is looked for, so that nobody waits: at worst something stands there twice.
    others.len() < MOST_OTHERS
        && others.iter().any(|other| match (item, other) {
            _ if item == other => !strictly,
            (Tree::Text(item), Tree::Text(other)) if lines => !item.trim().is_empty() && holds(other, item),
            _ => false,
        })
}

/// Whether a line holds another one in whole words: "our" is said in "our own", and not in "four".
fn holds(line: &str, part: &str) -> bool {
    let is_edge = |neighbour: Option<char>| !neighbour.is_some_and(char::is_alphanumeric);
    line.match_indices(part).any(|(at, _)| {
        let (before, after) = (line.get(..at), line.get(at.saturating_add(part.len())..));
        is_edge(before.and_then(|text| text.chars().next_back())) && is_edge(after.and_then(|text| text.chars().next()))
    })
}

/// For each item of one list its partner in the other, in order, as many as there can be (longest common subsequence).
fn partners(one: &[Tree], other: &[Tree]) -> Vec<Option<usize>> {
    let mut found = vec![None; one.len()];
    let same = |pair: &(&Tree, &Tree)| pair.0 == pair.1;
    let start = one.iter().zip(other).take_while(same).count();
    let (rest, others) = (part(one, start, one.len()), part(other, start, other.len()));
    let end = rest.iter().rev().zip(others.iter().rev()).take_while(same).count();
    let (rows, columns) = (rest.len().saturating_sub(end), others.len().saturating_sub(end));
    for (at, place) in found.iter_mut().enumerate() {
        if at < start {
            *place = Some(at);
        } else if at >= start.saturating_add(rows) {
            *place = Some(at.saturating_add(columns).saturating_sub(rows));
        }
    }
    if rows.saturating_mul(columns) > MOST_PAIRS {
        return found;
    }
    // lengths[row][column]: how many pairs there are from here to the end.
    let width = columns.saturating_add(1);
    let mut lengths = vec![0u32; rows.saturating_add(1).saturating_mul(width)];
    let at = |row: usize, column: usize| row.saturating_mul(width).saturating_add(column);
    let length = |lengths: &[u32], place: usize| lengths.get(place).copied().unwrap_or_default();
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let best = if rest.get(row) == others.get(column) {
                length(&lengths, at(row + 1, column + 1)).saturating_add(1)
            } else {
                length(&lengths, at(row + 1, column)).max(length(&lengths, at(row, column + 1)))
            };
            if let Some(place) = lengths.get_mut(at(row, column)) {
                *place = best;
            }
        }
    }
    let (mut row, mut column) = (0, 0);
    while row < rows && column < columns {
        if rest.get(row) == others.get(column) {
            if let Some(place) = found.get_mut(start.saturating_add(row)) {
                *place = Some(start.saturating_add(column));
            }
            (row, column) = (row + 1, column + 1);
        } else if length(&lengths, at(row + 1, column)) >= length(&lengths, at(row, column + 1)) {
            row += 1;
        } else {
            column += 1;
        }
    }
    found
}
