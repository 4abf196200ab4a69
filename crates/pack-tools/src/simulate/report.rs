//! What came of many quizzes that ended by their own rules.

use std::{collections::BTreeMap, sync::Arc};

use domain::{problem::Problem, quiz::Pack};

use super::{
    measure::{Quality, calibration_error, quality},
    people::{Someone, World, population},
    take::{Taken, everybody, said, to_the_end},
};

/// Many people's quizzes.
pub struct Ends {
    pack: Arc<Pack>,
    people: Vec<Someone>,
    taken: Vec<Taken>,
}

impl Ends {
    /// So many people of the pack's own prior take the quiz in this world.
    pub fn of(pack: &Arc<Pack>, world: &World, people: usize, seed: u64) -> Result<Self, Problem> {
        let people = population(pack, people, seed);
        let taken = everybody(&people, seed, |someone, seed| to_the_end(pack, world, someone, seed))?;
        Ok(Self { pack: Arc::clone(pack), people, taken })
    }

    /// The number of questions below which half of the people stay.
    pub fn median(&self) -> usize {
        self.length(0.5)
    }

    fn length(&self, share: f64) -> usize {
        let mut lengths: Vec<usize> = self.taken.iter().map(|taken| taken.answers.len()).collect();
        lengths.sort_unstable();
        let place = (share * lengths.len() as f64) as usize;
        lengths.get(place.min(lengths.len().saturating_sub(1))).copied().unwrap_or(0)
    }

    /// For which share of the people each persona comes first.
    pub fn firsts(&self, pack: &Pack) -> Vec<(String, f64)> {
        let first = |id: &str| {
            let told = |taken: &&Taken| taken.verdict.primary().is_some_and(|part| part.persona == id);
            self.taken.iter().filter(told).count() as f64 / self.taken.len().max(1) as f64
        };
        pack.personas.iter().map(|persona| (persona.id.clone(), first(&persona.id))).collect()
    }

    /// Certainty as stated and as realised, over everybody.
    pub fn certainty(&self) -> (f64, f64) {
        self.certainty_of(|_| true)
    }

    /// Certainty as stated and as realised, over those who stopped because it was enough, and their share.
    pub fn certainty_at_stop(&self) -> (f64, f64, f64) {
        let stop = self.pack.model.stop;
        let (stated, realised) = self.certainty_of(|taken| taken.verdict.certainty >= stop);
        let stopped = self.taken.iter().filter(|taken| taken.verdict.certainty >= stop).count();
        (stated, realised, stopped as f64 / self.taken.len().max(1) as f64)
    }

    fn certainty_of(&self, of: impl Fn(&Taken) -> bool) -> (f64, f64) {
        let (mut count, mut stated, mut realised) = (0.0, 0.0, 0.0);
        for (someone, taken) in self.people.iter().zip(&self.taken).filter(|(_, taken)| of(taken)) {
            let best = someone.scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let first = someone.scores.get(said(&self.pack, &taken.verdict).first);
            count += 1.0;
            stated += taken.verdict.certainty;
            realised += f64::from(u8::from(first.is_some_and(|s| *s >= best - self.pack.model.delta)));
        }
        if count > 0.0 { (stated / count, realised / count) } else { (0.0, 0.0) }
    }

    /// How far the stated chances of "also you" are from what came true.
    pub fn label_error(&self) -> f64 {
        let pairs: Vec<(f64, bool)> = self
            .people
            .iter()
            .zip(&self.taken)
            .flat_map(|(someone, taken)| {
                let above = said(&self.pack, &taken.verdict).above;
                let cut = self.pack.model.cut;
                above
                    .into_iter()
                    .zip(&someone.scores)
                    .map(move |(p, score)| (p, *score > cut))
                    .collect::<Vec<_>>()
            })
            .collect();
        calibration_error(&pairs)
    }

    /// How right the verdicts were.
    pub fn quality(&self) -> Quality {
        let said: Vec<_> = self.taken.iter().map(|taken| said(&self.pack, &taken.verdict)).collect();
        let model = &self.pack.model;
        quality(&self.people, &said, model.cut, model.delta, Some(model.label_threshold))
    }

    /// Questions asked at all, and the share of people who saw the one asked most.
    pub fn exposure(&self) -> (usize, f64) {
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for answer in self.taken.iter().flat_map(|taken| &taken.answers) {
            *seen.entry(&answer.question).or_default() += 1;
        }
        let most = seen.values().copied().max().unwrap_or(0);
        (seen.len(), most as f64 / self.taken.len().max(1) as f64)
    }

    /// The share of people whose answers gave reason to doubt them.
    pub fn doubted(&self) -> f64 {
        let doubted = self.taken.iter().filter(|taken| taken.verdict.doubt.is_some()).count();
        doubted as f64 / self.taken.len().max(1) as f64
    }

    /// All of it in words and figures.
    pub fn lines(&self) -> Vec<(String, String)> {
        let quality = self.quality();
        let (stated, realised) = self.certainty();
        let (stated_at_stop, realised_at_stop, stopped) = self.certainty_at_stop();
        let (asked, most) = self.exposure();
        let mut lines = vec![
            ("people".to_owned(), self.taken.len().to_string()),
            (
                "questions, 10 % / 50 % / 90 %".to_owned(),
                format!("{} / {} / {}", self.length(0.1), self.median(), self.length(0.9)),
            ),
            ("certainty stated / realised".to_owned(), format!("{stated:.3} / {realised:.3}")),
            (
                format!("stopped at {}: share, stated / realised", self.pack.model.stop),
                format!("{stopped:.3}, {stated_at_stop:.3} / {realised_at_stop:.3}"),
            ),
            (
                "first persona right / within reach".to_owned(),
                format!("{:.3} / {:.3}", quality.top, quality.within),
            ),
            (
                "labels: F1, calibration error".to_owned(),
                format!("{:.3}, {:.4}", quality.labels, self.label_error()),
            ),
            ("correlation with the truth".to_owned(), format!("{:.3}", quality.correlation)),
            (
                "questions asked at all, share of people who saw the most asked".to_owned(),
                format!("{asked} of {}, {most:.3}", self.pack.questions.len()),
            ),
            ("doubted".to_owned(), format!("{:.3}", self.doubted())),
        ];
        for (persona, share) in self.firsts(&self.pack) {
            lines.push((format!("{persona} is first for"), format!("{share:.3}")));
        }
        lines
    }
}
