use super::*;
use crate::ids::CommandId;

fn trail(id: u128, network: Option<Network>, clicks: &[(i64, u64)]) -> Trail {
    Trail {
        share: CommandId(uuid::Uuid::from_u128(id)),
        story: None,
        network,
        clicks: clicks.iter().map(|&(bucket, clicks)| Tally { bucket, clicks }).collect(),
    }
}

#[test]
fn counts_become_trails_whose_bucket_nought_begins_the_span() {
    let count =
        |share, bucket, clicks| ClickCount { share: CommandId(uuid::Uuid::from_u128(share)), bucket, clicks };
    let found = trails(&[count(2, 30, 1), count(1, 24, 5), count(1, 3, 2)], 24, &[]);
    assert_eq!(found, [trail(1, None, &[(-21, 2), (0, 5)]), trail(2, None, &[(6, 1)])]);
}

#[test]
fn lines_are_sums_and_what_lies_outside_stays_outside() {
    let trails = [
        trail(1, Some(Network::X), &[(-3, 9), (0, 1), (3, 2)]),
        trail(2, Some(Network::Email), &[(3, u64::MAX), (4, 7), (i64::MAX, 1), (i64::MIN, 1)]),
    ];
    assert_eq!(series(&trails, 0..4), [1, 0, 0, u64::MAX]);
    assert_eq!(series(&trails[..1], -4..0), [0, 9, 0, 0]);
    assert!(series(&trails, 4..4).is_empty());
    assert_eq!(by_network(&trails, &(0..3)), [(Network::X, 1)]);
    assert_eq!(by_network(&trails, &(3..5)), [(Network::Email, u64::MAX), (Network::X, 2)]);
}
