//! The outbox over a network that fails before and after the work is done, and tabs that die.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod flaky;
mod world;

use std::sync::Arc;

use client::{
    Client,
    outbox::{EntryState, MemoryLock, Outbox, Shelf},
};
use domain::{
    backend::{Backend, Door, Profiles, Shares},
    command::Receipt,
    problem::ProblemKind,
};
use flaky::{Flaky, Mood, Shared, Tasks};
use futures_executor::block_on;
use world::{Chance, Remembering, World};

struct Tab {
    outbox: Arc<Outbox<dyn Backend>>,
    flaky: Arc<Flaky>,
}

fn tab(world: &World, shelf: &Arc<Remembering>, lock: &MemoryLock, seed: u64) -> Tab {
    let flaky = Arc::new(Flaky::new(world.seen_by_ambassador(), seed));
    let client: Arc<dyn Backend> = Arc::new(Client::new(Shared(flaky.clone())));
    let outbox = Outbox::new(client, shelf.clone(), Arc::new(lock.clone()), None);
    Tab { outbox: Arc::new(outbox), flaky }
}

#[test]
fn nothing_is_lost_nothing_is_done_twice_and_the_order_is_kept() {
    for seed in 0..200 {
        let world = World::new();
        let mut chance = Chance::new(seed);
        let shelf = Arc::new(Remembering::default());
        let lock = MemoryLock::default();
        let tabs = [tab(&world, &shelf, &lock, seed * 2), tab(&world, &shelf, &lock, seed * 2 + 1)];
        let mut told = 0;
        for _round in 0..4 {
            let mut tasks = Tasks::default();
            for tab in &tabs {
                tab.flaky.set(Mood::Flaky);
                for _ in 0..chance.below(3) {
                    let command = world.share(&mut chance);
                    let outbox = tab.outbox.clone();
                    tasks.add(async move { outbox.submit(command).await });
                }
                let outbox = tab.outbox.clone();
                tasks.add(async move { outbox.flush().await.map(|_| Receipt::Queued) });
            }
            // Some tabs are closed in the middle: their futures are dropped wherever they are.
            let most = if chance.below(3) == 0 { chance.below(40) } else { usize::MAX };
            for outcome in tasks.run(&mut chance, most) {
                told += usize::from(matches!(outcome, Ok(Receipt::Applied { .. })));
            }
        }
        tabs[0].flaky.set(Mood::Well);
        let flushed = block_on(tabs[0].outbox.flush()).unwrap();
        assert_eq!((flushed.refused, &flushed.stopped), (0, &None), "seed {seed}");
        assert!(block_on(shelf.all()).unwrap().is_empty(), "seed {seed}");

        let applied = world.applied();
        let mut once = applied.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), applied.len(), "seed {seed}: something was done twice");
        // A tab that was closed before the shelf had its command gave none.
        assert_eq!(applied, shelf.ever(), "seed {seed}: lost, or in another order");
        assert!(told <= applied.len(), "seed {seed}");
    }
}

#[test]
fn a_refused_command_waits_for_its_person_and_does_not_block_the_next() {
    let world = World::new();
    let shelf = Arc::new(Remembering::default());
    let tab = tab(&world, &shelf, &MemoryLock::default(), 1);
    let mut chance = Chance::new(5);
    let wrong = world.share_of_nothing(&mut chance);
    let receipt = block_on(tab.outbox.submit(wrong.clone())).unwrap();
    assert!(matches!(&receipt, Receipt::Refused { problem } if problem.kind == ProblemKind::Invalid));
    let kept = block_on(tab.outbox.waiting()).unwrap();
    assert_eq!((kept.len(), kept[0].state), (1, EntryState::Stuck));
    assert!(kept[0].problem.is_some());

    let next = block_on(tab.outbox.submit(world.share(&mut chance))).unwrap();
    assert!(matches!(next, Receipt::Applied { .. }));
    let better = world.share(&mut chance);
    assert!(block_on(tab.outbox.replace(better.id, better.clone())).is_err());
    let replaced = block_on(tab.outbox.replace(wrong.id, better)).unwrap();
    assert!(matches!(replaced, Receipt::Applied { .. }));
    assert!(block_on(tab.outbox.waiting()).unwrap().is_empty());
    assert_eq!(block_on(tab.outbox.shares()).unwrap().len(), 2);
}

#[test]
fn nothing_is_sent_on_the_word_of_a_memory() {
    let world = World::new();
    let shelf = Arc::new(Remembering::default());
    let flaky = Arc::new(Flaky::new(world.seen_by_ambassador(), 1));
    let client: Arc<dyn Backend> = Arc::new(Client::new(Shared(flaky.clone())));
    flaky.set(Mood::Well);
    let remembering = Outbox::new(client.clone(), shelf.clone(), Arc::new(MemoryLock::default()), None)
        .sending_only_if(|| false);
    let command = world.share(&mut Chance::new(3));
    assert_eq!(block_on(remembering.submit(command)).unwrap(), Receipt::Queued);
    let kept = block_on(shelf.all()).unwrap();
    assert_eq!((kept.len(), kept[0].tries), (1, 0), "it can still be taken back");
    let asking = Outbox::new(client, shelf.clone(), Arc::new(MemoryLock::default()), None);
    assert_eq!(block_on(asking.flush()).unwrap().applied, 1);
}

#[test]
fn a_command_is_sent_only_while_its_person_is_signed_in() {
    let world = World::new();
    let shelf = Arc::new(Remembering::default());
    let tab = tab(&world, &shelf, &MemoryLock::default(), 1);
    let mut chance = Chance::new(7);
    let first = block_on(tab.outbox.me()).unwrap().person;
    tab.flaky.set(Mood::Away);
    assert_eq!(block_on(tab.outbox.submit(world.share(&mut chance))).unwrap(), Receipt::Queued);
    tab.flaky.set(Mood::Well);
    let second = block_on(tab.outbox.enter("newcomer")).unwrap().person;
    assert_ne!(first, second);
    assert_eq!(block_on(tab.outbox.flush()).unwrap().applied, 0);
    assert_eq!(block_on(tab.outbox.waiting()).unwrap()[0].person.as_ref(), Some(&first));
    assert!(block_on(tab.outbox.shares()).unwrap().is_empty());
    block_on(tab.outbox.enter(first.as_str())).unwrap();
    assert_eq!(block_on(tab.outbox.flush()).unwrap().applied, 1);
    assert_eq!(block_on(tab.outbox.shares()).unwrap().len(), 1);
}

#[test]
fn commands_given_before_the_backend_could_be_asked_belong_to_whoever_was_there() {
    let world = World::new();
    let shelf = Arc::new(Remembering::default());
    let tab = tab(&world, &shelf, &MemoryLock::default(), 1);
    let mut chance = Chance::new(9);
    tab.flaky.set(Mood::Away);
    assert_eq!(block_on(tab.outbox.submit(world.share(&mut chance))).unwrap(), Receipt::Queued);
    assert_eq!(block_on(tab.outbox.waiting()).unwrap()[0].person, None);
    tab.flaky.set(Mood::Well);
    block_on(tab.outbox.enter("newcomer")).unwrap();
    let kept = block_on(tab.outbox.waiting()).unwrap();
    assert_eq!((kept[0].person.as_ref(), kept[0].state), (Some(&world.ambassador()), EntryState::Waiting));
}

#[test]
fn an_answer_that_was_lost_is_asked_for_again() {
    let world = World::new();
    let shelf = Arc::new(Remembering::default());
    let tab = tab(&world, &shelf, &MemoryLock::default(), 1);
    let mut chance = Chance::new(11);
    tab.flaky.set(Mood::LosesAnswers);
    assert_eq!(block_on(tab.outbox.submit(world.share(&mut chance))).unwrap(), Receipt::Queued);
    assert_eq!(world.applied().len(), 1);
    assert_eq!(block_on(tab.outbox.waiting()).unwrap()[0].tries, 1);
    tab.flaky.set(Mood::Well);
    assert_eq!(block_on(tab.outbox.flush()).unwrap().applied, 1);
    assert_eq!(world.applied().len(), 1);
}

#[test]
fn what_may_have_arrived_is_not_taken_back() {
    let world = World::new();
    let shelf = Arc::new(Remembering::default());
    let tab = tab(&world, &shelf, &MemoryLock::default(), 1);
    let mut chance = Chance::new(13);
    // Sent, applied, and nobody heard of it: changing it would do it twice.
    tab.flaky.set(Mood::LosesAnswers);
    let sent = world.share(&mut chance);
    assert_eq!(block_on(tab.outbox.submit(sent.clone())).unwrap(), Receipt::Queued);
    assert_eq!(block_on(tab.outbox.take_back(sent.id)).unwrap(), None);
    // Not sent yet, because nobody could be asked whose session this is: it comes back with its words.
    tab.flaky.set(Mood::Away);
    let kept = world.share(&mut chance);
    assert_eq!(block_on(tab.outbox.submit(kept.clone())).unwrap(), Receipt::Queued);
    assert_eq!(
        block_on(tab.outbox.take_back(kept.id)).unwrap().map(|entry| entry.command),
        Some(kept.clone())
    );
    assert_eq!(block_on(tab.outbox.take_back(kept.id)).unwrap(), None);
    // Refused: certainly not applied.
    tab.flaky.set(Mood::Well);
    let wrong = world.share_of_nothing(&mut chance);
    block_on(tab.outbox.submit(wrong.clone())).unwrap();
    assert_eq!(block_on(tab.outbox.take_back(wrong.id)).unwrap().map(|entry| entry.command), Some(wrong));
    assert!(block_on(tab.outbox.waiting()).unwrap().is_empty());
    assert_eq!(world.applied(), [sent.id]);
}
