//! What a learner and an author meet when the folder is served in ways that nobody wished for: never a blank space, and a
//! plain word in the console.

use std::process::Command;

use activity_widgets_e2e::process::TempFolder;
use activity_widgets_e2e::{Answer, Browser, Engine, Place, Result, check, scenario, tools};
use serde_json::json;

use crate::common::{
    PAGE, is_told, listen_to_loader, online_again, open, open_with, paste_raw, pick, serve, serve_build_at,
    serve_folder,
};

const WASM: &str = "/core/base.wasm";
const CORE: &str = "/core/*";
const FALLBACK: &str = "<activity-timer activity=\"t\" minutes=\"15\"><p>Take a kitchen timer.</p></activity-timer>";
const LINK: &str = "This activity could not start here. Open it on a page of its own.";

/// The timer runs.
#[track_caller]
fn runs(timer: &Place<'_>) -> Result {
    timer.see("15 minutes")?;
    timer.button("Start")?.tap()?;
    timer.see("About 15 minutes left")
}

/// The author's own words stand there, and a link where they have none; the console says why.
#[track_caller]
fn falls_back(b: &Browser, why: &str) -> Result {
    listen_to_loader(b, &["activity-widgets", "Cross-Origin", "content blocked"])?;
    let empty = "<activity-timer activity=\"bare\" minutes=\"15\"></activity-timer>";
    b.run("document.querySelector('main').insertAdjacentHTML('beforeend', arguments[0])", json!([empty]))?;
    let own = b.element("activity-timer", 0)?;
    own.see("Take a kitchen timer.")?;
    own.link(LINK)?;
    let link = b.element("activity-timer", 1)?.link(LINK)?;
    let address = link.run("return element.getAttribute('href')", &[])?;
    let address = address.as_str().unwrap_or_default();
    check!(address.ends_with("/activity-timer.html?activity=bare&minutes=15"), "the link leads to {address}");
    is_told(b, why)?;
    b.axe()
}

scenario!(wasm_without_its_type, |b| {
    b.server().content_type(WASM, "application/octet-stream");
    open(b, "", FALLBACK)?;
    runs(&b.widget("activity-timer", 0)?)?;
});

scenario!(a_log_in_page_in_place_of_wasm, |b| {
    b.server().answer(WASM, Answer::html("<!doctype html><title>Log in</title><p>Log in"));
    open(b, "", FALLBACK)?;
    falls_back(b, "web page")?;
});

scenario!(no_wasm, |b| {
    b.server().answer(WASM, Answer::status(404));
    open(b, "", FALLBACK)?;
    falls_back(b, "404")?;
});

scenario!(no_core_at_all, |b| {
    b.server().answer(CORE, Answer::status(404));
    open(b, "", FALLBACK)?;
    falls_back(b, "is the folder core/ there?")?;
});

scenario!(a_log_in_page_in_place_of_the_core, |b| {
    b.server().answer(CORE, Answer::html("<!doctype html><title>Log in</title><p>Log in"));
    open(b, "", FALLBACK)?;
    b.expect_console_error("module");
    falls_back(b, "must one log in")?;
});

scenario!(no_connection_to_the_core, |b| {
    nowhere(b, CORE)?;
    open(b, "", FALLBACK)?;
    falls_back(b, "no connection")?;
});

scenario!(the_wasm_without_its_script, |b| {
    b.server().answer("/core/activity-widgets.js", Answer::status(404));
    open(b, "", FALLBACK)?;
    falls_back(b, "core/activity-widgets.js did not load")?;
});

/// What stands under this path is on a server that is gone.
fn nowhere(b: &Browser, path: &str) -> Result {
    let gone = b.second_origin()?.origin();
    b.server().answer(path, Answer::status(302));
    b.server().header(path, "Location", &format!("{gone}/nothing"));
    b.expect_console_error("ERR_CONNECTION_REFUSED");
    Ok(())
}

scenario!(half_a_wasm, |b| {
    let folder = tools::dist()?;
    let whole = std::fs::read(folder.join("core/base.wasm")).unwrap_or_default();
    // Firefox waits for ever for a file that ends within its code, and then compiles nothing more, whoever asks: there it
    // ends within the tables before.
    let cut = if b.engine() == Engine::Firefox { 5_000 } else { whole.len() / 2 };
    let half = whole.get(..cut).unwrap_or_default();
    b.server().answer(WASM, Answer::new(200, "application/wasm", half));
    open(b, "", FALLBACK)?;
    falls_back(b, "cut short")?;
});

scenario!(a_slow_line, |b| {
    let hold = b.server().hold(WASM);
    open(b, "", FALLBACK)?;
    // Meanwhile the author's own words stand there.
    b.page().see("Take a kitchen timer.")?;
    hold.release();
    let timer = b.widget("activity-timer", 0)?;
    runs(&timer)?;
    timer.do_not_see("Take a kitchen timer.")?;
});

scenario!(no_connection_at_first, |b| {
    nowhere(b, CORE)?;
    open(b, "", FALLBACK)?;
    falls_back(b, "no connection")?;
    // Not yet. What was said so far can be one line or two: it has to be another one.
    let said = b.run("return said.length", json!([]))?;
    online_again(b)?;
    b.wait_until(&format!("said.slice({said}).some((line) => line.includes('could not start'))"))?;
    b.server().restore(CORE);
    online_again(b)?;
    for n in 0..2 {
        b.widget("activity-timer", n)?.see("15 minutes")?;
    }
    runs(&b.widget("activity-timer", 0)?)?;
    b.page().do_not_see("Take a kitchen timer.")?;
    b.page().do_not_see(LINK)?;
});

scenario!(a_server_that_was_down_for_a_moment, |b| {
    b.server().answer(WASM, Answer::status(503));
    open(b, "", FALLBACK)?;
    falls_back(b, "503")?;
    b.server().restore(WASM);
    online_again(b)?;
    runs(&b.widget("activity-timer", 0)?)?;
    b.page().do_not_see(LINK)?;
});

scenario!(failed_and_put_back, |b| {
    b.server().answer(CORE, Answer::status(503));
    open(b, "", FALLBACK)?;
    falls_back(b, "503")?;
    b.server().restore(CORE);
    b.run("window.kept = document.querySelector('activity-timer'); kept.remove()", json!([]))?;
    b.run("document.querySelector('main').append(kept)", json!([]))?;
    let timer = b.widget("activity-timer", 1)?;
    runs(&timer)?;
    // What runs has nothing to wait for: who asks whether it is ready hears yes.
    online_again(b)?;
    runs(&b.widget("activity-timer", 0)?)?;
    b.widget("activity-timer", 1)?.button("Pause")?.tap()?;
});

scenario!(the_link_leads_to_a_running_page, |b| {
    b.server().answer(CORE, Answer::status(503));
    b.server().answer("/course/front-page.txt", Answer::text("Nothing is beyond repair.\n\nBring it on Saturday."));
    let body = "<word-picker activity=\"l\" min=\"3\" text-src=\"front-page.txt\"><p>On paper, then.</p></word-picker>
        <power-sorter activity=\"l\"><p>Or look at <a href=\"#cards\">the cards</a>.</p></power-sorter>";
    for known in ["could not start", "Failed to load", "activity-widgets"] {
        b.expect_console_error(known);
    }
    open(b, "", body)?;
    let picker = b.element("word-picker", 0)?;
    picker.see("On paper, then.")?;
    let address = picker.link(LINK)?.run("return element.href", &[])?;
    // Who has a link of their own needs none of ours.
    b.element("power-sorter", 0)?.no("link", LINK)?;
    b.server().restore(CORE);
    b.open(address.as_str().unwrap_or_default())?;
    let picker = b.widget("word-picker", 0)?;
    picker.see("Nothing is beyond repair.")?;
    pick(&picker, &["beyond"])?;
    picker.see("1 of 3-12")?;
});

scenario!(the_task_stays_where_mounting_fails, |b| {
    // An old polyfill makes the shadow root, and then throws.
    let head = "<script>const attach = Element.prototype.attachShadow;
        Element.prototype.attachShadow = function (how) { attach.call(this, how); throw new Error('half done'); };</script>";
    b.expect_console_error("could not be shown");
    open(
        b,
        head,
        "<word-picker activity=\"w\"><p slot=\"task\">Pick a few.</p><p>On paper, then.</p>
           <p slot=\"comment\">Look at the small words.</p></word-picker>",
    )?;
    let picker = b.element("word-picker", 0)?;
    picker.see("On paper, then.")?;
    picker.see("Pick a few.")?;
    picker.link(LINK)?;
    picker.do_not_see("Look at the small words.")?;
});

scenario!(another_site_with_leave, |b| {
    let there = b.second_origin()?;
    there.header("*", "Access-Control-Allow-Origin", "*");
    open_with(b, &format!("{}/activity-widgets.js", there.origin()), FALLBACK)?;
    runs(&b.widget("activity-timer", 0)?)?;
});

scenario!(another_site_without_leave, |b| {
    let there = b.second_origin()?;
    // The scripts may be read and the WebAssembly may not, as where a host sets headers by type.
    there.header("*.js", "Access-Control-Allow-Origin", "*");
    open_with(b, &format!("{}/activity-widgets.js", there.origin()), FALLBACK)?;
    falls_back(b, "Access-Control-Allow-Origin")?;
});

scenario!(under_a_path_with_a_query, |b| {
    serve_build_at(b, "/pluginfile.php/7/v1/")?;
    open_with(b, "/pluginfile.php/7/v1/activity-widgets.js?forcedownload=0&amp;rev=3", FALLBACK)?;
    runs_from_its_folder(b)?;
});

/// The timer runs, and nothing was asked for in the folder where the tests have the core.
#[track_caller]
fn runs_from_its_folder(b: &Browser) -> Result {
    runs(&b.widget("activity-timer", 0)?)?;
    check!(b.server().requests().iter().all(|seen| !seen.path.starts_with("/core/")), "it looked outside its folder");
    Ok(())
}

scenario!(a_policy_without_wasm, |b| {
    b.server().header(
        &format!("/{PAGE}"),
        "Content-Security-Policy",
        "default-src 'self'; script-src 'self' 'unsafe-inline'",
    );
    serve(b, PAGE, "", FALLBACK);
    b.open(PAGE)?;
    for known in ["unsafe-eval", "Content-Security-Policy", "Content Security Policy"] {
        b.expect_console_error(known);
    }
    falls_back(b, "security policy")?;
});

scenario!(trusted_types_are_wanted, |b| {
    let policy = "require-trusted-types-for 'script'; trusted-types 'none'";
    b.server().header(&format!("/{PAGE}"), "Content-Security-Policy", policy);
    serve(b, PAGE, "", &format!("{FALLBACK}<word-picker activity=\"w\"></word-picker>"));
    b.open(PAGE)?;
    runs(&b.widget("activity-timer", 0)?)?;
    // Such a page lets nobody read HTML, and its browser says so; the clipboard has the same words as plain text.
    for known in ["TrustedHTML", "require-trusted-types-for"] {
        b.expect_console_error(known);
    }
    let picker = b.widget("word-picker", 0)?;
    paste_raw(
        &picker,
        "<h2>Mend it</h2><p>Nothing is <b>beyond</b> repair.</p>",
        "Mend it\n\nNothing is beyond repair.",
    )?;
    picker.see("Nothing is beyond repair.")?;
    pick(&picker, &["beyond"])?;
    picker.see("1 of 10-12")?;
});

/// A folder with a course's own script, which imports the built widgets beside it.
fn course_with_widgets() -> Result<TempFolder> {
    let folder = TempFolder::new()?;
    let copied = Command::new("cp").arg("-r").arg(tools::dist()?).arg(folder.path().join("widgets")).status()?;
    check!(copied.success(), "the build could not be copied");
    std::fs::write(folder.path().join("widgets/package.json"), "{ \"type\": \"module\" }")?;
    std::fs::write(folder.path().join("course.js"), "import \"./widgets/activity-widgets.js\";\n")?;
    Ok(folder)
}

/// Has a bundler make `out/course.js` of it.
#[track_caller]
fn bundle(folder: &TempFolder, program: &str, arguments: &[&str]) -> Result {
    let made =
        Command::new("node").arg(tools::npm().join(program)).args(arguments).current_dir(folder.path()).output()?;
    let said = [made.stdout, made.stderr].concat();
    check!(made.status.success(), "{program} says: {}", String::from_utf8_lossy(&said));
    Ok(())
}

/// Opens a page with the bundle in a folder, where a timer runs.
#[track_caller]
fn runs_as_a_bundle(b: &Browser, folder: &TempFolder) -> Result {
    serve_folder(b, &folder.path().join("out"), "/assets/", &["js", "wasm"])?;
    let text = "<word-picker activity=\"w\"><p slot=\"text\">Nothing is beyond repair.</p></word-picker>";
    open_with(b, "/assets/course.js", &[FALLBACK, text].concat())?;
    pick(&b.widget("word-picker", 0)?, &["beyond"])?;
    runs_from_its_folder(b)
}

scenario!(through_esbuild, |b| {
    let folder = course_with_widgets()?;
    let arguments = ["course.js", "--bundle", "--format=esm", "--minify", "--outfile=out/course.js"];
    bundle(&folder, "esbuild/bin/esbuild", &arguments)?;
    // As the README says: the folder core/ beside the bundle.
    serve_folder(b, &tools::dist()?.join("core"), "/assets/core/", &["wasm"])?;
    runs_as_a_bundle(b, &folder)?;
});

scenario!(through_rollup, |b| {
    let folder = course_with_widgets()?;
    bundle(&folder, "rollup/dist/bin/rollup", &["course.js", "--format", "es", "--dir", "out"])?;
    serve_folder(b, &tools::dist()?.join("core"), "/assets/core/", &["wasm"])?;
    runs_as_a_bundle(b, &folder)?;
});

scenario!(through_webpack, |b| {
    let folder = course_with_widgets()?;
    let script = "const done = (error, stats) => { if (error || stats.hasErrors()) throw error ?? new Error(stats.toString()); };
        const output = { path: process.cwd() + '/out', filename: 'course.js', publicPath: '/assets/' };
        require('./webpack/lib/index.js')({ mode: 'production', entry: process.cwd() + '/course.js', output }, done);";
    std::fs::write(
        folder.path().join("make.cjs"),
        script.replace("./webpack", &tools::npm().join("webpack").to_string_lossy()),
    )?;
    bundle(&folder, &folder.path().join("make.cjs").to_string_lossy(), &[])?;
    // It takes the other files along by itself.
    runs_as_a_bundle(b, &folder)?;
});

scenario!(opened_from_a_disk, |b| {
    if b.engine() == Engine::Firefox {
        return b
            .skip("Firefox under its driver lets files read files, which no learner's does: the widget runs there");
    }
    let folder = tools::dist()?.canonicalize()?;
    for page in ["word-picker.html", "activity-timer.html", "power-sorter.html"] {
        b.open(&format!("file://{}", folder.join(page).display()))?;
        b.page().see("opened as a file from a disk, it cannot start")?;
    }
    // The browsers' own words for it.
    for known in ["file://", "CORS", "Cross-Origin", "origin"] {
        b.expect_console_error(known);
    }
});

scenario!(ten_widgets_one_download, |b| {
    let many: String = (0..10).map(|n| format!("<activity-timer activity=\"t{n}\"></activity-timer>")).collect();
    open(b, "", &format!("{many}<word-picker></word-picker><power-sorter></power-sorter>"))?;
    for n in 0..10 {
        b.widget("activity-timer", n)?.see("30 minutes")?;
    }
    let core = |name: &str| b.server().requests().iter().filter(|seen| seen.path.contains(name)).count();
    // With both large widgets there it is one file for all, which is less than its parts together.
    check!(core("_bg.wasm") == 1, "the wasm was asked for {} times", core("_bg.wasm"));
    check!(core(".wasm") == 2 && core("bringing") == 1, "parts were asked for too");
});

scenario!(far_down_the_page_nothing_starts, |b| {
    b.viewport(390, 844)?;
    let far = "<div style=\"block-size: 9000px\"></div>";
    open(b, "", &format!("{far}{FALLBACK}"))?;
    b.wait_until("customElements.get('activity-timer') && document.readyState === 'complete'")?;
    // Two pictures are drawn, and nothing was asked for.
    b.run_async("return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))", json!([]))?;
    let fetched = || b.server().requests().iter().any(|seen| seen.path.contains("/core/"));
    check!(!fetched(), "it started far below the fold");
    b.run("document.querySelector('activity-timer').scrollIntoView({ behavior: 'instant' })", json!([]))?;
    b.page().see("15 minutes")?;
    check!(fetched(), "it runs without its core");
    runs(&b.widget("activity-timer", 0)?)?;
});
