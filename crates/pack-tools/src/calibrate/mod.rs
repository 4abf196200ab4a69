//! `polyphony-pack calibrate`: a pack's parameters from people's answers, by marginal maximum likelihood.
//!
//! All answers of a person count at once, with all traits. So answers of the adaptive quiz can be used: which question came
//! next followed from answers that are in the file, and what is conditioned on does no harm (Rubin 1976). A part of the
//! questions should have been asked by chance all the same (`model.seeding`), or some would hardly be answered by anybody.

pub mod answers;
pub mod dense;
pub mod em;
pub mod errors;
pub mod layout;
pub mod nodes;
pub mod outcome;
pub mod scores;
pub mod sweep;
pub mod table;
pub mod write;

use domain::quiz::{Pack, PackFault};

use answers::Person;
use em::{Settings, estimate};
use layout::{Item, Layout, Reply};
use outcome::{Estimate, Known, centre};

/// Fewer people than this calibrate nothing.
pub const LEAST_PEOPLE: usize = 100;
/// A statement that fewer people rated, or met in blocks, keeps that number of the pack.
pub const LEAST_ANSWERS: usize = 40;
/// Beyond these a slope or a threshold is a sign of a statement that does not work, not an estimate.
const SLOPES: (f64, f64) = (0.1, 6.0);
const FARTHEST: f64 = 8.0;
/// Estimations at most: each leaves out the statements that did not work in the one before.
const ROUNDS: usize = 4;

/// What came of a calibration.
#[derive(Debug)]
pub struct Calibration {
    /// Statement by statement, by id.
    pub estimates: Vec<Estimate>,
    /// The numbers with which it ended.
    pub layout: Layout,
    /// ln of the probability of all answers.
    pub log: f64,
    /// Sweeps over everybody.
    pub sweeps: usize,
    /// What whoever calibrates should know: places are those of the pack.
    pub warnings: Vec<PackFault>,
}

/// Estimates what the answers say about a pack's statements. `style` is whether the response style is in the model.
pub fn calibrate(
    pack: &Pack,
    people: &[Person],
    settings: &Settings,
    style: bool,
) -> Result<Calibration, Vec<PackFault>> {
    let refuse = |reason: String| Err(vec![PackFault { path: "the answers".to_owned(), reason }]);
    let mut layout = Layout::of(pack, people, style);
    let count = layout.people.len();
    if count < LEAST_PEOPLE {
        return refuse(format!("{count} people answered; a calibration needs {LEAST_PEOPLE} at least"));
    }
    let mut notes = choose(&mut layout);
    let start = layout.clone();
    for _ in 0..ROUNDS {
        let Some(settled) = estimate(&mut layout, settings) else {
            return refuse("the pack's sigma is not a covariance".to_owned());
        };
        if !settled.settled {
            return refuse(format!("the estimates did not settle in {} sweeps", settled.sweeps));
        }
        if put_back(&mut layout, &start, &mut notes) {
            continue;
        }
        let Some((places, covariance)) = errors::covariance(&layout, &settled.nodes, settings) else {
            return refuse("the answers do not determine the parameters: the curvature is flat".to_owned());
        };
        let known = Known { places, covariance };
        let centred = centre(&mut layout, &known);
        let estimates = outcome::estimates(&layout, &known, &centred, &notes);
        let warnings = outcome::warnings(pack, &estimates);
        return Ok(Calibration { estimates, layout, log: settled.log, sweeps: settled.sweeps, warnings });
    }
    refuse(format!("after {ROUNDS} estimations there are still statements that run away"))
}

/// Decides what can be estimated of each statement; what is to be said about it.
fn choose(layout: &mut Layout) -> Vec<Vec<String>> {
    let (counts, levels, chosen) = (layout.counts(), layout.levels(), extremes(layout));
    let mut notes = Vec::new();
    for ((item, (rated, met)), (levels, extreme)) in
        layout.items.iter_mut().zip(counts).zip(levels.iter().zip(chosen))
    {
        let mut said = Vec::new();
        let used = levels.iter().filter(|count| **count > 0).count();
        item.rated = rated >= LEAST_ANSWERS && used > 1;
        item.sparse = item.rated && used < levels.len();
        item.chosen = met >= LEAST_ANSWERS;
        if rated > 0 && rated < LEAST_ANSWERS {
            said.push(format!("rated by {rated}: slope and thresholds kept"));
        } else if rated > 0 && used < 2 {
            said.push("everybody gave the same answer: slope and thresholds kept".to_owned());
        }
        if item.sparse {
            said.push(format!("{} levels never used: half an answer added to each", levels.len() - used));
        }
        if met > 0 && !item.chosen {
            said.push(format!("met in blocks by {met}: intercept kept"));
        } else if item.chosen && extreme {
            said.push("chosen always or never: only the prior holds its intercept".to_owned());
        }
        notes.push(said);
    }
    notes
}

/// Whether a statement was the most, or the least, fitting one whenever it was met, or never either.
fn extremes(layout: &Layout) -> Vec<bool> {
    let mut seen = vec![(0, 0, 0); layout.items.len()];
    for reply in layout.people.iter().flatten() {
        let Reply::Block(items, best, worst) = reply else { continue };
        for (place, item) in items.iter().enumerate() {
            let Some((met, first, last)) = seen.get_mut(*item) else { continue };
            *met += 1;
            *first += usize::from(place == *best);
            *last += usize::from(Some(place) == *worst);
        }
    }
    seen.into_iter()
        .map(|(met, first, last)| met > 0 && (first == met || last == met || first + last == 0))
        .collect()
}

/// Gives statements whose estimates run away the pack's numbers again; whether there were any.
fn put_back(layout: &mut Layout, start: &Layout, notes: &mut [Vec<String>]) -> bool {
    let runs = |item: &Item| {
        let far = item.thresholds().iter().any(|b| !b.is_finite() || b.abs() > FARTHEST);
        item.rated && (!(SLOPES.0..=SLOPES.1).contains(&item.a) || far)
    };
    let mut any = false;
    for (place, old) in start.items.iter().enumerate() {
        let Some(item) = layout.items.get_mut(place).filter(|item| runs(item)) else { continue };
        let reason = format!("its slope became {:.2}: slope and thresholds kept", item.a);
        notes.get_mut(place).into_iter().for_each(|said| said.push(reason.clone()));
        *item = Item { rated: false, sparse: false, chosen: item.chosen, t: item.t, ..old.clone() };
        any = true;
    }
    any
}
