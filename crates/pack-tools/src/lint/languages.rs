//! What the rules for wording need to know of a language.

use super::words::is_in;

/// A language the rules know.
pub struct Language {
    /// Its tag.
    pub tag: &'static str,
    /// The most words of a statement. Fourteen in English; translations may take eighteen, since articles, compound
    /// tenses and gender-neutral wording cost other languages words that say nothing more.
    pub words: usize,
    /// Words that join two behaviours into one statement.
    pub joiners: &'static [&'static str],
    /// Words that say the opposite by denying.
    pub negations: &'static [&'static str],
    /// Words of praise: people agree with them, whatever they did.
    pub virtues: &'static [&'static str],
    /// Words by which the speaker is meant.
    pub speaker: &'static [&'static str],
    /// Endings that make other words of a name.
    pub endings: &'static [&'static str],
}

/// The language of a tag or of its beginning (`fr-CA` is French), if the rules know it.
pub fn of(tag: &str) -> Option<&'static Language> {
    let base = tag.split('-').next().unwrap_or(tag);
    LANGUAGES.iter().find(|language| language.tag == base)
}

impl Language {
    /// Whether a word denies.
    pub fn denies(&self, word: &str) -> bool {
        is_in(word, self.negations) || (self.tag == "en" && word.ends_with("n't"))
    }

    /// Whether a word joins. Arabic writes "and" as the first letter of the next word: there it is the form of a verb
    /// in the first person after it that counts, since nouns and circumstances ("while I …") follow it as well.
    pub fn joins(&self, word: &str) -> bool {
        is_in(word, self.joiners) || (self.tag == "ar" && arabic_and_i(word))
    }

    /// Whether a text of these words is said by the speaker of themselves. Spanish and Arabic say it by the form of the
    /// verb: in Spanish near the beginning, in Arabic anywhere.
    pub fn first_person(&self, words: &[&str]) -> bool {
        let by_verb = |word: &&str| match self.tag {
            "es" => word.ends_with("ría") || (word.ends_with('o') && word.len() > 3),
            "ar" => word.ends_with('ت') || word.ends_with('ي') || word.starts_with('أ'),
            _ => false,
        };
        let near = if self.tag == "es" { 2 } else { usize::MAX };
        words.iter().any(|word| is_in(word, self.speaker)) || words.iter().take(near).any(by_verb)
    }
}

/// "And I did": و before a perfect of the first person. Verbs whose own first letter is و are none.
fn arabic_and_i(word: &str) -> bool {
    const OWN: [&str; 14] =
        ["وضع", "وصف", "وجد", "وصل", "وعد", "ودع", "وقف", "وافق", "وثق", "وزع", "واصل", "وجه", "ورد", "وفر"];
    let stem = word.strip_suffix('ت').filter(|_| word.starts_with('و') && word.chars().count() > 3);
    stem.is_some_and(|stem| !OWN.contains(&stem))
}

/// English, in which every pack is.
pub const ENGLISH: Language = Language {
    tag: "en",
    words: 14,
    joiners: &["and", "but", "then"],
    negations: &[
        "not", "never", "no", "nobody", "nothing", "none", "nowhere", "neither", "nor", "without", "cannot",
    ],
    virtues: &[
        "honest*",
        "loyal*",
        "helpful*",
        "creative*",
        "good",
        "kind",
        "kindly",
        "reliab*",
        "responsib*",
        "authentic*",
        "generous*",
        "clever*",
        "smart*",
        "brilliant*",
        "excellent*",
        "great",
        "passionate*",
        "trustworth*",
        "brave*",
        "courageous*",
        "friendly",
        "thoughtful*",
        "virtuous*",
        "fair",
        "best",
    ],
    speaker: &["i", "i'd", "i'm", "i've", "i'll", "my", "me", "mine", "myself"],
    endings: &[
        "er", "ers", "or", "ors", "ist", "ists", "e", "es", "ed", "s", "ing", "ion", "ions", "ful", "ation",
        "al",
    ],
};

const LANGUAGES: [Language; 5] = [
    ENGLISH,
    Language {
        tag: "de",
        words: 18,
        joiners: &["und", "aber", "dann", "sowie"],
        negations: &[
            "nicht", "nie", "niemals", "nichts", "niemand*", "kein*", "ohne", "weder", "noch", "nirgend*",
        ],
        virtues: &[
            "ehrlich*",
            "loyal*",
            "hilfsbereit*",
            "hilfreich*",
            "kreativ*",
            "gut",
            "gute*",
            "zuverlässig*",
            "verantwortungs*",
            "großzügig*",
            "mutig*",
            "klug*",
            "freundlich*",
            "begeistert*",
            "leidenschaftlich*",
            "ausgezeichnet*",
            "authentisch*",
            "vertrauenswürdig*",
            "brillant*",
            "vorbildlich*",
            "beste*",
            "fair*",
        ],
        speaker: &["ich", "mein*", "mir", "mich"],
        endings: &[
            "er", "ern", "erin", "e", "en", "in", "innen", "st", "t", "te", "ten", "n", "s", "ung", "ungen",
        ],
    },
    Language {
        tag: "fr",
        words: 18,
        joiners: &["et", "mais", "puis"],
        negations: &["ne", "n'", "pas", "jamais", "rien", "aucun", "aucune", "sans", "ni", "nulle", "non"],
        virtues: &[
            "honnête*",
            "loyal*",
            "loyaux",
            "serviable*",
            "utile*",
            "créati*",
            "bon",
            "bonne",
            "bons",
            "bonnes",
            "généreu*",
            "fiable*",
            "courageu*",
            "brillant*",
            "excellent*",
            "authentique*",
            "passionné*",
            "bienveillan*",
            "gentil*",
            "intelligen*",
            "meilleur*",
            "exemplaire*",
        ],
        speaker: &["je", "j'", "me", "m'", "mon", "ma", "mes", "moi"],
        endings: &[
            "eur", "eurs", "euse", "euses", "rice", "e", "es", "s", "ste", "er", "é", "ée", "és", "ées",
            "ant",
        ],
    },
    Language {
        tag: "es",
        words: 18,
        joiners: &["y", "e", "pero", "luego"],
        negations: &[
            "no", "nunca", "jamás", "nada", "nadie", "ningún", "ninguno", "ninguna", "sin", "ni", "tampoco",
        ],
        virtues: &[
            "honest*",
            "honrad*",
            "leal*",
            "servicial*",
            "útil*",
            "creativ*",
            "buen",
            "bueno",
            "buena",
            "buenos",
            "buenas",
            "generos*",
            "fiable*",
            "valient*",
            "brillant*",
            "excelent*",
            "auténtic*",
            "apasionad*",
            "amable*",
            "inteligent*",
            "mejor*",
            "ejemplar*",
        ],
        speaker: &["he", "yo", "me", "mi", "mis", "mí", "conmigo", "había", "mío", "mía"],
        endings: &[
            "or", "ora", "ores", "o", "a", "os", "as", "e", "es", "ista", "ar", "ado", "ando", "ante", "s",
        ],
    },
    Language {
        tag: "ar",
        words: 18,
        joiners: &["ثم", "لكن", "ولكن"],
        negations: &["لا", "لم", "لن", "ليس", "لست", "ليست", "غير", "دون", "بدون", "بلا", "أبدا", "ولم", "ولا"],
        virtues: &[
            "صادق*",
            "مخلص*",
            "أمين*",
            "مبدع*",
            "متعاون*",
            "مفيد*",
            "جيد*",
            "رائع*",
            "ممتاز*",
            "كريم*",
            "لطيف*",
            "ذكي*",
            "شجاع*",
            "موثوق*",
            "متميز*",
            "الصادق*",
            "المخلص*",
            "المفيد*",
            "الجيد*",
            "الرائع*",
            "الأفضل",
        ],
        speaker: &["أنا", "وأنا"],
        endings: &["ة", "ات", "ون", "ين", "ه", "ها", "ي", "ا", "ت"],
    },
];
