//! Fetching what feeds point at, without ever being led into our own network.
//!
//! Addresses are looked up here and judged before anything is connected; the connection then goes to the judged
//! address and no other. Every redirect passes through the same lookup.

use std::{fmt, io::Read, net::IpAddr, time::Duration};

use http::{HeaderMap, HeaderName, StatusCode, Uri, header};
use serde::{Deserialize, Serialize};
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
/// Why an address is not connected to.
pub const PRIVATE: &str = "leads into a private network and was not fetched";
/// How many redirects are followed.
const REDIRECTS: u32 = 5;

/// The longest validator that is kept and sent back, in bytes.
const LONGEST_VALIDATOR: usize = 500;

/// Why something was not fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FetchProblem {
    /// The end of a sentence that begins with the address.
    pub why: String,
    /// The status of the answer, if there was one.
    pub status: Option<u16>,
    /// When to come again, as the answer wrote it: seconds, or a date.
    pub retry_after: Option<String>,
}

impl FetchProblem {
    /// A problem that is no answer of a server.
    pub fn new(why: impl Into<String>) -> Self {
        Self { why: why.into(), status: None, retry_after: None }
    }
}

impl fmt::Display for FetchProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.why)
    }
}

impl std::error::Error for FetchProblem {}

/// What a server says a version of its page is known by; sent back to it to hear whether there is another.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// Its `ETag`.
    pub etag: Option<String>,
    /// Its `Last-Modified`.
    pub modified: Option<String>,
}

impl Known {
    fn of(headers: &HeaderMap) -> Self {
        Self { etag: text(headers, &header::ETAG), modified: text(headers, &header::LAST_MODIFIED) }
    }
}

/// A header of visible ASCII that is not absurdly long.
fn text(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    let value = headers.get(name)?.to_str().ok()?.trim();
    (!value.is_empty() && value.len() <= LONGEST_VALIDATOR).then(|| value.to_owned())
}

/// What was fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fetched {
    /// What is known is still what is there.
    Unchanged,
    /// The page as it is now.
    Page {
        /// Its content.
        bytes: Vec<u8>,
        /// By what it is known.
        known: Known,
    },
}

/// Fetches from the public internet, and from ranges that were allowed by name.
#[derive(Debug, Clone)]
pub struct Fetcher(Agent);

impl Fetcher {
    /// A fetcher that also reaches the given ranges of a private network.
    pub fn allowing(ranges: Vec<Cidr>) -> Self {
        Self::with(ranges, Box::new(DefaultResolver::default()), WAIT)
    }

    fn with(ranges: Vec<Cidr>, inner: Box<dyn Resolver>, wait: Duration) -> Self {
        let name = concat!("Polyphony/", env!("CARGO_PKG_VERSION"), " (feed import)");
        Self(agent(Guard { ranges, inner }, wait, REDIRECTS, name))
    }

    /// Fetches an address, at most `most` bytes after decompression. Blocks.
    pub fn fetch(&self, address: &str, most: u64) -> Result<Vec<u8>, FetchProblem> {
        match self.fetch_if_changed(address, most, &Known::default())? {
            Fetched::Page { bytes, .. } => Ok(bytes),
            Fetched::Unchanged => Err(FetchProblem::new("was answered with status 304")),
        }
    }

    /// Fetches what has another version than the known one, as [`Self::fetch`] does.
    pub fn fetch_if_changed(&self, address: &str, most: u64, known: &Known) -> Result<Fetched, FetchProblem> {
        let mut request = self.0.get(address);
        for (name, value) in
            [(header::IF_NONE_MATCH, &known.etag), (header::IF_MODIFIED_SINCE, &known.modified)]
        {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        let answer = request.call().map_err(|error| FetchProblem::new(reason(&error)))?;
        let status = answer.status();
        if status == StatusCode::NOT_MODIFIED && *known != Known::default() {
            return Ok(Fetched::Unchanged);
        }
        if status != StatusCode::OK {
            return Err(FetchProblem {
                why: format!("was answered with status {}", status.as_u16()),
                status: Some(status.as_u16()),
                retry_after: text(answer.headers(), &header::RETRY_AFTER),
            });
        }
        let known = Known::of(answer.headers());
        let mut bytes = Vec::new();
        let mut body = answer.into_body().into_reader().take(most.saturating_add(1));
        body.read_to_end(&mut bytes).map_err(|error| FetchProblem::new(format!("broke off: {error}")))?;
        if u64::try_from(bytes.len()).is_ok_and(|length| length > most) {
            return Err(FetchProblem::new(format!("has more than {} MB", most / 1_000_000)));
        }
        Ok(Fetched::Page { bytes, known })
    }
}

/// An agent that connects to the public internet, and to the given ranges of a private network; who follows no redirect gets
/// it as an answer.
pub fn guarded(ranges: Vec<Cidr>, wait: Duration, redirects: u32, name: &str) -> Agent {
    agent(Guard { ranges, inner: Box::new(DefaultResolver::default()) }, wait, redirects, name)
}

fn agent(guard: Guard, wait: Duration, redirects: u32, name: &str) -> Agent {
    let config = Config::builder()
        .timeout_global(Some(wait))
        .max_redirects(redirects)
        .http_status_as_error(false)
        // A proxy from the environment would look names up itself, past the guard.
        .proxy(None)
        .user_agent(name)
        .build();
    Agent::with_parts(config, DefaultConnector::default(), guard)
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
    inner: Box<dyn Resolver>,
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
        Err(Error::Other(PRIVATE.into()))
    }
}

#[cfg(test)]
#[path = "fetch_tests.rs"]
mod tests;
