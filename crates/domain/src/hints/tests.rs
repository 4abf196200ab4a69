use super::*;

fn noticed<'a>(caption: &'a str, networks: &[Network]) -> Vec<(Notice, &'a str)> {
    hints(caption, networks, "de-AT").into_iter().map(|hint| (hint.what, &caption[hint.place])).collect()
}

#[test]
fn plain_words_are_left_in_peace() {
    for caption in [
        "",
        "I learned this from Ada: NASA and IBM did it too! #OpenDays",
        "Das haben wir in Halle 3 gebaut, und es läuft.",
        "هذا ما رأيته اليوم في المصنع.",
        "今日はここで見ました。",
        "me@example.org https://e.org/#part/@you",
        "👩🏽‍💻🇪🇺",
    ] {
        assert_eq!(noticed(caption, &Network::ALL), [], "{caption:?}");
    }
}

#[test]
fn each_thing_is_noticed_where_it_stands() {
    let long = format!("Short. {}end.", "word ".repeat(LONG));
    let table: [(&str, Notice, &str); 8] = [
        ("I like this because …", Notice::Gap, "…"),
        (&long, Notice::LongSentence, long.trim_start_matches("Short. ")),
        ("This IS SO VERY good", Notice::Shouting, "IS SO VERY"),
        ("Wow!! Yes!!!", Notice::Exclaiming, "!!"),
        ("We leveraged it", Notice::Corporate, "leveraged"),
        ("Das ist Wegweisendes von uns", Notice::Corporate, "Wegweisendes"),
        ("🎉🎉🎉🎉🎉🎉🎉", Notice::ManyEmoji, "🎉"),
        ("So #zukunftgestalten geht", Notice::FlatHashtag, "#zukunftgestalten"),
    ];
    for (caption, what, place) in table {
        assert_eq!(noticed(caption, &[]), [(what, place)], "{caption:?}");
    }
    // Words of other languages than the reader's are no business of ours.
    assert_eq!(hints("Una solución integral", &[], "fr"), []);
    assert_eq!(hints("Una solución integral", &[], "es").len(), 1);
}

#[test]
fn hashtags_are_counted_for_the_network_that_bears_fewest() {
    let caption = "#One #two #Three #four #five";
    let many = |network| noticed(caption, &[network]).into_iter().map(|(_, tag)| tag).collect::<Vec<_>>();
    assert_eq!(many(Network::Threads), ["#two"]);
    assert_eq!(many(Network::X), ["#Three"]);
    assert_eq!(many(Network::LinkedIn), ["#five"]);
    assert_eq!(many(Network::Mastodon), Vec::<&str>::new());
    assert_eq!(noticed(caption, &[Network::Mastodon, Network::Threads]), [(Notice::ManyHashtags, "#two")]);
}

#[test]
fn mentions_are_what_each_network_makes_of_them() {
    assert_eq!(noticed("@ada did it", &[Network::X]), [(Notice::MentionFirst, "@ada")]);
    assert_eq!(noticed("by @ada.", &[Network::X, Network::Bluesky]), []);
    assert_eq!(noticed("by @ada.", &[Network::LinkedIn]), [(Notice::MentionToChoose, "@ada")]);
    assert_eq!(
        noticed("by @a@b.example, @ada", &[Network::Mastodon]),
        [(Notice::MentionWithoutServer, "@ada")]
    );
}
