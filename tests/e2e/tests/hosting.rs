//! The README's settings for web servers and object storage do what it says of them, and the widgets run from there.

use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use activity_widgets_e2e::process::TempFolder;
use activity_widgets_e2e::{Answer, Browser, Engine, Result, check, scenario, tools};
use serde_json::json;

use crate::common::readme::snippet;
use crate::common::web_server::{Program, VERSION, WebServer};

const FOR_EVER: &str = "public, max-age=31536000, immutable";
const WASM: &str = "core/base.wasm";

/// Types, CORS, cache and coding of one answer.
#[track_caller]
fn answers(server: &WebServer, path: &str, kind: &str, accepted: &str, coding: &str) -> Result<usize> {
    let reply = server.get(path, accepted)?;
    let wanted = [
        ("content-type", kind),
        ("content-encoding", coding),
        ("access-control-allow-origin", "*"),
        ("cache-control", FOR_EVER),
        ("x-content-type-options", "nosniff"),
        ("content-language", ""),
    ];
    check!(reply.status == 200, "{path}: {}", reply.status);
    for (name, value) in wanted {
        let is = reply.header(name).split(';').next().unwrap_or_default();
        check!(is == value, "{path}, to who takes {accepted:?}: {name} is {is:?} instead of {value:?}");
    }
    // A cache between must not hand the compressed file to who cannot read it, nor the plain one to everybody.
    let vary = reply.header("vary");
    check!(vary.eq_ignore_ascii_case("Accept-Encoding"), "{path}, to who takes {accepted:?}: Vary is {vary:?}");
    Ok(reply.length)
}

fn files(server: &WebServer) -> Result {
    for (path, kind) in [
        ("word-picker.html", "text/html"),
        ("frame.css", "text/css"),
        ("activity-widgets.js", "text/javascript"),
        (WASM, "application/wasm"),
    ] {
        answers(server, path, kind, "", "")?;
    }
    answers(server, "", "text/html", "", "")?;
    // A learner's browser says `gzip, deflate, br`; the smallest is for it.
    let plain = answers(server, WASM, "application/wasm", "identity", "")?;
    let gzip = answers(server, WASM, "application/wasm", "gzip, deflate", "gzip")?;
    let brotli = answers(server, WASM, "application/wasm", "gzip, deflate, br", "br")?;
    check!(brotli < plain && gzip < plain, "{plain} bytes, {gzip} in gzip, {brotli} in Brotli");
    answers(server, "activity-widgets.js", "text/javascript", "gzip, deflate, br", "br")?;
    let missing = server.get("none.js", "")?;
    check!(
        missing.status == 404 && missing.header("cache-control").is_empty(),
        "a missing file would be missing for ever"
    );
    Ok(())
}

/// A page of another site with the script, and a frame.
fn course(b: &Browser, widgets: &str) -> Result {
    b.server().answer(
        "/course/page.html",
        Answer::html(format!(
            "<!doctype html><html lang=\"en\"><head><title>A course page</title>
             <script type=\"module\" src=\"{widgets}activity-widgets.js\"></script></head>
             <body><h1>A course page</h1><activity-timer minutes=\"15\"></activity-timer>
             <iframe title=\"Word picker\" width=\"600\" height=\"900\" src=\"{widgets}word-picker.html?activity=a\"></iframe>
             </body></html>"
        )),
    );
    b.open("course/page.html")
}

fn widgets_run(b: &Browser, server: &WebServer) -> Result {
    b.patience(Duration::from_secs(15));
    for _ in 0..2 {
        course(b, &server.address())?;
        b.widget("activity-timer", 0)?.see("15 minutes")?;
        b.in_frame("iframe", 0, |b| b.widget("word-picker", 0)?.button("Use the sample page").map(drop))?;
    }
    Ok(())
}

/// Who comes again asks for nothing that was there before. A frame of another site may keep a store of its own.
fn asks_once(b: &Browser, server: &WebServer) -> Result {
    if b.engine() == Engine::WebKit {
        // Under a driver it keeps nothing on disk, so it cannot show this.
        return Ok(());
    }
    for path in [WASM, "activity-widgets.js", "core/activity-widgets.js"] {
        let times = server.asked_for(&format!("/{VERSION}/{path}"));
        check!((1..=2).contains(&times), "{path} was asked for {times} times");
    }
    Ok(())
}

scenario!(nginx_with_the_readmes_settings, |b| {
    let server = WebServer::start(Program::Nginx, |settings| settings.replace("# brotli_static", "brotli_static"))?;
    widgets_run(b, &server)?;
    asks_once(b, &server)?;
    files(&server)?;
});

scenario!(nginx_without_the_module, |b| {
    let server = WebServer::start(Program::Nginx, |settings| settings)?;
    answers(&server, WASM, "application/wasm", "gzip, deflate, br", "gzip")?;
    widgets_run(b, &server)?;
});

scenario!(apache_with_the_readmes_settings, |b| {
    let server = WebServer::start(Program::Apache, |settings| settings)?;
    widgets_run(b, &server)?;
    asks_once(b, &server)?;
    files(&server)?;
});

/// The line about who may show the pages, with a site put into it.
fn only_for(settings: &str, mark: &str, site: &str) -> String {
    settings.replace(&format!("# {mark}"), mark).replace("https://course.example", site)
}

scenario!(only_the_course_may_show_the_pages, |b| {
    let origin = b.server().origin();
    for (program, mark) in [
        (Program::Nginx, "add_header Content-Security-Policy"),
        (Program::Apache, "Header set Content-Security-Policy"),
    ] {
        let server = WebServer::start(program, |settings| only_for(&settings, mark, &origin))?;
        widgets_run(b, &server)?;
        let server = WebServer::start(program, |settings| only_for(&settings, mark, "https://course.example"))?;
        course(b, &server.address())?;
        // The script is for everyone.
        b.widget("activity-timer", 0)?.see("15 minutes")?;
        b.wait_until("performance.getEntriesByType('navigation')[0].loadEventEnd > 0")?;
        check!(server.asked_for(&format!("/{VERSION}/frame.css")) == 0, "{program:?}: a stranger shows the page");
    }
    b.expect_console_error("frame-ancestors");
    b.expect_console_error("Content-Security-Policy");
    b.expect_console_error("Content Security Policy");
});

/// What the script would upload: from where, and with which options.
fn uploads(folder: &Path) -> Result<BTreeMap<String, Vec<String>>> {
    let log = folder.join("aws.log");
    let stand_in = folder.join("aws");
    std::fs::write(&stand_in, format!("#!/bin/sh\nprintf '%s\\t' \"$@\" >> '{}'\necho >> '{0}'\n", log.display()))?;
    std::fs::set_permissions(&stand_in, std::fs::Permissions::from_mode(0o755))?;
    let path = std::env::var("PATH").unwrap_or_default();
    let mut command = Command::new("sh");
    command.args(["-euc", &snippet("object-storage")?]).current_dir(folder.join("dist")).stdin(Stdio::null());
    let output = command.env("PATH", format!("{}:{path}", folder.display())).output()?;
    check!(output.status.success(), "the script fails: {}", String::from_utf8_lossy(&output.stderr));
    let text = std::fs::read_to_string(log)?;
    let lines = text.lines().map(|line| line.split('\t').map(ToOwned::to_owned).collect::<Vec<_>>());
    Ok(lines.map(|words| (words.get(3).cloned().unwrap_or_default(), words)).collect())
}

scenario!(object_storage_gets_every_file_with_its_type, |b| {
    let folder = TempFolder::new()?;
    let copied = Command::new("cp").arg("-r").arg(tools::dist()?).arg(folder.path().join("dist")).status()?;
    check!(copied.success(), "cp: {copied}");
    std::fs::write(folder.path().join("dist/core/base.wasm.br"), "compressed")?;
    std::fs::write(folder.path().join("dist/core/base.wasm.gz"), "compressed")?;
    let uploads = uploads(folder.path())?;
    let option = |path: &str, name: &str| -> String {
        let words = uploads.get(&format!("s3://widgets-example/{VERSION}/{path}"));
        let mut after = words.into_iter().flatten().skip_while(|word| *word != name);
        after.nth(1).cloned().unwrap_or_default()
    };
    for (path, kind) in [
        ("index.html", "text/html"),
        ("frame.css", "text/css"),
        ("core/activity-widgets.js", "text/javascript"),
        (WASM, "application/wasm"),
    ] {
        check!(option(path, "--content-type") == kind, "{path}: {}", option(path, "--content-type"));
        check!(option(path, "--cache-control") == FOR_EVER, "{path}: {}", option(path, "--cache-control"));
    }
    check!(option(WASM, "--content-encoding") == "br", "not the Brotli file");
    check!(option(WASM, "cp").ends_with(".wasm.br"), "not from the Brotli file: {}", option(WASM, "cp"));
    check!(!uploads.keys().any(|path| path.ends_with(".br") || path.ends_with(".gz")), "{:?}", uploads.keys());
    // The rules are JSON, and open to every page.
    let rules = uploads.values().find(|words| words.get(1).is_some_and(|word| word == "put-bucket-cors"));
    let rules = rules.and_then(|words| words.iter().rfind(|word| !word.is_empty())).cloned().unwrap_or_default();
    b.open("fixtures/hosts/editor.html")?;
    let read = b.run("return JSON.parse(arguments[0]).CORSRules[0].AllowedOrigins[0]", json!([rules]))?;
    check!(read == "*", "{rules}");
});
