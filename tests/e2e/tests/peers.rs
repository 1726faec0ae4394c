//! The scripts with which course pages fit frames to their content, and a widget's page in such a frame.
//!
//! iframe-resizer 4, open-iframe-resizer and WordPress's are the real ones; H5P's, iframe-resizer 5 and the OU's VLE are
//! written from their messages. Each host
//! but WordPress, which keeps within limits of its own, goes through the same story: the frame grows and shrinks with what is in it, stops growing, and is right after it was hidden and after
//! the phone was turned.

use std::time::Duration;

use activity_widgets_e2e::{Answer, Browser, Engine, Result, Server, check, scenario, tools};
use serde_json::json;

use crate::common::inner_height;
use crate::common::php::wordpress;

/// What a page of the host puts before its frames, and what behind them.
struct Host {
    before: &'static str,
    after: &'static str,
}

const IFRAME_RESIZER: Host = Host {
    before: "<script src=\"/npm/iframe-resizer/js/iframeResizer.js\"></script>",
    after: "<script>iFrameResize({}, 'iframe')</script>",
};
const OPEN_IFRAME_RESIZER: Host = Host {
    before: "",
    after: "<script type=\"module\">import { initialize } from '/npm/@open-iframe-resizer/core/dist/index.js';
            initialize({}, 'iframe')</script>",
};
const IFRAME_RESIZER_5: Host =
    Host { before: "", after: "<script src=\"/fixtures/hosts/iframe-resizer-5.js\"></script>" };
const H5P: Host =
    Host { before: "<script src=\"/fixtures/hosts/h5p.js\" data-reads=\"scrollHeight\"></script>", after: "" };
const OLDER_H5P: Host =
    Host { before: "<script src=\"/fixtures/hosts/h5p.js\" data-reads=\"height\"></script>", after: "" };

/// Opens a page of this host with one widget in a frame, in a tab that can be hidden.
fn open(b: &Browser, host: &Host, page: &str, tab: &str) -> Result {
    b.server().answer(
        "/course/page.html",
        Answer::html(format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>A course page</title>
             <style>body {{ margin: 8px }} iframe {{ width: 100%; border: 2px solid; box-sizing: border-box }}</style>
             {}</head><body><h1>A course page</h1><div id=\"tab\" {tab}>
             <iframe title=\"An activity\" height=\"150\" src=\"{page}\"></iframe></div>{}</body></html>",
            host.before, host.after
        )),
    );
    b.open("course/page.html")
}

/// Waits until the frame is as tall as what is in it: nothing to scroll, and next to nothing to spare. That is asked inside,
/// again and again: after a turn or a zoom what is there comes to rest in its own time.
#[track_caller]
fn fits(b: &Browser, tag: &str) -> Result<i64> {
    let width = b.run("return document.querySelector('iframe').clientWidth", json!([]))?;
    b.in_frame("iframe", 0, |b| {
        b.widget(tag, 0)?;
        b.wait_until(&format!(
            "Math.abs(innerWidth - {width}) <= 20
               && Math.abs(innerHeight - document.body.getBoundingClientRect().height) <= 5
               && document.documentElement.scrollHeight - innerHeight <= 5"
        ))
    })?;
    Ok(inner_height(b, tag)?.as_i64().unwrap_or_default())
}

/// Waits until the frame has kept its height for about a second, in which what goes round in a circle would have gone round
/// many times. Not for long: a line that says that the work is saved comes and goes, and then all is still.
#[track_caller]
fn stays(b: &Browser, tag: &str) -> Result {
    const DRAW: &str = "const heights = [];
        for (let still = 0, n = 0; still < 60; n++) {
          if (n === 400) return heights;
          await new Promise((drawn) => requestAnimationFrame(drawn));
          const { clientHeight } = document.querySelector('iframe');
          still = clientHeight === heights.at(-1) ? still + 1 : 0;
          if (!still) heights.push(clientHeight);
        }";
    let heights = b.run_async(DRAW, json!([]))?;
    check!(heights.is_null(), "the frame does not come to rest: {heights}");
    fits(b, tag).map(drop)
}

fn show_tab(b: &Browser, shown: bool) -> Result {
    b.run("document.getElementById('tab').style.display = arguments[0]", json!([if shown { "" } else { "none" }]))
        .map(drop)
}

fn story(b: &Browser, host: &Host) -> Result {
    let there = b.second_origin()?;
    // Three times the widgets come anew, each for another site.
    b.patience(Duration::from_secs(15));
    b.viewport(390, 844)?;
    open(b, host, &format!("{}/word-picker.html?activity=a", there.origin()), "")?;
    let empty = fits(b, "word-picker")?;
    b.in_frame("iframe", 0, |b| b.widget("word-picker", 0)?.button("Use the sample page")?.tap())?;
    b.in_frame("iframe", 0, |b| b.widget("word-picker", 0)?.see("0 of 10-12"))?;
    let full = fits(b, "word-picker")?;
    check!(full > empty + 500, "from {empty} to {full} px");
    stays(b, "word-picker")?;
    // The phone is turned, and back.
    b.viewport(844, 390)?;
    let wide = fits(b, "word-picker")?;
    check!(wide < full, "{wide} px wide, {full} px narrow");
    b.viewport(390, 844)?;
    fits(b, "word-picker")?;
    // Into another tab of the course page and back.
    show_tab(b, false)?;
    show_tab(b, true)?;
    fits(b, "word-picker")?;
    b.in_frame("iframe", 0, |b| b.widget("word-picker", 0)?.button("Undo")?.tap())?;
    b.in_frame("iframe", 0, |b| b.widget("word-picker", 0)?.button("Use the sample page").map(drop))?;
    let less = fits(b, "word-picker")?;
    check!(less < full - 500, "from {full} to {less} px");
    stays(b, "word-picker")?;
    // A tab that is hidden while everything loads.
    open(b, host, &format!("{}/activity-timer.html?activity=a", there.origin()), "style=\"display: none\"")?;
    b.wait_until("document.readyState === 'complete'")?;
    show_tab(b, true)?;
    fits(b, "activity-timer")?;
    stays(b, "activity-timer")?;
    // On the host's own site.
    open(b, host, "../power-sorter.html?activity=a", "")?;
    fits(b, "power-sorter")?;
    b.in_frame("iframe", 0, |b| b.widget("power-sorter", 0)?.nth("radio", "Micro-level power", 0)?.tap())?;
    fits(b, "power-sorter")?;
    stays(b, "power-sorter")
}

scenario!(in_iframe_resizer_4, |b| { story(b, &IFRAME_RESIZER)? });

scenario!(in_an_iframe_resizer_5, |b| {
    story(b, &IFRAME_RESIZER_5)?;
    let why = b.run("return document.querySelector('iframe').dataset.why", json!([]))?;
    check!(why == "mutationObserver", "the last it was told came from {why}");
});

scenario!(in_open_iframe_resizer, |b| { story(b, &OPEN_IFRAME_RESIZER)? });

scenario!(in_h5ps_resizer, |b| { story(b, &H5P)? });

scenario!(in_an_older_h5p_resizer, |b| { story(b, &OLDER_H5P)? });

scenario!(in_a_wordpress_embed, |b| {
    if b.engine() == Engine::WebKit {
        b.skip("its embeds have no origin, and there WebKitGTK lets 'self' in a page's own policy match nothing")?;
    }
    let script = std::fs::read(tools::debian("wordpress", "usr/share/wordpress/wp-includes/js/wp-embed.js")?)?;
    b.server().answer("/wp-embed.js", Answer::new(200, "text/javascript", script));
    let there = b.second_origin()?;
    // Without an origin everything comes from elsewhere.
    there.header("*", "Access-Control-Allow-Origin", "*");
    b.patience(Duration::from_secs(15));
    b.viewport(390, 844)?;
    for (tag, least, most) in [("activity-timer", 201, 999), ("power-sorter", 1000, 1000)] {
        let address = format!("{}/{tag}.html", there.origin());
        let html = format!("<iframe src=\"{address}\" title=\"An activity\" width=\"340\" height=\"300\"></iframe>");
        let answer = json!({ "type": "rich", "version": "1.0", "html": html }).to_string();
        let embed = wordpress(&address, &answer)?;
        check!(embed.contains("sandbox=\"allow-scripts\""), "WordPress has become more generous: {embed}");
        let page = format!(
            "<!doctype html><html lang=\"en\"><head><title>A post</title><script src=\"/wp-embed.js\"></script></head>
             <body><h1>A post</h1>{embed}</body></html>"
        );
        b.server().answer("/course/page.html", Answer::html(page));
        b.open("course/page.html")?;
        b.in_frame("iframe", 0, |b| b.widget(tag, 0)?.see("does not let this page keep anything"))?;
        // WordPress lets a frame be 200 to 1000 px tall; the rest scrolls inside.
        b.wait_until(&format!(
            "(() => {{ const {{ height }} = document.querySelector('iframe'); return height >= {least} && height <= {most} }})()"
        ))?;
        b.in_frame("iframe", 0, |b| b.fits_the_width())?;
        // (By mouse: where a frame has a process of its own, a driver's tap in Chromium comes down at its place, and its click
        // elsewhere.) Its own tab would be blocked there, so WordPress is asked to go to the page, where work is kept.
        b.expect_console_error("allow-popups");
        b.in_frame("iframe", 0, |b| b.page().link("Open this activity in a tab of its own")?.click())?;
        b.wait_until(&format!("location.href.startsWith('{address}')"))?;
        b.widget(tag, 0)?.do_not_see("does not let this page keep anything")?;
    }
});

/// A widget's page on another server, with a script before all others, as its folder's policy allows it.
fn with_script(there: &Server, tag: &str, script: &str) -> Result {
    let page = std::fs::read_to_string(tools::dist()?.join(format!("{tag}.html")))?;
    let changed = page.replacen("<title>", "<script src=\"before.js\"></script><title>", 1);
    check!(changed != page, "{tag}.html has no title");
    there.answer(&format!("/{tag}.html"), Answer::html(changed));
    there.answer("/before.js", Answer::new(200, "text/javascript", script));
    Ok(())
}

scenario!(in_the_ous_vle, |b| {
    // Its script is in the page, and gives the frame of the same site the height of what is in it.
    let vle = "window.VLE = { serverversion: 1, fitted: 0, auto_resize_iframe() {
        if (this !== VLE || arguments.length) throw new Error('not called as it wants to be');
        this.fitted += 1;
        frameElement.style.height = `${document.body.offsetHeight}px` } };";
    with_script(b.server(), "activity-timer", vle)?;
    open(
        b,
        &Host { before: "<style>iframe { box-sizing: content-box !important }</style>", after: "" },
        "../activity-timer.html?activity=a",
        "",
    )?;
    fits(b, "activity-timer")?;
    let fitted = "(VLE.fitted)";
    let before = b.in_frame("iframe", 0, |b| b.run(&format!("return {fitted}"), json!([])))?;
    check!(before.as_i64() >= Some(1), "the VLE was asked {before} times");
    b.in_frame("iframe", 0, |b| b.widget("activity-timer", 0)?.button("Timer settings")?.tap())?;
    b.in_frame("iframe", 0, |b| b.wait_until(&format!("{fitted} > {before}")))?;
    fits(b, "activity-timer")?;
    stays(b, "activity-timer")?;
});

const OURS: Host = Host { before: "<script src=\"../activity-widgets-frame.js\" defer></script>", after: "" };

scenario!(zoomed, |b| {
    let there = b.second_origin()?;
    open(b, &OURS, &format!("{}/power-sorter.html?activity=a", there.origin()), "")?;
    let plain = fits(b, "power-sorter")?;
    for factor in [2.0, 1.25, 1.0] {
        b.zoom(factor)?;
        fits(b, "power-sorter")?;
    }
    // A line may be broken elsewhere than before; nothing has added up.
    b.wait_until(&format!("Math.abs(document.querySelector('iframe').clientHeight - {plain}) <= 100"))?;
});

/// Opens a page of another site, not only of another origin, around a widget's page. (By mouse there too.)
fn on_another_site(b: &Browser, page: &str) -> Result {
    open(b, &OURS, page, "")?;
    let here = b.server().origin().replace("127.0.0.1", "localhost");
    b.open(&format!("{here}/course/page.html"))
}

scenario!(on_a_strangers_site, |b| {
    on_another_site(b, &format!("{}/word-picker.html?activity=a", b.server().origin()))?;
    b.in_frame("iframe", 0, |b| b.widget("word-picker", 0)?.button("Use the sample page")?.click())?;
    b.in_frame("iframe", 0, |b| {
        let picker = b.widget("word-picker", 0)?;
        picker.word("neighbours", 0)?.click()?;
        picker.see("1 of 10-12")?;
        picker.see("Saved on this device")
    })?;
    fits(b, "word-picker")?;
    // What the browser kept there, if anything, is shown in full.
    b.reload()?;
    fits(b, "word-picker")?;
});

scenario!(on_a_strangers_site_with_storage_blocked, |b| {
    let blocked = "for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
        Object.defineProperty(window, name, { get() { throw new DOMException('The request was denied.', 'SecurityError') } }) }
        Object.defineProperty(document, 'cookie', { get() { throw new DOMException('The request was denied.', 'SecurityError') } })";
    let there = b.second_origin()?;
    for tag in ["word-picker", "activity-timer", "power-sorter"] {
        with_script(&there, tag, blocked)?;
        on_another_site(b, &format!("{}/{tag}.html?activity=a", there.origin()))?;
        b.in_frame("iframe", 0, |b| b.widget(tag, 0)?.see("does not let this page keep anything"))?;
        b.in_frame("iframe", 0, |b| b.widget(tag, 0)?.button("Download a copy").map(drop))?;
        fits(b, tag)?;
    }
    b.in_frame("iframe", 0, |b| {
        let sorter = b.widget("power-sorter", 0)?;
        sorter.nth("radio", "Micro-level power", 0)?.click()?;
        sorter.see("1 of 10 sorted")
    })?;
    fits(b, "power-sorter")?;
});
