//! The six export files, as the networks write them, in English and in another language each.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "the lints know test functions, but not their helpers"
)]

use domain::{
    reported::{Figures, Format, Metric, Period, Reported},
    time::{Day, Instant},
};
use import::{Asked, Export, Order, Why, read_export};

/// 2026-01-05.
const NOW: Instant = Instant::from_millis(1_767_571_200_000);

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/exports/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn read(name: &str) -> Export {
    match read_export(&bytes(name), Asked { now: NOW, order: None }) {
        Ok(export) => export,
        Err(error) => panic!("{name}: {error}"),
    }
}

fn figures(counts: &[(Metric, u64)]) -> Figures {
    counts.iter().map(|(metric, count)| (*metric, Reported::of(*count))).collect()
}

fn day(date: &str) -> Day {
    import::moment(date).unwrap().day()
}

fn file(export: &Export) -> (Format, Option<&str>, Option<Order>, usize, usize) {
    (export.format, export.language.as_deref(), export.order, export.posts.len(), export.days.len())
}

#[test]
fn x_posts_in_english() {
    let export = read("x_posts_en.csv");
    assert_eq!(file(&export), (Format::XPosts, Some("en"), None, 3, 0));
    assert_eq!(export.flags, []);
    assert_eq!(export.fingerprint.len(), 64);
    let first = &export.posts[0];
    assert_eq!(first.id.as_deref(), Some("2000243348691640646"));
    assert_eq!(first.link.as_deref(), Some("https://x.com/anna_writes/status/2000243348691640646"));
    assert!(
        first.text.starts_with("Twelve metres of rain on one roof in a year, and not a drop"),
        "{}",
        first.text
    );
    assert_eq!((first.published, first.period), (Some(day("2025-12-14")), None));
    assert_eq!(
        first.figures,
        figures(&[
            (Metric::Impressions, 1_655),
            (Metric::Reactions, 22),
            (Metric::Engagements, 113),
            (Metric::Saves, 1),
            (Metric::Shares, 0),
            (Metric::Follows, 2),
            (Metric::Comments, 4),
            (Metric::Reposts, 5),
            (Metric::ProfileVisits, 9),
            (Metric::DetailExpands, 31),
            (Metric::LinkClicks, 17),
            (Metric::HashtagClicks, 0),
            (Metric::PermalinkClicks, 0),
        ])
    );
    // The text of the first post has a line end of its own.
    assert_eq!(export.places.iter().map(|place| place.row).collect::<Vec<_>>(), [2, 4, 5]);
    assert!(export.posts[1].text.starts_with("\"What do you do with the rain?\" a child"));
}

#[test]
fn x_posts_in_german_with_semicolons_and_utf_16() {
    let export = read("x_posts_de.csv");
    assert_eq!(file(&export), (Format::XPosts, Some("de"), None, 2, 0));
    assert_eq!(export.posts[0].published, Some(day("2025-12-14")));
    assert_eq!(export.posts[0].figures[&Metric::Impressions], Reported::of(1_655));
    assert_eq!(export.posts[0].figures.len(), 13);
    assert!(export.posts[0].text.starts_with("Zwölf Meter Regen auf einem Dach"));
    assert_eq!((export.flags, export.unused), (vec![], vec![]));
}

#[test]
fn x_overviews_in_english_and_french() {
    for (name, language, first, count) in
        [("x_overview_en.csv", "en", "2025-12-15", 14), ("x_overview_fr.csv", "fr", "2025-10-12", 9)]
    {
        let export = read(name);
        assert_eq!(file(&export), (Format::XOverview, Some(language), None, 0, count), "{name}");
        assert_eq!(export.days[0].day, day(first), "{name}");
        assert_eq!((export.days[0].figures.len(), export.flags), (13, vec![]), "{name}");
    }
}

#[test]
fn linked_ins_posts_of_a_period_in_english_and_french() {
    for (name, language, order) in [
        ("linkedin_posts_en.xlsx", "en", Some(Order::MonthFirst)),
        // Its dates are dates; only the period is written, and can only have the day first.
        ("linkedin_posts_fr.xlsx", "fr", Some(Order::DayFirst)),
    ] {
        let export = read(name);
        assert_eq!(file(&export), (Format::LinkedInPosts, Some(language), order, 2, 28), "{name}");
        let period = Period { from: day("2025-12-01"), to: day("2025-12-28") };
        assert_eq!(export.period, Some(period), "{name}");
        let first = &export.posts[0];
        assert_eq!(
            first.link.as_deref(),
            Some("https://www.linkedin.com/feed/update/urn:li:activity:7406000000000000001")
        );
        assert_eq!((first.published, first.period), (Some(day("2025-12-03")), Some(period)), "{name}");
        // From two tables that stand side by side, in another order.
        assert_eq!(
            first.figures,
            figures(&[(Metric::Engagements, 41), (Metric::Impressions, 1_200)]),
            "{name}"
        );
        // And days from two sheets.
        let counts = [(Metric::Impressions, 100), (Metric::Engagements, 0), (Metric::Follows, 0)];
        assert_eq!(export.days[0].figures, figures(&counts), "{name}");
        assert_eq!(export.flags, [], "{name}");
    }
}

#[test]
fn linked_ins_one_post_in_english_and_german() {
    for (name, language) in [("linkedin_post_en.xlsx", "en"), ("linkedin_post_de.xlsx", "de")] {
        let export = read(name);
        assert_eq!(file(&export), (Format::LinkedInPost, Some(language), None, 1, 0), "{name}");
        let post = &export.posts[0];
        assert_eq!(post.published, Some(day("2025-12-14")), "{name}");
        assert_eq!(
            post.figures,
            figures(&[
                (Metric::Impressions, 2_345),
                (Metric::Reach, 1_780),
                (Metric::ProfileVisits, 12),
                (Metric::Follows, 3),
                (Metric::Engagements, 64),
                (Metric::Reactions, 48),
                (Metric::Comments, 11),
                (Metric::Reposts, 5),
                (Metric::Saves, 9),
                (Metric::Sends, 4),
                (Metric::LinkClicks, 37),
            ]),
            "{name}"
        );
    }
}

#[test]
fn instagram_in_english_and_arabic() {
    let english = read("instagram_en.csv");
    assert_eq!(file(&english), (Format::Instagram, Some("en"), Some(Order::MonthFirst), 2, 0));
    let arabic = read("instagram_ar.csv");
    assert_eq!(file(&arabic), (Format::Instagram, Some("ar"), None, 1, 0));
    assert_eq!(arabic.posts[0].figures, english.posts[0].figures);
    assert_eq!(arabic.posts[0].key(), english.posts[0].key());
    assert_eq!(english.posts[0].published, Some(day("2025-12-14")));
    // The other date of the file could be two days; this one says which.
    assert_eq!(english.posts[1].published, Some(day("2025-12-03")));
    assert_eq!(english.posts[0].figures[&Metric::Reach], Reported::of(9_100));
}

#[test]
fn facebook_in_english_and_spanish() {
    let english = read("facebook_en.csv");
    assert_eq!(file(&english), (Format::Facebook, Some("en"), Some(Order::MonthFirst), 1, 0));
    assert!(english.unused.contains(&"Reactions, comments and shares".to_owned()), "{:?}", english.unused);
    let spanish = read("facebook_es.csv");
    assert_eq!(file(&spanish), (Format::Facebook, Some("es"), Some(Order::DayFirst), 1, 0));
    let counts = [
        (Metric::Views, 5_400),
        (Metric::Reach, 4_100),
        (Metric::Reactions, 61),
        (Metric::Comments, 9),
        (Metric::Shares, 8),
    ];
    for export in [english, spanish] {
        assert_eq!(export.posts[0].figures, figures(&counts));
        assert_eq!(export.posts[0].published, Some(day("2025-12-14")));
    }
}

#[test]
fn the_same_export_is_read_alike_however_it_was_saved() {
    let sound = read("x_posts_en.csv");
    let text = String::from_utf8(bytes("x_posts_en.csv")).unwrap();
    let text = text.trim_start_matches('\u{feff}');
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> =
        [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    for bytes in [text.as_bytes().to_vec(), little, big, text.replace('\n', "\r\n").into_bytes()] {
        let export = read_export(&bytes, Asked { now: NOW, order: None }).unwrap();
        assert_eq!((&export.posts, &export.flags), (&sound.posts, &sound.flags));
    }
    assert!(sound.flags.iter().all(|flag| flag.why != Why::MixedLanguages));
}
