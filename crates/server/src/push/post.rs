//! One message on its way to a push service (RFC 8030).

use std::time::Duration;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use http::{StatusCode, Uri, header};
use sha2::{Digest, Sha256};
use ureq::Agent;

use crate::{cidr::Cidr, fetch};

/// How long one message may take.
const WAIT: Duration = Duration::from_secs(15);

/// What is sent.
pub(super) struct Letter {
    /// Where to.
    pub endpoint: Uri,
    /// Who says so: see [`super::vapid`].
    pub authorization: String,
    /// How long the service keeps it for a device that is switched off, in seconds.
    pub ttl: i64,
    /// How urgent it is.
    pub urgency: &'static str,
    /// A name under which a later one takes its place.
    pub topic: String,
    /// The encrypted text.
    pub body: Vec<u8>,
}

/// What a push service made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It was taken.
    Taken,
    /// There is no such device any more.
    Gone,
    /// It was too long for this service.
    TooLong,
    /// Not now; when again, as the service wrote it.
    Later(Option<String>),
    /// Never in this form; why, without saying where to.
    Never(String),
}

/// What sends.
#[derive(Debug, Clone)]
pub(super) struct Poster(Agent);

impl Poster {
    /// Sends to the public internet, and to the given ranges of a private network.
    pub(super) fn allowing(ranges: Vec<Cidr>) -> Self {
        Self::waiting(ranges, WAIT)
    }

    /// As [`Self::allowing`], with another patience.
    pub(super) fn waiting(ranges: Vec<Cidr>, wait: Duration) -> Self {
        // A push service that answers elsewhere is none: where a person's browser said is where it goes, or nowhere.
        Self(fetch::guarded(ranges, wait, 0, concat!("Polyphony/", env!("CARGO_PKG_VERSION"), " (push)")))
    }

    /// Sends a message. Blocks.
    pub(super) fn send(&self, letter: &Letter) -> Outcome {
        let request = self
            .0
            .post(&letter.endpoint)
            .header(header::AUTHORIZATION, &letter.authorization)
            .header(header::CONTENT_ENCODING, "aes128gcm")
            .header(header::CONTENT_TYPE, "application/octet-stream")
            .header("TTL", letter.ttl.to_string())
            .header("Urgency", letter.urgency)
            .header("Topic", &letter.topic);
        match request.send(&letter.body[..]) {
            // What stands in the answer is of no interest, however long it is.
            Ok(answer) => {
                let again = answer.headers().get(header::RETRY_AFTER).and_then(|value| value.to_str().ok());
                outcome(answer.status(), again)
            }
            Err(ureq::Error::Other(why)) if why.to_string().contains(fetch::PRIVATE) => {
                Outcome::Never("its address leads into a private network".to_owned())
            }
            Err(_) => Outcome::Later(None),
        }
    }
}

fn outcome(status: StatusCode, again: Option<&str>) -> Outcome {
    match status.as_u16() {
        200..=299 => Outcome::Taken,
        404 | 410 => Outcome::Gone,
        413 => Outcome::TooLong,
        408 | 425 | 429 | 500..=599 => Outcome::Later(again.map(str::to_owned)),
        status => Outcome::Never(format!("the service answered with status {status}")),
    }
}

/// A topic of 32 signs that tells nobody what it stands for.
pub(super) fn topic(person: &str, tag: &str) -> String {
    let digest = Sha256::new().chain_update(person).chain_update([0]).chain_update(tag).finalize();
    URL_SAFE_NO_PAD.encode(digest.get(..24).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_service_answers_is_told_apart() {
        let of = |status: u16, again: Option<&str>| outcome(StatusCode::from_u16(status).unwrap(), again);
        assert_eq!([200, 201, 202, 204].map(|status| of(status, None)), [const { Outcome::Taken }; 4]);
        assert_eq!([404, 410].map(|status| of(status, None)), [Outcome::Gone, Outcome::Gone]);
        assert_eq!(of(413, None), Outcome::TooLong);
        assert_eq!(of(429, Some("5")), Outcome::Later(Some("5".into())));
        assert_eq!([408, 500, 503].map(|status| of(status, None)), [const { Outcome::Later(None) }; 3]);
        for status in [301, 307, 308, 400, 401, 403, 405] {
            assert!(matches!(of(status, Some("5")), Outcome::Never(_)), "{status}");
        }
    }

    #[test]
    fn a_topic_has_32_signs_of_the_alphabet() {
        let one = topic("a", "alert");
        assert_eq!(one.len(), 32);
        assert!(one.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)));
        assert_ne!(one, topic("b", "alert"));
    }
}
