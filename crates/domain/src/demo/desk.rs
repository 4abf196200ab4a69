//! What lies on the desk: a campaign that is on, a story that is soon over, and what colleagues suggested.

use crate::{
    campaign::{Campaign, Plan},
    ids::CommandId,
    person::Person,
    store::Row,
    story::Story,
    submission::{Reply, Submission},
    time::{DAY, HOUR, Instant},
};

/// The topic whose newest stories are the campaign's, and how many.
const TOPIC: (&str, usize) = ("Heat pumps", 3);
/// Which story is soon over, newest being 0, and in how many days.
const ENDING: (usize, i64) = (4, 6);

/// What was suggested: by whom (place among the people), how many hours ago, what, in which words, and the answer.
type Suggestion = (usize, i64, &'static str, &'static str, Option<&'static str>);
const SUGGESTED: [Suggestion; 3] = [
    (
        0,
        8 * 24,
        "The tenant who keeps her old thermostat on the wall",
        "She says it reminds her to look at the new one. It made the whole crew smile.",
        Some(
            "Thank you, Mira. I laughed out loud. May I come back to it when we tell how people live with their first pump?",
        ),
    ),
    (
        7,
        30,
        "Saturday school: eleven neighbours built a tiny heat exchanger",
        "Copper pipe, a kettle and a bucket. Nobody wanted to go home.",
        None,
    ),
    (
        12,
        5,
        "Why the night shift in Ghent has its own playlist",
        "Two hundred songs, one rule: nothing from the year you were born.",
        None,
    ),
];

/// Gives some stories to the campaign and an end to one; answers the rows that lie on the desk.
pub(super) fn lay(stories: &mut [Story], people: &[Person], now: Instant) -> Vec<Row> {
    let id = CommandId::v7(now.plus(-5 * DAY), &[77; 10]);
    let of_topic = stories.iter_mut().filter(|story| story.topics.iter().any(|topic| topic == TOPIC.0));
    for story in of_topic.take(TOPIC.1) {
        story.edition.campaign = Some(id);
    }
    if let Some(story) = stories.get_mut(ENDING.0) {
        story.edition.expires = Some(now.day().start().plus(ENDING.1 * DAY + 17 * HOUR));
    }
    let plan = Plan {
        title: "A warm winter".to_owned(),
        about: "Four weeks about what a heat pump feels like from inside the house.".to_owned(),
        starts: now.plus(-5 * DAY).day().date(),
        ends: now.plus(23 * DAY).day().date(),
    };
    let mut rows = vec![Row::Campaign(Campaign { id, plan, ended: None, version: 1 })];
    let suggested =
        SUGGESTED.iter().zip(0u8..).filter_map(|(suggestion, n)| submission(suggestion, n, people, now));
    rows.extend(suggested.map(Row::Submission));
    rows
}

fn submission(of: &Suggestion, n: u8, people: &[Person], now: Instant) -> Option<Submission> {
    let (place, hours, title, text, answer) = *of;
    let person = people.get(place)?;
    let at = now.plus(-hours * HOUR);
    let answer = answer.map(|words| Reply { story: None, words: words.to_owned(), at: at.plus(20 * HOUR) });
    Some(Submission {
        id: CommandId::v7(at, &[n; 10]),
        person: person.id.clone(),
        name: person.name.clone(),
        title: title.to_owned(),
        text: text.to_owned(),
        url: None,
        language: "en".to_owned(),
        picture: None,
        at,
        version: 1 + u64::from(answer.is_some()),
        answer,
    })
}
