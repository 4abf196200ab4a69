//! Damage done to feeds by chance.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    dead_code,
    reason = "the lints know test functions, but not their helpers; not every test file needs all"
)]

use serde_json::{Value, json};

/// `SEED` from the environment, else another one each time.
pub fn seed() -> u64 {
    std::env::var("SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or_else(|| {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
        u64::try_from(since.as_nanos() % u128::from(u64::MAX)).unwrap() | 1
    })
}

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

/// A small generator: a seed gives the same rounds again.
pub struct Dice(pub u64);

impl Dice {
    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }
}

/// A feed with a few bytes changed, lost, doubled or taken from other feeds.
pub fn mutate(mut feed: Vec<u8>, others: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
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

/// Puts something of another type, or nothing, in the place of some part of a JSON document.
pub fn reshape(value: &mut Value, dice: &mut Dice) {
    let inside = match value {
        Value::Array(list) => list.len(),
        Value::Object(map) => map.len(),
        _ => 0,
    };
    if inside > 0 && dice.below(5) > 0 {
        let at = dice.below(inside);
        match value {
            Value::Array(list) => return reshape(&mut list[at], dice),
            Value::Object(map) => return map.values_mut().nth(at).into_iter().for_each(|v| reshape(v, dice)),
            _ => {}
        }
    }
    let others = [
        json!(null),
        json!(7),
        json!(-1.5e300),
        json!(true),
        json!("<script>alert(1)</script>\u{202e}"),
        json!("javascript:alert(1)"),
        json!([]),
        json!({}),
        json!([[[{"rendered": ["x"]}]]]),
        json!({"rendered": "x".repeat(3_000), "protected": "yes"}),
    ];
    *value = others[dice.below(others.len())].clone();
}
