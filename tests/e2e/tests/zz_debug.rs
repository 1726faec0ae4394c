//! x
use activity_widgets_e2e::scenario;
use crate::common::{open, serve};
scenario!(tabs, |b| {
    b.open("fixtures/selftest.html")?;
    b.widget("test-card", 0)?.button("Count up")?.tap()?;
    b.in_new_tab(|b| {
        b.open("fixtures/selftest.html")?;
        b.widget("test-card", 0)?.button("Count up")?.tap()?;
        b.widget("test-card", 0)?.see("Counted 2")
    })?;
});
scenario!(tabs_click, |b| {
    b.open("fixtures/selftest.html")?;
    b.widget("test-card", 0)?.button("Count up")?.tap()?;
    b.in_new_tab(|b| {
        b.open("fixtures/selftest.html")?;
        b.widget("test-card", 0)?.run("element.shadowRoot.querySelector('button').click()", &[])?;
        b.widget("test-card", 0)?.see("Counted 2")
    })?;
});
scenario!(frame, |b| {
    for files in ["*.js", "*.wasm"] { b.server().header(files, "Access-Control-Allow-Origin", "*"); }
    serve(b, "course/inner.html", "", "<word-picker activity=\"w\"></word-picker>");
    open(b, "", "<iframe sandbox=\"allow-scripts\" src=\"inner.html\" title=x width=360 height=600></iframe>")?;
    b.in_frame("iframe", 0, |b| b.widget("word-picker", 0).map(drop))?;
});
