use super::*;

fn group(rooms: u64, bytes: u64) -> Group {
    Group { rooms, bytes, parts: vec![0] }
}

#[test]
fn what_the_same_rooms_need_belongs_together() {
    assert!(group(0b11, 100_000).worth(&group(0b11, 100_000)) > 0);
}

#[test]
fn a_room_does_not_fetch_much_for_the_sake_of_another() {
    assert!(group(0b01, 100_000).worth(&group(0b11, 500)) < 0);
    assert!(group(0b01, 500).worth(&group(0b11, 100_000)) > 0);
}

#[test]
fn what_no_room_needs_together_stays_apart() {
    assert!(group(0b01, 10).worth(&group(0b10, 10)) < 0);
}

#[test]
fn the_best_pair_is_taken_and_none_where_nothing_is_gained() {
    let groups = [group(0b001, 50_000), group(0b110, 50_000), group(0b110, 50_000)];
    assert_eq!(best_pair(&groups), Some((1, 2)));
    assert_eq!(best_pair(&groups[..2]), None);
}
