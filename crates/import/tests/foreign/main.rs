//! Feeds that nobody here wrote: the fixtures of other feed parsers, as their published archives hold them, read by
//! ours and held against what those parsers expect.
//!
//! `cargo xtask setup --data` puts them into the cache; `cargo xtask test --only feeds` reads thirty, `cargo xtask
//! soak feeds` all. Both name the folder in `POLYPHONY_FOREIGN_FEEDS`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of a test may fail as loudly as the test"
)]

#[path = "../common/mod.rs"]
mod common;

mod collection;
mod compare;
mod expected;
mod known;
#[path = "../common/mutate.rs"]
mod mutate;
mod python;
mod table;

use collection::{Fixture, fixtures};
use table::Table;

/// How many feeds the soak is about at least.
const LEAST: usize = 500;
/// How many are read daily.
const DAILY: usize = 30;

fn judge(fixtures: &[Fixture]) -> Table {
    let mut table = Table::default();
    // A panic is counted, not printed forty lines long.
    std::panic::set_hook(Box::new(|_| {}));
    for fixture in fixtures {
        table.add(fixture, compare::judge(fixture));
    }
    drop(std::panic::take_hook());
    table
}

#[test]
#[ignore = "needs foreign data: cargo xtask test --only feeds"]
fn thirty_foreign_feeds_are_read_as_their_own_parsers_expect() {
    let all = fixtures();
    let chosen = collection::spread(&all, DAILY);
    assert_eq!(chosen.len(), DAILY, "of {} fixtures", all.len());
    let table = judge(&chosen);
    println!("{table}");
    assert!(table.faults().is_empty(), "see the lines that begin with FAULT");
}

#[test]
#[ignore = "needs foreign data: cargo xtask soak feeds"]
fn soak_every_foreign_feed() {
    let table = judge(&fixtures());
    println!("{table}");
    let met = table.feeds() >= LEAST && table.faults().is_empty();
    println!(
        "goal: foreign feeds: {} read, {} panics, {} of {} values unlike their own parsers' without a reason on record \
         (limit {LEAST} read at least, 0, 0) {}",
        table.feeds(),
        table.panics,
        table.unlike,
        table.compared,
        if met { "met" } else { "missed" }
    );
    assert!(table.faults().is_empty(), "see the lines that begin with FAULT");
}

/// Damage done to feeds as the world writes them reaches what damage done to ours does not.
#[test]
#[ignore = "needs foreign data: cargo xtask soak feeds"]
fn soak_every_foreign_feed_damaged_four_times() {
    let seed = mutate::seed();
    println!("seed: SEED={seed}");
    let feeds: Vec<Vec<u8>> = fixtures().into_iter().map(|fixture| fixture.bytes).collect();
    let mut dice = mutate::Dice(seed);
    std::panic::set_hook(Box::new(|_| {}));
    let (mut read, mut stories, mut panics) = (0, 0, 0);
    for feed in feeds.iter().flat_map(|feed| std::iter::repeat_n(feed, 4)) {
        match compare::read(&mutate::mutate(feed.clone(), &feeds, &mut dice)) {
            Some(result) => stories += result.map_or(0, |imported| imported.stories.len()),
            None => panics += 1,
        }
        read += 1;
    }
    drop(std::panic::take_hook());
    println!(
        "goal: damaged foreign feeds: {read} read, {stories} stories taken, {panics} panics or unsound stories (limit 0) {}",
        if panics == 0 { "met" } else { "missed" }
    );
    assert_eq!(panics, 0, "SEED={seed}");
}
