//! A real intranet host to show the app in: DokuWiki and PHP from Debian, unpacked into the cache and never installed.
//! `apt-get` checks Debian's signature on each package, and the set-up keeps to the first version it got.

use super::apt;
use crate::paths;
use crate::problem::{Problem, Result};
use crate::run;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What DokuWiki and PHP need beyond themselves.
const OTHERS: &[&str] = &[
    "dokuwiki",
    "libargon2-1",
    "libjs-jquery",
    "libjs-jquery-cookie",
    "libjs-jquery-ui",
    "libphp-simplepie",
    "libsodium23",
    "php-geshi",
    "php-phpseclib",
    "php-random-compat",
];
/// The packages of PHP itself, after its version's name (`php8.2`).
const PHP: &[&str] = &["cli", "common", "xml"];
/// Grows when the list above changes.
const EDITION: &str = "1";

const REMEDY: &str = "Check that Debian's mirror can be reached (`apt-get update`), then run `cargo xtask setup --data` again.";

/// The unpacked packages.
pub fn folder() -> Result<PathBuf> {
    Ok(paths::cache()?.join("data/hosts"))
}

fn stamp() -> Result<PathBuf> {
    Ok(paths::cache()?.join("data/hosts.complete"))
}

/// Whether they are not there.
pub fn missing() -> Result<bool> {
    let stamp = std::fs::read_to_string(stamp()?).unwrap_or_default();
    Ok(stamp.lines().next() != Some(EDITION) || !folder()?.is_dir())
}

/// Fetches and unpacks them; which versions those are stands in `data/hosts.complete`.
pub fn install() -> Result<()> {
    if !apt::present() {
        let why = "this system has no apt-get";
        return Err(Problem::new("get DokuWiki and PHP", why, "Run these tests on Debian or Ubuntu."));
    }
    let data = paths::cache()?.join("data");
    let (archives, new) = (data.join("hosts.archives"), data.join("hosts.new"));
    let _ = std::fs::remove_file(stamp()?);
    for folder in [&archives, &new] {
        let _ = std::fs::remove_dir_all(folder);
        paths::create_dir(folder)?;
    }
    let php = php_version()?;
    let packages: Vec<String> = OTHERS
        .iter()
        .map(|name| (*name).to_owned())
        .chain(PHP.iter().map(|part| format!("{php}-{part}")))
        .collect();
    let mut download = run::command("apt-get");
    download.arg("download").args(&packages).current_dir(&archives);
    run::logged(&mut download, "hosts.log", Duration::from_secs(300), REMEDY)?;
    let names = paths::files_below(&archives);
    for name in &names {
        unpack(&archives.join(name), &new)?;
    }
    let folder = folder()?;
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::rename(&new, &folder).map_err(|e| Problem::file("replace", &folder, &e))?;
    let _ = std::fs::remove_dir_all(&archives);
    let list: Vec<String> = names.iter().map(|name| name.display().to_string()).collect();
    paths::write_atomic(&stamp()?, format!("{EDITION}\n{}\n", list.join("\n")).as_bytes())
}

/// The name of this system's PHP, like `php8.2`: what the package `php-cli` stands for.
fn php_version() -> Result<String> {
    let depends = run::text(run::command("apt-cache").args(["depends", "php-cli"])).unwrap_or_default();
    version_in(&depends).ok_or_else(|| Problem::new("find PHP", "apt knows no php-cli", REMEDY))
}

fn version_in(depends: &str) -> Option<String> {
    let names = depends.lines().filter_map(|line| line.trim().strip_prefix("Depends: "));
    names.filter_map(|name| name.strip_suffix("-cli")).find(|name| name.starts_with("php")).map(str::to_owned)
}

fn unpack(archive: &Path, into: &Path) -> Result<()> {
    let mut dpkg = run::command("dpkg-deb");
    dpkg.arg("--extract").arg(archive).arg(into);
    run::run(&mut dpkg, "Install dpkg.")
}

#[cfg(test)]
mod tests {
    use super::version_in;

    #[test]
    fn the_version_of_php_is_what_php_cli_depends_on() {
        assert_eq!(version_in("php-cli\n  Depends: php8.2-cli\n").as_deref(), Some("php8.2"));
        assert_eq!(
            version_in("php-cli\n  Depends: php-common\n  Depends: php8.4-cli\n").as_deref(),
            Some("php8.4")
        );
        assert_eq!(version_in(""), None);
    }
}
