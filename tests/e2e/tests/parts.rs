//! The parts of the core: each is asked for when a widget or a person needs it, once, and its lack harms nothing else.

use activity_widgets_e2e::{Answer, Browser, Place, Result, check, scenario, starts, tools};
use serde_json::json;

use crate::common::{
    choose_copy, is_told, key, listen_to_loader, online_again, open, open_with, own_work, pick, wait_until_stored,
};

const TEXT: &str = "<word-picker activity=\"w\"><p slot=\"text\">Nothing is beyond repair.</p></word-picker>";
const PICKER: &str = "/core/word-picker.wasm";
const OWN_WORK: &str = "/core/own-work.wasm";
const TIMER: &str = "<activity-timer activity=\"t\" minutes=\"15\"></activity-timer>";
const LINK: &str = "This activity could not start here. Open it on a page of its own.";
const SAFE: &str = "This part did not load. Your work is safe.";

/// Which files of WebAssembly were asked for, in order of their names; twice where one was asked for twice.
fn asked_for(b: &Browser) -> Vec<String> {
    let file = |path: &str| Some(path.strip_prefix("/core/")?.strip_suffix(".wasm")?.to_owned());
    let mut files: Vec<String> = b.server().requests().iter().filter_map(|seen| file(&seen.path)).collect();
    files.sort_unstable();
    files
}

#[track_caller]
fn asks_for(b: &Browser, files: &[&str]) -> Result {
    check!(asked_for(b) == files, "it asked for {:?}", asked_for(b));
    Ok(())
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
    asks_for(b, &["activity-timer", "base"])?;
    // What comes later finds what is there.
    add(b, TEXT)?;
    let picker = b.widget("word-picker", 0)?;
    pick(&picker, &["beyond"])?;
    picker.see("1 of 10-12")?;
    asks_for(b, &["activity-timer", "base", "both", "reading", "word-picker"])?;
    add(b, "<power-sorter activity=\"p\"></power-sorter><word-picker activity=\"v\"></word-picker>")?;
    b.widget("power-sorter", 0)?.see("Not sorted yet")?;
    b.widget("word-picker", 0)?.button("Use the sample page")?;
    let all = ["activity-timer", "base", "both", "bringing", "power-sorter", "reading", "word-picker"];
    asks_for(b, &all)?;
    // The one that was there first is as it was.
    b.widget("word-picker", 1)?.see("1 of 10-12")?;
});

/// A part that cannot be had: its widget falls back, and the others run.
fn without_its_part(b: &Browser, why: &str) -> Result {
    listen_to_loader(b, &[])?;
    let text = "<p>On paper, then.</p><p slot=\"text\">Nothing is beyond repair.</p>";
    add(b, &["<word-picker activity=\"w\">", text, "</word-picker>"].concat())?;
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
    pick(&b.widget("word-picker", 0)?, &["beyond"])?;
    b.page().do_not_see(LINK)?;
    asks_for(b, &["activity-timer", "base", "both", "reading", "word-picker", "word-picker"])?;
});

scenario!(what_both_large_widgets_need_comes_back, |b| {
    b.server().answer("/core/both.wasm", Answer::html("<!doctype html><title>Log in</title><p>Log in"));
    open(b, "", TIMER)?;
    without_its_part(b, "both.wasm answered with a web page")?;
    b.server().restore("/core/both.wasm");
    online_again(b)?;
    pick(&b.widget("word-picker", 0)?, &["beyond"])?;
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
    asks_for(b, &["activity-timer", "base"])?;
    for _ in 0..2 {
        own_work(&timer)?;
        timer.button("Download a copy of this activity")?;
        own_work(&timer)?;
        timer.no("button", "Download a copy of this activity")?;
    }
    asks_for(b, &["activity-timer", "base", "own-work"])?;
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
    timer.button("Try again")?.press("Enter")?;
    timer.button("Download a copy of this activity")?;
    timer.do_not_see(SAFE)?;
    // The focus has stayed there, though the button has gone.
    b.key("Tab")?;
    b.focus_is_named("Download a copy of this activity")?;
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

/// Opens a page with a picker and picks a word, so that it is there when this returns.
fn open_and_pick(b: &Browser, picker: &str) -> Result {
    open(b, "", picker)?;
    pick(&b.widget("word-picker", 0)?, &["beyond"])
}

const TIMED: &str =
    "<word-picker activity=\"w\" minutes=\"15\"><p slot=\"text\">Nothing is beyond repair.</p></word-picker>";
const TIMER_FILE: &str = "/core/activity-timer.wasm";

scenario!(a_timer_inside_comes_with_its_widget, |b| {
    open_and_pick(b, TIMED)?;
    runs(&b.widget("word-picker", 0)?)?;
    asks_for(b, &["activity-timer", "base", "both", "reading", "word-picker"])?;
});

scenario!(a_timer_inside_that_does_not_come_says_so, |b| {
    b.server().answer(TIMER_FILE, Answer::status(503));
    open_and_pick(b, TIMED)?;
    listen_to_loader(b, &[])?;
    let picker = b.widget("word-picker", 0)?;
    picker.see(SAFE)?;
    picker.see("1 of 10-12")?;
    b.axe()?;
    b.screenshot("timer-inside-failed")?;
    b.server().restore(TIMER_FILE);
    picker.button("Try again")?.tap()?;
    runs(&picker)?;
    picker.do_not_see(SAFE)?;
});

scenario!(a_timer_inside_leaves_the_warning_to_its_widget, |b| {
    open(b, "<script>Object.defineProperty(window, 'localStorage', { value: null })</script>", TIMED)?;
    let picker = b.widget("word-picker", 0)?;
    runs(&picker)?;
    pick(&picker, &["beyond"])?;
    picker.see("This browser does not let this page keep anything.")?;
    check!(picker.names("button")?.iter().filter(|name| *name == "Download a copy").count() == 1, "it warns twice");
});

scenario!(a_timer_that_an_author_adds_later_is_fetched_then, |b| {
    open_and_pick(b, TEXT)?;
    asks_for(b, &["base", "both", "reading", "word-picker"])?;
    b.run("document.querySelector('word-picker').setAttribute('minutes', '15')", json!([]))?;
    runs(&b.widget("word-picker", 0)?)?;
    asks_for(b, &["activity-timer", "base", "both", "reading", "word-picker"])?;
});

scenario!(the_timers_settings_come_when_they_are_opened, |b| {
    const SETTINGS: &str = "/core/timer-settings.wasm";
    b.server().answer(SETTINGS, Answer::status(503));
    open(b, "", TIMER)?;
    listen_to_loader(b, &[])?;
    let timer = b.widget("activity-timer", 0)?;
    timer.button("Timer settings")?.tap()?;
    timer.see(SAFE)?;
    runs(&timer)?;
    b.server().restore(SETTINGS);
    timer.button("Try again")?.tap()?;
    timer.textbox("Minutes for this activity")?.holds("15")?;
    timer.button("Timer settings")?.tap()?;
    timer.no("textbox", "Minutes for this activity")?;
    asks_for(b, &["activity-timer", "base", "timer-settings", "timer-settings"])?;
});

scenario!(bringing_a_text_is_fetched_where_the_author_gives_one, |b| {
    const BRINGING: &str = "/core/bringing.wasm";
    b.server().answer(BRINGING, Answer::status(503));
    open(b, "", TEXT)?;
    listen_to_loader(b, &[])?;
    let picker = b.widget("word-picker", 0)?;
    pick(&picker, &["beyond"])?;
    asks_for(b, &["base", "both", "reading", "word-picker"])?;
    picker.button("Change the text")?.tap()?;
    picker.see(SAFE)?;
    b.axe()?;
    // The pressed button has gone, and the focus has not gone with it.
    b.focus_is_named("Bring a front page")?;
    // What needs nothing more is there all the same, and so is the way back.
    picker.button("Use the sample page")?;
    picker.button("Leave it as it is")?.tap()?;
    picker.see("1 of 10-12")?;
    b.server().restore(BRINGING);
    picker.button("Change the text")?.tap()?;
    picker.textbox("Text of the front page")?.holds("Nothing is beyond repair.")?;
    b.focus_is_named("Text of the front page")?;
});

scenario!(what_comes_late_takes_no_focus, |b| {
    let hold = b.server().hold("/core/bringing.wasm");
    open(b, "", TEXT)?;
    let picker = b.widget("word-picker", 0)?;
    pick(&picker, &["beyond"])?;
    picker.button("Change the text")?.tap()?;
    picker.see("One moment")?;
    let note = picker.textbox(starts("Why did"))?;
    note.type_text("It gives ")?;
    hold.release();
    picker.textbox("Text of the front page")?;
    b.type_keys("hope.")?;
    note.holds("It gives hope.")?;
});

const FILE: &str = "/texts/front.txt";
const FROM_FILE: &str = "<word-picker activity=\"w\" text-src=\"../texts/front.txt\"></word-picker>";

scenario!(nothing_else_is_offered_while_the_authors_file_is_on_its_way, |b| {
    b.server().answer(FILE, Answer::text("Nothing is beyond repair."));
    open(b, "", FROM_FILE)?;
    pick(&b.widget("word-picker", 0)?, &["beyond"])?;
    asks_for(b, &["base", "both", "reading", "word-picker"])?;
    b.server().header(FILE, "Cache-Control", "no-store");
    let hold = b.server().hold(FILE);
    open(b, "", &FROM_FILE.replace("\"w\"", "\"v\""))?;
    let picker = b.widget("word-picker", 0)?;
    picker.see("One moment")?;
    picker.no("button", "Use the sample page")?;
    // Nobody has to wait for ever.
    picker.textbox("Text of the front page")?;
    picker.do_not_see("One moment")?;
    hold.release();
    picker.see("Nothing is beyond repair.")?;
    picker.no("textbox", "Text of the front page")?;
});

scenario!(cards_are_made_when_what_makes_them_has_come, |b| {
    const MAKING: &str = "/core/own-notes.wasm";
    b.server().answer(MAKING, Answer::status(503));
    open(b, "", "<power-sorter activity=\"s\"></power-sorter>")?;
    listen_to_loader(b, &[])?;
    let sorter = b.widget("power-sorter", 0)?;
    sorter.see("0 of 10 sorted")?;
    asks_for(b, &["base", "both", "power-sorter"])?;
    let notes = sorter.textbox(starts("Your own notes"))?;
    notes.type_text("She took the minutes.")?;
    sorter.button("Make cards")?.tap()?;
    sorter.see(SAFE)?;
    notes.holds("She took the minutes.")?;
    b.axe()?;
    b.server().restore(MAKING);
    let hold = b.server().hold(MAKING);
    sorter.button("Make cards")?.tap()?;
    sorter.see("One moment")?;
    hold.release();
    sorter.see("0 of 11 sorted")?;
    sorter.do_not_see("One moment")?;
    notes.holds("")?;
});

scenario!(notes_fetch_what_makes_cards_of_them, |b| {
    open(b, "", "<power-sorter activity=\"s\"></power-sorter>")?;
    let sorter = b.widget("power-sorter", 0)?;
    sorter.textbox(starts("Your own notes"))?.type_text("She took the minutes.")?;
    b.wait_until(
        "performance.getEntriesByType('resource').some((file) => file.name.endsWith('/core/own-notes.wasm'))",
    )?;
    wait_until_stored(b, &key("power-sorter", "s"), "She took the minutes.")?;
    // As where there is no connection any more: what is not there yet cannot be had.
    b.server().answer("/core/own-notes.wasm", Answer::status(503));
    sorter.button("Make cards")?.tap()?;
    sorter.see("0 of 11 sorted")?;
});

scenario!(both_large_widgets_share_one_file, |b| {
    open(b, "", &[TIMED, "<power-sorter activity=\"s\"></power-sorter>"].concat())?;
    let (picker, sorter) = (b.widget("word-picker", 0)?, b.widget("power-sorter", 0)?);
    runs(&picker)?;
    pick(&picker, &["beyond"])?;
    asks_for(b, &["activity-widgets_bg"])?;
    // What is not in it finds there what it builds on.
    own_work(&sorter)?;
    sorter.button("Download a copy of this activity")?;
    picker.button("Change the text")?.tap()?;
    picker.textbox("Text of the front page")?.holds("Nothing is beyond repair.")?;
    sorter.textbox(starts("Your own notes"))?.type_text("She took the minutes.")?;
    sorter.button("Make cards")?.tap()?;
    sorter.see("0 of 11 sorted")?;
    // A copy is read by what is in the one file.
    let copy = picker.run("return element.exportBackup()", &[])?;
    choose_copy(&sorter, copy.as_str().unwrap_or_default())?;
    sorter.see("Everything in this copy is here already.")?;
    asks_for(b, &["activity-widgets_bg", "bringing", "own-notes", "own-work"])?;
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
