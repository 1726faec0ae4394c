//! Stores that fail in every way they can while somebody writes: it is said, nothing is lost, and it is tried again.

use activity_widgets_e2e::{Browser, Result, check, scenario};
use serde_json::json;

use crate::common::{all_stored, key, open, pick, stored, wait_until_stored};

const PICKER: &str = "<word-picker activity=\"w\"></word-picker>";
const WHY: &str = "Why these words? Look for what your choices have in common.";
const BLOCKED: &str = "This browser does not let this page keep anything.";
const FULL: &str = "There is no room left in this browser to save this.";

/// A store that fails from its nth document on, for as long as `window.failing` is true.
fn failing(from: u32, fault: &str) -> String {
    format!(
        "<script>
         const set = Storage.prototype.setItem;
         let count = 0;
         window.failing = true;
         Storage.prototype.setItem = function (key, value) {{
           if (key.includes('/document/') && ++count >= {from} && window.failing) {{ {fault} }}
           return set.call(this, key, value);
         }};</script>"
    )
}

/// Writes until the trouble shows, goes on writing, and finds everything kept once the store works again.
fn fails_and_recovers(b: &Browser, from: u32, fault: &str, trouble: &str) -> Result {
    open(b, &failing(from, fault), PICKER)?;
    let picker = b.widget("word-picker", 0)?;
    // A reset is a change, and leaving the page writes at once.
    let write = "for (let n = 1; n < rest[0]; n++) { element.reset(); dispatchEvent(new Event('pagehide')); }";
    picker.run(write, &[json!(from)])?;
    if from > 1 {
        picker.see("Saved on this device")?;
    }
    picker.button("Use the sample page")?.tap()?;
    picker.textbox(WHY)?.type_text("Written while it failed.")?;
    picker.see(trouble)?;
    pick(&picker, &["neighbours"])?;
    picker.see(trouble)?;
    b.run("window.failing = false", json!([]))?;
    pick(&picker, &["tonight"])?;
    picker.see("Saved on this device")?;
    picker.do_not_see(trouble)?;
    wait_until_stored(b, &key("word-picker", "w"), "tonight")?;
    let kept = stored(b, &key("word-picker", "w"))?.unwrap_or_default();
    check!(kept.contains("Written while it failed.") && kept.contains("neighbours"), "kept is {kept}");
    Ok(())
}

const QUOTA: &str = "throw new DOMException('full', 'QuotaExceededError');";

scenario!(no_room_from_the_first_writing_on, |b| {
    fails_and_recovers(b, 1, QUOTA, FULL)?;
});

scenario!(no_room_from_the_second_writing_on, |b| {
    fails_and_recovers(b, 2, QUOTA, FULL)?;
});

scenario!(no_room_from_the_hundredth_writing_on, |b| {
    fails_and_recovers(b, 100, QUOTA, FULL)?;
});

scenario!(a_store_that_takes_everything_and_does_nothing, |b| {
    fails_and_recovers(b, 2, "return;", BLOCKED)?;
});

scenario!(a_store_that_keeps_half, |b| {
    open(b, &failing(2, "return set.call(this, key, value.slice(0, value.length / 2));"), PICKER)?;
    let picker = b.widget("word-picker", 0)?;
    picker.button("Use the sample page")?.tap()?;
    wait_until_stored(b, &key("word-picker", "w"), "sample")?;
    picker.textbox(WHY)?.type_text("Torn?")?;
    picker.see("could not be read. It has been put aside, not deleted")?;
    picker.see(BLOCKED)?;
    picker.textbox(WHY)?.type_text(" Still torn.")?;
    b.wait_until("!localStorage.getItem('activity-widgets/1/document/word-picker/w').endsWith('}')")?;
    picker.see(BLOCKED)?;
    let aside = all_stored(b, "activity-widgets/1/set-aside/")?;
    check!(aside.len() == 1, "put aside: {aside:?}");
    b.run("window.failing = false", json!([]))?;
    picker.textbox(WHY)?.type_text(" Whole.")?;
    wait_until_stored(b, &key("word-picker", "w"), "Torn? Still torn. Whole.")?;
    picker.do_not_see(BLOCKED)?;
});

scenario!(access_that_is_taken_away_later, |b| {
    let head = "<script>
        const real = localStorage;
        Object.defineProperty(window, 'localStorage', { configurable: true, get() {
          if (window.denied) throw new DOMException('denied', 'SecurityError');
          return real;
        } })</script>";
    open(b, head, PICKER)?;
    let picker = b.widget("word-picker", 0)?;
    picker.button("Use the sample page")?.tap()?;
    picker.see("Saved on this device")?;
    b.run("window.denied = true", json!([]))?;
    picker.textbox(WHY)?.type_text("Still here.")?;
    picker.see(BLOCKED)?;
    picker.textbox(WHY)?.holds("Still here.")?;
    b.run("window.denied = false", json!([]))?;
    pick(&picker, &["tonight"])?;
    picker.see("Saved on this device")?;
    wait_until_stored(b, &key("word-picker", "w"), "Still here.")?;
});

scenario!(cleared_or_changed_by_another_script_while_somebody_writes, |b| {
    open(b, "", PICKER)?;
    let picker = b.widget("word-picker", 0)?;
    picker.button("Use the sample page")?.tap()?;
    picker.textbox(WHY)?.type_text("One.")?;
    wait_until_stored(b, &key("word-picker", "w"), "One.")?;
    b.run("localStorage.clear()", json!([]))?;
    picker.textbox(WHY)?.type_text(" Two.")?;
    wait_until_stored(b, &key("word-picker", "w"), "One. Two.")?;
    b.run("localStorage.setItem(arguments[0], '[\"not ours\"')", json!([key("word-picker", "w")]))?;
    picker.textbox(WHY)?.type_text(" Three.")?;
    wait_until_stored(b, &key("word-picker", "w"), "One. Two. Three.")?;
    let aside = all_stored(b, "activity-widgets/1/set-aside/")?;
    check!(aside.len() == 1 && aside[0].1 == "[\"not ours\"", "put aside: {aside:?}");
    b.reload()?;
    b.widget("word-picker", 0)?.textbox(WHY)?.holds("One. Two. Three.")?;
});

scenario!(values_that_were_put_aside_make_room_oldest_first, |b| {
    open(b, "", PICKER)?;
    let picker = b.widget("word-picker", 0)?;
    picker.button("Use the sample page")?.tap()?;
    picker.see("Saved on this device")?;
    let fill = "for (const at of [1, 2, 3]) localStorage.setItem(`activity-widgets/1/set-aside/word-picker/w/${at}`, 'x'.repeat(100_000));
        for (let size = 1 << 20; size >= 1; size >>= 1) {
          try { for (;;) localStorage.setItem(`fill-${localStorage.length}`, 'y'.repeat(size)); } catch {}
        }";
    b.run(fill, json!([]))?;
    picker.textbox(WHY)?.type_text("There is room for this.")?;
    wait_until_stored(b, &key("word-picker", "w"), "There is room for this.")?;
    picker.do_not_see(FULL)?;
    let left: Vec<String> = all_stored(b, "activity-widgets/1/set-aside/")?.into_iter().map(|(key, _)| key).collect();
    let ends = |end: &str| left.iter().any(|key| key.ends_with(end));
    check!(!ends("/1") && ends("/2") && ends("/3"), "left are {left:?}");
});

scenario!(values_that_were_put_aside_stay_where_they_would_not_make_room_enough, |b| {
    open(b, &failing(2, QUOTA), PICKER)?;
    let picker = b.widget("word-picker", 0)?;
    b.run(
        "for (const at of [1, 2, 3]) localStorage.setItem(`activity-widgets/1/set-aside/word-picker/w/${at}`, `value ${at}`)",
        json!([]),
    )?;
    picker.button("Use the sample page")?.tap()?;
    picker.see("Saved on this device")?;
    picker.textbox(WHY)?.type_text("No room for this.")?;
    picker.see(FULL)?;
    let left: Vec<String> = all_stored(b, "activity-widgets/1/set-aside/")?.into_iter().map(|(_, text)| text).collect();
    check!(left == ["value 1", "value 2", "value 3"], "left are {left:?}");
});

scenario!(a_clock_that_is_set_back, |b| {
    let head = "<script>const now = Date.now; window.back = 0; Date.now = () => now() - window.back;</script>";
    open(b, head, PICKER)?;
    let picker = b.widget("word-picker", 0)?;
    picker.button("Use the sample page")?.tap()?;
    picker.textbox(WHY)?.type_text("Before.")?;
    wait_until_stored(b, &key("word-picker", "w"), "Before.")?;
    b.run("window.back = 86_400_000", json!([]))?;
    picker.textbox(WHY)?.type_text(" After.")?;
    wait_until_stored(b, &key("word-picker", "w"), "Before. After.")?;
    b.reload()?;
    b.widget("word-picker", 0)?.textbox(WHY)?.holds("Before. After.")?;
});

scenario!(fifty_elements_of_one_activity, |b| {
    open(b, "", &"<power-sorter activity=\"s\"></power-sorter>".repeat(50))?;
    b.patience(std::time::Duration::from_secs(20));
    let last = b.widget("power-sorter", 49)?;
    let first = b.widget("power-sorter", 0)?;
    first.nth("textbox", activity_widgets_e2e::starts("Reason: "), 0)?.type_text("One of fifty.")?;
    let all_have_it =
        "[...document.querySelectorAll('power-sorter')].every((one) => one.exportBackup().includes('One of fifty.'))";
    b.wait_until(all_have_it)?;
    last.nth("textbox", activity_widgets_e2e::starts("Reason: "), 1)?.type_text("The last of fifty.")?;
    b.wait_until(&all_have_it.replace("One", "The last"))?;
    b.wait_until(all_have_it)?;
    check!(all_stored(b, "activity-widgets/1/set-aside/")?.is_empty(), "something was put aside");
});

scenario!(an_element_that_is_removed_while_somebody_writes, |b| {
    open(b, "", PICKER)?;
    let picker = b.widget("word-picker", 0)?;
    picker.button("Use the sample page")?.tap()?;
    picker.textbox(WHY)?.type_text("Cut off")?;
    picker.run("element.remove()", &[])?;
    wait_until_stored(b, &key("word-picker", "w"), "Cut off")?;
});

scenario!(two_documents_that_write_at_once_keep_both, |b| {
    crate::common::serve(b, "course/inner.html", "", PICKER);
    let frame = "<iframe title=\"The same activity\" width=\"360\" height=\"700\" src=\"inner.html\"></iframe>";
    open(b, "", &format!("{PICKER}{frame}"))?;
    let picker = b.widget("word-picker", 0)?;
    picker.button("Use the sample page")?.tap()?;
    wait_until_stored(b, &key("word-picker", "w"), "sample")?;
    b.in_frame("iframe", 0, |b| b.widget("word-picker", 0)?.see("0 of 10-12"))?;
    // Both have something that is not written yet when the other writes.
    let type_in_both =
        "const areas = (page) => [...page.querySelector('word-picker').shadowRoot.querySelectorAll('textarea')];
        const inner = document.querySelector('iframe').contentDocument;
        for (const [page, text] of [[document, 'Outer.'], [inner, 'Inner.']]) {
          const area = areas(page).at(-2);
          area.value = text;
          area.dispatchEvent(new Event('input', { bubbles: true }));
        }";
    b.run(type_in_both, json!([]))?;
    let both = |b: &Browser| -> Result {
        b.wait_until(
            "['Outer.', 'Inner.'].every((text) => document.querySelector('word-picker').exportNotes().includes(text))",
        )
    };
    both(b)?;
    b.in_frame("iframe", 0, both)?;
    check!(all_stored(b, "activity-widgets/1/set-aside/")?.is_empty(), "something was put aside");
    // Undo takes back what was written here, and leaves the other's.
    picker.button("Undo")?.tap()?;
    b.wait_until("!document.querySelector('word-picker').exportNotes().includes('Outer.')")?;
    b.wait_until("document.querySelector('word-picker').exportNotes().includes('Inner.')")?;
});
