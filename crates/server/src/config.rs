//! What an installation decides.

use std::{
    fmt,
    net::{IpAddr, SocketAddr},
    path::PathBuf,
};

use http::{HeaderName, Uri};

use crate::{cidr::Cidr, frame::Embedding, schedule::FeedList};

/// The demo programme's seed where none is given.
pub const SEED: u64 = 20_261_122;

/// Everything `serve` needs to know.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where to listen; port 0 takes a free one.
    pub listen: SocketAddr,
    /// The folder with the database and the pictures.
    pub data: PathBuf,
    /// The folder with the built app.
    pub dist: PathBuf,
    /// Who signs people in.
    pub mode: Mode,
    /// Whether an untouched store is filled with the demo programme, and from which seed.
    pub demo_seed: Option<u64>,
    /// Where the progress of the build stands, while there is no app yet.
    pub progress: Option<PathBuf>,
    /// The programme's name.
    pub name: String,
    /// Where people reach this server; the listening address if none.
    pub public_url: Option<PublicUrl>,
    /// A typology pack instead of the default one.
    pub pack: Option<PathBuf>,
    /// The company's look.
    pub brand: Brand,
    /// What the company's own site must say to hand in enquiries; without it none are taken, and links carry no code on.
    pub enquiry_secret: Option<String>,
    /// The feeds that are fetched on a schedule.
    pub feeds: FeedList,
    /// Ranges of the own network that feeds and their pictures may be fetched from.
    pub allow_fetch: Vec<Cidr>,
    /// Who may show the app inside their own pages.
    pub embedding: Embedding,
    /// How notifications are sent; none sends none.
    pub push: Option<PushConfig>,
}

/// How notifications are sent to people's devices.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PushConfig {
    /// The file of the key by which browsers know this installation; one in the data folder, made at the first start, if none.
    pub key: Option<PathBuf>,
    /// Whom a push service can turn to, `mailto:` or `https:`; the address people type if that is `https`.
    pub contact: Option<String>,
    /// Ranges of the own network in which push services may be, also without TLS.
    pub allow: Vec<Cidr>,
}

/// A company's look, passed on to the app.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Brand {
    /// Its colour, `#rgb` or `#rrggbb`.
    pub accent: Option<String>,
    /// Its logo's address on this server: the policy for pictures lets nothing else in.
    pub logo: Option<String>,
}

/// Who signs people in.
#[derive(Debug, Clone)]
pub enum Mode {
    /// Nobody: one chooses who to be. On this machine only.
    Demo,
    /// A proxy in front of the server.
    Proxy(Proxy),
}

/// How a proxy signs people in.
#[derive(Debug, Clone)]
pub struct Proxy {
    /// Whose word is believed.
    pub trusted: Vec<Cidr>,
    /// The header that carries the person's id.
    pub user_header: HeaderName,
    /// Ids of those who run the programme.
    pub facilitators: Vec<String>,
    /// Ids of those who keep the installation.
    pub administrators: Vec<String>,
}

impl Proxy {
    /// Whether a header from this peer is believed.
    pub fn trusts(&self, peer: IpAddr) -> bool {
        self.trusted.iter().any(|range| range.contains(peer))
    }
}

/// A mistake in the configuration, in one line that says where it is and what would be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The flag or the environment variable.
    pub place: String,
    /// What is wrong with it.
    pub reason: String,
}

impl Mistake {
    /// A mistake at a place.
    pub fn new(place: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { place: place.into(), reason: reason.into() }
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.reason)
    }
}

impl std::error::Error for Mistake {}

/// The address people type, ending in a slash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl {
    text: String,
    origin: String,
    host: String,
}

impl PublicUrl {
    /// Reads an address; the reason if it is none.
    pub fn read(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is not an address like https://ambassadors.example.org/");
        let uri: Uri = text.parse().map_err(|_| wrong())?;
        let scheme = uri.scheme_str().filter(|s| matches!(*s, "http" | "https")).ok_or_else(wrong)?;
        let authority = uri.authority().filter(|a| !a.as_str().contains('@')).ok_or_else(wrong)?;
        if uri.path() != "/" || uri.query().is_some() || text.contains('#') {
            return Err(format!("`{text}` must end after the host: the app is served from the root"));
        }
        let origin = format!("{scheme}://{}", authority.as_str().to_ascii_lowercase());
        Ok(Self { text: format!("{origin}/"), origin, host: authority.host().to_ascii_lowercase() })
    }

    /// The address, ending in a slash.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What a browser sends as `Origin`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Whether it leads to the reader's own machine.
    pub fn is_loopback(&self) -> bool {
        is_loopback_host(&self.host)
    }
}

/// Whether a host name without port means this very machine.
pub fn is_loopback_host(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || host.ends_with(".localhost")
        || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_address_is_a_host_and_nothing_else() {
        let good = PublicUrl::read("https://Voices.Example.org").unwrap();
        assert_eq!(good.as_str(), "https://voices.example.org/");
        assert_eq!(good.origin(), "https://voices.example.org");
        assert!(!good.is_loopback());
        for loopback in ["http://localhost:1/", "http://127.0.0.9/", "http://[::1]:80/"] {
            assert!(PublicUrl::read(loopback).unwrap().is_loopback(), "{loopback}");
        }
        for bad in
            ["", "/x", "ftp://e.org/", "https://e.org/app/", "https://e.org/?a", "https://u@e.org/", "e.org"]
        {
            assert!(PublicUrl::read(bad).is_err(), "{bad}");
        }
    }
}
