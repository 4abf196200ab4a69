//! Parts, grids, distributions, funnels and ranges: every look in both directions, and any figures.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test's helpers are tests")]

mod support;

use charts::areas::{draw_areas, highest_sum};
use charts::cohorts::{Cohort, CohortCell, CohortGrid, draw_cohorts};
use charts::distribution::{Distribution, Place, draw_distribution};
use charts::dots::{DotPlot, Range, draw_dots};
use charts::funnel::{FunnelStep, draw_funnel, funnel_height};
use charts::heat::{Calendar, Day, draw_calendar};
use charts::multiples::{Multiple, Multiples, draw_multiples};
use charts::spark::draw_sparkline;
use charts::time::*;
use charts::{Cell, Scale, Theme, to_svg};
use support::{Drawn, Svg, assert_fits, assert_inside, looks, snapshot};

const START: f64 = 1_761_955_200_000.0;
const CLICKS: [f64; 28] = [
    3.0, 5.0, 4.0, 9.0, 12.0, 6.0, 2.0, 4.0, 8.0, 15.0, 11.0, 7.0, 3.0, 2.0, 6.0, 19.0, 24.0, 13.0, 9.0, 5.0,
    4.0, 8.0, 14.0, 12.0, 21.0, 28.0, 36.0, 41.0,
];

/// The words of the reading direction.
fn say<'a>(theme: &Theme, english: &'a str, arabic: &'a str) -> &'a str {
    if theme.rtl { arabic } else { english }
}

fn networks(theme: &Theme) -> [&'static str; 5] {
    if theme.rtl {
        ["لينكدإن", "ماستودون", "البريد", "واتساب", "ريديت"]
    } else {
        ["LinkedIn", "Mastodon", "Email", "WhatsApp", "Reddit"]
    }
}

fn areas(area: &Svg<'_>, theme: &Theme) -> Drawn {
    let view = View::new(START, START + 27.0 * DAY)?;
    let moments: Vec<f64> = (0..28).map(|day| START + f64::from(day) * DAY).collect();
    let layers: Vec<Vec<f64>> = vec![
        CLICKS.to_vec(),
        CLICKS.iter().rev().map(|value| value / 2.0).collect(),
        CLICKS.map(|value| value.sqrt() * 2.0).to_vec(),
        (0..28).map(|day| if day < 12 { 0.0 } else { f64::from(day) / 2.0 }).collect(),
    ];
    let layers: Vec<&[f64]> = layers.iter().map(Vec::as_slice).collect();
    let name = |(index, label): (usize, &&str)| LineName {
        label: (*label).to_owned(),
        look: Look::Solid,
        series: Some(index),
    };
    let lines = networks(theme).iter().take(4).enumerate().map(name).collect();
    let mut frame = TimeFrame::new(view, Scale::of(0.0, highest_sum(&layers).unwrap(), true, 4)?, lines);
    let (_, ticks) = time_ticks(view, 0.0, 6);
    let text = |at: f64| format!("{} {}", ((at - START) / DAY).round() + 1.0, say(theme, "Nov", "نوفمبر"));
    frame.x_labels = ticks.into_iter().map(|at| TimeLabel { at, text: text(at) }).collect();
    draw_time_axes(area, &frame, theme)?;
    draw_areas(area, &frame, &moments, &layers, theme)
}

fn multiples(area: &Svg<'_>, theme: &Theme) -> Drawn {
    let view = View::new(START, START + 27.0 * DAY)?;
    let series: Vec<Vec<(f64, Option<f64>)>> = (0..5)
        .map(|turn| {
            let value = |day: usize| CLICKS[(day * (turn + 2) + turn * 5) % 28] / (turn as f64 * 0.4 + 1.0);
            let point =
                |day: usize| (START + day as f64 * DAY, (day % 13 != 9 || turn != 2).then(|| value(day)));
            (0..28).map(point).collect()
        })
        .collect();
    let charts: Vec<Multiple<'_>> = networks(theme)
        .iter()
        .zip(&series)
        .map(|(title, points)| Multiple {
            title: (*title).to_owned(),
            text: points.iter().filter_map(|point| point.1).sum::<f64>().round().to_string(),
            points: Points::At(points),
        })
        .collect();
    let (low, high) = Multiples::extremes(&charts, view).unwrap();
    let ends = [say(theme, "1 Nov", "1 نوفمبر").to_owned(), say(theme, "28 Nov", "28 نوفمبر").to_owned()];
    let scale = Scale::of(low, high, true, 2)?;
    let highest = scale.labels().pop().unwrap();
    draw_multiples(area, &Multiples { charts, view, scale, highest, ends }, theme)
}

fn calendar(theme: &Theme) -> Calendar {
    let day = |index: usize| match index * 37 % 23 {
        0 => Day::Withheld,
        _ if index % 7 > 4 => Day::Counted((index % 3) as u64, (index % 3).to_string()),
        value => Day::Counted((value * (index / 20 + 1)) as u64, (value * (index / 20 + 1)).to_string()),
    };
    let weekdays = if theme.rtl {
        ["الاثنين", "", "الأربعاء", "", "الجمعة", "", ""]
    } else {
        ["Mon", "", "Wed", "", "Fri", "", ""]
    };
    let months =
        if theme.rtl { ["سبتمبر", "أكتوبر", "نوفمبر"] } else { ["Sep", "Oct", "Nov"] };
    Calendar {
        days: (0..82).map(day).collect(),
        before: 2,
        weekdays: weekdays.map(str::to_owned).to_vec(),
        weeks: [0, 4, 9].into_iter().zip(months.map(str::to_owned)).collect(),
        ends: [say(theme, "less", "أقل").to_owned(), say(theme, "more", "أكثر").to_owned()],
    }
}

fn distribution(area: &Svg<'_>, theme: &Theme) -> Drawn {
    let bins = vec![4, 11, 26, 38, 41, 33, 24, 19, 13, 9, 7, 5, 3, 2, 1, 0, 1, 0, 0, 1];
    let place = |at: f64, text: &str| Place { at, text: text.to_owned() };
    let labels = (0..=4).map(|step| place(f64::from(step) * 25.0, &(step * 25).to_string())).collect();
    let quantiles = vec![
        place(14.0, say(theme, "a quarter have fewer than 14", "ربعهم أقل من 14")),
        place(23.0, say(theme, "half have fewer than 23", "نصفهم أقل من 23")),
        place(55.0, say(theme, "one in twenty has more than 55", "واحد من عشرين أكثر من 55")),
    ];
    let distribution = Distribution { bins, range: (0.0, 100.0), labels, quantiles };
    draw_distribution(area, &distribution, theme)
}

fn steps(theme: &Theme) -> Vec<FunnelStep> {
    let step = |label: &str, text: &str, value, passage: &str| FunnelStep {
        label: label.to_owned(),
        text: text.to_owned(),
        value,
        passage: passage.to_owned(),
    };
    vec![
        step(say(theme, "Opened a story", "فتحوا قصة"), "1,240", Some(1_240), ""),
        step(say(theme, "Shared it", "شاركوها"), "460", Some(460), say(theme, "37 % went on", "تابع 37٪")),
        step(
            say(theme, "Were clicked", "نقر عليها أحد"),
            "391",
            Some(391),
            say(theme, "85 % went on", "تابع 85٪"),
        ),
        step(
            say(theme, "Brought an enquiry", "جلبت استفسارا"),
            say(theme, "fewer than five", "أقل من خمسة"),
            None,
            "",
        ),
    ]
}

fn cohorts(theme: &Theme) -> CohortGrid {
    let cell = |row: usize, column: usize| {
        let share = 1.0 / (1.0 + column as f64 * (0.35 - row as f64 * 0.04));
        let cell = match (row, column) {
            _ if column + row > 6 => Cell::Outside,
            (3, 2) => Cell::Withheld,
            _ => Cell::Share(share),
        };
        CohortCell { cell, text: format!("{:.0} %", share * 100.0) }
    };
    let label = |row: usize| match theme.rtl {
        true => format!("أسبوع {} · 24", 40 + row),
        false => format!("Week {} · 24 people", 40 + row),
    };
    let cohort =
        |row: usize| Cohort { label: label(row), cells: (0..7).map(|column| cell(row, column)).collect() };
    let column = |index: usize| {
        if index == 0 { say(theme, "start", "البداية").to_owned() } else { format!("+{index}") }
    };
    CohortGrid { cohorts: (0..6).map(cohort).collect(), columns: (0..7).map(column).collect() }
}

fn dots(theme: &Theme, log: bool) -> DotPlot {
    let range = |label: &str, ends: (f64, f64), estimated| Range {
        label: label.to_owned(),
        ends,
        texts: [ends.0, ends.1].map(|value| format!("£{value}")),
        estimated,
    };
    DotPlot {
        ranges: vec![
            range(say(theme, "Posts by nano influencers", "منشورات مؤثرين صغار جدا"), (120.0, 1_800.0), true),
            range(say(theme, "Posts by micro influencers", "منشورات مؤثرين صغار"), (800.0, 4_000.0), true),
            range(say(theme, "Paid clicks", "نقرات مدفوعة"), (640.0, 1_100.0), false),
            range(say(theme, "A quoted price", "سعر معروض"), (2_400.0, 2_400.0), false),
        ],
        here: Some((900.0, say(theme, "this programme: £900", "هذا البرنامج: £900").to_owned())),
        ticks: if log {
            [100.0, 1_000.0, 10_000.0].map(|value| (value, format!("£{value}"))).to_vec()
        } else {
            [0.0, 2_000.0, 4_000.0].map(|value| (value, format!("£{value}"))).to_vec()
        },
        log,
    }
}

#[test]
fn pictures() {
    for (name, theme) in looks() {
        let wide = if theme.rtl { 320 } else { 760 };
        let round = |height: f64| height.round() as u32;
        let width = f64::from(wide);
        snapshot(&format!("areas-{name}"), (wide, 280), &theme, areas);
        let high = if theme.rtl { 5 * 104 + 20 } else { 228 };
        snapshot(&format!("multiples-{name}"), (wide, high), &theme, multiples);
        let days = calendar(&theme);
        let size = (wide, round(days.comfortable_height(width)));
        snapshot(&format!("calendar-{name}"), size, &theme, |area, theme| draw_calendar(area, &days, theme));
        snapshot(&format!("distribution-{name}"), (wide, 240), &theme, distribution);
        let funnel = steps(&theme);
        let size = (wide, round(funnel_height(funnel.len())));
        snapshot(&format!("funnel-{name}"), size, &theme, |area, theme| draw_funnel(area, &funnel, theme));
        let grid = cohorts(&theme);
        let size = (wide, round(grid.comfortable_height()));
        snapshot(&format!("cohorts-{name}"), size, &theme, |area, theme| draw_cohorts(area, &grid, theme));
        let plot = dots(&theme, !theme.rtl);
        let size = (wide, round(plot.comfortable_height()));
        snapshot(&format!("dots-{name}"), size, &theme, |area, theme| draw_dots(area, &plot, theme));
        let line = CLICKS.map(Some);
        snapshot(&format!("spark-{name}"), (96, 24), &theme, |area, theme| {
            draw_sparkline(area, &line, theme)
        });
    }
}

#[test]
fn everything_stays_inside_at_any_size() {
    assert_fits(areas);
    assert_fits(multiples);
    assert_fits(distribution);
    assert_fits(|area, theme| draw_calendar(area, &calendar(theme), theme));
    assert_fits(|area, theme| draw_funnel(area, &steps(theme), theme));
    assert_fits(|area, theme| draw_cohorts(area, &cohorts(theme), theme));
    assert_fits(|area, theme| draw_dots(area, &dots(theme, true), theme));
    assert_fits(|area, theme| draw_dots(area, &dots(theme, false), theme));
}

/// The document of a drawing, or that it was refused.
fn drawn(size: (u32, u32), draw: impl FnOnce(&Svg<'_>, &Theme) -> Drawn) -> Option<String> {
    let document = to_svg(size.0, size.1, &Theme::light(), draw).ok();
    document.inspect(|document| assert_inside(document, size))
}

#[test]
fn a_sparkline_takes_any_figures() {
    let none: [Option<f64>; 0] = [];
    let many: Vec<Option<f64>> = (0..50_000).map(|index| Some(f64::from(index * 7 % 900))).collect();
    for values in
        [&none[..], &[Some(5.0)], &[None; 4], &[Some(7.0); 30], &[Some(1e15), None, Some(-4.0)], &many]
    {
        let document = drawn((96, 24), |area, theme| draw_sparkline(area, values, theme)).unwrap();
        assert!(document.len() < 20_000, "{} bytes", document.len());
    }
    for wild in [f64::NAN, f64::INFINITY, 1e300] {
        assert_eq!(
            drawn((96, 24), |area, theme| draw_sparkline(area, &[Some(1.0), Some(wild)], theme)),
            None
        );
    }
    assert!(drawn((8, 8), |area, theme| draw_sparkline(area, &[Some(1.0)], theme)).is_some());
}

#[test]
fn parts_of_a_whole_are_never_negative_and_in_order() {
    let frame = |theme: &Theme| {
        let name = |label: &str| LineName { label: label.to_owned(), look: Look::Solid, series: Some(0) };
        let view = View::new(0.0, 10.0 * DAY).unwrap();
        TimeFrame::new(view, Scale::counts(10), vec![name(say(theme, "a", "أ")), name("b")])
    };
    let with = |moments: &[f64], layers: &[&[f64]]| {
        drawn((400, 200), |area, theme| draw_areas(area, &frame(theme), moments, layers, theme))
    };
    assert!(with(&[], &[]).is_some() && with(&[DAY], &[&[3.0], &[]]).is_some());
    assert!(with(&[0.0, DAY], &[&[1.0, 2.0], &[9.0]]).is_some(), "a short layer ends");
    assert!(
        with(&[0.0, DAY], &[&[1e15, 2.0], &[0.0, 0.0]]).is_some(),
        "more than the scale stands at its edge"
    );
    assert!(with(&[0.0, DAY], &[&[1.0, -2.0]]).is_none());
    assert!(with(&[0.0, DAY], &[&[1.0, f64::NAN]]).is_none());
    assert!(with(&[DAY, 0.0], &[&[1.0, 2.0]]).is_none());
    assert!(with(&[0.0, f64::NAN], &[&[1.0, 2.0]]).is_none());
    assert_eq!(highest_sum(&[&[1.0, 5.0], &[2.0]]), Some(5.0));
    assert_eq!(highest_sum(&[]), None);
}

#[test]
fn grids_take_any_figures() {
    for days in [
        vec![],
        vec![Day::Withheld],
        vec![Day::Counted(0, "0".into()); 3],
        vec![Day::Counted(u64::MAX, "x".into()); 800],
    ] {
        for before in [0, 6, 99] {
            let calendar = Calendar { days: days.clone(), before, ..calendar(&Theme::light()) };
            let height = calendar.comfortable_height(300.0).round() as u32;
            assert!(drawn((300, height), |area, theme| draw_calendar(area, &calendar, theme)).is_some());
        }
    }
    for share in [f64::NAN, f64::INFINITY, -1.0, 0.0, 2.0] {
        let cell = CohortCell { cell: Cell::Share(share), text: "?".to_owned() };
        let cohort = Cohort { label: "Donaudampfschifffahrtsgesellschaft ".repeat(4), cells: vec![cell; 40] };
        let grid = CohortGrid { cohorts: vec![cohort; 60], columns: vec!["long name".to_owned(); 3] };
        assert!(drawn((300, 200), |area, theme| draw_cohorts(area, &grid, theme)).is_some());
    }
    let empty = CohortGrid { cohorts: Vec::new(), columns: Vec::new() };
    assert!(drawn((300, 200), |area, theme| draw_cohorts(area, &empty, theme)).is_some());
}

#[test]
fn distributions_funnels_and_ranges_take_any_figures() {
    let place = |at: f64| Place { at, text: "a place with many words".to_owned() };
    for bins in [vec![], vec![0; 9], vec![u64::MAX, 0, 1], vec![1; 5_000]] {
        let wild = [0.0, 1.0, f64::NAN, -5.0, 0.5, 0.5, 0.5].map(place).to_vec();
        let one = Distribution { bins, range: (0.0, 1.0), labels: wild.clone(), quantiles: wild };
        assert!(drawn((300, 200), |area, theme| draw_distribution(area, &one, theme)).is_some());
    }
    for range in [(1.0, 1.0), (2.0, 1.0), (0.0, f64::NAN)] {
        let none = Distribution { bins: vec![1], range, labels: Vec::new(), quantiles: Vec::new() };
        assert_eq!(drawn((300, 200), |area, theme| draw_distribution(area, &none, theme)), None);
    }
    let step = |value| FunnelStep {
        label: "step ".repeat(40),
        text: "9".repeat(30),
        value,
        passage: "so many".into(),
    };
    for values in [
        vec![],
        vec![None],
        vec![Some(0); 3],
        vec![Some(3), Some(u64::MAX), None, Some(0)],
        vec![Some(1); 90],
    ] {
        let steps: Vec<_> = values.into_iter().map(step).collect();
        assert!(drawn((300, 200), |area, theme| draw_funnel(area, &steps, theme)).is_some());
    }
    let with = |ends, log| {
        let range =
            Range { label: "x ".repeat(90), ends, texts: ["9".repeat(40), "9".repeat(40)], estimated: true };
        let plot =
            DotPlot { ranges: vec![range], here: Some((5.0, "here ".repeat(60))), ticks: Vec::new(), log };
        drawn((300, 120), |area, theme| draw_dots(area, &plot, theme))
    };
    assert!(with((0.0, 0.0), false).is_some() && with((-3.0, 1e15), false).is_some());
    assert!(
        with((5.0, 5.0), true).is_some()
            && with((1e-9, 1e15), true).is_some()
            && with((7.0, 5.0), true).is_some()
    );
    assert!(with((0.0, 5.0), true).is_none() && with((1.0, f64::INFINITY), false).is_none());
}
