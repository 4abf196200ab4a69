//! Simulated people who take the quiz.

pub mod chance;
pub mod exposure;
pub mod forms;
pub mod measure;
pub mod people;
pub mod report;
pub mod take;

use std::sync::Arc;

use domain::quiz::{Pack, PackFault};

use crate::finding::{Count, SelfCheck};
use people::World;
use report::Ends;

/// A lint asks that no persona is first for fewer, or for more, of the people.
const FIRSTS: (f64, f64) = (0.05, 0.20);
/// A lint asks that half of the people are through after so many questions.
const MEDIAN: usize = 15;
/// A lint asks that what is stated and what is realised differ by no more.
const HONEST: f64 = 0.03;
/// Below so many people the bounds say nothing: chance alone would break them.
const FEW: usize = 500;

/// What so many simulated people make of a pack: once as it supposes them to be, once misjudged by it.
pub fn self_check(pack: &Pack, people: usize, seed: u64) -> SelfCheck {
    let mut check = SelfCheck::default();
    let pack = Arc::new(pack.clone());
    let worlds = [("as supposed", World::as_supposed(&pack)), ("misjudged", World::misjudged(&pack, seed))];
    for (place, (name, world)) in worlds.iter().enumerate() {
        match Ends::of(&pack, world, people, seed) {
            Ok(ends) => {
                let lines = ends.lines();
                check.counts.extend(
                    lines.into_iter().map(|(what, value)| Count { what: format!("{name}: {what}"), value }),
                );
                // Of misjudged people the numbers are told, not asked for.
                if place == 0 && people >= FEW {
                    check.faults.extend(faults(&pack, &ends));
                }
            }
            Err(problem) => {
                check.faults.push(PackFault { path: String::new(), reason: problem.to_string() });
            }
        }
    }
    check
}

fn faults(pack: &Pack, ends: &Ends) -> Vec<PackFault> {
    let mut faults = Vec::new();
    let mut find = |path: String, reason: String| faults.push(PackFault { path, reason });
    for (place, (persona, share)) in ends.firsts(pack).into_iter().enumerate() {
        if share < FIRSTS.0 || share > FIRSTS.1 {
            let percent = 100.0 * share;
            find(
                format!("personas[{place}]"),
                format!("{persona} is first for {percent:.1} % of people, not 5 to 20 %"),
            );
        }
    }
    if ends.median() > MEDIAN {
        find(
            "model.stop".into(),
            format!("half of the people need {} questions, more than {MEDIAN}", ends.median()),
        );
    }
    let (stated, realised) = ends.certainty();
    if (stated - realised).abs() > HONEST {
        find("model".into(), format!("states a certainty of {stated:.3}, of which {realised:.3} comes true"));
    }
    faults
}
