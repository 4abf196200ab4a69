//! `polyphony-pack bench`: the quiz against fixed forms on simulated people, and its own promises.

mod ends;
mod exposure;
mod fit;
mod order;
mod quadrature;
mod table;

use std::sync::Arc;

use domain::{math::exp, problem::Problem, quiz::Pack};

use crate::simulate::{chance::Chance, people::World};

/// What every part of the benchmark starts from.
pub struct Setting {
    /// The pack as it is.
    pub pack: Arc<Pack>,
    /// The same with parameters as if it were calibrated on the simulated people.
    pub calibrated: Arc<Pack>,
    /// People who answer by the parameters of `calibrated`.
    pub world: World,
    /// How many of them.
    pub people: usize,
    /// What everything random follows from.
    pub seed: u64,
}

impl Setting {
    /// Slopes lognormal(ln 1.5, 0.3), thresholds of the pack shifted by N(0, 0.5) a statement; with the shares that
    /// `polyphony-pack exposure` would give it, if `held` asks for them.
    fn new(pack: Pack, people: usize, seed: u64, held: bool) -> Result<Self, Problem> {
        let mut calibrated = pack.clone();
        let mut chance = Chance::new(seed, 0x6361_6c69);
        for statement in &mut calibrated.statements {
            statement.a = 1.5 * exp(0.3 * chance.normal());
            let shift = 0.5 * chance.normal();
            statement.b.iter_mut().for_each(|b| *b += shift);
        }
        calibrated.model.stop = 0.8;
        calibrated.model.exposure = 1.0;
        let world = World::as_supposed(&calibrated);
        if held {
            exposure::hold_back(&mut calibrated, &world, people, seed)?;
        }
        Ok(Self { pack: Arc::new(pack), calibrated: Arc::new(calibrated), world, people, seed })
    }
}

/// A goal and what was seen of it.
pub struct Goal {
    /// What is asked for.
    pub what: String,
    /// What was seen.
    pub seen: String,
    /// Whether it is met.
    pub met: bool,
}

/// One part: prints what it measures, returns its goals.
type Part = fn(&Setting) -> Result<Vec<Goal>, Problem>;

/// Runs everything, prints it as it comes, ends with the goals; true if all of them are met.
pub fn run(pack: Pack, people: usize, seed: u64) -> Result<bool, Problem> {
    let setting = Setting::new(pack, people, seed, true)?;
    let parts: [Part; 6] = [table::run, ends::run, quadrature::run, exposure::run, order::run, fit::run];
    let mut goals = Vec::new();
    for part in parts {
        goals.extend(part(&setting)?);
        println!();
    }
    for goal in &goals {
        println!("goal: {}: {} {}", goal.what, goal.seen, if goal.met { "met" } else { "missed" });
    }
    Ok(goals.iter().all(|goal| goal.met))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// The promises that do not rest on chance; the rest is for `cargo xtask bench quiz`.
    #[test]
    fn the_posterior_is_right_and_the_order_of_a_file_changes_nothing() {
        let json = fs::read_to_string("../../public/packs/default.json").unwrap();
        let setting = Setting::new(Pack::read(&json).unwrap(), 10, 7, false).unwrap();
        for part in [quadrature::run, order::run] as [Part; 2] {
            for goal in part(&setting).unwrap() {
                assert!(goal.met, "{}: {}", goal.what, goal.seen);
            }
        }
    }
}
