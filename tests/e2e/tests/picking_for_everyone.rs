//! Whoever picks, and in whatever way: the same work comes of it, and it is told in the same words.

use std::path::Path;

use activity_widgets_e2e::{Browser, Failure, Place, Result, check, scenario, starts};

use crate::common::{notes, open, tab_to};

const FIND: &str = "Find a word or phrase";
const PAGE: &str = "<word-picker activity=\"picking\"><div slot=\"text\"><h2>A real living wage</h2>
    <p>Every worker needs a living wage. Charity isn’t enough, and charity’s limits show.</p>
    <p>We say: the Living Wage is a right. It’s not charity, it is ours.</p></div></word-picker>";
const WHY: &str = "Why these words? Look for what your choices have in common.";
const INFLUENCE: &str = "What was it about the language that began to influence you?";

fn begin<'b>(b: &'b Browser, page: &str) -> Result<Place<'b>> {
    b.viewport(390, 844)?;
    open(b, "", page)?;
    b.widget("word-picker", 0)
}

/// Everything that can be taken away, but for when and by which writer it was written.
fn exports(picker: &Place<'_>) -> Result<String> {
    let backup = picker.run(
        "const backup = JSON.parse(element.exportBackup());
         for (const document of backup.documents) delete document.changed, delete document.writer, delete document.revision;
         return JSON.stringify(backup)",
        &[],
    )?;
    let parts = [notes(picker, "text")?, notes(picker, "markdown")?, notes(picker, "html")?, backup.to_string()];
    Ok(parts.join("\n"))
}

/// Begins again with nothing picked.
fn afresh(b: &Browser, picker: &Place<'_>) -> Result {
    picker.run("element.reset()", &[])?;
    picker.see("0 of 10-12")?;
    b.run("document.activeElement?.blur()", serde_json::json!([])).map(drop)
}

scenario!(four_ways_lead_to_the_same, |b| {
    let picker = begin(b, PAGE)?;
    let done = |way: &str| -> Result<String> {
        picker.see("4 of 10-12")?;
        let exported = exports(&picker)?;
        check!(exported.contains("living wage") && exported.contains("charity’s"), "{way}: {exported}");
        Ok(exported)
    };

    picker.word("living", 1)?.tap()?;
    picker.button("Change “living”")?.tap()?;
    picker.button("Add “wage” after")?.tap()?;
    for (word, n) in [("needs", 0), ("charity’s", 0), ("right", 0)] {
        picker.word(word, n)?.tap()?;
    }
    let tapped = done("tap")?;

    afresh(b, &picker)?;
    tab_to(b, "A")?;
    let keys = |keys: &[&str], heard: &str| -> Result {
        keys.iter().try_for_each(|key| b.key(key))?;
        picker.hear(heard)
    };
    keys(&["ArrowDown"], "Every worker needs a living wage.")?;
    keys(&["l", "Space"], "“living” picked, 1 of 10-12.")?;
    keys(&["n", "Space"], "“needs” picked, 2 of 10-12.")?;
    keys(&["ArrowDown"], "Charity isn’t enough")?;
    keys(&["c", "Space"], "“charity’s” picked, 3 of 10-12.")?;
    keys(&["ArrowDown"], "We say:")?;
    keys(&["r", "Space"], "“right” picked, 4 of 10-12.")?;
    picker.button("Change “living”")?.press("Enter")?;
    picker.button("Add “wage” after")?.press("Enter")?;
    picker.hear("Now “living wage”, 4 of 10-12.")?;
    let stepped = done("stepper")?;

    afresh(b, &picker)?;
    for (words, sentence, n) in [
        ("LIVING wage", "Every worker needs a living wage.", 0),
        ("needs", "Every worker needs a living wage.", 0),
        ("charity's", "Charity isn’t enough, and charity’s limits show.", 1),
        ("right", "We say: the Living Wage is a right.", 0),
    ] {
        picker.textbox(FIND)?.fill(words)?;
        picker.see(if words == "needs" || words == "right" { "One place" } else { "3 places" })?;
        picker.nth("button", starts(&format!("Pick: {sentence}")), n)?.tap()?;
    }
    let found = done("find")?;

    afresh(b, &picker)?;
    for (words, n) in [("living wage", 1), ("needs", 0), ("charity’s", 0), ("right", 0)] {
        let place = picker.word(words, n)?;
        place.select_to(&place)?;
        picker.button(starts(&format!("Add selection: “{words}”")))?.click()?;
        picker.no("button", starts("Add selection"))?;
    }
    let selected = done("selection")?;

    for (way, exported) in [("stepper", stepped), ("find", found), ("selection", selected)] {
        check!(exported == tapped, "by {way}:\n{exported}\n\nby taps:\n{tapped}");
    }
});

scenario!(by_taps_alone, |b| {
    let picker = begin(b, "<word-picker activity=\"taps\"></word-picker>")?;
    picker.button("Use the sample page")?.tap()?;
    for word in ["safe", "everyone", "neighbours", "dark", "Nobody", "us", "tonight", "frightened", "together", "Give"]
    {
        picker.word(word, 0)?.tap()?;
    }
    picker.see("10 of 10-12")?;
    picker.button("Change “safe”")?.tap()?;
    picker.button("Add “way” after")?.tap()?;
    picker.see("Why did “safe way” stand out?")?;
    check!(b.events("activity-complete")?.is_empty(), "complete before anything is written");
    for (field, words) in [("Why did “Nobody” stand out?", "It is everybody."), (WHY, "Home."), (INFLUENCE, "Warmth.")]
    {
        // What a keyboard on the screen types.
        picker.textbox(field)?.tap()?;
        let label = serde_json::json!(field);
        b.wait_until(&format!("document.activeElement.shadowRoot.activeElement?.labels?.[0].textContent === {label}"))?;
        b.type_keys(words)?;
        picker.textbox(field)?.holds(words)?;
    }
    check!(b.wait_for_event("activity-complete")?.len() == 1, "told more than once that it is complete");
    picker.button("Show the author’s comment")?.tap()?;
    picker.button("Copy notes")?.tap()?;
    picker.hear("Copied.")?;
    let text = notes(&picker, "text")?;
    check!(["safe way", "It is everybody.", "Home.", "Warmth."].iter().all(|part| text.contains(part)), "{text}");
});

scenario!(in_a_screen_readers_order_alone, |b| {
    let picker = begin(b, "<word-picker activity=\"read\"></word-picker>")?;
    let press = |name: &str| -> Result {
        picker.read_on_to("button", name)?;
        b.activate()
    };
    press("Use the sample page")?;
    picker.hear("The text is ready.")?;
    picker.read_on_to("heading", "The text")?;
    picker.read_on_to("group", "The text")?;
    picker.read_on_to("heading", "More ways to pick")?;
    picker.read_on_to("toolbar", "Paragraph 1 of 27, sentence 1 of 1")?;
    for (done, word) in ["The", "Moonbus", "a", "safe", "way", "home", "for", "everyone"].iter().enumerate() {
        press(word)?;
        picker.hear(&format!("“{word}” picked, {} of 10-12.", done + 1))?;
    }
    let write = |field: &str, words: &str| -> Result {
        picker.read_on_to("textbox", field)?;
        b.activate()?;
        b.type_keys(words)
    };
    write(FIND, "home")?;
    picker.hear("7 places in the text")?;
    for (sentence, done) in [
        ("Every night, in every weather, we take our neighbours home.", 9),
        ("Nobody should have to choose between a job and a safe way home.", 10),
    ] {
        press(&format!("Pick: {sentence}"))?;
        picker.hear(&format!("“home” picked, {done} of 10-12."))?;
    }
    picker.read_on_to("heading", "Your words")?;
    picker.read_on_to("heading", "The")?;
    write("Why did “The” stand out?", "The only one.")?;
    picker.read_on_to("heading", "everyone")?;
    write("Why did “everyone” stand out?", "Me too.")?;
    press("Words in context")?;
    picker.read_on_to("heading", "everyone")?;
    picker.read_on_to("heading", "Looking at them together")?;
    write(WHY, "Home.")?;
    write(INFLUENCE, "Warmth.")?;
    check!(b.wait_for_event("activity-complete")?.len() == 1, "told more than once that it is complete");
    press("Show the author’s comment")?;
    picker.read_on_to("heading", "The author’s comment")?;
    // WebKit copies for a hand only; the text to copy by hand is there then.
    press("Copy notes")?;
});

/// The folder of the files that hold what is announced. `AW_GOLDEN=write` writes them anew.
const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/golden");

scenario!(what_is_announced_in_one_run, |b| {
    let picker = begin(b, PAGE)?;
    picker.see("0 of 10-12")?;
    b.listen()?;
    let mut script = String::new();
    let mut known = 0;
    // One step, one announcement.
    let mut after = |step: &str| -> Result {
        let said = b.heard_after(known)?;
        check!(said.len() == 1, "after “{step}” this was said: {said:?}");
        script.push_str(&format!("{step}\n    {}\n", said.join("\n    ")));
        known += said.len();
        Ok(())
    };
    // At once: a driver may be slower between two letters than a person.
    let find = |words: &str| -> Result {
        picker.textbox(FIND)?.fill("")?;
        picker.textbox(FIND)?.paste(words)
    };
    picker.textbox(WHY)?.paste("They are")?;
    after("Write")?;
    picker.word("worker", 0)?.tap()?;
    after("Tap “worker”")?;
    picker.word("worker", 0)?.tap()?;
    after("Tap it again")?;
    picker.button("Undo")?.tap()?;
    after("Undo")?;
    picker.button("Redo")?.tap()?;
    after("Redo")?;
    picker.button("Bring back “worker”")?.tap()?;
    after("Bring back “worker”")?;
    picker.button("Previous sentence")?.tap()?;
    after("Previous sentence")?;
    picker.button("Next sentence")?.tap()?;
    after("Next sentence")?;
    picker.button("living")?.press("Space")?;
    after("Press “living”")?;
    picker.button("Change “living”")?.tap()?;
    picker.button("Add “wage” after")?.tap()?;
    after("Add “wage” after")?;
    picker.button("Add “a” before")?.tap()?;
    after("Add “a” before")?;
    picker.button("Drop “a”")?.tap()?;
    after("Drop “a”")?;
    picker.button("Move up")?.tap()?;
    after("Move up")?;
    find("needs")?;
    after("Find “needs”")?;
    picker.button(starts("Pick: Every"))?.tap()?;
    after("Pick the place")?;
    find("salary")?;
    after("Find “salary”")?;
    find("charity")?;
    after("Find “charity”")?;
    picker.word("enough", 0)?.select_to(&picker.word("right", 0)?)?;
    after("Select from “enough” to “right”")?;
    picker.word("Every", 0)?.select_to(&picker.word("Every", 0)?)?;
    picker.button("Add selection: “Every”")?.click()?;
    after("Select “Every” and add it")?;
    picker.button("Remove “Every”")?.tap()?;
    after("Remove “Every”")?;
    picker.textbox(WHY)?.paste(" ours.")?;
    picker.button("Copy notes")?.tap()?;
    after("Write on, and copy the notes")?;
    picker.button("Change the text")?.tap()?;
    picker.button("Use the sample page")?.tap()?;
    after("Use the sample page")?;

    let file = Path::new(GOLDEN).join("word_picker.txt");
    if std::env::var("AW_GOLDEN").is_ok_and(|value| value == "write") {
        std::fs::write(&file, &script)?;
    }
    let golden = std::fs::read_to_string(&file)?;
    if golden != script {
        let different = golden.lines().zip(script.lines()).find(|(known, now)| known != now);
        return Err(Failure::step(format!("it is another script: {different:?}\n{script}")));
    }
});
