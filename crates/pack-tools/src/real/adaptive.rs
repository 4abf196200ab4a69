//! The quiz on people held out: after how many questions it agrees with the full form as often as a fixed short form does.

use std::sync::Arc;

use domain::quiz::{Quiz, Verdict};

use super::{
    Goal, Setting,
    data::{Levels, STATEMENTS},
    packs::{self, statement_id},
};
use crate::calibrate::sweep::in_two;

/// Questions of the fixed form: three a scale.
const FORM: [usize; 3] = [0, 1, 2];
const LONGEST: usize = 30;
/// After so many questions the printed table has a line.
const LINES: [usize; 8] = [6, 8, 10, 12, 15, 19, 25, 30];

/// What is known of one person.
struct Seen {
    /// The scale that the quiz puts first, after each number of questions.
    firsts: Vec<usize>,
    /// The scale that all fifty answers put first.
    full: usize,
}

/// Prints agreement by number of questions.
pub fn run(setting: &Setting) -> Result<Vec<Goal>, String> {
    let people = setting.held_out();
    let seen = take(setting, &people)?;
    let (norms, all) = (setting.calibrating(), (0..STATEMENTS).collect::<Vec<_>>());
    let normed = |levels, items: &[usize]| -> Vec<Vec<usize>> {
        setting.ratings.normed(levels, &norms, &people, items).iter().map(|scores| best(scores)).collect()
    };
    let by_model: Vec<Vec<usize>> = seen.iter().map(|seen| vec![seen.full]).collect();
    println!("\n{} people held out: how often the first scale is that of the full form", people.len());
    let mut goals = Vec::new();
    // The forms have what the quiz has, five levels; what they make of all six is told beside.
    let five = normed(Levels::Five, &all);
    let six = normed(Levels::Six, &all);
    let form = normed(Levels::Five, &FORM);
    let criteria = [
        ("IRT criterion", &by_model, &form, Some(15)),
        ("sum criterion", &five, &form, Some(19)),
        ("sum criterion, forms of six levels", &six, &normed(Levels::Six, &FORM), None),
    ];
    for (name, criterion, form, most) in criteria {
        let form = agreement(form, criterion);
        let after = |n: usize| {
            let first =
                |seen: &Seen| seen.firsts.get(n - 1).or(seen.firsts.last()).copied().into_iter().collect();
            agreement(&seen.iter().map(first).collect::<Vec<_>>(), criterion)
        };
        let line: Vec<String> = LINES.iter().map(|n| format!("{n}: {:.3}", after(*n))).collect();
        let enough = (1..=LONGEST).find(|n| after(*n) >= form);
        let reached = enough.map_or_else(|| "not within 30".to_owned(), |n| format!("after {n}"));
        println!("{name}: fixed form of 30 {form:.3}; the quiz {}; reached {reached}", line.join(", "));
        goals.extend(most.map(|most| Goal {
            what: format!(
                "on `spi`, agreement of a fixed form of 30 ({name}) after at most {most} questions"
            ),
            seen: reached,
            met: enough.is_some_and(|n| n <= most),
        }));
    }
    Ok(goals)
}

/// The places of the highest scores: several if they tie.
fn best(scores: &[f64]) -> Vec<usize> {
    let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    scores.iter().enumerate().filter(|(_, x)| **x >= top - 1e-9).map(|(place, _)| place).collect()
}

/// How often one drawn from what is said is one drawn from what is so.
fn agreement(said: &[Vec<usize>], so: &[Vec<usize>]) -> f64 {
    let one = |(said, so): (&Vec<usize>, &Vec<usize>)| {
        let both = said.iter().filter(|place| so.contains(place)).count();
        both as f64 / (said.len() * so.len()).max(1) as f64
    };
    said.iter().zip(so).map(one).sum::<f64>() / said.len().max(1) as f64
}

fn take(setting: &Setting, people: &[usize]) -> Result<Vec<Seen>, String> {
    let pack = Arc::new(setting.calibrated.clone());
    let one = |person: &usize| -> Result<Seen, String> {
        let told = |problem: domain::problem::Problem| problem.to_string();
        let mut quiz = Quiz::resume(Arc::clone(&pack), *person as u64, Vec::new()).map_err(told)?;
        let mut firsts = Vec::new();
        while firsts.len() < LONGEST {
            let Some(question) = quiz.next() else { break };
            let asked = (0..setting.ratings.scales.len())
                .flat_map(|scale| (0..STATEMENTS).map(move |item| (scale, item)))
                .find(|(scale, item)| question.statements.first() == Some(&statement_id(*scale, *item)));
            let answer =
                asked.and_then(|(scale, item)| packs::answer(&setting.ratings, *person, scale, item));
            quiz.answer(answer.ok_or("a question of no statement")?).map_err(told)?;
            firsts.push(first(setting, &quiz.verdict()));
        }
        let all = packs::answers(&setting.ratings, *person).answers;
        let full = Quiz::resume(Arc::clone(&pack), 0, all).map_err(told)?.verdict();
        let highest = full.blend.iter().max_by(|a, b| a.mean.total_cmp(&b.mean));
        let full = highest.map_or(0, |part| scale_of(setting, &part.persona));
        Ok(Seen { firsts, full })
    };
    let (front, back) = people.split_at(people.len() / 2);
    let (first, second) = in_two(
        || front.iter().map(one).collect::<Result<Vec<Seen>, String>>(),
        || back.iter().map(one).collect::<Result<Vec<Seen>, String>>(),
    );
    let mut all = first?;
    all.extend(second?);
    Ok(all)
}

fn first(setting: &Setting, verdict: &Verdict) -> usize {
    verdict.primary().map_or(0, |part| scale_of(setting, &part.persona))
}

fn scale_of(setting: &Setting, persona: &str) -> usize {
    setting.calibrated.personas.iter().position(|row| row.id == persona).unwrap_or(0)
}
