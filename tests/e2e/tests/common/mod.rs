//! What several stories share: pages an author could have made, a front page to paste, and looks behind the scenes that no
//! person has.

pub mod clipboards;
pub mod front_page;
pub mod php;
pub mod readme;
pub mod web_server;

use activity_widgets_e2e::{Answer, Browser, Failure, Place, Result, check, tools};
use serde_json::{Value, json};

/// Where [`open`] serves its page.
pub const PAGE: &str = "course/page.html";

/// Serves an author's page with this in its body and opens it. `head` comes before the widgets' script.
#[track_caller]
pub fn open(b: &Browser, head: &str, body: &str) -> Result {
    serve(b, PAGE, head, body);
    b.open(PAGE)
}

/// Serves an author's page at a path one folder below the widgets'.
pub fn serve(b: &Browser, path: &str, head: &str, body: &str) {
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>A course page</title>
         {head}<script type=\"module\" src=\"../activity-widgets.js\"></script></head>
         <body><main><h1>A course page</h1><h2>A section</h2><h3>An activity</h3>{body}</main></body></html>"
    );
    b.server().answer(&format!("/{path}"), Answer::html(page));
}

/// How tall the page in the frame is, once its widget runs, in CSS pixels.
#[track_caller]
pub fn inner_height(b: &Browser, tag: &str) -> Result<Value> {
    b.in_frame("iframe", 0, |b| {
        b.widget(tag, 0)?;
        b.run("return Math.ceil(document.body.getBoundingClientRect().height)", json!([]))
    })
}

/// The state in a widget's backup.
#[track_caller]
pub fn state(widget: &Place<'_>) -> Result<Value> {
    let backup = widget.run("return JSON.parse(element.exportBackup())", &[])?;
    check!(backup["format"] == "activity-widgets-backup", "this is no backup: {backup}");
    Ok(backup["documents"][0]["state"].clone())
}

/// The notes as they are exported.
#[track_caller]
pub fn notes(widget: &Place<'_>, format: &str) -> Result<String> {
    let notes = widget.run("return element.exportNotes(rest[0])", &[json!(format)])?;
    Ok(notes.as_str().unwrap_or_default().to_owned())
}

/// The key of a widget's document.
pub fn key(tag: &str, activity: &str) -> String {
    format!("activity-widgets/1/document/{tag}/{activity}")
}

/// What stands in the page's storage under a key.
pub fn stored(b: &Browser, key: &str) -> Result<Option<String>> {
    let value = b.run("return localStorage.getItem(arguments[0])", json!([key]))?;
    Ok(value.as_str().map(ToOwned::to_owned))
}

/// All keys and values of the page's storage that begin like this.
pub fn all_stored(b: &Browser, prefix: &str) -> Result<Vec<(String, String)>> {
    let pairs = b.run(
        "return Object.entries(localStorage).filter(([key]) => key.startsWith(arguments[0])).sort()",
        json!([prefix]),
    )?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    Ok(pairs.as_array().into_iter().flatten().map(|pair| (text(&pair[0]), text(&pair[1]))).collect())
}

/// Takes away all that the site keeps, as a person does in the browser's settings.
#[track_caller]
pub fn clear_site_data(b: &Browser) -> Result {
    let clear = "localStorage.clear();
        await new Promise((done, fail) => {
          const request = indexedDB.deleteDatabase('activity-widgets/1');
          request.onsuccess = done;
          request.onerror = request.onblocked = fail;
        });";
    b.run_async(clear, json!([])).map(drop)
}

/// Waits until what the widget keeps is written.
#[track_caller]
pub fn wait_until_stored(b: &Browser, key: &str, part: &str) -> Result {
    let (key, part) = (json!(key), json!(part));
    b.wait_until(&format!("(localStorage.getItem({key}) ?? '').includes({part})"))
}

/// Pastes by an event that is made in the page, for what no clipboard of a test carries in all engines: `html`, or plain
/// text where that is empty.
#[track_caller]
pub fn paste_raw(picker: &Place<'_>, html: &str, plain: &str) -> Result {
    let script = "const data = new DataTransfer();
        if (rest[0]) data.setData('text/html', rest[0]);
        data.setData('text/plain', rest[1]);
        const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
        // Firefox has no way to give it to the constructor.
        Object.defineProperty(event, 'clipboardData', { value: data });
        element.shadowRoot.querySelector('textarea').dispatchEvent(event);";
    picker.run(script, &[json!(html), json!(plain)]).map(drop)
}

/// Opens a page that loads the script from this address.
pub fn open_with(b: &Browser, script: &str, body: &str) -> Result {
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><title>A course page</title><meta name=\"viewport\" content=\"width=device-width\">
         <script type=\"module\" src=\"{script}\"></script></head>
         <body><main><h1>A course page</h1>{body}</main></body></html>"
    );
    b.server().answer(&format!("/{PAGE}"), Answer::html(page));
    b.open(PAGE)
}

/// Opens or closes the panel about one's work.
#[track_caller]
pub fn own_work(widget: &Place<'_>) -> Result {
    widget.within(".own-work > summary", 0)?.tap()
}

/// Serves those files of a folder that have one of these endings, `js` or `wasm`, at a path that begins and ends with a slash.
#[track_caller]
pub fn serve_folder(b: &Browser, folder: &std::path::Path, path: &str, endings: &[&str]) -> Result {
    for entry in std::fs::read_dir(folder)? {
        let file = entry?.path();
        let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if endings.contains(&ending) {
            let mime = if ending == "js" { "text/javascript" } else { "application/wasm" };
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            b.server().answer(&format!("{path}{name}"), Answer::new(200, mime, std::fs::read(&file)?));
        }
    }
    Ok(())
}

/// Serves the scripts and the core of the build at another path as well.
#[track_caller]
pub fn serve_build_at(b: &Browser, path: &str) -> Result {
    let scripts_and_core = ["js", "wasm"];
    serve_folder(b, &tools::dist()?, path, &scripts_and_core)?;
    serve_folder(b, &tools::dist()?.join("core"), &format!("{path}core/"), &scripts_and_core)
}

/// Chooses a file with a copy there, which no driver does in the same way, as if the person had.
#[track_caller]
pub fn choose_copy(widget: &Place<'_>, content: &str) -> Result {
    let script = "const input = element.shadowRoot.querySelector('details input[type=file]');
        const data = new DataTransfer();
        data.items.add(new File([rest[0]], 'copy.json', { type: 'application/json' }));
        input.files = data.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));";
    widget.run(script, &[json!(content)]).map(drop)
}

/// From now on, what the loader says in the console of files is no surprise; see [`is_told`].
pub fn listen_to_loader(b: &Browser, surprises: &[&str]) -> Result {
    for known in ["could not start", ".wasm", "Failed to load resource"].iter().chain(surprises) {
        b.expect_console_error(known);
    }
    let script = "window.said = [];
        const error = console.error;
        console.error = (...all) => { said.push(all.map((one) => one?.message ?? one).join(' ')); error(...all) }";
    b.run(script, json!([])).map(drop)
}

/// The author is told why.
#[track_caller]
pub fn is_told(b: &Browser, why: &str) -> Result {
    b.wait_until(&format!("said.some((line) => line.includes('could not start') && line.includes({}))", json!(why)))
}

/// As when the train leaves its tunnel.
#[track_caller]
pub fn online_again(b: &Browser) -> Result {
    b.run("dispatchEvent(new Event('online'))", json!([])).map(drop)
}

/// Presses Tab until something of this name has the focus.
#[track_caller]
pub fn tab_to(b: &Browser, name: &str) -> Result {
    let mut passed = Vec::new();
    while passed.len() < 60 {
        b.key("Tab")?;
        let focused = b.focused_name()?;
        if focused == name {
            return Ok(());
        }
        passed.push(focused);
    }
    Err(Failure::step(format!("60 times Tab did not lead to “{name}”, but to {passed:?}")))
}

/// Picks words of the text by touch.
#[track_caller]
pub fn pick(picker: &Place<'_>, words: &[&str]) -> Result {
    for word in words {
        picker.word(word, 0)?.tap()?;
    }
    Ok(())
}
