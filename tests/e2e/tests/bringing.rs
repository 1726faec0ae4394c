//! The ways in for a text, what is left out of it, and where it came from.

use std::fs;

use activity_widgets_e2e::{Browser, Failure, Place, Result, check, scenario, starts};
use serde_json::{Value, json};

use crate::common::clipboards::{BLOCKS, DOCS, WORD};
use crate::common::{clear_site_data, front_page, notes, open, paste_raw, pick, state, tab_to};

const PICKER: &str = "<word-picker activity=\"brought\"></word-picker>";
const FIELD: &str = "Text of the front page";

fn fresh<'b>(b: &'b Browser, head: &str) -> Result<Place<'b>> {
    b.viewport(390, 844)?;
    open(b, head, PICKER)?;
    clear_site_data(b)?;
    open(b, head, PICKER)?;
    b.widget("word-picker", 0)
}

scenario!(word_processors_come_out_clean, |b| {
    let wanted: Vec<Value> = BLOCKS.iter().map(|(kind, text)| json!([kind, text])).collect();
    // What Word hides in a text can be taken back, the bullets that it writes before items cannot.
    for (html, hidden) in [(WORD, json!([["p", "not to be seen"]])), (DOCS, json!([]))] {
        let picker = fresh(b, "")?;
        paste_raw(&picker, html, "not this one")?;
        picker.see("It costs nothing.")?;
        check!(state(&picker)?["own"] == json!(wanted), "read as {}", state(&picker)?["own"]);
        check!(state(&picker)?["left"]["blocks"] == hidden, "left out: {}", state(&picker)?["left"]);
        picker.heading("Why we sing")?;
        check!(picker.names("listitem")?.len() >= 2, "no list: {:?}", picker.names("listitem")?);
        pick(&picker, &["friend"])?;
        picker.within("[part~=pick]", 0)?.see("Bring a friend")?;
        picker.within("[part~=pick]", 0)?.do_not_see("Come on")?;
        b.axe()?;
        b.screenshot("word-processor")?;
    }
});

const SITE: &str = "<a class=\"skip-link\" href=\"#main\">Skip to the content</a>
    <header><nav><ul><li><a href=\"/\">Home</a></li><li><a href=\"/join\">Join us</a></li></ul></nav></header>
    <main><h1>Mend it together</h1><p>Nothing is <a href=\"/why\">beyond repair</a>.</p><p><a href=\"/join\">Join us</a></p>
    <article><p>Sam came first.</p><footer>Told by Sam</footer></article></main>
    <ul><li><a href=\"/\">Home</a></li></ul>
    <footer><p>A charity since 1902</p></footer>";

scenario!(the_menu_is_left_out_and_taken_back, |b| {
    let picker = fresh(b, "")?;
    b.listen()?;
    paste_raw(&picker, SITE, "")?;
    picker.see("Nothing is beyond repair.")?;
    picker.see("6 blocks were left out: the page’s menu or footer, or hidden there.")?;
    picker.see("Told by Sam")?;
    picker.hear("The text is ready. Some of the page was left out: its menu or footer, or what it hides.")?;
    let text = picker.within("[part~=text]", 0)?;
    text.do_not_see("Home")?;
    text.do_not_see("Join us")?;
    text.do_not_see("A charity since 1902")?;
    picker.do_not_see("Skip to")?;
    pick(&picker, &["together"])?;
    let show = picker.button("Show what was left out")?;
    show.tap()?;
    picker.see("A charity since 1902")?;
    picker.see("Skip to the content")?;
    b.axe()?;
    b.screenshot("left-out")?;
    picker.button("Put back “A charity since 1902”")?.tap()?;
    picker.see("5 blocks were left out")?;
    picker.hear("It is back in the text.")?;
    text.see("A charity since 1902")?;
    // The focus goes on to the block next to it, and the picks stay where they were.
    check!(b.focused_name()?.starts_with("Put back “"), "the focus went to {}", b.focused()?);
    b.key("Enter")?;
    picker.see("4 blocks were left out")?;
    check!(b.focused_name()?.starts_with("Put back “"), "the focus went to {}", b.focused()?);
    b.reload()?;
    picker.see("4 blocks were left out")?;
    picker.see("1 of 10-12")?;
    picker.no("heading", "No longer in the text")?;
    picker.button("Put everything back")?.tap()?;
    picker.do_not_see("left out")?;
    let own = state(&picker)?["own"].clone();
    let texts: Vec<&str> = own.as_array().into_iter().flatten().filter_map(|block| block[1].as_str()).collect();
    check!(
        texts
            == [
                "Skip to the content",
                "Home",
                "Join us",
                "Mend it together",
                "Nothing is beyond repair.",
                "Join us",
                "Sam came first.",
                "Told by Sam",
                "Home",
                "A charity since 1902"
            ],
        "in another order: {texts:?}"
    );
    picker.button("Undo")?.tap()?;
    picker.see("4 blocks were left out")?;
    // An edit of the text keeps what was left out.
    picker.button("Change the text")?.tap()?;
    picker.textbox(FIELD)?.type_text(" Indeed.")?;
    picker.button("Use this text")?.tap()?;
    picker.see("Indeed.")?;
    picker.see("4 blocks were left out")?;
});

const HIDING: &str = "<p>We are <span style=\"display: none\">nearly</span> always open.</p>
    <div hidden><h2>Our prices</h2><p>Pay what you <b>can</b>.</p></div>
    <p>Bring a lamp. <span aria-hidden=\"true\">→</span></p>
    <p aria-hidden=\"true\">Turn the page</p>
    <p><a href=\"/lamps\">Read on<span class=\"visually-hidden\"> about lamps</span></a></p>
    <p style=\"color: red; visibility: hidden !important\">Behind the door</p>
    <p style=\"backface-visibility: hidden\">Both sides count.</p>";

scenario!(what_a_page_hides_is_counted_and_taken_back, |b| {
    let picker = fresh(b, "")?;
    b.listen()?;
    paste_raw(&picker, HIDING, "")?;
    picker.see("We are always open.")?;
    picker.see("6 blocks were left out: the page’s menu or footer, or hidden there.")?;
    picker.hear("The text is ready. Some of the page was left out: its menu or footer, or what it hides.")?;
    let text = picker.within("[part~=text]", 0)?;
    text.do_not_see("Our prices")?;
    text.do_not_see("about lamps")?;
    text.see("Both sides count.")?;
    picker.button("Show what was left out")?.tap()?;
    b.axe()?;
    picker.button("Put back “Pay what you can.”")?.tap()?;
    picker.see("5 blocks were left out")?;
    picker.button("Put everything back")?.tap()?;
    picker.do_not_see("left out")?;
    let own = state(&picker)?["own"].clone();
    let wanted = json!([
        ["p", "nearly"],
        ["p", "We are always open."],
        ["h", "Our prices"],
        ["p", "Pay what you can."],
        ["p", "Bring a lamp."],
        ["p", "Turn the page"],
        ["p", "about lamps"],
        ["p", "Read on"],
        ["p", "Behind the door"],
        ["p", "Both sides count."]
    ]);
    check!(own == wanted, "in another order: {own}");
});

const OTHER: &str = "<nav><a href=\"/\">Start</a></nav><h2>Sing with us</h2><ul><li>Come as you are</li></ul>";

scenario!(what_is_pasted_over_all_of_a_text_is_another_text, |b| {
    let picker = fresh(b, "")?;
    paste_raw(&picker, SITE, "")?;
    picker.see("6 blocks were left out")?;
    // A paste within the text is an edit, and what was left out stays with it.
    picker.button("Change the text")?.tap()?;
    let field = picker.textbox(FIELD)?;
    field.press("Control+End")?;
    field.paste(" Indeed.")?;
    picker.button("Use this text")?.tap()?;
    picker.see("Told by Sam Indeed.")?;
    picker.see("6 blocks were left out")?;
    picker.button("Change the text")?.tap()?;
    picker.textbox(FIELD)?.press("Control+a")?;
    paste_raw(&picker, OTHER, "Start\nSing with us\nCome as you are")?;
    picker.heading("Sing with us")?;
    picker.see("1 block was left out")?;
    picker.button("Put everything back")?.tap()?;
    picker.do_not_see("left out")?;
    let own = state(&picker)?["own"].clone();
    let wanted = json!([["p", "Start"], ["h", "Sing with us"], ["i", "Come as you are"]]);
    check!(own == wanted, "it has of the other page: {own}");
});

scenario!(what_was_left_out_counts_where_a_text_is_too_long, |b| {
    let picker = fresh(b, "")?;
    let page = |nav: usize, main: usize| {
        let line = "We keep the bus on the road. ";
        format!("<nav><p>{}</p></nav><p>{}</p>", line.repeat(nav), line.repeat(main))
    };
    paste_raw(&picker, &page(15_000, 15_000), "")?;
    picker.see("That text is too long to save here, so it was left out")?;
    picker.see("Up to 800,000 characters fit")?;
    picker.textbox(FIELD)?.holds("")?;
    paste_raw(&picker, &page(10, 15_000), "")?;
    picker.see("1 block was left out")?;
    // So does what was typed and is kept for later.
    let picker = fresh(b, "")?;
    picker.textbox(FIELD)?.run(
        "element.value = 'We keep the bus on the road. '.repeat(15_000);
         element.dispatchEvent(new InputEvent('input', { bubbles: true }));",
        &[],
    )?;
    picker.within("input[type=file]", 0)?.type_text(&file("long.html", page(0, 15_000).as_bytes())?)?;
    picker.see("That text is too long to save here, so it was left out")?;
});

/// A browser whose clipboard can be read by pages. Whether it asks the person first is its own affair.
fn with_clipboard(read: &str) -> String {
    format!(
        "<script>
          const item = {{ types: ['text/plain', 'text/html'],
            getType: async (type) => new Blob([type === 'text/html' ? '<h1>Mend it</h1><p>All of it.' : 'plain'], {{ type }}) }};
          Object.defineProperty(navigator, 'clipboard', {{ configurable: true, value: {{ {read} }} }});
        </script>"
    )
}

scenario!(a_button_pastes, |b| {
    for (read, wanted) in [
        ("readText: async () => 'no', read: async () => [item]", "All of it."),
        ("readText: async () => 'Words alone, and no mark-up.'", "Words alone, and no mark-up."),
    ] {
        let picker = fresh(b, &with_clipboard(read))?;
        picker.button("Paste")?.tap()?;
        picker.see("0 of 10-12")?;
        picker.see(wanted)?;
    }
    let picker = fresh(b, &with_clipboard("readText: async () => ' '"))?;
    picker.button("Paste")?.tap()?;
    picker.see("There was no text to read.")?;
    // By keyboard, in a browser that refuses.
    let refuse = "readText: async () => 'no', read: () => Promise.reject(new DOMException('no', 'NotAllowedError'))";
    let picker = fresh(b, &with_clipboard(refuse))?;
    tab_to(b, "Paste")?;
    b.key("Enter")?;
    picker.see("This browser did not let us paste for you.")?;
    b.focus_is_named(FIELD)?;
    b.axe()?;
    b.screenshot("paste-refused")?;
    picker.textbox(FIELD)?.paste(front_page::PLAIN)?;
    picker.see("0 of 10-12")?;
    // In one that has no such thing there is no such button.
    let picker = fresh(b, &with_clipboard(""))?;
    picker.button("Open a text file").err();
    picker.button("Use this text")?;
    picker.no("button", "Paste")?;
});

/// A file on this machine, as the learner would have it.
fn file(name: &str, bytes: &[u8]) -> Result<String> {
    let folder = std::env::temp_dir().join(format!("aw-files-{}", std::process::id()));
    fs::create_dir_all(&folder).map_err(|error| Failure::step(error.to_string()))?;
    let path = folder.join(name);
    fs::write(&path, bytes).map_err(|error| Failure::step(error.to_string()))?;
    Ok(path.to_string_lossy().into_owned())
}

fn utf_16(text: &str, big: bool) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(|unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

const CAFE: &str = "The café is “ours”. It costs £3.";

scenario!(a_file_is_opened, |b| {
    let files: [(&str, Vec<u8>, &str); 6] = [
        ("plain.txt", CAFE.into(), CAFE),
        ("marked.md", format!("# Mend it\n\n{CAFE}").into(), CAFE),
        ("page.html", format!("<meta charset=utf-8><title>No</title><nav>Home</nav><p>{CAFE}").into(), CAFE),
        ("little.txt", utf_16(CAFE, false), CAFE),
        ("big.TXT", utf_16(CAFE, true), CAFE),
        ("old.txt", b"The caf\xe9 is \x93ours\x94. It costs \xa33.".to_vec(), CAFE),
    ];
    for (name, bytes, wanted) in files {
        let picker = fresh(b, "")?;
        picker.within("input[type=file]", 0)?.type_text(&file(name, &bytes)?)?;
        picker.see(wanted)?;
        picker.see("0 of 10-12")?;
        if name == "marked.md" {
            picker.heading("Mend it")?;
        }
    }
    let picker = fresh(b, "")?;
    picker.within("input[type=file]", 0)?.type_text(&file("picture.txt", b"PNG\0\0\0\x01")?)?;
    picker.see("That file could not be read as text.")?;
    b.axe()?;
});

scenario!(what_was_typed_before_a_file_came_waits, |b| {
    let picker = fresh(b, "")?;
    picker.textbox(FIELD)?.type_text("We sing on Fridays.")?;
    picker.within("input[type=file]", 0)?.type_text(&file("page.txt", b"Our river is clean.")?)?;
    picker.see("Our river is clean.")?;
    b.reload()?;
    // The field holds the text that is read, and what was typed is one press away.
    picker.button("Change the text")?.tap()?;
    picker.textbox(FIELD)?.holds("Our river is clean.")?;
    b.axe()?;
    b.fits_the_width()?;
    b.screenshot("typed-before")?;
    picker.textbox(FIELD)?.fill("Our river is clean. Nearly.")?;
    let back = picker.button("Go back to what I typed before")?;
    back.tap()?;
    picker.textbox(FIELD)?.holds("We sing on Fridays.")?;
    b.focus_is_named(FIELD)?;
    // And the other way round: nothing is lost.
    back.tap()?;
    picker.textbox(FIELD)?.holds("Our river is clean. Nearly.")?;
    check!(notes(&picker, "text")?.contains("We sing on Fridays."), "the notes have lost it");
    picker.button("Use this text")?.tap()?;
    picker.see("Our river is clean. Nearly.")?;
});

scenario!(the_file_button_is_a_good_button, |b| {
    let picker = fresh(b, "")?;
    let (_, _, width, height) = picker.button("Open a text file")?.bounds()?;
    check!(width >= 44.0 && height >= 44.0, "{width} x {height}");
    // The field behind it opens the system's window, and is no stop of its own.
    picker.run("element.shadowRoot.querySelector('input[type=file]').click = () => { window.opened = true }", &[])?;
    tab_to(b, "Open a text file")?;
    b.key("Enter")?;
    b.wait_until("window.opened === true")?;
    b.key("Tab")?;
    b.focus_is_named("Use the sample page")?;
    b.screenshot("file-button")?;
});

scenario!(a_file_is_dropped, |b| {
    let drop = "const data = new DataTransfer();
        data.items.add(new File([rest[1]], rest[0]));
        const field = element.shadowRoot.querySelector('textarea');
        const over = new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer: data });
        field.dispatchEvent(over);
        field.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
        return over.defaultPrevented";
    let picker = fresh(b, "")?;
    let taken = picker.run(drop, &[json!("page.htm"), json!("<h2>Mend it</h2><p>All of it.")])?;
    check!(taken == true, "the browser would have left the page");
    picker.see("All of it.")?;
    picker.heading("Mend it")?;
});

scenario!(a_text_is_dropped, |b| {
    let drop = "const data = new DataTransfer();
        data.setData('text/html', rest[0]);
        data.setData('text/plain', rest[1]);
        const field = element.shadowRoot.querySelector('textarea');
        const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data });
        field.dispatchEvent(event);
        return event.defaultPrevented";
    let rich = [json!("<nav>Home</nav><h2>Mend it</h2><p>All of it."), json!("Home Mend it All of it.")];
    let picker = fresh(b, "")?;
    picker.run(drop, &rich)?;
    picker.heading("Mend it")?;
    picker.see("All of it.")?;
    picker.see("1 block was left out")?;
    // Into a text it goes as the browser lets it.
    picker.button("Change the text")?.tap()?;
    picker.textbox(FIELD)?.holds("Mend it\n\nAll of it.")?;
    check!(picker.run(drop, &rich)? == false, "the text in the field is gone");
    let picker = fresh(b, "")?;
    picker.run(drop, &[json!(""), json!("Words alone, and no mark-up.")])?;
    picker.see("Words alone, and no mark-up.")?;
    picker.see("0 of 10-12")?;
});

/// A page whose rich form is longer than what is read as such, however little it says.
fn long_winded() -> String {
    format!("<p data-of=\"{}\">All of it.</p>", "much ".repeat(401_000))
}

scenario!(rich_text_beyond_all_measure_is_not_read_as_such, |b| {
    let head = with_clipboard("readText: async () => 'no', read: async () => [item]");
    let head = head.replace("'<h1>Mend it</h1><p>All of it.'", &format!("'{}'", long_winded()));
    let picker = fresh(b, &head)?;
    picker.button("Paste")?.tap()?;
    picker.see("0 of 10-12")?;
    picker.within("[part~=text]", 0)?.see("plain")?;
    // A file has no other form.
    let picker = fresh(b, "")?;
    picker.within("input[type=file]", 0)?.type_text(&file("long.html", long_winded().as_bytes())?)?;
    picker.see("That text is too long to save here, so it was left out")?;
});

scenario!(where_a_text_came_from, |b| {
    let picker = fresh(b, "")?;
    picker.textbox(FIELD)?.paste(front_page::PLAIN)?;
    picker.see("0 of 10-12")?;
    picker.textbox("Whose page is it?")?.type_text("The Tandem <Choir>")?;
    let address = picker.textbox("Its web address")?;
    address.type_text("javascript:alert(1)")?;
    picker.no("link", starts("Open the page"))?;
    address.fill("https://tandem.example/")?;
    let link = picker.link(starts("Open the page"))?;
    check!(link.attribute("href")?.as_deref() == Some("https://tandem.example/"), "{:?}", link.attribute("href")?);
    check!(link.attribute("rel")?.is_some_and(|rel| rel.contains("noopener")), "{:?}", link.attribute("rel")?);
    b.axe()?;
    b.screenshot("origin")?;
    let said = "The page I brought: The Tandem <Choir>, https://tandem.example/";
    check!(notes(&picker, "text")?.contains(said), "{}", notes(&picker, "text")?);
    check!(notes(&picker, "html")?.contains("The Tandem &lt;Choir&gt;, https"), "{}", notes(&picker, "html")?);
    crate::common::wait_until_stored(b, &crate::common::key("word-picker", "brought"), "tandem.example/")?;
    b.reload()?;
    picker.textbox("Whose page is it?")?.holds("The Tandem <Choir>")?;
    // Another page's text is not from there.
    picker.button("Change the text")?.tap()?;
    picker.button("Use the sample page")?.tap()?;
    picker.no("textbox", "Whose page is it?")?;
});

const GIVEN: &str = "<word-picker own-text=\"off\" activity=\"brought\"><div slot=\"text\"><p>Our river is clean.</p></div></word-picker>";

scenario!(an_author_allows_no_other_text, |b| {
    b.viewport(390, 844)?;
    open(b, "", GIVEN)?;
    let picker = b.widget("word-picker", 0)?;
    picker.see("Our river is clean.")?;
    picker.no("button", "Change the text")?;
    pick(&picker, &["clean"])?;
    picker.see("1 of 10-12")?;
    picker.run("element.removeAttribute('own-text')", &[])?;
    picker.button("Change the text")?.tap()?;
    picker.textbox(FIELD)?.fill("")?;
    picker.textbox(FIELD)?.paste("All of it is mine.")?;
    picker.see("No longer in the text")?;
    // What a learner has brought stays until the learner goes back.
    picker.run("element.setAttribute('own-text', 'off')", &[])?;
    picker.see("All of it is mine.")?;
    picker.button("Change the text")?.tap()?;
    picker.heading("Choose a text")?;
    picker.no("textbox", FIELD)?;
    picker.no("button", "Use the sample page")?;
    b.axe()?;
    picker.button("Use the course’s text")?.tap()?;
    picker.see("Our river is clean.")?;
    picker.no("button", "Change the text")?;
    picker.do_not_see("No longer in the text")?;
});

scenario!(an_author_words_the_prompts, |b| {
    let own = GIVEN.replace("own-text=\"off\"", "first-prompt=\"Which one is yours?\"");
    open(b, "", &own)?;
    let picker = b.widget("word-picker", 0)?;
    picker.textbox("Which one is yours?")?.type_text("Clean.")?;
    picker.textbox(starts("What was it about the language"))?;
    check!(notes(&picker, "text")?.contains("Which one is yours?"), "{}", notes(&picker, "text")?);
    picker.run("element.setAttribute('first-prompt', 'Which two?')", &[])?;
    picker.textbox("Which two?")?.holds("Clean.")?;
});

scenario!(a_long_text_shows_how_far_it_is, |b| {
    let picker = fresh(b, "")?;
    b.listen()?;
    picker.run(
        "window.bars = [];
         const look = () => {
           const bar = element.shadowRoot.querySelector('progress');
           if (bar && bars.at(-1)?.at !== bar.position) bars.push({ at: bar.position, name: bar.getAttribute('aria-label') });
         };
         new MutationObserver(look).observe(element.shadowRoot, { subtree: true, childList: true, attributes: true });",
        &[],
    )?;
    let long = "We keep the bus on the road, and most of each pound stays here.\n".repeat(8_000);
    paste_raw(&picker, "", &long)?;
    picker.see("0 of 10-12")?;
    picker.hear("The text is ready.")?;
    let bars = b.run("return window.bars", json!([]))?;
    let at: Vec<f64> = bars.as_array().into_iter().flatten().filter_map(|bar| bar["at"].as_f64()).collect();
    check!(at.len() >= 3 && at.is_sorted() && at[0] < 0.5, "the bar went {bars}");
    check!(bars[0]["name"] == "Reading the text…", "{bars}");
    picker.no("progressbar", "Reading the text…")?;
    // What is too long for the field is not put into it. (By key: so long a page is still finding its height.)
    picker.button("Change the text")?.press("Enter")?;
    picker.see("This text is too long to edit here.")?;
    picker.textbox(FIELD)?.holds("")?;
    picker.button("Leave it as it is")?.press("Enter")?;
    picker.see("0 of 10-12")?;
});

/// Through the states of bringing a text, each looked at as the settings at hand show it.
fn through_the_states(b: &Browser, name: &str) -> Result {
    let head = with_clipboard("readText: () => Promise.reject(new DOMException('no', 'NotAllowedError'))");
    open(b, &head, PICKER)?;
    clear_site_data(b)?;
    open(b, &head, PICKER)?;
    let picker = b.widget("word-picker", 0)?;
    picker.button("Paste")?.tap()?;
    picker.see("This browser did not let us paste for you.")?;
    b.fits_the_width()?;
    b.axe()?;
    b.screenshot(&format!("{name}-start"))?;
    paste_raw(&picker, SITE, "")?;
    picker.button("Show what was left out")?.tap()?;
    picker.see("A charity since 1902")?;
    b.fits_the_width()?;
    b.axe()?;
    b.screenshot(&format!("{name}-left-out"))?;
    picker.textbox("Its web address")?.type_text("https://a-very-long-address.example/with/a/long/way/to/go")?;
    picker.link(starts("Open the page"))?;
    b.fits_the_width()?;
    b.axe()?;
    b.screenshot(&format!("{name}-origin"))
}

scenario!(bringing_fits_a_narrow_phone, |b| {
    b.viewport(320, 640)?;
    through_the_states(b, "narrow")?;
});

scenario!(bringing_in_the_dark, |b| {
    b.dark(true)?;
    b.viewport(1280, 800)?;
    through_the_states(b, "dark")?;
});

scenario!(bringing_in_forced_colours, |b| {
    b.viewport(390, 844)?;
    b.forced_colors(true)?;
    through_the_states(b, "forced")?;
});

scenario!(bringing_with_text_of_twice_the_size, |b| {
    b.viewport(780, 1200)?;
    b.zoom(2.0)?;
    through_the_states(b, "twice")?;
});
