//! Somebody compares the common words of every day, and changes their own words in between.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, atomic::Ordering},
};

use conformance::Bench;
use domain::{
    backend::Backend,
    command::CommandBody,
    echo::{DAYS, Echoes, sketch},
    ids::PersonId,
    network::Network,
    privacy::GROUP,
    store::Store,
    story::StoryFilter,
    time::DAY,
};
use futures_executor::block_on;

use super::Company;

/// What people say; some say the same.
const SAYINGS: [&str; 6] = [
    "So proud of what this team can do together, every single day",
    "A must read for everybody who works with ovens and heat",
    "This is why I like my work here and you would too",
    "We are hiring, come and build the next machine with us",
    "What a week it was at the fair, thank you all for coming",
    "Here is how we save half of the energy in our bakery",
];

impl Company {
    fn says(&mut self, person: &dyn Backend, caption: &str) {
        let story = block_on(person.stories(StoryFilter::default())).unwrap().items[0].id;
        let body =
            CommandBody::RecordShare { story, network: Network::X, caption: caption.to_owned(), open: false };
        self.does(person, body);
    }

    fn echoes(&self) -> Echoes {
        block_on(self.facilitator.echoes()).unwrap()
    }

    /// Who really used each number in the thirty days before today.
    fn really(&self, echoes: &Echoes) -> BTreeMap<u32, BTreeSet<PersonId>> {
        let end = echoes.day.start();
        let shares = block_on(self.programme().store().shares_between(end.plus(-DAYS * DAY), end)).unwrap();
        let mut users: BTreeMap<u32, BTreeSet<PersonId>> = BTreeMap::new();
        for share in shares.into_iter().filter(|share| share.went != Some(false)) {
            for number in sketch(&echoes.salt, &share.caption) {
                users.entry(number).or_default().insert(share.person.clone());
            }
        }
        users
    }
}

#[test]
fn common_words_are_those_of_five_people_and_nobody_learns_of_how_many() {
    let (mut shown, mut withheld) = (0, 0);
    // Of how many others the attacker's own words made a number appear.
    let mut steps: BTreeSet<usize> = BTreeSet::new();
    for demo in 0..8 {
        let mut company = Company::new(demo);
        let attacker = block_on(company.host.newcomer()).unwrap();
        let me = block_on(attacker.me()).unwrap().person;
        for saying in SAYINGS {
            for _ in 0..3 + company.chance.below(6) {
                let person: Arc<dyn Backend> = block_on(company.host.newcomer()).unwrap();
                company.says(person.as_ref(), saying);
            }
            company.days_pass(1);
            let before = company.echoes();
            company.says(attacker.as_ref(), saying);
            // On the same day nothing moves, whoever shares.
            assert_eq!(company.echoes(), before);
            company.days_pass(1);
            let after = company.echoes();
            assert_eq!((&after.salt, after.day > before.day), (&before.salt, true));
            let users = company.really(&after);
            for number in &after.words {
                assert!(users[number].len() >= GROUP, "{number} is of {:?}", users[number]);
            }
            shown += after.words.len();
            withheld += users.keys().filter(|number| !after.words.contains(number)).count();
            let appeared = after.words.iter().filter(|number| !before.words.contains(number));
            steps.extend(appeared.map(|number| users[number].iter().filter(|person| **person != me).count()));
        }
    }
    println!("{shown} numbers shown, {withheld} withheld; one's own words tipped at {steps:?} others");
    assert!(shown > 100 && withheld > 100, "{shown} shown, {withheld} withheld: too few to prove anything");
    assert!(steps.len() >= 3, "whoever tips a number knows that {steps:?} others use it");
    assert!(steps.iter().all(|others| *others + 1 >= GROUP));
}

#[test]
fn words_are_forgotten_after_thirty_days_or_with_their_people() {
    let mut company = Company::new(1);
    block_on(company.facilitator.submit(domain::command::Command {
        id: domain::ids::CommandId::v7(domain::time::Instant::from_millis(1), &[9; 10]),
        body: CommandBody::EmptyDemo,
    }))
    .unwrap();
    let story = conformance_story(&mut company);
    let mut people = Vec::new();
    for _ in 0..12 {
        let person = block_on(company.host.newcomer()).unwrap();
        let body =
            CommandBody::RecordShare { story, network: Network::X, caption: SAYINGS[0].into(), open: false };
        company.does(person.as_ref(), body);
        people.push(person);
    }
    company.days_pass(1);
    assert_eq!(company.echoes().words.len(), 10, "every triple of twelve people's words");
    for person in people.iter().take(8) {
        company.does(person.as_ref(), CommandBody::EraseMe);
    }
    company.days_pass(1);
    assert!(company.echoes().words.is_empty(), "four people are left");
    for _ in 0..12 {
        let person = block_on(company.host.newcomer()).unwrap();
        let body =
            CommandBody::RecordShare { story, network: Network::X, caption: SAYINGS[1].into(), open: false };
        company.does(person.as_ref(), body);
    }
    company.host.ports.millis.fetch_add(DAYS * DAY, Ordering::Relaxed);
    assert!(!company.echoes().words.is_empty());
    company.days_pass(1);
    assert!(company.echoes().words.is_empty());
}

/// A story in an empty programme.
fn conformance_story(company: &mut Company) -> domain::ids::StoryId {
    let story = domain::story::NewStory {
        feed: "f".into(),
        guid: "1".into(),
        title: "Ovens".into(),
        summary: String::new(),
        url: "https://example.org/1".into(),
        picture: None,
        topics: Vec::new(),
        source: "S".into(),
        language: "en".into(),
        kind: domain::story::StoryKind::Article,
        published: None,
    };
    let id = domain::ids::StoryId::of_entry(&story.feed, &story.guid);
    let facilitator = Arc::clone(&company.facilitator);
    company.does(facilitator.as_ref(), CommandBody::AddStories { stories: vec![story] });
    id
}
