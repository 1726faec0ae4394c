//! Texts that differ in typography only: the same page comes out of a browser with one kind of apostrophe, and out of a word
//! processor with another.

use super::blocks::{Block, Text};

/// A character without its typographic dress. Each becomes one character, so that places can be counted back.
fn plain(c: char) -> char {
    match c {
        '‘' | '’' | '‛' | 'ʼ' | '′' => '\'',
        '“' | '”' | '„' | '‟' | '″' => '"',
        '\u{2010}'..='\u{2015}' => '-',
        '\u{a0}' | '\u{2007}' | '\u{202f}' => ' ',
        _ => c,
    }
}

/// The same words in plain typography.
pub(super) fn plain_words(words: &str) -> String {
    words.chars().map(plain).collect()
}

/// The same text in plain typography; the blocks correspond character by character.
pub(super) fn plain_text(text: &Text) -> Text {
    let block = |block: &Block| Block { kind: block.kind, text: plain_words(&block.text).into() };
    Text { blocks: text.blocks.iter().map(block).collect() }
}

/// The byte in `typeset` of the character that stands at byte `at` of `plain`.
pub(super) fn byte_in(typeset: &str, plain: &str, at: usize) -> Option<usize> {
    let count = plain.get(..at)?.chars().count();
    let ends = typeset.char_indices().map(|(at, _)| at).chain([typeset.len()]);
    ends.into_iter().nth(count)
}
