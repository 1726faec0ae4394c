//! Seeing, names, axe-core, console.

use activity_widgets_e2e::{Engine, check, scenario, starts};
use std::time::Duration;

use super::{PAGE, fails_with};

scenario!(visible_text_is_what_a_person_sees, |b| {
    b.open(PAGE)?;
    let card = b.widget("test-card", 0)?;
    card.see("A task from outside.")?;
    card.see("Nothing is asked; everything is shared")?;
    card.button("Count up")?.tap()?;
    card.hear("1 counted")?;
    b.impatience(Duration::from_secs(1));
    // Only for screen readers, not displayed, and in another element.
    fails_with(card.see("1 counted"), "is not to be seen")?;
    fails_with(card.see("Count down"), "is not to be seen")?;
    fails_with(card.see("Far below"), "is not to be seen")?;
    fails_with(card.do_not_see("asked"), "is to be seen")?;
});

scenario!(names_are_exact_and_failures_list_them, |b| {
    b.open(PAGE)?;
    let card = b.widget("test-card", 0)?;
    card.button(starts("Count"))?;
    b.impatience(Duration::from_secs(1));
    fails_with(card.button("Count"), "there are: “Count up”, “Later” (disabled), “Copy it”")?;
    fails_with(b.button("Count up"), "2 of role button are named")?;
    fails_with(card.button("Later")?.tap(), "is disabled")?;
    fails_with(card.word("nowhere", 0), "it is there 0 times")?;
    fails_with(card.word("community", 3), "it is there 3 times")?;
    fails_with(b.widget("no-such", 0), "there are 0")?;
    card.no("button", "Count down")?;
    fails_with(card.no("button", "Count up"), "still there")?;
    b.run("const s = document.createElement('div'); s.style.cssText = 'position:fixed;inset:0;background:#fff8'; s.className = 'sheet'; document.body.append(s)", serde_json::json!([]))?;
    fails_with(card.button("Count up")?.tap(), "is covered by <div class=\"sheet\">")?;
});

scenario!(a_reload_keeps_what_was_stored, |b| {
    b.open(PAGE)?;
    let card = b.widget("test-card", 0)?;
    card.see("Counted 0 of 10-12")?;
    card.button("Count up")?.tap()?;
    card.button("Count up")?.tap()?;
    b.reload()?;
    b.widget("test-card", 0)?.see("Counted 2 of 10-12")?;
    b.widget("test-card", 1)?.see("Counted 0 of 10-12")?;
    b.in_new_tab(|b| {
        b.open(PAGE)?;
        b.widget("test-card", 0)?.see("Counted 2 of 10-12")
    })?;
    card.see("Counted 2 of 10-12")?;
});

scenario!(each_scenario_starts_empty, |b| {
    b.open(PAGE)?;
    let stored = b.run("return localStorage.length", serde_json::json!([]))?;
    check!(stored == 0, "{stored} things are stored already");
});

scenario!(axe_passes_a_clean_page_and_finds_a_planted_fault, |b| {
    b.open(PAGE)?;
    b.widget("test-card", 0)?;
    b.axe()?;
    b.run(
        "const field = document.createElement('input');
         document.querySelector('test-card').shadowRoot.append(field)",
        serde_json::json!([]),
    )?;
    fails_with(b.axe(), "label (critical)")?;
    b.axe_without(&["label"])?;
});

scenario!(axe_looks_into_frames, |b| {
    // A sandboxed frame has no origin: even its own folder's modules are another origin's to it.
    b.server().header("*.js", "Access-Control-Allow-Origin", "*");
    b.open("fixtures/selftest-frames.html")?;
    b.in_frame("#closed", 0, |b| b.widget("test-card", 0).map(drop))?;
    b.axe()?;
    b.in_frame("#closed", 0, |b| {
        b.run("document.body.append(document.createElement('input'))", serde_json::json!([])).map(drop)
    })?;
    fails_with(b.axe(), "(in a frame) label (critical)")?;
});

scenario!(frames_are_entered_touched_and_left, |b| {
    b.viewport(390, 844)?;
    // A sandboxed frame has no origin: even its own folder's modules are another origin's to it.
    b.server().header("*.js", "Access-Control-Allow-Origin", "*");
    b.open("fixtures/selftest-frames.html")?;
    b.server().header("*.js", "Access-Control-Allow-Origin", "*");
    for (frame, stored) in [("#open", true), ("#closed", false)] {
        b.in_frame(frame, 0, |b| {
            let card = b.widget("test-card", 0)?;
            card.button("Count up")?.tap()?;
            card.see("Counted 1 of 10-12")?;
            card.word("valley", 0)?.tap()?;
            card.see("Picked: valley")?;
            let storage = b.run("try { return !!localStorage } catch { return false }", serde_json::json!([]))?;
            check!(storage == stored, "{frame} has storage: {storage}");
            Ok(())
        })?;
    }
    b.page().heading("Frames")?;
});

scenario!(errors_in_the_console_are_noticed, |b| {
    b.open(PAGE)?;
    let none = b.console_errors()?;
    check!(none.is_empty(), "{none:?}");
    b.run("setTimeout(() => { throw new Error('planted exception') })", serde_json::json!([]))?;
    b.run("setTimeout(() => Promise.reject(new Error('planted rejection')))", serde_json::json!([]))?;
    b.run(
        "const s = document.createElement('script'); s.textContent = 'console.error(\"planted message\", 7)'; document.body.append(s)",
        serde_json::json!([]),
    )?;
    b.wait_until("new Promise((go) => setTimeout(go, 50, true)) && true")?;
    b.reload()?;
    for part in ["planted exception", "planted rejection", "planted message 7"] {
        let errors = b.console_errors()?;
        check!(errors.iter().any(|error| error.replace('"', "").contains(part)), "no {part} in {errors:?}");
        b.expect_console_error(part);
    }
    // Chromium puts quotes around the texts of console.error.
    b.expect_console_error("planted message\" 7");
});

scenario!(live_regions_are_heard_in_order, |b| {
    b.open(PAGE)?;
    let card = b.widget("test-card", 0)?;
    b.listen()?;
    card.button("Count up")?.tap()?;
    card.hear("1 counted")?;
    card.button("Count up")?.tap()?;
    card.hear("2 counted")?;
    check!(b.heard()? == ["1 counted", "2 counted"], "{:?}", b.heard()?);
    check!(Engine::ALL.contains(&b.engine()), "an unknown engine");
});
