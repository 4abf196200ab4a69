//! What everybody's links to a story brought, in the weeks that may be shown.

use std::sync::Arc;

use charts::{Bar, BarChart, Layout, draw_bars};
use domain::{
    backend::Reach as _,
    ids::StoryId,
    numbers::{Measured, StoryNumbers, WeekClicks},
    reach::Measure,
    time::DAY,
};
use leptos::prelude::*;

use crate::{
    i18n::{self, Moment, number, t, t_n, t_with},
    session::use_session,
    ui::{
        chart::ChartCanvas,
        figure::{Figure, Kind},
        load::{Load, Loading},
        problem_note::ProblemNote,
        skeleton::Skeleton,
    },
};

/// Fewer weeks are read faster than they are drawn.
const PICTURE: usize = 4;

/// The section. A published week stays as it was, so that nothing has to be read again while one looks.
pub fn everybody(story: StoryId) -> AnyView {
    let session = use_session();
    let numbers = Loading::<StoryNumbers>::new();
    let fetch = move || numbers.fetch(async move { session.backend.get().story_numbers(story).await });
    fetch();
    view! {
        <section class="stack" aria-labelledby="everybody-title">
            <h2 id="everybody-title">{t("reach.everybody")}</h2>
            {move || match numbers.get() {
                Load::Waiting => view! { <Skeleton lines=2 boxes=0 /> }.into_any(),
                Load::Failed(problem) => view! {
                    <ProblemNote problem=problem retry=Callback::new(move |()| fetch()) />
                }
                .into_any(),
                Load::Ready(numbers) => told(&numbers),
            }}
        </section>
    }
    .into_any()
}

fn told(numbers: &StoryNumbers) -> AnyView {
    let group = number(numbers.group as u64);
    let why = t_with("reach.everybody.why", &[("group", &group)]);
    if numbers.weeks.is_empty() {
        return view! {
            <p>{t("reach.everybody.none")}</p>
            <p class="small muted">{why}</p>
        }
        .into_any();
    }
    let all: Measured = numbers.weeks.iter().map(|week| week.clicks).sum();
    let weeks = t_n("reach.everybody.weeks", numbers.weeks.len() as u64, &[]);
    let words = t_n("reach.everybody.words", all.get(), &[("weeks", &weeks)]);
    let practice = numbers.measure == Measure::Practice;
    let label = t(if practice { "reach.figure.practice" } else { "reach.figure.clicks" });
    view! {
        <p>{words.clone()}</p>
        <dl class="numbers">
            <Figure kind=Kind::Measured name="everybody" label=label value=number(all.get()) />
        </dl>
        {(numbers.weeks.len() >= PICTURE).then(|| columns(&numbers.weeks, words))}
        {table(&numbers.weeks)}
        <p class="small muted">{why}</p>
    }
    .into_any()
}

/// A week by its Monday. Weeks are counted in UTC; noon keeps the name of the day in every time zone but the farthest.
fn name(week: &WeekClicks) -> String {
    i18n::moment(week.week.start().plus(DAY / 2), Moment::Day)
}

fn columns(weeks: &[WeekClicks], words: String) -> AnyView {
    let bar = |week: &WeekClicks| Bar {
        label: name(week),
        text: number(week.clicks.get()),
        value: Some(week.clicks.get()),
        range: None,
    };
    let bars = weeks.iter().map(bar).collect();
    let chart = Arc::new(BarChart { bars, layout: Layout::Columns, highlight: weeks.len().checked_sub(1) });
    let sized = Arc::clone(&chart);
    view! {
        <ChartCanvas label=words name="reach-everybody" height=move |width| sized.comfortable_height(width)
            draw=move |area, theme| draw_bars(area, &chart, theme) />
    }
    .into_any()
}

fn table(weeks: &[WeekClicks]) -> AnyView {
    let rows = weeks.iter().rev().map(|week| {
        view! {
            <tr data-week=week.week.number().to_string()>
                <th scope="row">{name(week)}</th>
                <td class="is-number figure">{number(week.clicks.get())}</td>
            </tr>
        }
    });
    view! {
        <details class="reach-buckets" open=weeks.len() < PICTURE>
            <summary>{t("programme.table")}</summary>
            <table>
                <thead><tr>
                    <th scope="col">{t("reach.everybody.week")}</th>
                    <th scope="col" class="is-number">{t("reach.clicks")}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </details>
    }
    .into_any()
}
