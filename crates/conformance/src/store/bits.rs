//! Rows for the checks of a store. What a row says follows from its number.

use std::collections::BTreeSet;

use domain::{
    actor::Circle,
    board::{Alert, Board, Occasion},
    campaign::{Campaign, Plan},
    command::StoredCommand,
    enquiry::{Enquiry, EnquiryId},
    event::{Audience, Happening, NewEvent},
    ids::{Code, CommandId, PersonId, ShareId, StoryId},
    network::Network,
    person::Person,
    privacy::Publication,
    progress::Progress,
    push::{Device, Reminder},
    reported::{Figures, Format, Metric, NewReport, Report, Reported, ReportedDay, ReportedPost},
    settings::Settings,
    share::Share,
    sketch::Sketch,
    store::{Changes, Row},
    story::{Edition, Format as StoryFormat, Story, StoryKind},
    submission::{Reply, Submission},
    thanks::{Shown, Thanks, Told},
    time::{Day, Instant},
    visit::{Click, DayKey},
};

use crate::{
    chance::Chance,
    made::{day, story},
    report::Stop,
};

pub fn person_id(n: usize) -> Result<PersonId, Stop> {
    Ok(PersonId::try_from(format!("lot.person-{n}@example"))?)
}

pub fn person(n: usize, version: u64) -> Result<Person, Stop> {
    Ok(Person {
        id: person_id(n)?,
        name: format!("Pérsón {n} '\"; 👋"),
        circle: if n.is_multiple_of(3) { Circle::Partner } else { Circle::Employee },
        joined: day(3),
        quiz: None,
        quiz_history: Vec::new(),
        settings: Settings::default(),
        progress: Progress::default(),
        saved: vec![StoryId::of_entry("lot", "1")],
        milestones: vec![Told { story: StoryId::of_entry("lot", "2"), rung: 25 }],
        devices: vec![device(version)],
        reminders: vec![Reminder {
            id: command_id(3),
            story: StoryId::of_entry("lot", "2"),
            title: "Another".into(),
            at: day(9),
        }],
        demo: n.is_multiple_of(2),
        version,
    })
}

/// A device, another one with each version.
fn device(version: u64) -> Device {
    Device {
        id: format!("{version:032x}"),
        endpoint: format!("https://push.example.org/{version}"),
        p256dh: "BA".into(),
        auth: "AA".into(),
        zone: "Europe/Oslo".into(),
        language: "nb".into(),
        since: day(4),
    }
}

pub fn command_id(n: usize) -> CommandId {
    let mut bytes = [7; 10];
    bytes.iter_mut().zip(n.to_be_bytes()).for_each(|(to, from)| *to = from);
    CommandId::v7(day(2), &bytes)
}

pub fn command(n: usize, person: PersonId) -> StoredCommand {
    StoredCommand { id: command_id(n), person: Some(person), digest: format!("{n:064x}") }
}

/// Whose share `n` is.
pub const fn owner(n: usize) -> usize {
    n % 5
}

/// Share `n` belongs to its [`owner`] and was made on day `n % 4`, so that moments tie.
pub fn share(n: usize) -> Result<Share, Stop> {
    let id: ShareId = command_id(1_000_000 + n);
    Ok(Share {
        id,
        person: person_id(owner(n))?,
        story: StoryId::of_entry("lot", &format!("{}", n % 7)),
        title: format!("Title {n} %_'"),
        network: Network::ALL.into_iter().nth(n % Network::ALL.len()).unwrap_or(Network::X),
        caption: format!("Caption {n}\n\"ünï\" 🎉"),
        code: Code::of_share(id),
        target: format!("https://example.org/{n}?utm_source=x#y"),
        topic: (!n.is_multiple_of(3)).then(|| format!("topic {}", n % 2)),
        at: day(i64::try_from(n % 4).unwrap_or(0)),
        open: n.is_multiple_of(2),
        went: (n % 3 != 1).then_some(n.is_multiple_of(3)),
        post: n.is_multiple_of(6).then(|| format!("https://example.org/post/{n}")),
    })
}

pub fn click(share: &Share, at: Instant) -> Row {
    Row::Click(Click {
        share: share.id,
        person: share.person.clone(),
        story: share.story,
        network: share.network,
        at,
    })
}

pub fn day_key(n: i64) -> DayKey {
    DayKey { day: Day::from_number(n), key: (0..32).map(|i| i ^ n.to_be_bytes()[7]).collect() }
}

pub fn sketch(n: i64, share: ShareId, version: u64, chance: &mut Chance) -> Sketch {
    let mut sketch = Sketch::new(Day::from_number(n), share);
    for _ in 0..chance.below(30) {
        sketch.add(chance.number());
    }
    sketch.version = version;
    sketch
}

pub fn publication(name: &str, version: u64) -> Publication {
    let body =
        serde_json::json!({ "shown": [1, null, "ä"], "version": version, "nested": { "big": u64::MAX } });
    Publication { name: name.to_owned(), body, version }
}

pub fn campaign(n: usize, version: u64) -> Campaign {
    let plan = Plan {
        title: format!("Wärme {n} '\"; 👋"),
        about: "100% _".into(),
        starts: "2026-12-01".into(),
        ends: "2026-12-24".into(),
    };
    let ended = version.is_multiple_of(2).then(|| day(3));
    Campaign { id: command_id(2_000_000 + n), plan, ended, version }
}

/// Submission `n` belongs to the [`owner`] of share `n`.
pub fn submission(n: usize, version: u64) -> Result<Submission, Stop> {
    let answer = Reply { story: None, words: format!("Thänk you {n}"), at: day(8) };
    Ok(Submission {
        id: command_id(3_000_000 + n),
        person: person_id(owner(n))?,
        name: "Pérsón".into(),
        title: format!("Title {n} \u{200f}مرحبا"),
        text: "Text\n\"quoted\"".into(),
        url: n.is_multiple_of(2).then(|| "https://example.org/a?b#c".into()),
        language: "en".into(),
        picture: None,
        at: day(7),
        answer: version.is_multiple_of(2).then_some(answer),
        version,
    })
}

/// Report `n` belongs to the [`owner`] of share `n`.
pub fn report(n: usize) -> Result<Report, Stop> {
    let figures: Figures =
        [(Metric::Impressions, Reported::of(n as u64)), (Metric::Reactions, Reported::of(7))].into();
    let post = ReportedPost {
        link: Some(format!("https://example.org/post/{n}?a=\"ü\"")),
        text: "Wörds 🎉 %_'".into(),
        published: Some(Day::from_number(20_000)),
        figures: figures.clone(),
        ..ReportedPost::default()
    };
    let whole = ReportedDay { day: Day::from_number(20_001), figures, corrects: n.is_multiple_of(2) };
    let new = NewReport {
        format: Format::XPosts,
        file: format!("export {n}.csv"),
        fingerprint: format!("{n:064x}"),
        as_of: day(6),
        posts: vec![post],
        days: vec![whole],
    };
    Ok(Report { id: command_id(4_000_000 + n), person: person_id(owner(n))?, at: day(7), new })
}

/// Enquiry `n` came after a click on share `n`.
pub fn enquiry(n: usize) -> Result<Enquiry, Stop> {
    let share = share(n)?;
    Ok(Enquiry {
        id: EnquiryId::of("key", &format!("{n}")),
        share: share.id,
        person: share.person,
        story: share.story,
        network: share.network,
        at: day(9),
    })
}

/// What is shown of share `n`.
pub fn shown(n: usize, version: u64) -> Result<Shown, Stop> {
    let share = share(n)?;
    Ok(Shown {
        share: share.id,
        person: share.person,
        name: "Pérsón \u{200f}مرحبا".into(),
        circles: vec![Circle::Employee, Circle::Customer],
        story: share.story,
        title: share.title,
        network: share.network,
        at: share.at,
        since: share.at.plus(i64::try_from(version).unwrap_or(0)),
        lift: n.is_multiple_of(2),
        open: share.open,
        version,
    })
}

/// What person `from` says for share `n`.
pub fn thanks(n: usize, from: usize, version: u64) -> Result<Thanks, Stop> {
    let share = share(n)?;
    Ok(Thanks {
        id: command_id(4_000_000 + 10 * n + from),
        share: share.id,
        story: share.story,
        title: share.title,
        from: person_id(from)?,
        name: "Pérsón".into(),
        to: share.person,
        words: "Thänk you '\"; 👋".into(),
        at: day(9),
        put_away: version.is_multiple_of(2),
        version,
    })
}

pub fn board(version: u64) -> Board {
    let alert = Alert { text: "Ünï \"quoted\"".into(), since: day(1), topics: vec!["50%".into()] };
    let occasion = Occasion {
        id: command_id(7),
        title: "Walk 🚶".into(),
        place: String::new(),
        starts: day(9),
        url: None,
        personas: vec!["scout".into()],
    };
    Board { alert: version.is_multiple_of(2).then_some(alert), occasions: vec![occasion], version }
}

pub fn event(n: usize, audience: Audience) -> NewEvent {
    let what = match n % 5 {
        0 => Happening::StoriesChanged { stories: vec![StoryId::of_entry("lot", "1")] },
        1 => Happening::ProfileChanged,
        2 => Happening::Shared { share: command_id(n) },
        3 => Happening::BoardChanged { occasion: Some(command_id(n)), alert: None },
        _ => Happening::Clicked { share: command_id(n), clicks: 3 },
    };
    NewEvent { at: day(5).plus(i64::try_from(n).unwrap_or(0)), audience, what }
}

pub fn events(count: usize) -> Changes {
    let events = (0..count).map(|n| event(n, Audience::Everyone)).collect();
    Changes { events, ..Changes::default() }
}

const WORDS: [&str; 16] = [
    "Énergie",
    "energy",
    "Städte",
    "stadt",
    "100%",
    "under_score",
    "日本語",
    "مرحبا",
    "Straße",
    "strasse",
    "a",
    "AND",
    "\"quoted\"",
    "o'clock",
    "ﬁne",
    "*",
];

/// Story `n` with words, topics, kind and moment by lot. Few moments, so that many tie.
pub fn random_story(n: usize, version: u64, chance: &mut Chance) -> Story {
    let mut words = |count| {
        let words: Vec<&str> = (0..count).filter_map(|_| chance.pick(&WORDS).copied()).collect();
        words.join(" ")
    };
    let (title, summary) = (words(3), words(4));
    let topics: Vec<String> =
        (0..chance.below(4)).filter_map(|_| chance.pick(&TOPICS).map(|topic| (*topic).to_owned())).collect();
    let mut new = story("lot", n, &title, "");
    new.summary = summary;
    new.topics = topics.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
    new.kind = chance.pick(&StoryKind::ALL).copied().unwrap_or(StoryKind::News);
    new.published = Some(day(i64::try_from(chance.below(12)).unwrap_or(0)));
    let mut story = new.into_story(day(60));
    story.version = version;
    if chance.once_in(4) {
        let format = chance.pick(&StoryFormat::ALL).copied().unwrap_or_default();
        story.edition = Edition { format, pinned: chance.once_in(2), ..Edition::default() };
    }
    story
}

pub const TOPICS: [&str; 6] = ["Energy", "energy", "50%", "a_b", "Zürich", "日本"];
