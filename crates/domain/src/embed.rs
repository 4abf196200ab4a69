//! Which pages of others may show the app inside themselves.

use std::fmt;

use serde::Serialize;

/// Origins of pages that may frame the app: `https://intranet.example.org`, or with `*.` all hosts below one. It is
/// written as `frame-ancestors` of a content security policy has it, and means the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct HostPattern {
    text: String,
}

impl HostPattern {
    /// Reads a pattern; says what is wrong with it.
    pub fn read(text: &str) -> Result<Self, String> {
        let wrong =
            || format!("`{text}` is no host like https://intranet.example.org or https://*.example.org");
        let lower = text.trim().trim_end_matches('/').to_ascii_lowercase();
        let (scheme, rest) = lower.split_once("://").ok_or_else(wrong)?;
        let (host, port) = apart(rest);
        let name = host.strip_prefix("*.").unwrap_or(host);
        let letters = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
        let labelled = name.split('.').all(|label| !label.is_empty() && label.bytes().all(letters));
        let numbered = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0));
        // A star before a single label would let in a whole top-level domain.
        let narrow = name == host || name.contains('.');
        if !matches!(scheme, "http" | "https") || !labelled || !numbered || !narrow {
            return Err(wrong());
        }
        Ok(Self { text: lower })
    }

    /// As it stands in a content security policy.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether a page of this origin, as a browser writes it, may show the app.
    pub fn takes(&self, origin: &str) -> bool {
        let (Some((scheme, ours)), Some((theirs, rest))) =
            (self.text.split_once("://"), origin.split_once("://"))
        else {
            return false;
        };
        let ((host, port), (other, other_port)) = (apart(ours), apart(rest));
        let named = match host.strip_prefix('*') {
            Some(below) => other.len() > below.len() && other.ends_with(below),
            None => other == host,
        };
        scheme == theirs && named && or_usual(scheme, port) == or_usual(theirs, other_port)
    }
}

impl fmt::Display for HostPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Host and port.
fn apart(rest: &str) -> (&str, Option<&str>) {
    rest.split_once(':').map_or((rest, None), |(host, port)| (host, Some(port)))
}

/// The port, or the one that goes without saying.
fn or_usual<'a>(scheme: &str, port: Option<&'a str>) -> &'a str {
    port.unwrap_or(if scheme == "https" { "443" } else { "80" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_taken_by_its_own_pattern_only() {
        for (pattern, origin, taken) in [
            ("https://intranet.example.org", "https://intranet.example.org", true),
            ("https://Intranet.example.org/", "https://intranet.example.org", true),
            ("https://intranet.example.org:443", "https://intranet.example.org", true),
            ("https://intranet.example.org", "http://intranet.example.org", false),
            ("https://intranet.example.org", "https://intranet.example.org:8443", false),
            ("https://intranet.example.org", "https://intranet.example.org.evil.example", false),
            ("https://*.example.org", "https://a.b.example.org", true),
            ("https://*.example.org", "https://example.org", false),
            ("https://*.example.org", "https://badexample.org", false),
            ("http://localhost:8080", "http://localhost:8080", true),
            ("http://localhost:8080", "null", false),
            ("http://localhost:8080", "", false),
        ] {
            assert_eq!(HostPattern::read(pattern).unwrap().takes(origin), taken, "{pattern} {origin}");
        }
    }

    #[test]
    fn what_would_let_in_everybody_is_refused() {
        for bad in [
            "",
            "*",
            "https://*",
            "https://*.org",
            "example.org",
            "https://a b",
            "https://a;b",
            "https://a/b",
            "https://a.*.org",
            "ftp://a.org",
            "https://a.org:0",
            "https://a.org:x",
            "https://a..b",
            "'none'",
        ] {
            assert!(HostPattern::read(bad).is_err(), "{bad}");
        }
    }
}
