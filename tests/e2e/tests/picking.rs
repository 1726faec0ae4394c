//! The four ways to pick, and what can be done with a pick: phrases, repeats, order, removing and bringing back.

use std::time::Duration;

use activity_widgets_e2e::{Browser, Place, Result, check, scenario, starts};

use crate::common::{notes, open, paste_raw, pick, state, tab_to};
use crate::looks::large_enough;

const FIND: &str = "Find a word or phrase";
const PAGE: &str = "<word-picker activity=\"picking\"><div slot=\"text\"><h2>A real living wage</h2>
    <p>Every worker needs a living wage. Charity isn’t enough, and charity’s limits show.</p>
    <p>We say: the Living Wage is a right. It’s not charity, it is ours.</p></div></word-picker>";

/// What has the focus within the widget.
const ACTIVE: &str = "document.activeElement.shadowRoot.activeElement";

fn with_text<'b>(b: &'b Browser, page: &str) -> Result<Place<'b>> {
    b.viewport(390, 844)?;
    open(b, "", page)?;
    let picker = b.widget("word-picker", 0)?;
    picker.see("0 of 10-12")?;
    Ok(picker)
}

/// The picked words in the order of the list.
fn picked(picker: &Place<'_>) -> Result<Vec<String>> {
    let picks = state(picker)?["picks"].take();
    let quote = |pick: &serde_json::Value| pick["anchor"]["q"].as_str().map(str::to_owned);
    Ok(picks.as_array().into_iter().flatten().filter_map(quote).collect())
}

scenario!(the_stepper_is_one_stop, |b| {
    let picker = with_text(b, PAGE)?;
    tab_to(b, "A")?;
    b.key("Tab")?;
    b.focus_is_named(FIND)?;
    b.key("Shift+Tab")?;
    b.focus_is_named("A")?;
    picker.find("toolbar", "Paragraph 1 of 3, sentence 1 of 1")?;
    let step = |key: &str, word: &str| -> Result {
        b.key(key)?;
        b.wait_until(&format!("{ACTIVE}?.textContent === '{word}'"))
    };
    step("End", "wage")?;
    step("ArrowRight", "wage")?;
    step("ArrowLeft", "living")?;
    step("Home", "A")?;
    step("ArrowLeft", "Next sentence")?;
    step("ArrowLeft", "Previous sentence")?;
    step("w", "wage")?;
    b.key("ArrowUp")?;
    picker.hear("This is the first sentence.")?;
    b.key("ArrowDown")?;
    picker.hear("Every worker needs a living wage.")?;
    picker.find("toolbar", "Paragraph 2 of 3, sentence 1 of 2")?;
    step("n", "needs")?;
    step("ArrowUp", "A")?;
    step("ArrowDown", "Every")?;
    step("ArrowDown", "Charity")?;
    picker.hear("Charity isn’t enough, and charity’s limits show.")?;
    b.key("c")?;
    b.focus_is_named("charity’s")?;
    b.key("Space")?;
    picker.hear("“charity’s” picked, 1 of 10-12.")?;
    picker.nth("button", "charity’s", 0)?.is_checked(true)?;
    // By touch, and the focus stays where it was pressed.
    picker.button("Next sentence")?.tap()?;
    picker.find("toolbar", "Paragraph 3 of 3, sentence 1 of 2")?;
    picker.button("Next sentence")?.tap()?;
    picker.button("Next sentence")?.tap()?;
    picker.hear("This is the last sentence.")?;
    b.axe()?;
});

scenario!(a_sentence_without_words_is_no_trap, |b| {
    let stars = "<word-picker activity=\"stars\"><div slot=\"text\"><p>***</p><p>One more word.</p><p>—</p></div></word-picker>";
    open(b, "", stars)?;
    let picker = b.widget("word-picker", 0)?;
    b.listen()?;
    tab_to(b, "Next sentence")?;
    b.key("ArrowDown")?;
    picker.hear("One more word.")?;
    b.wait_until("document.activeElement.shadowRoot.activeElement?.textContent === 'One'")?;
    b.key("w")?;
    b.focus_is_named("word")?;
    b.key("Space")?;
    picker.hear("“word” picked, 1 of 10-12.")?;
    b.key("ArrowDown")?;
    b.wait_until("document.activeElement.shadowRoot.activeElement?.textContent === 'Next sentence'")?;
    b.key("ArrowUp")?;
    b.wait_until("document.activeElement.shadowRoot.activeElement?.textContent === 'One'")?;
});

scenario!(words_are_found_and_picked, |b| {
    let picker = with_text(b, PAGE)?;
    let field = picker.textbox(FIND)?;
    field.type_text("living  WAGE")?;
    picker.see("3 places in the text")?;
    picker.hear("3 places in the text")?;
    picker.button("Pick: Every worker needs a living wage.")?.tap()?;
    picker.hear("“living wage” picked, 1 of 10-12.")?;
    picker.button("Pick: Every worker needs a living wage.")?.is_checked(true)?;
    picker.button("Pick: A real living wage")?.is_checked(false)?;
    b.axe()?;
    picker.button("Pick: Every worker needs a living wage.")?.tap()?;
    picker.see("0 of 10-12")?;
    // Both apostrophes; what is picked is the whole word as the text has it.
    field.fill("charity's")?;
    picker.see("3 places in the text")?;
    picker.button("Pick: It’s not charity, it is ours.")?.tap()?;
    picker.nth("button", "Pick: Charity isn’t enough, and charity’s limits show.", 1)?.tap()?;
    check!(picked(&picker)? == ["charity", "charity’s"], "picked: {:?}", picked(&picker)?);
    field.fill("wor")?;
    picker.see("One place in the text")?;
    picker.button("Pick: Every worker needs a living wage.")?.tap()?;
    picker.hear("“worker” picked, 3 of 10-12.")?;
    field.fill("salary")?;
    picker.see("“salary” is not in the text.")?;
    picker.hear("“salary” is not in the text.")?;
    b.axe()?;
});

scenario!(more_places_come_with_the_focus, |b| {
    let lines: String = (1..=70).map(|number| format!("<p>Bus {number} is ours.</p>")).collect();
    let page = format!("<word-picker activity=\"buses\"><div slot=\"text\">{lines}</div></word-picker>");
    let picker = with_text(b, &page)?;
    picker.textbox(FIND)?.fill("ours")?;
    picker.see("70 places in the text")?;
    // The last time the button goes, and the focus must not go with it.
    picker.button("Show 20 more")?.press("Enter")?;
    b.wait_until(&format!("{ACTIVE}?.textContent.includes('Bus 51 is')"))?;
    picker.no("button", starts("Show 20"))?;
    b.key("Tab")?;
    b.focus_is_named("Pick: Bus 51 is ours.")?;
    b.key("Enter")?;
    picker.hear("“ours” picked, 1 of 10-12.")?;
    picker.button("Words in context")?.tap()?;
    picker.within(".context", 0)?.button("Show 20 more")?.press("Enter")?;
    b.wait_until(&format!("{ACTIVE}?.textContent.includes('Bus 51 is')"))?;
    b.axe()?;
});

scenario!(a_selection_is_added, |b| {
    let picker = with_text(b, PAGE)?;
    picker.word("living wage", 1)?.select_to(&picker.word("living wage", 1)?)?;
    picker.button("Add selection: “living wage”")?;
    picker.see("0 of 10-12")?;
    b.axe()?;
    picker.button("Add selection: “living wage”")?.tap()?;
    picker.hear("“living wage” picked, 1 of 10-12.")?;
    picker.no("button", "Add selection: “living wage”")?;
    check!(picked(&picker)? == ["living wage"], "picked: {:?}", picked(&picker)?);
    // Half words become whole ones, and a selection over a pick takes it in.
    picker.word("needs", 0)?.select_to(&picker.word("living", 1)?)?;
    picker.button("Add selection: “needs a living”")?.click()?;
    picker.hear("Now “needs a living wage”, 1 of 10-12.")?;
    picker.word("needs", 0)?.select_to(&picker.word("needs", 0)?)?;
    picker.see("“needs” is picked already.")?;
    picker.word("enough", 0)?.select_to(&picker.word("right", 0)?)?;
    picker.see("To add a selection, keep it within one paragraph.")?;
    picker.hear("To add a selection, keep it within one paragraph.")?;
    picker.word("Every", 0)?.click()?;
    picker.do_not_see("To add a selection")?;
    picker.see("2 of 10-12")?;
    check!(picked(&picker)? == ["needs a living wage", "Every"], "picked: {:?}", picked(&picker)?);
});

scenario!(in_a_tall_frame_a_selection_is_added_beside_it, |b| {
    b.viewport(390, 844)?;
    b.patience(Duration::from_secs(20));
    let frame = "<iframe title=\"Word picker\" width=\"360\" height=\"700\" src=\"../word-picker.html?activity=tall\"></iframe>";
    open(b, "", frame)?;
    b.in_frame("iframe", 0, |b| {
        let picker = b.widget("word-picker", 0)?;
        let lines: String = (1..=80).map(|number| format!("Bus {number} is ours.\n\n")).collect();
        paste_raw(&picker, "", &lines)?;
        // The page around makes it as tall as what is in it, so its lower edge is far below the screen.
        b.wait_until("innerHeight > 3000")?;
        for (line, words) in [("8", "Bus 8"), ("70", "Bus 70")] {
            let start = picker.word("Bus", line.parse::<usize>().unwrap_or_default() - 1)?;
            let end = picker.word(line, 0)?;
            start.select_to(&end)?;
            let add = picker.button(format!("Add selection: “{words}”"))?;
            let (_, y, ..) = add.bounds()?;
            let (_, top, _, height) = end.bounds()?;
            check!(y > top + height && y - top < 300.0, "the button is {} px below the words", y - top);
            b.screenshot("picking-tall-frame")?;
            add.tap()?;
            picker.hear(&format!("“{words}” picked"))?;
        }
        check!(picked(&picker)? == ["Bus 8", "Bus 70"], "picked: {:?}", picked(&picker)?);
        Ok(())
    })?;
});

scenario!(a_pick_becomes_a_phrase, |b| {
    let picker = with_text(b, PAGE)?;
    pick(&picker, &["needs"])?;
    picker.word("wage", 1)?.tap()?;
    picker.textbox("Why did “wage” stand out?")?.type_text("Money.")?;
    picker.button("Change “wage”")?.tap()?;
    let change = picker.group("Change “wage”")?;
    check!(change.button("Move down")?.disabled()?, "the last one moves down");
    b.axe()?;
    change.button("Add “living” before")?.tap()?;
    picker.hear("Now “living wage”, 2 of 10-12.")?;
    let change = picker.group("Change “living wage”")?;
    change.button("Add “a” before")?.tap()?;
    // The next word is a pick of its own.
    picker.textbox("Why did “needs” stand out?")?.type_text("Not wants.")?;
    let change = picker.group("Change “a living wage”")?;
    change.button("Join with “needs”")?.tap()?;
    picker.hear("Joined as “needs a living wage”, 1 of 10-12.")?;
    picker.textbox("Why did “needs a living wage” stand out?")?.holds("Not wants.\nMoney.")?;
    check!(picked(&picker)? == ["needs a living wage"], "picked: {:?}", picked(&picker)?);
    let change = picker.group("Change “needs a living wage”")?;
    change.button("Drop “needs”")?.tap()?;
    let change = picker.group("Change “a living wage”")?;
    change.button("Drop “a”")?.tap()?;
    picker.hear("Now “living wage”, 1 of 10-12.")?;
    let marks = picker.within("[part~=text] mark", 0)?;
    check!(marks.value()? == "living wage", "marked: {}", marks.value()?);
    for _ in 0..3 {
        picker.button("Undo")?.tap()?;
    }
    picker.textbox("Why did “needs” stand out?")?.holds("Not wants.")?;
    picker.textbox("Why did “a living wage” stand out?")?.holds("Money.")?;
    // By keyboard the focus stays on the button that was pressed.
    let change = picker.group("Change “a living wage”")?;
    change.button("Drop “wage”")?.press("Enter")?;
    let change = picker.group("Change “a living”")?;
    b.focus_is_named("Drop “living”")?;
    change.button("Drop “living”")?.press("Enter")?;
    picker.hear("Now “a”, 2 of 10-12.")?;
    check!(b.focused()?.starts_with("button"), "the focus is on {}", b.focused()?);
});

scenario!(a_pick_tells_how_often_its_term_occurs, |b| {
    let picker = with_text(b, PAGE)?;
    pick(&picker, &["Charity", "worker"])?;
    let first = picker.within("[part~=pick]", 0)?;
    first.button("3 times in the text")?.tap()?;
    first.see("Charity isn’t enough, and charity’s limits show.")?;
    first.see("It’s not charity, it is ours.")?;
    picker.within("[part~=pick]", 1)?.see("Once in the text")?;
    b.axe()?;
    picker.button("Words in context")?.tap()?;
    let lines = picker.within(".context", 0)?;
    lines.heading("Charity")?;
    lines.heading("worker")?;
    lines.see("It’s not charity, it is ours.")?;
    b.axe()?;
    b.screenshot_page("context-390")?;
    b.viewport(1280, 800)?;
    b.fits_the_width()?;
    b.screenshot_page("context-1280")?;
});

scenario!(picks_are_reordered_removed_and_brought_back, |b| {
    let picker = with_text(b, PAGE)?;
    pick(&picker, &["needs", "worker", "enough"])?;
    picker.textbox("Why did “worker” stand out?")?.type_text("Not staff.")?;
    picker.button("Change “enough”")?.press("Enter")?;
    let up = picker.group("Change “enough”")?.button("Move up")?;
    up.press("Enter")?;
    picker.hear("“enough” is now number 2.")?;
    b.focus_is_named("Move up")?;
    b.key("Enter")?;
    picker.hear("“enough” is now number 1.")?;
    check!(picked(&picker)? == ["enough", "needs", "worker"], "picked: {:?}", picked(&picker)?);
    check!(b.focused_name()? == "Move up" && up.disabled()?, "the focus is on {}", b.focused()?);
    picker.button("Remove “worker”")?.tap()?;
    picker.see("“worker” is removed.")?;
    // Other work in between does not take it away.
    picker.textbox("Why did “needs” stand out?")?.type_text("Not wants.")?;
    b.axe()?;
    picker.button("Bring back “worker”")?.tap()?;
    picker.hear("“worker” is back, 3 of 10-12.")?;
    picker.textbox("Why did “worker” stand out?")?.holds("Not staff.")?;
    picker.no("button", "Bring back “worker”")?;
    // A slip of the finger: off and on again.
    picker.word("worker", 0)?.tap()?;
    picker.see("2 of 10-12")?;
    picker.word("worker", 0)?.tap()?;
    picker.textbox("Why did “worker” stand out?")?.holds("Not staff.")?;
    picker.button("Remove “worker”")?.tap()?;
    picker.button("Remove “needs”")?.tap()?;
    picker.no("button", "Bring back “worker”")?;
    picker.button("Bring back “needs”")?;
    check!(!notes(&picker, "text")?.contains("Not wants."), "the notes still hold it");
    b.reload()?;
    picker.see("1 of 10-12")?;
    picker.no("button", "Bring back “needs”")?;
});

scenario!(a_word_is_the_same_after_the_text_was_edited, |b| {
    open(b, "", "<word-picker activity=\"edited\"></word-picker>")?;
    let picker = b.widget("word-picker", 0)?;
    let field = || picker.textbox("Text of the front page");
    field()?.type_text("Every child gets a warm meal today.")?;
    picker.button("Use this text")?.tap()?;
    pick(&picker, &["meal"])?;
    picker.textbox("Why did “meal” stand out?")?.type_text("Food.")?;
    picker.button("Change the text")?.tap()?;
    field()?.fill("Each child gets one warm meal now.")?;
    picker.button("Use this text")?.tap()?;
    picker.see("1 of 10-12")?;
    // Tapped away and tapped again, it has its note again.
    pick(&picker, &["meal"])?;
    picker.see("0 of 10-12")?;
    pick(&picker, &["meal"])?;
    picker.textbox("Why did “meal” stand out?")?.holds("Food.")?;
    picker.no("button", "Bring back “meal”")?;
    // Where another pick covers it by now, it becomes part of that one.
    pick(&picker, &["warm"])?;
    picker.button("Remove “meal”")?.tap()?;
    picker.button("Change “warm”")?.tap()?;
    picker.button("Add “meal” after")?.tap()?;
    picker.button("Bring back “meal”")?.tap()?;
    picker.see("1 of 10-12")?;
    picker.textbox("Why did “warm meal” stand out?")?.holds("Food.")?;
    picker.no("textbox", "Why did “meal” stand out?")?;
});

scenario!(a_pick_that_moves_is_told_its_place_in_its_list, |b| {
    open(b, "", "<word-picker activity=\"two-lists\"></word-picker>")?;
    b.listen()?;
    let picker = b.widget("word-picker", 0)?;
    picker.textbox("Text of the front page")?.type_text("Every child gets a warm meal.")?;
    picker.button("Use this text")?.tap()?;
    pick(&picker, &["child", "warm"])?;
    picker.button("Change the text")?.tap()?;
    picker.textbox("Text of the front page")?.fill("Each day brings bread and salt.")?;
    picker.button("Use this text")?.tap()?;
    picker.see("No longer in the text")?;
    pick(&picker, &["bread", "salt"])?;
    picker.button("Change “bread”")?.tap()?;
    picker.group("Change “bread”")?.button("Move down")?.tap()?;
    picker.hear("“bread” is now number 2.")?;
    picker.button("Change “warm”")?.tap()?;
    picker.group("Change “warm”")?.button("Move up")?.tap()?;
    picker.hear("“warm” is now number 1.")?;
});

scenario!(frequent_phrases_are_a_hint_the_author_turns_on, |b| {
    let picker = with_text(b, PAGE)?;
    picker.do_not_see("Phrases that come up often")?;
    picker.run("element.setAttribute('hints', '')", &[])?;
    picker.see("They show where to look, not what to pick.")?;
    picker.group("Phrases that come up often")?.button("living wage (3 times)")?.tap()?;
    picker.textbox(FIND)?.holds("living wage")?;
    picker.button("Pick: A real living wage")?.tap()?;
    picker.see("1 of 10-12")?;
    b.axe()?;
    b.screenshot_page("hints-390")?;
    picker.run("element.removeAttribute('hints')", &[])?;
    picker.do_not_see("Phrases that come up often")?;
});

/// The sample page with everything of picking open, and pictures of it.
fn everything_open(b: &Browser, name: &str) -> Result {
    let head = "<style>html { color-scheme: light dark; background: Canvas; color: CanvasText; }</style>";
    open(b, head, "<word-picker activity=\"all\" hints></word-picker>")?;
    let picker = b.widget("word-picker", 0)?;
    picker.button("Use the sample page")?.tap()?;
    pick(&picker, &["safe", "neighbours", "Nobody", "tonight"])?;
    picker.button("Next sentence")?.tap()?;
    picker.button("weather")?.tap()?;
    picker.textbox(FIND)?.fill("home")?;
    picker.see("7 places in the text")?;
    picker.nth("button", starts("Pick:"), 1)?.tap()?;
    picker.see("6 of 10-12")?;
    b.screenshot(&format!("{name}-ways"))?;
    picker.nth("button", "Change “safe”", 0)?.tap()?;
    picker.button("Add “way” after")?.tap()?;
    picker.button("Change “safe way”")?;
    b.screenshot(&format!("{name}-change"))?;
    picker.button("Remove “tonight”")?.tap()?;
    picker.button("Bring back “tonight”")?;
    b.screenshot(&format!("{name}-removed"))?;
    picker.button("Words in context")?.tap()?;
    picker.see("A word’s company")?;
    b.screenshot(&format!("{name}-context"))?;
    let place = picker.word("indoors", 0)?;
    place.select_to(&place)?;
    picker.button("Add selection: “indoors”")?;
    b.screenshot(&format!("{name}-selection"))?;
    b.screenshot_page(&format!("{name}-page"))?;
    b.fits_the_width()?;
    large_enough(b)
}

scenario!(on_a_phone, |b| {
    b.viewport(390, 844)?;
    everything_open(b, "picking-390")?;
    b.axe()?;
});

scenario!(on_a_narrow_phone, |b| {
    b.viewport(320, 640)?;
    everything_open(b, "picking-320")?;
});

scenario!(on_a_desktop, |b| {
    b.viewport(1280, 800)?;
    everything_open(b, "picking-1280")?;
});

scenario!(with_text_of_twice_the_size, |b| {
    b.viewport(390, 844)?;
    b.text_zoom(2.0)?;
    everything_open(b, "picking-200-per-cent")?;
});

scenario!(in_the_dark, |b| {
    b.dark(true)?;
    b.viewport(390, 844)?;
    everything_open(b, "picking-dark")?;
    b.axe()?;
});

scenario!(in_forced_colours, |b| {
    b.forced_colors(true)?;
    b.viewport(390, 844)?;
    everything_open(b, "picking-forced")?;
});
