//! Sketches against exact sets, on words as people really repeat them: few very often, most hardly ever.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use domain::{
    ids::CommandId,
    numbers::{on_day, shared},
    sketch::Sketch,
    time::{Day, Instant},
};
use hmac::{Hmac, Mac as _};
use sha2::Sha256;

/// The words of all files below a folder with this ending, in the order of their names.
fn words(folder: &Path, ending: &str) -> Vec<String> {
    let mut files: Vec<PathBuf> = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|found| found == ending) {
                files.push(entry);
            }
        }
    }
    files.sort();
    let split = |text: String| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    files.iter().flat_map(|file| split(fs::read_to_string(file).unwrap_or_default())).collect()
}

fn hash(key: &[u8], word: &str) -> u64 {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
    mac.update(word.as_bytes());
    mac.finalize().into_bytes().iter().take(8).fold(0, |n, byte| n << 8 | u64::from(*byte))
}

/// A day's sketch of these words: each key is another day, so that each gives another error.
fn sketch<'w>(key: u32, words: impl IntoIterator<Item = &'w String>) -> Sketch {
    let day = Day::from_number(i64::from(key));
    let mut sketch = Sketch::new(day, CommandId::v7(Instant::from_millis(0), &[0; 10]));
    for word in words {
        sketch.add(hash(&key.to_be_bytes(), word));
    }
    sketch
}

/// What was seen for one number of visitors.
struct Row {
    visits: usize,
    exact: usize,
    /// Root of the mean square error, and the mean error, as shares of the exact number.
    observed: f64,
    bias: f64,
    /// The stated standard error.
    stated: f64,
    /// The part of days on which the stated interval of two errors held.
    held: f64,
}

fn measure(stream: &[String], keys: u32) -> Row {
    let exact: BTreeSet<&String> = stream.iter().collect();
    let n = exact.len() as f64;
    let (mut square, mut sum, mut held, mut stated) = (0.0, 0.0, 0u32, 0.0);
    for key in 0..keys {
        let one = sketch(key, exact.iter().copied());
        let visitors = on_day(one.day, |day| day.all([&one]).visitors());
        let off = visitors.about as f64 - n;
        square += off * off;
        sum += off;
        stated += visitors.error as f64 / 2.0 / f64::from(keys);
        held += u32::from(off.abs() <= visitors.error as f64 + 0.5);
    }
    let keys = f64::from(keys);
    Row {
        visits: stream.len(),
        exact: exact.len(),
        observed: (square / keys).sqrt() / n,
        bias: sum / keys / n,
        stated: stated / n,
        held: f64::from(held) / keys,
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn the_stated_error_holds_on_real_words() {
    let words = words(&root().join("docs"), "md");
    let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
    words.iter().for_each(|word| *counts.entry(word).or_default() += 1);
    let most = counts.values().max().unwrap();
    assert!(most * counts.len() > 20 * words.len(), "the words are not skewed: they prove nothing");
    for part in [100, 1_000, 10_000, words.len()] {
        let row = measure(&words[..part.min(words.len())], 60);
        // Sixty days: the observed error itself is sure to a tenth only.
        assert!(
            row.observed <= 1.35 * row.stated + 0.5 / row.exact as f64,
            "{}: {}",
            row.exact,
            row.observed
        );
        assert!(row.bias.abs() <= 0.02, "{}: {}", row.exact, row.bias);
        assert!(row.held >= 0.85, "{}: {}", row.exact, row.held);
    }
}

#[test]
fn a_word_that_comes_again_changes_nothing() {
    let words = words(&root().join("docs"), "md");
    let once: BTreeSet<&String> = words.iter().collect();
    assert_eq!(sketch(1, &words).registers, sketch(1, once).registers);
}

/// `cargo xtask soak sketches`: the sources of a published package, more than a million words.
#[test]
#[ignore = "reads a million words two hundred times; run by `cargo xtask soak sketches`"]
fn errors_on_a_million_real_words() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let at = lock.find("name = \"web-sys\"").unwrap();
    let version = lock[at..].lines().nth(1).unwrap().trim_start_matches("version = ").trim_matches('"');
    let home =
        std::env::var("CARGO_HOME").unwrap_or_else(|_| format!("{}/.cargo", std::env::var("HOME").unwrap()));
    let registries = fs::read_dir(format!("{home}/registry/src")).unwrap().map(|entry| entry.unwrap().path());
    let package =
        registries.map(|registry| registry.join(format!("web-sys-{version}"))).find(|path| path.is_dir());
    let words = words(&package.expect("cargo fetches web-sys when it builds the app").join("src"), "rs");
    println!("words of web-sys {version}: {}", words.len());
    println!(
        "{:>9} {:>9} {:>10} {:>10} {:>8} {:>14}",
        "visits", "visitors", "observed", "stated", "bias", "within ± two"
    );
    let mut worst: f64 = 0.0;
    for part in [200, 1_000, 5_000, 20_000, 100_000, 400_000, words.len()] {
        let row = measure(&words[..part.min(words.len())], 200);
        worst = worst.max(row.observed / row.stated);
        println!(
            "{:>9} {:>9} {:>8.2} % {:>8.2} % {:>6.2} % {:>12.1} %",
            row.visits,
            row.exact,
            100.0 * row.observed,
            100.0 * row.stated,
            100.0 * row.bias,
            100.0 * row.held
        );
    }
    overlaps(&words);
    // 200 days: the observed error itself has a standard error of 1/√400 = 5 %.
    println!("goal: observed error beside the stated one: {worst:.2} × (limit 1.15) {}", met(worst <= 1.15));
    assert!(worst <= 1.15);
}

/// What two halves of the words have in common, beside the exact number.
fn overlaps(words: &[String]) {
    let half = words.len() / 2;
    let (left, right): (BTreeSet<&String>, BTreeSet<&String>) =
        (words[..half].iter().collect(), words[half..].iter().collect());
    let both = left.intersection(&right).count() as f64 / left.len().min(right.len()) as f64;
    let (mut held, mut all) = (0, 0);
    for key in 0..200 {
        let (one, other) = (sketch(key, left.iter().copied()), sketch(key, right.iter().copied()));
        let found = on_day(one.day, |day| shared(&day.all([&one]), &day.all([&other]))?.overlap());
        if let Some(found) = found {
            all += 1;
            held += u32::from(found.low <= both && both <= found.high);
        }
    }
    println!(
        "overlap of two halves: {:.1} % exactly; the interval held on {held} of {all} days",
        100.0 * both
    );
    println!(
        "goal: intervals of overlap that hold: {:.1} % (at least 95) {}",
        100.0 * f64::from(held) / f64::from(all.max(1)),
        met(held * 100 >= all * 95 && all > 0)
    );
    assert!(held * 100 >= all * 95 && all > 0);
}

const fn met(met: bool) -> &'static str {
    if met { "met" } else { "missed" }
}
