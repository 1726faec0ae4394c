//! On a slow line a reader is sooner than the code: words that are tapped in the author's text before the picker is there.

use activity_widgets_e2e::{Answer, Browser, Engine, Place, Result, check, scenario};
use serde_json::json;

use crate::common::{key, listen_to_loader, online_again, open, pick, wait_until_stored};

const CORE: &str = "/core/base.wasm";
const PAGE: &str = "<word-picker activity=\"e\">
    <div slot=\"text\">
      <h4>Mending   together</h4>
      <p hidden>A menu for screen readers.</p>
      <p>
        Nothing is <em>beyond</em> repair, says Mo: bring your kettle &amp; your <b>un</b>loved lamp.<br>
        We are well-known for it.
      </p>
      <ul><li>Neighbours welcome</li><li>Naïve questions welcome</li></ul>
      <p>And the bus stops here.</p><p><a href=\"#tea\">Free tea</a></p>
    </div>
  </word-picker>";

/// Has the page with its core still on the way, and the author's text in sight.
#[track_caller]
fn author_text(b: &Browser) -> Result<Place<'_>> {
    let text = b.element("[slot=text]", 0)?;
    text.see("Nothing is beyond")?;
    // Whoever asked before has it before.
    b.run_async("await import(new URL('../early-taps.js', location.href))", json!([]))?;
    Ok(text)
}

/// These words, and no others, are marked in the author's text.
#[track_caller]
fn are_marked(b: &Browser, words: &[&str]) -> Result {
    let marked = "[...(CSS.highlights.get('activity-early') ?? [])].map(String)";
    b.wait_until(&format!("JSON.stringify({marked}) === JSON.stringify({})", json!(words)))
}

#[track_caller]
fn tap_early(text: &Place<'_>, words: &[&str]) -> Result {
    words.iter().try_for_each(|word| text.word(word, 0)?.tap())
}

/// Loads the page again and taps these words before its core is there. Answers with the picker that has come then.
#[track_caller]
fn come_back_and_tap<'b>(b: &'b Browser, words: &[&str]) -> Result<Place<'b>> {
    let hold = b.server().hold(CORE);
    b.reload()?;
    tap_early(&author_text(b)?, words)?;
    are_marked(b, words)?;
    hold.release();
    b.widget("word-picker", 0)
}

scenario!(words_tapped_early_are_picked, |b| {
    let hold = b.server().hold(CORE);
    open(b, "", PAGE)?;
    let text = author_text(b)?;
    tap_early(&text, &["beyond", "unloved", "together", "known", "Naïve", "kettle"])?;
    // Of a word that mark-up divides, the tapped part is marked. Then the whole is picked.
    are_marked(b, &["beyond", "un", "together", "known", "Naïve", "kettle"])?;
    b.screenshot("early-taps")?;
    // A second tap lets it go, and a link is a link.
    tap_early(&text, &["kettle", "tea"])?;
    are_marked(b, &["beyond", "un", "together", "known", "Naïve"])?;
    b.wait_until("location.hash === '#tea'")?;
    hold.release();
    let picker = b.widget("word-picker", 0)?;
    picker.see("5 of 10-12")?;
    picker.hear("5 of 10-12")?;
    for (at, word) in ["beyond", "unloved", "together", "well-known", "Naïve"].into_iter().enumerate() {
        picker.within("[part~=pick]", at)?.see(word)?;
    }
    are_marked(b, &[])?;
    wait_until_stored(b, &key("word-picker", "e"), "well-known")?;
    // From now on it is the picker's own.
    pick(&picker, &["kettle"])?;
    picker.see("6 of 10-12")?;
    picker.button("Undo")?.tap()?;
    picker.see("5 of 10-12")?;
});

scenario!(an_early_tap_is_about_the_word_under_it, |b| {
    let hold = b.server().hold(CORE);
    let long = "We mend what others throw away, and then we have tea. ".repeat(60);
    let body = format!(
        "<word-picker activity=\"e\"><div slot=\"text\">
           <p>Nothing is beyond <span aria-hidden=\"true\">NEW</span> repair.</p><p style=\"font-size: 8px\">{long}And a biscuit.</p>
         </div></word-picker>"
    );
    open(b, "", &body)?;
    let text = author_text(b)?;
    tap_early(&text, &["NEW", "biscuit"])?;
    are_marked(b, &["NEW", "biscuit"])?;
    hold.release();
    let picker = b.widget("word-picker", 0)?;
    // What is not part of the text is not picked, nor is what stands before it; and long paragraphs are cut in the picker.
    picker.see("1 of 10-12")?;
    picker.within("[part~=pick]", 0)?.see("And a biscuit.")?;
});

scenario!(an_early_tap_in_another_shadow_root, |b| {
    if b.engine() == Engine::WebKit {
        return b.skip(
            "WebKitGTK tells no place of a letter inside a page's own shadow root: there a tap waits for the picker",
        );
    }
    let hold = b.server().hold(CORE);
    open(b, "", "<section id=\"outer\"></section>")?;
    let add = "document.getElementById('outer').attachShadow({ mode: 'open' }).innerHTML = arguments[0]";
    b.run(add, json!([PAGE]))?;
    tap_early(&author_text(b)?, &["beyond"])?;
    are_marked(b, &["beyond"])?;
    hold.release();
    b.widget("word-picker", 0)?.see("1 of 10-12")?;
});

scenario!(an_early_tap_lets_go_nothing_that_was_picked_before, |b| {
    b.server().header(CORE, "Cache-Control", "no-store");
    open(b, "", PAGE)?;
    pick(&b.widget("word-picker", 0)?, &["beyond"])?;
    wait_until_stored(b, &key("word-picker", "e"), "beyond")?;
    let picker = come_back_and_tap(b, &["beyond", "repair"])?;
    picker.see("2 of 10-12")?;
    for (at, word) in ["beyond", "repair"].into_iter().enumerate() {
        picker.within("[part~=pick]", at)?.see(word)?;
    }
});

scenario!(an_early_tap_is_not_about_another_text, |b| {
    b.server().header(CORE, "Cache-Control", "no-store");
    open(b, "", PAGE)?;
    let picker = b.widget("word-picker", 0)?;
    picker.button("Change the text")?.tap()?;
    picker.textbox("Text of the front page")?.fill("Bread is beyond price.")?;
    picker.button("Use this text")?.tap()?;
    picker.see("Bread is beyond price.")?;
    wait_until_stored(b, &key("word-picker", "e"), "Bread is beyond price.")?;
    let picker = come_back_and_tap(b, &["beyond", "repair"])?;
    picker.see("Bread is beyond price.")?;
    picker.see("0 of 10-12")?;
    are_marked(b, &[])?;
});

scenario!(early_taps_wait_for_a_core_that_fails_at_first, |b| {
    b.server().answer(CORE, Answer::status(503));
    open(b, "", PAGE)?;
    listen_to_loader(b, &[])?;
    let text = author_text(b)?;
    b.page().see("This activity could not start here.")?;
    tap_early(&text, &["beyond"])?;
    are_marked(b, &["beyond"])?;
    b.server().restore(CORE);
    online_again(b)?;
    b.widget("word-picker", 0)?.see("1 of 10-12")?;
});

scenario!(a_picker_that_moves_before_it_is_there_takes_each_tap_once, |b| {
    let hold = b.server().hold(CORE);
    open(b, "", PAGE)?;
    author_text(b)?;
    b.run("document.querySelector('h2').before(document.querySelector('word-picker'))", json!([]))?;
    tap_early(&author_text(b)?, &["beyond"])?;
    are_marked(b, &["beyond"])?;
    hold.release();
    b.widget("word-picker", 0)?.see("1 of 10-12")?;
    check!(b.run("return CSS.highlights.get('activity-early').size", json!([]))? == 0, "a mark has stayed");
});
