//! The three browser engines: how each is started under its driver.

use std::env;
use std::fmt;
use std::io::Read;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::failure::{Failure, Result};
use crate::process::Process;
use crate::tools::{mini_browser, program};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Engine {
    /// Chrome, Edge, Android's browsers.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKitGTK: the nearest to Safari on iOS that runs here.
    WebKit,
}

/// How a session looks from the start, where an engine cannot change it later.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// Light.
    #[default]
    Plain,
    /// Dark (only WebKitGTK needs a session of its own for it).
    Dark,
    /// Without animations (only WebKitGTK).
    Still,
}

impl Engine {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The engines to test: `AW_ENGINES`, a list with commas, else all.
    ///
    /// # Errors
    /// When the list names something else.
    pub fn wanted() -> Result<Vec<Self>> {
        let Ok(list) = env::var("AW_ENGINES") else {
            return Ok(Self::ALL.to_vec());
        };
        let names = list.split(',').map(str::trim).filter(|name| !name.is_empty());
        let engines: Vec<Self> = names
            .map(|name| {
                Self::ALL
                    .into_iter()
                    .find(|engine| engine.to_string() == name)
                    .ok_or_else(|| Failure::step(format!("AW_ENGINES: no engine {name:?} (chromium, firefox, webkit)")))
            })
            .collect::<Result<_>>()?;
        Ok(if engines.is_empty() { Self::ALL.to_vec() } else { engines })
    }

    /// What is needed to start a session, before anything is started. `profile` is a folder for what the browser keeps, where
    /// that shall outlive the session.
    pub(crate) fn launch(self, folder: &Path, look: Look, profile: Option<&Path>) -> Result<Launch> {
        match self {
            Self::Chromium => chromium(folder, profile),
            Self::Firefox => firefox(folder, profile),
            Self::WebKit => webkit(folder, look),
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        })
    }
}

/// A driver that is about to start.
pub(crate) struct Launch {
    pub command: Command,
    pub port: u16,
    pub display: Option<Process>,
    pub capabilities: Value,
}

fn chromium(folder: &Path, profile: Option<&Path>) -> Result<Launch> {
    let driver = program("AW_CHROMEDRIVER", &["chromedriver"], "`apt-get install chromium-driver`")?;
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let browser = program("AW_CHROMIUM", &names, "`apt-get install chromium`")?;
    let port = free_port()?;
    let mut command = Command::new(driver);
    command.arg(format!("--port={port}")).arg("--log-level=WARNING").env("TMPDIR", folder);
    let arguments = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1280,900",
        "--force-device-scale-factor=1",
    ];
    let profile = profile.map(|profile| format!("--user-data-dir={}", profile.display()));
    let arguments: Vec<String> = arguments.into_iter().map(ToOwned::to_owned).chain(profile).collect();
    let options = json!({
        "binary": browser,
        "args": arguments,
        "prefs": {
            "download.default_directory": folder.join("downloads"),
            "download.prompt_for_download": false,
            "profile.default_content_setting_values.automatic_downloads": 1,
        },
    });
    let capabilities = json!({
        "browserName": "chrome",
        "goog:chromeOptions": options,
        "goog:loggingPrefs": { "browser": "ALL" },
    });
    Ok(Launch { command, port, display: None, capabilities })
}

fn firefox(folder: &Path, profile: Option<&Path>) -> Result<Launch> {
    let driver = program("AW_GECKODRIVER", &["geckodriver"], "`cargo install geckodriver`")?;
    let browser = program("AW_FIREFOX", &["firefox-esr", "firefox"], "`apt-get install firefox-esr`")?;
    let (port, sockets) = (free_port()?, free_port()?);
    let mut command = Command::new(driver);
    command
        .args(["--port", &port.to_string(), "--websocket-port", &sockets.to_string(), "--log", "error"])
        // Preferences that have no counterpart in WebDriver are set through the browser's own context.
        .arg("--allow-system-access")
        .env("TMPDIR", folder);
    let mut arguments = ["-headless", "-width", "1280", "-height", "900"].map(ToOwned::to_owned).to_vec();
    arguments.extend(profile.into_iter().flat_map(|profile| ["-profile".to_owned(), profile.display().to_string()]));
    let options = json!({
        "binary": browser,
        "args": arguments,
        "prefs": {
            "browser.download.folderList": 2,
            "browser.download.dir": folder.join("downloads"),
            "browser.download.useDownloadDir": true,
            "browser.download.always_ask_before_handling_new_types": false,
            "browser.helperApps.neverAsk.saveToDisk": "text/plain,text/markdown,text/html,application/json,application/octet-stream",
            "browser.shell.checkDefaultBrowser": false,
            "dom.ipc.processCount": 1,
            "dom.ipc.processPrelaunch.enabled": false,
            "datareporting.policy.dataSubmissionEnabled": false,
            "toolkit.telemetry.enabled": false,
            "ui.systemUsesDarkTheme": 0,
            "ui.useOverlayScrollbars": 1,
        },
    });
    let capabilities = json!({ "browserName": "firefox", "moz:firefoxOptions": options });
    Ok(Launch { command, port, display: None, capabilities })
}

/// The small browser's toolbar would keep its window wider than a phone. So it can be as narrow as 290 px.
const NARROW: &str = "button, entry, image, box {
  min-width: 0; min-height: 0; padding: 0; margin: 0; border: 0; font-size: 1px; -gtk-icon-transform: scale(0);
}
";

fn webkit(folder: &Path, look: Look) -> Result<Launch> {
    let driver = program("AW_WEBKIT_DRIVER", &["WebKitWebDriver"], "`apt-get install webkit2gtk-driver`")?;
    let browser = mini_browser()?;
    let (display, name) = display(folder)?;
    let port = free_port()?;
    let settings = folder.join("config/gtk-3.0");
    std::fs::create_dir_all(&settings)?;
    let animations = u8::from(look != Look::Still);
    std::fs::write(settings.join("settings.ini"), format!("[Settings]\ngtk-enable-animations={animations}\n"))?;
    std::fs::write(settings.join("gtk.css"), NARROW)?;
    let downloads = folder.join("downloads");
    std::fs::write(folder.join("config/user-dirs.dirs"), format!("XDG_DOWNLOAD_DIR=\"{}\"\n", downloads.display()))?;
    let mut command = Command::new(driver);
    command
        .args(["-p", &port.to_string()])
        .env("DISPLAY", name)
        .env("GDK_BACKEND", "x11")
        .env("TMPDIR", folder)
        .env("XDG_CONFIG_HOME", folder.join("config"))
        .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
        .env("NO_AT_BRIDGE", "1")
        .env("GTK_THEME", if look == Look::Dark { "Adwaita:dark" } else { "Adwaita" });
    let options = json!({ "binary": browser, "args": ["--automation"] });
    let capabilities = json!({ "browserName": "MiniBrowser", "webkitgtk:browserOptions": options });
    Ok(Launch { command, port, display: Some(display), capabilities })
}

/// A display of its own for one WebKitGTK session: without a window manager two windows would fight for the focus.
fn display(folder: &Path) -> Result<(Process, String)> {
    let server = program("AW_XVFB", &["Xvfb"], "`apt-get install xvfb`")?;
    let mut command = Command::new(server);
    // The server itself picks a free number and prints it.
    command.args(["-displayfd", "1", "-screen", "0", "1600x1400x24", "-nolisten", "tcp"]);
    let mut process = Process::start(command, &folder.join("xvfb.log"), Some(Stdio::piped()))?;
    let mut number = String::new();
    if let Some(mut stdout) = process.stdout() {
        let mut byte = [0];
        while stdout.read(&mut byte)? == 1 && byte != *b"\n" {
            number.push(char::from(byte[0]));
        }
    }
    if number.trim().is_empty() {
        return Err(Failure::step("Xvfb gave no display"));
    }
    Ok((process, format!(":{}", number.trim())))
}

/// A port that was free a moment ago.
fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
