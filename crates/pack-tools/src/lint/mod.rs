//! The rules of a good pack. The app refuses what cannot work; these say what would work badly.

mod blocks;
mod exceptions;
mod languages;
mod names;
mod numbers;
mod traits;
mod wording;
mod words;

use domain::quiz::{Pack, Statement};

use crate::{finding::Report, load::Loaded};

/// Every rule, on a pack that can be read.
pub fn lint(loaded: &Loaded, report: &mut Report) {
    report.count("pack", format!("{} {}", loaded.pack.id, loaded.pack.version));
    report.count("languages", loaded.pack.lang.join(", "));
    traits::check(loaded, report);
    wording::check(loaded, report);
    names::check(loaded, report);
    blocks::check(loaded, report);
    numbers::check(loaded, report);
}

/// Places of the personas a statement speaks of most: one, or several if the pack makes no difference between them.
fn personas(pack: &Pack, statement: &Statement) -> Vec<usize> {
    let strength = |weights: &std::collections::BTreeMap<String, f64>| {
        weights
            .iter()
            .map(|(id, w)| w * statement.loadings.get(id).copied().unwrap_or(0.0))
            .sum::<f64>()
            .abs()
    };
    let strengths: Vec<f64> = pack.personas.iter().map(|persona| strength(&persona.weights)).collect();
    let best = strengths.iter().copied().fold(0.0, f64::max);
    let speaks = |strength: f64| strength > 0.0 && strength >= best - 1e-9;
    strengths.iter().enumerate().filter(|(_, strength)| speaks(**strength)).map(|(place, _)| place).collect()
}
