//! Three states of one activity become one: what two writers made of a base that both knew.
//!
//! Rules. What only one side changed is taken from that side. Where both did:
//!
//! - **texts** are joined line by line, and lines that both changed both stay, the older above the newer;
//! - **lists of things with an `id`** are joined thing by thing, and one that a side changed outlives its removal by the
//!   other; all other lists are joined as texts are, with items for lines (see `sequence`), but of two lists of names that
//!   nothing is known about before, the newer comes first;
//! - **single values** of one object (numbers, words, flags) belong together: when one of them differs, the newer side's
//!   count, so that a timer is never half paused;
//! - what one side emptied and the other changed stays changed.
//!
//! Which side is the newer is the caller's to say, and every tab has to say the same of the same two; then it makes no
//! difference who merges. Works on typed forms (see `form`): in what was read from JSON, words cannot be told from prose.

use super::sequence;
use super::tree::Tree;

/// Fields that hold one value each, whatever its form: a place in a text, a pair of clocks, the id of a card.
const WHOLE: [&str; 3] = ["anchor", "seen", "leads"];

/// The field by which a thing in a list is known.
const ID: &str = "id";

/// As many pairs of things are compared at most. No list that a person made comes near; for one that is longer, both
/// sides' things are all kept.
const MOST_PAIRS: usize = 4_000_000;

/// Joins two states that were made of `base`. [`Tree::Null`] stands for no base: then everything of both sides is new.
pub fn merge(base: &Tree, older: &Tree, newer: &Tree) -> Tree {
    if older == newer || base == older {
        return newer.clone();
    }
    if base == newer {
        return older.clone();
    }
    match (older, newer) {
        (Tree::Text(older), Tree::Text(newer)) => {
            let base = if let Tree::Text(base) = base { base } else { "" };
            Tree::Text(sequence::texts(base, older, newer))
        }
        (Tree::List(older), Tree::List(newer)) => Tree::List(lists(base.as_list().unwrap_or_default(), older, newer)),
        (Tree::Object(older), Tree::Object(newer)) => Tree::Object(objects(base, older, newer)),
        (_, Tree::Null) => older.clone(),
        _ => newer.clone(),
    }
}

type Pairs = [(String, Tree)];

fn field<'a>(pairs: &'a Pairs, name: &str) -> &'a Tree {
    pairs.iter().find(|(known, _)| known == name).map_or(&Tree::Null, |(_, value)| value)
}

fn field_of<'a>(tree: &'a Tree, name: &str) -> &'a Tree {
    if let Tree::Object(pairs) = tree { field(pairs, name) } else { &Tree::Null }
}

/// Whether a field holds a single value, on both sides.
fn is_single(name: &str, older: &Tree, newer: &Tree) -> bool {
    let single = |tree: &Tree| !matches!(tree, Tree::Text(_) | Tree::List(_) | Tree::Object(_));
    WHOLE.contains(&name) || (single(older) && single(newer))
}

fn objects(base: &Tree, older: &Pairs, newer: &Pairs) -> Vec<(String, Tree)> {
    let parted = newer.iter().any(|(name, new)| {
        let (known, old) = (field_of(base, name), field(older, name));
        is_single(name, old, new) && old != new && known != old && known != new
    });
    let mut merged = Vec::with_capacity(newer.len());
    for (name, new) in newer {
        let (known, old) = (field_of(base, name), field(older, name));
        let single = is_single(name, old, new);
        let value = match single {
            true if parted || known == old => new.clone(),
            true => old.clone(),
            false => merge(known, old, new),
        };
        merged.push((name.clone(), value));
    }
    for (name, old) in older {
        if !newer.iter().any(|(known, _)| known == name) && field_of(base, name) != old {
            merged.push((name.clone(), old.clone()));
        }
    }
    merged
}

fn lists(base: &[Tree], older: &[Tree], newer: &[Tree]) -> Vec<Tree> {
    let known = |item: &Tree| *field_of(item, ID) != Tree::Null;
    if older.iter().chain(newer).all(known) {
        things(base, older, newer)
    } else if base.is_empty()
        && matches!(newer.first(), Some(Tree::Text(_)))
        && older.len().saturating_mul(newer.len()) <= MOST_PAIRS
    {
        // Names, such as those of the places that a card is in: the newer side's come first, in its order.
        newer.iter().chain(older.iter().filter(|name| !newer.contains(name))).cloned().collect()
    } else {
        sequence::items(base, older, newer)
    }
}

/// Joins lists whose items have an `id`. The newer side's order counts; what only the older one has comes last.
fn things(base: &[Tree], older: &[Tree], newer: &[Tree]) -> Vec<Tree> {
    let mut merged = Vec::with_capacity(newer.len());
    if older.len().max(base.len()).saturating_mul(newer.len()) > MOST_PAIRS {
        merged.extend(newer.iter().chain(older).cloned());
        return merged;
    }
    let in_base = |item: &Tree| base.iter().find(|known| are_same(known, item));
    let mut taken = vec![false; older.len()];
    for new in newer {
        let known = in_base(new);
        let partner = older.iter().zip(taken.iter_mut()).find(|(old, taken)| !**taken && are_same(old, new));
        match (known, partner) {
            (known, Some((old, taken))) => {
                *taken = true;
                merged.push(merge(known.unwrap_or(&Tree::Null), old, new));
            }
            (Some(known), None) if known == new => {}
            _ => merged.push(new.clone()),
        }
    }
    for (old, _) in older.iter().zip(taken).filter(|(_, taken)| !taken) {
        if in_base(old) != Some(old) {
            merged.push(old.clone());
        }
    }
    merged
}

/// Whether two things are one: an id in words names it. A number was counted by each side for itself, and is given anew
/// where two have the same; there, all that is not prose has to agree.
fn are_same(one: &Tree, other: &Tree) -> bool {
    let same_id = field_of(one, ID) == field_of(other, ID);
    if !matches!(field_of(one, ID), Tree::Number(_)) {
        return same_id;
    }
    let Tree::Object(pairs) = one else { return false };
    let mut told = pairs.iter().filter(|(name, value)| name != ID && !matches!(value, Tree::Text(_))).peekable();
    (same_id || told.peek().is_some()) && told.all(|(name, value)| field_of(other, name) == value)
}
