//! One's own numbers, a story's, the programme's, and how they are made.

use std::collections::{BTreeMap, BTreeSet};

use super::{Programme, failed, insight::WEEKS, visits::FEWEST_VISITORS};
use crate::{
    actor::{Actor, Right},
    ids::{ShareId, StoryId},
    network::Network,
    numbers::{
        Audience, Counting, DayPeople, Estimate, Measured, MyNumbers, PeopleInterval, ProgrammeNumbers,
        ShareEnquiries, StoryNumbers, WeekClicks, WeekNumbers, audience_reached, equivalence, media_value,
        on_day,
    },
    privacy::{GROUP, Grouping, Table},
    problem::Problem,
    reach::{ClickQuestion, ClickScope, Measure, Span},
    share::Share,
    sketch::Sketch,
    store::Store,
    time::{DAY, Day, Instant},
};

/// More shares than anybody has.
const ALL_SHARES: usize = 1_000_000;

impl<S: Store> Programme<S> {
    pub(super) async fn my_numbers(&self, actor: &Actor, span: Span) -> Result<MyNumbers, Problem> {
        actor.may(Right::TakePart)?;
        // The number first: what happens while we read is announced after it and read again.
        let as_of = self.store.last_event().await.map_err(failed)?;
        let now = self.clock.now();
        let measure = self.settings.tracked_links;
        let (first, today) = (span.start(now).day(), now.day());
        let by_day = self.clicks_by_day(actor, first, today).await?;
        let clicks = by_day.values().flat_map(BTreeMap::values).map(|clicks| Measured::of(*clicks)).sum();
        let mut days = Vec::new();
        let mut visitors_today = on_day(today, |day| day.nobody().visitors());
        if measure == Measure::Measured {
            for (day, clicks) in &by_day {
                let sketches = self.store.sketches(*day, Some(&actor.person)).await.map_err(failed)?;
                let visitors = on_day(*day, |day| day.all(&sketches).visitors());
                if *day == today {
                    visitors_today = visitors;
                }
                let all = clicks.values().copied().map(Measured::of).sum();
                days.push(DayPeople::new(visitors, all, unkept(clicks, &sketches)));
            }
        }
        let counted = measure == Measure::Measured;
        let overlap = self.overlap().await?;
        let enquiries = self.store.enquiries(Some(&actor.person)).await.map_err(failed)?;
        let mut by_share: BTreeMap<ShareId, u64> = BTreeMap::new();
        for enquiry in enquiries.iter().filter(|enquiry| enquiry.at >= first.start()) {
            *by_share.entry(enquiry.share).or_default() += 1;
        }
        let shares = self.store.shares_of(&actor.person, ALL_SHARES).await.map_err(failed)?;
        Ok(MyNumbers {
            measure,
            span,
            clicks,
            people: counted.then(|| PeopleInterval::over(days)),
            today: counted.then_some(visitors_today),
            estimate: self.estimate(actor, &shares, first.start(), &overlap).await?,
            overlap,
            enquiries: Measured::of(by_share.values().sum()),
            enquiries_ever: Measured::of(enquiries.len() as u64),
            enquiries_by_share: by_share
                .into_iter()
                .map(|(share, count)| ShareEnquiries { share, enquiries: Measured::of(count) })
                .collect(),
            as_of,
            now,
        })
    }

    /// Clicks on one's links by day and share; only days with clicks.
    async fn clicks_by_day(
        &self,
        actor: &Actor,
        first: Day,
        last: Day,
    ) -> Result<BTreeMap<Day, BTreeMap<ShareId, u64>>, Problem> {
        let from = first.start();
        let scope = ClickScope::Person(actor.person.clone());
        let question = ClickQuestion { scope, from, to: last.start().plus(DAY), width: DAY };
        let mut by_day: BTreeMap<Day, BTreeMap<ShareId, u64>> = BTreeMap::new();
        for count in self.store.clicks(&question).await.map_err(failed)? {
            let day = from.plus(count.bucket.saturating_mul(DAY)).day();
            *by_day.entry(day).or_default().entry(count.share).or_default() += count.clicks;
        }
        Ok(by_day)
    }

    async fn estimate(
        &self,
        actor: &Actor,
        shares: &[Share],
        from: Instant,
        overlap: &crate::numbers::Overlap,
    ) -> Result<Option<Estimate>, Problem> {
        let person = self.store.person(&actor.person).await.map_err(failed)?;
        let told = person.map(|person| person.settings.audience).unwrap_or_default();
        let mut posts: BTreeMap<Network, u64> = BTreeMap::new();
        for share in shares.iter().filter(|share| share.at >= from && share.went != Some(false)) {
            *posts.entry(share.network).or_default() += 1;
        }
        let audiences: Vec<Audience> = told
            .into_iter()
            .filter_map(|(network, followers)| {
                let posts = *posts.get(&network)?;
                Some(Audience { followers: followers.into(), posts })
            })
            .collect();
        let assumptions = self.assumptions().await?.1;
        Ok((!audiences.is_empty()).then(|| audience_reached(&assumptions, overlap, &audiences)))
    }

    pub(super) async fn story_numbers(&self, actor: &Actor, story: StoryId) -> Result<StoryNumbers, Problem> {
        actor.may(Right::TakePart)?;
        let shares = self.store.shares_of(&actor.person, ALL_SHARES).await.map_err(failed)?;
        let mine: BTreeSet<ShareId> =
            shares.iter().filter(|share| share.story == story).map(|share| share.id).collect();
        let ever = ClickQuestion {
            scope: ClickScope::Person(actor.person.clone()),
            from: Instant::from_millis(0),
            to: Instant::from_millis(i64::MAX),
            width: i64::MAX,
        };
        let counts = self.store.clicks(&ever).await.map_err(failed)?;
        let clicks = counts.iter().filter(|count| mine.contains(&count.share));
        let enquiries = self.store.enquiries(Some(&actor.person)).await.map_err(failed)?;
        let enquiries = enquiries.iter().filter(|enquiry| mine.contains(&enquiry.share)).count();
        let name = story.to_string();
        let weeks = self.closed_weeks().await?.into_iter().filter_map(|tables| {
            let table = tables.into_iter().find(|table| table.grouping == Grouping::Story)?;
            let cell = table.cells.into_iter().find(|cell| cell.name == name)?;
            Some(WeekClicks { week: table.week, clicks: Measured::of(cell.value?) })
        });
        Ok(StoryNumbers {
            story,
            measure: self.settings.tracked_links,
            mine: (!mine.is_empty()).then(|| clicks.map(|count| Measured::of(count.clicks)).sum()),
            my_enquiries: Measured::of(enquiries as u64),
            weeks: weeks.collect(),
            group: GROUP,
        })
    }

    pub(super) async fn programme_numbers(&self, actor: &Actor) -> Result<ProgrammeNumbers, Problem> {
        actor.may(Right::SeeInsight)?;
        let assumptions = self.assumptions().await?.1;
        let (mut weeks, mut networks) = (Vec::new(), Vec::new());
        for tables in self.closed_weeks().await? {
            let of = |grouping| tables.iter().find(|table| table.grouping == grouping);
            let Some(total) = of(Grouping::Programme) else { continue };
            let enquiries = self.enquiries_of(total.week).await?;
            let clicks = total.total.map(Measured::of);
            weeks.push(WeekNumbers { week: total.week, clicks, enquiries });
            for cell in of(Grouping::Network).into_iter().flat_map(|table| &table.cells) {
                if let (Ok(network), Some(value)) = (Network::named(&cell.name), cell.value) {
                    networks.push((network, Measured::of(value)));
                }
            }
        }
        let clicks: Measured = weeks.iter().filter_map(|week| week.clicks).sum();
        let named: Measured = networks.iter().map(|(_, clicks)| *clicks).sum();
        Ok(ProgrammeNumbers {
            measure: self.settings.tracked_links,
            group: GROUP,
            clicks,
            unnamed: Measured::of(clicks.get().saturating_sub(named.get())),
            media: media_value(&assumptions, &networks),
            equivalence: equivalence(&assumptions, clicks),
            overlap: self.overlap().await?,
            weeks,
        })
    }

    pub(super) async fn counting(&self, actor: &Actor) -> Result<Counting, Problem> {
        actor.may(Right::TakePart)?;
        let (version, assumptions) = self.assumptions().await?;
        let measure = self.settings.tracked_links;
        Ok(Counting {
            measure,
            enquiries: measure == Measure::Measured,
            assumptions: assumptions.all(),
            currency: assumptions.currency.clone(),
            overlap: self.overlap().await?,
            edits: assumptions.edits,
            version,
            editable: actor.may(Right::EditAssumptions).is_ok(),
        })
    }

    /// The published tables of the last closed weeks, oldest first.
    async fn closed_weeks(&self) -> Result<Vec<Vec<Table>>, Problem> {
        let current = self.clock.now().day().week();
        let mut weeks = Vec::new();
        for back in (1..=WEEKS).rev() {
            weeks.push(self.week(current.earlier(back)).await?);
        }
        Ok(weeks)
    }
}

/// How many visitors the links whose registers are gone can have had: each of them had fewer than five.
fn unkept(clicks: &BTreeMap<ShareId, u64>, sketches: &[Sketch]) -> u64 {
    let kept: BTreeSet<ShareId> = sketches.iter().map(|sketch| sketch.share).collect();
    let gone = clicks.iter().filter(|(share, _)| !kept.contains(share));
    gone.map(|(_, clicks)| (*clicks).min(FEWEST_VISITORS - 1)).sum()
}
