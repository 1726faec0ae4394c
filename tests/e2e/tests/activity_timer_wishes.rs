//! What learners set, the signals they may want, one line, and the timer inside the other widgets.

use activity_widgets_e2e::{Browser, Place, Result, check, scenario};
use serde_json::json;

use crate::activity_timer::{CLOCKS, pass, timer_of};
use crate::common::{notes, open, tab_to};

const TIMER: &str = "<activity-timer minutes=\"15\" activity=\"t\"></activity-timer>";

scenario!(minutes_by_hand, |b| {
    let timer = timer_of(b, TIMER)?;
    timer.button("Timer settings")?.tap()?;
    b.axe()?;
    let field = timer.textbox("Minutes for this activity")?;
    field.holds("15")?;
    field.fill("7,5")?;
    field.press("Enter")?;
    timer.see("7 minutes, 30 seconds")?;
    field.fill("soon")?;
    timer.button("Set")?.tap()?;
    timer.see("Write a number above 0 and up to 600.")?;
    check!(field.has_focus()?, "the focus is not on the field that is wrong, but on {}", b.focused()?);
    b.axe()?;
    field.fill("20")?;
    timer.button("Set")?.tap()?;
    timer.do_not_see("Write a number")?;
    timer.button("Start")?.tap()?;
    pass(b, 300.0)?;
    timer.see("About 15 minutes left")?;
    field.fill("40")?;
    field.press("Enter")?;
    timer.see("About 35 minutes left")?;
    timer.hear("40 minutes in all. About 35 minutes left.")?;
    b.reload()?;
    timer.see("About 35 minutes left")?;
});

scenario!(seconds_and_announcements, |b| {
    let timer = timer_of(b, &TIMER.replace("minutes=\"15\"", "minutes=\"12\" announce=\"never\""))?;
    timer.button("Timer settings")?.tap()?;
    let seconds = timer.group("Show seconds")?;
    seconds.radio("Never")?.is_checked(true)?;
    seconds.radio("In the last minute")?.tap()?;
    let spoken = timer.group("Tell screen readers the time")?;
    spoken.radio("Only when asked")?.is_checked(true)?;
    spoken.radio("Every 5 minutes")?.tap()?;
    timer.button("Start")?.tap()?;
    timer.hear("Timer started. 12 minutes.")?;
    pass(b, 120.0)?;
    timer.hear("10 minutes left.")?;
    timer.see("About 10 minutes left")?;
    pass(b, 555.0)?;
    timer.see("45 seconds left")?;
    b.reload()?;
    timer.see("45 seconds left")?;
    timer.button("Timer settings")?.tap()?;
    timer.group("Show seconds")?.radio("In the last minute")?.is_checked(true)?;
    timer.group("Show seconds")?.radio("Always")?.tap()?;
    timer.button("Add 5 minutes")?.tap()?;
    timer.see("5 minutes, 45 seconds left")?;
});

scenario!(off_and_on_again, |b| {
    let timer = timer_of(b, TIMER)?;
    timer.button("Start")?.tap()?;
    pass(b, 300.0)?;
    timer.button("Timer settings")?.tap()?;
    timer.button("Turn the timer off")?.tap()?;
    timer.see("The timer is off.")?;
    timer.no("button", "Resume")?;
    timer.button("Turn the timer on")?;
    b.wait_until(
        "document.querySelector('activity-timer').shadowRoot.activeElement?.textContent === 'Turn the timer on'",
    )?;
    b.axe()?;
    b.reload()?;
    pass(b, 3_600.0)?;
    timer.see("The timer is off.")?;
    timer.button("Turn the timer on")?.tap()?;
    timer.see("About 10 minutes left")?;
    timer.see("Paused")?;
    timer.button("Resume")?.tap()?;
    timer.button("Pause")?;
});

scenario!(how_long_it_took, |b| {
    let timer = timer_of(b, TIMER)?;
    b.run("document.title = 'A course page'", json!([]))?;
    tab_to(b, "Start")?;
    b.key("Space")?;
    timer.button("Pause")?;
    pass(b, 1_500.0)?;
    timer.see("10 minutes over")?;
    tab_to(b, "I’m done")?;
    b.key("Enter")?;
    timer.see("This took about 25 minutes.")?;
    timer.hear("This took about 25 minutes.")?;
    b.focus_is_named("Resume")?;
    timer.no("button", "I’m done")?;
    let text = notes(&timer, "text")?;
    check!(text.contains("Time spent: about 25 minutes. Time allowed: 15 minutes."), "{text}");
    b.reload()?;
    timer.see("This took about 25 minutes.")?;
    timer.button("Resume")?.tap()?;
    timer.see("10 minutes over")?;
    check!(b.run("return document.title", json!([]))? == "A course page", "the page's title was changed");
});

// --- Signals ----------------------------------------------------------------------------------------------------------

/// A browser that allows everything, and notes what it is asked for.
const WILLING: &str = "<script>
    window.asked = [];
    const param = () => ({ value: 0, linearRampToValueAtTime() {} });
    window.AudioContext = class {
      state = 'suspended'; currentTime = 0; destination = {};
      async resume() { this.state = 'running'; }
      createOscillator() { return { frequency: param(), connect() {}, start() { asked.push('tone'); }, stop() {} }; }
      createGain() { return { gain: param(), connect() {} }; }
    };
    window.Notification = class {
      static permission = 'granted';
      static async requestPermission() { return 'granted'; }
      constructor(text) { asked.push(text); }
    };
    const put = (name, value) => Object.defineProperty(navigator, name, { value, configurable: true });
    put('vibrate', () => { asked.push('vibration'); return true; });
    put('wakeLock', { async request() { asked.push('awake'); return { async release() { asked.push('asleep'); } }; } });
    </script>";

/// A browser that knows none of this, but notifications, and those are blocked.
const UNWILLING: &str = "<script>
    delete window.AudioContext;
    window.AudioContext = undefined;
    window.Notification = class { static permission = 'denied'; static async requestPermission() { return 'denied'; } };
    const put = (name, value) => Object.defineProperty(navigator, name, { value, configurable: true });
    put('vibrate', undefined);
    put('wakeLock', { async request() { throw new DOMException('No', 'NotAllowedError'); } });
    </script>";

const SIGNALS: [&str; 4] =
    ["Soft tone at the end", "Vibrate at the end", "Notification at the end", "Keep the screen awake"];

fn timer_with<'b>(b: &'b Browser, head: &str) -> Result<Place<'b>> {
    b.viewport(390, 844)?;
    open(b, &[CLOCKS, head].concat(), TIMER)?;
    let timer = b.widget("activity-timer", 0)?;
    timer.button("Timer settings")?.tap()?;
    Ok(timer)
}

scenario!(signals_are_wanted_remembered_and_given, |b| {
    let timer = timer_with(b, WILLING)?;
    for name in SIGNALS {
        let switch = timer.find("switch", name)?;
        check!(!switch.checked()?, "“{name}” is on at first");
        switch.tap()?;
        switch.is_checked(true)?;
    }
    // Each was tried at once.
    b.wait_until("asked.includes('tone') && asked.includes('vibration') && asked.length >= 4")?;
    b.axe()?;
    b.reload()?;
    timer.button("Start")?.tap()?;
    b.wait_until("asked.join() === 'awake'")?;
    timer.button("Timer settings")?.tap()?;
    for name in SIGNALS {
        timer.find("switch", name)?.is_checked(true)?;
    }
    pass(b, 900.0)?;
    timer.see("Time’s up. Carry on if you like.")?;
    b.wait_until("asked.join() === 'awake,tone,vibration,Time’s up. Carry on if you like.'")?;
    timer.button("Pause")?.tap()?;
    b.wait_until("asked.at(-1) === 'asleep'")?;
    // Once means once, and what is turned off is gone.
    timer.button("Resume")?.tap()?;
    pass(b, 60.0)?;
    timer.see("1 minute over")?;
    timer.find("switch", SIGNALS[3])?.tap()?;
    b.wait_until("asked.filter((what) => what === 'tone').length === 1 && asked.at(-1) === 'asleep'")?;
});

scenario!(an_alarm_in_a_page_out_of_sight, |b| {
    b.viewport(390, 844)?;
    open(b, WILLING, "<activity-timer minutes=\"0.04\"></activity-timer>")?;
    let timer = b.widget("activity-timer", 0)?;
    timer.button("Timer settings")?.tap()?;
    timer.find("switch", SIGNALS[0])?.tap()?;
    timer.find("switch", SIGNALS[0])?.is_checked(true)?;
    timer.button("Start")?.tap()?;
    b.run(
        "Object.defineProperty(document, 'hidden', { value: true });
         document.dispatchEvent(new Event('visibilitychange'))",
        json!([]),
    )?;
    b.wait_until("asked.filter((what) => what === 'tone').length === 2")?;
});

scenario!(a_switch_says_why_the_browser_refuses, |b| {
    let timer = timer_with(b, UNWILLING)?;
    for (name, reason) in SIGNALS.into_iter().zip([
        "This browser lets no page make sounds.",
        "This browser or device does not vibrate for pages.",
        "Notifications are blocked for this site.",
        "The browser did not allow it just now",
    ]) {
        let switch = timer.find("switch", name)?;
        switch.tap()?;
        timer.see(reason)?;
        timer.hear(reason)?;
        switch.is_checked(false)?;
    }
    b.axe()?;
    timer.button("Start")?.tap()?;
    pass(b, 900.0)?;
    timer.see("Time’s up. Carry on if you like.")?;
});

/// Every control of the settings, with its size where that is under 44 px.
const SMALL: &str = "
    const root = document.querySelector('activity-timer').shadowRoot;
    const small = [...root.querySelectorAll('button, label.option, input:not(.option input)')].filter((control) => {
      const { width, height } = control.getBoundingClientRect();
      return control.checkVisibility() && (width < 43.5 || height < 43.5);
    });
    return small.map((control) => control.outerHTML.slice(0, 80));";

fn settings_look_well(b: &Browser, name: &str) -> Result {
    open(b, "<style>html { color-scheme: light dark; background: Canvas; color: CanvasText; }</style>", TIMER)?;
    let timer = b.widget("activity-timer", 0)?;
    b.screenshot(&format!("timer-{name}-ready"))?;
    timer.button("Start")?.tap()?;
    timer.button("Timer settings")?.tap()?;
    if !timer.find("switch", SIGNALS[0])?.checked()? {
        timer.find("switch", SIGNALS[0])?.tap()?;
    }
    timer.find("switch", SIGNALS[0])?.is_checked(true)?;
    let small = b.run(SMALL, json!([]))?;
    check!(small == json!([]), "under 44 px: {small}");
    // The settings have the whole width, below all else of the timer.
    let (x, y, width, _) = timer.group("Timer settings")?.bounds()?;
    let (timer_x, _, timer_width, _) = timer.group("Timer")?.bounds()?;
    check!(
        (x - timer_x).abs() < 30.0 && timer_width - width < 60.0,
        "they are {width} px wide, and the timer {timer_width}"
    );
    let (_, button_y, _, button_height) = timer.button("Timer settings")?.bounds()?;
    check!(y >= button_y + button_height, "they are beside their button");
    b.fits_the_width()?;
    b.axe()?;
    b.screenshot_page(&format!("timer-{name}-settings"))
}

scenario!(the_settings_on_a_phone, |b| {
    b.viewport(390, 844)?;
    settings_look_well(b, "390")?;
});

scenario!(the_settings_on_a_narrow_phone, |b| {
    b.viewport(320, 640)?;
    settings_look_well(b, "320")?;
});

scenario!(the_settings_on_a_desktop_and_in_the_dark, |b| {
    b.dark(true)?;
    settings_look_well(b, "1280-dark")?;
});

scenario!(the_settings_at_200_percent, |b| {
    b.viewport(640, 800)?;
    b.zoom(2.0)?;
    settings_look_well(b, "zoomed")?;
});

scenario!(the_settings_in_forced_colours, |b| {
    b.forced_colors(true)?;
    b.viewport(390, 844)?;
    settings_look_well(b, "forced")?;
});

// --- One line, and inside ---------------------------------------------------------------------------------------------

scenario!(one_line_above_an_activity, |b| {
    b.viewport(390, 844)?;
    open(b, CLOCKS, "<activity-timer compact minutes=\"30\"></activity-timer>")?;
    let timer = b.widget("activity-timer", 0)?;
    timer.button("Start")?.tap()?;
    timer.button("Pause")?;
    pass(b, 600.0)?;
    timer.see("About 20 minutes left")?;
    let (_, _, _, height) = timer.group("Timer")?.bounds()?;
    check!(height <= 64.0, "it takes {height} px");
    timer.no("button", "Add 5 minutes")?;
    timer.button("More")?.tap()?;
    timer.button("Add 5 minutes")?.tap()?;
    timer.see("About 25 minutes left")?;
    timer.textbox("Minutes for this activity")?;
    b.axe()?;
    timer.button("Hide timer")?.tap()?;
    timer.button("Show timer")?.tap()?;
    timer.button("More")?.tap()?;
    timer.no("button", "Hide timer")?;
});

const BLOCKED: &str = "This browser does not let this page keep anything.";

scenario!(how_a_timer_is_kept_is_said, |b| {
    b.viewport(390, 844)?;
    let [whole, compact] = ["", " compact"].map(|more| TIMER.replace("minutes", &format!("{more} minutes")));
    open(b, "", &whole)?;
    let timer = b.widget("activity-timer", 0)?;
    timer.button("Start")?.tap()?;
    timer.see("Saved on this device")?;
    b.axe()?;
    open(b, "", &compact)?;
    timer.button("Pause")?.tap()?;
    timer.button("Resume")?;
    timer.do_not_see("Saved on this device")?;
    let head = "<script>Object.defineProperty(window, 'localStorage', { value: null })</script>";
    open(b, head, &compact)?;
    timer.see(BLOCKED)?;
    timer.button("Resume")?.tap()?;
    timer.button("Pause")?;
    timer.see(BLOCKED)?;
    b.axe()?;
});

scenario!(trouble_with_a_timer_inside_is_said, |b| {
    b.viewport(390, 844)?;
    let body = "<word-picker minutes=\"15\" activity=\"w\"></word-picker>";
    let newer = json!({ "widget": "activity-timer", "activity": "w", "version": 99, "revision": 3, "changed": 5, "writer": "x", "state": {} });
    let head = format!(
        "<script>localStorage.setItem('{}', JSON.stringify({newer}))</script>",
        crate::common::key("activity-timer", "w")
    );
    open(b, &head, body)?;
    let picker = b.widget("word-picker", 0)?;
    picker.see("Your saved work was made by a newer version of this activity. It is safe")?;
    check!(picker.button("Start")?.disabled()?, "what cannot be saved can be started");
    // The widget around is none of that.
    picker.button("Use the sample page")?.tap()?;
    picker.see("Saved on this device")?;
    b.axe()?;
    b.fits_the_width()?;
    b.screenshot("timer-inside-newer")?;
    // One that takes nothing of the timer's.
    let head = format!(
        "<script>localStorage.clear();
         const set = Storage.prototype.setItem;
         Storage.prototype.setItem = function (key, value) {{
           if (key === '{}') throw new DOMException('', 'QuotaExceededError');
           return set.call(this, key, value);
         }};</script>",
        crate::common::key("activity-timer", "w")
    );
    open(b, &head, body)?;
    picker.button("Start")?.tap()?;
    picker.see("There is no room left in this browser to save this.")?;
    picker.button("Pause")?;
});

scenario!(durations_are_the_browsers_or_else_our_words, |b| {
    // Each browser has its own words for a language; here they say who has said them.
    let spied = "<script>
        Intl.DurationFormat = class {
          constructor(language) { this.language = language; }
          format({ minutes }) { return `${minutes} ${this.language} min.`; }
        };
        </script>";
    let timer = timer_with_durations(b, "browser", spied)?;
    timer.find("timer", "")?.see("15 en min.")?;
    timer.button("Start")?.tap()?;
    timer.hear("Timer started. 15 en min.")?;
    let timer = timer_with_durations(b, "ours", "<script>delete Intl.DurationFormat</script>")?;
    timer.find("timer", "")?.see("15 minutes")?;
    timer.button("Start")?.tap()?;
    timer.hear("Timer started. 15 minutes.")?;
    pass(b, 200.0)?;
    timer.see("About 12 minutes left")?;
    // One that is there and fails.
    let failing = "<script>Intl.DurationFormat = class { constructor() { throw new RangeError(); } };</script>";
    timer_with_durations(b, "failing", failing)?.see("15 minutes")?;
});

fn timer_with_durations<'b>(b: &'b Browser, activity: &str, head: &str) -> Result<Place<'b>> {
    open(b, &[CLOCKS, head].concat(), &TIMER.replace("\"t\"", &format!("\"{activity}\"")))?;
    b.widget("activity-timer", 0)
}

scenario!(the_bar_grows_with_the_time_that_is_spent, |b| {
    let timer = timer_of(b, TIMER)?;
    let share = "const bar = document.querySelector('activity-timer').shadowRoot.querySelector('.bar');
        const wide = (one) => one.getBoundingClientRect().width;
        return wide(bar.firstElementChild) / wide(bar)";
    let is = |percent: f64| b.wait_until(&format!("Math.abs((() => {{ {share} }})() * 100 - {percent}) < 1"));
    is(0.0)?;
    timer.button("Start")?.tap()?;
    timer.button("Pause")?;
    pass(b, 225.0)?;
    is(25.0)?;
    pass(b, 450.0)?;
    is(75.0)?;
    pass(b, 450.0)?;
    is(100.0)?;
    timer.button("Reset")?.tap()?;
    is(0.0)?;
});

scenario!(two_hundred_and_forty_pixels, |b| {
    for attributes in ["minutes=\"90\" activity=\"a\"", "minutes=\"90\" activity=\"b\" compact"] {
        let narrow = format!("<div style=\"inline-size: 240px\"><activity-timer {attributes}></activity-timer></div>");
        open(b, CLOCKS, &narrow)?;
        let timer = b.widget("activity-timer", 0)?;
        timer.button("Start")?.tap()?;
        pass(b, 60.0)?;
        timer.see("About 89 minutes left")?;
        timer.button(if attributes.ends_with("compact") { "More" } else { "Timer settings" })?.tap()?;
        timer.button("Turn the timer off")?;
        let wide = b.run(
            "const root = document.querySelector('activity-timer').shadowRoot;
             const right = root.host.getBoundingClientRect().right + 0.5;
             return [...root.querySelectorAll('.timer *')]
               .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > right)
               .map((one) => one.outerHTML.slice(0, 80))",
            json!([]),
        )?;
        check!(wide == json!([]), "wider than 240 px: {wide}");
    }
});

scenario!(inside_the_other_widgets, |b| {
    b.viewport(390, 844)?;
    for tag in ["word-picker", "power-sorter"] {
        let body = format!(
            "<section><h3>An activity</h3><{tag} minutes=\"15\" activity=\"{tag}\"></{tag}></section>
             <section><h3>Its time</h3><activity-timer activity=\"{tag}\" minutes=\"20\"></activity-timer></section>"
        );
        open(b, CLOCKS, &body)?;
        let (widget, timer) = (b.widget(tag, 0)?, b.widget("activity-timer", 0)?);
        let inside = widget.group("Timer")?;
        inside.see("15 minutes")?;
        timer.see("20 minutes")?;
        inside.button("Start")?.tap()?;
        widget.hear("Timer started. 15 minutes.")?;
        timer.see("About 15 minutes left")?;
        pass(b, 300.0)?;
        inside.see("About 10 minutes left")?;
        timer.see("About 10 minutes left")?;
        timer.button("Pause")?.tap()?;
        inside.button("Resume")?;
        // Events about the timer come from the timer alone.
        let events = b.events_in_full()?;
        let stray = events.iter().filter(|event| event["target"] == tag && event["detail"]["widget"] != tag).count();
        check!(stray == 0, "{events:?}");
        b.axe()?;
        b.reload()?;
        inside.see("About 10 minutes left")?;
        b.screenshot(&format!("inside-{tag}"))?;
        widget.run("element.removeAttribute('minutes')", &[])?;
        widget.no("timer", "")?;
        widget.run("element.setAttribute('minutes', '25')", &[])?;
        widget.group("Timer")?.see("About 10 minutes left")?;
    }
});
