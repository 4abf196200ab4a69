//! A pack in other languages: each is a file of its own, laid over the pack.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    pack::{Pack, Text},
    pack_check::{PackFault, too_long, unread},
    pack_text::{LONGEST, unfit},
};

/// The most characters of a persona's name, and of a statement, a prompt or another single line.
const NAME: usize = 60;
const LINE: usize = 300;

/// The texts of a pack in one more language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Overlay {
    /// Of which pack.
    pub pack: String,
    /// Of which version of it.
    pub version: String,
    /// In which language, a BCP 47 tag.
    pub lang: String,
    /// Texts by place: `traits.<id>.low`, `personas.<id>.name`, `personas.<id>.strengths.0`, `statements.<id>`,
    /// `questions.<id>.prompt`.
    pub texts: BTreeMap<String, String>,
}

impl Overlay {
    /// Reads an overlay; what cannot be read is named with its line and column.
    pub fn read(json: &str) -> Result<Self, Vec<PackFault>> {
        too_long(json.len() as u64).map_or(Ok(()), |fault| Err(vec![fault]))?;
        serde_json::from_str(json).map_err(|error| vec![unread(&error)])
    }
}

impl Pack {
    /// Lays the texts of one more language over the pack. An overlay that is not of exactly this pack, or not
    /// complete, changes nothing; every fault is named with its place.
    pub fn translate(&mut self, overlay: &Overlay) -> Result<(), Vec<PackFault>> {
        let faults = self.overlay_faults(overlay);
        if !faults.is_empty() {
            return Err(faults);
        }
        for Place { name: place, texts, .. } in places(self) {
            if let Some(text) = overlay.texts.get(&place) {
                texts.insert(overlay.lang.clone(), text.clone());
            }
        }
        self.lang.push(overlay.lang.clone());
        Ok(())
    }

    /// The same pack with each text in one language only: the asked one, else its base language, else English.
    pub fn in_language(&self, language: &str) -> Self {
        let base = language.split('-').next().unwrap_or(language);
        let known = |tag: &&str| self.lang.iter().any(|lang| lang == tag);
        let tag = [language, base].into_iter().find(known).unwrap_or("en").to_owned();
        let mut pack = self.clone();
        for Place { texts, .. } in places(&mut pack) {
            let kept = if texts.contains_key(&tag) { tag.as_str() } else { "en" };
            texts.retain(|lang, _| lang == kept);
        }
        pack.lang = vec![tag];
        pack
    }

    fn overlay_faults(&self, overlay: &Overlay) -> Vec<PackFault> {
        let mut found = Vec::new();
        let mut wrong = |path: &str, reason: String| found.push(PackFault { path: path.to_owned(), reason });
        if overlay.pack != self.id {
            wrong("pack", format!("is {}, not {}", overlay.pack, self.id));
        }
        if overlay.version != self.version {
            wrong("version", format!("is {}, not {}", overlay.version, self.version));
        }
        if !is_language(&overlay.lang) {
            wrong("lang", format!("`{}` is not a language tag", overlay.lang));
        }
        if self.lang.contains(&overlay.lang) {
            wrong("lang", format!("{} is in the pack already", overlay.lang));
        }
        let mut copy = self.clone();
        let wanted: BTreeMap<String, usize> =
            places(&mut copy).into_iter().map(|place| (place.name, place.longest)).collect();
        for (place, longest) in &wanted {
            let reason = match overlay.texts.get(place) {
                None => Some("is missing"),
                Some(text) if text.trim().is_empty() => Some("is empty"),
                Some(text) => unfit(text, *longest),
            };
            if let Some(reason) = reason {
                wrong(&format!("texts.{place}"), reason.to_owned());
            }
        }
        for place in overlay.texts.keys().filter(|place| !wanted.contains_key(*place)) {
            wrong(&format!("texts.{place}"), "is not a text of this pack".to_owned());
        }
        found
    }
}

/// Whether a text looks like a language tag, and is safe in a file's name.
pub fn is_language(tag: &str) -> bool {
    let part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    tag.len() >= 2 && tag.len() <= 35 && tag.split('-').all(part)
}

/// Where a text of a pack stands.
pub(super) struct Place<'a> {
    /// By ids, as overlays name it.
    pub(super) name: String,
    /// By places in the file.
    pub(super) path: String,
    /// The text.
    pub(super) texts: &'a mut Text,
    /// How many characters it may have.
    pub(super) longest: usize,
}

/// Every text of the pack with its place. Texts that are not there in English are none.
pub(super) fn places(pack: &mut Pack) -> Vec<Place<'_>> {
    let mut all = every_place(pack);
    all.retain(|place| place.texts.contains_key("en"));
    all
}

/// Every place of the pack where a text can be.
pub(super) fn every_place(pack: &mut Pack) -> Vec<Place<'_>> {
    let mut all = Vec::new();
    let mut add = |name: String, path: String, texts, longest| all.push(Place { name, path, texts, longest });
    for (i, row) in pack.traits.iter_mut().enumerate() {
        for (end, texts) in [("low", &mut row.low), ("high", &mut row.high)] {
            add(format!("traits.{}.{end}", row.id), format!("traits[{i}].{end}"), texts, LINE);
        }
    }
    for (i, row) in pack.personas.iter_mut().enumerate() {
        let (at, path) = (format!("personas.{}", row.id), format!("personas[{i}]"));
        for (name, texts, longest) in [
            ("name", &mut row.name, NAME),
            ("essence", &mut row.essence, LINE),
            ("description", &mut row.description, LONGEST),
            ("traits_text", &mut row.traits_text, LONGEST),
            ("needs", &mut row.needs, LONGEST),
            ("motivations", &mut row.motivations, LONGEST),
            ("contrast", &mut row.contrast, LONGEST),
            ("support", &mut row.support, LONGEST),
            ("recruitment_note", &mut row.recruitment_note, LONGEST),
        ] {
            add(format!("{at}.{name}"), format!("{path}.{name}"), texts, longest);
        }
        for (name, list) in [
            ("strengths", &mut row.strengths),
            ("watch_outs", &mut row.watch_outs),
            ("practices", &mut row.practices),
            ("starters", &mut row.starters),
        ] {
            for (k, texts) in list.iter_mut().enumerate() {
                add(format!("{at}.{name}.{k}"), format!("{path}.{name}[{k}]"), texts, LINE);
            }
        }
    }
    for (i, row) in pack.statements.iter_mut().enumerate() {
        add(format!("statements.{}", row.id), format!("statements[{i}].text"), &mut row.text, LINE);
    }
    for (i, row) in pack.questions.iter_mut().enumerate() {
        let name = format!("questions.{}.prompt", row.id);
        add(name, format!("questions[{i}].prompt"), &mut row.prompt, LINE);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACK: &str = include_str!("../../../../public/packs/default.json");
    const OVERLAYS: [(&str, &str); 4] = [
        ("ar", include_str!("../../../../public/packs/default.ar.json")),
        ("de", include_str!("../../../../public/packs/default.de.json")),
        ("es", include_str!("../../../../public/packs/default.es.json")),
        ("fr", include_str!("../../../../public/packs/default.fr.json")),
    ];

    fn translated() -> Pack {
        let mut pack = Pack::read(PACK).unwrap();
        for (lang, json) in OVERLAYS {
            let overlay = Overlay::read(json).unwrap();
            assert_eq!(overlay.lang, lang);
            pack.translate(&overlay).unwrap();
        }
        pack
    }

    #[test]
    fn the_default_pack_is_whole_in_five_languages() {
        let english = Pack::read(PACK).unwrap();
        let mut pack = translated();
        assert_eq!(pack.lang, ["en", "ar", "de", "es", "fr"]);
        assert!(places(&mut pack).iter().all(|place| place.texts.len() == 5));
        assert_eq!(pack.in_language("en"), english);
        for (lang, _) in OVERLAYS {
            let thin = pack.in_language(lang);
            assert_eq!(
                (thin.reference(), thin.lang.as_slice()),
                (english.reference(), &[lang.to_owned()][..])
            );
        }
    }

    #[test]
    fn what_is_not_there_comes_in_the_base_language_or_in_english() {
        let pack = translated();
        assert_eq!(pack.in_language("fr-CA"), pack.in_language("fr"));
        assert_eq!(pack.in_language("pt"), pack.in_language("en"));
        assert_eq!(pack.in_language(""), pack.in_language("en"));
        let mut gap = pack.clone();
        gap.statements[0].text.remove("de");
        assert_eq!(gap.in_language("de").statements[0].text["en"], pack.statements[0].text["en"]);
    }

    #[test]
    fn a_broken_overlay_changes_nothing_and_is_told_where() {
        let mut pack = Pack::read(PACK).unwrap();
        let before = pack.clone();
        let mut overlay = Overlay::read(OVERLAYS[0].1).unwrap();
        overlay.version = "0.9.0".into();
        overlay.lang = "../x".into();
        overlay.texts.remove("personas.expert.name").unwrap();
        overlay.texts.insert("personas.expert.nickname".into(), "x".into());
        overlay.texts.insert("traits.expert.low".into(), " ".into());
        let faults = pack.translate(&overlay).unwrap_err();
        let paths: Vec<_> = faults.iter().map(|fault| fault.path.as_str()).collect();
        let texts =
            ["texts.personas.expert.name", "texts.traits.expert.low", "texts.personas.expert.nickname"];
        assert_eq!(paths, [&["version", "lang"][..], &texts].concat());
        assert_eq!(pack, before);
        let unread = Overlay::read("{\n \"pack\": 1}").unwrap_err();
        assert!(unread[0].path.starts_with("line 2"), "{unread:?}");
    }

    #[test]
    fn language_tags_are_safe_in_names_of_files() {
        for good in ["fr", "pt-BR", "zh-Hant-TW"] {
            assert!(is_language(good), "{good}");
        }
        for bad in ["", "f", "../fr", "fr/..", "fr.", "f\u{fc}", "fr-", "toolongpart-x"] {
            assert!(!is_language(bad), "{bad}");
        }
    }
}
