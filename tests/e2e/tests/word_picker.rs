//! The word picker by itself: picking, undoing, the author's text, the comment, taking notes away, another text.

use activity_widgets_e2e::{Answer, Browser, Place, Result, check, has, scenario, starts};
use serde_json::json;

use crate::common::{self, front_page, notes, open, pick, tab_to};

const PICKER: &str = "<word-picker activity=\"words\"></word-picker>";
const FIELD: &str = "Text of the front page";
/// An author's text and a word picker around it.
const GIVEN: &str = "<word-picker activity=\"given\"><div slot=\"text\"><h2>Stand with us</h2>
    <p>Our river is still clean. Together we keep it so.</p></div></word-picker>";

fn with_sample(b: &Browser) -> Result<Place<'_>> {
    b.viewport(390, 844)?;
    open(b, "", PICKER)?;
    let picker = b.widget("word-picker", 0)?;
    picker.button("Use the sample page")?.tap()?;
    picker.see("0 of 10-12")?;
    Ok(picker)
}

/// The texts of the marks in the running text, in reading order.
fn marks(picker: &Place<'_>) -> Result<Vec<String>> {
    let found = picker.run(
        "return [...element.shadowRoot.querySelectorAll('[part~=text] mark')].map((mark) => mark.textContent)",
        &[],
    )?;
    Ok(found.as_array().into_iter().flatten().filter_map(|text| text.as_str().map(str::to_owned)).collect())
}

scenario!(a_word_is_picked_and_let_go, |b| {
    let picker = with_sample(b)?;
    picker.word("neighbours", 0)?.tap()?;
    picker.see("1 of 10-12")?;
    picker.hear("“neighbours” picked, 1 of 10-12.")?;
    picker.within("[part~=pick]", 0)?.see("Every night, in every weather, we take our neighbours home.")?;
    check!(marks(&picker)? == ["neighbours"], "marked: {:?}", marks(&picker)?);
    // The same word elsewhere is another pick.
    picker.word("safe", 1)?.tap()?;
    picker.word("safe", 0)?.tap()?;
    picker.see("3 of 10-12")?;
    check!(marks(&picker)? == ["safe", "neighbours", "safe"], "marked: {:?}", marks(&picker)?);
    picker.word("neighbours", 0)?.tap()?;
    picker.see("2 of 10-12")?;
    picker.hear("“neighbours” removed, 2 of 10-12.")?;
    check!(marks(&picker)? == ["safe", "safe"], "marked: {:?}", marks(&picker)?);
    picker.nth("button", "Remove “safe”", 1)?.tap()?;
    picker.see("1 of 10-12")?;
    b.axe()?;
});

scenario!(undo_and_redo, |b| {
    let picker = with_sample(b)?;
    pick(&picker, &["neighbours", "tonight"])?;
    picker.textbox("Why did “tonight” stand out?")?.type_text("It hurries me.")?;
    picker.button("Remove “tonight”")?.tap()?;
    picker.see("1 of 10-12")?;
    picker.button("Undo")?.tap()?;
    picker.see("2 of 10-12")?;
    picker.textbox("Why did “tonight” stand out?")?.holds("It hurries me.")?;
    check!(marks(&picker)? == ["neighbours", "tonight"], "marked: {:?}", marks(&picker)?);
    picker.button("Redo")?.tap()?;
    picker.see("1 of 10-12")?;
    picker.button("Undo")?.tap()?;
    // The words of a note are one step, the two picks one each.
    picker.button("Undo")?.tap()?;
    picker.textbox("Why did “tonight” stand out?")?.holds("")?;
    picker.button("Undo")?.tap()?;
    picker.button("Undo")?.tap()?;
    picker.see("0 of 10-12")?;
    picker.button("Redo")?.tap()?;
    picker.see("1 of 10-12")?;
});

scenario!(undo_and_redo_keep_the_focus_where_a_text_comes_or_goes, |b| {
    b.viewport(390, 844)?;
    open(b, "", PICKER)?;
    let picker = b.widget("word-picker", 0)?;
    let waits = |heading: &str| {
        b.wait_until(&format!("document.activeElement.shadowRoot?.activeElement?.textContent === '{heading}'"))
    };
    picker.button("Use the sample page")?.press("Enter")?;
    waits("The text")?;
    picker.button("Undo")?.press("Enter")?;
    waits("Bring a front page")?;
    picker.button("Redo")?.press("Enter")?;
    waits("The text")?;
});

scenario!(the_authors_text_is_there_at_once, |b| {
    b.viewport(390, 844)?;
    open(b, "", GIVEN)?;
    let picker = b.widget("word-picker", 0)?;
    picker.see("0 of 10-12")?;
    picker.heading("Stand with us")?;
    picker.no("textbox", FIELD)?;
    picker.word("still", 0)?.tap()?;
    picker.within("[part~=pick]", 0)?.see("Our river is still clean.")?;
    // The author edits the page: the pick stays with its word.
    picker.run("element.querySelector('p').prepend('Nobody would believe it. ')", &[])?;
    picker.see("Nobody would believe it. Our river is still clean.")?;
    check!(marks(&picker)? == ["still"], "marked: {:?}", marks(&picker)?);
    // A text of one's own and back.
    picker.button("Change the text")?.tap()?;
    picker.button("Use the sample page")?.tap()?;
    picker.see("No longer in the text")?;
    picker.button("Change the text")?.tap()?;
    picker.button("Use the course’s text")?.tap()?;
    picker.do_not_see("No longer in the text")?;
    picker.see("1 of 10-12")?;
});

scenario!(a_file_is_the_text, |b| {
    let files = [
        ("/texts/plain.txt", Answer::text("Stand with us\n\nOur river is still clean.")),
        (
            "/texts/page.html",
            Answer::html("<title>No</title><h1>Stand with us</h1><p>Our river is <b>still</b> clean."),
        ),
        (
            "/texts/text.md",
            Answer::new(200, "text/markdown; charset=utf-8", "# Stand with us\nOur river is still clean."),
        ),
    ];
    for (path, answer) in files {
        b.server().answer(path, answer);
        open(b, "", &format!("<word-picker activity=\"{path}\" text-src=\"..{path}\"></word-picker>"))?;
        let picker = b.widget("word-picker", 0)?;
        picker.see("Stand with us")?;
        picker.word("still", 0)?.tap()?;
        picker.within("[part~=pick]", 0)?.see("Our river is still clean.")?;
        check!(b.events("activity-problem")?.is_empty(), "{path}: {:?}", b.events("activity-problem")?);
    }
});

scenario!(a_file_that_is_no_text_is_told_to_the_author_only, |b| {
    b.expect_console_error("404");
    b.server().answer("/texts/picture.png", Answer::new(200, "image/png", "not a picture"));
    b.server().answer("/texts/empty.txt", Answer::text(" \n "));
    for path in ["missing.txt", "picture.png", "empty.txt"] {
        open(b, "", &format!("<word-picker text-src=\"../texts/{path}\"></word-picker>"))?;
        let picker = b.widget("word-picker", 0)?;
        let problems = b.wait_for_event("activity-problem")?;
        check!(problems.len() == 1 && problems[0]["field"] == "text-src", "{path}: {problems:?}");
        // The learner can begin as if nothing had been named.
        picker.button("Use the sample page")?;
        let message = problems[0]["message"].as_str().unwrap_or_default();
        picker.do_not_see(message)?;
    }
});

scenario!(the_comment_at_any_time, |b| {
    let picker = with_sample(b)?;
    picker.do_not_see("There is no correct list")?;
    picker.button("Show the author’s comment")?.tap()?;
    picker.see("There is no correct list, and yours may share only a word or two")?;
    b.axe()?;
    picker.button("Hide the author’s comment")?.tap()?;
    picker.do_not_see("There is no correct list")?;
});

scenario!(the_comment_after_writing, |b| {
    b.viewport(390, 844)?;
    let own = GIVEN
        .replace("activity=\"given\"", "reveal=\"after-writing\"")
        .replace("<div slot", "<p slot=\"comment\">Small words work hardest.</p><div slot");
    open(b, "", &own)?;
    let picker = b.widget("word-picker", 0)?;
    let button = picker.button("Show the author’s comment")?;
    check!(button.disabled()?, "open from the start");
    picker.see("Write something first, however short.")?;
    button.press("Enter")?;
    picker.do_not_see("Small words work hardest.")?;
    picker.textbox(starts("Why these words?"))?.type_text("They are ours.")?;
    button.tap()?;
    picker.see("Small words work hardest.")?;
    picker.do_not_see("There is no correct list")?;
});

scenario!(notes_are_taken_away, |b| {
    let picker = with_sample(b)?;
    pick(&picker, &["neighbours", "tonight"])?;
    picker.textbox("Why did “tonight” stand out?")?.type_text("It <hurries> me & you.")?;
    picker.textbox(starts("What was it about"))?.type_text("Warmth.")?;
    let (text, markdown, html) = (notes(&picker, "text")?, notes(&picker, "markdown")?, notes(&picker, "html")?);
    for (format, exported) in [("text", &text), ("markdown", &markdown), ("html", &html)] {
        for part in ["neighbours", "Join us", "hurries", "Warmth.", "2 of 10-12"] {
            check!(exported.contains(part), "{format} lacks {part:?}: {exported}");
        }
    }
    check!(html.contains("It &lt;hurries&gt; me &amp; you."), "not escaped: {html}");
    check!(html.starts_with("<!doctype html>") || html.starts_with("<!DOCTYPE html>"), "no page: {html}");
    check!(markdown.starts_with("# Influencing words"), "no heading: {markdown}");
    for (button, ending, exported) in [
        ("Download text", "word-picker-notes.txt", &text),
        ("Download Markdown", "word-picker-notes.md", &markdown),
        ("Download HTML", "word-picker-notes.html", &html),
    ] {
        picker.button(button)?.tap()?;
        let file = b.downloaded(ending)?;
        check!(file.trim_start_matches('\u{feff}') == exported, "{ending} holds {file:?} instead of {exported:?}");
    }
    picker.button("Copy notes")?.tap()?;
    let copied = b.clipboard_has("Influencing words")?;
    check!(copied.trim_end() == text.trim_end(), "copied {copied:?} instead of {text:?}");
    picker.hear("Copied.")?;
});

scenario!(a_browser_that_may_not_copy_shows_the_text, |b| {
    let head = "<script>Object.defineProperty(navigator, 'clipboard', { value: {
        writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) } })</script>";
    open(b, head, GIVEN)?;
    let picker = b.widget("word-picker", 0)?;
    picker.button("Copy notes")?.tap()?;
    picker.see("This page may not copy for you.")?;
    let by_hand = picker.textbox("Text to copy")?;
    by_hand.holds(&notes(&picker, "text")?)?;
    b.axe()?;
});

scenario!(another_text_keeps_the_picks, |b| {
    b.viewport(390, 844)?;
    open(b, "", PICKER)?;
    let picker = b.widget("word-picker", 0)?;
    picker.textbox(FIELD)?.paste(front_page::PLAIN)?;
    pick(&picker, &["volunteers", "penny", "Donate"])?;
    picker.textbox("Why did “penny” stand out?")?.type_text("So small.")?;
    // The paragraph of two picks goes, and a line comes before all the rest.
    picker.button("Change the text")?.tap()?;
    let field = picker.textbox(FIELD)?;
    let edited: Vec<&str> = front_page::PLAIN.split("\n\n").filter(|block| !block.contains("penny")).collect();
    let edited = format!("A new line.\n\n{}", edited.join("\n\n"));
    field.fill("")?;
    field.paste(&edited)?;
    picker.see("A new line.")?;
    picker.see("3 of 10-12")?;
    check!(marks(&picker)? == ["Donate"], "marked: {:?}", marks(&picker)?);
    picker.heading("No longer in the text")?;
    picker.within(".gone [part~=pick]", 1)?.see("penny")?;
    picker.textbox("Why did “penny” stand out?")?.holds("So small.")?;
    check!(notes(&picker, "text")?.contains("So small."), "the notes have lost it");
    b.axe()?;
    // Reload, and the old text again: all are back at their places.
    b.reload()?;
    picker.heading("No longer in the text")?;
    picker.button("Change the text")?.tap()?;
    picker.textbox(FIELD)?.fill("")?;
    picker.textbox(FIELD)?.paste(front_page::PLAIN)?;
    picker.no("heading", "No longer in the text")?;
    check!(marks(&picker)? == ["volunteers", "penny", "Donate"], "marked: {:?}", marks(&picker)?);
    picker.textbox("Why did “penny” stand out?")?.holds("So small.")?;
});

scenario!(a_text_is_typed, |b| {
    b.viewport(390, 844)?;
    open(b, "", PICKER)?;
    let picker = b.widget("word-picker", 0)?;
    picker.textbox(FIELD)?.type_text("Give what you can.")?;
    // What is not in use yet is kept too.
    common::wait_until_stored(b, &common::key("word-picker", "words"), "Give what you can.")?;
    b.reload()?;
    picker.textbox(FIELD)?.holds("Give what you can.")?;
    picker.button("Use this text")?.tap()?;
    pick(&picker, &["Give"])?;
    picker.see("1 of 10-12")?;
    picker.button("Change the text")?.tap()?;
    picker.textbox(FIELD)?.holds("Give what you can.")?;
    picker.textbox(FIELD)?.type_text(" Give now.")?;
    picker.button("Leave it as it is")?.tap()?;
    picker.no("textbox", FIELD)?;
    picker.button("Change the text")?.tap()?;
    picker.button("Use this text")?.tap()?;
    picker.see("Give what you can. Give now.")?;
    picker.see("1 of 10-12")?;
});

scenario!(the_field_follows_what_is_undone, |b| {
    b.viewport(390, 844)?;
    open(b, "", PICKER)?;
    let picker = b.widget("word-picker", 0)?;
    picker.textbox(FIELD)?.type_text("Give what you can.")?;
    picker.button("Undo")?.tap()?;
    picker.textbox(FIELD)?.holds("")?;
    picker.button("Redo")?.tap()?;
    picker.textbox(FIELD)?.holds("Give what you can.")?;
    picker.textbox(FIELD)?.type_text(" Now.")?;
    common::wait_until_stored(b, &common::key("word-picker", "words"), "Give what you can. Now.")?;
    b.reload()?;
    picker.textbox(FIELD)?.holds("Give what you can. Now.")?;
    picker.button("Use this text")?.tap()?;
    picker.see("0 of 10-12")?;
    // While the text is being edited, the field goes back to the text as it is.
    picker.button("Change the text")?.tap()?;
    picker.textbox(FIELD)?.type_text(" Or else.")?;
    picker.button("Undo")?.tap()?;
    picker.textbox(FIELD)?.holds("Give what you can. Now.")?;
});

scenario!(ten_words_by_keyboard_alone, |b| {
    open(b, "", PICKER)?;
    let picker = b.widget("word-picker", 0)?;
    tab_to(b, "Use the sample page")?;
    b.key("Enter")?;
    picker.see("0 of 10-12")?;
    // The stepper is one stop, and its arrow keys lead from word to word.
    tab_to(b, "The")?;
    picker.find("toolbar", "Paragraph 1 of 27, sentence 1 of 1")?;
    let mut done = 0;
    for word in ["The", "Moonbus", "a", "safe", "way", "home", "for", "everyone"] {
        b.focus_is_named(word)?;
        b.key("Space")?;
        done += 1;
        picker.see(&format!("{done} of 10-12"))?;
        b.key("ArrowRight")?;
    }
    b.focus_is_named("everyone")?;
    b.key("ArrowDown")?;
    picker.hear("Every night, in every weather, we take our neighbours home.")?;
    for word in ["Every", "night"] {
        b.focus_is_named(word)?;
        b.key("Enter")?;
        b.focus_is_named(word)?;
        b.key("ArrowRight")?;
    }
    b.key("ArrowLeft")?;
    picker.see("10 of 10-12")?;
    b.key("Space")?;
    picker.see("9 of 10-12")?;
    picker.nth("button", "Every", 0)?.is_checked(true)?;
    picker.button("night")?.is_checked(false)?;
    b.key("Space")?;
    b.axe()?;
    // The notes and the two prompts come after the words.
    tab_to(b, "Why did “The” stand out?")?;
    check!(b.events("activity-complete")?.is_empty(), "complete before anything is written");
    b.type_keys("It means: the only one.")?;
    tab_to(b, "Why these words? Look for what your choices have in common.")?;
    b.type_keys("Home.")?;
    tab_to(b, "What was it about the language that began to influence you?")?;
    b.type_keys("Warmth.")?;
    check!(b.wait_for_event("activity-complete")?.len() == 1, "told more than once that it is complete");
});

scenario!(the_page_is_told_figures_and_no_words, |b| {
    let picker = with_sample(b)?;
    pick(&picker, &["neighbours"])?;
    picker.textbox(starts("Why these"))?.type_text("Secret")?;
    let events = b.events_in_full()?;
    let changes: Vec<_> = events.iter().filter(|event| event["type"] == "activity-change").collect();
    let Some(last) = changes.last() else { return Err(activity_widgets_e2e::Failure::step("no change was told")) };
    check!(last["bubbles"] == true && last["composed"] == true && last["target"] == "word-picker", "{last}");
    let detail = &last["detail"];
    check!(detail["widget"] == "word-picker" && detail["activity"] == "words" && detail["version"] == 1, "{detail}");
    check!(detail["summary"].is_object(), "{detail}");
    check!(!json!(events).to_string().contains("Secret"), "the learner's words are in an event");
    picker.button(has("Copy"))?;
});
