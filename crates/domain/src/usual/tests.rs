use super::*;
use crate::{
    ids::CommandId,
    reach::{Measure, Series},
    time::{DAY, Instant},
    trail::{Tally, Trail},
};

#[test]
fn what_is_usual_is_the_median_and_chance_is_not_news() {
    // 41 beside a median of 20: by hand 41 / 20 = 2.05.
    assert_eq!(pace(41, &[18, 20, 25]), Pace::Twice);
    // 26 beside 20 differs by 6; twice the root of 20 is 8.9.
    assert_eq!(pace(26, &[18, 20, 25]), Pace::Usual);
    assert_eq!(pace(30, &[18, 20, 25]), Pace::More);
    assert_eq!(pace(100, &[20, 20, 20, 20]), Pace::Times(5));
    assert_eq!(pace(48, &[100, 100, 100]), Pace::Half);
    assert_eq!(pace(75, &[100, 100, 100]), Pace::Less);
    assert_eq!(pace(10, &[100, 100, 100]), Pace::Less);
}

#[test]
fn little_is_not_talked_up() {
    assert_eq!(pace(90, &[1, 1]), Pace::Unknown, "two periods are no habit");
    assert_eq!(pace(4, &[1, 1, 1]), Pace::Few);
    assert_eq!(pace(0, &[0, 0, 0]), Pace::Few);
    assert_eq!(pace(9, &[0, 0, 0]), Pace::More, "no multiple of nothing");
    assert_eq!(pace(u64::MAX, &[u64::MAX; 3]), Pace::Usual);
    assert_eq!(pace(0, &[u64::MAX; 4]), Pace::Less);
}

#[test]
fn pace_never_falls_when_there_are_more_clicks() {
    let rank = |pace| match pace {
        Pace::Unknown | Pace::Few => 0,
        Pace::Less => 1,
        Pace::Half => 1,
        Pace::Usual => 2,
        Pace::More => 3,
        Pace::Twice => 4,
        Pace::Times(n) => 2 + n,
    };
    for usual in [1, 5, 20, 1_000] {
        let ranks: Vec<u64> = (5..usual * 6).map(|now| rank(pace(now, &[usual; 3]))).collect();
        assert!(ranks.windows(2).all(|pair| pair[0] <= pair[1]), "usual {usual}: {ranks:?}");
    }
}

fn mine(trails: Vec<Trail>, ever: u64) -> MyReach {
    MyReach {
        measure: Measure::Measured,
        span: Span::Weeks,
        series: Series { from: Instant::from_millis(0), width: DAY, counts: vec![0; 84] },
        clicks: 0,
        clicks_ever: ever,
        visitors_today: None,
        networks: Vec::new(),
        shares: Vec::new(),
        trails,
        as_of: 0,
        now: Instant::from_millis(0),
    }
}

fn trail(id: u128, network: Network, clicks: &[(i64, u64)]) -> Trail {
    let clicks = clicks.iter().map(|&(bucket, clicks)| Tally { bucket, clicks }).collect();
    Trail { share: CommandId(uuid::Uuid::from_u128(id)), story: None, network: Some(network), clicks }
}

#[test]
fn weeks_before_there_was_anything_to_click_are_not_usual() {
    // The last seven days are 77 to 83. Two whole weeks lie between day 60 and 76, and three days are left over.
    let young = mine(vec![trail(1, Network::X, &[(60, 9), (64, 1), (76, 3), (83, 7)])], 20);
    assert_eq!(earlier_weeks(&young), [3, 1]);
    let old = mine(vec![trail(1, Network::X, &[(76, 3)])], 4);
    assert_eq!(earlier_weeks(&old).len(), 23, "clicks from longer ago: every week counts");
    assert!(earlier_weeks(&mine(Vec::new(), 0)).is_empty());
}

#[test]
fn most_means_more_than_half() {
    let last = 77..84;
    let both =
        mine(vec![trail(1, Network::LinkedIn, &[(78, 5), (79, 1)]), trail(2, Network::X, &[(80, 2)])], 8);
    let expected = Most { network: Network::LinkedIn, only: false, bucket: Some(78) };
    assert_eq!(most(&both, &last), Some(expected));
    let even = mine(vec![trail(1, Network::LinkedIn, &[(78, 5)]), trail(2, Network::X, &[(80, 5)])], 10);
    assert_eq!(most(&even, &last), None);
    let flat = mine(vec![trail(1, Network::X, &[(78, 3), (79, 3)])], 6);
    assert_eq!(most(&flat, &last), Some(Most { network: Network::X, only: true, bucket: None }));
    assert_eq!(most(&mine(vec![trail(1, Network::X, &[(78, 1)])], 1), &last), None, "one click is no most");
}

#[test]
fn the_middle_is_between_the_middle_two() {
    assert_eq!(
        [median(&[]), median(&[7]), median(&[9, 1]), median(&[5, 1, 9])],
        [None, Some(7), Some(5), Some(5)]
    );
    assert_eq!(median(&[u64::MAX, u64::MAX]), Some(u64::MAX));
}
