//! A small dense square matrix: what eleven latent dimensions need, and no more.

/// A square matrix, row by row.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Matrix {
    n: usize,
    cells: Vec<f64>,
}

impl Matrix {
    pub(super) fn zero(n: usize) -> Self {
        Self { n, cells: vec![0.0; n * n] }
    }

    pub(super) fn from_fn(n: usize, cell: impl Fn(usize, usize) -> f64) -> Self {
        Self { n, cells: (0..n * n).map(|k| cell(k / n, k % n)).collect() }
    }

    /// The cell, 0 outside.
    pub(super) fn at(&self, row: usize, column: usize) -> f64 {
        self.cells.get(row * self.n + column).copied().unwrap_or(0.0)
    }

    pub(super) fn add(&mut self, row: usize, column: usize, value: f64) {
        if let Some(cell) = self.cells.get_mut(row * self.n + column) {
            *cell += value;
        }
    }

    /// Adds `weight · u vᵀ`.
    pub(super) fn add_outer(&mut self, weight: f64, u: &[f64], v: &[f64]) {
        for (i, x) in u.iter().enumerate().filter(|(_, x)| **x != 0.0) {
            for (j, y) in v.iter().enumerate() {
                self.add(i, j, weight * x * y);
            }
        }
    }

    /// The matrix times a vector.
    pub(super) fn times(&self, x: &[f64]) -> Vec<f64> {
        (0..self.n).map(|i| x.iter().enumerate().map(|(j, x)| self.at(i, j) * x).sum()).collect()
    }

    /// Lower triangular L with L Lᵀ = self, if self is positive definite.
    pub(super) fn cholesky(&self) -> Option<Self> {
        let mut lower = Self::zero(self.n);
        for i in 0..self.n {
            for j in 0..=i {
                let known: f64 = (0..j).map(|k| lower.at(i, k) * lower.at(j, k)).sum();
                let rest = self.at(i, j) - known;
                if i == j {
                    if !rest.is_finite() || rest <= 1e-12 {
                        return None;
                    }
                    lower.add(i, i, crate::math::sqrt(rest));
                } else {
                    lower.add(i, j, rest / lower.at(j, j));
                }
            }
        }
        Some(lower)
    }

    /// Solves L Lᵀ x = b, self being L.
    pub(super) fn solve_cholesky(&self, b: &[f64]) -> Vec<f64> {
        let mut y: Vec<f64> = Vec::with_capacity(self.n);
        for (i, b) in b.iter().enumerate() {
            let known: f64 = y.iter().enumerate().map(|(k, y)| self.at(i, k) * y).sum();
            y.push((b - known) / self.at(i, i));
        }
        let mut x = y;
        for i in (0..self.n).rev() {
            let known: f64 = x.iter().enumerate().skip(i + 1).map(|(k, x)| self.at(k, i) * x).sum();
            if let Some(cell) = x.get_mut(i) {
                *cell = (*cell - known) / self.at(i, i);
            }
        }
        x
    }

    /// The inverse of L Lᵀ, self being L.
    pub(super) fn inverse_cholesky(&self) -> Self {
        let columns: Vec<Vec<f64>> = (0..self.n)
            .map(|j| {
                let unit: Vec<f64> = (0..self.n).map(|i| if i == j { 1.0 } else { 0.0 }).collect();
                self.solve_cholesky(&unit)
            })
            .collect();
        Self::from_fn(self.n, |i, j| columns.get(j).and_then(|column| column.get(i)).copied().unwrap_or(0.0))
    }
}

/// The inner product.
pub(super) fn dot(x: &[f64], y: &[f64]) -> f64 {
    x.iter().zip(y).map(|(x, y)| x * y).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inverse_undoes_its_matrix() {
        let matrix = Matrix::from_fn(4, |i, j| if i == j { 2.0 } else { 0.3 });
        let inverse = matrix.cholesky().unwrap().inverse_cholesky();
        for j in 0..4 {
            let column: Vec<f64> = (0..4).map(|i| inverse.at(i, j)).collect();
            for (i, x) in matrix.times(&column).into_iter().enumerate() {
                assert!((x - f64::from(u8::from(i == j))).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn what_is_not_positive_definite_has_no_root() {
        assert!(Matrix::from_fn(2, |_, _| 1.0).cholesky().is_none());
        assert!(Matrix::from_fn(1, |_, _| f64::NAN).cholesky().is_none());
    }
}
