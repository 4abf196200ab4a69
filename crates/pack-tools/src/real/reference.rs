//! The calibration against the reference, on the first scale and the people of the calibrating half.

use super::{Goal, data::Ratings, packs};
use crate::calibrate::{calibrate, em::Settings};

/// Slopes and thresholds by the PyPI package `mirt` 1.2.0 (graded responses, 121 points, tolerance 1e-8), computed once.
const REFERENCE: [(f64, [f64; 4]); 5] = [
    (2.81345, [-2.31358, -1.64151, -0.26072, 0.92794]),
    (3.01319, [-2.48516, -1.82696, -0.47295, 0.67025]),
    (2.98305, [-2.29778, -1.60928, -0.46191, 0.62956]),
    (2.06003, [-2.53553, -1.77955, -0.49442, 0.66091]),
    (1.84965, [-2.55838, -1.64595, 0.10558, 1.32370]),
];

/// Calibrates one scale by maximum likelihood alone, and compares.
pub fn run(ratings: &Ratings) -> Result<Goal, String> {
    let pack = packs::judged(ratings, &[0])?;
    let people: Vec<usize> = (0..ratings.people.len()).step_by(2).collect();
    let mut answers: Vec<_> = people.iter().map(|person| packs::answers(ratings, *person)).collect();
    answers
        .iter_mut()
        .for_each(|person| person.answers.retain(|answer| answer.question.starts_with("l_s0_")));
    let settings = Settings { slopes: None, enough: 1e-5, sweeps: 2_000, ..Settings::default() };
    let made = calibrate(&pack, &answers, &settings, false)
        .map_err(|faults| faults.iter().map(ToString::to_string).collect::<String>())?;
    let mut off = 0.0_f64;
    for (row, (a, b)) in made.estimates.iter().zip(REFERENCE) {
        off = off.max((row.a.0 - a).abs());
        row.b.iter().zip(b).for_each(|((own, _), b)| off = off.max((own - b).abs()));
    }
    println!("one scale alone against `mirt`: off by {off:.1e} at most, {} sweeps", made.sweeps);
    Ok(Goal {
        what: format!("calibration equals `mirt` to 0.002 on real answers ({} people)", people.len()),
        seen: format!("off by {off:.1e}"),
        met: off < 2e-3,
    })
}
