//! What real answers say about a pack: how reliable scores are, how certain results, who is first, what was asked.

use std::collections::BTreeMap;

use domain::quiz::{Pack, Response, Verdict, judge};

use crate::calibrate::answers::Person;

/// Half the width of an 80 % band, in standard deviations.
const BAND: f64 = 1.281_551_565_544_6;
/// Groups of fewer people are never shown.
pub const LEAST_SHOWN: usize = 5;

/// What was seen.
#[derive(Debug, Clone)]
pub struct Observed {
    /// People in the file.
    pub people: usize,
    /// Of them, those with answers enough for a result that nothing speaks against.
    pub judged: usize,
    /// Questions answered or skipped, all people together.
    pub asked: usize,
    /// Questions skipped.
    pub skipped: usize,
    /// By persona, in the order of the pack: the marginal reliability of its score; none if nobody was judged.
    pub reliability: Vec<(String, Option<f64>)>,
    /// How many people each persona is first for.
    pub firsts: Vec<(String, usize)>,
    /// The mean certainty stated.
    pub certainty: f64,
    /// How many people saw each question that anybody saw, most first.
    pub exposure: Vec<(String, usize)>,
}

/// Looks at a file of answers.
pub fn observe(pack: &Pack, people: &[Person]) -> Observed {
    let verdicts: Vec<Verdict> =
        people.iter().filter_map(|person| judge(pack, &person.answers).ok()).collect();
    let sound: Vec<&Verdict> = verdicts.iter().filter(|verdict| verdict.doubt.is_none()).collect();
    let mut exposure: BTreeMap<&str, usize> = BTreeMap::new();
    for answer in people.iter().flat_map(|person| &person.answers) {
        *exposure.entry(&answer.question).or_default() += 1;
    }
    let mut exposure: Vec<(String, usize)> =
        exposure.into_iter().map(|(id, count)| (id.to_owned(), count)).collect();
    exposure.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let first =
        |id: &str| sound.iter().filter(|v| v.primary().is_some_and(|part| part.persona == id)).count();
    Observed {
        people: people.len(),
        judged: sound.len(),
        asked: people.iter().map(|person| person.answers.len()).sum(),
        skipped: people.iter().flat_map(|p| &p.answers).filter(|a| a.response == Response::Skip).count(),
        reliability: pack.personas.iter().map(|row| (row.id.clone(), reliability(&sound, &row.id))).collect(),
        firsts: pack.personas.iter().map(|row| (row.id.clone(), first(&row.id))).collect(),
        certainty: sound.iter().map(|v| v.certainty).sum::<f64>() / sound.len().max(1) as f64,
        exposure,
    }
}

/// The share of the variance of a persona's scores that is not measurement error: variance of the estimates over that and
/// the mean of their error variances (Green, Bock, Humphreys, Linn and Reckase 1984).
fn reliability(verdicts: &[&Verdict], persona: &str) -> Option<f64> {
    let parts: Vec<(f64, f64)> = verdicts
        .iter()
        .filter_map(|verdict| verdict.blend.iter().find(|part| part.persona == persona))
        .map(|part| (part.mean, (part.high - part.low) / (2.0 * BAND)))
        .collect();
    if parts.len() < 2 {
        return None;
    }
    let count = parts.len() as f64;
    let mean = parts.iter().map(|(x, _)| x).sum::<f64>() / count;
    let between = parts.iter().map(|(x, _)| (x - mean) * (x - mean)).sum::<f64>() / (count - 1.0);
    let within = parts.iter().map(|(_, sd)| sd * sd).sum::<f64>() / count;
    (between + within > 0.0).then(|| between / (between + within))
}
