//! Debian's nginx and Apache, run with the settings that the README gives, on a loopback port and a copy of `dist/`.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use activity_widgets_e2e::process::{Process, TempFolder};
use activity_widgets_e2e::{Failure, Result, check, tools};

use super::readme::snippet;

/// The folder under which the README publishes the widgets.
pub const VERSION: &str = "v0.1.0";

/// Which program, and so which settings of the README.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// nginx, with the module for Brotli files.
    Nginx,
    /// Apache.
    Apache,
}

/// A running web server; it ends when dropped.
pub struct WebServer {
    _process: Process,
    folder: TempFolder,
    port: u16,
}

/// What a server answered.
pub struct Reply {
    /// `200`, ...
    pub status: u16,
    headers: BTreeMap<String, String>,
    /// How long the body is, in bytes, as it was sent.
    pub length: usize,
}

impl Reply {
    /// A header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

impl WebServer {
    /// Starts the program with the README's settings, after `change` has had a look at them.
    ///
    /// # Errors
    /// Skips the scenario where the program cannot be had; fails when it does not take the settings.
    pub fn start(program: Program, change: impl FnOnce(String) -> String) -> Result<Self> {
        let folder = TempFolder::new()?;
        let site = folder.path().join("site");
        fs::create_dir(&site)?;
        std::os::unix::fs::symlink(published()?, site.join(VERSION))?;
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let command = match program {
            Program::Nginx => nginx(folder.path(), port, &change(snippet("nginx")?))?,
            Program::Apache => apache(folder.path(), port, &change(snippet("apache")?))?,
        };
        let log = folder.path().join("program.log");
        let process = Process::start(command, &log, None)?;
        let mut server = Self { _process: process, folder, port };
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let ended = server._process.has_ended() || start.elapsed() > Duration::from_secs(10);
            check!(!ended, "{program:?} does not start:\n{}{}", fs::read_to_string(&log)?, server.log("error.log"));
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(server)
    }

    /// `http://127.0.0.1:PORT/v0.1.0/`.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/{VERSION}/", self.port)
    }

    /// Asks for a path below the version's folder, as a browser that takes these codings would.
    pub fn get(&self, path: &str, codings: &str) -> Result<Reply> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        write!(
            stream,
            "GET /{VERSION}/{path} HTTP/1.1\r\nHost: widgets.example\r\nAccept-Encoding: {codings}\r\nConnection: close\r\n\r\n"
        )?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        let Some(end) = end else { return Err(Failure::step(format!("{path}: no answer"))) };
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).unwrap_or_default();
        let headers = lines.filter_map(|line| line.split_once(": "));
        let headers = headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
        Ok(Reply { status, headers, length: bytes.len() - end - 4 })
    }

    /// How often a path with this ending was asked for, by anybody.
    pub fn asked_for(&self, ending: &str) -> usize {
        let wanted = format!("{ending} HTTP");
        self.log("access.log").lines().filter(|line| line.contains(&wanted)).count()
    }

    fn log(&self, name: &str) -> String {
        fs::read_to_string(self.folder.path().join(name)).unwrap_or_default()
    }
}

/// A copy of the built folder for all servers of this run.
fn published() -> Result<PathBuf> {
    static COPY: LazyLock<Result<TempFolder>> = LazyLock::new(|| {
        let folder = TempFolder::new()?;
        publish(&tools::dist()?, &folder.path().join(VERSION))?;
        Ok(folder)
    });
    let copy = COPY.as_ref().map_err(|failure| Failure::step(failure.to_string()))?;
    Ok(copy.path().join(VERSION))
}

/// Copies the built folder, with compressed files beside those that a development build lacks them for.
fn publish(from: &Path, to: &Path) -> Result {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)?.flatten() {
        let (path, copy) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            publish(&path, &copy)?;
            continue;
        }
        fs::copy(&path, &copy)?;
        let kind = path.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
        if matches!(kind, "js" | "wasm") && !beside(&path, "br").exists() {
            let mut packed = fs::File::create(beside(&copy, "br"))?;
            let settings = brotli::enc::BrotliEncoderParams { quality: 1, ..Default::default() };
            brotli::BrotliCompress(&mut fs::File::open(&path)?, &mut packed, &settings)?;
            let done = Command::new("gzip").args(["--keep", "--fast"]).arg(&copy).status()?;
            check!(done.success(), "gzip {}: {done}", copy.display());
        }
    }
    Ok(())
}

fn beside(path: &Path, kind: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(kind);
    name.into()
}

/// Changes one line of the settings, which must be there once.
fn put(settings: &str, line: &str, other: &str) -> Result<String> {
    check!(settings.matches(line).count() == 1, "the README's settings should have `{line}` once:\n{settings}");
    Ok(settings.replace(line, other))
}

fn nginx(folder: &Path, port: u16, server: &str) -> Result<Command> {
    let program = tools::debian("nginx", "usr/sbin/nginx")?;
    let modules = tools::debian("libnginx-mod-http-brotli-static", "usr/lib/nginx/modules")?;
    let at = folder.display();
    let server = put(server, "listen 80;", &format!("listen 127.0.0.1:{port};"))?;
    let server = put(&server, "root /srv/widgets;", &format!("root {at}/site;"))?;
    // Its helpers would otherwise be somebody who may not read the folder.
    let user = if rustix::process::geteuid().is_root() { "user root;" } else { "" };
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("{kind}_temp_path {at}/{kind};\n"))
        .concat();
    let settings = format!(
        "load_module {}/ngx_http_brotli_static_module.so;
         {user} worker_processes 1; daemon off; pid {at}/pid; error_log {at}/error.log;
         events {{}}
         http {{ access_log {at}/access.log; {temporary} {server} }}",
        modules.display()
    );
    fs::write(folder.join("nginx.conf"), settings)?;
    let mut command = Command::new(program);
    command.arg("-c").arg(folder.join("nginx.conf")).arg("-e").arg(folder.join("error.log"));
    Ok(command)
}

fn apache(folder: &Path, port: u16, htaccess: &str) -> Result<Command> {
    let program = tools::debian("apache2-bin", "usr/sbin/apache2")?;
    let modules = tools::debian("apache2-bin", "usr/lib/apache2/modules")?;
    let mut libraries = Vec::new();
    for package in ["libapr1", "libaprutil1"] {
        // They stand in a folder named after the kind of machine.
        let below = fs::read_dir(tools::debian(package, "usr/lib")?)?.flatten();
        libraries.extend(below.map(|entry| entry.path().display().to_string()));
    }
    fs::write(folder.join("site/.htaccess"), htaccess)?;
    let at = folder.display();
    let load: String = ["mpm_event", "authz_core", "dir", "headers", "mime", "rewrite"]
        .map(|name| format!("LoadModule {name}_module {}/mod_{name}.so\n", modules.display()))
        .concat();
    // Between them what Debian's own settings say about the two endings.
    let settings = format!(
        "{load}ServerName widgets.example\nServerRoot {at}\nPidFile {at}/pid\nErrorLog {at}/error.log\nMutex file:{at}\n\
         Listen 127.0.0.1:{port}\nTypesConfig /dev/null\nAddType text/html .html\nAddType text/css .css\n\
         AddLanguage br .br\nAddType application/x-gzip .gz\nDirectoryIndex index.html\n\
         LogFormat \"%r\" requests\nCustomLog {at}/access.log requests\n\
         DocumentRoot {at}/site\n<Directory {at}/site>\nAllowOverride FileInfo\nOptions FollowSymLinks\n\
         Require all granted\n</Directory>\n"
    );
    fs::write(folder.join("apache.conf"), settings)?;
    let mut command = Command::new(program);
    command.arg("-f").arg(folder.join("apache.conf")).arg("-DFOREGROUND").env("LD_LIBRARY_PATH", libraries.join(":"));
    Ok(command)
}
