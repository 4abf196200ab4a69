use super::*;
use crate::{
    story::{NewStory, StoryKind},
    time::HOUR,
};

fn story(edition: Edition) -> Story {
    let new = NewStory {
        feed: "f".into(),
        guid: "g".into(),
        title: "T".into(),
        summary: String::new(),
        url: "https://example.org/".into(),
        picture: None,
        topics: vec![],
        source: "S".into(),
        language: "en".into(),
        kind: StoryKind::News,
        published: None,
    };
    Story { edition, ..new.into_story(Instant::from_millis(0)) }
}

#[test]
fn what_was_stored_before_there_were_editions_is_plain() {
    let json = serde_json::to_value(story(Edition::default())).unwrap();
    assert!(json.get("edition").is_none());
    let read: Story = serde_json::from_value(json).unwrap();
    assert!(read.edition.is_plain());
    assert_eq!(serde_json::from_str::<Edition>("{}").unwrap(), Edition::default());
}

#[test]
fn formats_have_the_names_that_serde_gives_them() {
    for format in Format::ALL {
        assert_eq!(serde_json::to_value(format).unwrap(), format.name());
    }
}

#[test]
fn a_story_is_offered_from_its_publication_until_the_moment_it_expires() {
    let at = |hours: i64| Instant::from_millis(hours * HOUR);
    let story = story(Edition { publish: Some(at(1)), expires: Some(at(2)), ..Edition::default() });
    let all = [Circle::Employee];
    let seen: Vec<_> = [0, 1, 2].into_iter().map(|hours| story.availability(at(hours), &all)).collect();
    assert_eq!(seen, [Availability::NotYet, Availability::Offered, Availability::Over]);
    assert_eq!(story.availability(at(2).plus(-1), &all), Availability::Offered);
}

#[test]
fn other_circles_do_not_even_learn_that_it_was_withdrawn() {
    let edition =
        Edition { circles: vec![Circle::Partner], withdrawn: Some(Instant::default()), ..Edition::default() };
    let story = story(edition);
    assert_eq!(story.availability(Instant::default(), &[Circle::Employee]), Availability::Elsewhere);
    assert_eq!(story.availability(Instant::default(), &[]), Availability::Elsewhere);
    let partner = [Circle::Customer, Circle::Partner];
    assert_eq!(story.availability(Instant::default(), &partner), Availability::Withdrawn);
}

#[test]
fn networks_are_all_unless_some_are_named() {
    let some = Edition { networks: vec![Network::X], ..Edition::default() };
    assert!(Edition::default().allows(Network::Device) && some.allows(Network::X));
    assert!(!some.allows(Network::LinkedIn) && !some.allows(Network::Device));
}

#[test]
fn a_story_for_inside_or_out_of_its_time_is_not_shared() {
    let now = Instant::from_millis(HOUR);
    let kept = |edition: Edition| story(edition).kept_in(now, &[]);
    assert_eq!(kept(Edition::default()), None);
    assert_eq!(
        kept(Edition { internal_only: true, ..Edition::default() }),
        Some("is for reading inside only")
    );
    assert_eq!(kept(Edition { expires: Some(now), ..Edition::default() }), Some("has expired"));
    let withdrawn = Edition { withdrawn: Some(now), internal_only: true, ..Edition::default() };
    assert_eq!(kept(withdrawn), Some("was withdrawn"));
}
