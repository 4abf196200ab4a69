//! Web addresses: made absolute, and only http or https.

use domain::story::is_web_address;
use url::Url;

/// The longest address that is taken, in characters.
const LONGEST: usize = 2_000;

/// What relative addresses are relative to: each base refines the one before it; what is no base is skipped.
pub(crate) fn base<'a>(bases: impl IntoIterator<Item = &'a str>) -> Option<Url> {
    bases.into_iter().fold(None, |outer, written| join(outer.as_ref(), written).or(outer))
}

fn join(base: Option<&Url>, written: &str) -> Option<Url> {
    let written = written.trim();
    let url = match base {
        Some(base) => base.join(written),
        None => Url::parse(written),
    };
    url.ok().filter(|url| matches!(url.scheme(), "http" | "https"))
}

/// The absolute web address that was meant, or why there is none (the end of a sentence).
pub(crate) fn resolve(base: Option<&Url>, written: &str) -> Result<String, String> {
    let written = written.trim();
    if written.chars().count() > LONGEST {
        return Err(format!("its link is longer than {LONGEST} characters"));
    }
    match Url::parse(written) {
        Ok(url) if !matches!(url.scheme(), "http" | "https") => {
            let scheme = crate::clean::cut(url.scheme(), 20);
            return Err(format!("its link begins with \"{scheme}:\"; only http and https are taken"));
        }
        Err(url::ParseError::RelativeUrlWithoutBase) if base.is_none() => {
            return Err("its link is relative, and the feed does not say to what".to_owned());
        }
        _ => {}
    }
    let url = join(base, written).map(|url| tidy(url.as_str())).filter(|url| is_web_address(url));
    url.filter(|url| url.chars().count() <= LONGEST).ok_or_else(|| "its link is not a web address".to_owned())
}

/// Characters the standard leaves alone in queries and fragments, but which break out of text and attributes.
fn tidy(url: &str) -> String {
    url.replace('`', "%60").replace('\\', "%5C")
}

/// Parameters that say how somebody came to a page, and nothing about which page it is.
const TRACKING: [&str; 16] = [
    "fbclid",
    "gclid",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "yclid",
    "twclid",
    "ttclid",
    "li_fat_id",
    "igshid",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "_hsenc",
    "_hsmi",
];

/// Names the page an address leads to, so that two addresses of one page compare equal: without scheme, `www.`, closing
/// slash, and parameters that only track. Not an address any more. What is no web address names itself.
pub fn page(address: &str) -> String {
    let Ok(url) = Url::parse(address) else { return address.to_owned() };
    let Some(host) = url.host_str() else { return address.to_owned() };
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let tracks = |name: &str| {
        let name = name.to_ascii_lowercase();
        name.starts_with("utm_") || name.starts_with("at_") || TRACKING.contains(&name.as_str())
    };
    let pairs = url.query().unwrap_or_default().split('&');
    let kept: Vec<&str> = pairs
        .filter(|pair| !pair.is_empty() && !tracks(pair.split('=').next().unwrap_or_default()))
        .collect();
    let query = if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) };
    let fragment = url.fragment().filter(|part| !part.is_empty()).map(|part| format!("#{part}"));
    let path = url.path().trim_end_matches('/');
    format!("{}{port}{path}{query}{}", host.trim_start_matches("www."), fragment.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_page_has_one_name() {
        let name = page("https://example.org/a/b?id=7#x");
        for same in [
            "http://www.example.org/a/b/?id=7#x",
            "https://EXAMPLE.org:443/a/b?utm_source=feed&id=7&fbclid=abc#x",
            "https://example.org/a/b?id=7&UTM_campaign=#x",
        ] {
            assert_eq!(page(same), name, "{same}");
        }
        for other in [
            "https://example.org/a/b?id=8#x",
            "https://example.org/a/b?id=7",
            "https://example.org:8/a/b?id=7#x",
        ] {
            assert_ne!(page(other), name, "{other}");
        }
        assert_eq!(page("no address"), "no address");
    }

    #[test]
    fn addresses_are_made_absolute_and_safe() {
        let base = base(["https://example.org/blog/feed.xml", "posts/", "not a:base"]);
        for (written, absolute) in [
            ("/a?utm_source=feed#x", "https://example.org/a?utm_source=feed#x"),
            ("b c", "https://example.org/blog/posts/b%20c"),
            ("//cdn.example/x", "https://cdn.example/x"),
            ("http://other.example", "http://other.example/"),
            (" https://example.org/ü?q=`\\ ", "https://example.org/%C3%BC?q=%60%5C"),
        ] {
            assert_eq!(resolve(base.as_ref(), written).as_deref(), Ok(absolute));
        }
        for bad in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "mailto:a@b.c",
            "file:///etc/passwd",
            "https://",
            "http://[::1",
        ] {
            assert!(resolve(base.as_ref(), bad).is_err(), "{bad}");
        }
        assert!(resolve(None, "/a").unwrap_err().contains("relative"));
        assert!(resolve(None, &format!("https://e.org/{}", "x".repeat(2_000))).is_err());
    }
}
