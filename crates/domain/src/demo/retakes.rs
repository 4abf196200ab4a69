//! Who took the quiz a second time, and who says that their verdict is wrong.

use super::{AMBASSADOR, FACILITATOR, answers::answers, chance::Chance};
use crate::{
    person::{Correction, Person, QuizRecord},
    quiz::{Pack, judge},
    time::{DAY, Instant, MINUTE},
};

/// How long after the first quiz a second one was taken.
const LATER: i64 = 11 * DAY;
/// How many beside the ambassador took it twice, and how many corrected what it said.
const TWICE: usize = 2;
const CORRECTED: usize = 2;
/// How often an earlier quiz is drawn.
const ATTEMPTS: usize = 6;
/// How long somebody looks at a verdict before they say that it is wrong.
const THOUGHT: i64 = 3 * MINUTE;

/// Gives the ambassador and a few who joined early an earlier quiz, and lets a few others correct theirs.
pub(super) fn retake(people: &mut [Person], seed: u64, now: Instant, pack: &Pack) {
    let mut chance = Chance::of(seed, "retakes");
    let early = now.plus(-4 * LATER);
    let (mut twice, mut corrected) = (0, 0);
    for person in people.iter_mut().filter(|person| person.id.as_str() != FACILITATOR) {
        let ambassador = person.id.as_str() == AMBASSADOR;
        let Some(quiz) = person.quiz.as_mut().filter(|quiz| quiz.at < early || ambassador) else { continue };
        if ambassador || twice < TWICE {
            twice += usize::from(!ambassador);
            let first = first(quiz, pack, &mut chance);
            quiz.at = quiz.at.plus(LATER);
            person.quiz_history.extend(first.map(QuizRecord::past));
        } else if corrected < CORRECTED && quiz.told().is_some() {
            corrected += 1;
            quiz.correction = correction(quiz);
        }
    }
}

/// An earlier quiz at the moment of this one, of somebody who had another side in mind: drawn anew while its answers
/// are doubtful.
fn first(quiz: &QuizRecord, pack: &Pack, chance: &mut Chance) -> Option<QuizRecord> {
    (0..ATTEMPTS).find_map(|_| {
        let answers = answers(pack, chance.pick(&pack.personas)?, chance);
        let verdict = judge(pack, &answers).ok().filter(|verdict| verdict.doubt.is_none())?;
        Some(QuizRecord { answers, verdict, ..quiz.clone() })
    })
}

/// The runner-up, which is what most people mean when the first place seems wrong to them.
fn correction(quiz: &QuizRecord) -> Option<Correction> {
    let other = quiz.verdict.blend.iter().find(|blend| Some(blend.persona.as_str()) != quiz.told())?;
    Some(Correction { persona: other.persona.clone(), at: quiz.at.plus(THOUGHT) })
}
