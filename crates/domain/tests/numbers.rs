//! The numbers worked out by hand, and what must hold for every number there is.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use domain::{
    ids::CommandId,
    network::Network,
    numbers::{
        Audience, Measured, Overlap, OverlapKind, Pooled, Tier,
        assume::{Assumptions, Change, Key, Stated},
        audience_reached, equivalence, media_value, on_day, shared, value_of_impressions, view_factor,
        views_of,
    },
    reported::Reported,
    sketch::Sketch,
    time::{Day, Instant},
};
use sha2::{Digest, Sha256};

fn hash(visitor: u64) -> u64 {
    Sha256::digest(visitor.to_be_bytes()).iter().take(8).fold(0, |n, byte| n << 8 | u64::from(*byte))
}

fn sketch(day: i64, visitors: std::ops::Range<u64>) -> Sketch {
    let share = CommandId::v7(Instant::from_millis(0), &[7; 10]);
    let mut sketch = Sketch::new(Day::from_number(day), share);
    for visitor in visitors {
        sketch.add(hash(visitor));
    }
    sketch
}

fn prior() -> Overlap {
    Overlap::prior(&Assumptions::default())
}

fn with(key: Key, from: f64, to: f64) -> Assumptions {
    let change = Change::State { key, stated: Stated { from, to, source: "Test".into(), year: 2026 } };
    let id = CommandId::v7(Instant::from_millis(0), &[0; 10]);
    Assumptions::default().changed(&change, id, Instant::from_millis(0))
}

#[test]
fn view_factors_fall_as_the_source_says() {
    let a = Assumptions::default();
    // 0.15 below 100,000; at 5,050,000, half way to 10 million, half way between 0.15 and 0.06: 0.105; 0.06 from there on.
    for (followers, factor) in
        [(0, 0.15), (99_999, 0.15), (5_050_000, 0.105), (10_000_000, 0.06), (50_000_000, 0.06)]
    {
        assert!((view_factor(&a, followers) - factor).abs() < 1e-9, "{followers}");
    }
    // 50,000 × 0.15 = 7,500; 5,050,000 × 0.105 = 530,250.
    assert!((views_of(&a, 50_000) - 7_500.0).abs() < 1e-6);
    assert!((views_of(&a, 5_050_000) - 530_250.0).abs() < 1e-3);
    // The slope is 0.09 / 9,900,000; x (0.15 + 0.09/99 − slope x) peaks at 0.1509090909 / (2 slope) = 8,300,000 with
    // 8,300,000 × 0.0754545… = 626,272.7, more than the 600,000 that 10 million would give.
    assert!((views_of(&a, 10_000_000) - 626_272.73).abs() < 0.01);
    // 20 million × 0.06 = 1,200,000.
    assert!((views_of(&a, 20_000_000) - 1_200_000.0).abs() < 1e-3);
}

#[test]
fn one_post_to_one_audience() {
    // 1,000 followers × 0.15 = 150; half as many and half as many more: 75 to 225.
    let reached =
        audience_reached(&Assumptions::default(), &prior(), &[Audience { followers: 1_000, posts: 1 }]);
    assert_eq!((reached.low(), reached.about(), reached.high()), (75, 150, 225));
}

#[test]
fn several_posts_and_several_audiences() {
    // First: 1,000 followers, 2 posts. Low: the same 75 both times. About: 1 − 0.85² = 0.2775, 277.5.
    //   High: 2 × 0.225 = 0.45, 450.
    // Second: 400 followers, 1 post: 30, 60, 90.
    // Overlap (prior 0.05–0.35, about 0.2): the larger counts whole, of the smaller the part that is new.
    //   Low 75 + 30 × 0.65 = 94.5 → 94. About 277.5 + 60 × 0.8 = 325.5 → 326. High 450 + 90 × 0.95 = 535.5 → 536.
    let audiences = [Audience { followers: 400, posts: 1 }, Audience { followers: 1_000, posts: 2 }];
    let reached = audience_reached(&Assumptions::default(), &prior(), &audiences);
    assert_eq!((reached.low(), reached.about(), reached.high()), (94, 326, 536));
    // Who is told and never posted to adds nothing.
    let idle = [audiences[0], audiences[1], Audience { followers: 9_000, posts: 0 }];
    assert_eq!(audience_reached(&Assumptions::default(), &prior(), &idle), reached);
}

#[test]
fn media_equivalent_of_clicks_and_of_impressions() {
    // LinkedIn: 1,000 / 0.065 = 15,384.6 impressions; × 30 / 1,000 = 461.5, × 60 / 1,000 = 923.1.
    // Facebook: 100 / 0.0507 = 1,972.4 impressions; × 6 / 1,000 = 11.8, × 15 / 1,000 = 29.6.
    // Together 473.4 to 952.7. Nothing is assumed for Mastodon.
    let clicks = [
        (Network::LinkedIn, Measured::of(600)),
        (Network::LinkedIn, Measured::of(400)),
        (Network::Facebook, Measured::of(100)),
        (Network::Mastodon, Measured::of(7)),
    ];
    let value = media_value(&Assumptions::default(), &clicks);
    let rows: Vec<_> = value
        .networks
        .iter()
        .map(|row| (row.network, row.clicks.get(), row.impressions, row.money.from, row.money.to))
        .collect();
    assert_eq!(rows, [(Network::LinkedIn, 1_000, 15_384, 461, 924), (Network::Facebook, 100, 1_972, 11, 30)]);
    assert_eq!((value.money.from, value.money.to, value.money.currency.as_str()), (473, 953, "USD"));
    assert_eq!(value.unpriced, Measured::of(7));
    // 20,000 reported impressions on LinkedIn: × 30 / 1,000 = 600, × 60 / 1,000 = 1,200.
    let reported =
        value_of_impressions(&Assumptions::default(), Network::LinkedIn, Reported::of(20_000)).unwrap();
    assert_eq!((reported.from, reported.to), (600, 1_200));
    assert_eq!(value_of_impressions(&Assumptions::default(), Network::Email, Reported::of(1)), None);
}

#[test]
fn as_many_clicks_by_influencers() {
    // Micro: 10,000 × 0.15 × 0.0116 = 17.4 clicks a post, 50,000 × 0.15 × 0.0116 = 87.
    // 1,000 clicks: 1,000 / 87 = 11.49 → 12 posts, 1,000 / 17.4 = 57.47 → 58.
    // Cost: 11.49 × 100 = 1,149.4 → 1,149; 57.47 × 500 = 28,735.6 → 28,736.
    let all = equivalence(&Assumptions::default(), Measured::of(1_000));
    let micro = all.iter().find(|one| one.tier == Tier::Micro).unwrap();
    assert_eq!((micro.posts_from, micro.posts_to, micro.money.from, micro.money.to), (12, 58, 1_149, 28_736));
    // Nano: 1.74 and 17.4 clicks a post: 57.47 → 58 to 574.7 → 575 posts; 57.47 × 10 = 574 to 574.7 × 150 = 86,207.
    let nano = &all[0];
    assert_eq!((nano.posts_from, nano.posts_to, nano.money.from, nano.money.to), (58, 575, 574, 86_207));
    let none = equivalence(&Assumptions::default(), Measured::of(0));
    assert!(none.iter().all(|one| (one.posts_from, one.posts_to, one.money.to) == (0, 0, 0)), "{none:?}");
    // The seeds draw micro-influencers smaller: 500 × 0.15 × 0.0116 = 0.87, so 1,149.4 → 1,150 posts at most.
    let smaller = equivalence(&with(Key::FollowersMicro, 500.0, 20_000.0), Measured::of(1_000));
    assert_eq!(smaller[1].posts_to, 1_150);
}

#[test]
fn common_visitors_are_taken_where_there_are_enough_and_some_are_sure() {
    // 600 and 400 visitors, 200 in common: half of the smaller side.
    let found = on_day(Day::from_number(1), |day| {
        let (a, b) = (day.all([&sketch(1, 0..600)]), day.all([&sketch(1, 400..800)]));
        shared(&a, &b).unwrap().overlap().unwrap()
    });
    assert!(found.low <= 0.5 && 0.5 <= found.high && found.kind == OverlapKind::Measured, "{found:?}");
    // Linear counting errs by √(1024 (eᵗ − t − 1)): 600 → t 0.586, 14.9; 400 → 0.391, 9.4; 800 → 0.781, 20.5.
    // √(14.9² + 9.4² + 20.5²) = 27.0; × 1.96 / 400 = ±0.132.
    assert!((found.high - found.low - 2.0 * 0.132).abs() < 0.02, "{found:?}");
    let too_few = on_day(Day::from_number(1), |day| {
        shared(&day.all([&sketch(1, 0..45)]), &day.all([&sketch(1, 0..400)])).is_none()
    });
    assert!(too_few, "45 visitors are fewer than fifty");
    let nobody = on_day(Day::from_number(1), |day| {
        shared(&day.all([&sketch(1, 0..400)]), &day.all([&sketch(1, 400..800)])).unwrap().overlap()
    });
    assert_eq!(nobody, None, "crowds that share nobody have an interval with zero in it");
}

#[test]
fn many_days_make_a_pooled_overlap_surer() {
    let pooled = |days: i64| {
        let mut pooled = Pooled::default();
        for day in 1..=days {
            let from = u64::try_from(day).unwrap() * 10_000;
            on_day(Day::from_number(day), |scope| {
                let a = scope.all([&sketch(day, from..from + 300)]);
                let b = scope.all([&sketch(day, from + 240..from + 540)]);
                pooled.take(Day::from_number(day), shared(&a, &b).unwrap());
            });
        }
        pooled.overlap().unwrap()
    };
    let (one, many) = (pooled(1), pooled(16));
    assert!(many.low <= 0.2 && 0.2 <= many.high, "{many:?}");
    // The deviations of sixteen days add up as √16, what they share as 16: the interval is a quarter as wide.
    let ratio = (many.high - many.low) / (one.high - one.low);
    assert!((0.2..=0.32).contains(&ratio), "{ratio}: {one:?} {many:?}");
    assert_eq!(Pooled::default().overlap(), None);
}

/// Numbers from nothing to beyond what anybody can have.
const SIZES: [u64; 14] = [
    0,
    1,
    2,
    9,
    100,
    999,
    99_999,
    100_000,
    3_000_000,
    8_300_001,
    10_000_000,
    50_000_000,
    1_000_000_000_000_000,
    u64::MAX,
];

#[test]
fn estimates_grow_with_the_audience_stay_below_it_and_keep_their_ends_in_order() {
    let a = Assumptions::default();
    for posts in [1u64, 2, 7, 200, u64::MAX] {
        let mut before = [0; 3];
        for followers in SIZES {
            let one = audience_reached(&a, &prior(), &[Audience { followers, posts }]);
            let ends = [one.low(), one.about(), one.high()];
            assert!(ends.is_sorted() && one.high() <= followers, "{followers}, {posts}: {one:?}");
            assert!(ends.iter().zip(&before).all(|(now, before)| now >= before), "{followers}: {one:?}");
            before = ends;
            // A further audience never takes people away, and all of them are never more than the followers.
            for more in SIZES {
                let more = Audience { followers: more, posts: 1 };
                let two = audience_reached(&a, &prior(), &[Audience { followers, posts }, more]);
                assert!(two.low() >= one.low() && two.about() >= one.about() && two.high() >= one.high());
                assert!(two.high() <= followers.saturating_add(more.followers), "{followers} + {more:?}");
                let other_way = audience_reached(&a, &prior(), &[more, Audience { followers, posts }]);
                assert_eq!(two, other_way, "the order of audiences means something");
            }
        }
    }
    assert_eq!(audience_reached(&a, &prior(), &[]).high(), 0);
}

#[test]
fn money_grows_with_clicks_and_adds_up() {
    let a = Assumptions::default();
    let of = |clicks| media_value(&a, &[(Network::LinkedIn, Measured::of(clicks))]).money;
    let mut before = (0, 0);
    for clicks in SIZES {
        let money = of(clicks);
        assert!(money.from <= money.to && (money.from, money.to) >= before, "{clicks}: {money:?}");
        before = (money.from, money.to);
        for one in equivalence(&a, Measured::of(clicks)) {
            assert!(one.posts_from <= one.posts_to && one.money.from <= one.money.to, "{one:?}");
        }
    }
    // Clicks of one network add up before anything is rounded; of two networks to within the rounding.
    for (x, y) in [(0, 5), (17, 23), (1_000, 1), (1_000_000, 3_333_333)] {
        let parts = [(Network::LinkedIn, Measured::of(x)), (Network::LinkedIn, Measured::of(y))];
        assert_eq!(media_value(&a, &parts).money, of(x + y));
        let two =
            media_value(&a, &[(Network::LinkedIn, Measured::of(x)), (Network::Facebook, Measured::of(y))]);
        let sum: u64 = two.networks.iter().map(|row| row.money.from).sum();
        assert!(two.money.from.abs_diff(sum) <= 2, "{two:?}");
    }
}

#[test]
fn assumptions_at_their_ends_break_nothing() {
    for key in Key::ALL {
        let (least, most) = Assumptions::default().get(*key).unit.bounds();
        for (from, to) in [(least, least), (least, most), (most, most)] {
            let a = with(*key, from, to);
            for n in SIZES {
                let reached =
                    audience_reached(&a, &Overlap::prior(&a), &[Audience { followers: n, posts: 3 }]);
                assert!(
                    reached.low() <= reached.about() && reached.high() <= n,
                    "{key:?} {from}–{to} at {n}"
                );
                let value = media_value(&a, &[(Network::LinkedIn, Measured::of(n))]);
                assert!(value.money.from <= value.money.to, "{key:?} {from}–{to} at {n}");
                for one in equivalence(&a, Measured::of(n)) {
                    assert!(one.posts_from <= one.posts_to, "{key:?} {from}–{to} at {n}: {one:?}");
                    assert!(one.money.from <= one.money.to, "{key:?} {from}–{to} at {n}: {one:?}");
                }
            }
        }
    }
}
