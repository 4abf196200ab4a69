//! What the tests of the newer pictures share: themes, snapshots, and what any picture must keep to.

#![allow(dead_code, reason = "each test file uses its own part")]

use charts::{Area, ChartError, Theme, to_svg};
use plotters::backend::SVGBackend;
use std::path::Path;

/// Where the tests draw.
pub type Svg<'a> = Area<SVGBackend<'a>>;
/// What a drawing answers.
pub type Drawn = Result<(), ChartError>;

/// The three looks in both directions, with the rest of a file's name.
pub fn looks() -> Vec<(String, Theme)> {
    let papers = [("light", Theme::light()), ("dark", Theme::dark()), ("contrast", Theme::light_contrast())];
    let directed = papers.into_iter().flat_map(|(name, theme)| {
        [false, true].map(|rtl| {
            let font_family = "Noto Sans, Noto Sans Arabic, sans-serif".to_owned();
            let direction = if rtl { "rtl" } else { "ltr" };
            (format!("{name}-{direction}"), Theme { rtl, font_family, ..theme.clone() })
        })
    });
    directed.collect()
}

/// Draws and compares with the file of that name; `UPDATE_SNAPSHOTS=1` writes it.
pub fn snapshot<F>(name: &str, size: (u32, u32), theme: &Theme, draw: F)
where
    F: FnOnce(&Svg<'_>, &Theme) -> Drawn,
{
    let document = to_svg(size.0, size.1, theme, draw).unwrap();
    assert_inside(&document, size);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots").join(format!("{name}.svg"));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, document).unwrap();
        return;
    }
    let wanted = std::fs::read_to_string(&path).unwrap_or_default();
    let same = wanted == document;
    assert!(same, "{name}.svg differs; if that is meant, run with UPDATE_SNAPSHOTS=1 and look at it");
}

/// Every x and y of an SVG's shapes and text points.
pub fn coordinates(document: &str) -> Vec<(f64, f64)> {
    let number = |line: &str, name: &str| -> Option<f64> {
        line.split_once(&format!(" {name}=\""))?.1.split_once('"')?.0.parse().ok()
    };
    let mut found = Vec::new();
    for line in document.lines() {
        if let Some((_, rest)) = line.split_once("points=\"") {
            found.extend(rest.split('"').next().unwrap().split_whitespace().map(|pair| {
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

/// Asserts that every shape lies inside a document of this size in CSS pixels, two pixels for marks on the edge aside.
pub fn assert_inside(document: &str, (width, height): (u32, u32)) {
    let (right, bottom) = (f64::from(width * 4 + 8), f64::from(height * 4 + 8));
    for (x, y) in coordinates(document) {
        assert!((-8.0..=right).contains(&x) && (-8.0..=bottom).contains(&y), "{x},{y} in {width}×{height}");
    }
}

/// Asserts that a picture stays inside at any size and in any look, and stays empty where it is too small.
pub fn assert_fits<F>(draw: F)
where
    F: Fn(&Svg<'_>, &Theme) -> Drawn,
{
    for (_, theme) in looks().into_iter().take(2) {
        for size in [(40, 40), (90, 300), (300, 90), (320, 240), (900, 300), (1_600, 900)] {
            assert_inside(&to_svg(size.0, size.1, &theme, &draw).unwrap(), size);
        }
        for size in [(0, 0), (39, 300), (300, 39)] {
            let document = to_svg(size.0, size.1, &theme, &draw).unwrap();
            let shapes = document.lines().filter(|line| line.starts_with('<')).count();
            assert_eq!(shapes, 3, "the document, its paper, its end: {document}");
        }
    }
}
