//! The months, in five languages.

use domain::search::words;

/// Names from January on. A month is also meant by the first three letters or more of its name.
const MONTHS: [[&str; 12]; 5] = [
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ],
    [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    [
        "januar",
        "februar",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
    ],
    [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
];
/// Short names that are no beginning of a long one.
const SHORT: [(&str, i64); 3] = [("mrz", 3), ("juil", 7), ("sept", 9)];

/// The month that a word means, 1–12; none if it means none, or several.
pub(super) fn month(word: &str) -> Option<i64> {
    let word = words(word).concat();
    if word.chars().count() < 3 {
        return None;
    }
    if let Some((_, month)) = SHORT.iter().find(|(short, _)| *short == word) {
        return Some(*month);
    }
    let mut meant = None;
    for names in MONTHS {
        for (number, name) in (1..).zip(names) {
            if !words(name).concat().starts_with(&word) {
                continue;
            }
            if meant.is_some_and(|known| known != number) {
                return None;
            }
            meant = Some(number);
        }
    }
    meant
}
