//! A stored value without its type, as JSON knows values.

/// A value as it is stored: what a [`super::form::Stored`] type is read from and written to. Whoever turns it into text and
/// back (in a browser `host::json`) needs to know no other type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Tree {
    /// `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// A string that a person wrote, or that holds what somebody wrote.
    Text(String),
    /// One of a fixed set of words, which stands for a value: a string in JSON, but never prose. Only a typed form knows it
    /// from a text, so what was read from JSON holds none.
    Word(String),
    /// An array.
    List(Vec<Tree>),
    /// An object: names and values, each name once, in any order.
    Object(Vec<(String, Tree)>),
    /// Something that no form of ours has: a number that is not whole, or what lies deeper than any of them reaches.
    Other,
}

impl Tree {
    /// The largest whole number of which JavaScript knows that it is no other.
    pub const SAFE: i64 = (1 << 53) - 1;

    /// The items, when it is a list.
    pub fn as_list(&self) -> Option<&[Tree]> {
        match self {
            Tree::List(items) => Some(items),
            _ => None,
        }
    }

    /// A number of JavaScript's.
    pub fn number(number: f64) -> Tree {
        let whole = number as i64;
        if whole as f64 == number && whole.saturating_abs() <= Tree::SAFE { Tree::Number(whole) } else { Tree::Other }
    }
}
