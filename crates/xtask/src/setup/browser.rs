//! Chromium: the one named in `CHROMIUM`, one that is installed, else Debian's. Never a download.

use super::apt;
use crate::problem::{Problem, Result};
use crate::run;
use std::path::PathBuf;

const NAMES: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const ON_MAC: &[&str] = &[
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// The browser for the tests.
pub fn find() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM").filter(|v| !v.is_empty()) {
        return Some(PathBuf::from(named)).filter(|path| path.is_file());
    }
    NAMES
        .iter()
        .find_map(|name| run::find(name))
        .or_else(|| ON_MAC.iter().map(PathBuf::from).find(|path| path.is_file()))
}

/// Gets Debian's, with fonts for the languages of the texts.
pub fn install() -> Result<()> {
    if let Some(named) = std::env::var_os("CHROMIUM").filter(|v| !v.is_empty()) {
        return Err(Problem::new(
            "find the browser",
            format!("CHROMIUM names {}, which is no file", named.to_string_lossy()),
            "Correct or unset CHROMIUM.",
        ));
    }
    apt::install(&["chromium", "fonts-noto-core"], "Chromium")?;
    match find() {
        Some(_) => Ok(()),
        None => Err(Problem::new(
            "find the browser",
            "the package chromium is installed, but no program of that name is on the PATH",
            "Set CHROMIUM to the path of a Chromium or Chrome.",
        )),
    }
}
