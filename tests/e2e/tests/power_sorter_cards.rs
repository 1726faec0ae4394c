//! The power sorter's cards and what is made of them: own cards edited, notes brought, links, the picture, differences, hundreds.

use activity_widgets_e2e::{Browser, Engine, Place, Result, check, has, scenario, starts};
use serde_json::json;

use crate::common::{key, notes, open, state, wait_until_stored};

const DECK: &str = "<ul slot=\"cards\"><li>They hold the budget.</li><li>She summed up.</li></ul>";

fn sorter_of<'b>(b: &'b Browser, attributes: &str, inside: &str) -> Result<Place<'b>> {
    b.patience(std::time::Duration::from_secs(20));
    b.viewport(390, 844)?;
    open(b, "", &format!("<power-sorter activity=\"sort\" {attributes}>{inside}</power-sorter>"))?;
    b.widget("power-sorter", 0)
}

fn make(sorter: &Place<'_>, notes: &str) -> Result {
    sorter.textbox("Your own notes")?.fill(notes)?;
    sorter.button("Make cards")?.tap()?;
    sorter.see("made.")
}

scenario!(own_cards_are_edited_split_and_joined, |b| {
    let sorter = sorter_of(b, "", DECK)?;
    make(&sorter, "Asha keeps the minutes and the chair signs them.")?;
    let long = "Asha keeps the minutes and the chair signs them.";
    sorter.group(long)?.radio("Micro-level power")?.tap()?;
    sorter.textbox(format!("Reason: {long}"))?.type_text("Words become records.")?;
    sorter.button(format!("Edit: {long}"))?.tap()?;
    let field = sorter.textbox("What the card says")?;
    field.holds(long)?;
    b.focus_is("textbox “What the card says”")?;
    b.axe()?;
    // Cut before " and".
    field.press("Control+Home")?;
    (0.."Asha keeps the minutes".len()).try_for_each(|_| b.key("ArrowRight"))?;
    sorter.button("Split at the cursor")?.tap()?;
    sorter.see("1 of 4 sorted")?;
    sorter.group("Asha keeps the minutes")?.radio("Micro-level power")?.is_checked(true)?;
    sorter.textbox("Reason: Asha keeps the minutes")?.holds("Words become records.")?;
    sorter.hear("The card became two.")?;
    let edit = sorter.button("Edit: and the chair signs them.")?;
    edit.tap()?;
    sorter.textbox("What the card says")?.fill("She summed up.")?;
    sorter.button("Save card")?.tap()?;
    sorter.see("Another card says “She summed up” already, so nothing was changed.")?;
    b.axe()?;
    sorter.textbox("What the card says")?.fill("The chair signs them.")?;
    b.key("Enter")?;
    sorter.group("The chair signs them.")?;
    b.focus_is("button “Edit: The chair signs them.”")?;
    sorter.button("Join with the next: Asha keeps the minutes")?.tap()?;
    let joined = "Asha keeps the minutes The chair signs them.";
    sorter.textbox(format!("Reason: {joined}"))?.holds("Words become records.")?;
    sorter.see("1 of 3 sorted")?;
    sorter.button("Undo")?.tap()?;
    sorter.group("The chair signs them.")?;
    b.reload()?;
    sorter.group("Asha keeps the minutes")?.radio("Micro-level power")?.is_checked(true)?;
    b.fits_the_width()?;
});

scenario!(a_refused_split_leaves_the_words_in_the_field, |b| {
    let sorter = sorter_of(b, "", DECK)?;
    // One by one: WebKitGTK's driver types no line's end.
    make(&sorter, "A.")?;
    make(&sorter, "B.")?;
    sorter.button("Edit: B.")?.tap()?;
    let field = sorter.textbox("What the card says")?;
    field.fill("A. Something new")?;
    field.press("Control+Home")?;
    (0..2).try_for_each(|_| b.key("ArrowRight"))?;
    sorter.button("Split at the cursor")?.tap()?;
    sorter.see("Another card says “A” already, so nothing was changed.")?;
    field.holds("A. Something new")?;
    sorter.group("B.")?;
    field.fill("")?;
    sorter.button("Save card")?.tap()?;
    sorter.see("Write what the card says, or cancel.")?;
    sorter.hear("Write what the card says, or cancel.")?;
    // As it was: nothing to keep, and nothing wrong with it.
    field.fill("B.")?;
    sorter.button("Save card")?.tap()?;
    sorter.no("textbox", "What the card says")?;
    sorter.group("B.")?;
});

scenario!(what_is_written_in_an_editor_is_kept, |b| {
    let sorter = sorter_of(b, "", DECK)?;
    make(&sorter, "Mine.")?;
    sorter.group("Mine.")?.radio("Micro-level power")?.tap()?;
    sorter.button("Edit: Mine.")?.tap()?;
    let field = sorter.textbox("What the card says")?;
    b.focus_is("textbox “What the card says”")?;
    field.type_text(" Really")?;
    wait_until_stored(b, &key("power-sorter", "sort"), "Really")?;
    b.reload()?;
    let field = sorter.textbox("What the card says")?;
    field.holds("Mine. Really")?;
    check!(!field.has_focus()?, "nobody asked for the focus");
    sorter.checkbox("Show only the cards I have not sorted")?.tap()?;
    sorter.textbox("What the card says")?.holds("Mine. Really")?;
    sorter.checkbox("Show only the cards I have not sorted")?.tap()?;
    sorter.textbox("What the card says")?.press("Escape")?;
    sorter.no("textbox", "What the card says")?;
    sorter.button("Undo")?.tap()?;
    let field = sorter.textbox("What the card says")?;
    field.holds("Mine. Really")?;
    field.press("Enter")?;
    sorter.group("Mine. Really")?.radio("Micro-level power")?.is_checked(true)?;
    sorter.no("textbox", "What the card says")?;
});

scenario!(undo_brings_a_card_back_among_the_unsorted_ones, |b| {
    let sorter = sorter_of(b, "", DECK)?;
    make(&sorter, "Mine.\nNext.")?;
    for card in ["They hold the budget.", "She summed up.", "Mine."] {
        sorter.group(card)?.radio("Micro-level power")?.tap()?;
    }
    sorter.button("Join with the next: Mine.")?;
    sorter.group("Next.")?.radio("Macro-level power")?.tap()?;
    sorter.see("4 of 4 sorted")?;
    sorter.checkbox("Show only the cards I have not sorted")?.tap()?;
    sorter.see("You have sorted every card.")?;
    sorter.button("Undo")?.tap()?;
    sorter.group("Next.")?;
    sorter.button("Undo")?.tap()?;
    // What Join would take might be out of sight.
    sorter.group("Mine.")?;
    sorter.no("button", "Join with the next: Mine.")?;
    sorter.group("Mine.")?.radio("Micro-level power")?.tap()?;
    sorter.see("3 of 4 sorted")?;
    // It stays under the finger, and with other words as well.
    sorter.button("Edit: Mine.")?.tap()?;
    sorter.textbox("What the card says")?.fill("Ours.")?;
    b.key("Enter")?;
    sorter.group("Ours.")?.radio("Micro-level power")?.is_checked(true)?;
});

scenario!(notes_of_a_word_picker_become_cards, |b| {
    b.patience(std::time::Duration::from_secs(20));
    b.viewport(390, 844)?;
    open(
        b,
        "",
        &format!(
            "<word-picker activity=\"first\"><p slot=\"text\">Join our bus tonight. It is for all of us.</p></word-picker>
             <power-sorter activity=\"sort\">{DECK}</power-sorter>"
        ),
    )?;
    let (picker, sorter) = (b.widget("word-picker", 0)?, b.widget("power-sorter", 0)?);
    picker.word("our", 0)?.tap()?;
    picker.textbox("Why did “our” stand out?")?.type_text("It makes me a member.")?;
    // What was picked a moment ago comes along.
    let bring = sorter.button("Bring my word picker notes")?;
    picker.word("all", 0)?.tap()?;
    // At once: what a finger does takes longer than keeping it.
    bring.run("element.click()", &[])?;
    let field = sorter.textbox("Your own notes")?;
    field.holds("“our”: It makes me a member.\nIt is for all of us.")?;
    sorter.button("Bring my word picker notes")?.tap()?;
    sorter.see("Those notes are in the box already.")?;
    sorter.button("Make cards")?.tap()?;
    sorter.see("2 cards made.")?;
    sorter.group("“our”: It makes me a member.")?;
    // A page without a picker offers what was written on another one.
    let sorter = sorter_of(b, "", DECK)?;
    sorter.button("Bring my word picker notes")?;
    b.run("localStorage.clear()", json!([]))?;
    let sorter = sorter_of(b, "", DECK)?;
    sorter.no("button", "Bring my word picker notes")?;
});

// What is on the screen is what is brought, whatever came of keeping it.
scenario!(notes_come_along_where_they_cannot_be_kept, |b| {
    b.patience(std::time::Duration::from_secs(20));
    b.viewport(390, 844)?;
    let blocked = "<script>Object.defineProperty(window, 'localStorage', {
        get() { throw new DOMException('denied', 'SecurityError'); } })</script>";
    let full = "<script>const set = Storage.prototype.setItem;
        Storage.prototype.setItem = function (...pair) {
          if (window.full) throw new DOMException('full', 'QuotaExceededError');
          return set.apply(this, pair);
        };</script>";
    let page = format!(
        "<word-picker activity=\"first\"><p slot=\"text\">Join our bus tonight. It is for all of us.</p></word-picker>
         <power-sorter activity=\"sort\">{DECK}</power-sorter>"
    );
    for (head, trouble) in [
        (blocked, "This browser does not let this page keep anything."),
        (full, "There is no room left in this browser to save this."),
    ] {
        open(b, head, &page)?;
        let (picker, sorter) = (b.widget("word-picker", 0)?, b.widget("power-sorter", 0)?);
        picker.word("our", 0)?.tap()?;
        let note = picker.textbox("Why did “our” stand out?")?;
        if head == full {
            note.type_text("Kept, and old by now.")?;
            wait_until_stored(b, &key("word-picker", "first"), "old by now")?;
            b.run("window.full = true", json!([]))?;
        }
        note.fill("It makes me a member.")?;
        picker.see(trouble)?;
        sorter.button("Bring my word picker notes")?.tap()?;
        sorter.textbox("Your own notes")?.holds("“our”: It makes me a member.")?;
    }
});

scenario!(what_is_hard_to_place_has_a_reason_of_its_own, |b| {
    let sorter = sorter_of(b, "", DECK)?;
    sorter.group("She summed up.")?.radio("Hard to place")?.tap()?;
    sorter.textbox("What makes it hard to place? She summed up.")?.type_text("She is the chair, too.")?;
    sorter.see("1 of 2 sorted")?;
    b.axe()?;
    check!(notes(&sorter, "text")?.contains("Hard to place\n-------------"), "{}", notes(&sorter, "text")?);
    check!(sorter.textbox("Your forum post")?.value()?.contains("Hard to place:\n- She summed up."), "not in the post");
    sorter.group("She summed up.")?.radio("Micro-level power")?.tap()?;
    sorter.textbox("Reason: She summed up.")?.holds("She is the chair, too.")?;
});

scenario!(a_link_and_the_picture, |b| {
    let sorter = sorter_of(b, "", DECK)?;
    sorter.no("heading", "Your picture so far")?;
    sorter.group("She summed up.")?.radio("Micro-level power")?.tap()?;
    sorter.no("button", starts("Could lead"))?;
    // What has no card yet is in the picture too, in its place.
    sorter.heading("Macro-level power (0)")?;
    sorter.see("No card is here yet.")?;
    b.axe()?;
    sorter.group("They hold the budget.")?.radio("Macro-level power")?.tap()?;
    sorter.do_not_see("No card is here yet.")?;
    sorter.button("Could lead to…")?.tap()?;
    let choice = sorter.find("combobox", "Which change might it help to bring about?")?;
    b.axe()?;
    choice.press("ArrowDown")?;
    if b.engine() == Engine::WebKit {
        // WebKitGTK opens a menu of the system's.
        choice.run("element.selectedIndex = 1; element.dispatchEvent(new Event('change', { bubbles: true }))", &[])?;
    }
    sorter.button("Could lead to: “They hold the budget”")?;
    sorter.heading("Your picture so far")?;
    sorter.heading("Micro-level power (1)")?;
    sorter.see("could lead to 1: They hold the budget")?;
    b.axe()?;
    b.fits_the_width()?;
    sorter.run("element.shadowRoot.querySelector('.picture').scrollIntoView()", &[])?;
    b.screenshot("sorter-picture")?;
    check!(notes(&sorter, "text")?.contains("Could lead to: They hold the budget."), "{}", notes(&sorter, "text")?);
    b.reload()?;
    sorter.button("Could lead to: “They hold the budget”")?;
    sorter.group("They hold the budget.")?.radio("Not sorted yet")?.tap()?;
    sorter.no("button", starts("Could lead"))?;
});

scenario!(the_picture_is_on_paper, |b| {
    let sorter = sorter_of(b, "", DECK)?;
    sorter.group("She summed up.")?.radio("Micro-level power")?.tap()?;
    sorter.group("They hold the budget.")?.radio("Macro-level power")?.tap()?;
    sorter.textbox("Reason: She summed up.")?.type_text("Words become records.")?;
    b.print_style(true)?;
    sorter.heading("Your picture so far")?;
    sorter.heading("Micro-level power (1)")?;
    sorter.heading("Macro-level power (1)")?;
    // Of each card there is what the learner made of it, and nothing to press.
    sorter.textbox("Reason: She summed up.")?.holds("Words become records.")?;
    for (role, name) in [("textbox", "Your own notes"), ("button", "Make cards"), ("button", "Undo")] {
        sorter.no(role, name)?;
    }
    b.screenshot("sorter-on-paper")?;
    b.print_style(false)?;
});

scenario!(the_printed_notes_have_the_picture, |b| {
    b.patience(std::time::Duration::from_secs(20));
    let printer = "<script>window.print = () => dispatchEvent(new Event('beforeprint'))</script>";
    open(b, printer, &format!("<power-sorter activity=\"sort\">{DECK}</power-sorter>"))?;
    let sorter = b.widget("power-sorter", 0)?;
    sorter.button("Print")?.tap()?;
    // Nothing is sorted yet, so there is none.
    b.wait_until("!!document.querySelector('body > .activity-widgets-print')")?;
    check!(b.run("return document.querySelectorAll('body > * .area').length", json!([]))? == 0, "a picture of nothing");
    sorter.group("She summed up.")?.radio("Micro-level power")?.tap()?;
    sorter.group("They hold the budget.")?.radio("Macro-level power")?.tap()?;
    sorter.button("Could lead to…")?.tap()?;
    let choice = sorter.find("combobox", "Which change might it help to bring about?")?;
    choice.run("element.selectedIndex = 1; element.dispatchEvent(new Event('change', { bubbles: true }))", &[])?;
    sorter.heading("Your picture so far")?;
    sorter.see("could lead to 1: They hold the budget")?;
    sorter.button("Print")?.tap()?;
    b.print_style(true)?;
    let page = b.page();
    page.heading("Where does the power sit?")?;
    for heading in ["Your picture so far", "Micro-level power (1)", "Macro-level power (1)"] {
        page.heading(heading)?;
    }
    page.see("could lead to 1: They hold the budget")?;
    page.do_not_see("A course page")?;
    page.no("button", "Print")?;
    b.screenshot("sorter-printed")?;
    b.print_style(false)?;
    // On the screen there is the widget's own alone.
    check!(page.names("heading")?.iter().filter(|name| *name == "Your picture so far").count() == 1, "it is in sight");
});

scenario!(what_a_card_could_lead_to_follows_the_sorting, |b| {
    let sorter =
        sorter_of(b, "", "<ul slot=\"cards\"><li>She asked.</li><li>The rules changed.</li><li>All vote.</li></ul>")?;
    sorter.group("She asked.")?.radio("Micro-level power")?.tap()?;
    sorter.group("The rules changed.")?.radio("Macro-level power")?.tap()?;
    sorter.button("Could lead to…")?.tap()?;
    sorter.find("combobox", "Which change might it help to bring about?")?;
    sorter.group("All vote.")?.radio("Macro-level power")?.tap()?;
    sorter.see("3 of 3 sorted")?;
    let choice = sorter.find("combobox", "Which change might it help to bring about?")?;
    let choose = "element.selectedIndex = 2; element.dispatchEvent(new Event('change', { bubbles: true }))";
    choice.run(choose, &[])?;
    sorter.button("Could lead to: “All vote”")?;
    // What is chosen stays chosen when another card goes.
    sorter.group("The rules changed.")?.radio("Not sorted yet")?.tap()?;
    sorter.see("2 of 3 sorted")?;
    let choice = sorter.find("combobox", "Which change might it help to bring about?")?;
    let chosen = choice.run("return element.selectedOptions[0].textContent + element.options.length", &[])?;
    check!(chosen == json!("All vote2"), "{chosen}");
});

scenario!(a_held_number_key_sorts_one_card, |b| {
    let sorter = sorter_of(b, "", DECK)?;
    sorter.group("They hold the budget.")?.radio("Not sorted yet")?.press("1")?;
    sorter.see("1 of 2 sorted")?;
    // What a keyboard sends while the key stays down.
    let held = "element.shadowRoot.activeElement.dispatchEvent(new KeyboardEvent('keydown',
        { key: '1', repeat: true, bubbles: true, composed: true, cancelable: true }))";
    sorter.run(held, &[])?;
    sorter.group("She summed up.")?.radio("Not sorted yet")?.is_checked(true)?;
    sorter.see("1 of 2 sorted")?;
    b.key("1")?;
    sorter.see("2 of 2 sorted")?;
});

scenario!(changes_are_offered_line_by_line, |b| {
    b.patience(std::time::Duration::from_secs(20));
    b.viewport(390, 844)?;
    open(
        b,
        "",
        &format!(
            "<power-sorter activity=\"sort\" forum=\"https://forum.example/7\">{DECK}</power-sorter>
             <div contenteditable role=\"textbox\" aria-label=\"The forum’s editor\" style=\"min-height: 3em\"></div>"
        ),
    )?;
    let sorter = b.widget("power-sorter", 0)?;
    sorter.group("She summed up.")?.radio("Micro-level power")?.tap()?;
    let post = sorter.textbox("Your forum post")?;
    post.type_text("\nWith thanks, R.")?;
    sorter.see("words")?;
    sorter.group("They hold the budget.")?.radio("Macro-level power")?.tap()?;
    sorter.see("New: - They hold the budget.")?;
    sorter.see("Gone: I sorted one statement")?;
    b.axe()?;
    sorter.run("element.shadowRoot.querySelector('.notice').scrollIntoView()", &[])?;
    b.screenshot("sorter-changes")?;
    sorter.button("Take these changes")?.tap()?;
    let taken = post.value()?;
    check!(taken.contains("- They hold the budget.") && taken.ends_with("With thanks, R."), "{taken}");
    check!(taken.contains("I sorted 2 statements") && !taken.contains("one statement"), "{taken}");
    sorter.no("button", "Take these changes")?;
    sorter.button("Copy with formatting")?.tap()?;
    sorter.hear("Copied with its formatting.")?;
    let editor = b.page().textbox("The forum’s editor")?;
    editor.paste_clipboard()?;
    b.wait_until("[...document.querySelectorAll('[contenteditable] li')].some((li) => li.textContent.includes('They hold the budget.'))")?;
    let copied = b.clipboard_has("They hold the budget.")?;
    check!(copied.contains("With thanks, R."), "{copied}");
    sorter.button("Undo")?.tap()?;
    sorter.button("Take these changes")?;
});

scenario!(an_order_by_chance_stays, |b| {
    let cards: String = (1..=20).map(|n| format!("<li>Statement {n}.</li>")).collect();
    let cards = format!("<ul slot=\"cards\">{cards}</ul>");
    let sorter = sorter_of(b, "shuffle", &cards)?;
    let plain: Vec<String> = (1..=20).map(|n| format!("Statement {n}.")).collect();
    let order = || -> Result<Vec<String>> {
        let names = sorter.names("group")?;
        Ok(names.into_iter().filter(|name| name.starts_with("Statement")).collect())
    };
    sorter.see("0 of 20 sorted")?;
    let first = order()?;
    check!(first.len() == 20 && first != plain, "not shuffled: {first:?}");
    // Nothing the learner did, so nothing to undo.
    sorter.no("button", "Undo")?;
    sorter.group(&first[0])?.radio("Micro-level power")?.tap()?;
    wait_until_stored(b, &key("power-sorter", "sort"), "micro")?;
    b.reload()?;
    sorter.see("1 of 20 sorted")?;
    check!(order()? == first, "another order: {:?} after {first:?}", order()?);
    check!(state(&sorter)?["order"].as_u64() > Some(0), "{}", state(&sorter)?);
});

scenario!(an_authors_correction_keeps_the_work, |b| {
    let deck =
        "<ul slot=\"cards\"><li>The largest partner pays for the project worker, so its deadlines count.</li></ul>";
    let sorter = sorter_of(b, "", deck)?;
    let before = "The largest partner pays for the project worker, so its deadlines count.";
    sorter.group(before)?.radio("Macro-level power")?.tap()?;
    let after = "The largest partner pays for our project worker, so its deadlines count most.";
    sorter.run("element.querySelector('li').textContent = rest[0]", &[json!(after)])?;
    sorter.group(after)?.radio("Macro-level power")?.is_checked(true)?;
    sorter.see("1 of 1 sorted")?;
    sorter.no("heading", "No longer in the activity")?;
});

scenario!(meanings_are_one_tap_away, |b| {
    let sorter = sorter_of(b, "", "")?;
    // From the last card as well.
    sorter.nth("radio", "Micro-level power", 9)?.tap()?;
    sorter.button("What do these mean?")?.tap()?;
    sorter.see("Where it comes from: talk, and making sense of things together.")?;
    sorter.see("For example, the partner that holds the grant")?;
    b.axe()?;
    b.screenshot("sorter-meanings")?;
    // What gets the focus does not end up under them.
    sorter.nth("radio", "Micro-level power", 9)?.press("Shift+Tab")?;
    for _ in 0..8 {
        b.key("Shift+Tab")?;
        b.wait_until(
            "(() => {
               const root = document.querySelector('power-sorter').shadowRoot;
               const [focus, bar] = [root.activeElement, root.querySelector('.standing')].map((e) => e.getBoundingClientRect());
               return focus.top > bar.bottom - 1 && focus.top < innerHeight - 20;
             })()",
        )?;
    }
});

scenario!(three_hundred_cards, |b| {
    let cards: String = (1..=300)
        .map(|n| format!("<li>Statement {n}: somebody did something that the others had to follow.</li>"))
        .collect();
    let sorter = sorter_of(b, "", &format!("<ul slot=\"cards\">{cards}</ul>"))?;
    sorter.button("Show 100 more")?.tap()?;
    sorter.see("Statement 200:")?;
    sorter.button("Show 100 more")?.tap()?;
    sorter.no("button", has("more"))?;
    // The focus went on to the first of those that came. What is far away can be read, reached and sorted like the rest.
    b.focus_is("radio “Micro-level power”")?;
    sorter.see("Statement 300:")?;
    sorter.nth("radio", "Macro-level power", 299)?.tap()?;
    sorter.see("1 of 300 sorted")?;
    sorter.nth("radio", "Macro-level power", 299)?.is_checked(true)?;
    sorter.nth("radio", "Micro-level power", 0)?.tap()?;
    sorter.see("2 of 300 sorted")?;
});

scenario!(thousands_of_cards_and_one_of_twenty_thousand_characters, |b| {
    let long = ["Words that go on. ".repeat(555), "x".repeat(10_010)].concat();
    let cards: String = (2..=5_000).map(|n| format!("<li>Statement {n}.</li>")).collect();
    let sorter = sorter_of(b, "", &format!("<ul slot=\"cards\"><li>{long}</li>{cards}</ul>"))?;
    sorter.see("0 of 5000 sorted")?;
    sorter.group(&*long)?.radio("Macro-level power")?.tap()?;
    sorter.see("1 of 5000 sorted")?;
    sorter.group("Statement 2.")?.radio("Micro-level power")?.tap()?;
    sorter.see("2 of 5000 sorted")?;
    b.fits_the_width()?;
});
