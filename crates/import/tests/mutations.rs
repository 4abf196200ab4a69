//! Whatever happens to a feed on its way, reading it neither panics nor yields an unsound story.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "the lints know test functions, but not their helpers"
)]

mod common;
#[path = "common/mutate.rs"]
mod mutate;

use common::{NOW, bytes, sound};
use mutate::{Dice, mutate, reshape};

#[test]
fn two_thousand_mutations_neither_panic_nor_yield_unsound_stories() {
    let seed = mutate::seed();
    println!("seed: SEED={seed}");
    let folder = format!("{}/tests/feeds", env!("CARGO_MANIFEST_DIR"));
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let feeds: Vec<Vec<u8>> = names.iter().map(|name| bytes(name)).collect();
    let mut dice = Dice(seed);
    let (mut stories, mut errors) = (0, 0);
    for round in 0..2_000 {
        let from = dice.below(feeds.len());
        let bytes = mutate(feeds[from].clone(), &feeds, &mut dice);
        let read = std::panic::catch_unwind(|| import::read_feed_at(&bytes, "https://m.example/feed", NOW));
        let Ok(read) = read else { panic!("SEED={seed}: round {round} from {} panics", names[from]) };
        match read {
            Ok(imported) => {
                sound(&imported);
                stories += imported.stories.len();
            }
            Err(error) => {
                assert!(!error.to_string().is_empty());
                errors += 1;
            }
        }
    }
    // Both outcomes must occur, or the mutations prove nothing.
    assert!(stories > 500 && errors > 100, "SEED={seed}: {stories} stories, {errors} errors");
}

#[test]
fn a_thousand_json_feeds_with_parts_of_other_types_neither_panic_nor_yield_unsound_stories() {
    let seed = mutate::seed();
    println!("seed: SEED={seed}");
    let sound_feeds: Vec<serde_json::Value> = ["feed.json", "posts.json"]
        .iter()
        .map(|name| serde_json::from_slice(&bytes(name)).unwrap())
        .collect();
    let mut dice = Dice(seed);
    let mut stories = [0, 0];
    for round in 0..1_000 {
        let which = round % 2;
        let mut value = sound_feeds[which].clone();
        for _ in 0..=dice.below(4) {
            reshape(&mut value, &mut dice);
        }
        let bytes = serde_json::to_vec(&value).unwrap();
        let read = std::panic::catch_unwind(|| import::read_feed_at(&bytes, "https://m.example/feed", NOW));
        let Ok(read) = read else { panic!("SEED={seed}: round {round} panics") };
        if let Ok(imported) = read {
            sound(&imported);
            stories[which] += imported.stories.len();
        }
    }
    assert!(stories.iter().all(|stories| *stories > 100), "SEED={seed}: {stories:?}");
}
