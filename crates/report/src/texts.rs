//! The app's texts, and dates, in one language.

use std::sync::LazyLock;

use domain::time::{Day, Week};
use serde_json::{Map, Value};

use crate::Language;

type Catalogue = LazyLock<Map<String, Value>>;

/// A file of texts; empty were it no JSON, which a test rules out.
fn read(text: &str) -> Map<String, Value> {
    serde_json::from_str(text).unwrap_or_default()
}

static ENGLISH: Catalogue = LazyLock::new(|| read(include_str!("../../../public/locales/en.json")));
static SPANISH: Catalogue = LazyLock::new(|| read(include_str!("../../../public/locales/es.json")));
static FRENCH: Catalogue = LazyLock::new(|| read(include_str!("../../../public/locales/fr.json")));
static GERMAN: Catalogue = LazyLock::new(|| read(include_str!("../../../public/locales/de.json")));
static ARABIC: Catalogue = LazyLock::new(|| read(include_str!("../../../public/locales/ar.json")));

/// The texts of a language. What it lacks is English, as in the app.
#[derive(Debug, Clone, Copy, Default)]
pub struct Texts {
    /// Which language.
    pub language: Language,
}

impl Texts {
    /// The text with this key.
    pub fn t(self, key: &str) -> String {
        self.t_with(key, &[])
    }

    /// The text with this key, its `{name}` places filled.
    pub fn t_with(self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.find(key, "other"), key, values)
    }

    /// The text with this key in the plural form of `n`; `{n}` becomes the number as the language writes it.
    pub fn t_n(self, key: &str, n: u64, values: &[(&str, &str)]) -> String {
        let text = self.find(key, self.language.plural(n)).or_else(|| self.find(key, "other"));
        let number = self.number(n);
        let mut all = vec![("n", number.as_str())];
        all.extend_from_slice(values);
        fill(text, key, &all)
    }

    /// A count as the language writes it.
    pub fn number(self, n: u64) -> String {
        self.language.number(n)
    }

    /// From one count to another; one count where both are the same.
    pub fn range(self, from: u64, to: u64) -> String {
        let (low, high) = (self.number(from), self.number(to));
        if from < to { self.t_with("counting.range", &[("from", &low), ("to", &high)]) } else { low }
    }

    /// From so much money to so much, whole units of a currency (ISO 4217).
    pub fn money(self, from: u64, to: u64, currency: &str) -> String {
        let amount = self.range(from, to);
        self.t_with("report.money", &[("amount", &amount), ("currency", currency)])
    }

    /// A day without its year: "Nov 9".
    pub fn day(self, day: Day) -> String {
        self.written("report.day", day)
    }

    /// A day with its year: "Nov 9, 2026".
    pub fn date(self, day: Day) -> String {
        self.written("report.date", day)
    }

    /// A week by its first and its last day.
    pub fn week(self, week: Week) -> String {
        let (first, last) = (week.start().day(), Day::from_number(week.end().day().number() - 1));
        self.t_with("programme.days", &[("first", &self.day(first)), ("last", &self.day(last))])
    }

    fn written(self, key: &str, day: Day) -> String {
        let date = day.date();
        // Counted from the end: a year may have a sign or five digits.
        let mut parts = date.rsplitn(3, '-');
        let mut part = || parts.next().unwrap_or_default();
        let plain = |digits: &str| digits.trim_start_matches('0').to_owned();
        let (of_month, month, year) = (plain(part()), plain(part()), part().to_owned());
        let month = self.t(&format!("report.month.{month}"));
        self.t_with(key, &[("day", &of_month), ("month", &month), ("year", &year)])
    }

    fn find(self, key: &str, form: &str) -> Option<&'static str> {
        let own = match self.language {
            Language::English => &ENGLISH,
            Language::Spanish => &SPANISH,
            Language::French => &FRENCH,
            Language::German => &GERMAN,
            Language::Arabic => &ARABIC,
        };
        let message = own.get(key).or_else(|| ENGLISH.get(key))?;
        message.as_str().or_else(|| message.get(form)?.as_str())
    }
}

fn fill(text: Option<&str>, key: &str, values: &[(&str, &str)]) -> String {
    let text = text.unwrap_or(key).to_owned();
    values.iter().fold(text, |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_its_texts() {
        for catalogue in [&ENGLISH, &SPANISH, &FRENCH, &GERMAN, &ARABIC] {
            assert!(catalogue.len() > 1_000);
        }
    }

    #[test]
    fn dates_are_written_as_the_app_writes_them() {
        let day = Day::from_date("2026-11-09").unwrap();
        let written = Language::ALL.map(|language| Texts { language }.day(day));
        assert_eq!(written, ["Nov 9", "9 nov", "9 nov.", "9. Nov.", "9 نوفمبر"]);
        let english = Texts::default();
        assert_eq!(english.date(day), "Nov 9, 2026");
        assert_eq!(english.week(day.week()), "Nov 9 – Nov 15");
        assert_eq!(english.range(140, 410), "140 to 410");
        assert_eq!(english.range(5, 5), "5");
        assert_eq!(english.money(1_200, 3_400, "USD"), "USD 1,200 to 3,400");
    }
}
