//! The coarse questions, answered from indexes.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    event::{Event, EventNumber},
    ids::{PersonId, ShareId, StoryId},
    reach::{ClickCount, ClickQuestion, ClickScope},
    share::Share,
    store::StoreError,
    story::Story,
    thanks::{Shown, ShownScope, Thanks, ThanksScope},
    time::Instant,
};
use idb::{KeyRange, ObjectStore, Query};
use js_sys::Array;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

use super::{
    commit::last_number,
    rows::{bodies, body, failed, member, thanks_key},
};

/// A walk over all stories by id, which is their key.
pub async fn stories_after(
    store: &ObjectStore,
    after: Option<StoryId>,
    limit: usize,
) -> Result<Vec<Story>, StoreError> {
    let range = after.map(|id| KeyRange::lower_bound(&id.to_string().into(), Some(true)));
    let range = range.transpose().map_err(failed)?.map(Query::KeyRange);
    let limit = u32::try_from(limit).unwrap_or(u32::MAX);
    bodies(store.get_all(range, Some(limit)).map_err(failed)?.await.map_err(failed)?)
}

/// These stories, in this order; all are asked for before the first is awaited.
pub async fn stories_by_id(store: &ObjectStore, ids: &[StoryId]) -> Result<Vec<Story>, StoreError> {
    let ask = |id: &StoryId| store.get(Query::Key(id.to_string().as_str().into())).map_err(failed);
    let under_way = ids.iter().map(ask).collect::<Result<Vec<_>, _>>()?;
    let mut stories = Vec::with_capacity(under_way.len());
    for request in under_way {
        if let Some(row) = request.await.map_err(failed)? {
            stories.push(body(&row)?);
        }
    }
    Ok(stories)
}

/// The stories that so many different people have shared.
pub fn sharers(shares: &[Share], least: u64) -> Vec<(StoryId, u64)> {
    let mut people: BTreeMap<StoryId, BTreeSet<&PersonId>> = BTreeMap::new();
    for share in shares {
        people.entry(share.story).or_default().insert(&share.person);
    }
    let counts = people.into_iter().map(|(story, people)| (story, people.len() as u64));
    counts.filter(|(_, count)| *count >= least).collect()
}

pub async fn shares_of(store: &ObjectStore, person: &PersonId) -> Result<Vec<Share>, StoreError> {
    let index = store.index("person").map_err(failed)?;
    let query = Query::Key(person.as_str().into());
    let mut shares: Vec<Share> =
        bodies(index.get_all(Some(query), None).map_err(failed)?.await.map_err(failed)?)?;
    shares.sort_by(|a, b| b.cmp(a));
    Ok(shares)
}

/// The rows of a person, where there is an index of that name.
pub async fn of_person<T: DeserializeOwned>(
    store: &ObjectStore,
    person: &PersonId,
) -> Result<Vec<T>, StoreError> {
    by(store, "person", person.as_str()).await
}

pub async fn shown(store: &ObjectStore, scope: &ShownScope) -> Result<Vec<Shown>, StoreError> {
    match scope {
        ShownScope::Share(share) => one(store, &share.to_string()).await,
        ShownScope::Story(story) => by(store, "story", &story.to_string()).await,
        ShownScope::Person(person) => by(store, "person", person.as_str()).await,
        ShownScope::Since(since) => {
            let range = KeyRange::lower_bound(&number(*since), Some(false)).map_err(failed)?;
            let index = store.index("since").map_err(failed)?;
            let request = index.get_all(Some(Query::KeyRange(range)), None).map_err(failed)?;
            bodies(request.await.map_err(failed)?)
        }
    }
}

pub async fn thanks(store: &ObjectStore, scope: &ThanksScope) -> Result<Vec<Thanks>, StoreError> {
    match scope {
        ThanksScope::One(share, from) => one(store, &thanks_key(*share, from)).await,
        ThanksScope::To(person) => by(store, "receiver", person.as_str()).await,
        ThanksScope::From(person) => by(store, "giver", person.as_str()).await,
    }
}

/// The row with this key, if it is there.
async fn one<T: DeserializeOwned>(store: &ObjectStore, key: &str) -> Result<Vec<T>, StoreError> {
    let row = store.get(Query::Key(key.into())).map_err(failed)?.await.map_err(failed)?;
    bodies(row.into_iter().collect())
}

/// The rows that an index finds by this.
async fn by<T: DeserializeOwned>(store: &ObjectStore, index: &str, key: &str) -> Result<Vec<T>, StoreError> {
    let index = store.index(index).map_err(failed)?;
    bodies(index.get_all(Some(Query::Key(key.into())), None).map_err(failed)?.await.map_err(failed)?)
}

pub async fn clicks(store: &ObjectStore, question: &ClickQuestion) -> Result<Vec<ClickCount>, StoreError> {
    let (from, to) = (question.from, question.to);
    let rows = match &question.scope {
        ClickScope::Person(person) => {
            let at = |at: Instant| Array::of2(&person.as_str().into(), &number(at));
            between(store, "person_at", &at(from), &at(to)).await?
        }
        ClickScope::Programme => between(store, "at", &number(from), &number(to)).await?,
    };
    let mut counts: BTreeMap<(ShareId, i64), u64> = BTreeMap::new();
    for row in rows {
        if let Some((share, at)) = click(&row) {
            let bucket = at.millis().saturating_sub(from.millis()) / question.width.max(1);
            *counts.entry((share, bucket)).or_default() += 1;
        }
    }
    Ok(counts.into_iter().map(|((share, bucket), clicks)| ClickCount { share, bucket, clicks }).collect())
}

pub async fn clicks_between(
    store: &ObjectStore,
    from: Instant,
    to: Instant,
) -> Result<BTreeMap<ShareId, u64>, StoreError> {
    let mut counts = BTreeMap::new();
    for row in between(store, "at", &number(from), &number(to)).await? {
        if let Some((share, _)) = click(&row) {
            *counts.entry(share).or_default() += 1;
        }
    }
    Ok(counts)
}

pub async fn events_after(
    store: &ObjectStore,
    after: EventNumber,
    limit: usize,
) -> Result<Vec<Event>, StoreError> {
    let range = KeyRange::lower_bound(&(after as f64).into(), Some(true)).map_err(failed)?;
    let limit = u32::try_from(limit).unwrap_or(u32::MAX);
    let request = store.get_all(Some(Query::KeyRange(range)), Some(limit)).map_err(failed)?;
    bodies(request.await.map_err(failed)?)
}

pub async fn last_event(store: &ObjectStore) -> Result<EventNumber, StoreError> {
    last_number(store).await
}

async fn between(
    store: &ObjectStore,
    index: &str,
    from: &JsValue,
    to: &JsValue,
) -> Result<Vec<JsValue>, StoreError> {
    let range = KeyRange::bound(from, to, Some(false), Some(true)).map_err(failed)?;
    let index = store.index(index).map_err(failed)?;
    index.get_all(Some(Query::KeyRange(range)), None).map_err(failed)?.await.map_err(failed)
}

fn number(at: Instant) -> JsValue {
    JsValue::from(at.millis() as f64)
}

fn click(row: &JsValue) -> Option<(ShareId, Instant)> {
    let share = member(row, "share")?.as_string()?.parse().ok()?;
    Some((share, Instant::from_millis(member(row, "at")?.as_f64()? as i64)))
}
