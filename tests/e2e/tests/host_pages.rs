//! Pages that do to a widget what the pages of learning platforms, page builders and themes do.

use activity_widgets_e2e::{Answer, Place, Result, check, scenario, tools};
use serde_json::json;

use crate::common::{open, pick, serve_build_at};

const WHY: &str = "Why these words? Look for what your choices have in common.";

fn begin(picker: &Place<'_>, why: &str) -> Result {
    picker.button("Use the sample page")?.tap()?;
    picker.textbox(WHY)?.type_text(why)
}

scenario!(the_script_comes_late, |b| {
    let page = "<!doctype html><html lang=\"en\"><head><title>Late</title></head><body><main><h1>Late</h1>
        <div data-activity-widget=\"activity-timer\" data-minutes=\"9\"><p>Take a kitchen timer.</p></div>
        <activity-timer minutes=\"8\"></activity-timer></main></body></html>";
    b.server().answer("/course/late.html", activity_widgets_e2e::Answer::html(page));
    b.open("course/late.html")?;
    b.page().see("Take a kitchen timer.")?;
    b.run(
        "const script = document.createElement('script'); script.type = 'module'; script.src = '../activity-widgets.js'; document.head.append(script)",
        json!([]),
    )?;
    b.widget("div > activity-timer", 0)?.see("9 minutes")?;
    b.widget("main > activity-timer", 0)?.see("8 minutes")?;
});

scenario!(two_versions_at_once, |b| {
    serve_build_at(b, "/v9/")?;
    open(
        b,
        "<script type=\"module\" src=\"/v9/activity-widgets.js\"></script>",
        "<activity-timer activity=\"a\"></activity-timer><div data-activity-widget=\"word-picker\" data-activity=\"b\"></div>",
    )?;
    b.widget("activity-timer", 0)?.see("30 minutes")?;
    begin(&b.widget("word-picker", 0)?, "One of them")?;
    check!(b.run("return document.querySelectorAll('word-picker').length", json!([]))? == 1, "both made one");
});

scenario!(inside_another_shadow_root, |b| {
    open(b, "", "<section id=\"outer\"></section>")?;
    b.run(
        "document.getElementById('outer').attachShadow({ mode: 'open' }).innerHTML =
           '<word-picker activity=\"s\" min=\"3\"><p slot=\"task\">Pick a few.</p></word-picker>'",
        json!([]),
    )?;
    let picker = b.widget("word-picker", 0)?;
    picker.see("Pick a few.")?;
    begin(&picker, "In the shade")?;
    pick(&picker, &["neighbours"])?;
    picker.see("1 of 3-12")?;
});

scenario!(in_a_tab_that_is_shown_later, |b| {
    b.viewport(390, 844)?;
    open(
        b,
        "",
        "<div id=\"tab\" style=\"display: none\"><word-picker activity=\"t\"></word-picker></div><details><summary>More</summary><activity-timer></activity-timer></details>",
    )?;
    b.run("document.getElementById('tab').style.display = ''", json!([]))?;
    let picker = b.widget("word-picker", 0)?;
    begin(&picker, "Shown later")?;
    pick(&picker, &["neighbours"])?;
    // Hidden and shown again while it is in use.
    b.run("document.getElementById('tab').style.display = 'none'", json!([]))?;
    b.run("document.getElementById('tab').style.display = ''", json!([]))?;
    pick(&picker, &["tonight"])?;
    picker.see("2 of 10-12")?;
    b.page().find("button", "More")?.tap()?;
    b.page().see("30 minutes")?;
});

scenario!(the_host_writes_itself_anew, |b| {
    open(b, "", "<section><word-picker activity=\"again\"></word-picker></section>")?;
    begin(&b.widget("word-picker", 0)?, "Not yet saved")?;
    for _ in 0..3 {
        b.run("const section = document.querySelector('section'); section.innerHTML = section.innerHTML", json!([]))?;
        let picker = b.widget("word-picker", 0)?;
        picker.textbox(WHY)?.holds("Not yet saved")?;
    }
    let picker = b.widget("word-picker", 0)?;
    pick(&picker, &["neighbours"])?;
    picker.see("1 of 10-12")?;
});

/// What themes and page builders do to every page.
const HOSTILE_CSS: &str = "<style>
    html { font-size: 62.5%; line-height: 3 }
    body { font: italic 700 9px/3 serif; color: #eee; letter-spacing: .3em; text-transform: uppercase; text-align: center;
           visibility: visible; cursor: wait; word-spacing: 2em; white-space: pre; text-indent: 5em; user-select: none }
    * { box-sizing: content-box; margin: 7px; padding: 3px; float: none; border-radius: 40px; transition: all 3s }
    button { display: none !important; font-size: 4px } p { font-size: 3px; display: none } div { display: inline; opacity: .2 }
    input, textarea, fieldset, legend, label { all: unset; display: none } h3, ul, li, section { display: none }
    a { pointer-events: none } [hidden] { display: block !important } mark { background: none; color: inherit }
    word-picker, activity-timer, power-sorter { all: initial; display: block }
  </style>";

scenario!(styles_of_the_host_stay_outside, |b| {
    b.viewport(390, 844)?;
    open(b, HOSTILE_CSS, "<section><word-picker activity=\"h\"></word-picker></section>")?;
    // The theme hides sections; this page shows its own.
    b.run("document.querySelector('section').style.display = 'block'", json!([]))?;
    let picker = b.widget("word-picker", 0)?;
    let use_sample = picker.button("Use the sample page")?;
    let (_, _, _, height) = use_sample.bounds()?;
    check!(height >= 44.0, "the button is {height} px high");
    check!(use_sample.style("font-size")? == "17px", "the button's font is {}", use_sample.style("font-size")?);
    for (property, value) in
        [("letter-spacing", "normal"), ("text-transform", "none"), ("font-style", "normal"), ("white-space", "normal")]
    {
        let found = use_sample.style(property)?;
        check!(found == value || found == "normal" || found == "0px", "{property} is {found}");
    }
    begin(&picker, "In spite of all")?;
    pick(&picker, &["neighbours"])?;
    picker.see("1 of 10-12")?;
});

/// What Moodle's theme Boost adds to Bootstrap for plain elements, as it is known to authors.
const BOOST: &str = "<style>body{font-size:.9375rem;color:#1d2125}a{color:#0f6cbf}.no-overflow{overflow:auto}.generalbox p{margin:0 0 1rem}button{text-transform:none}fieldset{min-width:0}</style>";

/// A page as such frameworks want it, with a widget in a card, in a list group and in a row of columns.
const FRAMEWORK_PAGE: &str = "<div class=\"container-fluid\"><div class=\"row\"><div class=\"col-12 col-md-8\">
    <div class=\"card\"><div class=\"card-body no-overflow\"><div class=\"generalbox\">
      <power-sorter activity=\"f\"></power-sorter></div></div></div>
    <ul class=\"list-group\"><li class=\"list-group-item\"><activity-timer activity=\"f\"></activity-timer></li></ul>
    <div class=\"tab-content\"><div class=\"tab-pane fade show active\">
      <word-picker activity=\"f\"><p slot=\"text\">Nothing is beyond repair.</p></word-picker></div></div>
  </div></div></div>";

scenario!(styles_of_widespread_frameworks, |b| {
    b.viewport(390, 844)?;
    for (name, more) in [("bootstrap4", ""), ("bootstrap5", ""), ("bootstrap4", BOOST), ("bootstrap5", BOOST)] {
        let sheet = std::fs::read(tools::npm().join(name).join("dist/css/bootstrap.min.css"))?;
        b.server().answer("/framework.css", Answer::new(200, "text/css", sheet));
        // Each begins with nothing done.
        let own = format!("{name}{}", if more.is_empty() { "" } else { "-boost" });
        let body = FRAMEWORK_PAGE.replace("activity=\"f\"", &format!("activity=\"{own}\""));
        open(b, &["<link rel=\"stylesheet\" href=\"/framework.css\">", more].concat(), &body)?;
        let sorter = b.widget("power-sorter", 0)?;
        sorter.nth("radio", "Micro-level power", 0)?.tap()?;
        sorter.see("1 of 10 sorted")?;
        b.widget("activity-timer", 0)?.button("Start")?.tap()?;
        b.widget("activity-timer", 0)?.see("About 30 minutes left")?;
        let picker = b.widget("word-picker", 0)?;
        pick(&picker, &["beyond"])?;
        picker.see("1 of 10-12")?;
        b.fits_the_width()?;
        check!(sorter.style("display")? == "block", "{name}");
        let button = picker.button("Undo")?;
        check!(button.bounds()?.3 >= 44.0, "{name}: a button is {} px high", button.bounds()?.3);
        b.screenshot(&own)?;
    }
    b.axe()?;
});

scenario!(a_page_from_right_to_left, |b| {
    b.viewport(390, 844)?;
    open(
        b,
        "<script>document.documentElement.dir = 'rtl'</script>",
        "<word-picker activity=\"r\"></word-picker><activity-timer></activity-timer>",
    )?;
    let picker = b.widget("word-picker", 0)?;
    begin(&picker, "من اليمين")?;
    pick(&picker, &["neighbours"])?;
    picker.see("1 of 10-12")?;
    b.fits_the_width()?;
    let timer = b.widget("activity-timer", 0)?;
    timer.button("Start")?.tap()?;
    timer.see("About 30 minutes left")?;
    b.axe()?;
});

/// An old library that adds to what every list and text has. (What it adds to every object, no browser's driver survives.)
const OLD_LIBRARY: &str = "<script>Array.prototype.first = function () { return this[0] };
    String.prototype.strip = String.prototype.trim; Function.prototype.bind = Function.prototype.bind;</script>";

scenario!(an_old_library_changes_the_basics, |b| {
    open(b, OLD_LIBRARY, "<word-picker activity=\"old\"></word-picker>")?;
    let picker = b.widget("word-picker", 0)?;
    begin(&picker, "Kept in spite of it")?;
    pick(&picker, &["neighbours", "tonight"])?;
    picker.see("Saved on this device")?;
    b.reload()?;
    let picker = b.widget("word-picker", 0)?;
    picker.textbox(WHY)?.holds("Kept in spite of it")?;
    picker.see("2 of 10-12")?;
});
