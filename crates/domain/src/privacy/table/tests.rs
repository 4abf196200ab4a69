use super::*;

fn person(n: usize) -> PersonId {
    PersonId::try_from(format!("p{n}")).unwrap()
}

fn contributions(sizes: &[(&str, std::ops::Range<usize>)]) -> Vec<Contribution> {
    sizes
        .iter()
        .flat_map(|(cell, people)| {
            people.clone().map(|n| Contribution { person: person(n), cell: (*cell).into(), value: 10 })
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
