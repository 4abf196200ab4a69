//! The coarse questions, answered from indexes.

use std::collections::BTreeMap;

use domain::{
    event::{Event, EventNumber},
    ids::{PersonId, ShareId},
    reach::{ClickCount, ClickQuestion, ClickScope},
    search::matches,
    share::Share,
    store::{StoreError, StoryQuestion},
    story::{Story, StoryCursor, StoryKind, TopicCount, order_key},
    submission::Submission,
    time::{DAY, Instant},
};
use idb::{CursorDirection, KeyRange, ObjectStore, Query};
use js_sys::Array;
use wasm_bindgen::JsValue;

use super::{
    commit::last_number,
    rows::{bodies, body, failed, member},
};

/// A page of stories: each kind is an index run from newest to oldest, of which at most a page is read; the runs are
/// then merged by the order the question asks for. The cost does not grow with the number of stories.
pub async fn stories(store: &ObjectStore, question: &StoryQuestion) -> Result<Vec<Story>, StoreError> {
    let mut found: Vec<(StoryCursor, Story)> = Vec::new();
    for kind in StoryKind::ALL {
        found.extend(run(store, kind, question).await?);
    }
    found.sort_by_key(|(cursor, _)| std::cmp::Reverse(*cursor));
    Ok(found.into_iter().take(question.limit).map(|(_, story)| story).collect())
}

async fn run(
    store: &ObjectStore,
    kind: StoryKind,
    question: &StoryQuestion,
) -> Result<Vec<(StoryCursor, Story)>, StoreError> {
    let lower = Array::of1(&kind.name().into());
    // An array sorts after every number: `[kind, []]` is beyond the last story of the kind.
    let beyond = Array::of2(&kind.name().into(), &Array::new());
    let upper = question.after.map_or(beyond, |after| {
        let bonus = question.bonus.get(&kind).copied().unwrap_or(0).saturating_mul(DAY);
        let published = after.key.saturating_sub(bonus) as f64;
        Array::of3(&kind.name().into(), &published.into(), &after.id.to_string().into())
    });
    let range = KeyRange::bound(&lower, &upper, Some(true), Some(true)).map_err(failed)?;
    let index = store.index("order").map_err(failed)?;
    let cursor = index
        .open_cursor(Some(Query::KeyRange(range)), Some(CursorDirection::Prev))
        .map_err(failed)?
        .await
        .map_err(failed)?;
    let mut found = Vec::new();
    let Some(cursor) = cursor else { return Ok(found) };
    let mut cursor = cursor.into_managed();
    while let Some(row) = cursor.value().map_err(failed)? {
        let words = member(&row, "words").and_then(|words| words.as_string()).unwrap_or_default();
        if matches(&words, &question.words) {
            let story: Story = body(&row)?;
            if question.topic.as_ref().is_none_or(|topic| story.topics.contains(topic)) {
                let key = order_key(story.published, story.kind, &question.bonus);
                found.push((StoryCursor { key, id: story.id }, story));
            }
        }
        if found.len() == question.limit {
            break;
        }
        cursor.next(None).await.map_err(failed)?;
    }
    Ok(found)
}

pub async fn topics(store: &ObjectStore) -> Result<Vec<TopicCount>, StoreError> {
    let stories: Vec<Story> = bodies(store.get_all(None, None).map_err(failed)?.await.map_err(failed)?)?;
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for topic in stories.into_iter().flat_map(|story| story.topics) {
        *counts.entry(topic).or_default() += 1;
    }
    let mut topics: Vec<TopicCount> =
        counts.into_iter().map(|(topic, stories)| TopicCount { topic, stories }).collect();
    topics.sort_by(|a, b| b.stories.cmp(&a.stories).then_with(|| a.topic.cmp(&b.topic)));
    Ok(topics)
}

pub async fn shares_of(store: &ObjectStore, person: &PersonId) -> Result<Vec<Share>, StoreError> {
    let index = store.index("person").map_err(failed)?;
    let query = Query::Key(person.as_str().into());
    let mut shares: Vec<Share> =
        bodies(index.get_all(Some(query), None).map_err(failed)?.await.map_err(failed)?)?;
    shares.sort_by(|a, b| b.cmp(a));
    Ok(shares)
}

pub async fn submissions_of(store: &ObjectStore, person: &PersonId) -> Result<Vec<Submission>, StoreError> {
    let index = store.index("person").map_err(failed)?;
    let query = Query::Key(person.as_str().into());
    bodies(index.get_all(Some(query), None).map_err(failed)?.await.map_err(failed)?)
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
