//! Lists written on one line: "1. Read 2. Write", "a) yes b) no", "• tea • cake".

use super::chars::{Chars, insert, is_blank, is_bullet, is_closer, is_dash, is_terminator};

/// How the items of a list are marked. Items of one list are all marked alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Style {
    letters: Letters,
    /// An opening bracket before.
    opened: bool,
    /// A full stop after.
    dot: bool,
    /// A closing bracket after.
    closed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Letters {
    Digits,
    Small,
    Capital,
    Roman,
    CapitalRoman,
}

struct Marker {
    at: usize,
    style: Style,
    value: u32,
    /// Whether a list may begin with it.
    begins: bool,
    /// Whether a word that numbers something stands before it ("page 2.").
    led: bool,
}

/// A list that has been followed so far.
struct Chain {
    style: Style,
    last: u32,
    places: Vec<usize>,
}

/// Where the items of lists begin (character indexes, in order).
pub(super) fn items(chars: &Chars) -> Vec<usize> {
    let mut found = bullets(chars);
    let mut chains: Vec<Chain> = Vec::new();
    for marker in markers(chars) {
        let chain = chains.iter_mut().find(|chain| chain.style == marker.style);
        match chain {
            Some(chain) if marker.value == chain.last + 1 && !marker.led => {
                chain.last = marker.value;
                chain.places.push(marker.at);
            }
            Some(chain) if marker.begins => {
                finish(chain, &mut found);
                chain.last = marker.value;
                chain.places = vec![marker.at];
            }
            None if marker.begins => {
                chains.push(Chain { style: marker.style, last: marker.value, places: vec![marker.at] });
            }
            _ => {}
        }
    }
    for chain in &mut chains {
        finish(chain, &mut found);
    }
    found
}

/// Takes the chain's items if they are a list.
fn finish(chain: &mut Chain, found: &mut Vec<usize>) {
    // "A. Smith met B. Jones" is no list of two.
    let least = if chain.style.letters == Letters::Capital && !chain.style.closed { 3 } else { 2 };
    if chain.places.len() >= least {
        chain.places.iter().for_each(|&place| insert(found, place));
    }
    chain.places.clear();
}

/// Bullets, wherever they stand, and dashes or stars when the paragraph begins with one and has three.
fn bullets(chars: &Chars) -> Vec<usize> {
    let head = chars.at(0);
    let parted = |i: usize| i == 0 || chars.before(i).is_whitespace();
    let same = |i: usize| chars.at(i) == head && parted(i) && is_blank(chars.at(i + 1));
    let listed = (is_dash(head) || head == '*') && (0..chars.len()).filter(|&i| same(i)).nth(2).is_some();
    (0..chars.len()).filter(|&i| (is_bullet(chars.at(i)) && parted(i)) || (listed && same(i))).collect()
}

fn markers(chars: &Chars) -> Vec<Marker> {
    let mut found = Vec::new();
    for i in 0..chars.len() {
        let after_bullet = is_bullet(chars.before(i));
        if i > 0 && !chars.before(i).is_whitespace() && !after_bullet {
            continue;
        }
        let gap = chars.skip_back(i, 8, char::is_whitespace);
        let before = chars.before(gap);
        // The bullet before a number already begins the item.
        if is_bullet(before) {
            continue;
        }
        let head = gap == 0;
        let fresh = head || before == ':' || is_terminator(before) || is_closer(before);
        read(chars, i, |style, value| {
            found.push(Marker {
                at: i,
                style,
                value,
                begins: fresh && (value == 1 || head),
                led: !style.closed && leads(chars, gap),
            });
        });
    }
    found
}

/// Reads a marker at `i`: its style and value; a letter may also be a Roman numeral.
fn read(chars: &Chars, i: usize, mut take: impl FnMut(Style, u32)) {
    let opened = chars.at(i) == '(';
    let from = i + usize::from(opened);
    let to = chars.skip(from, |c| c.is_ascii_alphanumeric()).min(from + 5);
    let dot = chars.at(to) == '.';
    let after_dot = to + usize::from(dot);
    let closed = chars.at(after_dot) == ')';
    let end = after_dot + usize::from(closed);
    let follows = chars.at(chars.skip(end, char::is_whitespace));
    if to == from || !(dot || closed) || (opened && !closed) || !chars.at(end).is_whitespace() {
        return;
    }
    // "2. 5" is no item.
    if follows == '\0' || (follows.is_ascii_digit() && !closed) {
        return;
    }
    let word = chars.string(from, to);
    let style = |letters| Style { letters, opened, dot, closed };
    if let Ok(value) = word.parse::<u32>() {
        if value < 1_000 && !word.starts_with('0') {
            take(style(Letters::Digits), value);
        }
        return;
    }
    let mut bytes = word.bytes();
    if let (Some(letter), None) = (bytes.next(), bytes.next()) {
        if letter.is_ascii_lowercase() {
            take(style(Letters::Small), u32::from(letter - b'a') + 1);
        } else if letter.is_ascii_uppercase() {
            take(style(Letters::Capital), u32::from(letter - b'A') + 1);
        }
    }
    let numerals = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    if let Some(place) = numerals.iter().position(|numeral| *numeral == word) {
        take(style(Letters::Roman), place as u32 + 1);
    }
    let capital = |numeral: &&str| word != *numeral && numeral.eq_ignore_ascii_case(&word);
    if let Some(place) = numerals.iter().position(capital) {
        take(style(Letters::CapitalRoman), place as u32 + 1);
    }
}

/// Whether the word that ends before `gap` is one after which a number is no marker: "on page 2. ", "about 3. ".
fn leads(chars: &Chars, gap: usize) -> bool {
    const LEADS: &str = "page pages chapter section step part number figure table volume no room grade level year week day \
        of in on at to is was are were by than about only just for with from the a an over under nearly almost \
        aged age least most until since p pp";
    let from = chars.skip_back(gap, 12, char::is_alphabetic);
    let word = chars.string(from, gap);
    LEADS.split_ascii_whitespace().any(|lead| lead.eq_ignore_ascii_case(&word))
}
