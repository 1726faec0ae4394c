//! The parts of the core: each is asked for when a widget or a person needs it, once, and its lack harms nothing else.

use activity_widgets_e2e::{Answer, Browser, Place, Result, check, scenario, starts, tools};
use serde_json::json;

use crate::common::{key, open, pick, wait_until_stored};

const FILES: [&str; 5] = ["base", "both", "word-picker", "power-sorter", "own-work"];
const PICKER: &str = "/core/word-picker.wasm";
const OWN_WORK: &str = "/core/own-work.wasm";
const TIMER: &str = "<activity-timer activity=\"t\" minutes=\"15\"></activity-timer>";
const LINK: &str = "This activity could not start here. Open it on a page of its own.";
const SAFE: &str = "This part did not load. Your work is safe.";

/// How often each of [`FILES`] was asked for.
fn asked_for(b: &Browser) -> Vec<usize> {
    let requests = b.server().requests();
    let times = |path: String| requests.iter().filter(|seen| seen.path == path).count();
    FILES.iter().map(|file| times(format!("/core/{file}.wasm"))).collect()
}

/// The timer runs.
#[track_caller]
fn runs(timer: &Place<'_>) -> Result {
    timer.button("Start")?.tap()?;
    timer.see("About 15 minutes left")?;
    timer.button("Pause")?.tap()?;
    timer.button("Resume").map(drop)
}

fn add(b: &Browser, html: &str) -> Result {
    b.run("document.querySelector('main').insertAdjacentHTML('afterbegin', arguments[0])", json!([html])).map(drop)
}

/// The train leaves its tunnel.
fn online_again(b: &Browser) -> Result {
    b.run("dispatchEvent(new Event('online'))", json!([])).map(drop)
}

/// From now on, errors in the console that tell of files are kept, and no surprise.
fn listen(b: &Browser) -> Result {
    for known in ["could not start", ".wasm", "Failed to load resource"] {
        b.expect_console_error(known);
    }
    let script = "window.said = []; const error = console.error; console.error = (...all) => { said.push(all.map((one) => one?.message ?? one).join(' ')); error(...all) }";
    b.run(script, json!([])).map(drop)
}

fn is_told(b: &Browser, why: &str) -> Result {
    b.wait_until(&format!("said.some((line) => line.includes('could not start') && line.includes({}))", json!(why)))
}

scenario!(a_widget_brings_only_its_own_parts, |b| {
    open(b, "", TIMER)?;
    runs(&b.widget("activity-timer", 0)?)?;
    check!(asked_for(b) == [1, 0, 0, 0, 0], "a timer asks for {:?}", asked_for(b));
    // What comes later finds what is there.
    add(b, "<word-picker activity=\"w\"><p slot=\"text\">Nothing is beyond repair.</p></word-picker>")?;
    let picker = b.widget("word-picker", 0)?;
    pick(&picker, &["beyond"])?;
    picker.see("1 of 10-12")?;
    check!(asked_for(b) == [1, 1, 1, 0, 0], "with a picker it is {:?}", asked_for(b));
    add(b, "<power-sorter activity=\"p\"></power-sorter><word-picker activity=\"v\"></word-picker>")?;
    b.widget("power-sorter", 0)?.see("Not sorted yet")?;
    b.widget("word-picker", 0)?.button("Use the sample page")?;
    check!(asked_for(b) == [1, 1, 1, 1, 0], "with a sorter it is {:?}", asked_for(b));
    // The one that was there first is as it was.
    b.widget("word-picker", 1)?.see("1 of 10-12")?;
});

/// A part that cannot be had: its widget falls back, and the others run.
fn without_its_part(b: &Browser, why: &str) -> Result {
    listen(b)?;
    add(b, "<word-picker activity=\"w\"><p>On paper, then.</p></word-picker>")?;
    b.element("word-picker", 0)?.see("On paper, then.")?;
    b.element("word-picker", 0)?.link(LINK)?;
    is_told(b, why)?;
    runs(&b.widget("activity-timer", 0)?)
}

scenario!(a_part_that_comes_back, |b| {
    b.server().answer(PICKER, Answer::status(503));
    open(b, "", TIMER)?;
    without_its_part(b, "word-picker.wasm answered 503")?;
    b.server().restore(PICKER);
    online_again(b)?;
    b.widget("word-picker", 0)?.button("Use the sample page")?;
    b.page().do_not_see(LINK)?;
    check!(asked_for(b) == [1, 1, 2, 0, 0], "it asked for {:?}", asked_for(b));
});

scenario!(what_both_large_widgets_need_comes_back, |b| {
    b.server().answer("/core/both.wasm", Answer::html("<!doctype html><title>Log in</title><p>Log in"));
    open(b, "", TIMER)?;
    without_its_part(b, "both.wasm answered with a web page")?;
    b.server().restore("/core/both.wasm");
    online_again(b)?;
    b.widget("word-picker", 0)?.button("Use the sample page")?;
});

scenario!(a_part_of_another_build_is_refused, |b| {
    let mut bytes = std::fs::read(tools::dist()?.join("core/word-picker.wasm"))?;
    let mark = bytes.windows(6).position(|piece| piece == b"build-").map(|at| at + 6);
    check!(mark.is_some(), "the part does not say of which build it is");
    let mark = mark.and_then(|at| bytes.get_mut(at..at + 8)).unwrap_or_default();
    mark.reverse();
    b.server().answer(PICKER, Answer::new(200, "application/wasm", bytes));
    open(b, "", TIMER)?;
    without_its_part(b, "of another version")?;
});

/// Opens the panel of a widget.
fn open_panel(widget: &Place<'_>) -> Result {
    widget.within(".own-work > summary", 0)?.tap()
}

scenario!(the_panel_about_ones_work_comes_when_it_is_opened, |b| {
    open(b, "", TIMER)?;
    let timer = b.widget("activity-timer", 0)?;
    runs(&timer)?;
    check!(asked_for(b) == [1, 0, 0, 0, 0], "it asks for {:?}", asked_for(b));
    for _ in 0..2 {
        open_panel(&timer)?;
        timer.button("Download a copy of this activity")?;
        open_panel(&timer)?;
        timer.no("button", "Download a copy of this activity")?;
    }
    check!(asked_for(b) == [1, 0, 0, 0, 1], "it asks for {:?}", asked_for(b));
});

scenario!(a_panel_that_does_not_come_says_so, |b| {
    b.server().answer(OWN_WORK, Answer::status(503));
    open(b, "", TIMER)?;
    listen(b)?;
    let timer = b.widget("activity-timer", 0)?;
    open_panel(&timer)?;
    timer.see(SAFE)?;
    b.axe()?;
    b.screenshot("own-work-failed")?;
    is_told(b, "own-work.wasm answered 503")?;
    runs(&timer)?;
    b.server().restore(OWN_WORK);
    open_panel(&timer)?;
    timer.do_not_see(SAFE)?;
    open_panel(&timer)?;
    timer.button("Download a copy of this activity")?;
});

scenario!(a_panel_that_is_slow_says_to_wait, |b| {
    let hold = b.server().hold(OWN_WORK);
    open(b, "", TIMER)?;
    let timer = b.widget("activity-timer", 0)?;
    open_panel(&timer)?;
    timer.see("One moment")?;
    // Whoever does not wait finds it there later.
    open_panel(&timer)?;
    timer.do_not_see("One moment")?;
    hold.release();
    open_panel(&timer)?;
    timer.button("Download a copy of this activity")?;
    timer.do_not_see("One moment")?;
});

/// Chooses a file, which no driver does in the same way, as if the person had.
fn choose(widget: &Place<'_>, content: &str) -> Result {
    let script = "const input = element.shadowRoot.querySelector('details input[type=file]');
        const data = new DataTransfer();
        data.items.add(new File([rest[0]], 'copy.json', { type: 'application/json' }));
        input.files = data.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));";
    widget.run(script, &[json!(content)]).map(drop)
}

scenario!(a_timers_page_takes_in_a_sorters_work, |b| {
    open(b, "", "<power-sorter activity=\"s\"></power-sorter>")?;
    let sorter = b.widget("power-sorter", 0)?;
    sorter.nth("textbox", starts("Reason: "), 0)?.type_text("Who holds the pen.")?;
    wait_until_stored(b, &key("power-sorter", "s"), "Who holds the pen.")?;
    open_panel(&sorter)?;
    sorter.button("Download a copy of all activities")?.tap()?;
    let file = b.downloaded("activities-backup.json")?;
    b.run("localStorage.clear()", json!([]))?;
    b.server().answer("/core/power-sorter.wasm", Answer::status(503));
    open(b, "", TIMER)?;
    listen(b)?;
    let timer = b.widget("activity-timer", 0)?;
    open_panel(&timer)?;
    timer.button("Download a copy of this activity")?;
    choose(&timer, &file)?;
    timer.see("Something needed to read this copy did not load. Nothing was changed.")?;
    b.server().restore("/core/power-sorter.wasm");
    choose(&timer, &file)?;
    timer.see("Power sorter (s): 2 pieces of text, such as “Who holds the pen.”")?;
    timer.button("Add it")?.tap()?;
    wait_until_stored(b, &key("power-sorter", "s"), "Who holds the pen.")?;
    open(b, "", "<power-sorter activity=\"s\"></power-sorter>")?;
    b.widget("power-sorter", 0)?.nth("textbox", starts("Reason: "), 0)?.holds("Who holds the pen.")?;
});
