//! A dense symmetric matrix of any size: some hundred parameters, no more, so plain loops will do.

use domain::math::sqrt;

/// A square matrix, row by row.
#[derive(Debug, Clone)]
pub struct Dense {
    n: usize,
    cells: Vec<f64>,
}

impl Dense {
    /// All zero.
    pub fn zero(n: usize) -> Self {
        Self { n, cells: vec![0.0; n * n] }
    }

    /// Cell by cell.
    pub fn from_fn(n: usize, cell: impl Fn(usize, usize) -> f64) -> Self {
        Self { n, cells: (0..n * n).map(|k| cell(k / n, k % n)).collect() }
    }

    /// Rows and columns.
    pub fn size(&self) -> usize {
        self.n
    }

    /// The cell, 0 outside.
    pub fn at(&self, row: usize, column: usize) -> f64 {
        self.row(row).get(column).copied().unwrap_or(0.0)
    }

    /// Adds to a cell.
    pub fn add(&mut self, row: usize, column: usize, value: f64) {
        if let Some(cell) = self.row_mut(row).get_mut(column) {
            *cell += value;
        }
    }

    /// A row.
    pub fn row(&self, row: usize) -> &[f64] {
        self.cells.get(row * self.n..(row + 1) * self.n).unwrap_or_default()
    }

    /// A row, to be changed.
    pub fn row_mut(&mut self, row: usize) -> &mut [f64] {
        self.cells.get_mut(row * self.n..(row + 1) * self.n).unwrap_or_default()
    }

    /// Adds `weight · u uᵀ`.
    pub fn add_outer(&mut self, weight: f64, u: &[f64]) {
        for (row, x) in self.cells.chunks_exact_mut(self.n.max(1)).zip(u).filter(|(_, x)| **x != 0.0) {
            row.iter_mut().zip(u).for_each(|(cell, y)| *cell += weight * x * y);
        }
    }

    /// Adds another of the same size, cell by cell.
    pub fn add_all(&mut self, other: &Self) {
        self.cells.iter_mut().zip(&other.cells).for_each(|(cell, more)| *cell += more);
    }

    /// xᵀ A x.
    pub fn square(&self, x: &[f64]) -> f64 {
        self.cells.chunks_exact(self.n.max(1)).zip(x).map(|(row, x1)| x1 * dot(row, x)).sum()
    }

    /// Lower triangular L with L Lᵀ = self, if self is positive definite.
    pub fn root(&self) -> Option<Self> {
        let mut lower = Self::zero(self.n);
        for i in 0..self.n {
            for j in 0..=i {
                let (one, other) = (lower.row(i).get(..j)?, lower.row(j).get(..j)?);
                let rest = self.at(i, j) - dot(one, other);
                let value = if i == j {
                    if !rest.is_finite() || rest <= 1e-12 {
                        return None;
                    }
                    sqrt(rest)
                } else {
                    rest / lower.at(j, j)
                };
                *lower.row_mut(i).get_mut(j)? = value;
            }
        }
        Some(lower)
    }

    /// Solves L Lᵀ x = b, self being L.
    pub fn solve(&self, b: &[f64]) -> Vec<f64> {
        let mut y: Vec<f64> = Vec::with_capacity(self.n);
        for (i, b) in b.iter().enumerate() {
            let known = dot(self.row(i), &y);
            y.push((b - known) / self.at(i, i));
        }
        for i in (0..self.n).rev() {
            let value = y.get(i).copied().unwrap_or(0.0) / self.at(i, i);
            y.iter_mut().zip(self.row(i)).take(i).for_each(|(y, l)| *y -= l * value);
            if let Some(cell) = y.get_mut(i) {
                *cell = value;
            }
        }
        y
    }

    /// The inverse of L Lᵀ, self being L.
    pub fn inverse(&self) -> Self {
        let mut inverse = Self::zero(self.n);
        for j in 0..self.n {
            let unit: Vec<f64> = (0..self.n).map(|i| f64::from(u8::from(i == j))).collect();
            let column = self.solve(&unit);
            inverse.row_mut(j).copy_from_slice(&column);
        }
        inverse
    }

    /// L z, self being L.
    pub fn times(&self, z: &[f64]) -> Vec<f64> {
        self.cells.chunks_exact(self.n.max(1)).map(|row| dot(row, z)).collect()
    }
}

/// The inner product, as far as both reach.
pub fn dot(x: &[f64], y: &[f64]) -> f64 {
    x.iter().zip(y).map(|(x, y)| x * y).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_root_solves_and_inverts() {
        let matrix = Dense::from_fn(5, |i, j| if i == j { 3.0 } else { 1.0 / (1.0 + (i + j) as f64) });
        let root = matrix.root().unwrap();
        let inverse = root.inverse();
        for j in 0..5 {
            let column: Vec<f64> = (0..5).map(|i| inverse.at(i, j)).collect();
            for (i, value) in matrix.times(&column).into_iter().enumerate() {
                assert!((value - f64::from(u8::from(i == j))).abs() < 1e-12, "{i} {j}: {value}");
            }
        }
        assert!(Dense::from_fn(2, |_, _| 1.0).root().is_none());
    }
}
