//! The parts of the core: each is asked for when a widget or a person needs it, once, and its lack harms nothing else.

use activity_widgets_e2e::{Answer, Browser, Place, Result, check, scenario, starts, tools};
use serde_json::json;

use crate::common::{
    choose_copy, is_told, key, listen_to_loader, online_again, open, open_with, own_work, pick, wait_until_stored,
};

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
    listen_to_loader(b, &[])?;
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

scenario!(the_panel_about_ones_work_comes_when_it_is_opened, |b| {
    open(b, "", TIMER)?;
    let timer = b.widget("activity-timer", 0)?;
    runs(&timer)?;
    check!(asked_for(b) == [1, 0, 0, 0, 0], "it asks for {:?}", asked_for(b));
    for _ in 0..2 {
        own_work(&timer)?;
        timer.button("Download a copy of this activity")?;
        own_work(&timer)?;
        timer.no("button", "Download a copy of this activity")?;
    }
    check!(asked_for(b) == [1, 0, 0, 0, 1], "it asks for {:?}", asked_for(b));
});

scenario!(a_panel_that_does_not_come_says_so, |b| {
    b.server().answer(OWN_WORK, Answer::status(503));
    open(b, "", TIMER)?;
    listen_to_loader(b, &[])?;
    let timer = b.widget("activity-timer", 0)?;
    own_work(&timer)?;
    timer.see(SAFE)?;
    b.axe()?;
    b.screenshot("own-work-failed")?;
    is_told(b, "own-work.wasm answered 503")?;
    runs(&timer)?;
    b.server().restore(OWN_WORK);
    own_work(&timer)?;
    timer.do_not_see(SAFE)?;
    own_work(&timer)?;
    timer.button("Download a copy of this activity")?;
});

scenario!(a_panel_that_is_slow_says_to_wait, |b| {
    let hold = b.server().hold(OWN_WORK);
    open(b, "", TIMER)?;
    let timer = b.widget("activity-timer", 0)?;
    own_work(&timer)?;
    timer.see("One moment")?;
    // Whoever does not wait finds it there later.
    own_work(&timer)?;
    timer.do_not_see("One moment")?;
    hold.release();
    own_work(&timer)?;
    timer.button("Download a copy of this activity")?;
    timer.do_not_see("One moment")?;
});

scenario!(a_timers_page_takes_in_a_sorters_work, |b| {
    open(b, "", "<power-sorter activity=\"s\"></power-sorter>")?;
    let sorter = b.widget("power-sorter", 0)?;
    sorter.nth("textbox", starts("Reason: "), 0)?.type_text("Who holds the pen.")?;
    wait_until_stored(b, &key("power-sorter", "s"), "Who holds the pen.")?;
    own_work(&sorter)?;
    sorter.button("Download a copy of all activities")?.tap()?;
    let file = b.downloaded("activities-backup.json")?;
    b.run("localStorage.clear()", json!([]))?;
    // From another address, since a browser may have kept the part.
    let there = b.second_origin()?;
    there.header("*", "Access-Control-Allow-Origin", "*");
    there.answer("/core/power-sorter.wasm", Answer::status(503));
    open_with(b, &format!("{}/activity-widgets.js", there.origin()), TIMER)?;
    listen_to_loader(b, &["Cross-Origin", "CORS"])?;
    let timer = b.widget("activity-timer", 0)?;
    own_work(&timer)?;
    timer.button("Download a copy of this activity")?;
    choose_copy(&timer, &file)?;
    timer.see("Something needed to read this copy did not load. Nothing was changed.")?;
    there.restore("/core/power-sorter.wasm");
    choose_copy(&timer, &file)?;
    timer.see("Power sorter (s): 2 pieces of text, such as “Who holds the pen.”")?;
    timer.button("Add it")?.tap()?;
    wait_until_stored(b, &key("power-sorter", "s"), "Who holds the pen.")?;
    open(b, "", "<power-sorter activity=\"s\"></power-sorter>")?;
    b.widget("power-sorter", 0)?.nth("textbox", starts("Reason: "), 0)?.holds("Who holds the pen.")?;
});
