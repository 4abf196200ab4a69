//! What happened, in sentences. The rules are in [`domain::usual`]; here they get words.

use domain::{
    reach::{Measure, MyReach, Span},
    trail::series,
    usual::{Pace, WEEK, earlier_weeks, most, pace},
};

use super::line::{Line, total};
use crate::i18n::{self, Moment, number, t, t_n, t_with};

/// The news: "Your links were opened 41 times in the last seven days, twice as often as usual; most from LinkedIn, above
/// all on Tuesday."
pub fn news(mine: &MyReach) -> String {
    let kind = if mine.measure == Measure::Practice { "practised" } else { "words" };
    let (_, buckets) = mine.span.buckets();
    if mine.clicks == 0 {
        return t(&format!("reach.none.{kind}.{}", mine.span.name()));
    }
    if mine.trails.is_empty() {
        return t_n(&format!("reach.{kind}.{}", mine.span.name()), mine.clicks, &[]);
    }
    if mine.span == Span::Weeks {
        return week(mine, kind, buckets);
    }
    let words = t_n(&format!("reach.{kind}.{}", mine.span.name()), mine.clicks, &[]);
    let before = total(&series(&mine.trails, -buckets..0));
    format!("{words} {}", t_n(&format!("reach.before.{}", mine.span.name()), before, &[]))
}

/// The last seven days.
fn week(mine: &MyReach, kind: &str, buckets: i64) -> String {
    let days = buckets - WEEK..buckets;
    let now = total(&series(&mine.trails, days.clone()));
    if now == 0 {
        let whole = t_n(&format!("reach.{kind}.weeks"), mine.clicks, &[]);
        return format!("{} {whole}", t(&format!("reach.week.none.{kind}")));
    }
    let pace = match pace(now, &earlier_weeks(mine)) {
        Pace::Unknown | Pace::Few => String::new(),
        Pace::Usual => t("reach.pace.usual"),
        Pace::More => t("reach.pace.more"),
        Pace::Twice => t("reach.pace.twice"),
        Pace::Times(times) => t_n("reach.pace.times", times, &[]),
        Pace::Less => t("reach.pace.less"),
        Pace::Half => t("reach.pace.half"),
    };
    let from = match most(mine, &days) {
        None => String::new(),
        Some(found) => {
            let network = t(&format!("network.{}", found.network.name()));
            let which = if found.only { "only" } else { "most" };
            match found.bucket {
                Some(bucket) => {
                    let noon = mine
                        .series
                        .from
                        .plus(mine.series.width.saturating_mul(bucket) + mine.series.width / 2);
                    let day = i18n::moment(noon, Moment::Weekday);
                    t_with(&format!("reach.{which}.day"), &[("network", &network), ("day", &day)])
                }
                None => t_with(&format!("reach.{which}.network"), &[("network", &network)]),
            }
        }
    };
    t_n(&format!("reach.week.{kind}"), now, &[("pace", &pace), ("from", &from)])
}

/// The picture in a sentence: what is seen of it, not the whole.
pub fn picture(line: &Line) -> String {
    let clicks = line.clicks();
    let summary = charts::summary::reach_summary(clicks);
    let counted = t_n("reach.clicks_n", summary.total, &[]);
    let seen = t_with("reach.at", &[("when", &line.period()), ("clicks", &counted)]);
    match summary.peak.filter(|(_, clicks)| *clicks > 0) {
        Some((index, most)) => {
            let when = line.name(line.seen.start + index);
            format!("{seen} {}", t_with("reach.peak", &[("n", &number(most)), ("when", &when)]))
        }
        None => seen,
    }
}
