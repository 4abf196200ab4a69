//! What a pyramid is made of: values that can be compared, gaps among them, and how extremes are found.

/// A value that a pyramid can hold.
pub trait Sample: Copy + PartialOrd {
    /// Nothing is higher.
    const HIGHEST: Self;
    /// Nothing is lower.
    const LOWEST: Self;
    /// No value: the line has a gap here. It is neither lower nor higher than any value.
    fn is_gap(self) -> bool;
    /// The same as a float.
    fn float(self) -> f64;
}

impl Sample for f32 {
    const HIGHEST: Self = Self::INFINITY;
    const LOWEST: Self = Self::NEG_INFINITY;

    fn is_gap(self) -> bool {
        self.is_nan()
    }

    fn float(self) -> f64 {
        f64::from(self)
    }
}

impl Sample for u32 {
    const HIGHEST: Self = Self::MAX;
    const LOWEST: Self = Self::MIN;

    fn is_gap(self) -> bool {
        false
    }

    fn float(self) -> f64 {
        f64::from(self)
    }
}

/// The extremes of nothing.
pub(super) fn nothing<T: Sample>() -> (T, T) {
    (T::HIGHEST, T::LOWEST)
}

/// The extremes of what was found and of further values; a gap is neither lower nor higher.
pub(super) fn take<T: Sample>((mut low, mut high): (T, T), values: &[T]) -> (T, T) {
    for &value in values {
        low = if value < low { value } else { low };
        high = if value > high { value } else { high };
    }
    (low, high)
}

/// The extremes of what was found and of further buckets.
pub(super) fn join<T: Sample>((mut low, mut high): (T, T), buckets: &[(T, T)]) -> (T, T) {
    for bucket in buckets {
        low = if bucket.0 < low { bucket.0 } else { low };
        high = if bucket.1 > high { bucket.1 } else { high };
    }
    (low, high)
}
