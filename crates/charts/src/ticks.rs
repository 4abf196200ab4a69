//! Whole-number ticks.

/// A step of 1, 2 or 5 times a power of ten, at least 1, of which at most `steps` reach `max`. The largest step
/// that a u64 can hold is the limit.
pub fn nice_step(max: u64, steps: u64) -> u64 {
    let wanted = max.div_ceil(steps.max(1)).max(1);
    let mut power: u64 = 1;
    loop {
        for factor in [1, 2, 5] {
            let Some(step) = power.checked_mul(factor) else { return u64::MAX };
            if step >= wanted {
                return step;
            }
        }
        let Some(next) = power.checked_mul(10) else { return u64::MAX };
        power = next;
    }
}

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
    fn steps_are_nice_and_few() {
        assert_eq!(nice_step(0, 4), 1);
        assert_eq!(nice_step(4, 4), 1);
        assert_eq!(nice_step(41, 4), 20);
        assert_eq!(nice_step(1_000, 4), 500);
        assert_eq!(nice_step(u64::MAX, 4), 5_000_000_000_000_000_000);
        assert_eq!(nice_step(u64::MAX, 1), u64::MAX);
        for max in [1, 9, 99, 12_345, u64::MAX / 3] {
            let step = nice_step(max, 4);
            assert!(max.div_ceil(step) <= 4, "{max} by {step}");
        }
    }

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
