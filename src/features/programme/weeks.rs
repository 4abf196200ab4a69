//! Clicks of the whole programme, week by week.

use charts::{Area, Bar, BarChart, ChartError, DrawingBackend, Layout, Theme, draw_bars, sheet_head};
use domain::privacy::{Grouping, ProgrammeReach, Table};
use leptos::prelude::*;
use std::sync::Arc;

use super::names::{value_text, week_days};
use crate::{
    i18n::{self, Moment, number, t, t_n, t_with},
    ui::chart::{
        ChartCanvas,
        save::{SaveChart, Sheet},
    },
};

/// The tables of one grouping, oldest first.
pub fn tables(reach: &ProgrammeReach, grouping: Grouping) -> Vec<Table> {
    let mut tables: Vec<Table> =
        reach.weeks.iter().filter(|table| table.grouping == grouping).cloned().collect();
    tables.sort_by_key(|table| table.week);
    tables
}

/// The latest closed week in words, then all of them as columns, then the table.
#[component]
pub fn Weeks(reach: ProgrammeReach) -> impl IntoView {
    let weeks = tables(&reach, Grouping::Programme);
    let group = reach.group;
    let words = in_words(&weeks);
    let bars = weeks.iter().map(|table| Bar {
        label: i18n::moment(table.week.start().plus(domain::time::DAY / 2), Moment::Day),
        text: table.total.map(number).unwrap_or_default(),
        value: table.total,
        range: None,
    });
    let chart = Arc::new(BarChart {
        bars: bars.collect(),
        layout: Layout::Columns,
        highlight: weeks.len().checked_sub(1),
    });
    let sized = Arc::clone(&chart);
    let kept = Arc::new((Arc::clone(&chart), weeks.clone(), group));
    let sheet = StoredValue::new(kept);
    let rows = weeks.iter().rev().map(|table| view! {
        <tr data-week=table.week.number().to_string()>
            <th scope="row">{week_days(table.week)}</th>
            <td class="is-number figure" class:muted=table.total.is_none()>{value_text(table.total, group)}</td>
        </tr>
    });
    view! {
        <section class="stack" aria-labelledby="weeks-title">
            <h2 id="weeks-title">{t("programme.weeks")}</h2>
            <p class="lead">{words.clone()}</p>
            <figure class="stack is-tight">
                <ChartCanvas label=words name="programme-weeks" height=move |width| sized.comfortable_height(width)
                    draw=move |area, theme| draw_bars(area, &chart, theme) />
                <figcaption class="small muted">{t("programme.weeks.caption")}</figcaption>
                <SaveChart sheet=move || sheet.try_get_value().map(WeeksSheet) />
                <details>
                    <summary>{t("programme.table")}</summary>
                    <div class="scroll-x">
                        <table>
                            <caption>{t("programme.weeks.caption")}</caption>
                            <thead><tr>
                                <th scope="col">{t("programme.week")}</th>
                                <th scope="col" class="is-number">{t("reach.clicks")}</th>
                            </tr></thead>
                            <tbody>{rows.collect_view()}</tbody>
                        </table>
                    </div>
                </details>
            </figure>
        </section>
    }
}

/// The columns as a file.
struct WeeksSheet(Arc<(Arc<BarChart>, Vec<Table>, usize)>);

impl Sheet for WeeksSheet {
    fn name(&self) -> String {
        "polyphony-programme-weeks".to_owned()
    }

    fn size(&self) -> (u32, u32) {
        (960, 480)
    }

    fn draw<DB: DrawingBackend>(&self, area: &Area<DB>, theme: &Theme) -> Result<(), ChartError> {
        let below = sheet_head(area, &t("programme.weeks"), &t("programme.weeks.caption"), theme)?;
        draw_bars(&below, &self.0.0, theme)
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let (_, weeks, group) = self.0.as_ref();
        let row = |table: &Table| {
            let clicks = table.total.map_or_else(|| value_text(None, *group), |total| total.to_string());
            vec![table.week.start().day().date(), clicks]
        };
        let head = vec![t("programme.week"), t("reach.clicks")];
        std::iter::once(head).chain(weeks.iter().map(row)).collect()
    }
}

/// The latest week and the one before it.
fn in_words(weeks: &[Table]) -> String {
    let mut latest = weeks.iter().rev();
    let Some(last) = latest.next() else { return t("programme.weeks.none") };
    let Some(total) = last.total else {
        return t_with("programme.weeks.withheld", &[("week", &week_days(last.week))]);
    };
    let words = t_n("programme.weeks.words", total, &[("week", &week_days(last.week))]);
    match latest.next().and_then(|before| before.total) {
        Some(before) => format!("{words} {}", t_with("programme.weeks.before", &[("n", &number(before))])),
        None => words,
    }
}
