//! Whether a full stop, question or exclamation mark ends the sentence it stands in.

use super::abbreviations::{
    Class, carries_an_exclamation, classes, follows_a_time, follows_an_ordinal, leads_to_a_time, leads_to_an_ordinal,
    takes_a_letter,
};
use super::chars::{
    Chars, is_blank, is_caseless, is_closer, is_dash, is_full_terminator, is_newline, is_opener, is_terminator,
    is_unspaced,
};
use super::forms::{
    LONG, is_dotted, is_list_marker, is_number_like, is_starter, is_time, is_vowelless, names_speaker, next_word,
    word_start,
};
use super::glued::ends_without_space;

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
        return ends_without_space(chars, start, stop);
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
    let from = word_start(chars, stop.first).max(start);
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
    for class in
        classes(&token).chain(token.rsplit('-').next().filter(|part| *part != token).into_iter().flat_map(classes))
    {
        match class {
            Class::Never | Class::Title => return false,
            Class::Number if is_number_like(chars, word) => return false,
            Class::Number => {}
            Class::Unit if !before.chars().next_back().is_some_and(char::is_numeric) => {}
            // A saint stands before a name, a street after one.
            Class::Maybe if token == "St" && !before.starts_with(|c: char| c.is_uppercase() || c.is_numeric()) => {
                return false;
            }
            Class::Unit | Class::Maybe => return !bare && !numeric && is_starter(chars, word),
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
