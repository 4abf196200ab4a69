//! What an actor may read.

use std::collections::BTreeMap;

use super::{Programme, failed};
use crate::{
    actor::{Actor, Right},
    board::Board,
    event::{EventNumber, Missed},
    ids::ShareId,
    network::Network,
    person::{Me, QuizRecord},
    problem::Problem,
    progress::Progress,
    quiz::Standing,
    reach::{ClickQuestion, ClickScope, Measure, MyReach, NetworkClicks, Series, ShareClicks, Span},
    search,
    share::Share,
    sketch::visitors,
    store::{Store, StoryQuestion},
    story::{
        KindBonus, MAX_BONUS_DAYS, Page, Story, StoryCursor, StoryFilter, StoryOrder, TopicCount, page_size,
    },
    time::Instant,
};

/// The most shares that are listed at once.
const MOST_SHARES: usize = 200;
/// The most events that are read at once.
const MOST_EVENTS: usize = 500;

impl<S: Store> Programme<S> {
    pub(super) async fn me(&self, actor: &Actor) -> Result<Me, Problem> {
        let person = self.store.person(&actor.person).await.map_err(failed)?;
        let (settings, quiz, quiz_history) =
            person.map(|person| (person.settings, person.quiz, person.quiz_history)).unwrap_or_default();
        Ok(Me {
            person: actor.person.clone(),
            name: actor.name.clone(),
            roles: actor.roles.clone(),
            circles: actor.circles.clone(),
            quiz,
            quiz_history,
            settings,
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

    pub(super) async fn stories(
        &self,
        actor: &Actor,
        filter: StoryFilter,
    ) -> Result<Page<Story, StoryCursor>, Problem> {
        actor.may(Right::TakePart)?;
        let limit = page_size(filter.limit)?;
        let bonus = match filter.order {
            StoryOrder::Fit => self.bonus(actor).await?,
            StoryOrder::Fresh => KindBonus::new(),
        };
        let mut question = StoryQuestion {
            words: search::words(&filter.text),
            topic: filter.topic,
            bonus,
            after: filter.cursor,
            limit,
        };
        question.words.truncate(8);
        self.offered_page(actor, question, limit).await
    }

    /// How many days of freshness each kind of story is worth to this person: the kinds that fit their personas,
    /// in the pack's order, weighted by how sure each persona is.
    async fn bonus(&self, actor: &Actor) -> Result<KindBonus, Problem> {
        let person = self.store.person(&actor.person).await.map_err(failed)?;
        let mut worth: BTreeMap<_, f64> = BTreeMap::new();
        for part in person.iter().filter_map(|p| p.quiz.as_ref()).flat_map(QuizRecord::named) {
            let weight = match part.standing {
                Standing::Primary | Standing::CoPrimary => 1.0,
                Standing::AlsoYou | Standing::Room => 0.5,
            };
            for (place, kind) in
                self.pack.persona(part.persona).into_iter().flat_map(|p| &p.story_kinds).enumerate()
            {
                let value = weight * MAX_BONUS_DAYS as f64 / (place + 1) as f64;
                let best = worth.entry(*kind).or_insert(0.0);
                *best = best.max(value);
            }
        }
        Ok(worth.into_iter().map(|(kind, days)| (kind, days as i64)).collect())
    }

    pub(super) async fn topics(&self, actor: &Actor) -> Result<Vec<TopicCount>, Problem> {
        actor.may(Right::TakePart)?;
        self.offered_topics(actor).await
    }

    pub(super) async fn shares(&self, actor: &Actor) -> Result<Vec<Share>, Problem> {
        actor.may(Right::TakePart)?;
        self.store.shares_of(&actor.person, MOST_SHARES).await.map_err(failed)
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
        let asked = ClickQuestion { scope: scope.clone(), from, to, width };
        let counts = self.store.clicks(&asked).await.map_err(failed)?;
        let ever = ClickQuestion {
            scope,
            from: Instant::from_millis(0),
            to: Instant::from_millis(i64::MAX),
            width: i64::MAX,
        };
        let ever = self.store.clicks(&ever).await.map_err(failed)?;
        let shares = self.store.shares_of(&actor.person, MOST_SHARES).await.map_err(failed)?;
        let mut series = vec![0u64; usize::try_from(buckets).unwrap_or(0)];
        let mut by_share: BTreeMap<ShareId, u64> = BTreeMap::new();
        for count in &counts {
            let bucket = usize::try_from(count.bucket).unwrap_or(usize::MAX);
            if let Some(cell) = series.get_mut(bucket) {
                *cell += count.clicks;
            }
            *by_share.entry(count.share).or_default() += count.clicks;
        }
        let visitors_today = match self.settings.tracked_links {
            Measure::Measured => {
                let day = now.day();
                let sketches = self.store.sketches(day, Some(&actor.person)).await.map_err(failed)?;
                Some(visitors(day, &sketches))
            }
            Measure::Practice => None,
        };
        Ok(MyReach {
            measure: self.settings.tracked_links,
            span,
            series: Series { from, width, counts: series },
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
            as_of,
            now,
        })
    }

    pub(super) async fn events_after(&self, actor: &Actor, after: EventNumber) -> Result<Missed, Problem> {
        let last = self.store.last_event().await.map_err(failed)?;
        if after > last {
            return Ok(Missed { events: Vec::new(), last, more: false, reset: true });
        }
        let read = self.store.events_after(after, MOST_EVENTS).await.map_err(failed)?;
        let reached = read.last().map_or(after, |event| event.n);
        let more = read.len() == MOST_EVENTS;
        let events = read.into_iter().filter(|event| event.is_for(actor)).collect();
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
