//! Elements on one page that keep the same document. Browsers send `storage` events to other documents only.

use std::cell::RefCell;
use std::rc::Rc;

use crate::store::tree::Tree;

/// What elements on one page tell each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// The document has been written.
    Written,
    /// It has been deleted.
    Deleted,
    /// Somebody wants to read it: who has it says [`answer`].
    Wanted,
}

type Listener = (u32, String, Rc<dyn Fn(News)>);

thread_local! {
    static ANSWERS: RefCell<Vec<Tree>> = const { RefCell::new(Vec::new()) };
    static NEIGHBOURS: RefCell<(u32, Vec<Listener>)> = const { RefCell::new((0, Vec::new())) };
}

/// Calls `hear` with what other elements on this page have to tell about the same document, until it is dropped.
pub struct Neighbour(u32);

impl Neighbour {
    /// Begins to listen.
    pub fn listen(key: &str, hear: impl Fn(News) + 'static) -> Neighbour {
        NEIGHBOURS.with_borrow_mut(|(last, list)| {
            *last = last.wrapping_add(1);
            list.push((*last, key.to_owned(), Rc::new(hear)));
            Neighbour(*last)
        })
    }

    /// The number by which [`tell`] leaves this one out.
    pub fn number(&self) -> u32 {
        self.0
    }
}

/// Tells all who listen to a key, or to any where it is empty, but one.
pub fn tell(key: &str, but: Option<u32>, news: News) {
    // The calls are made once nothing is borrowed, since each looks into its own element.
    let calls: Vec<Rc<dyn Fn(News)>> = NEIGHBOURS.with_borrow(|(_, list)| {
        let meant = |(id, known, _): &&Listener| Some(*id) != but && (known == key || key.is_empty());
        list.iter().filter(meant).map(|(_, _, call)| call.clone()).collect()
    });
    calls.iter().for_each(|call| call(news));
}

/// Hands over a document as it is on the screen, whether it can be kept or not.
pub fn answer(document: Tree) {
    ANSWERS.with_borrow_mut(|answers| answers.push(document));
}

/// The documents of all elements on this page.
pub fn ask() -> Vec<Tree> {
    tell("", None, News::Wanted);
    ANSWERS.take()
}

impl Drop for Neighbour {
    fn drop(&mut self) {
        NEIGHBOURS.with_borrow_mut(|(_, list)| list.retain(|(id, _, _)| *id != self.0));
    }
}
