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

#[cfg(test)]
mod tests {
    use super::*;

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
