//! The second copy of the work, in the browser's database: whatever is wrong with that, nothing changes for the learner; what
//! the first place lost comes back from it; and deleted work does not, in no tab.

use activity_widgets_e2e::{Answer, Browser, Engine, Place, Result, check, scenario};
use serde_json::{Value, json};

use crate::common::{PAGE, all_stored, key, open, own_work, pick, serve, state, stored, wait_until_stored};

const PICKER: &str = "<word-picker activity=\"w\"></word-picker>";
const FRAME: &str = "<iframe title=\"Another\" width=\"360\" height=\"700\" src=\"inner.html\"></iframe>";
const WHY: &str = "Why these words? Look for what your choices have in common.";
const DELETED: &str = "Your work in this activity was deleted elsewhere in this browser, so it starts afresh here.";

/// Somebody works, and it is kept as ever.
fn works(b: &Browser, text: &str) -> Result {
    let picker = b.widget("word-picker", 0)?;
    picker.button("Use the sample page")?.tap()?;
    pick(&picker, &["neighbours"])?;
    picker.textbox(WHY)?.type_text(text)?;
    wait_until_stored(b, &key("word-picker", "w"), text)?;
    picker.see("Saved on this device")
}

/// All that stands in the second copy, as pairs.
fn copies(b: &Browser) -> Result<Value> {
    b.run_async(
        "const wait = (request) => new Promise((done, fail) => { request.onsuccess = () => done(request.result); request.onerror = fail; });
         const database = await wait(indexedDB.open('activity-widgets/1'));
         const store = database.transaction('documents').objectStore('documents');
         const [keys, texts] = await Promise.all([wait(store.getAllKeys()), wait(store.getAll())]);
         database.close();
         return keys.map((key, n) => [key, texts[n]]);",
        json!([]),
    )
}

/// Waits until the second copy holds this text, or does not.
fn wait_for_copy(b: &Browser, part: &str, there: bool) -> Result {
    for _ in 0..200 {
        if copies(b)?.to_string().contains(part) == there {
            return Ok(());
        }
    }
    check!(false, "the second copy should {} {part:?}: {}", if there { "hold" } else { "not hold" }, copies(b)?);
    Ok(())
}

fn delete(widget: &Place<'_>, everything: &str) -> Result {
    own_work(widget)?;
    widget.button("Delete my work")?.tap()?;
    widget.button(everything)?.tap()
}

scenario!(a_torn_writing_does_not_take_its_place, |b| {
    open(b, "", PICKER)?;
    works(b, "Whole.")?;
    wait_for_copy(b, "Whole.", true)?;
    b.run(
        "const set = Storage.prototype.setItem;
         Storage.prototype.setItem = function (key, value) {
           set.call(this, key, key.includes('/document/') ? value.slice(0, value.length / 2) : value);
         };",
        json!([]),
    )?;
    let picker = b.widget("word-picker", 0)?;
    picker.textbox(WHY)?.type_text(" And more.")?;
    picker.see("This browser does not let this page keep anything.")?;
    b.reload()?;
    picker.textbox(WHY)?.holds("Whole.")?;
    picker.see("Saved on this device")?;
});

const HERE: &str = "Delete this activity’s work";

scenario!(deleting_an_activity_deletes_its_timer, |b| {
    b.viewport(390, 844)?;
    open(b, "", "<word-picker activity=\"w\" minutes=\"15\"></word-picker>")?;
    let other = key("activity-timer", "other");
    b.run("localStorage.setItem(arguments[0], 'x')", json!([other]))?;
    let picker = b.widget("word-picker", 0)?;
    picker.button("Use the sample page")?.tap()?;
    picker.button("Start")?.tap()?;
    picker.button("Pause")?;
    wait_until_stored(b, &key("activity-timer", "w"), "running")?;
    wait_for_copy(b, "running", true)?;
    delete(&picker, HERE)?;
    picker.button("Start")?;
    let left = all_stored(b, "activity-widgets/1/")?;
    check!(left == [(other, "x".to_owned())], "there is still {left:?}");
    wait_for_copy(b, "running", false)?;
    b.reload()?;
    b.widget("word-picker", 0)?.button("Start")?;
});

// --- Faults --------------------------------------------------------------------------------------------------------

/// With a database that is broken like this, all goes as it would without one.
fn nothing_changes(b: &Browser, fault: &str) -> Result {
    open(b, &format!("<script>{fault}</script>"), PICKER)?;
    works(b, "Kept all the same.")?;
    b.reload()?;
    let picker = b.widget("word-picker", 0)?;
    picker.see("1 of 10-12")?;
    picker.textbox(WHY)?.holds("Kept all the same.")?;
    picker.textbox(WHY)?.type_text(" More.")?;
    wait_until_stored(b, &key("word-picker", "w"), "same. More.")?;
    picker.do_not_see("could not be read")?;
    picker.do_not_see("does not let this page keep anything")?;
    delete(&picker, HERE)?;
    picker.no("textbox", WHY)?;
    check!(all_stored(b, "")?.is_empty(), "there is still {:?}", all_stored(b, "")?);
    b.reload()?;
    b.widget("word-picker", 0)?.button("Use the sample page")?;
    Ok(())
}

scenario!(no_database, |b| {
    nothing_changes(b, "Object.defineProperty(window, 'indexedDB', { value: undefined });")?;
    nothing_changes(b, "Object.defineProperty(window, 'indexedDB', { value: null });")?;
});

scenario!(a_database_that_is_denied, |b| {
    let denied = "throw new DOMException('denied', 'SecurityError');";
    nothing_changes(b, &format!("Object.defineProperty(window, 'indexedDB', {{ get() {{ {denied} }} }});"))?;
    nothing_changes(b, &format!("IDBFactory.prototype.open = () => {{ {denied} }};"))?;
});

scenario!(a_database_that_never_answers, |b| {
    nothing_changes(b, "IDBFactory.prototype.open = () => new EventTarget();")?;
});

scenario!(a_database_that_cannot_be_opened, |b| {
    nothing_changes(
        b,
        "IDBFactory.prototype.open = () => {
           const request = new (class extends EventTarget {
             set onerror(hear) { this.addEventListener('error', hear); }
           })();
           setTimeout(() => request.dispatchEvent(new Event('error', { cancelable: true })));
           return request;
         };",
    )?;
});

scenario!(a_database_that_fails_later, |b| {
    for broken in ["IDBDatabase.prototype.transaction", "IDBObjectStore.prototype.put", "IDBObjectStore.prototype.get"]
    {
        nothing_changes(b, &format!("{broken} = () => {{ throw new DOMException('', 'UnknownError'); }};"))?;
    }
    // The disk is full: what was asked for is taken back.
    let put = "const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (...given) {
          const request = put.apply(this, given);
          this.transaction.abort();
          return request;
        };";
    nothing_changes(b, put)?;
});

scenario!(a_second_copy_that_holds_garbage_says_nothing, |b| {
    let fill = "const [key, value] = arguments;
        const database = await new Promise((done) => {
          const request = indexedDB.open('activity-widgets/1');
          request.onupgradeneeded = () => request.result.createObjectStore('documents');
          request.onsuccess = () => done(request.result);
        });
        const transaction = database.transaction('documents', 'readwrite');
        transaction.objectStore('documents').put(value, key);
        await new Promise((done) => { transaction.oncomplete = done; });
        database.close();
        localStorage.clear();";
    b.server().answer("/empty.html", Answer::html("<!doctype html><title>Empty</title>"));
    let (key, foreign) = (
        key("word-picker", "w"),
        "{\"widget\":\"power-sorter\",\"activity\":\"w\",\"version\":1,\"revision\":3,\"changed\":5,\"writer\":\"x\",\"state\":{}}",
    );
    for garbage in [json!("torn {"), json!(""), json!(7), json!({ "a": [1] }), Value::Null, json!(foreign)] {
        b.open("empty.html")?;
        b.run_async(fill, json!([key, garbage]))?;
        open(b, "", PICKER)?;
        works(b, "Mine.")?;
        wait_for_copy(b, "Mine.", true)?;
        let picker = b.widget("word-picker", 0)?;
        picker.do_not_see("could not be read")?;
        check!(all_stored(b, "")?.len() == 1, "{garbage} led to {:?}", all_stored(b, "")?);
    }
});

scenario!(somebody_elses_database_of_that_name_is_left_alone, |b| {
    b.server().answer("/empty.html", Answer::html("<!doctype html><title>Empty</title>"));
    b.open("empty.html")?;
    b.run_async(
        "await new Promise((done) => { const request = indexedDB.open('activity-widgets/1', 3);
        request.onsuccess = () => { request.result.close(); done(); }; });",
        json!([]),
    )?;
    open(b, "", PICKER)?;
    works(b, "Mine.")?;
    b.reload()?;
    b.widget("word-picker", 0)?.textbox(WHY)?.holds("Mine.")?;
});

scenario!(a_database_that_is_taken_away_is_made_again, |b| {
    open(b, "", PICKER)?;
    works(b, "One.")?;
    wait_for_copy(b, "One.", true)?;
    // Whoever deletes it is not kept waiting.
    b.run_async(
        "await new Promise((done, fail) => {
           const request = indexedDB.deleteDatabase('activity-widgets/1');
           request.onsuccess = done;
           request.onblocked = fail;
         });",
        json!([]),
    )?;
    let picker = b.widget("word-picker", 0)?;
    picker.textbox(WHY)?.type_text(" Two.")?;
    wait_until_stored(b, &key("word-picker", "w"), "One. Two.")?;
    picker.textbox(WHY)?.type_text(" Three.")?;
    wait_until_stored(b, &key("word-picker", "w"), "Two. Three.")?;
    wait_for_copy(b, "One. Two. Three.", true)?;
});

// --- What comes back, and what does not ---------------------------------------------------------------------------

scenario!(what_the_first_place_lost_comes_back, |b| {
    open(b, "", PICKER)?;
    works(b, "Early.")?;
    let early = stored(b, &key("word-picker", "w"))?.unwrap_or_default();
    b.widget("word-picker", 0)?.textbox(WHY)?.type_text(" Late.")?;
    wait_for_copy(b, "Early. Late.", true)?;
    b.server().answer("/empty.html", Answer::html("<!doctype html><title>Empty</title>"));
    for (lost, aside) in [(Some(early.as_str()), 0), (None, 0), (Some("torn {"), 1)] {
        b.open("empty.html")?;
        let lose = "localStorage.clear(); if (arguments[1]) localStorage.setItem(...arguments)";
        b.run(lose, json!([key("word-picker", "w"), lost]))?;
        b.open(PAGE)?;
        let picker = b.widget("word-picker", 0)?;
        picker.textbox(WHY)?.holds("Early. Late.")?;
        picker.see("1 of 10-12")?;
        wait_until_stored(b, &key("word-picker", "w"), "Early. Late.")?;
        picker.do_not_see("you are starting afresh")?;
        check!(all_stored(b, "")?.len() == 1 + aside, "there is {:?}", all_stored(b, "")?);
    }
});

scenario!(deleted_work_is_in_no_copy_and_does_not_rise, |b| {
    open(b, "", PICKER)?;
    works(b, "Nobody shall read this.")?;
    wait_for_copy(b, "Nobody shall", true)?;
    let before = stored(b, &key("word-picker", "w"))?;
    delete(&b.widget("word-picker", 0)?, HERE)?;
    wait_for_copy(b, "Nobody shall", false)?;
    check!(!copies(b)?.to_string().contains("neighbours"), "something is left: {}", copies(b)?);
    b.reload()?;
    let picker = b.widget("word-picker", 0)?;
    picker.button("Use the sample page")?;
    picker.do_not_see(DELETED)?;
    check!(all_stored(b, "")?.is_empty(), "there is {:?}", all_stored(b, "")?);
    // A crash brings back what the first place had on the disk.
    b.server().answer("/empty.html", Answer::html("<!doctype html><title>Empty</title>"));
    b.open("empty.html")?;
    b.run("localStorage.setItem(...arguments)", json!([key("word-picker", "w"), before]))?;
    b.open(PAGE)?;
    let picker = b.widget("word-picker", 0)?;
    picker.see(DELETED)?;
    picker.button("Use the sample page")?;
    b.wait_until(&format!("!localStorage.getItem({}).includes('Nobody')", json!(key("word-picker", "w"))))?;
    works(b, "Anew.")?;
    b.reload()?;
    b.widget("word-picker", 0)?.textbox(WHY)?.holds("Anew.")?;
    // Everything of everybody's is gone with "everywhere".
    wait_for_copy(b, "Anew.", true)?;
    delete(&b.widget("word-picker", 0)?, "Delete the work in all activities on this site (1)")?;
    wait_for_copy(b, "Anew.", false)?;
});

scenario!(deleted_work_is_gone_even_where_that_cannot_be_noted, |b| {
    open(b, "", PICKER)?;
    works(b, "Nobody shall read this.")?;
    wait_for_copy(b, "Nobody shall", true)?;
    b.run("IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); }", json!([]))?;
    delete(&b.widget("word-picker", 0)?, HERE)?;
    wait_for_copy(b, "Nobody shall", false)?;
    b.reload()?;
    let picker = b.widget("word-picker", 0)?;
    picker.button("Use the sample page")?;
    check!(all_stored(b, "")?.is_empty(), "there is {:?}", all_stored(b, "")?);
});

scenario!(a_reset_is_in_both_copies_and_can_be_undone, |b| {
    open(b, "", PICKER)?;
    works(b, "For now.")?;
    wait_for_copy(b, "For now.", true)?;
    let picker = b.widget("word-picker", 0)?;
    picker.run("element.reset()", &[])?;
    wait_for_copy(b, "For now.", false)?;
    picker.button("Undo")?.tap()?;
    wait_for_copy(b, "For now.", true)?;
});

// --- Deleting, and other tabs ---------------------------------------------------------------------------------------

fn works_in_other(b: &Browser) -> Result {
    let other = b.widget("word-picker", 0)?;
    other.button("Use the sample page")?.tap()?;
    other.textbox(WHY)?.type_text("Theirs.")?;
    wait_until_stored(b, &key("word-picker", "other"), "Theirs.")
}

const OTHER: &str = "<word-picker activity=\"other\"></word-picker>";

scenario!(deleting_everywhere_reaches_other_tabs, |b| {
    if b.engine() == Engine::WebKit {
        b.skip("WebKitGTK's driver stops answering when a second tab is touched")?;
    }
    serve(b, "course/inner.html", "", OTHER);
    open(b, "", PICKER)?;
    works(b, "Mine.")?;
    b.in_new_tab(|b| {
        b.open("course/inner.html")?;
        works_in_other(b)?;
        let first = b.widget("word-picker", 0)?;
        delete(&first, "Delete the work in all activities on this site (2)")?;
        first.no("textbox", WHY)
    })?;
    let picker = b.widget("word-picker", 0)?;
    picker.see(DELETED)?;
    check!(all_stored(b, "")?.is_empty(), "there is {:?}", all_stored(b, "")?);
    works(b, "Anew.")?;
    check!(all_stored(b, "")?.len() == 1, "there is {:?}", all_stored(b, "")?);
});

scenario!(deleting_everywhere_reaches_other_documents, |b| {
    b.viewport(390, 844)?;
    serve(b, "course/inner.html", "", OTHER);
    open(b, "", &format!("{PICKER}{FRAME}"))?;
    works(b, "Mine.")?;
    b.in_frame("iframe", 0, works_in_other)?;
    delete(&b.widget("word-picker", 0)?, "Delete the work in all activities on this site (2)")?;
    b.in_frame("iframe", 0, |b| {
        let other = b.widget("word-picker", 0)?;
        other.see(DELETED)?;
        other.button("Use the sample page")?;
        b.axe()?;
        b.screenshot("deleted-elsewhere")?;
        check!(!state(&other)?.to_string().contains("Theirs"), "it is still there: {}", state(&other)?);
        check!(all_stored(b, "")?.is_empty(), "there is {:?}", all_stored(b, "")?);
        other.button("Use the sample page")?.tap()?;
        other.textbox(WHY)?.type_text("Anew.")?;
        wait_until_stored(b, &key("word-picker", "other"), "Anew.")
    })?;
    let kept = all_stored(b, "")?;
    check!(kept.len() == 1 && !kept[0].1.contains("Theirs"), "there is {kept:?}");
    b.widget("word-picker", 0)?.do_not_see(DELETED)?;
});

scenario!(what_is_written_after_the_deletion_stays, |b| {
    serve(b, "course/inner.html", "", PICKER);
    open(b, "", &format!("{PICKER}{FRAME}"))?;
    works(b, "Before.")?;
    b.in_frame("iframe", 0, |b| b.widget("word-picker", 0)?.textbox(WHY)?.holds("Before."))?;
    let picker = b.widget("word-picker", 0)?;
    own_work(&picker)?;
    picker.button("Delete my work")?.tap()?;
    picker.button(HERE)?;
    // The other has written on before it can hear of the deletion.
    let script = "const press = [...document.querySelector('word-picker').shadowRoot.querySelectorAll('button')]
          .find((button) => button.textContent === arguments[0]);
        const inner = document.querySelector('iframe').contentDocument;
        const area = [...inner.querySelector('word-picker').shadowRoot.querySelectorAll('textarea')].at(-2);
        press.click();
        area.value = 'Before.\\nSince.';
        area.dispatchEvent(new Event('input', { bubbles: true }));";
    b.run(script, json!([HERE]))?;
    b.in_frame("iframe", 0, |b| {
        let inner = b.widget("word-picker", 0)?;
        inner.see(DELETED)?;
        b.wait_until("document.querySelector('word-picker').exportBackup().includes('Since.')")?;
        b.wait_until("!document.querySelector('word-picker').exportBackup().includes('Before.')")
    })?;
    wait_until_stored(b, &key("word-picker", "w"), "Since.")?;
    check!(!stored(b, &key("word-picker", "w"))?.unwrap_or_default().contains("Before."), "deleted work was written");
    // And in the tab that deleted it, it is seen as another's.
    b.wait_until("document.querySelector('word-picker').exportBackup().includes('Since.')")?;
});

scenario!(a_tab_that_slept_through_the_deletion_hears_of_it_when_it_wakes, |b| {
    // It hears nothing of what others write.
    let deaf = "<script>addEventListener('storage', (event) => event.stopImmediatePropagation(), true)</script>";
    serve(b, "course/inner.html", deaf, PICKER);
    open(b, "", &format!("{PICKER}{FRAME}"))?;
    works(b, "Before.")?;
    let wake = "dispatchEvent(new Event('pageshow'))";
    b.in_frame("iframe", 0, |b| {
        b.run(wake, json!([]))?;
        b.widget("word-picker", 0)?.textbox(WHY)?.holds("Before.")
    })?;
    delete(&b.widget("word-picker", 0)?, HERE)?;
    wait_for_copy(b, "Before.", false)?;
    b.in_frame("iframe", 0, |b| {
        let inner = b.widget("word-picker", 0)?;
        inner.textbox(WHY)?.holds("Before.")?;
        b.run(wake, json!([]))?;
        inner.see(DELETED)?;
        inner.button("Use the sample page")?;
        Ok(())
    })?;
    check!(all_stored(b, "")?.is_empty(), "there is {:?}", all_stored(b, "")?);
});
