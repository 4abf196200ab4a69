//! The pyramid against looking at every value: extremes are never lost, and the picture is the same.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test's helpers are tests")]

mod raster;

use charts::{Across, Pyramid};
use raster::Raster;

/// Made-up values: a slow walk with bursts and, where wanted, gaps.
fn made_up(seed: u64, count: usize, gaps: bool) -> Vec<f32> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let mut level = 500.0;
    let value = |_| {
        let dice = next();
        level += (dice % 21) as f32 - 10.0;
        match dice >> 32 & 0x3ff {
            0 => level + 4_000.0,
            1 if gaps => f32::NAN,
            2 if gaps && dice & 1 == 0 => f32::NAN,
            _ => level,
        }
    };
    let mut values: Vec<f32> = (0..count).map(value).collect();
    if gaps && count > 200 {
        values[count / 3..count / 3 + count / 20].fill(f32::NAN);
    }
    values
}

/// The same as the pyramid says, by looking at every value.
fn by_looking(values: &[f32], across: &Across) -> Vec<(usize, f32, f32, f32, f32)> {
    let mut columns: Vec<(usize, f32, f32, f32, f32)> = Vec::new();
    let (start, end) = across.indexes(values.len());
    for (index, &value) in
        values.iter().enumerate().take(end).skip(start).filter(|(_, value)| !value.is_nan())
    {
        let column = across.column(index as f64);
        match columns.last_mut() {
            Some(last) if last.0 == column => {
                (last.2, last.3, last.4) = (last.2.min(value), last.3.max(value), value);
            }
            _ => columns.push((column, value, value, value, value)),
        }
    }
    columns
}

#[test]
fn every_column_of_any_stretch_keeps_its_first_last_lowest_and_highest() {
    for seed in 0..12 {
        let count = [1, 7, 8, 9, 63, 64, 65, 511, 4_096, 4_097, 30_011, 70_000][seed as usize];
        let values = made_up(seed, count, seed % 2 == 0);
        let pyramid = Pyramid::from(values.clone());
        let n = count as f64;
        for (from, to, columns) in [
            (0.0, n, 300),
            (-n, 2.0 * n, 77),
            (n * 0.31, n * 0.62 + 1.0, 1_140),
            (n - 1.5, n + 3.0, 40),
            (0.0, n * 0.9 + 1.0, 1),
        ] {
            let across = Across::new(from, to, columns).unwrap();
            let found: Vec<_> = pyramid
                .columns(&across)
                .iter()
                .map(|c| (c.column, c.first as f32, c.low as f32, c.high as f32, c.last as f32))
                .collect();
            assert_eq!(found, by_looking(&values, &across), "seed {seed}, {count} values, {from} to {to}");
        }
    }
}

#[test]
fn appending_in_pieces_equals_appending_at_once() {
    for seed in 0..6_u64 {
        let values = made_up(seed, 20_000 + seed as usize * 977, true);
        let at_once = Pyramid::from(values.clone());
        let mut pieces = Pyramid::default();
        let mut rest = values.as_slice();
        let mut turn = seed as usize;
        while !rest.is_empty() {
            turn += 1;
            let (piece, later) = rest.split_at((turn * turn % 97).min(rest.len()));
            if turn.is_multiple_of(3) {
                piece.iter().for_each(|value| pieces.push(*value))
            } else {
                pieces.extend(piece)
            }
            rest = later;
        }
        // A NaN is no equal of itself: compared by looking at stretches.
        for start in (0..values.len()).step_by(501) {
            for end in [start + 1, start + 64, start + 700, values.len()] {
                assert_eq!(at_once.extremes(start, end), pieces.extremes(start, end), "{start}..{end}");
            }
        }
        assert_eq!(pieces.values().len(), values.len());
    }
}

#[test]
fn an_open_bucket_can_be_written_again() {
    let mut pyramid: Pyramid<u32> = Pyramid::default();
    pyramid.set_last(4);
    assert!(pyramid.values().is_empty());
    for value in 0..640 {
        pyramid.push(value);
        pyramid.set_last(value * 3);
        pyramid.set_last(value);
    }
    let at_once: Pyramid<u32> = (0..640).collect::<Vec<_>>().into();
    assert_eq!(pyramid, at_once);
    pyramid.set_last(9_000);
    assert_eq!(pyramid.extremes(0, 640), Some((0, 9_000)));
}

#[test]
fn gaps_are_gaps() {
    let mut values = vec![1.0_f32; 300];
    values[100..200].fill(f32::NAN);
    let pyramid = Pyramid::from(values);
    assert_eq!(pyramid.extremes(100, 200), None);
    assert_eq!(pyramid.extremes(300, 200), None);
    let columns = pyramid.columns(&Across::new(0.0, 299.0, 30).unwrap());
    let after: Vec<_> =
        columns.iter().filter(|column| column.after_gap).map(|column| column.column).collect();
    assert_eq!(after.len(), 1, "one gap");
    assert!(Pyramid::<f32>::default().columns(&Across::new(0.0, 9.0, 30).unwrap()).is_empty());
}

/// The picture drawn from the pyramid and the one drawn through every point, pixel by pixel.
#[test]
fn the_picture_equals_the_full_drawing() {
    let (width, height) = (560, 200);
    for seed in [1, 2, 3] {
        let values = made_up(seed, 60_000, false);
        let pyramid = Pyramid::from(values.clone());
        let n = values.len() as f64;
        for (from, to) in [(0.0, n - 1.0), (n * 0.4, n * 0.5), (n * 0.7, n * 0.7 + 900.0)] {
            let across = Across::new(from, to, width).unwrap();
            let (start, end) = across.indexes(values.len());
            let (low, high) = pyramid.extremes(start, end).unwrap();
            let y = |value: f64| {
                4 + ((1.0 - (value - f64::from(low)) / f64::from(high - low)) * f64::from(height as u32 - 8))
                    as i32
            };
            let all = (start..end).map(|i| (across.column(i as f64) as i32, y(f64::from(values[i]))));
            let kept = pyramid
                .columns(&across)
                .into_iter()
                .flat_map(|c| [c.first, c.low, c.high, c.last].map(|value| (c.column as i32, y(value))));
            let off = Raster::line(width, height, all).off(&Raster::line(width, height, kept), 64);
            assert!(off <= 0.001, "seed {seed}, {from} to {to}: {:.3} % of pixels differ", off * 100.0);
        }
    }
}

/// What the test above would find if columns were cut elsewhere than where points are drawn.
#[test]
fn a_picture_cut_elsewhere_is_noticed() {
    let (width, height) = (560, 200);
    let values = made_up(1, 60_000, false);
    let across = Across::new(0.0, 59_999.0, width).unwrap();
    let y = |value: f32| (100.0 - value / 50.0) as i32;
    let all = values.iter().enumerate().map(|(i, &value)| (across.column(i as f64) as i32, y(value)));
    let thinned = values
        .chunks(values.len() / 200)
        .enumerate()
        .map(|(i, chunk)| (i as i32 * width as i32 / 200, y(chunk[0])));
    let off = Raster::line(width, height, all).off(&Raster::line(width, height, thinned), 64);
    assert!(off > 0.001, "{off}");
}
