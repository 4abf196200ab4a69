//! The same simulated people take the quiz twice: how often it is right, and how often it says the same again.

use std::sync::Arc;

use domain::{problem::Problem, quiz::Pack};

use crate::simulate::{
    measure::{Quality, Said, calibration_error, quality},
    people::{Someone, World, population},
    take::{Taken, everybody, said, to_the_end},
};

/// What came of it.
#[derive(Debug, Clone)]
pub struct Repeated {
    /// People.
    pub people: usize,
    /// How right the first of the two results was.
    pub quality: Quality,
    /// The share of people whose first persona was the same both times.
    pub same: f64,
    /// The same beyond chance (Cohen's kappa).
    pub kappa: f64,
    /// By stated certainty: from, to, people, stated, realised.
    pub certainty: Vec<(f64, f64, usize, f64, f64)>,
    /// How far stated chances of "also you" are from what came true.
    pub label_error: f64,
    /// By true first persona, then by the one named first: people.
    pub confusion: Vec<Vec<usize>>,
    /// Questions: the tenth, half, nine tenths of people stay below.
    pub lengths: [usize; 3],
    /// The share of people who saw the question asked most, and its id.
    pub most_seen: (f64, String),
}

/// Takes the quiz twice with everybody.
pub fn twice(pack: &Arc<Pack>, count: usize, seed: u64) -> Result<Repeated, Problem> {
    let world = World::as_supposed(pack);
    let people = population(pack, count, seed);
    let take = |seed: u64| everybody(&people, seed, |someone, seed| to_the_end(pack, &world, someone, seed));
    let (one, other) = (take(seed)?, take(seed.wrapping_add(0x0074_7769_6365))?);
    let told = |taken: &[Taken]| taken.iter().map(|taken| said(pack, &taken.verdict)).collect::<Vec<Said>>();
    let (said, again) = (told(&one), told(&other));
    let model = &pack.model;
    let (same, kappa) = agreement(&said, &again, pack.personas.len());
    let mut lengths: Vec<usize> = one.iter().map(|taken| taken.answers.len()).collect();
    lengths.sort_unstable();
    let length = |share: f64| {
        let place = ((share * count as f64) as usize).min(count.saturating_sub(1));
        lengths.get(place).copied().unwrap_or(0)
    };
    let labels: Vec<(f64, bool)> = people
        .iter()
        .zip(&said)
        .flat_map(|(someone, said)| {
            said.above.iter().zip(&someone.scores).map(|(p, score)| (*p, *score > model.cut))
        })
        .collect();
    Ok(Repeated {
        people: count,
        quality: quality(&people, &said, model.cut, model.delta, Some(model.label_threshold)),
        same,
        kappa,
        certainty: bins(&people, &one, &said, model.delta),
        label_error: calibration_error(&labels),
        confusion: confusion(&people, &said, pack.personas.len()),
        lengths: [length(0.1), length(0.5), length(0.9)],
        most_seen: most_seen(&one),
    })
}

fn agreement(one: &[Said], other: &[Said], personas: usize) -> (f64, f64) {
    let count = one.len().max(1) as f64;
    let same = one.iter().zip(other).filter(|(a, b)| a.first == b.first).count() as f64 / count;
    let share = |all: &[Said], p: usize| all.iter().filter(|said| said.first == p).count() as f64 / count;
    let chance: f64 = (0..personas).map(|p| share(one, p) * share(other, p)).sum();
    (same, if chance < 1.0 { (same - chance) / (1.0 - chance) } else { 0.0 })
}

fn bins(people: &[Someone], taken: &[Taken], said: &[Said], delta: f64) -> Vec<(f64, f64, usize, f64, f64)> {
    let of = |someone: &Someone, said: &Said| {
        let best = someone.scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        someone.scores.get(said.first).is_some_and(|score| *score >= best - delta)
    };
    let all: Vec<(f64, bool)> =
        people.iter().zip(taken).zip(said).map(|((p, t), s)| (t.verdict.certainty, of(p, s))).collect();
    (0..10)
        .filter_map(|k| {
            let (from, to) = (f64::from(k) / 10.0, f64::from(k + 1) / 10.0);
            let inside: Vec<&(f64, bool)> =
                all.iter().filter(|(c, _)| *c >= from && (*c < to || (k == 9 && *c <= 1.0))).collect();
            let count = inside.len() as f64;
            let stated = inside.iter().map(|(c, _)| c).sum::<f64>() / count;
            let realised = inside.iter().filter(|(_, right)| *right).count() as f64 / count;
            (!inside.is_empty()).then_some((from, to, inside.len(), stated, realised))
        })
        .collect()
}

fn confusion(people: &[Someone], said: &[Said], personas: usize) -> Vec<Vec<usize>> {
    let mut cells = vec![vec![0; personas]; personas];
    for (someone, said) in people.iter().zip(said) {
        let truth = someone.scores.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1)).map_or(0, |(p, _)| p);
        cells.get_mut(truth).and_then(|row| row.get_mut(said.first)).into_iter().for_each(|cell| *cell += 1);
    }
    cells
}

fn most_seen(taken: &[Taken]) -> (f64, String) {
    let mut seen = std::collections::BTreeMap::<&str, usize>::new();
    for answer in taken.iter().flat_map(|taken| &taken.answers) {
        *seen.entry(&answer.question).or_default() += 1;
    }
    let most = seen.into_iter().max_by_key(|(_, count)| *count);
    most.map_or((0.0, String::new()), |(id, count)| (count as f64 / taken.len().max(1) as f64, id.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(firsts: &[usize]) -> Vec<Said> {
        firsts.iter().map(|first| Said { scores: Vec::new(), first: *first, above: Vec::new() }).collect()
    }

    #[test]
    fn agreement_beyond_chance_is_what_a_hand_counts() {
        // Three of four agree; by chance alone half would.
        let (same, kappa) = agreement(&told(&[0, 0, 1, 1]), &told(&[0, 0, 1, 0]), 2);
        assert!((same - 0.75).abs() < 1e-12 && (kappa - 0.5).abs() < 1e-12, "{same} {kappa}");
        // If everybody is told the same, agreeing is nothing.
        assert_eq!(agreement(&told(&[1, 1]), &told(&[1, 1]), 2), (1.0, 0.0));
    }

    #[test]
    fn confusion_counts_truth_by_lines() {
        let someone = |scores: &[f64]| Someone { traits: Vec::new(), style: 0.0, scores: scores.to_vec() };
        let people = [someone(&[2.0, 1.0]), someone(&[0.0, 1.0]), someone(&[3.0, 1.0])];
        assert_eq!(confusion(&people, &told(&[0, 1, 1]), 2), [[1, 1], [0, 1]]);
    }
}
