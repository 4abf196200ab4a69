//! What a file is, before anything is parsed; and what is refused on sight.

use crate::{
    clean,
    error::{FeedError, place},
    html,
};

/// The two families of feeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// RSS and Atom.
    Xml,
    /// JSON Feed, and lists of posts.
    Json,
}

/// First bytes of files that people take for feeds.
const BINARY: [(&[u8], &str); 7] = [
    (b"PK\x03\x04", "a ZIP archive or Office document"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"SQLite format 3", "a database (SQLite)"),
];

/// Refuses what is certainly no text.
pub(crate) fn refuse_binary(bytes: &[u8]) -> Result<(), FeedError> {
    match BINARY.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        Some((_, found)) => Err(not_a_feed(found)),
        None => Ok(()),
    }
}

/// Which kind of feed this could be.
pub(crate) fn format(text: &str) -> Result<Format, FeedError> {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0');
    if start.is_empty() {
        return Err(not_a_feed("an empty file"));
    }
    let lower = start.chars().take(1_000).collect::<String>().to_ascii_lowercase();
    if ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| lower.starts_with(tag)) {
        return Err(web_page(start));
    }
    match start.chars().next() {
        Some('<') => refuse_entities(text).map(|()| Format::Xml),
        Some('{') => Ok(Format::Json),
        Some('[') if begins_list(start) => Ok(Format::Json),
        _ if lower.contains("<html") => Err(web_page(start)),
        _ if lower.contains('\0') => Err(not_a_feed("binary data")),
        _ => Err(not_a_feed("plain text")),
    }
}

/// Whether a text that begins with a bracket is a list of objects, or an empty one, and not somebody's "[draft]".
fn begins_list(start: &str) -> bool {
    start.get(1..).is_some_and(|inside| inside.trim_start().starts_with(['{', ']']))
}

/// Refuses a document type that defines entities: no feed needs one, and both the exponential bomb and the
/// reading of local files begin there. A bare document type, as RSS 0.91 has, is harmless.
fn refuse_entities(text: &str) -> Result<(), FeedError> {
    let Some(doctype) = doctype(text) else { return Ok(()) };
    let (at, body) = doctype;
    let lower = body.to_ascii_lowercase();
    match lower.find("<!entity") {
        Some(entity) => Err(FeedError::Hostile {
            at: place(text, at + entity),
            why: "its document type defines entities, which can swell without end or read local files"
                .to_owned(),
        }),
        None => Ok(()),
    }
}

/// The document type declaration and the byte at which it begins; it can only stand before the root element.
fn doctype(text: &str) -> Option<(usize, &str)> {
    let mut rest = text;
    loop {
        let open = rest.find('<')?;
        let tail = rest.get(open..)?;
        let at = text.len() - tail.len();
        let past = if tail.starts_with("<?") {
            tail.find("?>")? + 2
        } else if tail.starts_with("<!--") {
            tail.find("-->")? + 3
        } else if tail.get(..9).is_some_and(|word| word.eq_ignore_ascii_case("<!doctype")) {
            // With an internal subset it ends at `]>`, else at the first `>`. An entity's text may itself
            // hold `]>`, but then its definition has begun before that.
            let plain = tail.find('>').unwrap_or(tail.len());
            let end = match tail.find('[') {
                Some(bracket) if bracket < plain => tail.find("]>").unwrap_or(tail.len()),
                _ => plain,
            };
            return Some((at, tail.get(..end)?));
        } else {
            return None;
        };
        rest = tail.get(past..)?;
    }
}

/// The root's name if a feed can begin so; else what it is.
pub(crate) fn accept_root(name: &str) -> Result<String, FeedError> {
    match name {
        name if name.eq_ignore_ascii_case("RDF") => Ok("RDF".to_owned()),
        "CHANNEL" => Err(not_a_feed("a channel definition (CDF)")),
        name if ["rss", "channel", "feed", "entry"].iter().any(|root| name.eq_ignore_ascii_case(root)) => {
            Ok(name.to_ascii_lowercase())
        }
        name if name.eq_ignore_ascii_case("html") => Err(not_a_feed("a web page (HTML)")),
        name if name.eq_ignore_ascii_case("opml") => Err(not_a_feed("a list of feeds (OPML)")),
        "urlset" | "sitemapindex" => Err(not_a_feed("a site map")),
        "svg" => Err(not_a_feed("a picture (SVG)")),
        name => {
            let name = clean::cut(&clean::line(name), 40);
            Err(not_a_feed(&format!("an XML document that begins with <{name}>")))
        }
    }
}

/// A page instead of a feed, with the feed it names: that is what was meant.
fn web_page(text: &str) -> FeedError {
    match html::feed_of_page(text) {
        Some(feed) => {
            not_a_feed(&format!("a web page (HTML) whose feed is {}", clean::cut(&clean::line(&feed), 200)))
        }
        None => not_a_feed("a web page (HTML)"),
    }
}

pub(crate) fn not_a_feed(found: &str) -> FeedError {
    FeedError::NotAFeed { found: found.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_document_type_is_harmless_and_entities_are_not() {
        assert_eq!(format("<!DOCTYPE rss SYSTEM 'x.dtd'><rss/>"), Ok(Format::Xml));
        assert_eq!(format("<?xml?><!-- c --><rss>&lt;!ENTITY</rss>"), Ok(Format::Xml));
        assert!(matches!(
            format("<?xml version='1.0'?>\n<!doctype x [\n <!ENTITY a 'b'>]><rss/>"),
            Err(FeedError::Hostile { at, .. }) if at == "line 3, column 2"
        ));
        assert!(matches!(
            format("<!DOCTYPE x [ <!ELEMENT a ANY> <!ENTITY % p SYSTEM 'f'>"),
            Err(FeedError::Hostile { .. })
        ));
    }
}
