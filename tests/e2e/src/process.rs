//! Child processes that surely end: drivers, browsers and displays.
//!
//! Each child leads a process group of its own. Ending it ends the group and every descendant (browsers start groups of
//! their own), whether the run succeeds, fails, or is interrupted.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{LazyLock, Mutex};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process, kill_process_group};

use crate::failure::{Failure, Result};
use crate::run_time::{block_on, lock, spawn};

/// Process ids of the running children, for an interrupted run.
static LIVE: LazyLock<Mutex<Vec<u32>>> = LazyLock::new(Mutex::default);

/// Folders of the running sessions, for the same case.
static FOLDERS: LazyLock<Mutex<Vec<PathBuf>>> = LazyLock::new(Mutex::default);

/// A running child; it ends, with all that it started, when dropped.
pub struct Process {
    child: Child,
}

impl Process {
    /// Starts a program; what it prints goes to `log`, except standard output when `stdout` is given.
    ///
    /// # Errors
    /// When the program cannot be started.
    pub fn start(mut command: Command, log: &Path, stdout: Option<Stdio>) -> Result<Self> {
        let file = File::create(log)?;
        let name = command.get_program().to_string_lossy().into_owned();
        command.stdin(Stdio::null()).stdout(stdout.unwrap_or(file.try_clone()?.into())).stderr(file).process_group(0);
        let child = command.spawn().map_err(|error| Failure::step(format!("{name} does not start: {error}")))?;
        lock(&LIVE).push(child.id());
        Ok(Self { child })
    }

    /// Standard output, when it was asked for as a pipe.
    pub fn stdout(&mut self) -> Option<std::process::ChildStdout> {
        self.child.stdout.take()
    }

    /// Kills everything below it on the spot: the whole browser. Answers how many processes there were.
    pub fn kill_below(&self) -> usize {
        let below = descendants(self.child.id());
        let pids = below.iter().filter_map(|id| Pid::from_raw(i32::try_from(*id).ok()?));
        let killed = pids.filter(|pid| kill_process(*pid, Signal::KILL).is_ok()).count();
        // They are gone, or only wait for somebody to hear of their end, soon after.
        let is_alive = |id: &u32| {
            let stat = fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
            stat.rsplit_once(')').is_some_and(|(_, rest)| !rest.trim_start().starts_with('Z'))
        };
        let start = Instant::now();
        while below.iter().any(is_alive) && start.elapsed() < Duration::from_secs(5) {
            std::thread::sleep(Duration::from_millis(10));
        }
        killed
    }

    /// Kills the processes of pages below it, and nothing else of a browser. Answers how many there were.
    pub fn kill_pages(&self) -> usize {
        let mut killed = 0;
        for id in descendants(self.child.id()) {
            let line = fs::read(format!("/proc/{id}/cmdline")).unwrap_or_default();
            let line = String::from_utf8_lossy(&line).replace('\0', " ");
            let is_page = line.contains("--type=renderer")
                || line.contains("WebKitWebProcess")
                || (line.contains("-contentproc") && line.trim_end().ends_with(" tab"));
            if let Some(pid) = i32::try_from(id).ok().filter(|_| is_page).and_then(Pid::from_raw) {
                killed += usize::from(kill_process(pid, Signal::KILL).is_ok());
            }
        }
        killed
    }

    /// Whether it has ended by itself.
    pub fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let id = self.child.id();
        end_tree(id);
        drop(self.child.wait());
        lock(&LIVE).retain(|live| *live != id);
    }
}

/// Ends a process, its group and all its descendants.
fn end_tree(root: u32) {
    let descendants = descendants(root);
    let pid = |id: u32| i32::try_from(id).ok().and_then(Pid::from_raw);
    if let Some(group) = pid(root) {
        let _ = kill_process_group(group, Signal::KILL);
    }
    for id in descendants.into_iter().filter_map(pid) {
        let _ = kill_process(id, Signal::KILL);
    }
}

/// All processes below `root`, from `/proc` (empty where there is none).
fn descendants(root: u32) -> Vec<u32> {
    let mut children: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Some(id) = entry.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else {
            continue;
        };
        let Ok(stat) = fs::read_to_string(entry.path().join("stat")) else {
            continue;
        };
        // The program's name stands in brackets and may hold anything; the parent is the second field behind it.
        let parent = stat.rsplit_once(')').and_then(|(_, rest)| rest.split_whitespace().nth(1)?.parse().ok());
        if let Some(parent) = parent {
            children.entry(parent).or_default().push(id);
        }
    }
    let mut found = Vec::new();
    let mut open = vec![root];
    while let Some(next) = open.pop() {
        let below = children.remove(&next).unwrap_or_default();
        open.extend(&below);
        found.extend(below);
    }
    found
}

/// Ends every child that still runs, and removes what they wrote.
pub fn end_children() {
    for id in lock(&LIVE).iter() {
        end_tree(*id);
    }
    for folder in lock(&FOLDERS).iter() {
        drop(fs::remove_dir_all(folder));
    }
}

/// Ends every child, however the run ends: returning, or panicking because nobody reads its output any longer.
pub struct EndChildren;

impl Drop for EndChildren {
    fn drop(&mut self) {
        end_children();
    }
}

/// Ends every child when the run itself is interrupted or asked to stop.
pub fn end_children_on_signals() {
    use tokio::signal::unix::{SignalKind, signal};
    for kind in [SignalKind::interrupt(), SignalKind::terminate(), SignalKind::hangup()] {
        let Ok(mut stream) = block_on(async { signal(kind) }) else {
            continue;
        };
        spawn(async move {
            stream.recv().await;
            end_children();
            std::process::exit(128 + kind.as_raw_value());
        });
    }
}

/// A folder for one session's profile, downloads and logs, removed when dropped.
pub struct TempFolder {
    path: PathBuf,
}

impl TempFolder {
    /// Makes a new folder below the system's temporary folder.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn new() -> Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("aw-e2e-{}-{number}", std::process::id()));
        fs::create_dir_all(path.join("downloads"))?;
        lock(&FOLDERS).push(path.clone());
        Ok(Self { path })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for TempFolder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.path));
        lock(&FOLDERS).retain(|folder| *folder != self.path);
    }
}
