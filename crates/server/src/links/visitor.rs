//! What tells two visitors of a day apart. It is used for the day's sketch, and never stored or logged.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use domain::visit::{Visitor, family};
use http::HeaderMap;

use crate::{
    config::{Mode, Proxy},
    state::App,
};

/// In the demo, a small number that stands for an invented visitor: "let colleagues click" needs several.
const INVENTED: &str = "x-polyphony-demo-visitor";

/// The visitor behind a request; none if there is no telling.
pub(super) fn visitor(app: &App, peer: SocketAddr, headers: &HeaderMap, agent: &str) -> Option<Visitor> {
    let address = match &app.config.mode {
        Mode::Demo => Some(invented(peer, headers).unwrap_or(peer.ip())),
        Mode::Proxy(proxy) if proxy.trusts(peer.ip()) => forwarded(proxy, headers).unwrap_or(Some(peer.ip())),
        Mode::Proxy(_) => Some(peer.ip()),
    };
    address.map(|address| Visitor { address, family: family(agent) })
}

fn invented(peer: SocketAddr, headers: &HeaderMap) -> Option<IpAddr> {
    if !peer.ip().is_loopback() {
        return None;
    }
    let number: u16 = headers.get(INVENTED)?.to_str().ok()?.parse().ok()?;
    let [high, low] = number.to_be_bytes();
    Some(Ipv4Addr::new(10, high, low, 1).into())
}

/// The last hop that is not one of our proxies: what stands before it, the visitor may have written. `None` if the
/// header is missing or names only proxies, `Some(None)` if that hop cannot be read.
fn forwarded(proxy: &Proxy, headers: &HeaderMap) -> Option<Option<IpAddr>> {
    let lines: Vec<&str> =
        headers.get_all("x-forwarded-for").into_iter().map(|value| value.to_str().unwrap_or("?")).collect();
    let hops = lines.iter().flat_map(|line| line.split(',')).map(str::trim);
    for hop in hops.rev() {
        match hop.parse::<IpAddr>().or_else(|_| hop.parse::<SocketAddr>().map(|address| address.ip())) {
            Ok(address) if proxy.trusts(address) => {}
            Ok(address) => return Some(Some(address)),
            Err(_) => return Some(None),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proxy() -> Proxy {
        Proxy {
            trusted: vec!["10.0.0.0/8".parse().unwrap()],
            user_header: http::HeaderName::from_static("x-remote-user"),
            facilitators: Vec::new(),
            administrators: Vec::new(),
        }
    }

    fn seen(lines: &[&'static str]) -> Option<Option<IpAddr>> {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append("x-forwarded-for", http::HeaderValue::from_static(line));
        }
        forwarded(&proxy(), &headers)
    }

    #[test]
    fn only_the_last_untrusted_hop_is_believed() {
        let address = |text: &str| Some(Some(text.parse::<IpAddr>().unwrap()));
        assert_eq!(seen(&["192.0.2.1"]), address("192.0.2.1"));
        assert_eq!(seen(&["1.2.3.4, 192.0.2.1, 10.0.0.7"]), address("192.0.2.1"));
        assert_eq!(seen(&["1.2.3.4", "192.0.2.1:4711"]), address("192.0.2.1"));
        assert_eq!(seen(&["2001:db8::7, 10.1.1.1"]), address("2001:db8::7"));
        assert_eq!(seen(&["1.2.3.4, unknown, 10.0.0.7"]), Some(None));
        assert_eq!(seen(&["10.0.0.7"]), None);
        assert_eq!(seen(&[]), None);
    }
}
