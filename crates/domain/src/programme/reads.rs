//! What an actor may read.

use std::collections::BTreeMap;

use super::{Programme, failed};
use crate::{
    actor::{Actor, Right},
    board::Board,
    event::{Event, EventNumber, Missed},
    ids::ShareId,
    network::Network,
    numbers::on_day,
    person::Me,
    problem::Problem,
    progress::Progress,
    push::MyDevice,
    reach::{
        ClickCount, ClickQuestion, ClickScope, LinkCount, Measure, MyClicks, MyReach, NetworkClicks, Series,
        ShareClicks, Span, SpanClicks, check_edges,
    },
    share::{MOST_LISTED, Share},
    store::Store,
    time::Instant,
    trail::{Trail, series, trails},
};

/// The most events that are read at once.
const MOST_EVENTS: usize = 500;

impl<S: Store> Programme<S> {
    pub(super) async fn me(&self, actor: &Actor) -> Result<Me, Problem> {
        let person = self.store.person(&actor.person).await.map_err(failed)?;
        let devices = person.iter().flat_map(|person| &person.devices).map(MyDevice::from).collect();
        let reminders = person.iter().flat_map(|person| &person.reminders).cloned().collect();
        let (settings, quiz, quiz_history, saved, milestones) = person
            .map(|person| {
                (person.settings, person.quiz, person.quiz_history, person.saved, person.milestones)
            })
            .unwrap_or_default();
        Ok(Me {
            person: actor.person.clone(),
            name: actor.name.clone(),
            roles: actor.roles.clone(),
            circles: actor.circles.clone(),
            quiz,
            quiz_history,
            settings,
            saved,
            milestones,
            devices,
            reminders,
        })
    }

    pub(super) async fn progress(&self, actor: &Actor) -> Result<Progress, Problem> {
        actor.may(Right::TakePart)?;
        let person = self.store.person(&actor.person).await.map_err(failed)?;
        Ok(person.map(|person| person.progress).unwrap_or_default())
    }

    pub(super) async fn board(&self, actor: &Actor) -> Result<Board, Problem> {
        actor.may(Right::TakePart)?;
        let board = self.store.board().await.map_err(failed)?.unwrap_or_default();
        Ok(board.at(self.clock.now()))
    }

    pub(super) async fn shares(&self, actor: &Actor) -> Result<Vec<Share>, Problem> {
        actor.may(Right::TakePart)?;
        self.store.shares_of(&actor.person, MOST_LISTED).await.map_err(failed)
    }

    pub(super) async fn my_reach(&self, actor: &Actor, span: Span) -> Result<MyReach, Problem> {
        actor.may(Right::TakePart)?;
        // The number first: what happens while we read is announced after it and read again.
        let as_of = self.store.last_event().await.map_err(failed)?;
        let now = self.clock.now();
        let (width, buckets) = span.buckets();
        let from = span.start(now);
        let to = from.plus(width * buckets);
        let scope = ClickScope::Person(actor.person.clone());
        // Twice as long, for what is compared with it.
        let asked = ClickQuestion { scope: scope.clone(), from: from.plus(-width * buckets), to, width };
        let counts = self.store.clicks(&asked).await.map_err(failed)?;
        let ever = ClickQuestion {
            scope,
            from: Instant::from_millis(0),
            to: Instant::from_millis(i64::MAX),
            width: i64::MAX,
        };
        let ever = self.store.clicks(&ever).await.map_err(failed)?;
        let shares = self.store.shares_of(&actor.person, MOST_LISTED).await.map_err(failed)?;
        let trails = trails(&counts, buckets, &shares);
        let within = |trail: &Trail| (trail.share, trail.within(&(0..buckets)));
        let by_share: BTreeMap<ShareId, u64> =
            trails.iter().map(within).filter(|(_, clicks)| *clicks > 0).collect();
        let visitors_today = match self.settings.tracked_links {
            Measure::Measured => {
                let day = now.day();
                let sketches = self.store.sketches(day, Some(&actor.person)).await.map_err(failed)?;
                Some(on_day(day, |day| day.all(&sketches).visitors()))
            }
            Measure::Practice => None,
        };
        Ok(MyReach {
            measure: self.settings.tracked_links,
            span,
            series: Series { from, width, counts: series(&trails, 0..buckets) },
            clicks: by_share.values().sum(),
            clicks_ever: ever.iter().map(|count| count.clicks).sum(),
            visitors_today,
            networks: networks(&shares, &by_share),
            shares: shares
                .into_iter()
                .filter(|share| share.at >= from || by_share.contains_key(&share.id))
                .map(|share| ShareClicks {
                    clicks: by_share.get(&share.id).copied().unwrap_or(0),
                    share: share.id,
                    story: share.story,
                    title: share.title,
                    network: share.network,
                    code: share.code,
                    at: share.at,
                })
                .collect(),
            trails,
            as_of,
            now,
        })
    }

    /// Clicks on the actor's links between moments of their choice.
    pub(super) async fn my_clicks(&self, actor: &Actor, edges: &[Instant]) -> Result<MyClicks, Problem> {
        actor.may(Right::TakePart)?;
        check_edges(edges)?;
        let mut spans = Vec::new();
        for (from, to) in edges.iter().copied().zip(edges.iter().copied().skip(1)) {
            let scope = ClickScope::Person(actor.person.clone());
            let width = to.millis().saturating_sub(from.millis());
            let counts =
                self.store.clicks(&ClickQuestion { scope, from, to, width }).await.map_err(failed)?;
            let link = |count: ClickCount| LinkCount { share: count.share, clicks: count.clicks };
            let mut links: Vec<LinkCount> = counts.into_iter().map(link).collect();
            links.sort_unstable();
            spans.push(SpanClicks { from, to, links });
        }
        Ok(MyClicks { measure: self.settings.tracked_links, spans })
    }

    pub(super) async fn events_after(&self, actor: &Actor, after: EventNumber) -> Result<Missed, Problem> {
        let last = self.store.last_event().await.map_err(failed)?;
        if after > last {
            return Ok(Missed { events: Vec::new(), last, more: false, reset: true });
        }
        let read = self.store.events_after(after, MOST_EVENTS).await.map_err(failed)?;
        let reached = read.last().map_or(after, |event| event.n);
        let more = read.len() == MOST_EVENTS;
        let events = read.into_iter().filter(|event| event.is_for(actor)).map(Event::told).collect();
        Ok(Missed { events, last: reached, more, reset: false })
    }
}

fn networks(shares: &[Share], clicks: &BTreeMap<ShareId, u64>) -> Vec<NetworkClicks> {
    let mut sums: BTreeMap<Network, u64> = BTreeMap::new();
    for share in shares {
        if let Some(count) = clicks.get(&share.id) {
            *sums.entry(share.network).or_default() += count;
        }
    }
    let mut list: Vec<NetworkClicks> =
        sums.into_iter().map(|(network, clicks)| NetworkClicks { network, clicks }).collect();
    list.sort_by(|a, b| b.clicks.cmp(&a.clicks).then_with(|| a.network.cmp(&b.network)));
    list
}
