//! A quiz being taken on this device: what is asked now, and what each answer leads to.

use std::sync::Arc;

use domain::{
    person::Me,
    problem::Problem,
    quiz::{Answer, Pack, PackRef, Progress, Question, Quiz, Response, Step, Verdict},
};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::kept::Kept;
use crate::platform::ports;

/// Where the person is in the quiz.
#[derive(Debug, Clone, PartialEq)]
pub enum Stage {
    /// Before the first question.
    Start,
    /// At this question, so far along.
    Asking(Question, Progress),
    /// All is answered.
    Done,
}

/// The quiz with everything the screen watches.
#[derive(Clone, Copy)]
pub struct Taking {
    quiz: StoredValue<Quiz>,
    kept: StoredValue<Kept>,
    reference: StoredValue<PackRef>,
    /// Where the person is.
    pub stage: RwSignal<Stage>,
    /// The answer taken back last, shown again at its question.
    pub before: RwSignal<Option<Answer>>,
    /// Whether the next question is being chosen.
    pub busy: RwSignal<bool>,
}

impl Taking {
    /// Goes on where this person left off; at the start if nothing was answered.
    pub fn begin(pack: Arc<Pack>, me: &Me) -> Result<Self, Problem> {
        let reference = pack.reference();
        // Answers that waited for a connection and have arrived since are a result already.
        let last = me.quiz.as_ref().map(|quiz| &quiz.answers);
        let kept = match Kept::read(&me.person, &reference.hash) {
            Some(kept) if last == Some(&kept.answers) => {
                Kept::forget(&reference.hash);
                None
            }
            kept => kept,
        };
        let kept = kept.unwrap_or_else(|| Kept::fresh(me.person.clone()));
        let quiz = match Quiz::resume(Arc::clone(&pack), kept.seed, kept.answers.clone()) {
            Ok(quiz) => quiz,
            // Answers that this pack refuses cannot be meant for it.
            Err(_) => Quiz::resume(pack, kept.seed, Vec::new())?,
        };
        let taking = Self {
            quiz: StoredValue::new(quiz),
            kept: StoredValue::new(kept),
            reference: StoredValue::new(reference),
            stage: RwSignal::new(Stage::Start),
            before: RwSignal::new(None),
            busy: RwSignal::new(false),
        };
        if taking.answered() > 0 {
            taking.go_on();
        }
        Ok(taking)
    }

    /// How many questions are answered or skipped.
    pub fn answered(self) -> usize {
        self.quiz.with_value(|quiz| quiz.answers().len())
    }

    /// The pack.
    pub fn pack(self) -> Arc<Pack> {
        self.quiz.with_value(|quiz| Arc::clone(quiz.pack()))
    }

    /// Which pack exactly.
    pub fn reference(self) -> PackRef {
        self.reference.get_value()
    }

    /// The answers so far.
    pub fn answers(self) -> Vec<Answer> {
        self.quiz.with_value(|quiz| quiz.answers().to_vec())
    }

    /// What the answers say, computed here.
    pub fn verdict(self) -> Verdict {
        self.quiz.with_value(Quiz::verdict)
    }

    /// The id under which these answers are given: made once, kept with them.
    pub fn command(self) -> domain::ids::CommandId {
        let id = self.kept.with_value(|kept| kept.command).unwrap_or_else(ports::command_id);
        self.kept.update_value(|kept| kept.command = Some(id));
        self.keep();
        id
    }

    /// Answers the question that is asked now.
    pub fn answer(self, response: Response) {
        let Stage::Asking(question, _) = self.stage.get_untracked() else { return };
        if self.busy.get_untracked() {
            return;
        }
        let answer = Answer { question: question.id, response };
        // Only what the question offers can be chosen on the screen, so nothing is ever refused.
        let taken = self.quiz.try_update_value(|quiz| quiz.answer(answer)).is_some_and(|taken| taken.is_ok());
        if taken {
            self.before.set(None);
            self.changed();
        }
    }

    /// Takes the last answer back and asks its question again; before the first question, returns to the start.
    pub fn back(self) {
        if self.busy.get_untracked() {
            return;
        }
        match self.quiz.try_update_value(Quiz::undo).flatten() {
            Some(answer) => {
                self.before.set(Some(answer));
                self.changed();
            }
            None => self.stage.set(Stage::Start),
        }
    }

    /// Begins again from nothing.
    pub fn restart(self) {
        while self.quiz.try_update_value(Quiz::undo).flatten().is_some() {}
        self.before.set(None);
        self.changed();
    }

    /// Forgets the answers on this device: they have arrived.
    pub fn arrived(self) {
        self.reference.with_value(|reference| Kept::forget(&reference.hash));
    }

    /// Chooses the next question; in a turn of its own, so that the press is seen first.
    pub fn go_on(self) {
        self.busy.set(true);
        spawn_local(async move {
            TimeoutFuture::new(0).await;
            // The screen may have been left meanwhile.
            let Some((step, progress)) = self.quiz.try_with_value(Quiz::step) else { return };
            self.busy.set(false);
            self.stage.set(match step {
                Step::Ask(question) => Stage::Asking(question, progress),
                Step::Done => Stage::Done,
            });
        });
    }

    /// Other answers are another command, and are kept at once.
    fn changed(self) {
        let answers = self.answers();
        self.kept.update_value(|kept| {
            kept.answers = answers;
            kept.command = None;
        });
        self.keep();
        self.go_on();
    }

    fn keep(self) {
        self.reference.with_value(|reference| self.kept.with_value(|kept| kept.write(&reference.hash)));
    }
}
