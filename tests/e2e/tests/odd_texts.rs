//! Texts that nobody expects: very long ones, characters that are none, other scripts. No error, no freeze, nothing lost.

use activity_widgets_e2e::{Browser, Engine, Failure, Place, Result, check, scenario};
use serde_json::json;

use crate::common::{clear_site_data, front_page, open, state};

/// The longest that one task may keep the page from answering, in milliseconds.
const MOST: f64 = 200.0;

/// Notes every task over 50 ms. Only Chromium tells of them.
const TASKS: &str = "<script>
    window.tasks = [];
    try { new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => Math.round(entry.duration)))).observe({ type: 'longtask' }); } catch {}
    </script>";
const PICKER: &str = "<word-picker activity=\"odd\"></word-picker>";

/// Pastes, by an event that is made in the page: no clipboard of a test carries 5 MB or half a character in all engines.
const PASTE: &str = "
    const paste = (kind, text) => {
      const data = new DataTransfer();
      data.setData(kind, text);
      data.setData('text/plain', text);
      const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true });
      // Firefox has no way to give it to the constructor.
      Object.defineProperty(event, 'clipboardData', { value: data });
      element.shadowRoot.querySelector('textarea').dispatchEvent(event);
    };";

/// Pastes what a script returns.
fn paste(picker: &Place<'_>, script: &str) -> Result {
    let script = format!(
        "{PASTE}
         window.text = (() => {{ {script} }})();
         // A driver's own work must not count.
         await new Promise((go) => setTimeout(go, 100));
         window.tasks.length = 0;
         paste(window.html ? 'text/html' : 'text/plain', window.html ?? text);"
    );
    picker.run(&script, &[]).map(drop)
}

/// Waits until the whole text is there, and compares it without its white space.
fn is_all_there(b: &Browser) -> Result {
    b.patience(std::time::Duration::from_secs(20));
    b.wait_until(
        "(() => {
           const bare = (text) => text.replace(/\\s+/g, '');
           window.wanted ??= bare(text);
           const shown = document.querySelector('word-picker').shadowRoot.querySelector('[part~=text]');
           return !!shown && shown.textContent.length >= wanted.length && bare(shown.textContent) === wanted;
         })()",
    )
}

/// The longest task of a paste, in milliseconds; 0 in engines that do not tell.
fn longest(b: &Browser) -> Result<f64> {
    let longest =
        b.run_async("await new Promise((go) => setTimeout(go, 100)); return Math.max(0, ...window.tasks)", json!([]))?;
    Ok(longest.as_f64().unwrap_or_default())
}

/// Were the observer blind, every paste would pass.
fn planted_task_is_noticed(b: &Browser) -> Result {
    b.run(
        "window.tasks.length = 0; setTimeout(() => { const end = performance.now() + 120; while (performance.now() < end); })",
        json!([]),
    )?;
    b.wait_until("tasks.some((task) => task >= 100)")
}

/// Pastes up to three times, on fresh pages: other work on the machine may spoil one measurement, not all.
fn without_a_freeze(b: &Browser, script: &str) -> Result {
    let mut measured = Vec::new();
    for _ in 0..3 {
        b.viewport(390, 844)?;
        open(b, TASKS, PICKER)?;
        clear_site_data(b)?;
        open(b, TASKS, PICKER)?;
        let picker = b.widget("word-picker", 0)?;
        paste(&picker, script)?;
        // Looking at the text would be a long task itself, so the widget is left alone until it is done.
        b.run_async(
            "const shown = document.querySelector('word-picker').shadowRoot.querySelector('[part~=text]');
             let before = -1;
             for (let still = 0; still < 8; ) {
               await new Promise((go) => setTimeout(go, 100));
               still = shown.childElementCount > 0 && shown.childElementCount === before ? still + 1 : 0;
               before = shown.childElementCount;
             }",
            json!([]),
        )?;
        let longest = longest(b)?;
        is_all_there(b)?;
        if b.engine() == Engine::Chromium {
            planted_task_is_noticed(b)?;
        }
        picker.see("0 of 10-12")?;
        measured.push(longest);
        if longest <= MOST {
            return Ok(());
        }
    }
    Err(Failure::step(format!("the longest tasks of three pastes took {measured:?} ms; {MOST} ms are allowed")))
}

scenario!(almost_as_much_as_can_be_kept, |b| {
    without_a_freeze(
        b,
        "const line = 'The community keeps the bus on the road, and 93% of every pound stays in the valley. ';
         let text = '';
         for (let n = 0; text.length < 780_000; n++) text += `${n}. ${line.repeat(1 + n % 7)}\\n\\n`;
         return text;",
    )?;
    b.widget("word-picker", 0)?.see("Saved on this device")?;
});

scenario!(five_megabytes_are_turned_away, |b| {
    let mut measured = Vec::new();
    for _ in 0..3 {
        open(b, TASKS, PICKER)?;
        clear_site_data(b)?;
        open(b, TASKS, PICKER)?;
        let picker = b.widget("word-picker", 0)?;
        let field = picker.textbox("Text of the front page")?;
        field.type_text("Nobody eats alone.")?;
        paste(&picker, "return 'The community keeps the bus on the road. '.repeat(120_000);")?;
        picker.see("That text is too long to save here, so it was left out")?;
        measured.push(longest(b)?);
        // What was there before stays.
        field.holds("Nobody eats alone.")?;
        picker.button("Use this text")?.tap()?;
        picker.word("Nobody", 0)?.tap()?;
        picker.see("1 of 10-12")?;
        if measured.last().is_some_and(|longest| *longest <= MOST) {
            return Ok(());
        }
    }
    return Err(Failure::step(format!(
        "the longest tasks of three pastes took {measured:?} ms; {MOST} ms are allowed"
    )));
});

scenario!(a_paragraph_is_one_node, |b| {
    open(b, "", PICKER)?;
    let picker = b.widget("word-picker", 0)?;
    picker.button("Use the sample page")?.tap()?;
    picker.word("neighbours", 0)?.tap()?;
    picker.see("1 of 10-12")?;
    // An element for each word would cost a phone thousands of nodes: only what is picked is one.
    let nodes = picker.run(
        "const text = element.shadowRoot.querySelector('[part~=text]');
         const blocks = [...text.querySelectorAll('[data-block]')];
         return [blocks.length, blocks.filter((block) => block.childNodes.length > 1).length, text.querySelectorAll('[data-block] *').length]",
        &[],
    )?;
    check!(nodes[0].as_u64() > Some(20) && nodes[1] == 1 && nodes[2] == 1, "blocks, those in parts, elements: {nodes}");
});

/// A front page of 100,000 words, as rich text with a style on each paragraph, as browsers write it.
const LONG_PAGE: &str = "
    const style = 'style=\"box-sizing: border-box; margin: 0px 0px 1em; font-family: Georgia, serif; color: rgb(33, 37, 41)\"';
    const line = 'We keep the bus on the road, and most of each pound stays here. ';
    const menu = '<nav><ul><li><a href=\"/\">Home</a></li></ul></nav>';
    const parts = Array.from({ length: 1100 }, (_, n) =>
      `${n % 9 ? '' : `<h2 ${style}>Part ${n}</h2>`}<p ${style}>Note ${n}. <b ${style}>${line}</b>${line.repeat(6)}</p>`);
    const html = menu + parts.join('\\n');";

scenario!(a_rich_page_of_100_000_words, |b| {
    let script = format!(
        "{LONG_PAGE}
         window.html = html;
         const parsed = new DOMParser().parseFromString(parts.join(' '), 'text/html');
         return parsed.body.textContent;"
    );
    without_a_freeze(b, &script)?;
    let picker = b.widget("word-picker", 0)?;
    picker.see("1 block was left out")?;
    picker.heading("Part 9")?;
    picker.see("Saved on this device")?;
});

scenario!(one_line_of_200_000_characters, |b| {
    without_a_freeze(b, "return 'together we stand and '.repeat(9_100).slice(0, 200_000);")?;
});

scenario!(one_word_of_200_000_characters, |b| {
    without_a_freeze(b, "return 'ab'.repeat(100_000);")?;
    let picker = b.widget("word-picker", 0)?;
    b.patience(std::time::Duration::from_secs(5));
    picker.within("[part~=text] p", 0)?.tap()?;
    picker.see("1 of 10-12")?;
});

scenario!(a_long_text_can_still_be_used, |b| {
    b.viewport(390, 844)?;
    open(b, TASKS, PICKER)?;
    let picker = b.widget("word-picker", 0)?;
    let many = format!("return {}.repeat(150);", json!(format!("{}\n\n", front_page::PLAIN)));
    paste(&picker, &many)?;
    is_all_there(b)?;
    picker.word("volunteers", 0)?.tap()?;
    picker.see("1 of 10-12")?;
    picker.within("[part~=pick]", 0)?.see("Every Saturday our volunteers mend")?;
    picker.see("Saved on this device")?;
    b.reload()?;
    picker.see("1 of 10-12")?;
});

scenario!(characters_that_are_none, |b| {
    for (script, after) in [
        ("return 'Nobody\\u0000 asked the choir.\\u0000\\u0007 Ever.';", "choir"),
        ("return 'Half \\ud83d a \\ude00 character, and \\udfff choir.';", "choir"),
        ("return '\\ufeff\\u200bchoir\\u202e and\\u2028more\\u2029lines\\u0085here';", "choir"),
    ] {
        open(b, TASKS, PICKER)?;
        clear_site_data(b)?;
        open(b, TASKS, PICKER)?;
        let picker = b.widget("word-picker", 0)?;
        paste(&picker, script)?;
        picker.word(after, 0)?.tap()?;
        picker.see("1 of 10-12")?;
        // Every letter is still there; what is no character may have become the sign for one.
        let lost = b.run(
            "const bare = (text) => text.replace(/[^\\p{L}.,]/gu, '');
             const shown = document.querySelector('word-picker').shadowRoot.querySelector('[part~=text]').textContent;
             return bare(shown) === bare(text.toWellFormed?.() ?? text) ? null : [shown, text]",
            json!([]),
        )?;
        check!(lost.is_null(), "lost: {lost}");
        picker.see("Saved on this device")?;
        b.reload()?;
        picker.see("1 of 10-12")?;
    }
});

scenario!(other_scripts, |b| {
    for (lang, text, sentence) in [
        ("ar", "نحن جيرانك. كل ليلة نعيد الناس إلى بيوتهم بأمان.", "نحن جيرانك."),
        ("he", "אנחנו השכנים שלך. בכל לילה אנחנו לוקחים אנשים הביתה.", "אנחנו השכנים שלך."),
        ("zh", "我们是你的邻居。每天晚上我们送大家回家。", "我们是你的邻居。"),
        ("th", "เราคือเพื่อนบ้านของคุณ ทุกคืนเราพาทุกคนกลับบ้าน", "เพื่อนบ้าน"),
        ("ja", "私たちはあなたの隣人です。毎晩みんなを家に送ります。", "私たちはあなたの隣人です。"),
    ] {
        b.viewport(390, 844)?;
        open(b, "", &format!("<word-picker lang=\"{lang}\" activity=\"{lang}\"></word-picker>"))?;
        let picker = b.widget("word-picker", 0)?;
        picker.find("textbox", activity_widgets_e2e::has(""))?.paste(text)?;
        picker.see(text)?;
        // Near the beginning of the line, at the side where this script begins: a word of the first sentence.
        let picked = picker.run(
            "const line = element.shadowRoot.querySelector('[part~=text] p');
             const range = document.createRange();
             range.setStart(line.firstChild, 0);
             range.setEnd(line.firstChild, 1);
             const at = range.getBoundingClientRect();
             const point = { clientX: at.x + at.width / 2, clientY: at.y + at.height / 2, bubbles: true, composed: true };
             line.dispatchEvent(new MouseEvent('click', point));
             await new Promise((go) => setTimeout(go, 300));
             return [...element.shadowRoot.querySelectorAll('[part~=text] mark')].map((mark) => mark.textContent)",
            &[],
        )?;
        let word = picked[0].as_str().unwrap_or_default();
        check!(!word.is_empty() && text.starts_with(word), "{lang}: picked {picked}");
        check!(word.chars().count() < 9, "{lang}: a whole line was picked: {word}");
        picker.within("[part~=pick]", 0)?.see(sentence)?;
        check!(state(&picker)?["picks"][0]["anchor"]["q"] == word, "{}", state(&picker)?);
        // Text of a script that runs from right to left begins at the right.
        let line = picker.within("[part~=text] p", 0)?;
        if matches!(lang, "ar" | "he") {
            let (left, _, width, _) = picker.within("[part~=text] mark", 0)?.bounds()?;
            let (start, _, whole, _) = line.bounds()?;
            check!(left + width / 2.0 > start + whole / 2.0, "{lang}: the first word is at {left} of {start}+{whole}");
        }
    }
});

scenario!(a_pasted_page_is_text_and_nothing_else, |b| {
    let html = "<p onclick=\"window.ran = 1\">Safe <img src=x onerror=\"window.ran = 1\"><a href=\"javascript:window.ran = 1\">link</a>
        &lt;b&gt;not bold&lt;/b&gt;</p><style>p { color: red }</style><iframe src=\"javascript:parent.ran = 1\"></iframe>
        <svg onload=\"window.ran = 1\"></svg><base href=\"https://elsewhere.invalid/\"><meta http-equiv=refresh content=\"0;url=/away\">";
    open(b, "", PICKER)?;
    let picker = b.widget("word-picker", 0)?;
    picker.run(&format!("{PASTE} paste('text/html', rest[0]);"), &[json!(html)])?;
    picker.see("Safe link <b>not bold</b>")?;
    let made = picker.run(
        "await new Promise((go) => setTimeout(go, 200));
         return [window.ran ?? null, element.shadowRoot.querySelectorAll('a, img, iframe, svg, base, meta, [part~=text] b').length]",
        &[],
    )?;
    check!(made == json!([null, 0]), "pasted mark-up came alive: {made}");
    let elsewhere =
        b.server().requests().into_iter().filter(|seen| seen.path == "/course/x" || seen.path == "/away").count();
    check!(elsewhere == 0, "pasted mark-up was fetched");
});

scenario!(long_notes_become_cards, |b| {
    b.viewport(390, 844)?;
    open(b, TASKS, "<power-sorter activity=\"odd\"></power-sorter>")?;
    let sorter = b.widget("power-sorter", 0)?;
    sorter.run(
        "const field = [...element.shadowRoot.querySelectorAll('.own textarea')][0];
         field.value = Array.from({ length: 300 }, (_, n) => `Statement number ${n} about the choir\\u0000.`).join('\\n');
         field.dispatchEvent(new Event('input', { bubbles: true }));",
        &[],
    )?;
    sorter.button("Make cards")?.tap()?;
    sorter.see("300 cards made.")?;
    sorter.see("0 of 310 sorted")?;
    sorter.button("Show 100 more")?.tap()?;
    check!(b.focused()?.starts_with("radio"), "the focus went to {}", b.focused()?);
    let kept = state(&sorter)?["own"].as_array().map(Vec::len);
    check!(kept == Some(300), "{kept:?} cards kept");
});
