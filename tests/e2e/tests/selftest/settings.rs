//! Window size and the person's settings.

use activity_widgets_e2e::{Browser, Result, check, scenario};
use serde_json::json;

use super::{PAGE, fails_with};

fn media(b: &Browser, query: &str) -> Result<bool> {
    Ok(b.run("return matchMedia(arguments[0]).matches", json!([query]))? == json!(true))
}

scenario!(windows_of_phone_and_desktop, |b| {
    for (width, height) in [(390, 844), (320, 640), (1280, 800)] {
        b.viewport(width, height)?;
        b.open(PAGE)?;
        // A phone's page has a desktop's width until its first frame is made.
        b.wait_until(&format!("innerWidth === {width} && innerHeight === {height}"))?;
        let size = b.inner_size()?;
        check!(size == (u64::from(width), u64::from(height)), "{size:?} instead of {width} x {height}");
        b.fits_the_width()?;
    }
    b.viewport(320, 640)?;
    b.run("document.querySelector('h1').style.width = '400px'", json!([]))?;
    fails_with(b.fits_the_width(), "in a window of")?;
});

scenario!(dark_mode, |b| {
    b.open(PAGE)?;
    check!(!media(b, "(prefers-color-scheme: dark)")?, "dark from the start");
    b.dark(true)?;
    b.open(PAGE)?;
    check!(media(b, "(prefers-color-scheme: dark)")?, "not dark");
    b.reload()?;
    check!(media(b, "(prefers-color-scheme: dark)")?, "not dark after a reload");
});

scenario!(reduced_motion, |b| {
    b.open(PAGE)?;
    check!(!media(b, "(prefers-reduced-motion: reduce)")?, "reduced from the start");
    b.reduced_motion(true)?;
    b.open(PAGE)?;
    check!(media(b, "(prefers-reduced-motion: reduce)")?, "not reduced");
});

scenario!(forced_colours, |b| {
    b.forced_colors(true)?;
    b.open(PAGE)?;
    check!(media(b, "(forced-colors: active)")?, "not forced");
});

scenario!(print_style, |b| {
    b.print_style(true)?;
    b.open(PAGE)?;
    check!(media(b, "print")?, "not print");
});

scenario!(twice_the_size, |b| {
    b.zoom(2.0)?;
    b.open(PAGE)?;
    let card = b.widget("test-card", 0)?;
    card.button("Count up")?.tap()?;
    card.see("Counted 1 of 10-12")?;
    card.word("shared", 0)?.tap()?;
    card.see("Picked: shared")?;
    let room = b.inner_size()?.0;
    check!(room == 640, "the room is {room} instead of 640");
});

scenario!(text_of_twice_the_size, |b| {
    b.text_zoom(2.0)?;
    b.open(PAGE)?;
    let card = b.widget("test-card", 0)?;
    card.button("Count up")?.tap()?;
    card.see("Counted 1 of 10-12")?;
});
