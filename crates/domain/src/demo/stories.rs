//! The stories of thirteen weeks.

use super::{
    chance::{Chance, SHARING, rhythm},
    data::shelf,
};
use crate::{
    ids::StoryId,
    story::{Edition, Picture, Story},
    time::{DAY, HOUR, Instant, MINUTE},
};

/// Over how many days they were published.
const DAYS: f64 = 91.0;

/// Every story, newest first.
pub(super) fn stories(seed: u64, now: Instant) -> Vec<Story> {
    let mut chance = Chance::of(seed, "stories");
    let shelf = shelf();
    let apart = DAYS / shelf.stories.len().max(1) as f64;
    let mut stories = Vec::with_capacity(shelf.stories.len());
    for (place, entry) in shelf.stories.into_iter().enumerate() {
        let age = (place as f64 + chance.between(0.2, 0.8)) * apart;
        let published = in_office_hours(now.plus(-(age * DAY as f64) as i64), &mut chance);
        // A feed is read every quarter of an hour or so.
        let added = published.plus((chance.between(2.0, 16.0) * MINUTE as f64) as i64);
        let Some(feed) = shelf.feeds.get(&entry.feed) else { continue };
        let picture = entry.picture.and_then(|name| {
            let alt = shelf.pictures.get(&name)?.clone();
            Some(Picture { local: Some(format!("demo/pictures/{name}.svg")), remote: None, alt, focus: None })
        });
        stories.push(Story {
            id: StoryId::of_entry(&feed.base, &entry.slug),
            url: format!("{}{}", feed.base, entry.slug),
            title: entry.title,
            summary: entry.summary,
            picture,
            topics: entry.topics,
            source: feed.source.clone(),
            language: entry.language,
            kind: entry.kind,
            published,
            added,
            version: 1,
            edition: Edition::default(),
        });
    }
    stories
}

/// Moves a moment back, at most three days, until it is one at which somebody publishes.
fn in_office_hours(at: Instant, chance: &mut Chance) -> Instant {
    let minutes = (chance.unit() * 60.0) as i64;
    (0..72)
        .map(|hours| at.floor(HOUR).plus(-(hours + 1) * HOUR + minutes * MINUTE))
        .find(|at| rhythm(*at, &SHARING, 0.0) > 0.5)
        .unwrap_or(at)
}
