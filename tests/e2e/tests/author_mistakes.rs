//! What authors get wrong: the default is used, the author is told once, and learners see nothing of it.

use activity_widgets_e2e::{Browser, Place, Result, check, has, scenario, starts};
use serde_json::{Value, json};

use crate::common::{PAGE, open};

/// Notes for each element of the page, by its id, what the author is told.
const NOTE: &str = "<script>
    window.told = { events: {}, warnings: [] };
    addEventListener('activity-problem', ({ target, detail }) => (told.events[target.id] ??= []).push(detail));
    const plain = console.warn;
    console.warn = (...parts) => { told.warnings.push(parts.join(' ')); plain.apply(console, parts); };
    </script>";

/// One mistake: the widget, its attributes, the field that is told of, and what shows that the default is used.
struct Mistake {
    tag: &'static str,
    attributes: &'static str,
    field: &'static str,
    shown: fn(&Place<'_>) -> Result,
}

fn half_an_hour(timer: &Place<'_>) -> Result {
    timer.find("timer", "")?.see("30 minutes")
}

fn ten_to_twelve(picker: &Place<'_>) -> Result {
    picker.no("timer", "")?;
    picker.button("Use the sample page")?.tap()?;
    picker.see("0 of 10-12")?;
    // A line below the widget appears; what comes after it moves.
    picker.see("Saved on this device")
}

fn micro_and_macro(sorter: &Place<'_>) -> Result {
    sorter.no("timer", "")?;
    sorter.see("0 of 10 sorted")?;
    let offered = sorter.group(starts("She began with a story"))?.names("radio")?;
    check!(offered == ["Micro-level power", "Macro-level power", "Hard to place", "Not sorted yet"], "{offered:?}");
    sorter.no("link", has("forum"))
}

const fn mistake(
    tag: &'static str,
    attributes: &'static str,
    field: &'static str,
    shown: fn(&Place<'_>) -> Result,
) -> Mistake {
    Mistake { tag, attributes, field, shown }
}

const TIMERS: &[Mistake] = &[
    mistake("activity-timer", "minutes='abc'", "minutes", half_an_hour),
    mistake("activity-timer", "minutes='0'", "minutes", half_an_hour),
    mistake("activity-timer", "minutes='-5'", "minutes", half_an_hour),
    mistake("activity-timer", "minutes='601'", "minutes", half_an_hour),
    mistake("activity-timer", "minutes=''", "minutes", half_an_hour),
    mistake("activity-timer", "announce='always'", "announce", half_an_hour),
    mistake("activity-timer", "compact='perhaps'", "compact", half_an_hour),
];

const PICKERS: &[Mistake] = &[
    mistake("word-picker", "min='12' max='3'", "max", ten_to_twelve),
    mistake("word-picker", "min='ten'", "min", ten_to_twelve),
    mistake("word-picker", "min='0'", "min", ten_to_twelve),
    mistake("word-picker", "max='1000'", "max", ten_to_twelve),
    mistake("word-picker", "reveal='never'", "reveal", ten_to_twelve),
    mistake("word-picker", "text-src='../none.txt'", "text-src", ten_to_twelve),
    mistake("word-picker", "text-src='../core/activity-widgets_bg.wasm'", "text-src", ten_to_twelve),
    mistake("word-picker", "text-src='https://nowhere.invalid/page.txt'", "text-src", ten_to_twelve),
    mistake("word-picker", "minutes='soon'", "minutes", ten_to_twelve),
    mistake("word-picker", "announce='always'", "announce", ten_to_twelve),
    mistake("word-picker", "src='../none.json'", "src", ten_to_twelve),
    mistake("word-picker", "src='../course.css'", "src", ten_to_twelve),
];

const SORTERS: &[Mistake] = &[
    mistake("power-sorter", "categories='{oops'", "categories", micro_and_macro),
    mistake("power-sorter", "categories='{\"id\":\"a\"}'", "categories", micro_and_macro),
    mistake("power-sorter", "categories='[{\"id\":\"a\",\"label\":\"A\"}]'", "categories", micro_and_macro),
    mistake(
        "power-sorter",
        "categories='[{\"id\":\"a\",\"label\":\"A\"},{\"id\":\"a\",\"label\":\"B\"}]'",
        "categories",
        micro_and_macro,
    ),
    mistake("power-sorter", "multiple='perhaps'", "multiple", micro_and_macro),
    mistake("power-sorter", "minutes='601'", "minutes", micro_and_macro),
    mistake("power-sorter", "forum='javascript:alert(1)'", "forum", micro_and_macro),
];

/// All mistakes of one kind on one page.
fn are_told(b: &Browser, mistakes: &[Mistake]) -> Result {
    let element = |(n, Mistake { tag, attributes, .. }): (usize, &Mistake)| {
        format!("<section><h3>{n}</h3><{tag} id=\"m{n}\" activity=\"m{n}\" {attributes}></{tag}></section>")
    };
    let body: String = mistakes.iter().enumerate().map(element).collect();
    open(b, NOTE, &body)?;
    for (n, mistake) in mistakes.iter().enumerate() {
        let Mistake { tag, attributes, field, shown } = mistake;
        let widget = b.widget(tag, n)?;
        b.wait_until(&format!("!!told.events.m{n}"))?;
        shown(&widget)?;
        // The same mistake again is not told again.
        widget.run("element.title = 'changed'", &[])?;
        let told = b.run("return [told.events[arguments[0]], told.warnings]", json!([format!("m{n}")]))?;
        let events = told[0].as_array().cloned().unwrap_or_default();
        check!(events.len() == 1 && events[0]["field"] == *field, "{tag} {attributes} told {events:?}");
        let message = events[0]["message"].as_str().unwrap_or_default();
        check!(message.len() > 20 && message.ends_with(['.', ']']), "{tag} {attributes}: {message:?} is no sentence");
        widget.do_not_see(message)?;
    }
    // Each stands in the console once.
    let warnings = b.run("return told.warnings.filter((text) => /^<(word|activity|power)-/.test(text))", json!([]))?;
    let events = b.run("return Object.values(told.events).flat()", json!([]))?;
    check!(events.as_array().map(Vec::len) == Some(mistakes.len()), "{} mistakes told {events}", mistakes.len());
    check!(warnings.as_array().map(Vec::len) == Some(mistakes.len()), "{} mistakes warned {warnings}", mistakes.len());
    for event in events.as_array().into_iter().flatten() {
        let warned = warnings.as_array().into_iter().flatten().filter_map(Value::as_str).any(|text| {
            text.contains(event["field"].as_str().unwrap_or("-"))
                && text.contains(event["message"].as_str().unwrap_or("-"))
        });
        check!(warned, "{event} is not in the console: {warnings}");
    }
    Ok(())
}

/// What is told of a missing id.
fn told_of_ids(b: &Browser) -> Result<usize> {
    let told = b.run(
        "return Object.values(told.events).flat().filter(({ field }) => field === 'activity').length",
        json!([]),
    )?;
    Ok(told.as_u64().unwrap_or_default() as usize)
}

scenario!(an_id_is_missing_where_pages_differ_by_their_query, |b| {
    let both =
        "<activity-timer id=\"bare\"></activity-timer><activity-timer id=\"named\" activity=\"n\"></activity-timer>";
    open(b, NOTE, both)?;
    half_an_hour(&b.widget("activity-timer", 1)?)?;
    half_an_hour(&b.widget("activity-timer", 0)?)?;
    check!(told_of_ids(b)? == 0, "a path of its own is enough");
    b.open(&format!("{PAGE}?id=7"))?;
    half_an_hour(&b.widget("activity-timer", 0)?)?;
    half_an_hour(&b.widget("activity-timer", 1)?)?;
    b.wait_until("told.events.bare?.length === 1 && told.events.bare[0].field === 'activity'")?;
    check!(told_of_ids(b)? == 1, "told of one that has an id");
    b.widget("activity-timer", 0)?.do_not_see("Give each activity an id")?;
});

scenario!(of_the_timer, |b| {
    are_told(b, TIMERS)?;
});

scenario!(of_the_word_picker, |b| {
    b.expect_console_error("404");
    b.expect_console_error("nowhere.invalid");
    are_told(b, PICKERS)?;
});

scenario!(of_the_power_sorter, |b| {
    are_told(b, SORTERS)?;
});

scenario!(settings_that_are_no_json, |b| {
    open(b, NOTE, "<word-picker id=\"m0\"><script type=\"application/json\">{min: 3}</script></word-picker>")?;
    let picker = b.widget("word-picker", 0)?;
    let problems = b.wait_for_event("activity-problem")?;
    check!(problems.len() == 1 && problems[0]["field"] == "application/json", "{problems:?}");
    ten_to_twelve(&picker)?;
    picker.do_not_see("{min: 3}")?;
});

scenario!(a_mistake_that_is_put_right_and_made_again, |b| {
    open(b, NOTE, "<activity-timer id=\"m0\" minutes=\"x\"></activity-timer>")?;
    let timer = b.widget("activity-timer", 0)?;
    timer.see("30 minutes")?;
    timer.run("element.setAttribute('minutes', '4')", &[])?;
    timer.see("4 minutes")?;
    timer.run("element.setAttribute('minutes', 'x')", &[])?;
    timer.see("30 minutes")?;
    check!(b.events("activity-problem")?.len() == 1, "told {:?}", b.events("activity-problem")?);
    let minutes = json!(b.events("activity-problem")?)[0]["message"].to_string();
    check!(minutes.contains("minutes="), "no example in {minutes}");
});
