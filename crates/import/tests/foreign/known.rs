//! Where we mean to differ, with the reason.

/// Why a value of a fixture need not be as its own parser has it.
pub fn reason(source: &str, path: &str, what: &str) -> Option<&'static str> {
    let row = KNOWN.iter().find(|(start, part, value, _)| {
        source.starts_with(start) && path.contains(part) && (value.is_empty() || *value == what)
    });
    row.map(|(_, _, _, reason)| *reason)
}

/// Package, part of the path, value (empty for any), reason.
const KNOWN: &[(&str, &str, &str, &str)] = &[
    (
        "feedparser-6",
        "encoding/x80_",
        "feed title",
        "no browser knows the encoding; a note says what was assumed",
    ),
    ("feedparser-6", "/cdf", "feed", "channel definitions (CDF) are no feeds of stories"),
    ("feedparser-6", "bozo_invalid-bytes-with-bom", "feed", CUT),
    ("feedparser-6", "illformed/", "feed", CUT),
    ("feedparser-6", "rdf/doctype_contains_entity_decl", "feed", ENTITIES),
    ("feedparser-6", "rss/entity_in_doctype", "feed", ENTITIES),
    (
        "feedparser-6",
        "entities/lang",
        "feed title",
        "HTML 5 has moved the angle brackets to other characters",
    ),
    (
        "feedparser-6",
        "entities/rang",
        "feed title",
        "HTML 5 has moved the angle brackets to other characters",
    ),
    ("feedparser-6", "entities/shy", "feed title", "characters that nobody sees are left out"),
    ("feedparser-6", "http_item_link_base_docuri", "link", "the fixture expects its own server's address"),
    ("feedparser-6", "namespace/atom", "text", "drawings and formulas are no text"),
    ("feedparser-6", "namespace/rss2.0", "text", "drawings and formulas are no text"),
    ("feedparser-6", "not_a_doctype", "text", DECLARATION),
    ("feedparser-6", "xml_declaration_unexpected_character", "feed title", DECLARATION),
    ("feedparser-6", "item_image_link_conflict", "link", "host names are written in small letters"),
    ("feedparser-6", "item_summary_and_description", "text", "a description comes before a summary"),
    ("feedparser-6", "_iframe", "", UNSEEN),
    ("feedparser-6", "_object", "", UNSEEN),
    (
        "feedparser-6",
        "_crazy",
        "",
        "of markup broken on purpose another rest of text is left; no script in either",
    ),
    (
        "feedparser-6",
        "xml_malicious_comment",
        "feed title",
        "a comment without an end hides what follows, as in browsers",
    ),
    ("feedparser-1", "iconv.xml", "entries", "feed-rs finds none of the entries"),
    ("feed-reader", "atom-multilinks", "entries", "feed-rs overlooks the entries of Atom 0.3"),
];

const CUT: &str = "a file that breaks off before the first whole entry is refused with the place";
const ENTITIES: &str = "a document type that defines entities is refused for safety, with the place";
const DECLARATION: &str = "what looks like a declaration is markup, not text";
const UNSEEN: &str = "what stands inside a frame or an object is for programs that cannot show it";
