//! Counts as the app draws them: the present, a part of the past, a strip without words, and any numbers.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test's helpers are tests")]

mod support;

use charts::time::*;
use charts::{Pyramid, Scale, Theme, to_svg};
use support::{Drawn, Svg, assert_fits, assert_inside, coordinates, looks, snapshot};

const START: f64 = 1_761_955_200_000.0;

const CLICKS: [u64; 28] =
    [3, 5, 4, 9, 12, 6, 2, 4, 8, 15, 11, 7, 3, 2, 6, 19, 24, 13, 9, 5, 4, 8, 14, 12, 21, 28, 36, 41];

fn view(days: usize) -> View {
    View::new(START, START + days.saturating_sub(1) as f64 * DAY).unwrap()
}

fn names(looks: &[Look]) -> Vec<LineName> {
    looks.iter().map(|&look| LineName { label: String::new(), look, series: None }).collect()
}

/// A line of counts by the day, with the present at its end or without.
fn draw(area: &Svg<'_>, theme: &Theme, clicks: &[u64], now: Option<&str>) -> Drawn {
    let highest = clicks.iter().copied().max().unwrap_or(0);
    let mut frame = TimeFrame::new(view(clicks.len()), Scale::counts(highest), names(&[Look::Solid]));
    frame.words_above = true;
    let values = Pyramid::of_counts(clicks.iter().copied().map(Some));
    let lines = [LineData { points: Points::Every { from: START, step: DAY, values: &values }, band: &[] }];
    let now = now.map(|words| Present { at: frame.view.to(), words });
    draw_time_axes(area, &frame, theme)?;
    draw_time_lines(area, &frame, &TimeLive { lines: &lines, shares: &[START, f64::NAN], now }, theme)
}

/// The whole line in a strip, a part of it chosen.
fn draw_strip(area: &Svg<'_>, theme: &Theme) -> Drawn {
    let frame = TimeFrame::bare(view(28), Scale::counts(41), names(&[Look::Solid]));
    let values = Pyramid::of_counts(CLICKS.map(Some));
    let lines = [LineData { points: Points::Every { from: START, step: DAY, values: &values }, band: &[] }];
    draw_time_lines(area, &frame, &TimeLive { lines: &lines, shares: &[], now: None }, theme)?;
    draw_brush(area, &frame, (START + 9.0 * DAY, START + 19.0 * DAY), theme)
}

fn svg(theme: &Theme, clicks: &[u64], now: Option<&str>) -> String {
    to_svg(300, 200, theme, |area, theme| draw(area, theme, clicks, now)).unwrap()
}

fn circles(document: &str) -> Vec<&str> {
    document.lines().filter(|line| line.starts_with("<circle")).collect()
}

#[test]
fn pictures() {
    for (name, theme) in looks() {
        snapshot(&format!("time-strip-{name}"), (320, 48), &theme, draw_strip);
    }
}

#[test]
fn everything_stays_inside_at_any_size() {
    assert_fits(|area, theme| draw(area, theme, &CLICKS, Some("41 clicks today")));
    assert_fits(draw_strip);
}

#[test]
fn any_counts_are_drawn() {
    let many: Vec<u64> = (0..100_000).map(|index| index % 977).collect();
    let cases: [&[u64]; 6] = [&[5], &[0], &[7; 30], &[0; 30], &[u64::MAX, 0, u64::MAX], &many];
    for clicks in cases {
        for (_, theme) in looks() {
            let document = svg(&theme, clicks, Some("now"));
            assert_inside(&document, (300, 200));
            assert!(!document.contains("NaN") && !document.contains("inf"));
            assert!(!circles(&document).is_empty(), "the present has its dot");
            assert!(document.len() < 120_000, "{} bytes for {} buckets", document.len(), clicks.len());
        }
    }
}

#[test]
fn the_last_count_moves_the_dot_even_among_many() {
    let mut clicks: Vec<u64> = (0..50_000).map(|index| index * 7 % 900).collect();
    clicks.push(900);
    let before = svg(&Theme::light(), &clicks, Some(""));
    *clicks.last_mut().unwrap() -= 40;
    assert_eq!(circles(&before).len(), 2, "a halo and a dot");
    assert_ne!(circles(&before), circles(&svg(&Theme::light(), &clicks, Some(""))));
}

#[test]
fn a_part_of_the_past_ends_without_a_dot_or_words() {
    let past = svg(&Theme::light(), &CLICKS, None);
    assert!(circles(&past).is_empty());
    let present = svg(&Theme::light(), &CLICKS, Some("41 clicks today"));
    assert!(present.contains("41 clicks today"));
    assert_eq!(present.matches("<rect").count(), past.matches("<rect").count() + 1, "its rule");
}

#[test]
fn right_to_left_mirrors_the_present() {
    let dot = |rtl| {
        let theme = Theme { rtl, ..Theme::light() };
        coordinates(circles(&svg(&theme, &CLICKS, Some("")))[0])[0]
    };
    let (ltr, rtl) = (dot(false), dot(true));
    assert_eq!((ltr.0 + rtl.0, ltr.1), (1_200.0, rtl.1));
}

#[test]
fn a_strip_takes_the_whole_height() {
    let document = to_svg(300, 44, &Theme::light(), draw_strip).unwrap();
    let line = document.lines().find(|line| line.starts_with("<polyline")).unwrap();
    let heights: Vec<f64> = coordinates(line).into_iter().map(|(_, y)| y / 4.0).collect();
    let high = heights.iter().copied().fold(f64::INFINITY, f64::min);
    let low = heights.iter().copied().fold(0.0, f64::max);
    assert!(low - high > 20.0 && high < 20.0 && low > 34.0, "{high} to {low}");
    assert!(!document.contains("<text"));
}

#[test]
fn a_cursor_takes_any_moment_and_any_figure() {
    let frame = TimeFrame::new(view(28), Scale::counts(41), names(&[Look::Muted, Look::Solid]));
    for at in [START, START + 13.0 * DAY, START - DAY, f64::NAN, f64::INFINITY] {
        for value in [None, Some(4.0), Some(f64::NAN), Some(1e300)] {
            let row = |line| ReadoutRow { line, value, text: String::new() };
            let readout = Readout { at, title: String::new(), rows: vec![row(0), row(1), row(9)] };
            let document =
                to_svg(300, 200, &Theme::light(), |area, theme| draw_cursor(area, &frame, &readout, theme));
            let document = document.unwrap();
            assert_inside(&document, (300, 200));
            assert_eq!(
                document.matches("<rect").count() > 1,
                frame.view.shows(at),
                "a rule where it is in sight"
            );
        }
    }
}
