//! When a story of one's own has come far: a quiet note, told once.
//!
//! The steps are the same for everybody and known beforehand (10, 25, 50, 100, 250, 500, …), so that no note is made up
//! to please. They are personal in that a step is only worth a note if it lies above the person's own usual: the median
//! of what their other stories of these weeks brought. Who often passes a hundred is not told of ten. Until three other
//! stories have had two days' time there is no usual, and every step is news.
//!
//! One note stands for all that was passed since the last one, and names the highest step: when it is put away, every step
//! reached by then counts as told ([`reached`]), so that notes do not queue up behind each other.
//!
//! Only clicks that were measured count. Practice on one's own device reached nobody, so nothing is told about it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    ids::StoryId,
    reach::{Measure, MyReach},
    time::{DAY, Instant},
    usual::median,
};

/// The most stories of which it is kept what was told.
pub const MOST_TOLD: usize = 200;
/// How much time a story has before it says something about what is usual.
const TIME: i64 = 2 * DAY;
/// So many other stories make a usual.
const ENOUGH: usize = 3;

/// That a story passed a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    /// Which story.
    pub story: StoryId,
    /// Its title when it was shared.
    pub title: String,
    /// The step: so many openings of the person's own links to it, or more.
    pub rung: u64,
}

/// A step that was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Of which story.
    pub story: StoryId,
    /// Which step.
    pub rung: u64,
}

/// The highest step that so many openings reach; none below the first.
pub fn rung(clicks: u64) -> Option<u64> {
    let (mut reached, mut ten) = (None, 10_u64);
    loop {
        for step in [Some(ten), ten.checked_mul(5).map(|fifty| fifty / 2), ten.checked_mul(5)] {
            match step {
                Some(step) if step <= clicks => reached = Some(step),
                _ => return reached,
            }
        }
        let Some(next) = ten.checked_mul(10) else { return reached };
        ten = next;
    }
}

/// Whether there is such a step.
pub fn is_rung(step: u64) -> bool {
    rung(step) == Some(step)
}

struct Story<'a> {
    title: &'a str,
    first: Instant,
    clicks: u64,
}

/// The stories of the shares that the figures hold whole. Of older ones the early clicks are not among them.
fn stories(reach: &MyReach) -> BTreeMap<StoryId, Story<'_>> {
    let mut stories: BTreeMap<StoryId, Story<'_>> = BTreeMap::new();
    if reach.measure != Measure::Measured {
        return stories;
    }
    for share in reach.shares.iter().filter(|share| share.at >= reach.series.from) {
        let story =
            stories.entry(share.story).or_insert(Story { title: &share.title, first: share.at, clicks: 0 });
        story.clicks = story.clicks.saturating_add(share.clicks);
        story.first = story.first.min(share.at);
    }
    stories
}

/// The highest step that each story has reached, to be kept as told.
pub fn reached(reach: &MyReach) -> Vec<Told> {
    let stories = stories(reach);
    let told = stories.iter().filter_map(|(story, of)| Some(Told { story: *story, rung: rung(of.clicks)? }));
    told.take(MOST_TOLD).collect()
}

/// The highest step that a story has passed and that was not told; at most one, so that the note stays quiet.
pub fn milestone(reach: &MyReach, told: &[Told]) -> Option<Milestone> {
    let stories = stories(reach);
    let had_time = |story: &Story<'_>| reach.now.millis().saturating_sub(story.first.millis()) >= TIME;
    let usual = |of: StoryId| {
        let others = stories.iter().filter(|(id, story)| **id != of && had_time(story));
        let others: Vec<u64> = others.map(|(_, story)| story.clicks).collect();
        if others.len() < ENOUGH { None } else { median(&others) }
    };
    let passed = stories.iter().filter_map(|(id, story)| {
        let step = rung(story.clicks)?;
        let known = told.iter().any(|told| told.story == *id && told.rung >= step);
        let is_more = usual(*id).is_none_or(|usual| step > usual);
        (!known && is_more).then_some((step, story.first, *id, story.title))
    });
    let (rung, _, story, title) = passed.max()?;
    Some(Milestone { story, title: title.to_owned(), rung })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ids::{Code, CommandId},
        network::Network,
        reach::{Series, ShareClicks, Span},
    };

    const NOW: Instant = Instant::from_millis(200 * DAY);

    fn share(n: u8, days: i64, clicks: u64) -> ShareClicks {
        let id = CommandId::v7(NOW, &[n; 10]);
        ShareClicks {
            share: id,
            story: StoryId::of_entry("f", &n.to_string()),
            title: format!("Story {n}"),
            network: Network::X,
            code: Code::of_share(id),
            at: NOW.plus(-days * DAY),
            clicks,
        }
    }

    fn reach(shares: Vec<ShareClicks>) -> MyReach {
        MyReach {
            measure: Measure::Measured,
            span: Span::Weeks,
            series: Series { from: NOW.plus(-83 * DAY), width: DAY, counts: vec![0; 84] },
            clicks: 0,
            clicks_ever: 0,
            visitors_today: None,
            networks: Vec::new(),
            shares,
            trails: Vec::new(),
            as_of: 0,
            now: NOW,
        }
    }

    fn found(shares: Vec<ShareClicks>, told: &[Told]) -> Option<(String, u64)> {
        milestone(&reach(shares), told).map(|found| (found.title, found.rung))
    }

    #[test]
    fn the_steps_are_known_beforehand() {
        let steps: Vec<_> = [0, 9, 10, 24, 25, 49, 50, 99, 100, 249, 250, 500, 999, 1_000, 2_499, 2_500]
            .map(|clicks| rung(clicks).unwrap_or(0))
            .into();
        assert_eq!(steps, [0, 0, 10, 10, 25, 25, 50, 50, 100, 100, 250, 500, 500, 1_000, 1_000, 2_500]);
        assert!(is_rung(10) && is_rung(250) && !is_rung(0) && !is_rung(11) && !is_rung(20));
        assert_eq!(rung(u64::MAX), Some(10_000_000_000_000_000_000), "no overflow");
    }

    #[test]
    fn only_the_highest_step_is_told_and_each_once() {
        let shares = vec![share(1, 1, 60), share(2, 1, 12)];
        assert_eq!(found(shares.clone(), &[]), Some(("Story 1".into(), 50)));
        let told = |n: u8, rung| Told { story: StoryId::of_entry("f", &n.to_string()), rung };
        assert_eq!(found(shares.clone(), &[told(1, 50)]), Some(("Story 2".into(), 10)));
        assert_eq!(found(shares.clone(), &[told(1, 100), told(2, 10)]), None, "a higher step was told");
        assert_eq!(found(shares.clone(), &reached(&reach(shares))), None, "put away with everything reached");
    }

    #[test]
    fn all_shares_of_a_story_count_together() {
        let (mut one, mut two) = (share(1, 3, 6), share(2, 2, 5));
        two.story = one.story;
        two.title = one.title.clone();
        assert_eq!(found(vec![one.clone(), two.clone()], &[]), Some(("Story 1".into(), 10)));
        one.at = NOW.plus(-90 * DAY);
        assert_eq!(found(vec![one, two], &[]), None, "what is older than the figures is not guessed");
    }

    #[test]
    fn what_is_usual_for_a_person_is_no_news() {
        let often = |clicks| vec![share(1, 1, clicks), share(2, 9, 40), share(3, 9, 30), share(4, 9, 35)];
        let others = [2, 3, 4].map(|n| Told { story: StoryId::of_entry("f", &n.to_string()), rung: 25 });
        assert_eq!(found(often(28), &others), None, "25 lies below a median of 35");
        assert_eq!(found(often(51), &others), Some(("Story 1".into(), 50)));
        let mut fresh = often(28);
        fresh[2].at = NOW;
        assert_eq!(found(fresh, &others), Some(("Story 1".into(), 25)), "two others are no usual");
    }

    #[test]
    fn practice_tells_nothing() {
        let mut practised = reach(vec![share(1, 1, 500)]);
        practised.measure = Measure::Practice;
        assert_eq!(milestone(&practised, &[]), None);
        assert_eq!(milestone(&reach(Vec::new()), &[]), None);
    }
}
