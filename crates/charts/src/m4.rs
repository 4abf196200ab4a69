//! Down-sampling that does not change the picture: per pixel column the first, lowest, highest and last value (M4,
//! Jugel et al., "M4: A Visualization-Oriented Time Series Data Aggregation", VLDB 2014).

/// The pixel column, 0 to `columns - 1`, of the value at `index` among `count` equally spaced ones. A single value
/// stands in the last column: it is the present.
pub fn column(index: usize, count: usize, columns: usize) -> usize {
    let last = columns.saturating_sub(1);
    if count < 2 {
        return last;
    }
    let index = index.min(count - 1) as u128;
    (index * last as u128 / (count as u128 - 1)) as usize
}

/// The first index that falls into a column: the inverse of [`column`].
fn first_of(column: usize, count: usize, columns: usize) -> usize {
    let last = columns.saturating_sub(1).max(1) as u128;
    (column as u128 * (count as u128 - 1)).div_ceil(last) as usize
}

/// At most four values for each of `columns` pixel columns, as index and value in order of index: every column's
/// first, lowest, highest and last. Without columns there is nothing; with room for all, everything.
pub fn m4(values: &[u64], columns: usize) -> Vec<(usize, u64)> {
    if columns == 0 {
        return Vec::new();
    }
    if values.len() <= columns.saturating_mul(2) {
        return values.iter().copied().enumerate().collect();
    }
    let mut kept = Vec::with_capacity(columns.saturating_mul(4));
    for wanted in 0..columns {
        let start = first_of(wanted, values.len(), columns);
        let end =
            if wanted + 1 == columns { values.len() } else { first_of(wanted + 1, values.len(), columns) };
        keep_four(values.get(start..end).unwrap_or_default(), start, &mut kept);
    }
    kept
}

/// Adds the four of one column, whose first value has the index `start`, each once.
fn keep_four(column: &[u64], start: usize, kept: &mut Vec<(usize, u64)>) {
    let (Some(&first), Some(&last)) = (column.first(), column.last()) else { return };
    let (mut low, mut high) = ((0, first), (0, first));
    for (index, &value) in column.iter().enumerate() {
        if value < low.1 {
            low = (index, value);
        }
        if value > high.1 {
            high = (index, value);
        }
    }
    let between = if low.0 <= high.0 { [low, high] } else { [high, low] };
    let [early, late] = between;
    let mut previous = None;
    for (index, value) in [(0, first), early, late, (column.len() - 1, last)] {
        if previous.is_none_or(|before| before < index) {
            kept.push((start + index, value));
            previous = Some(index);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A small linear congruential generator: the tests need variety, not quality.
    fn noise(seed: u64, count: usize) -> Vec<u64> {
        let mut state = seed;
        let step = |_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            state >> 40
        };
        (0..count).map(step).collect()
    }

    #[test]
    fn every_column_keeps_its_first_last_lowest_and_highest() {
        for (seed, count, columns) in
            [(1, 1_000, 100), (2, 10_007, 313), (3, 641, 320), (4, 50, 1), (5, 99_999, 1_140)]
        {
            let values = noise(seed, count);
            let kept = m4(&values, columns);
            assert!(kept.len() <= 4 * columns, "{count} in {columns}");
            assert!(kept.windows(2).all(|pair| pair[0].0 < pair[1].0), "in order, each once");
            assert!(kept.iter().all(|&(index, value)| values[index] == value), "nothing invented");
            assert_eq!(kept.first(), Some(&(0, values[0])));
            assert_eq!(kept.last(), Some(&(count - 1, values[count - 1])));
            for wanted in 0..columns {
                let all: Vec<_> = (0..count)
                    .filter(|&i| column(i, count, columns) == wanted)
                    .map(|i| (i, values[i]))
                    .collect();
                let some: Vec<_> =
                    kept.iter().copied().filter(|&(i, _)| column(i, count, columns) == wanted).collect();
                let of = |list: &[(usize, u64)]| {
                    let range = list.iter().map(|p| p.1);
                    (list.first().copied(), list.last().copied(), range.clone().min(), range.max())
                };
                assert_eq!(of(&all), of(&some), "column {wanted} of {columns}, seed {seed}");
            }
        }
    }

    #[test]
    fn few_values_are_all_kept_and_edges_do_not_panic() {
        assert_eq!(m4(&[], 10), []);
        assert_eq!(m4(&[7], 10), [(0, 7)]);
        assert_eq!(m4(&[7, 9, 8], 0), []);
        assert_eq!(m4(&[4; 20], 10).len(), 20);
        assert_eq!(m4(&[u64::MAX; 5_000], 10).len(), 19, "first and last of ten columns, one of them single");
    }

    #[test]
    fn columns_span_the_width() {
        assert_eq!((column(0, 500, 100), column(499, 500, 100)), (0, 99));
        assert_eq!(column(0, 1, 100), 99);
        assert_eq!(column(9, 3, 100), 99, "an index past the end is the end");
        assert_eq!(column(0, 0, 0), 0);
    }
}
