//! The shape of one petal, and how a curve is put on a grid of whole pixels without trembling.

use std::f64::consts::{FRAC_PI_2, PI};

/// Scores are in standard deviations of the population; these two are the centre and the rim of the picture.
const LOWEST: f64 = -2.0;
const HIGHEST: f64 = 2.2;
/// The shortest petal is still a bud.
const BUD: f64 = 0.06;
/// How blunt a petal is: 1 is a narrow leaf, towards 0 it becomes a slice of cake.
const BLUNTNESS: f64 = 0.52;

/// The share of the rim's radius, [`BUD`] to 1, that a score reaches. What is not a number is a bud.
pub(crate) fn reach_of(score: f64) -> f64 {
    let share = (score - LOWEST) / (HIGHEST - LOWEST);
    if share.is_nan() { BUD } else { share.clamp(BUD, 1.0) }
}

/// Where the petal `index` of `count` points: radians clockwise from three o'clock, the first one upwards.
pub(crate) fn direction(index: usize, count: usize) -> f64 {
    index as f64 / count.max(1) as f64 * 2.0 * PI - FRAC_PI_2
}

/// Half the angle a petal takes, radians: nearly its share of the circle, never broader than a fifth of it.
pub(crate) fn half_angle(count: usize) -> f64 {
    (PI / count.max(1) as f64).min(PI / 5.0) * 0.96
}

/// One petal's outline around the origin, from the centre over the tip back to the centre, in the unit of `length`.
///
/// In polar form the radius is length · cos(π/2 · u)^[`BLUNTNESS`] for u from −1 to 1 across the petal: outlines of
/// different lengths in one direction never cross, so a band between two of them is well formed.
pub(crate) fn outline(direction: f64, half_angle: f64, length: f64, samples: usize) -> Vec<(f64, f64)> {
    let samples = samples.max(8);
    let point = |index: usize| {
        // Denser towards the centre, where the radius changes fastest.
        let across = ((index as f64 / samples as f64 * 2.0 - 1.0) * FRAC_PI_2).sin();
        let radius = length * (across * FRAC_PI_2).cos().max(0.0).powf(BLUNTNESS);
        let angle = direction + across * half_angle;
        (radius * angle.cos(), radius * angle.sin())
    };
    (0..=samples).map(point).collect()
}

/// Puts a finely sampled curve on whole device pixels. Rounding every sample would make the outline tremble by half a
/// pixel; so of every few pixels of length only the sample that lies nearest to a whole pixel becomes a vertex.
pub(crate) fn to_grid(points: &[(f64, f64)], centre: (f64, f64), scale: f64) -> Vec<(i32, i32)> {
    let paced = points.iter().zip(points.iter().skip(1));
    let length: f64 = paced.map(|(a, b)| (b.0 - a.0).hypot(b.1 - a.1) * scale).sum();
    // Small petals turn within few pixels and need their vertices closer together.
    let longest = (5.0 * scale.powf(0.6)).min(length / 28.0);
    let shortest = longest * 0.45;
    let mut vertices: Vec<(i32, i32)> = Vec::new();
    let mut best: Option<(f64, (i32, i32))> = None;
    let mut travelled = 0.0;
    let mut before: Option<(f64, f64)> = None;
    for &(x, y) in points {
        let exact = ((centre.0 + x) * scale, (centre.1 + y) * scale);
        let whole = (exact.0.round() as i32, exact.1.round() as i32);
        let Some(last) = before.replace(exact) else {
            vertices.push(whole);
            continue;
        };
        travelled += (exact.0 - last.0).hypot(exact.1 - last.1);
        let error = (exact.0 - exact.0.round()).hypot(exact.1 - exact.1.round());
        if travelled >= shortest && best.is_none_or(|(least, _)| error < least) {
            best = Some((error, whole));
        }
        if travelled >= longest
            && let Some((_, vertex)) = best.take()
        {
            vertices.push(vertex);
            let (dx, dy) = (exact.0 - f64::from(vertex.0), exact.1 - f64::from(vertex.1));
            travelled = dx.hypot(dy);
        }
    }
    if let Some((x, y)) = before {
        vertices.push((x.round() as i32, y.round() as i32));
    }
    vertices
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_reach_from_bud_to_rim() {
        assert_eq!(reach_of(-9.0), BUD);
        assert_eq!(reach_of(9.0), 1.0);
        assert_eq!(reach_of(f64::NAN), BUD);
        assert!((reach_of(0.1) - 0.5).abs() < 1e-9);
    }

    #[test]
    fn an_outline_starts_and_ends_at_the_centre_and_its_tip_is_its_length() {
        let points = outline(0.0, half_angle(10), 50.0, 64);
        let radius = |p: &(f64, f64)| p.0.hypot(p.1);
        assert!(radius(&points[0]) < 1e-6 && radius(&points[64]) < 1e-6);
        let tip = points.iter().map(radius).fold(0.0, f64::max);
        assert!((tip - 50.0).abs() < 1e-9, "{tip}");
        assert!(points.iter().all(|p| p.1.atan2(p.0).abs() <= half_angle(10) + 1e-9 || radius(p) < 1e-6));
    }

    #[test]
    fn on_the_grid_a_curve_stays_within_two_thirds_of_a_pixel() {
        let exact = outline(0.7, half_angle(10), 90.0, 512);
        for scale in [1.0, 2.0, 4.0] {
            let grid = to_grid(&exact, (100.0, 100.0), scale);
            assert!(grid.len() > 20 && grid.len() < 200, "{}", grid.len());
            let far = |v: &(i32, i32)| {
                let distance = |p: &(f64, f64)| {
                    ((p.0 + 100.0) * scale - f64::from(v.0)).hypot((p.1 + 100.0) * scale - f64::from(v.1))
                };
                exact.iter().map(distance).fold(f64::MAX, f64::min)
            };
            assert!(grid.iter().map(far).fold(0.0, f64::max) < 0.75, "scale {scale}");
        }
        assert!(to_grid(&[], (0.0, 0.0), 1.0).is_empty());
    }
}
