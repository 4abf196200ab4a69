//! Which words may be called common: those of five or more people, and of whom nobody can tell how many exactly.

use std::collections::{BTreeMap, BTreeSet};

use hmac::{Hmac, Mac as _};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use super::{GROUP, Published};
use crate::{
    command::hex,
    echo::{Echoes, Salt},
    ids::PersonId,
    time::Day,
};

/// The name under which the common words are kept.
pub const ECHO_NAME: &str = "echoes";
/// The most numbers that are published: those of the most people.
const MOST: usize = 4_000;
/// By so many people the threshold of a number lies above [`GROUP`], at most.
const HIDDEN: u64 = 3;

/// The common words of a day as a store keeps them, with what makes the thresholds. Replaced once a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EchoSnapshot {
    /// What is shown.
    pub echoes: Echoes,
    /// From this the thresholds follow. Never shown.
    secret: String,
}

impl EchoSnapshot {
    /// One without words, from fresh randomness: a salt and a secret.
    pub fn new(day: Day, salt: &[u8; 16], secret: &[u8; 32]) -> Self {
        let echoes = Echoes { group: GROUP, day, salt: Salt::of(salt), words: Vec::new() };
        Self { echoes, secret: hex(secret) }
    }

    /// How many people a number needs: five to eight, the same for ever, and nobody knows which.
    ///
    /// Whoever adds their own words and sees a number appear would else know that exactly four others use them.
    fn threshold(&self, number: u32) -> usize {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(self.secret.as_bytes()) else { return usize::MAX };
        mac.update(&number.to_be_bytes());
        let drawn =
            mac.finalize().into_bytes().iter().take(8).fold(0u64, |n, byte| n << 8 | u64::from(*byte));
        GROUP + usize::try_from(drawn % (HIDDEN + 1)).unwrap_or(0)
    }
}

/// The common words of `day` from the sketches of the thirty days before it: every sketch with who wrote it.
/// A person counts once for a number, however often they used it.
pub fn publish_echoes(
    before: EchoSnapshot,
    day: Day,
    sketches: &[(PersonId, Vec<u32>)],
) -> Published<EchoSnapshot> {
    let mut people: BTreeMap<u32, BTreeSet<&PersonId>> = BTreeMap::new();
    for (person, numbers) in sketches {
        for number in numbers {
            people.entry(*number).or_default().insert(person);
        }
    }
    let mut common: Vec<(usize, u32)> = people
        .into_iter()
        .map(|(number, people)| (people.len(), number))
        .filter(|(many, number)| *many >= before.threshold(*number))
        .collect();
    common.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut words: Vec<u32> = common.into_iter().take(MOST).map(|(_, number)| number).collect();
    words.sort_unstable();
    Published(EchoSnapshot { echoes: Echoes { day, words, ..before.echoes }, secret: before.secret })
}
