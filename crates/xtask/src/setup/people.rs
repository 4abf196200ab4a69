//! Answers of real people, as published in packages of Debian: fetched by apt, pinned by checksum, turned into CSV in the
//! cache, never committed and never shipped.

use super::rdata::{self, Value};
use crate::paths;
use crate::problem::{Problem, Result};
use crate::run;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A file of a package, by its checksum: packages differ from machine to machine, these do not.
struct Source {
    package: &'static str,
    file: &'static str,
    sha256: &'static str,
}

const INDEX: Source = Source {
    package: "r-cran-psychtools",
    file: "usr/lib/R/site-library/psychTools/data/Rdata.rdx",
    sha256: "59accd06211dcd2761fa60305fd2c87cdd1482bf7441d50988b5040b8b80e41d",
};
const BODY: Source = Source {
    package: "r-cran-psychtools",
    file: "usr/lib/R/site-library/psychTools/data/Rdata.rdb",
    sha256: "df1949e83be188e8a36fc41ae3af730e9c2e5d651b2e604b9032156103bafa1c",
};
const NAMES: Source = Source {
    package: "r-cran-psychotools",
    file: "usr/lib/R/site-library/psychotools/data/FirstNames.rda",
    sha256: "e406832cda0fdd28f3fe3d48e741033f74366cc1ab7804eaf5a26e61face1079",
};

const REMEDY: &str =
    "Run this on Debian 12 (or where its packages can be fetched), then `cargo xtask setup --data` again.";

/// The folder with the CSV files.
pub fn folder() -> Result<PathBuf> {
    Ok(paths::cache()?.join("data/people"))
}

fn stamp() -> Result<PathBuf> {
    Ok(paths::cache()?.join("data/people.complete"))
}

fn wanted() -> String {
    [INDEX, BODY, NAMES].map(|source| source.sha256).join(" ")
}

/// Whether the answers are absent or not the pinned ones.
pub fn missing() -> Result<bool> {
    Ok(std::fs::read_to_string(stamp()?).unwrap_or_default() != wanted() || !folder()?.is_dir())
}

/// Fetches, checks and converts them.
pub fn install() -> Result<()> {
    let scratch = paths::cache()?.join("data/people.new");
    let _ = std::fs::remove_file(stamp()?);
    let _ = std::fs::remove_dir_all(&scratch);
    for package in [INDEX.package, NAMES.package] {
        let into = scratch.join(package);
        paths::create_dir(&into)?;
        let mut apt = run::command("apt-get");
        apt.args(["download", package]).current_dir(&into);
        run::logged(&mut apt, "people-apt.log", Duration::from_secs(120), REMEDY)?;
        let archive =
            paths::files_below(&into).into_iter().find(|file| file.extension().is_some_and(|e| e == "deb"));
        let archive = archive.ok_or_else(|| odd(format!("apt-get fetched no archive of {package}")))?;
        run::run(run::command("dpkg-deb").arg("-x").arg(into.join(archive)).arg(&into), "Install dpkg.")?;
    }
    let (index, body, names) =
        (source(&scratch, &INDEX)?, source(&scratch, &BODY)?, source(&scratch, &NAMES)?);
    let folder = folder()?;
    let lazy = |name: &str| rdata::lazy(&index, &body, name).map_err(odd);
    paths::write_atomic(&folder.join("spi.csv"), table(&lazy("spi")?)?.as_bytes())?;
    paths::write_atomic(&folder.join("spi-scales.csv"), scales(&lazy("spi.keys")?)?.as_bytes())?;
    let names = rdata::saved(&names).map_err(odd)?;
    paths::write_atomic(&folder.join("first-names.csv"), pairs(&names)?.as_bytes())?;
    let _ = std::fs::remove_dir_all(&scratch);
    paths::write_atomic(&stamp()?, wanted().as_bytes())
}

fn odd(why: String) -> Problem {
    Problem::new("take answers of real people", why, REMEDY)
}

/// A file of an unpacked package, if it is the pinned one.
fn source(scratch: &Path, source: &Source) -> Result<Vec<u8>> {
    let file = scratch.join(source.package).join(source.file);
    let found = super::feeds::sha256(&file)?;
    if found != source.sha256 {
        return Err(odd(format!("{} has the checksum {found}, not {}", source.file, source.sha256)));
    }
    std::fs::read(&file).map_err(|e| Problem::file("read", &file, &e))
}

/// The ratings of a data frame: one column a statement, one line a person, nothing where somebody did not answer.
fn table(frame: &Value) -> Result<String> {
    let (Some(names), Value::List(columns)) = (frame.named("names"), frame.bare()) else {
        return Err(odd("`spi` is no table".to_owned()));
    };
    let rated: Vec<(String, Vec<Option<f64>>)> = names
        .words()
        .into_iter()
        .zip(columns.iter().map(Value::numbers))
        .filter(|(name, _)| name.starts_with("q_"))
        .collect();
    let people = rated.first().map_or(0, |(_, column)| column.len());
    let head: Vec<&str> = rated.iter().map(|(name, _)| name.as_str()).collect();
    let cell = |column: &[Option<f64>], row: usize| {
        column.get(row).copied().flatten().map_or_else(String::new, |x| format!("{x}"))
    };
    let line = |row| rated.iter().map(|(_, column)| cell(column, row)).collect::<Vec<_>>().join(",");
    Ok(lines(std::iter::once(head.join(",")).chain((0..people).map(line))))
}

/// One line a scale: its name, then its statements, with a minus where agreeing speaks against it.
fn scales(keys: &Value) -> Result<String> {
    let (Some(names), Value::List(all)) = (keys.named("names"), keys.bare()) else {
        return Err(odd("`spi.keys` is no list".to_owned()));
    };
    let line = |(name, items): (String, &Value)| format!("{name},{}", items.words().join(","));
    Ok(lines(names.words().into_iter().zip(all).map(line)))
}

/// One line a person: which of two names they preferred, 1 the first or −1 the second, of all pairs.
fn pairs(saved: &Value) -> Result<String> {
    let matrix = saved.member("FirstNames").and_then(|frame| frame.member("preference"));
    let matrix = matrix.ok_or_else(|| odd("`FirstNames` has no preferences".to_owned()))?;
    let cells = matrix.numbers();
    let heads = match matrix.named("dimnames").map(Value::bare) {
        Some(Value::List(names)) => names.get(1).map(Value::words).unwrap_or_default(),
        _ => Vec::new(),
    };
    let people = cells.len() / heads.len().max(1);
    let line = |row: usize| {
        let cell = |column: usize| cells.get(column * people + row).copied().flatten();
        (0..heads.len())
            .map(|c| cell(c).map_or_else(String::new, |x| format!("{x}")))
            .collect::<Vec<_>>()
            .join(",")
    };
    Ok(lines(std::iter::once(heads.join(",")).chain((0..people).map(line))))
}

fn lines(all: impl Iterator<Item = String>) -> String {
    all.map(|line| line + "\n").collect()
}
