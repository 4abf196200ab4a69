//! Person fit: whom the quiz doubts, rightly and wrongly.

use domain::{problem::Problem, quiz::person_fit};

use super::{Goal, Setting};
use crate::simulate::{
    people::{World, population},
    take::{everybody, to_the_end},
};

/// Prints how well answers fit, of people who read, of misjudged people, and of people who answer blindly.
pub fn run(setting: &Setting) -> Result<Vec<Goal>, Problem> {
    let people = population(&setting.pack, setting.people, setting.seed + 2);
    let worlds = [
        ("read, as supposed", World::as_supposed(&setting.pack)),
        ("read, misjudged by the pack", World::misjudged(&setting.pack, setting.seed)),
        ("three answers in ten blindly", World::careless(&setting.pack, 0.3)),
        ("all answers blindly", World::careless(&setting.pack, 1.0)),
    ];
    let mut wrongly = 1.0;
    for (place, (name, world)) in worlds.iter().enumerate() {
        let seen = everybody(&people, setting.seed, |someone, seed| {
            let taken = to_the_end(&setting.pack, world, someone, seed)?;
            Ok((
                person_fit(&setting.pack, &taken.answers)?,
                taken.verdict.doubt.is_some(),
                taken.verdict.certainty,
            ))
        })?;
        let mut fits: Vec<f64> = seen.iter().map(|(fit, _, _)| *fit).collect();
        fits.sort_by(f64::total_cmp);
        let at = |share: f64| fits.get((share * fits.len() as f64) as usize).copied().unwrap_or(0.0);
        let doubted =
            seen.iter().filter(|(_, doubted, _)| *doubted).count() as f64 / seen.len().max(1) as f64;
        let certain = seen.iter().map(|(_, _, certainty)| certainty).sum::<f64>() / seen.len().max(1) as f64;
        println!(
            "{name}: l_z 1 % {:.2}, 5 % {:.2}, median {:.2}; doubted {:.3}; mean stated certainty {certain:.3}",
            at(0.01),
            at(0.05),
            at(0.5),
            doubted
        );
        if place == 0 {
            wrongly = doubted;
        }
    }
    Ok(vec![Goal {
        what: "at most 2 % of people who read are doubted".into(),
        seen: format!("{:.1} %", 100.0 * wrongly),
        met: wrongly <= 0.02,
    }])
}
