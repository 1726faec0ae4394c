//! Taking notes away, the same for every widget: on paper, by the system's share sheet, and by hand where nothing else works.

use activity_widgets_e2e::{check, scenario};
use serde_json::json;

use crate::common::{notes, open, pick};

const PICKER: &str =
    "<word-picker activity=\"away\"><div slot=\"text\"><p>Our river is still clean.</p></div></word-picker>";
/// Prints into a list: what would be on paper, as text and as mark-up, and whether anything of it is in sight.
const PRINTER: &str = "<script>
    window.printed = [];
    window.print = () => {
      const sheet = document.querySelector('.activity-widgets-print');
      printed.push({ html: sheet.outerHTML, text: sheet.textContent, seen: sheet.checkVisibility?.() ?? sheet.offsetHeight > 0,
        sheets: document.adoptedStyleSheets.length });
      dispatchEvent(new Event('beforeprint'));
    };</script>";

scenario!(notes_are_printed, |b| {
    b.viewport(390, 844)?;
    open(b, PRINTER, PICKER)?;
    let picker = b.widget("word-picker", 0)?;
    pick(&picker, &["still"])?;
    picker.textbox("Why did “still” stand out?")?.type_text("<b>It</b> could end.\nSoon.")?;
    let before = b.run("return document.adoptedStyleSheets.length", json!([]))?;
    picker.button("Print")?.tap()?;
    b.wait_until("window.printed.length === 1")?;
    let printed = b.run("return window.printed[0]", json!([]))?;
    let html = printed["html"].as_str().unwrap_or_default();
    check!(html.contains("Our river is <mark>still</mark> clean."), "{html}");
    check!(html.contains("&lt;b&gt;It&lt;/b&gt; could end."), "what was written came alive: {html}");
    check!(printed["seen"] == false, "it is in sight on the screen");
    check!(
        b.run("return document.adoptedStyleSheets.length", json!([]))?.as_u64() == before.as_u64().map(|n| n + 1),
        "no style"
    );
    // A second print takes the place of the first, and in the end nothing is left of either.
    picker.button("Print")?.tap()?;
    b.wait_until("window.printed.length === 2")?;
    let left =
        "return [document.querySelectorAll('.activity-widgets-print').length, document.adoptedStyleSheets.length]";
    check!(b.run(left, json!([]))?[0] == 1, "{}", b.run(left, json!([]))?);
    b.run("window.dispatchEvent(new Event('afterprint'))", json!([]))?;
    check!(b.run(left, json!([]))? == json!([0, before]), "left on the page: {}", b.run(left, json!([]))?);
    picker.no("textbox", "Text to copy")?;
});

scenario!(on_paper_there_are_the_notes_alone, |b| {
    b.viewport(800, 900)?;
    open(b, PRINTER, PICKER)?;
    let picker = b.widget("word-picker", 0)?;
    pick(&picker, &["still"])?;
    picker.textbox("Why did “still” stand out?")?.type_text("It could end.")?;
    picker.button("Print")?.tap()?;
    b.wait_until("window.printed.length === 1")?;
    b.print_style(true)?;
    b.see("Influencing words: my notes")?;
    b.see("It could end.")?;
    b.do_not_see("A course page")?;
    b.do_not_see("Take your notes with you")?;
    b.screenshot("printed")?;
    b.print_style(false)?;
    b.do_not_see("Influencing words: my notes")?;
});

// A frame with `sandbox` and without `allow-modals` does not print, and does not say so.
scenario!(a_frame_that_prints_nothing_shows_the_text, |b| {
    open(b, "<script>window.print = () => {}</script>", PICKER)?;
    let picker = b.widget("word-picker", 0)?;
    pick(&picker, &["still"])?;
    picker.button("Print")?.tap()?;
    picker.textbox("Text to copy")?.holds(&notes(&picker, "text")?)?;
    b.wait_until("!document.querySelector('.activity-widgets-print')")?;
});

fn with_share(share: &str) -> String {
    format!(
        "<script>Object.defineProperty(navigator, 'share', {{ configurable: true, value: (data) => {{ window.shared = data; {share} }} }});</script>"
    )
}

scenario!(notes_are_handed_to_another_app, |b| {
    open(b, &with_share("return Promise.resolve()"), PICKER)?;
    let picker = b.widget("word-picker", 0)?;
    pick(&picker, &["still"])?;
    picker.button("Share")?.tap()?;
    b.wait_until("window.shared !== undefined")?;
    let shared = b.run("return window.shared", json!([]))?;
    check!(shared["text"] == notes(&picker, "text")?.as_str(), "{shared}");
    check!(shared["title"] == "Influencing words: my notes", "{shared}");
    picker.no("textbox", "Text to copy")?;
    // Closing the sheet is no refusal.
    open(b, &with_share("return Promise.reject(new DOMException('closed', 'AbortError'))"), PICKER)?;
    let picker = b.widget("word-picker", 0)?;
    picker.button("Share")?.tap()?;
    b.wait_until("window.shared !== undefined")?;
    picker.no("textbox", "Text to copy")?;
    open(b, &with_share("return Promise.reject(new DOMException('no', 'NotAllowedError'))"), PICKER)?;
    let picker = b.widget("word-picker", 0)?;
    picker.button("Share")?.tap()?;
    picker.textbox("Text to copy")?;
    open(
        b,
        "<script>Object.defineProperty(navigator, 'share', { configurable: true, value: undefined })</script>",
        PICKER,
    )?;
    b.widget("word-picker", 0)?.no("button", "Share")?;
});

// A frame in which neither copying nor downloading is allowed: what the widget cannot do, the person can.
scenario!(where_nothing_is_allowed_the_text_is_selected, |b| {
    b.viewport(390, 844)?;
    let head = "<script>
        Object.defineProperty(navigator, 'clipboard', { value: undefined });
        URL.createObjectURL = () => { throw new TypeError('not here') };
        window.print = () => { throw new Error('not here') };</script>";
    for (tag, body) in [("word-picker", PICKER), ("power-sorter", "<power-sorter activity=\"away\"></power-sorter>")] {
        open(b, head, body)?;
        let widget = b.widget(tag, 0)?;
        let text = notes(&widget, "text")?;
        for button in ["Copy notes", "Download Markdown", "Print"] {
            widget.button(button)?.tap()?;
            let field = widget.textbox("Text to copy")?;
            field.holds(&text)?;
            b.wait_until(&format!(
                "(() => {{ const field = document.querySelector('{tag}').shadowRoot.activeElement;
                   return field?.localName === 'textarea' && field.readOnly && field.selectionEnd - field.selectionStart === field.value.length }})()"
            ))?;
        }
        widget.hear("This page may not copy for you.")?;
        b.axe()?;
    }
    b.screenshot("by-hand")?;
});
