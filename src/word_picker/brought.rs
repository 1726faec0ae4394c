//! A text that the learner brought, and what was left out of it: the page's menu and footer, links elsewhere that only
//! repeat the menu, and what the page hides. Nothing of it is lost: it is kept with its place, shown, and put back on demand.

use crate::store::form::{Pen, Stored};
use crate::text::{Block, BlockKind, Text, TextBuilder};

/// A text, and what was left out of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Brought {
    /// What is read.
    pub text: Text,
    /// What is not.
    pub left: LeftOut,
}

impl From<Text> for Brought {
    fn from(text: Text) -> Brought {
        Brought { text, left: LeftOut::default() }
    }
}

/// A block as it was found on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it is.
    pub kind: BlockKind,
    /// What it says, not cleaned yet.
    pub text: String,
    /// Whether it stands in the page's menu or footer.
    pub aside: bool,
    /// Whether all of it is a link.
    pub link: bool,
    /// Whether the page hides it.
    pub hidden: bool,
}

/// Blocks that were left out, in the order of the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LeftOut {
    /// For each block, how many blocks of the text stand before it. Those of a damaged store may be too few or too large,
    /// so they are read through [`LeftOut::place`].
    places: Vec<u32>,
    blocks: Text,
}

impl LeftOut {
    /// The blocks.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks.blocks
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.blocks().len()
    }

    /// Whether nothing was left out.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Before which block of the text the block belongs.
    fn place(&self, index: usize) -> usize {
        self.places.get(index).map_or(usize::MAX, |place| *place as usize)
    }

    /// Puts one block back into its place in `text`, or all of them.
    pub fn put_back(&mut self, which: Option<usize>, text: &Text) -> Text {
        let mut together: Vec<(BlockKind, String)> = Vec::new();
        let (mut places, mut left) = (Vec::new(), Vec::new());
        let mut next = 0;
        for at in 0..=text.blocks.len() {
            let last = at == text.blocks.len();
            while let Some(block) = self.blocks().get(next).filter(|_| last || self.place(next) <= at) {
                let block = (block.kind, block.text.to_string());
                if which.is_none_or(|which| which == next) {
                    together.push(block);
                } else {
                    places.push(together.len() as u32);
                    left.push(block);
                }
                next += 1;
            }
            together.extend(text.blocks.get(at).map(|block| (block.kind, block.text.to_string())));
        }
        *self = LeftOut { places, blocks: Text::from_blocks(left) };
        Text::from_blocks(together)
    }
}

impl Stored for LeftOut {
    fn pass(&mut self, pen: &mut Pen) {
        pen.field("places", &mut self.places);
        pen.field("blocks", &mut self.blocks);
    }
}

/// Tells what is read from what is left out, a block at a time, so that a very long page can be read in slices.
#[derive(Debug, Default)]
pub struct Sorter {
    text: TextBuilder,
    left: TextBuilder,
    places: Vec<u32>,
    /// What the menu says, as [`folded`] gives it.
    menu: Vec<String>,
    /// Whether there is anything but asides.
    body: bool,
}

impl Sorter {
    /// Looks over what was found on a page.
    pub fn new(found: &[Found]) -> Sorter {
        let links = found.iter().filter(|found| found.aside && found.link && !found.hidden);
        let menu = links.map(|found| folded(&found.text)).collect();
        let mut sorter = Sorter { menu, ..Sorter::default() };
        // Who copies nothing but a menu wants the menu.
        sorter.body = found.iter().any(|found| !found.text.trim().is_empty() && !sorter.is_left(found));
        sorter
    }

    /// Takes the next block.
    pub fn push(&mut self, found: &Found) {
        if !self.body || !self.is_left(found) {
            return self.text.push_block(found.kind, &found.text);
        }
        self.left.push_block(found.kind, &found.text);
        self.places.resize(self.left.blocks(), self.text.blocks() as u32);
    }

    /// What came of it.
    pub fn finish(self) -> Brought {
        Brought { text: self.text.finish(), left: LeftOut { places: self.places, blocks: self.left.finish() } }
    }

    /// A heading that is a link stands over something: it stays, whatever the menu says.
    fn is_left(&self, found: &Found) -> bool {
        let repeats = || self.menu.contains(&folded(&found.text));
        found.aside || found.hidden || (found.link && found.kind != BlockKind::Heading && repeats())
    }
}

/// All of it at once.
impl FromIterator<Found> for Brought {
    fn from_iter<T: IntoIterator<Item = Found>>(found: T) -> Brought {
        let found: Vec<Found> = found.into_iter().collect();
        let mut sorter = Sorter::new(&found);
        found.iter().for_each(|found| sorter.push(found));
        sorter.finish()
    }
}

/// A text for comparing: small letters, one space between words.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
