//! Which vocabulary an element belongs to, read leniently.

/// The vocabularies we read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Space {
    /// No namespace, or the one of RSS 1.0: the elements of RSS itself.
    Plain,
    /// Atom, also inside RSS.
    Atom,
    /// `content:encoded`.
    Content,
    /// Dublin Core: dates, languages, subjects.
    DublinCore,
    /// Media RSS.
    Media,
    /// Apple's podcast elements.
    Itunes,
    /// Anything else; ignored.
    Other,
}

/// The namespaces declared so far, by prefix.
///
/// Kept for the whole document, not per element: practically every feed declares at its root, and unclosed
/// tags then cannot unbalance the scopes. A prefix nobody declared means what it usually means.
#[derive(Debug, Default)]
pub(crate) struct Namespaces {
    prefixes: Vec<(String, Space)>,
}

impl Namespaces {
    /// Takes note of `xmlns:prefix="address"`.
    pub(crate) fn declare(&mut self, prefix: &str, address: &str) {
        self.prefixes.retain(|(known, _)| known != prefix);
        // No feed declares more; a hostile one must not make each lookup long.
        if self.prefixes.len() < 64 {
            self.prefixes.push((prefix.to_owned(), of_address(address)));
        }
    }

    /// The vocabulary and local name of `prefix:name`; without a prefix it is `default`.
    pub(crate) fn resolve<'a>(&self, qualified: &'a str, default: Space) -> (Space, &'a str) {
        let Some((prefix, local)) = qualified.split_once(':') else { return (default, qualified) };
        let declared = self.prefixes.iter().find(|(known, _)| known == prefix).map(|(_, space)| *space);
        let usual = || match prefix.to_ascii_lowercase().as_str() {
            "atom" | "a10" => Space::Atom,
            "content" => Space::Content,
            "dc" => Space::DublinCore,
            "media" => Space::Media,
            "itunes" => Space::Itunes,
            _ => Space::Other,
        };
        (declared.unwrap_or_else(usual), local)
    }
}

/// The vocabulary of a namespace's address; differences of `https`, case and closing slash are forgiven.
pub(crate) fn of_address(address: &str) -> Space {
    let plain = address.trim().to_ascii_lowercase();
    let plain = plain.strip_prefix("https://").or_else(|| plain.strip_prefix("http://")).unwrap_or(&plain);
    match plain.trim_end_matches('/') {
        "" | "purl.org/rss/1.0" | "backend.userland.com/rss2" | "my.netscape.com/rdf/simple/0.9" => {
            Space::Plain
        }
        "www.w3.org/2005/atom" | "purl.org/atom/ns#" => Space::Atom,
        // What Atom was called before it was Atom.
        "example.com/newformat#" | "example.com/necho" | "purl.org/echo" | "purl.org/pie" => Space::Atom,
        "purl.org/rss/1.0/modules/content" => Space::Content,
        "purl.org/dc/elements/1.1" | "purl.org/dc/terms" => Space::DublinCore,
        "search.yahoo.com/mrss" => Space::Media,
        "www.itunes.com/dtds/podcast-1.0.dtd" => Space::Itunes,
        _ => Space::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_mean_what_was_declared_and_else_the_usual() {
        let mut spaces = Namespaces::default();
        assert_eq!(spaces.resolve("media:content", Space::Plain), (Space::Media, "content"));
        spaces.declare("media", "urn:something-else");
        spaces.declare("m", "http://search.yahoo.com/mrss");
        assert_eq!(spaces.resolve("media:content", Space::Plain), (Space::Other, "content"));
        assert_eq!(spaces.resolve("m:content", Space::Plain), (Space::Media, "content"));
        assert_eq!(spaces.resolve("title", Space::Atom), (Space::Atom, "title"));
    }
}
