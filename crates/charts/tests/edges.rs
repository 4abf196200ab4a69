//! What must hold for any input: no panic, nothing outside the picture, the present always visible.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test's helpers are tests")]

mod common;

use charts::*;
use common::*;

/// Every x and y of an SVG's shapes and text points.
fn coordinates(document: &str) -> Vec<(f64, f64)> {
    let number = |line: &str, name: &str| -> Option<f64> {
        let rest = line.split_once(&format!(" {name}=\""))?.1;
        rest.split_once('"')?.0.parse().ok()
    };
    let mut found = Vec::new();
    for line in document.lines() {
        if let Some((_, rest)) = line.split_once("points=\"") {
            let pairs = rest.split('"').next().unwrap().split_whitespace();
            found.extend(pairs.map(|pair| {
                let (x, y) = pair.split_once(',').unwrap();
                (x.parse::<f64>().unwrap(), y.parse::<f64>().unwrap())
            }));
        }
        for (x, y) in [("x", "y"), ("cx", "cy")] {
            found.extend(number(line, x).zip(number(line, y)));
        }
    }
    found
}

/// Asserts that every shape lies inside a document of this size in CSS pixels, a pixel of rounding aside.
fn assert_inside(document: &str, width: u32, height: u32) {
    let (right, bottom) = (f64::from(width * 4 + 4), f64::from(height * 4 + 4));
    for (x, y) in coordinates(document) {
        assert!((-4.0..=right).contains(&x) && (-4.0..=bottom).contains(&y), "{x},{y} in {width}×{height}");
    }
}

fn chord_svg(width: u32, height: u32, theme: &Theme, chord: &Chord, reveal: f64) -> String {
    to_svg(width, height, theme, |area, theme| draw_chord(area, chord, theme, reveal)).unwrap()
}

fn constellation_svg(width: u32, height: u32, theme: &Theme, chord: &Chord) -> String {
    to_svg(width, height, theme, |area, theme| draw_constellation(area, chord, theme)).unwrap()
}

fn bars_svg(width: u32, height: u32, theme: &Theme, chart: &BarChart) -> String {
    to_svg(width, height, theme, |area, theme| draw_bars(area, chart, theme)).unwrap()
}

#[test]
fn everything_stays_inside_at_any_size() {
    for (width, height) in [(40, 40), (90, 300), (300, 90), (300, 320), (900, 300), (1_600, 900)] {
        for rtl in [false, true] {
            let theme = theme(false, rtl);
            assert_inside(&chord_svg(width, height, &theme, &blend(false, rtl), 1.0), width, height);
            assert_inside(&constellation_svg(width, height, &theme, &blend(false, rtl)), width, height);
            assert_inside(&bars_svg(width, height, &theme, &networks(rtl)), width, height);
            assert_inside(&bars_svg(width, height, &theme, &calendar(rtl)), width, height);
        }
    }
}

#[test]
fn a_tiny_area_stays_empty() {
    let theme = theme(false, false);
    for (width, height) in [(0, 0), (39, 300), (300, 39), (1, 1)] {
        let documents = [
            chord_svg(width, height, &theme, &blend(false, false), 1.0),
            constellation_svg(width, height, &theme, &blend(false, false)),
            bars_svg(width, height, &theme, &networks(false)),
        ];
        for document in documents {
            let shapes = document.lines().filter(|line| line.starts_with('<')).count();
            assert_eq!(shapes, 3, "the document, its paper, its end: {document}");
        }
    }
}

#[test]
fn a_chord_takes_any_number_of_petals_and_any_number() {
    let theme = theme(true, false);
    let all = blend(true, false);
    for count in [0, 1, 2, 3, 7, 10] {
        let chord = Chord { petals: all.petals.iter().take(count).cloned().collect() };
        assert_inside(&chord_svg(300, 300, &theme, &chord, 1.0), 300, 300);
    }
    for count in [0, 1, 2, 24] {
        let petals = all.petals.iter().cycle().take(count).cloned().collect();
        assert_inside(&constellation_svg(300, 300, &theme, &Chord { petals }), 300, 300);
    }
    let mut wild = all.clone();
    for (petal, mean) in
        wild.petals.iter_mut().zip([f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300, -1e300])
    {
        (petal.mean, petal.low, petal.high) = (mean, 3.0, -3.0);
    }
    for reveal in [-1.0, 0.5, 2.0, f64::NAN] {
        assert_inside(&chord_svg(300, 300, &theme, &wild, reveal), 300, 300);
    }
}

#[test]
fn a_card_takes_any_words() {
    let long = "Donaudampfschifffahrtsgesellschaft ".repeat(40);
    let words = ["", "one", long.as_str(), "<b>&\u{202e}"];
    for text in words {
        let all = || text.to_owned();
        let card =
            Card { eyebrow: all(), headline: all(), essence: all(), footer: all(), ..card(true, false) };
        for tall in [true, false] {
            let theme = theme(true, false);
            let document =
                to_svg(CARD_WIDTH, card_height(tall), &theme, |area, theme| draw_card(area, &card, theme));
            assert_inside(&document.unwrap(), CARD_WIDTH, card_height(tall));
        }
    }
}

#[test]
fn reduced_motion_shows_the_end_at_once() {
    let chord = blend(false, false);
    let still = Theme { reduced_motion: true, ..theme(false, false) };
    assert_eq!(chord_svg(300, 300, &still, &chord, 0.0), chord_svg(300, 300, &still, &chord, 1.0));
    let moving = theme(false, false);
    assert_ne!(chord_svg(300, 300, &moving, &chord, 0.0), chord_svg(300, 300, &moving, &chord, 1.0));
}

#[test]
fn words_are_escaped_and_sized_in_css_pixels() {
    let mut chart = networks(false);
    chart.bars[0].label = "R&D <b>".to_owned();
    let document = bars_svg(600, 200, &theme(false, false), &chart);
    assert!(document.starts_with("<svg width=\"600\" height=\"200\" direction=\"ltr\""));
    assert!(document.contains("viewBox=\"0 0 2400 800\""));
    assert!(document.contains("R&amp;D &lt;b&gt;"));
    assert!(document.contains("font-size=\"48\""), "12 CSS pixels, four times as fine");
}

#[test]
fn a_withheld_bar_has_no_length() {
    let theme = theme(false, false);
    let with = |first: u64| {
        let mut chart = networks(false);
        chart.bars[0].value = Some(first);
        let document = bars_svg(600, 200, &theme, &chart);
        let hatching = document.lines().filter(|line| line.contains("<polyline"));
        hatching.map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(!with(412).is_empty());
    assert_eq!(with(412), with(9_000), "the hatching tells nothing of the other values either");
}

#[test]
fn the_highest_of_narrow_columns_says_its_value_and_the_others_give_way() {
    // Nineteen a slot: none of the values fits over its own column.
    let values = [1_200, 3_400, 15_870, 15_869, 900, 2_000, 4_100, 15_870];
    let narrow = |highest: usize| {
        let mut values = values.to_vec();
        values[highest] = 20_001;
        let bar = |value: u64| Bar {
            label: String::new(),
            text: value.to_string(),
            value: Some(value),
            range: None,
        };
        let bars = values.into_iter().map(bar).collect();
        let chart = BarChart { bars, layout: Layout::Columns, highlight: None };
        bars_svg(152, 160, &theme(false, false), &chart)
    };
    for highest in [0, 3, 7] {
        let document = narrow(highest);
        assert!(document.contains("20001"), "the highest, in place {highest}");
        assert_inside(&document, 152, 160);
        assert!(!document.contains("15869") && !document.contains("3400"), "{document}");
    }
    // Among columns that have room, those beside the highest are written too.
    let wide = calendar(false);
    let document = bars_svg(640, 220, &theme(false, false), &wide);
    assert!(wide.bars.iter().filter(|bar| bar.value.is_some()).all(|bar| document.contains(&bar.text)));
}
