//! A text as blocks: paragraphs, headings, list items and quotations, each one line of cleaned text.
//!
//! Rules. A line ends at LF, CR, CR LF, VT, FF, NEL, U+2028 or U+2029. Each line is a block of its own (hard-wrapped
//! lines are not joined: a poem, an address and a list would be damaged to mend an e-mail). Blank lines are dropped.
//! NUL and the other control characters become spaces, a byte order mark at the very start is dropped, runs of white
//! space become one space (a single no-break space is kept), and lines are trimmed. Nothing else is lost. A block of more
//! than [`MAX_BLOCK`] characters is cut (see `cut.rs`), because `Intl.Segmenter` takes seconds over a huge string.

use std::sync::Arc;

use super::chars::{is_newline, is_unspaced};
use super::cut::cut;
use crate::store::form::{Pen, Stored};
use crate::store::tree::Tree;

/// The most characters a block of a [`Text`] has; a longer one is cut into several of the same kind.
pub const MAX_BLOCK: usize = 2_000;

/// What a block is, so that it can be shown as such.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BlockKind {
    /// Running text.
    #[default]
    Paragraph,
    /// A heading of any level.
    Heading,
    /// An item of a list.
    Item,
    /// A quotation set apart.
    Quote,
}

/// One block: one line of cleaned text, never blank, at most [`MAX_BLOCK`] characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// What it says.
    pub text: Arc<str>,
}

/// A text as cleaned blocks. Cheap to clone. Stored as `[["h","Welcome"],["p","..."],...]`; a stored value is cleaned
/// again when it is read, and an unknown kind is read as a paragraph.
#[derive(Clone, Debug, Eq)]
pub struct Text {
    /// The blocks, in reading order.
    pub blocks: Arc<[Block]>,
}

/// A text is compared after each action, and most often with itself: that costs nothing, however long it is.
impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.blocks, &other.blocks) || self.blocks == other.blocks
    }
}

impl Default for Text {
    fn default() -> Self {
        Self { blocks: Arc::from([]) }
    }
}

impl Text {
    /// Reads plain text: each line a paragraph.
    pub fn from_plain(plain: &str) -> Self {
        let mut builder = TextBuilder::new();
        builder.push_plain(plain);
        builder.finish()
    }

    /// Reads lightly marked text: `# ` to `###### ` begins a heading, `- `, `* ` or `• ` an item, `> ` a quotation; every
    /// other line is a paragraph. The marks are dropped. Anything else of Markdown stays as it is written.
    pub fn from_marked(marked: &str) -> Self {
        let mut builder = TextBuilder::new();
        builder.push_marked(marked);
        builder.finish()
    }

    /// Takes blocks that somebody else told apart. A block with line ends in it becomes several of the same kind.
    pub fn from_blocks(blocks: impl IntoIterator<Item = (BlockKind, String)>) -> Self {
        let mut builder = TextBuilder::new();
        for (kind, text) in blocks {
            builder.push_block(kind, &text);
        }
        builder.finish()
    }

    /// The text as plain lines, for a text box or a clipboard: an empty line between blocks, none between list items.
    pub fn to_plain(&self) -> String {
        let mut plain = String::new();
        let mut last = None;
        for block in self.blocks.iter() {
            if let Some(last) = last {
                let tight = last == BlockKind::Item && block.kind == BlockKind::Item;
                plain.push_str(if tight { "\n" } else { "\n\n" });
            }
            plain.push_str(&block.text);
            last = Some(block.kind);
        }
        plain
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// How many characters there are, line ends not counted.
    pub fn chars(&self) -> usize {
        self.blocks.iter().map(|block| block.text.chars().count()).sum()
    }

    /// About how many words there are: what white space parts and has a letter or digit in it, and in scripts without
    /// spaces half the number of characters (Chinese and Thai words are two to three long). An estimate for sizes and
    /// messages; the words that can be picked come from [`super::word_ranges_with`].
    pub fn words(&self) -> usize {
        let mut words = 0;
        let mut unspaced = 0;
        for block in self.blocks.iter() {
            for piece in block.text.split_whitespace() {
                let dense = piece.chars().filter(|&c| is_unspaced(c)).count();
                unspaced += dense;
                words += usize::from(dense == 0 && piece.chars().any(char::is_alphanumeric));
            }
        }
        words + unspaced.div_ceil(2)
    }
}

/// What kind of block a marked line begins, and the line without its mark.
fn unmark(line: &str) -> (BlockKind, &str) {
    let line = line.trim_start();
    let hashes = line.len() - line.trim_start_matches('#').len();
    if (1..=6).contains(&hashes)
        && let Some(rest) = line.get(hashes..).and_then(|rest| rest.strip_prefix([' ', '\t']))
    {
        return (BlockKind::Heading, rest);
    }
    for mark in ["- ", "* ", "• "] {
        if let Some(rest) = line.strip_prefix(mark) {
            return (BlockKind::Item, rest);
        }
    }
    match line.strip_prefix("> ") {
        Some(rest) => (BlockKind::Quote, rest),
        None => (BlockKind::Paragraph, line),
    }
}

/// Builds a [`Text`] a piece at a time, so that a very large paste can be read in slices between two frames.
#[derive(Debug, Default)]
pub struct TextBuilder {
    blocks: Vec<Block>,
    /// The cleaned line that has not ended yet.
    line: String,
    /// White space that is written only when something follows it.
    gap: Option<char>,
}

impl TextBuilder {
    /// An empty builder.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds plain text. Pieces may be cut anywhere, also within a line.
    pub fn push_plain(&mut self, piece: &str) {
        self.push_lines(BlockKind::Paragraph, piece);
    }

    /// Adds lightly marked text (see [`Text::from_marked`]). Cut pieces at line ends: a mark counts at the start of a line.
    pub fn push_marked(&mut self, piece: &str) {
        for line in piece.split(is_newline) {
            let (kind, rest) = unmark(line);
            self.push_block(kind, rest);
        }
    }

    /// Adds one block of a known kind (several, if there are line ends in it). Ends a line left open by
    /// [`TextBuilder::push_plain`].
    pub fn push_block(&mut self, kind: BlockKind, text: &str) {
        self.end_line(BlockKind::Paragraph);
        self.push_lines(kind, text);
        self.end_line(kind);
    }

    /// How many blocks have ended so far.
    pub fn blocks(&self) -> usize {
        self.blocks.len()
    }

    /// The text so far.
    pub fn finish(mut self) -> Text {
        self.end_line(BlockKind::Paragraph);
        Text { blocks: self.blocks.into() }
    }

    fn push_lines(&mut self, kind: BlockKind, text: &str) {
        for c in text.chars() {
            if is_newline(c) {
                self.end_line(kind);
            } else if c.is_whitespace() || c.is_control() {
                let kept = matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{3000}');
                self.gap = Some(if kept && self.gap.is_none() { c } else { ' ' });
            } else if c != '\u{feff}' || !self.line.is_empty() || !self.blocks.is_empty() {
                if let Some(gap) = self.gap.take()
                    && !self.line.is_empty()
                {
                    self.line.push(gap);
                }
                self.line.push(c);
            }
        }
    }

    fn end_line(&mut self, kind: BlockKind) {
        self.gap = None;
        if !self.line.is_empty() {
            cut(&self.line, MAX_BLOCK, |piece| self.blocks.push(Block { kind, text: Arc::from(piece) }));
            self.line.clear();
        }
    }
}

/// The kinds of blocks and the letters they are stored as.
const LETTERS: [(&str, BlockKind); 4] =
    [("p", BlockKind::Paragraph), ("h", BlockKind::Heading), ("i", BlockKind::Item), ("q", BlockKind::Quote)];

impl Stored for Text {
    fn pass(&mut self, pen: &mut Pen) {
        let mut builder = TextBuilder::new();
        for block in pen.items() {
            match block.as_list() {
                Some([Tree::Text(letter), Tree::Text(text)]) => {
                    let kind = LETTERS.iter().find(|(known, _)| known == letter);
                    builder.push_block(kind.map_or(BlockKind::Paragraph, |(_, kind)| *kind), text);
                }
                _ => pen.refuse(),
            }
        }
        if !pen.writes() {
            *self = builder.finish();
            return;
        }
        for block in self.blocks.iter() {
            let letter = LETTERS.iter().find(|(_, kind)| *kind == block.kind).map_or("p", |(letter, _)| letter);
            pen.push(Tree::List(vec![Tree::Text(letter.to_owned()), Tree::Text((*block.text).to_owned())]));
        }
    }
}
