//! Hundreds of odd messages, the same in every run: to a widget's page in a frame, to a page with widgets in it, and to our
//! script for pages around frames. Nothing that a learner has done changes, no frame changes its height, and nothing throws.

use activity_widgets_e2e::{Answer, Browser, Failure, Result, check, scenario};
use serde_json::{Value, json};

use crate::common::{open, pick};

/// `odd(n)` gives the first n of an endless row of messages made by chance from the words of all dialects; in none of them is
/// a height that our script would take. The chance is mulberry32's, from a fixed seed.
const ODD: &str = r#"
const odd = (n) => {
  let seed = 7072026;
  const chance = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit) => Math.floor(chance() * limit);
  const one = (list) => list[below(list.length)];
  const words = ["type", "context", "action", "subject", "message", "message_id", "secret", "value", "height", "scrollHeight",
    "width", "key", "state", "error", "origin", "h5p", "hello", "resize", "prepareResize", "ready", "link", "iframe-child-init",
    "iframe-resized", "activity-widgets-frame", "activity-widgets-height", "lti.frameResize", "lti.put_data",
    "lti.get_data.response", "SPLICE.getState.response", "plugin.resize", "__proto__", "constructor", "toString", "then",
    "length", "reset", "importBackup", ""];
  const bits = [...words, "[iFrameSizer]", "[iFrameResizerChild]Ready", ":", ":", ":", "true", "false", "null", "\0", "\ud800",
    "<img src=x onerror=alert(1)>", "javascript:alert(1)", " ", "]", "9".repeat(40)];
  const text = () => (chance() < 0.4 ? "[iFrameSizer]" : "") + Array.from({ length: below(9) }, () => one(bits)).join("");
  const number = () => one([0, -0, -1, NaN, Infinity, -Infinity, 1e9, 100001, 2 ** 53, 0.5, -below(1e6), below(1e5) + 0.5]);
  const object = (depth) => {
    const made = {};
    for (let left = below(6); left > 0; left--) {
      Object.defineProperty(made, one(words), { value: any(depth + 1), enumerable: true, configurable: true, writable: true });
    }
    return made;
  };
  const near = () => ({ type: one(words), context: one(["h5p", one(words)]), action: one(words), height: any(2), value: any(2) });
  const kinds = [() => null, () => undefined, () => chance() < 0.5, number, number, text, text, text, object, object, near, near,
    (depth) => Array.from({ length: below(5) }, () => any(depth + 1)), (depth) => new Map([[one(words), any(depth + 1)]]),
    (depth) => new Set([any(depth + 1)]), () => new Date(number()), () => /^a/g, () => new Error(one(words)),
    () => new Uint8Array(below(2000)), () => new Blob([one(words)]), () => 10n ** 30n, () => new Number(500), () => new String("resize"),
    () => { const round = object(2); round.self = round; return round; }, () => one(bits).repeat(below(90000)),
    () => JSON.parse("[".repeat(900) + "]".repeat(900))];
  const any = (depth) => (depth > 4 ? one(words) : one(kinds)(depth));
  return Array.from({ length: n }, () => any(0));
};"#;

const HOW_MANY: u32 = 600;

/// What a widget keeps.
fn work(b: &Browser, tag: &str) -> Result<Value> {
    // Not when it was written last: what was done before may be written once more.
    let script = "return JSON.parse(element.exportBackup()).documents.map(({ widget, activity, state }) => [widget, activity, state])";
    b.widget(tag, 0)?.run(script, &[])
}

fn height(b: &Browser) -> Result<Value> {
    b.run("return document.querySelector('iframe').clientHeight", json!([]))
}

/// The height of the frame once it is as tall as its page, and stays so while the page is drawn for a while: text that comes
/// into sight is laid out in its own time.
fn height_at_rest(b: &Browser) -> Result<Value> {
    const FITS: &str = "Math.abs(innerHeight - document.body.getBoundingClientRect().height) <= 5";
    const DRAW: &str = "for (let n = 0; n < 30; n++) await new Promise((drawn) => requestAnimationFrame(drawn));";
    for _ in 0..20 {
        b.in_frame("iframe", 0, |b| b.wait_until(FITS))?;
        let before = height(b)?;
        b.run_async(DRAW, json!([]))?;
        if height(b)? == before && b.in_frame("iframe", 0, |b| b.run(&format!("return {FITS}"), json!([])))? == true {
            return Ok(before);
        }
    }
    Err(Failure::step("the frame does not come to rest"))
}

scenario!(to_a_page_in_a_frame, |b| {
    let there = b.second_origin()?;
    let head = "<script src=\"../activity-widgets-frame.js\"></script><script>window.ended = false;
        addEventListener('message', ({ data }) => { ended ||= /^\\[iFrameSizer\\]the-end:.*:init$/.test(data) })</script>";
    let src = format!("{}/word-picker.html?activity=f#?secret=abc123", there.origin());
    open(b, head, &format!("<iframe title=\"Words\" width=\"360\" height=\"150\" src=\"{src}\"></iframe>"))?;
    b.in_frame("iframe", 0, |b| {
        let picker = b.widget("word-picker", 0)?;
        picker.button("Use the sample page")?.tap()?;
        pick(&picker, &["neighbours"])?;
        picker.see("1 of 10-12")?;
        picker.see("Saved on this device")
    })?;
    let tall = height_at_rest(b)?;
    let kept = b.in_frame("iframe", 0, |b| work(b, "word-picker"))?;
    let send = format!(
        "{ODD} for (const message of odd({HOW_MANY})) frames[0].postMessage(message, '*');
         frames[0].postMessage('[iFrameSizer]the-end:8:false', '*')"
    );
    b.run(&send, json!([]))?;
    b.wait_until("ended")?;
    check!(height(b)? == tall, "the frame was {tall} px high and is {}", height(b)?);
    b.in_frame("iframe", 0, |b| {
        check!(work(b, "word-picker")? == kept, "the work has changed");
        let picker = b.widget("word-picker", 0)?;
        pick(&picker, &["tonight"])?;
        picker.see("2 of 10-12")
    })?;
});

scenario!(to_a_page_with_widgets, |b| {
    let tags = ["word-picker", "activity-timer", "power-sorter"];
    let all: String = tags.iter().map(|tag| format!("<{tag} activity=\"m\"></{tag}>")).collect();
    open(b, "", &all)?;
    b.widget("power-sorter", 0)?.nth("radio", "Micro-level power", 0)?.tap()?;
    b.widget("power-sorter", 0)?.see("Saved on this device")?;
    let works = || tags.iter().map(|tag| work(b, tag)).collect::<Result<Vec<_>>>();
    let kept = works()?;
    let send = format!(
        "{ODD} return await new Promise((end) => {{
           addEventListener('message', ({{ data }}) => {{ if (data === 'the end') end() }});
           for (const message of odd({HOW_MANY})) postMessage(message, '*');
           postMessage('the end', '*') }})"
    );
    b.run_async(&send, json!([]))?;
    let now = works()?;
    check!(now == kept, "the work has changed from {kept:?} to {now:?}");
});

scenario!(to_our_script_around_frames, |b| {
    // The frame has the address of one of our pages; what it sends has not been made by one.
    let page = format!(
        "<!doctype html><title>Not ours</title><script>{ODD}
         for (const message of odd({HOW_MANY})) {{
           parent.postMessage(message, '*');
           parent.postMessage({{ ...Object(message), type: 'activity-widgets-height' }}, '*');
         }}
         parent.postMessage('the end', '*')</script>"
    );
    b.server().answer("/v9/activity-timer.html", Answer::html(page));
    let head = format!(
        "<script src=\"../activity-widgets-frame.js\"></script><script>{ODD} window.ended = false;
         addEventListener('message', ({{ data }}) => {{ ended ||= data === 'the end' }});
         for (const message of odd({HOW_MANY})) postMessage(message, '*')</script>"
    );
    open(b, &head, "<iframe title=\"Timer\" height=\"150\" src=\"/v9/activity-timer.html\"></iframe>")?;
    b.wait_until("ended")?;
    check!(height(b)? == 150, "the frame is {} px high", height(b)?);
    let style = b.run("return document.querySelector('iframe').getAttribute('style')", json!([]))?;
    check!(style.is_null(), "the frame has got a style: {style}");
});
