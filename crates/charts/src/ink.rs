//! A dense line as what is seen of it. Stroking a zigzag of thousands of points costs a software canvas twenty times as
//! much as filling the strip that it covers, and both give the same pixels.

/// Device points.
type Points = Vec<(i32, i32)>;

/// Fewer neighbouring columns than this are stroked: a strip would save nothing.
const SHORTEST: usize = 12;
/// Two neighbours that cover fewer pixels together are no zigzag: a stroke is as quick there, and smoother.
const ROUGH: i32 = 6;

/// How much of its outermost pixels a round end covers, between the four fifths at a corner and all on a plateau.
pub(crate) const ROUND: f64 = 0.84;

/// A piece of what is seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Ink {
    /// A line to stroke.
    Stroke(Points),
    /// A strip to fill, its edges on whole pixels.
    Fill(Points),
    /// The same, one pixel more above and below: there the round ends of a stroke leave a little of each pixel free.
    Edge(Points),
}

/// What is covered of a column, and where the line enters and leaves it.
#[derive(Debug, Clone, Copy)]
struct Covered {
    x: i32,
    top: i32,
    bottom: i32,
    first: i32,
    last: i32,
    /// Where its points begin.
    start: usize,
    count: usize,
}

fn columns(line: &[(i32, i32)]) -> Vec<Covered> {
    let mut columns: Vec<Covered> = Vec::with_capacity(line.len() / 2);
    for (start, &(x, y)) in line.iter().enumerate() {
        match columns.last_mut() {
            Some(open) if open.x == x => {
                (open.top, open.bottom, open.last) = (open.top.min(y), open.bottom.max(y), y);
                open.count += 1;
            }
            _ => columns.push(Covered { x, top: y, bottom: y, first: y, last: y, start, count: 1 }),
        }
    }
    columns
}

/// A way from one column to the next leaves the strip's edge ragged where it reaches so many pixels beyond what either
/// covers.
const STEEP: i32 = 3;

/// The way from one column to the next, where it can be seen beside them: from its upper end round to it again.
fn way(a: &Covered, b: &Covered, half: i32) -> Option<Points> {
    let beyond = |y: i32, other: &Covered| (other.top - y).max(y - other.bottom);
    let seen = beyond(a.last, b).max(beyond(b.first, a)) > STEEP;
    let (from, to) = ((a.x, a.last), (b.x, b.first));
    let (upper, lower) = if from.1 < to.1 { (from, to) } else { (to, from) };
    let corner = |end: (i32, i32), beside: i32| (end.0 + beside, end.1);
    let round = [corner(upper, -half), corner(upper, half), corner(lower, half), corner(lower, -half)];
    seen.then(|| round.into_iter().chain([corner(upper, -half)]).collect())
}

/// All ways of a strip as one outline, since each outline costs a call: from one to the next and, after the last, back
/// by the same points, so that what leads from one to another has no area.
fn ways(strip: &[Covered], half: i32) -> Option<Ink> {
    let pairs = strip.iter().zip(strip.iter().skip(1));
    let ways: Vec<Points> = pairs.filter_map(|(a, b)| way(a, b, half)).collect();
    let back: Points = ways.iter().rev().filter_map(|way| way.first().copied()).collect();
    (!ways.is_empty()).then(|| Ink::Fill(ways.into_iter().flatten().chain(back).collect()))
}

/// Whether two columns stand side by side in a zigzag.
fn meet(a: &Covered, b: &Covered) -> bool {
    b.x == a.x + 1 && a.bottom - a.top + b.bottom - b.top >= ROUGH
}

/// What is seen of a line through device points in order of their columns, so many device pixels wide.
pub(crate) fn ink(line: &[(i32, i32)], width: i32) -> Vec<Ink> {
    // A hair covers half of two pixel columns; dense, both halves are filled by its neighbours.
    let (half, hair) = ((width / 2).max(1), width < 2);
    let columns = columns(line);
    // Where a column holds one point only there is no zigzag.
    if line.len() < columns.len() * 2 {
        return vec![Ink::Stroke(line.to_vec())];
    }
    let mut pieces = Vec::new();
    // Columns that are still to be stroked begin here.
    let mut waiting = 0;
    let mut at = 0;
    while at < columns.len() {
        let strip = columns.get(at..).unwrap_or_default();
        let pairs = strip.iter().zip(strip.iter().skip(1));
        let length = 1 + pairs.take_while(|(a, b)| meet(a, b)).count();
        if length >= SHORTEST {
            let end = at + length;
            stroke(line, &columns, (waiting, at), &mut pieces);
            let strip = strip.get(..length).unwrap_or_default();
            if !hair {
                pieces.push(Ink::Edge(outline(strip, half, half)));
            }
            pieces.push(Ink::Fill(outline(strip, half, half - 1)));
            pieces.extend(ways(strip, half).filter(|_| !hair));
            waiting = end;
        }
        at += length;
    }
    stroke(line, &columns, (waiting, columns.len()), &mut pieces);
    pieces
}

/// Strokes the columns from the first to before the second, and the ways to their neighbours on both sides.
fn stroke(line: &[(i32, i32)], columns: &[Covered], (from, to): (usize, usize), pieces: &mut Vec<Ink>) {
    let before =
        from.checked_sub(1).and_then(|before| columns.get(before)).map(|column| (column.x, column.last));
    let start = columns.get(from).map_or(line.len(), |column| column.start);
    let end = columns.get(to).map_or(line.len(), |column| column.start);
    let after = line.get(end).copied();
    let between = line.get(start..end).unwrap_or_default().iter().copied();
    let points: Points = before.into_iter().chain(between).chain(after).collect();
    if points.len() > 1 {
        pieces.push(Ink::Stroke(points));
    }
}

/// The outline of a strip of neighbouring columns: a pixel is covered from the highest to the lowest that any column
/// within half the pen's width covers, and `ends` pixels more.
fn outline(strip: &[Covered], half: i32, ends: i32) -> Points {
    let reach = usize::try_from(half).unwrap_or(1);
    let first = strip.first().map_or(0, |column| column.x);
    // Pixel columns from `half` before the first column on.
    let pixels = strip.len() + 2 * reach - 1;
    let covered = |pixel: usize| {
        let from = pixel.saturating_sub(2 * reach - 1);
        let seen = strip.get(from..(pixel + 1).min(strip.len())).unwrap_or_default();
        let top = seen.iter().map(|column| column.top).min().unwrap_or_default() - ends;
        (top, seen.iter().map(|column| column.bottom).max().unwrap_or_default() + ends)
    };
    let left = |pixel: usize| first - half + i32::try_from(pixel).unwrap_or(0);
    let (mut upper, mut lower): (Points, Points) = (Vec::new(), Vec::new());
    for pixel in 0..pixels {
        let (top, bottom) = covered(pixel);
        let (x, next) = (left(pixel), left(pixel) + 1);
        step(&mut upper, x, next, top);
        step(&mut lower, x, next, bottom);
    }
    upper.extend(lower.into_iter().rev());
    upper
}

/// Goes on at a height from one edge of a pixel to the other; where the height stays the same, by the same line.
fn step(edge: &mut Points, x: i32, next: i32, y: i32) {
    match edge.last_mut() {
        Some(last) if last.1 == y => last.0 = next,
        _ => edge.extend([(x, y), (next, y)]),
    }
}

#[cfg(test)]
#[path = "../tests/raster/mod.rs"]
mod raster;

#[cfg(test)]
mod tests {
    use super::*;

    /// The strip and the stroke cover the same pixels, for lines that are rough, smooth and full of bursts.
    #[test]
    fn what_is_seen_equals_the_stroke() {
        let (width, height) = (300, 160);
        for (seed, points, rough, bursts) in [
            (1, 9, 40, 997),
            (2, 40, 40, 997),
            (3, 9, 90, 31),
            (4, 3, 12, 997),
            (5, 12, 6, 50),
            (6, 10, 1, 997),
            (7, 12, 3, 200),
        ] {
            let mut state: u64 = seed;
            let mut dice = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (state >> 33) as i32
            };
            let mut line: Points = Vec::new();
            for index in 0..(width as i32 - 20) * points {
                let burst = if dice() % bursts == 0 { -30 } else { 0 };
                let wave = (f64::from(index) / f64::from(points) / 30.0).sin() * 20.0;
                line.push((10 + index / points, 90 + wave as i32 + burst - dice() % rough));
            }
            let mut seen = raster::Raster::new(width, height);
            for piece in ink(&line, 2) {
                match piece {
                    Ink::Stroke(points) => seen.stroke(points.into_iter()),
                    Ink::Fill(outline) => seen.fill(&outline, 1.0),
                    Ink::Edge(outline) => seen.fill(&outline, ROUND),
                }
            }
            let stroke = raster::Raster::line(width, height, line.iter().copied());
            let off = stroke.off(&seen, 64);
            assert!(off <= 0.001, "seed {seed}: {:.3} % of pixels differ", off * 100.0);
            assert!(raster::Raster::new(width, height).off(&seen, 64) > 0.005, "something is drawn");
        }
    }

    fn zigzag(columns: i32) -> Points {
        (0..columns).flat_map(|x| [(x, 10), (x, 4), (x, 20), (x, 12)]).collect()
    }

    #[test]
    fn a_dense_line_is_a_strip_and_a_sparse_one_a_line() {
        let strip = ink(&zigzag(100), 2);
        let edge = Ink::Edge(vec![(-1, 3), (100, 3), (100, 21), (-1, 21)]);
        assert_eq!(strip, [edge, Ink::Fill(vec![(-1, 4), (100, 4), (100, 20), (-1, 20)])]);
        let sparse: Points = (0..100).map(|x| (x, x % 7)).collect();
        assert_eq!(ink(&sparse, 2), [Ink::Stroke(sparse.clone())]);
        assert_eq!(ink(&zigzag(100), 1), strip[1..], "a hair has no round ends");
        assert_eq!(ink(&zigzag(5), 2).len(), 1, "a short one is stroked");
        assert!(ink(&[], 2).is_empty());
    }

    #[test]
    fn a_steep_way_out_of_a_column_is_seen_beside_it() {
        let mut line = zigzag(100);
        line[203] = (50, -300);
        let ways: Vec<_> = ink(&line, 2).into_iter().skip(2).collect();
        let round = [(49, -300), (51, -300), (52, 10), (50, 10), (49, -300)];
        assert_eq!(ways, [Ink::Fill(round.into_iter().chain([(49, -300)]).collect())]);
    }

    #[test]
    fn strips_are_joined_by_lines() {
        let mut line = zigzag(40);
        line.push((60, 90));
        line.extend(zigzag(40).into_iter().map(|(x, y)| (x + 80, y)));
        let pieces = ink(&line, 2);
        assert_eq!(pieces.len(), 5);
        assert_eq!(pieces[2], Ink::Stroke(vec![(39, 12), (60, 90), (80, 10)]));
    }
}
