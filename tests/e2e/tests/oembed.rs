//! A page that only gets a widget's address finds out by oEmbed how to show it.

use std::process::Command;

use activity_widgets_e2e::{Answer, Engine, Failure, check, scenario, tools};
use serde_json::Value;

use crate::common::open;

const PAGES: [(&str, &str); 3] =
    [("word-picker", "Use the sample page"), ("activity-timer", "Start"), ("power-sorter", "Make cards")];

scenario!(an_address_becomes_a_frame, |b| {
    if b.engine() != Engine::Chromium {
        return b.skip("one engine is enough for what the build writes; frames run in all three elsewhere");
    }
    let folder = tools::target().join("oembed");
    std::fs::create_dir_all(&folder)?;
    for (page, _) in PAGES {
        std::fs::copy(tools::dist()?.join(format!("{page}.html")), folder.join(format!("{page}.html")))?;
    }
    let tool = tools::project().join("tests/tools/oembed.mjs");
    let site = format!("{}/", b.server().origin());
    let done = Command::new("node").arg(&tool).arg(&folder).arg(&site).output()?;
    check!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let refused = Command::new("node").arg(&tool).arg(&folder).arg("javascript:alert(1)").output()?;
    check!(!refused.status.success(), "it took an address that is none");
    for (page, button) in PAGES {
        let html = std::fs::read_to_string(folder.join(format!("{page}.html")))?;
        let file = format!("{page}.oembed.json");
        check!(
            html.contains(&format!("type=\"application/json+oembed\" href=\"{site}{file}\"")),
            "{page} does not say where its oEmbed answer is"
        );
        let answer = std::fs::read_to_string(folder.join(&file))?;
        let answer: Value = serde_json::from_str(&answer).map_err(|error| Failure::step(error.to_string()))?;
        check!(answer["version"] == "1.0" && answer["type"] == "rich", "{answer}");
        b.server().answer(&format!("/{file}"), Answer::text(answer.to_string()));
        open(b, "", answer["html"].as_str().unwrap_or_default())?;
        b.in_frame("iframe", 0, |b| b.widget(page, 0)?.button(button).map(drop))?;
    }
});
