//! The ways in which an author puts a widget on a page, and what a page may do with it afterwards.

use activity_widgets_e2e::{Browser, Place, Result, check, scenario, starts, tools};
use serde_json::json;

use crate::common::{key, open, pick, stored, wait_until_stored};

const WHY: &str = "Why these words? Look for what your choices have in common.";

fn begin(picker: &Place<'_>, why: &str) -> Result {
    picker.button("Use the sample page")?.tap()?;
    picker.textbox(WHY)?.type_text(why)
}

scenario!(two_of_a_kind_keep_apart, |b| {
    open(
        b,
        "",
        "<word-picker activity=\"one\"></word-picker><word-picker activity=\"two\"></word-picker>
                 <power-sorter></power-sorter><power-sorter></power-sorter>",
    )?;
    let (one, two) = (b.widget("word-picker", 0)?, b.widget("word-picker", 1)?);
    begin(&one, "The first")?;
    two.button("Use the sample page")?;
    begin(&two, "The second")?;
    pick(&two, &["neighbours"])?;
    one.see("0 of 10-12")?;
    // Without an id, the place on the page tells them apart.
    let (third, fourth) = (b.widget("power-sorter", 0)?, b.widget("power-sorter", 1)?);
    third.nth("radio", "Micro-level power", 0)?.tap()?;
    third.see("1 of 10 sorted")?;
    fourth.see("0 of 10 sorted")?;
    b.axe()?;
    b.reload()?;
    one.textbox(WHY)?.holds("The first")?;
    one.see("0 of 10-12")?;
    two.textbox(WHY)?.holds("The second")?;
    two.see("1 of 10-12")?;
    third.see("1 of 10 sorted")?;
    fourth.see("0 of 10 sorted")?;
});

scenario!(two_of_one_activity_show_the_same, |b| {
    open(b, "", "<word-picker activity=\"same\"></word-picker><word-picker activity=\"same\"></word-picker>")?;
    let (one, two) = (b.widget("word-picker", 0)?, b.widget("word-picker", 1)?);
    begin(&one, "Both")?;
    two.textbox(WHY)?.holds("Both")?;
    pick(&two, &["neighbours"])?;
    one.see("1 of 10-12")?;
    pick(&one, &["tonight"])?;
    two.see("2 of 10-12")?;
    // Another kind of widget may have the same id.
    check!(stored(b, &key("power-sorter", "same"))?.is_none(), "written for another widget");
});

scenario!(a_div_becomes_a_widget, |b| {
    open(
        b,
        "",
        "<div data-activity-widget=\"word-picker\" data-min=\"3\" data-max=\"5\" data-activity=\"div\"
              data-onclick=\"window.ran = true\" data-style=\"display: none\" data-onfocus=\"window.ran = true\">
           <p slot=\"task\">Pick a few.</p><p data-slot=\"comment\">Look at the small words.</p>
           <p>Without a script, this.</p></div>",
    )?;
    let picker = b.widget("div > word-picker", 0)?;
    picker.see("Pick a few.")?;
    picker.do_not_see("Without a script, this.")?;
    begin(&picker, "In a div")?;
    picker.do_not_see("Look at the small words.")?;
    picker.button("Show the author’s comment")?.tap()?;
    picker.see("Look at the small words.")?;
    picker.see("0 of 3-5")?;
    for name in ["onclick", "onfocus", "style", "data-onclick", "data-style"] {
        check!(picker.attribute(name)?.is_none(), "the widget has got the attribute {name}");
    }
    check!(b.run("return window.ran", json!([]))?.is_null(), "script from a data attribute ran");
    // The author's editor changes the div.
    b.run("document.querySelector('div').dataset.max = '7'", json!([]))?;
    picker.see("0 of 3-7")?;
    b.run("document.querySelector('div').removeAttribute('data-max')", json!([]))?;
    picker.see("0 of 3-12")?;
    check!(picker.attribute("max")?.is_none(), "the widget keeps an attribute that the div has lost");
    wait_until_stored(b, &key("word-picker", "div"), "In a div")?;
});

scenario!(a_widget_comes_later, |b| {
    open(b, "", "<section></section>")?;
    b.run(
        "document.querySelector('section').innerHTML = '<div data-activity-widget=\"activity-timer\" data-minutes=\"7\"></div><activity-timer minutes=\"8\"></activity-timer>'",
        json!([]),
    )?;
    b.widget("div > activity-timer", 0)?.see("7 minutes")?;
    b.widget("section > activity-timer", 0)?.see("8 minutes")?;
});

scenario!(attributes_change, |b| {
    open(
        b,
        "",
        "<word-picker activity=\"a\" max=\"11\"></word-picker><activity-timer minutes=\"15\"></activity-timer>",
    )?;
    let picker = b.widget("word-picker", 0)?;
    begin(&picker, "Kept")?;
    picker.see("0 of 10-11")?;
    picker.run("element.setAttribute('min', '4')", &[])?;
    picker.see("0 of 4-11")?;
    picker.run("element.setAttribute('max', '4')", &[])?;
    picker.see("0 of 4")?;
    picker.run("element.removeAttribute('max')", &[])?;
    picker.see("0 of 4-12")?;
    picker.run("element.removeAttribute('min')", &[])?;
    picker.see("0 of 10-12")?;
    picker.textbox(WHY)?.holds("Kept")?;
    let timer = b.widget("activity-timer", 0)?;
    timer.run("element.setAttribute('minutes', '20')", &[])?;
    timer.see("20 minutes")?;
    // One that has begun keeps its time.
    timer.button("Start")?.tap()?;
    timer.see("About 20 minutes left")?;
    timer.run("element.setAttribute('minutes', '5')", &[])?;
    timer.button("Pause")?.tap()?;
    timer.see("About 20 minutes left")?;
    check!(b.events("activity-problem")?.is_empty(), "{:?}", b.events("activity-problem")?);
});

scenario!(a_widget_is_moved, |b| {
    open(
        b,
        "",
        "<section id=\"here\"><word-picker activity=\"m\"></word-picker></section><section id=\"there\"></section>",
    )?;
    let picker = b.widget("word-picker", 0)?;
    begin(&picker, "Not saved yet")?;
    pick(&picker, &["neighbours"])?;
    // In one go, while something waits to be written.
    picker.run("const there = document.getElementById('there'); there.append(element); there.prepend(element)", &[])?;
    b.widget("#there word-picker", 0)?.see("1 of 10-12")?;
    picker.textbox(WHY)?.holds("Not saved yet")?;
    pick(&picker, &["tonight"])?;
    picker.see("2 of 10-12")?;
    picker.button("Undo")?.tap()?;
    picker.see("1 of 10-12")?;
});

scenario!(a_widget_is_taken_away_and_put_back, |b| {
    open(b, "", "<section><word-picker activity=\"m\"></word-picker></section>")?;
    let picker = b.widget("word-picker", 0)?;
    begin(&picker, "Away and back")?;
    b.run("window.kept = document.querySelector('word-picker'); kept.remove()", json!([]))?;
    wait_until_stored(b, &key("word-picker", "m"), "Away and back")?;
    check!(b.run("return kept.exportNotes()", json!([]))? == "", "it still runs");
    b.run("document.querySelector('section').append(kept)", json!([]))?;
    let picker = b.widget("word-picker", 0)?;
    picker.textbox(WHY)?.holds("Away and back")?;
    pick(&picker, &["neighbours"])?;
    picker.see("1 of 10-12")?;
    check!(
        b.run("return kept.shadowRoot.querySelectorAll('[part~=base]').length", json!([]))? == 1,
        "it is there more than once"
    );
});

scenario!(the_script_is_loaded_twice, |b| {
    let twice = "<script type=\"module\" src=\"../activity-widgets.js?copy=2\"></script>";
    open(
        b,
        twice,
        "<activity-timer></activity-timer><div data-activity-widget=\"activity-timer\" data-minutes=\"9\"></div>",
    )?;
    let timer = b.widget("main > activity-timer", 0)?;
    timer.see("30 minutes")?;
    timer.button("Start")?.tap()?;
    timer.see("About 30 minutes left")?;
    b.widget("div > activity-timer", 0)?.see("9 minutes")?;
    check!(
        b.run("return document.querySelectorAll('activity-timer').length", json!([]))? == 2,
        "there are more timers"
    );
});

scenario!(a_page_for_a_frame, |b| {
    open(
        b,
        "",
        "<iframe title=\"Word picker\" width=\"360\" height=\"700\" src=\"../word-picker.html?activity=f&min=3&max=5&onclick=window.ran=1&style=display:none&data-x=1&inert&popover&aria-hidden=true&role=none&contenteditable\"></iframe>
         <iframe title=\"Timer\" width=\"360\" height=\"400\" src=\"../activity-timer.html?minutes=7.5\"></iframe>
         <iframe title=\"Power sorter\" width=\"360\" height=\"700\" src=\"../power-sorter.html?forum=https%3A%2F%2Fforum.example%2F&multiple\"></iframe>",
    )?;
    b.in_frame("iframe", 0, |b| {
        let picker = b.widget("word-picker", 0)?;
        begin(&picker, "In a frame")?;
        picker.see("0 of 3-5")?;
        let refused = "onclick style data-x inert popover aria-hidden role contenteditable";
        for name in refused.split(' ') {
            check!(picker.attribute(name)?.is_none(), "the widget has got the attribute {name}");
        }
        b.fits_the_width()
    })?;
    b.in_frame("iframe", 1, |b| {
        b.widget("activity-timer", 0)?.see("7 minutes, 30 seconds")?;
        b.fits_the_width()
    })?;
    b.in_frame("iframe", 2, |b| {
        let sorter = b.widget("power-sorter", 0)?;
        sorter.link(starts("Open the forum"))?;
        sorter.nth("checkbox", "Micro-level power", 0)?.tap()?;
        sorter.see("1 of 10 sorted")?;
        b.fits_the_width()
    })?;
    b.reload()?;
    b.in_frame("iframe", 0, |b| b.widget("word-picker", 0)?.textbox(WHY)?.holds("In a frame"))?;
});

/// Each page that a frame shows, opened by itself.
fn frame_page<'b>(b: &'b Browser, tag: &str) -> Result<Place<'b>> {
    b.viewport(390, 844)?;
    b.open(&format!("{tag}.html"))?;
    b.widget(tag, 0)
}

scenario!(the_pages_for_frames_are_clean, |b| {
    let timer = frame_page(b, "activity-timer")?;
    timer.button("Start")?.tap()?;
    timer.button("Pause")?;
    b.axe()?;
    let sorter = frame_page(b, "power-sorter")?;
    sorter.nth("radio", "Micro-level power", 0)?.tap()?;
    b.axe()?;
    let picker = frame_page(b, "word-picker")?;
    b.axe()?;
    begin(&picker, "Clean")?;
    pick(&picker, &["neighbours"])?;
    b.axe()?;
});

/// What the pages for frames may do, word for word.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
    img-src 'self' data:; base-uri 'none'; form-action 'none'";

/// The page has its policy, and what it loaded is in the folder: no cookie, no other site, nothing that is not there.
#[track_caller]
fn keeps_to_its_folder(b: &Browser, tag: &str) -> Result {
    let folder = tools::dist()?;
    let here = b.server();
    here.forget_requests();
    b.open(&format!("{tag}.html?activity=folder&minutes=9"))?;
    let widget = b.widget(tag, 0)?;
    let policy = "return [...document.querySelectorAll('meta[http-equiv=\"Content-Security-Policy\"]')].map((meta) => meta.content)";
    check!(b.run(policy, json!([]))? == json!([POLICY]), "{tag}: the policy is {}", b.run(policy, json!([]))?);
    widget.button("Start")?.tap()?;
    widget.see("About 9 minutes left")?;
    check!(b.run("return document.cookie", json!([]))? == "", "{tag} set a cookie");
    let loaded = b.run("return performance.getEntriesByType('resource').map(({ name }) => name)", json!([]))?;
    for address in loaded.as_array().into_iter().flatten().filter_map(|address| address.as_str()) {
        let own = address.starts_with(&format!("{}/", here.origin())) || address.starts_with("data:");
        check!(own, "{tag} asked another site: {address}");
    }
    let seen = here.requests();
    check!(seen.iter().any(|seen| seen.path.ends_with(".wasm")), "{tag} ran without its core");
    for seen in seen {
        let path = seen.path.split('?').next().unwrap_or_default();
        check!(folder.join(path.trim_start_matches('/')).is_file(), "{tag} asked for {}", seen.path);
    }
    Ok(())
}

scenario!(the_word_pickers_page_keeps_to_its_folder, |b| { keeps_to_its_folder(b, "word-picker")? });

scenario!(the_activity_timers_page_keeps_to_its_folder, |b| { keeps_to_its_folder(b, "activity-timer")? });

scenario!(the_power_sorters_page_keeps_to_its_folder, |b| { keeps_to_its_folder(b, "power-sorter")? });

scenario!(settings_in_json, |b| {
    b.server().answer(
        "/settings.json",
        activity_widgets_e2e::Answer::new(200, "application/json", "{\"min\": 2, \"max\": 9}"),
    );
    open(
        b,
        "",
        "<word-picker activity=\"j\" max=\"4\"><script type=\"application/json\">{\"min\": 3}</script></word-picker>
                 <word-picker activity=\"k\" src=\"../settings.json\"></word-picker>",
    )?;
    for (n, count) in [(0, "0 of 3-4"), (1, "0 of 2-9")] {
        let picker = b.widget("word-picker", n)?;
        picker.button("Use the sample page")?.tap()?;
        picker.see(count)?;
        // A line below the widget appears; what comes after it moves.
        picker.see("Saved on this device")?;
    }
});
