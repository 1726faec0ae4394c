//! The timer, by a clock that the story moves on: nothing here waits for minutes.

use activity_widgets_e2e::{Browser, Place, Result, check, has, scenario};
use serde_json::json;

use crate::common::{open, state};

/// A wall clock and a monotonic clock that stand still until they are moved on. They outlive a reload, as real ones do: the
/// wall clock goes on, the monotonic one begins anew. Whether the page is in sight is the story's to say, too.
pub const CLOCKS: &str = "<script>
    const kept = Number(sessionStorage.getItem('clock') ?? 1_800_000_000_000);
    window.clock = { wall: kept, page: 1000 };
    Date.now = () => clock.wall;
    performance.now = () => clock.page;
    clock.move = (wall, page = wall) => {
      clock.wall += wall;
      clock.page += page;
      sessionStorage.setItem('clock', clock.wall);
    };
    clock.hidden = false;
    Object.defineProperty(document, 'hidden', { get: () => clock.hidden });
    clock.show = (seen) => { clock.hidden = !seen; document.dispatchEvent(new Event('visibilitychange')); };
    </script>";
const TIMER: &str = "<activity-timer minutes=\"15\" activity=\"t\"></activity-timer>";

pub fn timer_of<'b>(b: &'b Browser, element: &str) -> Result<Place<'b>> {
    b.viewport(390, 844)?;
    open(b, CLOCKS, element)?;
    b.widget("activity-timer", 0)
}

/// Time goes by, in seconds.
pub fn pass(b: &Browser, seconds: f64) -> Result {
    b.run("clock.move(arguments[0] * 1000); dispatchEvent(new Event('focus'))", json!([seconds])).map(drop)
}

/// The seconds left, as the last event told.
pub fn told(b: &Browser) -> Result<i64> {
    let events = b.events("activity-change")?;
    Ok(events.last().and_then(|detail| detail["summary"]["remainingSeconds"].as_i64()).unwrap_or(-1))
}

scenario!(start_pause_resume, |b| {
    let timer = timer_of(b, TIMER)?;
    timer.find("timer", "")?.see("15 minutes")?;
    timer.button("Start")?.tap()?;
    timer.hear("Timer started. 15 minutes.")?;
    pass(b, 200.0)?;
    timer.see("About 12 minutes left")?;
    timer.button("Pause")?.tap()?;
    timer.see("Paused")?;
    check!(told(b)? == 700, "{} seconds left instead of 700", told(b)?);
    pass(b, 500.0)?;
    timer.see("About 12 minutes left")?;
    timer.button("Resume")?.tap()?;
    pass(b, 100.0)?;
    timer.see("About 10 minutes left")?;
    timer.button("Pause")?.tap()?;
    timer.button("Resume")?;
    check!(told(b)? == 600, "{} seconds left instead of 600", told(b)?);
});

scenario!(five_minutes_more_and_reset, |b| {
    let timer = timer_of(b, TIMER)?;
    timer.button("Add 5 minutes")?.tap()?;
    timer.see("20 minutes")?;
    timer.button("Start")?.tap()?;
    timer.button("Pause")?;
    pass(b, 60.0)?;
    timer.button("Add 5 minutes")?.tap()?;
    timer.see("About 24 minutes left")?;
    timer.button("Reset")?.tap()?;
    timer.see("15 minutes")?;
    timer.button("Start")?;
    // A reset by mistake: the timer has never stopped.
    pass(b, 60.0)?;
    timer.button("Undo")?.tap()?;
    timer.see("About 23 minutes left")?;
    timer.button("Pause")?;
});

scenario!(a_reload_while_it_runs, |b| {
    let timer = timer_of(b, TIMER)?;
    timer.button("Start")?.tap()?;
    timer.button("Pause")?;
    pass(b, 61.0)?;
    timer.see("About 14 minutes left")?;
    // The page is closed for four minutes.
    b.run("sessionStorage.setItem('clock', clock.wall + 240_000)", json!([]))?;
    b.reload()?;
    timer.see("About 10 minutes left")?;
    timer.button("Pause")?.tap()?;
    timer.button("Resume")?;
    check!(told(b)? == 900 - 61 - 240, "{} seconds left instead of 599", told(b)?);
});

scenario!(a_reload_while_it_is_paused, |b| {
    let timer = timer_of(b, TIMER)?;
    timer.button("Start")?.tap()?;
    timer.button("Pause")?;
    pass(b, 61.0)?;
    timer.button("Pause")?.tap()?;
    timer.button("Resume")?;
    b.run("sessionStorage.setItem('clock', clock.wall + 86_400_000)", json!([]))?;
    b.reload()?;
    timer.see("Paused")?;
    timer.see("About 14 minutes left")?;
    timer.button("Resume")?.tap()?;
    timer.button("Pause")?.tap()?;
    timer.button("Resume")?;
    check!(told(b)? == 839, "{} seconds left instead of 839", told(b)?);
});

scenario!(at_zero_nothing_closes, |b| {
    let timer = timer_of(b, TIMER)?;
    timer.button("Start")?.tap()?;
    timer.button("Pause")?;
    pass(b, 899.0)?;
    timer.see("Less than a minute left")?;
    check!(b.events("activity-complete")?.is_empty(), "complete before it was over");
    pass(b, 1.0)?;
    timer.see("Time’s up. Carry on if you like.")?;
    timer.hear("Time’s up. Carry on if you like.")?;
    check!(b.wait_for_event("activity-complete")?.len() == 1, "not told once that the time is up");
    b.axe()?;
    pass(b, 150.0)?;
    timer.see("2 minutes over")?;
    timer.see("Carry on if you like.")?;
    timer.button("Pause")?;
    timer.button("Add 5 minutes")?.tap()?;
    timer.see("About 5 minutes left")?;
    check!(b.events("activity-complete")?.len() == 1, "told again that the time is up");
});

scenario!(it_ends_while_the_page_is_closed, |b| {
    let timer = timer_of(b, TIMER)?;
    timer.button("Start")?.tap()?;
    timer.button("Pause")?;
    b.run("sessionStorage.setItem('clock', clock.wall + 27 * 60_000)", json!([]))?;
    b.reload()?;
    timer.see("Ended 12 minutes ago")?;
    timer.button("Reset")?.tap()?;
    timer.see("15 minutes")?;
});

scenario!(hidden_is_remembered, |b| {
    let timer = timer_of(b, TIMER)?;
    timer.button("Start")?.tap()?;
    timer.button("Hide timer")?.tap()?;
    timer.do_not_see("15 minutes")?;
    timer.no("button", "Pause")?;
    b.axe()?;
    b.reload()?;
    timer.button("Show timer")?;
    timer.do_not_see("left")?;
    pass(b, 120.0)?;
    timer.button("Show timer")?.tap()?;
    timer.see("About 13 minutes left")?;
    timer.button("Hide timer")?;
});

scenario!(the_time_left_is_said, |b| {
    let timer = timer_of(b, TIMER)?;
    let say = timer.button("Say the time left")?;
    say.tap()?;
    timer.hear("15 minutes.")?;
    timer.button("Start")?.tap()?;
    timer.hear("Timer started.")?;
    pass(b, 300.0)?;
    say.tap()?;
    timer.hear("About 10 minutes left.")?;
    // Nobody is told every second.
    timer.find("timer", "")?;
    check!(
        timer.within("[role=timer]", 0)?.attribute("aria-live")?.as_deref() == Some("off"),
        "the time is a live region"
    );
});

scenario!(a_clock_that_somebody_set_is_asked_about, |b| {
    for (answer, left) in [("Leave it out", 900), ("Count it", 300)] {
        let timer = timer_of(b, &TIMER.replace("\"t\"", &format!("\"{answer}\"")))?;
        timer.button("Start")?.tap()?;
        timer.button("Pause")?;
        b.run("clock.move(600_000, 0); dispatchEvent(new Event('focus'))", json!([]))?;
        let question = timer.group(has("The clock has moved on by 10 minutes."))?;
        b.axe()?;
        question.button(answer)?.tap()?;
        timer.no("button", answer)?;
        b.focus_is_named("Pause")?;
        timer.button("Pause")?.tap()?;
        timer.button("Resume")?;
        check!(told(b)? == left, "{} seconds left instead of {left}", told(b)?);
    }
});

scenario!(three_real_seconds, |b| {
    open(b, "", "<activity-timer minutes=\"0.05\"></activity-timer>")?;
    let timer = b.widget("activity-timer", 0)?;
    timer.see("3 seconds")?;
    timer.button("Start")?.tap()?;
    timer.see("Less than a minute left")?;
    timer.see("Time’s up. Carry on if you like.")?;
    let state = state(&timer)?;
    check!(state["phase"] == "running" && state["reached"] == true, "{state}");
});
