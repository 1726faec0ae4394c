//! States that cannot be (edited by hand, half written, from a device whose clock was wrong), brought to the nearest that
//! can. Time the learner has spent is kept wherever the state still tells it.

use super::clock::Seen;
use super::config::Config;
use super::model::{ActivityTimer, MOST_ALLOWED, MOST_OVER, Phase, Sight};
use crate::activity::Millis;

/// Repairs a state that was read at `now`. A state that the model made stays as it is; when the clock was set
/// back since, the next look at the clocks sees to that.
pub(super) fn repair(timer: &mut ActivityTimer, config: &Config, now: Millis) {
    timer.length = timer.length.map(|length| length.clamp(1, MOST_ALLOWED));
    timer.unsure = timer.unsure.clamp(0, MOST_ALLOWED);
    match told(timer, config, now) {
        Told::Running { deadline, seen, length } => {
            timer.phase = Phase::Running;
            (timer.deadline, timer.seen, timer.left) = (Some(deadline), Some(seen), None);
            timer.length = Some(length);
        }
        Told::Still { left, length } => {
            timer.phase = if timer.phase == Phase::Done { Phase::Done } else { Phase::Paused };
            (timer.deadline, timer.seen, timer.left) = (None, None, Some(left));
            timer.length = Some(length);
        }
        Told::Nothing => {
            let length = timer.length;
            let wishes = std::mem::take(&mut timer.wishes);
            *timer = ActivityTimer { length, sight: timer.sight, wishes, ..ActivityTimer::default() };
        }
    }
}

/// What a state still tells.
enum Told {
    Running { deadline: Millis, seen: Seen, length: i64 },
    Still { left: i64, length: i64 },
    Nothing,
}

fn told(timer: &ActivityTimer, config: &Config, now: Millis) -> Told {
    let given = timer.length.unwrap_or(config.length);
    let possible = |left: i64| left.clamp(-MOST_OVER, given);
    match (timer.phase, timer.deadline, timer.left) {
        (Phase::Running, Some(deadline), _) if timer.sight != Sight::Off => {
            let (deadline, seen) = plausible(deadline, timer.seen, given, now);
            Told::Running { deadline, seen, length: given }
        }
        // It says that it has not begun or stands still, or runs towards no deadline, and yet knows a time left: that is
        // the learner's time.
        (_, _, Some(left)) => Told::Still { left: possible(left), length: given },
        (_, Some(deadline), None) => {
            let (deadline, seen) = plausible(deadline, timer.seen, given, now);
            Told::Still { left: possible(deadline.0.saturating_sub(seen.wall.0)), length: given }
        }
        (_, None, None) => Told::Nothing,
    }
}

/// A deadline and the moment it was reckoned from, such that between nothing and the whole time is left, or a day over.
fn plausible(deadline: Millis, seen: Option<Seen>, length: i64, now: Millis) -> (Millis, Seen) {
    let fits = |from: Millis| (-MOST_OVER..=length).contains(&deadline.0.saturating_sub(from.0));
    let here = Seen { wall: now, ..Seen::default() };
    let seen = match seen {
        Some(seen) if fits(seen.wall) => seen,
        _ if fits(now) => here,
        Some(seen) => seen,
        None => here,
    };
    let left = deadline.0.saturating_sub(seen.wall.0).clamp(-MOST_OVER, length);
    (Millis(seen.wall.0.saturating_add(left)), seen)
}
