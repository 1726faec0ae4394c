//! The stored form of a type: said once, for reading and for writing.
//!
//! A type lists its fields in [`Stored::pass`], and the [`Pen`] either fills them from a [`Tree`] or moves them into one.
//! Serde's derive, which makes code of its own for each type, each direction and each format, was 14 % of what learners
//! download. Natively the types have serde's traits as well, made of this form, so that tests can read and write it.
//!
//! Rules of reading: a field that is missing stays as in `Default`, unless it is asked for with [`Pen::required`]; a field
//! of another type breaks the whole; fields that nobody knows are passed over.

use std::sync::Arc;

use super::tree::Tree;

/// A type that has a stored form.
pub trait Stored {
    /// Lets the pen fill `self` from its tree, or empty `self` into it.
    fn pass(&mut self, pen: &mut Pen);
}

/// The value that a tree is the form of; none when it has another shape.
pub fn read<T: Stored + Default>(tree: Tree) -> Option<T> {
    let mut value = T::default();
    fill(&mut value, tree).then_some(value)
}

/// The form of a value.
pub fn write(mut value: impl Stored) -> Tree {
    empty(&mut value)
}

fn fill(value: &mut dyn Stored, tree: Tree) -> bool {
    let mut pen = Pen { tree, writes: false, broken: false };
    value.pass(&mut pen);
    !pen.broken
}

fn empty(value: &mut dyn Stored) -> Tree {
    let mut pen = Pen { tree: Tree::Null, writes: true, broken: false };
    value.pass(&mut pen);
    pen.tree
}

/// Stands at one value of a tree, and reads or writes it.
#[derive(Debug)]
pub struct Pen {
    tree: Tree,
    writes: bool,
    broken: bool,
}

impl Pen {
    /// Whether it writes. Else it reads.
    pub fn writes(&self) -> bool {
        self.writes
    }

    /// Says that what was read cannot be used.
    pub fn refuse(&mut self) {
        self.broken = true;
    }

    /// A field of an object, which stays as it is where the tree has none.
    pub fn field(&mut self, name: &'static str, value: &mut dyn Stored) {
        self.find(name, value);
    }

    /// A field that the tree must have.
    pub fn required(&mut self, name: &'static str, value: &mut dyn Stored) {
        let found = self.find(name, value);
        self.broken |= !found;
    }

    fn find(&mut self, name: &'static str, value: &mut dyn Stored) -> bool {
        let writes = self.writes;
        let Some(pairs) = self.object() else { return true };
        if writes {
            pairs.push((name.to_owned(), empty(value)));
            return true;
        }
        let Some((_, tree)) = pairs.iter_mut().find(|(known, _)| known == name) else { return false };
        let filled = fill(value, std::mem::take(tree));
        self.broken |= !filled;
        true
    }

    /// The pairs of the object that this must be.
    pub(super) fn object(&mut self) -> Option<&mut Vec<(String, Tree)>> {
        if self.writes && matches!(self.tree, Tree::Null) {
            self.tree = Tree::Object(Vec::new());
        }
        match &mut self.tree {
            Tree::Object(pairs) => Some(pairs),
            _ => {
                self.broken = true;
                None
            }
        }
    }

    /// The items of a list that is read; none of one that is written, which begins here.
    pub fn items(&mut self) -> std::vec::IntoIter<Tree> {
        let next = if self.writes { Tree::List(Vec::new()) } else { Tree::Null };
        match std::mem::replace(&mut self.tree, next) {
            Tree::List(items) => items.into_iter(),
            _ => {
                self.broken |= !self.writes;
                Vec::new().into_iter()
            }
        }
    }

    /// Reads one of [`Pen::items`].
    pub fn item(&mut self, value: &mut dyn Stored, tree: Tree) {
        self.broken |= !fill(value, tree);
    }

    /// Writes one item of a list.
    pub fn push(&mut self, tree: Tree) {
        if let Tree::List(items) = &mut self.tree {
            items.push(tree);
        }
    }

    /// A whole number.
    pub fn number(&mut self, number: &mut i64) {
        match self.tree {
            _ if self.writes => self.tree = Tree::Number(*number),
            Tree::Number(read) => *number = read,
            _ => self.broken = true,
        }
    }

    /// A string, which is taken away when it is written.
    pub fn text(&mut self, text: &mut String) {
        match &mut self.tree {
            _ if self.writes => self.tree = Tree::Text(std::mem::take(text)),
            Tree::Text(read) | Tree::Word(read) => *text = std::mem::take(read),
            _ => self.broken = true,
        }
    }

    /// One of several values that are each stored as a word.
    pub fn word<T: Copy + PartialEq>(&mut self, value: &mut T, words: &[(&str, T)]) {
        let mut text = String::new();
        if self.writes {
            text.extend(words.iter().find(|(_, known)| known == value).map(|(word, _)| *word));
            self.tree = Tree::Word(text);
            return;
        }
        self.text(&mut text);
        match words.iter().find(|(word, _)| *word == text) {
            Some((_, read)) => *value = *read,
            None => self.broken = true,
        }
    }
}

impl Stored for bool {
    fn pass(&mut self, pen: &mut Pen) {
        match pen.tree {
            _ if pen.writes => pen.tree = Tree::Flag(*self),
            Tree::Flag(read) => *self = read,
            _ => pen.broken = true,
        }
    }
}

impl Stored for i64 {
    fn pass(&mut self, pen: &mut Pen) {
        pen.number(self);
    }
}

impl Stored for u32 {
    fn pass(&mut self, pen: &mut Pen) {
        let mut number = i64::from(*self);
        pen.number(&mut number);
        match u32::try_from(number) {
            Ok(read) => *self = read,
            Err(_) => pen.broken = true,
        }
    }
}

impl Stored for u8 {
    fn pass(&mut self, pen: &mut Pen) {
        let mut number = i64::from(*self);
        pen.number(&mut number);
        match u8::try_from(number) {
            Ok(read) => *self = read,
            Err(_) => pen.broken = true,
        }
    }
}

impl Stored for String {
    fn pass(&mut self, pen: &mut Pen) {
        pen.text(self);
    }
}

impl Stored for Arc<str> {
    fn pass(&mut self, pen: &mut Pen) {
        let mut text = String::new();
        if pen.writes {
            text.push_str(self);
        }
        pen.text(&mut text);
        if !pen.writes {
            *self = text.into();
        }
    }
}

/// `null` for none.
impl<T: Stored + Default> Stored for Option<T> {
    fn pass(&mut self, pen: &mut Pen) {
        if !pen.writes {
            *self = (!matches!(pen.tree, Tree::Null)).then(T::default);
        }
        if let Some(value) = self {
            value.pass(pen);
        }
    }
}

impl<T: Stored + Default> Stored for Vec<T> {
    fn pass(&mut self, pen: &mut Pen) {
        for tree in pen.items() {
            let mut item = T::default();
            pen.item(&mut item, tree);
            self.push(item);
        }
        if pen.writes {
            self.iter_mut().for_each(|item| pen.push(empty(item)));
        }
    }
}

/// What is shared stays as it is: a copy is written.
impl<T: Stored + Clone> Stored for Arc<T> {
    fn pass(&mut self, pen: &mut Pen) {
        let mut value = T::clone(self);
        value.pass(pen);
        if !pen.writes {
            *self = Arc::new(value);
        }
    }
}

/// Stands for itself.
impl Stored for Tree {
    fn pass(&mut self, pen: &mut Pen) {
        std::mem::swap(self, &mut pen.tree);
    }
}
