//! Whether a full stop, question or exclamation mark ends the sentence it stands in.

use super::abbreviations::{
    Class, begins_sentences, carries_an_exclamation, classes, follows_a_time, follows_an_ordinal, is_an_ending,
    leads_to_a_time, leads_to_an_ordinal, takes_a_letter, tells_who_spoke,
};
use super::chars::{
    Chars, is_apostrophe, is_blank, is_caseless, is_closer, is_dash, is_full_terminator, is_newline, is_opener,
    is_terminator, is_unspaced,
};

/// The longest word or address that is looked at around a stop; longer ones are ordinary.
const LONG: usize = 200;

/// A run of end marks, with what closes after it. All fields are character indexes but `dots`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stop {
    /// The first mark.
    pub first: usize,
    /// After the last mark.
    pub ended: usize,
    /// After the quotation marks and brackets that close there, and notes such as `[1]`.
    pub closed: usize,
    /// The next character that is not white space within the line.
    pub next: usize,
    /// How many full stops the run has, if it has nothing else: three or more are an ellipsis.
    pub dots: usize,
}

impl Stop {
    /// Reads the run that begins at `first`.
    pub(super) fn read(chars: &Chars, first: usize) -> Self {
        let mut ended = first;
        let mut dots = 0;
        let mut only_dots = true;
        loop {
            let c = chars.at(ended);
            if is_terminator(c) {
                dots += match c {
                    '.' => 1,
                    '…' => 3,
                    _ => 0,
                };
                only_dots &= matches!(c, '.' | '…');
                ended += 1;
            } else if only_dots && is_blank(c) && chars.at(ended + 1) == '.' && !chars.at(ended + 2).is_alphanumeric() {
                ended += 1;
            } else {
                break;
            }
        }
        let closed = skip_closers(chars, ended);
        Self { first, ended, closed, next: chars.skip(closed, is_blank), dots: if only_dots { dots } else { 0 } }
    }
}

/// After what closes right after an end mark.
fn skip_closers(chars: &Chars, mut i: usize) -> usize {
    loop {
        let c = chars.at(i);
        let emphasis = matches!(c, '*' | '_') && !chars.at(i + 1).is_alphanumeric();
        if emphasis || is_closer(c) || matches!(c, '¹' | '²' | '³' | '\u{2070}'..='\u{2079}' | '†' | '‡') {
            i += 1;
        } else if c == '[' && chars.at(i + 1).is_ascii_digit() {
            let end = chars.skip(i + 1, |c| c.is_ascii_digit() || matches!(c, ',' | '–'));
            if chars.at(end) != ']' {
                return i;
            }
            i = end + 1;
        } else if is_blank(c) && matches!(chars.at(i + 1), '»' | '›') && !chars.at(i + 2).is_alphanumeric() {
            // French sets its quotation marks off by a space.
            i += 2;
        } else {
            return i;
        }
    }
}

/// Whether the sentence that began at `start` ends at `stop`, as far as its neighbourhood tells. Brackets, quotations
/// and lists are the caller's.
pub(super) fn ends_sentence(chars: &Chars, start: usize, stop: &Stop) -> bool {
    let next = chars.at(stop.next);
    if stop.next >= chars.len() || is_newline(next) || is_bare(chars, start, stop.first) {
        return false;
    }
    if is_full_terminator(chars.at(stop.first)) {
        return stop.closed == stop.ended || !is_particle(chars.at(stop.closed));
    }
    if stop.next == stop.closed {
        return ends_without_space(chars, stop);
    }
    if continues(chars, start, stop.next) {
        return false;
    }
    let word = chars.skip(stop.next, is_opener);
    let c = chars.at(word);
    // "iPhone" and "eBay" may begin a sentence; other words in small letters do not, unless "¿" says so.
    let inverted = (stop.next..word).any(|i| matches!(chars.at(i), '¿' | '¡'));
    if c.is_lowercase() && !inverted && !chars.at(word + 1).is_uppercase() {
        return false;
    }
    let spoken = stop.dots == 0 && stop.closed > stop.ended && is_quotation_mark(chars.before(stop.closed));
    if spoken && names_speaker(chars, word) {
        return false;
    }
    match stop.dots {
        0 => exclamation_ends(chars, stop, word),
        1 => full_stop_ends(chars, start, stop, word),
        dots => ellipsis_ends(chars, stop, dots, word),
    }
}

/// Whether nothing has been said yet between `from` and `to`.
fn is_bare(chars: &Chars, from: usize, to: usize) -> bool {
    !(from..to).any(|i| chars.at(i).is_alphanumeric())
}

fn is_quotation_mark(c: char) -> bool {
    is_closer(c) && !matches!(c, ')' | ']' | '}' | '）' | '】')
}

/// Whether a sentence goes on after a quotation with this character: Japanese does with a particle.
pub(super) fn is_particle(c: char) -> bool {
    matches!(c, 'と' | 'っ' | 'は' | 'が' | 'を' | '、' | '，')
}

/// Whether what follows the gap after a stop can only carry on the sentence.
fn continues(chars: &Chars, start: usize, next: usize) -> bool {
    let c = chars.at(next);
    if is_dash(c) {
        // In a list made with dashes the same dash begins each item.
        let first = chars.at(chars.skip(start, char::is_whitespace));
        return !(first == c && is_blank(chars.at(next + 1)));
    }
    if matches!(c, '(' | '[') {
        // "(Smith 55)." belongs to the sentence before, "(It rained.) Then" does not.
        let close = chars.skip(next + 1, |c| !matches!(c, ')' | ']')).min(next + LONG);
        return matches!(chars.at(close + 1), '.' | ',' | ';');
    }
    matches!(c, ',' | ';' | ':' | '、' | '،' | '؛' | '&' | '+' | '=' | '/' | '|' | ')' | ']' | '}' | '”' | '»')
        && !(c == '»' && chars.at(next + 1).is_alphanumeric())
        || is_terminator(c)
}

/// "?", "!" and mixtures.
fn exclamation_ends(chars: &Chars, stop: &Stop, word: usize) -> bool {
    // "(!)" and "[?]" are remarks.
    if matches!(chars.before(stop.first), '(' | '[') {
        return false;
    }
    let from = chars.skip_back(stop.first, LONG, char::is_alphanumeric);
    let brand = chars.at(stop.first) == '!'
        && stop.ended == stop.first + 1
        && carries_an_exclamation(&chars.string(from, stop.first));
    !brand || is_starter(chars, word)
}

/// Two or more full stops. Three say that something is left out, a fourth ends the sentence.
fn ellipsis_ends(chars: &Chars, stop: &Stop, dots: usize, word: usize) -> bool {
    if matches!(chars.before(stop.first), '(' | '[') && chars.at(stop.ended) != '.' {
        return false;
    }
    if dots > 3 {
        return true;
    }
    // "I" has a capital anywhere.
    let i = chars.at(word) == 'I' && !chars.at(word + 1).is_alphabetic();
    !i && (!is_blank(chars.before(stop.first)) || is_starter(chars, word))
}

/// One full stop, with a capital, a digit, a sign or a letter without case after the gap.
fn full_stop_ends(chars: &Chars, start: usize, stop: &Stop, word: usize) -> bool {
    let from = word_start(chars, stop.first);
    let token = chars.string(from, stop.first);
    if token.is_empty() {
        return true;
    }
    let bare = is_bare(chars, start, from);
    if bare && is_list_marker(&token) && (stop.closed == stop.ended || chars.before(stop.closed) == ')') {
        return false;
    }
    let before_end = chars.skip_back(from, 8, |c| is_blank(c) || is_opener(c));
    let before = chars.string(word_start(chars, before_end), before_end);
    let next = next_word(chars, word);
    let mut letters = token.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return single_ends(chars, letter, bare, &before, word);
    }
    if token.bytes().all(|b| b.is_ascii_digit()) {
        let ordinal = token.len() <= 2 && (leads_to_an_ordinal(&before) || follows_an_ordinal(&next));
        return !(ordinal && chars.at(word).is_alphabetic());
    }
    let numeric = chars.at(word).is_numeric();
    for class in classes(&token).chain(token.rsplit('-').next().filter(|part| *part != token).into_iter().flat_map(classes)) {
        match class {
            Class::Never | Class::Title => return false,
            Class::Number if is_number_like(chars, word) => return false,
            Class::Number => {}
            Class::Unit if !before.chars().next_back().is_some_and(char::is_numeric) => {}
            Class::Unit | Class::Maybe => return !numeric && is_starter(chars, word),
        }
    }
    if is_time(&token) {
        return time_ends(chars, start, from, word, &next);
    }
    if is_dotted(&token) || is_vowelless(&token) {
        return !numeric && is_starter(chars, word);
    }
    true
}

/// A single letter before the stop: an initial, a spaced abbreviation ("z. B."), or a name ("Plan B.").
fn single_ends(chars: &Chars, letter: char, bare: bool, before: &str, word: usize) -> bool {
    if letter.is_numeric() {
        let german = leads_to_an_ordinal(before) || follows_an_ordinal(&next_word(chars, word));
        return !(german && chars.at(word).is_alphabetic());
    }
    let initial_follows = chars.at(word).is_alphabetic() && chars.at(word + 1) == '.';
    if is_caseless(letter) {
        return is_unspaced(letter);
    }
    if letter.is_lowercase() {
        return !initial_follows && !chars.at(word).is_numeric() && is_starter(chars, word);
    }
    if bare {
        return false;
    }
    let after_name = before.chars().next().is_some_and(char::is_uppercase);
    if takes_a_letter(before) || (letter == 'I' && !after_name) {
        return true;
    }
    // "z. B." and "d. h." go on whatever follows.
    let spaced = before.len() == 1 && before.bytes().all(|b| b.is_ascii_lowercase());
    !spaced && !initial_follows && is_starter(chars, word)
}

/// A time such as "6 p.m." at the head of a sentence leads into it; elsewhere a capital after it begins the next one.
fn time_ends(chars: &Chars, start: usize, from: usize, word: usize, next: &str) -> bool {
    if follows_a_time(next) || chars.at(word).is_numeric() {
        return false;
    }
    if is_starter(chars, word) && next != "I" {
        return true;
    }
    let head = chars.skip(start, |c| !c.is_alphanumeric());
    let leads = leads_to_a_time(&next_word(chars, head));
    let gaps = (head..from).filter(|&i| is_blank(chars.at(i))).take(7).count();
    !(leads && gaps < 6)
}

/// A stop with no space after it ends a sentence only between a word in small letters and one with a capital.
pub(super) fn ends_without_space(chars: &Chars, stop: &Stop) -> bool {
    let word = chars.skip(stop.closed, is_opener);
    let (c, second) = (chars.at(word), chars.at(word + 1));
    let worded = second.is_lowercase() || (matches!(c, 'A' | 'I') && (is_blank(second) || is_apostrophe(second)));
    if !c.is_uppercase() || !worded || stop.dots == 3 {
        return false;
    }
    let last = chars.before(stop.first);
    if stop.closed == stop.ended && !last.is_lowercase() && !last.is_ascii_digit() && stop.dots == 1 {
        return false;
    }
    let next = next_word(chars, word);
    if stop.dots == 1 && is_an_ending(&next) {
        return false;
    }
    let from = word_start(chars, stop.first);
    let token = chars.string(from, stop.first);
    let short = token.chars().nth(1).is_none() || token.contains('.') && !token.bytes().all(|b| !b.is_ascii_alphabetic());
    if stop.closed == stop.ended && stop.dots == 1 && (short || classes(&token).next().is_some()) {
        return false;
    }
    !is_in_address(chars, stop.first)
}

/// Whether the run of characters around `i`, up to white space, is an address.
fn is_in_address(chars: &Chars, i: usize) -> bool {
    let from = chars.skip_back(i, LONG, |c| !c.is_whitespace());
    let mut to = i;
    while to < from + LONG && to < chars.len() && !chars.at(to).is_whitespace() {
        to += 1;
    }
    (from..to).any(|k| {
        chars.at(k) == '@' || matches!(chars.at(k), ':' | '/') && chars.at(k + 1) == '/' || chars.starts_with(k, "www.")
    })
}

/// Where the word that ends before `end` begins: letters, digits, and the marks within abbreviations.
pub(super) fn word_start(chars: &Chars, end: usize) -> usize {
    let from = chars.skip_back(end, LONG, |c| c.is_alphanumeric() || matches!(c, '.' | '-' | '°' | '’' | '\'' | ','));
    chars.skip(from, |c| !c.is_alphanumeric()).min(end)
}

/// The word that begins at `i`: its letters and digits.
fn next_word(chars: &Chars, i: usize) -> String {
    chars.string(i, chars.skip(i, char::is_alphanumeric).min(i + LONG))
}

/// Whether the word at `i` is one that begins sentences, and no initial.
fn is_starter(chars: &Chars, i: usize) -> bool {
    let word = next_word(chars, i);
    let initial = word.chars().nth(1).is_none() && chars.at(i + 1) == '.';
    !initial && begins_sentences(&word)
}

/// Whether up to two names and a verb of saying stand at `i`: `“Why?” Amina Khan asked.`
pub(super) fn names_speaker(chars: &Chars, mut i: usize) -> bool {
    if is_starter(chars, i) && chars.at(i) != 'I' {
        return false;
    }
    for _ in 0..3 {
        let word = next_word(chars, i);
        if tells_who_spoke(&word) {
            return word.chars().next().is_some_and(char::is_lowercase);
        }
        if !word.chars().next().is_some_and(char::is_uppercase) {
            return false;
        }
        let end = i + word.chars().count();
        i = chars.skip(end, |c| is_blank(c) || c == '.');
        if i == end {
            return false;
        }
    }
    tells_who_spoke(&next_word(chars, i))
}

/// A number, a Roman one, a single letter, or a telephone number.
fn is_number_like(chars: &Chars, i: usize) -> bool {
    let word = next_word(chars, i);
    let first = chars.at(i);
    let roman = word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C')) && !word.is_empty();
    first.is_numeric()
        || (roman && word != "I")
        || (matches!(first, '+' | '(' | '#' | '§') && chars.at(i + 1).is_numeric())
        || word.chars().any(char::is_numeric)
}

/// "1", "12", "a", "B", "iv": what may number an item. (No sentence consists of it.)
fn is_list_marker(token: &str) -> bool {
    let short = token.len() <= 3;
    short
        && (token.bytes().all(|b| b.is_ascii_digit())
            || token.chars().nth(1).is_none()
            || token.bytes().all(|b| matches!(b, b'i' | b'v' | b'x')))
}

/// "a.m", "pm", "P.M": a time of day without its last full stop.
fn is_time(token: &str) -> bool {
    let mut letters = token.bytes().filter(u8::is_ascii_alphabetic).map(|b| b.to_ascii_lowercase());
    let ends = matches!(letters.next(), Some(b'a' | b'p')) && letters.next() == Some(b'm') && letters.next().is_none();
    ends && (token.contains('.') || token.starts_with(|c: char| c.is_ascii_digit()))
}

/// Letters with full stops between them, such as "U.S", "Ph.D", "B.Sc", "e.V", "EE.UU".
pub(super) fn is_dotted(token: &str) -> bool {
    let parts = || token.split('.');
    parts().nth(1).is_some()
        && parts().all(|part| (1..=3).contains(&part.chars().count()) && part.chars().all(char::is_alphabetic))
        && (parts().any(|part| part.chars().nth(1).is_none()) || token.bytes().all(|b| !b.is_ascii_lowercase()))
}

/// "Blvd", "mtgs": a short word no language here can say aloud (Welsh says w and y) is an abbreviation.
fn is_vowelless(token: &str) -> bool {
    (2..=5).contains(&token.len())
        && token.bytes().all(|b| b.is_ascii_alphabetic())
        && token.bytes().skip(1).all(|b| b.is_ascii_lowercase())
        && !token.bytes().any(|b| b"aeiouwyAEIOUWY".contains(&b))
}
