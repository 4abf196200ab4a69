//! Whether what is stated comes true, for quizzes that end by their own rules.

use domain::problem::Problem;

use super::{Goal, Setting};
use crate::simulate::{people::World, report::Ends};

/// Prints how quizzes end, on the calibrated pack, the pack as it is, and misjudged people.
pub fn run(setting: &Setting) -> Result<Vec<Goal>, Problem> {
    let ends = Ends::of(&setting.calibrated, &setting.world, setting.people, setting.seed)?;
    let expert = Ends::of(&setting.pack, &World::as_supposed(&setting.pack), setting.people, setting.seed)?;
    let misjudged = Ends::of(
        &setting.pack,
        &World::misjudged(&setting.pack, setting.seed),
        setting.people,
        setting.seed,
    )?;
    let named = [
        ("calibrated, stop 0.80", &ends),
        ("pack as it is", &expert),
        ("people misjudged by it", &misjudged),
    ];
    for (name, ends) in named {
        println!("quizzes to their end: {name}");
        for (what, value) in ends.lines().into_iter().filter(|(what, _)| !what.contains("is first for")) {
            println!("  {what}: {value}");
        }
    }
    let (stated, realised, _) = ends.certainty_at_stop();
    let label_error = ends.label_error();
    Ok(vec![
        Goal {
            what: "at the 0.80 stop, realised within 0.03 of stated".into(),
            seen: format!("{stated:.3} stated, {realised:.3} realised"),
            met: (stated - realised).abs() <= 0.03,
        },
        Goal {
            what: "label calibration error at most 0.02".into(),
            seen: format!("{label_error:.4}"),
            met: label_error <= 0.02,
        },
        Goal {
            what: "half of the people are through the default pack after 15 questions".into(),
            seen: format!("after {}", expert.median()),
            met: expert.median() <= 15,
        },
    ])
}
