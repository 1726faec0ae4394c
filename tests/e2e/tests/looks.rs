//! How the course page looks and whether it stays usable: narrow and wide, large text, dark, forced colours.
//!
//! Set AW_SHOTS to a folder to get pictures of each state.

use activity_widgets_e2e::{Browser, Engine, Result, check, scenario};
use serde_json::json;

use crate::common::pick;

/// A little work in each widget, so that picks, marks, chosen cards, buttons of all kinds and the comment are in sight.
fn a_little_work(b: &Browser) -> Result {
    b.open("index.html")?;
    let picker = b.widget("word-picker", 0)?;
    picker.button("Use the sample page")?.tap()?;
    pick(&picker, &["neighbours", "safe", "Nobody"])?;
    picker.button("Show the author’s comment")?.tap()?;
    picker.see("You may have expected the large words")?;
    let timer = b.widget("activity-timer", 0)?;
    timer.button("Start")?.tap()?;
    timer.button("Pause")?;
    let sorter = b.widget("power-sorter", 0)?;
    sorter.nth("radio", "Micro-level power", 0)?.tap()?;
    sorter.nth("radio", "Macro-level power", 1)?.tap()?;
    sorter.see("2 of 10 sorted")
}

/// Pictures of the top of the page and of each widget.
fn pictures(b: &Browser, name: &str) -> Result {
    b.screenshot_page(&format!("{name}-page"))?;
    for (tag, part) in [("word-picker", "top"), ("activity-timer", "top"), ("power-sorter", "top")] {
        b.run("document.querySelector(arguments[0]).scrollIntoView()", json!([tag]))?;
        b.screenshot(&format!("{name}-{tag}-{part}"))?;
    }
    Ok(())
}

/// Everything that can be pressed, with its size where that is under 44 px. What the browser has put off laying out is
/// scrolled to first.
const SMALL: &str = "
    const widgets = [...document.querySelectorAll('word-picker, activity-timer, power-sorter')];
    await Promise.all(widgets.map((widget) => widget.ready));
    const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const found = [];
    for (const widget of widgets) {
      for (const control of widget.shadowRoot.querySelectorAll('button, summary, textarea, select, input:not([type=radio], [type=checkbox], .unseen), a[href], label.choice')) {
        if (!control.checkVisibility()) continue;
        if (!control.getBoundingClientRect().width) {
          control.scrollIntoView({ block: 'center', behavior: 'instant' });
          await drawn();
        }
        const { width, height } = control.getBoundingClientRect();
        if (width >= 43.5 && height >= 43.5) continue;
        found.push(`${widget.localName} ${control.localName} “${control.textContent.slice(0, 40)}”: ${width.toFixed(1)} x ${height.toFixed(1)}`);
      }
    }
    return [...new Set(found)];";

/// Everything that can be pressed can be hit.
pub fn large_enough(b: &Browser) -> Result {
    let small = b.run_async(SMALL, json!([]))?;
    check!(small == json!([]), "under 44 px: {small}");
    Ok(())
}

scenario!(on_a_phone, |b| {
    b.viewport(390, 844)?;
    b.open("index.html")?;
    for tag in ["word-picker", "activity-timer", "power-sorter"] {
        b.widget(tag, 0)?;
    }
    b.fits_the_width()?;
    large_enough(b)?;
    pictures(b, "390-empty")?;
    a_little_work(b)?;
    b.fits_the_width()?;
    large_enough(b)?;
    pictures(b, "390")?;
});

scenario!(on_a_narrow_phone, |b| {
    b.viewport(320, 640)?;
    a_little_work(b)?;
    b.fits_the_width()?;
    large_enough(b)?;
    b.axe()?;
    pictures(b, "320")?;
});

scenario!(on_a_desktop, |b| {
    b.viewport(1280, 800)?;
    a_little_work(b)?;
    b.fits_the_width()?;
    large_enough(b)?;
    b.axe()?;
    pictures(b, "1280")?;
});

/// The element that has the focus, and how wide the ring around it is, or around what is drawn for it; 0 where there is none.
const RING: &str = "
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const ring = (element) => {
      const style = getComputedStyle(element);
      return style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth);
    };
    const drawn = [at, at.closest('label'), ...(at.labels ?? [])].filter(Boolean);
    return [at.localName + ' ' + (at.type ?? '') + ' ' + at.className, Math.max(...drawn.map(ring))];";

scenario!(where_the_focus_is_can_be_seen, |b| {
    if b.engine() == Engine::WebKit {
        return b.skip(
            "WebKitGTK's window has no focus on a display without a window manager: nothing there matches :focus",
        );
    }
    b.viewport(390, 844)?;
    a_little_work(b)?;
    let mut kinds = std::collections::BTreeSet::new();
    for name in ["Change the text", "I’m done", "Show only the cards I have not sorted"] {
        b.page().nth(if name.starts_with("Show only") { "checkbox" } else { "button" }, name, 0)?.focus()?;
        for _ in 0..14 {
            b.key("Tab")?;
            let seen = b.run(RING, json!([]))?;
            let (kind, width) = (seen[0].as_str().unwrap_or_default().to_owned(), seen[1].as_f64().unwrap_or_default());
            check!(width >= 2.0, "the ring around {kind} is {width} px wide");
            kinds.insert(kind);
        }
    }
    check!(kinds.len() > 5, "only these had the focus: {kinds:?}");
});

scenario!(at_200_per_cent, |b| {
    b.viewport(1280, 800)?;
    b.zoom(2.0)?;
    a_little_work(b)?;
    b.fits_the_width()?;
    b.axe()?;
    pictures(b, "200-per-cent")?;
});

scenario!(at_400_per_cent, |b| {
    b.viewport(1280, 1024)?;
    b.zoom(4.0)?;
    a_little_work(b)?;
    b.fits_the_width()?;
    pictures(b, "400-per-cent")?;
});

scenario!(with_text_of_twice_the_size, |b| {
    b.viewport(390, 844)?;
    b.text_zoom(2.0)?;
    a_little_work(b)?;
    b.fits_the_width()?;
    b.axe()?;
    pictures(b, "text-200-per-cent")?;
});

scenario!(in_the_dark, |b| {
    b.dark(true)?;
    b.viewport(390, 844)?;
    a_little_work(b)?;
    b.axe()?;
    b.fits_the_width()?;
    pictures(b, "dark")?;
});

scenario!(in_forced_colours, |b| {
    b.forced_colors(true)?;
    b.viewport(390, 844)?;
    a_little_work(b)?;
    // These colours are the person's own. Those that Firefox has without a desktop contrast too little with each other.
    b.axe_without(&["color-contrast"])?;
    // A mark is seen without its colour too.
    let mark = b.widget("word-picker", 0)?.within("[part~=text] mark", 0)?;
    let line = mark.style("text-decoration-line")?;
    let border = mark.style("border-block-end-style")?;
    check!(
        line.contains("underline") || border != "none",
        "a mark has neither underline ({line}) nor border ({border})"
    );
    pictures(b, "forced-colours")?;
});

scenario!(without_motion, |b| {
    b.reduced_motion(true)?;
    b.viewport(390, 844)?;
    a_little_work(b)?;
    let moving = b.run(
        "return [...document.querySelectorAll('word-picker, activity-timer, power-sorter')]
           .flatMap((widget) => [...widget.shadowRoot.querySelectorAll('*')])
           .map((element) => getComputedStyle(element).transitionDuration)
           .filter((duration) => duration.split(', ').some((one) => parseFloat(one) > 0.001))",
        json!([]),
    )?;
    check!(moving.as_array().is_some_and(Vec::is_empty), "transitions in spite of the setting: {moving}");
});

scenario!(on_a_page_with_other_habits, |b| {
    // A host's root size, line height, letter case and box model must not get in.
    b.viewport(390, 844)?;
    let head = "<style>html { font-size: 62.5%; } body { line-height: 3; text-transform: uppercase; letter-spacing: 4px;
        text-align: center; } * { box-sizing: content-box; } button { font-size: 6px !important; padding: 0 !important; }
        p, h3, h4 { display: none !important; }</style>";
    crate::common::open(b, head, "<word-picker activity=\"habits\"></word-picker>")?;
    let picker = b.widget("word-picker", 0)?;
    picker.button("Use the sample page")?.tap()?;
    picker.word("neighbours", 0)?.tap()?;
    picker.see("1 of 10-12")?;
    large_enough(b)?;
    let size = picker.within("[part~=text] p", 0)?.style("font-size")?;
    let pixels: f64 = size.trim_end_matches("px").parse()?;
    check!((17.0..=18.5).contains(&pixels), "the text is set in {size}");
    let case = picker.within("[part~=text] p", 0)?.style("text-transform")?;
    check!(case == "none", "the text is set in {case}");
});
