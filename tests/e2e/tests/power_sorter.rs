//! The power sorter by itself: sorting by touch and by keyboard, own statements, the post, what authors can set.

use activity_widgets_e2e::{Browser, Place, Result, check, has, scenario, starts};

use crate::common::{key, notes, open, state, tab_to, wait_until_stored};

const SORTER: &str = "<power-sorter activity=\"sort\" forum=\"https://forum.example/7\"></power-sorter>";
const GENTLE: &str =
    "He asked, quite gently, ‘Is that really what we agreed?’, and the decision was back on the table.";
const HALL: &str = "We have the only hall without steps, so the group meets on the evenings when we can open up.";
const OPENING: &str =
    "She began with a story about last winter, and that story was what we talked about for the rest of the meeting.";
const POST: &str = "Your forum post";

fn sorter_of<'b>(b: &'b Browser, element: &str) -> Result<Place<'b>> {
    b.viewport(390, 844)?;
    open(b, "", element)?;
    b.widget("power-sorter", 0)
}

fn sort(sorter: &Place<'_>, card: &str, place: &str) -> Result {
    sorter.group(card)?.radio(place)?.tap()
}

scenario!(a_card_is_sorted_by_a_tap, |b| {
    let sorter = sorter_of(b, SORTER)?;
    sorter.see("0 of 10 sorted")?;
    b.axe()?;
    sort(&sorter, GENTLE, "Micro-level power")?;
    sorter.see("1 of 10 sorted")?;
    sorter.hear("moved from Not sorted yet to Micro-level power. 1 of 10 sorted.")?;
    sort(&sorter, GENTLE, "Macro-level power")?;
    sorter.see("1 of 10 sorted")?;
    sort(&sorter, HALL, "Macro-level power")?;
    sorter.see("2 of 10 sorted")?;
    sort(&sorter, GENTLE, "Not sorted yet")?;
    sorter.see("1 of 10 sorted")?;
    sorter.button("Undo")?.tap()?;
    sorter.see("2 of 10 sorted")?;
    sorter.group(GENTLE)?.radio("Macro-level power")?.is_checked(true)?;
    sorter.button("Redo")?.tap()?;
    sorter.see("1 of 10 sorted")?;
    b.axe()?;
});

scenario!(all_cards_by_keyboard_alone, |b| {
    let sorter = sorter_of(b, SORTER)?;
    // Each group is one stop, after its handle; arrows choose.
    tab_to(b, "Show only the cards I have not sorted")?;
    for sorted in 1..=10 {
        b.key("Tab")?;
        check!(b.focused()?.starts_with("button “Move: "), "the focus is on {}", b.focused()?);
        b.key("Tab")?;
        b.focus_is("radio “Not sorted yet”")?;
        b.key("ArrowUp")?;
        b.focus_is("radio “Hard to place”")?;
        b.key("ArrowUp")?;
        b.focus_is("radio “Macro-level power”")?;
        sorter.see(&format!("{sorted} of 10 sorted"))?;
        b.key("Tab")?;
        check!(b.focused_name()?.starts_with("Reason: "), "the focus is on {}", b.focused()?);
    }
    b.type_keys("Money need not come to meetings.")?;
    check!(b.wait_for_event("activity-complete")?.len() == 1, "told more than once that it is complete");
    check!(notes(&sorter, "text")?.contains("Money need not come to meetings."), "the reason is not in the notes");
});

scenario!(only_the_unsorted_ones, |b| {
    let sorter = sorter_of(b, SORTER)?;
    sort(&sorter, GENTLE, "Micro-level power")?;
    sorter.checkbox("Show only the cards I have not sorted")?.tap()?;
    sorter.no("group", GENTLE)?;
    // A card does not vanish under the finger.
    sort(&sorter, HALL, "Macro-level power")?;
    sorter.see("2 of 10 sorted")?;
    sorter.group(HALL)?;
    sorter.checkbox("Show only the cards I have not sorted")?.tap()?;
    sorter.group(GENTLE)?;
});

scenario!(own_notes_become_cards, |b| {
    let sorter = sorter_of(b, SORTER)?;
    let field = sorter.textbox("Your own notes")?;
    field.paste("- Asha keeps the minutes.\n2. The council owns the hall. It sets the rent.\n\n---\n")?;
    wait_until_stored(b, &key("power-sorter", "sort"), "Asha keeps the minutes.")?;
    sorter.button("Make cards")?.tap()?;
    sorter.see("3 cards made.")?;
    sorter.see("0 of 13 sorted")?;
    field.holds("")?;
    sort(&sorter, "Asha keeps the minutes.", "Micro-level power")?;
    sort(&sorter, "It sets the rent.", "Macro-level power")?;
    sorter.see("2 of 13 sorted")?;
    // What is on a card already is not made again, and nothing is lost.
    field.type_text("The council owns the hall. Nobody asked the choir.")?;
    sorter.button("Make cards")?.tap()?;
    sorter.see("1 card made.")?;
    sorter.see("2 of 14 sorted")?;
    sorter.button("Remove: Asha keeps the minutes.")?.tap()?;
    sorter.see("1 of 13 sorted")?;
    sorter.button("Undo")?.tap()?;
    sorter.group("Asha keeps the minutes.")?.radio("Micro-level power")?.is_checked(true)?;
    b.axe()?;
    b.reload()?;
    sorter.see("2 of 14 sorted")?;
    sorter.group("It sets the rent.")?.radio("Macro-level power")?.is_checked(true)?;
});

scenario!(the_subject_has_a_field_of_its_own, |b| {
    const SUBJECT: &str = "Subject";
    let sorter = sorter_of(b, SORTER)?;
    let subject = sorter.textbox(SUBJECT)?;
    subject.holds("Where does the power sit?")?;
    sort(&sorter, GENTLE, "Micro-level power")?;
    sorter.see("1 of 10 sorted")?;
    subject.fill("Who decides about the hall?")?;
    sort(&sorter, HALL, "Macro-level power")?;
    sorter.see("2 of 10 sorted")?;
    subject.holds("Who decides about the hall?")?;
    // A forum asks for subject and post in two fields, so each is copied by itself.
    sorter.button("Copy subject")?.tap()?;
    let copied = b.clipboard_has("Who decides")?;
    check!(copied.trim() == "Who decides about the hall?", "copied {copied:?}");
    let post = sorter.textbox(POST)?.value()?;
    check!(post.contains(HALL) && !post.contains("Who decides") && !post.contains(SUBJECT), "{post}");
    check!(notes(&sorter, "text")?.contains("Who decides about the hall?"), "the subject is not in the notes");
    b.axe()?;
    b.fits_the_width()?;
    subject.run("element.scrollIntoView({ block: 'center' })", &[])?;
    b.screenshot("sorter-subject")?;
    wait_until_stored(b, &key("power-sorter", "sort"), "Who decides about the hall?")?;
    b.reload()?;
    sorter.textbox(SUBJECT)?.holds("Who decides about the hall?")?;
    // Undo takes a subject back as it takes back everything else.
    sorter.textbox(SUBJECT)?.fill("")?;
    sorter.textbox(SUBJECT)?.holds("")?;
    sorter.no("button", "Copy subject")?;
    sorter.button("Undo")?.tap()?;
    sorter.textbox(SUBJECT)?.holds("Who decides about the hall?")?;
});

scenario!(the_post_follows_the_work_until_it_is_edited, |b| {
    let sorter = sorter_of(b, SORTER)?;
    sorter.see("Sort a card or write something above, and a draft will appear here.")?;
    sort(&sorter, GENTLE, "Micro-level power")?;
    sorter.textbox(format!("Reason: {GENTLE}"))?.type_text("A question turned the meeting.")?;
    sorter.textbox(starts("Strengths"))?.type_text("I see what I could do.")?;
    sorter.textbox(starts("Limitations"))?.type_text("It forgets who pays.")?;
    let post = sorter.textbox(POST)?;
    let draft = post.value()?;
    for part in ["Micro-level power", GENTLE, "A question turned", "I see what I could do.", "It forgets who pays."] {
        check!(draft.contains(part), "the draft lacks {part:?}: {draft}");
    }
    sorter.button("Copy post")?.tap()?;
    let copied = b.clipboard_has("I see what I could do.")?;
    check!(copied.trim() == draft.trim(), "copied {copied:?} instead of {draft:?}");

    post.type_text("\nWith thanks, R.")?;
    let mine = post.value()?;
    check!(mine.ends_with("With thanks, R."), "{mine:?}");
    sorter.button("Go back to the draft")?;
    sort(&sorter, HALL, "Macro-level power")?;
    sorter.see("Your sorting has changed since you edited the post.")?;
    post.holds(&mine)?;
    b.axe()?;
    sorter.button("Keep my post")?.tap()?;
    sorter.do_not_see("Your sorting has changed since you edited the post.")?;
    post.holds(&mine)?;
    sort(&sorter, OPENING, "Micro-level power")?;
    sorter.button("Use the new draft")?.tap()?;
    let new = post.value()?;
    check!(new.contains(HALL) && new.contains(OPENING) && !new.contains("With thanks"), "{new}");
    sorter.button("Undo")?.tap()?;
    post.holds(&mine)?;
    b.reload()?;
    post.holds(&mine)?;
});

scenario!(a_link_to_the_forum, |b| {
    let sorter = sorter_of(b, SORTER)?;
    let link = sorter.link("Open the forum (opens in a new tab)")?;
    let attribute = |name: &str| link.attribute(name).map(Option::unwrap_or_default);
    check!(attribute("href")? == "https://forum.example/7", "{}", attribute("href")?);
    check!(attribute("target")? == "_blank" && attribute("rel")?.contains("noopener"), "not in a tab of its own");
    sorter_of(b, "<power-sorter></power-sorter>")?.no("link", has("forum"))?;
});

scenario!(a_card_in_several_places, |b| {
    let sorter = sorter_of(b, "<power-sorter activity=\"many\" multiple></power-sorter>")?;
    let card = sorter.group(HALL)?;
    card.checkbox("Micro-level power")?.tap()?;
    card.checkbox("Macro-level power")?.tap()?;
    sorter.see("1 of 10 sorted")?;
    b.axe()?;
    b.reload()?;
    sorter.see("1 of 10 sorted")?;
    card.checkbox("Micro-level power")?.is_checked(true)?;
    card.checkbox("Macro-level power")?.is_checked(true)?;
    card.checkbox("Micro-level power")?.tap()?;
    card.checkbox("Macro-level power")?.tap()?;
    sorter.see("0 of 10 sorted")?;
});

scenario!(an_authors_own_cards_and_categories, |b| {
    let sorter = sorter_of(
        b,
        "<power-sorter activity=\"own\" categories='[{\"id\":\"talk\",\"label\":\"In talk\",\"meaning\":\"In the room.\"},
           {\"id\":\"rules\",\"label\":\"In rules\"},{\"id\":\"money\",\"label\":\"In money\"}]'>
         <ul slot=\"cards\"><li>rent | The council sets the rent.</li><li>Asha keeps the minutes.</li></ul>
         </power-sorter>",
    )?;
    sorter.see("0 of 2 sorted")?;
    let rent = sorter.group("The council sets the rent.")?;
    let offered = rent.names("radio")?;
    check!(offered == ["In talk", "In rules", "In money", "Hard to place", "Not sorted yet"], "{offered:?}");
    rent.radio("In money")?.tap()?;
    sorter.button("What do these mean?")?.tap()?;
    sorter.see("In the room.")?;
    sorter.textbox("Reason: The council sets the rent.")?.type_text("Money.")?;
    sort(&sorter, "Asha keeps the minutes.", "In talk")?;
    sorter.see("2 of 2 sorted")?;
    // The author puts a card's words right and takes the other one out: no work is lost.
    sorter.run(
        "const [rent, asha] = element.querySelectorAll('li'); rent.textContent = 'rent | The council alone sets the rent.'; asha.remove()",
        &[],
    )?;
    sorter.group("The council alone sets the rent.")?.radio("In money")?.is_checked(true)?;
    sorter.textbox("Reason: The council alone sets the rent.")?.holds("Money.")?;
    sorter.see("1 of 1 sorted")?;
    sorter.heading("No longer in the activity")?;
    sorter.see("You had put it in: In talk")?;
    b.axe()?;
});

scenario!(the_comment_of_the_sorter, |b| {
    let sorter = sorter_of(b, "<power-sorter reveal=\"after-writing\"></power-sorter>")?;
    let button = sorter.button("Show the author’s comment")?;
    check!(button.disabled()?, "open from the start");
    sorter.textbox(format!("Reason: {HALL}"))?.type_text("A key is a resource.")?;
    button.tap()?;
    sorter.see("You may have found that some cards would not stay put.")?;
    b.axe()?;
    check!(state(&sorter)?["revealed"] == true, "not kept: {}", state(&sorter)?);
});

scenario!(notes_of_the_sorter, |b| {
    let sorter = sorter_of(b, SORTER)?;
    sort(&sorter, HALL, "Macro-level power")?;
    sorter.textbox(format!("Reason: {HALL}"))?.type_text("A key is a <resource>.")?;
    for (format, button, ending) in [
        ("text", "Download text", "power-sorter-notes.txt"),
        ("markdown", "Download Markdown", "power-sorter-notes.md"),
        ("html", "Download HTML", "power-sorter-notes.html"),
    ] {
        let exported = notes(&sorter, format)?;
        check!(exported.contains("the only hall without steps") && exported.contains("A key is a"), "{exported}");
        check!(!(format == "html" && exported.contains("<resource>")), "not escaped: {exported}");
        sorter.button(button)?.tap()?;
        let file = b.downloaded(ending)?;
        check!(file.trim_start_matches('\u{feff}') == exported, "{ending} holds {file:?} instead of {exported:?}");
    }
});
