//! That no question is shown to everybody, and what that costs.

use std::{collections::BTreeMap, sync::Arc};

use domain::{
    problem::Problem,
    quiz::{MOST, Pack},
};

use super::{Goal, Setting};
use crate::simulate::{
    exposure::{Limit, shares},
    measure::quality,
    people::{Someone, World, population},
    take::{everybody, said, so_many},
};

/// The longest quiz that nobody asked to be longer.
const LENGTH: usize = MOST;

/// At most this share of the people may see the same question.
const LIMIT: f64 = 0.30;

/// Gives the questions that are wanted most a share of the sessions only, found on other people than those measured.
pub fn hold_back(pack: &mut Pack, world: &World, people: usize, seed: u64) -> Result<(), Problem> {
    let limit = Limit { most: LIMIT, people, length: LENGTH };
    let shares = shares(pack, world, limit, seed)?;
    println!("{} of {} questions are held back", shares.len(), pack.questions.len());
    for question in &mut pack.questions {
        question.exposure = shares.get(&question.id).copied();
    }
    Ok(())
}

/// Compares a session that may draw on everything with one from which some questions are held back.
pub fn run(setting: &Setting) -> Result<Vec<Goal>, Problem> {
    let people = population(&setting.calibrated, 2 * setting.people, setting.seed + 1);
    let mut open = (*setting.calibrated).clone();
    open.questions.iter_mut().for_each(|question| question.exposure = None);
    let (free_top, free_most) = after(setting, &Arc::new(open), &people)?;
    let (top, most) = after(setting, &setting.calibrated, &people)?;
    println!(
        "{} people, {LENGTH} questions: everything may be asked: top-1 {free_top:.3}, most shown {free_most:.3}",
        people.len()
    );
    println!("the most wanted are dealt to a share of the sessions: top-1 {top:.3}, most shown {most:.3}");
    // Both were asked of the same people, so only those count for whom they differ.
    let error = (2.0 * top * (1.0 - top) / people.len() as f64).sqrt();
    Ok(vec![Goal {
        what: "no question is shown to more than 30 % of people, at most 1 point of top-1".into(),
        seen: format!(
            "{:.1} %, {:+.1} points, standard error at most {:.1}",
            100.0 * most,
            100.0 * (top - free_top),
            100.0 * error
        ),
        met: most <= LIMIT && free_top - top <= 0.01,
    }])
}

fn after(setting: &Setting, pack: &Arc<Pack>, people: &[Someone]) -> Result<(f64, f64), Problem> {
    let taken = everybody(people, setting.seed, |someone, seed| {
        so_many(pack, &setting.world, someone, seed, &[LENGTH])
    })?;
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for answer in taken.iter().flatten().flat_map(|taken| &taken.answers) {
        *seen.entry(&answer.question).or_default() += 1;
    }
    let said: Vec<_> = taken.iter().flatten().map(|taken| said(pack, &taken.verdict)).collect();
    let top = quality(people, &said, pack.model.cut, pack.model.delta, None).top;
    Ok((top, seen.values().copied().max().unwrap_or(0) as f64 / people.len().max(1) as f64))
}
