//! Words by which people already say it.

use std::ops::Range;

use super::Tie;

/// How people say that they work somewhere, in lower case.
const EMPLOYEE: [&str; 40] = [
    "i work at",
    "i work for",
    "where i work",
    "i am employed",
    "i'm employed",
    "my employer",
    "my workplace",
    "i am an employee",
    "i'm an employee",
    "as an employee",
    "#iworkat",
    "ich arbeite bei",
    "ich arbeite für",
    "ich bin bei",
    "wo ich arbeite",
    "mein arbeitgeber",
    "meinem arbeitgeber",
    "meinen arbeitgeber",
    "als mitarbeiter",
    "als angestellte",
    "je travaille chez",
    "je travaille à",
    "je travaille pour",
    "où je travaille",
    "mon employeur",
    "en tant que salarié",
    "je suis salarié",
    "trabajo en",
    "trabajo para",
    "donde trabajo",
    "mi empleador",
    "mi empresa",
    "como empleado",
    "como empleada",
    "أعمل في",
    "أعمل لدى",
    "حيث أعمل",
    "جهة عملي",
    "بصفتي موظف",
    "شركتي",
];

/// Words that mark advertising, in lower case; each stands alone.
const GIFT: [&str; 18] = [
    "#ad",
    "#advert",
    "#advertisement",
    "ad",
    "advert",
    "advertisement",
    "werbung",
    "#werbung",
    "anzeige",
    "#anzeige",
    "publicité",
    "#publicité",
    "collaboration commerciale",
    "#sponsorisé",
    "publicidad",
    "#publicidad",
    "إعلان",
    "#إعلان",
];

/// How far into a text a hashtag still opens it, in characters; a plain word must be the first.
const OPENING: usize = 30;

/// Where a text says it already, in whatever words.
pub fn says_it(text: &str, tie: Tie) -> Option<Range<usize>> {
    match tie {
        Tie::Employee => {
            EMPLOYEE.iter().filter_map(|words| find(text, words)).min_by_key(|place| place.start)
        }
        Tie::Gift => {
            let found = GIFT.iter().filter_map(|words| find(text, words)).min_by_key(|place| place.start)?;
            let before = text.get(..found.start)?;
            let tag = text.get(found.clone())?.starts_with('#');
            let opens =
                if tag { before.chars().count() <= OPENING } else { !before.contains(char::is_alphanumeric) };
            opens.then_some(found)
        }
    }
}

/// The first place where these words, in lower case and with plain apostrophes, stand as words.
pub(super) fn find(text: &str, words: &str) -> Option<Range<usize>> {
    let mut starts = text.char_indices().map(|(at, _)| at);
    starts.find_map(|at| {
        let end = matched(text.get(at..)?, words)? + at;
        let inner = |sign: Option<char>| sign.is_some_and(|sign| sign.is_alphanumeric());
        let open = words.starts_with('#');
        let apart = !inner(text.get(..at)?.chars().next_back()) || open;
        // "#iworkat" goes on with the company's name, "als mitarbeiter" with an ending.
        let ends = words.len() >= 8 || !inner(text.get(end..)?.chars().next());
        let alone = open || !text.get(..at)?.ends_with(['#', '@']);
        (apart && ends && alone).then_some(at..end)
    })
}

/// How many bytes of `text` are `words`, if it begins with them. Apostrophes are one.
fn matched(text: &str, words: &str) -> Option<usize> {
    let mut rest = text.char_indices();
    let mut end = 0;
    for wanted in words.chars() {
        let (at, sign) = rest.next()?;
        let plain = if matches!(sign, '’' | 'ʼ') { '\'' } else { sign };
        if !plain.to_lowercase().eq([wanted]) {
            return None;
        }
        end = at + sign.len_utf8();
    }
    Some(end)
}
