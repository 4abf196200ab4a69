//! Stories and questions in five languages, made by lot.

use domain::{
    search::each_word_of,
    story::{NewStory, StoryKind},
};

use crate::{
    chance::Chance,
    made::{day, story},
    plain::Plain,
};

/// Words of which titles and summaries are made, by language.
const WORDS: [(&str, &[&str]); 5] = [
    (
        "en",
        &[
            "Energy",
            "energetic",
            "heat",
            "pumps",
            "pump",
            "houses",
            "report",
            "reporter",
            "a",
            "the",
            "customer's",
            "co-workers",
            "training",
            "trainee",
            "2026",
            "100%",
            "sustainable",
            "sustainability",
            "AI",
            "quality",
        ],
    ),
    (
        "es",
        &[
            "Energía",
            "casas",
            "informe",
            "año",
            "formación",
            "mañana",
            "el",
            "clientes",
            "pingüino",
            "sostenible",
            "calidad",
            "niños",
            "corazón",
            "equipo",
        ],
    ),
    (
        "fr",
        &[
            "Énergie",
            "maisons",
            "l’été",
            "œuvre",
            "rapport",
            "formation",
            "durable",
            "qualité",
            "équipe",
            "cœur",
            "naïve",
            "ça",
            "d'abord",
            "élève",
        ],
    ),
    (
        "de",
        &[
            "Energie",
            "Häuser",
            "Straße",
            "STRASSE",
            "Grüße",
            "Wärmepumpe",
            "Wärmepumpen",
            "nachhaltig",
            "Qualität",
            "Schulung",
            "Mitarbeiterinnen",
            "für",
            "groß",
            "Übergabe",
        ],
    ),
    (
        "ar",
        &[
            "الطاقة",
            "طاقة",
            "أحمد",
            "إحمد",
            "مدرسة",
            "مدرسه",
            "الجودة",
            "فريق",
            "تقرير",
            "مستدامة",
            "بيت",
            "بيوت",
            "٢٠٢٦",
            "تـدريب",
        ],
    ),
];

/// What has no language of its own.
const STRANGE: &[&str] = &[
    "日本語の記事",
    "エネルギー",
    "東京",
    "한국어",
    "Ω",
    "ﬁne",
    "x²",
    "🙂",
    "under_score",
    "\u{202e}abc",
    "co\u{ad}operate",
    "İstanbul",
    "Łódź",
];

/// Topics.
pub(crate) const TOPICS: &[&str] = &["Heat pumps", "Calidad", "Équipe", "Schulung", "الطاقة"];
/// Who published.
pub(crate) const SOURCES: &[&str] = &["Lindquell Blog", "Presse", "مدونة"];

/// What somebody may type that is easily got wrong.
pub(crate) const TRICKY: &[&str] = &[
    "",
    " ",
    "e",
    "en",
    "energ",
    "ENERGY",
    "energy ",
    "enrgy",
    "eenrgy",
    "energyy",
    "nergy",
    "xnergy",
    "enegry",
    "energia",
    "énergie",
    "energie fur",
    "pump heat",
    "heat pump",
    "heatpump",
    "strasse",
    "straße",
    "STRAẞE",
    "grusse",
    "ubergabe",
    "warmepumpe",
    "wärmepumpenx",
    "l'ete",
    "l’été",
    "oeuvre",
    "œuvre",
    "coeur",
    "ça",
    "nino",
    "niños",
    "pinguino",
    "ano",
    "طاقة",
    "الطاقه",
    "طَاقَة",
    "احمد",
    "مدرسه",
    "مدرسة",
    "تدريب",
    "2026",
    "٢٠٢٦",
    "2025",
    "日",
    "日本",
    "本語",
    "日本語の記事",
    "日本 energy",
    "エネ",
    "東",
    "京",
    "한",
    "한국",
    "fine",
    "x2",
    "🙂",
    "under score",
    "under_s",
    "cooperate",
    "co-operate",
    "istanbul",
    "lodz",
    "abc",
    "100%",
    "customer",
    "customers",
    "%",
    "*",
    "'",
    "\"",
    "a the",
    "the a",
    "report reporter",
    "reporter report",
    "sustanable",
    "sustainabel",
    "ustainable",
    "sustainabilityy",
    "trainign",
    "energy energy",
    "zzzzzz",
    "a a a a a a a a a a",
    "energetix",
    "qualitat",
    "quality qualität",
    "mitarbeiterinen",
];

/// `count` stories of the feed `feed`, few moments, so that many tie.
pub(crate) fn stories(chance: &mut Chance, feed: &str, count: usize) -> Vec<NewStory> {
    (0..count).map(|n| one(chance, feed, n)).collect()
}

fn one(chance: &mut Chance, feed: &str, n: usize) -> NewStory {
    let (language, words) = WORDS.get(n % WORDS.len()).copied().unwrap_or(("und", STRANGE));
    let (short, long) = (2 + chance.below(4), 3 + chance.below(12));
    let (title, summary) = (text(chance, words, short), text(chance, words, long));
    let mut new = story(feed, n, &title, feed);
    new.summary = summary;
    new.language = language.to_owned();
    new.topics.extend(chance.pick(TOPICS).map(|topic| (*topic).to_owned()));
    new.source = chance.pick(SOURCES).map(|source| (*source).to_owned()).unwrap_or_default();
    new.kind = chance.pick(&StoryKind::ALL).copied().unwrap_or(StoryKind::News);
    new.published = Some(day(i64::try_from(chance.below(12)).unwrap_or(0)));
    new
}

fn text(chance: &mut Chance, words: &[&str], count: usize) -> String {
    let mut text = Vec::new();
    for _ in 0..count {
        let from = if chance.once_in(8) { STRANGE } else { words };
        let word = chance.pick(from).copied().unwrap_or_default();
        // Words with a mistake in them are what is found by mistake.
        text.push(if chance.once_in(12) { slip(chance, word) } else { word.to_owned() });
    }
    text.join(" ")
}

/// A question about a story that is there: some of its words, the last perhaps unfinished, one perhaps misspelt.
pub(crate) fn question(chance: &mut Chance, plain: &Plain) -> String {
    let at = chance.below(plain.stories.len());
    let mut words = Vec::new();
    if let Some(story) = plain.stories.values().nth(at) {
        each_word_of(story, &mut |word, _| words.push(word.to_owned()));
    }
    let mut asked: Vec<String> =
        (0..1 + chance.below(3)).filter_map(|_| chance.pick(&words).cloned()).collect();
    if chance.once_in(3) {
        let wrong = chance.below(asked.len());
        if let Some(word) = asked.get_mut(wrong) {
            *word = slip(chance, word);
        }
    }
    if chance.once_in(2)
        && let Some(last) = asked.last_mut()
    {
        let length = 1 + chance.below(last.chars().count());
        *last = last.chars().take(length).collect();
    }
    asked.join(" ")
}

/// The word with a letter too many, too few, another one, or two in the wrong order.
fn slip(chance: &mut Chance, word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = chance.below(letters.len());
    let other = chance.pick(&['e', 'n', 'r', 'x', 'ا', 'é']).copied().unwrap_or('e');
    match chance.below(4) {
        0 => letters.insert(at, other),
        1 if letters.len() > 1 => drop(letters.remove(at)),
        2 => letters.iter_mut().skip(at).take(1).for_each(|letter| *letter = other),
        _ if at + 1 < letters.len() => letters.swap(at, at + 1),
        _ => {}
    }
    letters.into_iter().collect()
}
