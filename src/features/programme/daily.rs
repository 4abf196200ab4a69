//! The days as a chart to walk through, with their words and their table.

use std::sync::Arc;

use charts::{Area, ChartError, DrawingBackend, Theme, sheet_head};
use domain::privacy::ProgrammeReach;
use leptos::prelude::*;

use super::days::Days;
use crate::{
    i18n::{number, t},
    ui::chart::{
        look::Look,
        save::{SaveChart, Sheet},
        stage::Stage,
        walk::{Said, walk},
    },
};

/// The section; nothing where no week tells of its days.
pub fn daily(reach: &ProgrammeReach, look: Look) -> Option<AnyView> {
    let days = Arc::new(Days::of(reach)?);
    let words = days.words();
    let any = days.clicks.iter().any(Option::is_some);
    let picture = any.then(|| picture(days, look, words.clone()));
    Some(
        view! {
            <section class="stack" aria-labelledby="daily-title">
                <h2 id="daily-title">{t("programme.daily")}</h2>
                <p>{words}</p>
                {picture}
            </section>
        }
        .into_any(),
    )
}

fn picture(days: Arc<Days>, look: Look, words: String) -> AnyView {
    let stage = Stage::of_days(look, days.from, days.clicks.len());
    let kept = StoredValue::new(Arc::clone(&days));
    let of_days = move |words: &dyn Fn(&Days) -> String| kept.with_value(|days| words(days));
    let seen = move || stage.window.get().range();
    let said = Said {
        names: ["programme-days-axes", "programme-days", "programme-days-cursor", "programme-days-whole"],
        label: Signal::stored(words),
        period: Signal::derive(move || of_days(&|days| days.period(&seen()))),
        name: Callback::new(move |day| of_days(&|days| days.name(day))),
        words: Callback::new(move |day| of_days(&|days| days.in_words(day))),
    };
    let drawn = Memo::new(move |_| kept.with_value(|days| Some(days.picture(seen()))));
    let rows = days.clicks.iter().enumerate().rev().map(|(day, clicks)| {
        let figure = clicks.map_or_else(|| t("programme.daily.withheld"), number);
        view! {
            <tr data-day=days.start(day).day().date()>
                <th scope="row">{days.name(day)}</th>
                <td class="is-number figure" class:muted=clicks.is_none()>{figure}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <figure class="stack is-tight">
            <div>{walk(drawn, stage, said)}</div>
            <figcaption class="small muted">{t("programme.daily.caption")}" "<span class="only-keys">{t("chart.hint")}</span></figcaption>
            <SaveChart sheet=move || kept.try_get_value().map(DaysSheet) />
            <details>
                <summary>{t("programme.table")}</summary>
                <div class="scroll-y" tabindex="0" role="region" aria-label=t("programme.daily")>
                    <table>
                        <caption>{t("programme.daily.caption")}</caption>
                        <thead><tr>
                            <th scope="col">{t("reach.when")}</th>
                            <th scope="col" class="is-number">{t("reach.clicks")}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </details>
        </figure>
    }
    .into_any()
}

/// The days as a file.
struct DaysSheet(Arc<Days>);

impl Sheet for DaysSheet {
    fn name(&self) -> String {
        "polyphony-programme-days".to_owned()
    }

    fn size(&self) -> (u32, u32) {
        (960, 480)
    }

    fn draw<DB: DrawingBackend>(&self, area: &Area<DB>, theme: &Theme) -> Result<(), ChartError> {
        let below = sheet_head(area, &t("programme.daily"), &t("programme.daily.caption"), theme)?;
        self.0.picture(0..self.0.clicks.len()).draw_all(&below, theme)
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let row = |(day, clicks): (usize, &Option<u64>)| {
            let clicks = clicks.map_or_else(|| t("programme.daily.withheld"), |clicks| clicks.to_string());
            vec![self.0.start(day).day().date(), clicks]
        };
        let head = vec![t("reach.when.utc"), t("reach.clicks")];
        std::iter::once(head).chain(self.0.clicks.iter().enumerate().map(row)).collect()
    }
}
