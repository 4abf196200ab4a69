//! Every picture in light and dark, left to right and right to left, at a phone's and a desk's width, compared with
//! the file it should equal. `UPDATE_SNAPSHOTS=1 cargo test -p charts` writes the files anew; look at them then.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test's helpers are tests")]

mod common;

use charts::*;
use common::*;
use std::path::Path;

/// Compares a document with its file, or writes the file.
fn check(name: &str, document: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots").join(format!("{name}.svg"));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, document).unwrap();
        return;
    }
    let wanted = std::fs::read_to_string(&path).unwrap_or_default();
    if wanted != document {
        let line = wanted.lines().zip(document.lines()).position(|(a, b)| a != b).unwrap_or(0) + 1;
        panic!(
            "{name}.svg differs from line {line}; if that is meant, run with UPDATE_SNAPSHOTS=1 and look at it"
        );
    }
}

/// Calls `draw` for the four themes with the rest of the file's name.
fn each(draw: impl Fn(&Theme, bool, bool, &str)) {
    for (dark, rtl) in [(false, false), (false, true), (true, false), (true, true)] {
        let name = format!("{}-{}", if dark { "dark" } else { "light" }, if rtl { "rtl" } else { "ltr" });
        draw(&theme(dark, rtl), dark, rtl, &name);
    }
}

/// A phone's width where the direction is right to left, a desk's otherwise: both with both papers.
fn size(rtl: bool, phone: (u32, u32), desk: (u32, u32)) -> (u32, u32) {
    if rtl { phone } else { desk }
}

#[test]
fn chord() {
    each(|theme, dark, rtl, name| {
        let chord = blend(dark, rtl);
        let (width, height) = size(rtl, (300, 300), (520, 420));
        let document =
            to_svg(width, height, theme, |area, theme| draw_chord(area, &chord, theme, 1.0)).unwrap();
        check(&format!("chord-{name}"), &document);
    });
}

#[test]
fn chord_half_revealed_and_on_a_phone() {
    let chord = blend(false, false);
    let theme = theme(false, false);
    for (name, width, height, reveal) in
        [("chord-phone", 300, 320, 1.0), ("chord-unknown", 300, 320, 0.0), ("chord-emerging", 300, 320, 0.3)]
    {
        let document =
            to_svg(width, height, &theme, |area, theme| draw_chord(area, &chord, theme, reveal)).unwrap();
        check(name, &document);
    }
}

#[test]
fn constellation() {
    each(|theme, dark, rtl, name| {
        let chord = blend(dark, rtl);
        let (width, height) = size(rtl, (288, 288), (460, 460));
        let document =
            to_svg(width, height, theme, |area, theme| draw_constellation(area, &chord, theme)).unwrap();
        check(&format!("constellation-{name}"), &document);
    });
}

#[test]
fn card_to_share() {
    each(|theme, dark, rtl, name| {
        let card = card(dark, rtl);
        let height = card_height(!rtl);
        let document =
            to_svg(CARD_WIDTH, height, theme, |area, theme| draw_card(area, &card, theme)).unwrap();
        check(&format!("card-{name}"), &document);
    });
}

#[test]
fn bars() {
    each(|theme, _, rtl, name| {
        for (kind, chart) in [("rows", networks(rtl)), ("columns", calendar(rtl))] {
            let width = if rtl { 300 } else { 640 };
            let height = chart.comfortable_height(f64::from(width)).round() as u32;
            let document =
                to_svg(width, height, theme, |area, theme| draw_bars(area, &chart, theme)).unwrap();
            check(&format!("{kind}-{name}"), &document);
        }
    });
}
