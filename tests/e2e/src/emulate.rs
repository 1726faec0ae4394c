//! The person's window and settings, as near as each engine can come without a person.
//!
//! | | Chromium | Firefox | WebKitGTK |
//! |---|---|---|---|
//! | room for the page | device metrics; a phone below 600 px | the page's frame in the window | the window's size |
//! | dark | yes | yes | another session, GTK's dark theme |
//! | forced colours, print | yes | yes | no: skipped |
//! | reduced motion | yes | yes | another session, GTK without animations |
//! | zoom | yes | yes | less room, pixels as they were: the same layout |
//! | only the text | no: skipped | yes | no: skipped |

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::engine::{Engine, Look};
use crate::failure::{Failure, Result};
use crate::session::Session;

/// Widths from here on are a desktop's.
const DESKTOP: u32 = 600;

/// What is set. The default is a desktop window in light colours.
#[derive(Clone, Debug, PartialEq)]
pub struct Emulation {
    /// Room for the page in CSS pixels (at zoom 1).
    pub width: u32,
    /// Room for the page in CSS pixels (at zoom 1).
    pub height: u32,
    /// The whole page enlarged by this factor.
    pub zoom: f64,
    /// The text alone enlarged by this factor.
    pub text_zoom: f64,
    /// `prefers-color-scheme: dark`.
    pub dark: bool,
    /// `forced-colors: active`.
    pub forced_colors: bool,
    /// `prefers-reduced-motion: reduce`.
    pub reduced_motion: bool,
    /// The medium is `print`.
    pub print: bool,
}

impl Default for Emulation {
    fn default() -> Self {
        Self {
            width: 1280,
            height: 800,
            zoom: 1.0,
            text_zoom: 1.0,
            dark: false,
            forced_colors: false,
            reduced_motion: false,
            print: false,
        }
    }
}

impl Emulation {
    /// Whether something is set that an engine forgets on the way to another page.
    pub(crate) fn needs_repeating(&self) -> bool {
        (self.zoom, self.text_zoom) != (1.0, 1.0) || self.dark || self.forced_colors || self.print
    }
}

/// How a session of this engine must have been started for these settings.
pub(crate) fn look(engine: Engine, emulation: &Emulation) -> Result<Look> {
    if engine == Engine::WebKit {
        for (set, what) in [(emulation.forced_colors, "forced colours"), (emulation.print, "print style")] {
            if set {
                return Err(Failure::Skip(format!("WebKitGTK cannot be put into {what}")));
            }
        }
    }
    #[expect(clippy::float_cmp, reason = "exactly 1 is what 'not set' looks like")]
    if engine != Engine::Firefox && emulation.text_zoom != 1.0 {
        return Err(Failure::Skip(format!("{engine} cannot enlarge the text alone")));
    }
    Ok(match engine {
        Engine::WebKit if emulation.dark => Look::Dark,
        Engine::WebKit if emulation.reduced_motion => Look::Still,
        _ => Look::Plain,
    })
}

/// Applies the settings to a session, unless they are there already.
pub(crate) fn apply(session: &Session, emulation: &Emulation) -> Result {
    if session.emulated().as_ref() == Some(emulation) {
        return Ok(());
    }
    apply_to_tab(session, emulation)?;
    session.set_emulated(emulation.clone());
    Ok(())
}

/// Applies the settings to the tab in front.
pub(crate) fn apply_to_tab(session: &Session, emulation: &Emulation) -> Result {
    match session.engine() {
        Engine::Chromium => chromium(session, emulation),
        Engine::Firefox => firefox(session, emulation),
        Engine::WebKit => webkit(session, emulation),
    }
}

fn chromium(session: &Session, emulation: &Emulation) -> Result {
    let phone = emulation.width < DESKTOP;
    // Zooming is a smaller room with larger pixels, to layout and to media queries alike.
    let room = |pixels: u32| (f64::from(pixels) / emulation.zoom).round();
    let metrics = json!({
        "width": room(emulation.width),
        "height": room(emulation.height),
        "deviceScaleFactor": emulation.zoom,
        "mobile": phone,
    });
    session.cdp("Emulation.setDeviceMetricsOverride", metrics)?;
    session.cdp("Emulation.setTouchEmulationEnabled", json!({ "enabled": phone }))?;
    let feature = |name: &str, on: bool, value: &str, otherwise: &str| json!({ "name": name, "value": if on { value } else { otherwise } });
    let media = json!({
        "media": if emulation.print { "print" } else { "" },
        "features": [
            feature("prefers-color-scheme", emulation.dark, "dark", "light"),
            feature("forced-colors", emulation.forced_colors, "active", "none"),
            feature("prefers-reduced-motion", emulation.reduced_motion, "reduce", "no-preference"),
        ],
    });
    session.cdp("Emulation.setEmulatedMedia", media).map(drop)
}

fn firefox(session: &Session, emulation: &Emulation) -> Result {
    const SET: &str = "
        const [width, height, zoom, textZoom, dark, forced, still, print] = arguments;
        const browser = gBrowser.selectedBrowser;
        const context = browser.browsingContext;
        context.prefersColorSchemeOverride = dark ? 'dark' : 'light';
        context.forcedColorsOverride = forced ? 'active' : 'none';
        context.mediumOverride = print ? 'print' : '';
        context.fullZoom = zoom;
        context.textZoom = textZoom;
        Services.prefs.setIntPref('ui.prefersReducedMotion', still ? 1 : 0);
        // The window cannot be narrower than its toolbar, the page's own frame can.
        if (window.outerWidth < width || window.outerHeight < height + 150) window.resizeTo(Math.max(width, 1280), height + 200);
        for (const [name, value] of [['width', width], ['height', height]]) {
            for (const part of ['', 'min-', 'max-']) browser.style.setProperty(part + name, value + 'px', 'important');
        }
        browser.style.setProperty('flex', 'none', 'important');";
    let set = json!([
        emulation.width,
        emulation.height,
        emulation.zoom,
        emulation.text_zoom,
        emulation.dark,
        emulation.forced_colors,
        emulation.reduced_motion,
        emulation.print,
    ]);
    session.chrome(SET, set)?;
    let room = |pixels: u32| (f64::from(pixels) / emulation.zoom).round();
    wait_for_size(session, room(emulation.width), room(emulation.height))
}

fn webkit(session: &Session, emulation: &Emulation) -> Result {
    let size = || -> Result<(f64, f64)> {
        let value = session.run("return [innerWidth, innerHeight]", json!([]))?;
        Ok((value[0].as_f64().unwrap_or_default(), value[1].as_f64().unwrap_or_default()))
    };
    let room = |pixels: u32| (f64::from(pixels) / emulation.zoom).round();
    let (width, height) = (room(emulation.width), room(emulation.height));
    // The window's own borders and toolbar are known only by trying.
    for _ in 0..3 {
        let inner = size()?;
        if inner == (width, height) {
            break;
        }
        let outer = session.get("window/rect")?;
        let side = |key: &str| outer[key].as_f64().unwrap_or_default();
        let rect = json!({ "x": 0, "y": 0, "width": side("width") + width - inner.0, "height": side("height") + height - inner.1 });
        session.post("window/rect", rect)?;
        drop(wait_for_size(session, width, height));
    }
    if size()? != (width, height) {
        return Err(Failure::step(format!("WebKitGTK's page has {:?} instead of {width} x {height}", size()?)));
    }
    Ok(())
}

/// Resizing takes effect a moment later.
fn wait_for_size(session: &Session, width: f64, height: f64) -> Result {
    let start = Instant::now();
    loop {
        let value = session.run("return [innerWidth, innerHeight]", json!([]))?;
        let near = |value: &Value, wanted: f64| value.as_f64().is_some_and(|is| (is - wanted).abs() <= 1.0);
        if near(&value[0], width) && near(&value[1], height) {
            return Ok(());
        }
        if start.elapsed() > Duration::from_secs(2) {
            return Err(Failure::step(format!("the page has {value} instead of {width} x {height}")));
        }
        std::thread::sleep(Duration::from_millis(15));
    }
}
