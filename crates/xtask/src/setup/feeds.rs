//! Feeds that nobody here wrote: the fixtures in the published sources of other feed parsers, pinned by version and
//! checksum, fetched by the ordinary client of each registry, and never committed.

use super::apt;
use crate::hash::Hash;
use crate::paths;
use crate::problem::{Problem, Result};
use crate::run;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A published archive of sources.
struct Archive {
    name: &'static str,
    version: &'static str,
    /// SHA-256 of the archive as it is published.
    sha256: &'static str,
}

const fn archive(name: &'static str, version: &'static str, sha256: &'static str) -> Archive {
    Archive { name, version, sha256 }
}

const CRATES: &[Archive] = &[
    archive(
        "atom_syndication",
        "0.12.10",
        "d48d93a31c932d58b9fd68664a904ae5b74bea37f06c5f68d5bec92f0cdd106d",
    ),
    archive("feed-rs", "3.0.0", "a1b8e25998007f8af0befc64e16ac2dd23cc0d5b76052d52d0b15d5acd7ed908"),
    archive("rss", "2.1.2", "5fdc977a288e79bfacb4faeaba370da8aef9893ac38b68ae1df6a30d4224a2f9"),
];
const NPM: &[Archive] = &[
    archive("feed-reader", "6.1.3", "3b3ced4a232595b8989aba652dc842615fa5864ca96ad73139ab4859dc16d17d"),
    archive("feedparser", "1.1.6", "0c518e80f51d61843b7e26730bce1412a7829c561a6d7044792e04451cfdee18"),
    archive(
        "podcast-feed-parser",
        "1.0.4",
        "c9683ba846e77cfe25dc89f167b32bbf81843be5a0e4b96744f9d8c94e8c1ba5",
    ),
];
const PYPI: &[Archive] = &[
    archive("feedparser", "6.0.14", "088679b0c4b543ee211a820dd544698c76a402122eae7473c04a43425f283d06"),
    archive("podcastparser", "0.6.11", "36c2663f90b86c3df50e55bb2611f61ef3d744439250a46da8ba622a95d57e89"),
    archive("reader", "3.26", "2b6ad65066f46c35609e047681771632856cb9f82b705e1c9614d83a066f28d9"),
    archive("rss_parser", "4.4.1", "66aa0ceb66c8f92d89fc4129e259213ae4267046f6f4ac4d8b681d4da452c057"),
];

const REMEDY: &str = "Check that the registries of crates, npm and Python packages can be reached, then run `cargo \
                      xtask setup --data` again.";

/// The folder with one folder a package.
pub fn folder() -> Result<PathBuf> {
    Ok(paths::cache()?.join("data/feeds"))
}

fn stamp() -> Result<PathBuf> {
    Ok(paths::cache()?.join("data/feeds.complete"))
}

/// Hash of the pins: the stamp of a set-up that was completed.
fn wanted() -> String {
    let mut hash = Hash::new();
    for archive in [CRATES, NPM, PYPI].iter().flat_map(|list| list.iter()) {
        hash.add(archive.name.as_bytes()).add(archive.sha256.as_bytes());
    }
    hash.hex()
}

/// Whether the feeds are absent or not the pinned ones.
pub fn missing() -> Result<bool> {
    Ok(std::fs::read_to_string(stamp()?).unwrap_or_default() != wanted() || !folder()?.is_dir())
}

/// Fetches, checks and unpacks them.
pub fn install() -> Result<()> {
    let data = paths::cache()?.join("data");
    let (archives, new) = (data.join("archives"), data.join("feeds.new"));
    let _ = std::fs::remove_file(stamp()?);
    for folder in [&archives, &new] {
        let _ = std::fs::remove_dir_all(folder);
        paths::create_dir(folder)?;
    }
    from_crates(&data.join("crates"), &new)?;
    from_npm(&archives, &new)?;
    from_pypi(&archives, &new)?;
    let folder = folder()?;
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::rename(&new, &folder).map_err(|e| Problem::file("replace", &folder, &e))?;
    let _ = std::fs::remove_dir_all(&archives);
    paths::write_atomic(&stamp()?, wanted().as_bytes())
}

/// A scratch crate that depends on them lets cargo fetch them; the archives stay in its cache.
fn from_crates(scratch: &Path, into: &Path) -> Result<()> {
    let depend = |archive: &Archive| {
        format!("{} = {{ version = \"={}\", default-features = false }}\n", archive.name, archive.version)
    };
    let manifest = format!(
        "[package]\nname = \"scratch\"\nversion = \"0.1.0\"\nedition = \"2021\"\n[workspace]\n[dependencies]\n{}",
        CRATES.iter().map(depend).collect::<String>()
    );
    paths::write_atomic(&scratch.join("Cargo.toml"), manifest.as_bytes())?;
    paths::write_atomic(&scratch.join("src/lib.rs"), b"")?;
    let mut cargo = run::command("cargo");
    cargo.arg("fetch").current_dir(scratch);
    run::logged(&mut cargo, "feeds-crates.log", Duration::from_secs(300), REMEDY)?;
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")));
    let cache = home.unwrap_or_default().join("registry/cache");
    for archive in CRATES {
        let name = format!("{}-{}.crate", archive.name, archive.version);
        let kept = paths::files_below(&cache).into_iter().find(|file| file.ends_with(&name));
        let kept = kept.ok_or_else(|| {
            let why = format!("{name} is not below {}", cache.display());
            Problem::new("find an archive that cargo fetched", why, REMEDY)
        })?;
        unpack(&cache.join(kept), archive, into)?;
    }
    Ok(())
}

fn from_npm(archives: &Path, into: &Path) -> Result<()> {
    for archive in NPM {
        let mut npm = run::command("npm");
        npm.args(["pack", "--silent", &format!("{}@{}", archive.name, archive.version)]);
        run::logged(npm.current_dir(archives), "feeds-npm.log", Duration::from_secs(120), REMEDY)?;
        unpack(&archives.join(format!("{}-{}.tgz", archive.name, archive.version)), archive, into)?;
    }
    Ok(())
}

/// `pip` refuses what has another checksum before it looks inside.
fn from_pypi(archives: &Path, into: &Path) -> Result<()> {
    let pip = || run::text(run::command("python3").args(["-m", "pip", "--version"]));
    if pip().is_none() {
        println!("    pip is not there: taking Debian's");
        apt::install(&["python3", "python3-pip"], "pip")?;
    }
    let line = |a: &Archive| format!("{}=={} --hash=sha256:{}\n", a.name, a.version, a.sha256);
    let list = archives.join("requirements.txt");
    paths::write_atomic(&list, PYPI.iter().map(line).collect::<String>().as_bytes())?;
    let names: Vec<&str> = PYPI.iter().map(|archive| archive.name).collect();
    let mut python = run::command("python3");
    // Sources only: what is built for a machine leaves the tests out.
    python.args(["-m", "pip", "download", "--no-deps", "--require-hashes", "--disable-pip-version-check"]);
    python.args(["--no-binary", &names.join(","), "--requirement"]).arg(&list).current_dir(archives);
    run::logged(&mut python, "feeds-pip.log", Duration::from_secs(300), REMEDY)?;
    for archive in PYPI {
        unpack(&archives.join(format!("{}-{}.tar.gz", archive.name, archive.version)), archive, into)?;
    }
    Ok(())
}

/// Checks an archive and unpacks it into a folder of its own name.
fn unpack(file: &Path, archive: &Archive, into: &Path) -> Result<()> {
    let found = sha256(file)?;
    if found != archive.sha256 {
        let why = format!("{} has the checksum {found}, not {}", file.display(), archive.sha256);
        return Err(Problem::new("take an archive of feeds", why, REMEDY));
    }
    let folder = into.join(format!("{}-{}", archive.name, archive.version));
    paths::create_dir(&folder)?;
    let mut tar = run::command("tar");
    tar.args(["--strip-components", "1", "-xzf"]).arg(file).arg("-C").arg(&folder);
    run::run(&mut tar, "Install tar and gzip.")
}

/// By the system's own program: a hash that defends against somebody is not for us to write.
pub fn sha256(file: &Path) -> Result<String> {
    let ask = |program: &str, args: &[&str]| run::text(run::command(program).args(args).arg(file));
    let told = ask("sha256sum", &[]).or_else(|| ask("shasum", &["-a", "256"]));
    told.and_then(|line| line.split_whitespace().next().map(str::to_owned)).ok_or_else(|| {
        let why = format!("neither sha256sum nor shasum could read {}", file.display());
        Problem::new("check an archive of feeds", why, "Install coreutils.")
    })
}
