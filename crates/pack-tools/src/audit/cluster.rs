//! Which behaviours go together: average linkage on their correlations.

use domain::math::sqrt;

use super::Survey;

/// Behaviours, or groups of them, that correlate by less on average are not one trait.
const TOGETHER: f64 = 0.25;
/// A correlation over fewer people says nothing, and counts as none.
const LEAST_PAIRS: usize = 15;

/// A person's levels in the direction of the trait.
pub fn columns(survey: &Survey) -> Vec<Vec<Option<f64>>> {
    let level = |place: usize, row: &Vec<Option<u8>>| {
        let level = f64::from(row.get(place).copied().flatten()?);
        Some(if survey.behaviours.get(place).is_some_and(|b| b.reversed) { 6.0 - level } else { level })
    };
    (0..survey.behaviours.len())
        .map(|place| survey.answers.iter().map(|row| level(place, row)).collect())
        .collect()
}

/// The correlation of those who have both; 0 if they are too few, or all alike.
pub fn correlation(one: &[Option<f64>], other: &[Option<f64>]) -> f64 {
    let pairs: Vec<(f64, f64)> = one.iter().zip(other).filter_map(|(x, y)| Some(((*x)?, (*y)?))).collect();
    if pairs.len() < LEAST_PAIRS {
        return 0.0;
    }
    let count = pairs.len() as f64;
    let (mx, my) =
        (pairs.iter().map(|p| p.0).sum::<f64>() / count, pairs.iter().map(|p| p.1).sum::<f64>() / count);
    let sum = |f: fn(f64, f64) -> f64| pairs.iter().map(|(x, y)| f(x - mx, y - my)).sum::<f64>();
    let (xx, yy, xy) = (sum(|x, _| x * x), sum(|_, y| y * y), sum(|x, y| x * y));
    if xx * yy > 0.0 { xy / sqrt(xx * yy) } else { 0.0 }
}

/// The mean correlation between two groups.
pub fn between(table: &[Vec<f64>], one: &[usize], other: &[usize]) -> f64 {
    let at = |i: &usize, j: &usize| table.get(*i).and_then(|row| row.get(*j)).copied().unwrap_or(0.0);
    let pairs: Vec<f64> =
        one.iter().flat_map(|i| other.iter().filter(move |j| *j != i).map(move |j| at(i, j))).collect();
    pairs.iter().sum::<f64>() / pairs.len().max(1) as f64
}

/// All correlations.
pub fn table(columns: &[Vec<Option<f64>>]) -> Vec<Vec<f64>> {
    columns.iter().map(|one| columns.iter().map(|other| correlation(one, other)).collect()).collect()
}

/// Groups of behaviours, the largest first: the two that go together best are joined until none do.
pub fn groups(table: &[Vec<f64>]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = (0..table.len()).map(|place| vec![place]).collect();
    loop {
        let mut best: Option<(f64, usize, usize)> = None;
        for (i, one) in groups.iter().enumerate() {
            for (j, other) in groups.iter().enumerate().skip(i + 1) {
                let near = between(table, one, other);
                if near >= TOGETHER && best.is_none_or(|(known, ..)| near > known) {
                    best = Some((near, i, j));
                }
            }
        }
        let Some((_, i, j)) = best else { break };
        let joined = groups.remove(j);
        groups.get_mut(i).into_iter().for_each(|group| group.extend(&joined));
    }
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_together_is_joined_and_the_rest_stays_alone() {
        let table = vec![
            vec![1.0, 0.6, 0.1, 0.0],
            vec![0.6, 1.0, 0.0, 0.2],
            vec![0.1, 0.0, 1.0, 0.1],
            vec![0.0, 0.2, 0.1, 1.0],
        ];
        assert_eq!(groups(&table), [vec![0, 1], vec![2], vec![3]]);
        assert!((between(&table, &[0, 1], &[2, 3]) - 0.075).abs() < 1e-12);
    }

    #[test]
    fn a_correlation_is_what_a_hand_computes() {
        let some = |values: &[f64]| values.iter().copied().map(Some).collect::<Vec<_>>();
        let one = some(&[1.0, 2.0, 3.0].repeat(5));
        assert!((correlation(&one, &some(&[2.0, 4.0, 6.0].repeat(5))) - 1.0).abs() < 1e-12);
        assert_eq!(correlation(&one, &some(&[3.0; 15])), 0.0);
        assert_eq!(correlation(&some(&[1.0, 2.0]), &some(&[1.0, 2.0])), 0.0);
    }
}
