//! From a verdict and a country to advice. The one place that decides whether a yes may be said.

use super::{
    decision::{Kind, Verdict},
    model::Guide,
    rule::{Country, Rule, Scope},
};

/// What the person is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Advice<'a> {
    /// Go ahead, with these words, by these rules: at least one of them has a source.
    Yes {
        /// The words that say whom one works for.
        disclosure: &'a str,
        /// The rules it rests on, those with a source first.
        rules: Vec<&'a Rule>,
    },
    /// Ask somebody first.
    AskFirst {
        /// Whom; none where the company must confirm the rule itself.
        whom: Option<&'a str>,
        /// The verdict's own reason; none where the only reason is that no rule with a source is known.
        why: Option<&'a str>,
        /// The rules that touch it.
        rules: Vec<&'a Rule>,
    },
    /// Leave it.
    No {
        /// Why.
        why: &'a str,
        /// Whom to turn to, if anybody.
        whom: Option<&'a str>,
        /// The rules that touch it.
        rules: Vec<&'a Rule>,
    },
}

/// What a verdict means in a country; `None` stands for a country without any rules here.
///
/// A yes needs a rule of that country about that very matter whose source was read, and words to disclose with.
/// Without them the person is told that their company must confirm.
pub fn answer<'a>(
    guide: &'a Guide,
    rules: &'a [Rule],
    verdict: &'a Verdict,
    country: Option<Country>,
) -> Advice<'a> {
    let touching = country.map(|country| resting_on(rules, country, verdict.rule_scope)).unwrap_or_default();
    let whom = verdict.ask.as_deref();
    match verdict.kind {
        Kind::No => Advice::No { why: &verdict.text, whom, rules: touching },
        Kind::AskFirst => Advice::AskFirst { whom, why: Some(&verdict.text), rules: touching },
        Kind::YesWithDisclosure => {
            let words = country.and_then(|country| guide.disclosures.get(&country));
            match words.filter(|_| touching.iter().any(|rule| rule.is_sourced())) {
                Some(disclosure) => Advice::Yes { disclosure, rules: touching },
                None => Advice::AskFirst { whom: None, why: None, rules: touching },
            }
        }
    }
}

/// The rules of a country about a matter, those with a source first.
pub fn resting_on(rules: &[Rule], country: Country, scope: Scope) -> Vec<&Rule> {
    let fits = |rule: &&Rule| scope != Scope::None && rule.country == country && rule.scope() == scope;
    let (mut sourced, open): (Vec<&Rule>, Vec<&Rule>) =
        rules.iter().filter(fits).partition(|rule| rule.is_sourced());
    sourced.extend(open);
    sourced
}

/// Words to disclose with, and what they mean where they are in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// What to write.
    pub words: String,
    /// The same in the guide's language.
    pub meaning: Option<String>,
}

impl Wording {
    /// Takes `words (meaning)` apart; where a company's name is known, it stands in the place of `[…]`.
    pub fn of(disclosure: &str, company: &str) -> Self {
        // A text among another script may carry marks of direction around it: they are no part of the words.
        let bare = |text: &str| text.trim_matches(['\u{200e}', '\u{200f}', ' ']).to_owned();
        let disclosure = bare(disclosure);
        let apart = disclosure.strip_suffix(')').and_then(|text| text.rsplit_once(" ("));
        let (words, meaning) = match apart {
            Some((words, meaning)) => (bare(words), Some(filled(&bare(meaning), company))),
            None => (disclosure, None),
        };
        Self { words: filled(&words, company), meaning }
    }
}

fn filled(text: &str, company: &str) -> String {
    let parts = text.split_once('[').and_then(|(before, rest)| Some((before, rest.split_once(']')?.1)));
    match parts {
        Some((before, after)) if !company.trim().is_empty() => format!("{before}{}{after}", company.trim()),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{read::written, rule::RuleStatus};
    use super::*;

    #[test]
    fn a_yes_rests_on_a_source_about_the_same_matter_everywhere() {
        let (guide, rules) = written();
        for verdict in &guide.decision.verdicts {
            for country in Country::ALL {
                let sourced = |rule: &Rule| {
                    rule.country == country && rule.is_sourced() && rule.scope() == verdict.rule_scope
                };
                match answer(&guide, &rules, verdict, Some(country)) {
                    Advice::Yes { rules: shown, disclosure } => {
                        assert_eq!(verdict.kind, Kind::YesWithDisclosure);
                        assert!(rules.iter().any(sourced) && sourced(shown[0]) && !disclosure.is_empty());
                    }
                    Advice::AskFirst { why: None, .. } => {
                        assert_eq!(verdict.kind, Kind::YesWithDisclosure);
                        assert!(!rules.iter().any(sourced), "{} {country:?}", verdict.id);
                    }
                    Advice::AskFirst { why: Some(_), .. } => assert_eq!(verdict.kind, Kind::AskFirst),
                    Advice::No { .. } => assert_eq!(verdict.kind, Kind::No),
                }
            }
        }
    }

    #[test]
    fn without_sources_or_without_a_known_country_nothing_is_a_yes() {
        let (guide, mut rules) = written();
        rules.iter_mut().for_each(|rule| rule.status = RuleStatus::CompanyMustConfirm);
        let countries = Country::ALL.into_iter().map(Some).chain([None]);
        for country in countries {
            for verdict in &guide.decision.verdicts {
                assert!(!matches!(answer(&guide, &rules, verdict, country), Advice::Yes { .. }));
            }
        }
        let (guide, rules) = written();
        let yes = guide.decision.verdict("yes-company").unwrap();
        assert!(matches!(answer(&guide, &rules, yes, None), Advice::AskFirst { why: None, .. }));
    }

    #[test]
    fn no_country_is_left_without_a_yes_about_the_employer() {
        let (guide, rules) = written();
        let yes = guide.decision.verdict("yes-company").unwrap();
        for country in Country::ALL {
            assert!(matches!(answer(&guide, &rules, yes, Some(country)), Advice::Yes { .. }), "{country:?}");
        }
    }

    #[test]
    fn wording_is_taken_apart_and_filled() {
        let wording = Wording::of("Ich arbeite bei [company]. (I work at [company].)", " Nordwerk ");
        assert_eq!(wording.words, "Ich arbeite bei Nordwerk.");
        assert_eq!(wording.meaning.as_deref(), Some("I work at Nordwerk."));
        assert_eq!(Wording::of("\u{200e}Ich arbeite hier.\u{200e} (…)", "").words, "Ich arbeite hier.");
        assert_eq!(
            Wording::of("I work at [company].", ""),
            Wording { words: "I work at [company].".to_owned(), meaning: None }
        );
    }
}
