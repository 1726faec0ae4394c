//! A paragraph as characters, and the few classes of character that the rules ask for.

/// A paragraph with random access by character. Reading outside it gives NUL, which is in no class.
pub(super) struct Chars {
    chars: Vec<(u32, char)>,
    bytes: usize,
}

impl Chars {
    pub(super) fn new(text: &str) -> Self {
        Self { chars: text.char_indices().map(|(at, c)| (at as u32, c)).collect(), bytes: text.len() }
    }

    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    pub(super) fn at(&self, i: usize) -> char {
        self.chars.get(i).map_or('\0', |&(_, c)| c)
    }

    /// The character before `i`.
    pub(super) fn before(&self, i: usize) -> char {
        i.checked_sub(1).map_or('\0', |i| self.at(i))
    }

    /// The byte offset of character `i`; the paragraph's length when `i` is past the end.
    pub(super) fn byte(&self, i: usize) -> usize {
        self.chars.get(i).map_or(self.bytes, |&(at, _)| at as usize)
    }

    /// The character index of byte offset `byte` (of the character that contains or follows it).
    pub(super) fn index(&self, byte: usize) -> usize {
        self.chars.partition_point(|&(at, _)| (at as usize) < byte)
    }

    /// Whether the characters from `i` on begin with `text`.
    pub(super) fn starts_with(&self, i: usize, text: &str) -> bool {
        text.chars().enumerate().all(|(k, c)| self.at(i + k) == c)
    }

    /// The characters `from..to` as a string.
    pub(super) fn string(&self, from: usize, to: usize) -> String {
        (from..to.min(self.len())).map(|i| self.at(i)).collect()
    }

    /// The first index at or after `i` whose character does not satisfy `class`.
    pub(super) fn skip(&self, mut i: usize, class: impl Fn(char) -> bool) -> usize {
        while i < self.len() && class(self.at(i)) {
            i += 1;
        }
        i
    }

    /// The first index of the run of characters satisfying `class` that ends before `i`, at most `limit` long.
    pub(super) fn skip_back(&self, mut i: usize, limit: usize, class: impl Fn(char) -> bool) -> usize {
        let stop = i.saturating_sub(limit);
        while i > stop && class(self.before(i)) {
            i -= 1;
        }
        i
    }
}

/// Puts a number into an ordered list that does not have it yet. (Sorting costs more code than all the rules.)
pub(super) fn insert(list: &mut Vec<usize>, number: usize) {
    if let Err(place) = list.binary_search(&number) {
        list.insert(place, number);
    }
}

/// Ends a line: the ASCII ones, NEL, and Unicode's line and paragraph separators.
pub(super) fn is_newline(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// White space within a line.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() && !is_newline(c)
}

/// Can end a sentence. Others (Ethiopic, Khmer, Burmese...) are left to the raw boundaries.
pub(super) fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?') || is_full_terminator(c) || matches!(c, '…' | '‽' | '‼' | '⁇' | '⁈' | '⁉')
}

/// Ends a sentence wherever it stands: marks of scripts without capitals that are used for nothing else.
pub(super) fn is_full_terminator(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '｡' | '．' | '؟' | '۔' | '।' | '॥' | '։')
}

/// Closes a quotation or a bracket when it stands right after a terminator.
pub(super) fn is_closer(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '}' | '」' | '』' | '】' | '〉' | '》' | '）')
        || matches!(c, '“' | '‘' | '«')
}

/// Opens a quotation or a bracket, or an inverted question or exclamation, when it stands before a word.
pub(super) fn is_opener(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '„' | '‚' | '«' | '‹' | '(' | '[' | '{' | '¿' | '¡')
        || matches!(c, '「' | '『' | '【' | '〈' | '《' | '（' | '»' | '”' | '*' | '_')
}

/// A hyphen that joins the parts of one word.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// A dash that sets phrases apart.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}')
}

/// An apostrophe, typewriter's or typographic.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// Begins a line of a list.
pub(super) fn is_bullet(c: char) -> bool {
    matches!(c, '•' | '◦' | '▪' | '▫' | '■' | '□' | '‣' | '⁃' | '●' | '○' | '✓' | '✔' | '➤' | '►')
}

/// Letters of scripts that put no space between words.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// A letter in a script with capitals, or a digit's neighbour in rules about case: neither upper nor lower.
pub(super) fn is_caseless(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}
