//! Puts estimates into a pack, and a pack into a file: whole or not at all.

use std::{fs, path::Path};

use domain::quiz::{Norms, Pack, PackFault, Sigma, Status};

use super::Calibration;
use crate::vectors;

/// Digits after the point: far finer than any standard error.
const FINE: f64 = 10_000.0;

/// Who was asked, and when.
#[derive(Debug, Clone)]
pub struct Asked {
    /// `yyyy-mm-dd`.
    pub date: String,
    /// Who they are, in a sentence.
    pub population: String,
    /// The version that the pack then has; the next minor one if nobody says.
    pub version: Option<String>,
    /// Whether the correlations of traits were estimated as well.
    pub sigma: bool,
}

/// The calibrated pack: calibrated if every statement has its own slope, still a pilot otherwise.
pub fn write(pack: &Pack, calibration: &Calibration, asked: &Asked) -> Result<Pack, Vec<PackFault>> {
    let mut pack = pack.clone();
    for statement in &mut pack.statements {
        let Some(row) = calibration.estimates.iter().find(|row| row.id == statement.id) else { continue };
        let people = if row.a.1.is_some() { row.answered.0 } else { row.answered.1 };
        if row.estimated() {
            statement.n_cal = u32::try_from(people).ok();
        }
        if let Some(error) = row.a.1 {
            statement.a = fine(row.a.0);
            statement.b = row.b.iter().map(|(b, _)| fine(*b)).collect();
            statement.se = Some(fine(error));
        }
        if row.t.1.is_some() {
            statement.t = fine(row.t.0);
        }
    }
    if asked.sigma {
        let traits = pack.traits.len();
        let at = |i: usize, j: usize| fine(calibration.layout.prior.at(i.min(j), i.max(j)));
        let rows = (0..traits).map(|i| (0..traits).map(|j| at(i, j)).collect()).collect();
        pack.model.sigma = Sigma::Matrix { rows };
        if calibration.layout.style {
            pack.model.style_var = fine(calibration.layout.prior.at(traits, traits)).max(0.001);
        }
    }
    let all = calibration.estimates.iter().all(|row| row.a.1.is_some());
    pack.status = if all { Status::Calibrated } else { Status::Pilot };
    let people = calibration.layout.people.len();
    let method = "Marginal maximum likelihood (EM), graded responses and forced choice, all traits at once";
    pack.norms = Some(Norms {
        date: asked.date.clone(),
        population: format!("{} {method}; {people} people.", asked.population.trim()),
        people: u32::try_from(people).unwrap_or(u32::MAX),
    });
    pack.version = asked.version.clone().unwrap_or_else(|| next(&pack.version));
    let vectors = pack.test_vectors.len();
    pack.test_vectors.clear();
    let faults = pack.faults();
    if !faults.is_empty() {
        return Err(faults);
    }
    // What the old numbers promised to the last bit, the new ones promise anew.
    pack.test_vectors = vectors::make(&pack, vectors, 1)
        .map_err(|reason| vec![PackFault { path: "test_vectors".to_owned(), reason }])?;
    Ok(pack)
}

/// Rounded to what is worth keeping.
pub fn fine(x: f64) -> f64 {
    (x * FINE).round() / FINE
}

/// 1.2.3 → 1.3.0.
fn next(version: &str) -> String {
    let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let (major, minor) = (parts.next().unwrap_or(1), parts.next().unwrap_or(0));
    format!("{major}.{}.0", minor.saturating_add(1))
}

/// Writes a file beside its place and moves it there, so that it is never half there.
pub fn save(path: &Path, text: &str) -> Result<(), String> {
    let told = |error: std::io::Error| format!("{}: {error}", path.display());
    let mut name = path.file_name().ok_or_else(|| format!("{} is no file", path.display()))?.to_owned();
    name.push(".new");
    let beside = path.with_file_name(name);
    fs::write(&beside, text).map_err(told)?;
    fs::rename(&beside, path).map_err(told)
}
