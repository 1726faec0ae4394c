//! What differs between two texts, line by line, and how that is carried over to a third one.

/// The largest comparison that is done line by line, in pairs of lines. Beyond it the middle counts as changed as a whole.
const MOST_PAIRS: usize = 1_000_000;

/// A line of either text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// In both.
    Kept(&'a str),
    /// Only in the first.
    Gone(&'a str),
    /// Only in the second.
    New(&'a str),
}

/// The lines of both texts, in order, those that are gone before those that are new.
pub fn difference<'a>(before: &'a str, after: &'a str) -> Vec<Line<'a>> {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let pairs = common(&old, &new);
    let mut lines = Vec::with_capacity(old.len() + new.len());
    let (mut old, mut new) = (old.into_iter().enumerate(), new.into_iter().enumerate());
    for (left, right) in pairs {
        lines.extend(old.by_ref().take_while(|(index, _)| *index < left).map(|(_, line)| Line::Gone(line)));
        for (index, line) in new.by_ref() {
            if index == right {
                lines.push(Line::Kept(line));
                break;
            }
            lines.push(Line::New(line));
        }
    }
    lines.extend(old.map(|(_, line)| Line::Gone(line)));
    lines.extend(new.map(|(_, line)| Line::New(line)));
    lines
}

/// Does to `mine` what leads from `before` to `after`. A line of `before` that `mine` has no longer cannot go once more, and no
/// line goes that `before` has not.
pub fn carry_over(before: &str, after: &str, mine: &str) -> String {
    let (old, own): (Vec<&str>, Vec<&str>) = (before.lines().collect(), mine.lines().collect());
    let mut places = common(&old, &own).into_iter().peekable();
    let mut out: Vec<&str> = Vec::with_capacity(own.len());
    let (mut own, mut index) = (own.into_iter().enumerate().peekable(), 0);
    for line in difference(before, after) {
        if let Line::New(line) = line {
            out.push(line);
            continue;
        }
        let place = places.next_if(|(old, _)| *old == index).map(|(_, place)| place);
        index += 1;
        let Some(place) = place else { continue };
        while let Some((_, theirs)) = own.next_if(|(at, _)| *at < place) {
            out.push(theirs);
        }
        if let (Some((_, theirs)), Line::Kept(_)) = (own.next(), line) {
            out.push(theirs);
        }
    }
    out.extend(own.map(|(_, line)| line));
    out.join("\n")
}

/// The longest common sequence of two lists, as pairs of indices: what is alike at both ends, and a table for what is between.
fn common(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let same = |(a, b): &(&&str, &&str)| a == b;
    let head = old.iter().zip(new).take_while(same).count();
    let tails = old.iter().skip(head).rev().zip(new.iter().skip(head).rev());
    let tail = tails.take_while(same).count();
    let middle = |list: &[&str]| list.len() - head - tail;
    let (rows, columns) = (middle(old), middle(new));
    let mut pairs: Vec<(usize, usize)> = (0..head).map(|index| (index, index)).collect();
    if rows > 0 && columns > 0 && rows.saturating_mul(columns) <= MOST_PAIRS {
        let at = |row: usize, column: usize| row * (columns + 1) + column;
        let mut table = vec![0u32; (rows + 1) * (columns + 1)];
        let is_same = |row: usize, column: usize| old.get(head + row) == new.get(head + column);
        let length = |table: &[u32], row, column| table.get(at(row, column)).copied().unwrap_or_default();
        for row in (0..rows).rev() {
            for column in (0..columns).rev() {
                let best = if is_same(row, column) {
                    length(&table, row + 1, column + 1) + 1
                } else {
                    length(&table, row + 1, column).max(length(&table, row, column + 1))
                };
                if let Some(cell) = table.get_mut(at(row, column)) {
                    *cell = best;
                }
            }
        }
        let (mut row, mut column) = (0, 0);
        while row < rows && column < columns {
            if is_same(row, column) {
                pairs.push((head + row, head + column));
                (row, column) = (row + 1, column + 1);
            } else if length(&table, row + 1, column) >= length(&table, row, column + 1) {
                row += 1;
            } else {
                column += 1;
            }
        }
    }
    pairs.extend((0..tail).map(|index| (old.len() - tail + index, new.len() - tail + index)));
    pairs
}
