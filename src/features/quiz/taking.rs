//! A quiz being taken on this device: what is asked now, and what each answer leads to.

use std::sync::Arc;

use domain::{
    ids::CommandId,
    person::Me,
    problem::Problem,
    quiz::{Answer, Pack, PackRef, Question, Quiz, Response, Step, Verdict},
};
use leptos::prelude::*;

use super::{
    hand::Hand,
    kept::{Kept, More},
    progress::{Course, MOST_SHARPER},
    stopwatch::Stopwatch,
    trail::Place,
};
use crate::platform::ports;

/// Where the person is in the quiz.
#[derive(Debug, Clone, PartialEq)]
pub enum Stage {
    /// Before the first question.
    Start,
    /// At a question.
    Asking(Asking),
    /// Looking at the answers given.
    Looking,
    /// All is answered.
    Done,
}

/// A question on screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Asking {
    /// The question.
    pub question: Question,
    /// How many answers lie before it.
    pub at: usize,
    /// What was answered to it, if it is shown again.
    pub given: Option<Answer>,
    /// How far we are.
    pub so_far: SoFar,
}

/// How far we are.
#[derive(Debug, Clone, PartialEq)]
pub struct SoFar {
    /// In words: how sure, and how many questions are to go.
    pub said: (String, String),
    /// How full the bar is, 0–1.
    pub filled: f64,
}

/// Answers of the last result that are taken up again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakeUp {
    /// To answer a few more questions.
    Sharpen,
    /// To look at them, and change some.
    Look,
}

/// What was found on this device at the beginning that the person should know of.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// Answers for another version of the questions: the name of that version, and how many.
    pub earlier: Option<(String, usize)>,
    /// How many answers could not be read any more.
    pub unreadable: usize,
}

/// The quiz with everything the screen watches.
#[derive(Clone, Copy)]
pub struct Taking {
    pub(super) quiz: StoredValue<Quiz>,
    pub(super) kept: StoredValue<Kept>,
    reference: StoredValue<PackRef>,
    pub(super) course: StoredValue<Course>,
    pub(super) watch: StoredValue<Option<Stopwatch>>,
    /// Where the quiz is at, as the browser's history has it.
    pub(super) place: StoredValue<Place>,
    /// Which way is being gone: only the last one ends on screen.
    pub(super) turn: StoredValue<u32>,
    /// Where the person is.
    pub stage: RwSignal<Stage>,
    /// Whether the next question is being chosen.
    pub busy: RwSignal<bool>,
    /// What was found at the beginning.
    pub found: StoredValue<Found>,
}

impl Taking {
    /// What this person kept of this pack; else, with `take_up`, the answers of their last result; else nothing yet.
    pub fn begin(pack: Arc<Pack>, me: &Me, take_up: Option<TakeUp>) -> Result<Self, Problem> {
        let reference = pack.reference();
        let last = me.quiz.as_ref().filter(|quiz| quiz.pack.hash == reference.hash);
        let kept = match Kept::read(&me.person, &reference.hash) {
            // Answers that waited for a connection and have arrived since are a result already.
            Some(kept) if last.is_some_and(|last| same(&last.answers, &kept.answers)) => {
                Kept::forget(&reference.hash);
                None
            }
            kept => kept,
        };
        let mut kept = kept.unwrap_or_else(|| {
            let mut fresh = Kept::fresh(me.person.clone());
            if let Some((last, take_up)) = last.zip(take_up) {
                fresh.answers = last.answers.clone();
                let sharper = take_up == TakeUp::Sharpen && fresh.answers.len() < MOST_SHARPER;
                fresh.more = if sharper { More::Sharper } else { More::No };
            }
            fresh
        });
        let unreadable = keep_sound(&mut kept.answers, &pack);
        let mut quiz = Quiz::resume(pack, kept.seed, kept.answers.clone())?;
        if kept.more != More::No {
            quiz.sharpen();
        }
        let found = Found { earlier: Kept::earlier(&me.person, &reference.hash), unreadable };
        let at = kept.answers.len();
        let place = match take_up {
            Some(TakeUp::Look) if at > 0 => Place::Looking,
            // A card may be laid at the very first question.
            _ if at > 0 || kept.draft.is_some() => Place::Asked(at),
            _ => Place::Start,
        };
        Ok(Self {
            quiz: StoredValue::new(quiz),
            kept: StoredValue::new(kept),
            reference: StoredValue::new(reference),
            course: StoredValue::new(Course::default()),
            watch: StoredValue::new(None),
            place: StoredValue::new(place),
            turn: StoredValue::new(0),
            stage: RwSignal::new(Stage::Start),
            busy: RwSignal::new(false),
            found: StoredValue::new(found),
        })
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

    /// Whether these very answers are the result there is already: looked at, and nothing changed.
    pub fn is_result(self, me: &Me) -> bool {
        let last = me.quiz.as_ref().filter(|quiz| quiz.pack == self.reference());
        last.is_some_and(|last| same(&last.answers, &self.answers()))
    }

    /// What the answers say, computed here.
    pub fn verdict(self) -> Verdict {
        self.quiz.with_value(Quiz::verdict)
    }

    /// Whether more is asked than needed.
    pub fn more(self) -> More {
        self.kept.with_value(|kept| kept.more)
    }

    /// The id under which these answers are given: made once, kept with them.
    pub fn command(self) -> CommandId {
        let id = self.kept.with_value(|kept| kept.command).unwrap_or_else(ports::command_id);
        self.kept.update_value(|kept| kept.command = Some(id));
        self.keep();
        id
    }

    /// Answers the question on screen, and goes on: to the first one that is not answered yet, or back to the list of
    /// answers if the way came from there.
    pub fn answer(self, response: Response) {
        let Stage::Asking(asking) = self.stage.get_untracked() else { return };
        if self.busy.get_untracked() {
            return;
        }
        let looked = self.watch.get_value().map(Stopwatch::milliseconds);
        let before = asking.given.as_ref().map_or(Some(0), |given| given.ms);
        let ms = looked.zip(before).map(|(looked, before)| looked.saturating_add(before));
        let answer = Answer { question: asking.question.id, response, ms };
        // Only what the question offers can be chosen on the screen, so nothing is ever refused.
        let taken = self.quiz.try_update_value(|quiz| quiz.answer(answer)).is_some_and(|taken| taken.is_ok());
        if taken {
            if asking.given.is_some() {
                self.course.update_value(Course::forget);
            }
            self.changed();
            self.leave_question();
        }
    }

    /// Begins again from nothing.
    pub fn restart(self) {
        self.kept.update_value(Kept::renew);
        let (seed, pack) = (self.kept.with_value(|kept| kept.seed), self.pack());
        // The pack was sound when the quiz began.
        if let Ok(quiz) = Quiz::resume(pack, seed, Vec::new()) {
            self.quiz.set_value(quiz);
        }
        self.course.update_value(Course::forget);
        self.changed();
        self.go(Place::Asked(0));
    }

    /// Asks a few more.
    pub fn ask_more(self, more: More) {
        self.kept.update_value(|kept| kept.more = more);
        self.quiz.update_value(Quiz::sharpen);
        self.keep();
        self.show(Place::Asked(self.answered()));
    }

    /// What was half laid at this question.
    pub fn draft(self, question: &str) -> Option<Hand> {
        let draft = self.kept.with_value(|kept| kept.draft.clone());
        draft.filter(|(of, _)| of == question).map(|(_, hand)| hand)
    }

    /// Keeps what is half laid.
    pub fn keep_draft(self, question: &str, hand: &Hand) {
        self.kept.update_value(|kept| kept.draft = Some((question.to_owned(), hand.clone())));
        self.keep();
    }

    /// Forgets the answers on this device: they have arrived.
    pub fn arrived(self) {
        self.reference.with_value(|reference| Kept::forget(&reference.hash));
    }

    /// Forgets answers for another version: somebody starts anew.
    pub fn forget_earlier(self) {
        if let Some((hash, _)) = self.found.with_value(|found| found.earlier.clone()) {
            Kept::forget(&hash);
        }
        self.found.set_value(Found::default());
    }

    /// What to do next, and how far we are. Enough is enough as soon as the answers are no longer in doubt.
    pub(super) fn next(self) -> (Step, SoFar) {
        let (step, progress) = self.quiz.with_value(Quiz::step);
        self.course.update_value(|course| course.note(progress));
        let sure = progress.certainty >= progress.enough;
        let clear = self.more() == More::UntilClear && sure && self.verdict().doubt.is_none();
        let step = if clear { Step::Done } else { step };
        let said = self.course.with_value(|course| super::progress::said(progress, course, self.more()));
        (step, SoFar { said, filled: super::progress::filled(progress) })
    }

    /// Other answers are another command, and are kept at once.
    fn changed(self) {
        let answers = self.answers();
        self.kept.update_value(|kept| {
            kept.answers = answers;
            kept.command = None;
            kept.draft = None;
        });
        self.keep();
    }

    fn keep(self) {
        self.reference.with_value(|reference| self.kept.with_value(|kept| kept.write(&reference.hash)));
    }
}

/// Whether these are the same answers. How long they took may have been lost on the way.
fn same(one: &[Answer], other: &[Answer]) -> bool {
    let parts = |answers: &[Answer]| -> Vec<(String, Response)> {
        answers.iter().map(|answer| (answer.question.clone(), answer.response.clone())).collect()
    };
    parts(one) == parts(other)
}

/// Keeps the answers that this pack can have, each question's once; says how many could not be kept.
fn keep_sound(answers: &mut Vec<Answer>, pack: &Pack) -> usize {
    let all = answers.len();
    let mut seen = std::collections::BTreeSet::new();
    answers.retain(|answer| answer.check(pack, "answer").is_ok() && seen.insert(answer.question.clone()));
    all - answers.len()
}
