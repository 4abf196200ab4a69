//! Feeds as the usual programs write them.

mod common;

use common::{feed, picture, refused, titles};
use domain::{story::StoryKind, time::Instant};

fn at(millis: i64) -> Option<Instant> {
    Some(Instant::from_millis(millis))
}

#[test]
fn wordpress() {
    let read = feed("wordpress.rss");
    assert_eq!(read.feed_title, "Halden & Sons – Newsroom");
    assert_eq!((read.refused.len(), read.notes.len(), read.stories.len()), (0, 0, 2));
    let story = &read.stories[0];
    assert_eq!(story.title, "We’re hiring: welders for Leeds");
    assert_eq!(story.summary, "Twelve places, two shifts… Continue reading");
    assert_eq!(story.url, "https://news.halden.example/2026/11/welders/?utm_source=rss&utm_medium=feed");
    assert_eq!(story.guid, "https://news.halden.example/?p=4711");
    assert_eq!(story.feed, "wordpress.rss");
    assert_eq!(story.source, "Halden & Sons – Newsroom");
    assert_eq!(story.language, "en-GB");
    assert_eq!(story.topics, ["Inside Halden", "Welding & Joining"]);
    assert_eq!(story.kind, StoryKind::Job);
    assert_eq!(story.published, at(1_795_100_645_000));
    assert_eq!(
        picture(story),
        Some(("https://news.halden.example/wp-content/welder.jpg", "A welder at work & sparks"))
    );
    let quiet = &read.stories[1];
    assert_eq!(quiet.summary, "Thirty-one decibels.");
    assert_eq!(quiet.kind, StoryKind::Article);
    assert_eq!(picture(quiet), Some(("https://news.halden.example/wp-content/c.webp", "Compressor")));
}

#[test]
fn ghost_and_a_platform_in_cdata() {
    let ghost = feed("ghost.rss");
    let story = &ghost.stories[0];
    assert_eq!(
        (story.title.as_str(), story.guid.as_str()),
        ("How to read a soil map", "671f0c2e8a1b2c0001d3e4f5")
    );
    assert_eq!((story.kind, story.language.as_str()), (StoryKind::Howto, "und"));
    let soil = "https://notes.example/content/images/soil.jpg";
    assert_eq!(picture(story), Some((soil, "How to read a soil map")));

    let medium = feed("medium.rss");
    let story = &medium.stories[0];
    assert_eq!(story.title, "Three things a rollout taught me & what I'd undo");
    assert_eq!(story.summary, "First Nobody reads the mail.");
    assert_eq!(story.url, "https://platform.example/three-things-1a2b?source=rss-1------2");
    assert_eq!(picture(story), Some(("https://cdn.platform.example/1*abc.jpeg", "")));
    assert_eq!(story.published, at(1_793_742_100_000));
}

#[test]
fn atom_with_xhtml_bases_and_languages() {
    let read = feed("xhtml.atom");
    assert_eq!(read.feed_title, "Werkbank & Wissen");
    let story = &read.stories[0];
    assert_eq!(story.title, "Wärme & Strom: ein Vergleich");
    assert_eq!(story.url, "https://blog.example/de/2026/vergleich.html");
    assert_eq!(story.summary, "Gas gegen Strom: 5 < 7.");
    assert_eq!(picture(story), Some(("https://blog.example/de/2026/bilder/a.png", "Zwei Kurven")));
    assert_eq!((story.language.as_str(), story.topics.as_slice()), ("de", &["Energie".to_owned()][..]));
    assert_eq!(story.published, at(1_795_078_800_000));
    let guest = &read.stories[1];
    assert_eq!((guest.url.as_str(), guest.language.as_str()), ("https://blog.example/invite", "fr-CA"));
    assert_eq!((guest.summary.as_str(), guest.published), ("Bonjour !", at(1_794_996_000_000)));
}

#[test]
fn blogger_and_youtube() {
    let blog = feed("blogger.atom");
    let story = &blog.stories[0];
    assert_eq!(story.title, "Snow on the pass, and the 7:12 was on time. It usually is, and nobody ever…");
    assert_eq!(story.url, "http://rail.example/2026/10/pass.html");
    assert_eq!((story.topics.as_slice(), story.kind), (&["Photos".to_owned()][..], StoryKind::Image));
    assert_eq!(picture(story), Some(("http://img.rail.example/s320/pass.jpg", "The pass")));

    let tube = feed("youtube.atom");
    let story = &tube.stories[0];
    assert_eq!((story.guid.as_str(), story.kind), ("yt:video:abc123", StoryKind::People));
    assert_eq!(story.summary, "Five people, one kettle. Chapters: 0:00 Tea");
    assert_eq!(picture(story), Some(("https://img.video.example/vi/abc123/hq.jpg", "")));
}

#[test]
fn a_podcast_with_figures_that_make_parsers_panic() {
    let read = feed("podcast.rss");
    let story = &read.stories[0];
    assert_eq!(read.feed_title, "Kettle & Torch");
    assert_eq!(story.url, "https://pod.example/12");
    assert_eq!(story.summary, "Glass is a slow job.");
    assert_eq!((story.kind, story.language.as_str()), (StoryKind::People, "en-US"));
    assert_eq!(picture(story), Some(("https://pod.example/12.jpg", "")));
    assert_eq!(story.published, at(1_793_613_600_000));
}

#[test]
fn the_old_dialects() {
    let old = feed("userland.rss");
    assert_eq!(old.stories[0].title, "Only a paragraph, with a link and unescaped markup.");
    assert_eq!(old.stories[0].guid, "http://old.example/1.html");
    assert_eq!((old.stories[1].kind, old.stories[1].published), (StoryKind::Image, None));
    assert_eq!(picture(&old.stories[1]), Some(("http://old.example/2.jpg", "")));

    let rdf = feed("slash.rdf");
    assert_eq!(rdf.feed_title, "Bits of Science");
    assert_eq!(titles(&rdf.stories), ["Survey finds eels", "More eels"]);
    assert_eq!((rdf.stories[0].kind, rdf.stories[0].published), (StoryKind::Data, at(1_778_051_289_000)));
    assert_eq!(
        (rdf.stories[1].url.as_str(), rdf.stories[1].language.as_str()),
        ("http://rdf.example/2", "en")
    );
}

#[test]
fn json_feed_with_entries_gone_wrong() {
    let read = feed("feed.json");
    assert_eq!(read.feed_title, "Lathe & Code");
    assert_eq!(
        titles(&read.stories),
        ["Chuck <3-jaw> basics", "A link worth a look: 3 < 4 & more.", "Id as address"]
    );
    let story = &read.stories[0];
    assert_eq!((story.url.as_str(), story.kind), ("https://lathe.example/chuck", StoryKind::Howto));
    assert_eq!(story.topics, ["Tutorials", "Lathe"]);
    assert_eq!(picture(story), Some(("https://lathe.example/chuck.jpg", "")));
    assert_eq!((read.stories[1].guid.as_str(), read.stories[1].kind), ("2", StoryKind::Image));
    assert_eq!(read.stories[2].url, "https://lathe.example/3");
    assert_eq!(
        refused(&read),
        [("Nothing to read here", "has no link"), ("entry 5", "has neither a title nor a text")]
    );
}
