//! The stories of two stores, walked and asked for.

use domain::{
    ids::StoryId,
    store::{Changes, MemoryStore, Row, Store},
};

use super::{MANY, bits};
use crate::{
    chance::Chance,
    report::{Stop, same},
};

const STORIES: usize = 300;

pub async fn are_walked_as_in_memory<S: Store>(store: &S, seed: u64) -> Result<(), Stop> {
    let mut chance = Chance::of(seed, "stories");
    let model = MemoryStore::default();
    // Each story is written twice, so that what the first version said must be gone.
    for version in 1..=2 {
        let put: Vec<Row> =
            (0..STORIES).map(|n| Row::Story(bits::random_story(n, version, &mut chance))).collect();
        let changes = Changes { put, ..Changes::default() };
        model.commit(changes.clone()).await?;
        store.commit(changes).await?;
    }
    let whole = model.stories_after(None, MANY).await?;
    for step in [1, 17, STORIES] {
        let mut walked = Vec::new();
        while let Some(page) = Some(store.stories_after(walked.last().copied(), step).await?)
            .filter(|page| !page.is_empty() && walked.len() <= STORIES)
        {
            walked.extend(page.iter().map(|story| story.id));
        }
        same!(walked, whole.iter().map(|story| story.id).collect::<Vec<_>>(), format!("steps of {step}"));
    }
    same!(store.stories_after(None, MANY).await?, whole, "all stories");
    // A place that no story has is a place all the same.
    let nowhere = StoryId::of_entry("no", "where");
    let (found, expected) =
        (store.stories_after(Some(nowhere), 5).await?, model.stories_after(Some(nowhere), 5).await?);
    same!(found, expected, "after a place between");
    let mut ids: Vec<StoryId> = (0..50).filter_map(|_| chance.pick(&whole).map(|story| story.id)).collect();
    ids.push(nowhere);
    let (found, expected) = (store.stories_by_id(&ids).await?, model.stories_by_id(&ids).await?);
    same!(found, expected, "stories by their ids, in that order");
    same!(store.stories_by_id(&[]).await?, [], "no stories");
    if let Some(story) = whole.first() {
        same!(store.story(story.id).await?.as_ref(), Some(story), "one story");
    }
    Ok(())
}
