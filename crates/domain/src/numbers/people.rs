//! People over several days: an interval, because nobody can be recognised on another day.

use serde::{Deserialize, Serialize};

use super::Measured;
use crate::sketch::DayVisitors;

/// The people of one day at least and at most, from everything that is kept about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayPeople {
    least: u64,
    most: u64,
}

impl DayPeople {
    /// One day with so many visitors on the links whose registers are kept, and so many clicks in all. Of links whose
    /// registers were destroyed because they had fewer than five visitors, `unkept` is how many those can have been.
    ///
    /// There are never more people than clicks, and somebody clicked if there are clicks.
    pub fn new(visitors: DayVisitors, clicks: Measured, unkept: u64) -> Self {
        let clicks = clicks.get();
        Self {
            least: visitors.about.max(1).min(clicks),
            most: visitors.about.saturating_add(unkept).max(1).min(clicks),
        }
    }
}

/// "Between 140 and 410 people".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeopleInterval {
    /// As many as on the largest day: all others may have been the same people.
    pub from: u64,
    /// The sum of all days: all may have been different people.
    pub to: u64,
}

impl PeopleInterval {
    /// The people of several days.
    pub fn over(days: impl IntoIterator<Item = DayPeople>) -> Self {
        days.into_iter().fold(Self::default(), |so_far, day| Self {
            from: so_far.from.max(day.least),
            to: so_far.to.saturating_add(day.most),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Day;

    fn day(about: u64, clicks: u64, unkept: u64) -> DayPeople {
        DayPeople::new(
            DayVisitors { day: Day::from_number(1), about, error: 0 },
            Measured::of(clicks),
            unkept,
        )
    }

    #[test]
    fn several_days_lie_between_the_largest_and_the_sum() {
        // 140, 120 and 150 people: at least 150, at most 140 + 120 + 150 = 410.
        let days = [day(140, 200, 0), day(120, 300, 0), day(150, 160, 0)];
        assert_eq!(PeopleInterval::over(days), PeopleInterval { from: 150, to: 410 });
        assert_eq!(PeopleInterval::over([]), PeopleInterval { from: 0, to: 0 });
    }

    #[test]
    fn destroyed_registers_widen_the_interval_and_clicks_bound_it() {
        // Two days of three and two clicks without registers: somebody clicked, and five people at most.
        let days = [day(0, 3, 3), day(0, 2, 2)];
        assert_eq!(PeopleInterval::over(days), PeopleInterval { from: 1, to: 5 });
        // Registers may say 103 where only 100 clicks were: people are never more than clicks.
        assert_eq!(PeopleInterval::over([day(103, 100, 0)]), PeopleInterval { from: 100, to: 100 });
        assert_eq!(PeopleInterval::over([day(0, 0, 0)]), PeopleInterval::default());
    }
}
