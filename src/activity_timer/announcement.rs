//! The moments at which the time left is said: at most six in half an hour, unless the author asks for more.

use super::config::{Announce, MINUTE};

/// As late as a moment may be noticed and still be called by its name, in milliseconds. After that (the page was out of
/// sight) the time that is really left is said.
const LATE: i64 = MINUTE / 2;

/// A stretch of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The run's whole time, in milliseconds.
    pub length: i64,
    /// What was left before, in milliseconds.
    pub before: i64,
    /// What is left now, in milliseconds; below zero when over.
    pub after: i64,
    /// Whether the half-way point had been passed before, perhaps of a shorter time.
    pub half_passed: bool,
}

/// What there is to say about the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Half of the time is over.
    Half,
    /// So many whole minutes are left.
    Minutes(i64),
    /// A moment went by unnoticed: say what is left now.
    Left,
    /// The time is up.
    Ended,
}

/// The last moment that a stretch passed, if it passed any.
pub fn passed(stretch: &Stretch, announce: Announce) -> Option<Moment> {
    let Stretch { length, before, after, half_passed } = *stretch;
    let passed = |mark: i64| before > mark && mark >= after;
    if passed(0) {
        return Some(Moment::Ended);
    }
    let (mark, moment) = match announce {
        Announce::Never => return None,
        Announce::EveryFive => {
            let step = 5 * MINUTE;
            // The smallest multiple that is not below what is left.
            let mark = (after.max(1) + step - 1) / step * step;
            (mark, Moment::Minutes(mark / MINUTE))
        }
        Announce::Few => {
            let half = length / 2;
            let minutes = [MINUTE, 5 * MINUTE];
            let crowded = minutes.iter().any(|mark| (half - mark).abs() < MINUTE);
            let marks = minutes.into_iter().map(|mark| (mark, Moment::Minutes(mark / MINUTE)));
            let half = (!half_passed && !crowded).then_some((half, Moment::Half));
            marks.chain(half).filter(|(mark, _)| passed(*mark)).min_by_key(|(mark, _)| *mark)?
        }
    };
    if !passed(mark) {
        return None;
    }
    Some(if mark - after > LATE { Moment::Left } else { moment })
}
