//! Lines over time: every look in both directions, and any figures.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test's helpers are tests")]

mod support;

use charts::time::*;
use charts::{Pyramid, Scale, Theme, to_svg};
use support::{Drawn, Svg, assert_fits, assert_inside, coordinates, looks, snapshot};

const START: f64 = 1_761_955_200_000.0;

/// Figures by the day from the start on.
fn daily(values: &[f64]) -> Vec<(f64, Option<f64>)> {
    values.iter().enumerate().map(|(day, &value)| (START + day as f64 * DAY, Some(value))).collect()
}

fn days(theme: &Theme, view: View) -> Vec<TimeLabel> {
    let (_, ticks) = time_ticks(view, 0.0, 6);
    let text = |at: f64| {
        let day = ((at - START) / DAY).round() as i64;
        let months = if theme.rtl { ["نوفمبر", "ديسمبر"] } else { ["Nov", "Dec"] };
        format!("{} {}", day % 30 + 1, months[(day / 30) as usize])
    };
    ticks.into_iter().map(|at| TimeLabel { at, text: text(at) }).collect()
}

fn line(label: &str, look: Look, series: Option<usize>) -> LineName {
    LineName { label: label.to_owned(), look, series }
}

const CLICKS: [f64; 28] = [
    3.0, 5.0, 4.0, 9.0, 12.0, 6.0, 2.0, 4.0, 8.0, 15.0, 11.0, 7.0, 3.0, 2.0, 6.0, 19.0, 24.0, 13.0, 9.0, 5.0,
    4.0, 8.0, 14.0, 12.0, 21.0, 28.0, 36.0, 41.0,
];

/// One measured line, the period before, shares, the present.
fn draw_mine(area: &Svg<'_>, theme: &Theme) -> Drawn {
    let view = View::new(START, START + 27.0 * DAY)?;
    let names = if theme.rtl {
        ["هذه الأسابيع", "الأسابيع السابقة"]
    } else {
        ["these weeks", "weeks before"]
    };
    let lines = vec![line(names[1], Look::Muted, None), line(names[0], Look::Solid, None)];
    let mut frame = TimeFrame::new(view, Scale::counts(41), lines);
    frame.x_labels = days(theme, view);
    frame.words_above = true;
    let clicks = daily(&CLICKS);
    let before = daily(&CLICKS.map(|value| (value * 0.6 + 4.0).round()));
    let shares = [2.2, 14.6, 14.7, 22.3].map(|day| START + day * DAY);
    draw_time_axes(area, &frame, theme)?;
    let lines = [
        LineData { points: Points::At(&before), band: &[] },
        LineData { points: Points::At(&clicks), band: &[] },
    ];
    let words = if theme.rtl { "41 نقرة اليوم" } else { "41 clicks today" };
    let now = Present { at: view.to(), words };
    draw_time_lines(area, &frame, &TimeLive { lines: &lines, shares: &shares, now: Some(now) }, theme)
}

/// Networks side by side, one estimated with its band, one with a gap; a cursor with its note.
fn draw_networks(area: &Svg<'_>, theme: &Theme) -> Drawn {
    let view = View::new(START, START + 27.0 * DAY)?;
    let words = if theme.rtl {
        ["لينكدإن", "ماستودون", "البريد", "واتساب (تقدير)"]
    } else {
        ["LinkedIn", "Mastodon", "Email", "WhatsApp, estimate"]
    };
    let lines = vec![
        line(words[0], Look::Solid, Some(0)),
        line(words[1], Look::Solid, Some(1)),
        line(words[2], Look::Solid, Some(2)),
        line(words[3], Look::Dashed, Some(3)),
    ];
    let mut frame = TimeFrame::new(view, Scale::of(0.0, 61.0, true, 4)?, lines);
    frame.x_labels = days(theme, view);
    let first = daily(&CLICKS);
    let second = daily(&CLICKS.map(|value| (30.0 - value / 2.0).max(2.0)));
    let mut third = daily(&CLICKS.map(|value| (value * 0.3).round()));
    third[9].1 = None;
    third[10].1 = None;
    third[17].1 = None;
    third[19].1 = None;
    let fourth = daily(&CLICKS.map(|value| value.sqrt() * 5.0 + 20.0));
    let band: Vec<_> = fourth.iter().map(|&(at, value)| (at, value.map(|v| (v * 0.8, v * 1.15)))).collect();
    draw_time_axes(area, &frame, theme)?;
    let plain = |points| LineData { points, band: &[] };
    let lines = [
        plain(Points::At(&first)),
        plain(Points::At(&second)),
        plain(Points::At(&third)),
        LineData { points: Points::At(&fourth), band: &band },
    ];
    draw_time_lines(area, &frame, &TimeLive { lines: &lines, shares: &[], now: None }, theme)?;
    let at = START + 16.0 * DAY;
    let row = |index: usize| {
        let value = lines[index].points.get(16).unwrap().1;
        let written = value.map_or("–".to_owned(), |value| value.round().to_string());
        ReadoutRow { line: index, value, text: format!("{written}  {}", words[index]) }
    };
    let title = if theme.rtl { "الاثنين 17 نوفمبر" } else { "Monday 17 November" }.to_owned();
    draw_cursor(area, &frame, &Readout { at, title, rows: (0..4).map(row).collect() }, theme)
}

/// A hundred thousand figures with a gap, of which a third is in sight.
fn draw_many(area: &Svg<'_>, theme: &Theme) -> Drawn {
    let wave = |i: usize| {
        let noise = (i * 7_919 % 1_009) as f32 / 20.0;
        if (52_000..54_500).contains(&i) {
            f32::NAN
        } else {
            120.0 + 80.0 * (i as f32 / 5_000.0).sin() + noise
        }
    };
    let values: Pyramid<f32> = (0..100_000).map(wave).collect::<Vec<_>>().into();
    let view = View::new(START + 30_000.0 * MINUTE, START + 65_000.0 * MINUTE)?;
    let mut frame = TimeFrame::new(view, Scale::counts(260), vec![line("", Look::Solid, None)]);
    frame.x_labels = days(theme, view);
    let lines =
        [LineData { points: Points::Every { from: START, step: MINUTE, values: &values }, band: &[] }];
    draw_time_axes(area, &frame, theme)?;
    draw_time_lines(area, &frame, &TimeLive { lines: &lines, shares: &[], now: None }, theme)
}

#[test]
fn pictures() {
    for (name, theme) in looks() {
        let size = if theme.rtl { (320, 240) } else { (860, 320) };
        snapshot(&format!("time-mine-{name}"), size, &theme, draw_mine);
        snapshot(&format!("time-networks-{name}"), size, &theme, draw_networks);
        // Its lines of thousands of points are kept once, not six times.
        if name == "light-ltr" {
            snapshot(&format!("time-many-{name}"), (640, 240), &theme, draw_many);
        }
    }
}

#[test]
fn everything_stays_inside_at_any_size() {
    assert_fits(draw_mine);
    assert_fits(draw_networks);
    assert_fits(draw_many);
}

/// A picture of one line, or that it was refused.
fn drawn(points: &[(f64, Option<f64>)], look: Look) -> Option<String> {
    let view = View::new(START, START + 27.0 * DAY).unwrap();
    let frame = TimeFrame::new(view, Scale::counts(40), vec![line("one", look, None)]);
    let lines = [LineData { points: Points::At(points), band: &[] }];
    let live = TimeLive { lines: &lines, shares: &[START, f64::NAN, f64::INFINITY], now: None };
    let document =
        to_svg(400, 200, &Theme::light(), |area, theme| draw_time_lines(area, &frame, &live, theme)).ok();
    document.inspect(|document| assert_inside(document, (400, 200)))
}

/// The lines of a document, each as its points; halos and marks are left aside.
fn polylines(document: &str) -> Vec<usize> {
    let lines =
        document.lines().filter(|line| line.starts_with("<polyline") && line.contains("stroke-width=\"8\""));
    lines.map(|line| line.matches(',').count() - line.matches("Noto").count()).collect()
}

#[test]
fn any_number_of_any_figures_is_drawn_or_refused() {
    let at = |day: f64, value: f64| (START + day * DAY, Some(value));
    assert!(polylines(&drawn(&[], Look::Solid).unwrap()).is_empty());
    let one = drawn(&[at(3.0, 7.0)], Look::Solid).unwrap();
    assert!(polylines(&one).is_empty() && one.contains("<circle"), "one figure is a dot");
    for value in [0.0, 5.0, 40.0, 1e15, -1e15] {
        let equal: Vec<_> = (0..28).map(|day| at(f64::from(day), value)).collect();
        assert_eq!(polylines(&drawn(&equal, Look::Solid).unwrap()).len(), 1, "{value}");
    }
    for wild in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300] {
        assert_eq!(drawn(&[at(0.0, 1.0), at(1.0, wild)], Look::Solid), None, "{wild} is refused");
        assert_eq!(drawn(&[at(0.0, 1.0), (wild, Some(1.0)), at(-1.0, 2.0)], Look::Solid), None);
    }
    assert_eq!(drawn(&[at(2.0, 1.0), at(1.0, 1.0)], Look::Solid), None, "time goes one way");
    assert!(drawn(&[at(1.0, 1.0), at(1.0, 9.0)], Look::Solid).is_some(), "two at once");
}

#[test]
fn a_gap_is_a_gap_and_no_zero() {
    let mut points = daily(&CLICKS);
    points[9].1 = None;
    let document = drawn(&points, Look::Solid).unwrap();
    assert_eq!(polylines(&document), [9, 18]);
    points[11].1 = None;
    let document = drawn(&points, Look::Solid).unwrap();
    assert_eq!(polylines(&document), [9, 16], "a figure between two gaps is a dot");
    let nothing: Vec<_> = points.iter().map(|&(at, _)| (at, None)).collect();
    assert!(polylines(&drawn(&nothing, Look::Solid).unwrap()).is_empty());
}

#[test]
fn many_figures_cost_what_pixels_cost() {
    for look in [Look::Solid, Look::Dashed] {
        let many: Vec<_> = (0..100_000)
            .map(|index| (START + f64::from(index) * DAY / 4_000.0, Some(f64::from(index * 7 % 41))))
            .collect();
        let document = drawn(&many, look).unwrap();
        assert!(document.len() < 160_000, "{look:?}: {} bytes", document.len());
    }
}

/// Every figure at any distance, or the same in a pyramid: the picture is the same.
#[test]
fn both_sorts_of_points_give_the_same_picture() {
    let value =
        |index: usize| if index % 1_013 < 40 { f32::NAN } else { (index * 7_919 % 401) as f32 / 10.0 };
    let values: Vec<f32> = (0..50_000).map(value).collect();
    let step = 30.0 * DAY / 50_000.0;
    let from = START - DAY;
    let some = |(index, value): (usize, &f32)| {
        (from + index as f64 * step, (!value.is_nan()).then_some(f64::from(*value)))
    };
    let points: Vec<_> = values.iter().enumerate().map(some).collect();
    let pyramid = Pyramid::from(values);
    for (begin, days) in [(0.0, 27.0), (3.0, 2.0), (9.3, 0.05), (-1.0, 30.0)] {
        let view = View::new(START + begin * DAY, START + (begin + days) * DAY).unwrap();
        let frame = TimeFrame::new(view, Scale::counts(41), vec![line("", Look::Solid, None)]);
        let draw = |points: Points<'_>| {
            let lines = [LineData { points, band: &[] }];
            let live = TimeLive { lines: &lines, shares: &[], now: None };
            to_svg(500, 200, &Theme::light(), |area, theme| draw_time_lines(area, &frame, &live, theme))
                .unwrap()
        };
        let (all, few) = (draw(Points::At(&points)), draw(Points::Every { from, step, values: &pyramid }));
        let (all, few) = (columns(&all), columns(&few));
        let off = all.iter().filter(|(x, ends)| few.get(x) != Some(ends)).count();
        // Milliseconds and indexes round differently: a figure in a thousand may fall into the neighbouring column.
        assert!(all.len() > 40 && off * 250 <= all.len(), "{begin} {days}: {off} of {}", all.len());
    }
}

/// The highest and lowest place drawn in each column.
fn columns(document: &str) -> std::collections::BTreeMap<i64, (i64, i64)> {
    let mut columns = std::collections::BTreeMap::new();
    for (x, y) in coordinates(document) {
        let ends = columns.entry(x as i64).or_insert((y as i64, y as i64));
        *ends = (ends.0.min(y as i64), ends.1.max(y as i64));
    }
    columns
}

#[test]
fn a_zoomed_line_goes_on_to_both_edges() {
    let points = [(0.0, Some(0.0)), (100.0 * DAY, Some(40.0))];
    let view = View::new(25.0 * DAY, 75.0 * DAY).unwrap();
    let frame = TimeFrame::new(view, Scale::counts(40), vec![line("", Look::Solid, None)]);
    let pyramid = Pyramid::from(vec![0.0_f32, 40.0]);
    for points in [Points::At(&points), Points::Every { from: 0.0, step: 100.0 * DAY, values: &pyramid }] {
        let lines = [LineData { points, band: &[] }];
        let live = TimeLive { lines: &lines, shares: &[], now: None };
        let document =
            to_svg(400, 200, &Theme::light(), |area, theme| draw_time_lines(area, &frame, &live, theme))
                .unwrap();
        assert_eq!(polylines(&document), [2], "from edge to edge");
    }
}

#[test]
fn the_pointer_finds_what_it_points_at_in_both_directions() {
    let size = (600.0, 200.0);
    let view = View::new(START, START + 27.0 * DAY).unwrap();
    let points = daily(&CLICKS);
    let points = Points::At(&points);
    for rtl in [false, true] {
        let theme = Theme { rtl, ..Theme::light() };
        let frame = TimeFrame::new(view, Scale::counts(41), vec![line("", Look::Solid, None)]);
        for index in 0..28 {
            let (at, value) = points.get(index).unwrap();
            let (x, y) = frame.place(at, value.unwrap(), size, &theme).unwrap();
            assert!((0.0..=600.0).contains(&x) && (0.0..=200.0).contains(&y));
            assert_eq!(points.nearest(frame.moment_at(x, size, &theme).unwrap()), Some(index), "rtl: {rtl}");
        }
        assert_eq!(frame.moment_at(-400.0, size, &theme), None);
        assert_eq!(frame.moment_at(f64::NAN, size, &theme), None);
        assert_eq!(frame.place(START - DAY, 1.0, size, &theme), None);
        assert_eq!(frame.place(START, f64::NAN, size, &theme), None);
        assert_eq!(frame.place(START, 1.0, (3.0, 3.0), &theme), None);
    }
    assert_eq!(Points::At(&[]).nearest(0.0), None);
    assert_eq!(points.nearest(f64::INFINITY), None);
    assert_eq!((points.nearest(0.0), points.nearest(8e15)), (Some(0), Some(27)));
    let every = Pyramid::from(vec![1.0_f32; 28]);
    let every = Points::Every { from: START, step: DAY, values: &every };
    for share in 0..270 {
        let at = START + f64::from(share) * DAY / 10.0;
        assert_eq!(every.nearest(at), points.nearest(at), "{share}");
    }
}

#[test]
fn a_band_may_have_gaps_and_must_be_in_order() {
    let view = View::new(START, START + 27.0 * DAY).unwrap();
    let frame = TimeFrame::new(view, Scale::counts(41), vec![line("", Look::Dashed, None)]);
    let with = |band: &[(f64, Option<(f64, f64)>)]| {
        let lines = [LineData { points: Points::At(&[]), band }];
        let live = TimeLive { lines: &lines, shares: &[], now: None };
        let document =
            to_svg(400, 200, &Theme::light(), |area, theme| draw_time_lines(area, &frame, &live, theme));
        document.ok().map(|document| document.matches("<polygon").count())
    };
    let at = |day: f64, low: f64, high: f64| (START + day * DAY, Some((low, high)));
    assert_eq!(with(&[at(-5.0, 1.0, 2.0), at(5.0, 3.0, 4.0), at(50.0, 9.0, 4.0)]), Some(1));
    assert_eq!(
        with(&[
            at(1.0, 1.0, 2.0),
            at(2.0, 1.0, 2.0),
            (START + 3.0 * DAY, None),
            at(4.0, 1.0, 2.0),
            at(5.0, 1.0, 2.0)
        ]),
        Some(2)
    );
    assert_eq!(with(&[at(1.0, 1.0, 2.0)]), Some(0), "one moment is a stroke");
    assert_eq!(with(&[at(1.0, f64::NAN, 2.0)]), None);
    assert_eq!(with(&[at(2.0, 1.0, 2.0), at(1.0, 1.0, 2.0)]), None);
}

#[test]
fn a_brush_takes_any_two_moments() {
    let view = View::new(START, START + 27.0 * DAY).unwrap();
    let frame = TimeFrame::new(view, Scale::counts(41), Vec::new());
    let shapes = |from: f64, to: f64| {
        let document =
            to_svg(400, 200, &Theme::light(), |area, theme| draw_brush(area, &frame, (from, to), theme))
                .unwrap();
        assert_inside(&document, (400, 200));
        document.matches("<rect").count() - 1
    };
    let day = |day: f64| START + day * DAY;
    assert_eq!((shapes(day(3.0), day(9.0)), shapes(day(9.0), day(3.0))), (4, 4), "two veils, two edges");
    assert_eq!(shapes(day(-3.0), day(9.0)), 3);
    assert_eq!(shapes(day(-3.0), day(99.0)), 2);
    for (from, to) in [(3.0, 3.0), (-9.0, -3.0), (f64::NAN, 3.0), (40.0, f64::INFINITY)] {
        assert_eq!(shapes(day(from), day(to)), 0, "{from} {to}");
    }
}
