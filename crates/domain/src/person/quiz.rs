//! Finished quizzes: the last one with its answers, earlier ones by what they said, and what the person says to it.

use serde::{Deserialize, Serialize};

use crate::{
    quiz::{Answer, PackRef, Standing, Verdict},
    time::Instant,
};

/// At most so many earlier quizzes are kept; the oldest falls out.
pub const MOST_PAST: usize = 12;

/// A finished quiz. The answers never leave for anybody but the person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct QuizRecord {
    /// The pack they answered.
    pub pack: PackRef,
    /// What they answered, in order.
    pub answers: Vec<Answer>,
    /// What follows from it.
    pub verdict: Verdict,
    /// When it was finished.
    pub at: Instant,
    /// What the person says to it, if they think it wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correction: Option<Correction>,
}

/// "This is not me": who the person says they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The persona that fits better, by its id.
    pub persona: String,
    /// When they said so.
    pub at: Instant,
}

/// A quiz that was taken anew since. Only what it said is kept: no answer, and no reason, which would name answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PastQuiz {
    /// The pack they answered.
    pub pack: PackRef,
    /// What followed from it, without reasons.
    pub verdict: Verdict,
    /// When it was finished.
    pub at: Instant,
    /// What the person said to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correction: Option<Correction>,
}

/// A persona that is named for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named<'a> {
    /// Its id.
    pub persona: &'a str,
    /// What it is to them.
    pub standing: Standing,
}

impl QuizRecord {
    /// Who the person is: whom they say they are, else what the answers say; nobody while the answers are doubtful.
    pub fn persona(&self) -> Option<&str> {
        who(&self.verdict, self.correction.as_ref())
    }

    /// The personas that are named, the one of [`Self::persona`] first.
    pub fn named(&self) -> Vec<Named<'_>> {
        named(&self.verdict, self.correction.as_ref())
    }

    /// The persona they were told, whatever they say to it.
    pub fn told(&self) -> Option<&str> {
        who(&self.verdict, None)
    }

    /// What is kept of it once another has taken its place.
    pub fn past(self) -> PastQuiz {
        let verdict = Verdict { reasons: Vec::new(), ..self.verdict };
        PastQuiz { pack: self.pack, verdict, at: self.at, correction: self.correction }
    }
}

impl PastQuiz {
    /// Who the person was then, as [`QuizRecord::persona`] says it of now.
    pub fn persona(&self) -> Option<&str> {
        who(&self.verdict, self.correction.as_ref())
    }

    /// The personas that were named then.
    pub fn named(&self) -> Vec<Named<'_>> {
        named(&self.verdict, self.correction.as_ref())
    }
}

fn who<'a>(verdict: &'a Verdict, correction: Option<&'a Correction>) -> Option<&'a str> {
    let said = correction.map(|correction| correction.persona.as_str());
    let found = || verdict.primary().filter(|_| verdict.doubt.is_none());
    said.or_else(|| found().map(|blend| blend.persona.as_str()))
}

/// What the answers name stays beside a correction, as "this as well": the person said what fits better, not that
/// nothing else does. Doubtful answers name nobody.
fn named<'a>(verdict: &'a Verdict, correction: Option<&'a Correction>) -> Vec<Named<'a>> {
    let first = correction.map(|said| Named { persona: &said.persona, standing: Standing::Primary });
    let rest = verdict.named().filter(|_| verdict.doubt.is_none());
    let rest = rest.filter(|blend| first.is_none_or(|first| first.persona != blend.persona));
    let rest = rest.map(|blend| Named {
        persona: &blend.persona,
        standing: if first.is_some() { Standing::AlsoYou } else { blend.standing },
    });
    first.into_iter().chain(rest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::{Blend, Doubt, Reason};

    fn record(correction: Option<&str>, doubt: Option<Doubt>) -> QuizRecord {
        let part = |persona: &str, standing| Blend {
            persona: persona.to_owned(),
            mean: 0.0,
            low: 0.0,
            high: 0.0,
            first: 0.5,
            above: 0.5,
            standing,
        };
        let blend = vec![
            part("expert", Standing::Primary),
            part("scout", Standing::CoPrimary),
            part("liker", Standing::Room),
        ];
        let reasons = vec![Reason { question: "q".into(), shift: 1.0 }];
        let at = Instant::default();
        QuizRecord {
            pack: PackRef { id: "p".into(), version: "1.0.0".into(), hash: String::new() },
            answers: Vec::new(),
            verdict: Verdict { blend, reasons, scored: 9, certainty: 0.5, doubt },
            at,
            correction: correction.map(|persona| Correction { persona: persona.to_owned(), at }),
        }
    }

    fn names(record: &QuizRecord) -> Vec<(&str, Standing)> {
        record.named().iter().map(|named| (named.persona, named.standing)).collect()
    }

    #[test]
    fn what_the_person_says_comes_before_what_the_answers_say() {
        let plain = record(None, None);
        assert_eq!(plain.persona(), Some("expert"));
        assert_eq!(names(&plain), [("expert", Standing::Primary), ("scout", Standing::CoPrimary)]);
        let corrected = record(Some("liker"), None);
        assert_eq!((corrected.persona(), corrected.told()), (Some("liker"), Some("expert")));
        let also = Standing::AlsoYou;
        assert_eq!(names(&corrected), [("liker", Standing::Primary), ("expert", also), ("scout", also)]);
        let known = record(Some("scout"), None);
        assert_eq!(names(&known), [("scout", Standing::Primary), ("expert", also)]);
    }

    #[test]
    fn doubtful_answers_name_nobody_but_the_person_may() {
        let doubtful = record(None, Some(Doubt::Hasty));
        assert_eq!((doubtful.persona(), doubtful.told(), names(&doubtful).len()), (None, None, 0));
        let said = record(Some("expert"), Some(Doubt::Hasty));
        assert_eq!((said.persona(), names(&said)), (Some("expert"), vec![("expert", Standing::Primary)]));
        assert_eq!(said.told(), None, "nobody told them anything");
    }

    #[test]
    fn of_an_earlier_quiz_no_answer_is_kept() {
        let past = record(Some("liker"), None).past();
        assert!(past.verdict.reasons.is_empty() && past.verdict.blend.len() == 3);
        assert_eq!((past.persona(), past.named().len()), (Some("liker"), 3));
        let json = serde_json::to_string(&past).unwrap();
        assert!(!json.contains("answer") && !json.contains("question"), "{json}");
    }
}
