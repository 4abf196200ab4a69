//! One order for every pack: by id. What follows from a pack must not depend on how its file is sorted, not even in
//! the last bit of a sum.

use super::pack::{Pack, Sigma};

/// The same pack with everything sorted by id, and the covariance with it.
pub(super) fn canonical(pack: &Pack) -> Pack {
    let mut sorted = pack.clone();
    let mut places: Vec<usize> = (0..pack.traits.len()).collect();
    places.sort_by_key(|place| pack.traits.get(*place).map(|row| row.id.as_str()));
    if let Sigma::Matrix { rows } = &pack.model.sigma {
        let cell = |i: usize, j: usize| rows.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0.0);
        let row = |i: &usize| places.iter().map(|j| cell(*i, *j)).collect();
        sorted.model.sigma = Sigma::Matrix { rows: places.iter().map(row).collect() };
    }
    sorted.traits.sort_by(|a, b| a.id.cmp(&b.id));
    sorted.personas.sort_by(|a, b| a.id.cmp(&b.id));
    sorted.statements.sort_by(|a, b| a.id.cmp(&b.id));
    sorted.questions.sort_by(|a, b| a.id.cmp(&b.id));
    sorted
}
