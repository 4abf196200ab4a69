//! The typology of an installation: its pack, with the texts of other languages in files beside it.

use std::{fs, path::Path};

use domain::quiz::{Overlay, Pack, PackFault, is_language};

use crate::config::{Config, Mistake};

/// The typology that is used where none is given.
const DEFAULT_PACK: &str = include_str!("../../../public/packs/default.json");

/// The pack of an installation: the one that is given, else the built app's, else the one in this program.
pub fn of(config: &Config) -> Result<Pack, Mistake> {
    if let Some(file) = &config.pack {
        let (pack, mistakes) = read(file)?;
        return mistakes.into_iter().next().map_or(Ok(pack), Err);
    }
    let built = config.dist.join("packs/default.json");
    if built.is_file() {
        match read(&built) {
            Ok((pack, mistakes)) => {
                for mistake in mistakes {
                    tracing::warn!("{mistake}; this language is left out");
                }
                return Ok(pack);
            }
            // The app may be from another version, and about to be built anew.
            Err(mistake) => tracing::warn!("{mistake}; the program's own pack is used"),
        }
    }
    Pack::read(DEFAULT_PACK).map_err(|faults| unusable("the default pack", &faults))
}

/// The pack in a file, with every language beside it that can be used; and what is wrong with the others.
fn read(file: &Path) -> Result<(Pack, Vec<Mistake>), Mistake> {
    let place = file.display().to_string();
    let mut pack = Pack::read(&text(file)?).map_err(|faults| unusable(&place, &faults))?;
    let mut mistakes = Vec::new();
    for (tag, name) in languages(file)? {
        let beside = file.with_file_name(&name);
        let laid = text(&beside).and_then(|json| {
            lay(&mut pack, &tag, &json).map_err(|faults| unusable(&beside.display().to_string(), &faults))
        });
        mistakes.extend(laid.err());
    }
    Ok((pack, mistakes))
}

/// Lays one language over the pack; the file's name must say the same language as the file.
fn lay(pack: &mut Pack, tag: &str, json: &str) -> Result<(), Vec<PackFault>> {
    let overlay = Overlay::read(json)?;
    if overlay.lang != tag {
        let reason = format!("is {}, but the file's name says {tag}", overlay.lang);
        return Err(vec![PackFault { path: "lang".to_owned(), reason }]);
    }
    pack.translate(&overlay)
}

/// The files beside `company.json` that are named `company.<language>.json`, with their languages, in order.
fn languages(file: &Path) -> Result<Vec<(String, String)>, Mistake> {
    let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let wrong = |error: std::io::Error| Mistake::new(folder.display().to_string(), error.to_string());
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(wrong)? {
        let name = entry.map_err(wrong)?.file_name();
        let Some(name) = name.to_str() else { continue };
        let tag = name.strip_prefix(stem).and_then(|rest| rest.strip_prefix('.')?.strip_suffix(".json"));
        found.extend(tag.filter(|tag| is_language(tag)).map(|tag| (tag.to_owned(), name.to_owned())));
    }
    found.sort();
    Ok(found)
}

fn unusable(place: &str, faults: &[PackFault]) -> Mistake {
    let list: String = faults.iter().map(|fault| format!("\n  {fault}")).collect();
    Mistake::new(place, format!("the pack cannot be used:{list}"))
}

fn text(file: &Path) -> Result<String, Mistake> {
    fs::read_to_string(file).map_err(|error| Mistake::new(file.display().to_string(), error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with the default pack as `company.json`, gone with the value.
    struct Folder(std::path::PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let folder = std::env::temp_dir().join(format!("packs-{name}-{}", std::process::id()));
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join("company.json"), DEFAULT_PACK).unwrap();
            Self(folder)
        }

        fn beside(&self, name: &str, json: &str) {
            fs::write(self.0.join(name), json).unwrap();
        }

        fn read(&self) -> (Pack, Vec<Mistake>) {
            read(&self.0.join("company.json")).unwrap()
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            drop(fs::remove_dir_all(&self.0));
        }
    }

    const FRENCH: &str = include_str!("../../../public/packs/default.fr.json");

    #[test]
    fn languages_beside_a_pack_are_read_and_other_files_left_alone() {
        let folder = Folder::new("good");
        folder.beside("company.fr.json", FRENCH);
        folder.beside("company.txt", "x");
        folder.beside("companyfr.json", "x");
        folder.beside("other.de.json", "x");
        let (pack, mistakes) = folder.read();
        assert_eq!((pack.lang, mistakes), (vec!["en".to_owned(), "fr".to_owned()], vec![]));
    }

    #[test]
    fn a_broken_language_is_refused_with_its_place() {
        let folder = Folder::new("broken");
        folder.beside("company.fr.json", &FRENCH.replace("\"1.1.1\"", "\"0.0.1\""));
        folder.beside("company.de.json", FRENCH);
        folder.beside("company.es.json", "{");
        let (pack, mistakes) = folder.read();
        assert_eq!(pack.lang, ["en"]);
        let told: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
        assert_eq!(told.len(), 3);
        assert!(told[0].contains("company.de.json") && told[0].contains("name says de"), "{}", told[0]);
        assert!(told[1].contains("company.es.json") && told[1].contains("line 1"), "{}", told[1]);
        assert!(told[2].contains("company.fr.json") && told[2].contains("version: is 0.0.1"), "{}", told[2]);
    }
}
