//! Series can be told apart by people who see no red or no green, and stand out from the paper; so do steps of a scale.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test's helpers are tests")]

use charts::palette::{SERIES, contrast, mark};
use charts::{Rgb, Theme};

/// How a person without red, without green or without blue cones sees linear light (Machado, Oliveira and Fernandes,
/// "A Physiologically-based Model for Simulation of Color Vision Deficiency", 2009, severity 1).
const NOBODY: [[f64; 3]; 3] = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
const PROTAN: [[f64; 3]; 3] =
    [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]];
const DEUTAN: [[f64; 3]; 3] =
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]];
const TRITAN: [[f64; 3]; 3] =
    [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]];

/// A colour in OKLab as somebody sees it: distances in it are about those that are felt.
fn seen(Rgb(r, g, b): Rgb, by: &[[f64; 3]; 3]) -> [f64; 3] {
    let linear = |channel: u8| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    let light = [linear(r), linear(g), linear(b)];
    let [r, g, b] = by.map(|row| row.iter().zip(light).map(|(a, b)| a * b).sum::<f64>().clamp(0.0, 1.0));
    let l = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b).cbrt();
    let m = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b).cbrt();
    let s = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b).cbrt();
    [
        0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
        1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
        0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
    ]
}

fn distance(a: Rgb, b: Rgb, by: &[[f64; 3]; 3]) -> f64 {
    let (a, b) = (seen(a, by), seen(b, by));
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

fn themes() -> [(&'static str, Theme); 4] {
    [
        ("light", Theme::light()),
        ("dark", Theme::dark()),
        ("light contrast", Theme::light_contrast()),
        ("dark contrast", Theme::dark_contrast()),
    ]
}

#[test]
fn series_stand_out_from_the_paper() {
    for (name, theme) in themes() {
        for index in 0..SERIES {
            let ratio = contrast(theme.series(index), theme.paper);
            assert!(ratio >= 3.0, "{name}, series {index}: {ratio:.2}");
        }
    }
}

#[test]
fn series_can_be_told_apart_by_everybody() {
    for (name, theme) in themes() {
        for (eyes, least, by) in [
            ("all cones", 0.14, NOBODY),
            ("no red", 0.1, PROTAN),
            ("no green", 0.1, DEUTAN),
            ("no blue", 0.085, TRITAN),
        ] {
            for (a, b) in (0..SERIES).flat_map(|a| (0..a).map(move |b| (a, b))) {
                let far = distance(theme.series(a), theme.series(b), &by);
                assert!(far >= least, "{name}, {eyes}: series {a} and {b} are {far:.3} apart");
            }
        }
    }
}

#[test]
fn every_series_has_a_mark_of_its_own_and_a_further_one_begins_anew() {
    for (a, b) in (0..SERIES).flat_map(|a| (0..a).map(move |b| (a, b))) {
        assert_ne!(mark(a), mark(b));
    }
    assert_eq!(mark(SERIES), mark(0));
    assert_eq!(Theme::light().series(SERIES), Theme::light().series(0));
}

#[test]
fn steps_of_a_scale_grow_away_from_the_paper() {
    for (name, theme) in themes() {
        let against_paper: Vec<f64> = (0..=5).map(|step| contrast(theme.step(step), theme.paper)).collect();
        for pair in against_paper.windows(2) {
            assert!(pair[1] / pair[0] >= 1.18, "{name}: {against_paper:.2?}");
        }
        assert!(against_paper[1] >= 1.3 && against_paper[5] >= 4.5, "{name}: {against_paper:.2?}");
    }
}
