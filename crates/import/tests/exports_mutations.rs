//! Whatever happens to an export on its way, reading it neither panics nor yields what the domain would refuse.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "the lints know test functions, but not their helpers"
)]

#[path = "common/mutate.rs"]
mod mutate;

use domain::{reported::NewReport, time::Instant};
use import::{Asked, Export, read_export};
use mutate::{Dice, mutate};

/// 2026-01-05.
const NOW: Instant = Instant::from_millis(1_767_571_200_000);
const ROUNDS: usize = 2_000;

fn files() -> Vec<(String, Vec<u8>)> {
    let folder = format!("{}/tests/exports", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap())
        .map(|file| (file.file_name().into_string().unwrap(), std::fs::read(file.path()).unwrap()))
        .collect();
    files.sort();
    files
}

/// What was read is what the backend takes.
fn sound(export: Export) {
    let report = NewReport {
        format: export.format,
        file: "f".into(),
        fingerprint: export.fingerprint,
        as_of: NOW,
        posts: export.posts,
        days: export.days,
    };
    if let Err(problem) = report.check("/report", NOW) {
        panic!("{problem}: {:?}", problem.fields);
    }
}

#[test]
fn two_thousand_mutations_neither_panic_nor_yield_unsound_figures() {
    let seed = mutate::seed();
    println!("seed: SEED={seed}");
    let files = files();
    let all: Vec<Vec<u8>> = files.iter().map(|(_, bytes)| bytes.clone()).collect();
    let mut dice = Dice(seed);
    let (mut taken, mut refused, mut flagged) = (0, 0, 0);
    for round in 0..ROUNDS {
        let (name, bytes) = &files[dice.below(files.len())];
        let bytes = mutate(bytes.clone(), &all, &mut dice);
        let read = std::panic::catch_unwind(|| read_export(&bytes, Asked { now: NOW, order: None }));
        let Ok(read) = read else { panic!("SEED={seed}: round {round} from {name} panics") };
        match read {
            Ok(export) => {
                taken += 1;
                flagged += usize::from(!export.flags.is_empty());
                sound(export);
            }
            Err(error) => {
                refused += 1;
                assert!(!error.to_string().is_empty());
            }
        }
    }
    // All three must occur, or the mutations prove nothing.
    assert!(
        taken > 300 && refused > 150 && flagged > 50,
        "SEED={seed}: {taken} taken, {refused} refused, {flagged} flagged"
    );
}

#[test]
fn rows_in_another_order_say_the_same() {
    let mut dice = Dice(mutate::seed());
    let text = files().into_iter().find(|(name, _)| name == "x_overview_en.csv").unwrap().1;
    let text = String::from_utf8(text).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    let sound = read_export(text.as_bytes(), Asked { now: NOW, order: None }).unwrap();
    for _ in 0..50 {
        for at in (2..lines.len()).rev() {
            lines.swap(at, 1 + dice.below(at));
        }
        let read = read_export(lines.join("\n").as_bytes(), Asked { now: NOW, order: None }).unwrap();
        assert_eq!(read.days, sound.days);
    }
}
