//! The table: five methods after 8, 15 and 30 questions.

use std::sync::Arc;

use domain::{
    problem::Problem,
    quiz::{Pack, QuestionKind, QuestionStatus},
};

use super::{Goal, Setting};
use crate::simulate::{
    chance::Chance,
    forms::{Form, Scores, normed},
    measure::{Quality, Said, quality},
    people::{Someone, population},
    take::{everybody, said, so_many},
};

const LENGTHS: [usize; 3] = [8, 15, 30];
/// The form to beat.
const LONGEST: usize = 30;

/// Prints the table; how few questions reach what the fixed form reaches after thirty.
pub fn run(setting: &Setting) -> Result<Vec<Goal>, Problem> {
    let people = population(&setting.calibrated, setting.people, setting.seed);
    println!("{} simulated people; top-1 / within reach / label F1 / correlation", people.len());
    println!("{:34}{:>26}{:>26}{:>26}", "method", "8 questions", "15", "30");
    let raw: Vec<Vec<Scores>> = LENGTHS.iter().map(|length| forms(setting, &people, *length)).collect();
    row("fixed Likert, raw sum", &raw.iter().map(|all| of_form(setting, &people, all)).collect::<Vec<_>>());
    let normed: Vec<Quality> = raw.iter().map(|all| of_form(setting, &people, &self::normed(all))).collect();
    row("fixed Likert, normed sum", &normed);
    let rated = Arc::new(only_rated(&setting.calibrated));
    row("adaptive Likert", &at(&adaptive(setting, &rated, &people)?));
    let mixed = adaptive(setting, &setting.calibrated, &people)?;
    row("adaptive mixed (this model)", &at(&mixed));
    let mut expert = (*setting.pack).clone();
    expert.model.exposure = setting.calibrated.model.exposure;
    row("the same, pack not calibrated", &at(&adaptive(setting, &Arc::new(expert), &people)?));
    let Some(form) = normed.last() else { return Ok(Vec::new()) };
    Ok(vec![
        reached("top-1 accuracy of a fixed 30-item normed form", 9, &mixed, |seen| seen.top >= form.top),
        reached("label F1 of a fixed 30-item normed form", 14, &mixed, |seen| seen.labels >= form.labels),
    ])
}

fn forms(setting: &Setting, people: &[Someone], length: usize) -> Vec<Scores> {
    let form = Form::new(&setting.calibrated, length);
    let numbered = people.iter().enumerate();
    numbered
        .map(|(i, someone)| {
            form.score(&setting.world, someone, &mut Chance::new(setting.seed ^ length as u64, i as u64))
        })
        .collect()
}

/// The highest sum is first, and labels are given from the sum that turns out best.
fn of_form(setting: &Setting, people: &[Someone], all: &[Scores]) -> Quality {
    let mut chance = Chance::new(setting.seed, 0x7469_6573);
    let said: Vec<Said> = all
        .iter()
        .map(|scores| {
            let best = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            // Sums tie; a form has nothing to settle it by but chance.
            let tied: Vec<usize> = (0..scores.len()).filter(|p| scores.get(*p) == Some(&best)).collect();
            let first = tied.get(chance.place(tied.len())).copied().unwrap_or(0);
            Said { scores: scores.clone(), first, above: scores.clone() }
        })
        .collect();
    let model = &setting.calibrated.model;
    quality(people, &said, model.cut, model.delta, None)
}

/// The quality after each number of questions, 1 to 30.
fn adaptive(setting: &Setting, pack: &Arc<Pack>, people: &[Someone]) -> Result<Vec<Quality>, Problem> {
    let counts: Vec<usize> = (1..=LONGEST).collect();
    let taken = everybody(people, setting.seed, |someone, seed| {
        let taken = so_many(pack, &setting.world, someone, seed, &counts)?;
        Ok(taken.iter().map(|taken| said(pack, &taken.verdict)).collect::<Vec<Said>>())
    })?;
    let model = &pack.model;
    let after = |n: usize| {
        let said: Vec<Said> = taken.iter().filter_map(|all| all.get(n).or(all.last()).cloned()).collect();
        quality(people, &said, model.cut, model.delta, Some(model.label_threshold))
    };
    Ok((0..LONGEST).map(after).collect())
}

fn at(all: &[Quality]) -> Vec<Quality> {
    LENGTHS.iter().filter_map(|length| all.get(length - 1).copied()).collect()
}

fn only_rated(pack: &Pack) -> Pack {
    let mut rated = pack.clone();
    for question in rated.questions.iter_mut().filter(|question| question.kind != QuestionKind::Likert) {
        question.status = QuestionStatus::Retired;
    }
    rated
}

fn row(method: &str, qualities: &[Quality]) {
    let cell = |q: &Quality| format!("{:.3}/{:.3}/{:.3}/{:.3}", q.top, q.within, q.labels, q.correlation);
    println!("{method:34}{}", qualities.iter().map(|q| format!("{:>26}", cell(q))).collect::<String>());
}

fn reached(what: &str, most: usize, all: &[Quality], enough: impl Fn(&Quality) -> bool) -> Goal {
    let after = all.iter().position(enough).map(|place| place + 1);
    Goal {
        what: format!("{what} after at most {most} questions"),
        seen: after.map_or_else(|| "not within 30".to_owned(), |n| format!("after {n}")),
        met: after.is_some_and(|n| n <= most),
    }
}
