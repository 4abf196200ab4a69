//! Broken lines. Backends draw solid ones only.

/// A dash and the gap after it, CSS pixels.
pub(crate) const DASH: (f64, f64) = (7.0, 5.0);
/// A line so many times longer than it is wide is broken by its width: its zigzag would make thousands of dashes.
const ZIGZAG: f64 = 5.0;

/// The dashes of a line through device points; `on` and `off` in device pixels.
pub(crate) fn dashes(line: &[(i32, i32)], on: f64, off: f64) -> Vec<Vec<(i32, i32)>> {
    let pairs = || line.iter().zip(line.iter().skip(1));
    let long: f64 = pairs().map(|(a, b)| f64::from(b.0 - a.0).hypot(f64::from(b.1 - a.1))).sum();
    let wide: f64 = pairs().map(|(a, b)| f64::from((b.0 - a.0).abs())).sum();
    let by_width = long > wide * ZIGZAG && wide > on + off;
    let (on, period) = (on.max(1.0), (on + off).max(2.0));
    let mut dashes: Vec<Vec<(i32, i32)>> = Vec::new();
    let (mut gone, mut drawing) = (0.0, false);
    for (&a, &b) in pairs() {
        let (dx, dy) = (f64::from(b.0 - a.0), f64::from(b.1 - a.1));
        let length = if by_width { dx.abs() } else { dx.hypot(dy) };
        let point = |at: f64| {
            let share = if length > 0.0 { at / length } else { 1.0 };
            (a.0 + (dx * share).round() as i32, a.1 + (dy * share).round() as i32)
        };
        let mut at = 0.0;
        loop {
            let within = gone % period;
            let inside = within < on;
            if inside && !drawing {
                dashes.push(vec![point(at)]);
            }
            drawing = inside;
            // To the end of this dash or gap, or of this piece.
            let left = if inside { on - within } else { period - within };
            let step = left.min(length - at);
            (at, gone) = (at + step, gone + step);
            if inside && let Some(dash) = dashes.last_mut() {
                dash.push(point(at));
            }
            if at >= length - 1e-9 {
                break;
            }
            if step <= 1e-9 {
                // Rounding left a hair of the dash: step over it.
                gone += 1e-6;
            }
        }
    }
    dashes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_straight_line_is_broken_evenly() {
        let found = dashes(&[(0, 0), (100, 0)], 10.0, 10.0);
        assert_eq!(found.len(), 5);
        assert_eq!((found[0][0], *found[0].last().unwrap()), ((0, 0), (10, 0)));
        assert_eq!((found[4][0], *found[4].last().unwrap()), ((80, 0), (90, 0)));
    }

    #[test]
    fn dashes_go_round_corners() {
        let found = dashes(&[(0, 0), (5, 0), (5, 50)], 10.0, 10.0);
        assert_eq!(found[0], [(0, 0), (5, 0), (5, 5)]);
    }

    #[test]
    fn a_zigzag_has_as_many_dashes_as_its_width_holds() {
        let line: Vec<_> = (0..1_000).flat_map(|x| [(x, 0), (x, 400)]).collect();
        let found = dashes(&line, 7.0, 5.0);
        assert!((80..=90).contains(&found.len()), "{}", found.len());
    }

    #[test]
    fn nothing_and_a_point_are_no_line() {
        assert!(dashes(&[], 7.0, 5.0).is_empty());
        assert!(dashes(&[(3, 4)], 7.0, 5.0).is_empty());
        assert!(dashes(&[(3, 4), (3, 4)], 7.0, 5.0).len() <= 1);
    }
}
