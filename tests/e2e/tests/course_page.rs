//! The main job, on the course page as a person meets it: on a phone, by touch, from the first paste to the reload.

use activity_widgets_e2e::{Browser, Result, check, has, scenario, starts};

use crate::common::front_page::{PLAIN, RICH, SENTENCES, WORDS};
use crate::common::{notes, pick};

const TITLE: &str = "Text of the front page";
const NOTE: &str = "It makes me the mender before I have said yes.";
const WHY: &str = "They are all about belonging.";
const INFLUENCE: &str = "Small, doable requests in a warm voice.";
const OPENING: &str =
    "She began with a story about last winter, and that story was what we talked about for the rest of the meeting.";
const OFFICE: &str =
    "Every referral passes through one office, so that office hears about a problem before any of us do.";
const REASON: &str = "Whoever chooses the story chooses the topic.";

scenario!(main_story, |b| {
    b.viewport(390, 844)?;
    b.open("index.html")?;
    b.axe()?;
    words_are_picked(b)?;
    b.axe()?;
    the_timer_runs_and_is_paused(b)?;
    b.axe()?;
    statements_are_sorted(b)?;
    b.axe()?;
    // A person who taps Reload is slower than the saving; what happens in between is told in `keeping`.
    b.reload()?;
    everything_is_as_it_was(b)?;
    b.axe()?;
    b.fits_the_width()?;
});

fn words_are_picked(b: &Browser) -> Result {
    let picker = b.widget("word-picker", 0)?;
    picker.see("Then pick the 10 to 12 words that do most to influence you")?;
    picker.textbox(TITLE)?.paste_rich(RICH)?;
    picker.see("Give broken things a second life")?;
    picker.do_not_see("Not to be seen")?;
    picker.do_not_see("This must not run")?;
    picker.see("0 of 10-12")?;
    b.axe()?;
    for (done, word) in WORDS.iter().enumerate() {
        picker.word(word, 0)?.tap()?;
        picker.see(&format!("{} of 10-12", done + 1))?;
    }
    picker.hear("“Together” picked, 10 of 10-12.")?;
    for (at, (word, sentence)) in WORDS.iter().zip(SENTENCES).enumerate() {
        let listed = picker.within("[part~=pick]", at)?;
        listed.see(word)?;
        listed.see(sentence)?;
    }
    picker.textbox("Why did “broken” stand out?")?.type_text(NOTE)?;
    picker.textbox(starts("Why these words?"))?.type_text(WHY)?;
    picker.textbox(starts("What was it about the language"))?.type_text(INFLUENCE)?;
    picker.button("Show the author’s comment")?.tap()?;
    picker.see("You may have expected the large words to be the powerful ones")?;
    check!(b.wait_for_event("activity-complete")?.len() == 1, "told more than once that it is complete");
    Ok(())
}

fn the_timer_runs_and_is_paused(b: &Browser) -> Result {
    let timer = b.widget("activity-timer", 0)?;
    timer.see("15 minutes")?;
    timer.button("Start")?.tap()?;
    timer.see("About 15 minutes left")?;
    b.axe()?;
    timer.button("Pause")?.tap()?;
    timer.see("Paused")?;
    timer.button("Resume").map(drop)
}

fn statements_are_sorted(b: &Browser) -> Result {
    let sorter = b.widget("power-sorter", 0)?;
    sorter.see("0 of 10 sorted")?;
    sorter.group(OPENING)?.radio("Micro-level power")?.tap()?;
    sorter.see("1 of 10 sorted")?;
    sorter.group(OFFICE)?.radio("Macro-level power")?.tap()?;
    sorter.see("2 of 10 sorted")?;
    sorter.textbox(format!("Reason: {OPENING}"))?.type_text(REASON)?;
    let post = sorter.textbox("Your forum post")?.value()?;
    for part in [OPENING, OFFICE, REASON] {
        check!(post.contains(part), "the draft lacks {part:?}: {post}");
    }
    Ok(())
}

fn everything_is_as_it_was(b: &Browser) -> Result {
    let picker = b.widget("word-picker", 0)?;
    picker.see("10 of 10-12")?;
    picker.see("Every Saturday our volunteers mend what shops tell you to throw away.")?;
    for (at, (word, sentence)) in WORDS.iter().zip(SENTENCES).enumerate() {
        picker.within("[part~=text] mark", at)?;
        let listed = picker.within("[part~=pick]", at)?;
        listed.see(word)?;
        listed.see(sentence)?;
    }
    picker.textbox("Why did “broken” stand out?")?.holds(NOTE)?;
    picker.textbox(starts("Why these words?"))?.holds(WHY)?;
    picker.textbox(starts("What was it about the language"))?.holds(INFLUENCE)?;
    picker.button("Hide the author’s comment")?;

    let timer = b.widget("activity-timer", 0)?;
    timer.see("About 15 minutes left")?;
    timer.see("Paused")?;
    b.widget("activity-timer", 1)?.see("5 minutes")?;
    b.widget("activity-timer", 2)?.see("30 minutes")?;

    let sorter = b.widget("power-sorter", 0)?;
    sorter.see("2 of 10 sorted")?;
    sorter.group(OPENING)?.radio("Micro-level power")?.is_checked(true)?;
    sorter.group(OFFICE)?.radio("Macro-level power")?.is_checked(true)?;
    sorter.textbox(format!("Reason: {OPENING}"))?.holds(REASON)
}

scenario!(a_plain_text_will_do_as_well, |b| {
    b.viewport(390, 844)?;
    b.open("index.html")?;
    let picker = b.widget("word-picker", 0)?;
    picker.textbox(TITLE)?.paste(PLAIN)?;
    picker.see("0 of 10-12")?;
    pick(&picker, &WORDS)?;
    picker.see("10 of 10-12")?;
    for (at, sentence) in SENTENCES.iter().enumerate() {
        picker.within("[part~=pick]", at)?.see(sentence)?;
    }
    // A picked word stands between asterisks there.
    let text = notes(&picker, "text")?.replace('*', "");
    for sentence in SENTENCES {
        check!(text.contains(sentence), "the notes lack {sentence:?}: {text}");
    }
    b.reload()?;
    b.widget("word-picker", 0)?.see("10 of 10-12")?;
});

scenario!(only_our_own_files_are_asked_for, |b| {
    b.open("index.html")?;
    for (tag, n) in [("word-picker", 0), ("activity-timer", 0), ("activity-timer", 1), ("power-sorter", 0)] {
        b.widget(tag, n)?;
    }
    let mut paths: Vec<String> = b.server().requests().into_iter().map(|seen| seen.path).collect();
    paths.sort();
    let ours = [
        "/activity-widgets.js",
        "/core/activity-widgets.js",
        "/core/activity-widgets_bg.wasm",
        "/core/bringing.wasm",
        "/course.css",
        "/index.html",
    ];
    check!(paths == ours, "asked for: {paths:?}");
    // What went elsewhere would not be in our server's log.
    let origin = b.server().origin();
    b.wait_until(&format!(
        "performance.getEntriesByType('resource').every(({{ name }}) => name.startsWith('{origin}/') || name.startsWith('data:'))"
    ))?;
    check!(b.run("return document.cookie", serde_json::json!([]))? == "", "there is a cookie");
});

scenario!(a_page_without_the_core_is_still_a_page, |b| {
    b.server().answer("*.wasm", activity_widgets_e2e::Answer::status(404));
    b.expect_console_error("could not start");
    b.expect_console_error("404");
    b.open("index.html")?;
    let picker = b.element("word-picker", 0)?;
    picker.see("Find the front page of a voluntary organisation’s website")?;
    picker.link("open it on a page of its own")?;
    picker.see("What was it about the language that began to influence you?")?;
    b.element("activity-timer", 0)?.see("A kitchen timer or a phone will do")?;
    b.element("power-sorter", 0)?.link(has("open them on a page of their own"))?;
    b.axe()?;
});
