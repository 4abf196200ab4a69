//! Misfortunes of a file on its way, by chance.

#![allow(dead_code, reason = "every test file uses a part")]

/// Chance that can be repeated from its seed.
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

/// The dice of this run: of `SEED`, else of the clock.
pub fn dice() -> (Dice, u64) {
    let seed = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or_else(|| {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
        u64::try_from(since.as_nanos() % u128::from(u64::MAX)).unwrap() | 1
    });
    println!("seed: SEED={seed}");
    (Dice(seed), seed)
}

/// Bits that matter to readers of JSON, to be put in anywhere.
const BITS: [&[u8]; 16] = [
    b"{",
    b"}",
    b"[",
    b"]",
    b"\"",
    b"\\",
    b":",
    b",",
    b"null",
    b"1e999",
    b"-",
    b"\\ud800",
    b"\0",
    b"\xff",
    b"\xe2\x80\xae",
    b"{\"en\":\"x\"}",
];

/// Bytes as they arrive after an accident or two.
pub fn shake(mut bytes: Vec<u8>, dice: &mut Dice) -> Vec<u8> {
    for _ in 0..=dice.below(4) {
        let at = dice.below(bytes.len() + 1);
        let end = (at + dice.below(40)).min(bytes.len());
        match dice.below(5) {
            0 if at < bytes.len() => bytes[at] ^= 1 << dice.below(8),
            1 => drop(bytes.drain(at..end)),
            2 => drop(bytes.splice(at..at, BITS[dice.below(BITS.len())].iter().copied())),
            3 if dice.below(8) == 0 => bytes.truncate(at),
            _ => {
                let piece = bytes[at..end].to_vec();
                let to = dice.below(bytes.len() + 1);
                drop(bytes.splice(to..to, piece));
            }
        }
    }
    bytes
}
