//! The gallery's questions by lot, answered by two stores.

use domain::{
    store::{Changes, MemoryStore, Row, Store, StoryQuestion},
    story::{KindBonus, StoryCursor, StoryKind, order_key},
};

use super::{MANY, bits};
use crate::{
    chance::Chance,
    made::day,
    report::{Stop, same},
};

const STORIES: usize = 300;
const QUESTIONS: usize = 150;

pub async fn are_found_as_in_memory<S: Store>(store: &S, seed: u64) -> Result<(), Stop> {
    let mut chance = Chance::of(seed, "stories");
    let model = MemoryStore::default();
    // Each story is written twice, so that what the first version said must no longer be found.
    for version in 1..=2 {
        let put: Vec<Row> =
            (0..STORIES).map(|n| Row::Story(bits::random_story(n, version, &mut chance))).collect();
        let changes = Changes { put, ..Changes::default() };
        model.commit(changes.clone()).await?;
        store.commit(changes).await?;
    }
    same!(store.topics().await?, model.topics().await?, "topics");
    let mut after = None;
    for n in 0..QUESTIONS {
        let question = StoryQuestion {
            words: bits::random_words(&mut chance),
            topic: chance.pick(&bits::TOPICS).filter(|_| n % 3 == 0).map(|topic| (*topic).to_owned()),
            bonus: bonus(&mut chance),
            after: after.filter(|_| n % 2 == 0),
            limit: 1 + chance.below(40),
        };
        let (found, expected) = (store.stories(&question).await?, model.stories(&question).await?);
        let ids = |stories: &[domain::story::Story]| stories.iter().map(|story| story.id).collect::<Vec<_>>();
        same!(ids(&found), ids(&expected), format!("question {n}, {question:?}"));
        same!(found, expected, format!("the stories of question {n}"));
        after = found.last().map(|story| StoryCursor {
            key: order_key(story.published, story.kind, &question.bonus),
            id: story.id,
        });
        if let Some(story) = expected.first() {
            same!(store.story(story.id).await?.as_ref(), Some(story), "one story");
        }
    }
    pages(store, &model, &mut chance).await
}

/// A whole walk, page by page.
async fn pages<S: Store>(store: &S, model: &MemoryStore, chance: &mut Chance) -> Result<(), Stop> {
    let bonus = bonus(chance);
    let question =
        |after, limit| StoryQuestion { words: Vec::new(), topic: None, bonus: bonus.clone(), after, limit };
    let whole = model.stories(&question(None, MANY)).await?;
    let mut walked = Vec::new();
    let mut after = None;
    loop {
        let page = store.stories(&question(after, 17)).await?;
        let Some(last) = page.last() else { break };
        after = Some(StoryCursor { key: order_key(last.published, last.kind, &bonus), id: last.id });
        walked.extend(page);
        if walked.len() > STORIES {
            break;
        }
    }
    same!(walked.len(), STORIES, "stories on all pages");
    same!(walked, whole, "all pages");
    // A place that no story has is a place all the same.
    let between = StoryCursor { key: day(6).millis() + 1, id: domain::ids::StoryId::of_entry("no", "where") };
    let (found, expected) = (
        store.stories(&question(Some(between), 50)).await?,
        model.stories(&question(Some(between), 50)).await?,
    );
    same!(found, expected, "after a place between");
    Ok(())
}

fn bonus(chance: &mut Chance) -> KindBonus {
    StoryKind::ALL
        .into_iter()
        .filter_map(|kind| {
            let days = i64::try_from(chance.below(22)).unwrap_or(0);
            chance.once_in(2).then_some((kind, days))
        })
        .collect()
}
