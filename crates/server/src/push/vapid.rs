//! Who sends: a signed word for each message, which a push service checks against the key that the device was given with
//! (VAPID, RFC 8292).

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::time::{HOUR, Instant};
use http::Uri;
use p256::{
    SecretKey,
    ecdsa::{Signature, SigningKey, signature::Signer},
    elliptic_curve::sec1::ToEncodedPoint,
};
use serde_json::json;

/// How long a word holds, in milliseconds: at most a day, and clocks differ.
const HOLDS: i64 = 12 * HOUR;

/// The key of this installation, and whom a push service can turn to.
pub struct Vapid {
    key: SigningKey,
    public: String,
    contact: Option<String>,
}

impl Vapid {
    /// With this key; `contact` is a `mailto:` or `https:` address.
    pub fn new(key: &SecretKey, contact: Option<String>) -> Self {
        let public = URL_SAFE_NO_PAD.encode(key.public_key().to_encoded_point(false).as_bytes());
        Self { key: SigningKey::from(key), public, contact }
    }

    /// The public key, uncompressed, in base64url.
    pub fn public(&self) -> &str {
        &self.public
    }

    /// The value of `Authorization` for a message to this address; none if it is no address.
    pub fn authorization(&self, endpoint: &Uri, now: Instant) -> Option<String> {
        let origin = origin(endpoint)?;
        let mut claims = json!({ "aud": origin, "exp": now.plus(HOLDS).millis() / 1_000 });
        if let (Some(claims), Some(contact)) = (claims.as_object_mut(), &self.contact) {
            claims.insert("sub".to_owned(), json!(contact));
        }
        let header = json!({ "typ": "JWT", "alg": "ES256" });
        let part = |value: &serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let signed = format!("{}.{}", part(&header), part(&claims));
        let signature: Signature = self.key.sign(signed.as_bytes());
        let signature = URL_SAFE_NO_PAD.encode(signature.to_bytes());
        Some(format!("vapid t={signed}.{signature}, k={}", self.public))
    }
}

/// Scheme, host and port of an address, the port only where it is not the usual one.
pub fn origin(uri: &Uri) -> Option<String> {
    let scheme = uri.scheme_str()?;
    let host = uri.host().filter(|host| !host.is_empty())?.to_ascii_lowercase();
    let usual = if scheme == "https" { 443 } else { 80 };
    Some(match uri.port_u16().filter(|port| *port != usual) {
        Some(port) => format!("{scheme}://{host}:{port}"),
        None => format!("{scheme}://{host}"),
    })
}

#[cfg(test)]
mod tests {
    use p256::ecdsa::{VerifyingKey, signature::Verifier};
    use serde_json::Value;

    use super::*;

    fn parts(word: &str) -> (String, Value, Value, Signature) {
        let mut parts = word.split('.').map(|part| URL_SAFE_NO_PAD.decode(part).unwrap());
        let (header, claims) = (parts.next().unwrap(), parts.next().unwrap());
        let signature = Signature::from_slice(&parts.next().unwrap()).unwrap();
        let signed = word.rsplit_once('.').unwrap().0.to_owned();
        let json = |bytes: Vec<u8>| serde_json::from_slice(&bytes).unwrap();
        (signed, json(header), json(claims), signature)
    }

    fn verifies(word: &str, key: &str) -> bool {
        let (signed, _, _, signature) = parts(word);
        let key = VerifyingKey::from_sec1_bytes(&URL_SAFE_NO_PAD.decode(key).unwrap()).unwrap();
        key.verify(signed.as_bytes(), &signature).is_ok()
    }

    /// The example of RFC 8292, section 2.4: its word holds under its key, in the way ours is checked below.
    #[test]
    fn the_example_of_the_standard_holds() {
        let word = "eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOj\
                    E0NTM1MjM3NjgsInN1YiI6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGS\
                    K2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA";
        let key = "BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs";
        assert!(verifies(word, key));
        let (_, header, claims, _) = parts(word);
        assert_eq!(header, json!({ "typ": "JWT", "alg": "ES256" }));
        assert_eq!(claims["aud"], "https://push.example.net");
        let other = Vapid::new(&SecretKey::from_slice(&[9; 32]).unwrap(), None);
        assert!(!verifies(word, other.public()));
    }

    #[test]
    fn a_word_names_the_service_and_holds_for_less_than_a_day() {
        let vapid = Vapid::new(&SecretKey::from_slice(&[7; 32]).unwrap(), Some("mailto:a@e.org".into()));
        let now = Instant::from_millis(1_795_305_600_000);
        let endpoint: Uri = "https://Push.example.net:443/x/1?secret=2".parse().unwrap();
        let given = vapid.authorization(&endpoint, now).unwrap();
        let (word, key) = given.strip_prefix("vapid t=").unwrap().split_once(", k=").unwrap();
        assert!(verifies(word, key) && key == vapid.public());
        let (_, header, claims, _) = parts(word);
        assert_eq!(header, json!({ "typ": "JWT", "alg": "ES256" }));
        assert_eq!(
            claims,
            json!({ "aud": "https://push.example.net", "exp": 1_795_305_600 + 43_200, "sub": "mailto:a@e.org" })
        );
        let local: Uri = "http://127.0.0.1:9/x".parse().unwrap();
        assert_eq!(origin(&local).unwrap(), "http://127.0.0.1:9");
        assert_eq!(origin(&"/x".parse().unwrap()), None);
    }
}
