//! Matching, standing and checking, case by case.

use super::{
    matching::{Sure, matches},
    *,
};
use crate::{
    ids::{Code, PersonId, StoryId},
    share::Share,
    time::DAY,
};

const MONDAY: Day = Day::from_number(20_430);
const CAPTION: &str = "Twelve metres of rain on one roof in a year, and not a drop in the cellar";

fn share(n: u8, network: Network, day: Day, caption: &str) -> Share {
    let id = ShareId::v7(day.start(), &[n; 10]);
    Share {
        id,
        person: PersonId::try_from("anna".to_owned()).unwrap(),
        story: StoryId::of_entry("f", "g"),
        title: "Rain".into(),
        network,
        caption: caption.into(),
        code: Code::of_share(id),
        target: format!("https://firm.example/rain-{n}?utm_source=x"),
        topic: None,
        at: day.start().plus(DAY / 2),
        went: None,
        open: false,
        post: None,
    }
}

fn post(text: &str, published: Day) -> ReportedPost {
    ReportedPost {
        link: Some("https://x.com/anna/status/2000243348691640646".into()),
        text: text.into(),
        published: Some(published),
        figures: [(Metric::Impressions, Reported::of(5))].into(),
        ..ReportedPost::default()
    }
}

fn found(post: ReportedPost, shares: &[Share]) -> matching::Found {
    matches(Source::X, &[post], shares, &MyReported::default()).remove(0)
}

#[test]
fn a_post_is_one_whatever_its_address_looks_like() {
    for (one, other) in [
        (
            "https://x.com/anna/status/2000243348691640646",
            "https://twitter.com/i/web/status/2000243348691640646?s=20",
        ),
        (
            "https://www.linkedin.com/posts/anna_rain-activity-7123456789012345678-aB3d?utm_source=share",
            "https://www.linkedin.com/feed/update/urn:li:activity:7123456789012345678/",
        ),
        (
            "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7123456789012345678",
            "https://www.linkedin.com/feed/update/urn:li:activity:7123456789012345678",
        ),
        (
            "http://m.facebook.com/anna/posts/pfbid02abc/",
            "https://www.facebook.com/anna/posts/pfbid02abc?__cft__=1",
        ),
        ("https://www.instagram.com/reel/DAbc-12/", "https://instagram.com/reel/DAbc-12"),
    ] {
        assert_eq!(post_key(one), post_key(other), "{one}");
        assert!(post_key(one).is_some(), "{one}");
    }
    assert_ne!(post_key("https://instagram.com/p/DAbc"), post_key("https://instagram.com/p/dabc"));
    for nothing in ["", "x.com/a", "https://x.com", "https://x.com/", "ftp://x.com/a/1"] {
        assert_eq!(post_key(nothing), None, "{nothing}");
    }
}

#[test]
fn a_tracked_link_in_the_text_is_certain_whatever_the_day() {
    let shares =
        [share(1, Network::X, MONDAY, CAPTION), share(2, Network::X, MONDAY, "Other words altogether")];
    let text = format!("Look: https://go.firm.example/r/{}?x=1 #rain", shares[1].code);
    let found = found(post(&text, Day::from_number(20_500)), &shares);
    assert!(found.settled);
    let best = found.candidates[0];
    assert_eq!((best.share, best.how, best.sure), (shares[1].id, How::TrackedLink, Sure::Certain));
}

#[test]
fn where_a_post_can_be_seen_is_certain() {
    let mut told = share(1, Network::X, MONDAY, "Something else entirely");
    told.post = Some("https://twitter.com/anna/status/2000243348691640646".into());
    let found = found(post("No common words", Day::from_number(21_000)), &[told.clone()]);
    assert!(found.settled);
    assert_eq!((found.candidates[0].how, found.candidates[0].sure), (How::PostLink, Sure::Certain));
}

#[test]
fn the_same_words_near_the_day_are_likely_even_if_the_export_cuts_them() {
    let shares = [share(1, Network::X, MONDAY, CAPTION)];
    let next_day = Day::from_number(MONDAY.number() + 1);
    let cut: String = CAPTION.chars().take(40).collect();
    for text in [CAPTION, &cut, &format!("{} https://t.co/abc", CAPTION.to_uppercase())] {
        let found = found(post(text, next_day), &shares);
        assert!(found.settled, "{text}");
        assert_eq!((found.candidates[0].how, found.candidates[0].sure), (How::Words, Sure::Likely), "{text}");
    }
    assert!(found(post(CAPTION, Day::from_number(MONDAY.number() + 30)), &shares).candidates.is_empty());
    assert!(found(post("A quite different thing was said here", MONDAY), &shares).candidates.is_empty());
}

#[test]
fn a_day_alone_is_offered_and_never_settled() {
    let shares = [share(1, Network::X, MONDAY, CAPTION)];
    let found = found(post("", MONDAY), &shares);
    assert!(!found.settled);
    assert_eq!((found.candidates[0].how, found.candidates[0].sure), (How::Day, Sure::Possible));
}

#[test]
fn two_shares_in_the_same_words_are_the_persons_choice() {
    let shares = [share(1, Network::X, MONDAY, CAPTION), share(2, Network::X, MONDAY, CAPTION)];
    let found = found(post(CAPTION, MONDAY), &shares);
    assert!(!found.settled);
    assert_eq!(found.candidates.len(), 2);
}

#[test]
fn two_posts_cannot_be_one_share_unless_a_link_says_which() {
    let shares = [share(1, Network::X, MONDAY, CAPTION)];
    let other = ReportedPost {
        link: Some("https://x.com/anna/status/2000243348691640999".into()),
        ..post(CAPTION, MONDAY)
    };
    let both = [post(CAPTION, MONDAY), other.clone()];
    let found = matches(Source::X, &both, &shares, &MyReported::default());
    assert!(found.iter().all(|found| !found.settled && found.candidates.len() == 1));
    let linked = post(&format!("https://l.example/r/{}", shares[0].code), MONDAY);
    let found = matches(Source::X, &[linked, other], &shares, &MyReported::default());
    assert!(found[0].settled && !found[1].settled);
}

#[test]
fn only_the_posts_own_network_or_the_devices_menu_counts_and_nothing_that_stayed_home() {
    let mut stayed = share(1, Network::X, MONDAY, CAPTION);
    stayed.went = Some(false);
    assert!(found(post(CAPTION, MONDAY), &[stayed]).candidates.is_empty());
    assert!(
        found(post(CAPTION, MONDAY), &[share(1, Network::LinkedIn, MONDAY, CAPTION)]).candidates.is_empty()
    );
    assert!(found(post(CAPTION, MONDAY), &[share(1, Network::Device, MONDAY, CAPTION)]).settled);
}

fn report(n: u8, as_of: i64, posts: Vec<ReportedPost>) -> Report {
    let as_of = Day::from_number(as_of).start();
    Report {
        id: ReportId::v7(as_of, &[n; 10]),
        person: PersonId::try_from("anna".to_owned()).unwrap(),
        at: as_of,
        new: NewReport {
            format: Format::XPosts,
            file: "f".into(),
            fingerprint: "0".repeat(64),
            as_of,
            posts,
            days: Vec::new(),
        },
    }
}

#[test]
fn what_was_settled_once_is_remembered_and_a_period_is_not_a_lifetime() {
    let shares = [share(1, Network::X, MONDAY, "Nothing alike")];
    let mut first = post("Text", Day::from_number(20_600));
    (first.share, first.how) = (Some(shares[0].id), Some(How::Chosen));
    let week = Period { from: MONDAY, to: Day::from_number(20_436) };
    let within = ReportedPost { period: Some(week), ..first.clone() };
    let before = standing(vec![report(1, 20_700, vec![first.clone(), within.clone()])]);
    assert_eq!(before.posts.len(), 2);
    assert_eq!(before.of_share(shares[0].id).unwrap().period, None);
    let again = matches(Source::X, &[post("Text", Day::from_number(20_600))], &shares, &before);
    assert!(again[0].settled);
    assert_eq!(again[0].candidates[0].how, How::Before);
}

#[test]
fn figures_that_a_later_report_lacks_stay() {
    let early = post("", MONDAY);
    let mut late = post("", MONDAY);
    late.figures = [(Metric::Comments, Reported::of(2))].into();
    let stands = standing(vec![report(2, 20_800, vec![late]), report(1, 20_700, vec![early])]);
    let [post] = &stands.posts[..] else { panic!("one post") };
    assert_eq!(
        post.figures,
        [(Metric::Impressions, Reported::of(5)), (Metric::Comments, Reported::of(2))].into()
    );
    assert_eq!(post.history.len(), 2);
    assert_eq!(standing(Vec::new()), MyReported::default());
}

#[test]
fn counters_go_back_in_either_direction_of_time() {
    let at = |day: i64| Day::from_number(day).start();
    let figures = |n| -> Figures { [(Metric::Impressions, Reported::of(n))].into() };
    let (hundred, more, less) = (figures(100), figures(120), figures(80));
    let known = [Reading { as_of: at(10), figures: &hundred }];
    let back = |as_of, figures| goes_back(Reading { as_of: at(as_of), figures }, &known).len();
    assert_eq!((back(11, &more), back(11, &less), back(11, &hundred)), (0, 1, 0));
    assert_eq!((back(9, &more), back(9, &less), back(10, &less)), (1, 0, 0));
}

#[test]
fn names_are_those_of_the_contract() {
    for metric in Metric::ALL {
        assert_eq!(serde_json::to_value(metric).unwrap(), metric.name());
    }
    for format in Format::ALL {
        assert_eq!(serde_json::to_value(format).unwrap(), format.name());
    }
    for source in Source::ALL {
        assert_eq!(serde_json::to_value(source).unwrap(), source.name());
    }
}

#[test]
fn the_largest_import_fits_a_request() {
    // What the server takes in one request, bytes.
    const MOST: usize = 2 * 1024 * 1024;
    let figures: Figures =
        Metric::ALL.into_iter().take(13).map(|metric| (metric, Reported::of(9_999_999))).collect();
    let post = ReportedPost {
        id: Some("2000243348691640646".into()),
        text: "雨".repeat(MOST_TEXT),
        figures: figures.clone(),
        share: Some(share(1, Network::X, MONDAY, "").id),
        how: Some(How::TrackedLink),
        corrects: true,
        ..post("", MONDAY)
    };
    let whole = ReportedDay { day: MONDAY, figures, corrects: true };
    let mut largest = report(1, 20_500, vec![post; MOST_POSTS]).new;
    largest.days = vec![whole; MOST_DAYS];
    let size = serde_json::to_vec(&largest).unwrap().len();
    assert!(size < MOST, "{size} bytes");
}
