use super::*;

fn people(count: usize) -> Vec<PersonId> {
    (0..count).map(|n| PersonId::try_from(format!("p{n:03}")).unwrap()).collect()
}

#[test]
fn inverses_are_inverse() {
    for a in [1, 2, 3, 12_345_678_901, PRIME - 1] {
        assert_eq!(times(a, inverse(a)), 1);
        let plain = u128::from(a) * u128::from(PRIME - 2) % u128::from(PRIME);
        assert_eq!(u128::from(times(a, PRIME - 2)), plain);
        assert_eq!(sum(a, PRIME - a), 0);
    }
}

#[test]
fn a_difference_of_four_people_is_found_and_one_of_five_is_none() {
    let people = people(20);
    let sum = |range: std::ops::Range<usize>| people[range].iter().map(|p| (p, 0)).collect::<Figure<_>>();
    assert!(isolates(&[sum(0..20), sum(0..16)]));
    assert!(!isolates(&[sum(0..20), sum(0..15)]));
    assert!(!isolates(&[sum(0..10), sum(10..20)]));
    assert!(isolates(&[sum(0..10), sum(10..20), sum(0..17)]));
    assert!(isolates(&[sum(0..3)]));
    assert!(!isolates::<u8>(&[]));
}

/// Whether leaving out some set of at most four people lowers the rank: every set is tried.
fn by_brute_force(figures: &[Figure<'_, usize>], people: &[PersonId]) -> bool {
    let columns = columns(figures);
    let rank = |left_out: u32| {
        let out: BTreeSet<&PersonId> =
            people.iter().enumerate().filter(|(n, _)| left_out >> n & 1 == 1).map(|(_, p)| p).collect();
        eliminated(columns.iter().filter(|column| !column.people.is_subset(&out)), figures.len()).len()
    };
    let whole = rank(0);
    (1..1u32 << people.len()).filter(|set| set.count_ones() < GROUP as u32).any(|set| rank(set) < whole)
}

/// Random sums over people who have three contributions each; `sparse`: of so many, one is left out.
fn sums<'a>(people: &'a [PersonId], count: usize, state: &mut u64, sparse: u64) -> Vec<Figure<'a, usize>> {
    let mut next = |below: u64| {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*state >> 33) % below
    };
    let all: Vec<(&'a PersonId, usize)> =
        people.iter().flat_map(|person| (0..3).map(move |n| (person, n))).collect();
    (0..count).map(|_| all.iter().copied().filter(|_| next(sparse) > 0).collect()).collect()
}

#[test]
fn the_search_finds_what_trying_every_set_finds() {
    let (mut state, mut found) = (5, 0);
    for round in 0..120 {
        let people = people(7 + round % 5);
        let figures = sums(&people, 1 + round % 6, &mut state, 2 + round as u64 % 5);
        let expected = by_brute_force(&figures, &people);
        found += usize::from(expected);
        assert_eq!(isolates(&figures), expected, "round {round}");
        // Without patience nothing is harmless that is not; with enough of it the answer is the same.
        let mut patience = 3;
        assert!(!(expected && surely_harmless(&figures, &mut patience)));
        assert_eq!(surely_harmless(&figures, &mut usize::MAX.clone()), !expected);
    }
    assert!((20..100).contains(&found), "{found} of 120 systems gave somebody away: no good mixture");
}

#[test]
fn among_many_people_the_proof_is_quick() {
    let people = people(400);
    let mut state = 9;
    let mut figures = sums(&people, 40, &mut state, 3);
    let mut patience = 1;
    assert!(surely_harmless(&figures, &mut patience));
    assert_eq!(patience, 1, "nothing had to be looked at");
    // One sum more, which lacks one person of another: that one is found, however many there are.
    let without = figures[0].iter().copied().filter(|(person, _)| *person != &people[7]).collect();
    figures.push(without);
    assert!(isolates(&figures));
}
