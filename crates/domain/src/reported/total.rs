//! How often a person's posts were seen, as each network says.

use super::{Metric, MyReported, Reported, Source};
use crate::time::Instant;

/// What a source says of all posts it reported together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Who says so.
    pub source: Source,
    /// What was counted: impressions, or views where the source knows no impressions.
    pub metric: Metric,
    /// How often.
    pub count: Reported,
    /// Of how many posts.
    pub posts: u64,
    /// When the latest of the reports was made.
    pub as_of: Instant,
}

impl MyReported {
    /// How often each source says one's posts were seen. Posts whose figures are about some days only are left out: their
    /// other days are unknown.
    pub fn seen(&self) -> Vec<Seen> {
        Source::ALL.into_iter().filter_map(|source| self.seen_at(source)).collect()
    }

    fn seen_at(&self, source: Source) -> Option<Seen> {
        let of = |metric| {
            let posts = self.posts.iter().filter(|post| post.source == source && post.period.is_none());
            let told = posts.filter_map(|post| Some((*post.figures.get(&metric)?, post.as_of)));
            told.fold(None, |sum: Option<Seen>, (count, as_of)| {
                let so_far = sum.unwrap_or(Seen { source, metric, count: Reported::of(0), posts: 0, as_of });
                let (count, as_of) = (so_far.count.plus(count), so_far.as_of.max(as_of));
                Some(Seen { count, posts: so_far.posts + 1, as_of, ..so_far })
            })
        };
        of(Metric::Impressions).or_else(|| of(Metric::Views))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        reported::{Figures, Period, StandingPost},
        time::Day,
    };

    fn post(source: Source, metric: Metric, count: u64, at: i64) -> StandingPost {
        StandingPost {
            source,
            key: format!("{at}"),
            link: None,
            text: String::new(),
            published: None,
            period: None,
            figures: Figures::from([(metric, Reported::of(count)), (Metric::Reactions, Reported::of(9))]),
            as_of: Instant::from_millis(at),
            share: None,
            how: None,
            history: Vec::new(),
        }
    }

    #[test]
    fn posts_of_one_source_add_up_and_those_of_two_never_do() {
        let days = Period { from: Day::from_number(1), to: Day::from_number(2) };
        let posts = vec![
            post(Source::LinkedIn, Metric::Impressions, 120, 5),
            post(Source::LinkedIn, Metric::Impressions, 30, 7),
            post(Source::LinkedIn, Metric::Views, 1_000, 8),
            StandingPost { period: Some(days), ..post(Source::LinkedIn, Metric::Impressions, 500, 9) },
            post(Source::Instagram, Metric::Views, 40, 3),
            post(Source::X, Metric::Comments, 2, 3),
        ];
        let seen = MyReported { posts, ..MyReported::default() }.seen();
        let told: Vec<_> = seen
            .iter()
            .map(|seen| (seen.source, seen.metric, seen.count.shown(), seen.posts, seen.as_of.millis()))
            .collect();
        assert_eq!(
            told,
            [
                (Source::LinkedIn, Metric::Impressions, 150, 2, 7),
                (Source::Instagram, Metric::Views, 40, 1, 3)
            ]
        );
    }
}
