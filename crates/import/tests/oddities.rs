//! Feeds with something missing, wrong, doubled or encoded oddly: what is sound is taken.

#![allow(clippy::unwrap_used, reason = "the lint knows test functions, but not their helpers")]

mod common;

use common::{NOW, bytes, feed, picture, refused, titles};

#[test]
fn every_encoding_is_read() {
    let undeclared = feed("windows1252.rss");
    assert_eq!(
        (undeclared.feed_title.as_str(), undeclared.stories[0].title.as_str()),
        ("Café Zwickäu", "“Price” – 5 €")
    );
    assert_eq!(undeclared.notes, ["the feed is not valid UTF-8; it was read as windows-1252"]);
    let latin = feed("latin1.rss");
    assert_eq!((latin.feed_title.as_str(), latin.stories[0].title.as_str()), ("Dépêche", "À la une"));
    assert_eq!(latin.notes.len(), 0);
    for name in ["utf16le.rss", "utf16be.rss", "utf16bare.rss"] {
        let read = feed(name);
        assert_eq!(
            (read.feed_title.as_str(), read.stories[0].title.as_str()),
            ("Радио", "新聞 👩\u{200d}🚀"),
            "{name}"
        );
        assert_eq!(read.notes.len(), 0);
    }
    assert_eq!(feed("utf8bom.atom").stories[0].title, "Über");
}

#[test]
fn relative_links_become_absolute() {
    let read = feed("relative.rss");
    let urls: Vec<&str> = read.stories.iter().map(|story| story.url.as_str()).collect();
    assert_eq!(
        urls,
        [
            "https://rel.example/a",
            "https://rel.example/blog/b.html?x=1&y=2",
            "https://cdn.example/z/c",
            "https://other.example/d"
        ]
    );
    assert_eq!(picture(&read.stories[0]), Some(("https://rel.example/blog/pics/a.jpg", "A")));

    let bare = b"<rss><channel><item><title>T</title><link>../x</link></item></channel></rss>";
    let by_name = import::read_feed_at(bare, "https://host.example/a/b/feed.xml", NOW).unwrap();
    assert_eq!(by_name.stories[0].url, "https://host.example/a/x");
    assert_eq!(
        (by_name.feed_title.as_str(), by_name.stories[0].source.as_str()),
        ("host.example", "host.example")
    );
    let by_file = import::read_feed_at(bare, "feed.xml", NOW).unwrap();
    assert_eq!(refused(&by_file), [("T", "its link is relative, and the feed does not say to what")]);
}

#[test]
fn what_is_missing_is_replaced_or_refused() {
    let read = feed("missing.rss");
    assert_eq!(
        titles(&read.stories),
        [
            "No title, no date, no id.",
            "No link but a permalink",
            "Unreadable date",
            "From the past",
            "From the future"
        ]
    );
    assert_eq!(read.feed_title, "missing.rss");
    assert_eq!(read.stories[0].guid, "https://m.example/1");
    assert_eq!(read.stories[1].url, "https://m.example/2");
    assert!(read.stories.iter().all(|story| story.published.is_none()));
    assert_eq!(
        read.notes,
        [
            "“Unreadable date”: its date “last Tuesday” cannot be read and was left out",
            "“From the past”: its date “Thu, 01 Jan 1970 00:00:00 GMT” is too far from today and was left out",
            "“From the future”: its date “Thu, 01 Jan 2099 00:00:00 GMT” is too far from today and was left out"
        ]
    );
    assert_eq!(
        refused(&read),
        [
            ("No link and no permalink", "has no link"),
            ("Id that is no address", "has no link"),
            ("https://m.example/5", "has neither a title nor a text"),
            ("entry 6", "has neither a title nor a text"),
            ("Bad scheme", "its link begins with \"javascript:\"; only http and https are taken")
        ]
    );
}

#[test]
fn the_second_of_two_equal_ids_is_refused() {
    let read = feed("duplicates.rss");
    assert_eq!(titles(&read.stories), ["First", "Third"]);
    let reason = "has the same id as an entry before it";
    assert_eq!(refused(&read), [("Second", reason), ("Fourth", reason)]);
}

#[test]
fn sloppy_markup_costs_one_entry_at_most() {
    let read = feed("sloppy.rss");
    assert_eq!(read.feed_title, "Sloppy AT&T");
    assert_eq!(titles(&read.stories), ["Fish &chips; © R&D", "Forgotten end", "Undeclared", "Half"]);
    assert_eq!(read.stories[0].url, "https://sloppy.example/1?a=1&b=2");
    assert_eq!(read.stories[0].summary, "Line two three");
    assert_eq!(picture(&read.stories[2]), Some(("https://sloppy.example/4.jpg", "")));
    assert_eq!(refused(&read), [("a < b https://sloppy.example/3 </>", "its markup is broken at line 4")]);
}

#[test]
fn what_is_too_long_is_cut_or_refused() {
    let read = feed("long.atom");
    let story = &read.stories[0];
    assert!(story.title.ends_with(" word…") && story.title.chars().count() <= 300);
    assert!(story.summary.ends_with(" summary…") && (590..=600).contains(&story.summary.chars().count()));
    assert!(read.feed_title.chars().count() <= 120);
    assert_eq!((story.topics.len(), story.topics[11].as_str()), (12, "Topic 11"));
    assert_eq!(
        refused(&read),
        [
            ("Long link", "its link is longer than 2000 characters"),
            ("Long id", "its id is longer than 2000 characters")
        ]
    );
}

#[test]
fn a_feed_may_be_silent() {
    let read = feed("noentries.rss");
    assert_eq!((read.stories.len(), read.refused.len()), (0, 0));
    assert_eq!(read.notes, ["the feed has no entries"]);
}

#[test]
fn five_thousand_entries_are_read_quickly_and_whole() {
    let item = |n: usize| {
        format!(
            "<item><title>Story {n}</title><link>https://big.example/{n}</link><description>&lt;p&gt;{}&lt;/p&gt;</description><pubDate>Sat, 21 Nov 2026 10:00:00 GMT</pubDate></item>\n",
            "Some text. ".repeat(100)
        )
    };
    let items: String = (0..5_000).map(item).collect();
    let text = format!("<rss version='2.0'><channel><title>Big</title>{items}</channel></rss>");
    let started = std::time::Instant::now();
    let read = import::read_feed_at(text.as_bytes(), "big.rss", NOW).unwrap();
    assert_eq!((read.stories.len(), read.refused.len(), read.notes.len()), (5_000, 0, 0));
    assert_eq!(read.stories[4_999].title, "Story 4999");
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

#[test]
fn many_notes_are_counted() {
    let item = "<item><title>T</title><link>https://n.example/NUMBER</link><pubDate>never</pubDate></item>";
    let items: String = (0..60).map(|n| item.replace("NUMBER", &n.to_string())).collect();
    let text = format!("<rss><channel>{items}</channel></rss>");
    let read = import::read_feed_at(text.as_bytes(), "n", NOW).unwrap();
    assert_eq!((read.notes.len(), read.notes[50].as_str()), (51, "and 10 more notes like these"));
}

#[test]
fn the_clock_of_the_machine_judges_by_default() {
    let read = import::read_feed(&bytes("missing.rss"), "missing.rss").unwrap();
    assert_eq!(read.notes.len(), 3);
}

#[test]
fn the_same_page_twice_is_one_story() {
    let items = "<item><title>A</title><link>https://e.example/a/?utm_source=rss</link><guid>1</guid></item>\
                 <item><title>A, again</title><link>http://www.e.example/a</link><guid>2</guid></item>\
                 <item><title>Part of A</title><link>https://e.example/a#part</link><guid>3</guid></item>";
    let read = inline(items);
    assert_eq!(titles(&read.stories), ["A", "Part of A"]);
    assert_eq!(refused(&read), [("A, again", "has the same page as an entry before it")]);
}

#[test]
fn an_episode_without_a_page_leads_to_its_sound() {
    let read = inline(
        "<item><title>Episode</title><enclosure url='/cover.png' type='image/png'/>\
         <enclosure url='https://e.example/1.mp3' type='audio/mpeg' length='1'/></item>\
         <item><title>With a page</title><link>https://e.example/2</link>\
         <enclosure url='https://e.example/2.mp3' type='audio/mpeg'/></item>",
    );
    let links = |read: &import::Imported| -> Vec<String> {
        read.stories.iter().map(|story| story.url.clone()).collect()
    };
    assert_eq!(links(&read), ["https://e.example/1.mp3", "https://e.example/2"]);
    let item = |n: u8| {
        format!(
            "<item><title>Episode {n}</title><link>https://e.example/show</link>\
             <enclosure url='https://e.example/{n}.mp3' type='audio/mpeg'/></item>"
        )
    };
    let show = inline(&format!("<link>https://e.example/show/</link>{}{}", item(1), item(2)));
    assert_eq!(links(&show), ["https://e.example/1.mp3", "https://e.example/2.mp3"]);
}

#[test]
fn what_older_programs_wrote_is_read() {
    let capitals = b"<RSS VERSION='0.91'><CHANNEL><TITLE>Loud</TITLE><ITEM><TITLE>One</TITLE>\
                     <LINK>https://e.example/1</LINK></ITEM></CHANNEL></RSS>";
    let read = import::read_feed_at(capitals, "loud.xml", NOW).unwrap();
    assert_eq!((read.feed_title.as_str(), titles(&read.stories)), ("Loud", vec!["One"]));
    let atom = b"<feed version='0.2' xmlns='http://purl.org/echo/'><title>Old</title><entry>\
                 <title mode='base64'>RXhhbXBsZSA8Yj5BdG9tPC9iPg==</title><link href='https://e.example/1'/>\
                 <content type='application/octet-stream' mode='base64'>/9j/4AAQ</content></entry></feed>";
    let read = import::read_feed_at(atom, "old.xml", NOW).unwrap();
    assert_eq!((read.feed_title.as_str(), titles(&read.stories)), ("Old", vec!["Example Atom"]));
    assert_eq!(read.stories[0].summary, "");
    let body = "<item><title>One</title><link>https://e.example/1</link>\
                <body xmlns='http://www.w3.org/1999/xhtml'><p>The whole text</p></body></item>";
    assert_eq!(inline(body).stories[0].summary, "The whole text");
}

#[test]
fn a_page_says_where_its_feed_is() {
    let page = b"<!DOCTYPE html><html><head><link rel=stylesheet href=a.css>\
                 <link rel='alternate' type='application/rss+xml' href='/blog/feed?a=1&amp;b=2'></head></html>";
    let why = import::read_feed_at(page, "https://e.example/", NOW).unwrap_err().to_string();
    assert_eq!(
        why,
        "this is a web page (HTML) whose feed is /blog/feed?a=1&b=2, not an RSS, Atom or JSON feed"
    );
}

/// A feed of RSS 2.0 with these items.
fn inline(items: &str) -> import::Imported {
    let text = format!("<rss version='2.0'><channel><title>Feed</title>{items}</channel></rss>");
    let read = import::read_feed_at(text.as_bytes(), "inline.rss", NOW).unwrap();
    common::sound(&read);
    read
}
