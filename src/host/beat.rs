//! One wait for all timers of a page: however many run, the browser is woken as for one, and not at all when none does.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;

/// Looks at a clock, and answers after how many milliseconds it wants to look again.
type Look = Rc<dyn Fn() -> u32>;

struct Beat {
    last: u32,
    looks: Vec<(u32, Look)>,
    wait: Option<Timeout>,
}

thread_local! {
    static BEAT: RefCell<Beat> = const { RefCell::new(Beat { last: 0, looks: Vec::new(), wait: None }) };
}

/// A place in the beat, until it is dropped.
#[derive(Debug)]
pub struct Place(u32);

/// Calls `look` now and then again and again, together with all others.
pub fn join(look: impl Fn() -> u32 + 'static) -> Place {
    join_boxed(Rc::new(look))
}

fn join_boxed(look: Look) -> Place {
    let id = BEAT.with_borrow_mut(|beat| {
        beat.last = beat.last.wrapping_add(1);
        beat.looks.push((beat.last, look));
        beat.last
    });
    strike();
    Place(id)
}

impl Drop for Place {
    fn drop(&mut self) {
        let (look, wait) = BEAT.with_borrow_mut(|beat| {
            let at = beat.looks.iter().position(|(id, _)| *id == self.0);
            let look = at.map(|at| beat.looks.swap_remove(at));
            (look, if beat.looks.is_empty() { beat.wait.take() } else { None })
        });
        drop((look, wait));
    }
}

/// Lets all look, and waits for the one that wants to look again first. Nothing is borrowed while they look: what they find
/// may end them or others.
fn strike() {
    let looks: Vec<Look> = BEAT.with_borrow(|beat| beat.looks.iter().map(|(_, look)| look.clone()).collect());
    let Some(wait) = looks.iter().map(|look| look()).min() else { return };
    let before = BEAT.with_borrow_mut(|beat| {
        let next = (!beat.looks.is_empty()).then(|| Timeout::new(wait, struck));
        std::mem::replace(&mut beat.wait, next)
    });
    drop(before);
}

fn struck() {
    if let Some(done) = BEAT.with_borrow_mut(|beat| beat.wait.take()) {
        done.forget();
    }
    strike();
}
