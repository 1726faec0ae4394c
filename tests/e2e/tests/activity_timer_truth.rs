//! The timer tells the truth whatever the page, the device and other tabs do: sequences with a faked clock against an oracle,
//! a frozen tab, two tabs, and one beat for all.

use std::time::Duration;

use activity_widgets_e2e::{Browser, Engine, Place, Result, check, scenario};
use serde_json::json;

use crate::activity_timer::{CLOCKS, pass, timer_of};
use crate::common::{open, serve};

/// Numbers that look like chance and are the same on every run.
struct Dice(u64);

impl Dice {
    fn up_to(&mut self, most: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(self.0 >> 33).unwrap_or_default() % (most + 1)
    }
}

/// What a person with a good watch would say, in seconds.
#[derive(Clone, Copy)]
struct Oracle {
    begun: bool,
    runs: bool,
    left: i64,
}

impl Oracle {
    fn pass(&mut self, seconds: i64) {
        self.left -= if self.runs { seconds } else { 0 };
    }

    fn says(&self) -> String {
        let unit = |count: i64, name: &str| match count {
            0 => None,
            1 => Some(format!("1 {name}")),
            _ => Some(format!("{count} {name}s")),
        };
        let parts: Vec<String> =
            [unit(self.left / 60, "minute"), unit(self.left % 60, "second")].into_iter().flatten().collect();
        format!("{}{}", parts.join(", "), if self.begun { " left" } else { "" })
    }
}

fn show_seconds(timer: &Place<'_>) -> Result {
    timer.button("Timer settings")?.tap()?;
    timer.group("Show seconds")?.radio("Always")?.tap()?;
    timer.button("Timer settings")?.tap()
}

/// One thing that a learner or a device does, chosen by the dice.
fn undergo(b: &Browser, timer: &Place<'_>, dice: &mut Dice, oracle: &mut Oracle) -> Result {
    let seconds = 1 + dice.up_to(170);
    let run = |script: &str, seconds: i64| b.run(script, json!([seconds])).map(drop);
    match dice.up_to(9) {
        0 | 1 => {
            let name = if oracle.runs {
                "Pause"
            } else if oracle.begun {
                "Resume"
            } else {
                "Start"
            };
            timer.button(name)?.tap()?;
            (oracle.begun, oracle.runs) = (true, !oracle.runs);
            timer.button(if oracle.runs { "Pause" } else { "Resume" })?;
        }
        2 => {
            timer.button("Add 5 minutes")?.tap()?;
            oracle.left += 300;
        }
        3 => {
            #[expect(clippy::cast_precision_loss, reason = "a few minutes")]
            pass(b, seconds as f64)?;
            oracle.pass(seconds);
        }
        // Out of sight, and half of the time the device sleeps.
        4 => {
            run("clock.show(false); clock.move(arguments[0] * 2000, arguments[0] * 1000); clock.show(true)", seconds)?;
            oracle.pass(2 * seconds);
        }
        // Somebody sets the clock back, in sight.
        5 => run("clock.move(arguments[0] * -1000, 0); dispatchEvent(new Event('focus'))", seconds)?,
        // Frozen in the back of a phone: the page hears of it or not, and comes back without any other event.
        6 => {
            run(
                "document.dispatchEvent(new Event('freeze')); clock.move(arguments[0] * 1000, 0);
                 document.dispatchEvent(new Event('resume'))",
                seconds,
            )?;
            oracle.pass(seconds);
        }
        // Kept by the browser on the way to another page and back, while nothing in it runs.
        7 => {
            run(
                "dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })); clock.move(arguments[0] * 1000, 0);
                 dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))",
                seconds,
            )?;
            oracle.pass(seconds);
        }
        // Out of the learner's way for a while.
        8 => {
            timer.button("Hide timer")?.tap()?;
            let show = timer.button("Show timer")?;
            #[expect(clippy::cast_precision_loss, reason = "a few minutes")]
            pass(b, seconds as f64)?;
            oracle.pass(seconds);
            show.tap()?;
        }
        // Closed for a while.
        _ => {
            run("sessionStorage.setItem('clock', clock.wall + arguments[0] * 1000)", seconds)?;
            b.reload()?;
            oracle.pass(seconds);
        }
    }
    Ok(())
}

scenario!(sequences, |b| {
    // With these, nearly everything happens while the timer runs.
    for seed in [15, 16, 28] {
        // What is done to either shows in both.
        let timer =
            timer_of(b, &format!("<activity-timer minutes=\"45\" activity=\"s{seed}\"></activity-timer>").repeat(2))?;
        let timers = [timer, b.widget("activity-timer", 1)?];
        show_seconds(&timers[0])?;
        let (mut dice, mut oracle) = (Dice(seed), Oracle { begun: false, runs: false, left: 2700 });
        for _ in 0..12 {
            let which = usize::from(dice.up_to(1) == 1);
            undergo(b, &timers[which], &mut dice, &mut oracle)?;
            for timer in &timers {
                timer.see(&oracle.says())?;
            }
        }
    }
});

/// A page whose real clocks tell what is left, and how long it stood still.
const WATCH: &str = "<script>
    let last = Date.now();
    window.stood = 0;
    setInterval(() => { stood = Math.max(stood, Date.now() - last); last = Date.now(); }, 100);
    window.shown = () => {
      const text = document.querySelector('activity-timer').shadowRoot.querySelector('[role=timer]').textContent;
      const [, minutes, seconds] = /(?:(\\d+) minutes?,? ?)?(?:(\\d+) seconds?)? left/.exec(text) ?? [];
      return Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
    };
    </script>";

scenario!(a_frozen_tab, |b| {
    open(b, WATCH, "<activity-timer minutes=\"2\"></activity-timer>")?;
    let timer = b.widget("activity-timer", 0)?;
    show_seconds(&timer)?;
    timer.button("Start")?.tap()?;
    timer.button("Pause")?;
    b.run("window.began = Date.now()", json!([]))?;
    b.frozen(|b| {
        b.open("activity-timer.html")?;
        b.run("window.since = Date.now()", json!([]))?;
        b.wait_until("Date.now() - since > 3500")
    })?;
    b.wait_until("stood > 3000")?;
    b.wait_until("Math.abs(shown() - (120 - (Date.now() - began) / 1000)) <= 1.2")?;
});

const TWO: &str =
    "<activity-timer activity=\"same\"></activity-timer><activity-timer activity=\"same\"></activity-timer>";

scenario!(two_elements_show_one_timer, |b| {
    open(b, "", TWO)?;
    let (one, other) = (b.widget("activity-timer", 0)?, b.widget("activity-timer", 1)?);
    one.button("Start")?.tap()?;
    other.button("Add 5 minutes")?.tap()?;
    one.see("About 35 minutes left")?;
    other.see("About 35 minutes left")?;
    other.button("Pause")?.tap()?;
    one.see("Paused")?;
    other.button("Hide timer")?.tap()?;
    one.button("Show timer")?;
});

scenario!(two_tabs_show_one_timer, |b| {
    if b.engine() == Engine::WebKit {
        b.skip("WebKitGTK's driver stops answering when a second tab is touched")?;
    }
    open(b, "", TWO)?;
    let (one, other) = (b.widget("activity-timer", 0)?, b.widget("activity-timer", 1)?);
    one.button("Start")?.tap()?;
    one.button("Pause")?;
    b.in_new_tab(|b| {
        b.open(crate::common::PAGE)?;
        let timer = b.widget("activity-timer", 0)?;
        timer.button("Add 5 minutes")?.tap()?;
        timer.see("About 35 minutes left")?;
        timer.button("Pause")?.tap()?;
        timer.see("Paused")
    })?;
    for timer in [&one, &other] {
        timer.see("About 35 minutes left")?;
        timer.see("Paused")?;
        timer.button("Resume")?;
    }
});

scenario!(two_documents_show_one_timer, |b| {
    let frame = "<iframe title=\"The same timer\" width=\"360\" height=\"500\" src=\"inner.html\"></iframe>";
    let timer = "<activity-timer activity=\"same\"></activity-timer>";
    serve(b, "course/inner.html", "", timer);
    open(b, "", &format!("{timer}{frame}"))?;
    let one = b.widget("activity-timer", 0)?;
    one.button("Start")?.tap()?;
    one.button("Pause")?;
    b.in_frame("iframe", 0, |b| {
        let other = b.widget("activity-timer", 0)?;
        other.button("Pause")?;
        other.button("Add 5 minutes")?.tap()?;
        other.see("About 35 minutes left")?;
        other.button("Pause")?.tap()?;
        other.see("Paused")
    })?;
    one.see("About 35 minutes left")?;
    one.see("Paused")?;
    one.button("Resume")?.tap()?;
    b.in_frame("iframe", 0, |b| b.widget("activity-timer", 0)?.button("Pause").map(drop))?;
});

scenario!(what_one_says_the_other_does_not_repeat, |b| {
    b.viewport(390, 844)?;
    open(b, CLOCKS, TWO)?;
    let one = b.widget("activity-timer", 0)?;
    let other = b.widget("activity-timer", 1)?;
    b.listen()?;
    one.button("Start")?.tap()?;
    other.button("Pause")?;
    one.hear("Timer started.")?;
    pass(b, 900.0)?;
    one.hear("Half-way. About 15 minutes left.")?;
    other.see("About 15 minutes left")?;
    pass(b, 840.0)?;
    one.hear("1 minute left.")?;
    other.see("About 1 minute left")?;
    b.run("clock.show(false); clock.move(12 * 60_000); clock.show(true)", json!([]))?;
    one.hear("Ended 11 minutes ago.")?;
    other.see("Ended 11 minutes ago")?;
    let mut heard = b.heard()?;
    heard.retain(|text| !text.contains("Saved"));
    let once =
        ["Timer started. 30 minutes.", "Half-way. About 15 minutes left.", "1 minute left.", "Ended 11 minutes ago."];
    check!(heard == once, "heard {heard:?}");
});

/// Counts the waits that a page has asked for and that are not over.
const WAITS: &str = "<script>{
    const pending = new Set(), begin = window.setTimeout, end = window.clearTimeout;
    window.setTimeout = (call, wait, ...rest) => {
      const id = begin(() => { pending.delete(id); call(...rest); }, wait);
      // WebKit's driver waits in the page too, for longer.
      if (wait < 5000) pending.add(id);
      return id;
    };
    window.clearTimeout = (id) => { pending.delete(id); end(id); };
    window.waits = () => pending.size;
    addEventListener('unhandledrejection', (event) => console.error(event.reason));
    addEventListener('error', (event) => console.error(event.message));
    }
    </script>";

scenario!(all_timers_of_a_page_share_one_beat, |b| {
    let three =
        "<activity-timer activity=\"a\"></activity-timer><activity-timer activity=\"b\" minutes=\"5\"></activity-timer>
        <power-sorter minutes=\"10\" activity=\"c\"></power-sorter>";
    // Three widgets take a busy machine a while.
    b.patience(Duration::from_secs(20));
    open(b, &[CLOCKS, WAITS].concat(), three)?;
    let timers = [b.widget("activity-timer", 0)?, b.widget("activity-timer", 1)?, b.widget("power-sorter", 0)?];
    b.wait_until("waits() === 0")?;
    for timer in &timers {
        timer.button("Start")?.tap()?;
        timer.button("Pause")?;
    }
    b.wait_until("waits() === 1")?;
    b.run("clock.show(false)", json!([]))?;
    b.wait_until("waits() === 0")?;
    b.run("clock.move(60_000); clock.show(true)", json!([]))?;
    timers[1].see("About 4 minutes left")?;
    timers[2].see("About 9 minutes left")?;
    b.wait_until("waits() === 1")?;
    for timer in &timers {
        timer.button("Pause")?.tap()?;
        timer.button("Resume")?;
    }
    b.wait_until("waits() === 0")?;
});
