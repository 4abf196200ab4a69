//! When a share's link was opened: a line as small as a word.

use charts::spark::draw_sparkline;
use domain::{
    ids::ShareId,
    reach::{MyReach, Span},
    time::Instant,
    trail::series,
};
use leptos::prelude::*;

use super::line::{named, place, total};
use crate::{
    i18n::{number, t_with},
    ui::chart::ChartCanvas,
};

/// Height of the line, CSS pixels.
const HEIGHT: f64 = 28.0;
/// More clicks than these no picture holds.
const MOST: u64 = charts::scale::LARGEST as u64;

/// The clicks of one share in the buckets of a span.
#[derive(Debug, Clone, PartialEq)]
struct Own {
    span: Span,
    from: Instant,
    clicks: Vec<u64>,
}

impl Own {
    fn of(mine: &MyReach, share: ShareId) -> Self {
        let (_, buckets) = mine.span.buckets();
        let own = mine.trails.iter().filter(|trail| trail.share == share);
        Self { span: mine.span, from: mine.series.from, clicks: series(own, 0..buckets) }
    }

    /// The line in words: when most clicks came at once.
    fn words(&self) -> String {
        let most = self.clicks.iter().copied().enumerate().max_by_key(|(_, clicks)| *clicks);
        let Some((bucket, most)) = most.filter(|(_, most)| *most > 0) else { return String::new() };
        let start = self.from.plus(self.span.buckets().0.saturating_mul(place(bucket)));
        t_with("reach.peak", &[("n", &number(most)), ("when", &named(self.span, start))])
    }
}

/// The line of a share; nothing where its link was not opened in the span. Only its own clicks draw it again.
pub fn spark(mine: Memo<Option<MyReach>>, share: ShareId) -> AnyView {
    let own = Memo::new(move |_| mine.with(|mine| mine.as_ref().map(|mine| Own::of(mine, share))));
    let any = Memo::new(move |_| own.with(|own| own.as_ref().is_some_and(|own| total(&own.clicks) > 0)));
    (move || {
        any.get().then(|| {
            let label = Signal::derive(move || own.with(|own| own.as_ref().map(Own::words)).unwrap_or_default());
            view! {
                <ChartCanvas label=label name="reach-spark" height=|_| HEIGHT draw=move |area, theme| {
                    own.with(|own| {
                        let clicks = own.as_ref().map(|own| own.clicks.as_slice()).unwrap_or_default();
                        let values: Vec<Option<f64>> = clicks.iter().map(|clicks| Some((*clicks).min(MOST) as f64)).collect();
                        draw_sparkline(area, &values, theme)
                    })
                } />
            }
        })
    })
    .into_any()
}
