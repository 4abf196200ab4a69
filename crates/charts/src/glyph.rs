//! Emblems: SVG path data as lines that any backend can draw.

use std::f64::consts::PI;

use crate::ChartError;
use crate::pen::Pen;
use plotters::backend::DrawingBackend;
use plotters::style::RGBAColor;

/// The grid on which emblems are drawn, units along an edge.
const GRID: f64 = 24.0;
/// Straight pieces of a curve.
const PIECES: usize = 14;

/// One stroke of an emblem on a grid of 24 units.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stroke {
    /// The points it goes through; a single one is a dot.
    pub points: Vec<(f64, f64)>,
    /// Its width in units of the grid.
    pub width: f64,
}

/// The strokes of SVG path data: lines, cubic curves and arcs of circles. What comes after something else is left out.
pub fn strokes(path: &str, width: f64) -> Vec<Stroke> {
    let mut walk = Walk::default();
    for (command, numbers) in commands(path) {
        let (close, size) = (matches!(command, 'Z' | 'z'), arity(command));
        if close {
            walk.line_to(walk.start);
            continue;
        }
        let Some(size) = size else { break };
        for (turn, part) in numbers.chunks_exact(size).enumerate() {
            walk.step(command, part, turn > 0);
        }
    }
    let drawn = walk.lines.into_iter().filter(|points| !points.is_empty());
    drawn.map(|points| Stroke { points, width }).collect()
}

/// How many numbers a command takes.
fn arity(command: char) -> Option<usize> {
    match command.to_ascii_uppercase() {
        'H' | 'V' => Some(1),
        'M' | 'L' => Some(2),
        'S' => Some(4),
        'C' => Some(6),
        'A' => Some(7),
        _ => None,
    }
}

/// The letters of path data with the numbers that follow each.
fn commands(path: &str) -> Vec<(char, Vec<f64>)> {
    let mut found: Vec<(char, Vec<f64>)> = Vec::new();
    let mut number = String::new();
    for character in path.chars().chain([' ']) {
        let goes_on = character.is_ascii_digit() || (character == '.' && !number.contains('.'));
        if !goes_on {
            if let (Ok(value), Some((_, numbers))) = (number.parse(), found.last_mut()) {
                numbers.push(value);
            }
            number.clear();
        }
        match character {
            '0'..='9' | '.' | '-' => number.push(character),
            letter if letter.is_ascii_alphabetic() => found.push((letter, Vec::new())),
            _ => (),
        }
    }
    found
}

/// A pen on its way along path data.
#[derive(Default)]
struct Walk {
    lines: Vec<Vec<(f64, f64)>>,
    at: (f64, f64),
    start: (f64, f64),
    /// The last curve's second handle, which a smooth curve mirrors.
    handle: Option<(f64, f64)>,
}

impl Walk {
    fn line_to(&mut self, to: (f64, f64)) {
        if let Some(line) = self.lines.last_mut() {
            line.push(to);
        }
        self.at = to;
    }

    /// One command with its numbers; `again` where it is repeated without its letter.
    fn step(&mut self, command: char, numbers: &[f64], again: bool) {
        let from = self.at;
        let base = if command.is_ascii_lowercase() { from } else { (0.0, 0.0) };
        let number = |place: usize| numbers.get(place).copied().unwrap_or_default();
        let point = |place: usize| (base.0 + number(place), base.1 + number(place + 1));
        let handle = self.handle.take();
        match command.to_ascii_uppercase() {
            'M' if !again => {
                (self.at, self.start) = (point(0), point(0));
                self.lines.push(vec![point(0)]);
            }
            'M' | 'L' => self.line_to(point(0)),
            'H' => self.line_to((base.0 + number(0), from.1)),
            'V' => self.line_to((from.0, base.1 + number(0))),
            'C' => self.curve(point(0), point(2), point(4)),
            'S' => {
                let first = handle.map_or(from, |(x, y)| (2.0 * from.0 - x, 2.0 * from.1 - y));
                self.curve(first, point(0), point(2));
            }
            _ => self.arc(number(0), number(3) != 0.0, number(4) != 0.0, point(5)),
        }
    }

    fn curve(&mut self, first: (f64, f64), second: (f64, f64), to: (f64, f64)) {
        let from = self.at;
        for piece in 1..=PIECES {
            let t = piece as f64 / PIECES as f64;
            let s = 1.0 - t;
            let mix = |a: f64, b: f64, c: f64, d: f64| {
                s * s * s * a + 3.0 * s * s * t * b + 3.0 * s * t * t * c + t * t * t * d
            };
            self.line_to((mix(from.0, first.0, second.0, to.0), mix(from.1, first.1, second.1, to.1)));
        }
        self.handle = Some(second);
    }

    /// An arc of a circle; one too small for its ends is as large as it must be.
    fn arc(&mut self, radius: f64, large: bool, sweep: bool, to: (f64, f64)) {
        let from = self.at;
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let half = dx.hypot(dy) / 2.0;
        if half <= 0.0 {
            return;
        }
        let radius = radius.abs().max(half);
        // The centre lies beside the middle between the ends, on the side that the two flags tell.
        let side = if large == sweep { -1.0 } else { 1.0 };
        let beside = side * (radius * radius - half * half).max(0.0).sqrt() / (2.0 * half);
        let centre = ((from.0 + to.0) / 2.0 - dy * beside, (from.1 + to.1) / 2.0 + dx * beside);
        let angle = |(x, y): (f64, f64)| (y - centre.1).atan2(x - centre.0);
        let (begin, turn) = (angle(from), (angle(to) - angle(from)).rem_euclid(2.0 * PI));
        let turn = if sweep { turn } else { turn - 2.0 * PI };
        for piece in 1..=2 * PIECES {
            let now = begin + turn * piece as f64 / (2 * PIECES) as f64;
            self.line_to((centre.0 + radius * now.cos(), centre.1 + radius * now.sin()));
        }
    }
}

/// Draws an emblem around a point, `size` CSS pixels along its edge. It is never mirrored.
pub(crate) fn draw_glyph<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    glyph: &[Stroke],
    (x, y): (f64, f64),
    size: f64,
    colour: RGBAColor,
) -> Result<(), ChartError> {
    let unit = size / GRID;
    let across = if pen.theme.rtl { -unit } else { unit };
    for Stroke { points, width } in glyph {
        let place = |&(a, b): &(f64, f64)| (x + (a - GRID / 2.0) * across, y + (b - GRID / 2.0) * unit);
        let points: Vec<_> = points.iter().map(place).collect();
        let spread = points.iter().zip(points.iter().skip(1)).any(|(a, b)| a != b);
        match points.first() {
            Some(&dot) if !spread => pen.disc(dot, width * unit / 2.0, colour)?,
            Some(_) => pen.path(&points, colour, width * unit)?,
            None => (),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: (f64, f64), b: (f64, f64)) -> bool {
        (a.0 - b.0).hypot(a.1 - b.1) < 1e-9
    }

    #[test]
    fn a_rim_is_a_circle() {
        let rim = strokes("M12 22.2a10.2 10.2 0 1 0 0-20.4 10.2 10.2 0 0 0 0 20.4Z", 1.2);
        assert_eq!(rim.len(), 1);
        let far = |&(x, y): &(f64, f64)| ((x - 12.0).hypot(y - 12.0) - 10.2).abs();
        assert!(rim[0].points.iter().map(far).fold(0.0, f64::max) < 1e-9);
        assert!(rim[0].points.iter().any(|&(x, _)| x < 2.0) && rim[0].points.iter().any(|&(x, _)| x > 22.0));
    }

    #[test]
    fn arcs_take_the_side_that_their_flags_tell() {
        // A gap at the upper right: the long way round.
        let open = strokes("M19.2 4.8A10.2 10.2 0 1 0 22.2 12.6", 1.0);
        assert!(open[0].points.iter().any(|&(x, _)| x < 2.5), "{open:?}");
        let short = strokes("M0 0a5 5 0 0 1 5 5", 1.0);
        assert!(short[0].points.iter().all(|&(x, y)| x >= -1e-9 && y <= 5.0 + 1e-9 && x >= y - 1e-9));
    }

    #[test]
    fn curves_lines_and_dots() {
        let wave = strokes("M1.8 12C4.6 4.6 7.6 4.6 10 12s5.2 7.4 7.6 0M12 12h0", 1.0);
        assert_eq!(wave.len(), 2);
        assert!(near(*wave[0].points.last().unwrap(), (17.6, 12.0)));
        assert!(wave[0].points.iter().any(|&(_, y)| y > 17.0), "the smooth half swings the other way");
        assert_eq!(wave[1].points, [(12.0, 12.0), (12.0, 12.0)]);
        let corner = strokes("M1 2h3v-1.5.5l-1-1", 1.0);
        assert_eq!(corner[0].points, [(1.0, 2.0), (4.0, 2.0), (4.0, 0.5), (4.0, 1.0), (3.0, 0.0)]);
    }

    #[test]
    fn nonsense_is_left_out() {
        assert_eq!(strokes("", 1.0), []);
        assert_eq!(strokes("12 12", 1.0), []);
        assert_eq!(strokes("L3 4", 1.0), []);
        assert_eq!(strokes("M1 1 Q2 2 3 3 L9 9", 1.0).len(), 1);
        assert_eq!(strokes("M1 1a0 0 0 0 0 0 0", 1.0)[0].points.len(), 1);
        assert_eq!(strokes("M--..1e4 ☃", 1.0), []);
    }
}
