//! Saying whom one works for, in the post itself: beside what is praised, where nobody has to tap "more" to see it.
//!
//! The words follow from the country whose readers are meant, as the guide's rules have it; each names the rule it
//! rests on, and whether that rule has a source. A mark is put into the words that leave the app. What the person
//! typed stays as they typed it.

mod asked;
mod known;
mod place;

#[cfg(test)]
mod tests;

pub use asked::{Disclosed, Spot, disclose};
pub use known::says_it;
pub use place::{Placed, place};

use crate::guide::Country;

/// What there is to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tie {
    /// That one works there.
    Employee,
    /// That one got something for it.
    Gift,
}

/// The words to disclose with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// What is written.
    pub words: String,
    /// Whether it must open the post; otherwise it follows the sentence that praises.
    pub first: bool,
    /// The rule it rests on, by its id in the guide.
    pub rule: &'static str,
    /// Whether that rule's source was read. If not, the company must confirm.
    pub sourced: bool,
}

/// The mark for readers in `country`; none for the tie to an employer without a name.
pub fn mark(country: Country, tie: Tie, company: &str) -> Option<Mark> {
    let company = company.split_whitespace().collect::<Vec<_>>().join(" ");
    let (rule, sourced) = resting_on(country, tie);
    match tie {
        Tie::Employee if company.is_empty() => None,
        Tie::Employee => {
            let words = match country {
                Country::De => format!("(Ich arbeite bei {company}.)"),
                Country::Fr => format!("(Je travaille chez {company}.)"),
                Country::Es => format!("(Trabajo en {company}.)"),
                Country::Us | Country::Gb | Country::Eu => format!("(I work at {company}.)"),
            };
            Some(Mark { words, first: false, rule, sourced })
        }
        Tie::Gift => {
            let words = match country {
                Country::De => "Werbung:",
                Country::Fr => "Publicité :",
                Country::Es => "Publicidad:",
                Country::Us | Country::Gb => "#ad",
                Country::Eu => "Advertisement:",
            };
            Some(Mark { words: words.to_owned(), first: true, rule, sourced })
        }
    }
}

/// The rule behind a mark, and whether its source was read; a test holds both against the guide's file.
const fn resting_on(country: Country, tie: Tie) -> (&'static str, bool) {
    match (tie, country) {
        (Tie::Employee, Country::Us) => ("us-employee-disclosure", true),
        (Tie::Employee, Country::Gb) => ("gb-employee-connection", true),
        (Tie::Employee, Country::De) => ("de-employee-commercial-purpose", true),
        (Tie::Employee, Country::Fr) => ("fr-employee-commercial-intent", true),
        (Tie::Employee, Country::Es) => ("es-employee-commercial-purpose", true),
        (Tie::Employee, Country::Eu) => ("eu-employee-commercial-communication", true),
        (Tie::Gift, Country::Us) => ("us-gift-free-products", true),
        (Tie::Gift, Country::Gb) => ("gb-gift-incentive", true),
        (Tie::Gift, Country::De) => ("de-gift-word-first", true),
        (Tie::Gift, Country::Fr) => ("fr-gift-influence-label", true),
        (Tie::Gift, Country::Es) => ("es-gift-paid-information", true),
        (Tie::Gift, Country::Eu) => ("eu-gift-any-benefit", false),
    }
}
