//! The demo programme is what its documentation says, for any seed and at any hour.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    actor::Circle,
    board::Board,
    campaign::Campaign,
    demo::{AMBASSADOR, generate},
    ids::{Code, ShareId},
    network::Network,
    person::Person,
    quiz::Pack,
    share::Share,
    sketch::Sketch,
    store::Row,
    story::{LIMITS, Story, StoryKind, is_web_address},
    submission::Submission,
    thanks::{Shown, Thanks, words},
    time::{DAY, HOUR, Instant, MINUTE},
    visit::Click,
};

/// 2026-11-18T14:25Z, a Wednesday.
const AFTERNOON: Instant = Instant::from_millis(1_795_011_900_000);

fn pack() -> Pack {
    Pack::read(include_str!("../../../public/packs/default.json")).unwrap()
}

#[derive(Default)]
struct Demo {
    people: Vec<Person>,
    stories: Vec<Story>,
    shares: Vec<Share>,
    clicks: Vec<Click>,
    sketches: Vec<Sketch>,
    keys: usize,
    board: Board,
    campaigns: Vec<Campaign>,
    submissions: Vec<Submission>,
    shown: Vec<Shown>,
    thanks: Vec<Thanks>,
}

fn demo(seed: u64, now: Instant) -> Demo {
    let mut demo = Demo::default();
    for row in generate(seed, now, &pack()) {
        match row {
            Row::Person(row) => demo.people.push(row),
            Row::Story(row) => demo.stories.push(row),
            Row::Share(row) => demo.shares.push(row),
            Row::Click(row) => demo.clicks.push(row),
            Row::DayKey(row) => {
                assert_eq!((row.day, row.key.len()), (now.day(), 32));
                demo.keys += 1;
            }
            Row::Sketch(row) => demo.sketches.push(row),
            Row::Board(row) => demo.board = row,
            Row::Campaign(row) => demo.campaigns.push(row),
            Row::Submission(row) => demo.submissions.push(row),
            Row::Shown(row) => demo.shown.push(row),
            Row::Thanks(row) => demo.thanks.push(row),
            Row::Enquiry(row) => panic!("nobody enquired after {}", row.story),
            Row::Publication(row) => panic!("{} is published by nobody", row.name),
            Row::Report(row) => panic!("{} is reported by nobody", row.new.file),
        }
    }
    demo
}

fn clicks_by_share(clicks: &[Click]) -> BTreeMap<ShareId, usize> {
    let mut counts = BTreeMap::new();
    for click in clicks {
        *counts.entry(click.share).or_default() += 1;
    }
    counts
}

#[test]
fn the_same_seed_gives_the_same_rows_and_another_gives_others() {
    let pack = pack();
    let first = generate(1, AFTERNOON, &pack);
    assert_eq!(first, generate(1, AFTERNOON, &pack));
    assert_ne!(first, generate(2, AFTERNOON, &pack));
}

#[test]
fn colleagues_show_shares_and_thanked_the_ambassador() {
    for seed in 1..=6 {
        let demo = demo(seed, AFTERNOON);
        let mine = |person: &domain::ids::PersonId| person.as_str() == AMBASSADOR;
        let (own, others): (Vec<&Shown>, Vec<&Shown>) =
            demo.shown.iter().partition(|shown| mine(&shown.person));
        assert_eq!((own.len(), others.len()), (2, 5), "seed {seed}");
        for shown in &demo.shown {
            let share = demo.shares.iter().find(|share| share.id == shown.share).unwrap();
            assert_eq!((&share.person, share.story, share.at), (&shown.person, shown.story, shown.at));
            assert_eq!(share.post.is_some(), shown.lift);
        }
        assert_eq!(demo.thanks.len(), 3, "seed {seed}");
        for thanks in &demo.thanks {
            assert!(mine(&thanks.to) && !mine(&thanks.from) && thanks.at <= AFTERNOON);
            assert!(own.iter().any(|shown| shown.share == thanks.share), "seed {seed}");
            assert_eq!(words(&thanks.words).as_deref(), Ok(thanks.words.as_str()));
        }
    }
}

#[test]
fn sixty_people_take_part_and_fifty_know_who_they_are() {
    let people = demo(7, AFTERNOON).people;
    let of = |circle| people.iter().filter(|person| person.circle == circle).count();
    assert_eq!((of(Circle::Employee), of(Circle::Partner), of(Circle::Customer)), (44, 8, 8));
    assert_eq!(people.iter().filter(|person| person.quiz.is_some()).count(), 50);
    assert!(people.iter().all(|person| person.demo && person.joined < AFTERNOON));
    let names: BTreeSet<&str> = people.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names.len(), 60);
    for person in &people {
        let Some(quiz) = &person.quiz else { continue };
        assert!(quiz.at > person.joined && quiz.at < AFTERNOON, "{}", person.name);
        assert!(quiz.verdict.scored >= 10, "{} answered too little", person.name);
    }
}

#[test]
fn three_took_the_quiz_twice_and_two_corrected_it() {
    for seed in 1..=6 {
        let people = demo(seed, AFTERNOON).people;
        let twice: Vec<&Person> = people.iter().filter(|person| !person.quiz_history.is_empty()).collect();
        assert!(twice.len() == 3 && twice[0].id.as_str() == AMBASSADOR, "seed {seed}");
        for person in twice {
            let (past, quiz) = (&person.quiz_history[0], person.quiz.as_ref().unwrap());
            assert!(person.joined < past.at && past.at < quiz.at && quiz.at < AFTERNOON, "{}", person.name);
            assert!(past.persona().is_some() && past.verdict.reasons.is_empty());
            assert!(past.verdict.blend != quiz.verdict.blend && person.quiz_history.len() == 1);
        }
        let quizzes = people.iter().filter_map(|person| person.quiz.as_ref());
        let corrected: Vec<_> = quizzes.filter(|quiz| quiz.correction.is_some()).collect();
        assert_eq!(corrected.len(), 2, "seed {seed}");
        assert!(corrected.iter().all(|quiz| quiz.persona() != quiz.told() && quiz.told().is_some()));
    }
}

#[test]
fn the_ambassador_is_on_her_way_along_a_path_that_exists() {
    let paths: serde_json::Value =
        serde_json::from_str(include_str!("../../../public/content/paths/en.json")).unwrap();
    for seed in 1..=6 {
        let people = demo(seed, AFTERNOON).people;
        let (mine, others): (Vec<&Person>, Vec<&Person>) =
            people.iter().partition(|person| person.id.as_str() == AMBASSADOR);
        let mira = mine[0];
        assert_eq!((mine.len(), mira.settings.audience.len(), mira.settings.check("")), (1, 2, Ok(())));
        let steps = paths["paths"][mira.persona().unwrap()]["steps"].as_array().unwrap();
        let first: BTreeSet<&str> = steps.iter().take(3).map(|step| step["id"].as_str().unwrap()).collect();
        let done: BTreeSet<&str> = mira.progress.steps.keys().map(String::as_str).collect();
        assert_eq!(done, first, "seed {seed}");
        let since = |at: Option<Instant>| at.is_some_and(|at| at > mira.joined && at < AFTERNOON);
        assert!(mira.progress.steps.values().all(|step| since(step.done_at)));
        assert_eq!(mira.progress.steps.values().filter(|step| !step.note.is_empty()).count(), 1);
        assert!(others.iter().all(|person| person.progress.steps.is_empty()));
    }
}

#[test]
fn the_desk_has_a_campaign_that_is_on_and_suggestions_that_wait() {
    let Demo { stories, people, campaigns, submissions, .. } = demo(1, AFTERNOON);
    let campaign = &campaigns[0];
    assert!(campaigns.len() == 1 && campaign.is_on(&AFTERNOON.day().date()));
    assert_eq!(campaign.plan.check(""), Ok(campaign.plan.clone()));
    let of_it = stories.iter().filter(|story| story.edition.campaign == Some(campaign.id));
    assert_eq!(
        (of_it.count(), stories.iter().filter(|story| story.edition.expires.is_some()).count()),
        (3, 1)
    );
    assert!(stories.iter().all(|story| story.is_offered(AFTERNOON, &[Circle::Employee])));
    assert_eq!(submissions.iter().filter(|submission| submission.waits()).count(), 2);
    for submission in submissions {
        let person = people.iter().find(|person| person.id == submission.person).unwrap();
        assert!(submission.name == person.name && submission.at < AFTERNOON && submission.at > person.joined);
        let Some(answer) = submission.answer else { continue };
        assert!(person.id.as_str() == AMBASSADOR && answer.at < AFTERNOON);
        assert!(person.name.starts_with("Mira") && answer.words.contains("Mira"));
    }
}

#[test]
fn two_occasions_are_to_come_and_nothing_is_alarming() {
    let board = demo(1, AFTERNOON).board;
    assert_eq!((board.alert.is_none(), board.version, board.clone().at(AFTERNOON)), (true, 1, board.clone()));
    let pack = pack();
    let personas: Vec<&str> = pack.personas.iter().map(|persona| persona.id.as_str()).collect();
    assert_eq!(board.occasions.len(), 2);
    for occasion in board.occasions {
        assert!(occasion.starts > AFTERNOON);
        assert_eq!(occasion.clone().check(AFTERNOON, &personas), Ok(occasion));
    }
}

#[test]
fn every_story_could_have_been_imported() {
    let stories = demo(7, AFTERNOON).stories;
    let (title, summary, url, topic, topics) = LIMITS;
    for story in &stories {
        assert!((1..=title).contains(&story.title.chars().count()), "{}", story.title);
        assert!((60..=summary).contains(&story.summary.chars().count()), "{}", story.title);
        assert!(is_web_address(&story.url) && story.url.len() <= url, "{}", story.url);
        let host = story.url.trim_start_matches("https://").split('/').next().unwrap();
        let ends: Vec<&str> = host.rsplit('.').take(2).collect();
        assert!(ends[1] == "example" && ["com", "net", "org"].contains(&ends[0]), "{host}");
        assert!((1..=topics).contains(&story.topics.len()));
        assert!(story.topics.iter().all(|t| t.chars().count() <= topic));
        assert!(story.published <= story.added && story.added <= AFTERNOON, "{}", story.title);
        assert!(story.published >= AFTERNOON.plus(-95 * DAY), "{}", story.title);
    }
    let kinds: BTreeSet<StoryKind> = stories.iter().map(|story| story.kind).collect();
    let sources: BTreeSet<&str> = stories.iter().map(|story| story.source.as_str()).collect();
    let topics: BTreeSet<&str> = stories.iter().map(|story| story.topics[0].as_str()).collect();
    let ids: BTreeSet<_> = stories.iter().map(|story| story.id).collect();
    let summaries: BTreeSet<&str> = stories.iter().map(|story| story.summary.as_str()).collect();
    assert_eq!((ids.len(), summaries.len(), kinds.len(), sources.len(), topics.len()), (64, 64, 8, 5, 9));
}

#[test]
fn every_picture_is_there_and_described() {
    let stories = demo(7, AFTERNOON).stories;
    let pictures: Vec<_> = stories.iter().filter_map(|story| story.picture.as_ref()).collect();
    assert_eq!(pictures.len(), 40);
    let public = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/");
    for picture in pictures {
        let path = picture.local.as_ref().unwrap();
        let file = std::fs::read_to_string(format!("{public}{path}")).unwrap();
        assert!(file.starts_with("<svg ") && file.len() <= 3_072, "{path} has {} bytes", file.len());
        assert!(picture.remote.is_none() && picture.alt.len() > 30, "{path}");
    }
}

#[test]
fn shares_are_whole_and_spread_as_described() {
    let demo = demo(7, AFTERNOON);
    let shares = &demo.shares;
    assert!((400..=440).contains(&shares.len()), "{} shares", shares.len());
    let ids: BTreeSet<_> = shares.iter().map(|share| share.id).collect();
    let codes: BTreeSet<_> = shares.iter().map(|share| &share.code).collect();
    let people: BTreeSet<_> = shares.iter().map(|share| &share.person).collect();
    assert_eq!((ids.len(), codes.len(), people.len()), (shares.len(), shares.len(), 50));
    assert_eq!(shares.iter().filter(|share| share.person.as_str() == AMBASSADOR).count(), 26);
    let linked_in = shares.iter().filter(|share| share.network == Network::LinkedIn).count();
    assert!((shares.len() / 2..shares.len() * 7 / 10).contains(&linked_in), "{linked_in} on LinkedIn");
    let captions: BTreeSet<&str> = shares.iter().map(|share| share.caption.as_str()).collect();
    assert!(captions.len() >= 60 && !captions.contains(""), "{} captions", captions.len());
    for share in shares {
        let story = demo.stories.iter().find(|story| story.id == share.story).unwrap();
        let person = demo.people.iter().find(|person| person.id == share.person).unwrap();
        assert!(story.added < share.at && person.joined < share.at && share.at <= AFTERNOON);
        assert_eq!((&share.title, share.topic.as_ref()), (&story.title, story.topics.first()));
        assert_eq!(share.code, Code::of_share(share.id));
        assert!(share.target.starts_with(&story.url) && share.target.contains("utm_source="));
    }
}

#[test]
fn clicks_follow_their_shares_and_a_few_shares_have_most_of_them() {
    let demo = demo(7, AFTERNOON);
    assert!((5_500..=8_500).contains(&demo.clicks.len()), "{} clicks", demo.clicks.len());
    let shares: BTreeMap<ShareId, &Share> = demo.shares.iter().map(|share| (share.id, share)).collect();
    for click in &demo.clicks {
        let share = shares[&click.share];
        assert!(share.at < click.at && click.at <= AFTERNOON);
        assert_eq!((&click.person, click.story, click.network), (&share.person, share.story, share.network));
    }
    let counts = clicks_by_share(&demo.clicks);
    let mut sizes: Vec<usize> =
        demo.shares.iter().map(|share| counts.get(&share.id).copied().unwrap_or(0)).collect();
    sizes.sort_unstable();
    let median = sizes[sizes.len() / 2];
    let large = sizes.iter().filter(|size| **size > 80).count();
    assert!((4..=9).contains(&median), "a median of {median}");
    assert!((3..=25).contains(&large), "{large} shares with more than 80 clicks");
}

#[test]
fn whenever_it_is_opened_somebody_has_just_clicked() {
    for (seed, hour) in [(1, 0), (2, 3), (3, 9), (4, 15), (5, 20)] {
        let now = AFTERNOON.day().start().plus(hour * HOUR + 7 * MINUTE);
        let demo = demo(seed, now);
        let mine = |within: i64| {
            let since = now.plus(-within);
            demo.clicks.iter().filter(|c| c.person.as_str() == AMBASSADOR && c.at > since).count()
        };
        assert!(mine(HOUR) >= 12 && mine(DAY) >= 40, "{} and {} at {hour}", mine(HOUR), mine(DAY));
        let today = clicks_by_share(
            &demo.clicks.iter().filter(|c| c.at.day() == now.day()).cloned().collect::<Vec<_>>(),
        );
        assert_eq!((demo.keys, demo.sketches.len()), (1, today.len()));
        for sketch in &demo.sketches {
            let about = domain::numbers::on_day(now.day(), |day| day.all([sketch]).visitors().about);
            let clicks = today[&sketch.share] as u64;
            assert!((1..=clicks).contains(&about), "{about} visitors of {clicks} clicks");
        }
    }
}

#[test]
fn the_ambassador_everybody_looks_at_has_a_clear_result() {
    for seed in [1, 7, 1848] {
        let demo = demo(seed, AFTERNOON);
        let quiz =
            demo.people.iter().find(|p| p.id.as_str() == AMBASSADOR).and_then(|p| p.quiz.clone()).unwrap();
        assert!(quiz.verdict.certainty >= 0.6, "seed {seed}: {}", quiz.verdict.certainty);
        assert!(quiz.verdict.doubt.is_none() && quiz.named().len() >= 2, "seed {seed}");
    }
}
