//! What stands now, of all that was ever reported to a person.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Figures, Format, How, Period, Reading, Report, ReportId, ReportedDay, ReportedPost, Source};
use crate::{
    ids::ShareId,
    time::{Day, Instant},
};

/// A person's reported figures. Nobody else sees them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyReported {
    /// The imports, the last first.
    pub imports: Vec<ReportNote>,
    /// The posts, the last published first.
    pub posts: Vec<StandingPost>,
    /// Days of whole accounts, by source, the first day first.
    pub days: Vec<StandingDay>,
}

/// An import in the list of imports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportNote {
    /// Its id.
    pub id: ReportId,
    /// What kind of file it was.
    pub format: Format,
    /// Its name.
    pub file: String,
    /// SHA-256 of its bytes.
    pub fingerprint: String,
    /// When the network made it.
    pub as_of: Instant,
    /// When it was taken in.
    pub at: Instant,
    /// How many posts it brought.
    pub posts: usize,
    /// How many days it brought.
    pub days: usize,
}

/// What is reported about a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingPost {
    /// Who reports.
    pub source: Source,
    /// What names it there ([`super::post_key`]).
    pub key: String,
    /// Where it can be seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// How it begins.
    pub text: String,
    /// When it came out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Day>,
    /// The days its figures are about; none: everything since it came out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// The latest figures; each metric from the latest report that has it.
    pub figures: Figures,
    /// When the latest report was made.
    pub as_of: Instant,
    /// Which of the person's shares it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<ShareId>,
    /// How that was found out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<How>,
    /// Every report about it, the latest first: that one is the first.
    pub history: Vec<Earlier>,
}

/// One report about a post or a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    /// Which import brought it.
    pub import: ReportId,
    /// When it was made.
    pub as_of: Instant,
    /// What it said.
    pub figures: Figures,
}

/// What is reported about a day of a whole account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingDay {
    /// Who reports.
    pub source: Source,
    /// The day, in the network's time zone.
    pub day: Day,
    /// The latest figures.
    pub figures: Figures,
    /// When the latest report was made.
    pub as_of: Instant,
    /// Every report about it, the latest first.
    pub history: Vec<Earlier>,
}

impl StandingPost {
    /// Every reading of it, for [`super::goes_back`].
    pub fn readings(&self) -> Vec<Reading<'_>> {
        readings(&self.history)
    }
}

impl StandingDay {
    /// Every reading of it, for [`super::goes_back`].
    pub fn readings(&self) -> Vec<Reading<'_>> {
        readings(&self.history)
    }
}

impl MyReported {
    /// What stands about this post of this source in the same days.
    pub fn post(&self, source: Source, post: &ReportedPost) -> Option<&StandingPost> {
        let key = post.key()?;
        self.posts
            .iter()
            .find(|known| known.source == source && known.key == key && known.period == post.period)
    }

    /// What stands about this day of this source.
    pub fn day(&self, source: Source, day: Day) -> Option<&StandingDay> {
        self.days.iter().find(|known| known.source == source && known.day == day)
    }

    /// What is reported about a share; figures of whole lifetimes before those of some days.
    pub fn of_share(&self, share: ShareId) -> Option<&StandingPost> {
        let mine = self.posts.iter().filter(|post| post.share == Some(share));
        mine.max_by_key(|post| (post.period.is_none(), post.as_of))
    }
}

fn readings(history: &[Earlier]) -> Vec<Reading<'_>> {
    history.iter().map(|one| Reading { as_of: one.as_of, figures: &one.figures }).collect()
}

/// What stands, from all of a person's imports. The latest report of a post or day holds; of two about one moment, the
/// one that came in last.
pub fn standing(mut reports: Vec<Report>) -> MyReported {
    reports.sort_by_key(|report| (report.new.as_of, report.at, report.id));
    let mut posts: BTreeMap<(Source, String, Option<Period>), StandingPost> = BTreeMap::new();
    let mut days: BTreeMap<(Source, Day), StandingDay> = BTreeMap::new();
    for report in &reports {
        let source = report.new.format.source();
        for post in &report.new.posts {
            let Some(key) = post.key() else { continue };
            match posts.get_mut(&(source, key.clone(), post.period)) {
                Some(known) => newer_post(known, report, post),
                None => {
                    posts.insert((source, key.clone(), post.period), first_post(source, key, report, post));
                }
            }
        }
        for day in &report.new.days {
            let fresh = || StandingDay {
                source,
                day: day.day,
                figures: Figures::new(),
                as_of: report.new.as_of,
                history: Vec::new(),
            };
            newer_day(days.entry((source, day.day)).or_insert_with(fresh), report, day);
        }
    }
    let mut posts: Vec<StandingPost> = posts.into_values().collect();
    posts.sort_by(|a, b| b.published.cmp(&a.published).then_with(|| a.key.cmp(&b.key)));
    let mut imports: Vec<ReportNote> = reports.iter().map(note).collect();
    imports.sort_by_key(|one| std::cmp::Reverse((one.at, one.id)));
    MyReported { imports, posts, days: days.into_values().collect() }
}

fn note(report: &Report) -> ReportNote {
    ReportNote {
        id: report.id,
        format: report.new.format,
        file: report.new.file.clone(),
        fingerprint: report.new.fingerprint.clone(),
        as_of: report.new.as_of,
        at: report.at,
        posts: report.new.posts.len(),
        days: report.new.days.len(),
    }
}

fn earlier(report: &Report, figures: &Figures) -> Earlier {
    Earlier { import: report.id, as_of: report.new.as_of, figures: figures.clone() }
}

fn first_post(source: Source, key: String, report: &Report, post: &ReportedPost) -> StandingPost {
    StandingPost {
        source,
        key,
        link: post.link.clone(),
        text: post.text.clone(),
        published: post.published,
        period: post.period,
        figures: post.figures.clone(),
        as_of: report.new.as_of,
        share: post.share,
        how: post.how,
        history: vec![earlier(report, &post.figures)],
    }
}

/// A later report: its figures hold, and what it does not say stays. That it is not a share any more is said too.
fn newer_post(known: &mut StandingPost, report: &Report, post: &ReportedPost) {
    known.link = post.link.clone().or_else(|| known.link.take());
    if !post.text.is_empty() {
        known.text.clone_from(&post.text);
    }
    known.published = post.published.or(known.published);
    known.figures.extend(post.figures.iter().map(|(metric, count)| (*metric, *count)));
    (known.as_of, known.share, known.how) = (report.new.as_of, post.share, post.how);
    known.history.insert(0, earlier(report, &post.figures));
}

fn newer_day(known: &mut StandingDay, report: &Report, day: &ReportedDay) {
    known.figures.extend(day.figures.iter().map(|(metric, count)| (*metric, *count)));
    known.as_of = report.new.as_of;
    known.history.insert(0, earlier(report, &day.figures));
}
