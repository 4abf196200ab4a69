use super::*;
use crate::{network::Network, story::Happens, upload::Focus};

fn composed() -> Composed {
    Composed {
        title: " A  walk\u{202e} ".into(),
        summary: "One\r\n\r\n\r\ntwo\u{0}".into(),
        url: " https://example.org/a ".into(),
        topics: vec!["Energy".into(), " Energy ".into(), "People".into()],
        language: "pt-BR".into(),
        kind: StoryKind::News,
        edition: Edition::default(),
        pictures: vec![],
        upload: None,
    }
}

fn places(composed: Composed) -> Vec<String> {
    let problem = composed.check("/story", &[]).unwrap_err();
    problem.fields.into_iter().map(|field| field.pointer).collect()
}

#[test]
fn what_is_written_is_cleaned() {
    let good = composed().check("/story", &[]).unwrap();
    assert_eq!((good.title.as_str(), good.summary.as_str()), ("A walk", "One\n\ntwo"));
    assert_eq!(good.url, "https://example.org/a");
    assert_eq!(good.topics, ["Energy", "People"]);
    assert_eq!(good.clone().check("/story", &[]).unwrap(), good);
}

#[test]
fn every_mistake_is_named_with_its_place() {
    let bad = Composed {
        title: "\u{202e}".into(),
        summary: "x".repeat(2_001),
        url: "javascript:alert(1)".into(),
        topics: vec![" ".into()],
        language: "x".into(),
        pictures: vec![Picture {
            local: Some("pictures/other.jpg".into()),
            remote: None,
            alt: String::new(),
            focus: Some(Focus { x: 101, y: 0 }),
        }],
        edition: Edition {
            format: Format::FactCard,
            publish: Some(Instant::from_millis(5)),
            expires: Some(Instant::from_millis(5)),
            disclosure: Some("x".repeat(MAX_DISCLOSURE + 1)),
            choices: vec![String::new()],
            ..Edition::default()
        },
        ..composed()
    };
    let expected = [
        "title",
        "summary",
        "url",
        "topics/0",
        "language",
        "pictures/0",
        "pictures/0/focus",
        "edition/expires",
        "edition/disclosure",
        "edition/sources",
        "edition/choices/0",
    ];
    let expected: Vec<String> = expected.iter().map(|field| format!("/story/{field}")).collect();
    assert_eq!(places(bad), expected);
}

#[test]
fn each_format_asks_for_what_makes_it_one() {
    let with = |format: Format, change: fn(&mut Edition)| {
        let mut edition = Edition { format, ..Edition::default() };
        change(&mut edition);
        Composed { edition, ..composed() }
    };
    let nothing: fn(&mut Edition) = |_| {};
    assert_eq!(places(with(Format::Event, nothing)), ["/story/edition/happens"]);
    assert_eq!(places(with(Format::Poll, nothing)), ["/story/edition/choices"]);
    assert_eq!(places(with(Format::FactCard, nothing)), ["/story/edition/sources"]);
    let good = [
        with(Format::Event, |edition| {
            edition.happens = Some(Happens { starts: Instant::from_millis(9), place: String::new() });
        }),
        with(Format::Poll, |edition| edition.choices = vec!["A".into(), "B".into()]),
        with(Format::FactCard, |edition| {
            edition.sources = vec![Source { title: "S".into(), url: "https://example.org/s".into() }];
        }),
        with(Format::Lift, nothing),
    ];
    for composed in good {
        composed.check("/story", &[]).unwrap();
    }
}

#[test]
fn what_leads_nowhere_is_for_reading_only() {
    let nowhere = Composed { url: String::new(), ..composed() };
    assert_eq!(places(nowhere.clone()), ["/story/url"]);
    let edition = Edition { internal_only: true, ..Edition::default() };
    Composed { edition, ..nowhere }.check("/story", &[]).unwrap();
}

#[test]
fn what_only_the_backend_decides_survives_an_edit() {
    let now = Instant::from_millis(77);
    let id = StoryId::of_entry("a", "b");
    let first = composed().check("", &[]).unwrap().into_story(id, None, vec![], "Programme", now);
    assert_eq!((first.version, first.published, first.source.as_str()), (1, now, "Programme"));
    let mut before = first.clone();
    before.edition.withdrawn = Some(now);
    let edition = Edition { networks: vec![Network::X, Network::X], withdrawn: None, ..Edition::default() };
    let again = Composed { edition, ..composed() }.check("", &[]).unwrap();
    let again = again.into_story(id, Some(&before), vec![], "Other", Instant::from_millis(99));
    assert_eq!((again.version, again.published, again.added), (2, now, now));
    assert_eq!((again.source.as_str(), again.edition.withdrawn), ("Programme", Some(now)));
    assert_eq!(again.edition.networks, [Network::X]);
}
