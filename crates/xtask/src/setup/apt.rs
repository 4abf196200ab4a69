//! Debian and Ubuntu packages, as root or with sudo; elsewhere a plain word on what to run.

use crate::problem::{Problem, Result};
use crate::run;
use std::io::IsTerminal;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

static UPDATED: AtomicBool = AtomicBool::new(false);

/// Whether this system has apt at all.
pub fn present() -> bool {
    run::find("apt-get").is_some()
}

/// Those of the packages that are not installed.
fn absent<'a>(packages: &[&'a str]) -> Vec<&'a str> {
    let listed = run::output(
        run::command("dpkg-query").args(["-W", "-f", "${Package} ${db:Status-Abbrev}\n"]).args(packages),
    );
    let listed = listed.map(|o| String::from_utf8_lossy(&o.stdout).into_owned()).unwrap_or_default();
    let installed =
        |name: &str| listed.lines().any(|line| line.strip_prefix(name).is_some_and(|s| s.trim() == "ii"));
    packages.iter().copied().filter(|name| !installed(name)).collect()
}

/// Whether the process is the superuser.
fn is_root() -> bool {
    run::text(run::command("id").arg("-u")).is_some_and(|uid| uid == "0")
}

/// A command run as root: directly, or through sudo. `None` when neither is possible without asking a
/// person who is not there.
pub fn as_root(program: &str) -> Option<Command> {
    if is_root() {
        return Some(run::command(program));
    }
    run::find("sudo")?;
    let silent = run::output(run::command("sudo").args(["-n", "true"])).is_ok_and(|o| o.status.success());
    if !silent && !std::io::stdin().is_terminal() {
        return None;
    }
    let mut command = run::command("sudo");
    if silent {
        command.arg("-n");
    }
    command.args(["--preserve-env=DEBIAN_FRONTEND", program]);
    Some(command)
}

/// Installs the packages that are missing. `purpose` completes "set up …".
pub fn install(packages: &[&str], purpose: &str) -> Result<()> {
    let absent = absent(packages);
    if absent.is_empty() {
        return Ok(());
    }
    let by_hand = format!("apt-get install --no-install-recommends {}", absent.join(" "));
    let remedy = format!("Run `{by_hand}` as root (after `apt-get update`), then the same command again.");
    if !present() {
        return Err(Problem::new(
            format!("set up {purpose}"),
            "this system has no apt-get, and nothing else was found",
            format!("Install what corresponds to: {}; then run the same command again.", absent.join(" ")),
        ));
    }
    let root = || {
        as_root("apt-get").ok_or_else(|| {
            Problem::new(
                format!("set up {purpose}"),
                "packages need root, and sudo wants a password",
                &remedy,
            )
        })
    };
    if !UPDATED.swap(true, Ordering::Relaxed) {
        println!("    apt-get update");
        let mut update = root()?;
        update.args(["-o", "DPkg::Lock::Timeout=300", "update"]);
        // A stale or partly unreachable list often still knows the packages: only the install decides.
        if let Err(problem) = run::logged(&mut update, "apt-update.log", Duration::from_secs(300), &remedy) {
            println!("    the package lists could not be renewed ({}); trying all the same", problem.what);
        }
    }
    println!("    {by_hand}");
    let mut command = root()?;
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command.args(["-o", "DPkg::Lock::Timeout=300", "install", "-y", "--no-install-recommends"]).args(&absent);
    run::logged(&mut command, "apt-install.log", Duration::from_secs(1800), &remedy)
}
