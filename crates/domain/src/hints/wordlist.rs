//! Words that belong to brochures, by language. Nobody says them to a friend.

use std::ops::Range;

/// By language; each word is the beginning of a word, in lower case.
const CORPORATE: [(&str, &[&str]); 5] = [
    (
        "en",
        &[
            "synerg",
            "leverag",
            "game-chang",
            "game chang",
            "best-in-class",
            "best in class",
            "world-class",
            "cutting-edge",
            "cutting edge",
            "state-of-the-art",
            "thought leader",
            "paradigm",
            "holistic",
            "seamless",
            "thrilled to announce",
            "excited to announce",
            "proud to announce",
            "delighted to announce",
            "humbled to",
            "value-add",
            "core competenc",
            "next-level",
            "disruptive",
            "empower",
            "robust solution",
            "turnkey",
            "mission-critical",
            "solutions provider",
        ],
    ),
    (
        "de",
        &[
            "synergie",
            "ganzheitlich",
            "zukunftsweisend",
            "wegweisend",
            "bahnbrechend",
            "branchenführend",
            "marktführend",
            "mehrwert",
            "maßgeschneidert",
            "lösungsorientiert",
            "paradigmenwechsel",
            "disruptiv",
            "nahtlos",
            "spitzenklasse",
            "freuen uns, ihnen",
            "freuen uns sehr, ihnen",
            "stolz, verkünden",
            "innovationsführ",
            "kernkompetenz",
            "state of the art",
        ],
    ),
    (
        "fr",
        &[
            "synergie",
            "holistique",
            "disruptif",
            "disruptive",
            "de pointe",
            "incontournable",
            "clé en main",
            "clés en main",
            "à forte valeur ajoutée",
            "valeur ajoutée",
            "leader du marché",
            "changement de paradigme",
            "sur mesure",
            "sommes heureux de vous annoncer",
            "sommes fiers d",
            "ravis de vous annoncer",
            "excellence opérationnelle",
            "innovant",
            "solution globale",
        ],
    ),
    (
        "es",
        &[
            "sinergia",
            "holístic",
            "disruptiv",
            "de vanguardia",
            "llave en mano",
            "valor añadido",
            "líder del mercado",
            "cambio de paradigma",
            "a medida",
            "nos complace anunciar",
            "orgullosos de anunciar",
            "solución integral",
            "soluciones integrales",
            "de primer nivel",
            "excelencia operativa",
            "innovador",
        ],
    ),
    (
        "ar",
        &[
            "حلول متكاملة",
            "قيمة مضافة",
            "رائدة في السوق",
            "نقلة نوعية",
            "يسرنا أن نعلن",
            "على أعلى مستوى",
            "حلول مبتكرة",
            "تآزر",
        ],
    ),
];

/// The first of them in a text, of this language or English.
pub(super) fn corporate(text: &str, language: &str) -> Option<Range<usize>> {
    let base = language.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let known = CORPORATE.iter().filter(|(of, _)| *of == "en" || *of == base);
    let found = known.flat_map(|(_, words)| words.iter()).filter_map(|word| begins(text, word));
    found.min_by_key(|place| place.start)
}

/// Where a word begins so; the place is the whole word.
fn begins(text: &str, beginning: &str) -> Option<Range<usize>> {
    let lower = |c: char| c.to_lowercase().next().unwrap_or(c);
    let mut starts = text.char_indices().map(|(at, _)| at);
    starts.find_map(|at| {
        let rest = text.get(at..)?;
        let inside = text.get(..at)?.chars().next_back().is_some_and(char::is_alphanumeric);
        let same = rest.chars().map(lower).zip(beginning.chars()).filter(|(a, b)| a == b).count();
        if inside || same < beginning.chars().count() {
            return None;
        }
        let mut after = rest.char_indices().skip(same);
        let end = after.find(|(_, c)| !c.is_alphanumeric()).map_or(rest.len(), |(end, _)| end);
        Some(at..at + end)
    })
}
