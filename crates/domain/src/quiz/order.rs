//! Putting things in order, in little code: the standard library's sorting weighs 4 KB anew for each type it sorts.

use std::cmp::Ordering;

/// The items in this order; equals stay as they lie.
pub(super) fn sorted<T: Clone>(items: &[T], compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let places = order(items.len(), &|one, other| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    });
    places.iter().filter_map(|place| items.get(*place)).cloned().collect()
}

/// The places of so many things, each put where it belongs among those before it: there are a thousand at most.
pub(super) fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = Vec::with_capacity(count);
    for next in 0..count {
        let at = places.partition_point(|place| compare(*place, next) != Ordering::Greater);
        places.insert(at, next);
    }
    places
}
