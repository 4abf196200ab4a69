//! Small made-up things for the checks.

use domain::{
    quiz::{Answer, Pack, QuestionKind, Response},
    story::{Composed, Edition, NewStory, StoryKind},
    time::{DAY, Instant},
};

use crate::chance::Chance;

/// A moment in the past from which the checks count days.
const LONG_AGO: Instant = Instant::from_millis(1_700_000_000_000);

/// Day `n` of the checks' own calendar.
pub(crate) fn day(n: i64) -> Instant {
    LONG_AGO.plus(n * DAY)
}

/// `count` possible answers to different questions of the pack.
pub fn answers(pack: &Pack, chance: &mut Chance, count: usize) -> Vec<Answer> {
    let mut questions: Vec<_> = pack.questions.iter().collect();
    let mut answers = Vec::new();
    while answers.len() < count && !questions.is_empty() {
        let question = questions.swap_remove(chance.below(questions.len()));
        let first = chance.below(question.statements.len());
        let second = (first + 1) % question.statements.len().max(1);
        let statement = |place: usize| question.statements.get(place).cloned().unwrap_or_default();
        let response = match question.kind {
            QuestionKind::Likert => Response::Level { level: u8::try_from(chance.below(5) + 1).unwrap_or(1) },
            QuestionKind::PickOne => Response::Pick { statement: statement(first) },
            QuestionKind::BestWorst => {
                Response::BestWorst { best: statement(first), worst: statement(second) }
            }
        };
        answers.push(Answer { question: question.id.clone(), response, ms: None });
    }
    answers
}

/// A plain story of the feed `feed`; its title is `title`, its only topic `topic`.
pub(crate) fn story(feed: &str, guid: usize, title: &str, topic: &str) -> NewStory {
    NewStory {
        feed: feed.to_owned(),
        guid: format!("entry-{guid}"),
        title: title.to_owned(),
        summary: "Made for a check.".to_owned(),
        url: format!("https://example.org/{feed}/{guid}?a=1#there"),
        picture: None,
        topics: vec![topic.to_owned()],
        source: "Conformance".to_owned(),
        language: "en".to_owned(),
        kind: StoryKind::News,
        published: Some(day(0)),
    }
}

/// A plain story as somebody writes it, with `topic` as its only topic.
pub(crate) fn composed(topic: &str) -> Composed {
    Composed {
        title: "Written here".to_owned(),
        summary: "Made for a check.".to_owned(),
        url: "https://example.org/written?a=1#there".to_owned(),
        topics: vec![topic.to_owned()],
        language: "en".to_owned(),
        kind: StoryKind::News,
        edition: Edition::default(),
        pictures: Vec::new(),
        upload: None,
    }
}

/// A small JPEG in base 64.
pub(crate) fn photo() -> String {
    include_str!("photo.b64").to_owned()
}

/// The same picture as a camera may write it: with EXIF that says where and of what.
pub(crate) fn photo_with_place() -> String {
    include_str!("photo_with_place.b64").to_owned()
}

/// A part of that EXIF as it stands in base 64.
pub(crate) const PLACE_IN_BASE_64: &str = "T0xZUEhPTlktUExB";
