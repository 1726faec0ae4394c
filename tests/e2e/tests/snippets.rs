//! The snippets in the README go through what course platforms do to an author's HTML, come out the same, and work.
//!
//! The editors and cleaners are the real ones (`fixtures/hosts/`), except for Canvas's, whose list of what is allowed
//! stands below. Blackboard's is nowhere to be had.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use activity_widgets_e2e::{Answer, Browser, Failure, Result, check, scenario, tools};
use serde_json::{Value, json};

use crate::common::readme::{EXAMPLE, readme, snippet};

/// What is left of HTML in TinyMCE, of this version, set up as by this platform.
fn edited(b: &Browser, package: &str, host: &str, html: &str) -> Result<String> {
    b.open("fixtures/hosts/editor.html")?;
    let saved = b.run_async("return await window.saved(...args)", json!([package, host, html]))?;
    Ok(saved.as_str().unwrap_or_default().to_owned())
}

/// What a PHP script in `fixtures/hosts/` leaves of HTML, with the library it is about.
fn cleaned(script: &str, library: &Path, role: &str, html: &str) -> Result<String> {
    let php = tools::program("AW_PHP", &["php"], "`apt-get install php-cli`")
        .map_err(|failure| Failure::Skip(failure.to_string()))?;
    let script = tools::project().join("tests/e2e/fixtures/hosts").join(script);
    let mut command = Command::new(php);
    command.arg(script).arg(library).arg(role).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn()?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(html.as_bytes())?;
    }
    let output = child.wait_with_output()?;
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    check!(output.status.success() && complaint.is_empty(), "PHP: {complaint}");
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// WordPress's filter for posts.
fn kses(role: &str, html: &str) -> Result<String> {
    let library = tools::debian("wordpress", "usr/share/wordpress/wp-includes/kses.php")?;
    cleaned("kses.php", &library, role, html)
}

/// HTML Purifier with Moodle's settings.
fn purified(html: &str) -> Result<String> {
    let library = tools::debian("php-htmlpurifier", "usr/share/php/HTMLPurifier.auto.php")?;
    cleaned("purifier.php", &library, "", html)
}

/// Elements, attributes and texts, without the white space between them and the order of attributes.
fn tree(b: &Browser, html: &str) -> Result<Value> {
    const TREE: &str = "
        const inner = (node) => [...node.childNodes].map((child) => {
          if (child.nodeType === Node.TEXT_NODE) return child.data.replace(/\\s+/g, ' ').trim();
          const attributes = [...child.attributes].map(({ name, value }) => `${name}=${value}`).sort();
          return [child.localName, attributes, inner(child)];
        }).filter((child) => child !== '');
        return inner(new DOMParser().parseFromString('<body>' + arguments[0], 'text/html').body);";
    b.run(TREE, json!([html]))
}

#[track_caller]
fn unchanged(b: &Browser, before: &str, after: &str) -> Result {
    let (wanted, is) = (tree(b, before)?, tree(b, after)?);
    check!(wanted == is, "what was pasted:\n{before}\nis not what is left:\n{after}\n\n{wanted}\n{is}");
    Ok(())
}

/// Shows what a platform saved to a learner, with the widgets on a site of their own.
fn show(b: &Browser, html: &str, look: impl FnOnce(&Browser) -> Result) -> Result {
    let widgets = b.second_origin()?;
    widgets.header("*", "Access-Control-Allow-Origin", "*");
    let html = html.replace(EXAMPLE, &format!("{}/", widgets.origin()));
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>A course page</title></head>
         <body><main><h1>A course page</h1>{html}</main></body></html>"
    );
    b.server().answer("/course/page.html", Answer::html(page));
    b.open("course/page.html")?;
    look(b)
}

fn show_frame(b: &Browser, tag: &str, html: &str) -> Result {
    show(b, html, |b| {
        b.in_frame("iframe", 0, |b| {
            b.widget(tag, 0)?;
            b.fits_the_width()
        })
    })
}

fn show_picker_with_task(b: &Browser, html: &str) -> Result {
    show(b, html, |b| {
        let picker = b.widget("word-picker", 0)?;
        picker.see("Find the front page of a voluntary organisation")?;
        picker.do_not_see("No widget here?")?;
        picker.do_not_see("Small words often do the work")?;
        picker.button("Use the sample page")?.tap()?;
        picker.button("Show the author’s comment")?.tap()?;
        picker.see("Small words often do the work")
    })
}

scenario!(on_a_plain_page, |b| {
    show(b, &snippet("plain")?, |b| {
        b.widget("word-picker", 0)?.see("Find the front page of a voluntary organisation")?;
        b.widget("activity-timer", 0)?.see("15 minutes")
    })?;
});

scenario!(through_moodles_editor, |b| {
    let (frame, script) = (snippet("moodle")?, snippet("moodle-script")?);
    for version in ["tinymce6", "tinymce8"] {
        for pasted in [&frame, &script] {
            unchanged(b, pasted, &edited(b, version, "moodle", pasted)?)?;
        }
    }
    show_frame(b, "word-picker", &frame)?;
    show_picker_with_task(b, &script)?;
});

scenario!(moodles_editor_strips_what_the_readme_says, |b| {
    let saved = edited(
        b,
        "tinymce8",
        "moodle",
        "<word-picker activity=\"a\"><p>Task</p></word-picker><div slot=\"task\"><p>b</p></div>",
    )?;
    check!(!saved.contains("word-picker") && !saved.contains("slot"), "kept: {saved}");
    check!(readme()?.contains("strips tags it does not know, and `slot` from everything but a `p`"), "README");
});

scenario!(through_openlearns_editor, |b| {
    let frame = snippet("openlearn")?;
    let saved = edited(b, "tinymce6", "moodle", &frame)?;
    unchanged(b, &frame, &saved)?;
    show(b, &saved, |b| b.in_frame("iframe", 0, |b| b.widget("activity-timer", 0)?.see("15 minutes")))?;
});

scenario!(through_open_edxs_editor, |b| {
    let frame = snippet("open-edx")?;
    let saved = edited(b, "tinymce5", "open-edx", &frame)?;
    unchanged(b, &frame, &saved)?;
    show_frame(b, "power-sorter", &saved)?;
});

scenario!(cleaned_text_keeps_only_the_link, |b| {
    b.open("fixtures/hosts/editor.html")?;
    for name in ["moodle", "moodle-script", "openlearn"] {
        let left = purified(&snippet(name)?)?;
        check!(!left.contains("iframe") && !left.contains("script") && !left.contains("data-"), "{name}: {left}");
    }
    check!(readme()?.contains("Cleaned text allows neither"), "the README has to say so");
    let link = snippet("link")?;
    let left = purified(&link)?;
    unchanged(b, &link, &left)?;
    show(b, &left, |b| {
        b.page().link("Open the word picker")?.tap()?;
        b.widget("word-picker", 0).map(drop)
    })?;
});

scenario!(through_wordpress, |b| {
    b.open("fixtures/hosts/editor.html")?;
    let (frame, link) = (snippet("wordpress")?, snippet("link")?);
    let block = format!("<!-- wp:html -->\n{frame}<!-- /wp:html -->");
    check!(kses("editor", &block)? == block, "an Editor's post is changed");
    let left = kses("author", &block)?;
    check!(!left.contains("iframe"), "an Author keeps the frame: {left}");
    check!(readme()?.contains("lose the\nframe without a word"), "the README has to say so");
    unchanged(b, &link, &kses("author", &link)?)?;
    show_frame(b, "word-picker", &frame)?;
});

/// What Canvas allows everywhere (`lib/canvas_sanitize/canvas_sanitize.rb`), `data-*` and most of `aria-*` apart.
const CANVAS_EVERYWHERE: [&str; 7] = ["style", "class", "id", "title", "role", "lang", "dir"];
/// Elements of Canvas's list that a snippet could use, with the attributes they may have besides.
const CANVAS: [(&str, &[&str]); 5] = [
    ("div", &[]),
    ("p", &[]),
    ("span", &[]),
    ("a", &["href", "target", "name"]),
    (
        "iframe",
        &["src", "width", "height", "name", "align", "frameborder", "scrolling", "allow", "sandbox", "allowfullscreen"],
    ),
];

/// What Canvas would take out.
fn canvas_refuses(tree: &Value, refused: &mut Vec<String>) {
    for node in tree.as_array().into_iter().flatten() {
        let Some(tag) = node[0].as_str() else { continue };
        match CANVAS.iter().find(|(allowed, _)| *allowed == tag) {
            None => refused.push(tag.to_owned()),
            Some((_, own)) => {
                for attribute in node[1].as_array().into_iter().flatten().filter_map(Value::as_str) {
                    let name = attribute.split('=').next().unwrap_or_default();
                    let allowed = name.starts_with("data-") || CANVAS_EVERYWHERE.contains(&name) || own.contains(&name);
                    if !allowed {
                        refused.push(format!("{tag} {name}"));
                    }
                }
            }
        }
        canvas_refuses(&node[2], refused);
    }
}

scenario!(through_canvas, |b| {
    b.open("fixtures/hosts/editor.html")?;
    for name in ["canvas", "blackboard", "link"] {
        let mut refused = Vec::new();
        canvas_refuses(&tree(b, &snippet(name)?)?, &mut refused);
        check!(refused.is_empty(), "Canvas takes out of the snippet “{name}”: {refused:?}");
    }
    let mut refused = Vec::new();
    canvas_refuses(&tree(b, &snippet("plain")?)?, &mut refused);
    check!(refused.iter().any(|one| one == "script"), "Canvas takes scripts out, but the list does not");
    show_frame(b, "power-sorter", &snippet("canvas")?)?;
});

scenario!(on_blackboard, |b| {
    show_frame(b, "word-picker", &snippet("blackboard")?)?;
});

scenario!(every_snippet_is_short_and_says_what_it_is, |b| {
    b.open("fixtures/hosts/editor.html")?;
    let names = ["moodle", "openlearn", "canvas", "wordpress", "blackboard", "open-edx"];
    for name in names {
        let snippet = snippet(name)?;
        let [frame] = &tree(b, &snippet)?[0][2].as_array().cloned().unwrap_or_default()[..] else {
            return Err(Failure::step(format!(
                "{name}: not one frame in a block, which editors would wrap in a paragraph"
            )));
        };
        let attributes = frame[1].to_string();
        check!(frame[0] == "iframe" && attributes.contains("title="), "{name}: a frame without a title: {attributes}");
        check!(attributes.contains("activity="), "{name}: a frame without an id of its own: {attributes}");
        check!(snippet.lines().count() <= 3, "{name}: too long to paste with ease:\n{snippet}");
    }
});
