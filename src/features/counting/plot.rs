//! What clicks would cost elsewhere, side by side: from the lowest to the highest price of each way to buy them.

use std::sync::Arc;

use charts::dots::{DotPlot, Range, draw_dots};
use domain::numbers::{Equivalence, MoneyRange};
use leptos::prelude::*;

use super::words::{amount, numbers};
use crate::{
    i18n::{money, t},
    ui::chart::ChartCanvas,
};

/// One way to buy as many clicks.
struct Way {
    name: String,
    /// Of influencers: how many posts.
    posts: Option<String>,
    money: MoneyRange,
}

/// The picture with its table; nothing where there is nothing to compare.
pub fn plot(name: &'static str, media: &MoneyRange, all: &[Equivalence]) -> Option<AnyView> {
    let ads = Way { name: t("counting.plot.ads"), posts: None, money: media.clone() };
    let posts = all.iter().map(|one| Way {
        name: t(&format!("counting.plot.{}", one.tier.name())),
        posts: Some(numbers(one.posts_from, one.posts_to)),
        money: one.money.clone(),
    });
    let ways: Vec<Way> = std::iter::once(ads).chain(posts).filter(|way| way.money.to > 0).collect();
    if ways.len() < 2 {
        return None;
    }
    let chart = Arc::new(drawn(&ways));
    let height = chart.comfortable_height();
    Some(
        view! {
            <figure class="stack is-tight">
                <ChartCanvas label=t("counting.plot") name=name height=move |_| height
                    draw=move |area, theme| draw_dots(area, &chart, theme) />
                <figcaption class="small muted">{t("counting.plot.caption")}</figcaption>
                {table(&ways)}
            </figure>
        }
        .into_any(),
    )
}

/// Prices lie far apart: equal distances are equal factors, which know no nought.
fn drawn(ways: &[Way]) -> DotPlot {
    let end = |amount: u64| amount.max(1) as f64;
    let ranges = ways.iter().map(|way| Range {
        label: way.name.clone(),
        ends: (end(way.money.from), end(way.money.to)),
        texts: [way.money.from, way.money.to].map(|amount| money(amount as f64, &way.money.currency)),
        estimated: true,
    });
    let ranges: Vec<Range> = ranges.collect();
    let low = ranges.iter().map(|range| range.ends.0).fold(f64::INFINITY, f64::min).log10().floor() as i32;
    let high = ranges.iter().map(|range| range.ends.1).fold(1.0, f64::max).log10().ceil() as i32;
    let currency = ways.first().map(|way| way.money.currency.clone()).unwrap_or_default();
    let tick = |power: i32| (10f64.powi(power), money(10f64.powi(power), &currency));
    DotPlot { ranges, here: None, ticks: (low..=high).map(tick).collect(), log: true }
}

fn table(ways: &[Way]) -> AnyView {
    let rows = ways.iter().map(|way| {
        view! {
            <tr>
                <th scope="row">{way.name.clone()}</th>
                <td class="is-number figure">{way.posts.clone().unwrap_or_else(|| "–".to_owned())}</td>
                <td class="is-number figure">{amount(&way.money)}</td>
            </tr>
        }
    });
    view! {
        <details>
            <summary>{t("programme.table")}</summary>
            <div class="scroll-x">
                <table>
                    <caption>{t("counting.plot")}</caption>
                    <thead><tr>
                        <th scope="col">{t("counting.plot.way")}</th>
                        <th scope="col" class="is-number">{t("counting.plot.posts")}</th>
                        <th scope="col" class="is-number">{t("counting.plot.price")}</th>
                    </tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}
