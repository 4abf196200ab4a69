//! Posts with the lengths that the networks themselves say they have.

use super::*;

const LINK: &str = "https://p.example/r/abcdefghijklmnop";

fn used(network: Network, text: &str) -> usize {
    length(network, text, "").used
}

#[test]
fn x_weighs_what_is_written() {
    let table = [
        ("", 0),
        ("abc", 3),
        ("äöüß ñ", 6),
        ("Привет", 6),
        ("مرحبا", 5),
        ("日本語", 6),
        ("한국", 4),
        // Composed before it is counted.
        ("e\u{301}", 1),
        ("\u{1112}\u{1161}\u{11AB}", 2),
        // What does not compose weighs by its parts.
        ("q\u{301}\u{302}", 3),
        // Emoji are two, however many code points they are.
        ("👍", 2),
        ("👍🏽", 2),
        ("👨‍👩‍👧‍👦", 2),
        ("🏴󠁧󠁢󠁳󠁣󠁴󠁿", 2),
        ("🇪🇺🇩🇪", 4),
        ("1️⃣", 2),
        ("☀️", 2),
        ("❤️‍🔥", 2),
        // A joiner that joins nothing is light, a plain sign stays plain.
        ("👩\u{200D}", 3),
        ("☀\u{FE0E}", 4),
        ("a\u{200B}b", 3),
        // Quotes and dashes are light, ellipses and bullets heavy.
        ("“a”–b’", 6),
        ("…", 2),
        ("•", 2),
    ];
    for (text, expected) in table {
        assert_eq!(used(Network::X, text), expected, "{text:?}");
    }
}

#[test]
fn x_counts_23_for_what_it_makes_a_link_of() {
    let table = [
        (LINK, 23),
        ("http://a.bc", 23),
        ("HTTPS://EXAMPLE.ORG/Ä", 23),
        ("see https://example.org.", 28),
        ("(https://example.org/a_(b))", 25),
        ("https://example.org/aのこと", 29),
        ("example.com", 23),
        ("www.example.de, or example.de/x", 51),
        // No links: a country's name without a path, an address of mail, a handle, a word with a dot.
        ("example.de", 10),
        ("me@example.com", 14),
        ("@example.com", 12),
        ("e.g. so", 7),
        ("ahttps://example.orgx", 21),
        ("https://", 8),
    ];
    for (text, expected) in table {
        assert_eq!(used(Network::X, text), expected, "{text:?}");
    }
    assert_eq!(length(Network::X, "abc", LINK).used, 27);
    assert_eq!(length(Network::X, " ", LINK).used, 23);
    assert_eq!(length(Network::X, &"ü".repeat(256), LINK), Length { used: 280, limit: Some(280) });
    assert_eq!(length(Network::X, &"語".repeat(130), LINK).over(), 4);
}

#[test]
fn bluesky_counts_signs_and_shows_links_short() {
    let table = [
        ("👨‍👩‍👧‍👦🇪🇺e\u{301}क्षि", 4),
        ("\u{1F1EA}", 1),
        // p.example/r/abcdefghij...
        (LINK, 25),
        ("https://example.org/", 11),
        ("https://example.org/123456789abcde", 26),
        ("https://example.org?x=1", 15),
    ];
    for (text, expected) in table {
        assert_eq!(used(Network::Bluesky, text), expected, "{text:?}");
    }
    assert_eq!(length(Network::Bluesky, &"a".repeat(273), LINK).over(), 0);
    assert_eq!(length(Network::Bluesky, &"a".repeat(274), LINK).over(), 1);
    // Few signs, but more than 3,000 bytes.
    let heavy = "👨‍👩‍👧‍👦".repeat(121);
    assert_eq!((graphemes(&heavy), length(Network::Bluesky, &heavy, "").over()), (121, 25));
}

#[test]
fn mastodon_counts_signs_links_as_23_and_mentions_without_server() {
    let table = [
        ("👨‍👩‍👧‍👦🇪🇺e\u{301}", 3),
        ("a https://example.org/very/long/indeed?with=much b", 27),
        ("@me@mastodon.social hi", 6),
        ("(@me@mastodon.social)", 5),
        ("me@mastodon.social", 18),
        ("@me@", 4),
        // Mastodon makes no link of a bare address.
        ("example.com", 11),
    ];
    for (text, expected) in table {
        assert_eq!(used(Network::Mastodon, text), expected, "{text:?}");
    }
    assert_eq!(length(Network::Mastodon, &"a".repeat(475), LINK), Length { used: 500, limit: Some(500) });
}

#[test]
fn the_others_count_as_they_say() {
    let table = [
        (Network::LinkedIn, "👍🏽a", 5),
        (Network::LinkedIn, "👨‍👩‍👧‍👦", 11),
        (Network::Telegram, "🇪🇺", 4),
        (Network::Threads, "ab👍", 6),
        (Network::Threads, "é日", 2),
        (Network::Threads, "👨‍👩‍👧‍👦", 25),
        (Network::Reddit, "one\n two 👍🏽", 10),
        (Network::WhatsApp, "👨‍👩‍👧‍👦!", 2),
    ];
    for (network, text, expected) in table {
        assert_eq!(used(network, text), expected, "{text:?} on {}", network.name());
    }
    assert_eq!(length(Network::Reddit, "abc", LINK).used, 3);
    assert_eq!(length(Network::LinkedIn, "abc", "12345").used, 10);
}

#[test]
fn nothing_anybody_types_breaks_the_count() {
    let odd = [
        "\u{200D}",
        "\u{FE0F}",
        "\u{20E3}",
        "\u{1F3FD}",
        "http://http://",
        "http",
        "@@",
        "((",
        "\u{FFFD}",
        "٪",
    ];
    for network in Network::ALL {
        for a in odd {
            for b in odd {
                let text = format!("{a}{b}{a}");
                assert!(length(network, &text, LINK).used >= length(network, "", "").used, "{text:?}");
            }
        }
    }
}
