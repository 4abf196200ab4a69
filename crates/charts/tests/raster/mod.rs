//! A bitmap of grey levels on which a line of two pixels is drawn, its edges smooth.

/// See the module.
pub struct Raster {
    width: usize,
    levels: Vec<u8>,
}

impl Raster {
    /// A line through points.
    pub fn line(width: usize, height: usize, points: impl Iterator<Item = (i32, i32)>) -> Self {
        let mut raster = Self { width, levels: vec![0; width * height] };
        let mut before = None;
        for point in points {
            if before.is_some_and(|before| before != point) {
                raster.piece(before.unwrap(), point);
            }
            before = Some(point);
        }
        raster
    }

    fn piece(&mut self, a: (i32, i32), b: (i32, i32)) {
        let height = (self.levels.len() / self.width) as i32;
        let (ax, ay, dx, dy) = (f64::from(a.0), f64::from(a.1), f64::from(b.0 - a.0), f64::from(b.1 - a.1));
        let square = dx * dx + dy * dy;
        for y in (a.1.min(b.1) - 2).max(0)..=(a.1.max(b.1) + 2).min(height - 1) {
            for x in (a.0.min(b.0) - 2).max(0)..=(a.0.max(b.0) + 2).min(self.width as i32 - 1) {
                let (px, py) = (f64::from(x) - ax, f64::from(y) - ay);
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
