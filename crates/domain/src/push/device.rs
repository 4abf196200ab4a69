//! A device that can be reached, as its browser describes it.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Sender;
use crate::{command::hex, faults::Faults, problem::Problem, time::Instant};

/// The longest address, in characters.
pub const LONGEST_ENDPOINT: usize = 1_000;
/// The longest name of a time zone and of a language, in characters.
const LONGEST_NAME: usize = 64;
/// The length of a public key on P-256, uncompressed, in bytes.
const KEY: usize = 65;
/// The length of what keeps messages of others out (RFC 8291), in bytes.
const SECRET: usize = 16;

/// A device as its browser gives it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewDevice {
    /// Where its push service takes messages: `https`, at most 1,000 characters. Whoever knows it can send there, but nothing
    /// that the device can read.
    pub endpoint: String,
    /// Its public key: 65 bytes, in base64url.
    pub p256dh: String,
    /// The secret it shares with its sender: 16 bytes, in base64url.
    pub auth: String,
    /// Its time zone, like `Europe/Oslo`: quiet hours are hours of its day.
    pub zone: String,
    /// The language in which it shows the app (a BCP 47 tag).
    pub language: String,
    /// The address it had before, where its browser changed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<String>,
}

/// A device that is kept. Its person alone reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// By what it is known: see [`device_id`].
    pub id: String,
    /// As in [`NewDevice`].
    pub endpoint: String,
    /// As in [`NewDevice`].
    pub p256dh: String,
    /// As in [`NewDevice`].
    pub auth: String,
    /// As in [`NewDevice`].
    pub zone: String,
    /// As in [`NewDevice`].
    pub language: String,
    /// When it was first given.
    pub since: Instant,
}

/// A device as its person reads it with everything else about them: enough to tell one from another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyDevice {
    /// By what it is known: see [`device_id`].
    pub id: String,
    /// When it was first given.
    pub since: Instant,
}

/// By what a device with this address is known: the first 16 bytes of the address's SHA-256, hexadecimal.
pub fn device_id(endpoint: &str) -> String {
    let digest = Sha256::digest(endpoint);
    hex(digest.get(..16).unwrap_or_default())
}

/// The bytes of a key in base64url, with or without padding; none if it is something else.
pub fn bytes(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).ok()
}

impl NewDevice {
    /// The device as it is kept, or every place below `at` (a JSON pointer) that is wrong. That its key is a point of the
    /// curve and its address may be reached the sender says.
    pub fn check(&self, at: &str, sender: &dyn Sender, now: Instant) -> Result<Device, Problem> {
        let mut faults = Faults::below(at);
        let fits = self.endpoint.chars().count() <= LONGEST_ENDPOINT;
        let reached = fits && is_address(&self.endpoint) && sender.reaches(&self.endpoint);
        faults.unless(reached, "endpoint", "must be an address of a push service");
        // An uncompressed point begins with 4.
        let is_point = |key: &Vec<u8>| key.len() == KEY && key.first() == Some(&4) && sender.is_point(key);
        faults.unless(
            bytes(&self.p256dh).as_ref().is_some_and(is_point),
            "p256dh",
            "must be a public key of 65 bytes",
        );
        let is_secret = bytes(&self.auth).is_some_and(|bytes| bytes.len() == SECRET);
        faults.unless(is_secret, "auth", "must be a secret of 16 bytes");
        faults.unless(is_name(&self.zone), "zone", "must be the name of a time zone");
        faults.unless(is_name(&self.language), "language", "must be the tag of a language");
        faults.done("this device cannot be reached")?;
        Ok(Device {
            id: device_id(&self.endpoint),
            endpoint: self.endpoint.clone(),
            p256dh: self.p256dh.trim_end_matches('=').to_owned(),
            auth: self.auth.trim_end_matches('=').to_owned(),
            zone: self.zone.clone(),
            language: self.language.clone(),
            since: now,
        })
    }
}

impl From<&Device> for MyDevice {
    fn from(device: &Device) -> Self {
        Self { id: device.id.clone(), since: device.since }
    }
}

/// Whether this is an absolute address with a host, without a name and password in it. Which schemes and hosts are reached
/// the sender knows.
fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let Some(rest) = rest else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    !host.is_empty()
        && !host.contains('@')
        && text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}

/// Whether this may be the name of a time zone or of a language. A name that nobody knows is UTC, or English.
fn is_name(text: &str) -> bool {
    let sign = |byte: u8| byte.is_ascii_alphanumeric() || b"/_+-".contains(&byte);
    (1..=LONGEST_NAME).contains(&text.len()) && text.bytes().all(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Anywhere;
    impl Sender for Anywhere {
        fn key(&self) -> String {
            String::new()
        }
        fn reaches(&self, endpoint: &str) -> bool {
            !endpoint.contains("private")
        }
        fn is_point(&self, key: &[u8]) -> bool {
            key.last() == Some(&9)
        }
    }

    fn device() -> NewDevice {
        let mut key = [9; KEY];
        key[0] = 4;
        NewDevice {
            endpoint: "https://push.example.org/x/1?a=b".into(),
            p256dh: URL_SAFE_NO_PAD.encode(key),
            auth: format!("{}==", URL_SAFE_NO_PAD.encode([7; SECRET])),
            zone: "America/Argentina/Buenos_Aires".into(),
            language: "pt-BR".into(),
            replaces: None,
        }
    }

    #[test]
    fn a_device_is_known_by_its_address() {
        let kept = device().check("", &Anywhere, Instant::from_millis(5)).unwrap();
        assert_eq!((kept.id.len(), kept.since), (32, Instant::from_millis(5)));
        assert_eq!(kept.id, device_id("https://push.example.org/x/1?a=b"));
        assert_ne!(kept.id, device_id("https://push.example.org/x/1?a=c"));
        assert!(!kept.auth.contains('='));
    }

    #[test]
    fn every_mistake_is_named_with_its_place() {
        let places = |device: NewDevice| {
            let fields = device.check("/device", &Anywhere, Instant::default()).unwrap_err().fields;
            fields.into_iter().map(|field| field.pointer).collect::<Vec<_>>()
        };
        let bad = NewDevice::default();
        let all = ["endpoint", "p256dh", "auth", "zone", "language"].map(|field| format!("/device/{field}"));
        assert_eq!(places(bad), all);
        for endpoint in [
            "ftp://e.org/",
            "javascript:alert(1)",
            "https://",
            "https:///x",
            "https://u:p@e.org/",
            "https://e.org/ü",
            "https://private.example.org/",
            "https://e.org/a b",
            "https://e.org\\@f.org/",
            "//e.org/",
        ] {
            assert_eq!(places(NewDevice { endpoint: endpoint.into(), ..device() }), ["/device/endpoint"]);
        }
        let endpoint = format!("https://e.org/{}", "x".repeat(LONGEST_ENDPOINT));
        assert_eq!(places(NewDevice { endpoint, ..device() }), ["/device/endpoint"]);
        let mut off_the_curve = [8; KEY];
        off_the_curve[0] = 4;
        let off_the_curve = URL_SAFE_NO_PAD.encode(off_the_curve);
        assert_eq!(places(NewDevice { p256dh: off_the_curve, ..device() }), ["/device/p256dh"]);
        let compressed = URL_SAFE_NO_PAD.encode([2; 33]);
        assert_eq!(places(NewDevice { p256dh: compressed, ..device() }), ["/device/p256dh"]);
        let other = URL_SAFE_NO_PAD.encode([2; KEY]);
        assert_eq!(places(NewDevice { p256dh: other, ..device() }), ["/device/p256dh"]);
        assert_eq!(places(NewDevice { zone: "Europe/Oslo; x".into(), ..device() }), ["/device/zone"]);
    }
}
