//! A journey in which the server is killed between any two steps, and while it takes each of them.

use std::{sync::Arc, thread, time::Duration};

use client::{Client, native::HttpTransport};
use conformance::{Bench, Chance, answers, http::Served};
use domain::{
    backend::{Backend, Door, Live, Profiles, Reach, Shares, Stories},
    command::{Command, CommandBody, Receipt},
    event::Happening,
    ids::{CommandId, StoryId},
    network::Network,
    reach::Span,
    story::{NewStory, StoryFilter, StoryKind, StoryOrder},
    time::Instant,
};
use futures_executor::block_on;

use crate::process::Process;

const STORIES: usize = 120;
const SHARES: usize = 6;
const CLICKS: u64 = 5;

fn client(process: &Process, voice: &str) -> Arc<Client<HttpTransport>> {
    let client = Client::new(HttpTransport::new(&process.base()));
    block_on(client.enter(voice)).unwrap();
    Arc::new(client)
}

fn command(chance: &mut Chance, body: CommandBody) -> Command {
    let mut bytes = [0; 10];
    bytes.iter_mut().for_each(|byte| *byte = chance.number().to_be_bytes()[0]);
    Command { id: CommandId::v7(Instant::from_millis(1_780_000_000_000), &bytes), body }
}

fn stories() -> Vec<NewStory> {
    let story = |n: usize| NewStory {
        feed: "journey".into(),
        guid: n.to_string(),
        title: format!("Journey {n}"),
        summary: "words ".repeat(200),
        url: format!("https://example.org/{n}"),
        picture: None,
        topics: vec!["journey".into()],
        source: "Journey".into(),
        language: "en".into(),
        kind: StoryKind::News,
        published: None,
    };
    (0..STORIES).map(story).collect()
}

/// Sends the command while the server is being killed, starts it again, and sends it once more. `there` looks whether
/// it is done, and insists that it is not half done.
fn interrupted(
    process: &Process,
    voice: &str,
    chance: &mut Chance,
    command: Command,
    there: impl Fn(&Client<HttpTransport>, CommandId) -> bool,
) {
    let sender = client(process, voice);
    let (sent, name) = (command.clone(), command.body.name());
    let sending = thread::spawn(move || block_on(sender.submit(sent)));
    thread::sleep(Duration::from_micros(u64::try_from(chance.below(40_000)).unwrap()));
    process.kill();
    let answered = matches!(sending.join().unwrap(), Ok(Receipt::Applied { .. }));
    process.revive();
    let client = client(process, voice);
    let done = there(&client, command.id);
    println!("{name}: answered {answered}, done {done}");
    assert!(done || !answered, "{name} was answered and is gone");
    let receipt = block_on(client.submit(command.clone())).unwrap();
    assert!(matches!(receipt, Receipt::Applied { .. }), "{name}: {receipt:?}");
    assert!(there(&client, command.id), "{name} was applied and is not there");
}

/// The stories of the journey: none or all.
fn import_is_there(client: &Client<HttpTransport>, _: CommandId) -> bool {
    let mut found = 0;
    let mut cursor = None;
    loop {
        let topic = Some("journey".to_owned());
        let order = StoryOrder::Fresh;
        let filter = StoryFilter { topic, order, cursor, limit: 100, ..StoryFilter::default() };
        let page = block_on(client.stories(filter)).unwrap();
        found += page.items.len();
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    assert!(found == STORIES || found == 0, "{found} of {STORIES} stories");
    found == STORIES
}

/// Each share with its event, and each event with its share.
fn share_is_there(client: &Client<HttpTransport>, id: CommandId) -> bool {
    let mut shares: Vec<_> = block_on(client.shares()).unwrap().into_iter().map(|share| share.id).collect();
    let shared = |what| if let Happening::Shared { share } = what { Some(share) } else { None };
    let events = block_on(client.events_after(0)).unwrap().events;
    let mut told: Vec<_> = events.into_iter().filter_map(|event| shared(event.event.what)).collect();
    shares.sort();
    told.sort();
    assert_eq!(shares, told, "shares, and what the log tells of them");
    shares.contains(&id)
}

/// A profile with its event, or neither.
fn profile_is_there(client: &Client<HttpTransport>, _: CommandId) -> bool {
    let quiz = block_on(client.me()).unwrap().quiz.is_some();
    let events = block_on(client.events_after(0)).unwrap().events;
    let told = events.iter().any(|event| event.event.what == Happening::ProfileChanged);
    assert_eq!(quiz, told, "a profile, and what the log tells of it");
    quiz
}

pub fn with_a_kill_at_every_step(seed: u64) {
    let mut chance = Chance::new(seed);
    let process = Process::start("journey");
    let chance = &mut chance;

    let body = CommandBody::AddStories { stories: stories() };
    let import = command(chance, body);
    interrupted(&process, "demo-facilitator", chance, import, import_is_there);

    let newcomer = client(&process, "newcomer");
    let me = block_on(newcomer.me()).unwrap().person.to_string();
    let pack = block_on(newcomer.typology("en")).unwrap();
    let body = CommandBody::FinishQuiz { pack: pack.reference(), answers: answers(&pack, chance, 9) };
    let quiz = command(chance, body);
    interrupted(&process, &me, chance, quiz, profile_is_there);

    for n in 0..SHARES {
        let story = StoryId::of_entry("journey", &n.to_string());
        let body = CommandBody::RecordShare {
            story,
            network: Network::X,
            caption: format!("Step {n}"),
            open: false,
        };
        let share = command(chance, body);
        interrupted(&process, &me, chance, share, share_is_there);
    }
    let client = client(&process, &me);
    let shares = block_on(client.shares()).unwrap();
    assert_eq!(shares.len(), SHARES, "each share once");

    // Clicks have no id: one that was answered is counted, one that was cut off may or may not be.
    let links = block_on(client.about()).unwrap().links.unwrap();
    let served = Served::at(&process.base(), false);
    let mut cut = 0;
    for n in 0..CLICKS {
        let address = format!("{links}{}", shares.first().unwrap().code);
        let server = served.clone();
        let opening = thread::spawn(move || block_on(server.open_link(address)).unwrap());
        thread::sleep(Duration::from_millis(n * 6));
        process.kill();
        cut += u64::from(opening.join().unwrap().ok() != Some(302));
        process.revive();
    }
    let counted = block_on(client.my_reach(Span::Day)).unwrap().clicks;
    println!("{counted} of {CLICKS} clicks counted, {cut} cut off");
    assert!((CLICKS - cut..=CLICKS).contains(&counted), "{counted} of {CLICKS} clicks, {cut} cut off");
    let told = block_on(client.events_after(0)).unwrap().events.into_iter().filter_map(|event| {
        if let Happening::Clicked { clicks, .. } = event.event.what { Some(clicks) } else { None }
    });
    assert_eq!(told.sum::<u64>(), counted, "clicks, and what the log tells of them");
}
