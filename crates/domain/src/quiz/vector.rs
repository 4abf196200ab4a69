//! Test vectors: answers with the verdict they must give, wherever it is computed.

use serde::{Deserialize, Serialize};

use super::{answer::Answer, pack::Pack, verdict::judge};

/// Answers and their verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TestVector {
    /// Its name, for machines.
    pub id: String,
    /// The answers, as somebody might have given them.
    pub answers: Vec<Answer>,
    /// What they must come to.
    pub expect: Expected,
}

/// The part of a verdict that is promised to the last bit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// The first persona.
    pub primary: String,
    /// Every persona, in the verdict's order.
    pub blend: Vec<ExpectedPart>,
}

/// One persona's part, its numbers in words: readers of JSON numbers may round them, readers of these digits may not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedPart {
    /// The persona's id.
    pub persona: String,
    /// Its expected score, in the fewest decimal digits that say exactly this number.
    pub mean: String,
    /// P(it is the best, or as good as), written likewise.
    pub first: String,
}

impl TestVector {
    /// What the answers come to here and now, or why they come to nothing.
    pub fn computed(&self, pack: &Pack) -> Result<Expected, String> {
        let verdict = judge(pack, &self.answers).map_err(|problem| problem.to_string())?;
        let primary = verdict.primary().map(|part| part.persona.clone()).unwrap_or_default();
        let part = |part: &super::verdict::Blend| ExpectedPart {
            persona: part.persona.clone(),
            mean: part.mean.to_string(),
            first: part.first.to_string(),
        };
        Ok(Expected { primary, blend: verdict.blend.iter().map(part).collect() })
    }

    /// What is not as promised; nothing if the vector holds.
    pub fn broken(&self, pack: &Pack) -> Option<String> {
        let computed = match self.computed(pack) {
            Ok(computed) => computed,
            Err(reason) => return Some(reason),
        };
        if computed.primary != self.expect.primary {
            return Some(format!("the first persona is {}, not {}", computed.primary, self.expect.primary));
        }
        let pairs = computed.blend.iter().zip(&self.expect.blend);
        let differs = pairs.into_iter().find(|(is, expected)| is != expected);
        match differs {
            Some((is, expected)) => Some(format!(
                "{} has mean {} and first {}; expected {} with {} and {}",
                is.persona, is.mean, is.first, expected.persona, expected.mean, expected.first
            )),
            None if computed.blend.len() != self.expect.blend.len() => {
                Some("the blend must name every persona".to_owned())
            }
            None => None,
        }
    }
}
