//! Every address, letter by letter, with the words that break naive ones.

use super::*;

const LINK: &str = "https://p.example/r/abc?x=1&y=2";
const CODED: &str = "https%3A%2F%2Fp.example%2Fr%2Fabc%3Fx%3D1%26y%3D2";

fn made(network: Network, title: &str, caption: &str) -> Intent {
    let home = Instance::read("mastodon.social").unwrap();
    intent(network, &Post { title, caption, link: LINK, instance: Some(&home) })
}

fn href(network: Network, caption: &str) -> String {
    made(network, "A & B", caption).href.unwrap_or_default()
}

/// The address of every network for one caption: in the text alone, in the text with the link, in Reddit's title.
fn every_address(caption: &str, text: &str, body: &str, line: &str) {
    let expected = [
        (Network::LinkedIn, format!("https://www.linkedin.com/sharing/share-offsite/?url={CODED}")),
        (Network::X, format!("https://x.com/intent/post?text={text}&url={CODED}")),
        (Network::Threads, format!("https://www.threads.com/intent/post?text={text}&url={CODED}")),
        (Network::Bluesky, format!("https://bsky.app/intent/compose?text={text}%0A%0A{CODED}")),
        (Network::Mastodon, format!("https://mastodon.social/share?text={text}%0A%0A{CODED}")),
        (Network::Facebook, format!("https://www.facebook.com/sharer/sharer.php?u={CODED}")),
        (Network::WhatsApp, format!("https://api.whatsapp.com/send?text={text}%0A%0A{CODED}")),
        (Network::Telegram, format!("https://t.me/share/url?url={CODED}&text={text}")),
        (Network::Reddit, format!("https://www.reddit.com/submit?url={CODED}&title={line}")),
        (Network::Xing, format!("https://www.xing.com/spi/shares/new?url={CODED}")),
        (Network::Email, format!("mailto:?subject=A%20%26%20B&body={body}%0D%0A%0D%0A{CODED}")),
        (Network::Device, String::new()),
    ];
    assert_eq!(expected.len(), Network::ALL.len());
    for (network, address) in expected {
        assert_eq!(href(network, caption), address, "{caption:?} on {}", network.name());
    }
}

#[test]
fn reserved_signs_stay_inside_their_parameter() {
    let coded = "50%20%25%20%26%20%23%2B%20%3D%3F%2F";
    every_address("50 % & #+ =?/", coded, coded, coded);
}

#[test]
fn line_breaks_arrive_as_each_network_reads_them() {
    let (text, body) = ("one%0Atwo%0A%0Athree", "one%0D%0Atwo%0D%0A%0D%0Athree");
    for caption in ["one\ntwo\n\nthree", "one\r\ntwo\r\n\r\nthree", " one\rtwo\u{2028}\u{2029}three\n"] {
        every_address(caption, text, body, "one%20two%20three");
    }
}

#[test]
fn emoji_arrive_whole() {
    let coded = "%F0%9F%91%A9%F0%9F%8F%BD%E2%80%8D%F0%9F%92%BB%F0%9F%87%AA%F0%9F%87%BA";
    every_address("👩🏽‍💻🇪🇺", coded, coded, coded);
}

#[test]
fn quotes_and_tags_are_only_signs() {
    let coded = "%22it%27s%22%20%E2%80%9Eso%E2%80%9C%20%3Cb%3E%5C%60";
    every_address("\"it's\" „so“ <b>\\`", coded, coded, coded);
}

#[test]
fn right_to_left_words_stay_in_their_order() {
    let coded = "%D9%85%D8%B1%D8%AD%D8%A8%D8%A7%20%E2%80%8F%21";
    every_address("مرحبا \u{200F}!", coded, coded, coded);
}

#[test]
fn half_a_character_from_the_page_becomes_the_sign_for_it() {
    let words = from_utf16(&[0x61, 0xD83D, 0x62, 0xDE00]);
    assert_eq!(words, "a\u{FFFD}b\u{FFFD}");
    let coded = "a%EF%BF%BDb%EF%BF%BD";
    every_address(&words, coded, coded, coded);
}

#[test]
fn control_characters_do_not_leave() {
    every_address("a\0b\u{7}\tc\u{85}", "ab%09c", "ab%09c", "ab%20c");
}

#[test]
fn without_words_the_link_goes_alone() {
    for caption in ["", " \r\n\t "] {
        for network in [Network::X, Network::Threads] {
            assert!(href(network, caption).ends_with(&format!("intent/post?url={CODED}")));
        }
        assert_eq!(href(Network::Telegram, caption), format!("https://t.me/share/url?url={CODED}"));
        assert_eq!(href(Network::WhatsApp, caption), format!("https://api.whatsapp.com/send?text={CODED}"));
        assert_eq!(href(Network::Email, caption), format!("mailto:?subject=A%20%26%20B&body={CODED}"));
        // Reddit wants a title: the story's then.
        let reddit = format!("https://www.reddit.com/submit?url={CODED}&title=A%20%26%20B");
        assert_eq!(href(Network::Reddit, caption), reddit);
        for network in Network::ALL {
            assert_eq!(made(network, "", caption).text, LINK);
        }
    }
}

#[test]
fn a_subject_cannot_bring_another_header() {
    let trick = made(Network::Email, "Hi\r\nBcc: all@evil.example\u{202E}", "x").href.unwrap();
    let body = format!("x%0D%0A%0D%0A{CODED}");
    assert_eq!(trick, format!("mailto:?subject=Hi%20Bcc%3A%20all%40evil.example&body={body}"));
}

#[test]
fn words_too_long_for_an_address_are_copied() {
    let long = "ü".repeat(5_000);
    for network in Network::ALL {
        let made = made(network, "A & B", &long);
        let open = made.href.is_none_or(|href| href.len() <= LONGEST && !href.contains("%C3%BC"));
        assert!(open, "{}", network.name());
        assert_eq!(made.carries_text, network == Network::Device, "{}", network.name());
        assert!(made.text.starts_with(&long));
    }
    // A mail program takes less than a web server.
    let letter = "a".repeat(3_000);
    assert!(!made(Network::Email, "", &letter).carries_text);
    assert!(made(Network::WhatsApp, "", &letter).carries_text);
}

#[test]
fn three_networks_take_no_words() {
    let silent = [Network::LinkedIn, Network::Facebook, Network::Xing];
    for network in Network::ALL {
        assert_eq!(made(network, "", "t").carries_text, !silent.contains(&network));
    }
}

#[test]
fn mastodon_is_opened_at_home_or_not_at_all() {
    let homeless = intent(Network::Mastodon, &Post { title: "", caption: "t", link: LINK, instance: None });
    assert_eq!((homeless.href, homeless.carries_text), (None, false));
    let good = [
        ("mastodon.social", "mastodon.social"),
        (" https://Mastodon.Social/ ", "mastodon.social"),
        ("https://hachyderm.io/@me", "hachyderm.io"),
        ("@me@fosstodon.org", "fosstodon.org"),
        ("me@fosstodon.org", "fosstodon.org"),
        ("social.example:8443", "social.example:8443"),
        ("social.example:443", "social.example"),
        ("bücher.example", "xn--bcher-kva.example"),
        ("bu\u{308}cher.example", "xn--bcher-kva.example"),
        ("MÜNCHEN.social", "xn--mnchen-3ya.social"),
        ("例え.テスト", "xn--r8jz45g.xn--zckzah"),
        ("مثال.إختبار", "xn--mgbh0fb.xn--kgbechtv"),
    ];
    for (typed, host) in good {
        let instance = Instance::read(typed).unwrap();
        let post = Post { title: "", caption: "t", link: "", instance: Some(&instance) };
        let href = intent(Network::Mastodon, &post).href.unwrap();
        assert_eq!(href, format!("https://{host}/share?text=t"), "{typed}");
    }
}

#[test]
fn what_is_no_server_is_not_opened() {
    let elsewhere = [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)//x.example",
        "data:text/html,x",
        "http://mastodon.social",
        "//evil.example",
        "evil.example/path@x",
        "x@evil.example/path",
        "a@b@evil.example",
        "https://good.example@evil.example/",
        "https://evil.example/steal?x=",
        "https://evil.example/@a/b",
        "evil.example?x",
        "evil.example#x",
        "evil.example\\@good.example",
        "social.example:0",
        "social.example:99999",
        "social.example:8a",
        "127.0.0.1",
        "[::1]",
        "localhost",
    ];
    for typed in elsewhere {
        assert!(Instance::read(typed).is_err(), "{typed}");
    }
    for typed in ["", "   "] {
        assert_eq!(Instance::read(typed), Err(InstanceFault::Empty));
    }
    let long = format!("{}.example", "a".repeat(64));
    let longer = format!("{}example", "abc.".repeat(70));
    let bad = [
        "a b.example",
        "a\u{202E}b.example",
        "-a.example",
        "a-.example",
        "a..example",
        "a_b.example",
        "a。example",
    ];
    for typed in bad.into_iter().chain([long.as_str(), longer.as_str()]) {
        assert!(Instance::read(typed).is_err(), "{typed:?}");
    }
}
