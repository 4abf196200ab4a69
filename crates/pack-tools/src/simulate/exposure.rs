//! To how many sessions each question may be dealt, so that none is shown to nearly everybody.
//!
//! A few questions of a calibrated pack tell more than all others; only those are held back. Source: Sympson and Hetter
//! (1985), whose exposure parameter is the share here.

use std::{collections::BTreeMap, sync::Arc};

use domain::{problem::Problem, quiz::Pack};

use super::{
    people::{World, population},
    take::{asked, everybody},
};

/// Trials, each with shares mended by the last: by then they have settled.
const ROUNDS: u32 = 9;
/// After so many rounds, each trial moves the shares less than the one before: what is left to mend is mostly chance.
const BOLD: u32 = 3;
/// Chance shows some questions more often than meant; so they are meant to be shown less often than they may.
const ROOM: f64 = 0.88;

/// So many people, who answer so many questions, of whom no more than this share may see the same one.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// 0–1.
    pub most: f64,
    /// People a round.
    pub people: usize,
    /// Questions each of them is asked.
    pub length: usize,
}

/// The shares below 1, by question, in a pack of which everything else is dealt to everybody.
pub fn shares(pack: &Pack, world: &World, limit: Limit, seed: u64) -> Result<BTreeMap<String, f64>, Problem> {
    let mut pack = pack.clone();
    pack.model.exposure = 1.0;
    pack.questions.iter_mut().for_each(|question| question.exposure = None);
    for round in 0..ROUNDS {
        let tried = Arc::new(pack.clone());
        let seen = seen(&tried, world, limit, seed.wrapping_add(1_000 * u64::from(round + 1)))?;
        let step = 1.0 / f64::from(round.saturating_sub(BOLD) + 1);
        for question in &mut pack.questions {
            let share = question.exposure.unwrap_or(1.0);
            let wanted = ROOM * limit.most / seen.get(&question.id).copied().unwrap_or(0.0).max(1e-9);
            let mended = share * wanted.powf(step);
            question.exposure = (mended < 1.0).then_some(mended);
        }
    }
    let held =
        |question: &domain::quiz::Question| Some((question.id.clone(), thousandths(question.exposure?)));
    Ok(pack.questions.iter().filter_map(held).collect())
}

/// Shares are for people to read, too.
fn thousandths(share: f64) -> f64 {
    (1_000.0 * share).round().max(1.0) / 1_000.0
}

/// Which share of the people saw each question.
fn seen(pack: &Arc<Pack>, world: &World, limit: Limit, seed: u64) -> Result<BTreeMap<String, f64>, Problem> {
    let people = population(pack, limit.people, seed);
    let all = everybody(&people, seed, |someone, seed| asked(pack, world, someone, seed, limit.length))?;
    let mut seen: BTreeMap<String, f64> = BTreeMap::new();
    for question in all.into_iter().flatten() {
        *seen.entry(question).or_default() += 1.0 / limit.people.max(1) as f64;
    }
    Ok(seen)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_question_that_everybody_would_see_is_shown_as_seldom_as_asked() {
        let json = fs::read_to_string("../../public/packs/default.json").unwrap();
        let mut pack = Pack::read(&json).unwrap();
        pack.model.exposure = 1.0;
        // Few questions, of which some tell far more than the others.
        pack.questions = pack.questions.into_iter().step_by(3).take(80).collect();
        pack.statements.iter_mut().step_by(24).for_each(|statement| statement.a = 2.2);
        let world = World::as_supposed(&pack);
        let limit = Limit { most: 0.25, people: 80, length: 4 };
        let of = |pack: &Pack| seen(&Arc::new(pack.clone()), &world, limit, 9).unwrap();
        let most = |seen: &BTreeMap<String, f64>| seen.values().copied().fold(0.0, f64::max);
        let before = most(&of(&pack));
        assert!(before > 0.4, "seen by {before}");
        let shares = shares(&pack, &world, limit, 1).unwrap();
        assert!(
            !shares.is_empty() && shares.values().all(|share| *share > 0.0 && *share < 1.0),
            "{shares:?}"
        );
        for question in &mut pack.questions {
            question.exposure = shares.get(&question.id).copied();
        }
        // Eighty people: a standard error of 0.046 about the 0.22 that is aimed at.
        let after = most(&of(&pack));
        assert!(after < 0.22 + 3.0 * 0.046, "seen by {after}");
    }
}
