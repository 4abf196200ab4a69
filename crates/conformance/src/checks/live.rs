//! What has just happened.

use domain::{
    command::CommandBody,
    event::{Audience, EventNumber, Happening},
};
use futures_util::{
    StreamExt,
    future::{Either, select},
};

use crate::{
    case::{Case, Client, applied},
    made,
    report::{Stop, ensure, same},
};

/// How long a notice may take, in milliseconds.
const PATIENCE: u32 = 10_000;

/// Everything for this client after `after`, in as many questions as it takes.
async fn everything(client: &Client, mut after: EventNumber) -> Result<Vec<domain::event::Event>, Stop> {
    let mut events = Vec::new();
    loop {
        let missed = client.events_after(after).await?;
        ensure!(!missed.reset, "a reader at {after} was told to start afresh");
        ensure!(missed.last >= after, "the log went back from {after} to {}", missed.last);
        events.extend(missed.events);
        if !missed.more {
            return Ok(events);
        }
        ensure!(missed.last > after, "there is more, but the number does not move on");
        after = missed.last;
    }
}

pub async fn events_are_contiguous_and_ones_own(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let (one, other) = (case.newcomer().await?, case.newcomer().await?);
    let before = one.my_reach(domain::reach::Span::Hour).await?.as_of;
    let mut shares = Vec::new();
    for n in 0..3 {
        shares.push(case.share(&one, story, &n.to_string()).await?.id);
        case.share(&other, story, "in between").await?;
    }
    let me = one.me().await?.person;
    let events = everything(&one, before).await?;
    let mut numbers: Vec<_> = events.iter().map(|event| event.n).collect();
    let found = numbers.clone();
    numbers.sort_unstable();
    numbers.dedup();
    same!(found, numbers, "numbers in order, each once");
    for event in &events {
        ensure!(event.n > before, "event {} is not after {before}", event.n);
        let mine = match &event.event.audience {
            Audience::Everyone => true,
            Audience::Person(person) => *person == me,
            Audience::Facilitators | Audience::Nobody => false,
        };
        ensure!(mine, "event {} is somebody else's", event.n);
    }
    let shared: Vec<_> = events
        .iter()
        .filter_map(|event| match event.event.what {
            Happening::Shared { share } => Some(share),
            _ => None,
        })
        .collect();
    same!(shared, shares, "one's own shares in the log");
    // Asked from any number in between, the rest is the same.
    for (place, n) in found.iter().enumerate() {
        let rest: Vec<_> = everything(&one, *n).await?.iter().map(|event| event.n).collect();
        same!(
            rest.iter().filter(|n| found.contains(n)).count(),
            found.len() - place - 1,
            format!("after {n}")
        );
    }
    Ok(())
}

pub async fn every_write_is_told(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    let pack = client.typology("en").await?;
    let before = client.my_reach(domain::reach::Span::Hour).await?.as_of;
    let story = case.one_story().await?;
    let answers = made::answers(&pack, &mut case.chance, 9);
    let quiz = case.command(CommandBody::FinishQuiz { pack: pack.reference(), answers });
    applied(&client, quiz).await?;
    let share = case.share(&client, story, "Told").await?;
    for _ in 0..5 {
        case.click(&client, &share.code).await?;
    }
    let told: Vec<_> = everything(&client, before).await?.into_iter().map(|event| event.event.what).collect();
    let clicks = told.iter().map(|what| match what {
        Happening::Clicked { share: id, clicks } if *id == share.id => *clicks,
        _ => 0,
    });
    same!(clicks.sum::<u64>(), 5, "clicks in the log");
    for what in [
        Happening::StoriesChanged { stories: Vec::new() },
        Happening::ProfileChanged,
        Happening::Shared { share: share.id },
    ] {
        ensure!(told.contains(&what), "the log does not tell of {what:?}");
    }
    Ok(())
}

pub async fn the_future_asks_for_a_reset(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    let last = client.my_reach(domain::reach::Span::Hour).await?.as_of;
    let missed = client.events_after(last + 1_000_000).await?;
    ensure!(
        missed.reset && missed.events.is_empty(),
        "a reader from the future was not sent back: {missed:?}"
    );
    ensure!(missed.last < last + 1_000_000, "the log's end lies in the future");
    ensure!(!client.events_after(missed.last).await?.reset, "the number to go on from asks for a reset");
    Ok(())
}

pub async fn notices_ring_after_a_write(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let client = case.newcomer().await?;
    let mut notices = client.notices().await?;
    let command = case.sharing(story, "Ring");
    let event = applied(&client, command).await?;
    let patience = case.bench.rest(PATIENCE);
    let rings = async {
        while let Some(n) = notices.next().await {
            if n >= event {
                return true;
            }
        }
        false
    };
    match select(Box::pin(rings), patience).await {
        Either::Left((true, _)) => Ok(()),
        Either::Left((false, _)) => Err(Stop::Failed("the notices ended".into())),
        Either::Right(_) => Err(Stop::Failed(format!("no notice of event {event} after {PATIENCE} ms"))),
    }
}
