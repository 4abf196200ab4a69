//! Microsoft's library for apps inside Teams, put beside the app as it was published. Only `public/teams.mjs` fetches
//! it, and only inside Teams: to speak that protocol ourselves would save bytes that nobody else pays for, and break
//! with the next version of it.

use crate::paths;
use crate::problem::{Problem, Result};
use crate::setup::node;
use std::fs;
use std::path::Path;

/// Where `npm` put it.
const LIBRARY: &str = "@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js";

/// Copies the library among Trunk's output. Without the packages of `cargo xtask setup` there is none, and Teams shows
/// the app without its own theme and language.
pub fn library(staging: &Path) -> Result<()> {
    let from = node::modules()?.join(LIBRARY);
    let Ok(text) = fs::read_to_string(&from) else {
        println!("    without {LIBRARY}: run `cargo xtask setup`");
        return Ok(());
    };
    // The map it names is not served.
    let bare: Vec<&str> = text.lines().filter(|line| !line.starts_with("//# sourceMappingURL=")).collect();
    let folder = staging.join("teams");
    paths::create_dir(&folder)?;
    let to = folder.join("MicrosoftTeams.min.js");
    fs::write(&to, bare.join("\n")).map_err(|error| Problem::file("write", &to, &error))
}
