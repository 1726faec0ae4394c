//! "Your work on this device": copies taken away and brought back, what was put aside, deleting, and that nothing of it ever
//! leaves the device.

use std::time::{Duration, Instant};

use activity_widgets_e2e::scenario;
use activity_widgets_e2e::{Browser, Failure, Place, Result, check, starts};
use serde_json::{Value, json};

use crate::common::{all_stored, choose_copy, key, open, own_work, pick, state, stored, wait_until_stored};

const BODY: &str = "<word-picker activity=\"w\"></word-picker><power-sorter activity=\"s\"></power-sorter>";
const PICKER: &str = "<word-picker activity=\"w\"></word-picker>";
const WHY: &str = "Why these words? Look for what your choices have in common.";
const OURS: &str = "activity-widgets/1/";

/// The field in which a copy is chosen, of the first widget.
const FILE_HAS_FOCUS: &str = "document.activeElement?.shadowRoot?.activeElement?.type === 'file'";

/// Opens the panel of a widget.
fn open_panel(widget: &Place<'_>) -> Result {
    own_work(widget)?;
    widget.see("is saved in this browser, on this device, and nowhere else")
}

fn work(b: &Browser) -> Result {
    let picker = b.widget("word-picker", 0)?;
    picker.button("Use the sample page")?.tap()?;
    pick(&picker, &["neighbours", "tonight"])?;
    picker.textbox(WHY)?.type_text("Warm words.")?;
    let sorter = b.widget("power-sorter", 0)?;
    sorter.nth("textbox", starts("Reason: "), 0)?.type_text("Who holds the pen.")?;
    wait_until_stored(b, &key("word-picker", "w"), "Warm words.")?;
    wait_until_stored(b, &key("power-sorter", "s"), "Who holds the pen.")
}

scenario!(a_copy_of_everything_comes_back_after_everything_was_deleted, |b| {
    b.viewport(390, 844)?;
    open(b, "", BODY)?;
    b.run("localStorage.setItem('theme', 'dark')", json!([]))?;
    work(b)?;
    let picker = b.widget("word-picker", 0)?;
    let before = state(&picker)?;
    open_panel(&picker)?;
    picker.see("all activities on this site take")?;
    b.axe()?;
    b.screenshot("own-work")?;
    picker.button("Download a copy of all activities")?.tap()?;
    let file = b.downloaded("activities-backup.json")?;
    // Deleting is asked about, and can be thought better of.
    picker.button("Delete my work")?.tap()?;
    picker.see("This cannot be undone.")?;
    b.axe()?;
    b.screenshot("own-work-delete")?;
    picker.button("Keep my work")?.tap()?;
    picker.no("button", "Keep my work")?;
    check!(state(&picker)? == before, "asking alone deleted something");
    picker.button("Delete my work")?.tap()?;
    picker.button("Delete the work in all activities on this site (2)")?.tap()?;
    picker.no("textbox", WHY)?;
    check!(all_stored(b, OURS)?.is_empty(), "there is still {:?}", all_stored(b, OURS)?);
    check!(all_stored(b, "")? == [("theme".to_owned(), "dark".to_owned())], "something of others' is gone");
    b.reload()?;
    let picker = b.widget("word-picker", 0)?;
    picker.button("Use the sample page")?;
    // What the copy would change is said before it changes anything.
    open_panel(&picker)?;
    choose_copy(&picker, &file)?;
    picker.see("This copy adds to what you have:")?;
    picker.see("Power sorter (s): 2 pieces of text, such as “Who holds the pen.”")?;
    picker.see("This activity: ")?;
    b.axe()?;
    b.screenshot("own-work-offer")?;
    check!(stored(b, &key("power-sorter", "s"))?.is_none(), "taken before anybody said so");
    picker.button("Add it")?.tap()?;
    picker.see("2 of 10-12")?;
    picker.textbox(WHY)?.holds("Warm words.")?;
    check!(state(&picker)? == before, "came back as {} instead of {before}", state(&picker)?);
    wait_until_stored(b, &key("power-sorter", "s"), "Who holds the pen.")?;
    b.widget("power-sorter", 0)?.nth("textbox", starts("Reason: "), 0)?.holds("Who holds the pen.")?;
    // Undone, it is gone from the other's screen as well, and comes once more.
    picker.button("Undo bringing it back")?.tap()?;
    b.widget("power-sorter", 0)?.nth("textbox", starts("Reason: "), 0)?.holds("")?;
    choose_copy(&picker, &file)?;
    picker.button("Add it")?.tap()?;
    b.widget("power-sorter", 0)?.nth("textbox", starts("Reason: "), 0)?.holds("Who holds the pen.")?;
    // The same once more brings nothing.
    choose_copy(&picker, &file)?;
    picker.see("Everything in this copy is here already.")?;
});

/// One file with the documents of both, each once.
fn with_all_documents(one: &str, other: &str) -> Result<String> {
    let read = |text: &str| serde_json::from_str::<Value>(text).map_err(|error| Failure::step(error.to_string()));
    let (mut one, other) = (read(one)?, read(other)?);
    let documents = one["documents"].as_array_mut().ok_or_else(|| Failure::step("no documents"))?;
    for document in other["documents"].as_array().into_iter().flatten() {
        if !documents.contains(document) {
            documents.push(document.clone());
        }
    }
    Ok(one.to_string())
}

scenario!(bringing_a_copy_back_joins_and_can_be_undone, |b| {
    open(b, "", BODY)?;
    work(b)?;
    let picker = b.widget("word-picker", 0)?;
    open_panel(&picker)?;
    picker.button("Download a copy of all activities")?.tap()?;
    let file = b.downloaded("activities-backup.json")?;
    picker.textbox(WHY)?.fill("Other words.")?;
    pick(&picker, &["safe"])?;
    b.widget("power-sorter", 0)?.nth("textbox", starts("Reason: "), 0)?.fill("Who speaks first.")?;
    wait_until_stored(b, &key("word-picker", "w"), "safe")?;
    wait_until_stored(b, &key("power-sorter", "s"), "Who speaks first.")?;
    // As a file of another device and another page would be.
    let other = file.replace("\"activity\":\"w\"", "\"activity\":\"/elsewhere#word-picker-0\"");
    choose_copy(&picker, &other)?;
    picker.see("Word picker (/elsewhere#word-picker-0): ")?;
    // In a file of a whole site each activity has its own place.
    picker.do_not_see("This activity: ")?;
    picker.see("Power sorter (s): “Who holds the pen.”")?;
    picker.button("Leave everything as it is")?.tap()?;
    picker.do_not_see("This copy adds")?;
    b.wait_until(FILE_HAS_FOCUS)?;
    let both = with_all_documents(&file, &other)?;
    choose_copy(&picker, &both)?;
    picker.see("This activity: “Warm words.”")?;
    picker.button("Add it")?.tap()?;
    picker.see("3 of 10-12")?;
    picker.textbox(WHY)?.holds("Warm words.\nOther words.")?;
    wait_until_stored(b, &key("power-sorter", "s"), "Who holds the pen.\\nWho speaks first.")?;
    wait_until_stored(b, &key("word-picker", "/elsewhere#word-picker-0"), "Warm words.")?;
    b.wait_until(FILE_HAS_FOCUS)?;
    picker.button("Undo bringing it back")?.tap()?;
    b.wait_until(FILE_HAS_FOCUS)?;
    b.widget("power-sorter", 0)?.nth("textbox", starts("Reason: "), 0)?.holds("Who speaks first.")?;
    picker.textbox(WHY)?.holds("Other words.")?;
    picker.see("3 of 10-12")?;
    b.wait_until(&format!(
        "!localStorage.getItem({}).includes('Who holds the pen.')",
        json!(key("power-sorter", "s"))
    ))?;
    b.wait_until(&format!(
        "!localStorage.getItem({}).includes('Warm words.')",
        json!(key("word-picker", "/elsewhere#word-picker-0"))
    ))?;
    // What is done after that is not what would be taken back.
    choose_copy(&picker, &both)?;
    picker.button("Add it")?.tap()?;
    picker.button("Undo bringing it back")?;
    picker.textbox(WHY)?.type_text(" More.")?;
    picker.no("button", "Undo bringing it back")?;
});

scenario!(a_copy_of_one_activity_of_another_page_comes_into_this_one, |b| {
    open(b, "", BODY)?;
    work(b)?;
    let picker = b.widget("word-picker", 0)?;
    open_panel(&picker)?;
    picker.button("Download a copy of this activity")?.tap()?;
    let file = b.downloaded("activity-word-picker-backup.json")?;
    picker.textbox(WHY)?.fill("Other words.")?;
    choose_copy(&picker, &file.replace("\"activity\":\"w\"", "\"activity\":\"/elsewhere#word-picker-0\""))?;
    picker.see("This activity: “Warm words.”")?;
    picker.button("Add it")?.tap()?;
    picker.textbox(WHY)?.holds("Warm words.\nOther words.")?;
    check!(stored(b, &key("word-picker", "/elsewhere#word-picker-0"))?.is_none(), "it went to a place of its own too");
});

scenario!(an_older_copy_brings_what_is_missing_and_moves_nothing_back, |b| {
    b.viewport(390, 844)?;
    let timer = "<activity-timer activity=\"t\" minutes=\"15\"></activity-timer>";
    open(b, "", &format!("<power-sorter activity=\"s\"></power-sorter>{timer}"))?;
    let (sorter, timer) = (b.widget("power-sorter", 0)?, b.widget("activity-timer", 0)?);
    sorter.nth("radio", "Micro-level power", 0)?.tap()?;
    sorter.nth("textbox", starts("Reason: "), 0)?.type_text("Who holds the pen.")?;
    timer.button("Start")?.tap()?;
    timer.button("Pause")?.tap()?;
    timer.button("Resume")?;
    open_panel(&sorter)?;
    sorter.button("Download a copy of all activities")?.tap()?;
    let old = b.downloaded("activities-backup.json")?;
    sorter.nth("radio", "Macro-level power", 0)?.tap()?;
    sorter.nth("textbox", starts("Reason: "), 0)?.fill("Who speaks first.")?;
    timer.button("Resume")?.tap()?;
    timer.button("Pause")?;
    choose_copy(&sorter, &old)?;
    sorter.see("This activity: “Who holds the pen.”")?;
    sorter.do_not_see("Timer (t)")?;
    sorter.button("Add it")?.tap()?;
    sorter.nth("textbox", starts("Reason: "), 0)?.holds("Who holds the pen.\nWho speaks first.")?;
    sorter.nth("radio", "Macro-level power", 0)?.is_checked(true)?;
    timer.button("Pause")?;
    // A later one does, and says so before.
    let mut later: Value = serde_json::from_str(&old).map_err(|error| Failure::step(error.to_string()))?;
    for document in later["documents"].as_array_mut().into_iter().flatten() {
        document["changed"] = json!(4_000_000_000_000_i64);
        let reason = document["state"].pointer_mut("/marks/0/reason");
        reason.into_iter().for_each(|reason| *reason = json!("Who counts."));
    }
    choose_copy(&sorter, &later.to_string())?;
    sorter.see("This activity: “Who counts.”; choices and settings also change")?;
    sorter.see("Timer (t): choices and settings, no new text")?;
    sorter.button("Add it")?.tap()?;
    sorter.nth("radio", "Micro-level power", 0)?.is_checked(true)?;
    timer.button("Resume")?;
});

scenario!(a_copy_of_everything_holds_what_cannot_be_saved, |b| {
    let head = "<script>Object.defineProperty(window, 'localStorage', {
        get() { throw new DOMException('denied', 'SecurityError'); } })</script>";
    open(b, head, &format!("{BODY}<power-sorter activity=\"untouched\"></power-sorter>"))?;
    let (picker, sorter) = (b.widget("word-picker", 0)?, b.widget("power-sorter", 0)?);
    picker.button("Use the sample page")?.tap()?;
    picker.textbox(WHY)?.type_text("Warm words.")?;
    sorter.nth("textbox", starts("Reason: "), 0)?.type_text("Who holds the pen.")?;
    open_panel(&picker)?;
    picker.button("Download a copy of all activities")?.tap()?;
    let file = b.downloaded("activities-backup.json")?;
    check!(file.contains("Warm words.") && file.contains("Who holds the pen."), "the copy is {file}");
    check!(!file.contains("untouched"), "there is an activity in which nothing was done: {file}");
});

scenario!(a_copy_of_another_activity_alone_takes_back_no_step_of_this_one, |b| {
    open(b, "", BODY)?;
    work(b)?;
    let picker = b.widget("word-picker", 0)?;
    let sorter = b.widget("power-sorter", 0)?;
    open_panel(&sorter)?;
    sorter.button("Download a copy of this activity")?.tap()?;
    let file = b.downloaded("activity-power-sorter-backup.json")?;
    sorter.nth("textbox", starts("Reason: "), 0)?.fill("Who speaks first.")?;
    wait_until_stored(b, &key("power-sorter", "s"), "Who speaks first.")?;
    open_panel(&picker)?;
    choose_copy(&picker, &file)?;
    picker.button("Add it")?.tap()?;
    sorter.nth("textbox", starts("Reason: "), 0)?.holds("Who holds the pen.\nWho speaks first.")?;
    picker.button("Undo bringing it back")?.tap()?;
    sorter.nth("textbox", starts("Reason: "), 0)?.holds("Who speaks first.")?;
    picker.textbox(WHY)?.holds("Warm words.")?;
    picker.see("2 of 10-12")?;
});

scenario!(a_copy_that_cannot_be_saved_stays_on_offer, |b| {
    open(b, "", BODY)?;
    work(b)?;
    let picker = b.widget("word-picker", 0)?;
    open_panel(&picker)?;
    picker.button("Download a copy of all activities")?.tap()?;
    let file = b.downloaded("activities-backup.json")?.replace("\"activity\":\"s\"", "\"activity\":\"other\"");
    let other = key("power-sorter", "other");
    // No room for it, whatever else there is room for.
    b.run(
        "const write = Storage.prototype.setItem;
         Storage.prototype.setItem = function (key, value) {
           if (window.full && key.endsWith('/other')) throw new DOMException('', 'QuotaExceededError');
           return write.call(this, key, value);
         };
         window.full = true;",
        json!([]),
    )?;
    choose_copy(&picker, &file)?;
    picker.button("Add it")?.tap()?;
    picker.see("Some of this copy could not be saved.")?;
    picker.see("Power sorter (other): ")?;
    picker.no("button", "Undo bringing it back")?;
    check!(stored(b, &other)?.is_none(), "it was saved after all");
    b.run("window.full = false", json!([]))?;
    picker.button("Add it")?.tap()?;
    picker.see("The copy is back, together with what you had.")?;
    wait_until_stored(b, &other, "Who holds the pen.")?;
    picker.button("Undo bringing it back")?.tap()?;
    b.wait_until(&format!("!localStorage.getItem({}).includes('Who holds the pen.')", json!(other)))?;
    // What newer code wrote there is left alone.
    let newer = json!({ "widget": "power-sorter", "activity": "other", "version": 99, "revision": 1, "changed": 1, "writer": "x", "state": {} });
    b.run("localStorage.setItem(arguments[0], arguments[1])", json!([other, newer.to_string()]))?;
    choose_copy(&picker, &file)?;
    picker.see("This copy, or what is saved here, was made by a newer version")?;
    picker.no("button", "Add it")?;
    check!(stored(b, &other)? == Some(newer.to_string()), "what is newer was changed");
});

scenario!(a_file_that_is_no_copy_is_refused_within_a_second, |b| {
    open(b, "", PICKER)?;
    let picker = b.widget("word-picker", 0)?;
    picker.button("Use the sample page")?.tap()?;
    open_panel(&picker)?;
    let before = state(&picker)?;
    let document = |state: &str| {
        format!(
            "'{{\"format\":\"activity-widgets-backup\",\"documents\":[{{\"widget\":\"word-picker\",\"activity\":\"w\",\"version\":1,\"revision\":1,\"changed\":1,\"writer\":\"x\",\"state\":' + {state} + '}}]}}'"
        )
    };
    let too_large = "This file is too large to be a copy of your work.";
    let none = "This file is not a copy of your work.";
    let others = "This copy holds nothing for this activity.";
    for (script, reason) in [
        ("new Blob(Array(100).fill('x'.repeat(1 << 20)))".to_owned(), too_large),
        ("'['.repeat(15 << 20)".to_owned(), none),
        ("'[1,'.repeat(1 << 20) + '1' + ']'.repeat(1 << 20)".to_owned(), none),
        ("'{\"a\":'.repeat(100000) + '1' + '}'.repeat(100000)".to_owned(), none),
        (document("'['.repeat(100000) + ']'.repeat(100000)"), none),
        (document("'{\"picks\":[' + '{},'.repeat(1 << 20) + '{}]}'"), none),
        (document("'{\"picks\":[' + '{},'.repeat(9_000) + '{}]}'"), others),
        (document("'{\"why\":{\"__proto__\":{\"toString\":1}}}'"), none),
        (document("'{\"picks\":{\"constructor\":[]}}'"), none),
        ("'PK\\u0003\\u0004'".to_owned(), none),
    ] {
        let start = Instant::now();
        let took = picker.run(
            &format!(
                "const input = element.shadowRoot.querySelector('details input[type=file]');
                 const data = new DataTransfer();
                 const file = new File([{script}], 'copy.json');
                 // What a page makes up itself is not all there at once, as a file on a disk is.
                 await file.slice(0, 1).arrayBuffer();
                 data.items.add(file);
                 input.files = data.files;
                 window.started = performance.now();
                 input.dispatchEvent(new Event('change', {{ bubbles: true }}));
                 return performance.now() - window.started;"
            ),
            &[],
        )?;
        picker.see(reason)?;
        let seen = start.elapsed();
        check!(took.as_f64().unwrap_or_default() < 1000.0, "{script}: the page stood still for {took} ms");
        // With the driver's own time, and on a machine that does other things as well.
        check!(seen < Duration::from_secs(15), "{script}: {seen:?}");
        check!(state(&picker)? == before, "{script} changed something");
        choose_copy(&picker, "")?;
        picker.see(none)?;
    }
    check!(
        b.run("return ({}).toString.call(1) === '[object Number]'", json!([]))? == json!(true),
        "a prototype was changed"
    );
});

scenario!(what_was_put_aside_can_be_fetched, |b| {
    open(b, "", PICKER)?;
    b.run(
        "localStorage.setItem(arguments[0], arguments[1])",
        json!([key("word-picker", "w"), "torn {\"why\":\"Dear"]),
    )?;
    b.reload()?;
    let picker = b.widget("word-picker", 0)?;
    picker.see("It has been put aside, not deleted")?;
    open_panel(&picker)?;
    picker.button(starts("Download what was put aside on "))?.tap()?;
    let file = b.downloaded("put-aside.txt")?;
    check!(file == "torn {\"why\":\"Dear", "this was put aside: {file}");
    // Deleting this activity's work takes that along, and nothing of another activity's.
    let other = "activity-widgets/1/set-aside/word-picker/other/5";
    b.run("localStorage.setItem(arguments[0], 'x')", json!([other]))?;
    picker.button("Delete my work")?.tap()?;
    picker.button("Delete this activity’s work")?.tap()?;
    b.wait_until("Object.keys(localStorage).length === 1")?;
    check!(stored(b, other)?.is_some(), "another activity's value was deleted");
});

scenario!(a_text_that_is_too_long_is_turned_away_before_it_is_taken, |b| {
    open(b, "", PICKER)?;
    let picker = b.widget("word-picker", 0)?;
    picker.button("Use the sample page")?.tap()?;
    picker.textbox(WHY)?.type_text("Short.")?;
    picker.run(
        "const area = [...element.shadowRoot.querySelectorAll('textarea')].find((area) => area.value === 'Short.');
         const data = new DataTransfer();
         data.setData('text/plain', 'word '.repeat(170_000));
         const event = new ClipboardEvent('paste', { bubbles: true, composed: true, cancelable: true });
         // Firefox has no way to give it to the constructor.
         Object.defineProperty(event, 'clipboardData', { value: data });
         area.dispatchEvent(event);",
        &[],
    )?;
    picker.see("That text is too long to save here, so it was left out")?;
    picker.textbox(WHY)?.holds("Short.")?;
    picker.textbox(WHY)?.type_text(" Still.")?;
    picker.do_not_see("That text is too long")?;
    picker.see("Saved on this device")?;
});

scenario!(nothing_leaves_the_device, |b| {
    open(b, "", &format!("{BODY}<activity-timer activity=\"t\"></activity-timer>"))?;
    work(b)?;
    let timer = b.widget("activity-timer", 0)?;
    timer.button("Start")?.tap()?;
    let picker = b.widget("word-picker", 0)?;
    open_panel(&picker)?;
    picker.button("Download a copy of all activities")?.tap()?;
    let file = b.downloaded("activities-backup.json")?;
    choose_copy(&picker, &file)?;
    picker.see("Everything in this copy is here already.")?;
    // Every request of the page went to its own site, and there for files of ours and the page.
    let origin = b.server().origin();
    let asked = b.run("return performance.getEntriesByType('resource').map((entry) => entry.name)", json!([]))?;
    for address in asked.as_array().into_iter().flatten().filter_map(serde_json::Value::as_str) {
        check!(address.starts_with(&origin) || address.starts_with("blob:"), "a request to {address}");
    }
    for seen in b.server().requests() {
        let ours = ["/activity-widgets.js", "/core/", "/course/page.html", "/favicon.ico"];
        let own = ours.iter().any(|path| seen.path.starts_with(path));
        check!(own && seen.method == "GET" && !seen.path.contains('?'), "a request nobody expected: {seen:?}");
    }
});
