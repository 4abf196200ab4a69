//! How right a method was about people whose traits are known.

use domain::math::sqrt;

use super::people::Someone;

/// What a method says about one person.
#[derive(Debug, Clone)]
pub struct Said {
    /// Its score of every persona, in the order of the pack.
    pub scores: Vec<f64>,
    /// The place of the persona it puts first.
    pub first: usize,
    /// The chance it gives each persona to be clearly above the middle, or anything that grows with it.
    pub above: Vec<f64>,
}

/// Four numbers about a method.
#[derive(Debug, Clone, Copy)]
pub struct Quality {
    /// Share of people whose first persona is the true one.
    pub top: f64,
    /// Share of people whose first persona is the true one or within `delta` of it.
    pub within: f64,
    /// F1 of "this persona is clearly above the middle", over people and personas.
    pub labels: f64,
    /// Correlation of scores with true scores, the mean over personas.
    pub correlation: f64,
}

/// The quality of what was said about these people. Labels are given from `threshold` on; if there is none, from the
/// threshold that turns out best: rivals are measured at their best.
pub fn quality(people: &[Someone], said: &[Said], cut: f64, delta: f64, threshold: Option<f64>) -> Quality {
    let count = people.len().max(1) as f64;
    let hits = |enough: &dyn Fn(f64, f64) -> bool| {
        let hit = |(someone, said): &(&Someone, &Said)| {
            let best = someone.scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            someone.scores.get(said.first).is_some_and(|score| enough(*score, best))
        };
        people.iter().zip(said).filter(hit).count() as f64 / count
    };
    let pairs: Vec<(f64, bool)> = people
        .iter()
        .zip(said)
        .flat_map(|(someone, said)| {
            said.above.iter().zip(&someone.scores).map(|(p, score)| (*p, *score > cut))
        })
        .collect();
    let labels = match threshold {
        Some(threshold) => f1(&pairs, threshold),
        None => {
            let mut grid: Vec<f64> = pairs.iter().map(|(p, _)| *p).collect();
            grid.sort_by(f64::total_cmp);
            grid.dedup();
            let step = grid.len() / 60 + 1;
            grid.iter().step_by(step).map(|threshold| f1(&pairs, *threshold)).fold(0.0, f64::max)
        }
    };
    let personas = people.first().map_or(0, |someone| someone.scores.len());
    let correlation =
        (0..personas).map(|p| correlation(people, said, p)).sum::<f64>() / personas.max(1) as f64;
    Quality {
        top: hits(&|score, best| score >= best),
        within: hits(&|score, best| score >= best - delta),
        labels,
        correlation,
    }
}

fn f1(pairs: &[(f64, bool)], threshold: f64) -> f64 {
    let count = |said: bool, is: bool| {
        pairs.iter().filter(|(p, truth)| (*p >= threshold) == said && *truth == is).count() as f64
    };
    let right = count(true, true);
    if right == 0.0 { 0.0 } else { 2.0 * right / (2.0 * right + count(true, false) + count(false, true)) }
}

fn correlation(people: &[Someone], said: &[Said], persona: usize) -> f64 {
    let pairs: Vec<(f64, f64)> = people
        .iter()
        .zip(said)
        .filter_map(|(someone, said)| Some((*someone.scores.get(persona)?, *said.scores.get(persona)?)))
        .collect();
    let count = pairs.len().max(1) as f64;
    let (mx, my) =
        (pairs.iter().map(|p| p.0).sum::<f64>() / count, pairs.iter().map(|p| p.1).sum::<f64>() / count);
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (x, y) in &pairs {
        xx += (x - mx) * (x - mx);
        yy += (y - my) * (y - my);
        xy += (x - mx) * (y - my);
    }
    if xx * yy > 0.0 { xy / sqrt(xx * yy) } else { 0.0 }
}

/// Expected calibration error: how far stated chances are from what came true, over ten bins of equal width.
pub fn calibration_error(pairs: &[(f64, bool)]) -> f64 {
    let mut bins = [(0.0, 0.0); 10];
    for (stated, came_true) in pairs {
        let place = ((stated * 10.0) as usize).min(9);
        if let Some((expected, seen)) = bins.get_mut(place) {
            *expected += stated;
            *seen += f64::from(u8::from(*came_true));
        }
    }
    bins.iter().map(|(expected, seen)| (expected - seen).abs()).sum::<f64>() / pairs.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn someone(scores: &[f64]) -> Someone {
        Someone { traits: Vec::new(), style: 0.0, scores: scores.to_vec() }
    }

    #[test]
    fn quality_is_what_a_hand_counts() {
        let people = [someone(&[1.0, 0.9]), someone(&[0.0, 2.0])];
        let said = [
            Said { scores: vec![0.1, 0.8], first: 1, above: vec![0.2, 0.9] },
            Said { scores: vec![-0.1, 1.6], first: 1, above: vec![0.1, 0.7] },
        ];
        let seen = quality(&people, &said, 0.75, 0.25, Some(0.5));
        assert_eq!((seen.top, seen.within), (0.5, 1.0));
        // Labels: 2 right, none wrong, 1 missed.
        assert!((seen.labels - 0.8).abs() < 1e-12);
        assert!((seen.correlation - 1.0).abs() < 1e-12);
    }

    #[test]
    fn chances_that_come_true_as_stated_have_no_error() {
        let half: Vec<(f64, bool)> = (0..10).map(|i| (0.5, i % 2 == 0)).collect();
        assert!(calibration_error(&half) < 1e-12);
        assert!((calibration_error(&[(0.95, false)]) - 0.95).abs() < 1e-12);
    }
}
