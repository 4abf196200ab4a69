//! Real user agents: people count, programs do not.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use domain::{
    network::Network,
    visit::{AGENTS, LeftOut, left_out},
};

/// What fetches a link that was posted there, to build its preview. Networks that open no page have none.
fn previews(network: Network) -> &'static [&'static str] {
    match network {
        Network::LinkedIn => {
            &["LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)"]
        }
        Network::X => &["Twitterbot/1.0"],
        Network::Threads => &["facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)"],
        Network::Bluesky => &[
            "Mozilla/5.0 (compatible; Bluesky Cardyb/1.1; +mailto:support@bsky.app)",
            "BlueskyPreviewBot/1.0",
        ],
        Network::Mastodon => &[
            "Mastodon/4.3.0 (http.rb/5.2.0; +https://mastodon.social/) Bot",
            "http.rb/5.1.1 (Mastodon/4.1.2; +https://fosstodon.org/)",
            "Pleroma 2.5.0; https://example.org <admin@example.org>; Bot",
        ],
        Network::Facebook => &[
            "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
            "facebookcatalog/1.0",
            "meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/webmasters/crawler)",
        ],
        Network::WhatsApp => &["WhatsApp/2.23.20.0", "WhatsApp/0.3.4479 N", "WhatsApp"],
        Network::Telegram => &["TelegramBot (like TwitterBot)"],
        Network::Reddit => &["Mozilla/5.0 (compatible; redditbot/1.0; +http://www.reddit.com/feedback)"],
        Network::Xing => &["XING-contenttabreceiver/2.0"],
        Network::Email => &[
            "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
            "YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html",
            "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17126; Pro)",
        ],
        // Messages on Apple's devices; Signal, Slack, Teams and Discord, whatever the share menu offers.
        Network::Device => &[
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0",
            "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
            "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
            "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
        ],
    }
}

/// People: common browsers, and the browsers inside of the networks' own apps.
const PEOPLE: [&str; 16] = [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko",
    "Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.2; Trident/6.0)",
    "Opera/9.80 (Android; Opera Mini/36.2/191.249; U; en) Presto/2.12.423 Version/12.16",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [LinkedInApp]/9.29.8962",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/470.0.0.38.103;FBBV/604010101;FBDV/iPhone14,5;FBMD/iPhone;FBSN/iOS;FBSV/17.5;FBSS/3;FBID/phone;FBLC/en_US;FBOP/5]",
    "Mozilla/5.0 (Linux; Android 14; SM-S918B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.6478.71 Mobile Safari/537.36 Instagram 334.0.0.42.95 Android",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Twitter for iPhone/10.44",
    "Mozilla/5.0 (Linux; Android 11; CUBOT_X30) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.6478.71 Mobile Safari/537.36 GSA/15.22.37",
];

#[test]
fn previews_of_all_twelve_networks_are_left_out() {
    for network in Network::ALL {
        for agent in previews(network) {
            assert_eq!(left_out("GET", Some(agent), None), Some(LeftOut::Preview), "{network:?}: {agent}");
        }
    }
}

#[test]
fn people_are_counted_in_browsers_and_in_the_networks_own_apps() {
    for agent in PEOPLE {
        assert_eq!(left_out("GET", Some(agent), None), None, "{agent}");
    }
}

#[test]
fn what_was_not_opened_or_only_fetched_ahead_is_left_out() {
    let browser = Some(PEOPLE[0]);
    for method in ["HEAD", "OPTIONS", "POST"] {
        assert_eq!(left_out(method, browser, None), Some(LeftOut::NotOpened), "{method}");
    }
    for purpose in ["prefetch", "prefetch;prerender", "Prefetch;anonymous-client-ip", "prerender", "preview"]
    {
        assert_eq!(left_out("GET", browser, Some(purpose)), Some(LeftOut::Prefetch), "{purpose}");
    }
    assert_eq!(left_out("GET", browser, Some("")), None);
    for agent in
        [None, Some(""), Some("curl/8.5.0"), Some("python-requests/2.31"), Some("Go-http-client/1.1")]
    {
        assert_eq!(left_out("GET", agent, None), Some(LeftOut::Preview), "{agent:?}");
    }
}

#[test]
fn every_part_of_the_table_is_in_lower_case_and_there_once() {
    for (place, known) in AGENTS.iter().enumerate() {
        assert_eq!(known.part, known.part.to_ascii_lowercase());
        assert!(!known.whose.is_empty());
        assert!(AGENTS[..place].iter().all(|other| other.part != known.part), "{} twice", known.part);
    }
}

/// Against lists that others keep: `POLYPHONY_AGENTS` names a folder with the unpacked npm packages
/// `crawler-user-agents` and `top-user-agents` as `crawlers.json` and `browsers.json`.
#[test]
#[ignore = "needs two lists that are fetched by hand, see docs/COUNTING.md"]
fn lists_of_others_are_told_apart() {
    let folder = std::env::var("POLYPHONY_AGENTS").expect("POLYPHONY_AGENTS");
    let read = |name: &str| -> serde_json::Value {
        serde_json::from_slice(&std::fs::read(format!("{folder}/{name}")).unwrap()).unwrap()
    };
    let (crawlers, browsers) = (read("crawlers.json"), read("browsers.json"));
    let kept = |agent: &&str| left_out("GET", Some(agent), None).is_none();
    let instances = crawlers.as_array().unwrap().iter().flat_map(|one| one["instances"].as_array());
    let programs: Vec<&str> = instances.flatten().filter_map(|agent| agent.as_str()).collect();
    let people: Vec<&str> = browsers.as_array().unwrap().iter().filter_map(|agent| agent.as_str()).collect();
    let counted = programs.iter().copied().filter(kept).count();
    let lost = people.iter().copied().filter(|agent| !kept(agent)).count();
    println!(
        "{counted} of {} programs are counted, {lost} of {} browsers are left out",
        programs.len(),
        people.len()
    );
    assert!(programs.len() > 2_000 && people.len() >= 100);
    println!("goal: programs counted: {:.1} % (limit 5)", 100.0 * counted as f64 / programs.len() as f64);
    assert!(counted * 20 <= programs.len() && lost == 0);
}
