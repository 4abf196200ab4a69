//! How often people say that their verdict is wrong: how well the questions do.

use std::sync::Arc;

use domain::{
    privacy::{CorrectionCount, Corrections, Grouping},
    quiz::Pack,
};
use leptos::prelude::*;

use super::names::group_name;
use crate::{
    i18n::{number, percent, t, t_n, t_with},
    ui::emblem::Emblem,
};

/// The corrections in words and as a table; a reason where none may be shown.
pub fn corrections(shown: &Corrections, group: usize, pack: &Arc<Pack>) -> AnyView {
    let group = number(group as u64);
    let rows = shown.personas.iter().map(|row| {
        let emblem =
            pack.persona(&row.persona).map(|persona| view! { <Emblem persona=persona.icon.clone() /> });
        let name =
            view! { <span class="row">{emblem}{group_name(Grouping::Persona, &row.persona, pack)}</span> };
        line(name.into_any(), CorrectionCount { told: row.told, corrected: row.corrected })
    });
    let total = shown.total.map(|total| line(t("programme.corrections.all").into_any(), total));
    let rows: Vec<AnyView> = rows.chain(total).collect();
    let words = shown
        .total
        .map(|total| t_n("programme.corrections.words", total.corrected, &[("told", &number(total.told))]));
    let body = if rows.is_empty() {
        view! { <p class="muted">{t_with("programme.corrections.none", &[("group", &group)])}</p> }.into_any()
    } else {
        view! {
            {words.map(|words| view! { <p>{words}</p> })}
            <div class="scroll-x">
                <table data-table="corrections">
                    <caption>{t_with("programme.corrections.caption", &[("group", &group)])}</caption>
                    <thead><tr>
                        <th scope="col">{t("programme.corrections.told_as")}</th>
                        <th scope="col" class="is-number">{t("programme.people")}</th>
                        <th scope="col" class="is-number">{t("programme.corrections.corrected")}</th>
                        <th scope="col" class="is-number">{t("programme.corrections.share")}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="stack" aria-labelledby="corrections-title">
            <h2 id="corrections-title">{t("programme.corrections")}</h2>
            <p class="muted">{t("programme.corrections.intro")}</p>
            {body}
        </section>
    }
    .into_any()
}

fn line(name: AnyView, count: CorrectionCount) -> AnyView {
    // A row has ten people or more.
    let share = count.corrected as f64 / count.told.max(1) as f64;
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="is-number figure">{number(count.told)}</td>
            <td class="is-number figure">{number(count.corrected)}</td>
            <td class="is-number figure">{percent(share)}</td>
        </tr>
    }
    .into_any()
}
