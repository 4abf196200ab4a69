//! Where somebody is at home on Mastodon.

use std::fmt;

use unicode_normalization::UnicodeNormalization as _;

/// A Mastodon server, as it stands in an address: a host name in ASCII, perhaps with a port.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instance(String);

/// Why a text is no server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InstanceFault {
    /// Nothing was typed.
    Empty,
    /// It leads somewhere else than to a server's own name: another scheme, a path, a user name, an address in figures.
    NotAServer,
    /// The name itself cannot be: a sign that names do not have, a part that is too long, nothing after a dot.
    Misspelt,
}

/// The longest host name, and the longest part of one, in ASCII.
const LONGEST: (usize, usize) = (253, 63);

impl Instance {
    /// Reads what people know about their server: its name (`mastodon.social`), its address, or their own handle
    /// (`@me@mastodon.social`). Only `https` is spoken.
    pub fn read(typed: &str) -> Result<Self, InstanceFault> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(InstanceFault::Empty);
        }
        let lower = typed.to_lowercase();
        let authority = match lower.strip_prefix("https://") {
            Some(address) => server_of(address)?,
            None => server_of_handle(&lower)?,
        };
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) => (host, Some(port_of(port)?)),
            None => (authority, None),
        };
        let host = in_ascii(host)?;
        Ok(Self(match port {
            Some(port) if port != 443 => format!("{host}:{port}"),
            _ => host,
        }))
    }

    /// The host, with its port if that is not the usual one.
    pub fn host(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Instance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The server of an address that leads to its front page or to somebody's profile, and nowhere else.
fn server_of(address: &str) -> Result<&str, InstanceFault> {
    let (authority, path) = address.split_once('/').unwrap_or((address, ""));
    let profile = path.trim_end_matches('/');
    let known = profile.is_empty() || profile.strip_prefix('@').is_some_and(is_name);
    if known && !authority.contains('@') { Ok(authority) } else { Err(InstanceFault::NotAServer) }
}

/// The server of `name@server` or `@name@server`, or the text itself.
fn server_of_handle(text: &str) -> Result<&str, InstanceFault> {
    let text = text.strip_suffix('/').unwrap_or(text);
    let (name, server) = match text.strip_prefix('@').unwrap_or(text).split_once('@') {
        Some((name, server)) => (Some(name), server),
        None => (None, text),
    };
    let good = name.is_none_or(is_name) && !server.contains(['/', '@', '\\', '?', '#']);
    if good { Ok(server) } else { Err(InstanceFault::NotAServer) }
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "_.-".contains(c))
}

fn port_of(text: &str) -> Result<u16, InstanceFault> {
    let figures = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let port = text.parse().ok().filter(|port| figures && *port > 0);
    port.ok_or(InstanceFault::NotAServer)
}

/// The host as resolvers know it, each part in ASCII.
fn in_ascii(host: &str) -> Result<String, InstanceFault> {
    let composed: String = host.nfc().collect();
    let parts: Vec<String> = composed.split('.').map(label).collect::<Result<_, _>>()?;
    let last = parts.last().map(String::as_str).unwrap_or_default();
    if parts.len() < 2 || last.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(InstanceFault::NotAServer);
    }
    let host = parts.join(".");
    if host.len() <= LONGEST.0 { Ok(host) } else { Err(InstanceFault::Misspelt) }
}

fn label(part: &str) -> Result<String, InstanceFault> {
    let signs = part
        .chars()
        .all(|c| if c.is_ascii() { c.is_ascii_alphanumeric() || c == '-' } else { c.is_alphanumeric() });
    let edges = part.starts_with('-') || part.ends_with('-');
    let ascii = if part.is_ascii() {
        Some(part.to_owned())
    } else {
        punycode(part).map(|code| format!("xn--{code}"))
    };
    match ascii {
        Some(ascii) if signs && !edges && (1..=LONGEST.1).contains(&ascii.len()) => Ok(ascii),
        _ => Err(InstanceFault::Misspelt),
    }
}

/// Punycode (RFC 3492, section 6.3); none where its arithmetic would overflow.
fn punycode(label: &str) -> Option<String> {
    const BASE: u32 = 36;
    let mut out: String = label.chars().filter(char::is_ascii).collect();
    let basic = u32::try_from(out.len()).ok()?;
    if basic > 0 {
        out.push('-');
    }
    let (mut n, mut delta, mut bias, mut done) = (128u32, 0u32, 72u32, basic);
    while usize::try_from(done).ok()? < label.chars().count() {
        let next = label.chars().map(u32::from).filter(|c| *c >= n).min()?;
        delta = delta.checked_add((next - n).checked_mul(done + 1)?)?;
        n = next;
        for c in label.chars().map(u32::from) {
            if c < n {
                delta = delta.checked_add(1)?;
            } else if c == n {
                let (mut q, mut k) = (delta, BASE);
                loop {
                    let t = k.saturating_sub(bias).clamp(1, 26);
                    if q < t {
                        break;
                    }
                    out.push(digit(t + (q - t) % (BASE - t))?);
                    q = (q - t) / (BASE - t);
                    k += BASE;
                }
                out.push(digit(q)?);
                bias = adapted(delta, done + 1, done == basic);
                delta = 0;
                done += 1;
            }
        }
        delta = delta.checked_add(1)?;
        n = n.checked_add(1)?;
    }
    Some(out)
}

/// RFC 3492, section 6.1.
fn adapted(delta: u32, points: u32, first: bool) -> u32 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / points;
    let mut k = 0;
    while delta > 455 {
        delta /= 35;
        k += 36;
    }
    k + 36 * delta / (delta + 38)
}

fn digit(value: u32) -> Option<char> {
    char::from_digit(value + 10, 36)
        .filter(|_| value < 26)
        .or_else(|| char::from_digit(value.checked_sub(26)?, 10))
}
