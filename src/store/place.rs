//! Where documents can live: the one interface to all places.
//!
//! A place may answer at once, as a browser's local storage does, or much later, as a learning platform does; it may hold
//! only a few thousand characters; it may work today and refuse tomorrow. Whoever uses one reckons with all of it (see
//! `keeper`). The browser's own place is `host::storage`.

use std::cell::RefCell;
use std::rc::Rc;

/// Why something cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is no place, or it takes nothing.
    Blocked,
    /// There is no room.
    Full,
    /// It is longer than the place takes.
    TooLong,
    /// It keeps something else than it is given.
    Torn,
}

/// What becomes of an answer.
pub type Then<T> = Box<dyn FnOnce(Result<T, Trouble>)>;

/// A place for named texts.
pub trait Place {
    /// What stands under a name; none where nothing does.
    fn read(&self, key: &str, then: Then<Option<String>>);

    /// Puts a text under a name.
    fn write(&self, key: &str, text: &str, then: Then<()>);

    /// The longest text it takes, in UTF-16 code units, as browsers count.
    fn longest(&self) -> usize;
}

/// How long a text is, in UTF-16 code units.
pub fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// A place that lasts as long as the program. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Memory(Rc<RefCell<Vec<(String, String)>>>);

impl Memory {
    /// What stands under a name.
    pub fn get(&self, key: &str) -> Option<String> {
        self.0.try_borrow().ok()?.iter().find(|(known, _)| known == key).map(|(_, text)| text.clone())
    }

    /// Puts a text under a name.
    pub fn put(&self, key: &str, text: &str) {
        let Ok(mut pairs) = self.0.try_borrow_mut() else { return };
        pairs.retain(|(known, _)| known != key);
        pairs.push((key.to_owned(), text.to_owned()));
    }

    /// Takes away what stands under a name.
    pub fn remove(&self, key: &str) {
        if let Ok(mut pairs) = self.0.try_borrow_mut() {
            pairs.retain(|(known, _)| known != key);
        }
    }
}

impl Place for Memory {
    fn read(&self, key: &str, then: Then<Option<String>>) {
        then(Ok(self.get(key)));
    }

    fn write(&self, key: &str, text: &str, then: Then<()>) {
        self.put(key, text);
        then(Ok(()));
    }

    fn longest(&self) -> usize {
        usize::MAX
    }
}
