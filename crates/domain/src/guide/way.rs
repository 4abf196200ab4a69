//! Whether the questions lead anywhere: none missing, no circle, none out of reach, none too far.

use std::collections::BTreeSet;

use super::{
    decision::{Decision, Leads, Question, Verdict},
    faults::Faults,
};

/// The most questions from the first to a verdict.
pub const LONGEST: usize = 6;

/// Where somebody is on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop<'a> {
    /// At a question.
    Asked(&'a Question),
    /// At the end.
    Ended(&'a Verdict),
}

impl Decision {
    /// Every stop of somebody who gave these answers, each by its place among those offered: the first question
    /// first, where they are now last. Answers that were never offered end the way before them.
    pub fn follow(&self, answers: &[usize]) -> Vec<Stop<'_>> {
        let mut stops: Vec<Stop<'_>> = self.question(&self.start).map(Stop::Asked).into_iter().collect();
        for answer in answers {
            let Some(Stop::Asked(question)) = stops.last().copied() else { break };
            let next = question.answers.get(*answer).and_then(|offer| match &offer.leads {
                Leads::Question(id) => self.question(id).map(Stop::Asked),
                Leads::Verdict(id) => self.verdict(id).map(Stop::Ended),
            });
            let Some(next) = next else { break };
            stops.push(next);
        }
        stops
    }
}

/// Adds every fault of the ways from question to question.
pub(super) fn check(decision: &Decision, faults: &mut Faults) {
    let start = decision.question(&decision.start).is_some();
    faults.unless(start, "/decision/start", || format!("there is no question {}", decision.start));
    for (i, question) in decision.questions.iter().enumerate() {
        for (j, offer) in question.answers.iter().enumerate() {
            let at = format!("/decision/questions/{i}/answers/{j}");
            match &offer.leads {
                Leads::Question(id) => {
                    faults.unless(decision.question(id).is_some(), &format!("{at}/next"), || {
                        format!("there is no question {id}")
                    })
                }
                Leads::Verdict(id) => {
                    let known = decision.verdict(id).is_some();
                    faults.unless(known, &format!("{at}/verdict"), || format!("there is no verdict {id}"));
                }
            }
        }
    }
    let mut walk = Walk { decision, faults, asked: BTreeSet::new(), ended: BTreeSet::new() };
    if start {
        walk.on(&decision.start, &mut Vec::new());
    }
    let Walk { asked, ended, faults, .. } = walk;
    for (i, question) in decision.questions.iter().enumerate() {
        let at = format!("/decision/questions/{i}");
        faults
            .unless(asked.contains(question.id.as_str()), &at, || format!("{} is never asked", question.id));
    }
    for (i, verdict) in decision.verdicts.iter().enumerate() {
        let at = format!("/decision/verdicts/{i}");
        faults
            .unless(ended.contains(verdict.id.as_str()), &at, || format!("{} is never reached", verdict.id));
    }
}

/// A walk along every way.
struct Walk<'a, 'f> {
    decision: &'a Decision,
    faults: &'f mut Faults,
    asked: BTreeSet<&'a str>,
    ended: BTreeSet<&'a str>,
}

impl<'a> Walk<'a, '_> {
    /// Goes on from a question; `way` holds those asked before it. A circle or a way too long ends it.
    fn on(&mut self, id: &str, way: &mut Vec<&'a str>) {
        let decision = self.decision;
        let there = decision.questions.iter().enumerate().find(|(_, question)| question.id == id);
        let Some((place, question)) = there else { return };
        let at = format!("/decision/questions/{place}");
        self.asked.insert(&question.id);
        if way.contains(&question.id.as_str()) {
            return self.faults.once(&at, format!("{id} leads back to itself"));
        }
        if way.len() >= LONGEST {
            return self.faults.once(&at, format!("{id} comes after more than {LONGEST} questions"));
        }
        way.push(&question.id);
        for offer in &question.answers {
            match &offer.leads {
                Leads::Question(next) => self.on(next, way),
                Leads::Verdict(verdict) => drop(self.ended.insert(verdict)),
            }
        }
        way.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::super::read::written;
    use super::*;

    /// Walks every way there is and counts the ends.
    fn ends(decision: &Decision, answers: &mut Vec<usize>) -> usize {
        let stops = decision.follow(answers);
        assert_eq!(stops.len(), answers.len() + 1);
        match stops[answers.len()] {
            Stop::Ended(_) => {
                assert!(answers.len() <= LONGEST);
                1
            }
            Stop::Asked(question) => (0..question.answers.len())
                .map(|answer| {
                    answers.push(answer);
                    let below = ends(decision, answers);
                    answers.pop();
                    below
                })
                .sum(),
        }
    }

    #[test]
    fn every_way_ends_in_a_verdict() {
        let (guide, _) = written();
        assert!(ends(&guide.decision, &mut Vec::new()) > 30);
    }

    #[test]
    fn answers_that_were_not_offered_lead_no_further() {
        let (guide, _) = written();
        assert_eq!(guide.decision.follow(&[9]).len(), 1);
        assert_eq!(guide.decision.follow(&[1, 0, 0]).len(), 2);
    }
}
