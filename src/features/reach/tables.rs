//! The same figures as tables: by share, in time.

use domain::reach::{MyReach, ShareClicks};
use leptos::prelude::*;

use super::{line::Line, spark::spark};
use crate::{
    i18n::{self, number, t, t_n},
    places,
    platform::ports,
};

/// How many shares are listed at first.
const FIRST: usize = 8;

/// Clicks of each share, newest first.
#[component]
pub fn SharesTable(mine: Memo<Option<MyReach>>) -> impl IntoView {
    let shares = move || mine.with(|mine| mine.as_ref().map(|mine| mine.shares.clone()).unwrap_or_default());
    let clicks = move |row: &ShareClicks| {
        let share = row.share;
        move || {
            mine.with(|mine| {
                let shares = mine.iter().flat_map(|mine| &mine.shares);
                shares.into_iter().find(|row| row.share == share).map_or(0, |row| row.clicks)
            })
        }
    };
    let none = move || shares().is_empty();
    let all = RwSignal::new(false);
    let listed = move || {
        let count = if all.get() { usize::MAX } else { FIRST };
        shares().into_iter().take(count).collect::<Vec<_>>()
    };
    let more = move || (!all.get() && shares().len() > FIRST).then(|| shares().len());
    view! {
        <section class="stack is-tight" aria-labelledby="by-share">
            <h2 id="by-share">{t("reach.by_share")}</h2>
            {move || none().then(|| view! { <p class="muted">{t("reach.by_share.none")}</p> })}
            <div class="scroll-x" hidden=none>
                <table class="reach-shares">
                    <thead><tr>
                        <th scope="col">{t("reach.story")}</th>
                        <th scope="col" class="only-wide">{t("reach.network")}</th>
                        <th scope="col" class="only-wide">{t("reach.shared")}</th>
                        <th scope="col" class="only-wide">{t("reach.spark")}</th>
                        <th scope="col" class="is-number">{t("reach.clicks")}</th>
                    </tr></thead>
                    <tbody>
                        <For each=listed key=|row| row.share let:row>
                            <tr data-share=row.share.to_string() data-code=row.code.to_string() data-row="share">
                                <th scope="row">
                                    <a href=places::story_reach(row.story) dir="auto">{row.title.clone()}</a>
                                    <span class="only-narrow small muted">{network(&row)}" · "{i18n::ago(row.at, ports::now())}</span>
                                </th>
                                <td class="only-wide">{network(&row)}</td>
                                <td class="only-wide">{i18n::ago(row.at, ports::now())}</td>
                                <td class="only-wide reach-spark">{spark(mine, row.share)}</td>
                                <td class="is-number figure" data-clicks="">{
                                    let clicks = clicks(&row);
                                    move || number(clicks())
                                }</td>
                            </tr>
                        </For>
                    </tbody>
                </table>
            </div>
            {move || more().map(|count| view! {
                <p><button type="button" class="button" on:click=move |_| all.set(true)>
                    {t_n("reach.by_share.all", count as u64, &[])}
                </button></p>
            })}
        </section>
    }
}

fn network(row: &ShareClicks) -> String {
    t(&format!("network.{}", row.network.name()))
}

/// The picture as a table, folded away: what is seen of it.
#[component]
pub fn BucketsTable(line: Memo<Option<Line>>) -> impl IntoView {
    let rows = move || {
        line.with(|line| {
            let Some(line) = line else { return Vec::new() };
            let row = |(place, clicks): (usize, &u64)| {
                let bucket = line.seen.start + place;
                (bucket, line.name(bucket), *clicks, line.before.get(place).copied())
            };
            // The present first: it is what one looks for.
            line.clicks().iter().enumerate().map(row).rev().collect::<Vec<_>>()
        })
    };
    let compared =
        Memo::new(move |_| line.with(|line| line.as_ref().is_some_and(|line| !line.before.is_empty())));
    view! {
        <details class="reach-buckets">
            <summary>{t("reach.table")}</summary>
            <div class="scroll-y" tabindex="0" role="region" aria-label=t("reach.table")>
                <table>
                    <thead><tr>
                        <th scope="col">{t("reach.when")}</th>
                        <th scope="col" class="is-number">{t("reach.clicks")}</th>
                        {move || compared.get().then(|| view! { <th scope="col" class="is-number">{t("reach.before")}</th> })}
                    </tr></thead>
                    <tbody>
                        {move || rows().into_iter().map(|(index, name, clicks, before)| view! {
                            <tr data-row="bucket" data-bucket=index.to_string()>
                                <th scope="row">{name}</th>
                                <td class="is-number figure">{number(clicks)}</td>
                                {before.map(|before| view! { <td class="is-number figure">{number(before)}</td> })}
                            </tr>
                        }).collect_view()}
                    </tbody>
                </table>
            </div>
        </details>
    }
}
