//! Which days a report is about.

use domain::{problem::Problem, time::Day};

/// The fewest days of a report: below that there is no line.
pub const FEWEST_DAYS: i64 = 7;
/// The most days of a report: twelve weeks.
pub const MOST_DAYS: i64 = 84;

/// The days that can be reported about: what is kept, up to the last day that is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reachable {
    /// The first.
    pub first: Day,
    /// The last.
    pub last: Day,
}

/// The days of a report, in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub first: Day,
    /// How many.
    pub days: i64,
}

impl Period {
    /// Reads the two parameters, `from` as `yyyy-mm-dd` and `days`; both may be missing. Without `from` the period ends
    /// on the last day there is; without `days` it is as long as it may be. The refusal names the parameter.
    pub fn read(from: Option<&str>, days: Option<&str>, within: Reachable) -> Result<Self, Problem> {
        let days = days.map(read_days).transpose()?;
        let last = within.last.number();
        let Some(from) = from else {
            let days = days.unwrap_or(MOST_DAYS).min(last - within.first.number() + 1);
            return Ok(Self { first: Day::from_number(last - days + 1), days });
        };
        let no_day = || Problem::invalid("from", "must be a day that exists, written as 2026-11-22");
        let first = Day::from_date(from).ok_or_else(no_day)?;
        if first < within.first || first > within.last {
            let (oldest, last) = (within.first.date(), within.last.date());
            return Err(Problem::invalid("from", &format!("must lie between {oldest} and {last}")));
        }
        let room = last - first.number() + 1;
        let days = days.unwrap_or_else(|| MOST_DAYS.min(room));
        if days > room || days < FEWEST_DAYS {
            let most = within.last.date();
            let reason =
                format!("must be at least {FEWEST_DAYS} and end no later than {most}, counted from {from}");
            return Err(Problem::invalid("days", &reason));
        }
        Ok(Self { first, days })
    }

    /// The last day.
    pub fn last(self) -> Day {
        Day::from_number(self.first.number() + self.days - 1)
    }

    /// Whether a day lies in it.
    pub fn holds(self, day: Day) -> bool {
        (self.first..=self.last()).contains(&day)
    }
}

fn read_days(text: &str) -> Result<i64, Problem> {
    let days = text.parse().ok().filter(|days| (FEWEST_DAYS..=MOST_DAYS).contains(days));
    let reason = format!("must be a whole number from {FEWEST_DAYS} to {MOST_DAYS}");
    days.ok_or_else(|| Problem::invalid("days", &reason))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    fn within() -> Reachable {
        let last = Day::from_date("2026-11-22").unwrap();
        Reachable { first: Day::from_number(last.number() - 167), last }
    }

    fn read(from: &str, days: &str) -> Result<(String, i64), String> {
        let some = |text: &'static str| (!text.is_empty()).then_some(text);
        let (from, days): (&'static str, &'static str) = (from.to_owned().leak(), days.to_owned().leak());
        let period = Period::read(some(from), some(days), within());
        period.map(|period| (period.first.date(), period.days)).map_err(|problem| {
            problem.fields.into_iter().map(|field| field.pointer).collect::<Vec<_>>().join(" ")
        })
    }

    #[test]
    fn what_is_missing_is_the_time_up_to_now() {
        assert_eq!(read("", ""), Ok(("2026-08-31".into(), 84)));
        assert_eq!(read("", "7"), Ok(("2026-11-16".into(), 7)));
        assert_eq!(read("2026-11-01", ""), Ok(("2026-11-01".into(), 22)));
        assert_eq!(read("2026-06-08", "84"), Ok(("2026-06-08".into(), 84)));
    }

    #[test]
    fn what_cannot_be_is_refused_where_it_stands() {
        for days in ["6", "85", "-7", "7.5", "seven", "99999999999999999999", "0x10", " 7"] {
            assert_eq!(read("", days), Err("/days".into()), "{days}");
        }
        for from in ["2026-02-30", "yesterday", "2026-06-07", "2026-11-23", "0000-01-01", "9999-12-31"] {
            assert_eq!(read(from, "7"), Err("/from".into()), "{from}");
        }
        assert_eq!(read("2026-11-20", "7"), Err("/days".into()), "beyond today");
        assert_eq!(read("2026-11-20", ""), Err("/days".into()), "three days are no line");
    }
}
