//! Hostile, broken and foreign files.

mod common;

use common::{NOW, feed, picture, read, refused, titles};
use domain::problem::{Problem, ProblemKind};
use import::FeedError;

#[test]
fn no_script_gets_through() {
    let read = feed("scripts.rss");
    assert_eq!(read.feed_title, "Evil Inc");
    assert_eq!(titles(&read.stories), ["Hello", "Two", "Three", "Four", "Five", "Seven"]);
    assert!(read.stories[1].topics.is_empty());
    assert_eq!((read.stories[4].summary.as_str(), picture(&read.stories[4])), ("Shown", None));
    assert_eq!(read.stories[5].url, "https://evil.example/7%22onmouseover=%22alert(1)");
    assert_eq!(
        refused(&read),
        [
            ("https://evil.example/6", "has neither a title nor a text"),
            ("Eight", "its link begins with \"data:\"; only http and https are taken")
        ]
    );
}

#[test]
fn no_trick_of_direction_gets_through() {
    let read = feed("bidi.rss");
    assert_eq!(read.stories[0].title, "Invoice gpj.exe and more \u{200f}שלום");
    assert_eq!(read.stories[0].summary, "a bc\u{fffd}d[31me");
    assert_eq!(refused(&read), [("https://bidi.example/2", "has neither a title nor a text")]);
}

#[test]
fn entities_and_depth_are_refused_with_their_place() {
    for (name, at, why) in [
        ("bomb.rss", "line 3, column 2", "entities"),
        ("xxe.atom", "line 2, column 34", "entities"),
        ("parameter.rss", "line 2, column 1", "entities"),
        ("deep.rss", "line 3, column 770", "deeper than 256 levels"),
    ] {
        match read(name) {
            Err(FeedError::Hostile { at: place, why: reason }) => {
                assert_eq!(place, at, "{name}");
                assert!(reason.contains(why), "{name}: {reason}");
            }
            other => panic!("{name}: {other:?}"),
        }
    }
}

#[test]
fn what_stands_before_a_break_is_taken() {
    for (name, at) in [("truncated.rss", "line 5, column 49"), ("truncatedcdata.rss", "line 5, column 42")] {
        let read = feed(name);
        assert_eq!(titles(&read.stories), ["Story 1", "Story 2", "Story 3"], "{name}");
        let [(entry, reason)] = refused(&read)[..] else { panic!("{name}: {:?}", read.refused) };
        assert_eq!(entry, "Story 4");
        assert!(reason.starts_with(&format!("the feed breaks off in it, at {at}: ")), "{name}: {reason}");
        assert!(
            read.notes[0].starts_with(&format!("the feed breaks off at {at} ")),
            "{name}: {:?}",
            read.notes
        );
    }
}

#[test]
fn an_entry_that_breaks_the_markup_does_not_cost_those_behind_it() {
    let read = feed("brokenentry.rss");
    assert_eq!(titles(&read.stories), ["Before", "After", "Last"]);
    let [(first, comment), (second, bang)] = refused(&read)[..] else { panic!("{:?}", read.refused) };
    assert_eq!((first, second), ("Open comment", "Strange"));
    assert!(comment.starts_with("its markup is broken at line 3, column "), "{comment}");
    assert!(bang.starts_with("its markup is broken at line 5, column "), "{bang}");
}

#[test]
fn a_feed_without_a_sound_start_is_broken_at_a_place() {
    for (name, at) in [("truncatedhead.rss", "line 3, column 19"), ("truncated.json", "line 2, column 34")] {
        assert!(
            matches!(read(name), Err(FeedError::Broken { at: place, .. }) if place == at),
            "{:?}",
            read(name)
        );
    }
    let deep = format!("{{\"version\":\"https://jsonfeed.org/version/1\",\"items\":{}", "[".repeat(100_000));
    assert!(matches!(import::read_feed_at(deep.as_bytes(), "d", NOW), Err(FeedError::Broken { .. })));
}

#[test]
fn other_files_are_called_by_their_name() {
    for (name, found) in [
        ("page.html", "a web page (HTML)"),
        ("empty.rss", "an empty file"),
        ("plain.txt", "plain text"),
        ("opml.xml", "a list of feeds (OPML)"),
    ] {
        assert_eq!(read(name), Err(FeedError::NotAFeed { found: found.to_owned() }), "{name}");
    }
    for (bytes, found) in [
        (&b"PK\x03\x04rest"[..], "a ZIP archive or Office document"),
        (b" \n ", "an empty file"),
        (b"{\"a\":1}", "a JSON document that is no JSON Feed nor a list of posts"),
        (b"<note/>", "an XML document that begins with <note>"),
        (b"<?xml version='1.0'?><!-- only this -->", "an XML document without a root element"),
        (b"abc\0def", "binary data"),
    ] {
        let error = import::read_feed_at(bytes, "x", NOW).unwrap_err();
        assert_eq!(error.to_string(), format!("this is {found}, not an RSS, Atom or JSON feed"));
    }
}

#[test]
fn one_byte_too_many_is_too_large() {
    let bytes = vec![b' '; import::MAX_BYTES + 1];
    let error = import::read_feed_at(&bytes, "big", NOW).unwrap_err();
    assert_eq!(error, FeedError::TooLarge { bytes: 50_000_001 });
    assert_eq!(Problem::from(error).kind, ProblemKind::TooLarge);
    let error = import::read_feed_at(b"", "empty", NOW).unwrap_err();
    assert_eq!(Problem::from(error).kind, ProblemKind::Invalid);
}
