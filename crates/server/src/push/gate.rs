//! What the rules ask of whoever sends: see [`domain::push::Sender`].

use std::{net::IpAddr, sync::Arc};

use domain::push::Sender;
use http::Uri;
use p256::PublicKey;

use super::vapid::Vapid;
use crate::cidr::{Cidr, is_public};

/// Lets devices in that could be reached.
pub struct Gate {
    /// Who sends.
    pub vapid: Arc<Vapid>,
    /// Ranges of the own network that may be sent to.
    pub ranges: Vec<Cidr>,
}

impl Sender for Gate {
    fn key(&self) -> String {
        self.vapid.public().to_owned()
    }

    /// Names are looked up when something is sent; here is refused what can be seen to lead nowhere.
    fn reaches(&self, endpoint: &str) -> bool {
        let Ok(uri) = endpoint.parse::<Uri>() else { return false };
        let Some(host) = uri.host() else { return false };
        let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>().ok();
        let allowed = address.is_some_and(|address| self.ranges.iter().any(|range| range.contains(address)));
        match uri.scheme_str() {
            Some("https") => allowed || address.is_none_or(is_public),
            // In the open only where the installation said so by address.
            Some("http") => allowed,
            _ => false,
        }
    }

    fn is_point(&self, key: &[u8]) -> bool {
        PublicKey::from_sec1_bytes(key).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use p256::SecretKey;

    use super::*;

    #[test]
    fn private_addresses_are_let_in_only_where_they_are_allowed() {
        let key = SecretKey::from_slice(&[7; 32]).unwrap();
        let gate = |ranges: &[&str]| Gate {
            vapid: Arc::new(Vapid::new(&key, None)),
            ranges: ranges.iter().map(|range| range.parse().unwrap()).collect(),
        };
        let (closed, open) = (gate(&[]), gate(&["127.0.0.0/8", "fd00::/8"]));
        assert!(closed.reaches("https://push.example.org/x") && closed.reaches("https://1.1.1.1/x"));
        for private in [
            "https://127.0.0.1/x",
            "https://10.0.0.1:8443/x",
            "https://[::1]/x",
            "https://[::ffff:127.0.0.1]/x",
            "https://169.254.169.254/latest",
            "http://push.example.org/x",
            "http://127.0.0.1:9/x",
            "nonsense",
            "https:///x",
        ] {
            assert!(!closed.reaches(private), "{private}");
        }
        for allowed in ["http://127.0.0.1:9/x", "https://127.0.0.1/x", "https://[fd00::1]/x"] {
            assert!(open.reaches(allowed), "{allowed}");
        }
        assert!(!open.reaches("http://localhost/x") && !open.reaches("https://10.0.0.1/x"));
        assert!(!open.is_point(&[4; 65]));
    }
}
