//! Lines over time: every look in both directions, and any figures.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test's helpers are tests")]

mod support;

use charts::time::*;
use charts::{Pyramid, Scale, Theme};
use support::{Drawn, Svg, assert_fits, looks, snapshot};

const START: f64 = 1_761_955_200_000.0;

/// Figures by the day from the start on.
fn daily(values: &[f64]) -> Vec<(f64, Option<f64>)> {
    values.iter().enumerate().map(|(day, &value)| (START + day as f64 * DAY, Some(value))).collect()
}

fn days(theme: &Theme, view: View) -> Vec<TimeLabel> {
    let (_, ticks) = time_ticks(view, 0.0, 6);
    let month = if theme.rtl { "نوفمبر" } else { "Nov" };
    let text = |at: f64| format!("{} {month}", ((at - START) / DAY).round() + 1.0);
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
    let now = daily(&CLICKS);
    let before = daily(&CLICKS.map(|value| (value * 0.6 + 4.0).round()));
    let shares = [2.2, 14.6, 14.7, 22.3].map(|day| START + day * DAY);
    draw_time_axes(area, &frame, theme)?;
    let lines = [
        LineData { points: Points::At(&before), band: &[] },
        LineData { points: Points::At(&now), band: &[] },
    ];
    let words = if theme.rtl { "41 نقرة اليوم" } else { "41 clicks today" };
    draw_time_lines(area, &frame, &TimeLive { lines: &lines, shares: &shares, now: words }, theme)
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
    draw_time_lines(area, &frame, &TimeLive { lines: &lines, shares: &[], now: "" }, theme)?;
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
    draw_time_lines(area, &frame, &TimeLive { lines: &lines, shares: &[], now: "" }, theme)
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
