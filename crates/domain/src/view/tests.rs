use super::*;

fn read(query: &str) -> View {
    let pairs: Vec<(&str, &str)> =
        query.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('=')).collect();
    View::read(|name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
}

#[test]
fn an_address_says_what_it_was_made_of() {
    let days = View {
        from: moment("2026-10-05"),
        to: moment("2026-11-01"),
        hidden: vec![Network::LinkedIn, Network::Email],
        compare: true,
        ..View::default()
    };
    assert_eq!(days.query(), "?from=2026-10-05&to=2026-11-01&hide=linked_in,email&compare=1");
    assert_eq!(read(&days.query()), days);
    let minutes = View { span: Span::Hour, from: moment("2024-02-29T23:07Z"), ..View::default() };
    assert_eq!(minutes.query(), "?span=hour&from=2024-02-29T23:07Z");
    assert_eq!(read(&minutes.query()), minutes);
    let topics = View { by: Some(Grouping::Topic), ..View::default() };
    assert_eq!(topics.query(), "?by=topic");
    assert_eq!(read(&topics.query()), topics);
    assert_eq!(View::default().query(), "");
}

#[test]
fn what_an_address_says_wrongly_is_as_if_not_said() {
    for broken in [
        "?span=year&from=tomorrow&to=2026-02-30&hide=nobody,,&compare=yes&by=name",
        "?from=2026-11-22T24:00Z&to=2026-11-22T1:00Z",
        "?from=2026-11-22T10:00&to=%00",
        "?from=-1&to=99999999999999999999",
    ] {
        assert_eq!(read(broken), View::default(), "{broken}");
    }
}

#[test]
fn dates_are_counted_as_the_calendar_does() {
    for (date, number) in
        [("1970-01-01", 0), ("2000-02-29", 11_016), ("2000-03-01", 11_017), ("2026-11-22", 20_779)]
    {
        assert_eq!(day(date), Some(Day::from_number(number)), "{date}");
    }
    for number in (-200_000..400_000).step_by(37) {
        let date = Day::from_number(number).date();
        if is_date(&date) {
            assert_eq!(day(&date), Some(Day::from_number(number)), "{date}");
        }
    }
}

#[test]
fn a_view_of_buckets_is_found_again_and_moves_on_with_the_present() {
    let start = Instant::from_millis(20_700 * DAY);
    let whole = View::default();
    assert_eq!(whole.buckets(start, 84), 0..84);
    let some = whole.of_buckets(10..20, start, 84);
    assert_eq!(some.buckets(start, 84), 10..20);
    assert_eq!(some.buckets(start.plus(DAY), 84), 9..19, "a day later the same days stand one place earlier");
    let present = whole.of_buckets(60..84, start, 84);
    assert_eq!(present.to, None);
    assert_eq!(present.buckets(start.plus(DAY), 84), 59..84);
    assert_eq!(whole.of_buckets(0..84, start, 84), whole);
}

#[test]
fn what_lies_elsewhere_or_is_too_narrow_is_put_right() {
    let start = Instant::from_millis(20_700 * DAY);
    let of = |from: i64, to: i64| View {
        from: Some(start.plus(from * DAY)),
        to: Some(start.plus(to * DAY)),
        ..View::default()
    };
    assert_eq!(of(-50, -10).buckets(start, 84), 0..84);
    assert_eq!(of(100, 120).buckets(start, 84), 0..84);
    assert_eq!(of(20, 10).buckets(start, 84), 0..84);
    assert_eq!(of(-5, 10).buckets(start, 84), 0..11);
    assert_eq!(of(30, 31).buckets(start, 84), 27..32);
    assert_eq!(of(0, 0).buckets(start, 84), 0..5);
    assert_eq!(of(0, 0).buckets(start, 2), 0..2);
    assert_eq!(of(0, 0).buckets(start, 0), 0..0);
    assert_eq!(of(i64::MIN / DAY, i64::MAX / DAY).buckets(start, 84), 0..84);
}

#[test]
fn networks_are_hidden_and_shown_again() {
    let view = View::default().showing(Network::X, false).showing(Network::LinkedIn, false);
    assert_eq!(view.hidden, [Network::LinkedIn, Network::X]);
    assert_eq!(view.showing(Network::LinkedIn, true).showing(Network::X, true), View::default());
    assert_eq!(view.over(Span::Day).hidden, view.hidden);
}
