//! What makes a pack unusable. Softer advice is the business of the pack tools.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use super::{
    matrix::Matrix,
    overlay::{every_place, is_language},
    pack::{Pack, QuestionStatus, Sigma, Statement},
    pack_text::{LONGEST, is_date, is_id, is_version, unfit},
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

/// The largest file of a pack or of its texts in another language, in bytes.
pub const LARGEST: u64 = 2_000_000;
/// The most personas, statements and questions: beyond it a quiz is neither quick nor sensible.
const LIMITS: (usize, usize, usize) = (24, 400, 1_000);
/// After so many faults the rest is silence: nobody reads them, and a broken file could have a million.
const MOST_FAULTS: usize = 200;

/// What is wrong with a file of so many bytes, before anybody reads it.
pub fn too_long(bytes: u64) -> Option<PackFault> {
    let reason = format!("has {bytes} bytes, more than {LARGEST}");
    (bytes > LARGEST).then(|| PackFault { path: "the file".to_owned(), reason })
}

/// What is wrong with a file that is not even of the form of a pack.
pub(super) fn unread(error: &serde_json::Error) -> PackFault {
    let path = format!("line {}, column {}", error.line(), error.column());
    PackFault { path, reason: error.to_string() }
}

/// Every fault of a pack.
pub(super) fn faults(pack: &Pack) -> Vec<PackFault> {
    let mut found = Faults(Vec::new());
    let (personas, statements, questions) = LIMITS;
    found.unless((2..=personas).contains(&pack.personas.len()), "personas", "must be 2 to 24");
    found.unless((1..=personas).contains(&pack.traits.len()), "traits", "must be 1 to 24");
    found.unless((1..=statements).contains(&pack.statements.len()), "statements", "must be 1 to 400");
    found.unless((1..=questions).contains(&pack.questions.len()), "questions", "must be 1 to 1,000");
    found.unless(pack.lang.len() <= 40, "lang", "must be at most 40");
    found.unless(pack.test_vectors.len() <= 100, "test_vectors", "must be at most 100");
    if !found.0.is_empty() {
        // What follows takes time by the square of these.
        return found.0;
    }
    found.head(pack);
    found.settings(pack);
    found.texts(pack);
    for (i, persona) in pack.personas.iter().enumerate() {
        let at = format!("personas[{i}]");
        let length = sqrt(persona.weights.values().map(|w| w * w).sum());
        found.unless((length - 1.0).abs() < 1e-6, &format!("{at}.weights"), "must have length 1");
        found.traits(pack, &format!("{at}.weights"), persona.weights.keys());
        found.ids(&format!("{at}.channels"), &persona.channels);
        found.ids(&format!("{at}.paths"), &persona.paths);
        found.unless(is_id(&persona.icon), &format!("{at}.icon"), "must be a name of a-z, 0-9, _ and -");
        for (k, hint) in persona.topics_hint.iter().enumerate() {
            found.text(&format!("{at}.topics_hint[{k}]"), hint);
        }
    }
    let by_id: BTreeMap<&str, &Statement> = pack.statements.iter().map(|s| (s.id.as_str(), s)).collect();
    for (i, statement) in pack.statements.iter().enumerate() {
        found.statement(pack, &by_id, &format!("statements[{i}]"), statement);
    }
    for (i, question) in pack.questions.iter().enumerate() {
        found.question(&by_id, &format!("questions[{i}]"), question);
    }
    let live = pack.questions.iter().any(|question| question.status == QuestionStatus::Live);
    found.unless(live, "questions", "must have a live one");
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
            let standard = (0..n).all(|i| at(i, i) == 1.0);
            if !square || !symmetric || !standard {
                return None;
            }
            Matrix::from_fn(n, at)
        }
    };
    matrix.cholesky().map(|_| matrix)
}

/// Faults as they are found.
pub(super) struct Faults(Vec<PackFault>);

impl Faults {
    pub(super) fn unless(&mut self, good: bool, path: &str, reason: &str) {
        if !good && self.0.len() < MOST_FAULTS {
            self.0.push(PackFault { path: path.to_owned(), reason: reason.to_owned() });
        }
    }

    /// Names of the pack itself and of its parts.
    fn head(&mut self, pack: &Pack) {
        self.unless(is_id(&pack.id), "id", "must be a name of a-z, 0-9, _ and -");
        self.unless(is_version(&pack.version), "version", "must be of the form 1.0.0");
        self.unless(pack.lang.iter().any(|tag| tag == "en"), "lang", "must contain en");
        let mut seen = BTreeSet::new();
        for (i, tag) in pack.lang.iter().enumerate() {
            let path = format!("lang[{i}]");
            self.unless(is_language(tag), &path, "is not a language tag");
            self.unless(seen.insert(tag), &path, "is there twice");
        }
        self.unless(is_date(&pack.audit.date), "audit.date", "must be of the form 2026-01-31");
        self.text("audit.method", &pack.audit.method);
        if let Some(norms) = &pack.norms {
            self.unless(is_date(&norms.date), "norms.date", "must be of the form 2026-01-31");
            self.text("norms.population", &norms.population);
        }
        self.unique("traits", pack.traits.iter().map(|row| row.id.as_str()));
        self.unique("personas", pack.personas.iter().map(|row| row.id.as_str()));
        self.unique("statements", pack.statements.iter().map(|row| row.id.as_str()));
        self.unique("questions", pack.questions.iter().map(|row| row.id.as_str()));
        self.unique("test_vectors", pack.test_vectors.iter().map(|row| row.id.as_str()));
    }

    fn unique<'a>(&mut self, path: &str, ids: impl Iterator<Item = &'a str>) {
        let mut seen = BTreeSet::new();
        for (i, id) in ids.enumerate() {
            self.unless(is_id(id), &format!("{path}[{i}].id"), "must be a name of a-z, 0-9, _ and -");
            self.unless(seen.insert(id), &format!("{path}[{i}].id"), &format!("{id} is there twice"));
        }
    }

    fn ids(&mut self, path: &str, ids: &[String]) {
        let distinct: BTreeSet<&String> = ids.iter().collect();
        self.unless(distinct.len() == ids.len(), path, "must differ");
        self.unless(ids.iter().all(|id| is_id(id)), path, "must be names of a-z, 0-9, _ and -");
    }

    fn text(&mut self, path: &str, text: &str) {
        if let Some(reason) = unfit(text, LONGEST) {
            self.unless(false, path, reason);
        }
    }

    /// Every text in every language of the pack, and none that cannot be shown.
    fn texts(&mut self, pack: &Pack) {
        let mut copy = pack.clone();
        for place in every_place(&mut copy) {
            let optional = place.path.ends_with(".contrast") || place.path.ends_with(".prompt");
            if optional && place.texts.is_empty() {
                continue;
            }
            for tag in &pack.lang {
                let there = place.texts.get(tag).is_some_and(|text| !text.trim().is_empty());
                self.unless(there, &place.path, &format!("has no text in {tag}"));
            }
            for (tag, text) in place.texts.iter() {
                let path = format!("{}.{tag}", place.path);
                self.unless(pack.lang.contains(tag), &path, "is in a language that `lang` does not name");
                if let Some(reason) = unfit(text, place.longest) {
                    self.unless(false, &path, reason);
                }
            }
        }
    }

    fn settings(&mut self, pack: &Pack) {
        let model = &pack.model;
        let reason = "must be symmetric and positive definite, with ones on the diagonal";
        self.unless(sigma(pack).is_some(), "model.sigma", reason);
        self.within(model.style_var, 0.001, 10.0, "model.style_var");
        self.within(model.cut, -3.0, 3.0, "model.cut");
        self.within(model.delta, 0.001, 3.0, "model.delta");
        let share = |x: f64| x > 0.0 && x < 1.0;
        self.unless(share(model.stop), "model.stop", "must lie between 0 and 1");
        self.unless(share(model.label_threshold), "model.label_threshold", "must lie between 0 and 1");
        let seconds = model.seconds;
        self.within(seconds.likert, 0.5, 600.0, "model.seconds.likert");
        self.within(seconds.pick_one, 0.5, 600.0, "model.seconds.pick_one");
        self.within(seconds.best_worst, 0.5, 600.0, "model.seconds.best_worst");
        let share_of_all = model.exposure > 0.0 && model.exposure <= 1.0;
        self.unless(share_of_all, "model.exposure", "must lie above 0 and be at most 1");
        self.unless(model.seeding <= 3, "model.seeding", "must lie between 0 and 3");
    }

    pub(super) fn within(&mut self, x: f64, least: f64, most: f64, path: &str) {
        self.unless((least..=most).contains(&x), path, &format!("must lie between {least} and {most}"));
    }

    pub(super) fn traits<'a>(&mut self, pack: &Pack, path: &str, ids: impl Iterator<Item = &'a String>) {
        for id in ids {
            let known = pack.traits.iter().any(|row| row.id == *id);
            self.unless(known, path, &format!("{id} is not a trait of this pack"));
        }
    }
}
