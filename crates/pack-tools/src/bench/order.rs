//! That the order of a file changes nothing.

use std::sync::Arc;

use domain::{
    problem::Problem,
    quiz::{Pack, Sigma},
};

use super::{Goal, Setting};
use crate::simulate::{chance::Chance, people::population, take::to_the_end};

const SHUFFLES: u64 = 40;

/// Shuffles everything in the file and compares questions asked and verdicts, to the last bit.
pub fn run(setting: &Setting) -> Result<Vec<Goal>, Problem> {
    let mut same = 0;
    for (shuffle, someone) in (0..SHUFFLES).zip(population(&setting.calibrated, 40, setting.seed)) {
        let mut chance = Chance::new(setting.seed, shuffle);
        let other = Arc::new(shuffled(&setting.calibrated, &mut chance));
        let one = to_the_end(&setting.calibrated, &setting.world, &someone, shuffle)?;
        let two = to_the_end(&other, &setting.world, &someone, shuffle)?;
        same += u64::from(one.answers == two.answers && one.verdict == two.verdict);
    }
    println!(
        "{SHUFFLES} shuffled files: {same} gave the same questions and the same verdict, to the last bit"
    );
    Ok(vec![Goal {
        what: "permuting the file permutes the result exactly".into(),
        seen: format!("{same} of {SHUFFLES}"),
        met: same == SHUFFLES,
    }])
}

fn shuffled(pack: &Pack, chance: &mut Chance) -> Pack {
    let mut other = pack.clone();
    reorder(&mut other.personas, chance);
    reorder(&mut other.statements, chance);
    reorder(&mut other.questions, chance);
    // A covariance written row by row would have to move along.
    if matches!(pack.model.sigma, Sigma::Uniform { .. }) {
        reorder(&mut other.traits, chance);
    }
    other
}

fn reorder<T: Clone>(rows: &mut Vec<T>, chance: &mut Chance) {
    *rows = chance.order(rows.len()).into_iter().filter_map(|place| rows.get(place).cloned()).collect();
}
