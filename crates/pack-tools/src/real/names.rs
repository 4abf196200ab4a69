//! Choices that people were really asked for: which of two first names, of all pairs of six. No trait of a person hangs on
//! it, so slopes are as flat as a pack may have them, and the calibration must come to the Bradley–Terry model, fitted here
//! by an algorithm of its own.

use std::{collections::BTreeMap, path::Path};

use domain::{
    math::{exp, ln},
    quiz::{Answer, Question, QuestionKind, QuestionStatus, Response},
};

use super::{Goal, data, packs};
use crate::calibrate::{answers::Person, calibrate, em::Settings};

const NAMES: usize = 6;

/// Who won: places of the preferred and the other name.
type Choice = (usize, usize);

/// Two thirds of the people calibrate, the others are foretold.
pub fn run(folder: &Path) -> Result<Goal, String> {
    let people = choices(folder)?;
    let (mut own, mut others) = (Vec::new(), Vec::new());
    for (place, person) in people.into_iter().enumerate() {
        if place % 3 == 2 { others.push(person) } else { own.push(person) }
    }
    let estimates = estimated(&own)?;
    let flat: Vec<Choice> = own.iter().flatten().copied().collect();
    let worths = bradley_terry(&flat);
    let off = estimates.iter().zip(&worths).map(|(t, w)| (t - w).abs()).fold(0.0, f64::max);
    let test: Vec<Choice> = others.iter().flatten().copied().collect();
    let loss = |chance: &dyn Fn(usize, usize) -> f64| {
        test.iter().map(|(won, lost)| -ln(chance(*won, *lost))).sum::<f64>() / test.len().max(1) as f64
    };
    let at = |place: usize| estimates.get(place).copied().unwrap_or(0.0);
    let by_model = loss(&|won, lost| 1.0 / (1.0 + exp(at(lost) - at(won))));
    let count = |won: usize, lost: usize| flat.iter().filter(|choice| **choice == (won, lost)).count() as f64;
    let by_pairs = loss(&|won, lost| (count(won, lost) + 0.5) / (count(won, lost) + count(lost, won) + 1.0));
    println!(
        "\nfirst names, really chosen: {} people calibrate, {} are foretold; nats a choice {by_model:.4} by the calibrated \
         intercepts, {by_pairs:.4} by counting each pair, {:.4} by tossing a coin",
        own.len(),
        others.len(),
        ln(2.0)
    );
    Ok(Goal {
        what: "intercepts from real choices equal the Bradley–Terry model to 0.01 and foretell others better than a coin".to_owned(),
        seen: format!("off by {off:.1e}, {by_model:.4} nats"),
        met: off < 0.01 && by_model < ln(2.0),
    })
}

/// By person: their choices.
fn choices(folder: &Path) -> Result<Vec<Vec<Choice>>, String> {
    let rows = data::rows(folder, "first-names.csv")?;
    let (heads, lines) = rows.split_first().ok_or("first-names.csv is empty")?;
    let pair = |head: &String| {
        let (one, other) = head.split_once(':')?;
        Some((one.parse::<usize>().ok()?.checked_sub(1)?, other.parse::<usize>().ok()?.checked_sub(1)?))
    };
    let pairs: Vec<Option<Choice>> = heads.iter().map(pair).collect();
    let choice = |(pair, cell): (&Option<Choice>, &String)| {
        let (one, other) = (*pair)?;
        match cell.as_str() {
            "1" => Some((one, other)),
            "-1" => Some((other, one)),
            _ => None,
        }
    };
    Ok(lines.iter().map(|line| pairs.iter().zip(line).filter_map(choice).collect()).collect())
}

/// Our calibration: six statements that say nothing about anybody.
fn estimated(people: &[Vec<Choice>]) -> Result<Vec<f64>, String> {
    let scale = |place: usize| data::Scale {
        name: format!("name {place}"),
        items: vec![(format!("name {place}"), false)],
    };
    let ratings = data::Ratings { scales: (0..NAMES).map(scale).collect(), people: Vec::new() };
    let mut pack = packs::judged(&ratings, &[0, 1, 2, 3, 4, 5])?;
    pack.statements.iter_mut().for_each(|statement| statement.a = 0.05);
    let id = |one: usize, other: usize| format!("p_{}_{}", one.min(other), one.max(other));
    pack.questions = (0..NAMES)
        .flat_map(|one| (one + 1..NAMES).map(move |other| (one, other)))
        .map(|(one, other)| Question {
            id: id(one, other),
            kind: QuestionKind::PickOne,
            statements: vec![packs::statement_id(one, 0), packs::statement_id(other, 0)],
            prompt: BTreeMap::new(),
            seconds: None,
            exposure: None,
            status: QuestionStatus::Live,
        })
        .collect();
    let answer = |(won, lost): &Choice| Answer {
        question: id(*won, *lost),
        response: Response::Pick { statement: packs::statement_id(*won, 0) },
        ms: None,
    };
    let person = |(place, choices): (usize, &Vec<Choice>)| Person {
        person: format!("p{place}"),
        groups: BTreeMap::new(),
        answers: choices.iter().map(answer).collect(),
    };
    let people: Vec<Person> = people.iter().enumerate().map(person).collect();
    let settings = Settings { intercepts: 10.0, enough: 1e-5, ..Settings::default() };
    let made = calibrate(&pack, &people, &settings, false)
        .map_err(|faults| faults.iter().map(ToString::to_string).collect::<String>())?;
    Ok(made.estimates.iter().map(|row| row.t.0).collect())
}

/// Worths of the names with mean zero, by the algorithm of Zermelo (1929), as Hunter (2004) has it.
fn bradley_terry(choices: &[Choice]) -> Vec<f64> {
    let met = |one: usize, other: usize| {
        choices
            .iter()
            .filter(|(won, lost)| (*won, *lost) == (one, other) || (*lost, *won) == (one, other))
            .count() as f64
    };
    let wins: Vec<f64> =
        (0..NAMES).map(|one| choices.iter().filter(|(won, _)| *won == one).count() as f64).collect();
    let mut worths = vec![1.0_f64; NAMES];
    let games: Vec<Vec<f64>> =
        (0..NAMES).map(|one| (0..NAMES).map(|other| met(one, other)).collect()).collect();
    for _ in 0..2_000 {
        let next = |(one, games): (usize, &Vec<f64>)| {
            let own = worths.get(one).copied().unwrap_or(1.0);
            let others = games.iter().zip(&worths).enumerate().filter(|(other, _)| *other != one);
            let shares: f64 = others.map(|(_, (met, worth))| met / (own + worth)).sum();
            wins.get(one).copied().unwrap_or(0.0) / shares
        };
        worths = games.iter().enumerate().map(next).collect();
    }
    let logs: Vec<f64> = worths.into_iter().map(ln).collect();
    let mean = logs.iter().sum::<f64>() / NAMES as f64;
    logs.into_iter().map(|log| log - mean).collect()
}
