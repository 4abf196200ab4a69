//! Triads put together from real ratings: the most and the least fitting of three statements, wherever both are plain.

use std::collections::BTreeMap;

use domain::{
    math::sqrt,
    quiz::{Answer, Pack, Question, QuestionKind, QuestionStatus, Response, judge},
};

use super::{Goal, Setting, data::Levels, packs::statement_id};
use crate::calibrate::{answers::Person, calibrate, em::Settings, write};

/// Statements of each scale that take part; the other two are what scores are held against.
const IN: usize = 3;
const OUT: [usize; 2] = [3, 4];

type Triad = [(usize, usize); 3];

/// Thirty triads: every statement in three, every triad of three scales.
fn triads(scales: usize) -> Vec<Triad> {
    let of = |round: usize, scale: usize| {
        [(scale, round), ((scale + 1) % scales, (round + 1) % IN), ((scale + 3) % scales, (round + 2) % IN)]
    };
    (0..IN).flat_map(|round| (0..scales).map(move |scale| of(round, scale))).collect()
}

/// The pack with the triads as its only questions.
fn in_blocks(pack: &Pack, triads: &[Triad]) -> Pack {
    let question = |(place, triad): (usize, &Triad)| Question {
        id: format!("t_{place}"),
        kind: QuestionKind::BestWorst,
        statements: triad.iter().map(|(scale, item)| statement_id(*scale, *item)).collect(),
        prompt: BTreeMap::new(),
        seconds: None,
        exposure: None,
        status: QuestionStatus::Live,
    };
    Pack {
        questions: triads.iter().enumerate().map(question).collect(),
        test_vectors: Vec::new(),
        ..pack.clone()
    }
}

/// What a person would have said of the triads, going by their ratings; nothing where two are equally most or least.
fn choices(setting: &Setting, person: usize, triads: &[Triad]) -> Vec<Answer> {
    let rated = |(scale, item): &(usize, usize)| {
        setting.ratings.people.get(person).and_then(|p| p.get(*scale)).and_then(|s| s.get(*item)).copied()
    };
    let answer = |(place, triad): (usize, &Triad)| {
        let mut levels: Vec<(u8, String)> =
            triad.iter().filter_map(|at| Some((rated(at)?, statement_id(at.0, at.1)))).collect();
        levels.sort();
        let [low, middle, high] = levels.as_slice() else { return None };
        let plain = low.0 < middle.0 && middle.0 < high.0;
        let response = Response::BestWorst { best: high.1.clone(), worst: low.1.clone() };
        plain.then(|| Answer { question: format!("t_{place}"), response, ms: None })
    };
    triads.iter().enumerate().filter_map(answer).collect()
}

/// What is added up: one for the most, minus one for the least fitting, in the direction of the scale.
fn counted(setting: &Setting, answers: &[Answer]) -> Vec<f64> {
    let mut scores = vec![0.0; setting.ratings.scales.len()];
    for answer in answers {
        let Response::BestWorst { best, worst } = &answer.response else { continue };
        for (id, points) in [(best, 1.0), (worst, -1.0)] {
            let Some(statement) = setting.judged.statement(id) else { continue };
            let place =
                setting.judged.traits.iter().position(|row| Some(row.id.as_str()) == statement.main_trait());
            if let Some(score) = place.and_then(|place| scores.get_mut(place)) {
                *score += points * statement.keyed.sign();
            }
        }
    }
    scores
}

/// Scores by the model, in the order of the scales; none if there are too few answers.
fn modelled(pack: &Pack, answers: &[Answer]) -> Option<Vec<f64>> {
    let verdict = judge(pack, answers).ok()?;
    let of = |id: &String| verdict.blend.iter().find(|part| part.persona == *id).map(|part| part.mean);
    pack.personas.iter().map(|persona| of(&persona.id)).collect()
}

/// Compares counting with the model, calibrated and not.
pub fn run(setting: &Setting) -> Result<Vec<Goal>, String> {
    let triads = triads(setting.ratings.scales.len());
    let (judged, mut calibrated) =
        (in_blocks(&setting.judged, &triads), in_blocks(&setting.calibrated, &triads));
    let people: Vec<Person> = setting
        .calibrating()
        .into_iter()
        .map(|person| Person {
            person: format!("p{person}"),
            groups: BTreeMap::new(),
            answers: choices(setting, person, &triads),
        })
        .collect();
    let settings = Settings { points: 64, enough: 2e-3, ..Settings::default() };
    let made = calibrate(&calibrated, &people, &settings, true)
        .map_err(|faults| faults.iter().map(ToString::to_string).collect::<String>())?;
    for statement in &mut calibrated.statements {
        if let Some(row) = made.estimates.iter().find(|row| row.id == statement.id) {
            statement.t = write::fine(row.t.0);
        }
    }
    let mut kept = Vec::new();
    let mut scores: [Vec<Vec<f64>>; 3] = Default::default();
    let mut answered = 0;
    for person in setting.held_out() {
        let answers = choices(setting, person, &triads);
        let (Some(plain), Some(known)) = (modelled(&judged, &answers), modelled(&calibrated, &answers))
        else {
            continue;
        };
        let [counts, judged, calibrated] = &mut scores;
        counts.push(counted(setting, &answers));
        judged.push(plain);
        calibrated.push(known);
        kept.push(person);
        answered += answers.len();
    }
    println!(
        "\n{} triads put together from ratings; {} people with six plain ones or more, {:.1} each; correlation of scores \
         with those of the full form, and with the statements in no triad:",
        triads.len(),
        kept.len(),
        answered as f64 / kept.len().max(1) as f64
    );
    let norms = setting.calibrating();
    let full = setting.ratings.normed(Levels::Six, &norms, &kept, &[0, 1, 2, 3, 4]);
    let rest = setting.ratings.normed(Levels::Six, &norms, &kept, &OUT);
    let mut seen = Vec::new();
    for (name, scores) in ["counting", "model, not calibrated", "model, calibrated"].iter().zip(&scores) {
        let (with_full, with_rest) = (correlation(scores, &full), correlation(scores, &rest));
        println!("{name:24}{with_full:.3}   {with_rest:.3}");
        seen.push((with_full, with_rest));
    }
    let [count, _, model] = seen.as_slice() else { return Ok(Vec::new()) };
    Ok(vec![Goal {
        what: "calibrated blocks beat counting on triads of real ratings, in both correlations".to_owned(),
        seen: format!("{:.3} and {:.3} beside {:.3} and {:.3}", model.0, model.1, count.0, count.1),
        met: model.0 > count.0 && model.1 > count.1,
    }])
}

/// The correlation over people, the mean over scales.
fn correlation(one: &[Vec<f64>], other: &[Vec<f64>]) -> f64 {
    let scales = one.first().map_or(0, Vec::len);
    let of = |scale: usize| {
        let pairs: Vec<(f64, f64)> =
            one.iter().zip(other).filter_map(|(x, y)| Some((*x.get(scale)?, *y.get(scale)?))).collect();
        let count = pairs.len().max(1) as f64;
        let (mx, my) =
            (pairs.iter().map(|p| p.0).sum::<f64>() / count, pairs.iter().map(|p| p.1).sum::<f64>() / count);
        let sum = |f: fn(f64, f64) -> f64| pairs.iter().map(|(x, y)| f(x - mx, y - my)).sum::<f64>();
        let (xx, yy, xy) = (sum(|x, _| x * x), sum(|_, y| y * y), sum(|x, y| x * y));
        if xx * yy > 0.0 { xy / sqrt(xx * yy) } else { 0.0 }
    };
    (0..scales).map(of).sum::<f64>() / scales.max(1) as f64
}
