//! Finishing the quiz, and saying that its verdict is wrong.

use super::{Programme, own::changed, rules::Stop};
use crate::{
    actor::{Actor, Right},
    person::{Correction, QuizRecord},
    problem::Problem,
    quiz::{Answer, PackRef, judge},
    store::{Changes, Store},
};

impl<S: Store> Programme<S> {
    pub(super) async fn finish_quiz(
        &self,
        actor: &Actor,
        pack: &PackRef,
        answers: &[Answer],
    ) -> Result<Changes, Stop> {
        actor.may(Right::TakePart)?;
        if *pack != self.pack.reference() {
            return Err(Problem::invalid("pack", "is not the pack of this programme").into());
        }
        let verdict = judge(&self.pack, answers)?;
        let now = self.clock.now();
        let (mut person, expect) = self.person_or_new(actor).await?;
        person.keep_quiz(QuizRecord {
            pack: pack.clone(),
            answers: answers.to_vec(),
            verdict,
            at: now,
            correction: None,
        });
        Ok(changed(person, expect, now))
    }

    pub(super) async fn correct_verdict(
        &self,
        actor: &Actor,
        persona: Option<&str>,
    ) -> Result<Changes, Stop> {
        actor.may(Right::TakePart)?;
        let refuse = |reason| Err(Problem::invalid("persona", reason).into());
        let now = self.clock.now();
        let (mut person, expect) = self.person_or_new(actor).await?;
        let Some(quiz) = &mut person.quiz else { return refuse("cannot be corrected before the quiz") };
        if persona.is_some_and(|persona| self.pack.persona(persona).is_none()) {
            return refuse("is not a persona of this programme's pack");
        }
        if persona.is_some() && persona == quiz.told() {
            return refuse("is what the answers say already");
        }
        if quiz.correction.as_ref().map(|said| said.persona.as_str()) == persona {
            return Ok(Changes::default());
        }
        quiz.correction = persona.map(|persona| Correction { persona: persona.to_owned(), at: now });
        Ok(changed(person, expect, now))
    }
}
