//! One order for every pack: by id. What follows from a pack must not depend on how its file is sorted, not even in
//! the last bit of a sum.

use super::{
    order::{order, sorted as in_order},
    pack::{Pack, Sigma},
};

/// The same pack with everything sorted by id, and the covariance with it.
pub(super) fn canonical(pack: &Pack) -> Pack {
    let mut sorted = pack.clone();
    let id = |place: usize| pack.traits.get(place).map(|row| row.id.as_str());
    let places = order(pack.traits.len(), &|one, other| id(one).cmp(&id(other)));
    if let Sigma::Matrix { rows } = &pack.model.sigma {
        let cell = |i: usize, j: usize| rows.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0.0);
        let row = |i: &usize| places.iter().map(|j| cell(*i, *j)).collect();
        sorted.model.sigma = Sigma::Matrix { rows: places.iter().map(row).collect() };
    }
    sorted.traits = in_order(&pack.traits, |a, b| a.id.cmp(&b.id));
    sorted.personas = in_order(&pack.personas, |a, b| a.id.cmp(&b.id));
    sorted.statements = in_order(&pack.statements, |a, b| a.id.cmp(&b.id));
    sorted.questions = in_order(&pack.questions, |a, b| a.id.cmp(&b.id));
    sorted
}
