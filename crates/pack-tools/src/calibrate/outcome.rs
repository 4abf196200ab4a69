//! What was estimated of each statement, and how well it is known.

use std::collections::BTreeMap;

use domain::{
    math::sqrt,
    quiz::{Pack, PackFault},
};

use super::{
    dense::Dense,
    errors::Places,
    layout::{Item, Layout, Reply},
};

/// The covariance of the estimates.
#[derive(Debug)]
pub struct Known {
    /// Where each parameter lies in it.
    pub places: Places,
    /// It.
    pub covariance: Dense,
}

impl Known {
    fn at(&self, one: Option<usize>, other: Option<usize>) -> f64 {
        one.zip(other).map_or(0.0, |(i, j)| self.covariance.at(i, j))
    }
}

/// One statement's numbers. A standard error is there if its number was estimated.
#[derive(Debug, Clone)]
pub struct Estimate {
    /// The statement's id.
    pub id: String,
    /// How many people rated it, and how many met it in a block.
    pub answered: (usize, usize),
    /// The slope.
    pub a: (f64, Option<f64>),
    /// The thresholds, ascending.
    pub b: Vec<(f64, Option<f64>)>,
    /// The forced-choice intercept.
    pub t: (f64, Option<f64>),
    /// What is to be said about it.
    pub notes: Vec<String>,
}

impl Estimate {
    /// Whether anything of it was estimated.
    pub fn estimated(&self) -> bool {
        self.a.1.is_some() || self.t.1.is_some()
    }
}

/// Groups of statements that meet in blocks, directly or through others, of which every intercept is estimated.
pub fn together(layout: &Layout) -> Vec<Vec<usize>> {
    let mut group: Vec<usize> = (0..layout.items.len()).collect();
    for reply in layout.people.iter().flatten() {
        let Reply::Block(items, ..) = reply else { continue };
        let of = |item: &usize| group.get(*item).copied();
        let Some(least) = items.iter().filter_map(of).min() else { continue };
        let joined: Vec<usize> = items.iter().filter_map(of).collect();
        group.iter_mut().filter(|g| joined.contains(g)).for_each(|g| *g = least);
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    group.iter().enumerate().for_each(|(item, g)| groups.entry(*g).or_default().push(item));
    let estimated = |m: &usize| layout.items.get(*m).is_some_and(|item| item.chosen);
    groups.into_values().filter(|members| members.len() > 1 && members.iter().all(estimated)).collect()
}

/// Makes the mean of these statements' intercepts zero: no choice tells it, and of all that fit alike the prior wants this.
pub fn level(items: &mut [Item], members: &[usize]) {
    let sum: f64 = members.iter().filter_map(|m| items.get(*m)).map(|item| item.t).sum();
    let mean = sum / members.len().max(1) as f64;
    members.iter().for_each(|m| items.get_mut(*m).into_iter().for_each(|item| item.t -= mean));
}

/// Forced-choice intercepts are known by their differences only: makes their mean zero wherever all that meet were
/// estimated. The variance of each about that mean, by statement.
pub fn centre(layout: &mut Layout, known: &Known) -> BTreeMap<usize, f64> {
    let mut variances = BTreeMap::new();
    for members in together(layout) {
        let count = members.len() as f64;
        let place = |m: &usize| known.places.at(*m, layout.items.get(*m)?.size() - 1);
        let places: Vec<Option<usize>> = members.iter().map(place).collect();
        let row =
            |one: &Option<usize>| places.iter().map(|other| known.at(*one, *other)).sum::<f64>() / count;
        let all = places.iter().map(row).sum::<f64>() / count;
        for (member, at) in members.iter().zip(&places) {
            variances.insert(*member, known.at(*at, *at) - 2.0 * row(at) + all);
        }
        level(&mut layout.items, &members);
    }
    variances
}

/// All statements, by id.
pub fn estimates(
    layout: &Layout,
    known: &Known,
    centred: &BTreeMap<usize, f64>,
    notes: &[Vec<String>],
) -> Vec<Estimate> {
    let counts = layout.counts();
    let error = |variance: f64| sqrt(variance.max(0.0));
    let one = |(place, item): (usize, &Item)| {
        let at = |parameter| known.places.at(place, parameter);
        let b = item.d.iter().enumerate().map(|(k, d)| {
            // b = −d / a, so its error follows from both (delta method).
            let (by_a, by_d) = (d / (item.a * item.a), -1.0 / item.a);
            let variance = by_a * by_a * known.at(at(0), at(0))
                + 2.0 * by_a * by_d * known.at(at(0), at(k + 1))
                + by_d * by_d * known.at(at(k + 1), at(k + 1));
            (-d / item.a, item.rated.then(|| error(variance)))
        });
        let last = at(item.size() - 1);
        let own = centred.get(&place).copied().unwrap_or_else(|| known.at(last, last));
        Estimate {
            id: item.id.clone(),
            answered: counts.get(place).copied().unwrap_or_default(),
            a: (item.a, item.rated.then(|| error(known.at(at(0), at(0))))),
            b: b.collect(),
            t: (item.t, item.chosen.then(|| error(own))),
            notes: notes.get(place).cloned().unwrap_or_default(),
        }
    };
    layout.items.iter().enumerate().map(one).collect()
}

/// What concerns the whole pack: traits and personas about which the answers say too little.
pub fn warnings(pack: &Pack, estimates: &[Estimate]) -> Vec<PackFault> {
    let by_id: BTreeMap<&str, &Estimate> = estimates.iter().map(|e| (e.id.as_str(), e)).collect();
    let mut warnings = Vec::new();
    for (place, row) in pack.traits.iter().enumerate() {
        let about = pack.statements.iter().filter(|s| s.main_trait() == Some(&row.id));
        let known = about.filter_map(|s| by_id.get(s.id.as_str())).filter(|e| e.a.1.is_some()).count();
        if known < 2 {
            let reason = format!(
                "{}: {known} of its statements could be calibrated; its scale is still judged",
                row.id
            );
            warnings.push(PackFault { path: format!("traits[{place}]"), reason });
        }
    }
    for (place, statement) in pack.statements.iter().enumerate() {
        for note in by_id.get(statement.id.as_str()).map_or(&[][..], |estimate| &estimate.notes) {
            let path = format!("statements[{place}]");
            warnings.push(PackFault { path, reason: format!("{}: {note}", statement.id) });
        }
    }
    warnings
}
