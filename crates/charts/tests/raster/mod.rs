//! A bitmap of grey levels on which lines of two pixels are drawn and polygons filled, their edges smooth.

#![allow(dead_code, reason = "each test uses its own part")]

/// See the module.
pub struct Raster {
    width: usize,
    levels: Vec<u8>,
}

impl Raster {
    /// Nothing yet.
    pub fn new(width: usize, height: usize) -> Self {
        Self { width, levels: vec![0; width * height] }
    }

    /// A line through points.
    pub fn line(width: usize, height: usize, points: impl Iterator<Item = (i32, i32)>) -> Self {
        let mut raster = Self::new(width, height);
        raster.stroke(points);
        raster
    }

    /// Draws a line through points.
    pub fn stroke(&mut self, points: impl Iterator<Item = (i32, i32)>) {
        let mut before = None;
        for point in points {
            if before.is_some_and(|before| before != point) {
                self.piece(before.unwrap(), point);
            }
            before = Some(point);
        }
    }

    /// Fills a polygon, sixteen rows a pixel.
    pub fn fill(&mut self, points: &[(i32, i32)], alpha: f64) {
        const ROWS: usize = 16;
        let height = self.levels.len() / self.width;
        for y in 0..height {
            let mut covered = vec![0.0; self.width];
            for row in 0..ROWS {
                let at = y as f64 + (row as f64 + 0.5) / ROWS as f64;
                let edges = points.iter().zip(points.iter().cycle().skip(1));
                let mut crossings: Vec<(f64, i32)> = edges
                    .filter(|(a, b)| (f64::from(a.1) <= at) != (f64::from(b.1) <= at))
                    .map(|(a, b)| {
                        let share = (at - f64::from(a.1)) / f64::from(b.1 - a.1);
                        (f64::from(a.0) + f64::from(b.0 - a.0) * share, (b.1 - a.1).signum())
                    })
                    .collect();
                crossings.sort_by(|a, b| a.0.total_cmp(&b.0));
                // What any edge winds around is inside, as on a canvas.
                let mut winding = 0;
                for pair in crossings.windows(2) {
                    winding += pair[0].1;
                    if winding == 0 {
                        continue;
                    }
                    let (from, to) = (pair[0].0, pair[1].0);
                    let first = from.max(0.0) as usize;
                    let end = to.ceil().max(0.0) as usize;
                    for (x, covered) in covered.iter_mut().enumerate().take(end).skip(first) {
                        *covered += (to.min(x as f64 + 1.0) - from.max(x as f64)) / ROWS as f64;
                    }
                }
            }
            for (x, share) in covered.into_iter().enumerate() {
                let level = &mut self.levels[y * self.width + x];
                *level += ((255.0 - f64::from(*level)) * (share * alpha).min(1.0)) as u8;
            }
        }
    }

    fn piece(&mut self, a: (i32, i32), b: (i32, i32)) {
        let height = (self.levels.len() / self.width) as i32;
        let (ax, ay, dx, dy) = (f64::from(a.0), f64::from(a.1), f64::from(b.0 - a.0), f64::from(b.1 - a.1));
        let square = dx * dx + dy * dy;
        for y in (a.1.min(b.1) - 2).max(0)..=(a.1.max(b.1) + 2).min(height - 1) {
            for x in (a.0.min(b.0) - 2).max(0)..=(a.0.max(b.0) + 2).min(self.width as i32 - 1) {
                let (px, py) = (f64::from(x) + 0.5 - ax, f64::from(y) + 0.5 - ay);
                let along = ((px * dx + py * dy) / square).clamp(0.0, 1.0);
                let away = (px - dx * along).hypot(py - dy * along);
                let level = ((1.5 - away).clamp(0.0, 1.0) * 255.0) as u8;
                let pixel = &mut self.levels[y as usize * self.width + x as usize];
                *pixel = (*pixel).max(level);
            }
        }
    }

    /// The share of pixels that differ from another bitmap's by more than so many levels.
    pub fn off(&self, other: &Self, levels: u8) -> f64 {
        let pairs = self.levels.iter().zip(&other.levels);
        pairs.filter(|(a, b)| a.abs_diff(**b) > levels).count() as f64 / self.levels.len() as f64
    }
}
