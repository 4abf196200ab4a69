//! What makes a pack unusable. Softer advice is the business of the pack tools.

use std::{collections::BTreeSet, fmt};

use super::{
    matrix::Matrix,
    pack::{Pack, Question, QuestionKind, QuestionStatus, Sigma, Statement, Text},
};
use crate::math::sqrt;

/// One thing that is wrong with a pack, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackFault {
    /// JSON path, or line and column if the file could not be read at all.
    pub path: String,
    /// What is wrong.
    pub reason: String,
}

impl fmt::Display for PackFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.reason)
    }
}

/// The most personas, statements and questions: beyond it a quiz is neither quick nor sensible.
const LIMITS: (usize, usize, usize) = (24, 400, 1_000);

/// Every fault of a pack.
pub(super) fn faults(pack: &Pack) -> Vec<PackFault> {
    let mut found = Faults(Vec::new());
    let (personas, statements, questions) = LIMITS;
    found.unless((2..=personas).contains(&pack.personas.len()), "personas", "must be 2 to 24");
    found.unless((1..=personas).contains(&pack.traits.len()), "traits", "must be 1 to 24");
    found.unless((1..=statements).contains(&pack.statements.len()), "statements", "must be 1 to 400");
    found.unless((1..=questions).contains(&pack.questions.len()), "questions", "must be 1 to 1,000");
    found.unless(pack.lang.iter().any(|tag| tag == "en"), "lang", "must contain en");
    found.unique("traits", pack.traits.iter().map(|row| row.id.as_str()));
    found.unique("personas", pack.personas.iter().map(|row| row.id.as_str()));
    found.unique("statements", pack.statements.iter().map(|row| row.id.as_str()));
    found.unique("questions", pack.questions.iter().map(|row| row.id.as_str()));
    found.settings(pack);
    for (i, persona) in pack.personas.iter().enumerate() {
        let at = format!("personas[{i}]");
        let length = sqrt(persona.weights.values().map(|w| w * w).sum());
        found.unless((length - 1.0).abs() < 1e-6, &format!("{at}.weights"), "must have length 1");
        found.traits(pack, &format!("{at}.weights"), persona.weights.keys());
        for (name, texts) in [("name", &persona.name), ("essence", &persona.essence)] {
            found.translated(pack, &format!("{at}.{name}"), texts);
        }
    }
    for (i, statement) in pack.statements.iter().enumerate() {
        found.statement(pack, &format!("statements[{i}]"), statement);
    }
    for (i, question) in pack.questions.iter().enumerate() {
        found.question(pack, &format!("questions[{i}]"), question);
    }
    found.unless(
        pack.questions.iter().any(|question| question.status == QuestionStatus::Live),
        "questions",
        "must have a live one",
    );
    found.0
}

/// The prior covariance of the traits, if it is one.
pub(super) fn sigma(pack: &Pack) -> Option<Matrix> {
    let n = pack.traits.len();
    let matrix = match &pack.model.sigma {
        Sigma::Uniform { correlation } => Matrix::from_fn(n, |i, j| if i == j { 1.0 } else { *correlation }),
        Sigma::Matrix { rows } => {
            let square = rows.len() == n && rows.iter().all(|row| row.len() == n);
            let at = |i: usize, j: usize| rows.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0.0);
            let symmetric = (0..n).all(|i| (0..n).all(|j| at(i, j) == at(j, i)));
            if !square || !symmetric {
                return None;
            }
            Matrix::from_fn(n, at)
        }
    };
    matrix.cholesky().map(|_| matrix)
}

struct Faults(Vec<PackFault>);

impl Faults {
    fn unless(&mut self, good: bool, path: &str, reason: &str) {
        if !good {
            self.0.push(PackFault { path: path.to_owned(), reason: reason.to_owned() });
        }
    }

    fn unique<'a>(&mut self, path: &str, ids: impl Iterator<Item = &'a str>) {
        let mut seen = BTreeSet::new();
        for (i, id) in ids.enumerate() {
            self.unless(!id.is_empty(), &format!("{path}[{i}].id"), "must not be empty");
            self.unless(seen.insert(id), &format!("{path}[{i}].id"), &format!("{id} is there twice"));
        }
    }

    fn settings(&mut self, pack: &Pack) {
        let model = &pack.model;
        self.unless(sigma(pack).is_some(), "model.sigma", "must be symmetric and positive definite");
        let positive = |x: f64| x.is_finite() && x > 0.0;
        let share = |x: f64| x > 0.0 && x < 1.0;
        self.unless(positive(model.style_var), "model.style_var", "must be above 0");
        self.unless(model.cut.is_finite(), "model.cut", "must be a number");
        self.unless(positive(model.delta), "model.delta", "must be above 0");
        self.unless(share(model.stop), "model.stop", "must lie between 0 and 1");
        self.unless(share(model.label_threshold), "model.label_threshold", "must lie between 0 and 1");
        let seconds = [model.seconds.likert, model.seconds.pick_one, model.seconds.best_worst];
        self.unless(seconds.into_iter().all(positive), "model.seconds", "must be above 0");
    }

    fn traits<'a>(&mut self, pack: &Pack, path: &str, ids: impl Iterator<Item = &'a String>) {
        for id in ids {
            let known = pack.traits.iter().any(|row| row.id == *id);
            self.unless(known, path, &format!("{id} is not a trait of this pack"));
        }
    }

    fn translated(&mut self, pack: &Pack, path: &str, texts: &Text) {
        for tag in &pack.lang {
            let there = texts.get(tag).is_some_and(|text| !text.trim().is_empty());
            self.unless(there, path, &format!("has no text in {tag}"));
        }
    }

    fn statement(&mut self, pack: &Pack, at: &str, statement: &Statement) {
        self.translated(pack, &format!("{at}.text"), &statement.text);
        self.unless(!statement.loadings.is_empty(), &format!("{at}.loadings"), "must not be empty");
        self.traits(pack, &format!("{at}.loadings"), statement.loadings.keys());
        let numbers = statement.loadings.values().chain(&statement.b).chain([&statement.a, &statement.t]);
        self.unless(numbers.into_iter().all(|x| x.is_finite()), at, "has a number that is none");
        self.unless((0.05..=10.0).contains(&statement.a), &format!("{at}.a"), "must lie between 0.05 and 10");
        self.unless(statement.b.len() == 4, &format!("{at}.b"), "must have four thresholds");
        let ascending = statement.b.iter().zip(statement.b.iter().skip(1)).all(|(low, high)| low < high);
        self.unless(ascending, &format!("{at}.b"), "must ascend");
        for enemy in &statement.enemies {
            let known = pack.statement(enemy).is_some() && *enemy != statement.id;
            self.unless(known, &format!("{at}.enemies"), &format!("{enemy} is not another statement"));
        }
    }

    fn question(&mut self, pack: &Pack, at: &str, question: &Question) {
        let count = question.statements.len();
        let fits = match question.kind {
            QuestionKind::Likert => count == 1,
            QuestionKind::PickOne | QuestionKind::BestWorst => (2..=4).contains(&count),
        };
        self.unless(fits, &format!("{at}.statements"), "must be one if rated, else two to four");
        let distinct: BTreeSet<&String> = question.statements.iter().collect();
        self.unless(distinct.len() == count, &format!("{at}.statements"), "must differ");
        for id in &question.statements {
            let known = pack.statement(id).is_some();
            self.unless(known, &format!("{at}.statements"), &format!("{id} is not a statement of this pack"));
        }
        if question.kind != QuestionKind::Likert {
            self.translated(pack, &format!("{at}.prompt"), &question.prompt);
        }
    }
}
