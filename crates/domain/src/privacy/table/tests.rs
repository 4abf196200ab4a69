mod attacker;

use super::*;

fn person(n: usize) -> PersonId {
    PersonId::try_from(format!("p{n}")).unwrap()
}

fn contributions(sizes: &[(&str, std::ops::Range<usize>)]) -> Vec<Contribution> {
    sizes
        .iter()
        .flat_map(|(cell, people)| {
            people.clone().map(|n| Contribution {
                person: person(n),
                cell: (*cell).into(),
                value: 10,
                known: false,
            })
        })
        .collect()
}

fn breakdown(grouping: Grouping, sizes: &[(&str, std::ops::Range<usize>)]) -> Breakdown {
    Breakdown { grouping, names: Vec::new(), contributions: contributions(sizes) }
}

fn publish(breakdowns: &[Breakdown]) -> Vec<Table> {
    let week = Week::from_number(10);
    publish_week(week, week.end(), breakdowns).unwrap().into_inner()
}

fn table(sizes: &[(&str, std::ops::Range<usize>)]) -> Table {
    publish(&[breakdown(Grouping::Network, sizes)]).remove(0)
}

#[test]
fn a_small_group_takes_the_next_smallest_with_it() {
    let table = table(&[("a", 0..3), ("b", 3..10), ("c", 10..30)]);
    let shown: Vec<&str> = table.cells.iter().map(|cell| cell.name.as_str()).collect();
    assert_eq!((shown, table.total, table.withheld), (vec!["c"], Some(300), true));
}

#[test]
fn several_small_groups_of_the_same_few_people_are_still_too_few() {
    // Hidden a and b are the same three people: their sum would be a group of three.
    let table = table(&[("a", 0..3), ("b", 0..3), ("c", 3..9), ("d", 9..20)]);
    assert_eq!(table.cells.iter().map(|cell| cell.name.as_str()).collect::<Vec<_>>(), ["d"]);
}

#[test]
fn nothing_is_hidden_without_need() {
    let table = table(&[("a", 0..5), ("b", 5..10)]);
    assert_eq!((table.cells.len(), table.withheld), (2, false));
}

#[test]
fn fewer_than_five_people_in_all_give_no_total() {
    assert_eq!(table(&[("a", 0..4)]).total, None);
}

#[test]
fn an_open_week_is_not_published() {
    let week = Week::from_number(10);
    assert!(publish_week(week, week.end().plus(-1), &[]).is_err());
}

#[test]
fn stories_are_shown_where_nothing_else_gives_their_rest_away() {
    let programme = breakdown(Grouping::Programme, &[("programme", 0..20)]);
    let shown = |tables: &[Table]| -> Vec<String> {
        let story = tables.iter().find(|table| table.grouping == Grouping::Story).unwrap();
        story.cells.iter().map(|cell| cell.name.clone()).collect()
    };
    // A story of five and one of fifteen make up everything.
    let stories = breakdown(Grouping::Story, &[("a", 0..5), ("b", 5..20)]);
    assert_eq!(shown(&publish(&[programme.clone(), stories])), ["a", "b"]);
    // With four people on a third, the two others cannot both be shown: the total would give the four away.
    let stories = breakdown(Grouping::Story, &[("a", 0..5), ("b", 5..16), ("c", 16..20)]);
    assert_eq!(shown(&publish(&[programme.clone(), stories])), ["b"]);
    // A topic that differs from a story by one person stays, and the story goes.
    let topics = breakdown(Grouping::Topic, &[("t", 0..10), ("u", 10..20)]);
    let stories = breakdown(Grouping::Story, &[("a", 0..9), ("b", 9..20)]);
    let tables = publish(&[programme, topics, stories]);
    assert_eq!((tables[1].cells.len(), shown(&tables)), (2, Vec::new()));
}

#[test]
fn a_day_of_few_takes_another_day_with_it_and_nothing_else() {
    let programme = breakdown(Grouping::Programme, &[("programme", 0..20), ("programme", 0..20)]);
    let networks = breakdown(Grouping::Network, &[("x", 0..20), ("email", 0..20)]);
    let days = |sizes: &[(&str, std::ops::Range<usize>)]| Breakdown {
        names: ["mon", "tue", "wed"].map(str::to_owned).to_vec(),
        ..breakdown(Grouping::Day, sizes)
    };
    let shown = |days: Breakdown| {
        let tables = publish(&[programme.clone(), networks.clone(), days]);
        assert!(!tables[1].withheld, "a network is never withheld for a day");
        let cells = tables[2].cells.iter();
        cells.map(|cell| (cell.name.clone(), cell.value.is_some())).collect::<Vec<_>>()
    };
    let all = |days: [bool; 3]| -> Vec<(String, bool)> {
        ["mon", "tue", "wed"].into_iter().map(str::to_owned).zip(days).collect()
    };
    // Two days of twenty people: both, and the third day, which nobody had, is not there.
    assert_eq!(shown(days(&[("mon", 0..20), ("tue", 0..20)])), all([true, true, false]));
    // On a third day there are four: with both others shown, the total would give the four away.
    let few = days(&[("mon", 0..20), ("tue", 0..16), ("wed", 16..20)]);
    assert_eq!(shown(few), all([true, false, false]));
    // Six on the third day: all are shown.
    let enough = days(&[("mon", 0..20), ("tue", 0..14), ("wed", 14..20)]);
    assert_eq!(shown(enough), all([true, true, true]));
}

#[test]
fn a_day_is_not_shown_beside_a_network_that_differs_by_few() {
    let parts = [("a", 0..20), ("b", 0..3)];
    let named = |names: [&'static str; 2]| {
        parts.clone().map(|(cell, people)| (names[usize::from(cell == "b")], people))
    };
    let programme = breakdown(Grouping::Programme, &named(["programme"; 2]));
    let networks = breakdown(Grouping::Network, &[("x", 0..20), ("x", 0..3)]);
    // The total minus Monday would be what three people had on Tuesday.
    let days = breakdown(Grouping::Day, &named(["mon", "tue"]));
    let tables = publish(&[programme, networks, days]);
    assert_eq!(tables[2].cells, []);
    assert!(tables[2].withheld && tables[1].total.is_some());
}

#[test]
fn two_groupings_whose_groups_differ_by_one_person_are_not_shown_together() {
    let circles = breakdown(Grouping::Circle, &[("partner", 0..6), ("employee", 6..30)]);
    let personas = breakdown(Grouping::Persona, &[("expert", 0..7), ("scout", 7..30)]);
    for alone in [&circles, &personas] {
        assert!(!publish(std::slice::from_ref(alone)).remove(0).withheld);
    }
    let tables = publish(&[circles, personas]);
    let shown: usize = tables.iter().map(|table| table.cells.len()).sum();
    assert_eq!((shown, tables.iter().filter(|table| table.withheld).count()), (2, 1));
}

/// The table of these groups; what the people `open` contributed may be known.
fn table_with_open(sizes: &[(&str, std::ops::Range<usize>)], open: std::ops::Range<usize>) -> Table {
    publish(&[with_open(breakdown(Grouping::Network, sizes), &open)]).remove(0)
}

fn with_open(mut breakdown: Breakdown, open: &std::ops::Range<usize>) -> Breakdown {
    let open: Vec<PersonId> = open.clone().map(person).collect();
    breakdown.contributions.iter_mut().for_each(|part| part.known = open.contains(&part.person));
    breakdown
}

fn named(table: &Table) -> Vec<&str> {
    table.cells.iter().map(|cell| cell.name.as_str()).collect()
}

#[test]
fn who_shows_their_figure_counts_for_no_group() {
    let groups = [("a", 0..6), ("b", 6..20), ("c", 20..40)];
    assert_eq!(named(&table_with_open(&groups, 0..0)), ["a", "b", "c"]);
    // One of six: five are left, and what is published is the sum of all six.
    let five = table_with_open(&groups, 0..1);
    assert_eq!((named(&five), five.cells[0].value, five.total), (vec!["a", "b", "c"], Some(60), Some(400)));
    // Two of six: whoever takes theirs off reads the sum of four. The next smallest goes too, or the total gives it back.
    let four = table_with_open(&groups, 0..2);
    assert_eq!((named(&four), four.total), (vec!["c"], Some(400)));
}

#[test]
fn a_total_needs_five_who_show_nothing_or_nobody_else() {
    assert_eq!(table_with_open(&[("a", 0..9)], 0..4).total, Some(90));
    assert_eq!(table_with_open(&[("a", 0..9)], 0..5).total, None);
    // All nine show theirs: there is nobody to be found.
    assert_eq!(table_with_open(&[("a", 0..9)], 0..9).total, Some(90));
    // Four show theirs to colleagues, which is not the same as to everybody: four are four.
    assert_eq!(table_with_open(&[("a", 0..4)], 0..4).total, None);
}

#[test]
fn one_share_that_is_open_and_one_that_is_not_are_still_somebody() {
    // Person 0 has both, in the same group: what is not open counts.
    let mut parts = breakdown(Grouping::Network, &[("a", 0..5), ("a", 0..1)]);
    if let Some(last) = parts.contributions.last_mut() {
        last.known = true;
    }
    assert_eq!(publish(&[parts]).remove(0).total, Some(60));
}

#[test]
fn groupings_that_differ_by_four_and_an_open_one_are_not_shown_together() {
    let topics = breakdown(Grouping::Topic, &[("t", 0..10), ("u", 10..40)]);
    let networks = breakdown(Grouping::Network, &[("x", 0..15), ("y", 15..40)]);
    let shown = |open: std::ops::Range<usize>| {
        let both = [&topics, &networks].map(|breakdown| with_open(breakdown.clone(), &open));
        publish(&both).iter().map(|table| table.cells.len()).sum::<usize>()
    };
    // x minus t is five people; if one of them is known, four.
    assert_eq!((shown(0..0), shown(10..11)), (4, 2));
    // Known on both sides of the difference, nothing follows from it.
    assert_eq!(shown(0..1), 4);
    // All five are known: nobody is left in the difference.
    assert_eq!(shown(10..15), 4);
}

#[test]
fn a_few_who_show_theirs_to_some_are_not_given_away_to_others() {
    let topics = breakdown(Grouping::Topic, &[("t", 0..10), ("u", 10..40)]);
    let networks = breakdown(Grouping::Network, &[("x", 0..14), ("y", 14..40)]);
    let both = [topics, networks].map(|breakdown| with_open(breakdown, &(10..14)));
    // x minus t are four who all show theirs: not to everybody, and perhaps no longer.
    assert_eq!(publish(&both).iter().map(|table| table.cells.len()).sum::<usize>(), 2);
}

#[test]
fn a_story_of_four_and_many_who_show_theirs_is_not_shown() {
    let programme = breakdown(Grouping::Programme, &[("programme", 0..30)]);
    let stories = breakdown(Grouping::Story, &[("a", 0..10), ("b", 10..30)]);
    let shown = |open: std::ops::Range<usize>| {
        let all = [&programme, &stories].map(|breakdown| with_open(breakdown.clone(), &open));
        publish(&all).remove(1).cells.len()
    };
    assert_eq!((shown(0..0), shown(0..5), shown(0..6)), (2, 2, 0));
}
