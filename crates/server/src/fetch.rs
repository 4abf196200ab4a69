//! Fetching what feeds point at, without ever being led into our own network.
//!
//! Addresses are looked up here and judged before anything is connected; the connection then goes to the judged
//! address and no other. Every redirect passes through the same lookup.

use std::{fmt, io::Read, net::IpAddr, time::Duration};

use http::Uri;
use ureq::{
    Agent, Error,
    config::Config,
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::{DefaultConnector, NextTimeout},
    },
};

use crate::cidr::{Cidr, is_public};

/// How long one fetch may take, redirects and all.
const WAIT: Duration = Duration::from_secs(20);
/// How many redirects are followed.
const REDIRECTS: u32 = 5;

/// Why something was not fetched, as the end of a sentence that begins with its address.
#[derive(Debug)]
pub struct FetchProblem(String);

impl fmt::Display for FetchProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for FetchProblem {}

/// Fetches from the public internet, and from ranges that were allowed by name.
#[derive(Debug, Clone)]
pub struct Fetcher(Agent);

impl Fetcher {
    /// A fetcher that also reaches the given ranges of a private network.
    pub fn allowing(ranges: Vec<Cidr>) -> Self {
        let config = Config::builder()
            .timeout_global(Some(WAIT))
            .max_redirects(REDIRECTS)
            // A proxy from the environment would look names up itself, past the guard.
            .proxy(None)
            .user_agent(concat!("Polyphony/", env!("CARGO_PKG_VERSION"), " (feed import)"))
            .build();
        let guard = Guard { ranges, inner: DefaultResolver::default() };
        Self(Agent::with_parts(config, DefaultConnector::default(), guard))
    }

    /// Fetches an address, at most `most` bytes after decompression. Blocks.
    pub fn fetch(&self, address: &str, most: u64) -> Result<Vec<u8>, FetchProblem> {
        let answer = self.0.get(address).call().map_err(|error| FetchProblem(reason(&error)))?;
        let mut bytes = Vec::new();
        let mut body = answer.into_body().into_reader().take(most.saturating_add(1));
        body.read_to_end(&mut bytes).map_err(|error| FetchProblem(format!("broke off: {error}")))?;
        if u64::try_from(bytes.len()).is_ok_and(|length| length > most) {
            return Err(FetchProblem(format!("has more than {} MB", most / 1_000_000)));
        }
        Ok(bytes)
    }
}

fn reason(error: &Error) -> String {
    match error {
        Error::StatusCode(status) => format!("was answered with status {status}"),
        Error::HostNotFound => "names a host that is not known".to_owned(),
        Error::Timeout(_) => format!("took longer than {} s", WAIT.as_secs()),
        Error::TooManyRedirects => format!("redirects more than {REDIRECTS} times"),
        Error::Other(why) => why.to_string(),
        other => format!("cannot be fetched: {other}"),
    }
}

#[derive(Debug)]
struct Guard {
    ranges: Vec<Cidr>,
    inner: DefaultResolver,
}

impl Guard {
    fn lets_through(&self, address: IpAddr) -> bool {
        is_public(address) || self.ranges.iter().any(|range| range.contains(address))
    }
}

impl Resolver for Guard {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        // One private address among public ones is a trap, not a mirror.
        if found.iter().all(|address| self.lets_through(address.ip())) {
            return Ok(found);
        }
        Err(Error::Other("leads into a private network and was not fetched".into()))
    }
}
