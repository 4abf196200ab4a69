//! Openings of tracked links: which count, and how a visitor becomes a number that says nothing about them.

use std::net::IpAddr;

use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::{
    ids::{Code, PersonId, ShareId, StoryId},
    network::Network,
    time::{Day, Instant},
};
use serde::{Deserialize, Serialize};

mod robots;

pub use robots::{AGENTS, Agent, LeftOut, left_out};

/// One counted opening of a tracked link. Nothing about the visitor is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Click {
    /// Of which share.
    pub share: ShareId,
    /// Whose share.
    pub person: PersonId,
    /// Of which story.
    pub story: StoryId,
    /// On which network.
    pub network: Network,
    /// When.
    pub at: Instant,
}

/// A request for a tracked link as the backend sees it; it lives only until it is counted.
#[derive(Debug, Clone)]
pub struct Visit {
    /// Which link.
    pub code: Code,
    /// From where, if known: used for the day's sketch and then forgotten.
    pub visitor: Option<Visitor>,
}

/// What tells two visitors of one day apart. Never stored, never logged.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// The address; only its /24 or /48 network is used.
    pub address: IpAddr,
    /// The browser's family, see [`family`].
    pub family: &'static str,
}

/// The random key of one day. It is destroyed when the day is over, and with it every way back to a visitor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayKey {
    /// Its day.
    pub day: Day,
    /// 32 random bytes.
    pub key: Vec<u8>,
}

/// The hash of a visitor under the day's key.
pub fn visitor_hash(key: &DayKey, visitor: &Visitor) -> u64 {
    let network: Vec<u8> = match visitor.address {
        IpAddr::V4(v4) => v4.octets().into_iter().take(3).collect(),
        IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
            Some(v4) => v4.octets().into_iter().take(3).collect(),
            None => v6.octets().into_iter().take(6).collect(),
        },
    };
    // HMAC takes keys of any length, so this cannot fail.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&key.key) else { return 0 };
    mac.update(&network);
    mac.update(&[0]);
    mac.update(visitor.family.as_bytes());
    mac.finalize().into_bytes().iter().take(8).fold(0, |n, byte| n << 8 | u64::from(*byte))
}

/// The family of a browser: coarse on purpose, so that a person is not told apart from a neighbour by version.
pub fn family(user_agent: &str) -> &'static str {
    let has = |part: &str| user_agent.contains(part);
    if has("Firefox/") {
        "firefox"
    } else if has("Edg/") {
        "edge"
    } else if has("Chrome/") || has("CriOS/") {
        "chrome"
    } else if has("Safari/") {
        "safari"
    } else {
        "other"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHROME: &str = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    fn from(address: &str) -> Visitor {
        Visitor { address: address.parse().unwrap(), family: family(CHROME) }
    }

    #[test]
    fn one_office_behind_one_network_is_one_visitor_and_only_for_a_day() {
        let today = DayKey { day: Day::from_number(1), key: vec![1; 32] };
        let tomorrow = DayKey { day: Day::from_number(2), key: vec![2; 32] };
        assert_eq!(visitor_hash(&today, &from("192.0.2.7")), visitor_hash(&today, &from("192.0.2.200")));
        assert_eq!(visitor_hash(&today, &from("192.0.2.7")), visitor_hash(&today, &from("::ffff:192.0.2.9")));
        assert_ne!(visitor_hash(&today, &from("192.0.2.7")), visitor_hash(&today, &from("192.0.3.7")));
        assert_ne!(visitor_hash(&today, &from("192.0.2.7")), visitor_hash(&tomorrow, &from("192.0.2.7")));
        assert_eq!(
            visitor_hash(&today, &from("2001:db8:1::1")),
            visitor_hash(&today, &from("2001:db8:1:9::1"))
        );
    }
}
