//! A widget's page in a frame grows with its content, for every kind of host that can resize a frame, and takes orders from
//! nobody.

use activity_widgets_e2e::{Answer, Browser, Result, check, scenario, tools};
use serde_json::json;

use crate::common::{inner_height, open};

/// A host that notes what its first frame posts, and never answers.
const NOTING: &str = "<script>window.posted = []; addEventListener('message', (event) => posted.push({
    own: event.source === document.querySelector('iframe')?.contentWindow, data: event.data }));</script>";

const TIMER: &str =
    "<iframe title=\"Timer\" width=\"360\" height=\"150\" src=\"../activity-timer.html?activity=t\"></iframe>";

/// The frame is as tall as its page: nothing to scroll, and no more than a line to spare.
#[track_caller]
fn fits(b: &Browser) -> Result {
    b.wait_until(
        "(() => { const frame = document.querySelector('iframe'); const page = frame.dataset.height;
           return page > 150 && Math.abs(frame.clientHeight - page) <= 2 })()",
    )
}

/// Notes the height of the frame's content where the host page can see it, as a person sees it.
#[track_caller]
fn look_inside(b: &Browser) -> Result {
    let height = inner_height(b, "activity-timer")?;
    b.run("document.querySelector('iframe').dataset.height = arguments[0]", json!([height]))?;
    Ok(())
}

scenario!(a_frame_of_the_same_site_grows_by_itself, |b| {
    open(b, "", TIMER)?;
    look_inside(b)?;
    fits(b)?;
    // Another height when there is less in it.
    b.in_frame("iframe", 0, |b| b.widget("activity-timer", 0)?.button("Hide timer")?.tap())?;
    look_inside(b)?;
    b.wait_until("Math.abs(document.querySelector('iframe').clientHeight - document.querySelector('iframe').dataset.height) <= 2")?;
});

scenario!(our_script_for_plain_pages, |b| {
    let size = std::fs::metadata(tools::dist()?.join("activity-widgets-frame.js"))?.len();
    check!(size < 1024, "it has {size} bytes, and the README says under 1 KB");
    let there = b.second_origin()?;
    let src = format!("{}/activity-timer.html?activity=t", there.origin());
    for style in ["border: 0", "border: 3px solid", "box-sizing: border-box; border: 9px solid; transition: height .3s"]
    {
        let body =
            format!("<iframe title=\"Timer\" style=\"{style}\" width=\"360\" height=\"150\" src=\"{src}\"></iframe>");
        open(b, "", &body)?;
        look_inside(b)?;
        // The script comes late: the frame tells its height once more.
        b.run(
            "const script = document.createElement('script'); script.src = '../activity-widgets-frame.js'; document.head.append(script)",
            json!([]),
        )?;
        fits(b)?;
        b.run("document.querySelector('iframe').style.width = '260px'", json!([]))?;
        look_inside(b)?;
        fits(b)?;
    }
});

scenario!(our_script_takes_whole_heights_within_reason, |b| {
    // The address is that of one of our pages, but who knows what a server sends.
    let page = "<!doctype html><title>Not ours</title><script>
        const odd = [650.5, -650, 0, NaN, Infinity, -0, 1e9, 100001, '650', [650], { valueOf: 650 }, true, null, undefined, 650n];
        for (const height of [333, ...odd]) parent.postMessage({ type: 'activity-widgets-height', height }, '*');
        for (const height of odd) parent.postMessage(height, '*');
        parent.postMessage('over', '*')</script>";
    b.server().answer("/v9/activity-timer.html", Answer::html(page));
    let head = "<script src=\"../activity-widgets-frame.js\"></script>
        <script>addEventListener('message', ({ data }) => { if (data === 'over') window.over = true })</script>";
    open(b, head, "<iframe title=\"Timer\" height=\"150\" src=\"/v9/activity-timer.html\"></iframe>")?;
    b.wait_until("window.over === true")?;
    let height = b.run("return document.querySelector('iframe').clientHeight", json!([]))?;
    check!(height == 333, "the frame is {height} px high");
});

scenario!(our_script_takes_no_other_orders, |b| {
    let head = "<script src=\"../activity-widgets-frame.js\" defer></script>";
    let stranger = "<iframe id=\"s\" title=\"A stranger\" width=\"300\" height=\"120\" srcdoc=\"<script>
        for (const height of [4000, -1, NaN, 1e9, '500', null]) parent.postMessage({ type: 'activity-widgets-height', height }, '*');
        for (const message of [null, 7, '[iFrameSizer]', { type: 'activity-widgets-height' }]) parent.postMessage(message, '*');
        parent.postMessage('over', '*')</script>\"></iframe>";
    let wait =
        "<script>addEventListener('message', ({ data }) => { if (data === 'over') window.over = true })</script>";
    open(b, &format!("{head}{wait}"), stranger)?;
    b.wait_until("window.over === true")?;
    check!(b.run("return document.getElementById('s').clientHeight", json!([]))? == 120, "a strange frame grew");
});

scenario!(every_dialect_is_spoken_to_the_parent, |b| {
    let there = b.second_origin()?;
    let src = format!("{}/activity-timer.html?activity=t#?secret=abc123", there.origin());
    open(b, NOTING, &format!("<iframe title=\"Timer\" width=\"360\" height=\"150\" src=\"{src}\"></iframe>"))?;
    look_inside(b)?;
    let said = |what: &str| b.wait_until(&format!("posted.some(({{ data }}) => {what})"));
    let height = "Math.abs(Number(document.querySelector('iframe').dataset.height))";
    said("data?.context === 'h5p' && data.action === 'hello'")?;
    said(&format!("data?.subject === 'lti.frameResize' && data.height === {height}"))?;
    said(&format!("data?.message === 'height' && data.secret === 'abc123' && data.value === {height}"))?;
    said("data === '[iFrameResizerChild]Ready'")?;
    // What only some hosts understand is said once they have spoken.
    check!(
        b.run(
            "return posted.some(({ data }) => data?.type === 'iframe-resized' || data?.action === 'resize')",
            json!([])
        )? == false,
        "spoken too early"
    );
    let send = |message: &str| {
        b.run(&format!("document.querySelector('iframe').contentWindow.postMessage({message}, '*')"), json!([]))
            .map(drop)
    };
    send("{ context: 'h5p', action: 'hello' }")?;
    said(&format!("data?.context === 'h5p' && data.action === 'resize' && data.height === {height}"))?;
    send("{ type: 'iframe-child-init' }")?;
    said(&format!("data?.type === 'iframe-resized' && data.height === {height}"))?;
    send("'[iFrameSizer]frame-7:8:false:false:32:true:true:null:bodyOffset:null:null:0:false:parent:scroll:true'")?;
    said("typeof data === 'string' && data.startsWith('[iFrameSizer]frame-7:') && data.endsWith(':init')")?;
    // Nothing is null, nothing is said twice in a row for nothing, every height is whole.
    let faults = b.run(
        "return posted.filter(({ own, data }) => !own || data === null
           || ('height' in Object(data) && !Number.isInteger(data.height))).length",
        json!([]),
    )?;
    check!(faults == 0, "{faults} messages are not as hosts expect");
});

scenario!(a_frame_hears_only_its_host, |b| {
    let there = b.second_origin()?;
    // A frame beside it, not its parent, sends what a host would.
    let beside = "<iframe id=\"beside\" title=\"Beside\" srcdoc=\"<p>Beside\"></iframe>";
    let src = format!("{}/activity-timer.html?activity=t", there.origin());
    open(b, NOTING, &format!("<iframe title=\"Timer\" width=\"360\" height=\"150\" src=\"{src}\"></iframe>{beside}"))?;
    look_inside(b)?;
    b.wait_until("posted.some(({ data }) => data?.type === 'activity-widgets-height')")?;
    b.run(
        "posted.length = 0;
         const beside = document.getElementById('beside').contentWindow;
         beside.eval(`parent.frames[0].postMessage({ type: 'iframe-child-init' }, '*')`);
         // And the host itself says what nobody should take for an order.
         const odd = [null, 0, true, '', '[iFrameSizer]', '[iFrameSizer]a]b:8:true:true', '[iFrameSizer]' + 'x'.repeat(1e6) + ':8:false',
           [], {}, { context: 'h5p' }, { context: 'h5p', action: {} }, { type: 'iframe-child-init '.repeat(9) }, { message: 'ready', secret: '' },
           { subject: 'lti.frameResize.response', error: { code: 'unsupported_subject' } }, new Date(), new Map([['type', 'iframe-child-init']]), new Uint8Array(9)];
         for (const message of odd) frames[0].postMessage(message, '*');",
        json!([]),
    )?;
    // The widget lives, and what it now says is still only what it said before.
    b.in_frame("iframe", 0, |b| b.widget("activity-timer", 0)?.button("Hide timer")?.tap())?;
    b.wait_until("posted.some(({ data }) => data?.type === 'activity-widgets-height')")?;
    let more = b.run(
        "return posted.filter(({ data }) => typeof data === 'string' || data?.context === 'h5p' || data?.type === 'iframe-resized').map(({ data }) => data)",
        json!([]),
    )?;
    check!(more == json!([]), "it took this for a host's word: {more}");
});

scenario!(a_frame_that_is_hidden_and_turned, |b| {
    open(b, "", &format!("<div id=\"tab\" style=\"display: none\">{TIMER}</div>"))?;
    b.run("document.getElementById('tab').style.display = ''", json!([]))?;
    look_inside(b)?;
    fits(b)?;
    b.viewport(320, 640)?;
    b.run("document.querySelector('iframe').style.width = '240px'", json!([]))?;
    look_inside(b)?;
    fits(b)?;
    b.run("document.querySelector('iframe').style.width = '480px'", json!([]))?;
    look_inside(b)?;
    fits(b)?;
    check!(
        b.run("return document.querySelector('iframe').clientHeight < 2000", json!([]))? == true,
        "it grew for ever"
    );
});

scenario!(a_tab_of_its_own, |b| {
    b.viewport(390, 844)?;
    // By itself there is nothing to open.
    b.open("activity-timer.html?minutes=9")?;
    b.widget("activity-timer", 0)?.see("9 minutes")?;
    b.page().no("link", "Open this activity in a tab of its own")?;
    open(
        b,
        "",
        "<iframe title=\"Timer\" width=\"360\" height=\"400\" src=\"../activity-timer.html?minutes=9&activity=own\"></iframe>",
    )?;
    let address = b.in_frame("iframe", 0, |b| {
        b.widget("activity-timer", 0)?;
        let link = b.page().link("Open this activity in a tab of its own")?;
        link.run("return element.href", &[])
    })?;
    let address = address.as_str().unwrap_or_default().to_owned();
    check!(address.ends_with("/activity-timer.html?minutes=9&activity=own"), "it leads to {address}");
});
