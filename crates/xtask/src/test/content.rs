//! The written content in every language that the page offers: all there, built alike, translated, with the plural
//! forms of the language; and no rule without source or status.

mod lint;
mod pair;

use super::Outcome;
use crate::paths;
use crate::problem::{Problem, Result};
use serde_json::{Map, Value};
use std::path::Path;

use lint::{claim_faults, plural_faults, rule_faults};
use pair::Pair;

/// Compares every language with English.
pub fn check() -> Result<Outcome> {
    let faults = faults(&paths::root()?)?;
    if faults.is_empty() {
        return Ok(Outcome::Passed);
    }
    Err(Problem::new(
        "have every text in every language",
        faults.join("\n    "),
        "Mend each place above; what may stay as in English is listed in crates/xtask/src/test/content/as_in_english.txt.",
    ))
}

/// Everything that is wrong with the content below this folder.
fn faults(root: &Path) -> Result<Vec<String>> {
    let public = root.join("public");
    let mut faults = Vec::new();
    let rules = read(&public.join("content/guide/rules.json"))?;
    faults.extend(rule_faults(&rules));
    let english = |kind: &str| read(&public.join(file(kind, "en")));
    let pack = Value::Object(pack_texts(&english("packs")?));
    for language in languages(&paths::read(&root.join("index.html"))?) {
        for kind in ["locales", "packs", "content/paths", "content/guide"] {
            let name = format!("public/{}", file(kind, &language));
            let Ok(texts) = read(&root.join(&name)) else {
                faults.push(format!("{name}: is not there, or is no JSON"));
                continue;
            };
            if kind == "content/guide" {
                faults.extend(claim_faults(&texts, &rules).into_iter().map(|fault| format!("{name}{fault}")));
            }
            if kind == "locales" {
                faults.extend(
                    plural_faults(&texts, &language).into_iter().map(|fault| format!("{name}{fault}")),
                );
            }
            if language == "en" {
                continue;
            }
            let mut pair = Pair::new(kind, &language);
            match kind {
                "packs" => pair.compare(&pack, texts.get("texts").unwrap_or(&Value::Null), "/texts"),
                "locales" => pair.catalogue(&english(kind)?, &texts),
                _ => pair.compare(&english(kind)?, &texts, ""),
            }
            faults.extend(pair.faults.into_iter().map(|fault| format!("{name}{fault}")));
        }
    }
    Ok(faults)
}

/// Where a kind of content is in a language. The English pack is the pack itself.
fn file(kind: &str, language: &str) -> String {
    match (kind, language) {
        ("packs", "en") => "packs/default.json".to_owned(),
        ("packs", _) => format!("packs/default.{language}.json"),
        _ => format!("{kind}/{language}.json"),
    }
}

fn read(path: &Path) -> Result<Value> {
    serde_json::from_str(&paths::read(path)?).map_err(|error| {
        Problem::new(format!("read {}", path.display()), error.to_string(), "Mend the file there.")
    })
}

/// The languages the page offers.
fn languages(page: &str) -> Vec<String> {
    let listed = page.split("data-languages=\"").nth(1).and_then(|rest| rest.split('"').next());
    listed.unwrap_or_default().split_whitespace().map(str::to_owned).collect()
}

/// The English texts of a pack by the names that its translations use: `personas.scout.strengths.0`.
fn pack_texts(pack: &Value) -> Map<String, Value> {
    let mut texts = Map::new();
    let parts = ["traits", "personas", "statements", "questions"];
    for part in parts.into_iter().filter_map(|part| Some((part, pack.get(part)?))) {
        gather(part.1, part.0, &mut texts);
    }
    texts
}

fn gather(value: &Value, name: &str, texts: &mut Map<String, Value>) {
    match value {
        Value::Array(rows) => {
            for (i, row) in rows.iter().enumerate() {
                let id = row.get("id").and_then(Value::as_str).map_or_else(|| i.to_string(), str::to_owned);
                gather(row, &format!("{name}.{id}"), texts);
            }
        }
        Value::Object(map) => match map.get("en") {
            // A statement has but one text: its own name is enough.
            Some(text) => {
                drop(texts.insert(name.strip_suffix(".text").unwrap_or(name).to_owned(), text.clone()))
            }
            None => map.iter().for_each(|(key, row)| gather(row, &format!("{name}.{key}"), texts)),
        },
        _ => (),
    }
}

#[cfg(test)]
mod tests;
