//! Nothing the learner wrote is lost: stores that are denied, missing or full, damaged and newer documents, backups, and
//! the moments at which things are written.

use activity_widgets_e2e::{Answer, Browser, Engine, Place, Result, check, scenario, starts};
use serde_json::{Value, json};

use crate::common::{all_stored, key, notes, open, pick, serve, state, stored, wait_until_stored};

const PICKER: &str = "<word-picker activity=\"w\"></word-picker>";
const WHY: &str = "Why these words? Look for what your choices have in common.";
const BLOCKED: &str = "This browser does not let this page keep anything.";
const FULL: &str = "There is no room left in this browser to save this.";

/// The widget goes on working: words are picked and a text is written, and the backup that is offered holds both.
fn works_and_offers_a_copy(b: &Browser, picker: &Place<'_>, trouble: &str) -> Result {
    picker.see(trouble)?;
    picker.button("Use the sample page")?.tap()?;
    pick(picker, &["neighbours", "tonight"])?;
    picker.textbox(WHY)?.type_text("All of them are warm.")?;
    picker.see("2 of 10-12")?;
    picker.see(trouble)?;
    b.axe()?;
    picker.button("Download a copy")?.tap()?;
    let file = b.downloaded("activity-word-picker-backup.json")?;
    for part in ["neighbours", "tonight", "All of them are warm."] {
        check!(file.contains(part), "the copy lacks {part:?}: {file}");
    }
    // It can be brought back.
    picker.run("element.reset()", &[])?;
    picker.no("textbox", WHY)?;
    let problems = picker.run("return element.importBackup(rest[0])", &[json!(file)])?;
    check!(problems == json!([]), "the copy is refused: {problems}");
    picker.see("2 of 10-12")?;
    picker.textbox(WHY)?.holds("All of them are warm.")
}

/// A frame of this page without an origin: it has no store, but the widget works and says so.
fn works_in_a_sandbox(b: &Browser, page: &str) -> Result {
    // To such a frame even its own folder is another site, so a host has to allow it to read the files.
    for files in ["*.js", "*.wasm"] {
        b.server().header(files, "Access-Control-Allow-Origin", "*");
    }
    let sandbox = "sandbox=\"allow-scripts allow-downloads\" width=\"360\" height=\"700\"";
    open(b, "", &format!("<iframe title=\"Word picker\" {sandbox} src=\"{page}\"></iframe>"))?;
    b.in_frame("iframe", 0, |b| {
        let picker = b.widget("word-picker", 0)?;
        picker.see(BLOCKED)?;
        picker.button("Use the sample page")?.tap()?;
        pick(&picker, &["neighbours"])?;
        picker.textbox(WHY)?.type_text("Warm.")?;
        picker.see("1 of 10-12")?;
        picker.see(BLOCKED)?;
        picker.button("Download a copy")?;
        check!(state(&picker)?["why"] == "Warm.", "the copy lacks what was written: {}", state(&picker)?);
        Ok(())
    })
}

scenario!(a_frame_without_an_origin, |b| {
    serve(b, "course/inner.html", "", PICKER);
    works_in_a_sandbox(b, "inner.html")?;
});

scenario!(our_frame_page_without_an_origin, |b| {
    if b.engine() == Engine::WebKit {
        b.skip("WebKitGTK lets 'self' in a page's own policy match nothing where the page has no origin, so no script runs")?;
    }
    works_in_a_sandbox(b, "../word-picker.html?activity=w")?;
});

scenario!(a_store_that_throws, |b| {
    let head = "<script>Object.defineProperty(window, 'localStorage', {
        get() { throw new DOMException('denied', 'SecurityError'); } })</script>";
    b.viewport(390, 844)?;
    open(b, head, PICKER)?;
    works_and_offers_a_copy(b, &b.widget("word-picker", 0)?, BLOCKED)?;
});

scenario!(a_store_that_is_null, |b| {
    let head = "<script>Object.defineProperty(window, 'localStorage', { value: null })</script>";
    b.viewport(390, 844)?;
    open(b, head, PICKER)?;
    works_and_offers_a_copy(b, &b.widget("word-picker", 0)?, BLOCKED)?;
});

scenario!(a_store_that_is_full, |b| {
    // Really full: to the last character that goes in.
    let head = "<script>
        for (let size = 1 << 20; size >= 1; size >>= 1) {
          try { for (;;) localStorage.setItem(`fill-${localStorage.length}`, 'x'.repeat(size)); } catch {}
        }</script>";
    b.viewport(390, 844)?;
    open(b, head, PICKER)?;
    let picker = b.widget("word-picker", 0)?;
    works_and_offers_a_copy(b, &picker, FULL)?;
    // Once there is room again, the next change is kept.
    b.run(
        "for (const key of Object.keys(localStorage)) if (key.startsWith('fill-')) localStorage.removeItem(key)",
        json!([]),
    )?;
    picker.textbox(WHY)?.type_text(" Still.")?;
    picker.see("Saved on this device")?;
    picker.do_not_see(FULL)?;
    wait_until_stored(b, &key("word-picker", "w"), "warm. Still.")?;
});

/// Puts a value where a document should be, before the widget is there.
fn open_with_stored(b: &Browser, value: &str) -> Result {
    b.server().answer("/empty.html", Answer::html("<!doctype html><title>Empty</title>"));
    b.open("empty.html")?;
    b.run("localStorage.setItem(...arguments)", json!([key("word-picker", "w"), value]))?;
    // There is no second copy, from which it would come back.
    open(b, "<script>Object.defineProperty(window, 'indexedDB', { value: undefined })</script>", PICKER)
}

scenario!(what_cannot_be_read_is_put_aside, |b| {
    let damaged = [
        "{\"widget\":\"word-picker\",",
        "",
        "null",
        "[]",
        "{\"widget\":\"word-picker\",\"activity\":\"w\",\"version\":1,\"revision\":3,\"changed\":5,\"writer\":\"x\",\"state\":{\"picks\":7}}",
        "{\"widget\":\"power-sorter\",\"activity\":\"w\",\"version\":1,\"revision\":3,\"changed\":5,\"writer\":\"x\",\"state\":{}}",
    ];
    for (before, value) in damaged.iter().enumerate() {
        open_with_stored(b, value)?;
        let picker = b.widget("word-picker", 0)?;
        picker.see("What was saved here before could not be read. It has been put aside, not deleted")?;
        let aside = all_stored(b, "activity-widgets/1/set-aside/word-picker/w/")?;
        check!(aside.len() == before + 1, "put aside of {value:?}: {aside:?}");
        check!(aside.iter().any(|(_, text)| text == value), "{value:?} is not put aside as it was: {aside:?}");
        picker.button("Use the sample page")?.tap()?;
        wait_until_stored(b, &key("word-picker", "w"), "\"source\":\"sample\"")?;
        b.reload()?;
        picker.see("0 of 10-12")?;
        picker.do_not_see("could not be read")?;
    }
});

const NEWER: &str = "{\"widget\":\"word-picker\",\"activity\":\"w\",\"version\":99,\"revision\":3,\"changed\":5,\"writer\":\"x\",\"state\":{\"future\":true}}";

scenario!(what_is_newer_can_be_looked_at_and_is_left_alone, |b| {
    let newer = NEWER.replace("\"future\":true", "\"source\":\"sample\",\"why\":\"From tomorrow.\",\"future\":true");
    open_with_stored(b, &newer)?;
    let picker = b.widget("word-picker", 0)?;
    picker.see("Your saved work was made by a newer version of this activity. It is safe")?;
    picker.textbox(WHY)?.holds("From tomorrow.")?;
    check!(picker.textbox(WHY)?.disabled()?, "what cannot be saved can be written");
    pick(&picker, &["neighbours"])?;
    picker.see("0 of 10-12")?;
    b.axe()?;
    // The copy is the whole of it, also what this version knows nothing of.
    picker.button("Download a copy")?.tap()?;
    check!(b.downloaded("activity-word-picker-backup.json")?.contains(&newer), "the copy lacks something");
    b.reload()?;
    b.widget("word-picker", 0)?.see("made by a newer version")?;
    let now = all_stored(b, "activity-widgets/1/")?;
    check!(now == [(key("word-picker", "w"), newer)], "the store holds {now:?}");
});

scenario!(what_is_newer_and_came_meanwhile_is_left_alone, |b| {
    open(b, "", PICKER)?;
    let picker = b.widget("word-picker", 0)?;
    picker.button("Use the sample page")?.tap()?;
    wait_until_stored(b, &key("word-picker", "w"), "sample")?;
    // Another tab, with the next version of this script.
    picker.run("localStorage.setItem(rest[0], rest[1])", &[json!(key("word-picker", "w")), json!(NEWER)])?;
    pick(&picker, &["neighbours"])?;
    picker.see("This was changed here by a newer version of the activity. What you write now is not saved")?;
    check!(stored(b, &key("word-picker", "w"))?.as_deref() == Some(NEWER), "what is newer was overwritten");
    // What is kept nowhere else is in the copy.
    picker.button("Download a copy")?.tap()?;
    let file = b.downloaded("activity-word-picker-backup.json")?;
    check!(file.contains("neighbours"), "the copy lacks what was done here: {file}");
});

scenario!(what_is_no_backup_is_refused, |b| {
    open(b, "", PICKER)?;
    let picker = b.widget("word-picker", 0)?;
    picker.button("Use the sample page")?.tap()?;
    pick(&picker, &["neighbours"])?;
    let before = state(&picker)?;
    let document = |part: &str, new: Value| {
        let mut document = json!({ "widget": "word-picker", "activity": "w", "version": 1, "revision": 1, "changed": 1, "writer": "x", "state": {} });
        document[part] = new;
        json!({ "format": "activity-widgets-backup", "documents": [document] }).to_string()
    };
    let refused = [
        String::new(),
        "Dear diary".to_owned(),
        "null".to_owned(),
        "[1, 2]".to_owned(),
        "{\"format\":\"something-else\",\"documents\":[]}".to_owned(),
        "{\"format\":\"activity-widgets-backup\"}".to_owned(),
        "{\"format\":\"activity-widgets-backup\",\"documents\":[]}".to_owned(),
        "{\"format\":\"activity-widgets-backup\",\"documents\":[{}]}".to_owned(),
        document("widget", json!("power-sorter")),
        document("version", json!(99)),
        document("state", Value::Null),
        document("state", json!({ "picks": "none" })),
        format!("{{\"format\":\"{}", "x".repeat(20_000)),
        "[".repeat(100_000),
    ];
    for text in refused {
        let problems = picker.run("return element.importBackup(rest[0])", &[json!(text)])?;
        let reasons: Vec<&str> = problems.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let shown: String = text.chars().take(80).collect();
        check!(!reasons.is_empty() && reasons.iter().all(|reason| reason.len() > 10), "{shown:?} gave {problems}");
        check!(state(&picker)? == before, "{shown:?} changed the state to {}", state(&picker)?);
    }
    picker.see("1 of 10-12")?;
});

scenario!(a_backup_brings_everything_back, |b| {
    let all = "<word-picker activity=\"w\"></word-picker><activity-timer activity=\"t\"></activity-timer>
               <power-sorter activity=\"s\"></power-sorter>";
    open(b, "", all)?;
    let picker = b.widget("word-picker", 0)?;
    picker.button("Use the sample page")?.tap()?;
    pick(&picker, &["neighbours", "tonight"])?;
    picker.textbox("Why did “tonight” stand out?")?.type_text("“Quotes”, <tags>, \\slashes & 漢字")?;
    let timer = b.widget("activity-timer", 0)?;
    timer.button("Start")?.tap()?;
    timer.button("Pause")?.tap()?;
    timer.button("Resume")?;
    let sorter = b.widget("power-sorter", 0)?;
    sorter.nth("radio", "Micro-level power", 3)?.tap()?;
    sorter.nth("textbox", starts("Reason: "), 3)?.type_text("A reason.")?;
    for widget in [picker, timer, sorter] {
        let (before, told) = (state(&widget)?, notes(&widget, "markdown")?);
        let script = "const backup = element.exportBackup(); element.reset(); const empty = element.exportBackup();
                      return [element.importBackup(backup), JSON.parse(empty).documents[0].state]";
        let answer = widget.run(script, &[])?;
        check!(answer[0] == json!([]), "refused: {answer}");
        check!(answer[1] != before, "reset changed nothing: {before}");
        check!(state(&widget)? == before, "came back as {} instead of {before}", state(&widget)?);
        check!(notes(&widget, "markdown")? == told, "the notes came back as {}", notes(&widget, "markdown")?);
    }
});

scenario!(a_reset_can_be_undone, |b| {
    open(b, "", PICKER)?;
    let picker = b.widget("word-picker", 0)?;
    picker.button("Use the sample page")?.tap()?;
    pick(&picker, &["neighbours"])?;
    let before = state(&picker)?;
    picker.run("element.reset()", &[])?;
    check!(state(&picker)? != before, "nothing was reset");
    // A learner who did not press that must find the way back in sight.
    picker.button("Undo")?.tap()?;
    picker.see("1 of 10-12")?;
    check!(state(&picker)? == before, "came back as {} instead of {before}", state(&picker)?);
});

scenario!(a_change_is_written_within_300_milliseconds, |b| {
    // A wait of 300 ms that begins with the change must end after the writing: so a slow machine cannot fail this.
    let head = "<script>
        window.order = [];
        const write = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, value) {
          if (key.includes('/document/')) order.push(`write ${JSON.parse(value).state.why}`);
          return write.call(this, key, value);
        };
        addEventListener('activity-change', () => {
          order.push('change');
          setTimeout(() => order.push('300 ms'), 300);
        });</script>";
    open(b, head, PICKER)?;
    let picker = b.widget("word-picker", 0)?;
    picker.button("Use the sample page")?.tap()?;
    b.wait_until("order.includes('300 ms')")?;
    b.run("order.length = 0", json!([]))?;
    picker.textbox(WHY)?.type_text("a")?;
    b.wait_until("order.includes('300 ms')")?;
    let order = b.run("return order", json!([]))?;
    check!(order == json!(["change", "write a", "300 ms"]), "it happened in this order: {order}");
    picker.see("Saved on this device")?;
});

/// A picker in which this was typed and is not written yet: from then on, waits of 100 ms and more never end.
#[track_caller]
fn typed_and_not_written(b: &Browser, head: &str, text: &str) -> Result {
    const ENDLESS: &str = "<script>
        const wait = setTimeout;
        window.setTimeout = (call, after, ...rest) => wait(after >= 100 && window.stopped ? () => {} : call, after, ...rest);
        </script>";
    open(b, &[head, ENDLESS].concat(), PICKER)?;
    let picker = b.widget("word-picker", 0)?;
    picker.button("Use the sample page")?.tap()?;
    wait_until_stored(b, &key("word-picker", "w"), "sample")?;
    b.run("window.stopped = true", json!([]))?;
    picker.textbox(WHY)?.type_text(text)?;
    let before = stored(b, &key("word-picker", "w"))?.unwrap_or_default();
    check!(!before.contains(text), "written already, so this shows nothing");
    Ok(())
}

scenario!(what_is_not_written_yet_is_written_when_the_page_is_left, |b| {
    // Only leaving the page can write.
    typed_and_not_written(b, "", "At the last moment")?;
    b.server().answer("/away.html", Answer::html("<!doctype html><title>Away</title><h1>Away</h1>"));
    b.open("away.html")?;
    let after = stored(b, &key("word-picker", "w"))?.unwrap_or_default();
    check!(after.contains("At the last moment"), "not written when the page was left: {after}");
    b.back()?;
    b.widget("word-picker", 0)?.textbox(WHY)?.holds("At the last moment")?;
});

scenario!(what_is_not_written_yet_is_written_when_the_page_is_hidden, |b| {
    // A phone that puts the browser away may say no more than that.
    let head = "<script>
        for (const name of ['pagehide', 'freeze']) {
          addEventListener(name, (event) => event.stopImmediatePropagation(), true);
        }
        </script>";
    typed_and_not_written(b, head, "Put away")?;
    b.run(
        "Object.defineProperty(document, 'hidden', { value: true });
         Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
         document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))",
        json!([]),
    )?;
    let after = stored(b, &key("word-picker", "w"))?.unwrap_or_default();
    check!(after.contains("Put away"), "not written when the page was hidden: {after}");
});

/// What one document of an activity's page does is seen in the other.
fn picks_arrive(b: &Browser, there: impl FnOnce(&dyn Fn(&Browser) -> Result) -> Result) -> Result {
    let picker = b.widget("word-picker", 0)?;
    picker.button("Use the sample page")?.tap()?;
    pick(&picker, &["neighbours"])?;
    wait_until_stored(b, &key("word-picker", "w"), "neighbours")?;
    there(&|b| {
        let picker = b.widget("word-picker", 0)?;
        picker.see("1 of 10-12")?;
        pick(&picker, &["tonight"])?;
        picker.see("2 of 10-12")?;
        wait_until_stored(b, &key("word-picker", "w"), "tonight")
    })?;
    picker.see("2 of 10-12")?;
    pick(&picker, &["safe"])?;
    picker.see("3 of 10-12")?;
    b.reload()?;
    picker.see("3 of 10-12")?;
    check!(all_stored(b, "activity-widgets/1/set-aside/")?.is_empty(), "something was put aside");
    Ok(())
}

scenario!(a_second_tab, |b| {
    if b.engine() == Engine::WebKit {
        b.skip("WebKitGTK's driver stops answering when a second tab is touched")?;
    }
    open(b, "", PICKER)?;
    picks_arrive(b, |steps| {
        b.in_new_tab(|b| {
            b.open(crate::common::PAGE)?;
            steps(b)
        })
    })?;
});

scenario!(a_second_document, |b| {
    let frame = "<iframe title=\"The same activity\" width=\"360\" height=\"700\" src=\"inner.html\"></iframe>";
    serve(b, "course/inner.html", "", PICKER);
    open(b, "", &format!("{PICKER}{frame}"))?;
    picks_arrive(b, |steps| b.in_frame("iframe", 0, |b| steps(b)))?;
});

scenario!(other_pages_of_the_site_keep_their_own, |b| {
    serve(b, "course/other.html", "", "<word-picker></word-picker>");
    open(b, "", "<word-picker></word-picker>")?;
    b.widget("word-picker", 0)?.button("Use the sample page")?.tap()?;
    b.widget("word-picker", 0)?.see("0 of 10-12")?;
    b.open("course/other.html")?;
    let other = b.widget("word-picker", 0)?;
    other.button("Use the sample page")?;
    other.do_not_see("0 of 10-12")?;
});

/// Somebody types a number ten times a second, until `after` of them; then what `kill` kills is killed. All but the last
/// second of it is there afterwards, and nothing is missing in between.
fn killed_while_somebody_types(b: &Browser, after: u32, kill: impl FnOnce(&Browser) -> Result) -> Result {
    b.with_profile()?;
    open(b, "", PICKER)?;
    b.widget("word-picker", 0)?.button("Use the sample page")?.tap()?;
    b.run(
        "const area = [...document.querySelector('word-picker').shadowRoot.querySelectorAll('textarea')].at(-2);
         window.typed = 0;
         setInterval(() => {
           area.value += `${++window.typed} `;
           area.dispatchEvent(new Event('input', { bubbles: true }));
         }, 100);",
        json!([]),
    )?;
    b.patience(std::time::Duration::from_secs(30));
    b.wait_until(&format!("typed > {after}"))?;
    let typed = b.run("return typed", json!([]))?.as_i64().unwrap_or_default();
    kill(b)?;
    b.open(crate::common::PAGE)?;
    let picker = b.widget("word-picker", 0)?;
    // The second copy answers a moment after the widget is there.
    b.wait_until(&format!("document.querySelector('word-picker').exportBackup().includes(' {} ')", typed - 10))?;
    let kept = state(&picker)?["why"].as_str().unwrap_or_default().to_owned();
    let numbers: Vec<i64> = kept.split_whitespace().filter_map(|number| number.parse().ok()).collect();
    let last = numbers.last().copied().unwrap_or_default();
    check!(numbers == (1..=last).collect::<Vec<_>>(), "kept is {kept}");
    println!("{}: of {typed} numbers, {last} are kept", b.engine());
    // What came back goes on being kept, with what is written now.
    picker.textbox(WHY)?.type_text("Still here.")?;
    wait_until_stored(b, &key("word-picker", "w"), &format!(" {last} Still here."))?;
    picker.do_not_see("deleted")?;
    check!(all_stored(b, "activity-widgets/1/set-aside/")?.is_empty(), "something was put aside");
    Ok(())
}

scenario!(a_page_that_is_frozen_and_discarded_has_written_before, |b| {
    // Nobody hears of the page being hidden either, so only the freezing can write.
    let head = "<script>
        for (const name of ['visibilitychange', 'pagehide']) {
          addEventListener(name, (event) => window.stopped && event.stopImmediatePropagation(), true);
        }
        </script>";
    typed_and_not_written(b, head, "Before the frost")?;
    b.discarded()?;
    b.open(crate::common::PAGE)?;
    b.widget("word-picker", 0)?.textbox(WHY)?.holds("Before the frost")?;
});

scenario!(a_page_that_is_killed_while_somebody_writes_loses_a_second_at_most, |b| {
    killed_while_somebody_types(b, 40, Browser::kill_page)?;
});

scenario!(a_browser_that_is_killed_while_somebody_writes_loses_a_second_at_most, |b| {
    killed_while_somebody_types(b, 60, Browser::kill_browser)?;
});
