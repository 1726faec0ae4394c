//! The server, and what it can be told to answer.

use std::time::Duration;

use activity_widgets_e2e::{Answer, check, scenario};
use serde_json::json;

use super::PAGE;

scenario!(requests_are_logged, |b| {
    b.open(PAGE)?;
    b.widget("test-card", 0)?;
    let paths: Vec<String> = b.server().requests().into_iter().map(|seen| seen.path).collect();
    check!(paths == ["/fixtures/selftest.html", "/fixtures/selftest.js"], "{paths:?}");
    b.server().forget_requests();
    let missing = b.run_async("return (await fetch('/fixtures/none.html')).status", json!([]))?;
    check!(missing == 404, "{missing}");
    check!(b.server().requests()[0].status == 404, "{:?}", b.server().requests());
    b.expect_console_error("404");
});

scenario!(answers_are_changed, |b| {
    b.server().answer("/made-up.html", Answer::html("<!doctype html><html lang=en><title>t</title><h1>Made up</h1>"));
    b.server().header("/made-up.html", "Content-Security-Policy", "default-src 'self'");
    b.open("made-up.html")?;
    b.page().heading("Made up")?;
    let ask = "const answer = await fetch(args[0], { cache: 'no-store' }); const text = await answer.text();
               return [answer.status, answer.headers.get('content-type'), text.length]";
    let file = "/fixtures/selftest.js";
    let whole = b.run_async(ask, json!([file]))?;
    check!(whole[0] == 200 && whole[1] == "text/javascript", "{whole}");
    b.server().content_type("*.js", "text/plain");
    b.server().truncate("*.js", 10);
    let cut = b.run_async(ask, json!([file]))?;
    check!(cut == json!([200, "text/plain", 10]), "{cut}");
    b.server().restore("*.js");
    b.server().answer(file, Answer::status(503));
    check!(b.run_async(ask, json!([file]))?[0] == 503, "not 503");
    b.expect_console_error("503");
});

scenario!(answers_are_held_back, |b| {
    // A script in the page itself would hold the load event back, and opening the page with it.
    let hold = b.server().hold("*.js");
    b.server().slow("/empty.html", Duration::from_millis(50));
    b.server().answer("/empty.html", Answer::html("<!doctype html><title>Empty</title><body>"));
    b.open("empty.html")?;
    b.run("import('/fixtures/selftest.js')", json!([]))?;
    check!(b.run("return !!customElements.get('test-card')", json!([]))? == false, "not held");
    hold.release();
    b.wait_until("!!customElements.get('test-card')")?;
});

scenario!(another_origin_is_another_store, |b| {
    let other = b.second_origin()?;
    b.open(PAGE)?;
    b.run("localStorage.setItem('a', 'b')", json!([]))?;
    b.open(&format!("{}/{PAGE}", other.origin()))?;
    check!(b.run("return localStorage.getItem('a')", json!([]))?.is_null(), "shared");
});

scenario!(a_strict_policy_does_not_blind_the_harness, |b| {
    b.server().header(
        "/fixtures/*.html",
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; connect-src 'self'",
    );
    b.open(PAGE)?;
    let card = b.widget("test-card", 0)?;
    card.button("Count up")?.tap()?;
    card.see("Counted 1 of 10-12")?;
    b.axe()?;
    b.copy_rich("<p>policy</p>")?;
    check!(b.clipboard()? == "policy", "the clipboard does not work");
    let problem = b.run(
        "const s = document.createElement('script'); s.textContent = 'window.ran = true'; document.body.append(s); return !!window.ran",
        json!([]),
    )?;
    check!(problem == false, "the policy is not in force");
    b.expect_console_error("Content Security Policy");
    b.expect_console_error("Content-Security-Policy");
});
