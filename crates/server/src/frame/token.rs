//! A frame's session as text: who, until when, and our signature. The server keeps nothing of it.

use domain::{command::hex, ids::PersonId, time::Instant};
use hmac::{Hmac, Mac};
use sha2::Sha256;

type Signature = Hmac<Sha256>;

/// `person.until.signature`, in hexadecimal digits but for the time.
pub(super) fn sign(key: &[u8; 32], person: &PersonId, until: Instant) -> String {
    let body = format!("{}.{}", hex(person.as_str().as_bytes()), until.millis());
    let signature = signed(key, &body).map(|mac| hex(&mac.finalize().into_bytes())).unwrap_or_default();
    format!("{body}.{signature}")
}

/// Who it is for; nobody if it was not signed by us, or is over.
pub(super) fn read(key: &[u8; 32], token: &str, now: Instant) -> Option<PersonId> {
    let (body, signature) = token.rsplit_once('.')?;
    // Compared in constant time.
    signed(key, body)?.verify_slice(&bytes(signature)?).ok()?;
    let (person, until) = body.split_once('.')?;
    let until: i64 = until.parse().ok()?;
    let person = String::from_utf8(bytes(person)?).ok()?;
    (now.millis() < until).then(|| PersonId::try_from(person).ok()).flatten()
}

fn signed(key: &[u8; 32], body: &str) -> Option<Signature> {
    let mut mac = Signature::new_from_slice(key).ok()?;
    mac.update(b"polyphony frame session 1\n");
    mac.update(body.as_bytes());
    Some(mac)
}

/// What stands there in hexadecimal digits.
fn bytes(digits: &str) -> Option<Vec<u8>> {
    let pairs = digits.as_bytes().chunks(2);
    pairs
        .map(|pair| {
            u8::from_str_radix(std::str::from_utf8(pair).ok().filter(|pair| pair.len() == 2)?, 16).ok()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_we_signed_is_believed_and_only_for_its_time() {
        let person = PersonId::try_from("Łukasz".to_owned()).unwrap();
        let (key, now) = ([7; 32], Instant::from_millis(10));
        let token = sign(&key, &person, Instant::from_millis(11));
        assert_eq!(read(&key, &token, now), Some(person));
        assert_eq!(read(&key, &token, Instant::from_millis(11)), None);
        assert_eq!(read(&[8; 32], &token, now), None);
        let longer = token.replacen(".11.", ".99.", 1);
        let shorter = &token[..token.len() - 2];
        for bad in ["", ".", "..", "a.b.c", longer.as_str(), shorter, &format!("{token}00"), "6a6f.99."] {
            assert_eq!(read(&key, bad, now), None, "{bad}");
        }
    }
}
