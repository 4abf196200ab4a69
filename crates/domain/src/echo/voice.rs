//! How much of a caption is one's own.

use std::collections::BTreeSet;

use super::{Echoes, listen::covered, words::words};

/// Captions of fewer words say nothing about a voice.
const FEWEST: usize = 5;

/// How many per cent of a caption's words are neither taken from `story` (its title, its summary, its official
/// wording) nor what five or more colleagues used lately. None for a few words. It is computed on the device and
/// stays there.
pub fn own_voice(caption: &str, story: &[&str], echoes: Option<&Echoes>) -> Option<u8> {
    let said = words(caption);
    if said.len() < FEWEST {
        return None;
    }
    let salt = echoes.map(|echoes| echoes.salt.clone()).unwrap_or_default();
    let numbers = salt.numbers(&said);
    let given: BTreeSet<u32> = story.iter().flat_map(|text| salt.numbers(&words(text))).collect();
    let taken = covered(&said, &numbers, 1, |number| given.contains(&number));
    let common = covered(&said, &numbers, 2, |number| echoes.is_some_and(|echoes| echoes.has(number)));
    let own = taken.iter().zip(&common).filter(|(taken, common)| !**taken && !**common).count();
    u8::try_from(own * 100 / said.len()).ok()
}
