//! The letter of a week: what one person did in it, and what it did. A pure function of what is theirs anyway.
//!
//! - A week runs from Monday to Monday in the person's own time zone. A letter is written when its week is over, and reads
//!   the same whenever it is read again, as far as what it tells of is still kept.
//! - It tells what the person did: shares, steps of the path, suggestions. Then what came of it: openings of their links,
//!   the story opened most, steps of [`crate::thanks::rung`] that a story passed, answers, and thanks with names.
//! - "More than usual" is said by the rule that reach has for it ([`crate::usual::pace`]): beside the median of up to eight
//!   weeks before, counted from the first one with a share, where there are three of them. "Less" is never said, nor is
//!   anything of others. A week in which nothing happened is a quiet week, and that is all.

mod calendar;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::{
    ids::{ShareId, StoryId},
    network::Network,
    progress::Progress,
    reach::{Measure, MyClicks, SpanClicks},
    share::Share,
    submission::Submission,
    thanks::{Milestone, Received, rung},
    time::Instant,
    today::Opened,
    usual::{Pace, median, pace},
};

pub use calendar::{edges, last_over, monday, mondays};

/// How many weeks before it a week is compared with, at most.
pub const BEFORE: usize = 8;

/// What is known of a person, for a letter.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Openings of their links: before all the weeks, in each of the weeks before (oldest first), in the week itself. See
    /// [`edges`].
    pub clicks: &'a MyClicks,
    /// Their shares.
    pub shares: &'a [Share],
    /// How far they are on their path.
    pub progress: &'a Progress,
    /// What they suggested.
    pub submissions: &'a [Submission],
    /// What people said to them.
    pub thanks: &'a [Received],
}

/// A letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// When the week began.
    pub from: Instant,
    /// When it was over.
    pub to: Instant,
    /// What the figures are.
    pub measure: Measure,
    /// What was shared, oldest first.
    pub shares: Vec<Told>,
    /// The steps that were done, by their ids, in the order in which they were done.
    pub steps: Vec<String>,
    /// The titles of what was suggested, oldest first.
    pub suggested: Vec<String>,
    /// The suggestions that were answered in the week, oldest first.
    pub answered: Vec<Submission>,
    /// All openings of the week.
    pub clicks: u64,
    /// What is usual for the person, where the week had clearly more.
    pub usual: Option<u64>,
    /// The story opened most in the week, whenever it was shared.
    pub best: Option<Opened>,
    /// The steps that stories passed in the week, highest first; none where openings are practice.
    pub milestones: Vec<Milestone>,
    /// Thanks of the week, oldest first.
    pub thanks: Vec<Received>,
}

/// A share as a letter tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Of which story.
    pub story: StoryId,
    /// Its title.
    pub title: String,
    /// Where.
    pub network: Network,
}

impl Letter {
    /// Whether nothing happened.
    pub fn is_quiet(&self) -> bool {
        self.did_nothing() && self.clicks == 0 && self.answered.is_empty() && self.thanks.is_empty()
    }

    /// Whether the person did nothing, as far as is known here.
    pub fn did_nothing(&self) -> bool {
        self.shares.is_empty() && self.steps.is_empty() && self.suggested.is_empty()
    }
}

/// The letter; none if the openings do not hold a week.
pub fn letter(known: &Known<'_>) -> Option<Letter> {
    let (week, before) = known.clicks.spans.split_last()?;
    let within = |at: Instant| week.from <= at && at < week.to;
    let clicks = total(week);
    let mut shares: Vec<&Share> =
        known.shares.iter().filter(|share| within(share.at) && share.went != Some(false)).collect();
    shares.sort();
    let mut answered: Vec<Submission> = known
        .submissions
        .iter()
        .filter(|one| one.answer.as_ref().is_some_and(|answer| within(answer.at)))
        .cloned()
        .collect();
    answered.sort_by_key(|one| (one.answer.as_ref().map(|answer| answer.at), one.id));
    let mut suggested: Vec<&Submission> = known.submissions.iter().filter(|one| within(one.at)).collect();
    suggested.sort_by_key(|one| (one.at, one.id));
    let mut thanks: Vec<Received> = known.thanks.iter().filter(|one| within(one.at)).cloned().collect();
    thanks.sort_by_key(|one| (one.at, one.id));
    Some(Letter {
        from: week.from,
        to: week.to,
        measure: known.clicks.measure,
        shares: shares.into_iter().map(told).collect(),
        steps: steps(known.progress, within),
        suggested: suggested.into_iter().map(|one| one.title.clone()).collect(),
        answered,
        clicks,
        usual: usual(clicks, known.shares, before),
        best: best(known.shares, week),
        milestones: milestones(known, week, before),
        thanks,
    })
}

fn told(share: &Share) -> Told {
    Told { story: share.story, title: share.title.clone(), network: share.network }
}

fn total(span: &SpanClicks) -> u64 {
    span.links.iter().fold(0, |all, link| all.saturating_add(link.clicks))
}

fn steps(progress: &Progress, within: impl Fn(Instant) -> bool) -> Vec<String> {
    let done = progress.steps.iter().filter_map(|(id, record)| Some((record.done_at?, id)));
    let mut done: Vec<(Instant, &String)> = done.filter(|(at, _)| within(*at)).collect();
    done.sort();
    done.into_iter().map(|(_, id)| id.clone()).collect()
}

/// The median of the weeks before, from the person's first share on, where these clicks are clearly more.
fn usual(clicks: u64, shares: &[Share], before: &[SpanClicks]) -> Option<u64> {
    let first = shares.iter().map(|share| share.at).min()?;
    // The first span holds everything before the weeks, and is none of them.
    let weeks: Vec<u64> = before.iter().skip(1).filter(|week| week.to > first).map(total).collect();
    let more = matches!(pace(clicks, &weeks), Pace::More | Pace::Twice | Pace::Times(_));
    median(&weeks).filter(|_| more)
}

/// Openings by story. Links whose share is not known any more belong to no story.
fn by_story<'a>(shares: &'a [Share], span: &SpanClicks) -> BTreeMap<StoryId, (u64, &'a str)> {
    let known: BTreeMap<ShareId, &Share> = shares.iter().map(|share| (share.id, share)).collect();
    let mut stories: BTreeMap<StoryId, (u64, &str)> = BTreeMap::new();
    for link in &span.links {
        if let Some(share) = known.get(&link.share) {
            let story = stories.entry(share.story).or_insert((0, share.title.as_str()));
            story.0 = story.0.saturating_add(link.clicks);
        }
    }
    stories
}

fn best(shares: &[Share], week: &SpanClicks) -> Option<Opened> {
    let stories = by_story(shares, week);
    let (story, (clicks, title)) = stories.into_iter().max_by_key(|(id, (clicks, _))| (*clicks, *id))?;
    (clicks > 0).then(|| Opened { story, title: title.to_owned(), clicks })
}

/// The steps that lie above what stories had before the week, and not above what they had at its end.
fn milestones(known: &Known<'_>, week: &SpanClicks, before: &[SpanClicks]) -> Vec<Milestone> {
    if known.clicks.measure != Measure::Measured {
        return Vec::new();
    }
    let mut had: BTreeMap<StoryId, u64> = BTreeMap::new();
    for span in before {
        for (story, (clicks, _)) in by_story(known.shares, span) {
            let sum = had.entry(story).or_default();
            *sum = sum.saturating_add(clicks);
        }
    }
    let passed = by_story(known.shares, week).into_iter().filter_map(|(story, (clicks, title))| {
        let had = had.get(&story).copied().unwrap_or(0);
        let step = rung(had.saturating_add(clicks))?;
        (step > had).then(|| Milestone { story, title: title.to_owned(), rung: step })
    });
    let mut passed: Vec<Milestone> = passed.collect();
    passed.sort_by(|a, b| b.rung.cmp(&a.rung).then(a.story.cmp(&b.story)));
    passed
}
