//! How much the audiences of the programme's people overlap: one figure a closed week, about five people or more.
//!
//! An open share shows how often it was opened, never its visitors: nobody's part in this is known to others.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{GROUP, Published};
use crate::{
    ids::PersonId,
    numbers::{Crowd, FEWEST, Overlap, Pooled, on_day, shared},
    problem::{Problem, ProblemKind},
    sketch::Sketch,
    time::{Day, Instant, Week},
};

/// The name under which the overlap is kept.
pub const OVERLAP_NAME: &str = "overlap";
/// Of so many people of a day, those with the most visitors, each pair is looked at: 780 pairs.
const LARGEST: usize = 40;

/// The overlap of a closed week; none where it could not be measured, or only on fewer than [`GROUP`] people.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct WeekOverlap {
    /// Which week.
    pub week: Week,
    /// The overlap.
    pub overlap: Option<Overlap>,
}

/// Pools what every two people's visitors of the same day have in common, over a week that is over.
pub fn publish_overlap(
    week: Week,
    now: Instant,
    days: &BTreeMap<Day, Vec<(PersonId, Sketch)>>,
) -> Result<Published<WeekOverlap>, Problem> {
    if now < week.end() {
        return Err(Problem::new(ProblemKind::Forbidden, "a week is published when it is over"));
    }
    let mut pooled = Pooled::default();
    let mut people: BTreeSet<&PersonId> = BTreeSet::new();
    for (day, sketches) in days.iter().filter(|(day, _)| day.week() == week) {
        people.extend(take_day(*day, sketches, &mut pooled));
    }
    let overlap = pooled.overlap().filter(|_| people.len() >= GROUP);
    Ok(Published(WeekOverlap { week, overlap }))
}

/// Takes in every pair of a day; answers whose crowds they were.
fn take_day<'a>(day: Day, sketches: &'a [(PersonId, Sketch)], pooled: &mut Pooled) -> BTreeSet<&'a PersonId> {
    let mut theirs: BTreeMap<&PersonId, Vec<&Sketch>> = BTreeMap::new();
    for (person, sketch) in sketches {
        theirs.entry(person).or_default().push(sketch);
    }
    on_day(day, |scope| {
        let crowds = theirs.into_iter().map(|(person, sketches)| (person, scope.all(sketches)));
        let mut crowds: Vec<(u64, &PersonId, Crowd<'_>)> = crowds
            .map(|(person, crowd)| (crowd.visitors().about, person, crowd))
            .filter(|(about, ..)| *about >= FEWEST)
            .collect();
        crowds.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        crowds.truncate(LARGEST);
        let mut people = BTreeSet::new();
        for (n, (_, one, crowd)) in crowds.iter().enumerate() {
            for (_, other, others) in crowds.iter().skip(n + 1) {
                if let Some(pair) = shared(crowd, others) {
                    pooled.take(day, pair);
                    people.extend([*one, *other]);
                }
            }
        }
        people
    })
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;
    use crate::{ids::CommandId, numbers::OverlapKind};

    fn hash(visitor: u64) -> u64 {
        Sha256::digest(visitor.to_be_bytes()).iter().take(8).fold(0, |n, byte| n << 8 | u64::from(*byte))
    }

    /// `people` with 200 visitors each, of whom each two neighbours in number share a hundred.
    fn week(people: u8) -> BTreeMap<Day, Vec<(PersonId, Sketch)>> {
        let day = Week::from_number(10).start().day();
        let one = |n: u8| {
            let mut sketch = Sketch::new(day, CommandId::v7(Instant::from_millis(0), &[n; 10]));
            (u64::from(n) * 100..u64::from(n) * 100 + 200).for_each(|visitor| {
                sketch.add(hash(visitor));
            });
            (PersonId::try_from(format!("p{n}")).unwrap(), sketch)
        };
        BTreeMap::from([(day, (0..people).map(one).collect())])
    }

    #[test]
    fn five_people_are_needed_and_a_week_that_is_over() {
        let week_10 = Week::from_number(10);
        let publish = |people| publish_overlap(week_10, week_10.end(), &week(people)).unwrap().into_inner();
        assert_eq!(publish(4).overlap, None);
        let overlap = publish(5).overlap.unwrap();
        // Four of ten pairs share a hundred of two hundred: 4 × 100 / (10 × 200) = 0.2.
        assert!(overlap.low <= 0.2 && 0.2 <= overlap.high, "{overlap:?}");
        assert_eq!(overlap.kind, OverlapKind::Measured);
        assert!(publish_overlap(week_10, week_10.end().plus(-1), &week(5)).is_err());
        let other_week = Week::from_number(11);
        let none = publish_overlap(other_week, other_week.end(), &week(5)).unwrap().into_inner();
        assert_eq!(none.overlap, None);
    }
}
