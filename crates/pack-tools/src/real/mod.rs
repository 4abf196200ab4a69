//! `polyphony-pack real`: calibration and quiz on answers that real people gave to other questionnaires, as `cargo xtask
//! setup --data` lays them down. It shows whether the machinery works on people; it says nothing about any pack of ours.

mod adaptive;
mod data;
mod names;
mod packs;
mod reference;
mod triads;

use std::path::Path;

use crate::{bench::Goal, calibrate::answers::Person};
use data::Ratings;
use domain::quiz::Pack;

/// People held out of the calibration.
const HELD_OUT: usize = 1_200;

/// What every part starts from.
pub struct Setting {
    /// The ratings: people of even lines calibrate, of odd ones are held out.
    pub ratings: Ratings,
    /// A pack of ten scales as a judge would have started it.
    pub judged: Pack,
    /// The same, calibrated on half of the people.
    pub calibrated: Pack,
}

impl Setting {
    /// The people who calibrate, by their place in the file.
    pub fn calibrating(&self) -> Vec<usize> {
        (0..self.ratings.people.len()).step_by(2).collect()
    }

    /// The people held out of it.
    pub fn held_out(&self) -> Vec<usize> {
        (0..self.ratings.people.len()).skip(1).step_by(2).take(HELD_OUT).collect()
    }

    /// All ratings of these people as answers.
    pub fn answers(&self, people: &[usize]) -> Vec<Person> {
        people.iter().map(|place| packs::answers(&self.ratings, *place)).collect()
    }
}

/// Runs everything, prints it as it comes, ends with the goals.
pub fn run(folder: &Path) -> Result<(), String> {
    let ratings = data::ratings(folder)?;
    let scales: Vec<&str> = ratings.scales.iter().map(|scale| scale.name.as_str()).collect();
    println!("spi: {} people, ten scales of five statements: {}", ratings.people.len(), scales.join(", "));
    println!(
        "six levels made five: \"slightly inaccurate\" and \"slightly accurate\" together are the middle"
    );
    let mut goals = vec![reference::run(&ratings)?];
    let setting = packs::calibrated(ratings)?;
    goals.extend(adaptive::run(&setting)?);
    goals.extend(triads::run(&setting)?);
    goals.push(names::run(folder)?);
    println!(
        "\nwhat public data cannot show: whether our own statements measure what they name, in any language; whether a \
         persona helps anybody; whether people who know that nothing hangs on it answer as these did. The triads were \
         put together from ratings, nobody was asked them; the first names were, but measure no trait of a person."
    );
    for goal in goals {
        println!("goal: {}: {} {}", goal.what, goal.seen, if goal.met { "met" } else { "missed" });
    }
    Ok(())
}
