//! Reported figures in words: always with who said so, and when.

use domain::{
    reported::{Figures, Metric, Period, Reported, Source},
    time::{Day, HOUR, Instant},
};
use leptos::prelude::*;

use crate::i18n::{Moment, moment, number, t, t_with};

/// "Reported by LinkedIn on 5 Jan 2026", with the days where the figures are about some days only.
pub fn reported_by(source: Source, as_of: Instant, period: Option<Period>) -> String {
    let name = t(&format!("reported.source.{}", source.name()));
    let date = moment(as_of, Moment::Date);
    match period {
        None => t_with("reported.by", &[("source", &name), ("date", &date)]),
        Some(period) => {
            let (from, to) = (day(period.from), day(period.to));
            t_with("reported.by.period", &[("source", &name), ("date", &date), ("from", &from), ("to", &to)])
        }
    }
}

/// A day of a network's own calendar. Noon: a day in UTC is the same day nearly everywhere then.
pub fn day(day: Day) -> String {
    moment(day.start().plus(12 * HOUR), Moment::Date)
}

/// A metric's name.
pub fn metric(metric: Metric) -> String {
    t(&format!("reported.metric.{}", metric.name()))
}

/// Figures side by side, at most `most` of them, those that say most first.
pub fn figures(figures: &Figures, most: usize) -> AnyView {
    let known = |metric: Metric| figures.get(&metric).map(|count| (metric, *count));
    let pairs = Metric::ALL.into_iter().filter_map(known).take(most).map(pair);
    view! { <dl class="reported-figures">{pairs.collect_view()}</dl> }.into_any()
}

fn pair((name, count): (Metric, Reported)) -> impl IntoView {
    view! {
        <div data-metric=name.name()><dt>{metric(name)}</dt><dd class="figure">{number(count.shown())}</dd></div>
    }
}
