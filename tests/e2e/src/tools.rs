//! Where the browsers, their drivers, axe-core and the built widgets are.
//!
//! `./dev test` names them in environment variables; by hand, the usual places are tried. What is missing is an error that
//! says its name and how to get it: a test never passes because a browser was not there. Only [`debian`]'s files, which
//! cannot be had everywhere, let a scenario be skipped, with the reason.

use std::env;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};

/// The built widgets: `AW_DIST`, else `dist/` at the root of the project.
///
/// # Errors
/// When there is no such folder.
pub fn dist() -> Result<PathBuf> {
    let folder = match env::var_os("AW_DIST") {
        Some(set) => PathBuf::from(set),
        None => project().join("dist"),
    };
    if folder.is_dir() {
        return Ok(folder);
    }
    Err(Failure::step(format!("there is no folder {}: run `./dev build` first, or set AW_DIST", folder.display())))
}

/// The root of the project.
#[must_use]
pub fn project() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

/// Where cargo puts what it builds; screenshots of failures go there too.
#[must_use]
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| project().join("target"), PathBuf::from)
}

/// The text of axe-core: `AW_AXE`, else from the tools folder.
///
/// # Errors
/// When it is not installed.
pub fn axe() -> Result<String> {
    let path = match env::var_os("AW_AXE") {
        Some(set) => PathBuf::from(set),
        None => cache().join("npm/node_modules/axe-core/axe.min.js"),
    };
    std::fs::read_to_string(&path).map_err(|error| {
        Failure::step(format!("axe-core is missing ({}: {error}): run `./dev setup`, or set AW_AXE", path.display()))
    })
}

/// A program: the environment variable if set, else the first of `names` found in the tools folder or on PATH.
///
/// # Errors
/// When there is none; the message ends with `how`, the way to get it.
pub fn program(variable: &str, names: &[&str], how: &str) -> Result<PathBuf> {
    if let Some(set) = env::var_os(variable).filter(|set| !set.is_empty()) {
        let path = PathBuf::from(set);
        return if path.is_file() {
            Ok(path)
        } else {
            Err(Failure::step(format!("{variable} names {}, which is not there", path.display())))
        };
    }
    let search = env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(cache().join("cargo/bin")).chain(env::split_paths(&search));
    for folder in folders {
        for name in names {
            let path = folder.join(name);
            if path.is_file() {
                return Ok(path);
            }
        }
    }
    Err(Failure::step(format!("{} is not installed: {how}, or set {variable}", names.first().unwrap_or(&variable))))
}

/// WebKitGTK's small browser, which stands outside PATH.
///
/// # Errors
/// When it is not installed.
pub fn mini_browser() -> Result<PathBuf> {
    const HOW: &str = "`apt-get install webkit2gtk-driver` and libwebkit2gtk-4.1-0";
    if env::var_os("AW_MINIBROWSER").is_some() {
        return program("AW_MINIBROWSER", &[], HOW);
    }
    for library in ["/usr/lib", "/usr/libexec", "/usr/lib64"] {
        let direct = std::iter::once(PathBuf::from(library));
        let below = std::fs::read_dir(library).into_iter().flatten().flatten().map(|entry| entry.path());
        for folder in direct.chain(below) {
            for version in ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"] {
                let path = folder.join(version).join("MiniBrowser");
                if path.is_file() {
                    return Ok(path);
                }
            }
        }
    }
    program("AW_MINIBROWSER", &["MiniBrowser"], HOW)
}

/// Where the packages from npm are: what course pages are made with.
#[must_use]
pub fn npm() -> PathBuf {
    cache().join("npm/node_modules")
}

/// A file of a Debian package that `./dev setup` unpacked without installing it.
///
/// # Errors
/// Skips the scenario where it could not be had: it takes apt, and a network when it is first fetched.
pub fn debian(package: &str, file: &str) -> Result<PathBuf> {
    let path = cache().join("debian").join(package).join(file.trim_start_matches('/'));
    if path.exists() {
        return Ok(path);
    }
    Err(Failure::Skip(format!(
        "Debian's {package} is not here ({}): `./dev setup` fetches it with apt",
        path.display()
    )))
}

/// The folder where `./dev setup` keeps the tools it built.
fn cache() -> PathBuf {
    if let Some(set) = env::var_os("ACTIVITY_WIDGETS_TOOLS") {
        return PathBuf::from(set);
    }
    let home = env::var_os("HOME").map_or_else(std::env::temp_dir, PathBuf::from);
    let base = env::var_os("XDG_CACHE_HOME").map_or_else(|| home.join(".cache"), PathBuf::from);
    base.join("activity-widgets")
}
