//! The figures behind the pictures, for the words above and the table below them. No words here.

use crate::{Bar, Chord, Emphasis};

/// What can be said of a series of clicks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReachSummary {
    /// All clicks; the largest u64 should they be more.
    pub total: u64,
    /// The clicks of the present, last bucket.
    pub now: Option<u64>,
    /// Index and clicks of the highest bucket, the latest of equals.
    pub peak: Option<(usize, u64)>,
    /// What is usual: the median of all buckets before the present.
    pub usual: Option<f64>,
    /// The present as a multiple of what is usual ("twice as often"); none where usual is nothing.
    pub times_usual: Option<f64>,
}

/// Sums up a series of clicks, the oldest first.
pub fn reach_summary(clicks: &[u64]) -> ReachSummary {
    let now = clicks.last().copied();
    let usual = clicks.split_last().and_then(|(_, before)| median(before));
    ReachSummary {
        total: clicks.iter().fold(0, |sum: u64, &count| sum.saturating_add(count)),
        now,
        peak: clicks.iter().copied().enumerate().max_by_key(|&(_, count)| count),
        usual,
        times_usual: now.zip(usual).and_then(|(now, usual)| (usual > 0.0).then(|| now as f64 / usual)),
    }
}

/// The middle value, or the mean of the two middle ones.
fn median(values: &[u64]) -> Option<f64> {
    let mut values = values.to_vec();
    let middle = values.len() / 2;
    if values.is_empty() {
        return None;
    }
    let even = values.len().is_multiple_of(2);
    let (below, &mut upper, _) = values.select_nth_unstable(middle);
    let lower = if even { below.iter().copied().max().unwrap_or(upper) } else { upper };
    Some(lower as f64 / 2.0 + upper as f64 / 2.0)
}

/// One line of the table beside a chord.
#[derive(Debug, Clone, PartialEq)]
pub struct ChordRow {
    /// The petal's place in the chord.
    pub index: usize,
    /// Its label.
    pub label: String,
    /// Expected score and its 80 % interval, standard deviations.
    pub mean: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// How it is drawn.
    pub emphasis: Emphasis,
}

/// The petals from the strongest to the faintest: by emphasis, then by expected score.
pub fn chord_rows(chord: &Chord) -> Vec<ChordRow> {
    let row = |(index, petal): (usize, &crate::Petal)| ChordRow {
        index,
        label: petal.label.clone(),
        mean: petal.mean,
        low: petal.low,
        high: petal.high,
        emphasis: petal.emphasis,
    };
    let mut rows: Vec<_> = chord.petals.iter().enumerate().map(row).collect();
    rows.sort_by(|a, b| b.emphasis.cmp(&a.emphasis).then(b.mean.total_cmp(&a.mean)));
    rows
}

/// One line of the table beside bars.
#[derive(Debug, Clone, PartialEq)]
pub struct BarRow {
    /// The bar's label.
    pub label: String,
    /// Its value as written beside the bar, or why it is withheld.
    pub text: String,
    /// The value, where it may be shown.
    pub value: Option<u64>,
    /// 1 for the highest value shown; equal values share a rank; withheld and estimated ones have none.
    pub rank: Option<usize>,
}

/// The bars in their order with their ranks.
pub fn bar_rows(bars: &[Bar]) -> Vec<BarRow> {
    let mut values: Vec<u64> = bars.iter().filter_map(|bar| bar.value).collect();
    values.sort_unstable_by(|a, b| b.cmp(a));
    let rank = |value: u64| values.partition_point(|&other| other > value) + 1;
    let row = |bar: &Bar| BarRow {
        label: bar.label.clone(),
        text: bar.text.clone(),
        value: bar.value,
        rank: bar.value.map(rank),
    };
    bars.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Petal, Rgb};

    #[test]
    fn reach_in_figures() {
        let summary = reach_summary(&[20, 22, 18, 41, 41]);
        assert_eq!((summary.total, summary.now, summary.peak), (142, Some(41), Some((4, 41))));
        assert_eq!(summary.usual, Some(21.0));
        assert!((summary.times_usual.unwrap() - 41.0 / 21.0).abs() < 1e-9);
        assert_eq!(reach_summary(&[]).peak, None);
        assert_eq!(reach_summary(&[5]).usual, None);
        assert_eq!(reach_summary(&[0, 0, 9]).times_usual, None);
        assert_eq!(reach_summary(&[u64::MAX; 3]).total, u64::MAX);
    }

    #[test]
    fn chords_by_strength_and_bars_by_rank() {
        let petal = |label: &str, mean, emphasis| Petal {
            label: label.to_owned(),
            emblem: Vec::new(),
            hue: Rgb(0, 0, 0),
            mean,
            low: mean,
            high: mean,
            emphasis,
        };
        let chord = Chord {
            petals: vec![
                petal("a", 0.3, Emphasis::Room),
                petal("b", 0.9, Emphasis::AlsoYou),
                petal("c", 1.4, Emphasis::Primary),
                petal("d", f64::NAN, Emphasis::Room),
            ],
        };
        let order: Vec<_> = chord_rows(&chord).into_iter().map(|row| row.index).collect();
        assert_eq!(order[..2], [2, 1]);
        let bar = |value| Bar { label: String::new(), text: String::new(), value, range: None };
        let ranks: Vec<_> = bar_rows(&[bar(Some(4)), bar(None), bar(Some(9)), bar(Some(4))])
            .iter()
            .map(|row| row.rank)
            .collect();
        assert_eq!(ranks, [Some(2), None, Some(1), Some(2)]);
    }
}
