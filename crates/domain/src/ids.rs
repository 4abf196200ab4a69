//! Names of things. Each kind has its own type, so that one cannot be passed for another.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{problem::Problem, time::Instant};

/// The id of a command, made on the device that gives it (UUID v7). It is the idempotency key and the primary
/// key of what the command creates, for ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CommandId(pub Uuid);

impl CommandId {
    /// A version 7 id from a moment and ten random bytes.
    pub fn v7(at: Instant, random: &[u8; 10]) -> Self {
        let millis = u64::try_from(at.millis()).unwrap_or(0);
        Self(uuid::Builder::from_unix_timestamp_millis(millis, random).into_uuid())
    }
}

/// A story's id: derived from where it came from, so that importing it again finds it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StoryId(pub Uuid);

impl StoryId {
    /// The id of the entry `guid` of the feed `source`.
    pub fn of_entry(source: &str, guid: &str) -> Self {
        let digest = Sha256::new().chain_update(source).chain_update([0]).chain_update(guid).finalize();
        let mut bytes = [0; 16];
        bytes.iter_mut().zip(digest).for_each(|(to, from)| *to = from);
        Self(uuid::Builder::from_custom_bytes(bytes).into_uuid())
    }
}

/// A share's id is the id of the command that recorded it.
pub type ShareId = CommandId;

macro_rules! uuid_text {
    ($name:ident) => {
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
        impl FromStr for $name {
            type Err = Problem;
            fn from_str(text: &str) -> Result<Self, Problem> {
                Uuid::parse_str(text).map(Self).map_err(|_| Problem::invalid("id", "is not a UUID"))
            }
        }
    };
}
uuid_text!(CommandId);
uuid_text!(StoryId);

/// A person's id, opaque to everything but sign-in: 1–128 characters of letters, digits and `._@+-`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PersonId(String);

impl PersonId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for PersonId {
    type Error = Problem;
    fn try_from(text: String) -> Result<Self, Problem> {
        let fits = (1..=128).contains(&text.len())
            && text.chars().all(|c| c.is_alphanumeric() || "._@+-".contains(c));
        if fits { Ok(Self(text)) } else { Err(Problem::invalid("person", "is not a person's id")) }
    }
}

impl From<PersonId> for String {
    fn from(id: PersonId) -> Self {
        id.0
    }
}

impl fmt::Display for PersonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The code of a tracked link: ten characters of base 58, computed from the share's id alone.
///
/// Because it needs no server, a share that is prepared offline already carries its final link.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code(String);

const BASE58: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const CODE_LENGTH: usize = 10;

impl Code {
    /// The code of the share `id`.
    pub fn of_share(id: ShareId) -> Self {
        let digest = Sha256::new().chain_update(b"polyphony link 1").chain_update(id.0.as_bytes()).finalize();
        let mut number = digest.iter().take(16).fold(0u128, |n, byte| (n << 8) | u128::from(*byte));
        let mut text = String::with_capacity(CODE_LENGTH);
        for _ in 0..CODE_LENGTH {
            let digit = usize::try_from(number % 58).unwrap_or(0);
            text.push(char::from(BASE58.get(digit).copied().unwrap_or(b'1')));
            number /= 58;
        }
        Self(text)
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Code {
    type Error = Problem;
    fn try_from(text: String) -> Result<Self, Problem> {
        if text.len() == CODE_LENGTH && text.bytes().all(|b| BASE58.contains(&b)) {
            Ok(Self(text))
        } else {
            Err(Problem::invalid("code", "is not the code of a tracked link"))
        }
    }
}

impl From<Code> for String {
    fn from(code: Code) -> Self {
        code.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_a_pure_function_of_the_share() {
        let id = CommandId::v7(Instant::from_millis(1_700_000_000_000), &[7; 10]);
        let code = Code::of_share(id);
        assert_eq!(code, Code::of_share(id));
        assert_eq!(Code::try_from(code.to_string()).unwrap(), code);
        assert_ne!(code, Code::of_share(CommandId::v7(Instant::from_millis(1_700_000_000_000), &[8; 10])));
    }

    #[test]
    fn the_same_entry_of_the_same_feed_is_the_same_story() {
        assert_eq!(StoryId::of_entry("f", "1"), StoryId::of_entry("f", "1"));
        assert_ne!(StoryId::of_entry("f1", ""), StoryId::of_entry("f", "1"));
    }

    #[test]
    fn strange_ids_are_refused() {
        for text in ["", "a b", "a/b", &"x".repeat(129)] {
            assert!(PersonId::try_from(text.to_owned()).is_err(), "{text}");
        }
        for text in ["", "short", "0000000000", "../../etc/p"] {
            assert!(Code::try_from(text.to_owned()).is_err(), "{text}");
        }
    }
}
