//! Codes that a pop-up hands to a frame. They live in memory: who restarts the server in that very minute presses once more.

use std::collections::HashMap;

use domain::{
    command::hex,
    ids::PersonId,
    problem::{Problem, ProblemKind},
    time::Instant,
};
use serde::Deserialize;
use sha2::{Digest, Sha256};

/// How long a code is good, milliseconds.
const GOOD: i64 = 60_000;
/// More codes than this are not under way at once, whoever asks.
const MOST: usize = 10_000;

/// What the frame must show to use a code: nobody else can, even who has the code.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// SHA-256 of the frame's secret, in hexadecimal digits.
    pub challenge: String,
    /// The origin of the page around the frame.
    pub host: String,
}

struct Given {
    person: PersonId,
    proof: Proof,
    until: Instant,
}

/// The codes under way, by the hash of the code.
#[derive(Default)]
pub(super) struct Codes(HashMap<[u8; 32], Given>);

impl Codes {
    pub fn give(
        &mut self,
        code: [u8; 32],
        person: PersonId,
        proof: Proof,
        now: Instant,
    ) -> Result<String, Problem> {
        self.0.retain(|_, given| given.until > now);
        if self.0.len() >= MOST {
            return Err(Problem::new(ProblemKind::TooMany, "too many sign-ins are under way"));
        }
        let code = hex(&code);
        self.0.insert(hash(&code), Given { person, proof, until: now.plus(GOOD) });
        Ok(code)
    }

    /// Every try uses the code up, a wrong one too.
    pub fn take(&mut self, code: &str, verifier: &str, host: &str, now: Instant) -> Option<PersonId> {
        let given = self.0.remove(&hash(code))?;
        let proven = hex(&hash(verifier)) == given.proof.challenge && host == given.proof.host;
        (proven && given.until > now).then_some(given.person)
    }
}

fn hash(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOST: &str = "https://intranet.example.org";

    fn given(codes: &mut Codes, at: i64) -> String {
        let proof = Proof { challenge: hex(&hash("secret")), host: HOST.to_owned() };
        let person = PersonId::try_from("jo".to_owned()).unwrap();
        codes.give([at as u8; 32], person, proof, Instant::from_millis(at)).unwrap()
    }

    #[test]
    fn a_code_is_good_once_for_a_minute_for_the_frame_that_asked() {
        let now = Instant::from_millis(1_000);
        let mut codes = Codes::default();
        let code = given(&mut codes, 0);
        assert!(codes.take(&code, "secret", HOST, now).is_some());
        assert!(codes.take(&code, "secret", HOST, now).is_none(), "once");
        for (verifier, host, at) in [
            ("other", HOST, now),
            ("secret", "https://elsewhere.example", now),
            ("secret", HOST, Instant::from_millis(GOOD)),
        ] {
            let code = given(&mut codes, 0);
            assert!(codes.take(&code, verifier, host, at).is_none(), "{verifier} {host}");
            assert!(codes.take(&code, "secret", HOST, now).is_none(), "a wrong try uses it up");
        }
    }

    #[test]
    fn what_is_over_makes_room() {
        let mut codes = Codes::default();
        for _ in 0..3 {
            given(&mut codes, 0);
        }
        given(&mut codes, GOOD + 1);
        assert_eq!(codes.0.len(), 1);
    }
}
