//! `cargo xtask teams`: the package by which Microsoft Teams, Outlook and Microsoft 365 show a programme as an app.

mod manifest;
mod words;
mod zip;

use crate::paths;
use crate::problem::{Problem, Result};
use std::path::PathBuf;

const COLOR: &[u8] = include_bytes!("icons/color.png");
const OUTLINE: &[u8] = include_bytes!("icons/outline.png");

/// What the command was told.
#[derive(Debug, PartialEq, Eq)]
struct Asked {
    url: String,
    name: String,
    out: PathBuf,
}

/// `cargo xtask teams --url https://… [--name NAME] [--out FILE]`.
pub fn main(args: &[String]) -> Result<()> {
    let asked = read(args)?;
    let words = words::all()?;
    let Some((first, others)) = words.split_first() else { return Ok(()) };
    let manifest = manifest::of(&asked.url, &asked.name, first, others)?;
    let mut texts = vec![("manifest.json".to_owned(), format!("{manifest:#}\n"))];
    let said =
        |words: &words::Words| format!("{:#}\n", words.content(&manifest::localization(), &asked.name));
    texts.extend(others.iter().map(|words| (words.file(), said(words))));
    let mut files: Vec<(&str, &[u8])> =
        texts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    files.extend([("color.png", COLOR), ("outline.png", OUTLINE)]);
    paths::write_atomic(&asked.out, &zip::of(&files)?)?;
    println!("{} is ready: upload it in the Teams admin centre, or in Teams under", asked.out.display());
    println!(
        "Apps > Manage your apps > Upload an app. The server must let Teams show it; docs/EMBED.md says how."
    );
    Ok(())
}

fn read(args: &[String]) -> Result<Asked> {
    let usage = |why: String| {
        Problem::new(
            "make a Teams package",
            why,
            "Use: teams --url https://voices.example.org [--name NAME] [--out FILE]",
        )
    };
    let (mut url, mut name, mut out) = (None, "Polyphony".to_owned(), PathBuf::from("polyphony-teams.zip"));
    let mut rest = args.iter();
    while let Some(flag) = rest.next() {
        let value = rest.next().ok_or_else(|| usage(format!("{flag} stands without a value")))?;
        match flag.as_str() {
            "--url" => url = Some(value.clone()),
            "--name" => name.clone_from(value),
            "--out" => out = PathBuf::from(value),
            other => return Err(usage(format!("there is no {other}"))),
        }
    }
    let url = url.ok_or_else(|| usage("--url is missing".to_owned()))?;
    Ok(Asked { url, name, out })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn an_address_is_all_that_is_needed() {
        let asked = read(&words("--url https://e.org")).unwrap();
        assert_eq!((asked.url.as_str(), asked.name.as_str()), ("https://e.org", "Polyphony"));
        for wrong in ["", "--url", "--colour red", "--name x"] {
            assert!(read(&words(wrong)).is_err(), "{wrong}");
        }
    }
}
