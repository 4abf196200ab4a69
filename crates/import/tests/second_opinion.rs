//! A parser by others reads the sound fixtures; what it sees, we must have seen too.

mod common;

use common::{bytes, feed};

#[test]
fn an_independent_parser_sees_the_same_entries() {
    let names = [
        "wordpress.rss",
        "ghost.rss",
        "medium.rss",
        "blogger.atom",
        "youtube.atom",
        "utf16le.rss",
        "latin1.rss",
        "xhtml.atom",
        "duplicates.rss",
    ];
    for name in names {
        let ours = feed(name);
        let theirs = feed_rs::parser::parse(&*bytes(name)).unwrap();
        assert_eq!(ours.stories.len() + ours.refused.len(), theirs.entries.len(), "{name}");
        for story in &ours.stories {
            let link = |entry: &&feed_rs::model::Entry| {
                // It leaves relative links as they are where the base is in an outer element.
                entry.links.iter().any(|link| {
                    link.href == story.url || story.url.ends_with(link.href.trim_start_matches('/'))
                })
            };
            let entry = theirs.entries.iter().find(link).unwrap_or_else(|| panic!("{name}: {}", story.url));
            let date = entry.published.or(entry.updated).map(|date| date.timestamp());
            assert_eq!(story.published.map(|date| date.millis() / 1_000), date, "{name}: {}", story.title);
        }
    }
}
