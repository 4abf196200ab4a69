//! The posterior against brute force, on packs small enough for it.

use std::{collections::BTreeMap, sync::Arc};

use domain::{
    problem::Problem,
    quiz::{Answer, Pack, Persona, Question, QuestionKind, Response, Statement, Trait, judge},
};

use super::{Goal, Setting};
use crate::simulate::{
    people::{World, population},
    take::so_many,
};

/// How many small quizzes are compared.
const QUIZZES: u64 = 12;
/// Half the width of an 80 % band in standard deviations.
const BAND: f64 = 1.281_551_565_544_6;

/// Compares mode and curvature with a search and with differences of the density, written anew here; and tells how
/// far the mode is from the mean that dense quadrature gives.
pub fn run(setting: &Setting) -> Result<Vec<Goal>, Problem> {
    let pack = Arc::new(small(&setting.calibrated));
    let world = World::as_supposed(&pack);
    let (mut worst, mut skew) = (0.0_f64, 0.0_f64);
    for (quiz, someone) in (0..QUIZZES).zip(population(&pack, 12, setting.seed)) {
        let taken = so_many(&pack, &world, &someone, setting.seed ^ quiz, &[10])?;
        let answers = taken.first().map_or(&[][..], |taken| &taken.answers);
        let density = Density { pack: &pack, answers };
        let mode = density.mode();
        let spread = density.spread(mode);
        let mean = density.mean(mode, spread);
        for (place, persona) in pack.personas.iter().enumerate() {
            let verdict = judge(&pack, answers)?;
            let Some(part) = verdict.blend.iter().find(|part| part.persona == persona.id) else { continue };
            let at = |x: [f64; 3]| x.get(place).copied().unwrap_or(0.0);
            worst = worst.max((part.mean - at(mode)).abs());
            worst = worst.max(((part.high - part.low) / (2.0 * BAND) - at(spread)).abs());
            skew = skew.max((part.mean - at(mean)).abs());
        }
    }
    println!(
        "{QUIZZES} quizzes over 2 traits and the response style: mode and spread differ from brute force by at most {worst:.1e}"
    );
    println!(
        "the mode differs from the mean by dense quadrature (61 points an axis) by at most {skew:.3} standard deviations of the population"
    );
    Ok(vec![Goal {
        what: "posterior (mode and curvature) equals brute force to 1e-6 on small packs".into(),
        seen: format!("{worst:.1e}; the mean of the exact posterior lies up to {skew:.3} beside the mode"),
        met: worst <= 1e-6,
    }])
}

/// Two traits of the pack with a persona each, and the questions about nothing else.
fn small(pack: &Pack) -> Pack {
    let mut small = pack.clone();
    small.traits.truncate(2);
    let kept: Vec<String> = small.traits.iter().map(|row: &Trait| row.id.clone()).collect();
    small.personas.truncate(2);
    for (persona, id) in small.personas.iter_mut().zip(&kept) {
        let persona: &mut Persona = persona;
        persona.weights = BTreeMap::from([(id.clone(), 1.0)]);
    }
    small.statements.retain(|s: &Statement| s.loadings.keys().all(|id| kept.contains(id)));
    let known = |q: &Question| q.statements.iter().all(|id| small.statements.iter().any(|s| s.id == *id));
    let mut questions: Vec<Question> = pack.questions.iter().filter(|q| known(q)).cloned().collect();
    // Blocks of the pack take three personas or more; pairs are made of what is left.
    let of = |id: &String| {
        let mine = small.statements.iter().filter(move |s| s.loadings.contains_key(id));
        mine.map(|s| s.id.clone()).collect::<Vec<String>>()
    };
    if let [one, two] = kept.as_slice() {
        for (i, (a, b)) in of(one).into_iter().zip(of(two)).enumerate() {
            let kind = if i % 2 == 0 { QuestionKind::PickOne } else { QuestionKind::BestWorst };
            if let Some(like) = questions.first().cloned() {
                questions.push(Question { id: format!("pair_{i}"), kind, statements: vec![a, b], ..like });
            }
        }
    }
    small.questions = questions;
    small.test_vectors.clear();
    small
}

/// The log-density of the posterior, written without the engine: traits one and two, response style.
struct Density<'a> {
    pack: &'a Pack,
    answers: &'a [Answer],
}

impl Density<'_> {
    fn at(&self, x: [f64; 3]) -> f64 {
        let [one, two, style] = x;
        let r = match &self.pack.model.sigma {
            domain::quiz::Sigma::Uniform { correlation } => *correlation,
            domain::quiz::Sigma::Matrix { rows } => {
                rows.first().and_then(|row| row.get(1)).copied().unwrap_or(0.0)
            }
        };
        let prior = (one * one - 2.0 * r * one * two + two * two) / (1.0 - r * r)
            + style * style / self.pack.model.style_var;
        self.answers.iter().map(|answer| self.answer(answer, x)).sum::<f64>() - 0.5 * prior
    }

    fn along(&self, statement: &Statement, x: [f64; 3]) -> f64 {
        let place = |id: &String| self.pack.traits.iter().position(|row| row.id == *id);
        let value = |id: &String| place(id).and_then(|i| x.get(i)).copied().unwrap_or(0.0);
        statement.loadings.iter().map(|(id, loading)| loading * value(id)).sum()
    }

    fn answer(&self, answer: &Answer, x: [f64; 3]) -> f64 {
        let Some(question) = self.pack.question(&answer.question) else { return 0.0 };
        let known: Vec<&Statement> =
            question.statements.iter().filter_map(|id| self.pack.statement(id)).collect();
        let utility = |s: &Statement| {
            let mean = s.b.iter().sum::<f64>() / s.b.len() as f64;
            s.t + s.keyed.sign() * s.a / 2.0_f64.sqrt() * (self.along(s, x) - mean)
        };
        let chosen = |id: &String, sign: f64, among: &[&Statement]| {
            let all: f64 = among.iter().map(|s| (sign * utility(s)).exp()).sum();
            among.iter().find(|s| s.id == *id).map_or(0.0, |s| ((sign * utility(s)).exp() / all).ln())
        };
        match &answer.response {
            Response::Skip => 0.0,
            Response::Level { level } => {
                let Some(s) = known.first() else { return 0.0 };
                let level = usize::from(if s.keyed.sign() < 0.0 { 6 - level } else { *level });
                let beyond = |k: usize| match k {
                    0 => 1.0,
                    k => s.b.get(k - 1).map_or(0.0, |b| {
                        1.0 / (1.0 + (-(s.a * (self.along(s, x) - b) + s.keyed.sign() * x[2])).exp())
                    }),
                };
                (beyond(level - 1) - beyond(level)).ln()
            }
            Response::Pick { statement } => chosen(statement, 1.0, &known),
            Response::BestWorst { best, worst } => {
                let rest: Vec<&Statement> = known.iter().filter(|s| s.id != *best).copied().collect();
                chosen(best, 1.0, &known) + chosen(worst, -1.0, &rest)
            }
        }
    }

    /// The highest point: ever finer steps along every direction of a small cube, until none leads up.
    fn mode(&self) -> [f64; 3] {
        let (mut x, mut best, mut step) = ([0.0; 3], self.at([0.0; 3]), 1.0);
        while step > 1e-9 {
            let moves =
                (0..27).map(|m: i32| [m % 3 - 1, m / 3 % 3 - 1, m / 9 - 1].map(|d| f64::from(d) * step));
            let tried = moves.map(|d| [x[0] + d[0], x[1] + d[1], x[2] + d[2]]).map(|y| (self.at(y), y));
            match tried.max_by(|a, b| a.0.total_cmp(&b.0)) {
                Some((value, y)) if value > best => (best, x) = (value, y),
                _ => step /= 2.0,
            }
        }
        x
    }

    /// Standard deviations from second differences at the mode, inverted by hand.
    fn spread(&self, x: [f64; 3]) -> [f64; 3] {
        let h = 2e-3;
        let moved = |i: usize, j: usize, s: f64, t: f64| {
            let mut y = x;
            for (axis, by) in [(i, s), (j, t)] {
                if let Some(value) = y.get_mut(axis) {
                    *value += by * h;
                }
            }
            self.at(y)
        };
        // Fourth order in h: Richardson's combination of two widths.
        let second = |i: usize, j: usize| {
            let wide = |k: f64| {
                (moved(i, j, k, k) - moved(i, j, k, -k) - moved(i, j, -k, k) + moved(i, j, -k, -k))
                    / (4.0 * k * k * h * h)
            };
            -(4.0 * wide(1.0) - wide(2.0)) / 3.0
        };
        let (a, b, c) = (second(0, 0), second(0, 1), second(0, 2));
        let (d, e, f) = (second(1, 1), second(1, 2), second(2, 2));
        let whole = a * (d * f - e * e) - b * (b * f - c * e) + c * (b * e - c * d);
        [(d * f - e * e) / whole, (a * f - c * c) / whole, (a * d - b * b) / whole].map(f64::sqrt)
    }

    /// The mean by dense quadrature: 61 points an axis, six deviations to either side.
    fn mean(&self, mode: [f64; 3], spread: [f64; 3]) -> [f64; 3] {
        let top = self.at(mode);
        let (mut mass, mut sums) = (0.0, [0.0; 3]);
        let point = |axis: usize, k: i32| {
            let (m, s) = (mode.get(axis).copied().unwrap_or(0.0), spread.get(axis).copied().unwrap_or(0.0));
            m + 0.2 * f64::from(k) * s
        };
        for i in -30..=30 {
            for j in -30..=30 {
                for k in -30..=30 {
                    let x = [point(0, i), point(1, j), point(2, k)];
                    let weight = (self.at(x) - top).exp();
                    mass += weight;
                    sums.iter_mut().zip(x).for_each(|(sum, x)| *sum += weight * x);
                }
            }
        }
        sums.map(|sum| sum / mass)
    }
}
