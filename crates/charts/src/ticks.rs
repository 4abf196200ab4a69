//! Counts in few characters.

/// A count in few characters, for axes without a locale's own format: 950, 12k, 3.4M; cut, not rounded.
pub fn compact(value: u64) -> String {
    let units = [(1_000_000_000_000, "T"), (1_000_000_000, "G"), (1_000_000, "M"), (1_000, "k")];
    for (size, name) in units {
        if value >= size {
            let (whole, tenth) = (value / size, value % size / (size / 10));
            return if tenth == 0 || whole >= 100 {
                format!("{whole}{name}")
            } else {
                format!("{whole}.{tenth}{name}")
            };
        }
    }
    value.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compact_counts() {
        let cases =
            [(0, "0"), (999, "999"), (1_000, "1k"), (1_500, "1.5k"), (120_000, "120k"), (3_400_000, "3.4M")];
        for (value, text) in cases {
            assert_eq!(compact(value), text);
        }
        assert_eq!(compact(u64::MAX), "18446744T");
    }
}
