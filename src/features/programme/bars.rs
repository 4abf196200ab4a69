//! Bars on a canvas with their table beside them.

use charts::{Bar, BarChart, Layout, draw_bars};
use domain::privacy::{Cell, Grouping};
use leptos::prelude::*;

use super::names::{group_name, ranked, value_text};
use crate::{
    i18n::{number, t, t_with},
    ui::{chart::ChartCanvas, emblem::Emblem},
};
use domain::quiz::Pack;
use std::sync::Arc;

/// Groups as ranked bars, with the same as a table.
#[component]
pub fn RankedBars(
    /// The groups.
    cells: Vec<Cell>,
    /// What they are groups of.
    grouping: Grouping,
    /// The smallest group that is shown.
    group: usize,
    /// The typology, for the personas' names.
    pack: Arc<Pack>,
    /// The picture in a sentence.
    label: String,
    /// The table's heading.
    caption: String,
    /// What is counted.
    unit: String,
    /// The value of `data-chart`.
    name: &'static str,
) -> impl IntoView {
    let cells = ranked(&cells);
    let bars = cells.iter().map(|cell| Bar {
        label: group_name(grouping, &cell.name, &pack),
        text: cell
            .value
            .map_or_else(|| t_with("programme.withheld.short", &[("group", &number(group as u64))]), number),
        value: cell.value,
        range: None,
    });
    let chart = Arc::new(BarChart { bars: bars.collect(), layout: Layout::Rows, highlight: None });
    let sized = Arc::clone(&chart);
    let rows = cells.iter().map(|cell| {
        let emblem = pack.persona(&cell.name).filter(|_| grouping == Grouping::Persona).map(|persona| {
            view! { <Emblem persona=persona.icon.clone() /> }
        });
        view! {
            <tr data-cell=cell.name.clone()>
                <th scope="row"><span class="row">{emblem}{group_name(grouping, &cell.name, &pack)}</span></th>
                <td class="is-number figure" class:muted=cell.value.is_none()>{value_text(cell.value, group)}</td>
            </tr>
        }
    });
    view! {
        <ChartCanvas label=label name=name height=move |width| sized.comfortable_height(width)
            draw=move |area, theme| draw_bars(area, &chart, theme) />
        <details>
            <summary>{t("programme.table")}</summary>
            <div class="scroll-x">
                <table>
                    <caption>{caption}</caption>
                    <thead><tr><th scope="col">{t("programme.group")}</th><th scope="col" class="is-number">{unit}</th></tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </details>
    }
}
