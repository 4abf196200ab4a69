//! Whatever happens to a feed on its way, reading it neither panics nor yields an unsound story.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "the lints know test functions, but not their helpers"
)]

mod common;

use common::{NOW, bytes, sound};

/// Bits that matter to parsers, to be put in anywhere.
const BITS: [&[u8]; 22] = [
    b"<",
    b">",
    b"</item>",
    b"<item>",
    b"&",
    b";",
    b"<![CDATA[",
    b"]]>",
    b"<!--",
    b"\"",
    b"'",
    b"\0",
    b"\xff",
    b"\xfe",
    b"xml:base='http://['",
    b"</channel>",
    b"&#x10FFFF;",
    b"&#xD800;",
    b"{",
    b"}",
    b"\xe2\x80\xae",
    b"<script>",
];

struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }
}

fn mutate(mut feed: Vec<u8>, others: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    for _ in 0..=dice.below(8) {
        let at = dice.below(feed.len() + 1);
        let end = (at + dice.below(40)).min(feed.len());
        match dice.below(7) {
            0 if at < feed.len() => feed[at] = u8::try_from(dice.below(256)).unwrap(),
            1 => drop(feed.drain(at..end)),
            2 => drop(feed.splice(at..at, BITS[dice.below(BITS.len())].iter().copied())),
            3 => feed.truncate(at),
            4 => {
                let piece = feed[at..end].to_vec();
                let to = dice.below(feed.len() + 1);
                drop(feed.splice(to..to, piece));
            }
            5 if at < feed.len() => feed[at] ^= 1 << dice.below(8),
            _ => {
                let other = &others[dice.below(others.len())];
                let from = dice.below(other.len() + 1);
                let piece = &other[from..(from + dice.below(200)).min(other.len())];
                drop(feed.splice(at..end, piece.iter().copied()));
            }
        }
    }
    feed
}

#[test]
fn two_thousand_mutations_neither_panic_nor_yield_unsound_stories() {
    let seed = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or_else(|| {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
        u64::try_from(since.as_nanos() % u128::from(u64::MAX)).unwrap() | 1
    });
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
